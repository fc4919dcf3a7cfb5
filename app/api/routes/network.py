"""How things hang together: chains of meetings with their evidence, and pictures of the graph."""

from __future__ import annotations

import io
from collections.abc import AsyncIterator, Sequence
from enum import StrEnum
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Response
from pydantic import BaseModel

from app.api.deps import Day, EntityId, InLanguage, StoreDep, day
from app.api.models import Edge, Entity, Happening, Picture, Testimony, edge_fields, entity
from app.api.reading import happenings_by_id, meant, testimonies
from graph.export import write
from graph.facts import FactType, Status
from graph.queries import network, paths
from graph.queries.network import EdgeFilter, EntityKind
from graph.store import Row, Store

router = APIRouter(prefix="/v1", tags=["network"], dependencies=[InLanguage])

MAX_EDGES = 2000


class Step(BaseModel):
    """One meeting of a chain, and the words that say so."""

    meeting: Happening
    evidence: list[Testimony]


class Chain(BaseModel):
    """People who met one after the other; step k is between entity k and entity k + 1."""

    length: int
    entities: list[Entity]
    steps: list[Step]


class Chains(BaseModel):
    """The shortest chains, all of one length; none where the two are not connected within the length asked for."""

    items: list[Chain]


@router.get("/paths")
async def chains(
    store: StoreDep,
    source: Annotated[EntityId, Query(examples=["Q7747"])],
    target: Annotated[EntityId, Query(examples=["Q57385"])],
    longest: Annotated[int, Query(ge=1, le=paths.FARTHEST, description="How many meetings at most")] = paths.LONGEST,
    limit: Annotated[int, Query(ge=1, le=20, description="How many chains at most")] = 5,
) -> Chains:
    """How two are connected: the shortest chains of meetings that were held, each with its evidence.

    A country meets through its people, but never stands within a chain. Beyond three meetings one chain is given.
    Where the two are one, that is the chain, without a meeting.
    """
    source, target = await meant(store, source), await meant(store, target)
    found = await _shortest(store, source, target, longest, limit)
    entities = {e["properties"]["id"]: entity(e) for e in await _nodes(store, {i for ids, _ in found for i in ids})}
    ids = {meeting for _, meetings in found for meeting in meetings}
    told, words = await happenings_by_id(store, ids), await testimonies(store, ids)
    return Chains(
        items=[
            Chain(
                length=len(meetings),
                entities=[entities[i] for i in along],
                steps=[Step(meeting=told[m], evidence=words[m]) for m in meetings],
            )
            for along, meetings in found
        ]
    )


async def _shortest(store: Store, one: str, other: str, longest: int, limit: int) -> list[tuple[list[str], list[str]]]:
    """Chains as the ids along them and of one meeting a step; a chain once, however often its people met."""
    if one == other:
        return [([one], [])]
    for length in range(1, min(longest, paths.LONGEST) + 1):
        cypher, params = paths.meeting_chains(one, other, length, limit)
        rows = await store.read(cypher, **params)
        if rows:
            by = {tuple(link["id"] for link in row["chain"]): row["happenings"] for row in reversed(rows)}
            return [(list(along), meetings) for along, meetings in reversed(by.items())]
    if longest <= paths.LONGEST:
        return []
    cypher, params = paths.shortest_chain(one, other)
    rows = await store.read(cypher, **params)
    return [(row["ids"], [min(met) for met in row["happenings"]]) for row in rows if len(row["ids"]) <= longest + 1]


class PictureFormat(StrEnum):
    """How a picture is written: for programs, for cytoscape.js, for Gephi, for tables, for linked data."""

    JSON = "json"
    CYTOSCAPE = "cytoscape"
    GRAPHML = "graphml"
    GEXF = "gexf"
    CSV = "csv"
    JSONLD = "jsonld"


_MEDIA = {
    PictureFormat.GRAPHML: "application/graphml+xml",
    PictureFormat.GEXF: "application/gexf+xml",
    PictureFormat.CSV: "text/csv; charset=utf-8",
    PictureFormat.JSONLD: "application/ld+json",
}
_FILES: dict[str, Any] = {media.split(";")[0]: {"schema": {}} for media in _MEDIA.values()}


class Elements(BaseModel):
    """A picture for cytoscape.js: `nodes` and `edges`, each with its `data`."""

    elements: dict[Literal["nodes", "edges"], list[dict[Literal["data"], Entity | Edge]]]
    truncated: bool


@router.get("/graph", response_model=Picture | Elements, responses={200: {"content": _FILES}})
async def picture(
    *,
    store: StoreDep,
    center: Annotated[
        list[EntityId] | None, Query(max_length=20, examples=[["Q7747"]], description="Ids of entities")
    ] = None,
    depth: Annotated[int, Query(ge=1, le=2, description="Steps from the centre; 2 needs a centre")] = 1,
    type: Annotated[list[FactType] | None, Query()] = None,  # noqa: A002  (as of facts)
    status: Annotated[list[Status] | None, Query()] = None,
    kind: Annotated[list[EntityKind] | None, Query(description="What both ends may be")] = None,
    from_: Annotated[Day | None, Query(alias="from", description="First day")] = None,
    to: Annotated[Day | None, Query(description="Last day")] = None,
    least: Annotated[int, Query(ge=1, description="How often it happened at least")] = 1,
    limit: Annotated[int, Query(ge=1, le=MAX_EDGES, description="How many edges at most: the strongest")] = 300,
    format: Annotated[PictureFormat, Query()] = PictureFormat.JSON,  # noqa: A002  (as everybody calls it)
) -> Response | Picture | Elements:
    """Who met, visited, attended and cooperated, as nodes and edges: around a centre, or the strongest of all.

    The edges among the neighbours are there too. `truncated` says that there are more than the limit.
    """
    wanted = EdgeFilter(tuple(type or ()), tuple(status or ()), tuple(kind or ()), day(from_), day(to), least)
    centers = list(dict.fromkeys([await meant(store, identity) for identity in center or ()]))
    edges = await _edges(store, centers, depth, wanted, limit + 1)
    nodes = await _nodes(store, {*centers, *(row[end] for row in edges[:limit] for end in ("source", "target"))})
    drawn = Picture(
        nodes=[entity(row) for row in nodes],
        edges=[Edge(**edge_fields(row)) for row in edges[:limit]],
        truncated=len(edges) > limit,
    )
    return await _written(drawn, nodes, format)


async def _edges(store: Store, centers: list[str], depth: int, wanted: EdgeFilter, limit: int) -> list[Row]:
    """The strongest edges, each once: first those of the centres, then the farther ones."""
    if not centers:
        return await _read(store, network.strongest(wanted, limit))
    found: dict[str, Row] = {}
    reached = list(centers)
    for _ in range(depth):
        for row in await _read(store, network.around(reached, wanted, limit)):
            found.setdefault(row["key"], row)
        reached = sorted({*reached, *(row[end] for row in found.values() for end in ("source", "target"))})
        if len(found) >= limit:
            break
    for row in await _read(store, network.among(reached, wanted, limit)):
        found.setdefault(row["key"], row)
    return list(found.values())[:limit]


async def _read(store: Store, query: tuple[str, dict[str, Any]] | None) -> list[Row]:
    return await store.read(query[0], **query[1]) if query else []


async def _nodes(store: Store, ids: set[str]) -> list[Row]:
    return await store.read(network.NODES, ids=sorted(ids))


async def _written(drawn: Picture, nodes: Sequence[Row], how: PictureFormat) -> Response | Picture | Elements:
    if how is PictureFormat.JSON:
        return drawn
    if how is PictureFormat.CYTOSCAPE:
        elements = {"nodes": [{"data": one} for one in drawn.nodes], "edges": [{"data": one} for one in drawn.edges]}
        return Elements(elements=elements, truncated=drawn.truncated)
    out = io.StringIO()
    await write(_items(drawn, nodes), how.value, out)
    name = {"Content-Disposition": f'attachment; filename="diplograph.{how.value}"'}
    return Response(out.getvalue(), media_type=_MEDIA[how], headers=name)


async def _items(drawn: Picture, nodes: Sequence[Row]) -> AsyncIterator[Row]:
    """The picture as `graph.export` takes it: nodes with their labels, then relationships."""
    for row in nodes:
        yield {"id": row["properties"]["id"], "labels": sorted(row["labels"]), "properties": row["properties"]}
    for one in drawn.edges:
        own = one.model_dump(mode="json", include={"status", "count", "first", "last", "sources"})
        yield {"type": one.type, "start": one.source, "end": one.target, "properties": own | {"key": one.id}}
