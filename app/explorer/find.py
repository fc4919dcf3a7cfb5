"""Whom a name in an address means."""

from __future__ import annotations

from app.api.errors import NotFoundError
from app.api.routes.search import search
from graph.queries import browse
from graph.store import Store


async def resolve(store: Store, name: str) -> str:
    """The id of an entity from its id, or from its name as people write it. Raises NotFoundError."""
    if await store.read(browse.ENTITY, id=name):
        return name
    found = await search(store, q=name.strip()[:200], kind=None, cursor=None, limit=1)
    if not found.items:
        raise NotFoundError("entity", name)
    return found.items[0].id
