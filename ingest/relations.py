"""Relations of one side to another: praise and blame, sanctions, messages."""

from __future__ import annotations

from graph.facts import Status
from ingest.accords import Accords
from ingest.candidate import DIVIDED, Candidate, Found, Part
from ingest.chains import SENT
from ingest.discourse import Deed
from ingest.entities import Entity, of_country
from ingest.frames import Frame
from ingest.mention import Mention

# behind which "in" tells where, if at a seat
_JUDGED_AT = (
    "concern-in",
    "criticize",
    "denounce",
    "reject",
    "call-names",
    "accept-result",
    "sanctions",
    "sanction",
    "freeze",
    "lift",
)
_PERSONAL = ("sanctions", "sanction", "freeze", "blacklist")  # measures that are on people too
# where the other side may stand, in the order in which it is looked for
_TARGETS = (
    *("between", "by", "obj", "adj", "loose", "next", "upon", "against", "on", "with"),
    *("b", "to", "for", "from", "in", "under", "beside", "of", "at"),
)
_SERVANTS = frozenset({"ambassador", "diplomat", "foreign-minister", "minister", "spokesperson"})


class Relations(Accords):
    """SUPPORT, CRITICIZE, SANCTION and the STATE of a message."""

    def _sides(self, frame: Frame) -> tuple[list[Found], list[Found]]:
        """Source and target; a noun's owner is the target where its verb has the source: "pledged support of X"."""
        source, target = self._subject(frame), self._target(frame)
        if frame.row.get("turned"):  # "came under fire from", "drew British criticism"
            return target or (self._slot(frame, "pre") if frame.noun else []), source
        if not frame.noun or not frame.slots.get("subj"):
            return source, target
        owner = self._slot(frame, "of") or self._slot(frame, "near")
        if frame.row["type"] == "SUPPORT" and not (owner or frame.judged or frame.own or self.talk.vso):
            owner = self._slot(frame, "pre")  # "stressed Norwegian support for X"
        if not target and frame.own and frame.row["type"] == "CRITICIZE":
            # "its opposition to the American sanctions", "its rejection of X's remarks"
            return source, self._slot(frame, "adj") or self._slot(frame, "obj") or self._slot(frame, "rest")
        if not target and frame.row["type"] == "SUPPORT":
            return source, self._slot(frame, "of") or (self._slot(frame, "adj") if frame.own else [])
        owns = owner and owner[0][0].kind == "country" and self._roles(frame).get("of") != "target"
        return (owner if owns else source), target

    def _support(self, frame: Frame) -> list[Candidate]:
        source, target = self._sides(frame)
        only = frame.row.get("only", {}).get("obj") if not (target and target[0][1] and target[0][1].poss) else None
        only = None if frame.deed and self.talk.vso and target and target[0][1] else only  # رحب بقرار اتخذه الرئيس
        only = only if frame.own or not frame.noun else None  # قوبل انتخابه بترحيب
        if not target or (only and target[0][0].kind not in only):
            return []
        source = source or self._slot(frame, "near")  # "the commitment of Jordan to standing by Iraq"
        source = source or (self._slot(frame, "adj") if frame.headline else [])
        if not source:
            return []
        if frame.judged == "CRITICIZE":
            return []  # "accused Algeria of support for …"
        return self._directed(frame, source, target)

    def _criticize(self, frame: Frame) -> list[Candidate]:
        if self.talk.vso and frame.row["id"] == "reject" and frame.deed == "MEET":
            return []  # رفض لقاء فلان: he stayed away, which is told as a meeting that was not
        source, target = self._sides(frame)
        source = source or (self._slot(frame, "adj") if frame.headline else [])
        if frame.row.get("envoy"):
            source = source or self._official(frame)
            target = target or [p for p in self._slot(frame, "to") if p[0].kind == "person"]
            target = target or [p for p in self._slot(frame, "from") if p[1] and p[1].ministry == "embassy"]
            source = source or self._host(target)
            return self._summon(frame, source, target) if source and target else []
        sent = (
            SENT if frame.row["id"] == "complain" else ()
        )  # a note of protest that an ambassador is handed is to his state
        target = [
            self._state_of(p) if p[1] is not None and (p[1].ministry == "embassy" or p[1].office in sent) else p
            for p in target
        ]
        target = [p for p in target if not self._of_before(p)]
        if frame.harm >= 0 and frame.row["id"] != "blame-on":  # "blamed the blast on Israel"
            target = [p for p in target if self._struck(frame.harm, p[1])]
        if source and not target and self._refuted(frame):
            source, target = self._slot(frame, "of"), self._slot(frame, "subj")  # نفت بيرو اتهامات تشيلي
        if not source or not target:
            return []
        out = self._directed(frame, source, target)
        if frame.noun and (frame.judged == "CRITICIZE" or self._refuted(frame)) and source == self._slot(frame, "of"):
            for accusation in out:
                accusation.status = Status.HELD  # whoever rejects it: رفضت بيرو اتهامات تشيلي لكوبا
        return out

    def _refuted(self, frame: Frame) -> bool:
        """Whether a noun of blame is what somebody denies, who is then the one blamed."""
        if not frame.noun or frame.own or frame.governor is None or not self.talk.vso or not self._slot(frame, "of"):
            return False
        return frame.denied

    def _of_before(self, found: Found) -> bool:
        """Whether "him" would be somebody of an earlier sentence, where this one told of another: متهما إياه."""
        entity, mention = found
        him = mention is not None and mention.kind == "pronoun" and entity.kind == "person"
        return him and self.talk.vso and entity.heard <= self.talk.began

    def _struck(self, harm: int, mention: Mention | None) -> bool:
        """Whether somebody named behind an attack is who struck: whose adjective it has, or who owns it."""
        if mention is None or self.talk.vso:
            return mention is not None and (mention.last <= harm or mention.adjective or mention.first == harm + 1)
        return mention.last <= harm or mention.prep == "by"  # not "an attack in the Saudi city of", "in a cable to X"

    def _summon(self, frame: Frame, source: list[Found], target: list[Found]) -> list[Candidate]:
        """Summoning an ambassador rebukes his state; calling home one's own is a sanction on where he is posted."""
        own = next((e.country for e, m in target if frame.recall and m is not None and m.posted is not None), None)
        if own in self.base.by_iso and own is not None:
            source = [(of_country(self.base.by_iso[own]), source[0][1])]  # the ministry is his own
        if all(e.country == source[0][0].country for e, _ in target):
            told = next((m for _, m in target if m is not None and m.posted is not None), None)
            posted = self._slot(frame, "from") or self._slot(frame, "in")
            if told is not None:
                posted = [(of_country(told.posted), told)]
            recalled = self._directed(frame, [self._state_of(pair) for pair in source], posted)
            for candidate in recalled:
                candidate.type, candidate.subtype = "SANCTION", None
            return recalled
        return self._directed(frame, source, [self._state_of(pair) for pair in target])

    @staticmethod
    def _host(target: list[Found]) -> list[Found]:
        """Who has summoned ambassadors of whom only that is told, taken out of whom it is said of: the states in which
        they are posted, "India's ambassadors to Kuwait and Qatar were summoned"."""
        at = next((i for i, (_, m) in enumerate(target) if m is not None and m.posted is not None), None)
        if at is None:
            return []
        posted, more = target[at][1], target[at + 1 :]
        del target[at + 1 :]
        return [(of_country(posted.posted), None), *more] if posted is not None else []

    def _sanction(self, frame: Frame) -> list[Candidate]:
        source, target = self._shut_out(frame) or (self._subject(frame), self._recalled_from(frame))
        if frame.row.get("turned"):  # "is subject to EU sanctions"
            source, target = self._target(frame), source
        sent = self._unnamed(frame, {e.country for e, _ in source}) if not target else []
        unread = frame.row["id"] == "expel" and not self._slot(frame, "obj")
        target = target or (sent if unread else []) or self._target(frame) or sent
        if frame.row["id"] == "recall-home" and not any(
            m.office in SENT or m.group for m in frame.slots.get("next", ())
        ):
            return []  # "brought his counterpart back"
        leaving = [m for slot in ("obj", "from") for m in frame.slots.get(slot, ())]
        envoys = any(m.office in SENT or m.group for m in leaving)
        if self.talk.vso and frame.row["id"] == "order-out" and not envoys:
            return []  # who is to leave is no envoy
        target = [pair if self._listed(frame, pair[1]) else self._state_of(pair) for pair in target]
        if frame.noun and self._roles(frame).get("of") == "source":
            owner = self._slot(frame, "of")  # "the minister announced the Kingdom's severing of its relations"
            source = owner if owner and owner[0][0].kind == "country" else source
        if not source:
            source = self._slot(frame, "by") or self._slot(frame, "pre") or self._slot(frame, "adj")
        source = source or self._official(frame)
        if frame.noun and frame.row.get("or_own") and frame.slots.keys() >= {"by", "next"}:
            source = self._slot(frame, "by")  # "threatened reprisals over the expulsion of its envoys by Poland"
        if source and not target and (frame.row["id"] == "cut-ties" or (frame.own and frame.row["id"] == "sever")):
            own = {e.country for e, _ in source}
            iso = next((i for i in reversed(self.talk.countries) if i not in own), None)
            target = [(of_country(self.base.by_iso[iso]), None)] if iso in self.base.by_iso and iso else []
        if source and not target and (frame.noun or frame.inherited):
            target = self._same_target(source)
        if source and not target and frame.row["id"] == "recall":
            target = [(e, None) for e in self.talk.sanctioned or self.talk.deeds.get("SUPPORT", [])]
        source, target = self._ousted(frame) or (source, target or self._his_people(frame, source))
        if not source or not target:
            return []
        self.talk.sanctioned = [e for e, _ in target]
        out = self._directed(frame, [self._state_of(pair) for pair in source], target)
        for measure in out if frame.row.get("or_own") and frame.governor is None and frame.definite else ():
            measure.status = Status.HELD  # "vowed to retaliate against Britain's expulsion of its envoys"
        return out

    def _ousted(self, frame: Frame) -> tuple[list[Found], list[Found]] | None:
        """The body out of which a noun says that somebody is to be, and who: "the suspension of X from the League"."""
        body = [p for p in self._slot(frame, "from") if p[0].kind == "organization"]
        if not frame.noun or frame.row["id"] not in ("expulsion", "removal") or not body:
            return None
        return body, self._slot(frame, "of") or self._slot(frame, "next") or self._slot(frame, "poss")

    def _his_people(self, frame: Frame, source: list[Found]) -> list[Found]:
        """The state of "its diplomats" whom another state expels: that of who acts in the clause."""
        own = any(m.own and m.entity is None for slot in ("of", "next") for m in frame.slots.get(slot, ()))
        doer = self.talk.subject[0].country if own and self.talk.subject else None
        country = self.base.by_iso.get(doer or "") if doer not in {e.country for e, _ in source} else None
        return [(of_country(country), None)] if country is not None and frame.noun else []

    def _shut_out(self, frame: Frame) -> tuple[list[Found], list[Found]] | None:
        """A body and whom it shuts out, where no doer is told: علقت عضوية بيرو في المنظمة, طرد بيرو من المنظمة."""
        if frame.row["id"] not in ("suspend", "exclude", "excluded"):
            return None
        body = [p for slot in ("from", "in", "obj") for p in self._slot(frame, slot) if p[0].kind == "organization"]
        subject, whom = self._slot(frame, "subj"), self._slot(frame, "of") or self._slot(frame, "obj")
        if frame.noun and not subject:
            return (body, whom) if body and whom and whom[0][0].kind == "country" else None
        passive = not frame.noun and not frame.inherited and not [p for p in whom if p not in body]
        return (body[:1], subject) if passive and body and subject and subject[0][0].kind == "country" else None

    def _same_target(self, source: list[Found]) -> list[Found]:
        """ "suspended Mali and threatened sanctions": whom the sentence has told that the same hit before."""
        deed = self.talk.done
        same = deed is not None and deed.type == "SANCTION" and {e.id for e in deed.doers} == {e.id for e, _ in source}
        return [(e, None) for e in deed.targets] if deed is not None and same else []

    def _unnamed(self, frame: Frame, own: set[str | None]) -> list[Found]:
        """The states, other than one's own, of diplomats whose names are not told: "ordered the French military attaché
        to leave"."""
        told = [m for slot in ("obj", "of", "next") for m in frame.slots.get(slot, []) if m.of not in own]
        sent = [m for m in told if m.office in SENT or (m.kind == "person" and m.entity is None and not m.own)]
        staff = [m for slot in ("of", "at", "from") for m in frame.slots.get(slot, []) if m.ministry == "embassy"]
        sent += [m for m in staff if m.of not in own]  # "expelled ten employees of the Peruvian embassy"
        return [(of_country(self.base.by_iso[m.of]), m) for m in sent[:1] if m.of in self.base.by_iso and m.of]

    def _official(self, frame: Frame) -> list[Found]:
        """Whose the deed is of a verb that names nobody, "he announced that the ambassador had been summoned": the
        speaker's state."""
        if not frame.noun or frame.governor is None or "subj" in frame.slots or frame.stranger:
            return []
        countries = (self.base.by_iso.get(e.country or "") for e in self.talk.speaker[:1] if e.office or e.person)
        return [(of_country(country), None) for country in countries if country]

    def _recalled_from(self, frame: Frame) -> list[Found]:
        """The states to which ambassadors who are called home had been sent."""
        sent = [m for slot in ("obj", "of", "loose", "next", "to") for m in frame.slots.get(slot, []) if m.posted]
        if frame.row.get("recalls") and not sent and self.talk.vso and not frame.noun:
            return self._slot(frame, "from")  # "withdrew its ambassador from Khartoum"
        if not sent or not (frame.row.get("recalls") or all(m.own for m in sent)):  # "the recall of its envoy to X"
            return []
        return [(of_country(m.posted), m) for m in sent]

    def _state_of(self, pair: Found) -> Found:
        """A ministry or minister acts for the state, and an ambassador sent home stands for his."""
        entity, mention = pair
        envoy = mention is not None and (mention.ministry or mention.office in _SERVANTS)
        country = self.base.by_iso.get(entity.country or "") if envoy else None
        return (of_country(country), mention) if country else pair

    @staticmethod
    def _listed(frame: Frame, mention: Mention | None) -> bool:
        """Whether a measure is on somebody by name: "imposed sanctions on foreign minister X", not on his state."""
        by_name = mention is not None and mention.kind == "person" and mention.name is not None
        return by_name and frame.row["id"] in _PERSONAL

    def _target(self, frame: Frame) -> list[Found]:
        roles = self._roles(frame)
        for slot in _TARGETS:
            found = self._target_in(frame, slot) if slot == "loose" or roles.get(slot) in ("target", "agent") else []
            if found:
                return found[:1] if slot == "loose" else found
        if frame.own and frame.row["type"] == "CRITICIZE" and frame.slots.get("adj"):
            return []  # whose decision it regrets: see `_sides`
        judged = not frame.noun or frame.deed == "deed"  # "praised the decision", "its dismay at the decision"
        if judged and frame.row["type"] != "SANCTION" and "needs_near" not in frame.row:
            return self._slot(frame, "rest")[:1] or self._doers(frame)
        return []

    def _doers(self, frame: Frame) -> list[Found]:
        """Who did last what somebody judges; nobody where "the move" seems that of his own state."""
        doers = self.talk.deeds.get(frame.deed, ())
        own = {e.country for e, _ in self._subject(frame)} - {None} if frame.deed == "deed" else set()
        return [(e, None) for e in doers] if not any(e.country in own for e in doers) else []

    def _target_in(self, frame: Frame, slot: str) -> list[Found]:
        """Who stands in a slot, where that is the other side."""
        if frame.noun and slot == "by" and not (frame.row.get("done_by") or self._of_his_own(frame)):
            return []
        subject = frame.slots.get("subj", ())
        found = [p for p in self._slot(frame, slot, without=("place", "event")) if p[1] not in subject]
        if slot == "obj" and found and self._nearer(frame, found[0][1]):
            return []
        if self.talk.vso and self._of_measure(frame, slot):
            return []
        if slot == "to" and "complains" in frame.row and all(e.kind == "organization" for e, _ in found):
            return []  # "complained to the United Nations that X was arming"
        if slot == "in" and frame.row["id"] in _JUDGED_AT and not (found and self._of_land(found[0])):
            found = self._where(frame) if frame.harm < 0 else []
        own = {e.country for e, _ in self._slot(frame, "subj")}
        if self.talk.vso and found and all(self._his_own(frame, e, own) for e, _ in found):
            return []  # "protested to Addis Ababa at the arrest of Ugandans"
        if slot == "to" and frame.row["id"] == "criticize" and not frame.noun and not self._genitive(found):
            return []
        whose = self._described(frame, found[0][1]) if slot in ("upon", "in") and found else []
        return whose or found

    @staticmethod
    def _of_measure(frame: Frame, slot: str) -> bool:
        """Whether a slot tells on whom is the measure that somebody judges, or why one is threatened: انتقدت العقوبات
        على إيران, هدد بعقوبات على بيرو لدعمها تشيلي."""
        if frame.row["id"] == "threaten":
            return slot == "obj" and bool(frame.slots.keys() & {"upon", "against"})
        judged = frame.row["type"] in ("CRITICIZE", "SUPPORT") and frame.deed == "SANCTION"
        return judged and not frame.noun and slot in ("upon", "against", "on")

    def _where(self, frame: Frame) -> list[Found]:
        """The state in which is what is judged: "condemned the arrests in Brest"."""
        places = [m.value for m in frame.slots.get("in", ()) if m.kind == "place" and frame.row["id"] in _JUDGED_AT]
        countries = [self.base.by_iso[p.country] for p in places if p is not None and p.country in self.base.by_iso]
        return [(of_country(c), None) for c in countries if c.iso3 not in DIVIDED]

    def _of_his_own(self, frame: Frame) -> bool:
        """Whether a noun is of who acts, and not of whom else the words name: رفض بلاده أي إجراء من جانب إثيوبيا."""
        return frame.own or any(m.kind == "pronoun" for m in frame.slots.get("of", ()))

    @staticmethod
    def _his_own(frame: Frame, entity: Entity, own: set[str | None]) -> bool:
        """Whether somebody is of the judge's own state: the minister whom others' remarks were about."""
        blamed = frame.row["type"] == "CRITICIZE" and not frame.row.get("envoy") and entity.country not in DIVIDED
        return entity.country in own and (entity.kind == "country" or blamed)

    @staticmethod
    def _genitive(found: list[Found]) -> bool:
        """Whether a noun's owner is told: التصريحات المسيئة لوزير خارجية لبنان."""
        return bool(found) and found[0][1] is not None and found[0][1].clitic.endswith("ل")

    @staticmethod
    def _of_land(found: Found) -> bool:
        """Whether what is in a country, and not at its seat, is told: "condemned the vote in Belarus"."""
        entity, mention = found
        return (
            entity.kind == "country"
            and mention is not None
            and (mention.known == "name" or mention.genitive or mention.group)
        )

    def _described(self, frame: Frame, mention: Mention | None) -> list[Found]:
        """Whose deed an adjective before a phrase says it is, where the source is told: "its dismay at the Iranian
        missiles fired at Iraq"."""
        adjective = frame.slots.get("adj") or frame.slots.get("loose") or []
        if not (frame.noun and frame.slots.get("subj") and adjective) or mention is None:
            return []
        before = adjective[0].last <= mention.first
        return self._slot(frame, "adj") or self._slot(frame, "loose") if before else []

    @staticmethod
    def _nearer(frame: Frame, mention: Mention | None) -> bool:
        """Whether an adjective before says whose deed it is: "the Turkish incursion into northern Iraq"."""
        loose = frame.slots.get("loose", [])
        if mention is None or not loose or loose[0].first > mention.first:
            return False
        subject = frame.slots.get("subj", [])
        return mention.genitive or (bool(subject) and subject[-1].last < loose[0].first)

    def _directed(self, frame: Frame, source: list[Found], target: list[Found]) -> list[Candidate]:
        source = [(e, m) for e, m in source if e.kind != "person" or e.country or e.basis != "provisional"]
        own = {e.id for e, _ in source}
        sides = {e.country for e, _ in source if e.country}
        target = [(e, m) for e, m in target if e.id not in own]
        idle = not target or all(m is None and e.country in sides for e, m in target)
        if idle or not 1 <= len(source) <= 6:
            return []
        states = {e.country for e, _ in source if e.kind == "country"} - DIVIDED
        if all(e.country in (sides if e.kind != "person" else states) for e, _ in target):
            return []  # a state on itself, on a party or a head of its own, is a domestic item
        out = self._make(frame, [("source", e, m) for e, m in source] + [("target", e, m) for e, m in target])
        self.talk.done = Deed(out.type, out.subtype, out.status, [e for e, _ in source], [e for e, _ in target])
        return [out]

    def _likewise(self, frame: Frame) -> list[Candidate]:
        """ "North Macedonia did likewise": the same deed, done to the same by somebody else."""
        deed = self.talk.done or self.talk.before
        if deed is None:
            return []
        back = frame.row["id"] == "in-kind"  # "retaliated in kind": done to who did it first
        hit = deed.doers if back else deed.targets
        subject, known = self._slot(frame, "subj"), {e.id for e in (*deed.doers, *deed.targets)}
        struck = {e.country or e.id for e in deed.targets}  # who alone can pay back
        source = [p for p in subject if p[0].id not in known]
        if back:  # "Spain and Egypt retaliated in kind": one of them is told to have been hit
            source = subject if any((e.country or e.id) in struck for e, _ in subject) else []
        if not source or (back and deed.type != "SANCTION"):
            return []
        parts: list[Part] = [("source", e, m) for e, m in source] + [("target", e, None) for e in hit]
        return [Candidate(deed.type, deed.subtype, parts, frame.at, status=deed.status)]

    def _state(self, frame: Frame) -> list[Candidate]:
        roles = self._roles(frame)
        speakers = [p for s, r in roles.items() if r == "speaker" for p in self._slot(frame, s)]
        heard = [p for s, r in roles.items() if r == "addressee" for p in self._slot(frame, s)]
        if not speakers or not heard:
            return []
        own = {e.id for e, _ in speakers}
        parts: list[Part] = [("speaker", e, m) for e, m in speakers[:1]]
        parts += [("addressee", e, m) for e, m in heard[:1] if e.id not in own]
        return [self._make(frame, parts)] if len(parts) > 1 else []
