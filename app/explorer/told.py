"""What happened with all who say so: the block that every page shows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.api.models import Happening, Part, Testimony
from app.api.reading import happenings_by_id, testimonies
from graph.facts import Fact, Named, Status
from graph.queries import browse
from graph.queries import happenings as happened
from graph.store import Store

# Who acts, where what happened has a direction; the others are acted upon
_ACTORS = frozenset({"visitor", "source", "speaker", "mediator"})


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one article, and who claims them, nearest speaker first."""

    said: Testimony
    claimants: tuple[Named, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """Something that happened, will happen or was denied, and everybody who says so."""

    happening: Happening
    words: tuple[Words, ...]

    @property
    def held(self) -> bool:
        """Whether it took place."""
        return self.happening.status is Status.HELD

    @property
    def sides(self) -> tuple[list[Part], list[Part]]:
        """Who acts, and upon whom; all on one side where nobody does, in the order in which they stand."""
        parts = list({part.id: part for part in self.happening.participants}.values())
        actors = [part for part in parts if part.role in _ACTORS]
        return (actors, [part for part in parts if part not in actors]) if actors else (parts, [])


async def told(store: Store, ids: Iterable[str], lang: str) -> list[Told]:
    """What happened, by ids of happenings, in the order of dates, the undated last; words in a language first."""
    found = await happenings_by_id(store, ids)
    words = await testimonies(store, found)
    facts = await facts_by_id(store, (one.fact for some in words.values() for one in some))
    return in_order(
        Told(one, tuple(Words(said, facts[said.fact].attribution) for said in readable(words.get(one.id, ()), lang)))
        for one in found.values()
    )


async def facts_by_id(store: Store, ids: Iterable[str]) -> dict[str, Fact]:
    """Facts by their ids."""
    rows = await store.read(happened.FACTS, ids=sorted(set(ids)))
    facts = (Fact.stored(row["json"]) for row in rows)
    return {fact.id: fact for fact in facts}


def readable(said: Iterable[Testimony], lang: str) -> list[Testimony]:
    """Testimonies in a language before the others, else in their order."""
    return sorted(said, key=lambda one: one.lang != lang)


async def told_by_facts(store: Store, facts: Iterable[str], lang: str) -> list[Told]:
    """What the facts of these ids tell of, each happening once."""
    rows = await store.read(browse.HAPPENINGS_OF, ids=sorted(set(facts)))
    return await told(store, {row["happening"] for row in rows}, lang)


def in_order(some: Iterable[Told]) -> list[Told]:
    """In the order of dates, the undated last."""
    return sorted(some, key=lambda one: (one.happening.date.start if one.happening.date else "~", one.happening.id))


def apart(some: Sequence[Told]) -> tuple[list[Told], list[Told]]:
    """What was held, and what was not or is yet to be: the two are never mixed."""
    return [one for one in some if one.held], [one for one in some if not one.held]
