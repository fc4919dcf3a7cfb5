"""The files of the knowledge base, as rows: read only where they have changed since they were compiled."""

from __future__ import annotations

import json
import marshal
from dataclasses import astuple, replace
from itertools import chain
from pathlib import Path
from typing import Any

from graph.ids import slug
from ingest.kb import (
    Country,
    Edition,
    EventSeries,
    Office,
    Organization,
    Person,
    Place,
    Topic,
)

_HERE = Path(__file__).parent


def packed() -> dict[str, Any]:
    """All rows as plain data, each by itself, with indexes of their numbers by code, id and office."""
    tables = _tables()
    numbers = {id(row): n for n, row in enumerate(chain(*tables.values()))}
    # of those that share an id, the one whose table comes last here is found by it
    order = ("topics", "events", "places", "organizations", "people", "countries")
    by_id = {row.id: numbers[id(row)] for table in order for row in tables[table]}
    by_iso = {row.iso3: numbers[id(row)] for row in tables["countries"]}
    holders: dict[tuple[str, str], list[int]] = {}
    for n, person in enumerate(tables["people"]):
        for key in dict.fromkeys((o.office, o.of) for o in person.offices):
            holders.setdefault(key, []).append(n)
    rows = {table: [marshal.dumps(astuple(row)) for row in tables[table]] for table in tables}
    return {**rows, "by_iso": by_iso, "by_id": marshal.dumps(by_id), "holders": marshal.dumps(holders)}


def _tables() -> dict[str, list[Any]]:
    """The rows, in the order of `KnowledgeBase.tables`."""
    organizations = [_pick(Organization, r, members=tuple(r.get("members") or ())) for r in _rows("organizations")]
    return {
        "countries": [_pick(Country, r) for r in _rows("countries")],
        "people": _people(_HERE / "leaders"),
        "organizations": organizations,
        "places": [_pick(Place, r) for r in _rows("places")],
        "events": [_event(r) for r in _rows("events")],
        "topics": [_pick(Topic, r, broader=r.get("broader")) for r in _rows("topics")],
    }


def _rows(table: str) -> list[dict[str, Any]]:
    path = _HERE / f"{table}.jsonl"
    lines = path.read_text("utf-8").splitlines() if path.is_file() else []
    return [json.loads(line) for line in lines if line.strip()]


def _pick(cls: type[Any], row: dict[str, Any], **changed: Any) -> Any:
    known = {k: v for k, v in row.items() if k in cls.__dataclass_fields__ and v is not None}
    return cls(**{**known, **changed})


def _offices(cell: str) -> tuple[Office, ...]:
    out = []
    for part in filter(None, (p.strip() for p in cell.split(";"))):
        title, _, term = part.partition(":")
        office, _, of = title.partition("@")
        start, _, end = term.partition("..")
        out.append(Office(office.strip(), of.strip(), start.strip(), end.strip()))
    return tuple(out)


def _people(folder: Path) -> list[Person]:
    """The leaders of all regional files; who stands in two of them is one person with both rows' names and terms."""
    out: dict[str, Person] = {}
    for path in sorted(folder.glob("*.tsv")):
        if path.name.startswith("coverage"):
            continue
        for line in path.read_text("utf-8").splitlines()[1:]:
            person = _person([c.strip() for c in line.split("\t")])
            known = out.get(person.id)
            out[person.id] = _both(known, person) if known else person
    return list(out.values())


def _person(cells: list[str]) -> Person:
    name_en, name_ar, country, offices, also_en, also_ar, wikidata, _ = cells
    return Person(
        wikidata or slug(name_en),
        {"en": name_en, "ar": name_ar},
        country,
        _offices(offices),
        {"en": [a for a in also_en.split("|") if a], "ar": [a for a in also_ar.split("|") if a]},
        wikidata or None,
    )


def _both(a: Person, b: Person) -> Person:
    held = {(o.office, o.of) for o in a.offices}
    aliases = {code: list(dict.fromkeys([*a.aliases[code], *b.aliases[code]])) for code in ("en", "ar")}
    return replace(a, aliases=aliases, offices=(*a.offices, *(o for o in b.offices if (o.office, o.of) not in held)))


def _event(row: dict[str, Any]) -> EventSeries:
    editions = tuple(_pick(Edition, e) for e in row.get("editions", []))
    return _pick(EventSeries, row, editions=editions)  # type: ignore[no-any-return]
