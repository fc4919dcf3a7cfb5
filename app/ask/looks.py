"""Second looks: where nothing fits a question to the letter, what the sentences themselves say of it.

A look that finds less than was asked, or something like it, is noted in the answer; one that only reads the words or
the sentences otherwise is not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from app.ask import says
from app.ask.lookup import Meant
from app.ask.question import ACTS, IN_WORDS, MEASURES, TOLD_OF_NO_PLACE, Act, Asked, Question, Slot
from graph.facts import Fact, FactType, Role
from ingest import kb

Row = dict[str, Any]
Facts = dict[str, Fact]
_AGREED = Act("agree", (FactType.COOPERATE,))
_TALKED = Act("phone", (FactType.MEET,))
_TURNED = {Slot.SUBJECT: Slot.OBJECT, Slot.OBJECT: Slot.SUBJECT}
_WHEN_WHERE = (Asked.DATE, Asked.PLACE, Asked.COUNT)
_VOICED = ("criticize", "reject", "support")
_TO_WHOM = ((Role.TARGET,), (Role.PARTY,))


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
        yield Look(question, meant, "", lambda row, facts: says.does(row, facts, "write"))
        question = replace(question, act=ACTS["say"])
    yield Look(question, meant)
    yield from _by_acts(question, meant)
    yield from _other_readings(question, meant)
    yield from _by_governments(question, meant)
    yield from _by_words(question, meant)
    if (question.from_ or question.to) and not question.periods:
        yield Look(replace(question, undated=True), meant, "undated")
    yield from _by_places(question, meant)


def _topics(meant: Sequence[Meant]) -> list[Meant]:
    return [m for m in meant if m.name.slot is Slot.TOPIC and m.ids]


def _by_acts(question: Question, meant: Sequence[Meant]) -> Iterator[Look]:
    """The same of acts that its act may be told as."""
    if question.received and question.act is ACTS["meet"]:  # "who hosted Maduro"
        turned = [replace(m, name=replace(m.name, slot=_TURNED.get(m.name.slot, m.name.slot))) for m in meant]
        role = _TURNED.get(question.role, question.role) if question.role else None
        yield Look(replace(question, act=ACTS["visit"], role=role), turned)
    if question.act is ACTS["sanction"]:  # loosely, any measure is one
        yield Look(replace(question, act=ACTS["measure"]), meant)
    if topics := _topics(meant):
        rest = [m for m in meant if m not in topics]
        yield Look(question, rest, "topic", lambda row, facts: all(says.speaks_of(row, facts, m) for m in topics))
        if len(topics) > 1 and question.act is not None and question.act.name in IN_WORDS:
            rest = [m for m in rest if m.name.slot is not Slot.PLACE]  # "for arming militias in Yemen"
            yield Look(question, rest, "topic", lambda row, facts: any(says.speaks_of(row, facts, m) for m in topics))
    both = [m for m in meant if m.name.slot is Slot.SUBJECT]
    alone = not any(m.name.slot is Slot.OBJECT for m in meant)
    if question.act is not None and question.act.object == (Role.TARGET,) and len(both) == 2 and alone:
        # "when did they break off relations": what either did to the other
        yield Look(replace(question, act=replace(question.act, subject=(), object=())), meant)
    if question.act is ACTS["measure"] and question.asked == (Asked.STATEMENT,):
        yield Look(replace(question, act=ACTS["say"]), meant)  # "how did Turkey respond to the sanctions"
        yield Look(replace(question, act=ACTS["criticize"]), meant)
    voices = [m for m in meant if m.name.slot is Slot.SUBJECT and m.name.kind == "person" and m.ids]
    if question.act is not None and question.act.name in _VOICED and voices and len(meant) > len(voices):
        rest = [m for m in meant if m not in voices]  # the spokesman whose word it is
        yield Look(question, rest, "", lambda row, facts: all(says.by_word_of(row, facts, m) for m in voices))
    inside = (Slot.PARTY, Slot.PLACE)
    bodies = [m for m in meant if m.name.slot in inside and m.name.kind == "organization"]
    if bodies and question.act is not None and question.act.name in MEASURES:  # "suspended from the Commonwealth"
        rest = [m for m in meant if m not in bodies]
        yield Look(question, rest, "", lambda row, facts: all(says.is_source(row, m) for m in bodies))
    if question.act is ACTS["agree"]:
        yield Look(replace(question, act=_AGREED), meant, "agree", says.agreed)
    if question.act is ACTS["sign"] and Asked.WHETHER not in question.asked:
        yield Look(replace(question, act=ACTS["agree"]), meant)
    if question.act is ACTS["phone"]:
        yield Look(replace(question, act=_TALKED), meant, "", says.phone)
        yield Look(replace(question, act=_TALKED), meant, "phone", says.talked)


def _by_words(question: Question, meant: Sequence[Meant]) -> Iterator[Look]:
    """What only the sentence ties to whom or what the question names."""
    slots = (Slot.PARTY, Slot.PLACE) if question.act is ACTS["mediate"] else (Slot.PARTY,)
    beside = [m for m in meant if m.name.slot in slots and m.name.kind == "country"]
    if beside and question.act is not None and question.act.object in _TO_WHOM:  # "the attacks on Saudi Arabia"
        told = beside + _topics(meant)
        rest = [m for m in meant if m not in told]
        yield Look(
            question,
            rest,
            "topic",
            lambda row, facts: says.told_of(row, facts, told) and not says.by(row, facts, beside),
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
            lambda row, facts: all(says.names(row, facts, m) or says.speaks_of(row, facts, m) for m in named),
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
    yield from _near_places(question, meant, places)
    objects = [m for m in meant if m.name.slot is Slot.OBJECT and m.ids]
    joined = all(m.name.joined for m in objects[1:])
    if (
        len(objects) > 1 and joined and question.act is not None and question.act.object
    ):  # "who visited both Egypt and Jordan"
        yield Look(replace(question, each=True), meant)
    bodies = [m for m in meant if m.name.slot is Slot.PLACE and m.name.kind == "organization"]
    if bodies:  # "at the UN General Assembly"
        others = [m for m in meant if m not in bodies]
        yield Look(question, others, "place", lambda row, facts: says.told_of(row, facts, bodies))
    events = [m for m in meant if m.name.slot is Slot.EVENT]
    if events and question.act is ACTS["attend"] and any(m.name in question.actors for m in meant):
        rest = [m for m in meant if m not in events]  # an event that is told of, and that nobody knows
        yield Look(question, rest, "topic", lambda row, facts: all(says.words_of(row, facts, m) for m in events))
    if places:
        rest = [m for m in meant if m not in places]
        yield Look(question, rest, "place", lambda row, facts: says.where(row, facts, places))
        yield Look(question, rest, "country", lambda row, facts: all(says.in_country(row, m) for m in places))


def _near_places(question: Question, meant: Sequence[Meant], places: Sequence[Meant]) -> Iterator[Look]:
    """What is told without a place: by the words of the sentence, and with what was there."""
    placeless = question.act is not None and TOLD_OF_NO_PLACE.issuperset(question.act.types)
    if placeless and places and question.act is not None and question.act.name in IN_WORDS:
        rest = [m for m in meant if m not in places]
        yield Look(question, rest, "topic", lambda row, facts: says.told_of(row, facts, places))
        if told := _topics(meant):
            rest = [m for m in rest if m not in told]
            yield Look(question, rest, "topic", lambda row, facts: says.told_of(row, facts, [*places, *told]))
    if placeless and (places or any(m.name.slot is Slot.EVENT for m in meant)):
        yield Look(replace(question, near=True), meant, "near")


def _other_readings(question: Question, meant: Sequence[Meant]) -> Iterator[Look]:
    """What the words may mean as well: whoever is called like a people, and in Arabic "who" as the other of the two."""
    called = [replace(m, name=replace(m.name, kind="person"), ids=m.name.also) if m.name.also else m for m in meant]
    if called != list(meant):
        yield Look(question, called)
    actors = [m for m in meant if m.name.slot in (Slot.SUBJECT, Slot.OBJECT)]
    passive = question.lang == "ar" and question.act is not None and question.act.name in MEASURES and actors
    if passive and question.asked[0] in _WHEN_WHERE and all(m.name.slot is Slot.SUBJECT for m in actors):
        bodies = [m for m in meant if m.name.slot is Slot.PLACE and m.name.kind == "organization"]
        hit = [replace(m, name=replace(m.name, slot=Slot.OBJECT)) if m in actors else m for m in meant]
        hit = [m for m in hit if m not in bodies]
        yield Look(
            question, hit, "", lambda row, facts: all(says.is_source(row, m) for m in bodies)
        )  # a passive is written like its active: "متى علقت عضوية زيمبابوي"
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


def _by_governments(question: Question, meant: Sequence[Meant]) -> Iterator[Look]:
    """What a ministry does is its state's, where no more is told: "whom did the Treasury sanction"."""
    if question.act is None or question.act.object not in _TO_WHOM:
        return
    by_iso = kb.load().by_iso
    bodies = [m for m in meant if m.name in question.actors and m.name.kind == "organization"]
    states = {m.name: country for m in bodies if (country := by_iso.get(m.name.of or ""))}
    if not states:
        return
    stated = [replace(m, ids=(c.id,)) if (c := states.get(m.name)) else m for m in meant]
    yield Look(question, stated)
    if topics := _topics(meant):
        rest = [m for m in stated if m not in topics]
        yield Look(question, rest, "topic", lambda row, facts: says.told_of(row, facts, topics))
