"""What became of a meeting or a visit, told further on: that it was put off or called off."""

from __future__ import annotations

from typing import Any

from ingest.element import Element
from ingest.markers import AFTER, Markers
from ingest.text import Token
from ingest.text.normalize import fold

_FATE = 16  # tokens behind a noun in which it is told what became of it


class Fates(Markers):
    """Reads it by the words that call off what stands before them."""

    def __init__(self, table: dict[str, Any]) -> None:
        super().__init__(table)
        self._fates = frozenset(fold(w) for w in table.get("fates", ()))

    def _later(self, tokens: list[Token], row: list[Element], at: int) -> list[tuple[str, str]]:
        """What became, in a verb further on, of a noun before it: زيارته التي كانت مقررة الاثنين أرجئت."""
        nouns = (e.first for e in row[at + 1 :] if e.kind in ("noun", "speech", "stop"))
        end = min(row[at].last + _FATE, next(nouns, len(tokens)))
        return [("cancelled", t.text) for t in tokens[row[at].last : end] if t.norm in self._fates][:1]

    def _fate(self, tokens: list[Token], row: list[Element], at: int) -> list[tuple[str, str]]:
        """What became of a noun that is the subject: "talks between X and Y, set for Friday, have been called off"."""
        if at and (row[at - 1].kind == "prep" or (row[at - 1].is_action and row[at].kind == "noun")):
            return []  # "after talks with X, Y will …", "strengthened sanctions …": no subject
        end = next((k for k in range(at + 1, len(row)) if row[k].kind not in ("np", "prep", "conj")), len(row))
        while row[end - 1].kind in ("prep", "conj") and end > at + 1:
            end -= 1
        if end > at + 1:
            last = row[end - 1].last
            found = self._find(tokens, last, min(len(tokens), last + 3), after=True, beyond=2)  # "was put on ice"
            if any(kind == "cancelled" for kind, _ in found):
                return [f for f in found if f[0] == "cancelled"]
        for e in row[at + 1 : at + 14]:
            if e.kind in ("stop", "comp", "rel", "sub"):
                return []
            if e.kind in ("light", "modal", "neg") and e.first - row[at].last > AFTER:
                found = self._find(tokens, e.first, min(len(tokens), e.last + 2))
                if any(kind in ("cancelled", "planned") for kind, _ in found):
                    return [(kind, words) for kind, words in found if kind != "negations"]
        return []

    def _called_off(self, tokens: list[Token], row: list[Element], at: int, first: int) -> str:
        """The words before "which would have …" that call it off, or none."""
        if not at or row[at - 1].kind != "be":
            return ""
        found = self._find(tokens, first, row[at].first)
        return next((words for kind, words in found if kind == "cancelled"), "")

    def _off(self, tokens: list[Token], row: list[Element], at: int) -> str:
        """The words that call a plan off further on: "was to meet X, but the talks were cancelled"."""
        kind = row[at].value.value["type"]
        for e in row[at + 1 :]:
            noun = e.entry("noun")
            if noun is not None and noun.value["type"] == kind:
                found = self._find(tokens, e.first - 2, min(len(tokens), e.last + AFTER))
                return next((words for k, words in found if k == "cancelled"), "")
        return ""
