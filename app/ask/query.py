"""From a question whose names are looked up to what is run, and to the rows that fit it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import product
from typing import Any

from app.ask.looks import Look, another_measure, looks, of_kind
from app.ask.lookup import Meant, same_offices
from app.ask.question import ACTS, Asked, Question, Slot
from app.ask.regions import members
from graph.facts import Fact, FactType, Role, Status, Subtype
from graph.queries import happenings
from graph.queries.happenings import HappeningFilter
from graph.store import Store
from ingest import kb
from ingest.text import tokenize
from ingest.text.normalize import stems

Row = dict[str, Any]
_ALSO_SAID = (FactType.AGREE, FactType.COOPERATE, FactType.SUPPORT, FactType.CRITICIZE)
_AWAY = (Status.CANCELLED, Status.DENIED)  # who stayed away did not attend
_ONE_BY_ONE = frozenset({"say", "attend", "visit"})
_LISTED = ((Asked.PEOPLE,), (Asked.COUNTRY,), (Asked.PLACE,), (Asked.AGREEMENT,))
_ACTORS = (Slot.SUBJECT, Slot.OBJECT, Slot.PARTY)
_ENDINGS = ("ing", "ed", "es", "s", "e")
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
    found.rows = _ordered(question, _in_person(question, _in_city(question, _told(question, rows))))
    return found, best


async def _search(found: Found, question: Question, meant: Sequence[Meant], store: Store) -> None:
    rows = {}
    for wanted in _filters(question, meant):
        cypher, params = happenings.happenings(wanted)
        for row in happenings.tidy(await found.run(store, cypher, params)):
            rows[row["id"]] = row
    found.rows = list(rows.values())
    await found.read_facts(store)
    own = [_own_words(question, meant, row, found.facts) for row in found.rows]
    own = [_as_denied(question, _as_asked(question, row, found.facts), found.facts) for row in own]
    found.rows = [row for row in own if row["facts"] and _fits(question, meant, row, found.facts)]


# -- what is run -----------------------------------------------------------------------------------


def _filters(question: Question, meant: Sequence[Meant]) -> list[HappeningFilter]:
    assert question.act is not None
    by: dict[Slot, list[Meant]] = {slot: [m for m in meant if m.name.slot is slot] for slot in Slot}
    actors = [m for slot in _ACTORS for m in by[slot] if m.name.kind != "group" and not _denies(question, m)]
    groups = [country for slot in _ACTORS for m in by[slot] if m.name.kind == "group" for country in countries(m)]
    events = tuple(identity for m in by[Slot.EVENT] for identity in m.ids)
    place = [] if events else [m.ids for m in by[Slot.PLACE]]
    topics = [m.ids for m in by[Slot.TOPIC] if not m.by_words]
    from_, to = (None, None) if events and _whole_months(question) else (question.from_, question.to)
    if _ended(question):  # is dated by its making
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
        )
        if question.near:
            wanted = replace(wanted, near=(wanted.place or events[0],), place=None, events=())
        if by[Slot.NEAR]:
            wanted = replace(wanted, near=tuple(m.ids[0] for m in by[Slot.NEAR]))
        said = [wanted, *_about(question, wanted)]
        out += said
        out += [other for one in said for other in _said_otherwise(question, meant, one)]
        if events and by[Slot.PLACE] and question.from_ and len(who) > 1:  # told of its place, but not of the event
            out.append(replace(wanted, events=(), place=by[Slot.PLACE][0].ids[0], from_=question.from_, to=question.to))
    return out


def _together(question: Question, actors: Sequence[Meant]) -> list[list[Meant]]:
    """Who has to take part in one thing; what each of several does or says for himself is looked for one by one."""
    assert question.act is not None
    if question.each:
        objects = [m for m in actors if m.name.slot is Slot.OBJECT]
        return [[m for m in actors if m is one or m not in objects] for one in objects]
    alone = [m for m in actors if m.name.slot is Slot.SUBJECT]
    if question.act.subject and len(alone) > 1 and question.act.name in _ONE_BY_ONE:
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
    types = tuple(kind.value for kind in _ALSO_SAID)
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


# -- what fits -------------------------------------------------------------------------------------


def _fits(question: Question, meant: Sequence[Meant], row: Row, facts: dict[str, Fact]) -> bool:
    act = question.act
    assert act is not None
    for one in meant:
        if one.by_words and not _says(row, facts, one.name.words):
            return False
        if one.name.kind == "group":
            continue
        if not _in_office_then(one, row, facts):
            return False
        if _denies(question, one) and not _attributed(row, facts, one.ids):
            return False
        roles = {Slot.SUBJECT: act.subject, Slot.OBJECT: act.object}.get(one.name.slot, ())
        alone = question.each and one.name.slot is Slot.OBJECT
        alone = alone or (act.name in _ONE_BY_ONE and one.name.slot is Slot.SUBJECT and _several(meant))
        if _does_it_himself(question, one, row, facts):
            return False
        directed = not alone and roles and row["type"] in {kind.value for kind in act.types}
        if directed and not any(plays(row, facts, identity, roles) for identity in one.ids):
            return False
    if another_measure(row, facts, act.name) or not all(of_kind(row, facts, kind) for kind in question.kinds):
        return False
    if _ended(question) and row["date_start"] and not _within(row, question.from_ or "", question.to or "9999"):
        return False
    if question.periods and not any(_within(row, *period) for period in question.periods):
        return False
    if question.month_day and not (row["date_start"] or "")[5:].startswith(question.month_day):
        return False
    attended = act.name in ("attend", "come") and not question.statuses and Asked.PEOPLE in question.asked
    if attended and Status(row["status"]) in _AWAY:
        return False
    if question.statuses and Status(row["status"]) not in question.statuses:
        return False
    return row["type"] != "MEET" or act.name != "attend" or row["status"] == "planned"


def _in_office_then(one: Meant, row: Row, facts: dict[str, Fact]) -> bool:
    """Whether whom an office alone names held it when it happened: "the crown prince" is not who had been it before."""
    if one.name.kind != "person" or one.name.words or not one.name.offices or "leader" in one.name.offices:
        return True
    same = same_offices(one.name.offices)
    told = [p for i in row["facts"] if i in facts for p in facts[i].participants if p.id in one.ids]
    if not told or any(p.office in same for p in told):
        return True
    day = row["date_start"] or ""
    people = [row_ for p in told if isinstance(row_ := kb.load().by_id.get(p.id), kb.Person)]
    terms = [o for person in people for o in person.offices if o.office in same and one.name.of in (None, o.of)]
    return not terms or not day or day.startswith("X") or any(o.covers(day) for o in terms)


def _does_it_himself(question: Question, one: Meant, row: Row, facts: dict[str, Fact]) -> bool:
    """Whether somebody named besides is who does it, which is asked: "who condemned the attacks on Saudi Arabia"."""
    act = question.act
    aside = act is not None and act.object == (Role.TARGET,) and one.name.slot is Slot.PARTY
    if act is None or not aside or question.role is not Slot.SUBJECT:
        return False
    return any(plays(row, facts, identity, act.subject) for identity in one.ids)


def _denies(question: Question, one: Meant) -> bool:
    """Whether it is asked what somebody denies, who need not take part in it."""
    return question.act is ACTS["deny"] and one.name.slot is Slot.SUBJECT


def _attributed(row: Row, facts: dict[str, Fact], ids: Sequence[str]) -> bool:
    """Whether the denial is told as the word of one of these."""
    denials = [facts[i] for i in row["facts"] if i in facts and facts[i].status is Status.DENIED]
    spoken = {p.id for fact in denials for p in fact.participants if p.role is Role.SPEAKER}
    return bool(spoken.intersection(ids)) or any(c.id in ids for fact in denials for c in fact.attribution)


def _own_words(question: Question, meant: Sequence[Meant], row: Row, facts: dict[str, Fact]) -> Row:
    """Of what is no statement, the facts alone that are told as the word of whoever is asked about."""
    if question.act is not ACTS["say"] or row["type"] == FactType.STATE.value:
        return row
    ids = {identity for m in meant if m.name.slot is Slot.SUBJECT for identity in m.ids}
    return row | {"facts": [i for i in row["facts"] if i in facts and _is_word_of(facts[i], ids)]}


def _as_asked(question: Question, row: Row, facts: dict[str, Fact]) -> Row:
    """An agreement that stood and was ended, as ended where that is asked for."""
    if (
        not _ended(question)
        or Status.CANCELLED.value not in row["statuses"]
        or row["type"] != FactType.AGREE.value
        or row["status"] == Status.CANCELLED.value
    ):
        return row
    told = [facts[i] for i in row["facts"] if i in facts and facts[i].status is Status.CANCELLED]
    date = next((fact.date for fact in told if fact.date), None)
    dated = {"date_start": date and date.start, "date_end": date and date.end}
    return row | dated | {"status": Status.CANCELLED.value, "facts": [fact.id for fact in told]}


def _as_denied(question: Question, row: Row, facts: dict[str, Fact]) -> Row:
    """What some articles assert and others deny, as denied where that is asked for."""
    disputed = row["status"] != Status.DENIED.value and Status.DENIED.value in row["statuses"]
    if question.statuses != {Status.DENIED} or not disputed:
        return row
    told = [i for i in row["facts"] if i in facts and facts[i].status is Status.DENIED]
    return row | {"status": Status.DENIED.value, "facts": told}


def _ended(question: Question) -> bool:
    return question.act in (ACTS["agree"], ACTS["sign"]) and Status.CANCELLED in question.statuses


def _is_word_of(fact: Fact, ids: set[str]) -> bool:
    sources = {p.id for p in fact.participants if p.role is Role.SOURCE}
    return bool(ids & ({claimant.id for claimant in fact.attribution} | sources))


def _several(meant: Sequence[Meant]) -> bool:
    return sum(m.name.slot is Slot.SUBJECT for m in meant) > 1


def _within(row: Row, from_: str, to: str) -> bool:
    """Whether a date, known to the day, month or year, touches a period."""
    start, end = row["date_start"] or "", row["date_end"] or row["date_start"] or ""
    return bool(start) and start[: len(to)] <= to[: len(start)] and from_[: len(end)] <= end


def plays(row: Row, facts: dict[str, Fact], identity: str, roles: Iterable[Role]) -> bool:
    """Whether somebody, or somebody of a country, has one of the roles in what happened."""
    wanted = {role.value for role in roles}
    if any(part["id"] == identity and part["role"] in wanted for part in row["participants"]):
        return True
    country = kb.load().by_id.get(identity)
    if not isinstance(country, kb.Country):
        return False
    return any(
        p.country == country.iso3 and p.role.value in wanted
        for fact in row["facts"]
        if fact in facts
        for p in facts[fact].participants
    )


def _says(row: Row, facts: dict[str, Fact], form: Sequence[str]) -> bool:
    """Whether the words of evidence have all of these."""
    quotes = " ".join(e.quote for i in row["facts"] if i in facts for e in facts[i].evidence)
    said = {_bare(stem) for token in tokenize(quotes) for _, stem, _ in stems(token.norm)}
    return all(any(_bare(stem) in said for _, stem, _ in stems(word)) for word in form)


def _bare(word: str) -> str:
    """An English word without the ending of a plural or a tense."""
    return next((word.removesuffix(end) for end in _ENDINGS if word.endswith(end) and len(word) - len(end) > 3), word)


def _told(question: Question, rows: list[Row]) -> list[Row]:
    """Of those asked for as planned, or as demanded: what some article told so, or else all."""
    if question.told is None:
        return rows
    told = [row for row in rows if question.told.value in row["statuses"]]
    if question.told is Status.PLANNED:
        told = [row for row in rows if row in told or row["status"] != "held"]
    listed = question.told is Status.PLANNED and question.asked[:1] in _LISTED
    return told if listed else told or rows


def _in_city(question: Question, rows: list[Row]) -> list[Row]:
    """Where it is asked when somebody was in a capital: what is told of that city, if anything is."""
    cities = {name.place for name in question.slots(Slot.OBJECT) if name.kind == "country"} - {None}
    there = [row for row in rows if any(place["id"] in cities for place in row["places"])]
    return there or rows if question.asked[:1] == (Asked.DATE,) else rows


def _in_person(question: Question, rows: list[Row]) -> list[Row]:
    """Of those who met, those who did so at one place, if any did; else those who talked by phone, too."""
    if question.act is not ACTS["meet"] or Asked.COUNT in question.asked:
        return rows
    together = [row for row in rows if row["subtype"] != Subtype.PHONE.value]
    return together if any(row["status"] == Status.HELD.value for row in together) else rows


def _ordered(question: Question, rows: list[Row]) -> list[Row]:
    """By date, the undated last; of "the last time", what was held last."""
    rows = sorted(rows, key=lambda row: (row["date_start"] or "9999", row["id"]))
    dated = [row for row in rows if row["date_start"] and row["status"] == "held"]
    if question.order and dated and Asked.COUNT not in question.asked:
        return [dated[-1 if question.order == "last" else 0]]
    return rows
