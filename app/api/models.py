"""What the REST API answers with, beside the facts themselves."""

from __future__ import annotations

from contextvars import ContextVar
from enum import StrEnum
from typing import Any

from pydantic import BaseModel

from graph.facts import DateRange, Fact, FactType, Status, Subtype
from graph.queries.network import MEANING

# The language in which `name` is given, where it is known, for the request that is being answered
language: ContextVar[str | None] = ContextVar("language", default=None)

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
    """An entity with the offices that a person held, and where more of it is to be found."""

    offices: list[Term] = []
    links: dict[str, str] = {}


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


class Testimony(BaseModel):
    """Who says that something happened, or did not: a fact's words, and the article that has them."""

    fact: str
    status: Status
    quotes: list[str]
    article: str
    title: str | None
    source: str | None
    url: str | None
    published: str | None
    lang: str | None


class Edge(BaseModel):
    """What two did together, of one type and status: how often, from when to when, told by how many articles.

    `source` and `target` are ids of entities; where both do the same, the smaller id comes first.
    """

    id: str
    type: str
    fact_type: FactType
    status: Status
    source: str
    target: str
    count: int
    first: str | None
    last: str | None
    sources: int
    happenings: list[str]


class Relation(Edge):
    """An edge of an entity; `other` is who stands at its other end, `outgoing` whether it starts here."""

    other: Entity
    outgoing: bool


class Picture(BaseModel):
    """A part of the graph; `truncated` where it has more edges than were asked for."""

    nodes: list[Entity]
    edges: list[Edge]
    truncated: bool


class Event(Entity):
    """A summit or conference; days are ISO 8601."""

    series: str | None
    start: str | None
    end: str | None


class Attendee(Entity):
    """Somebody at an event, or expected there, by the strongest that is told: held, planned, cancelled, denied."""

    status: Status


class EventDetail(Event):
    """An event: who was there, what happened there and in its city while it lasted, what was agreed, who writes of it.

    `meetings` are those held and `planned` those that were only planned, called off, denied or called for.
    """

    participants: list[Attendee]
    meetings: list[Happening]
    planned: list[Happening]
    documents: list[Happening]
    happenings: list[Happening]
    articles: list[ArticleItem]


class ArticleItem(BaseModel):
    """An article without its text; `facts` is how many it tells."""

    id: str
    title: str | None
    lang: str | None
    published: str | None
    url: str | None
    source: str | None
    facts: int


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


class Hit(Entity):
    """An entity found: how well it fits, from 0 to 1, by which of its names, and whether any fact tells of it."""

    score: float
    matched: str
    told: bool


class Hits(BaseModel):
    """Those found, the best first, and how many there are of each kind, on all pages and whatever `kind` asks for."""

    items: list[Hit]
    next: str | None
    facets: dict[str, int]


class State(StrEnum):
    """How far a job is. One that was interrupted may be sent again."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    INTERRUPTED = "interrupted"


class Outcome(BaseModel):
    """What became of one article: its place in the request, its id as far as known, its facts, or why it failed."""

    index: int
    article: str | None
    status: str
    facts: int = 0
    error: str | None = None


class Job(BaseModel):
    """An ingest job; `loaded`, `unchanged` and `failed` count articles, and `results` stand once it is done."""

    id: str
    state: State
    articles: int
    loaded: int = 0
    unchanged: int = 0
    failed: int = 0
    facts: int = 0
    error: str | None = None
    results: list[Outcome] = []


def entity_fields(properties: dict[str, Any], labels: list[str]) -> dict[str, Any]:
    """The fields of an `Entity` from its node."""
    fields = {name: properties[name] for name in Entity.model_fields if properties.get(name) is not None}
    kind = next((label for label in _KINDS if label in labels), "Entity").lower()
    names = {"ar": properties["name_ar"]} if properties.get("name_ar") else {}
    wanted = {"name": names["ar"]} if language.get() == "ar" and names else {}
    return {"name": properties["id"], **fields, "kind": kind, "names": names, **wanted}


def entity(row: dict[str, Any]) -> Entity:
    """An entity from a row of its `properties` and `labels`."""
    return Entity(**entity_fields(row["properties"], row["labels"]))


def edge_fields(row: dict[str, Any]) -> dict[str, Any]:
    """The fields of an `Edge` from a row of `graph.queries.network`."""
    kind, status = MEANING[row["type"]]
    own = {"id": row["key"], "fact_type": kind, "status": status, "happenings": sorted(row["happenings"])}
    return {name: (row | own)[name] for name in Edge.model_fields}


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
    subtype = node.get("subtype")
    return Happening(
        **{name: node.get(name) for name in ("id", "name", "type", "status", "statuses", "articles")},
        subtype=subtype if subtype in set(Subtype) else None,  # an earlier version may have known another
        date=dated or None,
        participants=parts,
        places=by["HELD_IN"],
        events=by["AT"],
        topics=by["ABOUT"],
        facts=sorted(facts),
    )
