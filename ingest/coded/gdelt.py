"""GDELT 2.0: its events (61 columns) and its mentions (16 columns), tab-separated, without a header.

The GDELT Event Database, data format codebook V2.0 (2015). A mention says that an article tells of an event: it
becomes an article of its own with the event's fact, so that what happened counts its articles. Events are
imported before their mentions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from graph.facts import Article, Evidence, Fact, Place
from graph.ids import digest, fact_id
from ingest.articles import BadInput
from ingest.coded.actors import Actors
from ingest.coded.icews import is_day, place_of
from ingest.coded.lines import read_lines
from ingest.coded.records import Actor, Dataset, Passed, Record
from ingest.results import Result

_EVENT_COLUMNS = 61
_MENTION_COLUMNS = 16
_WEB = "1"  # the type of a mention whose identifier is an address
_CITY_TYPES = ("3", "4")  # of places: a city in the United States, or in the world
_MODERATE = 0.5


def dataset() -> Dataset:
    """GDELT; it states no confidence for an event, so none is taken for more likely right than wrong."""
    return Dataset("GDELT", Actors("gdelt", by_country=True), _MODERATE)


@dataclass(frozen=True, slots=True)
class Mentioned:
    """A mention of an event; `confidence` is GDELT's own, 0 to 1."""

    event: str  # the id of the event's article
    article: Article
    confidence: float

    def result(self, fact: Fact) -> Result:
        """The mention as an article that tells the event's fact."""
        who = [(part.id, part.role.value) for part in fact.participants]
        subtype = fact.subtype and fact.subtype.value
        told = fact.model_copy(
            update={
                "id": fact_id(self.article.id, fact.type.value, subtype, who, fact.status.value, 0),
                "article": self.article.id,
                "evidence": (Evidence(quote=self.article.text, start=0, end=len(self.article.text)),),
                "confidence": self.confidence,
            }
        )
        return Result(self.article, [told])


def records(
    path: Path, actors: Actors, on_bytes: Callable[[int], None] = lambda _: None
) -> Iterator[Record | Mentioned | Passed | BadInput]:
    """The records of a file in order, a malformed line as `BadInput`. Raises OSError."""
    for number, line in read_lines(path, on_bytes):
        if isinstance(line, BadInput):
            yield line
        elif line:
            yield record(line, f"{path}:{number}", actors)


def record(line: str, where: str, actors: Actors) -> Record | Mentioned | Passed | BadInput:
    """A line as a record, or a mention of one; `where` names it if it is malformed."""
    cells = line.split("\t")
    if len(cells) not in (_EVENT_COLUMNS, _MENTION_COLUMNS):
        return BadInput(
            where, f"{len(cells)} columns; GDELT 2.0 has {_EVENT_COLUMNS}, or {_MENTION_COLUMNS} of mentions"
        )
    if not cells[0].isdigit():
        return BadInput(where, f"{cells[0]!r} is no GLOBALEVENTID")
    return _event(line, cells, where, actors) if len(cells) == _EVENT_COLUMNS else _mention(line, cells, where)


def _event(line: str, cells: Sequence[str], where: str, actors: Actors) -> Record | Passed | BadInput:
    day, added = _day(cells[1]), _day(cells[59])
    if not is_day(day) or not is_day(added):
        return BadInput(where, f"{cells[1]!r} or {cells[59]!r} is no day like 20151123")
    if not (cells[6] and cells[16]):
        return Passed.NO_ACTOR
    one, other = (Actor(_title(cells[k]), cells[k + 1] or None) for k in (6, 16))
    place = _place(cells[51], cells[52], actors)
    return Record(f"gdelt-{cells[0]}", line, day, cells[26], one, other, place, cells[60] or None, added)


def _mention(line: str, cells: Sequence[str], where: str) -> Mentioned | BadInput:
    published = _day(cells[2])
    if not is_day(published):
        return BadInput(where, f"{cells[2]!r} is no time like 20151123093000")
    if not (cells[11].isdigit() and int(cells[11]) <= 100):
        return BadInput(where, f"{cells[11]!r} is no confidence from 0 to 100")
    identity = f"gdelt-{cells[0]}-{digest(*cells[:7])}"
    url = cells[5] if cells[3] == _WEB else None
    article = Article(id=identity, text=line, published=published, url=url, source=f"GDELT: {cells[4]}")
    return Mentioned(f"gdelt-{cells[0]}", article, int(cells[11]) / 100)


def _day(text: str) -> str:
    return f"{text[:4]}-{text[4:6]}-{text[6:8]}"


def _title(name: str) -> str:
    """GDELT writes names in capitals."""
    return name.title() if name.isupper() else name


def _place(kind: str, name: str, actors: Actors) -> Place | None:
    """Where the event took place: the city that "Tehran, Tehran, Iran" begins with, of the country it ends with."""
    parts = [part.strip() for part in name.split(",")]
    if kind not in _CITY_TYPES or len(parts) < 2:
        return None
    state = actors.state(parts[-1])
    return place_of(parts[0], state.iso3 if state else None)
