"""What several routes read: an entity that must be there, what happened, and who says so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from app.api.errors import MovedError, NotFoundError
from app.api.models import Happening, Testimony, happening
from graph.queries import browse, network
from graph.store import Store

Row = dict[str, Any]


async def node(store: Store, kind: str, identity: str) -> Row:
    """The `properties` and `labels` of an entity. Raises MovedError where it is another, and NotFoundError."""
    found = (await store.read(browse.MEANT, id=identity))[0]
    if found["kept"] is not None:
        raise MovedError(identity, found["kept"])
    if found["properties"] is None:
        raise NotFoundError(kind, identity)
    return {name: found[name] for name in ("properties", "labels")}


async def meant(store: Store, identity: str) -> str:
    """The id of the entity that is meant by one. Raises NotFoundError."""
    try:
        await node(store, "entity", identity)
    except MovedError as moved:
        return await meant(store, moved.kept)
    return identity


async def happenings(store: Store, rows: Iterable[Row]) -> list[Happening]:
    """Happenings from rows of `happening`, their properties, and `id`, with what stands around them."""
    rows = list(rows)
    ids = [row["id"] for row in rows]
    around: dict[str, list[Row]] = defaultdict(list)
    for row in await store.read(browse.AROUND, ids=ids):
        around[row["id"]].append(row)
    facts = {row["id"]: row["facts"] for row in await store.read(browse.SUPPORT, ids=ids)}
    return [happening(row["happening"], around[row["id"]], facts.get(row["id"], [])) for row in rows]


async def happenings_by_id(store: Store, ids: Iterable[str]) -> dict[str, Happening]:
    """Happenings by their ids; those that are not there are left out."""
    rows = await store.read(network.HAPPENINGS, ids=sorted(set(ids)))
    return {one.id: one for one in await happenings(store, rows)}


async def testimonies(store: Store, ids: Iterable[str]) -> dict[str, list[Testimony]]:
    """For each happening, by id, who says it in which words."""
    found: dict[str, list[Testimony]] = defaultdict(list)
    for row in await store.read(network.EVIDENCE, ids=sorted(set(ids))):
        found[row.pop("id")].append(Testimony.model_validate(row))
    return found
