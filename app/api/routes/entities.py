"""People, countries, bodies, places, events and topics, and what happened around them."""

from __future__ import annotations

from typing import Annotated, Any
from urllib.parse import quote, urlencode

from fastapi import APIRouter, Query

from app.api.deps import Day, EntityPath, InLanguage, StoreDep, day
from app.api.models import (
    Entity,
    EntityDetail,
    Happening,
    Relation,
    Term,
    edge_fields,
    entity_fields,
)
from app.api.paging import Cursor, Limit, Page, decode, page, skipped
from app.api.reading import happenings, node
from graph.facts import FactType, Status
from graph.queries import browse, network
from graph.queries.network import EdgeFilter

router = APIRouter(prefix="/v1", tags=["entities"], dependencies=[InLanguage])


@router.get("/entities/{id}")
async def get_entity(store: StoreDep, id: EntityPath) -> EntityDetail:  # noqa: A002
    """One entity, of whatever kind."""
    found = await node(store, "entity", id)
    terms = await store.read(browse.OFFICES, id=id)
    offices = [Term.model_validate({"office": row.pop("id"), **row}) for row in terms]
    own = f"/v1/entities/{quote(id, safe='')}"
    facts = "/v1/facts?" + urlencode({"participant": id})
    links = {"timeline": f"{own}/timeline", "relations": f"{own}/relations", "facts": facts}
    links["graph"] = "/v1/graph?" + urlencode({"center": id})
    return EntityDetail(**entity_fields(**found), offices=offices, links=links)


@router.get("/entities/{id}/timeline")
async def timeline(store: StoreDep, id: EntityPath, cursor: Cursor = None, limit: Limit = 50) -> Page[Happening]:  # noqa: A002
    """What happened with, in, at or about an entity, in the order of dates, the undated last."""
    await node(store, "entity", id)
    cypher, params = browse.timeline(id, decode(cursor, 2), limit + 1)
    rows = page(await store.read(cypher, **params), limit, lambda row: (row["day"], row["id"]))
    return Page(items=await happenings(store, rows.items), next=rows.next)


@router.get("/entities/{id}/relations")
async def relations(
    *,
    store: StoreDep,
    id: EntityPath,  # noqa: A002
    type: Annotated[list[FactType] | None, Query()] = None,  # noqa: A002
    status: Annotated[list[Status] | None, Query()] = None,
    from_: Annotated[Day | None, Query(alias="from", description="First day")] = None,
    to: Annotated[Day | None, Query(description="Last day")] = None,
    cursor: Cursor = None,
    limit: Limit = 50,
) -> Page[Relation]:
    """With whom an entity met, cooperated, what it visited and attended: the most frequent first."""
    skip = skipped(cursor)
    wanted = EdgeFilter(tuple(type or ()), tuple(status or ()), from_=day(from_), to=day(to))
    query = network.around([id], wanted, limit + 1, skip)
    rows = await store.read(query[0], **query[1]) if query else []
    if not rows:  # who was merged, or does not exist, has none
        await node(store, "entity", id)
    found = page(rows, limit, lambda _: (str(skip + limit),))
    return Page(items=[_relation(row, id) for row in found.items], next=found.next)


def _relation(row: dict[str, Any], identity: str) -> Relation:
    outgoing = row["source"] == identity
    end = "end" if outgoing else "start"
    other = Entity(**entity_fields(row[end], row[f"{end}_labels"]))
    return Relation(**edge_fields(row), other=other, outgoing=outgoing)
