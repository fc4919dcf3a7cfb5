"""Spellings: when two words, or two names, may be one person's."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from ingest import kb
from ingest.lexicon import words
from ingest.text.normalize import is_arabic, stem

# Arabic newspapers write a foreign sound with one of several letters, and its vowels or not
_SOUNDS = str.maketrans("غجقظضزصثشطخچپڤ", "كككددسسسستكجبف", "اويهء")

_SERVANT = "عبد"


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


def _joined(form: tuple[str, ...]) -> list[str]:
    """The words of an Arabic name with the "servant of" that begins one written together with what follows."""
    out: list[str] = []
    for word in form:
        told = word.removeprefix(_SERVANT)
        if out and out[-1] == _SERVANT:
            out[-1] += word
        else:
            out.append(_SERVANT + stem(told) if told != word and len(told) > 2 else word)
    return out


def misspelt(form: tuple[str, ...], name: tuple[str, ...], known: Collection[str]) -> bool:
    """Whether an Arabic form is a name of several words, joined otherwise or with words a letter apart.

    A word of names, one of `known`, stands for nobody whose name differs, unless behind "servant of".
    """
    ours, theirs = _joined(form), _joined(name)
    if len(ours) < 2 or len(ours) != len(theirs):
        return False
    pairs = [(a, b) for a, b in zip(ours, theirs, strict=True) if a != b]
    servant = all(a.startswith(_SERVANT) == b.startswith(_SERVANT) for a, b in pairs)
    return servant and all(
        min(len(a), len(b)) > 3
        and Levenshtein.distance(a, b, score_cutoff=1) < 2
        and (a.startswith(_SERVANT) or a not in known)
        for a, b in pairs
    )


@lru_cache(maxsize=20_000)
def name_words(person: kb.Person) -> frozenset[str]:
    """The folded words of somebody's name in every language."""
    return frozenset(w for name in person.name.values() for w in words(name))


def lies_in(person: kb.Person, run: list[str]) -> bool:
    """Whether an Arabic name of somebody, of father and house, lies in a longer one, whose words have no article."""
    called = (person.name.get("ar", ""), *person.aliases.get("ar", ()))
    names = ([stem(w) for w in words(name)] for name in called)
    return any(len(name) > 3 and name[:3] == run[:3] and set(name) <= set(run) for name in names)
