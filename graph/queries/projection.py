"""The graph as analysis sees it: who had to do with whom, in which year, how often.

Pure: each function gives Cypher and its parameters.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from graph.facts import FactType

Query = tuple[str, dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Scope:
    """What a projection is bounded by. Only what was held counts; empty and None mean any.

    `from_` and `to` are ISO days, inclusive; `countries` are ISO 3166 alpha-3 codes, and both ends of a tie must
    be of one of them.
    """

    types: tuple[FactType, ...] = (FactType.MEET,)
    from_: str | None = None
    to: str | None = None
    countries: tuple[str, ...] = ()


_ACTOR = (
    "{x}.id AS {x}_id, {x}.name AS {x}_name, coalesce({x}.iso3, {x}.country) AS {x}_country, "
    "CASE WHEN {x}:Person THEN 'person' WHEN {x}:Country THEN 'country' ELSE 'organization' END AS {x}_kind"
)


def ties(scope: Scope, limit: int) -> Query:
    """Pairs of actors by year and type.

    Rows: a_id, a_name, a_country, a_kind, the same of b; year (null if undated), type, count, first, last (days).
    """
    conditions, params = _bounds(scope)
    if scope.countries:
        conditions += [f"coalesce({x}.iso3, {x}.country) IN $countries" for x in "ab"]
        params["countries"] = list(scope.countries)
    cypher = f"""UNWIND $types AS type
MATCH (h:Happening {{type: type}})
WHERE {" AND ".join(["h.status = 'held'", *(c for c in conditions if c.startswith("h."))])}
MATCH (h)<-[p:PARTICIPATED_IN]-(a:Entity)
MATCH (h)<-[q:PARTICIPATED_IN]-(b:Entity)
WHERE {" AND ".join(["a.id < b.id", *(c for c in conditions if not c.startswith("h."))])}
WITH DISTINCT a, b, type, h
WITH a, b, type, substring(h.earliest, 0, 4) AS year, count(h) AS count, min(h.earliest) AS first,
  max(h.latest) AS last
RETURN {_ACTOR.format(x="a")}, {_ACTOR.format(x="b")}, year, type, count, first, last LIMIT $limit"""
    return cypher, params | {"limit": limit}


def attendance(scope: Scope, limit: int) -> Query:
    """Who was at which event, by attending it or by meeting somebody there, whatever the scope's types.

    Rows: a_id, a_name, a_country, a_kind, event (its id), event_name.
    """
    conditions, params = _bounds(scope)
    if scope.countries:
        conditions.append("coalesce(a.iso3, a.country) IN $countries")
        params["countries"] = list(scope.countries)
    cypher = f"""MATCH (e:Event)<-[:AT]-(h:Happening)<-[p:PARTICIPATED_IN]-(a:Entity)
WHERE {" AND ".join(["h.status = 'held'", *conditions])}
RETURN DISTINCT {_ACTOR.format(x="a")}, e.id AS event, e.name AS event_name LIMIT $limit"""
    return cypher, {name: value for name, value in params.items() if name != "types"} | {"limit": limit}


def between(one: str, other: str, scope: Scope, limit: int) -> Query:
    """What the two had to do with each other, the first of it: rows of `id`, `day` and `facts`, whole as JSON.

    A country has to do with it through its people and bodies too.
    """
    conditions, params = _bounds(scope)
    cypher = f"""MATCH (:Entity {{id: $one}})-[:PARTICIPATED_IN|REPRESENTED_IN]->(h:Happening)
WHERE {" AND ".join(["h.status = 'held'", "h.type IN $types", *conditions])}
MATCH (h)<-[:PARTICIPATED_IN|REPRESENTED_IN]-(:Entity {{id: $other}})
WITH DISTINCT h ORDER BY coalesce(h.earliest, '9999'), h.id LIMIT $limit
RETURN h.id AS id, h.earliest AS day, [(h)<-[:SUPPORTS]-(f:Fact) | f.json] AS facts
ORDER BY coalesce(h.earliest, '9999'), id"""
    return cypher, params | {"one": one, "other": other, "limit": limit}


def _bounds(scope: Scope) -> tuple[list[str], dict[str, Any]]:
    params: dict[str, Any] = {"types": [kind.value for kind in scope.types]}
    conditions = []
    for name, condition in (("from_", "h.latest >= $from_"), ("to", "h.earliest <= $to")):
        if (value := getattr(scope, name)) is not None:
            conditions.append(condition)
            params[name] = value
    return conditions, params
