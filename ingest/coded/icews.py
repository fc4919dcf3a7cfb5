"""ICEWS: the published form of 20 columns, and quadruples (source, event, target, day), tab-separated.

ICEWS Coded Event Data, Boschee et al., Harvard Dataverse (2015). A record's id is its Event ID; a quadruple
has none, so its id comes from its words: the same record in two files is one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from graph.facts import Place
from graph.ids import digest, slug
from ingest import kb
from ingest.articles import BadInput
from ingest.coded.actors import Actors
from ingest.coded.cameo import codes
from ingest.coded.lines import read_lines
from ingest.coded.records import Actor, Dataset, Parsed, Record

_FIRST = "Event ID"
_COLUMNS = 20
_QUADRUPLE = 4
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def dataset() -> Dataset:
    """ICEWS; three quarters of what its coder ACCENT finds are right, by its makers' evaluation (BBN, 2015)."""
    return Dataset("ICEWS", Actors("icews"), 0.75)


def records(path: Path, actors: Actors, on_bytes: Callable[[int], None] = lambda _: None) -> Iterator[Parsed]:
    """The records of a file in order, a malformed line as `BadInput`. Raises OSError."""
    for number, line in read_lines(path, on_bytes):
        if isinstance(line, BadInput):
            yield line
        elif line and not line.startswith(_FIRST + "\t"):
            yield record(line, f"{path}:{number}", actors)


def record(line: str, where: str, actors: Actors) -> Parsed:
    """A line as a record; `where` names it if it is malformed."""
    cells = line.split("\t")
    if len(cells) == _QUADRUPLE:
        source, event, target, day = cells
        code = codes().get(event.strip().lower(), "")
        if not code:
            return BadInput(where, f"{event!r} is no event of CAMEO")
        identity, place, origins = f"icews-{digest(*cells)}", None, ("", "")
    elif len(cells) == _COLUMNS:
        number, day, source, code, target = (cells[k] for k in (0, 1, 2, 6, 8))
        if not number.isdigit():
            return BadInput(where, f"{number!r} is no Event ID")
        identity, place, origins = f"icews-{number}", _place(cells[14], cells[17], actors), (cells[4], cells[10])
    else:
        return BadInput(where, f"{len(cells)} columns; ICEWS has {_COLUMNS}, or {_QUADRUPLE} as quadruples")
    if not is_day(day):
        return BadInput(where, f"{day!r} is no day like 2015-11-23")
    if not source.strip() or not target.strip():
        return BadInput(where, "no source or no target")
    one, other = (Actor(name.strip(), _iso(of, actors)) for name, of in ((source, origins[0]), (target, origins[1])))
    return Record(identity, line, day, code, one, other, place)


def is_day(text: str) -> bool:
    """Whether it is a day of the calendar, YYYY-MM-DD."""
    try:
        return bool(_DAY.fullmatch(text)) and bool(date.fromisoformat(text))
    except ValueError:
        return False


def _iso(name: str, actors: Actors) -> str | None:
    state = actors.state(name)
    return state.iso3 if state else None


def _place(city: str, country: str, actors: Actors) -> Place | None:
    """Where the story puts the event: a place of the knowledge base where it knows the name."""
    return None if city in ("", "NA") else place_of(city, _iso(country, actors))


def place_of(city: str, iso3: str | None) -> Place:
    """A city as a place: one of the knowledge base, if its id is the city's and the country the same."""
    known = kb.load().by_id.get(slug(city))
    if isinstance(known, kb.Place) and known.country == iso3:
        names = {code: name for code, name in known.name.items() if code != "en" and name}
        return Place(id=known.id, name=known.name["en"], names=names, country=iso3)
    state = kb.load().by_iso.get(iso3 or "")
    capital = state is not None and slug(state.capital.get("en", "")) == slug(city)
    return Place(id=slug(city) if capital or not iso3 else slug(f"{city} {iso3}"), name=city, country=iso3)
