"""The knowledge base: countries, leaders, organizations, places, event series and topics.

The rows stand in the files beside this module, each with its source; `ingest.kb.files` reads them. Ids
are language-neutral: a Wikidata id where a reliable source gives one, else a slug of the English name.
"""

from __future__ import annotations

import marshal
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import accumulate
from pathlib import Path
from typing import Any, Generic, TypeVar

from graph import ids
from ingest.compiled import compiled, signature

Row = TypeVar("Row")
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
    region: str = ""  # of the United Nations' M49, e.g. "Western Asia"


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
    seat: bool = False  # also the house in which it sits: one meets at the White House
    government: bool = False  # and a word for the whole government: the Kremlin


@dataclass(slots=True, frozen=True, eq=False)
class Place:
    """A city, region or venue; `country` is null where it spans several. Capitals come from the countries.

    A palace has the city for which it stands: who meets in the Bayan Palace meets in Kuwait City.
    """

    id: str
    name: dict[str, str]
    kind: str
    aliases: Words = field(default_factory=dict)
    ambiguous: Words = field(default_factory=dict)
    country: str | None = None
    city: dict[str, str] = field(default_factory=dict)


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


class Table(Generic[Row]):
    """The rows of one kind, in order; each is made when it is first asked for, and is one object ever after."""

    def __init__(self, packed: list[bytes], make: Callable[..., Row]) -> None:
        self._packed, self._make = packed, make
        self._made: dict[int, Row] = {}

    def __len__(self) -> int:
        return len(self._packed)

    def __iter__(self) -> Iterator[Row]:
        return (self[i] for i in range(len(self._packed)))

    def __getitem__(self, i: int) -> Row:
        row = self._made.get(i)
        return self._made.setdefault(i, self._make(*marshal.loads(self._packed[i]))) if row is None else row


class KnowledgeBase:
    """All rows, and the look-ups that the reader needs."""

    def __init__(self, packed: dict[str, Any]) -> None:
        self._packed = packed
        self.countries = Table(packed["countries"], Country)
        self.people = Table(packed["people"], _person)
        self.organizations = Table(packed["organizations"], Organization)
        self.places = Table(packed["places"], Place)
        self.events = Table(packed["events"], _series)
        self.topics = Table(packed["topics"], Topic)
        self.tables: tuple[Table[Any], ...] = (
            self.countries, self.people, self.organizations, self.places, self.events, self.topics
        )  # rows are numbered through them in this order  # fmt: skip
        self._begins = [0, *accumulate(len(table) for table in self.tables[:-1])]
        self.by_iso: Mapping[str, Country] = _Index(self, packed["by_iso"])
        self._holders: dict[tuple[str, str], list[tuple[Office, Person]]] = {}

    def row(self, n: int) -> Any:
        """The row of a number."""
        at = bisect_right(self._begins, n) - 1
        return self.tables[at][n - self._begins[at]]

    @cached_property
    def by_id(self) -> Mapping[str, Any]:
        """Any row by its id; where several have it, the country or the person."""
        return _Index(self, marshal.loads(self._packed["by_id"]))

    def holders(self, office: str, of: str) -> list[tuple[Office, Person]]:
        """Who held an office of a country or body, ever, each term with its holder, in order of the tables."""
        key = (office, of)
        if key not in self._holders:
            people = [self.people[n] for n in self._office_rows.get(key, ())]
            self._holders[key] = [(o, p) for p in people for o in p.offices if (o.office, o.of) == key]
        return self._holders[key]

    @cached_property
    def _office_rows(self) -> dict[tuple[str, str], list[int]]:
        return marshal.loads(self._packed["holders"])  # type: ignore[no-any-return]


class _Index(Mapping[str, Any]):
    """Rows by an id or code."""

    def __init__(self, base: KnowledgeBase, numbers: dict[str, int]) -> None:
        self._base, self._numbers = base, numbers

    def __getitem__(self, key: str) -> Any:
        return self._base.row(self._numbers[key])

    def __iter__(self) -> Iterator[str]:
        return iter(self._numbers)

    def __len__(self) -> int:
        return len(self._numbers)


def _person(identity: str, name: dict[str, str], country: str, offices: tuple[Any, ...], *rest: Any) -> Person:
    return Person(identity, name, country, tuple(Office(*o) for o in offices), *rest)


def _series(
    identity: str, name: dict[str, str], kind: str, aliases: Words, body: str | None, editions: Any
) -> EventSeries:
    return EventSeries(identity, name, kind, aliases, body, tuple(Edition(*e) for e in editions))


def sources() -> list[Path]:
    """The data files, and the code that reads them."""
    own = (path for path in Path(__file__).parent.rglob("*") if path.suffix in (".py", ".tsv", ".jsonl"))
    return [*own, Path(ids.__file__)]


@lru_cache(maxsize=1)
def signed() -> str:
    """Their signature, taken once a process."""
    return signature(sources())


@lru_cache(maxsize=1)
def load() -> KnowledgeBase:
    """The knowledge base, read once a process."""
    return KnowledgeBase(compiled("kb", signed(), _packed))


def _packed() -> dict[str, Any]:
    from ingest.kb.files import packed  # noqa: PLC0415  (only where the files have changed)

    return packed()
