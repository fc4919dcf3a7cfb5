"""Which articles print the same text: an agency's report in ten newspapers is one source, not ten.

A text is kept as a sketch, the smallest hashes of its word sequences (bottom-k: Broder, On the resemblance and
containment of documents, 1997). Two sketches tell how much of the shorter text stands in the longer, so a
report that was cut or got another head is found too; a translation is not.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from itertools import combinations

_WORDS = 4  # in a sequence
_KEPT = 128  # hashes of a long text: 1 kB
_DIGITS = 8  # hexadecimal, of a hash
_SHARED = 0.5  # of the shorter text: what is quoted of a speech by two reporters is less
_ENOUGH = 8  # hashes in common; fewer prove nothing
_WORD = re.compile(r"\w+")
_ARABIC_MARKS = re.compile("[\u0640\u064b-\u065f\u0670]")  # vowel signs and the lengthening stroke


@dataclass(frozen=True, slots=True)
class Source:
    """What merging needs of an article: its day of publication, ISO 8601, and the sketch of its text."""

    published: str | None = None
    sketch: str = ""


def sketch(text: str) -> str:
    """The sketch of a text: sorted hashes of 8 hexadecimal digits each, without a separator."""
    words = _WORD.findall(_ARABIC_MARKS.sub("", text).casefold())
    sequences = {" ".join(words[k : k + _WORDS]) for k in range(max(1, len(words) - _WORDS + 1))}
    hashes = sorted(blake2b(one.encode(), digest_size=_DIGITS // 2).hexdigest() for one in sequences)
    return "".join(hashes[:_KEPT])


def alike(one: str, other: str) -> bool:
    """Whether half of the shorter text, or more, stands in the other, by their sketches."""
    first, second = _hashes(one), _hashes(other)
    # Above the smaller of the two limits a sketch that is cut off says nothing.
    limit = min(hashes[-1] if len(hashes) == _KEPT else "g" for hashes in (first, second))
    first, second = ([h for h in hashes if h <= limit] for hashes in (first, second))
    common = len(set(first).intersection(second))
    return common >= _ENOUGH and common >= _SHARED * min(len(first), len(second))


def origins(sources: Mapping[str, Source]) -> dict[str, str]:
    """Of articles by id, each with the id of the one whose text it prints: the first published of those alike.

    An article of which only facts are known, or a line of text, stands for itself.
    """
    if len(sources) == 1:
        return dict(zip(sources, sources, strict=True))
    by_text: dict[str, list[str]] = defaultdict(list)
    for identity in sorted(sources, key=lambda identity: (sources[identity].published or "9999", identity)):
        known = sources[identity].sketch
        by_text[known if len(known) >= _ENOUGH * _DIGITS else identity].append(identity)
    rank = {text: number for number, text in enumerate(by_text)}
    group = {text: text for text in by_text}  # each text with the first of those alike
    for one, other in _pairs(text for text, ids in by_text.items() if sources[ids[0]].sketch == text):
        if group[one] != group[other] and alike(one, other):
            kept, gone = sorted((group[one], group[other]), key=rank.__getitem__)
            group.update({text: kept for text, first in group.items() if first == gone})
    return {identity: by_text[group[text]][0] for text, ids in by_text.items() for identity in ids}


def _pairs(sketches: Iterable[str]) -> list[tuple[str, str]]:
    """The pairs that have a hash in common; of most others there is nothing to compare."""
    having: dict[str, list[str]] = defaultdict(list)
    for one in sketches:
        for value in _hashes(one):
            having[value].append(one)
    return sorted({pair for some in having.values() for pair in combinations(sorted(some), 2)})


def _hashes(one: str) -> list[str]:
    return [one[k : k + _DIGITS] for k in range(0, len(one), _DIGITS)]
