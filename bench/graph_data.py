"""Facts for `bench.graph`: ICEWS, scaled by telling its beginning again of other people, a year later each time.

So the graph grows as one of more of the world and more years does: people and bodies are a copy's own, countries
are not. What is asked of the first copy's people and days has the same answer however many copies there are. Coded
data has neither events nor topics; each copy's meetings of the first of a month are given an event, and what is
talked about topics, so that what is asked of them can be asked here.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count, islice
from pathlib import Path
from zlib import crc32

from graph.facts import Article, Fact, FactType, Kind, Named, Participant
from graph.ids import fact_id
from ingest import kb
from ingest.coded import icews
from ingest.coded.records import Record
from ingest.results import Result

DATA = Path(__file__).parents[2] / "shared" / "data" / "icews14_full_named.tsv.gz"
FIRST_YEAR = 2014
_TALKED = frozenset({FactType.MEET, FactType.COOPERATE, FactType.AGREE})


def scaled(facts: int, copied: int) -> Iterator[Result]:
    """So many articles of one fact each, in copies of the first `copied` of ICEWS."""
    return islice((told for copy in count() for told in islice(_copy(copy), copied)), facts)


def event_of(copy: int, month: int) -> Named:
    """The event that the meetings of the first of a month are at."""
    return Named(id=f"bench-summit-{copy}-{month:02}", name=f"Summit {copy}-{month:02}")


def _copy(copy: int) -> Iterator[Result]:
    coder = icews.dataset()
    for read in icews.records(DATA, coder.actors):
        result = coder.result(read) if isinstance(read, Record) else read
        if isinstance(result, Result):
            yield _retold(result, copy)


def _retold(result: Result, copy: int) -> Result:
    (fact,) = result.facts
    assert fact.date is not None
    day = f"{FIRST_YEAR + copy}{fact.date.start[4:]}".replace("-02-29", "-02-28")
    identity = f"{result.article.id}-{copy}"
    article = result.article.model_copy(update={"id": identity, "published": day})
    parts = tuple(_renamed(part, copy) for part in fact.participants)
    return Result(article, [_placed(fact, article, parts, day, copy)])


def _renamed(part: Participant, copy: int) -> Participant:
    if copy == 0 or part.kind is Kind.COUNTRY:
        return part
    return part.model_copy(update={"id": f"{part.id}-{copy}", "name": f"{part.name} {copy}", "wikidata": None})


def _placed(fact: Fact, article: Article, parts: tuple[Participant, ...], day: str, copy: int) -> Fact:
    who = [(part.id, part.role.value) for part in parts]
    subtype = fact.subtype and fact.subtype.value
    topics = kb.load().topics
    topic = topics[crc32(article.id.encode()) % len(topics)]
    met_there = fact.type is FactType.MEET and day.endswith("-01")
    return fact.model_copy(
        update={
            "id": fact_id(article.id, fact.type.value, subtype, who, fact.status.value, 0),
            "article": article.id,
            "participants": parts,
            "date": fact.date and fact.date.model_copy(update={"start": day}),
            "event": event_of(copy, int(day[5:7])) if met_there else None,
            "topics": (Named(id=topic.id, name=topic.name["en"]),) if fact.type in _TALKED else (),
        }
    )
