"""Layer 3: from what happened to edges between entities, for eyes and for path queries.

Derived from layer 2 alone. The status is in the type, so that `MEETS` is held and nothing else; one edge a
pair and type, the smaller id first where both do the same.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from graph.facts import FactType, Kind, Role, Status
from graph.merge import Happening, Part
from graph.when import extent

EDGE_TYPES: dict[FactType, dict[Status, str]] = {
    FactType.MEET: {
        Status.HELD: "MEETS",
        Status.PLANNED: "PLANS_TO_MEET",
        Status.CANCELLED: "CANCELLED_MEETING",
        Status.DENIED: "DENIES_MEETING",
        Status.CALLED_FOR: "URGED_TO_MEET",
    },
    FactType.VISIT: {
        Status.HELD: "VISITS",
        Status.PLANNED: "PLANS_TO_VISIT",
        Status.CANCELLED: "CANCELLED_VISIT",
        Status.DENIED: "DENIES_VISIT",
        Status.CALLED_FOR: "URGED_TO_VISIT",
    },
    FactType.ATTEND: {
        Status.HELD: "ATTENDS",
        Status.PLANNED: "PLANS_TO_ATTEND",
        Status.CANCELLED: "CANCELLED_ATTENDANCE",
        Status.DENIED: "DENIES_ATTENDANCE",
        Status.CALLED_FOR: "URGED_TO_ATTEND",
    },
    FactType.COOPERATE: {
        Status.HELD: "COOPERATES_WITH",
        Status.PLANNED: "PLANS_TO_COOPERATE_WITH",
        Status.CANCELLED: "CANCELLED_COOPERATION_WITH",
        Status.DENIED: "DENIES_COOPERATION_WITH",
        Status.CALLED_FOR: "URGED_TO_COOPERATE_WITH",
    },
}
TOPIC_EDGE_TYPES = {status: name.removesuffix("WITH") + "ON" for status, name in EDGE_TYPES[FactType.COOPERATE].items()}
ALL_EDGE_TYPES = tuple(
    sorted({*TOPIC_EDGE_TYPES.values(), *(name for names in EDGE_TYPES.values() for name in names.values())})
)

MOST_NAMED = 100  # happenings that an edge names: what it counts may be thousands

_ATTENDING = frozenset({Role.ATTENDEE, Role.PARTY, Role.HOST, Role.VISITOR})
_BODIES = frozenset({Kind.COUNTRY, Kind.ORGANIZATION})


@dataclass(frozen=True, slots=True, order=True)
class Edge:
    """A projected edge: what makes it one."""

    type: str
    start: str
    end: str

    @property
    def key(self) -> str:
        """Unique among all edges."""
        return f"{self.type}|{self.start}|{self.end}"


@dataclass(frozen=True, slots=True, order=True)
class Contribution:
    """What one happening gives to an edge; dates are ISO 8601, None where unknown."""

    happening: str
    first: str | None
    last: str | None
    articles: tuple[str, ...]
    independent: tuple[str, ...]


def contribution(happening: Happening) -> Contribution:
    """What a happening gives to each of its edges."""
    when = extent(happening.date)
    return Contribution(happening.id, when.earliest, when.latest, happening.articles, happening.independent)


def edges(happening: Happening) -> frozenset[Edge]:
    """The edges that a happening contributes to; what is disputed also gives those of its denial."""
    if happening.type not in EDGE_TYPES:
        return frozenset()
    shown = {happening.status, Status.DENIED} if happening.disputed else {happening.status}
    return frozenset().union(*(_edges(happening, status) for status in shown))


def _edges(happening: Happening, status: Status) -> frozenset[Edge]:
    name = EDGE_TYPES[happening.type][status]
    if happening.type is FactType.VISIT:
        return _directed(name, _ids(happening, {Role.VISITOR}), _ids(happening, {Role.DESTINATION}))
    if happening.type is FactType.ATTEND:
        return _directed(name, _ids(happening, _ATTENDING), happening.events)
    if happening.type is FactType.MEET:
        return _mutual(name, _together(happening.parts))
    bodies = _together(part for part in happening.parts if part.kind in _BODIES)
    topics = _directed(TOPIC_EDGE_TYPES[status], bodies, happening.topics)
    return _mutual(name, bodies) | topics


def weigh(contributions: Iterable[Contribution]) -> dict[str, object]:
    """The properties of an edge from all that contributes to it; dates are None where no day is known.

    `sources` counts articles, `independent` those of them that print no other's text; `happenings` names the first
    of them by id.
    """
    parts = sorted(contributions)
    return {
        "count": len(parts),
        "first": min((part.first for part in parts if part.first), default=None),
        "last": max((part.last for part in parts if part.last), default=None),
        "sources": len({article for part in parts for article in part.articles}),
        "independent": len({article for part in parts for article in part.independent}),
        "happenings": [part.happening for part in parts][:MOST_NAMED],
    }


def _ids(happening: Happening, roles: Iterable[Role]) -> list[str]:
    return [part.id for part in happening.parts if part.role in roles]


def _together(parts: Iterable[Part]) -> list[str]:
    return [part.id for part in parts if part.role not in (Role.ABOUT, Role.DESTINATION)]


def _directed(name: str, starts: Iterable[str], ends: Iterable[str]) -> frozenset[Edge]:
    return frozenset(Edge(name, start, end) for start in starts for end in ends if start != end)


def _mutual(name: str, ids: Iterable[str]) -> frozenset[Edge]:
    return frozenset(Edge(name, first, second) for first, second in combinations(sorted(set(ids)), 2))
