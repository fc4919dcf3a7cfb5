"""One element of a sentence's row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ingest.lexicon import NOTHING, Entry, Meanings
from ingest.mention import Mention


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

    def entry(self, kind: str) -> Entry | None:
        return self.entries.by_kind.get(kind)

    @property
    def is_action(self) -> bool:
        return self.kind in ("verb", "light", "speech")

    @property
    def is_named_action(self) -> bool:
        return self.kind == "noun" or self.is_action

    def speak(self) -> None:
        """Read a verb that is nothing else here as the verb of speech that it can be."""
        said = self.entry("speech")
        if said is not None:
            self.kind, self.value, self.tense = "speech", said, said.form.split("+")[0]
