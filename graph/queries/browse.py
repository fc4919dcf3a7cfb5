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
    other: str | None = None  # takes part too
    topic: str | None = None  # or a narrower one
    place: str | None = None  # or a place in it
    event: str | None = None
    article: str | None = None
    source: str | None = None
    lang: str | None = None
    from_: str | None = None
    to: str | None = None
    confidence: float | None = None  # at least
    as_of: str | None = None  # published until that ISO day


# From the most selective start: the first that is given is where the search begins.
_PATTERNS = {
    "article": "MATCH (:Article {id: $article})-[:REPORTS]->(f:Fact)",
    "participant": "MATCH (:Entity {id: $participant})<-[:INVOLVES]-(f:Fact)",
    "other": "MATCH (:Entity {id: $other})<-[:INVOLVES]-(f:Fact)",
    "event": "MATCH (:Entity {id: $event})<-[:AT]-(f:Fact)",
    "place": "MATCH (:Entity {id: $place})<-[:IN*0..1]-(:Entity)<-[:HELD_IN]-(f:Fact)",
    "topic": "MATCH (:Entity {id: $topic})<-[:BROADER*0..3]-(:Entity)<-[:ABOUT]-(f:Fact)",
}
_CONDITIONS = {
    "type": "f.type = $type",
    "status": "f.status = $status",
    "confidence": "f.confidence >= $confidence",
    "source": "EXISTS { MATCH (f)<-[:REPORTS]-(a:Article) WHERE a.source = $source }",
    "lang": "EXISTS { MATCH (f)<-[:REPORTS]-(a:Article) WHERE a.lang = $lang }",
    "from_": "f.latest >= $from_",
    "to": "f.earliest <= $to",
    "as_of": "f.published <= $as_of",
}


def facts(wanted: FactFilter, after: tuple[str, ...] | None, limit: int) -> Query:
    """Facts but for those judged wrong, the latest first and the undated last: rows of `json`, `day`, `id`.

    A date that is known to the month is in a range if some day of the month is; undated facts are in none.
    """
    given = {name: getattr(wanted, name) for name in FactFilter.__slots__ if getattr(wanted, name) is not None}
    patterns = [pattern for name, pattern in _PATTERNS.items() if name in given] or ["MATCH (f:Fact)"]
    conditions = ["f.wrong IS NULL", *(condition for name, condition in _CONDITIONS.items() if name in given)]
    if after is not None:
        conditions.append("(day < $day OR (day = $day AND f.id > $id))")
        given |= {"day": after[0], "id": after[1]}
    cypher = (
        f"{' '.join(patterns)} WITH DISTINCT f, coalesce(f.date_start, '') AS day WHERE {' AND '.join(conditions)} "
        "RETURN f.json AS json, day, f.id AS id ORDER BY day DESC, id LIMIT $limit"
    )
    return cypher, given | {"limit": limit}


WRONG_FACTS = "MATCH (:Article {id: $article})-[:REPORTS]->(f:Fact) WHERE f.wrong = true RETURN f.id AS id"
FACT = "MATCH (f:Fact {id: $id}) RETURN f.json AS json"

ENTITY = "MATCH (e:Entity {id: $id}) RETURN properties(e) AS properties, labels(e) AS labels"

# One row, of nulls where there is none; `kept` is the id of the entity as which this one is meant, by a judgement.
MEANT = (
    "OPTIONAL MATCH (e:Entity {id: $id}) "
    "OPTIONAL MATCH (j:Judgement {other: $id}) WHERE j.subject = 'entity' AND j.verdict = 'same' "
    "RETURN properties(e) AS properties, labels(e) AS labels, j.one AS kept"
)

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

# Why facts are taken to tell of a happening
WHY = (
    "MATCH (h:Happening {id: $id})<-[r:SUPPORTS]-(f:Fact) RETURN properties(h) AS happening, f.id AS fact, "
    "f.status AS status, f.published AS published, f.article AS article, f.quotes[0] AS words, "
    "r.reason AS reason, r.reprint_of AS reprint_of ORDER BY coalesce(published, '9999'), article, fact"
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


def search_like(text: str, limit: int, *, typos: bool = False) -> Query | None:
    """Entities whose names have all the words of a text, or words that begin so; None where it has no word.

    With `typos` a letter of each word may differ: that takes ArcadeDB a hundred times as long. Rows as of `search`.
    """
    words = [
        f"+{word}~1" if typos and len(word) > 3 else f"+({word}^4 {word}*)" for word in _WORD.findall(text.lower())
    ]
    cypher = (
        "CALL db.index.fulltext.queryNodes('entity_names', $words) YIELD node, score "
        "RETURN properties(node) AS properties, labels(node) AS labels, score, node.id AS id "
        "ORDER BY score DESC, id LIMIT $limit"
    )
    return (cypher, {"words": " ".join(words), "limit": limit}) if words else None


# What facts tell of: rows of `id`, the fact's, and `happening`.
HAPPENINGS_OF = "UNWIND $ids AS id MATCH (:Fact {id: id})-[:SUPPORTS]->(h:Happening) RETURN id, h.id AS happening"
# How many facts each of some articles tells; those that are not there are left out.
FACTS_OF = (
    "UNWIND $ids AS each MATCH (a:Article {id: each}) RETURN a.id AS id, COUNT { (a)-[:REPORTS]->(:Fact) } AS facts"
)

# The articles that tell what happened, by day of publication; `facts` is how many they tell of it.
ARTICLES_OF = (
    "UNWIND $ids AS each MATCH (h:Happening {id: each})<-[:SUPPORTS]-(f:Fact)<-[:REPORTS]-(a:Article) "
    "RETURN a.id AS id, a.title AS title, a.lang AS lang, a.published AS published, a.url AS url, "
    "a.source AS source, count(DISTINCT f) AS facts ORDER BY published, id"
)

# Entities by id, and whether any fact tells of them.
TOLD = (
    "UNWIND $ids AS id MATCH (e:Entity {id: id}) RETURN properties(e) AS properties, labels(e) AS labels, id, "
    "EXISTS { (e)<-[:INVOLVES|HELD_IN|AT|ABOUT]-(:Fact) } AS told"
)

SOURCES = (
    "MATCH (a:Article) RETURN a.source AS name, count(a) AS articles, min(a.published) AS first, "
    "max(a.published) AS last, collect(DISTINCT a.lang) AS languages ORDER BY articles DESC, name"
)

TOPICS = (
    "MATCH (t:Topic) OPTIONAL MATCH (t)-[:BROADER]->(above:Topic) WITH t, min(above.id) AS broader "
    "RETURN properties(t) AS properties, labels(t) AS labels, broader, "
    "COUNT { (t)<-[:ABOUT]-(:Happening) } AS happenings ORDER BY t.id"
)


@dataclass(frozen=True, slots=True)
class ArticleFilter:
    """Which articles are wanted; `from_` and `to` are days of publication, inclusive."""

    source: str | None = None
    lang: str | None = None
    from_: str | None = None
    to: str | None = None


_ARTICLE_CONDITIONS = {
    "source": "a.source = $source",
    "lang": "a.lang = $lang",
    "from_": "substring(a.published, 0, 10) >= $from_",
    "to": "substring(a.published, 0, 10) <= $to",
}


def articles(wanted: ArticleFilter, after: tuple[str, ...] | None, limit: int) -> Query:
    """Articles, the latest first and those without a date last; rows of `properties` without the text, `day`, `id`."""
    given = {name: getattr(wanted, name) for name in ArticleFilter.__slots__ if getattr(wanted, name) is not None}
    conditions = [_ARTICLE_CONDITIONS[name] for name in given]
    if after is not None:
        conditions.append("(day < $day OR (day = $day AND a.id > $id))")
        given |= {"day": after[0], "id": after[1]}
    where = f"WHERE {' AND '.join(conditions)} " if conditions else ""
    cypher = (
        f"MATCH (a:Article) WITH a, coalesce(a.published, '') AS day {where}"
        "WITH a, day ORDER BY day DESC, a.id LIMIT $limit "
        "RETURN {title: a.title, lang: a.lang, published: a.published, url: a.url, source: a.source} AS properties, "
        "day, a.id AS id, COUNT { (a)-[:REPORTS]->(:Fact) } AS facts ORDER BY day DESC, id"
    )
    return cypher, given | {"limit": limit}


def events(series: str | None, from_: str | None, to: str | None, after: tuple[str, ...] | None, limit: int) -> Query:
    """Events of which something is told, the latest first; rows of `properties`, `labels`, `day`, `id`."""
    given = {"series": series, "from_": from_, "to": to}
    conditions = {"series": "e.series = $series", "from_": "e.end >= $from_", "to": "e.start <= $to"}
    wanted = [conditions[name] for name, value in given.items() if value is not None]
    params: dict[str, Any] = {name: value for name, value in given.items() if value is not None}
    if after is not None:
        wanted.append("(day < $day OR (day = $day AND e.id > $id))")
        params |= {"day": after[0], "id": after[1]}
    where = f"WHERE {' AND '.join(wanted)} " if wanted else ""
    cypher = (
        "MATCH (e:Event)<-[:AT]-(:Happening) WITH DISTINCT e, coalesce(e.start, '') AS day "
        f"{where}RETURN properties(e) AS properties, labels(e) AS labels, day, e.id AS id "
        "ORDER BY day DESC, id LIMIT $limit"
    )
    return cypher, params | {"limit": limit}


ARTICLES_COUNT = "MATCH (a:Article) RETURN count(a) AS n, min(a.published) AS first, max(a.published) AS last"
FACTS_COUNT = (
    "MATCH (f:Fact) WHERE f.wrong IS NULL "
    "RETURN f.type AS type, f.status AS status, count(f) AS n ORDER BY type, status"
)
HAPPENINGS_COUNT = "MATCH (h:Happening) RETURN h.type AS type, h.status AS status, count(h) AS n ORDER BY type, status"
ENTITIES_COUNT = "MATCH (e:Entity) RETURN labels(e) AS labels, count(e) AS n"

# Of the whole graph, for an overview: articles by day and language; what the articles published last tell; people
# whom articles alone know, the most told of first.
ARTICLES_BY = (
    "MATCH (a:Article) RETURN substring(coalesce(a.published, ''), 0, 10) AS day, a.lang AS lang, count(a) AS n "
    "ORDER BY day, n DESC, lang"
)
NEWEST = (
    "MATCH (a:Article) WITH a ORDER BY coalesce(a.published, '') DESC, a.id LIMIT 10 "
    "MATCH (a)-[:REPORTS]->(f:Fact)-[:SUPPORTS]->(h:Happening) WHERE h.type <> 'STATE' "
    "RETURN h.id AS id, max(a.published) AS day ORDER BY day DESC, id LIMIT $limit"
)
UNKNOWN_PEOPLE = (
    "MATCH (e:Person) WHERE e.provisional = true MATCH (e)<-[:INVOLVES]-(f:Fact) "
    "WITH e, count(f) AS n ORDER BY n DESC, e.id LIMIT $limit "
    "RETURN properties(e) AS properties, labels(e) AS labels, n"
)
