"""What the sentences say of what happened, beyond what its facts have in their fields."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

from app.ask import cues
from app.ask.lookup import Meant
from app.ask.question import MEASURES, THANKS
from app.ask.words import language_of
from graph.facts import Fact, Role, Subtype
from ingest import kb, lang
from ingest.lexicon import words
from ingest.text import Token, tokenize
from ingest.text.normalize import is_arabic, stem, stems

_SPEAKS = ("president", "monarch", "crown-prince", "supreme-leader", "minister", "spokesperson", "ambassador", "envoy")
Row = dict[str, Any]
Facts = dict[str, Fact]
_AT = frozenset({"in", "at", "near", "inside", "outside", "في", "قرب", "داخل"})


def in_country(row: Row, place: Meant) -> bool:
    """Whether of a city no more than its country is told as the place."""
    one = kb.load().by_id.get(place.ids[0]) if place.ids else None
    isos = {getattr(one, "country", None), place.name.of} - {None}
    told = [kb.load().by_id.get(where["id"]) for where in row["places"]]
    return bool(told) and place.name.kind == "place" and all(getattr(each, "iso3", None) in isos for each in told)


def quotes(row: Row, facts: Facts) -> Iterator[str]:
    """The sentences that tell what happened."""
    for identity in row["facts"]:
        if identity in facts:
            yield from (evidence.quote for evidence in facts[identity].evidence)


def _said(row: Row, facts: Facts) -> set[str]:
    """The words of those sentences, in every reading."""
    return {one for quote in quotes(row, facts) for token in tokenize(quote) for _, one, _ in stems(token.norm)}


def speaks_of(row: Row, facts: Facts, topic: Meant) -> bool:
    """Whether a sentence has the words of a topic, or a name of it."""
    rows = [kb.load().by_id[identity] for identity in topic.ids if identity in kb.load().by_id]
    forms = [words(name) for row_ in rows for name in row_.name.values()]
    said = _said(row, facts)
    called = [set(words(t[key] or "")) for t in row["topics"] for key in ("name", "name_ar")]
    if any(form and any(one.issuperset(form) for one in called) for form in forms):
        return True  # "the Middle East peace process"
    for form in [topic.name.words, words(topic.name.text), *forms]:
        if form and all(any(one in said for _, one, _ in stems(word)) for word in form):
            return True
    return any(named_in(quote).intersection(topic.ids) for quote in quotes(row, facts))


def by_word_of(row: Row, facts: Facts, person: Meant) -> bool:
    claimants = {c.id for identity in row["facts"] if identity in facts for c in facts[identity].attribution}
    return bool(claimants.intersection(person.ids))


def is_state(one: Meant) -> bool:
    """Whether a name is a state's, or a word for its government: the Kremlin."""
    known = kb.load().by_id.get(one.ids[0]) if one.ids else None
    return isinstance(known, kb.Country) or (isinstance(known, kb.Organization) and known.government)


def speaks_for(claimant: str, day: str) -> str | None:
    """The state (ISO alpha-3) whose word somebody's is, by id: its own, that of its ministries, and that of its
    officials on a day (YYYY-MM-DD; "" for those in office); not that of its parliament, parties or courts."""
    known = kb.load().by_id.get(claimant)
    if isinstance(known, kb.Person):
        own = (o for o in known.offices if o.of == known.country and o.office.endswith(_SPEAKS))
        return known.country if any(o.covers(day) if day else not o.end for o in own) else None
    if isinstance(known, kb.Organization):
        return known.country if known.seat else None
    if known is None:  # a ministry, as linking names it: foreign-ministry-tur
        ministry, _, iso = claimant.rpartition("-")
        return iso.upper() if ministry.endswith("-ministry") else None
    return getattr(known, "iso3", None)


def is_source(row: Row, body: Meant) -> bool:
    return any(p["id"] in body.ids and p["role"] == Role.SOURCE.value for p in row["participants"])


def words_of(row: Row, facts: Facts, event: Meant) -> bool:
    """Whether a sentence has all the words by which the question names an event."""
    said = _said(row, facts)
    return all(any(one in said for _, one, _ in stems(word)) for word in words(event.name.text))


def told_of(row: Row, facts: Facts, subjects: Sequence[Meant]) -> bool:
    return all(speaks_of(row, facts, one) for one in subjects)


def by(row: Row, facts: Facts, countries: Sequence[Meant]) -> bool:
    """Whether one of these countries, or somebody of it, does it."""
    sides = {m.name.of for m in countries}
    who = (p for identity in row["facts"] if identity in facts for p in facts[identity].participants)
    return any(p.role in (Role.SOURCE, Role.MEDIATOR) and p.country in sides for p in who)


@lru_cache(maxsize=5_000)
def named_in(quote: str) -> frozenset[str]:
    """The ids of all that a sentence may name: people, countries by their demonyms too, bodies, topics."""
    pack, tokens = lang.load(language_of(quote)), tokenize(quote)
    hits = [
        lexicon.longest(tokens, i, len(tokens)) for lexicon in (pack.names, pack.topics) for i in range(len(tokens))
    ]
    return frozenset(entry.value.id for hit in hits if hit for entry in hit.entries if hasattr(entry.value, "id"))


def names(row: Row, facts: Facts, person: Meant) -> bool:
    """Whether a sentence names somebody, by the last word of a name."""
    known = [kb.load().by_id.get(identity) for identity in person.ids]
    lasts = {words(name)[-1] for one in known if one is not None for name in one.name.values() if words(name)}
    called = {word for event in row["events"] for key in ("name", "name_ar") for word in words(event[key] or "")}
    return bool((_said(row, facts) | called) & lasts)


def _acts(row: Row, facts: Facts) -> Iterator[str]:
    """The acts of which the sentences have words."""
    for quote in quotes(row, facts):
        reader, tokens = cues.reader(language_of(quote)), tokenize(quote)
        for i in range(len(tokens)):
            spot = reader.at(tokens, i, len(tokens))
            yield from (cue.value for cue in spot.of("act")) if spot else ()


def does(row: Row, facts: Facts, *acts: str) -> bool:
    return any(act in acts for act in _acts(row, facts))


def another_measure(row: Row, facts: Facts, act: str) -> bool:
    """Whether sentences tell of another measure than is asked about: of sanctions, and not of an expulsion.

    Of thanks and congratulations they have to have the word.
    """
    if act == "measure" or act not in MEASURES | THANKS:
        return False
    told = set(_acts(row, facts))
    return act not in told and (act in THANKS or bool(told & (MEASURES - {"measure"})))


def of_kind(row: Row, facts: Facts, kind: str) -> bool:
    """Whether sentences or topics tell that it was of a kind: a military agreement, trade talks."""
    named = [name for topic in row["topics"] for name in (topic["name"], topic["name_ar"]) if name]
    for told in [*quotes(row, facts), *named]:
        tokens = tokenize(told)
        if kind in cues.reader(language_of(told)).kinds(tokens, 0, len(tokens)):
            return True
    return False


def agreed(row: Row, facts: Facts) -> bool:
    return does(row, facts, "agree", "sign")


def phone(row: Row, facts: Facts) -> bool:
    """Whether a sentence says that they talked by phone, though the meeting was not taken for a call."""
    return not row["events"] and does(row, facts, "phone")


def talked(row: Row, facts: Facts) -> bool:
    """Whether two are said to have talked, and not to have been at one place."""
    apart = not row["places"] and not row["events"] and row["subtype"] != Subtype.MULTILATERAL.value
    return apart and does(row, facts, "phone", "discuss")


def where(row: Row, facts: Facts, places: Sequence[Meant]) -> bool:
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
