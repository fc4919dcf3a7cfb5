"""An article's text with its facts marked where they stand; marks may overlap, and no letter is lost."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from graph.facts import Fact


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a text that belongs to the same facts; `ends` are those whose words end with it."""

    text: str
    facts: tuple[Fact, ...] = ()
    ends: tuple[Fact, ...] = ()


def stretches(text: str, facts: Iterable[Fact]) -> list[Stretch]:
    """The text in parts, which together are the text letter for letter.

    Evidence that does not stand in the text where it says is not marked: it is of another text.
    """
    spans = [
        (words.start, words.end, fact)
        for fact in facts
        for words in fact.evidence
        if text[words.start : words.end] == words.quote
    ]
    cuts = sorted({0, len(text), *(start for start, _, _ in spans), *(end for _, end, _ in spans)})
    return [
        Stretch(text[a:b], _of(spans, a, b), tuple(fact for _, end, fact in spans if end == b))
        for a, b in pairwise(cuts)
    ]


def _of(spans: list[tuple[int, int, Fact]], a: int, b: int) -> tuple[Fact, ...]:
    found = {fact.id: fact for start, end, fact in spans if start <= a and b <= end}
    return tuple(found.values())
