"""Writing the projected edges (layer 3).

An edge may stand for thousands of happenings. Where it only grows, by happenings and articles that are new, what
it says grows with it; else it is weighed again from all happenings behind it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from graph.derived import Change
from graph.kinds import each
from graph.project import ALL_EDGE_TYPES, MOST_NAMED, Contribution, Edge, contribution, edges, weigh
from graph.rows import Row
from graph.store import Tx

_BEHIND = (
    "UNWIND $rows AS row MATCH (a:Entity {id: row.start})-[:PARTICIPATED_IN]->(h:Happening) WHERE row.key IN h.edges "
    "WITH DISTINCT row.key AS key, h RETURN collect({key: key, id: h.id, first: h.earliest, last: h.latest, "
    "origins: coalesce(h.origins, []), articles: [(h)<-[:SUPPORTS]-(f:Fact) | f.article]}) AS rows"
)
# Of each start once, however many of its edges are asked for: on ArcadeDB each look goes through all of a node's edges.
_STANDING = (
    f"UNWIND $rows AS row MATCH (:Entity {{id: row.start}})-[r:{'|'.join(ALL_EDGE_TYPES)}]->() WHERE r.key IN row.keys "
    "RETURN collect({key: r.key, properties: properties(r)}) AS rows"
)
_UPSERT = "UNWIND $rows AS row MATCH (a:Entity {id: row.start}) MATCH (b:Entity {id: row.end}) " + each(
    {kind: f"MERGE (a)-[x:{kind} {{key: p.key}}]->(b)" for kind in ALL_EDGE_TYPES}, "row."
)


@dataclass(slots=True)
class Growth:
    """What comes to an edge; `shrinks` where something may also go, so that it is to be weighed again."""

    begun: list[Contribution] = field(default_factory=list)
    articles: set[str] = field(default_factory=set)
    independent: set[str] = field(default_factory=set)
    days: list[tuple[str | None, str | None]] = field(default_factory=list)
    shrinks: bool = False


async def write_edges(tx: Tx, growth: Mapping[Edge, Growth]) -> None:
    """Bring the edges that a change touches up to date; the happenings stand as they are now."""
    before = await _standing(tx, growth)
    again = [edge for edge, grown in growth.items() if grown.shrinks]
    now = {edge: _grown(before.get(edge), grown) for edge, grown in growth.items() if not grown.shrinks}
    behind = await _behind(tx, again)
    now |= {edge: weigh(parts) for edge, parts in behind.items()}
    await _delete(tx, before.keys() - now.keys())
    await _upsert(tx, now)


def growths(change: Change) -> dict[Edge, Growth]:
    """Every edge that the change touches, with what it does to it."""
    found: dict[Edge, Growth] = defaultdict(Growth)
    for identity in change.differing():
        was, now = change.was.get(identity), change.now.get(identity)
        had = edges(was) if was else frozenset()
        has = edges(now) if now else frozenset()
        for edge in had - has:
            found[edge].shrinks = True
        if now is None:
            continue
        given, gave = contribution(now), contribution(was) if was else None
        for edge in has:
            _grow(found[edge], given, gave if edge in had else None, change.new_articles)
    return dict(found)


def _grow(grown: Growth, given: Contribution, gave: Contribution | None, new: frozenset[str]) -> None:
    articles, independent = set(given.articles), set(given.independent)
    if gave is None:
        grown.begun.append(given)
    else:
        lost = not (articles.issuperset(gave.articles) and independent.issuperset(gave.independent))
        grown.shrinks |= lost or not _within((gave.first, gave.last), (given.first, given.last))
        articles -= set(gave.articles)
        independent -= set(gave.independent)
    # An article that stood before may be counted on the edge already, for another happening.
    grown.shrinks |= not new.issuperset(articles | independent)
    grown.articles |= articles
    grown.independent |= independent
    grown.days.append((given.first, given.last))


def _within(inner: tuple[str | None, str | None], outer: tuple[str | None, str | None]) -> bool:
    return inner == outer or (
        None not in (*inner, *outer) and outer[0] <= inner[0] and inner[1] <= outer[1]  # type: ignore[operator]
    )


def _grown(before: Row | None, grown: Growth) -> Row:
    """The properties of an edge that only grows, from those that it had."""
    # a property that is null stands nowhere: an edge without a day has no `first`
    old = {"count": 0, "first": None, "last": None, "sources": 0, "independent": 0, "happenings": [], **(before or {})}
    firsts = [first for first in (old["first"], *(first for first, _ in grown.days)) if first]
    lasts = [last for last in (old["last"], *(last for _, last in grown.days)) if last]
    return {
        "count": old["count"] + len(grown.begun),
        "first": min(firsts, default=None),
        "last": max(lasts, default=None),
        "sources": old["sources"] + len(grown.articles),
        "independent": old["independent"] + len(grown.independent),
        "happenings": sorted({*old["happenings"], *(part.happening for part in grown.begun)})[:MOST_NAMED],
    }


async def _standing(tx: Tx, touched: Iterable[Edge]) -> dict[Edge, Row]:
    """Those of the edges that stand, with their properties."""
    by_key = {edge.key: edge for edge in touched}
    by_start: dict[str, list[str]] = defaultdict(list)
    for edge in sorted(by_key.values()):
        by_start[edge.start].append(edge.key)
    wanted = [{"start": start, "keys": keys} for start, keys in by_start.items()]
    rows = await tx.collected(_STANDING, rows=wanted) if wanted else []
    return {by_key[row["key"]]: row["properties"] for row in rows}


async def _behind(tx: Tx, some: Iterable[Edge]) -> dict[Edge, list[Contribution]]:
    """What gives to each of the edges; those to which nothing does are absent."""
    by_key = {edge.key: edge for edge in some}
    rows = await tx.collected(_BEHIND, rows=_ends(by_key.values())) if by_key else []
    found: dict[Edge, list[Contribution]] = defaultdict(list)
    for row in rows:
        articles = tuple(sorted(set(row["articles"])))
        found[by_key[row["key"]]].append(
            Contribution(row["id"], row["first"], row["last"], articles, tuple(row["origins"]))
        )
    return found


async def _delete(tx: Tx, ended: Iterable[Edge]) -> None:
    for kind, some in _by_type(ended).items():
        await tx.run(
            f"UNWIND $rows AS row MATCH (:Entity {{id: row.start}})-[r:{kind}]->(:Entity {{id: row.end}}) DELETE r",
            rows=_ends(some),
        )


async def _upsert(tx: Tx, now: Mapping[Edge, Mapping[str, Any]]) -> None:
    rows = [
        {"start": edge.start, "end": edge.end, edge.type: [{**now[edge], "projected": True, "key": edge.key}]}
        for edge in sorted(now)
    ]
    if rows:
        await tx.run(_UPSERT, rows=rows)


def _ends(some: Iterable[Edge]) -> list[Row]:
    return [{"start": edge.start, "end": edge.end, "key": edge.key} for edge in some]


def _by_type(some: Iterable[Edge]) -> dict[str, list[Edge]]:
    by_type: dict[str, list[Edge]] = defaultdict(list)
    for edge in sorted(some):
        by_type[edge.type].append(edge)
    return by_type
