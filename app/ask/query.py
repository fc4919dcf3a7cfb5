"""From a question whose names are looked up to what is run, and to the rows that fit it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from itertools import product
from typing import Any

from app.ask import fits
from app.ask.looks import Look, looks
from app.ask.lookup import Meant
from app.ask.question import ACTS, ONE_BY_ONE, Asked, Question, Slot
from app.ask.regions import members
from graph.facts import Fact, FactType, Status
from graph.queries import happenings
from graph.queries.happenings import HappeningFilter
from graph.store import Store
from ingest import kb

Row = dict[str, Any]
_ALSO_SAID = (FactType.AGREE, FactType.COOPERATE, FactType.SUPPORT, FactType.CRITICIZE)
_DEMANDED = (FactType.MEDIATE, FactType.SANCTION, FactType.MEET, FactType.VISIT)
_ACTORS = (Slot.SUBJECT, Slot.OBJECT, Slot.PARTY)
_COMBINATIONS = 12  # of alternative readings of names: more are not run


@dataclass(slots=True)
class Found:
    """What was run, what happened by it, and the facts that tell it, by id."""

    cypher: list[str] = field(default_factory=list)
    parameters: list[dict[str, Any]] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    facts: dict[str, Fact] = field(default_factory=dict)
    note: str = ""  # how the question was widened, where nothing fitted it to the letter

    async def run(self, store: Store, cypher: str, params: dict[str, Any]) -> list[Row]:
        """Runs a statement and keeps it to be shown."""
        if cypher not in self.cypher:
            self.cypher.append(cypher)
        self.parameters.append(params)
        return await store.read(cypher, **params)

    @property
    def shown(self) -> dict[str, Any]:
        """The parameters by name; of one that had several values in several runs, a list of them."""
        names = dict.fromkeys(name for params in self.parameters for name in params)
        values = {name: [params[name] for params in self.parameters if name in params] for name in names}
        distinct = {name: [v for k, v in enumerate(every) if v not in every[:k]] for name, every in values.items()}
        return {name: every[0] if len(every) == 1 else every for name, every in distinct.items()}

    async def read_facts(self, store: Store) -> None:
        """Reads the facts that the rows rest on."""
        ids = sorted({identity for row in self.rows for identity in row["facts"]} - self.facts.keys())
        for read in await store.read(happenings.FACTS, ids=ids):
            fact = Fact.stored(read["json"])
            self.facts[fact.id] = fact


async def find(
    question: Question, meant: Sequence[Meant], store: Store, answers: Callable[[Look, Found], bool]
) -> tuple[Found, Look]:
    """What happened that fits a question and `answers` it, and the look by which it was found.

    Of a call that was only planned, a further look goes on for one that was held: "what did they discuss by phone".
    """
    found, best = Found(), Look(question, meant)
    rows: list[Row] = []
    for look in looks(question, meant):
        if rows and question.act is not ACTS["phone"]:
            break
        await _search(found, look.question, look.meant, store)
        counted = found.rows = [row for row in found.rows if look.counts(row, found.facts)]
        if answers(look, found) and (not rows or any(row["status"] == Status.HELD.value for row in counted)):
            best, rows = look, counted
        if any(row["status"] == Status.HELD.value for row in rows) or (rows and (question.told or question.statuses)):
            break
    found.note = best.note
    rows = fits.own_days(question, fits.on_the_way(question, rows, found.facts))
    found.rows = fits.ordered(question, fits.in_person(question, fits.in_city(question, fits.told(question, rows))))
    return found, best


async def _search(found: Found, question: Question, meant: Sequence[Meant], store: Store) -> None:
    rows = {}
    for wanted in _filters(question, meant):
        cypher, params = happenings.happenings(wanted)
        for row in happenings.tidy(await found.run(store, cypher, params)):
            rows[row["id"]] = row
    found.rows = list(rows.values())
    await found.read_facts(store)
    own = [fits.own_words(question, meant, row, found.facts) for row in found.rows]
    own = [fits.as_denied(question, fits.as_asked(question, row, found.facts), found.facts) for row in own]
    found.rows = [row for row in own if row["facts"] and fits.fits(question, meant, row, found.facts)]


# -- what is run -----------------------------------------------------------------------------------


def _filters(question: Question, meant: Sequence[Meant]) -> list[HappeningFilter]:
    assert question.act is not None
    by: dict[Slot, list[Meant]] = {slot: [m for m in meant if m.name.slot is slot] for slot in Slot}
    actors = [m for slot in _ACTORS for m in by[slot] if m.name.kind != "group" and not fits.denies(question, m)]
    groups = [country for slot in _ACTORS for m in by[slot] if m.name.kind == "group" for country in countries(m)]
    events = tuple(identity for m in by[Slot.EVENT] for identity in m.ids)
    place = [] if events else _places(by[Slot.PLACE])
    topics = [m.ids for m in by[Slot.TOPIC] if not m.by_words]
    from_, to = (None, None) if events and _whole_months(question) else (question.from_, question.to)
    if fits.ended(question):  # is dated by its making
        from_, to = None, None
    told = _told_within(question, from_, to) if question.undated else None
    out = []
    readings = [product(*(m.ids for m in some), *place[:1], *topics[:1]) for some in _together(question, actors)]
    for chosen in [one for reading in readings for one in reading][:_COMBINATIONS]:
        count = len(chosen) - len(place[:1]) - len(topics[:1])
        rest = list(chosen[count:])
        who = tuple(dict.fromkeys(chosen[:count]))
        wanted = HappeningFilter(
            types=_types(question),
            subtypes=tuple(subtype.value for subtype in question.act.subtypes),
            participants=who,
            any_of=tuple(groups),
            events=events,
            place=rest.pop(0) if place else None,
            topic=rest.pop(0) if topics else None,
            from_=None if told else from_,
            to=None if told else to,
            as_of=question.as_of,
            told=told,
            newest=question.order == "last",
            statuses=() if who or groups or events else tuple(sorted(question.statuses)),
        )
        wanted = _near(question, by[Slot.NEAR], wanted)
        said = [wanted, *_about(question, wanted)]
        out += [*said, *(other for one in said for other in _said_otherwise(question, meant, one))]
        if events and by[Slot.PLACE] and question.from_ and len(who) > 1:  # told of its place, but not of the event
            out.append(replace(wanted, events=(), place=by[Slot.PLACE][0].ids[0], from_=question.from_, to=question.to))
    return out


def _near(question: Question, met: Sequence[Meant], wanted: HappeningFilter) -> HappeningFilter:
    """What an article tells together with a place, an event or a meeting of theirs."""
    if question.near:
        wanted = replace(wanted, near=(wanted.place or wanted.events[0],), place=None, events=())
    return replace(wanted, near=tuple(m.ids[0] for m in met)) if met else wanted


def _places(named: Sequence[Meant]) -> list[tuple[str, ...]]:
    """The place that is looked for; of several that "and" joins, each: "in Oman and Yemen"."""
    if len(named) > 1 and all(m.name.joined for m in named[1:]) and all(m.name.kind == "country" for m in named):
        return [tuple(identity for m in named for identity in m.ids)]
    return [tuple(m.ids) for m in named]


def _together(question: Question, actors: Sequence[Meant]) -> list[list[Meant]]:
    """Who has to take part in one thing; what each of several does or says for himself is looked for one by one."""
    assert question.act is not None
    if question.each:
        objects = [m for m in actors if m.name.slot is Slot.OBJECT]
        return [[m for m in actors if m is one or m not in objects] for one in objects]
    alone = [m for m in actors if m.name.slot is Slot.SUBJECT]
    if question.act.subject and len(alone) > 1 and question.act.name in ONE_BY_ONE:
        return [[m for m in actors if m is one or m not in alone] for one in alone]
    return [list(actors)]


def countries(group: Meant) -> list[str]:
    """The ids of the countries of a group."""
    by_iso = kb.load().by_iso
    return sorted(by_iso[iso].id for iso in members(group.ids[0]) if iso in by_iso)


def _types(question: Question) -> tuple[str, ...]:
    assert question.act is not None
    types = [kind.value for kind in question.act.types]
    if question.act.name == "attend" and question.told is Status.PLANNED:
        types.append(FactType.MEET.value)  # whoever is to meet somebody there is expected there
    return tuple(types)


def _whole_months(question: Question) -> bool:
    """Whether the dates say no more than which edition of an event is meant."""
    return not question.from_ or question.from_ != question.to


def _told_within(question: Question, from_: str | None, to: str | None) -> tuple[str, str]:
    """When articles may have told it without a day; a plan is told before its time."""
    early = question.told is Status.PLANNED or question.statuses
    first = f"{int(from_[:4]) - 1}{from_[4:]}" if from_ and early else from_
    return first or "", to or "9999"


def _said_otherwise(question: Question, meant: Sequence[Meant], wanted: HappeningFilter) -> list[HappeningFilter]:
    """What is told of agreements, cooperation, support and criticism as somebody's word is what he said, too."""
    if question.act is not ACTS["say"] or question.asked != (Asked.STATEMENT,) or question.statuses:
        return []
    speakers = {identity for m in meant if m.name.slot is Slot.SUBJECT for identity in m.ids}
    speaker = [identity for identity in wanted.participants if identity in speakers]
    if len(speaker) != 1:
        return []
    demands = _DEMANDED if question.told is Status.CALLED_FOR else ()
    types = tuple(kind.value for kind in (*_ALSO_SAID, *demands))
    others = tuple(identity for identity in wanted.participants if identity not in speaker)
    return [replace(wanted, types=types, subtypes=(), participants=others, claimant=speaker[0])]


def _about(question: Question, wanted: HappeningFilter) -> list[HappeningFilter]:
    """Whoever a statement is about is among its participants, not its topics."""
    if question.act is None or question.act.name != "say" or wanted.topic is None:
        return []
    if isinstance(kb.load().by_id.get(wanted.topic), kb.Topic):
        return []
    who = (*wanted.participants, wanted.topic)
    return [replace(wanted, subtypes=(), participants=who, topic=None)]
