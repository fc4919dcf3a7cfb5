"""Which rows fit a question, and which of those that fit are meant."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from app.ask.lookup import Meant, same_offices
from app.ask.periods import edition_days
from app.ask.question import ACTS, ONE_BY_ONE, Asked, Question, Slot
from app.ask.says import another_measure, is_state, of_kind, phone, speaks_for
from graph.facts import Fact, FactType, Role, Status, Subtype
from ingest import kb
from ingest.text import tokenize
from ingest.text.normalize import stems

Row = dict[str, Any]
_AWAY = (Status.CANCELLED, Status.DENIED)  # who stayed away did not attend
_LISTED = ((Asked.PEOPLE,), (Asked.COUNTRY,), (Asked.PLACE,), (Asked.AGREEMENT,))
_ENDINGS = ("ing", "ed", "es", "s", "e")
_JOURNEY = 31  # days that stops of one journey are apart at most


def fits(question: Question, meant: Sequence[Meant], row: Row, facts: dict[str, Fact]) -> bool:
    act = question.act
    assert act is not None
    for one in meant:
        if one.by_words and not _says(row, facts, one.name.words):
            return False
        if one.name.kind == "group":
            continue
        if not _in_office_then(one, row, facts):
            return False
        if denies(question, one) and not _attributed(row, facts, one):
            return False
        roles = {Slot.SUBJECT: act.subject, Slot.OBJECT: act.object}.get(one.name.slot, ())
        alone = question.each and one.name.slot is Slot.OBJECT
        alone = alone or (act.name in ONE_BY_ONE and one.name.slot is Slot.SUBJECT and _several(meant))
        if _does_it_himself(question, one, row, facts):
            return False
        directed = not alone and roles and row["type"] in {kind.value for kind in act.types}
        if directed and not any(plays(row, facts, identity, roles) for identity in one.ids):
            return False
    if another_measure(row, facts, act.name) or not all(of_kind(row, facts, kind) for kind in question.kinds):
        return False
    if ended(question) and row["date_start"] and not _within(row, question.from_ or "", question.to or "9999"):
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
    if question.together and (row["subtype"] == Subtype.PHONE.value or (not row["places"] and phone(row, facts))):
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


def denies(question: Question, one: Meant) -> bool:
    """Whether it is asked what somebody denies, who need not take part in it."""
    return question.act is ACTS["deny"] and one.name.slot is Slot.SUBJECT


def _attributed(row: Row, facts: dict[str, Fact], one: Meant) -> bool:
    """Whether the denial is told as somebody's word; a state's is that of its officials and ministries, too."""
    denials = [facts[i] for i in row["facts"] if i in facts and facts[i].status is Status.DENIED]
    told: set[tuple[str, str]] = set()
    for fact in denials:
        day = fact.date.start if fact.date is not None and not fact.date.start.startswith("X") else ""
        told |= {(p.id, day) for p in fact.participants if p.role is Role.SPEAKER}
        told |= {(claimant.id, day) for claimant in fact.attribution}
    return any(identity in one.ids for identity, _ in told) or (
        is_state(one) and any(speaks_for(identity, day) == one.name.of for identity, day in told)
    )


def own_words(question: Question, meant: Sequence[Meant], row: Row, facts: dict[str, Fact]) -> Row:
    """Of what is no statement, the facts alone that are told as the word of whoever is asked about."""
    if question.act is not ACTS["say"] or row["type"] == FactType.STATE.value:
        return row
    ids = {identity for m in meant if m.name.slot is Slot.SUBJECT for identity in m.ids}
    return row | {"facts": [i for i in row["facts"] if i in facts and _is_word_of(facts[i], ids)]}


def as_asked(question: Question, row: Row, facts: dict[str, Fact]) -> Row:
    """An agreement that stood and was ended, as ended where that is asked for."""
    if (
        not ended(question)
        or Status.CANCELLED.value not in row["statuses"]
        or row["type"] != FactType.AGREE.value
        or row["status"] == Status.CANCELLED.value
    ):
        return row
    told = [facts[i] for i in row["facts"] if i in facts and facts[i].status is Status.CANCELLED]
    date = next((fact.date for fact in told if fact.date), None)
    dated = {"date_start": date and date.start, "date_end": date and date.end}
    return row | dated | {"status": Status.CANCELLED.value, "facts": [fact.id for fact in told]}


def as_denied(question: Question, row: Row, facts: dict[str, Fact]) -> Row:
    """What some articles assert and others deny, as denied where that is asked for."""
    disputed = row["status"] != Status.DENIED.value and Status.DENIED.value in row["statuses"]
    if question.statuses != {Status.DENIED} or not disputed:
        return row
    told = [i for i in row["facts"] if i in facts and facts[i].status is Status.DENIED]
    return row | {"status": Status.DENIED.value, "facts": told}


def ended(question: Question) -> bool:
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


def told(question: Question, rows: list[Row]) -> list[Row]:
    """Of those asked for as planned, or as demanded: what some article told so, or else all."""
    if question.told is None:
        return rows
    told = [row for row in rows if question.told.value in row["statuses"]]
    if question.told is Status.PLANNED:
        told = [row for row in rows if row in told or row["status"] != "held"]
    listed = question.asked[:1] in _LISTED
    return told if listed else told or rows


def on_the_way(question: Question, rows: list[Row], facts: dict[str, Fact]) -> list[Row]:
    """Of what was "after Cuba" or before: what an article tells together with it, or what was within a month of it."""
    if not question.trip:
        return rows
    stops = [r for r in rows if question.besides & {one["id"] for one in [*r["participants"], *r["places"]]}]
    told = {facts[i].article for row in stops for i in row["facts"] if i in facts}
    days = [day for row in stops if (day := _day(row)) is not None]

    def near(row: Row) -> bool:
        day = _day(row)
        gaps = [(day - stop).days * (1 if question.trip == "after" else -1) for stop in days] if day else []
        if gaps:
            return any(0 <= gap <= _JOURNEY for gap in gaps)
        if question.trip == "before" and row["status"] == Status.PLANNED.value:
            return False
        return any(facts[i].article in told for i in row["facts"] if i in facts)

    return [row for row in rows if row in stops or near(row)]


def own_days(question: Question, rows: list[Row]) -> list[Row]:
    """Where it is asked when an event was, what was while it lasted, if anything was."""
    if question.act is not ACTS["be"] or question.asked[:1] != (Asked.DATE,) or question.actors:
        return rows
    days = [edition_days(e) for s in kb.load().events for e in s.editions for r in rows if _is_at(r, e)]
    within = [r for r in rows if any(_within(r, first.isoformat(), last.isoformat()) for first, last in days)]
    return within or rows


def _is_at(row: Row, edition: kb.Edition) -> bool:
    return any(event["id"] == edition.id for event in row["events"])


def _day(row: Row) -> date | None:
    """The day on which something began, where it is told to the day."""
    text = row["date_start"] or ""
    return date.fromisoformat(text) if len(text) == 10 and text[:4].isdigit() else None


def in_city(question: Question, rows: list[Row]) -> list[Row]:
    """Where it is asked when somebody was in a capital: what is told of that city, if anything is."""
    cities = {name.place for name in question.slots(Slot.OBJECT) if name.kind == "country"} - {None}
    there = [row for row in rows if any(place["id"] in cities for place in row["places"])]
    return there or rows if question.asked[:1] == (Asked.DATE,) else rows


def in_person(question: Question, rows: list[Row]) -> list[Row]:
    """Of those who met, those who did so at one place, if any did; else those who talked by phone, too."""
    if question.act is not ACTS["meet"] or Asked.COUNT in question.asked:
        return rows
    together = [row for row in rows if row["subtype"] != Subtype.PHONE.value]
    return together if any(row["status"] == Status.HELD.value for row in together) else rows


def ordered(question: Question, rows: list[Row]) -> list[Row]:
    """By date, the undated last; of "the last time", what was held last."""
    rows = sorted(rows, key=lambda row: (row["date_start"] or "9999", row["id"]))
    dated = [row for row in rows if row["date_start"] and row["status"] == "held"]
    if question.order and dated and Asked.COUNT not in question.asked:
        return [dated[-1 if question.order == "last" else 0]]
    return rows
