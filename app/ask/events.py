"""Events in a question: by the body that holds them, by their place, and as what it counts from."""

from __future__ import annotations

from dataclasses import replace

from app.ask.question import Name, Slot
from app.ask.words import Words
from ingest import kb
from ingest.mentions import Mention

DETERMINERS = frozenset({"the", "a", "an", "كل", "own"})


def of_bodies(found: list[tuple[Mention, Name]]) -> None:
    """A body in the place of an event is its event: "at APEC in Vietnam"."""
    for k, (mention, name) in enumerate(found):
        if name.kind == "organization" and name.slot is Slot.PLACE:
            series = [e.id for e in kb.load().events if e.organization in name.ids]
            if series:
                found[k] = (mention, replace(name, kind="event", slot=Slot.EVENT, ids=tuple(series)))


def event_in(places: list[Name], span: str = "") -> Name:
    """An event that is named by its place alone; its ids are of that place."""
    place = places[0]
    slot = Slot.ANCHOR if span else Slot.EVENT
    return Name(place.text, "event", slot, place.first, place.ids, of=place.of, place=_place_id(place), span=span)


def with_place(words: Words, event: Mention) -> int:
    """Where the name of an event begins, its place before it: "the Tehran gas summit"."""
    beside = [m.first for m in words.mentions if m.last == event.first and m.kind in ("country", "place")]
    return beside[0] if beside else event.first


def span_before(words: Words, at: int) -> str:
    """The word by which a question counts from or up to what is named at a token: since, after, before, until."""
    while at > 0 and words.tokens[at - 1].norm in DETERMINERS:
        at -= 1
    before = words.before(at)
    spans = {cue.value for cue in before.of("span")} if before is not None else set()
    return next((span for span in ("since", "after", "before", "until") if span in spans), "")


def _place_id(place: Name) -> str:
    """The country of a place that is a country or its capital; else the place itself."""
    country = kb.load().by_iso.get(place.of or "")
    return country.id if country is not None and len(place.ids) == 1 and place.of else place.ids[0]
