"""What two or more do together: cooperation, agreement, and the mediation of a third."""

from __future__ import annotations

from ingest.candidate import DIVIDED, PARTY_SLOTS, Candidate, CandidateMaker, Found, Part
from ingest.entities import of_country
from ingest.frames import Frame


class Accords(CandidateMaker):
    """COOPERATE, AGREE and MEDIATE."""

    def _parties(self, frame: Frame) -> list[Found]:
        roles = self._roles(frame)
        out: list[Found] = []
        for slot in PARTY_SLOTS:
            if slot in roles:
                out += [
                    (e, m)
                    for e, m in self._slot(frame, slot, without=("place",))
                    if not any(e.id == x.id for x, _ in out)
                ]
        return out

    def _cooperate(self, frame: Frame) -> list[Candidate]:
        if frame.dangling or (
            frame.noun and frame.row.get("explicit") and not (frame.headline or self._sides_told(frame))
        ):
            return []
        if (acting := frame.slots.get("subj")) and all(m.mute for m in acting):
            return []  # a company's deal
        between = self._slot(frame, "between")
        near = self._slot(frame, "near")
        near += [p for p in self._slot(frame, "with") if near and not any(p[0].id == e.id for e, _ in near)]
        pair = self._slot(frame, "pre")  # "US-Cuban ties"
        pair = pair or (self._slot(frame, "adj") if frame.headline else [])  # اتفاق مصري سوداني
        signed = self._signed(frame)
        alone = not frame.noun and "with" not in frame.slots  # "both sides agreed on talks between deputies"
        told = self._slot(frame, "subj") if alone or len(between) == 1 else []
        reached = self._slot(frame, "of") if frame.row["id"] == "reach" else []  # "A and B reaching"
        by = self._slot(frame, "by") if frame.row["id"] == "sign" and "subj" not in frame.slots else []
        sides = (signed, told, reached, between, near, pair, by)  # by: "the signing of the treaty by A and B"
        found = next((f for f in sides if len(f) > 1), None) or self._parties(frame)
        if frame.judged and frame.noun and len(found := between or pair) < 2:
            return []  # who praises an accord is no side of it
        found = self._level(found)
        if len(found) == 1 or self._only_with(frame, found):
            found = self._complete(found)
        if len(found) < 2 and frame.noun:
            couple = self.talk.couple("countries") if self.talk.pair else []
            if len(couple) == 2 and (frame.governor is not None or frame.row["id"] == "cooperate"):
                found = [(e, None) for e in couple]
        if len(found) < 2 and frame.row.get("plural") and not frame.noun and frame.inherited:
            found = [(e, None) for e in self.talk.couple("countries")]
        if frame.inherited and "with" in frame.slots and not frame.noun:
            found = self._states(found)  # "met his counterparts from A and B to sign"
        if not 2 <= len(found) <= 8 or self._domestic(found):
            return []
        return [self._make(frame, [("party", e, m) for e, m in found])]

    _agree = _cooperate

    def _sides_told(self, frame: Frame) -> bool:
        """Whether the words themselves say between whom, by a preposition or by a subject of two."""
        told = bool(frame.slots.keys() & {"between", "with"}) or len(self._slot(frame, "subj")) > 1
        told = told or len(self._slot(frame, "by")) > 1
        return told or len(self._signed(frame)) > 1

    @staticmethod
    def _only_with(frame: Frame, found: list[Found]) -> bool:
        """Whether nobody is told but those with whom something is: "relations with A and B"."""
        with_ = frame.slots.get("with", ())
        return frame.noun and len(found) > 1 and all(m is not None and m in with_ for _, m in found)

    def _signed(self, frame: Frame) -> list[Found]:
        """The states on whose part something was signed, whoever did it."""
        sides = {m.of or getattr(m.entity, "country", None) or "": m for m in frame.slots.get("sides", ())}
        return [(of_country(self.base.by_iso[iso]), m) for iso, m in sides.items() if iso in self.base.by_iso]

    def _level(self, found: list[Found]) -> list[Found]:
        """People and ministries beside countries stand for their own: Putin and Iran cooperate as Russia and Iran."""
        serving = {e.id for e, _ in found if e.kind == "person" or "-ministry-" in e.id}
        if not serving or all(e.kind != "country" for e, _ in found):
            return found
        out: list[Found] = []
        for entity, mention in found:
            country = self.base.by_iso.get(entity.country or "") if entity.id in serving else None
            side = of_country(country) if country else entity
            if not any(side.id == e.id for e, _ in out):
                out.append((side, mention))
        one = len(out) == 1 and out[0][0].country in DIVIDED  # "the Afghan government and Hekmatyar"
        return found if one else out

    def _states(self, found: list[Found]) -> list[Found]:
        """The states for which people act, if each acts for one of his own."""
        homes = {e.country: m for e, m in found if e.country in self.base.by_iso}
        if len(homes) < len(found) or any(e.kind != "person" for e, _ in found):
            return found
        return [(of_country(self.base.by_iso[iso]), m) for iso, m in homes.items() if iso]

    def _complete(self, found: list[Found]) -> list[Found]:
        """One side told: the other is the country of who speaks or acts."""
        entity, mention = found[0]
        homes = {e.country for e, _ in found}
        if entity.kind == "person" or (mention is not None and mention.prep not in ("with", "between")):
            return found
        if mention is not None and (mention.adjective or (mention.prep == "between" and mention.group)):
            return found  # "contracts with Chinese suppliers", "between the Chadian government and rebels"
        for group in (self.talk.speaker, self.talk.subject):
            for actor in group:
                country = self.base.by_iso.get(actor.country or "")
                if country and country.iso3 not in homes:
                    return [(of_country(country), None), *found]
        return found[:1]

    def _mediate(self, frame: Frame) -> list[Candidate]:
        roles = self._roles(frame)
        whom = self._slot(frame, "obj") if roles.get("obj") == "mediator" else []  # تعتبر باريس قطر وسيطا
        mediators = [(e, m) for e, m in whom if m is None or not m.conj] or next(
            (
                f
                for s in ("poss", "pre", "adj", "by", "of", "subj", "from")
                if s in roles and (f := self._slot(frame, s))
            ),
            [],
        )
        mediators = mediators or (self._slot(frame, "near") if frame.purpose else [])  # "is fittest to mediate"
        if not mediators and frame.own and frame.row["id"] == "conciliate":
            visitors = [e for e in self.talk.subject if e.kind == "person"]
            mediators = [(e, None) for e in visitors[:1]]  # "the visit is to calm"
        refused = "asker" in frame.slots and frame.judged == "CRITICIZE"  # who rejects a mediation is a side of it
        if not mediators or (frame.judged == "CRITICIZE" and not refused) or (frame.judged and "of" not in frame.slots):
            return []
        parties = self._reconciled(frame, {e.id for e, _ in mediators})
        sides = {e.country or e.id for e, _ in parties}
        if frame.row.get("two") and (not parties or sides & {e.country or e.id for e, _ in mediators}):
            return []  # who settles a dispute of his own is no mediator
        if not parties and frame.row.get("of_pair") and not frame.row.get("alone"):
            return []
        parts: list[Part] = [("mediator", e, m) for e, m in mediators]
        parties = [(e, m) for e, m in parties if not any(e.id == x.id for x, _ in mediators)]  # "a Thai-brokered deal"
        return [self._make(frame, [*parts, *(("party", e, m) for e, m in parties)])]

    def _reconciled(self, frame: Frame, own: set[str]) -> list[Found]:
        """Between whom is mediated, those in `own` left out."""
        told = [slot for slot, role in self._roles(frame).items() if role == "party"]
        if asked := self._slot(frame, "asker"):
            return [(e, m) for e, m in (*asked, *self._slot(frame, "with")) if e.id not in own]
        for slot in ("between", *told, "sides"):
            found = [(e, m) for e, m in self._slot(frame, slot) if e.id not in own]
            if len(found) > 1 or (found and slot != "next" and slot in ("between", *told)):
                return found
        if not frame.noun:
            found = [(e, m) for e, m in self._slot(frame, "in") if e.kind == "country" and m is not None]
            if found and (found[0][1].genitive or frame.row["id"] in ("mediate", "mediating")):  # type: ignore[union-attr]
                return found
        if not frame.row.get("of_pair"):
            return []
        talking = [(e, m) for e, m in self._slot(frame, "subj") if e.id not in own]
        return talking if len(talking) > 1 else [(e, None) for e in self.talk.pair if e.id not in own]
