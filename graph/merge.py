"""Layer 2: from what articles say to what happened, once however many articles tell it.

A pure function of a set of facts, so the order in which they came does not matter. Facts are grouped by
type and participants; within a group

- what is told of the same exact day is one happening, and two exact days stay two;
- a coarser date, or none, joins only where exactly one more exact happening fits: its days lie within that
  date, and neither the event nor the country contradicts. Days are not chained;
- what then stays apart is one happening for each date as it is told.

The status is held where any fact says so, then cancelled, denied, planned, called for; each fact keeps
its own.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import groupby, product

from graph.facts import DateRange, Fact, FactType, Kind, Participant, Role, Status, Subtype
from graph.ids import digest
from graph.when import Extent, extent

STATUS_ORDER = (Status.HELD, Status.CANCELLED, Status.DENIED, Status.PLANNED, Status.CALLED_FOR)

# Types in which all who take part do the same thing: who was host and who guest does not tell two apart.
_TOGETHER = frozenset({FactType.MEET, FactType.COOPERATE, FactType.AGREE})
_PRESENT = frozenset({Role.PARTY, Role.HOST, Role.VISITOR, Role.ATTENDEE})
# Subtypes that are a happening of their own: a phone call is not the meeting of that day.
_OF_THEIR_OWN = frozenset({Subtype.PHONE, Subtype.REJECTED})
_NAMES_SHOWN = 4


class Reason(StrEnum):
    """Why a fact supports a happening."""

    SAME_DAY = "same day"
    SAME_DATE = "same date"
    UNDATED = "no date"
    SAME_EVENT = "same event and year"
    ONLY_FIT = "only happening that fits its date"


@dataclass(frozen=True, slots=True, order=True)
class Part:
    """Who takes part, and how."""

    id: str
    role: Role
    kind: Kind


@dataclass(frozen=True, slots=True, order=True)
class Support:
    """A fact that tells of a happening, and why it is taken to."""

    fact: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class Happening:
    """Something that happened, will happen or was denied. Tuples are sorted; other members are ids."""

    id: str
    group: str
    name: str
    type: FactType
    subtype: Subtype | None
    status: Status
    statuses: tuple[Status, ...]  # all that its facts say, strongest first
    date: DateRange | None
    parts: tuple[Part, ...]
    places: tuple[str, ...]
    events: tuple[str, ...]
    topics: tuple[str, ...]
    countries: tuple[str, ...]  # ISO 3166 alpha-3 of those that people and bodies speak for
    support: tuple[Support, ...]
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Claim:
    """What a fact says of one happening: a list of attendees tells of several."""

    fact: Fact
    group: str
    core: frozenset[tuple[str, Role]]  # who, in the group's identity
    extent: Extent  # as it is compared

    @property
    def event(self) -> str | None:
        return self.fact.event.id if self.fact.event else None

    @property
    def country(self) -> str | None:
        return self.fact.place.country if self.fact.place else None


@dataclass(slots=True)
class _Bucket:
    """Claims of one happening: those of its own date, and those that joined."""

    extent: Extent
    own: list[_Claim]
    joined: list[_Claim] = field(default_factory=list)

    def fits(self, claim: _Claim) -> bool:
        countries = {own.country for own in self.own} - {None}
        events = {own.event for own in self.own} - {None}
        return (
            claim.extent.contains(self.extent)
            and (claim.country is None or not countries or claim.country in countries)
            and (claim.event is None or not events or claim.event in events)
        )

    def shares_event(self, claim: _Claim) -> bool:
        return claim.event is not None and any(own.event == claim.event for own in self.own)


def groups(fact: Fact) -> frozenset[str]:
    """The groups that a fact belongs to; happenings of a group are derived from all its facts together."""
    return frozenset(claim.group for claim in _claims(fact))


def merge(facts: Iterable[Fact], only: Collection[str] | None = None) -> dict[str, Happening]:
    """The happenings, by id, that the facts tell of.

    `only` limits them to these groups, of which `facts` must then hold every fact.
    """
    by_group: dict[str, list[_Claim]] = defaultdict(list)
    for fact in sorted({fact.id: fact for fact in facts}.values(), key=lambda fact: fact.id):
        for claim in _claims(fact):
            if only is None or claim.group in only:
                by_group[claim.group].append(claim)
    found = (_happening(bucket) for claims in by_group.values() for bucket in _buckets(claims))
    return {happening.id: happening for happening in found}


def _claims(fact: Fact) -> list[_Claim]:
    when = extent(fact.date)
    event = ""
    if fact.type is FactType.ATTEND and fact.event is not None:
        # Somebody attends an event once, whichever of its days an article tells.
        when, event = when.year(), fact.event.id
    variant = fact.subtype.value if fact.subtype in _OF_THEIR_OWN else ""
    claims = []
    for core in sorted(set(_cores(fact)), key=sorted):
        who = sorted(f"{role.value}={identity}" for identity, role in core)
        claims.append(_Claim(fact, "g-" + digest(fact.type.value, variant, event, *who), core, when))
    return claims


def _cores(fact: Fact) -> list[frozenset[tuple[str, Role]]]:
    """Who makes out each happening that a fact tells of: each attendee, each visitor with a destination."""
    parts = [(participant.id, _role(fact.type, participant.role)) for participant in fact.participants]
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


def _role(kind: FactType, role: Role) -> Role:
    return Role.PARTY if kind in _TOGETHER and role in _PRESENT else role


def _buckets(claims: Sequence[_Claim]) -> list[_Bucket]:
    """The claims of one group, each in its happening: from the most exact date to the least."""
    buckets: list[_Bucket] = []
    ordered = sorted(claims, key=lambda claim: (claim.extent.width, claim.extent.key, claim.fact.id))
    for _, equally_exact in groupby(ordered, key=lambda claim: claim.extent.width):
        # Equally exact dates never join each other, so none of them is a candidate yet.
        apart: dict[str, _Bucket] = {}
        for claim in equally_exact:
            bucket = _only_fit(claim, buckets)
            if bucket is not None:
                bucket.joined.append(claim)
            else:
                apart.setdefault(claim.extent.key, _Bucket(claim.extent, [])).own.append(claim)
        buckets.extend(apart.values())
    return buckets


def _only_fit(claim: _Claim, buckets: Iterable[_Bucket]) -> _Bucket | None:
    if claim.extent.exact:
        return None
    fitting = [bucket for bucket in buckets if bucket.fits(claim)]
    fitting = [bucket for bucket in fitting if bucket.shares_event(claim)] or fitting
    return fitting[0] if len(fitting) == 1 else None


def _happening(bucket: _Bucket) -> Happening:
    claims = sorted([*bucket.own, *bucket.joined], key=lambda claim: claim.fact.id)
    facts = [claim.fact for claim in claims]
    first = claims[0]
    statuses = tuple(status for status in STATUS_ORDER if any(fact.status is status for fact in facts))
    told = [fact for fact in facts if fact.status is statuses[0]]
    when = _date(facts)
    involved = {claim.fact.id: _involved(claim) for claim in claims}
    people = [participant for parts in involved.values() for participant in parts]
    return Happening(
        id="h-" + digest(first.group, bucket.extent.key),
        group=first.group,
        name=_name(first.core, people, when),
        type=first.fact.type,
        subtype=_commonest([fact.subtype for fact in told]) or _commonest([fact.subtype for fact in facts]),
        status=statuses[0],
        statuses=statuses,
        date=when,
        parts=_parts(first.fact.type, people),
        places=_told_of("place", told) or _told_of("place", facts),
        events=_told_of("event", told) or _told_of("event", facts),
        topics=_told_of("topics", told) or _told_of("topics", facts),
        countries=tuple(sorted({p.country for p in people if p.country and p.kind is not Kind.COUNTRY})),
        support=tuple(sorted(_supports(bucket))),
        articles=tuple(sorted({fact.article for fact in facts})),
    )


def _supports(bucket: _Bucket) -> list[Support]:
    joined = [Support(claim.fact.id, Reason.ONLY_FIT) for claim in bucket.joined]
    return joined + [Support(claim.fact.id, _own_reason(claim)) for claim in bucket.own]


def _own_reason(claim: _Claim) -> Reason:
    if claim.extent.exact:
        return Reason.SAME_DAY
    if claim.extent.first is None:
        return Reason.UNDATED
    return Reason.SAME_DATE if claim.extent == extent(claim.fact.date) else Reason.SAME_EVENT


def _involved(claim: _Claim) -> list[Participant]:
    """The core's participants, and those that no happening of the fact is told apart by, such as a host."""
    cores = frozenset(part for core in _cores(claim.fact) for part in core)
    kind = claim.fact.type
    return [
        participant
        for participant in claim.fact.participants
        if (part := (participant.id, _role(kind, participant.role))) in claim.core or part not in cores
    ]


def _parts(kind: FactType, participants: Iterable[Participant]) -> tuple[Part, ...]:
    return tuple(sorted({Part(p.id, _role(kind, p.role), p.kind) for p in participants}))


def _date(facts: Iterable[Fact]) -> DateRange | None:
    """The most exact date told; of equally exact ones that of the strongest status, then the earliest."""
    dated = [fact for fact in facts if fact.date is not None]
    if not dated:
        return None
    best = min(dated, key=_exactness).date
    return best and DateRange(start=best.start, end=best.end, precision=best.precision)


def _exactness(fact: Fact) -> tuple[int, int, str, str]:
    when = extent(fact.date)
    exact_text = fact.date.model_dump_json(exclude={"basis"}) if fact.date else ""
    return when.width, STATUS_ORDER.index(fact.status), when.key, exact_text


def _told_of(field_name: str, facts: Iterable[Fact]) -> tuple[str, ...]:
    """The ids, sorted, that the facts have as their place, event or topics."""
    values = (getattr(fact, field_name) for fact in facts)
    named = (one for value in values if value for one in (value if isinstance(value, tuple) else (value,)))
    return tuple(sorted({one.id for one in named}))


def _commonest(subtypes: Iterable[Subtype | None]) -> Subtype | None:
    counts = Counter(subtype for subtype in subtypes if subtype is not None)
    return min(counts, key=lambda subtype: (-counts[subtype], subtype.value), default=None)


def _name(core: frozenset[tuple[str, Role]], people: Sequence[Participant], when: DateRange | None) -> str:
    """What a graph browser shows: who, and when."""
    ids = {identity for identity, _ in core}
    names = sorted(min(p.name for p in people if p.id == identity) for identity in ids)
    more = f" and {len(names) - _NAMES_SHOWN} more" if len(names) > _NAMES_SHOWN else ""
    return " – ".join(names[:_NAMES_SHOWN]) + more + (f" ({when.start})" if when else "")
