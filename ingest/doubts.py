"""Doubt: what a text only supposes, asks or guesses at, so that nobody knows whether it took place or will."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ingest.element import Element
from ingest.lang.forms import PAST
from ingest.text import Token
from ingest.text.normalize import fold

_ASKS = ("aux", "be", "modal")  # what opens a question to be answered by yes or no


class Doubts:
    """Finds the words of doubt of a pack's `status.json`."""

    def __init__(self, table: dict[str, Any]) -> None:
        self.may = frozenset(table.get("may", ()))  # right before a present form they tell a guess
        # right before what, if it does not come about, will have consequences
        self._unless = frozenset(tuple(fold(phrase).split()) for phrase in table.get("unless", ()))
        self._opinions = frozenset(table.get("opinions", ()))  # of whether, or only of how, something was
        self._was, self._possible = (frozenset(fold(w) for w in table.get(k, ())) for k in ("was", "possible"))
        # right before a past form they tell what is only supposed
        self._perhaps = frozenset(tuple(fold(phrase).split()) for phrase in table.get("perhaps", ()))

    def _only_judged(self, tokens: list[Token], row: list[Element], at: int, words: str) -> bool:
        """Whether an opinion is of how a meeting was, and so of one held: لا أعتقد أن لقاءنا كان فاشلا."""
        if words not in self._opinions or row[at].kind != "noun":
            return False
        end = next((e.first for e in row[at + 1 :] if e.kind in ("stop", "comp", "sub")), row[-1].last)
        was = next((i for i in range(row[at].last, end) if tokens[i].norm in self._was), None)
        return was is not None and not {t.norm for t in tokens[was + 1 : was + 4]} & self._possible

    def about(self, tokens: list[Token], row: list[Element], at: int, markers: Mapping[str, str]) -> str:
        """The words that put the action at element `at` in doubt: "might have met", "unlikely to meet", قد لا يلتقي,
        "Did A meet B?"; or none. `markers` are those that bear on it, by their kinds."""
        if "doubted" in markers:
            return "" if self._only_judged(tokens, row, at, markers["doubted"]) else markers["doubted"]
        end = tokens[row[-1].last - 1 : row[-1].last + 2]
        if any(row[0].entry(kind) for kind in _ASKS) and any(t.text == "?" for t in end):
            return "?"
        k = at - 1 if at and row[at].kind == "noun" and row[at - 1].kind == "light" else at
        before = tokens[max(0, row[k].first - 2) : row[k].first]
        said = tuple(t.norm for t in before)
        if said in self._unless and any(e.kind == "modal" for e in row[at + 1 :]):
            return " ".join(said)
        if row[k].tense.startswith(PAST):
            return " ".join(said) if self._perhaps & {said, said[-1:]} else ""
        return next((t.text for t in before if t.text in self.may and "negations" in markers), "")
