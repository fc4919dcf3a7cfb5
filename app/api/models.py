"""What the REST API answers with, beside the facts themselves."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from graph.facts import DateRange, Fact, FactType, Status, Subtype

# Labels that say what an entity is; others only add to it
_KINDS = ("Country", "Person", "Organization", "Place", "Event", "Topic", "Office")


class Entity(BaseModel):
    """Anything with a name; `country` and `iso3` are ISO 3166 alpha-3."""

    id: str
    kind: str
    name: str
    names: dict[str, str] = {}
    wikidata: str | None = None
    country: str | None = None
    iso3: str | None = None
    provisional: bool = False  # known from articles alone, not from the knowledge base


class Term(BaseModel):
    """An office held, from when to when, as far as known."""

    office: str
    name: str
    of: str | None
    of_name: str | None
    start: str | None
    end: str | None


class EntityDetail(Entity):
    """An entity with the offices that a person held."""

    offices: list[Term] = []


class Part(Entity):
    """An entity that has a part in what happened."""

    role: str


class Happening(BaseModel):
    """Something that happened, will happen or was denied, once however many articles tell of it."""

    id: str
    name: str
    type: FactType
    subtype: Subtype | None
    status: Status
    statuses: list[Status]  # all that its facts say
    date: DateRange | None
    participants: list[Part] = []
    places: list[Entity] = []
    events: list[Entity] = []
    topics: list[Entity] = []
    facts: list[str] = []
    articles: int


class EventDetail(Entity):
    """A summit or conference, and what happened there."""

    series: str | None
    start: str | None
    end: str | None
    happenings: list[Happening]


class ArticleDetail(BaseModel):
    """An article with its facts, in the order of the text; `text` is null where only quotes are kept."""

    id: str
    title: str | None
    lang: str | None
    published: str | None
    url: str | None
    source: str | None
    text: str | None
    facts: list[Fact]


def entity_fields(properties: dict[str, Any], labels: list[str]) -> dict[str, Any]:
    """The fields of an `Entity` from its node."""
    fields = {name: properties[name] for name in Entity.model_fields if properties.get(name) is not None}
    kind = next((label for label in _KINDS if label in labels), "Entity").lower()
    names = {"ar": properties["name_ar"]} if properties.get("name_ar") else {}
    return {"name": properties["id"], **fields, "kind": kind, "names": names}


def entity(row: dict[str, Any]) -> Entity:
    """An entity from a row of its `properties` and `labels`."""
    return Entity(**entity_fields(row["properties"], row["labels"]))


def happening(node: dict[str, Any], around: list[dict[str, Any]], facts: list[str]) -> Happening:
    """A happening from its node, the rows of what stands around it, and its facts' ids."""
    by: dict[str, list[Entity]] = {"HELD_IN": [], "AT": [], "ABOUT": []}
    parts = []
    for row in around:
        if row["relation"] == "PARTICIPATED_IN":
            parts.append(Part(**entity_fields(row["properties"], row["labels"]), role=row["role"]))
        else:
            by[row["relation"]].append(entity(row))
    dated = node.get("date_start") and {
        "start": node["date_start"],
        "end": node.get("date_end"),
        "precision": node["date_precision"],
    }
    return Happening(
        **{name: node.get(name) for name in ("id", "name", "type", "subtype", "status", "statuses", "articles")},
        date=dated or None,
        participants=parts,
        places=by["HELD_IN"],
        events=by["AT"],
        topics=by["ABOUT"],
        facts=sorted(facts),
    )
