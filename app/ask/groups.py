"""Those who are asked for by what they are: holders of an office, a region's leaders, members of a body."""

from __future__ import annotations

from dataclasses import replace

from app.ask.cues import Spot
from app.ask.events import span_before
from app.ask.question import Asked, Name, Question, Slot
from app.ask.regions import members
from app.ask.words import Words
from ingest import kb

_ADJECTIVES = frozenset({"arab-league", "european-union", "gulf-cooperation-council"})  # "Arab", "European", "Gulf"


def of_office(words: Words, question: Question, spot: Spot) -> None:
    """ "Which presidents" asks for those in an office; "the president" alone is nobody."""
    office = spot.of("class")[0].value
    before = next((s for s in reversed(words.spots) if s.last <= spot.first and not _idle(s)), None)
    asks = before is not None and before.has("ask")
    listed = not any(s.has("ask") for s in words.spots) and any(s.has("region") for s in words.spots)  # "Gulf kings"
    if question.asked and question.asked[0] in (Asked.PEOPLE, Asked.COUNTRY) and (asks or listed):
        question.office = office
    elif not _titled(question, spot, office):
        question.unknown.append(words.text(spot.first, spot.last))


def _titled(question: Question, spot: Spot, office: str) -> bool:
    """Whether an office is the title of somebody named behind it whom the knowledge base does not know so."""
    for k, name in enumerate(question.names):
        if name.first == spot.last and name.kind == "unknown" and name.words:
            question.names[k] = replace(name, kind="person", offices=(office,), exact=False)
            return True
    return False


def _idle(spot: Spot) -> bool:
    """Whether it says nothing of who is asked for: "all", "of the"; or no more than whence they are: "Arab"."""
    return (spot.has("filler") or spot.has("region")) and not spot.has("ask")


def of_region(words: Words, question: Question, spot: Spot) -> None:
    """ "Arab leaders": those who are asked for are among them, or some of them take part."""
    region = spot.of("region")[0].value
    if _event_of(words, question, spot, region):
        return
    if question.asked[:1] in ((Asked.PEOPLE,), (Asked.COUNTRY,)) and _asked_among(words, question, spot):
        question.region = region
        return
    text = words.text(spot.first, spot.last)
    question.names.append(Name(text, "group", Slot.PARTY, spot.first, (region,)))
    if question.asked[:1] in ((Asked.PEOPLE,), (Asked.COUNTRY,)) and question.role is None:
        question.role = Slot.OBJECT


def on_continent(words: Words, question: Question) -> None:
    """ "Which countries in Africa", "leaders from Asia": those that are asked for lie there, or are of it."""
    there = [n for n in question.slots(Slot.PLACE, Slot.OBJECT, Slot.OF, Slot.PARTY) if n.ids and members(n.ids[0])]
    there = [n for n in there if n.kind == "place"]
    before = words.before(there[0].first) if there else None
    people = question.asked[:1] == (Asked.PEOPLE,) and before is not None and before.has("prep", "from")
    if there and (people or question.asked[:1] == (Asked.COUNTRY,)) and question.region is None:
        question.region = there[0].ids[0]
        question.names = [n for n in question.names if n is not there[0]]


def _event_of(words: Words, question: Question, spot: Spot, body: str) -> bool:
    """ "The G7 meeting": the event of a body. Whether it is one."""
    after = next((s for s in words.spots if s.first == spot.last), None)
    series = tuple(s.id for s in kb.load().events if s.organization == body)
    meeting = after is not None and (after.has("noun", "event") or after.has("act", "meet"))
    named = body not in _ADJECTIVES and not (after is not None and _is_people(after))
    if not series or not (meeting or named):
        return False
    span = span_before(words, spot.first)
    slot = Slot.ANCHOR if span else Slot.EVENT
    question.names.append(Name(words.text(spot.first, spot.last), "event", slot, spot.first, series, span=span))
    return True


def _is_people(spot: Spot) -> bool:
    return spot.has("noun", "people") or spot.has("noun", "country") or spot.has("class")


def _asked_among(words: Words, question: Question, spot: Spot) -> bool:
    """Whether a group is that of those who are asked for: "which Gulf leaders", "who among the Gulf leaders"."""
    asks = [s for s in words.spots if s.first < spot.first and s.has("ask")]
    verbs = [s for s in words.spots if s.has("act") and not s.has("noun") and not s.has("ask")]
    if not asks:  # "calls of Biden with Gulf leaders"
        return question.asked == (Asked.PEOPLE,) and bool(question.actors)
    if question.act is not None and (question.act.name == "attend" or not (question.act.subject or question.actors)):
        return True
    return not any(asks[-1].last <= verb.first < spot.first for verb in verbs)
