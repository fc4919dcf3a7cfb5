"""One element of a sentence's row."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from ingest.lexicon import NOTHING, Entry, Meanings
from ingest.mention import Mention

_ACTIONS = frozenset({"verb", "light", "speech"})


@dataclass(slots=True, eq=False)
class Element:
    """Tokens `first` up to `last`. `kind` is np, verb, noun, light, speech, prep, comp, rel, sub, conj, neg, be,
    aux, inf, comma, stop or quote; `entries` are the lexicon's readings of an action."""

    kind: str
    first: int
    last: int
    mention: Mention | None = None
    entries: Meanings = NOTHING
    clitic: str = ""
    tense: str = ""
    value: Any = None
    is_action: bool = field(init=False)  # asked so often that working it out each time would be felt

    def __post_init__(self) -> None:
        self.is_action = self.kind in _ACTIONS

    def become(self, kind: str) -> None:
        """Read it as another kind."""
        self.kind, self.is_action = kind, kind in _ACTIONS

    def open_clause(self, behind: Element) -> None:
        """Read a preposition right before a verb as what opens a clause, if it may: حتى اتصل."""
        verb = behind.kind in ("verb", "light", "speech") and behind.first == self.last
        if verb and self.kind == "prep" and self.entry("sub") is not None:
            self.become("sub")

    def entry(self, kind: str) -> Entry | None:
        return self.entries.by_kind.get(kind)

    @property
    def is_named_action(self) -> bool:
        return self.kind == "noun" or self.is_action

    def speak(self) -> None:
        """Read a verb that is nothing else here as the verb of speech that it can be."""
        said = self.entry("speech")
        if said is not None:
            self.become("speech")
            self.value, self.tense = said, said.form.split("+")[0]


def units(row: list[Element]) -> dict[int, list[Mention]]:
    """The mentions of each coordination by its number, without those whose head is named."""
    out: dict[int, list[Mention]] = {}
    for e in row:
        if e.mention is not None:
            out.setdefault(e.mention.unit, []).extend([] if e.mention.headed else [e.mention])
    return out


def unit(row: list[Element], k: int) -> list[Mention]:
    """All mentions coordinated with that of element k, if it has one."""
    mention = row[k].mention
    return units(row)[mention.unit] if mention is not None else []
