"""Suggestions while a question is typed: the name that is being typed, completed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.api.models import Hit
from app.api.routes.search import search
from app.ask import cues
from graph.store import Store
from ingest.text import tokenize
from ingest.text.normalize import is_arabic

_WORDS = 4  # of a name, at most, that are taken for the one being typed
_LEAST = 2  # letters of its last word
_LIKELY = 0.6  # the score of a hit that is offered
_CLITIC = re.compile(r"[ولب](?=\w{3})")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An entity whose name completes what is typed: `insert` goes in place of the text from `start` on."""

    hit: Hit
    start: int
    insert: str


async def suggestions(store: Store, typed: str, limit: int = 8) -> list[Suggestion]:
    """Entities that the last words of `typed` begin to name; the longest name that fits counts."""
    for start, words in _tails(typed):
        found = await search(store, q=words[:200], kind=None, cursor=None, limit=limit)
        likely = [hit for hit in found.items if hit.score >= _LIKELY and hit.kind != "office"]
        if likely:
            arabic = is_arabic(words)
            return [Suggestion(hit, start, hit.names.get("ar", hit.name) if arabic else hit.name) for hit in likely]
    return []


def _tails(typed: str) -> Iterator[tuple[int, str]]:
    """The last words, the most first, each with where it starts; words that ask are no names."""
    if not typed or not typed[-1].isalnum():
        return
    starts = [match.start() for match in re.finditer(r"[^\W_]\S*", typed)][-_WORDS:]
    reader = cues.reader("ar" if is_arabic(typed) else "en")
    for start in starts:
        tail = typed[start:]
        tokens = tokenize(tail)
        if tokens and len(tail.split()[-1]) >= _LEAST and not reader.known(tokens, 0):
            yield start, tail
            if _CLITIC.match(tail):
                yield start + 1, tail[1:]
