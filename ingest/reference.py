"""The knowledge base as the graph's reference data (layer 0)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from graph.ids import slug
from graph.reference import Reference
from ingest import kb

Row = dict[str, Any]


@lru_cache(maxsize=1)
def reference() -> Reference:
    """All of the knowledge base, made once a process.

    An id that several files have is one thing: al-Qaeda is a body, and being written about makes no second
    one of it. The row of the kind that comes first here counts. An office of an unknown body stands alone.
    """
    base = kb.load()
    seen: set[str] = set()
    countries = _new(seen, [_named(c, iso3=c.iso3, wikidata=c.wikidata) for c in base.countries])
    people = _new(seen, [_named(p, wikidata=p.wikidata, country=p.country or None) for p in base.people])
    bodies = [_named(o, kind=o.kind, country=o.country, wikidata=o.wikidata) for o in base.organizations]
    organizations = _new(seen, bodies)
    places = _new(seen, _places(base))
    holds = list(_holds(base))
    return Reference(
        countries=countries,
        people=people,
        organizations=organizations,
        places=places,
        events=_new(seen, _events(base, {place["name"]: place["id"] for place in reversed(places)})),
        topics=_new(seen, [_named(t, broader=t.broader) for t in base.topics]),
        offices=_offices(base, holds),
        holds=[{name: hold[name] for name in ("person", "office", "start", "end")} for hold in holds],
    )


def _new(seen: set[str], rows: Iterable[Row]) -> list[Row]:
    """The rows whose ids were not seen before; now they are."""
    out = {row["id"]: row for row in reversed(list(rows)) if row["id"] not in seen}
    seen.update(out)
    return list(reversed(out.values()))


def capital_id(country: kb.Country) -> str:
    """The id of a country's capital as a place."""
    return slug(country.capital["en"])


def _named(row: Any, **more: Any) -> Row:
    return {"id": row.id, "name": row.name["en"], "name_ar": row.name.get("ar") or None, **more}


def _places(base: kb.KnowledgeBase) -> Iterator[Row]:
    seen = {place.id for place in base.places}
    for place in base.places:
        yield _named(place, kind=place.kind, country=place.country)
    for country in base.countries:
        if country.capital.get("en") and capital_id(country) not in seen:
            seen.add(capital_id(country))
            name = {"name": country.capital["en"], "name_ar": country.capital.get("ar")}
            yield {"id": capital_id(country), **name, "kind": "city", "country": country.iso3}


def _events(base: kb.KnowledgeBase, place_ids: dict[str, str]) -> Iterator[Row]:
    """Editions of event series; where the city is unknown, the country is the place."""
    for series in base.events:
        for edition in series.editions:
            country = base.by_iso.get(edition.country or "")
            place = place_ids.get(edition.city.get("en", "")) or (country.id if country else None)
            yield _named(edition, series=series.id, start=edition.start, end=edition.end, place=place)


def _holds(base: kb.KnowledgeBase) -> Iterator[Row]:
    """Terms of office, each once, with the office's own fields."""
    seen = set()
    for person in base.people:
        for term in person.offices:
            office = f"{term.office}@{term.of}" if term.of else term.office
            key = (person.id, office, term.start, term.end)
            if key not in seen:
                seen.add(key)
                dates = {"start": term.start or None, "end": term.end or None}
                yield {"person": person.id, "office": office, **dates, "title": term.office, "of": term.of}


def _offices(base: kb.KnowledgeBase, holds: list[Row]) -> list[Row]:
    rows: dict[str, Row] = {}
    for hold in holds:
        body = base.by_iso.get(hold["of"]) or base.by_id.get(hold["of"])
        title = hold["title"].replace("-", " ")
        name = f"{title} of {body.name['en']}" if body else title
        rows[hold["office"]] = {"id": hold["office"], "name": name, "of": body.id if body else None}
    return list(rows.values())
