"""A fact candidate, and what its makers share."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from graph.facts import Status
from ingest import kb
from ingest.discourse import Discourse
from ingest.entities import Entity
from ingest.frames import JUDGING, Frame
from ingest.mention import Mention

Found = tuple[Entity, Mention | None]  # who, and the words; None where inferred
Part = tuple[str, Entity, Mention | None]  # role, who, the words (None: inferred)
GOVERNMENT = (
    "president",
    "minister",
    "monarch",
    "party-leader",
    "speaker-of-parliament",
    "crown-prince",
    "adviser",
    "spokesperson",
    "central-bank-governor",
    "consort",
)
# countries whose own sides meet as foes: what they agree among them is diplomacy
DIVIDED = frozenset(
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
PARTY_SLOTS = (
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
    "in",
    "from",
    "by",
    "on",
    "for",
    "honour",
    "including",
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
    contrary: str = ""  # what it is where the words are negated: "does not recognise" rejects
    why: dict[str, Any] = field(default_factory=dict)

    @property
    def addressed(self) -> bool:
        """Whether it says to whom."""
        return any(role == "addressee" for role, _, _ in self.parts)


class CandidateMaker:
    """Fills roles from a frame's slots, knowing what the article has said so far."""

    def __init__(self, base: kb.KnowledgeBase, discourse: Discourse) -> None:
        self.base, self.talk = base, discourse

    def _make(self, frame: Frame, parts: list[Part], **more: Any) -> Candidate:
        subtype = "phone" if frame.phone else frame.row.get("subtype")
        out = Candidate(str(frame.row["type"]), subtype, parts, frame.at, **more)
        out.contrary = frame.row.get("negated", "")
        if out.status is None and "status" in frame.row:
            out.status = Status(frame.row["status"])
        return out

    def _slot(self, frame: Frame, slot: str, *, without: tuple[str, ...] = ()) -> list[Found]:
        """Who fills a slot, companies and newspapers left out, and mentions of the kinds `without`."""
        found = self.talk.entities(frame.slots.get(slot, []))
        only = frame.row.get("only", {}).get(slot) if frame.row["type"] in ("VISIT", "ATTEND") else None
        found = [(e, m) for e, m in found if not only or e.kind in only]
        return [(e, m) for e, m in found if not m.mute and m.kind not in without]

    def _roles(self, frame: Frame) -> dict[str, str]:
        roles: dict[str, str] = frame.row.get("noun" if frame.noun else "verb", {})
        return roles

    def _subject(self, frame: Frame) -> list[Found]:
        """Who acts: the subject slot, a possessor, or, for a bare "his", the last who acted."""
        roles = self._roles(frame)
        told = [slot for slot, role in roles.items() if role == "source" and slot not in ("poss", "subj", "of")]
        for slot in ("poss", "subj", "of", *told):
            if slot in roles or slot == "subj":
                found = self._slot(frame, slot)
                if found and not (slot == "of" and roles.get("of") == "target" and found[0][0].kind == "person"):
                    return found  # who is expelled expels nobody
        if frame.inherited and "subj" not in frame.slots and frame.row["type"] in JUDGING:
            last = [e for e in (*self.talk.subject, *self.talk.speaker) if e.kind == "person"] or self.talk.subject
            return [(e, None) for e in last[:1]]  # "and praised …": whoever acted last
        return []

    @staticmethod
    def _domestic(everyone: list[Found]) -> bool:
        """Whether all are of one government, a president and his ministers, a state and its ministry; not the sides of
        a divided country."""
        sides = {e.country for e, _ in everyone}
        state = len(sides) == 1 and any(e.kind == "country" for e, _ in everyone)
        if state and all(e.kind == "country" or "-ministry-" in e.id for e, _ in everyone):
            return True
        if len(sides) != 1 or sides & DIVIDED or None in sides:
            return False
        return all(
            (e.kind == "person" and (e.office or "").endswith(GOVERNMENT))
            or (state and (e.kind == "country" or "-ministry-" in e.id))
            for e, _ in everyone
        )
