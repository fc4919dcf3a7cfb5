"""What those who met spoke about, by what the article goes on to tell of their sides."""

from __future__ import annotations

from graph.facts import Fact, FactType, Status
from ingest.build import Reading
from ingest.merge import quoted
from ingest.topics import narrowest

_FURTHER = 200  # tokens from a meeting to the last sentence that tells of it
_MOST = 8  # topics
_RESULTS = frozenset({FactType.COOPERATE, FactType.AGREE})
_MET = frozenset({Status.HELD, Status.PLANNED})


def with_agenda(readings: list[Reading]) -> list[Reading]:
    """Readings with the topics of what two sides agree or work together on given also to their meeting told last, and
    with the sentences that say so."""
    met: list[Reading] = []
    for reading in sorted(readings, key=lambda r: r.order):
        if reading.fact.type is FactType.MEET and reading.fact.status in _MET:
            met.append(reading)
        elif reading.fact.type in _RESULTS and reading.fact.topics:
            sides = _sides(reading.fact)
            meeting = next((r for r in reversed(met) if _sides(r.fact) == sides), None)
            if meeting is not None and _of_it(reading, meeting):
                meeting.fact = _about(meeting.fact, reading.fact)
    return readings


def _about(meeting: Fact, result: Fact) -> Fact:
    """A meeting with the topics of its result; as it is where those are none of its own, or it has no room for their
    sentences."""
    topics = narrowest((*meeting.topics, *result.topics))[:_MOST]
    evidence = quoted(meeting, result)
    if topics == meeting.topics or not set(evidence).issuperset(result.evidence):
        return meeting
    return meeting.model_copy(update={"topics": topics, "evidence": evidence})


def _of_it(result: Reading, meeting: Reading) -> bool:
    """Whether nothing parts a result from a meeting: neither their days, nor what stands between them."""
    days = result.fact.date, meeting.fact.date
    apart = None not in days and days[0] != days[1] and result.dated
    return not (apart or result.past or meeting.past or result.apart) and result.order - meeting.order < _FURTHER


def _sides(fact: Fact) -> frozenset[str]:
    return frozenset(p.country or p.id for p in fact.participants)
