"""The verb that governs a noun of action, where verbs mostly come first: who holds, is asked for or is sent to it."""

from __future__ import annotations

from abc import abstractmethod

from ingest.clauses import SEES, comments
from ingest.frames import JUDGING, Frame, accompanies
from ingest.mention import Mention
from ingest.text import among
from ingest.vso_clause import VsoClause

_SENDING = ("dispatch", "charge-with")  # rows of verbs whose object is to do what they govern
_NEXT = 2  # tokens between a doer and the noun that tells what he did
_BETWEEN_THEM = 6  # tokens behind a meeting that say it was theirs: المحادثات التي جرت بينهما
_TOLD = frozenset({"with", "between", "of", "obj", "b", "adj", "loose"})  # slots of those who meet
_OWN = ("CRITICIZE", "SUPPORT", "SANCTION", "COOPERATE")
_HIT = (None, "upon", "against", "with", "b")  # prepositions before whom somebody acts against


class VsoGovernors(VsoClause):
    """Parties that a noun of action has from its verb."""

    @abstractmethod
    def _slots(self, k: int) -> tuple[list[Mention], list[Mention], dict[str, list[Mention]], bool]:
        """(subject, object, prepositional slots, inherited) of the verb at element k."""

    def _governed(self, frame: Frame) -> None:
        """The verb that has the noun for its object, with its subject and whoever stands between."""
        governor = self._governor(frame.at)
        self._between(frame, governor)
        if self._reason(frame.at):
            if frame.own:  # "its" is of whoever is punished or blamed for it
                frame.slots.pop("near", None)
                frame.add("subj", self._named_last(frame.at))
            frame.judged = self._judging(governor) if governor is not None else ""
            return
        if frame.row["type"] == "MEDIATE":
            frame.add("subj", self._endeavours(frame))
            frame.add("between", self._reconciled(frame.at))
        if (
            governor is None
            and frame.purpose
            and frame.row["type"] == "MEDIATE"
            and not frame.dangling
            and "near" not in frame.slots
        ):
            frame.add("subj", self._carried(frame.at))
        gathered = frame.governor is not None and any(
            e.kind == "verb" and e.value.get("impersonal") for e in self.row[frame.governor].entries
        )  # الاجتماع الذي يجمع قادة: whoever goes there is one of them, or none
        if governor is None and frame.row["type"] in _OWN and (frame.own or frame.beside):
            frame.add("subj", self._told_last(frame))
        if governor is None or self._backed(frame):
            return
        if frame.row["type"] == "CRITICIZE" and self._turned(governor):
            frame.slots.clear()  # تعرض لانتقادات من فلان: the verb tells who blames whom
            return
        frame.hosted = any(e.value in SEES for e in self.row[governor].entries if e.kind == "light")
        if gathered and not frame.hosted:
            return
        if staying := self._staying(frame, governor):
            frame.add("subj", staying)
            return
        frame.governor = governor
        frame.judged = self._judging(governor) or self._accused(frame.at)
        verb = self.row[governor]
        frame.denied = frame.row["type"] == "CRITICIZE" and verb.kind == "speech" and verb.value.value == "deny"
        self._of_governor(frame, governor)

    def _turned(self, k: int) -> bool:
        """Whether verb k tells by itself who blames whom: جوبه برفض من فلان; not قوبل باستنكار أردني."""
        rows = [e.value for e in self.row[k].entries if e.kind == "verb" and "turned" in e.value]
        told = self._slots(k)[2] if rows else {}
        return any(not row.get("needs_slot") or told.keys() & {*row["needs_slot"]} for row in rows)

    def _named_last(self, k: int) -> list[Mention]:
        """Whose the reason at element k is, who is named last before it: عقوبات على بيرو لدعمها تشيلي."""
        for j in range(k - 1, -1, -1):
            m = self.row[j].mention
            if self.row[j].kind in ("stop", "comp", "sub"):
                break
            if m is not None and m.kind in ("country", "organization", "person") and m.prep in _HIT:
                return self.unit(j)
        return []

    def _told_last(self, frame: Frame) -> list[Mention]:
        """Whose a noun is by its pronoun, or who does what it tells, behind a verb that no lexicon knows: ردت بيرو بفرض
        عقوبات."""
        if frame.slots.keys() & {"adj", "of"} or (not frame.own and frame.row["type"] != "SANCTION"):
            return []
        for j in range(frame.at - 1, -1, -1):
            e = self.row[j]
            if e.kind in ("stop", "comp", "sub", "comma", "rel", "quote") or e.is_action:
                break
            m = e.mention
            if m is not None and m.prep is None and self._plain(j) and m.kind in ("country", "organization", "person"):
                if self.row[frame.at].first - e.last > _NEXT:
                    break
                first = j == 0 or self.row[j - 1].kind in ("stop", "comma", "neg")
                return self.unit(j) if first else []
        return []

    def _roused(self, frame: Frame, governor: int) -> None:
        """Of what rouses somebody's anger, whose doing it was: أثارت زيارة فلان غضب بيرو."""
        between = (e.mention for e in self.row[governor + 1 : frame.at] if e.mention is not None)
        whose = next((m for m in between if m.prep is None and m.kind in ("person", "country", "organization")), None)
        source = next((frame.slots[s] for s in ("from", "of", "adj") if s in frame.slots), None)
        if whose is not None and source:
            frame.slots = {"subj": source, "to": [whose]}

    def _members(self, frame: Frame, k: int) -> list[Mention]:
        """The states of which those are who work together and whom no lexicon knows: سفن من بيرو وتشيلي."""
        preps = self._slots(k)[2] if frame.row["type"] == "COOPERATE" else {}
        told = (preps.get(p, []) for p in ("from", "in"))
        return next((u for u in told if len(u) > 1 and all(m.kind == "country" for m in u)), [])

    def _staying(self, frame: Frame, governor: int) -> list[Mention]:
        """Who is somewhere for what the noun says, told by a participle: مع فلان، الموجود في باريس لحضور القمة."""
        words = range(self.row[governor].last, self.row[frame.at].first) if frame.purpose else ()
        at = next((i for i in words if self.tokens[i].norm in self.pack.rules["staying"]), None)
        j = next(
            (j for j, e in enumerate(self.row) if at is not None and 0 <= at - e.last < 2 and e.kind == "np"), None
        )
        return self.unit(j) if j is not None else []

    def _of_governor(self, frame: Frame, governor: int) -> None:
        """Fill the slots of those whom the governing verb tells: who does it, who is asked, sent or given."""
        invited = (self._invited(governor, frame.at) or self._guests(frame.at)) if self._asks(frame) else []
        asked = any(m.prep == "from" for m in invited)  # طلب منه زيارة: no invitation
        frame.invitation = bool(invited) and not asked and frame.row["type"] not in ("SANCTION", "MEDIATE")
        if frame.row["type"] == "SANCTION" and governor < frame.at and self._only_judged(frame, governor):
            return
        urged = self._invited(governor, frame.at) if frame.row["type"] == "MEET" else []
        others = [m for slot in ("with", "of", "obj", "b") for m in frame.slots.get(slot, ())]
        whom = not frame.own and any(m.kind in ("person", "country") and m not in urged for m in others)
        if len(urged) > 1 or (urged and whom):  # دعا بيرو وتشيلي إلى استئناف المفاوضات, حث فلانا على لقاء فلان
            frame.add("subj" if whom else "between", urged)
            return
        if self._attended(frame):
            frame.announced = self._announces(frame, governor)
            return
        if self._only_backed(frame, governor):
            return
        if frame.row["id"] == "agreement" and self._stressed(frame.at, governor):
            return
        subject = invited or self._sent(governor) or self.subject(governor) or self._members(frame, governor)
        if accompanies(self.row[governor]) and frame.row["type"] in ("VISIT", "ATTEND"):
            subject = [*subject, *(m for m in self._slots(governor)[1] if m.kind == "person")]
        frame.stranger = not subject and frame.row["type"] in ("MEET", "VISIT") and self._strange_name(governor)
        frame.inherited = not subject and self.row[governor].kind == "speech" and not self.unknown_subject(governor)
        if subject not in (
            frame.slots.get("of"),
            frame.slots.get("obj"),
        ):  # "the summoning of X was done": nobody is told who did it
            frame.add("subj", subject)
        if frame.row["type"] == "MEDIATE" and (invited or frame.judged == "CRITICIZE") and "with" in frame.slots:
            frame.add("asker", self.subject(governor))
        self._of_others(frame, governor)

    def _of_others(self, frame: Frame, governor: int) -> None:
        """Fill the slots of those whom the governing verb tells besides who does it: whom it is given, who was with."""
        given = any(e.kind == "light" and e.value in self.pack.rules["given"] for e in self.row[governor].entries)
        if frame.row["type"] == "SUPPORT" and given and "from" in frame.slots:
            frame.slots["to"], frame.slots["subj"] = frame.slots.get("subj", []), frame.slots["from"]
        if frame.row["type"] == "SUPPORT" and self.row[governor].kind == "speech":
            frame.add("to", [m for m in self._slots(governor)[2].get("to", []) if m.last <= self.row[frame.at].first])
        if frame.row["type"] == "MEET" and (
            self.row[governor].kind == "light" or self._agrees(governor)
        ):  # أجرى مع فلان مباحثات
            between = [m for m in self._slots(governor)[2].get("with", []) if m.last <= self.row[frame.at].first]
            frame.add("with", between)
        if frame.row["id"] == "cooperate" and any(
            e.kind == "verb" and e.value["id"] == "talk" for e in self.row[governor].entries
        ):  # بحث مع نظيره الروسي سبل التعاون
            frame.add("with", self._slots(governor)[2].get("with", []))
        rules, light = self.pack.rules, {e.value for e in self.row[governor].entries if e.kind == "light"}
        blamed = frame.row["type"] == "CRITICIZE" and light & rules.closed("rouses")
        if (blamed or light & rules.closed("met_with")) and frame.row["type"] in ("CRITICIZE", "SUPPORT"):
            self._roused(frame, governor)
        if frame.row["id"] == "call":  # "A told B in a call": both are on the line
            frame.add("obj", self._slots(governor)[1])

    def _only_judged(self, frame: Frame, governor: int) -> bool:
        """Whether who acts only judges a measure, and takes none: رحبت بفرض واشنطن عقوبات; nobody has taken that of
        which somebody warns."""
        verb, between = self.row[governor], self.row[governor + 1 : frame.at]
        said = verb.entry("speech")
        comment = said is not None and said.value == "comment" and comments(self.row, governor)
        if comment or self.tokens[verb.first].norm[len(verb.clitic) :] in self.pack.rules.closed("warnings"):
            frame.slots.clear()
            frame.governor = None
            return True
        summoned = any(e.kind == "verb" and e.value.get("envoy") for e in verb.entries)
        felt = any(e.kind == "noun" and e.value.value["type"] in JUDGING for e in between)  # أعربت عن قلقها من فرض
        if summoned or not (frame.judged or felt):
            return False
        frame.add("subj", frame.slots.get("near", []))
        return True

    def _stressed(self, k: int, governor: int) -> bool:
        """Whether an accord is only what speakers say something of: شددا على أهمية احترام المعاهدة."""
        verb, between = self.row[governor], self.row[governor + 1 : k]
        return verb.kind == "speech" and any(e.kind == "prep" and e.value == "upon" for e in between)

    def _endeavours(self, frame: Frame) -> list[Mention]:
        """Whose visit or mediation is to bring about what a noun says: الوساطة الكويتية في المصالحة; `own` where that
        is told before, هذه الزيارة."""
        for j in range(frame.at - 1, max(-1, frame.at - 6), -1):
            noun, e = self.row[j].entry("noun"), self.row[j + 1]
            if self.row[j].kind in ("stop", "comp", "sub") or self.row[j].is_action:
                break
            if self.row[j].kind == "noun" and noun is not None and noun.value["type"] in ("VISIT", "MEDIATE"):
                doer = e.mention is not None and e.mention.prep is None and e.first == self.row[j].last
                frame.own = frame.own or not (doer or noun.value["type"] == "MEDIATE")
                frame.dangling = not doer and self.tokens[self.row[j].first].norm.startswith("ال")  # الجهود الأوروبية
                return self.unit(j + 1) if doer else []
        return []

    def _reconciled(self, k: int) -> list[Mention]:
        """Between whom is what the mediation at element k is to bring about, told behind that."""
        for j in range(k + 1, min(len(self.row) - 2, k + 5)):
            if self.row[j].kind not in ("np", "prep", "noun"):
                break
            e = self.row[j + 2]
            aim = any(x.kind == "noun" and x.value["type"] == "MEDIATE" for x in self.row[j].entries)
            if aim and e.mention is not None and e.mention.prep == "between":
                return self.unit(j + 2)
        return []

    def _guests(self, k: int) -> list[Mention]:
        """To whom the invitation is that is told of right before the noun at element k: توجيه دعوة لفلان لزيارة."""
        for j in range(k - 1, max(-1, k - 4), -1):
            m = self.row[j].mention
            if self.row[j].kind not in ("np", "prep"):
                break
            if m is not None and m.prep == "to":
                about = self.tokens[max(0, m.first - 4) : m.first]
                return self.unit(j) if among(self.pack.rules.closed("invitations"), about) else []
        return []

    def _accused(self, k: int) -> str:
        """CRITICIZE, where the noun at element k is what somebody is accused of, or warned of: اتهامه للأردن بدعم
        العدوان, تحذير الأردن من دعمه."""
        before = self.row[k - 1] if k else None
        if before is not None and before.value == "from" and before.last == self.row[k].first:
            about = self.tokens[self.row[max(0, k - 4)].first : before.first]
            return "CRITICIZE" if among(self.pack.rules.closed("warnings"), about) else ""
        if not self.row[k].clitic.endswith("ب"):
            return ""
        for e in reversed(self.row[max(0, k - 6) : k]):
            if e.kind in ("stop", "comp", "sub"):
                break
            if e.kind == "noun" and e.value.value["type"] == "CRITICIZE":
                return "CRITICIZE"
        return ""

    def _only_backed(self, frame: Frame, governor: int | None) -> bool:
        """Whether a meeting of whom it does not say is only what somebody backs, blames or wants: دعمهما للمفاوضات."""
        told = frame.own or frame.slots.keys() & _TOLD
        if governor is None or frame.row["type"] != "MEET" or told:
            return False
        noun, verb, before = self.row[frame.at], self.row[governor], self.row[frame.at - 1]
        if among(self.pack.rules.closed("between_them"), self.tokens[noun.last : noun.last + _BETWEEN_THEM]):
            return False
        urged = verb.kind == "speech" and verb.value.value == "urge"
        backed = before.kind == "noun" and before.last == noun.first and before.value.value["type"] in JUDGING
        backed = backed or self.tokens[noun.first - 1].norm in self.pack.rules["backing"]
        return urged or backed or self._judging(governor) in JUDGING

    def _backed(self, frame: Frame) -> bool:
        """Whether a mediation is only what somebody supports: دعمها لجهود المصالحة."""
        before = self.row[frame.at - 1] if frame.at else None
        adjacent = before is not None and before.kind == "noun" and before.last == self.row[frame.at].first
        return frame.row["type"] == "MEDIATE" and adjacent and before.value.value["type"] == "SUPPORT"  # type: ignore[union-attr]

    @staticmethod
    def _asks(frame: Frame) -> bool:
        """Whether somebody else may be asked to do what a noun says: to come, or to punish a third."""
        return frame.row["id"] in ("visit", "attend") or frame.row["type"] in ("SANCTION", "MEDIATE")

    def _both_agreed(self, frame: Frame) -> bool:
        """Whether two of whom only the verb's dual tells agreed to meet: واتفقا على اللقاء."""
        if frame.governor is None or frame.row["type"] != "MEET" or not self._agrees(frame.governor):
            return False
        subject, _, _, inherited = self._slots(frame.governor)
        both = self.tokens[self.row[frame.governor].first].norm.endswith("فقا")
        if not both or (subject and not (inherited and len(subject) == 1)):
            return False
        frame.slots.pop("subj", None)  # that of the verb before is but one of them
        return True

    def _agrees(self, governor: int) -> bool:
        """Whether the verb tells of an accord: what they agreed on is to meet."""
        return any(e.kind == "verb" and e.value["id"] == "agree" for e in self.row[governor].entries)

    def _sent(self, governor: int) -> list[Mention]:
        """Whom a verb of sending sends: he is to meet, not who sent him."""
        sends = any(e.kind == "verb" and e.value["id"] in _SENDING for e in self.row[governor].entries)
        return self._slots(governor)[1] if sends else []

    def _invited(self, governor: int, noun: int) -> list[Mention]:
        """Whom a verb of urging or inviting acts upon: he is to be the visitor."""
        element = self.row[governor]
        asked = self.tokens[element.last : self.row[noun].first]
        written = element.kind == "light" and among(self.pack.rules.closed("invitations"), asked)
        if not written and (element.kind != "speech" or element.value.value not in ("urge", "invite")):
            return []
        _, obj, preps, _ = self._slots(governor)
        for guests in (preps.get("to", []), obj, [] if written else preps.get("from", [])):  # طلب من فلان زيارة
            if before := [m for m in guests if m.last <= self.row[noun].first]:
                return before
        return []

    def _between(self, frame: Frame, governor: int | None) -> None:
        """ "the resolve of both countries to go on cooperating": who stands between verb and noun."""
        subject = self.subject(governor) if governor is not None else []
        for j in range(frame.at - 1, max(-1, frame.at - 7) if governor is None else governor, -1):
            m = self.row[j].mention
            if self.row[j].kind in ("stop", "comp", "sub"):
                return
            if m is None or m.kind not in ("country", "pair") or m in subject:
                continue
            if self._plain(j) or m.prep == "upon":
                frame.add("near", self.unit(j))
                return

    @staticmethod
    def _attended(frame: Frame) -> bool:
        """Whether the noun itself says who attends, not its verb: أكدت الرئاسة مشاركة الرئيس فلان."""
        return (
            frame.row["type"] == "ATTEND"
            and not (frame.purpose or frame.own)
            and any(m.kind == "person" for m in frame.slots.get("of", ()))
        )

    def _announces(self, frame: Frame, governor: int) -> bool:
        """Whether a verb of speech tells what is to come, as no day gone by says that it was."""
        verb, behind = self.row[governor], self.tokens[self.row[frame.at].first : self.row[-1].last]
        said = verb.kind == "speech" and verb.value.value == "say"
        return said and not any(t.text in self.pack.time["yesterday"] for t in behind)

    def _of_unnamed(self, frame: Frame) -> bool:
        """Whether a noun's own clause leaves out whose doing it was: العقوبات التي تم فرضها."""
        return frame.row["type"] == "SANCTION" or self._only_backed(frame, self._governor(frame.at))

    def _beside(self, k: int) -> bool:
        """Whether a noun only tells what was beside the deed: بحضور فلان, في حضور فلان."""
        e, before = self.row[k], self.row[k - 1] if k else None
        inside = before is not None and before.kind == "prep" and before.value == "in" and before.last == e.first
        behind = self.row[k + 1].mention if k + 1 < len(self.row) else None
        somebody = behind is not None and behind.kind == "person"
        return e.clitic.endswith("ب") or (inside and somebody and e.value.value["type"] == "ATTEND")

    def _carrying_out(self, k: int) -> list[Mention]:
        """Whose doing what element k tells of is right before it: قيام فلان بزيارة, تلقي فلان اتصالا."""
        before = self.row[k - 1].mention if k else None
        if before is None or before.kind not in ("person", "organization") or self.row[k - 1].last != self.row[k].first:
            return []
        said = self.tokens[max(0, before.first - 1) : before.first]
        return self.unit(k - 1) if among(self.pack.rules.closed("carrying_out"), said) else []

    def _gathers_two(self, frame: Frame) -> bool:
        """Whether the verb behind a meeting brings together two of whom only its pronoun tells: لقاء جمعهما."""
        verb = self.row[frame.at + 1] if frame.at + 1 < len(self.row) else None
        told = verb is not None and verb.first == self.row[frame.at].last and self._carries(verb)
        two = told and verb is not None and self.tokens[verb.last - 1].norm.endswith("هما")
        return two and frame.own and frame.row["type"] == "MEET"

    def _verb_after(self, frame: Frame, j: int) -> None:
        """ "talks that Putin held with …": the verb behind the noun has its parties."""
        subject, obj, preps, inherited = self._slots(j)
        element = self.row[j]
        gather = any(e.kind == "verb" and e.value.get("impersonal") for e in element.entries)
        frame.governor = j
        light = {e.value for e in element.entries if e.kind == "light"}
        if frame.row["type"] == "SANCTION" and light & self.pack.rules.closed("hits"):
            frame.add("upon", [*([] if inherited else subject), *obj])
        elif gather:
            frame.add("obj", [*([] if inherited else subject), *obj])
            frame.own = frame.own or any("+o" in e.form for e in element.entries)
        elif not (inherited and self._of_unnamed(frame)):
            frame.add("subj", subject)
        for prep, mentions in preps.items():
            frame.add(prep, mentions)
