"""Fact candidates: a trigger's frame with its slots made participants in roles.

Here stands what each type of fact demands: who must take part, of what kind, and what makes a frame none.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from graph.facts import Status
from ingest import kb
from ingest.discourse import Discourse
from ingest.frames import Frame
from ingest.linking import Entity, of_country
from ingest.mention import Mention

Part = tuple[str, Entity, Mention | None]  # role, who, the words (None: inferred)
_MUTE = frozenset({"media", "company"})
_GOVERNMENT = (
    "president",
    "minister",
    "monarch",
    "party-leader",
    "speaker-of-parliament",
    "crown-prince",
    "adviser",
    "spokesperson",
    "central-bank-governor",
)
# countries whose own sides meet as foes: what they agree among them is diplomacy
_DIVIDED = frozenset(
    {
        "LBY",
        "PSE",
        "SSD",
        "SDN",
        "YEM",
        "SYR",
        "AFG",
        "LBN",
        "CYP",
        "BIH",
        "SOM",
        "COL",
        "IRQ",
        "ETH",
        "MLI",
        "CAF",
        "COD",
        "VEN",
        "UKR",
        "MOZ",
        "AGO",
    }
)
_PARTY_SLOTS = (
    "poss",
    "of",
    "subj",
    "pre",
    "adj",
    "next",
    "obj",
    "between",
    "with",
    "b",
    "to",
    "from",
    "by",
    "on",
)


@dataclass(slots=True)
class Candidate:
    """A fact in the making; `why` tells the rule, the trigger's words and each participant's slot."""

    type: str
    subtype: str | None
    parts: list[Part]
    at: int  # element of the trigger
    place: kb.Place | kb.Country | None = None
    event: kb.EventSeries | None = None
    status: Status | None = None
    why: dict[str, Any] = field(default_factory=dict)


class CandidateReader:
    """Makes candidates of frames, knowing what the article has said so far."""

    def __init__(self, base: kb.KnowledgeBase, discourse: Discourse) -> None:
        self.base, self.talk = base, discourse

    def read(self, frame: Frame) -> list[Candidate]:
        """The candidates of a frame; empty where its type's demands are not met."""
        maker = getattr(self, "_" + str(frame.row["type"]).lower())
        found: list[Candidate] = maker(frame)
        for candidate in found:
            candidate.why.setdefault("rule", frame.row["id"])
        return found

    # -- helpers -------------------------------------------------------------------------------

    def _make(self, frame: Frame, parts: list[Part], **more: Any) -> Candidate:
        return Candidate(str(frame.row["type"]), frame.row.get("subtype"), parts, frame.at, **more)  # type: ignore[arg-type]

    def _slot(self, frame: Frame, slot: str) -> list[tuple[Entity, Mention]]:
        found = self.talk.entities(frame.slots.get(slot, []))
        return [(e, m) for e, m in found if not self._mute(m)]

    @staticmethod
    def _mute(mention: Mention) -> bool:
        return isinstance(mention.value, kb.Organization) and mention.value.kind in _MUTE

    def _roles(self, frame: Frame) -> dict[str, str]:
        return frame.row.get("noun" if frame.noun else "verb", {})  # type: ignore[return-value]

    def _subject(self, frame: Frame) -> list[tuple[Entity, Mention]]:
        """Who acts: the subject slot, a possessor, or, for a bare "his", the last who acted."""
        for slot in ("poss", "subj", "of"):
            if slot in self._roles(frame) or slot == "subj":
                found = self._slot(frame, slot)
                if found:
                    return found
        return []

    # -- meetings ------------------------------------------------------------------------------

    def _meet(self, frame: Frame) -> list[Candidate]:
        roles, sides = self._roles(frame), []
        for slot in _PARTY_SLOTS:
            if slot in roles and not (slot == "adj" and len(frame.slots.get(slot, ())) < 2):
                found = [(e, m) for e, m in self._slot(frame, slot) if self._may_meet(m, slot)]
                only = frame.row.get("only", {}).get(slot)  # type: ignore[attr-defined]
                if only and any(e.kind not in only for e, _ in found):
                    return []
                if found:
                    sides.append((slot, found))
        sides = self._distinct(self._of_people(sides))
        guests = (
            len(sides) == 1
            and frame.noun
            and sides[0][0] in ("obj", "with", "b")
            and (frame.own or frame.purpose)
        )
        if guests or (len(sides) == 1 and len(sides[0][1]) == 1):
            owner = self._absent(frame, sides[0][1][0][0])
            if owner is None or (owner.kind == "person") != (sides[0][1][0][0].kind == "person"):
                return []
            sides.insert(0, ("own", [(owner, None)]))  # type: ignore[list-item]
        if not sides and frame.dual:
            sides = [("own", [(e, None) for e in self.talk.persons[-2:]])]  # type: ignore[list-item]
        return self._meetings(frame, sides)

    def _of_people(
        self, sides: list[tuple[str, list[tuple[Entity, Mention]]]]
    ) -> list[tuple[str, list[tuple[Entity, Mention]]]]:
        """States whose people are told to have met mean those people; a state beside its own man adds nobody."""
        everyone = [e for _, found in sides for e, _ in found]
        people = {e.country for e in everyone if e.kind == "person"}
        if not people and all(e.kind == "country" for e in everyone):
            pair = self.talk.people_of({e.country for e in everyone})
            if pair:
                return [("between", [(e, None) for e in pair])]  # type: ignore[list-item]
        return [
            (slot, [(e, m) for e, m in found if e.kind != "country" or e.country not in people])
            for slot, found in sides
        ]

    @staticmethod
    def _may_meet(mention: Mention, slot: str) -> bool:
        if mention.kind == "place" or (
            mention.kind == "country" and mention.known == "metonym" and slot in ("b", "to")
        ):
            return False
        return not (
            mention.kind == "country" and mention.adjective and slot not in ("pre", "between", "with", "adj")
        )

    @staticmethod
    def _distinct(
        sides: list[tuple[str, list[tuple[Entity, Mention]]]],
    ) -> list[tuple[str, list[tuple[Entity, Mention]]]]:
        seen: set[str] = set()
        out = []
        for slot, found in sides:
            fresh = [(e, m) for e, m in found if e.id not in seen]
            seen.update(e.id for e, _ in fresh)
            if fresh:
                out.append((slot, fresh))
        return out

    def _absent(self, frame: Frame, other: Entity) -> Entity | None:
        """The party that the words leave out: who acts in this clause, or acted last."""
        if not (frame.own or frame.noun or frame.inherited or frame.slots.get("subj") is None):
            return None
        if not (frame.own or frame.purpose) and frame.noun and not frame.slots.keys() & {"with", "obj", "b"}:
            return None
        for group in (self.talk.subject, self.talk.speaker, self.talk.persons[::-1][:1]):
            people = [
                e
                for e in group
                if e.kind == "person" and e.id != other.id and (e.office or e.basis != "provisional")
            ]
            if len(people) == 1:
                return people[0]
        return None

    def _meetings(
        self, frame: Frame, sides: list[tuple[str, list[tuple[Entity, Mention]]]]
    ) -> list[Candidate]:
        everyone = [pair for _, found in sides for pair in found]
        if len(everyone) < 2 or len(everyone) > 12 or self._domestic(everyone):
            return []
        people = any(e.kind == "person" for e, _ in everyone)
        if people and any(e.kind == "country" and not (m is not None and m.group) for e, m in everyone):
            return []  # a state is no party beside a person, its officials are
        if (
            not any(e.kind == "person" for e, _ in everyone)
            and len(everyone) == 2
            and frame.row.get("id") == "receive"
        ):
            return []
        together = len(sides) == 1 or (
            len(sides) == 2 and len(everyone) > 2 and all(len(f) > 1 for _, f in sides)
        )
        if together or len(everyone) == 2:
            return [self._meeting(frame, everyone)]
        host = sides[0][1]
        guests = [pair for _, found in sides[1:] for pair in found]
        if len(host) == 1:
            return [self._meeting(frame, [host[0], guest]) for guest in guests]
        return (
            [self._meeting(frame, [*host, guest]) for guest in guests]
            if len(guests) == 1
            else [self._meeting(frame, everyone)]
        )

    @staticmethod
    def _domestic(everyone: list[tuple[Entity, Mention]]) -> bool:
        """Whether all are of one government: a president and his ministers; not the sides of a divided country."""
        sides = {e.country for e, _ in everyone}
        if len(sides) != 1 or sides & _DIVIDED or None in sides:
            return False
        return all(e.kind == "person" and (e.office or "").endswith(_GOVERNMENT) for e, _ in everyone)

    def _meeting(self, frame: Frame, everyone: list[tuple[Entity, Mention]]) -> Candidate:
        out = self._make(frame, [("party", e, m) for e, m in everyone])
        if out.subtype is None:
            out.subtype = "bilateral" if len(everyone) == 2 else "multilateral"
        elif out.subtype == "multilateral" and len(everyone) == 2:
            out.subtype = "bilateral"
        return out

    # -- visits and events -----------------------------------------------------------------------

    def _visit(self, frame: Frame) -> list[Candidate]:
        goal = self._destination(frame)
        visitors = [
            (e, m) for e, m in self._visitors(frame, goal) if e.kind in ("person", "organization", "country")
        ]
        if goal is None and frame.invitation:
            goal = self._home(self.talk.speaker or self.talk.subject)
        if not visitors or goal is None:
            return []
        country, place, words = goal
        home = country.iso3 if country else None
        visitors = [(e, m) for e, m in visitors if home is None or e.country != home]
        visitors = [
            (e, m) for e, m in visitors if e.country or e.basis != "provisional" or e.kind != "person"
        ]
        if not visitors:
            return []
        parts: list[Part] = [("visitor", e, m) for e, m in visitors]
        if country:
            parts.append(("destination", of_country(country), words))
        parts += self._further(frame, words, {e.country for e, _ in visitors} | {home})
        return [self._make(frame, parts, place=place, status=Status.PLANNED if frame.invitation else None)]

    def _further(self, frame: Frame, first: Mention | None, known: set[str | None]) -> list[Part]:
        """The other stations of a tour: "to Asia - including China, South Korea and Japan"."""
        unit = next((s for s in frame.slots.values() if first is not None and first in s), [])
        more = unit if first is not None and first.kind == "country" else frame.slots.get("under", [])
        stations = {m.value.iso3: m for m in more if m.kind == "country" and not m.adjective}
        return [("destination", of_country(m.value), m) for iso, m in stations.items() if iso not in known]

    def _home(self, hosts: list[Entity]) -> tuple[kb.Country, None, None] | None:
        """The country of who invites."""
        country = self.base.by_iso.get(hosts[0].country or "") if hosts else None
        return (country, None, None) if country else None

    def _visitors(self, frame: Frame, goal: Any) -> list[tuple[Entity, Mention]]:
        for slot in ("poss", "subj", "of", "by", "pre"):
            found = [(e, m) for e, m in self._slot(frame, slot) if goal is None or m is not goal[2]]
            if found and slot in self._roles(frame):
                return found
        if frame.own or frame.noun or frame.inherited:
            people = [e for e in self.talk.subject if e.kind == "person"] or self.talk.persons[-1:]
            return [(e, None) for e in people[:1]]  # type: ignore[misc]
        return []

    def _destination(self, frame: Frame) -> tuple[kb.Country | None, Any, Mention | None] | None:
        for slot in ("to", "obj", "loose", "in", "b", "of", "pre", "at"):
            if slot not in self._roles(frame) and slot != "loose":
                continue
            for mention in frame.slots.get(slot, []):
                if mention.kind == "country" and not (mention.adjective and slot != "to"):
                    return mention.value, mention.value, mention
                if mention.kind == "pronoun" and mention.value == "there":
                    there = self.talk.entities([mention])
                    country = self.base.by_iso.get(there[0][0].country or "") if there else None
                    if country:
                        return country, country, mention
                if mention.kind == "place":
                    place = mention.value
                    return self.base.by_iso.get(place.country or ""), place, mention
        return None

    def _attend(self, frame: Frame) -> list[Candidate]:
        event = next((m.value for s in frame.slots.values() for m in s if m.kind == "event"), None)
        who = [(e, m) for e, m in self._subject(frame) if e.kind != "country" or m is None or not m.adjective]
        who += [p for p in self.talk.entities(frame.others) if not any(p[0].id == e.id for e, _ in who)]
        event = event or (
            self.talk.event
            if frame.own or frame.occasion or not frame.slots.keys() & {"obj", "in", "at"}
            else None
        )
        if not who or (event is None and not frame.occasion):
            return []
        status = Status(frame.row["status"]) if "status" in frame.row else None
        return [self._make(frame, [("attendee", e, m) for e, m in who], event=event, status=status)]

    # -- relations -------------------------------------------------------------------------------

    def _parties(self, frame: Frame) -> list[tuple[Entity, Mention]]:
        roles, out = self._roles(frame), []
        for slot in _PARTY_SLOTS:
            if slot in roles:
                out += [
                    (e, m)
                    for e, m in self._slot(frame, slot)
                    if m.kind != "place" and not any(e.id == x.id for x, _ in out)
                ]
        return out

    def _cooperate(self, frame: Frame) -> list[Candidate]:
        if frame.dangling or (
            frame.noun and frame.row.get("explicit") and not frame.slots.keys() & {"between", "with"}
        ):
            return []
        between = self._slot(frame, "between")
        near = self._slot(frame, "near")
        near += [p for p in self._slot(frame, "with") if near and not any(p[0].id == e.id for e, _ in near)]
        found = between if len(between) > 1 else near if len(near) > 1 else self._parties(frame)
        found = self._level(found)
        if len(found) == 1:
            found = self._complete(frame, found)
        if len(found) < 2 and frame.noun:
            couple = self.talk.couple("countries") if self.talk.pair else []
            if len(couple) == 2 and (frame.governor is not None or frame.row["id"] == "cooperate"):
                found = [(e, None) for e in couple]  # type: ignore[misc]
        if len(found) < 2 and frame.row.get("plural") and not frame.noun and frame.inherited:
            found = [(e, None) for e in self.talk.couple("countries")]  # type: ignore[misc]
        if not 2 <= len(found) <= 8 or self._domestic(found):
            return []
        return [self._make(frame, [("party", e, m) for e, m in found])]

    _agree = _cooperate

    def _level(self, found: list[tuple[Entity, Mention]]) -> list[tuple[Entity, Mention]]:
        """People beside countries stand for their own: Putin and Iran cooperate as Russia and Iran."""
        if not any(e.kind == "country" for e, _ in found) or not any(e.kind == "person" for e, _ in found):
            return found
        out: list[tuple[Entity, Mention]] = []
        for entity, mention in found:
            country = self.base.by_iso.get(entity.country or "") if entity.kind == "person" else None
            entity = of_country(country) if country else entity
            if not any(entity.id == e.id for e, _ in out):
                out.append((entity, mention))
        return out

    def _complete(self, frame: Frame, found: list[tuple[Entity, Mention]]) -> list[tuple[Entity, Mention]]:
        """One side told: the other is the country of who speaks or acts."""
        entity, mention = found[0]
        if entity.kind == "person" or (mention is not None and mention.prep not in ("with", "between")):
            return found
        for group in (self.talk.speaker, self.talk.subject):
            for actor in group:
                country = self.base.by_iso.get(actor.country or "")
                if country and country.iso3 != entity.country:
                    return [(of_country(country), None), *found]  # type: ignore[list-item]
        return found

    def _support(self, frame: Frame) -> list[Candidate]:
        source = self._subject(frame)
        target = self._target(frame)
        only = frame.row.get("only", {}).get("obj")  # type: ignore[attr-defined]
        if not source or not target or (only and target[0][0].kind not in only):
            return []
        return self._directed(frame, source, target)

    def _criticize(self, frame: Frame) -> list[Candidate]:
        source, target = self._subject(frame), self._target(frame)
        if not source or not target:
            return []
        return self._directed(frame, source, target)

    def _sanction(self, frame: Frame) -> list[Candidate]:
        source, target = self._subject(frame), self._target(frame)
        if not source:
            source = self._slot(frame, "by") or self._slot(frame, "pre") or self._slot(frame, "adj")
        if not source or not target:
            return []
        target = [self._state_of(pair) for pair in target]
        return self._directed(frame, [self._state_of(pair) for pair in source], target)

    def _state_of(self, pair: tuple[Entity, Mention]) -> tuple[Entity, Mention]:
        """A ministry acts for its state, and an ambassador sent home stands for his."""
        entity, mention = pair
        envoy = mention is not None and (mention.ministry or mention.office in ("ambassador", "diplomat"))
        country = self.base.by_iso.get(entity.country or "") if envoy else None
        return (of_country(country), mention) if country else pair

    def _target(self, frame: Frame) -> list[tuple[Entity, Mention]]:
        roles = self._roles(frame)
        for slot in (
            "by",
            "obj",
            "loose",
            "next",
            "upon",
            "against",
            "on",
            "with",
            "b",
            "to",
            "for",
            "from",
            "in",
            "of",
        ):
            if roles.get(slot) in ("target", "agent") or slot in ("loose",):
                if frame.noun and slot == "by":
                    continue
                found = [(e, m) for e, m in self._slot(frame, slot) if m.kind not in ("place", "event")]
                if found and not (slot == "of" and roles.get("of") == "source"):
                    return found[:1] if slot == "loose" else found
        if not frame.noun and frame.row["type"] != "SANCTION":
            return self._slot(frame, "rest")[:1]
        return []

    def _directed(
        self, frame: Frame, source: list[tuple[Entity, Mention]], target: list[tuple[Entity, Mention]]
    ) -> list[Candidate]:
        own = {e.id for e, _ in source}
        target = [(e, m) for e, m in target if e.id not in own]
        if not target or len(source) > 6:
            return []
        sides = {e.country for e, _ in source if e.country}
        if all(e.kind == "country" and e.country in sides for e, _ in target):
            return []  # a state on itself is a domestic item
        return [
            self._make(frame, [("source", e, m) for e, m in source] + [("target", e, m) for e, m in target])
        ]

    def _mediate(self, frame: Frame) -> list[Candidate]:
        roles = self._roles(frame)
        mediators = next(
            (
                f
                for s in ("poss", "pre", "adj", "by", "of", "subj")
                if s in roles and (f := self._slot(frame, s))
            ),
            [],
        )
        if not mediators:
            return []
        own = {e.id for e, _ in mediators}
        parties = [(e, m) for e, m in self._slot(frame, "between") if e.id not in own]
        parts: list[Part] = [("mediator", e, m) for e, m in mediators]
        return [self._make(frame, [*parts, *(("party", e, m) for e, m in parties)])]

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
