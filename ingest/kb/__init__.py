"""The knowledge base: countries, leaders, organizations, places, event series and topics.

The rows stand in the files beside this module, each with its source; this is their one loader. Ids
are language-neutral: a Wikidata id where a reliable source gives one, else a slug of the English name.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from graph.ids import slug

Words = dict[str, list[str]]


@dataclass(slots=True, frozen=True, eq=False)
class Country:
    """A state, present or past; `iso3` is its ISO 3166 alpha-3 code or that of the user-assigned range."""

    id: str
    iso3: str
    name: dict[str, str]
    aliases: Words = field(default_factory=dict)
    demonyms: Words = field(default_factory=dict)
    metonyms: Words = field(default_factory=dict)
    ambiguous: Words = field(default_factory=dict)
    capital: dict[str, str] = field(default_factory=dict)
    wikidata: str | None = None


@dataclass(slots=True, frozen=True, eq=False)
class Office:
    """An office that somebody held `of` a country (ISO alpha-3) or an organization (id), dates as far as known."""

    office: str
    of: str
    start: str
    end: str

    def covers(self, day: str) -> bool:
        """Whether the office was held on a day (YYYY-MM-DD); a month or year that touches it counts."""
        return self.start[: len(day)] <= day[: len(self.start)] and (not self.end or day[: len(self.end)] <= self.end)


@dataclass(slots=True, frozen=True, eq=False)
class Person:
    """Somebody who speaks for a state or a body, with offices in order of the row."""

    id: str
    name: dict[str, str]
    country: str
    offices: tuple[Office, ...]
    aliases: Words = field(default_factory=dict)
    wikidata: str | None = None


@dataclass(slots=True, frozen=True, eq=False)
class Organization:
    """A body; `kind` tells those that act in diplomacy from companies and media, which do not."""

    id: str
    name: dict[str, str]
    kind: str
    aliases: Words = field(default_factory=dict)
    ambiguous: Words = field(default_factory=dict)
    country: str | None = None
    members: tuple[str, ...] = ()
    wikidata: str | None = None


@dataclass(slots=True, frozen=True, eq=False)
class Place:
    """A city, region or venue; `country` is null where it spans several. Capitals come from the countries."""

    id: str
    name: dict[str, str]
    kind: str
    aliases: Words = field(default_factory=dict)
    ambiguous: Words = field(default_factory=dict)
    country: str | None = None


@dataclass(slots=True, frozen=True, eq=False)
class Edition:
    """One meeting of a series, with its dates and place."""

    id: str
    name: dict[str, str]
    start: str
    end: str
    country: str | None = None
    city: dict[str, str] = field(default_factory=dict)
    number: int | None = None


@dataclass(slots=True, frozen=True, eq=False)
class EventSeries:
    """A summit or conference that is held again and again."""

    id: str
    name: dict[str, str]
    kind: str
    aliases: Words = field(default_factory=dict)
    organization: str | None = None
    editions: tuple[Edition, ...] = ()


@dataclass(slots=True, frozen=True, eq=False)
class Topic:
    """A subject of talks; `broader` is the id of the one above it."""

    id: str
    name: dict[str, str]
    broader: str | None
    expressions: Words = field(default_factory=dict)
    plover: str | None = None


@dataclass(slots=True, frozen=True, eq=False)
class KnowledgeBase:
    """All rows, and the look-ups that the reader needs."""

    countries: list[Country]
    people: list[Person]
    organizations: list[Organization]
    places: list[Place]
    events: list[EventSeries]
    topics: list[Topic]
    by_iso: dict[str, Country]
    by_id: dict[str, Any]


def _rows(path: Traversable) -> list[dict[str, Any]]:
    if not path.is_file():
        return []
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


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


def _people(folder: Traversable) -> list[Person]:
    """The leaders of all regional files; who stands in two of them is one person with both rows' names and terms."""
    out: dict[str, Person] = {}
    for path in sorted((p for p in folder.iterdir() if p.name.endswith(".tsv")), key=lambda p: p.name):
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


@lru_cache(maxsize=1)
def load() -> KnowledgeBase:
    """The knowledge base, read once a process."""
    here = files("ingest.kb")
    countries = [_pick(Country, r) for r in _rows(here / "countries.jsonl")]
    people = _people(here / "leaders")
    organizations = [
        _pick(Organization, r, members=tuple(r.get("members") or ())) for r in _rows(here / "organizations.jsonl")
    ]
    places = [_pick(Place, r) for r in _rows(here / "places.jsonl")]
    events = [_event(r) for r in _rows(here / "events.jsonl")]
    topics = [_pick(Topic, r, broader=r.get("broader")) for r in _rows(here / "topics.jsonl")]
    by_id = {x.id: x for group in (topics, events, places, organizations, people, countries) for x in group}
    return KnowledgeBase(
        countries, people, organizations, places, events, topics, {c.iso3: c for c in countries}, by_id
    )
