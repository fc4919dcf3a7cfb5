"""A lexicon: phrases of one language, found in a token stream by the longest match.

Phrases are kept as a trie over folded words, without the Arabic article, so that one row finds
a phrase however it is pointed, hyphenated or made definite. An Arabic word may carry proclitics (and, by,
to, will) on its first word; what they are is told with the hit.

A lexicon of many phrases is packed to plain data for `ingest.compiled`; one that is made of such data unpacks
a node when a text first comes to it.
"""

from __future__ import annotations

import marshal
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from ingest.text import Token
from ingest.text.normalize import fold, is_arabic, stem, stems
from ingest.text.tokens import word_texts

# Signs that may stand inside a phrase: U.S.-Russia, حركة «حماس»
_TRANSPARENT = frozenset("-–‑+\"'“”«»") | {"'s", "’s"}
_FUTURE = "س"
_REMEMBERED = 100_000  # words whose starts are kept: more than a month of news uses often
_PROCLITIC = frozenset("وفبلكس")  # اليمن is no proclitic and a word, ومن is


@dataclass(slots=True, frozen=True)
class Entry:
    """What a phrase may mean: `kind` says to whom it matters, `value` what it is, `form` how it was written."""

    kind: str
    value: Any
    form: str = ""
    cased: bool = False  # only as an acronym, in capitals
    verbal: bool = False  # may carry the Arabic future
    definite: bool = False  # only with the Arabic article: الأحد is Sunday, أحد is one


class Meanings(tuple[Entry, ...]):
    """All that a phrase may mean."""

    @cached_property
    def by_kind(self) -> dict[str, Entry]:
        """The entries by their kinds; of one kind, the first."""
        return {e.kind: e for e in reversed(self)}


NOTHING = Meanings()


@dataclass(slots=True)
class Hit:
    """Tokens `first` up to `last` read as the phrase of `entries`; `clitic` is written before it."""

    first: int
    last: int
    clitic: str
    entries: Meanings = NOTHING
    definite: bool = False

    def only(self, accept: Callable[[Entry], bool]) -> Hit:
        """The hit with those meanings only that are accepted."""
        fit = [e for e in self.entries if accept(e)]
        every = len(fit) == len(self.entries)
        return self if every else Hit(self.first, self.last, self.clitic, Meanings(fit), self.definite)


# The common words; of entries all fields but the value; what the first words of phrases begin, each by itself
Packed = tuple[frozenset[str], list[tuple[str, str, bool, bool, bool]], dict[str, bytes]]


class _Node:
    """What stands behind a word; `next` holds nodes, or, until a text comes to them, their packed form."""

    __slots__ = ("entries", "next")

    def __init__(self, entries: Meanings, following: dict[str, Any]) -> None:
        self.entries, self.next = entries, following


@dataclass(slots=True)
class _Start:
    """One reading of a first word: where it leads, and what it may mean there by itself."""

    clitic: str
    definite: bool
    node: _Node
    entries: Meanings
    cased: bool  # whether that depends on how the word is written


class _Starts(dict[str, tuple[_Start, ...]]):
    """Where in the trie a folded word can begin a phrase, by each of its readings; kept for the next time.

    At most words none begins: to ask this first is quicker than to look for a phrase.
    """

    def __init__(self, find: Callable[[str], Iterable[_Start]]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, word: str) -> tuple[_Start, ...]:
        if len(self) >= _REMEMBERED:
            self.clear()
        found = self[word] = tuple(self._find(word))
        return found


class Lexicon:
    """Phrases of one language with their meanings.

    Until `open` is called, a phrase that is one of the `common` words alone is not taken; afterwards
    those words are found only bare, never behind a proclitic ("في" is not ف + a name).
    """

    def __init__(self, common: frozenset[str] = frozenset()) -> None:
        self._root = _Node(NOTHING, {})
        self._accept: Callable[[Entry], bool] | None = None
        self.common = common
        self._open = not common
        self._sorts: list[tuple[str, str, bool, bool, bool]] = []
        self._value: Callable[[Any], Any] = lambda value: value
        self.starts = _Starts(self._find_starts)

    @classmethod
    def of(cls, packed: Packed, value: Callable[[Any], Any]) -> Lexicon:
        """The lexicon that was packed; `value` gives what its entries mean, by what `refer` wrote for it."""
        common, sorts, phrases = packed
        out = cls(common)
        out._root.next, out._sorts, out._value = phrases, sorts, value
        return out

    def packed(self, refer: Callable[[Any], Any]) -> Packed:
        """The phrases as plain data; `refer` writes an entry's value as such."""
        sorts: dict[tuple[Any, ...], int] = {}

        def pack(node: _Node) -> tuple[Any, dict[str, Any]]:
            entries = []
            for e in node.entries:
                sort = (e.kind, e.form, e.cased, e.verbal, e.definite)
                entries.append((sorts.setdefault(sort, len(sorts)), refer(e.value)))
            return tuple(entries), {word: pack(child) for word, child in node.next.items()}

        phrases = {word: marshal.dumps(pack(node)) for word, node in self._root.next.items()}
        return self.common, list(sorts), phrases

    def where(self, accept: Callable[[Entry], bool]) -> Lexicon:
        """The same phrases, to which no more are added, with those meanings only that are accepted."""
        out = Lexicon.of((self.common, self._sorts, self._root.next), self._value)
        out._accept = accept
        return out

    def open(self) -> None:
        self._open = True

    def add(self, phrase: str, entry: Entry) -> None:
        """Add a phrase; the same phrase may mean several things."""
        node = self._root
        parts = words(phrase)
        if not self._open and len(parts) == 1 and self._is_common(parts[0]):
            return
        for word in parts:
            node = self._step(node, word) or node.next.setdefault(word, _Node(NOTHING, {}))
        self.starts.clear()
        if node is not self._root and entry not in node.entries:
            node.entries = Meanings((*node.entries, entry))

    def _is_common(self, word: str) -> bool:
        return word in self.common or (word[:1] in _PROCLITIC and word[1:] in self.common)

    def add_all(self, phrases: Iterable[str], entry: Entry) -> None:
        for phrase in phrases:
            self.add(phrase, entry)

    def longest(self, tokens: list[Token], i: int, end: int) -> Hit | None:
        """The longest phrase that starts at token i and ends before `end`; of equals, the one with fewest clitics."""
        best: Hit | None = None
        starts = self.starts[tokens[i].norm]
        if not starts:
            return None
        ahead = _past_signs(tokens, i + 1, end)
        word = stem(tokens[ahead].norm) if ahead < end else ""
        for start in starts:
            entries = _uncased(start.entries, tokens[i]) if start.cased else start.entries
            hit = Hit(i, i + 1, start.clitic, entries, start.definite) if entries else None
            if word in start.node.next:
                hit = self._follow(tokens, ahead, end, start, i) or hit
            if hit is not None and (best is None or hit.last > best.last):
                best = hit
        return best

    def _find_starts(self, norm: str) -> Iterable[_Start]:
        for clitic, first, definite in stems(norm) if is_arabic(norm) else (("", norm, True),):
            node = self._step(self._root, first)
            if node is not None and not (clitic and norm in self.common):
                alone = not clitic or len(first) > 2  # بشي is nobody, بشي جين بينغ is Xi Jinping
                entries = self._fitting(node, clitic, definite) if alone else NOTHING
                yield _Start(clitic, definite, node, entries, any(e.cased for e in entries))

    def _step(self, node: _Node, word: str) -> _Node | None:
        """The node behind a word."""
        found = node.next.get(word)
        if found is None or isinstance(found, _Node):
            return found
        entries, following = marshal.loads(found) if isinstance(found, bytes) else found
        made = node.next[word] = _Node(Meanings([self._entry(*entry) for entry in entries]), following)
        return made

    def _entry(self, sort: int, written: Any) -> Entry:
        kind, form, cased, verbal, definite = self._sorts[sort]
        return Entry(kind, self._value(written), form, cased, verbal, definite)

    def _follow(self, tokens: list[Token], at: int, end: int, start: _Start, first: int) -> Hit | None:
        """The longest phrase from token `first` on that goes on with token `at`."""
        best, node = None, start.node
        while at < end and (following := self._step(node, stem(tokens[at].norm))) is not None:
            node, last = following, at + 1
            if node.entries:
                entries = _uncased(self._fitting(node, start.clitic, start.definite), tokens[first])
                best = Hit(first, last, start.clitic, entries, start.definite) if entries else best
            at = _past_signs(tokens, last, end)
        return best

    def _fitting(self, node: _Node, clitic: str, definite: bool) -> Meanings:
        """What a phrase may mean that ends here, by what is written on its first word."""
        future, accept = clitic.endswith(_FUTURE), self._accept
        if definite and not future and not accept:
            return node.entries
        fit = [e for e in node.entries if (e.verbal or not future) and (definite or not e.definite)]
        return Meanings([e for e in fit if accept(e)] if accept else fit)


def _past_signs(tokens: list[Token], at: int, end: int) -> int:
    """The first token from `at` on that is no sign inside a phrase."""
    while at < end and tokens[at].text in _TRANSPARENT:
        at += 1
    return at


def _uncased(entries: Meanings, token: Token) -> Meanings:
    """The entries without those that are acronyms, if the phrase's first word is not in capitals."""
    plain = [e for e in entries if not e.cased]
    every = len(plain) == len(entries) or token.text.replace(".", "").isupper()
    return entries if every else Meanings(plain)


@lru_cache(maxsize=400_000)
def words(phrase: str) -> tuple[str, ...]:
    """The folded words of a phrase, as the trie keys them."""
    return tuple(stem(fold(word)) for word in word_texts(phrase))
