"""Names looked up: whom of those that the knowledge base or the graph has a question means, and what was meant.

Somebody of whom the graph tells something comes before others of the same name. A name that nothing bears
is not passed over: it is left unresolved, with what it may have been meant for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Any

from rapidfuzz import fuzz, process

from app.ask.periods import edition_days
from app.ask.question import Name, Question, Slot
from app.ask.when import counted
from graph.queries import browse
from graph.store import Store
from ingest import kb
from ingest.lexicon import words
from ingest.text.normalize import is_arabic, stems

_FOUND = 60  # entities that a search for a name looks through
_LIKE = 78  # of 100: how alike a name must be to be suggested
_SUGGESTED = 3

# What is told of: only these can be part of an answer.
_TOLD = """UNWIND $ids AS id MATCH (e:Entity {id: id})
RETURN e.id AS id, e.name AS name, e.name_ar AS name_ar, labels(e) AS labels,
  EXISTS { (e)-[:PARTICIPATED_IN|REPRESENTED_IN|HELD_IN|AT|ABOUT]-(:Happening) } AS told"""
_IN_OFFICE = "MATCH (p:Person) WHERE p.id STARTS WITH $prefix RETURN p.id AS id"
_PROVISIONAL_IN_OFFICE = """MATCH (p:Person {country: $of})<-[:INVOLVES]-(f:Fact)
WHERE p.provisional AND any(office IN $offices WHERE f.json CONTAINS '"office":' + office)
RETURN DISTINCT p.id AS id, p.name AS name ORDER BY id"""
_EVENTS_IN = """MATCH (:Entity {id: $place})<-[:IN*0..1]-(:Entity)<-[:HELD_IN]-(e:Event)<-[:AT]-(:Happening)
RETURN DISTINCT e.id AS id ORDER BY id"""

_SAME_OFFICE = {
    "leader": ("leader", "president", "monarch", "supreme-leader", "prime-minister", "pope"),
    "president": ("president", "leader"),
    "monarch": ("monarch", "crown-prince"),
    "minister": ("minister",),
}


@dataclass(frozen=True, slots=True)
class Meant:
    """A name and what it means: `ids` are alternatives, best first; none where nothing bears the name."""

    name: Name
    ids: tuple[str, ...]
    labels: tuple[str, ...] = ()  # what they are called, in the order of ids
    suggestions: tuple[str, ...] = ()

    @property
    def by_words(self) -> bool:
        """Whether it is no name but a subject in words, which the evidence has to have."""
        return not self.ids and self.name.kind in ("unknown", "topic") and self.name.slot is Slot.TOPIC

    @property
    def shown(self) -> str:
        """What was understood, in words."""
        return " / ".join(self.labels[:4]) or self.name.text


async def look_up(question: Question, store: Store) -> list[Meant]:
    """Every name of a question with what it means."""
    places = [name for name in question.names if name.kind != "event" and name.slot in (Slot.PLACE, Slot.ANCHOR)]
    return [await _Lookup(question, store, places).meant(name) for name in question.names]


@dataclass(frozen=True, slots=True)
class _Lookup:
    question: Question
    store: Store
    places: Sequence[Name]

    async def meant(self, name: Name) -> Meant:
        if name.kind == "event":
            return await self._event(name)
        if name.kind == "person" and name.words:
            return await self._person(name)
        if name.kind == "person":
            return await self._holder(name)
        if name.kind == "unknown":
            return await self._unknown(name)
        if name.kind == "group":
            return Meant(name, name.ids, (name.text,))
        if name.also:
            name = replace(name, also=tuple(row["id"] for row in await self._rows(name.also) if row["told"]))
        rows = await self._rows(name.ids)
        return self._as_meant(name, rows, name.ids if not rows else ())

    async def _rows(self, ids: Iterable[str]) -> list[dict[str, Any]]:
        """What the graph has of these ids, in their order."""
        wanted = list(dict.fromkeys(ids))
        if not wanted:
            return []
        rows = {row["id"]: row for row in await self.store.read(_TOLD, ids=wanted)}
        return [rows[identity] for identity in wanted if identity in rows]

    async def _searched(self, form: Sequence[str]) -> list[dict[str, Any]]:
        """Entities that are told of and whose name has all these words."""
        for reading in _readings(form):
            query = browse.search(" ".join(reading), 0, _FOUND)
            if query is None:
                continue
            found = [hit["properties"] for hit in await self.store.read(query[0], **query[1])]
            rows = await self._rows(e["id"] for e in found if _bears(e, reading))
            if told := [row for row in rows if row["told"]]:
                return told
        return []

    def _as_meant(self, name: Name, rows: Sequence[dict[str, Any]], known: Sequence[str] = ()) -> Meant:
        lang = self.question.lang
        labels = tuple((row["name_ar"] if lang == "ar" else None) or row["name"] for row in rows)
        if rows:
            return Meant(name, tuple(row["id"] for row in rows), labels)
        return Meant(name, tuple(known), tuple(filter(None, (_known_label(i, lang) for i in known))))

    # -- people ----------------------------------------------------------------------------------

    async def _person(self, name: Name) -> Meant:
        known = await self._rows(name.ids)
        told = [row for row in known if row["told"]]
        told = self._in_office(name, told)
        if told and (name.exact or len(told) == 1):
            return self._as_meant(name, told)
        searched = [row for row in await self._searched(name.words) if "Person" in row["labels"]]
        searched = self._in_office(name, searched) or searched
        rows = told or searched
        if rows:
            return self._as_meant(name, rows)
        if name.ids and name.exact:
            return self._as_meant(name, known[:1], name.ids[:1])
        return Meant(name, (), (), _suggestions(name, self.question.lang))

    @staticmethod
    def _in_office(name: Name, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """Those who held the office that goes with the name, if any of them did."""
        if not name.offices or len(rows) < 2:
            return rows
        return [row for row in rows if _held(row["id"], name.offices, name.of)] or rows

    async def _holder(self, name: Name) -> Meant:
        """Those who held an office, on the day where the question has one, and of whom something is told."""
        of = name.of
        if not name.offices or not of:
            return Meant(name, ())
        ids = [p.id for p in kb.load().people if _held(p.id, name.offices, of, self.question)]
        for office in same_offices(name.offices):
            rows = await self.store.read(_IN_OFFICE, prefix=f"{office}-{of}".lower())
            ids += [row["id"] for row in rows]
        told = [row for row in await self._rows(ids) if row["told"]]
        if not told:
            told = await self._rows(await self._told_in_office(name))
        if len(told) > 2:
            return Meant(name, tuple(row["id"] for row in told), (name.text,))
        return self._as_meant(name, told) if told else Meant(name, tuple(ids[:1]), (name.text,))

    async def _told_in_office(self, name: Name) -> list[str]:
        """Those whom nobody but the articles knows, as what they say that these are."""
        rows = await self.store.read(_PROVISIONAL_IN_OFFICE, of=name.of, offices=[f'"{o}"' for o in name.offices])
        return [row["id"] for row in rows]

    async def _unknown(self, name: Name) -> Meant:
        """A name that the knowledge base does not have: of the graph's own, by the words of its names."""
        rows = await self._searched(name.words)
        if not rows and len(name.words) > 2 and is_arabic(name.words[0]):  # the first word may belong to the one before
            rows = await self._searched(name.words[1:])
        if not rows:
            return Meant(name, (), (), _suggestions(name, self.question.lang))
        events = [row for row in rows if "Event" in row["labels"]]
        if events:
            ids = [e.id for s in kb.load().events for e in self._fitting(s.editions)]
            rows = [row for row in events if row["id"] in ids] or events
            return self._as_meant(replace(name, kind="event", slot=Slot.EVENT), rows)
        if all("Topic" in row["labels"] for row in rows):
            return self._as_meant(replace(name, kind="topic", slot=Slot.TOPIC), rows)
        if all("Person" in row["labels"] for row in rows):
            return self._as_meant(replace(name, kind="person"), rows)
        return self._as_meant(name, rows)

    # -- events ----------------------------------------------------------------------------------

    async def _event(self, name: Name) -> Meant:
        if name.place is not None:
            ids = [row["id"] for row in await self.store.read(_EVENTS_IN, place=name.place)]
            ids = self._in_time(ids)
            if not ids:  # no event is known there: what is asked may have been there all the same
                return await self.meant(replace(name, kind="place", slot=Slot.PLACE))
        else:
            editions = self._fitting(e for series in _series(name.ids) for e in series.editions)
            ids = [e.id for e in editions if name.number in (None, e.number)]
        rows = await self._rows(ids)
        told = [row for row in rows if row["told"]]
        return self._as_meant(name, told or rows[:1])

    def _fitting(self, editions: Iterable[kb.Edition]) -> Iterator[kb.Edition]:
        """The editions at the place and in the year that the question says."""
        countries = {place.of for place in self.places if place.kind == "country"}
        cities = {_city(place) for place in self.places if place.kind == "place"}
        for edition in editions:
            if countries and edition.country not in countries:
                continue
            if cities and edition.city.get("en") not in cities:
                continue
            if _within(edition, self.question):
                yield edition

    def _in_time(self, ids: Iterable[str]) -> list[str]:
        """Of events by id, those in the years of the question."""
        every = {e.id: e for series in kb.load().events for e in series.editions}
        return [i for i in ids if i not in every or _within(every[i], self.question)]


def anchored(question: Question, meant: Sequence[Meant]) -> list[Meant]:
    """Dates a question by the events that it counts from, which are then no part of what is looked for.

    An event whose days nobody knows is not understood.
    """
    for one in meant:
        if not one.name.span:
            continue
        days = _days_of(one)
        if days is None:
            question.unknown.append(one.name.text)
        else:
            first, last = counted({one.name.span}, *days)
            question.from_ = first.isoformat() if first else question.from_
            question.to = last.isoformat() if last else question.to
    return [one for one in meant if one.name.slot is not Slot.ANCHOR]


def _days_of(event: Meant) -> tuple[date, date] | None:
    """The days of the first of the editions that an event's name may mean."""
    wanted = set(event.ids)
    for series in kb.load().events:
        for edition in series.editions:
            if edition.id in wanted:
                return edition_days(edition)
    return None


def _city(place: Name) -> str | None:
    """The English name of a city, of a capital too."""
    row = kb.load().by_id.get(place.ids[0]) if place.ids else None
    country = kb.load().by_iso.get(place.of or "")
    if isinstance(row, kb.Place):
        return row.name["en"]
    return country.capital.get("en") if country else None


def _within(edition: kb.Edition, question: Question) -> bool:
    """Whether an edition was held in the years of a question."""
    first, last = question.from_, question.to
    early = first is not None and (edition.end or edition.start)[:4] < first[:4]
    late = last is not None and edition.start[:4] > last[:4]
    return not (early or late)


def _series(ids: Iterable[str]) -> list[kb.EventSeries]:
    found = (kb.load().by_id.get(identity) for identity in ids)
    return [series for series in found if isinstance(series, kb.EventSeries)]


def same_offices(offices: Iterable[str]) -> tuple[str, ...]:
    """Offices with those that are called by the same names."""
    return tuple(dict.fromkeys(same for office in offices for same in _SAME_OFFICE.get(office, (office,))))


def _held(identity: str, offices: Iterable[str], of: str | None, question: Question | None = None) -> bool:
    """Whether somebody held one of the offices, and within the days of the question."""
    person = kb.load().by_id.get(identity)
    if not isinstance(person, kb.Person):
        return False
    same = same_offices(offices)
    terms = [o for o in person.offices if o.office in same and of in (None, o.of)]
    if question is None or not question.from_ or not question.to:
        return bool(terms)
    first, last = question.from_, question.to
    return any(
        o.start[: len(last)] <= last[: len(o.start)] and (not o.end or first[: len(o.end)] <= o.end) for o in terms
    )


def _readings(form: Sequence[str]) -> list[tuple[str, ...]]:
    """A name as written, and without what may be written before it in Arabic ("to", "with", "and")."""
    bare = [stem for clitic, stem, _ in stems(form[0]) if clitic and len(stem) > 1] if form else []
    firsts = [form[0], *bare] if form and is_arabic(form[0]) else form[:1]
    return [(first, *form[1:]) for first in dict.fromkeys(firsts)]


def _bears(entity: dict[str, Any], form: Sequence[str]) -> bool:
    """Whether one of an entity's names has all the words."""
    names = [words(entity.get(key) or "") for key in ("name", "name_ar")]
    return any(all(word in name for word in form) for name in names)


def _known_label(identity: str, lang: str) -> str | None:
    row = kb.load().by_id.get(identity)
    return (row.name.get(lang) or row.name.get("en")) if row is not None else None


# -- suggestions -----------------------------------------------------------------------------------


def _suggestions(name: Name, lang: str) -> tuple[str, ...]:
    """What a name that nothing bears may have been meant for, the likest first."""
    asked = " ".join(name.words)
    if len(asked) < 3:
        return ()
    forms = _names(lang)
    hits = process.extract(asked, list(forms), scorer=fuzz.ratio, score_cutoff=_LIKE, limit=_SUGGESTED * 3)
    return tuple(dict.fromkeys(forms[form] for form, _, _ in hits))[:_SUGGESTED]


@lru_cache(maxsize=4)
def _names(lang: str) -> dict[str, str]:
    """Folded names, and last words of people's names, each with the name to show."""
    base = kb.load()
    out: dict[str, str] = {}
    rows: list[Any] = [*base.countries, *base.people, *base.organizations, *base.events]
    for row in rows:
        shown = row.name.get(lang) or row.name.get("en", "")
        forms = [words(phrase) for phrase in [shown, *row.aliases.get(lang, [])]]
        for form in filter(None, forms):
            out.setdefault(" ".join(form), shown)
            if isinstance(row, kb.Person) and len(form) > 1:
                out.setdefault(form[-1], shown)
    return out
