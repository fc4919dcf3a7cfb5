"""The projected edges as a picture of bounded size: around some entities, or the strongest of all.

Pure: each function gives Cypher and its parameters.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from graph.facts import FactType, Status
from graph.project import ALL_EDGE_TYPES, EDGE_TYPES, TOPIC_EDGE_TYPES

Query = tuple[str, dict[str, Any]]


class EntityKind(StrEnum):
    """What an entity is; its label is the word with a capital."""

    PERSON = "person"
    COUNTRY = "country"
    ORGANIZATION = "organization"
    PLACE = "place"
    EVENT = "event"
    TOPIC = "topic"


# What an edge of a type tells: the type and the status of what happened
MEANING: dict[str, tuple[FactType, Status]] = {
    name: (kind, status) for kind, names in EDGE_TYPES.items() for status, name in names.items()
} | {name: (FactType.COOPERATE, status) for status, name in TOPIC_EDGE_TYPES.items()}


@dataclass(frozen=True, slots=True)
class EdgeFilter:
    """Which edges are wanted; empty means any.

    `kinds` must fit both ends. `from_` and `to` are ISO days, inclusive: what happened outside
    them, or is undated, counts for nothing then. `least` is how often it must have happened.
    """

    types: tuple[FactType, ...] = ()
    statuses: tuple[Status, ...] = ()
    kinds: tuple[EntityKind, ...] = ()
    from_: str | None = None
    to: str | None = None
    least: int = 1


def edge_types(types: tuple[FactType, ...], statuses: tuple[Status, ...]) -> list[str]:
    """The names of edges of these types and statuses; of all where none is given."""
    return [
        name
        for name in ALL_EDGE_TYPES
        if (not types or MEANING[name][0] in types) and (not statuses or MEANING[name][1] in statuses)
    ]


def strongest(wanted: EdgeFilter, limit: int) -> Query | None:
    """The edges that stand for most, of the whole graph; None where no edge can fit.

    Rows, the strongest first: key, type, source, target (ids), count, first, last (ISO days or null), sources
    (how many articles), happenings (their ids); properties and labels of both ends.
    """
    return _edges("MATCH (:Entity)-[r{types}]->(:Entity)", wanted, limit, {"skip": 0})


def around(ids: list[str], wanted: EdgeFilter, limit: int, skip: int = 0) -> Query | None:
    """The edges of some entities, the strongest first; rows as of `strongest`."""
    pattern = "UNWIND $ids AS id MATCH (:Entity {{id: id}})-[r{types}]-(:Entity)"
    return _edges(pattern, wanted, limit, {"ids": ids, "skip": skip})


def among(ids: list[str], wanted: EdgeFilter, limit: int) -> Query | None:
    """The edges from one of some entities to another, the strongest first; rows as of `strongest`."""
    pattern = "UNWIND $ids AS id MATCH (:Entity {{id: id}})-[r{types}]->(other:Entity) WHERE other.id IN $ids"
    return _edges(pattern, wanted, limit, {"ids": ids, "skip": 0})


def _edges(pattern: str, wanted: EdgeFilter, limit: int, params: dict[str, Any]) -> Query | None:
    names = edge_types(wanted.types, wanted.statuses)
    if not names:
        return None
    start = pattern.format(types=f":{'|'.join(names)}")
    days = {name: value for name, value in (("from_", wanted.from_), ("to", wanted.to)) if value is not None}
    cypher = (
        f"{start}\nWITH DISTINCT r, startNode(r) AS a, endNode(r) AS b\nWHERE {_conditions(wanted)}\n"
        f"{_within(days) if days else _ALWAYS}\nWHERE count >= $least\n"
        "RETURN r.key AS key, type(r) AS type, a.id AS source, b.id AS target, count, first, last, sources, "
        "happenings, properties(a) AS start, labels(a) AS start_labels, properties(b) AS end, labels(b) AS end_labels\n"
        "ORDER BY count DESC, key SKIP $skip LIMIT $limit"
    )
    return cypher, params | days | {"least": wanted.least, "limit": limit}


def _conditions(wanted: EdgeFilter) -> str:
    labels = [kind.capitalize() for kind in wanted.kinds]
    fits = [f"({' OR '.join(f'{end}:{label}' for label in labels)})" for end in "ab" if labels]
    fits += ["r.last >= $from_"] if wanted.from_ else []
    fits += ["r.first <= $to"] if wanted.to else []
    return " AND ".join([*fits, "r.count >= $least"])


_ALWAYS = (
    "WITH r, a, b, r.count AS count, r.first AS first, r.last AS last, r.sources AS sources, r.happenings AS happenings"
)


def _within(days: dict[str, Any]) -> str:
    """An edge stands for all time: within days it is what happened in them that counts."""
    inside = [{"from_": "h.latest >= $from_", "to": "h.earliest <= $to"}[name] for name in days]
    return (
        "MATCH (a)-[:PARTICIPATED_IN]->(h:Happening)<-[:SUPPORTS]-(f:Fact)\n"
        f"WHERE r.key IN h.edges AND {' AND '.join(inside)}\n"
        "WITH r, a, b, count(DISTINCT h) AS count, min(h.earliest) AS first, max(h.latest) AS last,\n"
        "  count(DISTINCT f.article) AS sources, collect(DISTINCT h.id) AS happenings"
    )


NODES = (
    "UNWIND $ids AS id MATCH (e:Entity {id: id}) RETURN properties(e) AS properties, labels(e) AS labels ORDER BY e.id"
)


# Who says what happened, and where it can be read: one row a fact, the best read first.
EVIDENCE = (
    "UNWIND $ids AS id MATCH (h:Happening {id: id})<-[:SUPPORTS]-(f:Fact)<-[:REPORTS]-(a:Article) "
    "RETURN id, f.id AS fact, f.status AS status, f.quotes AS quotes, a.id AS article, a.title AS title, "
    "a.source AS source, a.url AS url, a.published AS published, a.lang AS lang "
    "ORDER BY id, f.confidence DESC, f.id"
)
HAPPENINGS = "UNWIND $ids AS id MATCH (h:Happening {id: id}) RETURN properties(h) AS happening, h.id AS id ORDER BY id"

# What a picture tells of what happened: its first day, and its topics.
MARKS = (
    "UNWIND $ids AS id MATCH (h:Happening {id: id}) RETURN id, h.date_start AS day, "
    "[(h)-[:ABOUT]->(t:Entity) | {id: t.id, name: t.name, name_ar: t.name_ar}] AS topics"
)

# What the graph tells most of, for questions to try: rows of `entities` {id, name, name_ar}.
_ENTITY = "{{id: {0}.id, name: {0}.name, name_ar: {0}.name_ar}}"
_PAIR = f"RETURN [{_ENTITY.format('a')}, {_ENTITY.format('b')}] AS entities"
BUSIEST_EVENT = (
    "MATCH (h:Meeting)-[:AT]->(e:Event) WHERE h.status = 'held' WITH e, count(h) AS n ORDER BY n DESC, e.id LIMIT 3 "
    "RETURN [{id: e.id, name: e.name, name_ar: e.name_ar, series: e.series}] AS entities"
)
BUSIEST_PERSON = (
    "MATCH (p:Person)-[r:MEETS]-(:Person) WITH p, sum(r.count) AS n ORDER BY n DESC, p.id LIMIT 3 "
    f"RETURN [{_ENTITY.format('p')}] AS entities"
)
PLANNED_MEETING = (
    "MATCH (a:Person)-[r:PLANS_TO_MEET]->(b:Person) WHERE NOT EXISTS { (a)-[:MEETS]-(b) } "
    f"WITH a, b, r ORDER BY r.sources DESC, r.key LIMIT 3 {_PAIR}"
)
BUSIEST_COOPERATION = (
    "MATCH (a:Country)-[r:COOPERATES_WITH]->(b:Country) "
    f"WITH a, b, r ORDER BY r.count DESC, r.sources DESC, r.key LIMIT 3 {_PAIR}"
)
