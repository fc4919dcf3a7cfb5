"""People, countries, bodies, places, events and topics, and what happened around them."""

from __future__ import annotations

from collections import defaultdict
from typing import Annotated, Any

from fastapi import APIRouter, Query

from app.api.deps import StoreDep
from app.api.errors import NotFoundError, ParameterError
from app.api.models import (
    Entity,
    EntityDetail,
    EventDetail,
    Happening,
    Term,
    entity,
    entity_fields,
    happening,
)
from app.api.paging import MAX_LIMIT, Cursor, Limit, Page, decode, page
from graph.queries import browse
from graph.store import Store

router = APIRouter(tags=["entities"])


@router.get("/entities/{id}")
async def get_entity(store: StoreDep, id: str) -> EntityDetail:  # noqa: A002
    """One entity, of whatever kind."""
    node = await _node(store, "entity", id)
    terms = await store.read(browse.OFFICES, id=id)
    offices = [Term.model_validate({"office": row.pop("id"), **row}) for row in terms]
    return EntityDetail(**entity_fields(**node), offices=offices)


@router.get("/entities/{id}/timeline")
async def timeline(store: StoreDep, id: str, cursor: Cursor = None, limit: Limit = 50) -> Page[Happening]:  # noqa: A002
    """What happened with, in, at or about an entity, in the order of dates, the undated last."""
    await _node(store, "entity", id)
    cypher, params = browse.timeline(id, decode(cursor, 2), limit + 1)
    rows = page(await store.read(cypher, **params), limit, lambda row: (row["day"], row["id"]))
    return Page(items=await _happenings(store, rows.items), next=rows.next)


@router.get("/events/{id}")
async def get_event(store: StoreDep, id: str) -> EventDetail:  # noqa: A002
    """A summit or conference, with what happened there."""
    node = await _node(store, "event", id)
    if "Event" not in node["labels"]:
        raise NotFoundError("event", id)
    cypher, params = browse.timeline(id, None, MAX_LIMIT)
    happenings = await _happenings(store, await store.read(cypher, **params))
    dates = {name: node["properties"].get(name) for name in ("series", "start", "end")}
    return EventDetail(**entity_fields(**node), **dates, happenings=happenings)


@router.get("/search")
async def search(
    store: StoreDep,
    q: Annotated[str, Query(min_length=1, max_length=200, description="Words of a name, English or Arabic")],
    cursor: Cursor = None,
    limit: Limit = 20,
) -> Page[Entity]:
    """Entities by the words of their names, best first."""
    skip = _skipped(cursor)
    query = browse.search(q, skip, limit + 1)
    if query is None:
        raise ParameterError("q", "has no word in it")
    cypher, params = query
    rows = page(await store.read(cypher, **params), limit, lambda _: (str(skip + limit),))
    return Page(items=[entity(row) for row in rows.items], next=rows.next)


@router.get("/topics")
async def topics(store: StoreDep, cursor: Cursor = None, limit: Limit = 200) -> Page[Entity]:
    """Subjects of talks, by id."""
    return await _all(store, "Topic", cursor, limit)


@router.get("/countries")
async def countries(store: StoreDep, cursor: Cursor = None, limit: Limit = 200) -> Page[Entity]:
    """Countries, past and present, by id."""
    return await _all(store, "Country", cursor, limit)


async def _all(store: Store, label: str, cursor: str | None, limit: int) -> Page[Entity]:
    cypher, params = browse.entities(label, decode(cursor, 1), limit + 1)
    rows = page(await store.read(cypher, **params), limit, lambda row: (row["id"],))
    return Page(items=[entity(row) for row in rows.items], next=rows.next)


def _skipped(cursor: str | None) -> int:
    """How many results of a search were shown before; scores make no sort key that a cursor could hold."""
    key = decode(cursor, 1)
    if key is None:
        return 0
    if not key[0].isdecimal() or len(key[0]) > 6:
        raise ParameterError("cursor", "not a cursor of this list")
    return int(key[0])


async def _node(store: Store, kind: str, identity: str) -> dict[str, Any]:
    rows = await store.read(browse.ENTITY, id=identity)
    if not rows:
        raise NotFoundError(kind, identity)
    return rows[0]


async def _happenings(store: Store, rows: list[dict[str, Any]]) -> list[Happening]:
    ids = [row["id"] for row in rows]
    around: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in await store.read(browse.AROUND, ids=ids):
        around[row["id"]].append(row)
    facts = {row["id"]: row["facts"] for row in await store.read(browse.SUPPORT, ids=ids)}
    return [happening(row["happening"], around[row["id"]], facts.get(row["id"], [])) for row in rows]
