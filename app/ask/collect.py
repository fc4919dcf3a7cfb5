"""From what happened to answers: each thing once a status, with the facts that it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any

from app.ask.lookup import Meant, same_offices
from app.ask.models import Answered
from app.ask.query import Found, Row
from app.ask.question import ACTS, Asked, Question, Slot
from app.ask.regions import members
from graph.facts import Participant, Role, Status
from graph.history import STATUS_ORDER
from ingest import kb

_ACTORS = frozenset({"person", "country", "organization"})
_ORDER = {status.value: k for k, status in enumerate(STATUS_ORDER)}


def answers(question: Question, meant: Sequence[Meant], found: Found) -> list[Answered]:
    """The answers, those of the strongest status first."""
    collected: dict[tuple[str, str, str], Answered] = {}
    for asked in question.asked:
        for row in found.rows:
            for one in _of_row(asked, question, meant, found, row):
                key = (one.kind, one.id, one.status)
                before = collected.get(key)
                facts = sorted({*one.facts, *(before.facts if before else ())})
                count = (before.count if before else 0) + 1
                collected[key] = one.model_copy(update={"facts": facts, "count": count})
    if question.each and question.asked[:1] in ((Asked.PEOPLE,), (Asked.COUNTRY,)):
        return _to_each(meant, found, list(collected.values()))
    if not collected and question.asked == (Asked.DATE,):
        return _planned(question, meant, found)
    given = _officials(meant, list(collected.values()))
    if question.cities and any(one.kind == "place" for one in given):
        given = [one for one in given if one.kind != "country"]
    return sorted(_closest(given), key=lambda one: _ORDER[one.status])


def _to_each(meant: Sequence[Meant], found: Found, given: list[Answered]) -> list[Answered]:
    """Those who did it to all of several: "who visited both Egypt and Jordan"."""
    objects = [m for m in meant if m.name.slot is Slot.OBJECT]
    told = {
        m.name: {i for r in found.rows for p in r["participants"] if p["id"] in m.ids for i in r["facts"]}
        for m in objects
    }
    return [one for one in given if all(facts.intersection(one.facts) for facts in told.values())]


def _officials(meant: Sequence[Meant], found: list[Answered]) -> list[Answered]:
    """Without the country itself whose people are asked for, where some are told: "which Sudanese officials"."""
    of = {identity for m in meant if m.name.slot is Slot.OF for identity in m.ids}
    people = any(one.kind == "person" for one in found)
    return [one for one in found if not (people and one.kind == "country" and one.id in of)]


def _closest(found: list[Answered]) -> list[Answered]:
    """Without topics that another one names more closely for the same facts: "terrorism", "counter-terrorism"."""
    closer = {
        one.id: {fact for other in found if _is_closer(other, one) for fact in other.facts}
        for one in found
        if one.kind == "topic"
    }
    return [one for one in found if one.kind != "topic" or not closer[one.id].issuperset(one.facts)]


def _is_closer(other: Answered, one: Answered) -> bool:
    return other.kind == "topic" and other.status == one.status and other.id != one.id and one.name in other.name


def _planned(question: Question, meant: Sequence[Meant], found: Found) -> list[Answered]:
    """What is planned without a day, by those with whom it is."""
    rows = [row for row in found.rows if row["status"] == Status.PLANNED.value]
    return [] if not rows else answers(replace(question, asked=(Asked.WHETHER,)), meant, replace(found, rows=rows))


def _of_row(asked: Asked, question: Question, meant: Sequence[Meant], found: Found, row: Row) -> Iterator[Answered]:
    if question.denier and asked in (Asked.PEOPLE, Asked.COUNTRY):
        yield from _deniers(found, row)
    elif asked is Asked.PEOPLE:
        yield from _people(question, meant, found, row)
    elif asked is Asked.COUNTRY:
        yield from _countries(question, meant, found, row)
    elif asked is Asked.COUNT and not row["date_start"]:
        yield from islice(_whether(question, meant, found, row), 1)
    elif asked in (Asked.DATE, Asked.COUNT):
        yield from _date(row)
    elif asked is Asked.PLACE:
        known = {i for m in meant if m.name.slot is Slot.OBJECT for i in m.ids}
        yield from (one for one in _place(row, known) if not _is_beside(question, one) and _there(question, row, one))
    elif asked is Asked.TOPIC:
        yield from (_named("topic", topic, row) for topic in row["topics"])
    elif asked is Asked.EVENT:
        yield from (_named("event", event, row) for event in row["events"])
    elif asked in (Asked.AGREEMENT, Asked.STATEMENT):
        yield _told(asked, found, row)
    elif asked is Asked.WHETHER:
        yield from _whether(question, meant, found, row)


def _named(kind: str, entity: dict[str, Any], row: Row) -> Answered:
    names = {"ar": entity["name_ar"]} if entity.get("name_ar") else {}
    return Answered(
        kind=kind, id=entity["id"], name=entity["name"], names=names, status=row["status"], facts=row["facts"]
    )


# -- people ----------------------------------------------------------------------------------------


def _people(question: Question, meant: Sequence[Meant], found: Found, row: Row) -> Iterator[Answered]:
    asked_of = {i for m in meant if m.name.slot in (Slot.SUBJECT, Slot.OBJECT, Slot.PARTY) for i in m.ids}
    present = {p["id"] for p in row["participants"]}
    sides = {_iso(i) for i in asked_of - present} - {None}  # whoever deals with his own state is no part of it
    sides |= {iso for m in meant if m.name.kind == "group" for iso in members(m.ids[0])}
    parts = [p for p in row["participants"] if p["kind"] in _ACTORS and p["id"] not in asked_of]
    parts = [p for p in parts if _has_role(question, row, p)]
    if question.act and not question.act.subject:  # a country stands beside its own people only as itself
        parts = [p for p in parts if _country(p, found, row) not in sides]
        parts = [p for p in parts if p["kind"] != "country"] or parts
    if question.persons:
        parts = [p for p in parts if p["kind"] == "person"]
    for part in parts:
        if part["id"] not in question.besides and _wanted(question, meant, found, row, part):
            yield _named(part["kind"], part, row)


def _deniers(found: Found, row: Row) -> Iterator[Answered]:
    """Those by whose word it is denied."""
    for fact in (found.facts[i] for i in row["facts"] if i in found.facts):
        for claimant in fact.attribution if fact.status is Status.DENIED else ():
            known = kb.load().by_id.get(claimant.id)
            kind = "country" if isinstance(known, kb.Country) else "person" if isinstance(known, kb.Person) else ""
            entity = {"id": claimant.id, "name": claimant.name, "name_ar": claimant.names.get("ar")}
            yield _named(kind or "organization", entity, row | {"facts": [fact.id]})


def _has_role(question: Question, row: Row, part: dict[str, Any]) -> bool:
    """Whether somebody has the part that is asked for; where all have the same part, all do."""
    act = question.act
    if act is None or question.role is None or row["type"] not in {kind.value for kind in act.types}:
        return True
    roles = act.subject if question.role is Slot.SUBJECT else act.object
    if question.act is not None and question.act.name == "attend":
        roles = (Role.ATTENDEE, Role.PARTY, Role.HOST, Role.VISITOR)
    return not roles or part["role"] in {role.value for role in roles}


def _wanted(question: Question, meant: Sequence[Meant], found: Found, row: Row, part: dict[str, Any]) -> bool:
    """Whether somebody is of the country, holds the office or belongs to the body that is asked for."""
    of = {iso for m in meant if m.name.slot is Slot.OF for iso in (m.name.of, *map(_iso, m.ids))} - {None}
    country = _country(part, found, row)
    if of and country not in of:
        return False
    if question.region is not None and country not in members(question.region):
        return False
    holder = question.office is None or part["kind"] == "person"
    return holder and (question.office is None or _in_office(question.office, part, found, row))


def _iso(identity: str) -> str | None:
    country = kb.load().by_id.get(identity)
    return country.iso3 if isinstance(country, kb.Country) else None


def _country(part: dict[str, Any], found: Found, row: Row) -> str | None:
    """The country that somebody speaks for, as the facts say; else as the knowledge base does."""
    if part["kind"] == "country":
        return _iso(part["id"])
    told = {p.country for p in _participants(part, found, row) if p.country}
    known = kb.load().by_id.get(part["id"])
    return min(told) if told else getattr(known, "country", None)


def _participants(part: dict[str, Any], found: Found, row: Row) -> Iterator[Participant]:
    for identity in row["facts"]:
        fact = found.facts.get(identity)
        yield from (p for p in fact.participants if p.id == part["id"]) if fact else ()


def _in_office(office: str, part: dict[str, Any], found: Found, row: Row) -> bool:
    if any(_is_office(p.office, office) for p in _participants(part, found, row)):
        return True
    person = kb.load().by_id.get(part["id"])
    if not isinstance(person, kb.Person):
        return False
    day = row["date_start"]
    terms = [o for o in person.offices if _is_office(o.office, office)]
    return any(o.covers(day) for o in terms) if day and not day.startswith("X") else bool(terms)


def _is_office(held: str | None, asked: str) -> bool:
    """Whether an office is what is asked for: any ministry's is a minister, but for the head of them all."""
    if held is None:
        return False
    minister = asked == "minister" and held.endswith("-minister") and held != "prime-minister"
    return minister or held in same_offices([asked])


def _countries(question: Question, meant: Sequence[Meant], found: Found, row: Row) -> Iterator[Answered]:
    """Countries that have the part, or whose people have it."""
    asked_of = {i for m in meant if m.name.slot in (Slot.SUBJECT, Slot.OBJECT, Slot.PARTY) for i in m.ids}
    seen: set[str] = set()
    for iso in _hosts(found, row) if question.hosting else _sides(question, asked_of, found, row):
        country = kb.load().by_iso.get(iso or "")
        if country is not None and country.id in question.besides:
            continue
        if question.region is not None and iso not in members(question.region):
            continue
        if country is not None and country.id not in seen | asked_of:
            seen.add(country.id)
            entity = {"id": country.id, "name": country.name["en"], "name_ar": country.name.get("ar")}
            yield _named("country", entity, row)


def _sides(question: Question, asked_of: set[str], found: Found, row: Row) -> Iterator[str | None]:
    """The countries that take part, or whose people do; not those that are named in the question."""
    for part in row["participants"]:
        if part["id"] not in asked_of and part["kind"] in _ACTORS and _has_role(question, row, part):
            yield _country(part, found, row)


def _hosts(found: Found, row: Row) -> Iterator[str | None]:
    """The countries where it was."""
    places = (found.facts[i].place for i in row["facts"] if i in found.facts)
    yield from (place.country for place in places if place is not None)


def _whether(question: Question, meant: Sequence[Meant], found: Found, row: Row) -> Iterator[Answered]:
    """The one who is asked about, with the status: whom X met; of several who met, all."""
    symmetric = question.act is not None and not question.act.subject
    objects = [m for m in meant if m.name.slot in (Slot.OBJECT, Slot.PARTY)]
    actors = [m for m in meant if m.name.slot in (Slot.SUBJECT, Slot.OBJECT, Slot.PARTY)]
    subjects = [m for m in meant if m.name.slot is Slot.SUBJECT]
    shown = objects if symmetric and subjects and objects else actors
    parts: dict[str, dict[str, Any]] = {}
    for one in shown:
        mine = [p for p in row["participants"] if p["id"] in one.ids]
        sides = set(members(one.ids[0])) if one.name.kind == "group" else {_iso(i) for i in one.ids} - {None}
        mine = mine or [p for p in row["participants"] if _country(p, found, row) in sides]  # its people stand for it
        parts |= {p["id"]: p for p in mine}
    yield from (_named(part["kind"], part, row) for part in parts.values())
    if not shown:
        yield from (_named(p["kind"], p, row) for p in row["participants"])


# -- dates, places, words --------------------------------------------------------------------------


def _date(row: Row) -> Iterator[Answered]:
    if not row["date_start"]:
        return
    start, end = row["date_start"], row["date_end"]
    name = f"{start}/{end}" if end else start
    yield Answered(kind="date", id=name, name=name, status=row["status"], date=start, facts=row["facts"])


def _place(row: Row, known: set[str]) -> Iterator[Answered]:
    """Where it was; of the country that the question names itself, only where the place is not told."""
    destinations = [p for p in row["participants"] if p["role"] == Role.DESTINATION.value]
    places = {place["id"] for place in row["places"]}
    for place in row["places"]:
        kind = "country" if _iso(place["id"]) else "place"
        yield _named(kind, place, row)
    for country in destinations:
        if country["id"] not in places and not (places and country["id"] in known):
            yield _named("country", country, row)
    if not destinations and not places:
        yield from (_named("event", event, row) for event in row["events"])


def _is_beside(question: Question, place: Answered) -> bool:
    """Whether it is, or lies in, what is named as another one: "where did he go before Beijing"."""
    row = kb.load().by_id.get(place.id)
    country = kb.load().by_iso.get(getattr(row, "country", None) or "")
    return place.id in question.besides or (country is not None and country.id in question.besides)


def _there(question: Question, row: Row, place: Answered) -> bool:
    """Whether a place is that of the event, where it is asked where the event was, and its place is known."""
    if question.act is not ACTS["be"] or question.actors or not row["events"]:
        return True
    held = {event["id"] for event in row["events"]}
    editions = [e for series in kb.load().events for e in series.editions if e.id in held]
    where = {e.city.get("en") for e in editions} | {c.name["en"] for e in editions if (c := _state(e.country))}
    return not editions or place.name in where


def _state(iso: str | None) -> kb.Country | None:
    return kb.load().by_iso.get(iso or "")


def _told(asked: Asked, found: Found, row: Row) -> Answered:
    """An agreement or a statement: its words, and its topics as what it is called in each language."""
    facts = [found.facts[i] for i in row["facts"] if i in found.facts]
    fact = next((one for one in facts if one.status.value == row["status"]), next(iter(facts), None))
    quote = " ".join(fact.evidence[0].quote.split()) if fact else row["id"]
    names = {}
    for lang, key in (("en", "name"), ("ar", "name_ar")):
        topics = [topic[key] for topic in row["topics"] if topic.get(key)]
        if topics:
            names[lang] = _SEPARATOR[lang].join(topics)
    kind = "agreement" if asked is Asked.AGREEMENT else "statement"
    return Answered(kind=kind, id=row["id"], name=quote, names=names, status=row["status"], facts=row["facts"])


_SEPARATOR = {"en": ", ", "ar": "، "}
