"""Stances where the subject stands before its verb: by what somebody is said to have done, else by the first word of
blame or praise, of the nearest of whom it may be said."""

from __future__ import annotations

from ingest.deeds import DeedReader
from ingest.element import Element
from ingest.lang import LanguagePack
from ingest.lang.forms import BASE, GERUND
from ingest.lexicon import Hit
from ingest.line import Line
from ingest.meant import Meaning
from ingest.near import ARTICLES
from ingest.sources import told_by
from ingest.stances import Stance, StanceReader
from ingest.text import Token, among

_NEAR = 10  # tokens between a word of blame and whom it is said of
_NEAR_PAST = 5  # tokens between "once" and what held then
_SPEAKS = 2  # tokens between another speaker and his verb


class SvoStances(StanceReader):
    """Those of English and French."""

    def __init__(self, pack: LanguagePack) -> None:
        super().__init__(pack)
        self._deeds = DeedReader(pack)
        self._meant = Meaning(pack)
        self._friends = frozenset(pack.stances.get("friends", ()))
        doers = (*pack.rules["words"]["comp"], *pack.stances.get("doers", ()))
        self._adjoined = frozenset(pack.prepositions) - frozenset(doers)

    def told(self, line: Line, k: int, own: set[str | None]) -> list[Stance]:
        found = self._done(line, k, own)
        judged = self._judged(line, k, own)
        if judged is None or any(s.kind == judged.kind or s.target is judged.target for s in found):
            return found
        return [*found, judged]

    def _done(self, line: Line, k: int, own: set[str | None]) -> list[Stance]:
        """By the deeds that are told; of each of the doers the first."""
        row = line.row
        told = self._own_words(line, k)
        spoken = row[k + 1 : told.stop] if told.start > k else row[: told.stop]
        if not any(self._is_side(e.mention, own) for e in spoken):
            return []
        last = line.sentence.last if told.stop == len(row) else row[told.stop].first
        first = row[told.start if told.start <= k else k + 1].first  # not its "that" alone: "X had every right to that"
        stances: dict[str, Stance] = {}
        for deed in self._deeds.told(
            line.tokens, row, first, last, own, row[k].first if told.start > k else row[0].first
        ):
            for m in deed.doers:
                if self._is_side(m, own):
                    stances.setdefault(m.entity.id, Stance(m, deed.kind, deed.words))
        return [*stances.values()]

    def _judged(self, line: Line, k: int, own: set[str | None]) -> Stance | None:
        """By the first word of blame or praise, of the nearest of whom it may be said."""
        tokens, row, last = line.tokens, line.row, line.sentence.last
        spoken_of = self._spoken_of(row, k, own)
        told = self._own_words(line, k)
        within = [j for j in spoken_of if j in told]
        if within:
            hit = self._hit(tokens, row[told.start].first, last if told.stop == len(row) else row[told.stop].first)
            if hit is not None and (
                found := self._of_nearest(
                    tokens, row, within, hit, own, row[k].first if told.start > k else row[0].first
                )
            ):
                return found
        alone = not any(self._says(line, e) for e in (*row[:k], *row[k + 1 :]))
        hit = self._hit(tokens, row[0].first, last) if spoken_of and alone else None
        if hit is not None and hit.first < row[k].last and row[k].first < hit.last:
            return None  # "X said that Y threatens regional peace": Y does not say so of X
        return self._of_nearest(tokens, row, spoken_of, hit, own, row[0].first) if hit is not None else None

    def _says(self, line: Line, e: Element) -> bool:
        return _speaks(e) and not self.judges(line, e)

    def _own_words(self, line: Line, k: int) -> range:
        """The elements of what element k tells, up to whoever is said there to say something himself."""
        row = line.row
        told = told_by(row, k, vso=False) if row[k].kind == "speech" else range(k + 1, len(row))
        first = min(told.start, k + 1)  # not from a "that" further on: "X had every right to that"
        other = next((j for j in range(first, told.stop) if j != k and self._says(line, row[j])), told.stop)
        if other == told.stop:
            return told
        who = next((j for j in range(other - 1, first - 1, -1) if row[j].mention is not None), other)
        return range(told.start, who if row[other].first - row[who].last <= _SPEAKS else other)

    def _hit(self, tokens: list[Token], first: int, last: int) -> Hit | None:
        """The first word of blame or praise."""
        found = (self._words.longest(tokens, i, last) for i in range(first, last))
        return next((h for h in found if h is not None), None)

    def _of_nearest(
        self,
        tokens: list[Token],
        row: list[Element],
        spoken_of: list[int],
        hit: Hit,
        own: set[str | None],
        since: int,
    ) -> Stance | None:
        kind = hit.entries[0].kind
        if self._is_unmeant(tokens, row, hit, own, since):
            return None
        near = [j for j in spoken_of if abs(row[j].first - hit.first) <= _NEAR]
        doer = [j for j in near if (m := row[j].mention) is not None and m.adjective and m.last == hit.first]
        near = [j for j in near if kind != "blame" or j in doer or not self._is_struck(tokens, row, j)]
        near = [j for j in near if kind != "blame" or not self._is_harmed(tokens, row, j, hit)]
        near = [j for j in near if kind != "blame" or j in doer or not self._is_adjoined(tokens, row[j])]
        if not near or self._negated(tokens, hit):
            return None
        target = row[min(near, key=lambda j: abs(row[j].first - hit.first))].mention
        assert target is not None
        return Stance(target, kind, self._said(tokens, hit))

    def _is_unmeant(self, tokens: list[Token], row: list[Element], hit: Hit, own: set[str | None], since: int) -> bool:
        """Whether a word of blame or praise is doubted or past, of nobody, or somebody else's friend's or foe's."""
        meant, kind = self._meant, hit.entries[0].kind
        of_another = (
            self._acts_on(tokens, hit) and meant.is_foiled(tokens, hit.first, hit.last)
            if kind == "blame"
            else self._is_friend(tokens, hit) and meant.is_anothers(tokens, row, hit.first, hit.last, own)
        )
        past = meant.is_past(tokens, max(since, hit.first - _NEAR_PAST), hit.first)
        nobody = meant.is_nobody(tokens, hit.last) or meant.is_called_false(tokens, hit.last)
        return of_another or past or nobody or meant.is_open(tokens, since, hit.first)

    def _is_friend(self, tokens: list[Token], hit: Hit) -> bool:
        """Whether a word of praise is one for what somebody is to somebody: "closest ally", "full support"."""
        return among(self._friends, tokens[hit.first : hit.last])

    def _acts_on(self, tokens: list[Token], hit: Hit) -> bool:
        """Whether whom a word of blame is done to stands behind it: "a crackdown on", "violating"."""
        return tokens[hit.last - 1].norm in self._adjoined or tokens[hit.first].norm in self.pack.rules.get("harms", ())

    def _is_adjoined(self, tokens: list[Token], e: Element) -> bool:
        """Whether a phrase stands behind a preposition that makes it no doer: "the attack in X was savage"."""
        at = e.first - 1 - (e.first > 1 and tokens[e.first - 1].norm in ARTICLES)
        return at >= 0 and tokens[at].norm in self._adjoined

    def _is_harmed(self, tokens: list[Token], row: list[Element], k: int, hit: Hit) -> bool:
        """Whether phrase k is what a verb of harm acts upon: "to undermine X's authority"."""
        if tokens[hit.first].norm not in self.pack.rules.get("harms", ()) or row[k].first < hit.last:
            return False
        m, between = row[k].mention, [e for e in row if hit.last <= e.first < row[k].first]
        return m is not None and m.prep != "by" and not any(e.is_action or e.kind in ("stop", "comma") for e in between)


def _speaks(e: Element) -> bool:
    """Whether somebody is said there to say something: not "…, adding that", which is who spoke before."""
    return e.kind == "speech" and e.tense not in (GERUND, BASE)
