"""Deeds: who is said to have done what only the blamed, or the praised, do: "X has trampled on the truce".

A deed is its doer's: the subject of the verb, who stands "by" a passive, or who owns what did it ("agents of X had …").
"""

from __future__ import annotations

from typing import NamedTuple

from ingest.element import Element, unit
from ingest.lang import LanguagePack
from ingest.lang.forms import PAST
from ingest.lexicon import Hit
from ingest.mention import Mention
from ingest.near import ARTICLES
from ingest.text import Token

_NEGATED = {"merits": "blame", "duties": "blame", "virtues": "", "wrongs": "", "faults": ""}
_HOLDS = {"wrongs": "blame", "faults": "blame", "merits": "praise", "virtues": "praise", "duties": ""}
_PREDICATES = ("faults", "virtues")
_PARENTHESIS = 16  # tokens of what stands between commas behind a subject
_CHAIN = 22  # tokens between a subject and the second of its verbs
_OWNED = 2  # words of what is somebody's and does something: "X's armed gangs"
_AGENT = 5  # tokens between a passive and its "by"
_OWNS = ("of", "by", "from")


class Deed(NamedTuple):
    """What those who are named are said to have done, "blame" or "praise", and the words that say it."""

    doers: list[Mention]
    kind: str
    words: str


class DeedReader:
    """Finds them in sentences of a language that puts the subject before its verb."""

    def __init__(self, pack: LanguagePack) -> None:
        said = pack.stances
        self._deeds = pack.deeds
        words = pack.rules["words"]
        self._be, self._rel, self._conj = frozenset(words["be"]), frozenset(words["rel"]), frozenset(words["conj"])
        self._negations = frozenset((*words["neg"], *pack.statuses.get("negations", ())))
        self._unreal = frozenset((*words.get("modal", ()), *said.get("unreal", ())))
        self._tries, self._ending = frozenset(said.get("tries", ())), tuple(said.get("adverb_endings", ()))
        small = (*said.get("adverbs", ()), *words.get("aux", ()), *words.get("inf", ()))
        self._amid = self._be | self._negations | self._unreal | self._tries | {*small}
        self._to, self._that = frozenset(words.get("inf", ())), frozenset(words["comp"])
        self._prepositions = frozenset(pack.prepositions)
        self._actors = frozenset(said.get("actors", ()))
        self._doubt = frozenset(said.get("doubts", ()))

    def told(self, tokens: list[Token], row: list[Element], first: int, last: int) -> list[Deed]:
        """The deeds told by tokens `first` up to `last`."""
        deeds: list[Deed] = []
        at = first
        while at < last:
            hit = self._deeds.longest(tokens, at, last)
            at = hit.last if hit is not None else at + 1
            if hit is not None and (found := self._deed(tokens, row, hit, first)) is not None:
                deeds.append(found)
        return deeds

    def _deed(self, tokens: list[Token], row: list[Element], hit: Hit, first: int) -> Deed | None:
        if not tokens[hit.first].text.islower() or any(e.mention and e.first <= hit.first < e.last for e in row):
            return None
        entry = hit.entries[0]
        start = self._start(tokens, hit.first, first)
        amid = {t.norm for t in tokens[start : hit.first]}
        predicate = entry.kind in _PREDICATES
        if amid & self._unreal or self._supposed(tokens, start, row[0].first) or (predicate and not amid):
            return None
        kind = (_NEGATED if amid & self._negations else _HOLDS)[entry.kind]
        passive = entry.form == PAST and bool(amid & self._be)
        j = self._agent(row, hit) if entry.form == PAST else None
        j = self._subject(tokens, row, start, first) if j is None and not passive else j
        if not kind or j is None:
            return None
        words = " ".join(t.text for t in tokens[hit.first : hit.last])
        return Deed([m for m in unit(row, j) if m.first - row[j].first < _CHAIN], kind, words)

    def _start(self, tokens: list[Token], at: int, first: int) -> int:
        """Where what stands before a verb begins that belongs to it: "had [never] tried to"."""
        while at > first and self._is_amid(tokens[at - 1]):
            to = tokens[at - 1].norm in self._to
            if to and not (at - 2 >= first and tokens[at - 2].norm in self._tries):
                break
            at -= 1
        return at

    def _is_amid(self, token: Token) -> bool:
        return token.norm in self._amid or (token.text.islower() and token.norm.endswith(self._ending))

    def _supposed(self, tokens: list[Token], at: int, first: int) -> bool:
        """Whether it is only an aim, "asked it to", or what is to be seen, "if it has", by the words before."""
        aim = at > first and tokens[at - 1].norm in self._to
        return aim or any(t.norm in self._doubt for t in tokens[max(first, at - _CHAIN) : at])

    @staticmethod
    def _agent(row: list[Element], hit: Hit) -> int | None:
        """Whoever stands "by" a passive."""
        near = (j for j, e in enumerate(row) if hit.last <= e.first <= hit.last + _AGENT and e.mention is not None)
        return next((j for j in near if (m := row[j].mention) is not None and m.prep == "by"), None)

    def _subject(self, tokens: list[Token], row: list[Element], at: int, first: int) -> int | None:
        """Who stands before token `at` and does what follows there."""
        if at <= first:
            return None
        before = tokens[at - 1]
        if before.text == ",":  # "X, which …, had not …"
            opened = next((i for i in range(at - 2, max(first, at - _PARENTHESIS), -1) if tokens[i].text == ","), None)
            return self._ending_at(tokens, row, opened, first) if opened is not None else None
        if before.norm in self._rel or before.norm in self._that:
            at -= 1 + (tokens[at - 2].text == ",")
            return self._ending_at(tokens, row, at, first)
        if before.norm in self._conj:
            near = (j for j, e in enumerate(row) if max(first, at - _CHAIN) <= e.first < at and _is_plain(e.mention))
            return next((j for j in near if self._opens(tokens, row[j].first, first)), None)
        return self._ending_at(tokens, row, at, first)

    def _opens(self, tokens: list[Token], at: int, first: int) -> bool:
        """Whether the phrase at token `at` begins what is said, so that it does what follows."""
        at -= at > first and tokens[at - 1].norm in ARTICLES
        return at <= first or not tokens[at - 1].is_word or tokens[at - 1].norm in self._that

    def _ending_at(self, tokens: list[Token], row: list[Element], at: int, first: int) -> int | None:
        """Who ends before token `at`, or owns what stands there: "X", "agents of X", "X's agents"."""
        j = next((j for j in range(len(row) - 1, -1, -1) if row[j].mention is not None and row[j].last <= at), None)
        m = row[j].mention if j is not None else None
        if j is None or m is None or row[j].first < first:
            return None
        between = tokens[row[j].last : at]
        if between:
            owned = len(between) <= _OWNED and all(t.text.islower() for t in between)
            whose = m.poss or m.adjective or m.known == "demonym"
            return j if owned and whose and m.prep in (None, *_OWNS) else None
        if m.prep in _OWNS or (m.prep is None and not self._governed(tokens, row[j].first)):
            return j
        return self._outside(tokens, row, j)

    def _governed(self, tokens: list[Token], at: int) -> bool:
        """Whether a preposition that belongs to the noun before it stands there: "attacks on X"."""
        before = tokens[at - 1 - (tokens[at - 1].norm in ARTICLES)].norm
        return before in self._prepositions and before not in self._that

    def _outside(self, tokens: list[Token], row: list[Element], j: int) -> int | None:
        """Whoever acts of "X in Y", with a name or without: "the junta in Y"."""
        if j == 0 or row[j - 1].kind != "prep":
            return None
        if tokens[row[j - 1].first - 1].norm in self._actors:
            return j
        before = row[j - 2].mention if j > 1 and row[j - 2].last == row[j - 1].first else None
        return j - 2 if before is not None and before.prep is None else None


def _is_plain(m: Mention | None) -> bool:
    """Whether a phrase can be a subject."""
    return m is not None and m.prep is None and not m.poss and not m.adjective
