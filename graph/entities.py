"""Provisional entities: those that facts mention and the reference data does not have.

Such a node says what all standing facts together tell of it, and goes with the last of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from graph.derived import Stored
from graph.facts import Fact
from graph.kinds import each, lists
from graph.rows import MENTION_TYPES, Mention, Row, combined, mention_of, mentions
from graph.schema import ENTITY_LABELS
from graph.store import Tx

T = TypeVar("T")

# Reference countries alone: what a provisional one stands for may not depend on what came first.
LINK_PLACES = (
    "UNWIND $ids AS id MATCH (p:Place {id: id}) MATCH (c:Country {iso3: p.country}) "
    "WHERE c.provisional IS NULL CREATE (p)-[:IN]->(c)"
)
_CREATED = {label: f"CREATE (x:Entity:{label})" for label in ENTITY_LABELS} | {
    "Leader": "CREATE (x:Entity:Person:Leader)"
}
_CREATE = each(_CREATED, "$")
_ROWS = 1_000
_TELLING = (
    f"UNWIND $ids AS id MATCH (e:Entity {{id: id}})<-[:{'|'.join(MENTION_TYPES)}]-(f:Fact) "
    "RETURN collect(DISTINCT {json: f.json}) AS rows"
)


async def known_entities(tx: Tx, facts: Iterable[Stored]) -> dict[str, Mention | None]:
    """Those that the facts mention and that stand: what a provisional one says, None for reference data."""
    ids = {mention.id for fact in facts for mention in fact.mentions}
    rows = await tx.collected(
        "UNWIND $ids AS id MATCH (e:Entity {id: id}) RETURN collect({id: id, labels: labels(e), "
        "properties: CASE WHEN e.provisional THEN properties(e) END}) AS rows",
        ids=sorted(ids),
    )
    return {row["id"]: mention_of(row["properties"], row["labels"]) if row["properties"] else None for row in rows}


async def write_entities(
    tx: Tx, gone: Iterable[Stored], fresh: Iterable[Stored], known: Mapping[str, Mention | None]
) -> list[str]:
    """Make and update provisional entities, when `gone` are removed already and `fresh` not yet written.

    Returns the ids of those that no fact mentions any longer.
    """
    told = combined(mention for fact in fresh for mention in fact.mentions)
    lost = {mention.id for fact in gone for mention in fact.mentions}
    standing = {identity: before for identity, before in known.items() if before is not None}
    left = standing | dict.fromkeys(lost & standing.keys()) | await told_of(tx, lost & standing.keys())
    now = combined(mention for mention in (*left.values(), *told.values()) if mention is not None)
    for identity in sorted(standing.keys() & now.keys()):
        if now[identity] != standing[identity]:
            await _update(tx, standing[identity], now[identity])
    await _create(tx, (told[identity] for identity in sorted(told.keys() - known.keys())))
    return sorted(standing.keys() - now.keys())


async def told_of(tx: Tx, ids: Iterable[str]) -> dict[str, Mention]:
    """What the facts that stand tell of these entities; those that none mentions are absent."""
    wanted = frozenset(ids)
    rows = await tx.collected(_TELLING, ids=sorted(wanted)) if wanted else []
    facts = (Fact.stored(row["json"]) for row in rows)
    return combined(mention for fact in facts for mention in mentions(fact) if mention.id in wanted)


async def remove_entities(tx: Tx, ids: Sequence[str]) -> None:
    """Remove entities with all their relationships."""
    if ids:
        await tx.run("UNWIND $ids AS id MATCH (e:Entity {id: id}) DETACH DELETE e", ids=list(ids))


async def relabel(tx: Tx, identity: str, before: Iterable[str], now: Iterable[str]) -> None:
    """Give a standing entity other labels, beside `Entity`."""
    old, new = frozenset(before), frozenset(now)
    for label in sorted(new - old):
        await tx.run(f"MATCH (e:Entity {{id: $id}}) SET e:{label}", id=identity)
    for label in sorted(old - new):
        await tx.run(f"MATCH (e:Entity {{id: $id}}) REMOVE e:{label}", id=identity)


async def create_entities(tx: Tx, rows: Iterable[tuple[tuple[str, ...], Row]]) -> None:
    """Create entities, each with its labels, beside `Entity`, and its properties.

    A node gets all its labels as it is made: see `graph.dialect`.
    """
    for some in portions([(labels[-1], row) for labels, row in rows]):
        await tx.run(_CREATE, **lists(_CREATED, some))


def portions(rows: Sequence[T]) -> Iterator[Sequence[T]]:
    """The rows, some a statement: the embedded server ends a statement that takes long, as on a slow machine."""
    for at in range(0, len(rows), _ROWS):
        yield rows[at : at + _ROWS]


async def _create(tx: Tx, created: Iterable[Mention]) -> None:
    new = list(created)
    await create_entities(tx, ((mention.labels, mention.properties()) for mention in new))
    places = [mention.id for mention in new if mention.label == "Place"]
    if places:
        await tx.run(LINK_PLACES, ids=places)


async def _update(tx: Tx, before: Mention, now: Mention) -> None:
    await relabel(tx, now.id, before.labels, now.labels)
    await tx.run("MATCH (e:Entity {id: $id}) SET e = $row", id=now.id, row=now.properties())
    await tx.run("MATCH (e:Entity {id: $id})-[r:IN]->() DELETE r", id=now.id)
    await tx.run(LINK_PLACES, ids=[now.id])
