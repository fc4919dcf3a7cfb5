"""What the questions are asked of: the bundled samples as they are read, and moments of history written out.

`history.jsonl` has a fact a line; lines of one id are of one article of one sentence. People, countries, places and
events go by their English names in the knowledge base.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

from app.ask.answer import Answer, answer
from app.demo import SAMPLES
from graph.facts import Article, Fact
from graph.ids import fact_id
from graph.load import load_articles
from graph.reference import Reference, load_reference
from graph.store import Store
from ingest import kb
from ingest.articles import BadInput, find, read
from ingest.extract import Extractor
from ingest.reference import reference

HISTORY = Path(__file__).parent / "history.jsonl"
# Half of the questions were set aside before any rule was fitted to the other half
TABLES = {"tuned": HISTORY.with_name("questions.jsonl"), "frozen": HISTORY.with_name("questions_frozen.jsonl")}

Told = tuple[Article, list[Fact]]


async def fill(store: Store) -> None:
    """Loads the world into an empty graph, with the reference data that it needs."""
    told = [*history(), *samples()]
    await load_reference(store, needed([fact for _, facts in told for fact in facts]))
    await load_articles(store, told)


def samples() -> Iterator[Told]:
    """The bundled articles with the facts that are read in them."""
    for path in find([SAMPLES]):
        for article in read(path):
            assert not isinstance(article, BadInput)
            yield article, Extractor().extract(article)


def history() -> Iterator[Told]:
    """The articles and facts of `history.jsonl`."""
    rows = [json.loads(line) for line in HISTORY.read_text("utf-8").splitlines()]
    for _, told in groupby(rows, key=lambda row: str(row["id"])):
        same = list(told)
        article = Article(id=same[0]["id"], text=same[0]["text"], lang=same[0]["lang"], published=same[0]["day"])
        yield article, [_fact(row) for row in same]


def questions(half: str) -> list[dict[str, Any]]:
    """The questions of one half with what answers them; `after` is the question asked before in the same talk."""
    return [json.loads(line) for line in TABLES[half].read_text("utf-8").splitlines()]


async def verdict(row: dict[str, Any], store: Store) -> tuple[str, str]:
    """Whether a question of the table is answered right, open or wrong, and what was answered."""
    return judge(row, await answer(row["q"], None, store, [row["after"]] if "after" in row else ()))


def judge(row: dict[str, Any], found: Answer) -> tuple[str, str]:
    """Whether the answers are those of the table, each with its status and with facts."""
    shown = f"{row['q']} -> {found.text}"
    if not all(one.facts and {fact.id for fact in found.facts} >= set(one.facts) for one in found.answers):
        return "wrong", f"an answer without its facts: {shown}"
    if not found.answers:
        return ("right" if row.get("answers") == [] else "open"), shown
    if "articles" in row:
        right = {fact.article for fact in found.facts} == set(row["articles"])
    elif "through" in row:
        right = all(all(name in one.name for name in row["through"]) for one in found.answers)
    else:
        told = {(one.date or one.name, one.status) for one in found.answers}
        expected = {(name, status) for name, status in row["answers"]}
        right = expected <= told <= expected | {(name, status) for name, status in row.get("may", [])}
    return ("right" if right else "wrong"), shown


def _fact(row: dict[str, Any]) -> Fact:
    who = [_participant(name, role) for name, role in row["who"]]
    parts = [(one["id"], one["role"]) for one in who]
    fields = {
        "id": fact_id(row["id"], row["type"], row.get("subtype"), parts, row["status"], 0),
        "article": row["id"],
        "type": row["type"],
        "subtype": row.get("subtype"),
        "status": row["status"],
        "participants": who,
        "date": _date(*row["date"]),
        "place": _place(row["place"]) if "place" in row else None,
        "event": _event(row["event"]) if "event" in row else None,
        "attribution": [_attributed(name) for name in row.get("by", ())],
        "topics": [_topic(identity) for identity in row["topics"]],
        "evidence": [{"quote": row["text"], "start": 0, "end": len(row["text"])}],
        "confidence": 0.9,
        "extractor": "history/1",
    }
    return Fact.model_validate(fields)


def _participant(name: str, role: str) -> dict[str, Any]:
    base = kb.load()
    kinds = (("person", base.people), ("country", base.countries), ("organization", base.organizations))
    for kind, rows in kinds:
        for row in rows:
            if row.name["en"] == name:  # type: ignore[attr-defined]
                country = row.iso3 if isinstance(row, kb.Country) else row.country  # type: ignore[attr-defined]
                who = {"mention": name, "kind": kind, "role": role, "basis": "alias", "country": country}
                return _named(row) | who
    raise LookupError(f"nobody in the knowledge base is {name}")


def _attributed(name: str) -> dict[str, Any]:
    return _named(next(row for row in (*kb.load().countries, *kb.load().people) if row.name["en"] == name))


def _named(row: Any) -> dict[str, Any]:
    return {"id": row.id, "name": row.name["en"], "names": {"ar": row.name["ar"]}}


def _date(start: str, end: str | None = None) -> dict[str, Any]:
    exact = "day" if len(start) == 10 else "month"
    return {"start": start, "end": end, "precision": "range" if end else exact}


def _place(name: str) -> dict[str, Any]:
    rows = [*reference().places, *reference().countries]
    row = next(row for row in rows if row["name"] == name)
    country = row.get("country") or row.get("iso3")
    return {"id": row["id"], "name": name, "names": {"ar": row["name_ar"]}, "country": country}


def _event(name: str) -> dict[str, Any]:
    row = next(row for row in reference().events if row["name"] == name)
    return {"id": row["id"], "name": name, "names": {"ar": row["name_ar"]}}


def _topic(identity: str) -> dict[str, Any]:
    return _named(kb.load().by_id[identity])


def needed(facts: Iterable[Fact]) -> Reference:
    """Of the reference data: all countries, and what the facts speak of."""
    told = {p.id for fact in facts for p in fact.participants}
    told |= {place.id for fact in facts if (place := fact.place)}
    told |= {event.id for fact in facts if (event := fact.event)}
    every = reference()
    events = [row for row in every.events if row["id"] in told]
    told |= {row["place"] for row in events} | {row["broader"] for row in every.topics}
    return Reference(
        countries=every.countries,
        people=[row for row in every.people if row["id"] in told],
        organizations=[row for row in every.organizations if row["id"] in told],
        places=[row for row in every.places if row["id"] in told],
        events=events,
        topics=every.topics,
        offices=[],
        holds=[],
    )
