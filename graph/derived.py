"""Writing what is derived: happenings (layer 2) and the edges projected from them (layer 3)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph.facts import Fact
from graph.merge import Happening, Support
from graph.project import Contribution, Edge, contribution, edges, weigh
from graph.rows import HAPPENING_LABEL, Row, happening_row
from graph.store import Tx

LINK_COUNTRIES = (
    "UNWIND $ids AS id MATCH (h:Happening {id: id}) UNWIND h.countries AS iso3 "
    "MATCH (c:Country {iso3: iso3}) WHERE c.provisional IS NULL CREATE (c)-[:REPRESENTED_IN]->(h)"
)


@dataclass(frozen=True, slots=True)
class Change:
    """What a transaction takes away and adds: facts, and happenings; one that changes is in both."""

    gone: Sequence[Fact]
    fresh: Sequence[Fact]
    ended: Sequence[Happening]
    begun: Sequence[Happening]
    supports: Sequence[tuple[str, Support]]  # to write, each with its happening's id


async def write_happenings(tx: Tx, change: Change) -> None:
    """Create the happenings that begin, with all their relationships; facts and entities stand."""
    begun = sorted(change.begun, key=lambda happening: happening.id)
    by_label: dict[str, list[Row]] = defaultdict(list)
    for happening in begun:
        by_label[HAPPENING_LABEL[happening.type]].append(happening_row(happening))
    for label in sorted(by_label):
        await tx.run(f"UNWIND $rows AS row CREATE (h:Happening:{label}) SET h = row", rows=by_label[label])
    await _link_parts(tx, begun, change.supports)
    for kind, field in (("HELD_IN", "places"), ("AT", "events"), ("ABOUT", "topics")):
        rows = [{"happening": h.id, "entity": entity} for h in begun for entity in getattr(h, field)]
        if rows:
            await tx.run(
                "UNWIND $rows AS row MATCH (h:Happening {id: row.happening}) "
                f"MATCH (e:Entity {{id: row.entity}}) CREATE (h)-[:{kind}]->(e)",
                rows=rows,
            )
    await tx.run(LINK_COUNTRIES, ids=[happening.id for happening in begun])


async def _link_parts(tx: Tx, begun: Sequence[Happening], supports: Sequence[tuple[str, Support]]) -> None:
    await tx.run(
        "UNWIND $rows AS row MATCH (h:Happening {id: row.happening}) MATCH (f:Fact {id: row.fact}) "
        "CREATE (f)-[:SUPPORTS {reason: row.reason}]->(h)",
        rows=[
            {"happening": happening, "fact": support.fact, "reason": support.reason.value}
            for happening, support in sorted(supports)
        ],
    )
    await tx.run(
        "UNWIND $rows AS row MATCH (h:Happening {id: row.happening}) MATCH (e:Entity {id: row.entity}) "
        "CREATE (e)-[:PARTICIPATED_IN {role: row.role}]->(h)",
        rows=[
            {"happening": happening.id, "entity": part.id, "role": part.role.value}
            for happening in begun
            for part in happening.parts
        ],
    )


async def write_edges(tx: Tx, change: Change) -> None:
    """Bring the projected edges that the change touches up to date; the happenings that begin stand."""
    given: dict[Edge, dict[str, Contribution]] = defaultdict(dict)
    for happening in change.begun:
        for edge in edges(happening):
            given[edge][happening.id] = contribution(happening)
    ended = {happening.id for happening in change.ended}
    touched = given.keys() | {edge for happening in change.ended for edge in edges(happening)}
    before = await _standing(tx, touched)
    kept = {edge: before.get(edge, frozenset()) - ended - given[edge].keys() for edge in touched}
    known = await _contributions(tx, {identity for ids in kept.values() for identity in ids})
    now = {
        edge: weigh([*given[edge].values(), *(known[identity] for identity in kept[edge])])
        for edge in touched
        if given[edge] or kept[edge]
    }
    await _delete(tx, before.keys() - now.keys())
    await _upsert(tx, now)


async def _standing(tx: Tx, touched: Iterable[Edge]) -> dict[Edge, frozenset[str]]:
    """Those of the edges that stand, with the ids of the happenings behind each."""
    found: dict[Edge, frozenset[str]] = {}
    for kind, some in _by_type(touched).items():
        rows = await tx.run(
            f"UNWIND $rows AS row MATCH (a:Entity {{id: row.start}})-[r:{kind}]->(b:Entity {{id: row.end}}) "
            "RETURN a.id AS start, b.id AS end, r.happenings AS happenings",
            rows=[{"start": edge.start, "end": edge.end} for edge in some],
        )
        found |= {Edge(kind, row["start"], row["end"]): frozenset(row["happenings"]) for row in rows}
    return found


async def _contributions(tx: Tx, happenings: Iterable[str]) -> dict[str, Contribution]:
    rows = await tx.run(
        "UNWIND $ids AS id MATCH (h:Happening {id: id})<-[:SUPPORTS]-(f:Fact) "
        "RETURN h.id AS id, h.earliest AS first, h.latest AS last, collect(DISTINCT f.article) AS articles",
        ids=sorted(happenings),
    )
    return {
        row["id"]: Contribution(row["id"], row["first"], row["last"], tuple(sorted(row["articles"])))
        for row in rows
    }


async def _delete(tx: Tx, ended: Iterable[Edge]) -> None:
    for kind, some in _by_type(ended).items():
        await tx.run(
            f"UNWIND $rows AS row MATCH (a:Entity {{id: row.start}})-[r:{kind}]->(b:Entity {{id: row.end}}) "
            "DELETE r",
            rows=[{"start": edge.start, "end": edge.end} for edge in some],
        )


async def _upsert(tx: Tx, now: Mapping[Edge, Row]) -> None:
    for kind, some in _by_type(now).items():
        await tx.run(
            "UNWIND $rows AS row MATCH (a:Entity {id: row.start}) MATCH (b:Entity {id: row.end}) "
            f"MERGE (a)-[r:{kind} {{key: row.key}}]->(b) SET r = row.properties",
            rows=[
                {
                    "start": edge.start,
                    "end": edge.end,
                    "key": edge.key,
                    "properties": now[edge] | {"projected": True, "key": edge.key},
                }
                for edge in some
            ],
        )


def _by_type(some: Iterable[Edge]) -> dict[str, list[Edge]]:
    by_type: dict[str, list[Edge]] = defaultdict(list)
    for edge in sorted(some):
        by_type[edge.type].append(edge)
    return by_type
