"""Stances: whether what somebody says blames, or backs, one of those of whom it speaks, by the words that it uses.

How a word finds of whom it is said is a matter of word order: `ingest.stances_svo`, `ingest.stances_vso`.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable
from typing import NamedTuple

from ingest.element import Element
from ingest.entities import Entity
from ingest.lang import LanguagePack
from ingest.lexicon import Hit
from ingest.line import Line
from ingest.mention import Mention
from ingest.near import ARTICLES
from ingest.text import Token, among

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


class StanceReader(ABC):
    """Finds what the statements of one language say of whom."""

    def __init__(self, pack: LanguagePack) -> None:
        self.pack = pack
        self._words = pack.judgements
        self._negations = frozenset(pack.statuses.get("negations", ()))

    @abstractmethod
    def told(self, line: Line, k: int, own: set[str | None]) -> list[Stance]:
        """What the verb of speech, or the headline's speaker, at element k tells of those of another side than `own`
        whom it blames or backs."""

    def judges(self, line: Line, e: Element) -> bool:
        """Whether a verb of speech is here what is blamed or praised: "threatens regional peace"."""
        return self._words.longest(line.tokens, e.first, line.sentence.last) is not None

    def _spoken_of(self, row: list[Element], k: int, own: set[str | None]) -> list[int]:
        return [j for j, e in enumerate(row) if j != k and self._is_other(e.mention, own)]

    def _is_other(self, m: Mention | None, own: set[str | None]) -> bool:
        """Whether a phrase names somebody of another side, who is no mere place."""
        return m is not None and m.prep not in ("in", "at", "source") and self._is_side(m, own)

    @staticmethod
    def _is_side(m: Mention | None, own: set[str | None]) -> bool:
        """Whether a phrase names somebody of another side."""
        if m is None or m.entity is None or m.entity.id in own or m.entity.country in own or m.mute:
            return False
        return not (m.kind == "person" and m.office == "spokesperson")

    @staticmethod
    def _said(tokens: list[Token], hit: Hit) -> str:
        return " ".join(t.text for t in tokens[hit.first : hit.last])

    def _negated(self, tokens: list[Token], hit: Hit) -> bool:
        """Whether it is said not to hold, or to be suffered: "is a victim of aggression"."""
        before = [t.norm for t in tokens[max(0, hit.first - 2) : hit.first]]
        near = before[-1:] if before[-1:] and before[-1] not in ARTICLES else before
        suffered = among(self.pack.rules.closed("suffering"), tokens[max(0, hit.first - _SUFFERED) : hit.first])
        return suffered or not self._negations.isdisjoint(near)

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

    def _is_object(self, tokens: list[Token], row: list[Element], k: int) -> bool:
        """Whether phrase k is the object of a verb without a subject: "leaving X alone", "illegal to attack X"."""
        at = row[k].first - 1 - (tokens[row[k].first - 1].norm in ARTICLES) if row[k].first > 1 else 0
        if at < 1 or (row[k - 1].kind == "speech" and row[k - 1].last == at + 1):
            return False  # "saying X was illegal"
        verb = at - (tokens[at].norm in self.pack.rules.get("particles", ()))  # "shooting down the X jet"
        return tokens[at - 1].norm == "to" or (tokens[verb].text.endswith("ing") and tokens[verb].text.islower())
