"""Stances: whether what somebody says blames, or backs, one of those of whom it speaks, by the words that it uses."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ingest.blamed import is_deed, whom
from ingest.deeds import DeedReader
from ingest.element import Element
from ingest.entities import Entity
from ingest.lang import LanguagePack
from ingest.lang.forms import BASE, GERUND, PRESENT
from ingest.lexicon import Hit
from ingest.line import Line
from ingest.meant import Meaning
from ingest.mention import Mention
from ingest.near import ARTICLES, has
from ingest.sources import told_by
from ingest.text import Token, among
from ingest.text.normalize import fold

_SMALL = ("prep", "comp", "conj", "quote", "neg", "be")  # elements that tell nothing themselves
_OPENS = 3  # elements between a verb of speech and the quote that it opens
_NEAR = 10  # tokens between a word of blame and whom it is said of
_DOUBTED = 12  # tokens between a word of doubt and what is doubted
_SAID = ("doubts", "may", "befalls", "evils", "ours", "goods", "does", "heads")  # lists of words beside what judges
_SIDE = 2  # tokens in which whose friend, or whose side, it is must be told
_OBJECT = 3  # tokens of what a deed is done to: "foiled a plot of"
_NEAR_PAST = 5  # tokens between "once" and what held then
_SPEAKS = 2  # tokens between another speaker and his verb
_SUFFERED = 3  # tokens between a word of suffering and what is suffered


class Stance(NamedTuple):
    """What is said of somebody, "blame" or "praise", and the words that say it."""

    target: Mention
    kind: str
    words: str


def sides(people: Iterable[Entity]) -> set[str | None]:
    """The ids of those who speak, of their states and of the bodies for which they do: whom they neither blame nor
    back."""
    told = list(people)
    bodies = {office.of for e in told if e.person is not None for office in e.person.offices if e.serves(office.of)}
    return {e.id for e in told} | {e.country for e in told} | bodies


class StanceReader:
    """Finds what the statements of one language say of whom."""

    def __init__(self, pack: LanguagePack) -> None:
        self.pack, self.vso = pack, pack.rules["order"] == "vso"
        self._words = pack.judgements
        said = {name: tuple(pack.stances.get(name, ())) for name in _SAID}
        self._doubts, self._may, self._befalls, self._evils = (said[name] for name in _SAID[:4])
        self._ours, self._goods = said["ours"], said["goods"]
        self._does, self._heads = (frozenset(fold(w) for w in said[name]) for name in ("does", "heads"))
        self._deeds = DeedReader(pack)
        self._meant = Meaning(pack)
        self._friends = frozenset(pack.stances.get("friends", ()))
        self._adjoined = frozenset(pack.prepositions) - frozenset(
            (*pack.rules["words"]["comp"], *pack.stances.get("doers", ()))
        )

    def told(self, line: Line, k: int, own: set[str | None]) -> list[Stance]:
        """What the verb of speech, or the headline's speaker, at element k tells of those of another side whom it
        blames or backs: by what they are said to have done, else by the first word of blame or praise."""
        if self.vso:
            return self._each(line, k, own)
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
        spoken_of = [j for j, e in enumerate(row) if j != k and self._is_other(e.mention, own)]
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

    def judges(self, line: Line, e: Element) -> bool:
        """Whether a verb of speech is here what is blamed or praised: "threatens regional peace"."""
        return self._words.longest(line.tokens, e.first, line.sentence.last) is not None

    def _says(self, line: Line, e: Element) -> bool:
        return _speaks(e) and not self.judges(line, e)

    def _own_words(self, line: Line, k: int) -> range:
        """The elements of what element k tells, up to whoever is said there to say something himself."""
        row = line.row
        told = told_by(row, k, vso=self.vso) if row[k].kind == "speech" else range(k + 1, len(row))
        first = min(told.start, k + 1)  # not from a "that" further on: "X had every right to that"
        other = next((j for j in range(first, told.stop) if j != k and self._says(line, row[j])), told.stop)
        if other == told.stop:
            return told
        who = next((j for j in range(other - 1, first - 1, -1) if row[j].mention is not None), other)
        return range(told.start, who if row[other].first - row[who].last <= _SPEAKS else other)

    def _each(self, line: Line, k: int, own: set[str | None]) -> list[Stance]:
        """What the clauses of what is told say, each of whom it is about; not what another one says there."""
        tokens, row = line.tokens, line.row
        spoken_of = [j for j, e in enumerate(row) if j != k and self._is_other(e.mention, own)]
        told = told_by(row, k, vso=self.vso) if row[k].kind == "speech" else range(k + 1, len(row))
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

    @staticmethod
    def _said(tokens: list[Token], hit: Hit) -> str:
        return " ".join(t.text for t in tokens[hit.first : hit.last])

    def _hit(self, tokens: list[Token], first: int, last: int) -> Hit | None:
        """The first word of blame or praise."""
        found = (self._words.longest(tokens, i, last) for i in range(first, last))
        return next((h for h in found if h is not None and h.clitic[-1:] != "ل"), None)  # منذ اليوم الأول للعدوان

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

    def _is_other(self, m: Mention | None, own: set[str | None]) -> bool:
        """Whether a phrase names somebody of another side, who is no mere place."""
        return m is not None and m.prep not in ("in", "at", "source") and self._is_side(m, own)

    @staticmethod
    def _is_side(m: Mention | None, own: set[str | None]) -> bool:
        """Whether a phrase names somebody of another side."""
        if m is None or m.entity is None or m.entity.id in own or m.entity.country in own or m.mute:
            return False
        return not (m.kind == "person" and m.office == "spokesperson")

    def _negated(self, tokens: list[Token], hit: Hit) -> bool:
        """Whether it is said not to hold, to be open, or to be suffered: "is a victim of aggression"."""
        before = [t.norm for t in tokens[max(0, hit.first - 2) : hit.first]]
        near = before[-1:] if before[-1:] and before[-1] not in ARTICLES else before
        if self._doubts and has(tokens[max(0, hit.first - _DOUBTED) : hit.first], self._doubts):
            return True
        if hit.entries[0].form == PRESENT and self._may and has(tokens[hit.first - 1 : hit.first], self._may):
            return True
        harms = hit.entries[0].kind == "blame" and is_deed(hit)
        if harms and self._evils and has(tokens[hit.last : hit.last + _OBJECT], self._evils):
            return True  # foiled a plot
        suffered = among(self.pack.rules.closed("suffering"), tokens[max(0, hit.first - _SUFFERED) : hit.first])
        return suffered or bool({*near} & {*self.pack.statuses.get("negations", ())})

    def _is_struck(self, tokens: list[Token], row: list[Element], k: int) -> bool:
        """Whether what is blamed was done to whom phrase k names: "the killing of X", "sanctions against X"."""
        m, struck = row[k].mention, self.pack.rules.get("struck", ())
        if m is not None and struck and self._is_object(tokens, row, k):
            return True
        if m is None or m.prep is None:  # "on" belongs to the noun before: "the attack on X"
            noun = row[k - 1] if k and row[k - 1].kind == "noun" else None
            return noun is not None and noun.last - noun.first > 1 and tokens[noun.last - 1].norm in struck
        of = next((e for e in reversed(row[:k]) if e.kind == "prep"), None)
        done = of is not None and tokens[of.first - 1].norm in self.pack.rules.get("done_to", ())
        return m.prep in struck or (m.prep == "of" and done)

    def _is_harmed(self, tokens: list[Token], row: list[Element], k: int, hit: Hit) -> bool:
        """Whether phrase k is what a verb of harm acts upon: "to undermine X's authority"."""
        if tokens[hit.first].norm not in self.pack.rules.get("harms", ()) or row[k].first < hit.last:
            return False
        m, between = row[k].mention, [e for e in row if hit.last <= e.first < row[k].first]
        return m is not None and m.prep != "by" and not any(e.is_action or e.kind in ("stop", "comma") for e in between)

    def _is_object(self, tokens: list[Token], row: list[Element], k: int) -> bool:
        """Whether phrase k is the object of a verb without a subject: "leaving X alone", "illegal to attack X"."""
        at = row[k].first - 1 - (tokens[row[k].first - 1].norm in ARTICLES) if row[k].first > 1 else 0
        if at < 1 or (row[k - 1].kind == "speech" and row[k - 1].last == at + 1):
            return False  # "saying X was illegal"
        verb = at - (tokens[at].norm in self.pack.rules.get("particles", ()))  # "shooting down the X jet"
        return tokens[at - 1].norm == "to" or (tokens[verb].text.endswith("ing") and tokens[verb].text.islower())


def _speaks(e: Element) -> bool:
    """Whether somebody is said there to say something: not "…, adding that", which is who spoke before."""
    return e.kind == "speech" and e.tense not in (GERUND, BASE)
