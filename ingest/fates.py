"""What became of a meeting or a visit, told further on: that it was put off or called off."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from ingest.element import Element
from ingest.lang.forms import PRESENT
from ingest.markers import AFTER, Markers
from ingest.text import Token
from ingest.text.normalize import fold

_FATE = 16  # tokens behind a noun in which it is told what became of it


class Fates(Markers):
    """Reads it by the words that call off what stands before them."""

    def __init__(self, table: dict[str, Any]) -> None:
        super().__init__(table)
        self._may = frozenset(table.get("may", ()))
        self._open = frozenset(table.get("left_open", ()))  # what was not ruled out is still to come
        self._fates = frozenset(fold(w) for w in table.get("fates", ()))
        self._leading, self._closing = (frozenset(table.get(key, ())) for key in ("fate_after", "fate_before"))

    def _later(self, tokens: list[Token], row: list[Element], at: int) -> list[tuple[str, str]]:
        """What became, in a verb further on, of a noun before it: زيارته التي كانت مقررة الاثنين أرجئت."""
        nouns = (e.first for e in row[at + 1 :] if e.kind in ("noun", "speech", "stop"))
        end = min(row[at].last + _FATE, next(nouns, len(tokens)))
        return [("cancelled", t.text) for t in tokens[row[at].last : end] if t.norm in self._fates][:1]

    def _fate(self, tokens: list[Token], row: list[Element], at: int) -> list[tuple[str, str]]:
        """What became of a noun that is the subject: "talks between X and Y, set for Friday, have been called off"."""
        if at and (row[at - 1].kind == "prep" or (row[at - 1].is_action and row[at].kind == "noun")):
            return []  # "after talks with X, Y will …", "strengthened sanctions …": no subject
        end = next((k for k in range(at + 1, len(row)) if not self._named_on(row, k)), len(row))
        while row[end - 1].kind in ("prep", "conj") and end > at + 1:
            end -= 1
        if end > at + 1:
            last = row[end - 1].last
            found = self._find(tokens, last, min(len(tokens), last + 3), after=True, beyond=2)  # "was put on ice"
            if any(kind == "planned" and words_.lower() in self._open for kind, words_ in found):
                return [f for f in found if f[0] == "planned"]
            if any(kind == "cancelled" for kind, _ in found):
                return [f for f in found if f[0] == "cancelled"]
        if (joined := self._joined_fate(tokens, row, at)) or end >= len(row):
            return joined
        for before, e in pairwise(row[at : at + 14]):
            another = e.kind == "noun" and before.kind == "conj"  # "ran late, and a dinner was cancelled"
            if e.kind in ("stop", "comp", "rel", "sub") or another:
                return []
            if e.is_action and e.tense.startswith(PRESENT) and tokens[e.first - 1].text in self._may:
                return [("planned", tokens[e.first - 1].text)]  # الاجتماع بين فلان وفلان قد يتم في بغداد
            if e.kind in ("light", "modal", "neg") and e.first - row[at].last > AFTER:
                found = self._find(tokens, e.first, min(len(tokens), e.last + 2))
                if any(kind in ("cancelled", "planned") for kind, _ in found):
                    return [(kind, words) for kind, words in found if kind != "negations"]
        return []

    @staticmethod
    def _named_on(row: list[Element], k: int) -> bool:
        """Whether element k goes on with whose a meeting is: "talks between A, B and C"."""
        listed = row[k].kind == "comma" and k + 1 < len(row) and row[k - 1].kind == row[k + 1].kind == "np"
        return listed or row[k].kind in ("np", "prep", "conj")

    def _joined_fate(self, tokens: list[Token], row: list[Element], at: int) -> list[tuple[str, str]]:
        """What a second verb says became of the subject: "a trip by X had been planned and was dropped"."""
        for e in reversed(row[:at]):
            if e.kind == "stop":
                break
            if e.is_action:
                return []
        for k in range(at + 1, min(len(row), at + _FATE)):
            e = row[k]
            if e.kind in ("stop", "comp", "rel") or (e.kind == "sub" and e.last - e.first > 1):
                return []
            if e.kind in ("conj", "comma", "sub") and (words_ := self._put_off(tokens, e.last)):
                return [("cancelled", words_)]
        return []

    def _put_off(self, tokens: list[Token], first: int) -> str:
        """The words at token `first` that call off what they are told of, and not what follows; or none."""
        for i in range(first, min(len(tokens), first + 4)):
            hit = self._markers.longest(tokens, i, min(len(tokens), i + 4))
            if hit is not None and any(e.kind == "cancelled" for e in hit.entries):
                behind = tokens[hit.last].norm if hit.last < len(tokens) else "."
                return tokens[i].text if behind in self._closing or not behind.isalpha() else ""
            if tokens[i].norm not in self._leading:
                break
        return ""

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
        return self._it_was_off(tokens, row, at)

    def _it_was_off(self, tokens: list[Token], row: list[Element], at: int) -> str:
        """The words that call it off behind "but": "was to meet X, but it was cancelled"."""
        for before, e in pairwise(row[at:]):
            if e.kind == "stop":
                break
            it = e.mention is not None and e.mention.kind == "pronoun" and e.mention.value == "it"
            if it and before.kind in ("sub", "conj") and (words_ := self._put_off(tokens, e.last)):
                return words_
        return ""
