"""Stances where verbs mostly come first, as in Arabic: by each word of blame or praise, of whom its clause is about."""

from __future__ import annotations

from ingest.blamed import is_deed, whom
from ingest.element import Element
from ingest.lang import LanguagePack
from ingest.lang.forms import PRESENT
from ingest.lexicon import Hit
from ingest.line import Line
from ingest.near import has
from ingest.sources import told_by
from ingest.stances import Stance, StanceReader
from ingest.text import Token
from ingest.text.normalize import fold

_SMALL = ("prep", "comp", "conj", "quote", "neg", "be")  # elements that tell nothing themselves
_OPENS = 3  # elements between a verb of speech and the quote that it opens
_DOUBTED = 12  # tokens between a word of doubt and what is doubted
_SAID = ("doubts", "may", "befalls", "evils", "ours", "goods")  # lists of words beside what judges
_SIDE = 2  # tokens in which whose friend, or whose side, it is must be told
_OBJECT = 3  # tokens of what a deed is done to: "foiled a plot of"


class VsoStances(StanceReader):
    """Those of Arabic."""

    def __init__(self, pack: LanguagePack) -> None:
        super().__init__(pack)
        said = (tuple(pack.stances.get(name, ())) for name in _SAID)
        self._doubts, self._may, self._befalls, self._evils, self._ours, self._goods = said
        self._does, self._heads = (frozenset(fold(w) for w in pack.stances.get(n, ())) for n in ("does", "heads"))

    def told(self, line: Line, k: int, own: set[str | None]) -> list[Stance]:
        tokens, row = line.tokens, line.row
        spoken_of = self._spoken_of(row, k, own)
        told = told_by(row, k, vso=True) if row[k].kind == "speech" else range(k + 1, len(row))
        if not spoken_of or not told:
            return []
        ends = next((j for j in told if j > told.start and self._retold(row, j)), told.stop)
        within = range(told.start, ends)
        last = line.sentence.last if ends == len(row) else row[ends].first
        at, out = row[told.start - 1].last if told.start > k + 1 else row[k].last, dict[str, Stance]()
        while at < last:
            hit = self._words.longest(tokens, at, last)
            at = hit.last if hit is not None else at + 1
            if hit is None or self._in_name(row, hit) or self._negated(tokens, hit):
                continue
            kind = hit.entries[0].kind
            fit = {j for j in spoken_of if kind != "blame" or not self._is_struck(tokens, row, j)}
            j = whom(row, within, hit, fit.__contains__, lambda first, last: self._links(tokens, row, first, last))
            if j is None and told.start - 2 in fit and told.start - 2 > k:  # وصف فلانا بأنه
                j = told.start - 2 if not has(tokens[row[k].last : row[told.start - 2].first], self._befalls) else None
            target = row[j].mention if j is not None and self._backs(line, within, hit, j, own) else None
            if target is not None and target.entity is not None:
                out.setdefault(target.entity.id, Stance(target, kind, self._said(tokens, hit)))
        return [*out.values()]

    def _links(self, tokens: list[Token], row: list[Element], first: int, last: int) -> bool:
        """Whether between two tokens nothing tells what somebody does but the words of doing and being what is judged:
        "X is …", "X commits …"; not "X rejects …"."""
        known = {i for e in row if e.mention is not None or e.kind in _SMALL for i in range(e.first, e.last)}
        words = [tokens[i].norm for i in range(first, last) if i not in known and tokens[i].norm[:1].isalpha()]
        return not self._does.isdisjoint(words) or all("ال" in w[:3] or w in self._heads for w in words)

    def _backs(self, line: Line, within: range, hit: Hit, j: int, own: set[str | None]) -> bool:
        """Whether who is called a friend is the speaker's, and who stands with somebody, or is stood with, is of his
        side: not "Tehran is a strong ally of the rebels"."""
        sort, tokens, row = hit.entries[0].value, line.tokens, line.row
        if sort == "feelings":
            return row[j].first >= hit.last  # not "Tehran is proud of its missiles"
        if sort not in ("sides", "ties"):
            return True
        if row[j].first >= hit.last:  # with whom somebody stands
            before = row[within.start : j]
            return self._are_ours(tokens[row[within.start].first : hit.first], before, own, hit.first)
        behind = tokens[hit.last : hit.last + _SIDE]
        beside = [e for e in row if hit.last <= e.first <= hit.last + 1]
        if self._are_ours(behind, beside, own, line.sentence.last):
            return True
        ends = hit.last >= line.sentence.last or not tokens[hit.last].norm[:1].isalpha()
        return sort == "ties" and (ends or has(tokens[hit.last : hit.last + _OBJECT], self._goods))

    def _are_ours(self, tokens: list[Token], named: list[Element], own: set[str | None], last: int) -> bool:
        sides = (e.mention.entity for e in named if e.mention is not None and e.mention.entity and e.last <= last)
        return has(tokens, self._ours) or any({e.id, e.country} & (own - {None}) for e in sides)

    def _retold(self, row: list[Element], j: int) -> bool:
        """Whether the verb at element j tells something itself: "…, adding that …"."""
        told = told_by(row, j, vso=True) if row[j].kind == "speech" else range(0)
        if told and row[j].value.value == "describe":
            return True
        opens = row[told.start - 1].kind if told else ""
        near = opens == "comp" or (opens == "quote" and told.start - j <= _OPENS)
        return near and all(e.kind != "comma" for e in row[j : told.start])

    @staticmethod
    def _in_name(row: list[Element], hit: Hit) -> bool:
        """Whether a word belongs to a name, or to what only tells when or of what: منذ اليوم الأول للعدوان."""
        named = (e for e in row if e.mention is not None and e.mention.kind != "pronoun")
        return hit.clitic[-1:] == "ل" or any(e.first <= hit.first < e.last for e in named)

    def _negated(self, tokens: list[Token], hit: Hit) -> bool:
        """Whether it is denied or suffered, or open, or done to those whom everybody blames: "foiled a plot"."""
        if has(tokens[max(0, hit.first - _DOUBTED) : hit.first], self._doubts):
            return True
        if hit.entries[0].form == PRESENT and has(tokens[hit.first - 1 : hit.first], self._may):
            return True
        harms = hit.entries[0].kind == "blame" and is_deed(hit)
        foiled = harms and has(tokens[hit.last : hit.last + _OBJECT], self._evils)
        return foiled or super()._negated(tokens, hit)
