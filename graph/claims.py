"""Which facts tell of the same happening: grouped by type and participants, then by their days.

A pure function of a set of facts, so the order in which they came does not matter. Within a group

- what is told of the same exact day is one happening, and two exact days stay two;
- a coarser date, or none, joins only where exactly one more exact happening fits: its days lie within that
  date, and neither the event nor the country contradicts, nor an article that tells of one held and one called
  off. Days are not chained;
- what then stays apart is one happening for each date as it is told.

Judgements go before these rules: facts judged apart are never together, happenings judged the same are one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from itertools import groupby, product

from graph.facts import Fact, FactType, Participant, Role, Status, Subtype
from graph.ids import TOLD, digest
from graph.judged import NOTHING_JUDGED, Judged
from graph.when import Extent, extent

Core = frozenset[tuple[str, Role]]  # who makes out a happening, and how

# Types in which all who take part do the same thing: who was host and who guest does not tell two apart.
_TOGETHER = frozenset({FactType.MEET, FactType.COOPERATE, FactType.AGREE})
_PRESENT = frozenset({Role.PARTY, Role.HOST, Role.VISITOR, Role.ATTENDEE})
# Subtypes that are a happening of their own: a phone call is not the meeting of that day.
_OF_THEIR_OWN = frozenset({Subtype.PHONE, Subtype.REJECTED})


# A date of no more days is narrow: what it can join lies near, so a group need not be read whole (see `slots`).
_NARROW = 7
_AROUND = timedelta(2 * _NARROW)  # a wider date that has it, and what another within that has


class Reason(StrEnum):
    """Why a fact supports a happening."""

    SAME_DAY = "same day"
    SAME_DATE = "same date"
    UNDATED = "no date"
    SAME_EVENT = "same event and year"
    ONLY_FIT = "only happening that fits its date"
    JUDGED = "judged the same"


@dataclass(frozen=True, slots=True)
class Claim:
    """What a fact says of one happening: a list of attendees tells of several."""

    fact: Fact
    group: str
    core: Core
    extent: Extent  # as it is compared
    involved: Sequence[Participant]  # the core's, and those that no happening of the fact is told apart by: a host

    @property
    def event(self) -> str | None:
        """Its event, if that is one of a series: what articles call others differs too much to tell them apart."""
        return _event(self.fact)

    @property
    def country(self) -> str | None:
        return self.fact.place.country if self.fact.place else None

    @property
    def narrow(self) -> bool:
        """Whether it is of known days, and few."""
        return self.extent.width <= _NARROW

    @property
    def own_reason(self) -> Reason:
        """Why it tells of a happening of its own date."""
        if self.extent.exact:
            return Reason.SAME_DAY
        if self.extent.first is None:
            return Reason.UNDATED
        return Reason.SAME_DATE if self.extent == extent(self.fact.date) else Reason.SAME_EVENT


@dataclass(slots=True)
class Bucket:
    """Claims of one happening, each with why; `own` are those of its own date."""

    id: str
    extent: Extent
    own: list[Claim]
    joined: list[tuple[Claim, Reason]] = field(default_factory=list)

    @property
    def claims(self) -> list[tuple[Claim, Reason]]:
        """All claims in the order of their facts, each with why it is here."""
        every = [*((claim, claim.own_reason) for claim in self.own), *self.joined]
        return sorted(every, key=lambda each: (each[0].fact.id, each[0].group))

    @property
    def slot(self) -> str:
        """Where it is looked for: its group and month, or the group alone where a date in it is not narrow."""
        near = all(claim.narrow for claim in self.own) and all(
            claim.narrow and reason is not Reason.JUDGED for claim, reason in self.joined
        )
        return f"{self.own[0].group}|{_month(self.extent.first) if near and self.extent.first else ''}"

    def fits(self, claim: Claim) -> bool:
        """Whether nothing that is told of the happening itself contradicts the claim."""
        countries = {own.country for own in self.own} - {None}
        events = {own.event for own in self.own} - {None}
        return (
            claim.extent.contains(self.extent)
            and (claim.country is None or not countries or claim.country in countries)
            and (claim.event is None or not events or claim.event in events)
            and not any(_told_apart(own.fact, claim.fact) for own in self.own)
        )

    def shares_event(self, claim: Claim) -> bool:
        """Whether both are told of one event."""
        return claim.event is not None and any(own.event == claim.event for own in self.own)

    def keeps_out(self, claim: Claim, judged: Judged) -> bool:
        """Whether a fact in it is judged apart from the claim's."""
        inside = (*self.own, *(joined for joined, _ in self.joined))
        return any(judged.apart(one.fact.id, claim.fact.id) for one in inside)


def _told_apart(one: Fact, other: Fact) -> bool:
    """Whether one article tells of both, that one was held and the other not: a brief encounter, and no talks."""
    return one.article == other.article and {one.status, other.status} == {Status.HELD, Status.CANCELLED}


def groups(fact: Fact) -> frozenset[str]:
    """The groups that a fact belongs to; happenings of a group are derived from all its facts together."""
    return frozenset(claim.group for claim in claims(fact))


def slots(told: Iterable[Claim], only: Collection[str]) -> tuple[frozenset[str], frozenset[str]]:
    """What must be known to derive what these claims bear on: slots of happenings, and of some groups everything.

    A claim with a narrow date changes happenings of its days, and those that claims with a wider date which has
    these days may join; as long as all dates of the group are narrow, that is within `_AROUND`.
    """
    near: set[str] = set()
    whole: set[str] = set()
    for claim in (claim for claim in told if claim.group in only):
        first, last = claim.extent.first, claim.extent.last
        if claim.narrow and first and last:
            near.update(f"{claim.group}|{month}" for month in _months(first - _AROUND, last + _AROUND))
            near.add(f"{claim.group}|")
        else:
            whole.add(claim.group)
    return frozenset(near), frozenset(whole)


def wide(told: Iterable[Claim]) -> frozenset[str]:
    """The groups in which some of the claims have a date that is not narrow."""
    return frozenset(claim.group for claim in told if not claim.narrow)


def _months(first: date, last: date) -> list[str]:
    days = (last - first).days
    return sorted({_month(first + timedelta(offset)) for offset in (*range(0, days, 28), days)})


def _month(day: date) -> str:
    return day.isoformat()[:7]


def role(kind: FactType, given: Role) -> Role:
    """The role by which participants of a type are told apart."""
    return Role.PARTY if kind in _TOGETHER and given in _PRESENT else given


def buckets(
    told: Iterable[Claim], only: Collection[str] | None = None, judged: Judged = NOTHING_JUDGED
) -> list[Bucket]:
    """The claims, each in its happening; of some groups `only`, which are linked by no judgement."""
    by_group: dict[str, list[Claim]] = defaultdict(list)
    for claim in told:
        if only is None or claim.group in only:
            by_group[claim.group].append(claim)
    found = {bucket.id: bucket for some in by_group.values() for bucket in _of_group(some, judged)}
    return list(_joined(found, judged).values())


def _event(fact: Fact) -> str | None:
    return fact.event.id if fact.event is not None and not fact.event.id.startswith(TOLD) else None


def claims(fact: Fact) -> list[Claim]:
    """What a fact says of each happening that it tells of."""
    when = extent(fact.date)
    event = ""
    if fact.type is FactType.ATTEND and (known := _event(fact)) is not None:
        # Somebody attends an event once, whichever of its days an article tells.
        when, event = when.year(), known
    variant = fact.subtype if fact.subtype in _OF_THEIR_OWN else ""
    found = []
    cores = _cores(fact)
    for core in _in_order(cores):
        who = sorted([f"{role}={identity}" for identity, role in core])
        group = "g-" + digest(fact.type, variant, event, *who)
        found.append(Claim(fact, group, core, when, _involved(fact, core, cores)))
    return found


def _involved(fact: Fact, core: Core, cores: Collection[Core]) -> Sequence[Participant]:
    if len(cores) == 1:
        return fact.participants
    others = frozenset(part for other in cores for part in other) - core
    return [one for one in fact.participants if (one.id, role(fact.type, one.role)) not in others]


def _in_order(cores: Collection[Core]) -> Collection[Core]:
    return cores if len(cores) == 1 else sorted(set(cores), key=sorted)


def _cores(fact: Fact) -> list[Core]:
    """Who makes out each happening that a fact tells of: each attendee, each visitor with a destination."""
    parts = [(participant.id, role(fact.type, participant.role)) for participant in fact.participants]
    if fact.type is FactType.ATTEND:
        cores = [frozenset({part}) for part in parts if part[1] in _PRESENT]
    elif fact.type is FactType.VISIT:
        visitors = [part for part in parts if part[1] is Role.VISITOR]
        destinations = [part for part in parts if part[1] is Role.DESTINATION]
        cores = [frozenset(pair) for pair in product(visitors, destinations)]
        cores = cores or [frozenset({visitor}) for visitor in visitors]
    elif fact.type in _TOGETHER:
        present = frozenset(part for part in parts if part[1] not in (Role.ABOUT, Role.DESTINATION))
        cores = [present] if present else []
    else:
        cores = []
    return cores or [frozenset(parts)]


def _of_group(told: Sequence[Claim], judged: Judged) -> list[Bucket]:
    """The claims of one group, each in its happening: from the most exact date to the least."""
    found: list[Bucket] = []
    ordered = sorted(told, key=lambda claim: (claim.extent.width, claim.extent.key, claim.fact.id))
    for _, equally_exact in groupby(ordered, key=lambda claim: claim.extent.width):
        # Equally exact dates never join each other, so none of them is a candidate yet.
        apart: dict[str, list[Bucket]] = defaultdict(list)
        for claim in equally_exact:
            bucket = _only_fit(claim, found, judged)
            if bucket is not None:
                bucket.joined.append((claim, Reason.ONLY_FIT))
            else:
                _put(claim, apart[claim.extent.key], judged)
        found.extend(bucket for some in apart.values() for bucket in some)
    return found


def _put(claim: Claim, same_date: list[Bucket], judged: Judged) -> None:
    """Into the first happening of its date from which no judgement keeps it out, or a new one."""
    for bucket in same_date:
        if not bucket.keeps_out(claim, judged):
            bucket.own.append(claim)
            return
    more = (claim.fact.id,) if same_date else ()
    same_date.append(Bucket("h-" + digest(claim.group, claim.extent.key, *more), claim.extent, [claim]))


def _only_fit(claim: Claim, found: Iterable[Bucket], judged: Judged) -> Bucket | None:
    if claim.extent.exact:
        return None
    fitting = [bucket for bucket in found if bucket.fits(claim) and not bucket.keeps_out(claim, judged)]
    fitting = [bucket for bucket in fitting if bucket.shares_event(claim)] or fitting
    return fitting[0] if len(fitting) == 1 else None


def _joined(found: Mapping[str, Bucket], judged: Judged) -> dict[str, Bucket]:
    """With the happenings that are judged the same in one: that of the most exact date, then the smallest id."""
    left = dict(found)
    into: dict[str, str] = {}
    for judgement in sorted(judged.same, key=lambda judgement: judgement.id):
        pair = {_last(into, identity) for identity in (judgement.one.id, judgement.other) if identity in found}
        if len(pair) == 2:
            kept, gone = sorted(pair, key=lambda identity: (found[identity].extent.width, identity))
            into[gone] = kept
            told = left.pop(gone)
            left[kept].joined += [(claim, Reason.JUDGED) for claim, _ in told.claims]
    return left


def _last(into: Mapping[str, str], identity: str) -> str:
    while identity in into:
        identity = into[identity]
    return identity
