"""Topics: of several that one sentence names, the narrowest."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from graph.facts import Named
from ingest import kb


def narrowest(topics: Iterable[Named]) -> tuple[Named, ...]:
    """Without those that another of them is a part of: neither "Syria crisis" nor Syria beside "Syria settlement"."""
    given = {topic.id: topic for topic in topics}
    wide = {above for identity in given for above in _above(identity)}
    names = [topic.name.casefold() for topic in given.values() if _topic(topic.id)]
    return tuple(t for t in given.values() if t.id not in wide and (_topic(t.id) or not _within(t, names)))


def _within(country: Named, names: list[str]) -> bool:
    return any(country.name.casefold() in name for name in names)


@lru_cache(maxsize=10_000)
def _topic(identity: str) -> kb.Topic | None:
    found = kb.load().by_id.get(identity)
    return found if isinstance(found, kb.Topic) else None


@lru_cache(maxsize=10_000)
def _above(identity: str) -> tuple[str, ...]:
    """The ids of all topics that a topic is a part of."""
    topic = _topic(identity)
    return (topic.broader, *_above(topic.broader)) if topic is not None and topic.broader else ()
