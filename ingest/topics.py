"""Topics: those that a sentence names; of several of one conflict the narrowest."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from graph.facts import Named
from ingest import kb, lang
from ingest.entities import others
from ingest.lang import LanguagePack
from ingest.mention import DASHES, Mention
from ingest.text import Sentence, Token
from ingest.text.normalize import fold, is_arabic, stem, stems

_CONFLICTS = "conflicts"
_BETWEEN = frozenset({"with", "between", "of", "to"})


def narrowest(topics: Iterable[Named]) -> tuple[Named, ...]:
    """Without those conflicts that another topic is a part of: neither "Syria crisis" nor Syria beside "Syria
    settlement"; "bilateral relations" stay beside "trade"."""
    given = {topic.id: topic for topic in topics}
    chains = (_above(identity) for identity in given)
    wide = {above for chain in chains if chain[-1:] == (_CONFLICTS,) for above in chain}
    names = [topic.name.casefold() for topic in given.values() if _topic(topic.id)]
    return tuple(t for t in given.values() if t.id not in wide and (_topic(t.id) or not _within(t, names)))


def told(pack: LanguagePack, tokens: list[Token], sentence: Sentence) -> dict[str, Named]:
    """The topics that a sentence's words name, by id."""
    out: dict[str, Named] = {}
    starts, behind = pack.topics.starts, sentence.first
    words = enumerate(tokens[sentence.first : sentence.last], sentence.first)
    for i in [i for i, token in words if starts[token.norm] and token.is_word]:
        hit = pack.topics.longest(tokens, i, sentence.last) if i >= behind else None
        if hit is not None:
            topic: kb.Topic = hit.entries[0].value
            out.setdefault(topic.id, _named(topic))
            behind = hit.last
    return out


def ties(pack: LanguagePack, tokens: list[Token], mentions: Iterable[Mention]) -> dict[str, Named]:
    """The topics of words for what is between states, with the name of one: "Russian-Indian ties", "relations with
    Japan"."""
    out: dict[str, Named] = {}
    words = _tie_words(pack.code)
    for m in mentions:
        if m.kind != "country":
            continue
        for i in _beside(pack, tokens, m):
            identity = next((words[w] for w in _stems(tokens[i].norm) if w in words), None)
            if identity is not None and (topic := _topic(identity)) is not None:
                out.setdefault(identity, _named(topic))
    return out


def _beside(pack: LanguagePack, tokens: list[Token], m: Mention) -> tuple[int, ...]:
    """The tokens beside a state's name where the word for what is between it and another may stand."""
    if m.adjective and pack.rules["adjectives"] == "before":
        return (m.last,) if m.last < len(tokens) and tokens[m.last].text not in DASHES else ()
    before = m.first - 1
    if before > 0 and pack.prepositions.get(tokens[before].norm) in _BETWEEN:
        before -= 1
    return (before,) if before >= 0 else ()


def _stems(word: str) -> Iterable[str]:
    return (w for _, w, _ in stems(word)) if is_arabic(word) else (word,)


@lru_cache(maxsize=8)
def _tie_words(code: str) -> dict[str, str]:
    """What words for ties between states are topics of, by their stems."""
    rows = lang.load(code).rules["ties"] or {}
    return {stem(fold(word)): identity for identity, said in rows.items() for word in said}


def _named(topic: kb.Topic) -> Named:
    return Named(id=topic.id, name=topic.name["en"], names=others(topic.name))


def topic_of(identity: str | None) -> Named | None:
    """A topic of the knowledge base by its id."""
    topic = _topic(identity) if identity is not None else None
    return _named(topic) if topic is not None else None


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
