"""Spellings: when two words, or two names, may be one person's."""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from ingest import kb
from ingest.lexicon import words
from ingest.text.normalize import is_arabic, stem

# Arabic newspapers write a foreign sound with one of several letters, and its vowels or not
_SOUNDS = str.maketrans("غجقظضزصثشطخچپڤ", "كككددسسسستكجبف", "اويهء")


def near(a: str, b: str) -> bool:
    """Two spellings of one word of a name."""
    if a == b:
        return True
    if min(len(a), len(b)) < 4:
        return False
    return Levenshtein.distance(a, b, score_cutoff=2) <= (1 if min(len(a), len(b)) < 6 else 2)


def spelt_alike(a: str, b: str) -> bool:
    """Two Arabic spellings of a foreign name: نتاشا, ناتاشا; said only of somebody whom all else fits."""
    if not (is_arabic(a) and is_arabic(b)):
        return False
    sounds = a.translate(_SOUNDS)
    return len(sounds) > 1 and sounds == b.translate(_SOUNDS)


@lru_cache(maxsize=20_000)
def name_words(person: kb.Person) -> frozenset[str]:
    """The folded words of somebody's name in every language."""
    return frozenset(w for name in person.name.values() for w in words(name))


def lies_in(person: kb.Person, run: list[str]) -> bool:
    """Whether an Arabic name of somebody, of father and house, lies in a longer one, whose words have no article."""
    called = (person.name.get("ar", ""), *person.aliases.get("ar", ()))
    names = ([stem(w) for w in words(name)] for name in called)
    return any(len(name) > 3 and name[:3] == run[:3] and set(name) <= set(run) for name in names)
