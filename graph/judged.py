"""Judgements: what somebody decided of two things that may be one, or of a fact: data of the graph, and exported.

- Two entities are the same: wherever a fact mentions the one that is dropped, the other is meant.
- Two happenings are the same, though their people or days are told differently: they are one.
- Two facts are apart: they never tell of the same happening.
- A fact is wrong: its article does not say so. It stays with its article, and tells of nothing.
- Two entities or happenings are apart: they are so anyway; a judgement ends the asking.

A happening is known by who and when, a fact by its article and words. So a judgement holds for what is read again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import TypeVar

from graph.facts import Fact, Model, Named, NonEmpty, Participant, Place
from graph.ids import digest

N = TypeVar("N", Named, Place, Participant)


class Verdict(StrEnum):
    """What was decided."""

    SAME = "same"
    APART = "apart"
    WRONG = "wrong"  # a fact, of its article


class Subject(StrEnum):
    """What was decided upon."""

    ENTITY = "entity"
    HAPPENING = "happening"
    FACT = "fact"


class Kept(Named):
    """The one of two entities that stays, as facts are to name it; of happenings and facts the first, or the wrong."""

    wikidata: str | None = None


class Judgement(Model):
    """A decision; `groups` are those whose happenings it bears on, `recorded` an ISO 8601 time."""

    subject: Subject
    verdict: Verdict
    one: Kept
    other: NonEmpty
    groups: tuple[str, ...] = ()
    reason: str | None = None
    recorded: str | None = None

    @property
    def id(self) -> str:
        """The same for two things, however they are named in order: one pair has one judgement."""
        return "j-" + digest(*sorted((self.one.id, self.other)))


@dataclass(frozen=True)
class Judged:
    """What a set of judgements comes to."""

    judgements: tuple[Judgement, ...] = field(default=())

    @cached_property
    def _stands_for(self) -> Mapping[str, Kept]:
        ordered = sorted(self.judgements, key=lambda judgement: judgement.id, reverse=True)
        return {j.other: j.one for j in ordered if j.subject is Subject.ENTITY and j.verdict is Verdict.SAME}

    @cached_property
    def _apart(self) -> frozenset[frozenset[str]]:
        facts = (j for j in self.judgements if j.subject is Subject.FACT and j.verdict is Verdict.APART)
        return frozenset(frozenset((j.one.id, j.other)) for j in facts)

    @cached_property
    def wrong(self) -> frozenset[str]:
        """Ids of the facts that tell of nothing."""
        return frozenset(j.one.id for j in self.judgements if j.verdict is Verdict.WRONG)

    @cached_property
    def same(self) -> tuple[Judgement, ...]:
        """The judgements that make two happenings one."""
        return tuple(j for j in self.judgements if j.subject is Subject.HAPPENING and j.verdict is Verdict.SAME)

    def apart(self, one: str, other: str) -> bool:
        """Whether two facts are never to tell of the same happening."""
        return frozenset((one, other)) in self._apart

    def linked(self, groups: Iterable[str]) -> frozenset[str]:
        """The groups, and those whose happenings are judged the same as theirs, directly or through others."""
        found, last = frozenset(groups), frozenset[str]()
        while found != last:
            last = found
            found = found.union(*(j.groups for j in self.same if not found.isdisjoint(j.groups)))
        return found

    def meant(self, identity: str) -> Kept | None:
        """The entity that another stands for; None where it stands for itself."""
        kept, seen = self._stands_for.get(identity), {identity}
        while kept is not None and kept.id in self._stands_for and kept.id not in seen:
            seen.add(kept.id)
            kept = self._stands_for[kept.id]
        return kept

    def resolve(self, fact: Fact) -> Fact:
        """The fact with the entities that are meant in place of those that it was read with."""
        if not self._stands_for:
            return fact
        participants = {(p.id, p.role): p for p in reversed([self._meant(p) for p in fact.participants])}
        return fact.model_copy(
            update={
                "participants": tuple(reversed(participants.values())),
                "place": fact.place and self._meant(fact.place),
                "event": fact.event and self._meant(fact.event),
                "topics": tuple(self._meant(topic) for topic in fact.topics),
                "attribution": tuple(self._meant(claimant) for claimant in fact.attribution),
            }
        )

    def _meant(self, named: N) -> N:
        kept = self.meant(named.id)
        if kept is None:
            return named
        known: dict[str, object] = {"id": kept.id, "name": kept.name, "names": kept.names}
        if isinstance(named, Participant):
            known["wikidata"] = kept.wikidata
        return named.model_copy(update=known)


NOTHING_JUDGED = Judged()
