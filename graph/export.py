"""Writing the graph out, and taking a snapshot of it, to compare one graph with another.

Nodes are read a page at a time, in the order of their ids, so memory stays bounded for jsonl, csv and jsonld;
graphml and gexf are built by networkx, which holds the whole graph.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from operator import itemgetter
from typing import IO, Any

import networkx as nx

from graph.rows import Row
from graph.store import Store

# Every node but Meta has exactly one of these.
BASE_LABELS = ("Entity", "Article", "Fact", "Happening", "Judgement", "Remark")
PAGE = 1000
_IDS_AT_ONCE = 50_000
Items = AsyncIterator[Row]

# Characters that no XML 1.0 document can hold.
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A whole graph, sorted, as canonical JSON lines: equal graphs have equal snapshots."""

    nodes: tuple[str, ...]
    relationships: tuple[str, ...]


async def snapshot(store: Store) -> Snapshot:
    """All nodes and relationships, but for the schema's own node; without the times at which they were recorded."""
    nodes: list[str] = []
    relationships: list[str] = []
    async for item in items(store):
        item["properties"].pop("recorded", None)
        (relationships if "start" in item else nodes).append(_json(item))
    return Snapshot(tuple(sorted(nodes)), tuple(sorted(relationships)))


async def items(store: Store) -> Items:
    """All nodes, then all relationships.

    A node is {id, labels, properties}, its labels sorted; a relationship {type, start, end, properties}.
    """
    for label in BASE_LABELS:
        async for ids in _pages(store, label):
            rows = await store.collected(_NODES.format(label=label), ids=ids)
            for row in sorted(rows, key=itemgetter("id")):
                yield row | {"labels": sorted(row["labels"])}
    for label in BASE_LABELS:
        async for ids in _pages(store, label):
            for pattern in _PATTERNS.get(label, ("-[r]->(m)",)):
                rows = await store.collected(_RELATIONSHIPS.format(label=label, pattern=pattern), ids=ids)
                for row in sorted(rows, key=itemgetter("start", "type", "end")):
                    yield row


_IDS = (
    "MATCH (n:{label}) WHERE n.id > $after WITH n.id AS id ORDER BY id LIMIT $most RETURN collect({{id: id}}) AS rows"
)
_NODES = (
    "UNWIND $ids AS id MATCH (n:{label} {{id: id}}) "
    "RETURN collect({{id: n.id, labels: labels(n), properties: properties(n)}}) AS rows"
)
_RELATIONSHIPS = (
    "UNWIND $ids AS id MATCH (n:{label} {{id: id}}){pattern} "
    "RETURN collect({{type: type(r), start: startNode(r).id, end: endNode(r).id, properties: properties(r)}}) AS rows"
)
# Who takes part is read with what happened: a country takes part in more than one answer can hold.
_PATTERNS = {"Entity": ("-[r]->(m:Entity)",), "Happening": ("-[r]->(m)", "<-[r]-(m:Entity)")}


async def _pages(store: Store, label: str) -> AsyncIterator[list[str]]:
    """The ids of all nodes of a label in their order, some at a time.

    Many are looked for at once: ArcadeDB goes through all nodes of the label each time.
    """
    after: str | None = ""
    while after is not None:
        rows = await store.collected(_IDS.format(label=label), after=after, most=_IDS_AT_ONCE)
        ids = [row["id"] for row in rows]
        for at in range(0, len(ids), PAGE):
            yield ids[at : at + PAGE]
        after = ids[-1] if len(ids) == _IDS_AT_ONCE else None


async def export(store: Store, fmt: str, out: IO[str]) -> None:
    """Write the whole graph as text in one of `FORMATS`. Raises ValueError on another format."""
    await write(items(store), fmt, out)


async def write(source: Items, fmt: str, out: IO[str]) -> None:
    """Write what `items` gives, or a part of it, in one of `FORMATS`. Raises ValueError on another format."""
    if fmt not in FORMATS:
        raise ValueError(f"no format {fmt!r}: choose one of {', '.join(FORMATS)}")
    await FORMATS[fmt](source, out)


async def _jsonl(source: Items, out: IO[str]) -> None:
    async for item in source:
        out.write(_json(item) + "\n")


async def _csv(source: Items, out: IO[str]) -> None:
    """One table: nodes have id and labels, relationships start, end and type; what else they have is JSON."""
    writer = csv.writer(out)
    writer.writerow(["id", "labels", "start", "end", "type", "name", "properties"])
    async for item in source:
        properties = item["properties"]
        writer.writerow(
            [
                item.get("id", ""),
                ";".join(item.get("labels", ())),
                item.get("start", ""),
                item.get("end", ""),
                item.get("type", ""),
                properties.get("name", ""),
                _json(properties),
            ]
        )


async def _jsonld(source: Items, out: IO[str]) -> None:
    """JSON-LD 1.1; a relationship with properties is a node of its own, as RDF has no properties on edges."""
    context = {"@vocab": "urn:diplograph:term:", "@base": "urn:diplograph:node:"}
    out.write(f'{{"@context": {_json(context)}, "@graph": [')
    separator = "\n"
    async for item in source:
        out.write(separator + _json(_linked(item)))
        separator = ",\n"
    out.write("\n]}\n")


def _linked(item: Row) -> Row:
    if "start" not in item:
        return {"@id": _iri(item["id"]), "@type": item["labels"], **item["properties"]}
    end = {"@id": _iri(item["end"])}
    if not item["properties"]:
        return {"@id": _iri(item["start"]), item["type"]: end}
    # not "start" and "end", which terms of office have
    ends = {"from": {"@id": _iri(item["start"])}, "to": end}
    return {"@type": item["type"], **ends, **item["properties"]}


def _iri(identity: str) -> str:
    return "urn:diplograph:node:" + re.sub(r"[\s<>\"{}|\\^`]", lambda m: f"%{ord(m[0]):02X}", identity)


async def _graphml(source: Items, out: IO[str]) -> None:
    for line in nx.generate_graphml(await _networkx(source), named_key_ids=True):
        out.write(line + "\n")


async def _gexf(source: Items, out: IO[str]) -> None:
    for line in nx.generate_gexf(await _networkx(source, _GEXF_OWN)):
        out.write(line + "\n")


# What networkx takes for something of GEXF's own, such as the time in which a node is shown.
_GEXF_OWN = frozenset({"key", "type", "start", "end", "weight", "pid"})


async def _networkx(source: Items, taken: frozenset[str] = frozenset()) -> nx.MultiDiGraph[str]:
    """The graph flattened to what networkx writes: lists as JSON, no null, nothing that XML cannot hold.

    `label` is the name of a node and the type of a relationship; property names that are `taken` get a "_".
    """
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    async for item in source:
        flat = {
            name + "_" * (name in taken): _flat(value)
            for name, value in item["properties"].items()
            if value is not None
        }
        if "start" in item:
            graph.add_edge(item["start"], item["end"], **flat | {"label": item["type"]})
        else:
            name = flat.get("name") or flat.get("title") or item["id"]
            graph.add_node(item["id"], **flat | {"labels": ":".join(item["labels"]), "label": name})
    return graph


def _flat(value: Any) -> str | int | float | bool:
    if isinstance(value, str):
        return _NO_XML.sub("\ufffd", value)
    return value if isinstance(value, int | float | bool) else _NO_XML.sub("\ufffd", _json(value))


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


FORMATS: dict[str, Callable[[Items, IO[str]], Awaitable[None]]] = {
    "graphml": _graphml,
    "gexf": _gexf,
    "csv": _csv,
    "jsonl": _jsonl,
    "jsonld": _jsonld,
}
