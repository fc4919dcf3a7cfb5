"""Summits and conferences, and what happened there."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

from fastapi import APIRouter, Query

from app.api.deps import Day, EntityId, EventPath, InLanguage, StoreDep, day
from app.api.errors import NotFoundError
from app.api.models import ArticleItem, Attendee, Event, EventDetail, Happening, entity_fields
from app.api.paging import MAX_LIMIT, Cursor, Limit, Page, decode, page
from app.api.reading import happenings_by_id, node
from graph.facts import FactType, Status
from graph.queries import browse
from graph.queries import happenings as happened
from graph.queries.happenings import HappeningFilter
from graph.store import Row

router = APIRouter(prefix="/v1", tags=["events"], dependencies=[InLanguage])

_STRONGEST = (Status.HELD, Status.PLANNED, Status.CANCELLED, Status.DENIED, Status.CALLED_FOR)


@router.get("/events")
async def events(
    *,
    store: StoreDep,
    series: Annotated[EntityId | None, Query(description="Id of a series of events")] = None,
    from_: Annotated[Day | None, Query(alias="from", description="First day")] = None,
    to: Annotated[Day | None, Query(description="Last day")] = None,
    cursor: Cursor = None,
    limit: Limit = 50,
) -> Page[Event]:
    """Events of which something is told, the latest first."""
    cypher, params = browse.events(series, day(from_), day(to), decode(cursor, 2), limit + 1)
    rows = page(await store.read(cypher, **params), limit, lambda row: (row["day"], row["id"]))
    return Page(items=[Event(**_event(row)) for row in rows.items], next=rows.next)


@router.get("/events/{id}")
async def event(store: StoreDep, id: EventPath) -> EventDetail:  # noqa: A002
    """A summit or conference: who was there, what happened, what was agreed, and the articles that say so."""
    found = await node(store, "event", id)
    if "Event" not in found["labels"]:
        raise NotFoundError("event", id)
    cypher, params = happened.happenings(HappeningFilter(events=(id,)), MAX_LIMIT)
    ids = [row["id"] for row in await store.read(cypher, **params)]
    by_id = await happenings_by_id(store, ids)
    told = [by_id[each] for each in ids]
    met = [one for one in told if one.type is FactType.MEET]
    return EventDetail(
        **_event(found),
        participants=_participants(told),
        meetings=[one for one in met if one.status is Status.HELD],
        planned=[one for one in met if one.status is not Status.HELD],
        documents=[one for one in told if one.type is FactType.AGREE],
        happenings=told,
        articles=[ArticleItem(**row) for row in await store.read(browse.ARTICLES_OF, ids=ids)],
    )


def _event(row: Row) -> Row:
    dates = {name: row["properties"].get(name) for name in ("series", "start", "end")}
    return entity_fields(row["properties"], row["labels"]) | dates


def _participants(told: Iterable[Happening]) -> list[Attendee]:
    """Who attended or is expected, and who met or visited there: each once, by the strongest status."""
    best: dict[str, Attendee] = {}
    for one in sorted(told, key=lambda one: -_STRONGEST.index(one.status)):
        if one.type in (FactType.ATTEND, FactType.MEET, FactType.VISIT):
            for part in one.participants:
                if part.role not in ("about", "destination"):
                    best[part.id] = Attendee(**part.model_dump(exclude={"role"}), status=one.status)
    return sorted(best.values(), key=lambda who: (_STRONGEST.index(who.status), who.name, who.id))
