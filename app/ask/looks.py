"""Second looks: where nothing fits a question to the letter, what the sentences themselves say of it.

A look that finds less than was asked, or something like it, is noted in the answer; one that only reads the words or
the sentences otherwise is not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from app.ask import cues
from app.ask.lookup import Meant
from app.ask.question import ACTS, IN_WORDS, MEASURES, THANKS, TOLD_OF_NO_PLACE, Act, Asked, Question, Slot
from app.ask.words import language_of
from graph.facts import Fact, FactType, Role, Subtype
from ingest import kb, lang
from ingest.lexicon import words
from ingest.text import Token, tokenize
from ingest.text.normalize import is_arabic, stem, stems

Row = dict[str, Any]
Facts = dict[str, Fact]
_AGREED = Act("agree", (FactType.COOPERATE,))
_TALKED = Act("phone", (FactType.MEET,))
_TURNED = {Slot.SUBJECT: Slot.OBJECT, Slot.OBJECT: Slot.SUBJECT}
_TO_WHOM = ((Role.TARGET,), (Role.PARTY,))
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
    if question.act is ACTS["write"]:
        yield Look(question, meant, "", lambda row, facts: _does(row, facts, "write"))
        question = replace(question, act=ACTS["say"])
    yield Look(question, meant)
    yield from _by_acts(question, meant)
    yield from _other_readings(question, meant)
    yield from _by_words(question, meant)
    if (question.from_ or question.to) and not question.periods:
        yield Look(replace(question, undated=True), meant, "undated")
    yield from _by_places(question, meant)


def _topics(meant: Sequence[Meant]) -> list[Meant]:
    return [m for m in meant if m.name.slot is Slot.TOPIC and m.ids]


def _by_acts(question: Question, meant: Sequence[Meant]) -> Iterator[Look]:
    """The same of acts that its act may be told as."""
    if question.act is ACTS["sanction"]:  # loosely, any measure is one
        yield Look(replace(question, act=ACTS["measure"]), meant)
    if topics := _topics(meant):
        rest = [m for m in meant if m not in topics]
        yield Look(question, rest, "topic", lambda row, facts: all(_speaks_of(row, facts, m) for m in topics))
        if len(topics) > 1 and question.act is not None and question.act.name in IN_WORDS:
            rest = [m for m in rest if m.name.slot is not Slot.PLACE]  # "for arming militias in Yemen"
            yield Look(question, rest, "topic", lambda row, facts: any(_speaks_of(row, facts, m) for m in topics))
    both = [m for m in meant if m.name.slot is Slot.SUBJECT]
    alone = not any(m.name.slot is Slot.OBJECT for m in meant)
    if question.act is not None and question.act.object == (Role.TARGET,) and len(both) == 2 and alone:
        # "when did they break off relations": what either did to the other
        yield Look(replace(question, act=replace(question.act, subject=(), object=())), meant)
    bodies = [m for m in meant if m.name.slot is Slot.PARTY and m.name.kind == "organization"]
    if bodies and question.act is not None and question.act.name in MEASURES:  # "suspended from the Commonwealth"
        rest = [m for m in meant if m not in bodies]
        yield Look(question, rest, "", lambda row, facts: all(_is_source(row, m) for m in bodies))
    if question.act is ACTS["agree"]:
        yield Look(replace(question, act=_AGREED), meant, "agree", _says_agreed)
    if question.act is ACTS["sign"] and Asked.WHETHER not in question.asked:
        yield Look(replace(question, act=ACTS["agree"]), meant)
    if question.act is ACTS["phone"]:
        yield Look(replace(question, act=_TALKED), meant, "", _says_phone)
        yield Look(replace(question, act=_TALKED), meant, "phone", _says_talked)


def _by_words(question: Question, meant: Sequence[Meant]) -> Iterator[Look]:
    """What only the sentence ties to whom or what the question names."""
    beside = [m for m in meant if m.name.slot is Slot.PARTY and m.name.kind == "country"]
    if beside and question.act is not None and question.act.object in _TO_WHOM:  # "the attacks on Saudi Arabia"
        told = beside + _topics(meant)
        rest = [m for m in meant if m not in told]
        yield Look(
            question, rest, "topic", lambda row, facts: _told_of(row, facts, told) and not _by(row, facts, beside)
        )
    kinds = ("person", "organization") if question.act is ACTS["attend"] else ("person",)
    slots = (Slot.OBJECT, Slot.PARTY) if question.act is ACTS["attend"] else (Slot.OBJECT,)
    named = [m for m in meant if m.name.slot in slots and m.name.kind in kinds]
    if named and question.act in (ACTS["attend"], ACTS["come"], ACTS["say"]):  # "who attended Obama's meeting"
        others = [m for m in meant if m not in named]
        yield Look(
            question,
            others,
            "topic",
            lambda row, facts: all(_names(row, facts, m) or _speaks_of(row, facts, m) for m in named),
        )
        if question.act is ACTS["say"]:  # and was said when they met
            there = [replace(m, name=replace(m.name, slot=Slot.NEAR)) for m in named]
            yield Look(question, [*others, *there], "near")


def _by_places(question: Question, meant: Sequence[Meant]) -> Iterator[Look]:
    """The same with its places and states understood otherwise, at last by the words of the sentence."""
    places = [m for m in meant if m.name.slot is Slot.PLACE and m.name.kind in ("place", "country")]
    if places and question.act is not None and question.act.object in _TO_WHOM:  # "What did China back in Egypt?"
        yield Look(question, [replace(m, name=replace(m.name, slot=Slot.OBJECT)) if m in places else m for m in meant])
    where = [m for m in meant if m.name.slot is Slot.OBJECT and m.name.kind == "country"]
    if len(where) == 1 and question.act in (ACTS["visit"], ACTS["come"]):
        # whoever attends a summit in a country comes there, too
        there = [replace(m, name=replace(m.name, slot=Slot.PLACE)) if m in where else m for m in meant]
        yield Look(question, there)
        yield Look(replace(question, act=ACTS["attend"]), there)
    if places and question.act in (ACTS["visit"], ACTS["come"]):
        yield Look(replace(question, act=ACTS["attend"]), meant)  # "who was in Nouakchott"
    if question.act is ACTS["visit"] and question.asked == (Asked.COUNTRY,) and not where and not places:
        yield Look(replace(question, act=ACTS["be"], hosting=True), meant)  # "in which country was he"
    yield from _by_states(question, meant)
    objects = [m for m in meant if m.name.slot is Slot.OBJECT and m.ids]
    joined = all(m.name.joined for m in objects[1:])
    if (
        len(objects) > 1 and joined and question.act is not None and question.act.object
    ):  # "who visited both Egypt and Jordan"
        yield Look(replace(question, each=True), meant)
    placeless = question.act is not None and TOLD_OF_NO_PLACE.issuperset(question.act.types)
    if placeless and places and question.act is not None and question.act.name in IN_WORDS:
        rest = [m for m in meant if m not in places]
        yield Look(question, rest, "topic", lambda row, facts: _told_of(row, facts, places))
    if placeless and (places or any(m.name.slot is Slot.EVENT for m in meant)):
        yield Look(replace(question, near=True), meant, "near")
    bodies = [m for m in meant if m.name.slot is Slot.PLACE and m.name.kind == "organization"]
    if bodies:  # "at the UN General Assembly"
        others = [m for m in meant if m not in bodies]
        yield Look(question, others, "place", lambda row, facts: _told_of(row, facts, bodies))
    events = [m for m in meant if m.name.slot is Slot.EVENT]
    if events and question.act is ACTS["attend"] and any(m.name in question.actors for m in meant):
        rest = [m for m in meant if m not in events]  # an event that is told of, and that nobody knows
        yield Look(question, rest, "topic", lambda row, facts: all(_words_of(row, facts, m) for m in events))
    if places:
        rest = [m for m in meant if m not in places]
        yield Look(question, rest, "place", lambda row, facts: _says_where(row, facts, places))
        yield Look(question, rest, "country", lambda row, facts: all(_in_country(row, m) for m in places))


def _other_readings(question: Question, meant: Sequence[Meant]) -> Iterator[Look]:
    """What the words may mean as well: whoever is called like a people, and in Arabic "who" as the other of the two."""
    called = [replace(m, name=replace(m.name, kind="person"), ids=m.name.also) if m.name.also else m for m in meant]
    if called != list(meant):
        yield Look(question, called)
    actors = [m for m in meant if m.name.slot in (Slot.SUBJECT, Slot.OBJECT)]
    to_target = question.act is not None and question.act.object == (Role.TARGET,)
    turns = question.lang == "ar" and question.role is not None and question.asked == (Asked.PEOPLE,) and not to_target
    if turns and actors and len({m.name.slot for m in actors}) == 1 and all(m.name.kind == "person" for m in actors):
        turned = [replace(m, name=replace(m.name, slot=_TURNED.get(m.name.slot, m.name.slot))) for m in meant]
        yield Look(replace(question, role=actors[0].name.slot), turned)


def _by_states(question: Question, meant: Sequence[Meant]) -> Iterator[Look]:
    """What states agreed when their leaders met, where it is asked what the leaders agreed."""
    agrees = question.act is not None and question.act.types in ((FactType.AGREE,), (FactType.COOPERATE,))
    leaders = [m for m in meant if m.name in question.actors and m.name.kind == "person" and m.ids]
    if not (agrees and leaders) or question.near:
        return
    stated = {
        m.name: kb.load().by_iso.get(getattr(kb.load().by_id.get(m.ids[0]), "country", None) or "") for m in leaders
    }
    if not all(stated.values()):
        return
    there = [replace(m, name=replace(m.name, slot=Slot.NEAR)) for m in leaders]
    yield Look(question, [*(replace(m, ids=(c.id,)) if (c := stated.get(m.name)) else m for m in meant), *there])


def _in_country(row: Row, place: Meant) -> bool:
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


def _speaks_of(row: Row, facts: Facts, topic: Meant) -> bool:
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


def _is_source(row: Row, body: Meant) -> bool:
    return any(p["id"] in body.ids and p["role"] == Role.SOURCE.value for p in row["participants"])


def _words_of(row: Row, facts: Facts, event: Meant) -> bool:
    """Whether a sentence has all the words by which the question names an event."""
    said = _said(row, facts)
    return all(any(one in said for _, one, _ in stems(word)) for word in words(event.name.text))


def _told_of(row: Row, facts: Facts, subjects: Sequence[Meant]) -> bool:
    return all(_speaks_of(row, facts, one) for one in subjects)


def _by(row: Row, facts: Facts, countries: Sequence[Meant]) -> bool:
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


def _names(row: Row, facts: Facts, person: Meant) -> bool:
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


def _does(row: Row, facts: Facts, *acts: str) -> bool:
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


def _says_agreed(row: Row, facts: Facts) -> bool:
    return _does(row, facts, "agree", "sign")


def _says_phone(row: Row, facts: Facts) -> bool:
    """Whether a sentence says that they talked by phone, though the meeting was not taken for a call."""
    return not row["events"] and _does(row, facts, "phone")


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
