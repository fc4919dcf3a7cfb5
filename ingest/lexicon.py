"""A lexicon: phrases of one language, found in a token stream by the longest match.

Phrases are kept as a trie over folded words, without the Arabic article, so that one row finds
a phrase however it is pointed, hyphenated or made definite. An Arabic word may carry proclitics (and, by,
to, will) on its first word; what they are is told with the hit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from ingest.text import Token
from ingest.text.normalize import fold, is_arabic, stem, stems
from ingest.text.tokens import word_texts

# Signs that may stand inside a phrase: U.S.-Russia, حركة «حماس»
_TRANSPARENT = frozenset("-–‑+\"'“”«»")
_FUTURE = "س"


@dataclass(slots=True, frozen=True)
class Entry:
    """What a phrase may mean: `kind` says to whom it matters, `value` what it is, `form` how it was written."""

    kind: str
    value: Any
    form: str = ""
    cased: bool = False  # only as an acronym, in capitals
    verbal: bool = False  # may carry the Arabic future
    definite: bool = False  # only with the Arabic article: الأحد is Sunday, أحد is one


@dataclass(slots=True, frozen=True)
class Hit:
    """Tokens `first` up to `last` read as the phrase of `entries`; `clitic` is written before it."""

    first: int
    last: int
    clitic: str
    entries: tuple[Entry, ...]
    definite: bool = False


@dataclass(slots=True)
class _Node:
    next: dict[str, _Node] = field(default_factory=dict)
    entries: list[Entry] = field(default_factory=list)


class Lexicon:
    """Phrases of one language with their meanings.

    Until `open` is called, a phrase that is one of the `common` words alone is not taken; afterwards
    those words are found only bare, never behind a proclitic ("في" is not ف + a name).
    """

    def __init__(self, common: frozenset[str] = frozenset()) -> None:
        self._root = _Node()
        self._common = common
        self._open = not common

    def open(self) -> None:
        self._open = True

    def add(self, phrase: str, entry: Entry) -> None:
        """Add a phrase; the same phrase may mean several things."""
        node = self._root
        parts = words(phrase)
        if not self._open and len(parts) == 1 and self._is_common(parts[0]):
            return
        for word in parts:
            node = node.next.setdefault(word, _Node())
        if node is not self._root and entry not in node.entries:
            node.entries.append(entry)

    def _is_common(self, word: str) -> bool:
        return word in self._common or (is_arabic(word) and word[1:] in self._common)

    def add_all(self, phrases: Iterable[str], entry: Entry) -> None:
        for phrase in phrases:
            self.add(phrase, entry)

    def longest(
        self, tokens: list[Token], i: int, end: int, accept: Callable[[Entry, Token], bool] | None = None
    ) -> Hit | None:
        """The longest phrase that starts at token i and ends before `end`; of equals, the one with fewest clitics."""
        token = tokens[i]
        if not is_arabic(token.norm):
            node = self._root.next.get(token.norm)
            return self._follow(tokens, i, end, ("", True), node, accept) if node else None
        best: Hit | None = None
        for clitic, first, definite in stems(token.norm):
            node = self._root.next.get(first)
            if node is None or (clitic and (len(first) < 3 or token.norm in self._common)):
                continue
            hit = self._follow(tokens, i, end, (clitic, definite), node, accept)
            if hit and (best is None or hit.last > best.last):
                best = hit
        return best

    def _follow(
        self,
        tokens: list[Token],
        i: int,
        end: int,
        written: tuple[str, bool],
        node: _Node,
        accept: Callable[[Entry, Token], bool] | None,
    ) -> Hit | None:
        best: Hit | None = None
        (clitic, definite), at = written, i + 1
        while True:
            if node.entries:
                entries = tuple(
                    e
                    for e in node.entries
                    if (not e.cased or tokens[i].text.replace(".", "").isupper())
                    and (not clitic.endswith(_FUTURE) or e.verbal)
                    and (definite or not e.definite)
                    and (accept is None or accept(e, tokens[i]))
                )
                if entries:
                    best = Hit(i, at, clitic, entries, definite)
            ahead = at
            while ahead < end and tokens[ahead].text in _TRANSPARENT:
                ahead += 1
            following = node.next.get(stem(tokens[ahead].norm)) if ahead < end else None
            if following is None:
                return best
            node, at = following, ahead + 1


@lru_cache(maxsize=400_000)
def words(phrase: str) -> tuple[str, ...]:
    """The folded words of a phrase, as the trie keys them."""
    return tuple(stem(fold(word)) for word in word_texts(phrase))
