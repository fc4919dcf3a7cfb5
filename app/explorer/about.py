"""What is told of an entity, a pair or a summit, put in order: pure functions from what happened to what is shown."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TypeVar

from app.api.models import Entity, Happening
from app.explorer.lands import land
from app.explorer.told import Told
from graph.facts import FactType, Status

T = TypeVar("T", bound=Entity)

_TOGETHER = frozenset({FactType.MEET, FactType.VISIT})
_AGAINST = frozenset({FactType.CRITICIZE, FactType.SANCTION})


@dataclass(frozen=True, slots=True)
class Counted:
    """An entity and how often."""

    entity: Entity
    n: int


def counted(entities: Iterable[Entity], limit: int = 12) -> list[Counted]:
    """Each entity once with how often it stands there, the most frequent first."""
    known: dict[str, Entity] = {}
    counts: Counter[str] = Counter()
    for one in entities:
        known.setdefault(one.id, one)
        counts[one.id] += 1
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], known[pair[0]].name, pair[0]))
    return [Counted(known[identity], n) for identity, n in ordered[:limit]]


def partners(some: Iterable[Happening], of: Entity) -> list[Counted]:
    """Whom somebody met or was visited by, by how often it was held; of a country, which other countries.

    Of a place or a topic, who met there or of it.
    """
    met = (one for one in some if one.type in _TOGETHER and one.status is Status.HELD)
    if of.kind == "country":
        return counted(land(code) for one in met for code in sorted(_codes(one) - {of.iso3 or ""}))
    return counted(other for one in met for other in _once(one.participants) if other.id != of.id)


def _codes(one: Happening) -> set[str]:
    return {code for part in one.participants if (code := part.country or part.iso3)}


@dataclass(frozen=True, slots=True)
class Land:
    """Places in a country (None where it is unknown), and how much was held in all of it."""

    entity: Entity | None
    n: int
    spots: list[Counted]


def places(some: Iterable[Happening]) -> list[Land]:
    """Where things were held, by country: the most frequent first."""
    by: dict[str, list[Entity]] = defaultdict(list)
    for one in some:
        if one.status is Status.HELD:
            for place in one.places:
                by[place.country or place.iso3 or ""].append(place)
    ordered = sorted(by.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    return [Land(land(code) if code else None, len(found), _within(counted(found), code)) for code, found in ordered]


def _within(spots: list[Counted], code: str) -> list[Counted]:
    """The places but the country itself, which stands before them."""
    return [one for one in spots if one.entity.iso3 != code or not code]


def topics(some: Iterable[Happening]) -> list[Counted]:
    """What was talked of, by how often."""
    return counted((topic for one in some for topic in one.topics), limit=20)


def days(some: Iterable[Happening]) -> list[str]:
    """The first days of what has a date."""
    return [one.date.start for one in some if one.date]


def statements(some: Iterable[Happening], identity: str) -> list[Happening]:
    """What somebody said, the latest first."""
    said = [one for one in some if one.type is FactType.STATE and _speaks(one, identity)]
    return sorted(said, key=lambda one: one.date.start if one.date else "", reverse=True)


def _speaks(one: Happening, identity: str) -> bool:
    return any(part.id == identity and part.role == "speaker" for part in one.participants)


def groups(some: Sequence[Told]) -> dict[str, list[Told]]:
    """What two did, by sort; what was only planned, called off or denied stands in a group of its own."""
    held = [one for one in some if one.held]
    return {
        "meetings": [one for one in held if one.happening.type in _TOGETHER],
        "cooperation": [one for one in held if one.happening.type is FactType.COOPERATE],
        "agreements": [one for one in held if one.happening.type is FactType.AGREE],
        "criticism": [one for one in some if one.happening.type in _AGAINST],
        "unheld": [one for one in some if not one.held and one.happening.type not in _AGAINST],
        "other": [
            one for one in held if one.happening.type not in {*_TOGETHER, *_AGAINST, FactType.COOPERATE, FactType.AGREE}
        ],
    }


@dataclass(frozen=True, slots=True)
class Matrix:
    """Who met whom: the meetings of each two, by where they stand among the people."""

    people: tuple[Entity, ...]
    cells: dict[tuple[int, int], list[Happening]]


def matrix(meetings: Iterable[Happening]) -> Matrix:
    """Each two people of a meeting, in both orders; people in the order of their names."""
    by: dict[frozenset[str], list[Happening]] = defaultdict(list)
    known: dict[str, Entity] = {}
    for one in meetings:
        people = [part for part in _once(one.participants) if part.kind == "person"]
        for a, b in combinations(people, 2):
            by[frozenset((a.id, b.id))].append(one)
            known |= {a.id: a, b.id: b}
    order = sorted(known.values(), key=lambda who: (who.name, who.id))
    cells = {
        (i, j): found
        for i, a in enumerate(order)
        for j, b in enumerate(order)
        if (found := by.get(frozenset((a.id, b.id))))
    }
    return Matrix(tuple(order), cells)


def _once(some: Iterable[T]) -> list[T]:
    return list({one.id: one for one in some}.values())
