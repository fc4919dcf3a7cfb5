"""Deeds: who is said to have done what only the blamed, or the praised, do: "X has trampled on the truce".

A deed is its doer's: the subject of the verb, who stands "by" a passive, or who owns what did it ("agents of X had …").
"""

from __future__ import annotations

from typing import NamedTuple

from ingest.element import Element, unit
from ingest.lang import LanguagePack
from ingest.lang.forms import PAST
from ingest.lexicon import Hit
from ingest.meant import Meaning
from ingest.mention import Mention
from ingest.near import ARTICLES
from ingest.text import Token

_NEGATED = {"merits": "blame", "duties": "blame", "virtues": "", "wrongs": "", "faults": ""}
_HOLDS = {"wrongs": "blame", "faults": "blame", "merits": "praise", "virtues": "praise", "duties": ""}
_PREDICATES = ("faults", "virtues")
_GOOD = ("merits", "virtues")
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
        self._goes_on = frozenset(said.get("continues", ()))
        self._meant = Meaning(pack)

    def told(
        self, tokens: list[Token], row: list[Element], first: int, last: int, own: set[str | None], since: int
    ) -> list[Deed]:
        """The deeds told by tokens `first` up to `last` of those not the speaker's `own`; what he says begins at token
        `since`."""
        deeds: list[Deed] = []
        at = first
        while at < last:
            hit = self._deeds.longest(tokens, at, last)
            at = hit.last if hit is not None else at + 1
            if hit is not None and (found := self._deed(tokens, row, hit, first, since)) is not None:
                reason = hit.entries[0].kind == "merits" and tokens[min(hit.last, len(tokens) - 1)].norm not in _OWNS
                anothers = self._meant.is_anothers(tokens, row, hit.first, hit.last, own)
                if found.kind == "praise" and anothers and not reason:
                    continue
                deeds.append(found)
        return deeds

    def _deed(self, tokens: list[Token], row: list[Element], hit: Hit, first: int, since: int) -> Deed | None:
        if not tokens[hit.first].text.islower() or any(e.mention and e.first <= hit.first < e.last for e in row):
            return None
        entry = hit.entries[0]
        start = self._start(tokens, hit.first, first)
        amid = {t.norm for t in tokens[start : hit.first]}
        kind = (_NEGATED if amid & self._negations else _HOLDS)[entry.kind]
        if not kind or amid & self._unreal or self._is_unmeant(tokens, hit, since, start, amid):
            return None
        passive = entry.form == PAST and bool(amid & self._be)
        j = self._agent(row, hit, near=_AGENT if passive else 1) if entry.form == PAST else None
        j = self._subject(tokens, row, start, first) if j is None and not passive else j
        if j is None or self._meant.is_nobody(tokens, row[j].first - 1):
            return None
        if entry.form == PAST and not amid and any(t.norm in self._be for t in tokens[row[j].last : start]):
            return None  # "had been invaded, humiliated and robbed"
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

    def _is_unmeant(self, tokens: list[Token], hit: Hit, since: int, at: int, amid: set[str]) -> bool:
        """Whether it is only an aim, "asked it to", "wanted to be", or what is to be seen, "if it has", or was once, or
        is done to nobody, or to whom all blame; the words that belong to it begin at token `at`."""
        kind, meant = hit.entries[0].kind, self._meant
        aim = at > since and tokens[at - 1].norm in self._to
        wanted = kind in _GOOD and bool(amid & (self._tries - self._goes_on))
        past = kind in _PREDICATES and (not amid or meant.is_past(tokens, at, hit.first))
        foiled = kind == "wrongs" and meant.is_foiled(tokens, hit.first, hit.last)
        undone = kind in _GOOD and self._to_wrong(tokens, hit.last)
        void = meant.is_nobody(tokens, hit.last) or meant.is_open(tokens, since, hit.first)
        return aim or wanted or past or foiled or undone or void

    def _to_wrong(self, tokens: list[Token], at: int) -> bool:
        """Whether a wrong is what follows: "spared no effort to undermine"."""
        done = self._deeds.longest(tokens, at + 1, len(tokens)) if at < len(tokens) and tokens[at].is_word else None
        return done is not None and done.entries[0].kind == "wrongs"

    @staticmethod
    def _agent(row: list[Element], hit: Hit, near: int) -> int | None:
        """Whoever stands "by" a passive, not more than so many tokens behind it."""
        behind = (j for j, e in enumerate(row) if hit.last <= e.first <= hit.last + near and e.mention is not None)
        return next((j for j in behind if (m := row[j].mention) is not None and m.prep == "by"), None)

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
