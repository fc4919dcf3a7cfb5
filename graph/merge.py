"""Layer 2: from what articles say to what happened, once however many articles tell it.

Which facts tell of the same is decided in `graph.claims`, what status that comes to in `graph.history`, which
articles print the same text in `graph.reprints`; here a happening is put together. Each fact keeps its own
status. All of it is a pure function of the facts of a group, their articles and the judgements.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph import history
from graph.claims import Bucket, Claim, Reason, buckets, claims, role
from graph.facts import DateRange, Fact, FactType, Kind, Named, Participant, Role, Status, Subtype
from graph.history import STATUS_ORDER, Telling
from graph.judged import NOTHING_JUDGED, Judged
from graph.reprints import Source, origins
from graph.when import extent

_NAMES_SHOWN = 4
_UNKNOWN = Source()


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
    reprint_of: str | None = None  # the article whose text its article prints


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
    history: tuple[tuple[str, Status], ...]  # days of publication on which the status became this
    disputed: bool  # one denies what another asserts
    date: DateRange | None
    parts: tuple[Part, ...]
    places: tuple[str, ...]
    events: tuple[str, ...]
    topics: tuple[str, ...]
    countries: tuple[str, ...]  # ISO 3166 alpha-3 of those that people and bodies speak for
    support: tuple[Support, ...]
    articles: tuple[str, ...]
    independent: tuple[str, ...]  # of the articles those that print no other's text
    slot: str  # where it is looked for: see `graph.claims`


def merge(
    facts: Iterable[Fact],
    only: Collection[str] | None = None,
    sources: Mapping[str, Source] | None = None,
    judged: Judged = NOTHING_JUDGED,
) -> dict[str, Happening]:
    """The happenings, by id, that the facts tell of.

    With `only`, those of these groups; `facts` must then hold every fact of each, and no judgement may link
    them to others. `sources` has the articles by id; one that is absent has no day and no text.
    """
    told = {fact.id: fact for fact in facts}
    return merged((claim for fact in told.values() for claim in claims(fact)), only, sources, judged)


def merged(
    told: Iterable[Claim],
    only: Collection[str] | None = None,
    sources: Mapping[str, Source] | None = None,
    judged: Judged = NOTHING_JUDGED,
) -> dict[str, Happening]:
    """What `merge` finds, of facts whose claims are known."""
    known = sources or {}
    found = (_happening(bucket, known) for bucket in buckets(told, only, judged))
    return {happening.id: happening for happening in found}


def _happening(bucket: Bucket, sources: Mapping[str, Source]) -> Happening:
    every = bucket.claims
    facts = [claim.fact for claim, _ in every]
    first = bucket.own[0]
    tellings = [_telling(fact, sources) for fact in facts]
    status = history.status(tellings)
    statuses = tuple(status for status in STATUS_ORDER if any(fact.status is status for fact in facts))
    told = [fact for fact in facts if fact.status is status]
    when = _date(facts)
    people = [participant for claim, _ in every for participant in claim.involved]
    printed = origins({fact.article: sources.get(fact.article, _UNKNOWN) for fact in facts})
    return Happening(
        id=bucket.id,
        group=first.group,
        name=_name(first, people, when),
        type=first.fact.type,
        subtype=_commonest(told) or _commonest(facts),
        status=status,
        statuses=statuses,
        history=history.history(tellings),
        disputed=history.disputed(statuses),
        date=when,
        parts=_parts(first.fact.type, people),
        places=_ids(fact.place for fact in told) or _ids(fact.place for fact in facts),
        events=_ids(fact.event for fact in told) or _ids(fact.event for fact in facts),
        topics=_ids(topic for fact in told for topic in fact.topics)
        or _ids(topic for fact in facts for topic in fact.topics),
        countries=tuple(sorted({p.country for p in people if p.country and p.kind is not Kind.COUNTRY})),
        support=tuple(sorted(_supports(every, printed))),
        articles=tuple(sorted(printed)),
        independent=tuple(sorted(set(printed.values()))),
        slot=bucket.slot,
    )


def _telling(fact: Fact, sources: Mapping[str, Source]) -> Telling:
    return Telling(fact.status, sources.get(fact.article, _UNKNOWN).published, extent(fact.date).latest)


def _supports(every: Sequence[tuple[Claim, Reason]], printed: Mapping[str, str]) -> set[Support]:
    """Each fact once, also where happenings that it told of apart are judged the same."""
    found = {}
    for claim, reason in reversed(every):
        origin = printed[claim.fact.article]
        reprint_of = origin if origin != claim.fact.article else None
        found[claim.fact.id] = Support(claim.fact.id, reason, reprint_of)
    return set(found.values())


def _parts(kind: FactType, participants: Iterable[Participant]) -> tuple[Part, ...]:
    return tuple(sorted({Part(p.id, role(kind, p.role), p.kind) for p in participants}))


def _date(facts: Iterable[Fact]) -> DateRange | None:
    """The most exact date told; of equally exact ones that of the strongest status, then the earliest."""
    dated = [fact for fact in facts if fact.date is not None]
    if not dated:
        return None
    best = (min(dated, key=_exactness) if len(dated) > 1 else dated[0]).date
    return best and DateRange(start=best.start, end=best.end, precision=best.precision)


def _exactness(fact: Fact) -> tuple[int, int, str, str]:
    when = extent(fact.date)
    exact_text = fact.date.model_dump_json(exclude={"basis"}) if fact.date else ""
    return when.width, STATUS_ORDER.index(fact.status), when.key, exact_text


def _ids(named: Iterable[Named | None]) -> tuple[str, ...]:
    return tuple(sorted({one.id for one in named if one is not None}))


def _commonest(facts: Iterable[Fact]) -> Subtype | None:
    counts = Counter(fact.subtype for fact in facts if fact.subtype is not None)
    return min(counts, key=lambda subtype: (-counts[subtype], subtype.value), default=None)


def _name(first: Claim, people: Sequence[Participant], when: DateRange | None) -> str:
    """What a graph browser shows: who, and when."""
    ids = {identity for identity, _ in first.core}
    names = sorted(min(p.name for p in people if p.id == identity) for identity in ids)
    more = f" and {len(names) - _NAMES_SHOWN} more" if len(names) > _NAMES_SHOWN else ""
    return " – ".join(names[:_NAMES_SHOWN]) + more + (f" ({when.start})" if when else "")
