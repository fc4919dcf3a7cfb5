"""Encounters: meetings and attendance."""

from __future__ import annotations

from graph.facts import Status
from ingest.candidate import GOVERNMENT, PARTY_SLOTS, Candidate, Found
from ingest.entities import Entity
from ingest.frames import Frame
from ingest.journeys import Journeys
from ingest.mention import Mention
from ingest.offices import HEADS

Side = tuple[str, list[Found]]  # a slot and who fills it


_THERE = ("present", "being", "missing")  # whom no verb of attending tells of
_ABSENT_OF = frozenset({"in", "at", "from", "of", "poss"})  # without which "his absence" is from home
_TOGETHER, _MANY = 12, 24  # how many meet together, or one after the other, in a sentence


class Encounters(Journeys):
    """MEET, ATTEND."""

    def _meet(self, frame: Frame) -> list[Candidate]:
        sides = self._met(frame)
        if sides is None or frame.halved:
            return []
        if frame.row["id"] == "call" and not frame.noun and not any(e.kind == "person" for _, f in sides for e, _ in f):
            return []  # اتفاق يتصل بالنفط: no state telephones
        his = frame.own and frame.noun and bool(frame.slots.get("with"))  # محادثاته معه في الأزمة بين البلدين
        two = max(len(frame.slots.get("between", ())), len(self._slot(frame, "between")))  # "between them"
        several = two > 1 and not (his and self.talk.vso)
        between = [side for side in sides if side[0] == "between" and several]
        sides = self._went_on(frame, self._distinct(self._of_people(between or sides)))
        if frame.dangling and len(sides) == 1:
            return []  # "A and B held talks with rebels"
        behind = frame.noun or frame.row.get("impersonal")
        told = behind and sides and sides[0][0] in ("obj", "b") and (frame.own or frame.purpose)
        told = told or (frame.inherited and frame.row["id"] == "receive" and bool(sides) and sides[0][0] == "obj")
        alone = ("with", "b", "obj") if (self.talk.vso or frame.met) and not behind else ("with", "b")
        guests = len(sides) == 1 and (told or sides[0][0] in alone)  # those met, not those who met each other
        told = not behind and not self.talk.vso and frame.row["id"] != "receive" and bool(sides)
        doer = told and sides[0][0] == "subj"  # "met X, and discussed": who discusses is told already
        if guests or (len(sides) == 1 and len(sides[0][1]) == 1 and not doer):
            owner = self._absent(frame, sides[0][0], sides[0][1][0][0])
            if owner is None or (owner.kind == "person") != (sides[0][1][0][0].kind == "person"):
                return []
            if frame.noun and not frame.own and self._told_with_others(sides[0][1][0][0], owner):
                return []  # "Talks with X centred on trade": those of which the article has told
            sides.insert(0, ("own", [(owner, None)]))
        if not sides and frame.own and frame.inherited and not frame.noun:
            sides = self._only_pronouns(frame)
        if not sides and frame.dual:
            sides = [("own", [(e, None) for e in self._two_told(frame)])]
        return self._meetings(frame, sides)

    def _two_told(self, frame: Frame) -> list[Entity]:
        """The two whose meeting a dual tells of: who acts in the sentence, if they are two, or who met last."""
        people = [[e for e in group if e.kind == "person"] for group in (self.talk.subject, self.talk.speaker)]
        acting = next((two for two in people if len(two) == 2), [])
        return acting if acting and frame.governor is not None else self.talk.both()

    def _told_with_others(self, met: Entity, owner: Entity) -> bool:
        """Whether the article has told that somebody met others, but not that he met `owner`."""
        pairs = [{e.id for e in pair} for pair in self.talk.pairs]
        told = any(met.id in pair for pair in pairs) and not self.talk.vso
        return told and not any({met.id, owner.id} <= pair for pair in pairs)

    def _met(self, frame: Frame) -> list[Side] | None:
        """Who fills each slot of those who meet; None where somebody there cannot meet in this way."""
        sides: list[Side] = []
        roles, host = self._roles(frame), frame.row["id"] == "receive"  # who may receive a delegation
        for slot in PARTY_SLOTS:
            if slot not in roles or (slot == "adj" and len(frame.slots.get(slot, ())) < 2):
                continue
            if slot == "subj" and self.talk.vso and frame.noun and len(frame.slots.get("of", ())) > 1:
                continue  # رحب الاتحاد بلقاء فلان وفلان: those two met, whoever says so
            if slot == "subj" and frame.hosted and len(frame.slots.get("adj", ())) > 1:
                continue
            alone = len(frame.slots.get(slot, ())) == 1
            found = [(e, m) for e, m in self._slot(frame, slot) if self._may_meet(m, slot, alone=alone)]
            if slot in (
                "next",
                "on",
            ):  # what stands behind a verb of discussing is what they discussed, unless somebody
                found = [(e, m) for e, m in found if e.kind == "person"]
            only = frame.row.get("only", {}).get(slot)
            if only and any(e.kind not in only and not (host and m is not None and m.group) for e, m in found):
                return None
            told = slot == "b" and any(s == "with" for s, _ in sides) and all(e.kind != "person" for e, _ in found)
            sides += [(slot, found)] if found and not told else []  # مع الوزير بالخارجية فلان
        return self._of_pair(frame, sides)

    @staticmethod
    def _of_pair(frame: Frame, sides: list[Side]) -> list[Side]:
        """The sides without a body that only wants, or holds, the meeting of others, "a UN bid to hold an Iran-Iraq
        meeting", or to whose meeting somebody comes."""
        found = dict(sides)
        bodies = [s for s in ("subj", "of") if s in found and all(e.kind == "organization" for e, _ in found[s])]
        pair = len(found.get("pre", ())) > 1 and "subj" in bodies
        whose = frame.noun and bodies == ["of"] and len(found["of"]) == 1 and found.keys() == {"of", "subj"}
        before = found.get("pre", ())
        town = len(before) == 1 and before[0][1] is not None and before[0][1].known == "metonym"
        there = town and frame.noun and found.keys() == {"pre", "subj"}  # "a delegation to the Doha talks"
        drop = "subj" if pair else "of" if whose else "pre" if there else None
        return [(slot, who) for slot, who in sides if slot != drop]

    def _went_on(self, frame: Frame, sides: list[Side]) -> list[Side]:
        """The sides, with whoever the sentence before tells of where this one tells only whom he met: "X arrived in
        Tehran. And met the president of Iran". Whoever stands there is of another country than he."""
        met = [pair for _, found in sides for pair in found]
        if not frame.lone or len(sides) != 1 or any(e.kind != "person" or e.country is None for e, _ in met):
            return sides
        homes = {e.country for e, _ in met}
        several = len(met) > 1 and not frame.also
        if several and (len(homes) > 1 or not all((e.office or "").endswith(GOVERNMENT) for e, _ in met)):
            return sides
        known = [*self.talk.subject, *self.talk.earlier, *self.talk.visitors[-1:]]
        of_office = (e for e in known if e.kind == "person" and (e.office or e.basis != "provisional"))
        doer = next((e for e in of_office if e.country not in homes), None)
        if doer is None:
            return sides
        self.talk.subject, self.talk.left_out = [doer], True
        return [("own", [(doer, None)]), ("obj", met)]

    def _only_pronouns(self, frame: Frame) -> list[Side]:
        """The two of whom a verb tells by pronouns alone: وأضافت أنها ستلتقيه."""
        doer = next((e for e in (*self.talk.speaker, *self.talk.subject) if e.kind == "person"), None)
        other = self._absent(frame, "subj", doer) if doer is not None else None
        return [("own", [(doer, None), (other, None)])] if doer is not None and other is not None else []

    def _of_people(self, sides: list[Side]) -> list[Side]:
        """States whose people are told to have met mean those people; a state beside its own man adds nobody."""
        everyone = [e for _, found in sides for e, _ in found]
        people = {e.country for e in everyone if e.kind == "person"}
        sent = any(m is not None and m.group for _, found in sides for _, m in found)  # "their negotiators met"
        if not people and all(e.kind == "country" for e in everyone) and not (sent and not self.talk.vso):
            pair = self.talk.people_of({e.country for e in everyone})
            if pair:
                return [("between", [(e, None) for e in pair])]
            met = self.talk.pair  # "the sides": a movement, and whom its delegation met
            told = [m for _, f in sides for _, m in f if m is not None and m.kind == "pair"]
            if told and met and not self.talk.vso and len(told) == len(everyone):
                return [("between", [(e, None) for e in met])]
        return [
            (slot, [(e, m) for e, m in found if e.kind != "country" or e.country not in people])
            for slot, found in sides
        ]

    @staticmethod
    def _may_meet(mention: Mention | None, slot: str, *, alone: bool) -> bool:
        if mention is None:
            return True
        if slot == "of" and mention.known == "metonym" and alone:
            return False  # "the Abu Dhabi meeting"
        if slot == "pre" and mention.kind == "organization":
            return False  # "the CARICOM summit"
        if slot == "b" and (mention.ministry or getattr(mention.value, "seat", False)):
            return False  # بالديوان الأميري: where they met
        if mention.kind == "place" or (mention.kind == "country" and not mention.group and slot in ("b", "to", "in")):
            return False
        return not (mention.kind == "country" and mention.adjective and slot not in ("pre", "between", "with", "adj"))

    @staticmethod
    def _stands_for_some(mention: Mention | None) -> bool:
        """Whether a state is told by its officials, or its people: "met with the Russians"."""
        return mention is not None and (
            mention.group or (mention.known == "demonym" and not mention.adjective and mention.last - mention.first > 1)
        )

    @staticmethod
    def _distinct(
        sides: list[Side],
    ) -> list[Side]:
        seen: set[str] = set()
        out = []
        for slot, found in sides:
            fresh = [(e, m) for e, m in found if e.id not in seen]
            seen.update(e.id for e, _ in fresh)
            if fresh:
                out.append((slot, fresh))
        return out

    def _absent(self, frame: Frame, slot: str, other: Entity) -> Entity | None:
        """The party that the words leave out: who acts in this clause, or acted last."""
        if frame.stranger or not (frame.own or frame.noun or frame.inherited or frame.slots.get("subj") is None):
            return None
        if not (frame.own or frame.purpose) and frame.noun and slot not in ("with", "obj", "b"):
            return None
        if frame.many or (frame.noun and slot in ("subj", "adj")):
            return None
        he = any(m.kind == "pronoun" for m in frame.slots.get("subj", ()))
        if self.talk.vso and frame.inherited and slot == "subj" and not (he or frame.own or frame.noun):
            return None  # حيث يلتقي أثناء الزيارة مسؤولين: whom he meets is not who was named last
        if any(m.kind == "person" and m.number != "sg" and m.entity is None for m in frame.slots.get("subj", ())):
            return None  # "the African leaders held talks with X"
        told = [m for m in frame.slots.get("subj", ()) if m.kind == "person" and m.entity is None]
        if not self.talk.vso and any(m.of or m.name for m in told):
            return None  # "the Kenyan minister held talks with X"
        last = [e for e in reversed(self.talk.persons) if e.id != other.id or not frame.own][:1]
        for group in (self.talk.subject, self.talk.speaker, last):
            people = [
                e for e in group if e.kind == "person" and e.id != other.id and (e.office or e.basis != "provisional")
            ]
            if not self.talk.vso:  # "the trade minister"
                people = [e for e in people if all(self.talk.linker.holds(e, m.office) for m in told if m.office)]
            if len(people) == 1 or (
                people and frame.own and frame.noun and self.talk.vso and group is self.talk.subject
            ):
                return people[0]  # اجتمع فلان وفلان قبل لقائه: the first
        return None

    def _meetings(self, frame: Frame, sides: list[Side]) -> list[Candidate]:
        everyone = [pair for _, found in sides for pair in found]
        if self._no_meeting(frame, sides, everyone):
            return []
        together = (
            len(sides) == 1
            or frame.row.get("together")
            or frame.together
            or frame.row.get("impersonal")
            or (frame.row["id"] == "multilateral" and not self.talk.vso)
            or (len(sides) == 2 and len(everyone) > 2 and all(len(f) > 1 for _, f in sides) and not frame.separately)
        )
        if together or len(everyone) == 2:
            return [self._meeting(frame, everyone)]
        host = sides[0][1]
        if frame.separately and len(sides) == 2:
            return [self._meeting(frame, [one, other]) for one in host for other in sides[1][1]]
        guests = [pair for _, found in sides[1:] for pair in found]
        if len(host) == 1:
            pairs = ([host[0], guest] for guest in guests)
            return [self._meeting(frame, pair) for pair in pairs if not self._domestic(pair)]
        return (
            [self._meeting(frame, [*host, guest]) for guest in guests]
            if len(guests) == 1
            else [self._meeting(frame, everyone)]
        )

    def _no_meeting(self, frame: Frame, sides: list[Side], everyone: list[Found]) -> bool:
        """Whether those who are told of have not met for all that."""
        many = len(everyone) > (_MANY if len(sides) > 1 else _TOGETHER)
        if len(everyone) < 2 or many or self._domestic(everyone):
            return True
        if len(sides) == 1 and frame.row["id"] in ("receive", "brief", "guest", "call-on", "dine", "hand-to"):
            return True  # who receives is one, who is received another
        if frame.row["id"] == "hand-to" and len({e.country for e, _ in everyone}) < 2:
            return True  # an envoy with a letter to his own president has not met him
        if frame.row.get("together") and len(everyone) < 3:
            return True
        if frame.row.get("several") and any(m is None for _, m in everyone):
            return True
        people = any(e.kind == "person" for e, _ in everyone)
        if not people and (frame.timeless or (len(sides) == 1 and frame.inherited and frame.own)):
            return True
        stateless = not any(e.kind == "country" and not self._stands_for_some(m) for e, m in everyone)
        if people and not stateless and (not self._talking_state(frame, sides) or self._spoken_for(everyone)):
            return True  # a state is no party beside a person, its officials are
        if not people and len(everyone) == 2 and frame.row.get("id") == "receive":
            return True
        # "they discussed the accord": not the two states named last
        return not people and len(sides) == 1 and frame.row["id"] == "talk" and not frame.noun

    def _spoken_for(self, everyone: list[Found]) -> bool:
        """Whether the article has told whom of a state somebody met."""
        states = {e.country for e, _ in everyone if e.kind == "country"}
        people = {e.id for e, _ in everyone if e.kind == "person"}
        return any(people & {e.id for e in p} and states & {e.country for e in p} for p in self.talk.pairs)

    @staticmethod
    def _talking_state(frame: Frame, sides: list[Side]) -> bool:
        """ "In talks with Baker, Israel proposed …": those who speak for the state were there."""
        told = [(slot, [e.kind for e, _ in found]) for slot, found in sides]
        return frame.fronted and told == [("subj", ["country"]), ("with", ["person"])]

    def _meeting(self, frame: Frame, everyone: list[Found]) -> Candidate:
        out = self._make(frame, [("party", e, m) for e, m in everyone])
        if out.subtype is None:
            out.subtype = "bilateral" if len(everyone) == 2 else "multilateral"
        elif out.subtype == "multilateral" and len(everyone) == 2:
            out.subtype = "bilateral"
        return out

    def _attend(self, frame: Frame) -> list[Candidate]:
        event = next((m.value for s in frame.slots.values() for m in s if m.kind == "event"), None)
        who = self._attendees(frame)
        if frame.apart or (frame.row["id"] == "absent" and frame.deed == "VISIT"):
            return []  # "pulled out of his visit"
        if frame.row["id"] == "absent" and frame.noun and not frame.slots.keys() & _ABSENT_OF:
            return []  # "will fly home, and in his absence …"
        if frame.row["id"] == "represent" and not self._of_state(frame):
            who = self._deputy(frame) if frame.occasion or event is not None else []
        if frame.row["id"] == "expected" and any(self._seat(m) for m in frame.slots.get("obj", ())):
            return []  # "is due at the White House"
        where = [m for slot in ("obj", "in", "at") for m in frame.slots.get(slot, ()) if m.kind != "person"]
        if frame.row["id"] in _THERE and event is None:
            homes = {e.country for e, _ in who}
            if frame.row["id"] != "missing" and not frame.summit and len(homes) < 2:
                return []  # a ceremony of his own land
        elif frame.row.get("drawn") and not frame.occasion:
            return []
        event = event or (self.talk.event if frame.own or frame.occasion or not where else None)
        spoken_of = frame.occasion or frame.row.get("gathers") or (self.talk.occasion and not frame.row.get("named"))
        if not who or (event is None and not spoken_of):
            return []
        status = Status.CALLED_FOR if frame.invitation else Status.PLANNED if frame.announced else None
        role = "host" if self._roles(frame).get("subj") == "host" else "attendee"
        return [self._make(frame, [(role, e, m) for e, m in who], event=event, status=status)]

    @staticmethod
    def _of_state(frame: Frame) -> bool:
        """Whether somebody is told to represent a state."""
        return any(m.kind == "country" for slot in ("subj", "obj") for m in frame.slots.get(slot, ()))

    def _deputy(self, frame: Frame) -> list[Found]:
        """Who is somewhere in the place of his own state's head, who is not: مثل الوزير فلان الرئيس فلانا في القمة."""
        subject, chief = self._subject(frame), self._slot(frame, "obj")
        if len(subject) != 1 or len(chief) != 1 or chief[0][0].office not in HEADS:
            return []
        own = subject[0][0].country == chief[0][0].country and subject[0][0].id != chief[0][0].id
        return subject if own and chief[0][0].country is not None else []

    def _same_doers(self, frame: Frame) -> list[Found]:
        """Who acts in the clause, where nobody else has been told of whose attendance it could be: بعد مشاركتهما في."""
        people = [e for e in self.talk.subject if e.kind == "person"]
        named = self.talk.persons[-1:]
        his = self.talk.vso and frame.own and frame.noun and not frame.hers and len(people) == 1 + frame.dual
        return [(e, None) for e in people] if his and named and named[0] in people else []

    def _attendees(self, frame: Frame) -> list[Found]:
        """Who attends: the subject, or what stands behind "among those present were"."""
        told = self._slot(frame, "obj") if self._roles(frame).get("obj") == "attendee" else []
        found = told or self._subject(frame) or self._same_doers(frame)
        if frame.beside:
            found = self._slot(frame, "of") or (found if frame.own or not self.talk.vso else [])
        if frame.row["id"] == "join" and found and all(e.kind == "country" for e, _ in found):
            found = [(e, m) for e, m in self._slot(frame, "obj") if e.kind == "person"] or found  # who represents it
        event = any(m.kind == "event" for slot in ("in", "at") for m in frame.slots.get(slot, ()))
        if frame.row["id"] == "join" and found and (frame.occasion or event):
            found += [p for p in self._slot(frame, "obj") if p[0].kind == "person"]  # "A will join B at the funeral"
        found = [*found, *(p for p in self._slot(frame, "beside") if found and p[0].kind == "person")]
        there = frame.slots.get("obj", ()) if frame.row.get("status") == "cancelled" else ()  # غاب عن لقاء فلان وفلان
        others: list[Found] = [*self.talk.entities([m for m in frame.others if m not in there])]
        states = [(e, m) for e, m in found if e.kind != "country" or m is None or not m.adjective]
        who = [(e, m) for e, m in states if m is None or m.kind != "pair" or e.kind == "person"]  # وفدي البلدين
        if others and all(e.kind != "person" for e, _ in who):
            return others  # "ASEAN leaders, including A and B"
        return who + [p for p in others if not any(p[0].id == e.id for e, _ in who)]
