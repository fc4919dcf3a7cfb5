"""Topics: those that a sentence names, and of several the narrowest."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from graph.facts import Named
from ingest import kb
from ingest.entities import others
from ingest.lang import LanguagePack
from ingest.text import Sentence, Token


def narrowest(topics: Iterable[Named]) -> tuple[Named, ...]:
    """Without those that another of them is a part of: neither "Syria crisis" nor Syria beside "Syria settlement"."""
    given = {topic.id: topic for topic in topics}
    wide = {above for identity in given for above in _above(identity)}
    names = [topic.name.casefold() for topic in given.values() if _topic(topic.id)]
    return tuple(t for t in given.values() if t.id not in wide and (_topic(t.id) or not _within(t, names)))


def told(pack: LanguagePack, tokens: list[Token], sentence: Sentence) -> dict[str, Named]:
    """The topics that a sentence's words name, by id."""
    out: dict[str, Named] = {}
    i = sentence.first
    while i < sentence.last:
        known = tokens[i].is_word and pack.topics.starts[tokens[i].norm]
        hit = pack.topics.longest(tokens, i, sentence.last) if known else None
        if hit is None:
            i += 1
            continue
        topic: kb.Topic = hit.entries[0].value
        out.setdefault(topic.id, Named(id=topic.id, name=topic.name["en"], names=others(topic.name)))
        i = hit.last
    return out


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
