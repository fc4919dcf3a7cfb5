"""What Arabic says without a verb, as headlines do: who is where, whose guest, face to face with whom."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import Any

from ingest.candidate import GOVERNMENT
from ingest.frames import REACH, Frame
from ingest.mention import Mention
from ingest.text.normalize import fold, stems
from ingest.vso_company import VsoCompany

IS_IN: dict[str, Any] = {"id": "is-in", "type": "VISIT", "verb": {"subj": "visitor", "in": "destination"}}
WAS_IN: dict[str, Any] = {**IS_IN, "status": "held"}
FACING: dict[str, Any] = {"id": "facing", "type": "MEET", "several": True, "verb": {"subj": "party", "with": "party"}}
GUEST_OF: dict[str, Any] = {
    "id": "guest-of",
    "type": "VISIT",
    "verb": {"subj": "visitor", "host": "host", "in": "destination", "b": "destination"},
}
_BOTH = 2
_BEHIND = 2  # elements behind a host, one of which may tell where he received his guest


@cache
def _folded(phrases: tuple[str, ...]) -> list[list[str]]:
    """The words of phrases as tokens are folded."""
    return [fold(phrase).split() for phrase in phrases]


class VsoNominal(VsoCompany):
    """Frames whose predicate is no verb."""

    def frames(self) -> list[Frame]:
        out = [f for f in super().frames() if not (self._led_talks(f) or self._not_discussed(f))]
        for k, e in enumerate(self.row):
            if e.mention is not None and e.mention.kind == "person" and self._plain(k) and not self._joined_on(k):
                out += self._predicates(k, self.unit(k))
        return [*out, *self._had(), *self._speaks_from(), *self._with_guest(), *self._leaving()]

    def _leaving(self) -> list[Frame]:
        """Who has been where he speaks before he leaves: قبل مغادرته أنقرة، قال فلان."""
        out = []
        for k, (prep, e) in enumerate(pairwise(self.row)):
            m, word = e.mention, self.tokens[prep.last - 1].norm
            leaves = prep.kind == "prep" and word in self.pack.rules.closed("his_leaving") and prep.last == e.first
            if not leaves or m is None or m.kind not in ("country", "place") or m.adjective:
                continue
            acts = [j for j in (*range(k - 1, -1, -1), *range(k + 2, len(self.row))) if self.row[j].is_action]
            says = acts and self.row[acts[0]].kind == "speech"
            people = [x for x in self.subject(acts[0]) if x.kind == "person"] if says else []
            if people and all(map(self._governs, people)):
                out.append(self._told_of_them(WAS_IN, k + 1, people, {"in": [m]}))
        return out

    def _with_guest(self) -> list[Frame]:
        """Who speaks to his guest or host, or beside him, has met him: قال فلان لضيفه فلان."""
        out = []
        guests, estranged = (self.pack.rules.closed(key) for key in ("guests", "estranged"))
        guests |= self.pack.rules.closed("at_his_side")
        for k, e in enumerate(self.row):
            if e.mention is None or e.mention.kind != "person" or not e.mention.entity:
                continue
            before = self.tokens[max(0, e.first - 2) : e.first + 1]
            word = any(guests & {t.norm, *(stem for _, stem, _ in stems(t.norm))} for t in before)
            verb = next((j for j in range(k - 1, -1, -1) if self.row[j].is_action), None)
            if not word or verb is None or self.row[verb].kind != "speech" or self._tells_encounter(verb):
                continue
            if any(x.kind in ("comp", "sub", "rel", "stop") for x in self.row[verb:k]):
                continue  # what he says of somebody else and his guest
            if estranged & {t.norm for t in self.tokens[self.row[verb].first : e.last + REACH]}:
                continue
            people = [m for m in self.subject(verb) if m.kind == "person" and m not in self.unit(k)]
            if len(people) == 1:
                out.append(self._told_of_them(FACING, k, people, {"with": [e.mention]}))
        return out

    def _tells_encounter(self, k: int) -> bool:
        """Whether the verb or noun at element k, which is to come or not yet, itself tells who met or travelled."""
        e = self.row[k]
        rows = [x.value for x in e.entries if x.kind in ("verb", "noun")]
        return e.kind == "noun" or "س" in e.clitic or any(row["type"] in ("MEET", "VISIT") for row in rows)

    def _speaks_from(self) -> list[Frame]:
        """Who speaks from abroad, if a sentence begins with where: من باريس، أعلن فلان."""
        m = self.row[1].mention if len(self.row) > 2 else None
        if m is None or m.prep != "from" or m.kind not in ("country", "place") or m.adjective or m.group:
            return []
        if self.row[0].value != "from" or not (k := self._said_behind(2)):
            return []
        people = [x for x in self.subject(k) if x.kind == "person" and x.first == self.row[k].last]
        aside = any(e.kind == "comma" and people and e.first == people[-1].last for e in self.row)  # "…, says X, comes"
        told = people and not aside and all(map(self._governs, people))
        return [self._told_of_them(IS_IN, 1, people, {"in": [m]})] if told else []

    def _said_behind(self, at: int) -> int:
        """The verb of speech with which a sentence goes on at element `at`, or behind a clause on where that is."""
        at += self.row[at].kind == "comma"
        described = at < len(self.row) and self.row[at].kind in ("rel", "sub")
        verbs = [j for j in range(at, len(self.row)) if self.row[j].is_action and not self.row[j].clitic]
        said = next((j for j in verbs if self.row[j].kind == "speech" and (not described or j > at + 1)), 0)
        return said if described or said == at else 0

    def _not_discussed(self, frame: Frame) -> bool:
        """Whether something is only said not to be discussed, which calls no meeting off: لن يبحث مع فلان تفاصيل."""
        before = self.row[frame.at - 1] if frame.at and not frame.noun else None
        denied = before is not None and before.kind == "neg" and before.last == self.row[frame.at].first
        return denied and frame.row["id"] in ("talk", "discuss")

    def _led_talks(self, frame: Frame) -> bool:
        """Whether two are told to have led talks, who so have met: جلسة عمل ترأسها فلان وفلان."""
        if frame.row["id"] != "host" or "event" in frame.slots or len(frame.slots.get("subj", ())) != _BOTH:
            return False
        near = self.row[max(0, frame.at - 1) : frame.at + 2 + _BOTH]
        return any(e.kind == "noun" and e.value.value["id"] == "meet" for e in near)

    def _had(self) -> list[Frame]:
        """Who is told to have had a meeting with whom: كان للرئيس فلان مع ضيفه فلان خلوة."""
        out = []
        for k, (be, e) in enumerate(pairwise(self.row)):
            m = e.mention
            if be.kind != "be" or m is None or m.kind != "person" or m.prep != "to" or be.last != m.first:
                continue
            with_him: list[Mention] = []
            for j in range(k + 2, min(len(self.row), k + 2 + REACH)):
                x = self.row[j]
                if x.mention is not None and x.mention.prep == "with":  # مع ضيفه المصري فلان
                    with_him = self.unit(j + (x.mention.adjective and self.row[j + 1].kind == "np"))
                if x.kind == "noun" and x.value.value["type"] == "MEET" and self.row[j - 1].mention in with_him[-1:]:
                    out.append(self._told_of_them(FACING, j, self.unit(k + 1), {"with": with_him}))
                if x.kind in ("stop", "comp", "sub") or x.is_action:
                    break
        return out

    def _joined_on(self, k: int) -> bool:
        """Whether the phrase at element k is joined to another behind it."""
        return any(m.first > self.row[k].first for m in self.unit(k))

    def _predicates(self, k: int, people: list[Mention]) -> list[Frame]:
        """The frames of what is said behind the phrase at element k, the last of those people."""
        if self._follows(k, "face_to_face"):
            return [self._told_of_them(FACING, k, people)]
        if at := self._follows(k, "guest_of"):
            return self._guests_of(k, people, at)
        return [self._told_of_them(IS_IN, k, people, {"in": [where]}) for where in self._whereabouts(k, people)]

    @staticmethod
    def _told_of_them(row: dict[str, Any], k: int, people: list[Mention], slots: dict[str, Any] | None = None) -> Frame:
        frame = Frame(row, k, noun=False, together=True)
        frame.add("subj", people)
        for slot, mentions in (slots or {}).items():
            frame.add(slot, mentions)
        return frame

    def _follows(self, k: int, phrases: str) -> int:
        """The token behind one of the pack's phrases that stands right behind element k; 0 if none does."""
        at = self.row[k].last
        for said in _folded(tuple(self.pack.rules[phrases])) if at < len(self.tokens) else ():
            if self.tokens[at].norm == said[0] and [t.norm for t in self.tokens[at : at + len(said)]] == said:
                return at + len(said)
        return 0

    def _guests_of(self, k: int, people: list[Mention], at: int) -> list[Frame]:
        """Whose guests they are, and where: فلان في ضيافة الملك فلان بفاس."""
        j = next((j for j, e in enumerate(self.row) if e.first == at and e.mention is not None), None)
        host = self.row[j].mention if j is not None else None
        if j is None or host is None or host.kind not in ("person", "country"):
            return []
        slots = {"host": self.unit(j)}
        for e in self.row[j + 1 : j + 1 + _BEHIND]:
            if e.mention is not None and e.mention.prep in ("in", "b"):
                slots[e.mention.prep] = [e.mention]
        visit = self._told_of_them(GUEST_OF, k, people, slots)
        met = self._told_of_them(FACING, k, people, {"with": slots["host"]})
        return [visit, met] if host.kind == "person" else [visit]

    def _whereabouts(self, k: int, people: list[Mention]) -> list[Mention]:
        """Where a headline without a verb says that they are: فلان في باريس."""
        first = next(i for i, e in enumerate(self.row) if e.mention is people[0])
        if any(t.is_word for t in self.tokens[self.row[first].first - 1 : self.row[first].first]):
            return []  # ظل فلان في باريس
        begins = not first or (self.row[first - 1].kind == "stop" and not any(e.is_action for e in self.row[:first]))
        ahead = self.row[k + 1 : k + 4]
        if not begins or [e.kind for e in ahead[:2]] != ["prep", "np"] or not all(map(self._governs, people)):
            return []
        where, closed = ahead[1].mention, len(ahead) < 3 or ahead[2].kind in ("stop", "sub")
        there = where is not None and where.kind in ("country", "place") and not (where.adjective or where.group)
        adjacent = ahead[0].first == self.row[k].last and ahead[0].value == "in" and ahead[0].last == ahead[1].first
        return [where] if there and closed and adjacent and where is not None else []

    @staticmethod
    def _governs(m: Mention) -> bool:
        """Whether somebody holds an office at home: an ambassador is where he is posted."""
        return ((m.entity.office if m.entity is not None else None) or m.office or "").endswith(GOVERNMENT)
