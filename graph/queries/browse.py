"""What is listed and shown: facts by filters, entities, what happened around one, articles, counts.

Pure: each function gives Cypher and its parameters. Lists are keyset-paged: they go on after a sort key.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

Query = tuple[str, dict[str, Any]]


@dataclass(frozen=True, slots=True)
class FactFilter:
    """What facts are looked for; ids are of entities. `from_` and `to` are ISO days, inclusive."""

    type: str | None = None
    status: str | None = None
    participant: str | None = None
    topic: str | None = None
    place: str | None = None
    event: str | None = None
    article: str | None = None
    from_: str | None = None
    to: str | None = None


# From the most selective start: the first that is given is where the search begins.
_PATTERNS = {
    "article": "MATCH (:Article {id: $article})-[:REPORTS]->(f:Fact)",
    "participant": "MATCH (:Entity {id: $participant})<-[:INVOLVES]-(f:Fact)",
    "event": "MATCH (:Entity {id: $event})<-[:AT]-(f:Fact)",
    "place": "MATCH (:Entity {id: $place})<-[:HELD_IN]-(f:Fact)",
    "topic": "MATCH (:Entity {id: $topic})<-[:ABOUT]-(f:Fact)",
}
_CONDITIONS = {
    "type": "f.type = $type",
    "status": "f.status = $status",
    "from_": "f.latest >= $from_",
    "to": "f.earliest <= $to",
}


def facts(wanted: FactFilter, after: tuple[str, ...] | None, limit: int) -> Query:
    """Facts, the latest first and the undated last: rows of `json`, `day`, `id`.

    A date that is known to the month is in a range if some day of the month is; undated facts are in none.
    """
    given = {name: getattr(wanted, name) for name in FactFilter.__slots__ if getattr(wanted, name) is not None}
    patterns = [pattern for name, pattern in _PATTERNS.items() if name in given] or ["MATCH (f:Fact)"]
    conditions = [condition for name, condition in _CONDITIONS.items() if name in given]
    if after is not None:
        conditions.append("(day < $day OR (day = $day AND f.id > $id))")
        given |= {"day": after[0], "id": after[1]}
    where = f"WHERE {' AND '.join(conditions)} " if conditions else ""
    cypher = (
        f"{' '.join(patterns)} WITH DISTINCT f, coalesce(f.date_start, '') AS day {where}"
        "RETURN f.json AS json, day, f.id AS id ORDER BY day DESC, id LIMIT $limit"
    )
    return cypher, given | {"limit": limit}


FACT = "MATCH (f:Fact {id: $id}) RETURN f.json AS json"

ENTITY = "MATCH (e:Entity {id: $id}) RETURN properties(e) AS properties, labels(e) AS labels"

OFFICES = (
    "MATCH (:Entity {id: $id})-[h:HOLDS]->(o:Office) OPTIONAL MATCH (o)-[:OF]->(b:Entity) "
    "RETURN o.id AS id, o.name AS name, b.id AS of, b.name AS of_name, h.start AS start, h.end AS end "
    "ORDER BY start, id"
)

# Relationships by which something that happened concerns an entity
_AROUND = "PARTICIPATED_IN|HELD_IN|AT|ABOUT"


def timeline(entity: str, after: tuple[str, ...] | None, limit: int) -> Query:
    """What happened with, in, at or about an entity, in the order of dates, the undated last.

    Rows of `happening`, its properties, `day` and `id`.
    """
    where = "WHERE day > $day OR (day = $day AND h.id > $after) " if after else ""
    cypher = (
        f"MATCH (:Entity {{id: $id}})-[:{_AROUND}]-(h:Happening) "
        f"WITH DISTINCT h, coalesce(h.date_start, '~') AS day {where}"
        "RETURN properties(h) AS happening, day, h.id AS id ORDER BY day, id LIMIT $limit"
    )
    return cypher, {"id": entity, "limit": limit} | ({"day": after[0], "after": after[1]} if after else {})


# What stands around happenings, for a page of them at once
AROUND = (
    "UNWIND $ids AS id MATCH (h:Happening {id: id})-[r:PARTICIPATED_IN|HELD_IN|AT|ABOUT]-(e:Entity) "
    "RETURN id, type(r) AS relation, r.role AS role, properties(e) AS properties, labels(e) AS labels "
    "ORDER BY id, relation, role, e.id"
)
SUPPORT = (
    "UNWIND $ids AS id MATCH (h:Happening {id: id})<-[:SUPPORTS]-(f:Fact) RETURN id, collect(DISTINCT f.id) AS facts"
)

ARTICLE = "MATCH (a:Article {id: $id}) RETURN properties(a) AS properties"
ARTICLE_FACTS = (
    "MATCH (:Article {id: $id})-[:REPORTS]->(f:Fact) RETURN f.json AS json, f.starts[0] AS start, f.id AS id "
    "ORDER BY start, id"
)


def entities(label: str, after: tuple[str, ...] | None, limit: int) -> Query:
    """All entities of a label, by id. The label is ours, never a user's."""
    where = "WHERE e.id > $after " if after else ""
    cypher = (
        f"MATCH (e:{label}) {where}RETURN properties(e) AS properties, labels(e) AS labels, e.id AS id "
        "ORDER BY id LIMIT $limit"
    )
    return cypher, {"limit": limit} | ({"after": after[0]} if after else {})


_WORD = re.compile(r"[^\W_]+")


def search(text: str, skip: int, limit: int) -> Query | None:
    """Entities whose names have all the words of a text, best first; None where it has no word.

    Only letters and digits get through: nothing of the text is read as search syntax.
    """
    words = [f"+{word.lower()}" for word in _WORD.findall(text)]
    cypher = (
        "CALL db.index.fulltext.queryNodes('entity_names', $words) YIELD node, score "
        "RETURN properties(node) AS properties, labels(node) AS labels, score, node.id AS id "
        "ORDER BY score DESC, id SKIP $skip LIMIT $limit"
    )
    return (cypher, {"words": " ".join(words), "skip": skip, "limit": limit}) if words else None


ARTICLES_COUNT = "MATCH (a:Article) RETURN count(a) AS n, min(a.published) AS first, max(a.published) AS last"
FACTS_COUNT = "MATCH (f:Fact) RETURN f.type AS type, f.status AS status, count(f) AS n ORDER BY type, status"
HAPPENINGS_COUNT = "MATCH (h:Happening) RETURN h.type AS type, h.status AS status, count(h) AS n ORDER BY type, status"
ENTITIES_COUNT = "MATCH (e:Entity) RETURN labels(e) AS labels, count(e) AS n"
