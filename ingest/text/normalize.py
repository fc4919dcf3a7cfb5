"""Folding: the form in which words of different spelling are compared.

Latin words lose case and accents. Arabic words lose diacritics and tatweel, and the letters that
newspapers write now one way, now another (hamza on alef, final ya, ta marbuta, Persian ya and kaf)
become one.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_MARKS = re.compile(r"[\u0610-\u061a\u064b-\u065f\u0670\u0640\u200c-\u200f\u202a-\u202e\u2066-\u2069]")
_LETTERS = str.maketrans("أإآٱىةؤئیکھٰ٠١٢٣٤٥٦٧٨٩", "اااايهوييكه 0123456789")
_LATIN = str.maketrans({"’": "'", "ʼ": "'", "‘": "'", "ı": "i", "ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae"})


def is_arabic(word: str) -> bool:
    """Whether a word is written in Arabic letters, by its first."""
    return "\u0600" <= word[:1] <= "\u06ff"


@lru_cache(maxsize=200_000)
def fold(word: str) -> str:
    """The compared form of one word."""
    if is_arabic(word):
        return _MARKS.sub("", word).replace("ئو", "ؤو").translate(_LETTERS)  # مسئول, as Egypt writes, is مسؤول
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFKD", word.casefold().translate(_LATIN))
    return _MARKS.sub("", "".join(c for c in plain if not unicodedata.combining(c)))


# These begin with the letters of the article and have it before them besides: ألمانيا, الألمانية, الإلغاء
_NO_ARTICLE = re.compile(
    r"ال(?:[مب]اني(?:ا|ه|ون|ين|ان|تان|تين|ات)?|[مب]ان|(?:غاء|قاء|تزام|تقاء|تماس|تحاق)(?:ه|ها|هما|هم|ات|ا)?)"
)

# Written together with the next word in Arabic: conjunctions, then prepositions, then the article.
_PROCLITICS = ("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "وك", "فب", "فل", "س", "وس", "فس")


@lru_cache(maxsize=200_000)
def stems(word: str) -> tuple[tuple[str, str, bool], ...]:
    """The readings of a folded Arabic word as (proclitics, stem, definite), the article taken off the stem.

    The reading without proclitics comes first. A reading says nothing of whether the stem is a word:
    that is the lexicon's to know.
    """
    out: list[tuple[str, str, bool]] = []
    for clitic in _PROCLITICS:
        if not word.startswith(clitic):
            continue
        rest = word[len(clitic) :]
        if clitic.endswith("ل") and rest.startswith("ل") and len(rest) > 3:
            out.append((clitic, rest[1:], True))  # لل is ل + ال
        if _has_article(rest):
            out.append((clitic, rest[2:], True))
        elif len(rest) > 1 or not clitic:
            out.append((clitic, rest, False))
    return tuple(out)


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """A folded word without the Arabic article: the form in which a later word of a phrase is compared."""
    return word[2:] if _has_article(word) else word


def _has_article(word: str) -> bool:
    return word.startswith("ال") and len(word) > 3 and _NO_ARTICLE.fullmatch(word) is None
