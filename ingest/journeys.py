"""Journeys: who went where."""

from __future__ import annotations

from typing import Any

from graph.facts import Status
from ingest import kb
from ingest.candidate import Candidate, CandidateMaker, Found, Part
from ingest.entities import Entity, of_country
from ingest.frames import Frame
from ingest.mention import Mention

_GOALS = (
    "obj",
    "to",
    "for",
    "loose",
    "in",
    "b",
    "of",
    "pre",
    "at",
    "upon",
    "from",
    "including",
)  # of a verb: "arrived in Beijing en route to …"
_ON_THE_WAY = ("travel", "travel-to", "arrive", "leave-for")


class Journeys(CandidateMaker):
    """VISIT."""

    def _visit(self, frame: Frame) -> list[Candidate]:
        if frame.stranger:
            return []
        goal = self._destination(frame)
        visitors = [(e, m) for e, m in self._visitors(frame, goal) if not (m is not None and m.ministry)]
        if len(visitors) > 1 and all(
            e.kind == "country" and m is not None and m.kind == "pronoun" for e, m in visitors
        ):
            return []  # "they would stop over in Freetown": people, not the two states named last
        only = frame.row.get("only", {}).get("subj")
        if only and any(e.kind not in only for e, _ in visitors):
            return []
        hosts = [e for e, _ in self._slot(frame, "host")]
        if goal is None and (frame.invitation or frame.row["id"] == "guest-of"):
            goal = self._home(hosts or self.talk.speaker or self.talk.subject)
        begun = frame.noun and frame.governor == frame.at - 1 and "subj" in frame.slots  # "X began a state visit"
        if goal is None and self.talk.scene is not None and (frame.row["id"] == "arrive" or begun):
            goal = self._scene()
        if frame.row["id"] == "reception":
            visitors = [(e, m) for e, m in visitors if e.kind == "person" or (m is not None and m.group)]
        if goal is None and frame.row["id"] == "arrive" and len(visitors) == 1:
            goal = self._where_seen(visitors[0][0])
        if visitors and goal is None and frame.slots.get("event"):
            return [self._going(frame, visitors)]
        if not visitors or goal is None:
            return []
        country, place, words = goal
        home = country.iso3 if country else None
        whose = frame.noun and not frame.slots.keys() & {"poss", "of"}
        visitors = self._guests(visitors, home, own=frame.own) if whose else visitors
        visitors = [(self._elsewhere(e, m, home), m) for e, m in visitors if not self._posted(m, home)]
        visitors = [(e, m) for e, m in visitors if home is None or e.country != home]
        if frame.row.get("homeward"):  # who comes from elsewhere than home may only have changed planes there
            back = {e.country for e, _ in self._slot(frame, "to")}
            visitors = [(e, m) for e, m in visitors if e.country in back]
        visitors = [(e, m) for e, m in visitors if e.country or e.basis != "provisional" or e.kind != "person"]
        if not visitors:
            return []
        parts: list[Part] = [("visitor", e, m) for e, m in visitors]
        if country:
            parts.append(("destination", of_country(country), words))
        parts += self._further(frame, words, {e.country for e, _ in visitors} | {home})
        visit = self._make(frame, parts, place=place, status=Status.PLANNED if frame.invitation else None)
        return [*self._left(frame, visit), visit]

    @staticmethod
    def _posted(m: Mention | None, home: str | None) -> bool:
        """Whether an ambassador is told of where he is posted: he visits nobody there."""
        return m is not None and m.office == "ambassador" and getattr(m.posted, "iso3", None) == home

    def _elsewhere(self, e: Entity, m: Mention | None, home: str | None) -> Entity:
        """Who is meant by a bare office that the one named last cannot be: "the president arrived in" his own state."""
        bare = m is not None and m.kind == "person" and m.name is None and m.office is not None and m.of is None
        if not bare or e.country != home or m is None:
            return e
        others = [p for p in self.talk.persons if p.country != home and self.talk.linker.holds(p, m.office or "")]
        return others[-1] if others else e

    def _guests(self, visitors: list[Found], home: str | None, *, own: bool) -> list[Found]:
        """The visitors, but for whoever is at home there whom he has met: "X said that his visit to" X's own state."""
        met = {e.id for e in self.talk.pair}
        others = [e for e in self.talk.pair if e.kind == "person" and e.country not in (home, None)]
        return [
            (others[0], None) if (own or m is not None) and e.country == home and e.id in met and others else (e, m)
            for e, m in visitors
        ]

    def _going(self, frame: Frame, visitors: list[Found]) -> Candidate:
        """Who goes to a summit takes part in it: "will not travel to the Summit of the Americas"."""
        out = self._make(frame, [("attendee", e, m) for e, m in visitors], event=frame.slots["event"][0].value)
        out.type = "ATTEND"
        return out

    def _further(self, frame: Frame, first: Mention | None, known: set[str | None]) -> list[Part]:
        """The other stations of a tour: "to Africa, Kenya and Ghana among it"."""
        unit = next((s for s in frame.slots.values() if first is not None and first in s), [])
        tour = first is None or first.adjective or self._land(first) is None
        more = (frame.slots.get("including") or frame.slots.get("under", [])) if tour else unit
        stations = {self._land(m): m for m in more if m is not first and not m.adjective}
        known = known | {None}
        return [
            ("destination", of_country(self.base.by_iso[i]), m) for i, m in stations.items() if i and i not in known
        ]

    def _home(self, hosts: list[Entity]) -> tuple[kb.Country, None, None] | None:
        """The country of who invites."""
        country = self.base.by_iso.get(hosts[0].country or "") if hosts else None
        return (country, None, None) if country else None

    @staticmethod
    def _toured(frame: Frame) -> bool:
        """Whether what stands behind "round" is rather whose it is: جولة الكويت, but "a tour of Egypt and Jordan"."""
        return frame.row["id"] == "tour" and len(frame.slots.get("of", ())) < 2

    def _scene(self) -> tuple[kb.Country | None, Any, None]:
        """Where the article is: "X arrived on Sunday"."""
        scene = self.talk.scene
        country = scene if isinstance(scene, kb.Country) else self.base.by_iso.get(getattr(scene, "country", "") or "")
        return country, scene, None

    def _where_seen(self, visitor: Entity) -> tuple[kb.Country, Any, None] | None:
        """Where somebody was told to be abroad: "he arrived on Sunday"."""
        place = self.talk.seen_at.get(visitor.id)
        country = self.base.by_iso.get(place.country or "") if place is not None else None
        return (country, country, None) if country and country.iso3 != visitor.country else None

    def _visitors(self, frame: Frame, goal: Any) -> list[Found]:
        roles = self._roles(frame)
        owned = frame.noun and any(e.kind == "person" for e, _ in self._slot(frame, "of"))
        if frame.noun and not owned and any(m.kind == "person" for m in frame.slots.get("of", ())):
            return []  # the visit of somebody whom the article has not named
        first = ("of", "subj") if owned else ("subj", "of")  # who announces a visit need not visit
        received = frame.row["id"] == "reception"  # استقبال إستونيا وفدا
        for slot in ("obj",) if received else ("poss", *first, "by", "pre", "obj"):
            found = [(e, m) for e, m in self._slot(frame, slot) if goal is None or m is not goal[2]]
            if slot == "obj" and frame.row["id"] == "take-to":
                found = [*self.talk.who_goes(frame.slots.get(slot, []))]
            if slot == "of" and frame.row["id"] == "tour" and len(found) < len(frame.slots.get("of", ())):
                continue  # جولة شملت مصر والأردن: both are seen
            if found and slot in roles and (slot != "obj" or roles["obj"] == "visitor"):
                return found
        if frame.own or frame.noun or frame.inherited:
            told = frame.slots.get("subj", ())
            unknown = frame.inherited and any(m.kind == "person" or m.value == "pl" for m in told)
            people = [e for e in self.talk.subject if e.kind == "person"]
            people = people or ([] if unknown else self.talk.persons[-1:])
            return [(e, None) for e in people[:1]]
        return []

    def _destination(self, frame: Frame) -> tuple[kb.Country | None, Any, Mention | None] | None:
        received = self._roles(frame).get("subj") == "destination"  # استقبلت برلين الرئيس
        goals = ("to", "obj", "for", "loose", "in", "b", "of", "pre", "at", "from") if frame.noun else _GOALS
        hosts: tuple[str, ...] = ("of", "subj")
        for slot in hosts if received else goals:
            if (slot not in self._roles(frame) and slot != "loose") or (slot == "of" and self._toured(frame)):
                continue
            for mention in frame.slots.get(slot, []):
                if received and (mention.kind != "country" or mention.group):
                    continue
                if mention.poss and slot == "loose" and frame.noun:
                    continue  # "the visit comes amid worries over Beijing's efforts"
                delegation = mention.group and slot == "obj"  # إضافة إلى وفد تركي, "the American mission"
                if mention.kind == "country" and not (mention.adjective and slot != "to") and not delegation:
                    return mention.value, mention.value, mention
                if mention.kind == "pronoun" and mention.value in ("there", "kingdom"):
                    there = self.talk.entities([mention])
                    country = self.base.by_iso.get(there[0][0].country or "") if there else None
                    if country:
                        return country, country, mention
                seat = self._seat(mention) if slot in ("obj", "to", "in", "at") else None
                if seat is not None:
                    return seat, seat, mention
                if mention.kind == "place":
                    place = mention.value
                    return self.base.by_iso.get(place.country or ""), place, mention
        return self._hers(frame)

    def _hers(self, frame: Frame) -> tuple[kb.Country | None, Any, Mention | None] | None:
        """Where one goes whom only a pronoun tells: الذي يزورها; وصوله إليها is to the state that acts."""
        if not frame.hers or frame.row["id"] not in ("visit", "arrival"):
            return None
        acts = [e for e in self.talk.subject if e.kind == "country"] if frame.noun else []
        there = acts or self.talk.pronoun("there")
        country = self.base.by_iso.get(there[0].country or "") if there else None
        return (country, country, None) if country is not None else None

    def _seat(self, mention: Mention) -> kb.Country | None:
        """The country of a house of government, where one goes: "came to the White House"."""
        body = mention.value
        seat = isinstance(body, kb.Organization) and body.seat
        return self.base.by_iso.get(body.country or "") if seat else None

    def _land(self, mention: Mention) -> str | None:
        """The state (ISO code) of a country or place."""
        if mention.kind == "country":
            return str(mention.value.iso3)
        iso = mention.value.country if mention.kind == "place" else None
        return iso if iso in self.base.by_iso else None

    def _left(self, frame: Frame, visit: Candidate) -> list[Candidate]:
        """The visit to where somebody came from on the way: "travelled from Cairo to Damascus"."""
        homes = {e.country for role, e, _ in visit.parts}
        told = frame.slots.get("from", ()) if not frame.noun and frame.row["id"] in _ON_THE_WAY else ()
        left = next((m for m in told if m.kind in ("country", "place") and self._land(m) not in {*homes, None}), None)
        if left is None:
            return []
        land = self.base.by_iso[self._land(left) or ""]
        visitors = [part for part in visit.parts if part[0] == "visitor" and part[1].kind == "person"]
        parts: list[Part] = [*visitors, ("destination", of_country(land), left)]
        return [self._make(frame, parts, place=left.value)] if visitors else []
