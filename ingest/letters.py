"""Letters: who wrote to whom, told by the word for a letter and what stands behind it, whoever carries it."""

from __future__ import annotations

from graph.facts import Status
from ingest.candidate import Candidate, Found, Part
from ingest.discourse import Discourse
from ingest.element import Element
from ingest.frames import FrameReader
from ingest.lang import LanguagePack
from ingest.lang.forms import PAST
from ingest.mention import Mention
from ingest.near import near_words
from ingest.text import Token, among

_FROM = ("from", "by")
_REACH = 10  # elements behind the word
_BROTHER = 2  # tokens between "from" and whoever is called a brother and a friend
_WRITERS = ("person", "country", "organization")
_ROWS = frozenset({"message", "letter"})  # of the triggers that tell the same by their verbs


class Letters:
    """Reads the letters that one sentence speaks of."""

    def __init__(self, pack: LanguagePack, talk: Discourse, frames: FrameReader, tokens: list[Token]) -> None:
        self.talk, self.frames, self.row, self.tokens = talk, frames, frames.row, tokens
        words, row = near_words(tuple(pack.rules["letters"])), frames.row
        self.words = words if row and among(words, tokens[row[0].first : row[-1].last]) else frozenset()

    def before(self, k: int) -> list[Candidate]:
        """The statement of a letter whose word stands right before element k, where both sides of it are told."""
        if k == 0 or not self.words:
            return []
        before = self.row[k - 1]
        first = before.first if before.kind == "noun" else before.last  # "a written message" is one
        at = next((i for i in range(first, self.row[k].first) if self.tokens[i].norm in self.words), None)
        if at is None:
            return []
        behind = self._behind(k)
        writer = self._of(behind, _FROM) or self._owner(k - 1, at) or self._sender(k) or self._written_in(k, at)
        reader = self._of(behind, ("to",)) or self._receiver(k)
        if not writer or not reader or writer[0].id == reader[0].id:
            return []
        parts: list[Part] = [("speaker", *writer), ("addressee", *reader)]
        sent = Status.HELD if self.row[k].is_action or self.row[k].kind == "rel" else None  # "a message sent by X"
        return [Candidate("STATE", None, parts, k - 1, status=sent, why={"rule": "letter"})]

    def _behind(self, k: int) -> list[tuple[str, Mention]]:
        """The phrases behind the word, each with its preposition, up to the end of what is said of the letter."""
        out: list[tuple[str, Mention]] = []
        for j in range(k, min(len(self.row), k + _REACH)):
            e = self.row[j]
            if e.kind in ("stop", "comp", "sub", "speech", "quote") or (e.kind == "comma" and not self._goes_on(j)):
                break
            if e.kind == "verb" and j > k and self.row[j - 1].kind != "rel":
                break
            if e.mention is not None and (prep := e.mention.prep or self._called(j)):
                out.append((prep, e.mention))
        return out

    def _goes_on(self, j: int) -> bool:
        """Whether behind comma j it is said who else: ", from the president of X"."""
        behind = self.row[j + 1] if j + 1 < len(self.row) else None
        at_once = behind is not None and behind.first == self.row[j].last
        return at_once and behind is not None and behind.kind == "prep" and behind.value in ("to", *_FROM)

    def _called(self, j: int) -> str | None:
        """The preposition before words that only say how near he is: من أخيه وصديقه الرئيس فلان."""
        prep = self.row[j - 1]
        near = prep.kind == "prep" and 0 < self.row[j].first - prep.last <= _BROTHER
        return prep.value if near and self.talk.vso else None

    def _of(self, behind: list[tuple[str, Mention]], preps: tuple[str, ...]) -> Found | None:
        told = next((m for prep, m in behind if prep in preps), None)
        return self._one([told]) if told is not None else None

    def _owner(self, k: int, at: int) -> Found | None:
        """Whose letter it is: "Macron's letter to"."""
        m = self.row[k].mention
        return self._one([m]) if m is not None and m.poss and at - self.row[k].last <= _BROTHER else None

    def _sender(self, k: int) -> Found | None:
        """Who sent it, of a relative clause behind the word: الرسالة التي وجهها فلان, "the letter that X sent"."""
        verb = next((j for j in range(k, min(len(self.row), k + 3)) if self.row[j].is_action), None)
        if verb is None or self.row[k].kind != "rel":
            return None
        return self._one([m for m in self.frames.subject(verb) if m.first >= self.row[k].last])

    def _receiver(self, k: int) -> Found | None:
        """Who received it, or was handed it, where the verb before the word tells that: تسلم فلان رسالة من, "handed X a
        letter from"."""
        verb = self._verb(k)
        if verb is None:
            return None
        if self._tells(verb, "letter"):
            return self._one(self.frames.subject(verb))
        return self._handed(verb, k) if self._tells(verb, "message", "hand-letter", "send-letter") else None

    def _handed(self, verb: int, k: int) -> Found | None:
        """Whom the verb of handing over has for its object: a phrase behind it, or him of the pronoun on it."""
        acts = self.frames.subject(verb)
        behind = (e.mention for e in self.row[verb + 1 : k] if e.mention is not None)
        told = next((m for m in behind if m.prep is None and m not in acts), None)
        if told is not None:
            return self._one(self.frames.unit(next(j for j in range(k) if self.row[j].mention is told))[:1])
        if not any("+o" in x.form for x in self.row[verb].entries):
            return None
        before = (e.mention for e in reversed(self.row[:verb]) if e.mention is not None)
        return self._one([m for m in before if m.kind == "person" and m not in acts][:1])

    def _written_in(self, k: int, at: int) -> Found | None:
        """Who says something in it, "in a letter to X, Y said", or sent it: "sent X a letter"."""
        verb = self._verb(k)
        if verb is not None and self._tells(verb, "send-letter"):
            return self._one(self.frames.subject(verb))
        within = self.row[k - 1]
        if within.kind != "prep" or within.value != "in" or at - within.last > _BROTHER:
            return None
        if verb is None:
            verb = next((j for j in range(k, len(self.row)) if self.row[j].is_action), None)
        return self._one(self.frames.subject(verb)) if verb is not None else None

    def _verb(self, k: int) -> int | None:
        """The verb before the word; "written" in "a written message" is none."""
        own = self.row[k - 1].tense == PAST and self.row[k - 1].kind == "speech" and not self.talk.vso
        before = range(k - 1 - own, max(-1, k - _REACH), -1)
        return next((j for j in before if self.row[j].is_action), None)

    def _tells(self, verb: int, *rows: str) -> bool:
        return any(x.kind == "verb" and x.value["id"] in rows for x in self.row[verb].entries)

    def _one(self, mentions: list[Mention]) -> Found | None:
        found = ((e, m) for e, m in self.talk.entities(mentions) if e.kind in _WRITERS and not m.mute)
        return next(((e, m) for e, m in found if e.kind != "person" or e.country or e.basis != "provisional"), None)


def without_verbs(found: list[Candidate], written: list[Candidate], row: list[Element]) -> list[Candidate]:
    """The candidates of a sentence's verbs without what its letters tell better, or without hers who "hands" a letter
    where he may have received it: تسلم."""
    return [c for c in found if c.type != "STATE" or c.why["rule"] not in _ROWS or not (written or _taken(c, row))]


def _taken(c: Candidate, row: list[Element]) -> bool:
    ids = {x.value["id"] for x in row[c.at].entries if x.kind == "verb"}
    return c.why["rule"] == "message" and ids >= _ROWS
