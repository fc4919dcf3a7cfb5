"""Who was there, where no verb of attending says so: "told reporters at the summit", "present at the rite were"."""

from __future__ import annotations

from abc import abstractmethod
from typing import Any

from ingest.element import Element
from ingest.frames import JUDGING, Frame
from ingest.lang.forms import GERUND
from ingest.mention import Mention
from ingest.owners import Owners
from ingest.text import among

PRESENT: dict[str, Any] = {
    "id": "present",
    "type": "ATTEND",
    "verb": {"subj": "attendee"},
    "only": {"subj": ["person"]},
}
BEING = {**PRESENT, "id": "being"}  # "will not be at the summit" tells that somebody stays away
MISSING: dict[str, Any] = {**PRESENT, "id": "missing", "status": "cancelled"}
_AT = ("at", "for")
_LISTED = ("at", "for", "from", "in")
_OPENS = 5  # tokens before an event in which those are told of whom a list names
_RALLY = 4  # tokens: "in a mass rally"
_WHILE = ("after", "during", "in", "at")
_THEIR = 2  # tokens: "their first meeting"
_NAMES = 12  # tokens between an event and that list
_ENDS = frozenset({"stop", "comp", "sub"})
_OTHERS = ("MEET", "ATTEND", *JUDGING)  # verbs that tell of the event by themselves, or of somebody else's part in it


class Presence(Owners):
    """Finds those who were at an event by what they did there, and by the lists of reports."""

    @abstractmethod
    def _clause_subject(self, k: int) -> list[Mention]:
        """The first phrase of the clause of element k."""

    def frames(self) -> list[Frame]:
        return [*super().frames(), *self._doing_there(), *self._listed_there(), *self._in_attendance()]

    def _attends(self, k: int) -> bool:
        """Whether verb k tells what somebody does beside the main clause: "with X looking on", "with X meeting Y"."""
        types = {x.value["type"] for x in self.row[k].entries if x.kind == "verb"}
        before = self.row[k - 3] if k > 2 else None
        talks = before is not None and any(
            x.kind in ("noun", "verb") and x.value["type"] == "MEET" for x in before.entries
        )
        return "ATTEND" in types or ("MEET" in types and not talks)

    def _of_a_name(self, frame: Frame) -> bool:
        """Whether a noun of ties is but part of a name: "the ministry of Foreign Affairs and African Cooperation"."""
        at, last = self.row[frame.at].first, self.row[frame.at].last
        ties = frame.row["type"] == "COOPERATE" and not frame.slots and not frame.headline and at > self.row[0].first
        return ties and all(t.text[0].isupper() for t in self.tokens[min(at, last - 2) : last])

    def _of_a_duty(self, k: int) -> bool:
        """Whether a form in -ing tells what a thing brings with it: "the chair, which will include hosting leaders"."""
        word = self.tokens[self.row[k].first - 1]
        if self.row[k].tense != GERUND or not k or self.row[k - 1].last == self.row[k].first or not word.is_word:
            return False
        j = next((j for j in range(k - 1, -1, -1) if self.row[j].kind not in ("modal", "aux", "be")), -1)
        return j >= 0 and self.tokens[self.row[j].first].norm in self.pack.rules.closed("thing_relatives")

    def _theirs(self, k: int) -> bool:
        """Whether noun k is of those of the sentence before: "Their first meeting lasted", "after their talks"."""
        at, behind = self.row[k].first, self.row[k + 1] if k + 1 < len(self.row) else None
        told = among(self.pack.rules.closed("theirs"), self.tokens[max(0, at - _THEIR) : at])
        other = behind is not None and behind.value == "with"
        opens = all(e.kind in ("prep", "comma") for e in self.row[:k])
        opens = opens or (self.row[k - 1].kind == "prep" and self.row[k - 1].value in _WHILE)
        return told and opens and not other and all(e.mention is None for e in self.row[:k])

    def _somewhere(self, j: int) -> bool:
        """Whether phrase j is a place, which does nothing."""
        mention, before = self.row[j].mention, self.row[j - 2].mention if j > 1 else None
        if mention is None or mention.kind != "country" or before is None or self.row[j - 1].kind != "comma":
            return mention is not None and mention.kind == "place"
        return before.known == "metonym" and before.value is mention.value  # "in Vientiane, the capital of Laos, to"

    def _partner(self, frame: Frame, j: int) -> None:
        """With whom something is discussed, told behind its aim: "will discuss ways to boost trade with Modi"."""
        if (
            frame.row["id"] != "talk"
            or frame.noun
            or "with" in frame.slots
            or self.tokens[self.row[j].first - 1].norm != "to"
        ):
            return
        for k in range(j + 1, min(len(self.row), j + 8)):
            m = self.row[k].mention
            if self.row[k].kind in ("stop", "comp", "rel", "sub", "verb", "speech"):
                return
            if m is not None and m.kind == "person" and m.prep == "with":
                frame.add("with", self.unit(k))

    def _met_before(self, k: int) -> list[Mention]:
        """With whom somebody meets whose aim verb k tells: "will meet his counterparts to sign"."""
        verb = next((j for j in range(k - 1, -1, -1) if self.row[j].is_action or self.row[j].kind in _ENDS), -1)
        aim = self.tokens[self.row[k].first - 1].norm == "to"
        if verb < 0 or not aim or not any(x.kind in ("verb", "noun") and x.value["type"] == "MEET"
                                          for x in self.row[verb].entries):  # fmt: skip
            return []
        people = (j for j in range(verb + 1, k) if (m := self.row[j].mention) is not None and m.kind == "person")
        return next((self.unit(j) for j in people), [])

    def _left_behind(self, frame: Frame) -> list[Mention]:
        """Who sends somebody out where only which land he has to leave is told: "were given two days to leave X"."""
        k = frame.at
        if frame.row["id"] != "order-out" or "subj" in frame.slots:
            return []
        for j in range(k + 2, min(len(self.row), k + 5)):
            m, leave = self.row[j].mention, self.tokens[self.row[j - 1].first].norm
            if m is not None and m.kind == "country" and leave in self.pack.rules.closed("leaving"):
                return self.unit(j)
        return []

    def _done_by(self, k: int) -> list[Mention]:
        """Whose "his" is behind a passive: "was handed over by X during his meeting with Y"."""
        prep = self.row[k - 1] if k else None
        if prep is None or prep.kind != "prep" or prep.value not in ("during", "in", "at", "after"):
            return []
        for j in range(k - 2, -1, -1):
            m = self.row[j].mention
            if self.row[j].is_action or self.row[j].kind in _ENDS:
                return []
            if m is not None and m.kind == "person" and m.prep == "by":
                return self.unit(j)[-1:]
        return []

    def _list(self, frame: Frame, j: int) -> None:
        """Fill the slot of those whom a colon at element j names: "hosted four leaders: A, B and C"."""
        colon = self.tokens[self.row[j].first].text == ":" and j + 1 < len(self.row)
        if not colon or not self._plain_person(j + 1) or self.row[j + 1].first - self.row[j].last > 1:
            return
        for slot, counted in frame.slots.items():
            if slot != "subj" and all(m.kind == "person" and m.entity is None and m.number != "sg" for m in counted):
                frame.slots[slot] = self.unit(j + 1)

    def _no_event(self, frame: Frame) -> bool:
        """Whether what somebody was at is no event of states: a wedding of nobody known, a rally, talks with X."""
        found = (k for k in range(frame.at + 1, min(len(self.row), frame.at + 6)) if self._is_meeting(self.row[k]))
        k = next(found, None)
        if k is None:
            at = self.row[frame.at].last
            return among(self.pack.rules.closed("rallies"), self.tokens[at : at + _RALLY])
        if self.row[k].entry("occasion") is None:
            return frame.row["id"] == "attend" and any(m.kind == "person" for m in frame.slots.get("with", ()))
        private = self.row[k].last - self.row[k].first == 1  # "a royal wedding" is none
        private = private and self.tokens[self.row[k].first].norm in self.pack.rules.get("private", ())
        owner, behind = self.row[k - 1].mention, self.row[k + 1 : k + 3]
        of = len(behind) > 1 and behind[0].value == "of" and behind[1].mention is not None
        return private and not of and (owner is None or not owner.poss)

    @staticmethod
    def _is_meeting(e: Element) -> bool:
        return e.entry("occasion") is not None or any(x.kind == "noun" and x.value["type"] == "MEET" for x in e.entries)

    def _counted(self, subject: list[Mention], k: int) -> list[Mention]:
        """Those whom a colon behind verb k names one by one: "the following leaders will attend: A, B and C"."""
        if any(m.kind != "pair" and (m.kind != "person" or m.entity or m.number == "sg") for m in subject):
            return []
        if (self.row[k - 1].kind == "rel" if k else False) or self.row[k].tense == GERUND:
            at = next((j for j in range(k + 1, min(len(self.row), k + 3)) if self._is_event(self.row[j])), None)
            return self._told_of_all(at) if at is not None else []
        j = next((j for j in range(k + 1, len(self.row)) if self.row[j].kind == "stop"), len(self.row))
        colon = j + 1 < len(self.row) and self.tokens[self.row[j].first].text == ":" and self._plain_person(j + 1)
        return self.unit(j + 1) if colon and self.row[j + 1].first - self.row[j].last <= 1 else []

    def _told_of_all(self, at: int) -> list[Mention]:
        """Those whom a copula behind the event at element `at` names: "the leaders who attended the summit were A"."""
        who = self._list_behind(at)
        first = next((k for k in range(at + 1, len(self.row)) if self._plain_person(k)), None)
        near = first is not None and self.tokens[self.row[first].first - 1].norm in self.pack.rules.get("listing", ())
        return who if near else []

    def _doing_there(self) -> list[Frame]:
        """ "A and B made the announcement at the summit", "X will be at the funeral", "flew to Y for the summit"."""
        out = []
        for j, e in enumerate(self.row):
            at = self._event_behind(j) if e.kind == "prep" and e.value in _AT else None
            who = self._at_it(j) if at is not None else []
            if at is not None and e.value == "for" and not self._told_apart(j, at):
                continue
            if at is not None and who:
                is_there = self.row[j - 1].kind == "be" if j else False
                out.append(self._there(BEING if is_there else PRESENT, at, who))
                out[-1].summit |= e.value == "for"  # for which somebody travelled
        return out

    def _told_apart(self, j: int, at: int) -> bool:
        """Whether a ceremony for which somebody set out is told apart from any other: not "flew home for a wedding"."""
        words = {t.norm for t in self.tokens[self.row[at].first : self.row[at].last]}
        if not words & set(self.pack.rules.get("ceremonies", ())):
            return True
        inside = [e.mention for e in self.row[j + 1 : at + 3] if e.mention is not None and e.mention.kind != "pronoun"]
        before = self.row[j - 1].mention if j else None
        said = {t.norm for t in self.tokens[self.row[j].last : self.row[at].first]}
        there = before is not None and before.kind in ("country", "place")
        return bool(inside) or (there and bool(said & set(self.pack.rules.get("definite", ()))))

    def _listed_there(self) -> list[Frame]:
        """ "Present at the rite were A and B", "absentees from the summit included C"."""
        for j, e in enumerate(self.row):
            at = self._event_behind(j, deeds=True) if e.kind == "prep" and e.value in _LISTED else None
            if at is None:
                continue
            before = {t.norm for t in self.tokens[max(0, e.first - _OPENS) : e.first]}
            rows = ((PRESENT, "present"), (MISSING, "absent"))
            row = next((row for row, words in rows if before & set(self.pack.rules.get(words, ()))), None)
            who = self._list_behind(at) if row is not None else []
            return [self._there(row, at, who)] if row is not None and who else []
        return []

    def _in_attendance(self) -> list[Frame]:
        """ "X opened the summit, with A and B in attendance"."""
        for k in range(2, len(self.row)):
            attends = any(x.kind == "noun" and x.value["id"] == "attend" for x in self.row[k].entries)
            if not attends or self.row[k - 1].value != "in" or self.row[k - 1].last != self.row[k].first:
                continue
            who, event = self.row[k - 2].mention, next((j for j in range(k) if self._is_event(self.row[j])), None)
            if event is not None and who is not None and who.kind == "person" and who.prep == "with":
                return [self._there(PRESENT, event, self.unit(k - 2))]
        return []

    @staticmethod
    def _is_event(e: Element) -> bool:
        return e.entry("occasion") is not None or (e.mention is not None and e.mention.kind == "event")

    def _there(self, row: dict[str, Any], at: int, who: list[Mention]) -> Frame:
        frame = Frame(row, at, noun=False, occasion=True)
        frame.add("subj", who)
        event = self.row[at]
        frame.add("event", [event.mention] if event.mention is not None else [])
        frame.summit = any(x.kind == "noun" and x.value["id"] == "multilateral" for x in event.entries)
        return frame

    def _event_behind(self, j: int, *, deeds: bool = False) -> int | None:
        """The element of the event that the preposition at element j governs: "at the Lima gathering"; with `deeds`
        also of "the announcement"."""
        for i in range(j + 1, min(len(self.row), j + 3)):
            last = self.row[i - 1].last
            if self.row[i].first - last > 3 and self.tokens[last].text != "(":
                return None
            if self._is_event(self.row[i]) or (deeds and self.row[i].entry("deed") is not None):
                return i
            if self.row[i].kind != "np":
                return None
        return None

    def _at_it(self, j: int) -> list[Mention]:
        """Who is at the event before which the preposition at element j stands."""
        start = next((i + 1 for i in range(j - 1, -1, -1) if self.row[i].kind in (*_ENDS, "rel")), 0)
        verb = next((i for i in range(j - 1, start - 1, -1) if self.row[i].is_action), None)
        if verb is None and self.row[j].value == "at":
            if start and self.row[start - 1].kind == "rel":
                return self._antecedent(start - 1)
            return self._behind_comma(j) if start == j else self._clause_subject(j)
        types = {x.value["type"] for x in self.row[verb].entries if x.kind == "verb"} if verb is not None else set()
        met = any(x.kind == "noun" and x.value["type"] == "MEET" for e in self.row[verb:j] for x in e.entries)
        if verb is None or met or types & set(_OTHERS) or self.row[verb].tense == GERUND:
            return []
        return self.subject(verb) if self.row[j].value == "at" or "VISIT" in types else []

    def _list_behind(self, at: int) -> list[Mention]:
        """Those whom a list behind the event at element `at` names."""
        k = next((k for k in range(at + 1, len(self.row)) if self._plain_person(k)), None)
        if k is None or self.row[k].first - self.row[at].last > _NAMES:
            return []
        between = {t.norm for t in self.tokens[self.row[at].last : self.row[k].first]}
        return self.unit(k) if between & set(self.pack.rules.get("listing", ())) else []

    def _plain_person(self, k: int) -> bool:
        m = self.row[k].mention
        return m is not None and m.kind == "person" and self._plain(k)
