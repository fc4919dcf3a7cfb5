"""Second looks: where nothing fits a question to the letter, what the sentences themselves say of it.

Each look is noted in the answer, so that nobody takes what a sentence says for what the graph holds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from app.ask import cues
from app.ask.lookup import Meant
from app.ask.question import ACTS, Act, Question, Slot
from app.ask.words import language_of
from graph.facts import Fact, FactType, Subtype
from ingest import kb
from ingest.lexicon import words
from ingest.text import Token, tokenize
from ingest.text.normalize import is_arabic, stem, stems

Row = dict[str, Any]
Facts = dict[str, Fact]
_AGREED = Act("agree", (FactType.COOPERATE,))
_TALKED = Act("phone", (FactType.MEET,))
_AT = frozenset({"in", "at", "near", "inside", "outside", "في", "قرب", "داخل"})


@dataclass(frozen=True, slots=True)
class Look:
    """What is looked for, which of the rows count, and under which name it is noted; "" for the question itself."""

    question: Question
    meant: Sequence[Meant]
    note: str = ""
    counts: Callable[[Row, Facts], bool] = lambda row, facts: True


def looks(question: Question, meant: Sequence[Meant]) -> Iterator[Look]:
    """The question itself, then what else may answer it, the closest first."""
    yield Look(question, meant)
    topics = [m for m in meant if m.name.slot is Slot.TOPIC and m.ids]
    if topics:
        rest = [m for m in meant if m not in topics]
        yield Look(question, rest, "topic", lambda row, facts: all(_speaks_of(row, facts, m) for m in topics))
    if question.act is ACTS["agree"]:
        yield Look(replace(question, act=_AGREED), meant, "agree", _says_agreed)
    if question.act is ACTS["phone"]:
        yield Look(replace(question, act=_TALKED), meant, "phone", _says_talked)
    places = [m for m in meant if m.name.slot is Slot.PLACE and m.name.kind in ("place", "country")]
    if places:
        rest = [m for m in meant if m not in places]
        yield Look(question, rest, "place", lambda row, facts: _says_where(row, facts, places))


def quotes(row: Row, facts: Facts) -> Iterator[str]:
    """The sentences that tell what happened."""
    for identity in row["facts"]:
        if identity in facts:
            yield from (evidence.quote for evidence in facts[identity].evidence)


def _speaks_of(row: Row, facts: Facts, topic: Meant) -> bool:
    """Whether a sentence has the words of a topic, or a name of it."""
    rows = [kb.load().by_id[identity] for identity in topic.ids if identity in kb.load().by_id]
    forms = [words(name) for row_ in rows for name in row_.name.values()]
    said = {one for quote in quotes(row, facts) for token in tokenize(quote) for _, one, _ in stems(token.norm)}
    return any(form and said.issuperset(form) for form in [topic.name.words, *forms])


def _does(row: Row, facts: Facts, *acts: str) -> bool:
    for quote in quotes(row, facts):
        reader, tokens = cues.reader(language_of(quote)), tokenize(quote)
        spots = (reader.at(tokens, i, len(tokens)) for i in range(len(tokens)))
        if any(spot.has("act", act) for spot in spots if spot for act in acts):
            return True
    return False


def _says_agreed(row: Row, facts: Facts) -> bool:
    return _does(row, facts, "agree", "sign")


def _says_talked(row: Row, facts: Facts) -> bool:
    """Whether two are said to have talked, and not to have been at one place."""
    apart = not row["places"] and not row["events"] and row["subtype"] != Subtype.MULTILATERAL.value
    return apart and _does(row, facts, "phone", "discuss")


def _says_where(row: Row, facts: Facts, places: Sequence[Meant]) -> bool:
    """Whether a sentence puts at a place what is told of no place; in a country, what somebody of it takes part in."""
    return not row["places"] and all(
        _may_be_at(row, identity) and any(_puts_at(quote, identity) for quote in quotes(row, facts))
        for place in places
        for identity in place.ids[:1]
    )


def _may_be_at(row: Row, identity: str) -> bool:
    return not isinstance(kb.load().by_id.get(identity), kb.Country) or _hosted(row, identity)


def _hosted(row: Row, country: str) -> bool:
    """Whether somebody of a country takes part."""
    iso = kb.load().by_id[country].iso3
    own = (kb.load().by_id.get(part["id"]) for part in row["participants"])
    return any(iso in (getattr(one, "country", None), getattr(one, "iso3", None)) for one in own)


def _puts_at(quote: str, identity: str) -> bool:
    """Whether a name of a place stands in a sentence after "in", "at" or "near"."""
    row = kb.load().by_id.get(identity)
    if row is None:
        return False
    names = [*row.name.values(), *(alias for also in row.aliases.values() for alias in also)]
    tokens = tokenize(quote)
    return any(_stands_at(tokens, words(name)) for name in names if name)


def _stands_at(tokens: list[Token], form: tuple[str, ...]) -> bool:
    return any(_is_at(tokens, i, form) for i in range(len(tokens) - len(form) + 1))


def _is_at(tokens: list[Token], i: int, form: tuple[str, ...]) -> bool:
    """Whether the words stand at token i, behind a preposition of place."""
    norm = tokens[i].norm
    clitics = [c for c, one, _ in stems(norm) if one == form[0]] if is_arabic(norm) else [""] * (norm == form[0])
    if not clitics or any(stem(tokens[i + k].norm) != form[k] for k in range(1, len(form))):
        return False
    before = [t.norm for t in tokens[max(0, i - 2) : i] if t.norm != "the"]
    return any(c.endswith("ب") for c in clitics) or bool(before and before[-1] in _AT)
