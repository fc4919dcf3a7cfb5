"""Filling one graph with what another holds: a copy from store to store, or a backup that is restored.

A backup is what `export --format jsonl` writes. The graph to be filled may hold reference data, but no article: a
fill that was cut short is known by a mark on the schema's node, and is begun again from nothing.
"""

from __future__ import annotations

import gzip
import json
from collections import defaultdict
from collections.abc import AsyncIterator
from pathlib import Path
from typing import IO

from graph.errors import GraphError
from graph.export import Items, items
from graph.rows import Row
from graph.store import Store, Tx

_BATCH = 2000  # nodes or relationships: one transaction
# From what and to what kinds of nodes a relationship goes, where not from an entity to an entity.
_STARTS = {
    "REPORTS": ("Article",),
    "SUPPORTS": ("Fact",),
    "INVOLVES": ("Fact",),
    **dict.fromkeys(("HELD_IN", "AT", "ABOUT"), ("Fact", "Happening", "Entity")),
}
_ENDS = {"REPORTS": "Fact", **dict.fromkeys(("SUPPORTS", "PARTICIPATED_IN", "REPRESENTED_IN"), "Happening")}


def ends_of(kind: str) -> tuple[tuple[str, ...], str]:
    """The base labels from which a type of relationship may go, and the one to which it goes."""
    return _STARTS.get(kind, ("Entity",)), _ENDS.get(kind, "Entity")


async def copy(source: Store, target: Store) -> dict[str, int]:
    """Fill a graph with all of another; how many nodes and relationships it has now.

    Raises GraphError where the target holds articles, or the source was written to meanwhile.
    """
    before = await source.revision()
    counts = await _filled(target, items(source))
    if await source.revision() != before:
        await _mark(target, True)
        raise GraphError("the graph was written to while it was copied: run the copy again")
    return counts


async def restore(store: Store, path: Path) -> dict[str, int]:
    """Fill a graph from a backup, plain or gzipped; how many nodes and relationships it has now.

    Raises OSError, and GraphError where the graph holds articles, or the file is no backup.
    """
    with _opened(path) as lines:
        return await _filled(store, _parsed(lines, path))


def _opened(path: Path) -> IO[str]:
    return gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8")


async def _parsed(lines: IO[str], path: Path) -> AsyncIterator[Row]:
    for number, line in enumerate(lines, 1):
        try:
            item: Row = json.loads(line)
            if not isinstance(item["properties"], dict) or not (item.keys() >= {"type", "start", "end"} or item["id"]):
                raise ValueError
        except (ValueError, KeyError, TypeError) as error:
            raise GraphError(f"{path}:{number}: no node or relationship of a graph") from error
        yield item


async def _filled(store: Store, source: Items) -> dict[str, int]:
    await _emptied(store)
    await _mark(store, True)
    counts = {"nodes": 0, "relationships": 0}
    batch: list[Row] = []
    async for item in source:
        if len(batch) == _BATCH or (batch and ("start" in item) != ("start" in batch[0])):
            await _written(store, batch, counts)
            batch = []
        batch.append(item)
    await _written(store, batch, counts)
    await _mark(store, False)
    return counts


async def _mark(store: Store, filling: bool) -> None:
    await store.write("MERGE (m:Meta {id: 'diplograph'}) SET m.filling = $filling", filling=filling or None)


async def _emptied(store: Store) -> None:
    """Raises GraphError where the graph holds what somebody put there; else leaves it empty."""
    (found,) = await store.read(
        "OPTIONAL MATCH (m:Meta {id: 'diplograph'}) WITH m.filling AS filling "
        "OPTIONAL MATCH (a:Article) WITH filling, count(a) AS articles "
        "OPTIONAL MATCH (j:Judgement) WITH filling, articles, count(j) AS judgements "
        "OPTIONAL MATCH (r:Remark) RETURN filling, articles, judgements, count(r) AS remarks"
    )
    if not found["filling"] and found["articles"] + found["judgements"] + found["remarks"]:
        raise GraphError(f"the graph to fill holds {found['articles']} articles: name an empty one")
    await store.write("MATCH (m:Meta {id: 'diplograph'}) REMOVE m.reference")
    while await store.read("MATCH (n) WHERE NOT n:Meta RETURN n.id AS id LIMIT 1"):
        await store.write(f"MATCH (n) WHERE NOT n:Meta WITH n LIMIT {_BATCH} DETACH DELETE n")


async def _written(store: Store, batch: list[Row], counts: dict[str, int]) -> None:
    """Write nodes, or relationships between nodes that stand."""
    if not batch:
        return
    relationships = "start" in batch[0]

    async def work(tx: Tx) -> None:
        await (_relationships(tx, batch) if relationships else _nodes(tx, batch))

    await store.write_all(work)
    counts["relationships" if relationships else "nodes"] += len(batch)


async def _nodes(tx: Tx, batch: list[Row]) -> None:
    by_labels: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    for item in batch:
        by_labels[tuple(sorted(_name(label) for label in item["labels"]))].append(item["properties"])
    for labels, rows in sorted(by_labels.items()):
        await tx.run(f"UNWIND $rows AS row CREATE (n:{':'.join(labels)}) SET n = row", rows=rows)


async def _relationships(tx: Tx, batch: list[Row]) -> None:
    by_type: dict[str, list[Row]] = defaultdict(list)
    for item in batch:
        by_type[_name(item["type"])].append(item)
    for kind, rows in sorted(by_type.items()):
        made = 0
        starts, end = ends_of(kind)
        for start in starts:
            (row,) = await tx.run(
                f"UNWIND $rows AS row MATCH (a:{start} {{id: row.start}}) "
                f"MATCH (b:{end} {{id: row.end}}) "
                f"CREATE (a)-[r:{kind}]->(b) SET r = row.properties RETURN count(r) AS made",
                rows=rows,
            )
            made += row["made"]
        if made != len(rows):
            raise GraphError(f"{len(rows) - made} relationships {kind} have no nodes to stand between")


def _name(given: str) -> str:
    """A label or type as it may stand in Cypher. Raises GraphError on one that is none of ours."""
    if not given.isidentifier() or not given.isascii():
        raise GraphError(f"no label or type of a graph: {given!r}")
    return given
