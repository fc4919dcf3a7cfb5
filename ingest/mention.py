"""A mention: a noun phrase that names an actor, a place or an event, with what it says of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from ingest.kb import Organization, Person
from ingest.lexicon import Entry

COMMAS = frozenset(",،")
QUOTES = frozenset("\"“”«»'‘’„")
_MUTE = frozenset({"media", "company"})
DASHES = frozenset("-–‑")


@dataclass(slots=True, eq=False)
class Mention:
    """A noun phrase over tokens `first` up to `last`.

    `kind` is person, country, organization, place, event, pair or pronoun. `of` is the country (ISO alpha-3)
    or organization that an office, ministry or group belongs to. `prep` is the canonical preposition
    before the phrase, `conj` whether it is joined to the phrase before, `poss` whether it owns what follows.
    """

    first: int
    last: int
    kind: str
    value: Any = None
    office: str | None = None
    of: str | None = None
    name: tuple[int, int] | None = None
    persons: tuple[Person, ...] = ()
    known: str = ""  # full, bare, surname or unknown; of a country name, metonym or demonym
    number: str = "sg"
    former: bool = False
    title: bool = False
    heads: bool = False  # leads the delegation named before
    headed: bool = False  # a delegation whose head is named: he stands for it
    adjective: bool = False
    counterpart: bool = False
    ministry: str | None = None
    prep: str | None = None
    conj: bool = False
    poss: bool = False
    own: bool = False  # "his counterpart", "its embassy"
    genitive: bool = False  # owns the unknown word before it: زوجة الرئيس
    clitic: str = ""  # proclitics written on its first word
    posted: Any = None  # the country in which an ambassador is, where told
    group: bool = False  # officials, a delegation: people who stand for their country
    unit: int = -1  # mentions of one coordination share a unit
    entity: Any = None  # set by linking

    @property
    def mute(self) -> bool:
        """Whether it is a company or a newspaper, which do not speak for states."""
        return isinstance(self.value, Organization) and self.value.kind in _MUTE


@dataclass(slots=True)
class Draft:
    """A phrase while it is read."""

    first: int
    at: int
    of: str | None = None
    of_entry: Entry | None = None
    office: str | None = None
    number: str = "sg"
    head: str = ""  # office, ministry, group, counterpart, pair
    value: Any = None
    former: bool = False
    title: bool = False
    modified: bool = False
    deputy: bool = False  # of whoever holds the office that follows
    own: bool = False
    posted: Any = None
    chain: list[tuple[str, int, int]] = field(default_factory=list)
