"""Counts: of everything, and over time."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel

from app.api.deps import Day, EntityId, StoreDep, day
from graph import schema
from graph.facts import FactType, Status
from graph.queries import browse, series
from graph.queries.series import Group, Interval, SeriesFilter

router = APIRouter(prefix="/v1", tags=["stats"])


class Count(BaseModel):
    """How many of a type have a status."""

    type: FactType
    status: Status
    n: int


class Stats(BaseModel):
    """Counts; `first` and `last` are the earliest and latest publication."""

    articles: int
    first: str | None
    last: str | None
    facts: list[Count]
    happenings: list[Count]
    entities: dict[str, int]


@router.get("/stats")
async def stats(store: StoreDep) -> Stats:
    """Counts of everything in the graph."""
    (articles,) = await store.read(browse.ARTICLES_COUNT)
    entities: dict[str, int] = {}
    for row in await store.read(browse.ENTITIES_COUNT):
        for label in set(row["labels"]) & set(schema.ENTITY_LABELS):
            entities[label.lower()] = entities.get(label.lower(), 0) + row["n"]
    return Stats(
        articles=articles["n"],
        first=articles["first"],
        last=articles["last"],
        facts=[Count(**row) for row in await store.read(browse.FACTS_COUNT)],
        happenings=[Count(**row) for row in await store.read(browse.HAPPENINGS_COUNT)],
        entities=entities,
    )


class Point(BaseModel):
    """How much happened in a period: a day, month or year in ISO 8601, null for all time.

    `key` is the type, the status or a country's id; `other` of a pair the second country's.
    """

    period: str | None
    key: str | None
    other: str | None
    n: int


class Series(BaseModel):
    """Counts by period, and within one the most first; `truncated` where there are more than the limit."""

    items: list[Point]
    truncated: bool


@router.get("/stats/series")
async def over_time(
    *,
    store: StoreDep,
    interval: Annotated[Interval | None, Query(description="Length of a period; without it, all time")] = None,
    group: Annotated[Group | None, Query(description="What is counted apart")] = None,
    type: FactType | None = None,  # noqa: A002  (as of facts)
    status: Status | None = None,
    participant: Annotated[EntityId | None, Query(description="Who takes part, also through people")] = None,
    other: Annotated[EntityId | None, Query(description="Who takes part as well")] = None,
    topic: EntityId | None = None,
    from_: Annotated[Day | None, Query(alias="from", description="First day")] = None,
    to: Annotated[Day | None, Query(description="Last day")] = None,
    limit: Annotated[int, Query(ge=1, le=5000)] = 1000,
) -> Series:
    """How much happened over time: once each, however many articles tell of it. What has no such date is left out."""
    wanted = SeriesFilter(type, status, participant, other, topic, day(from_), day(to))
    cypher, params = series.counts(wanted, interval, group, limit + 1)
    rows = await store.read(cypher, **params)
    return Series(items=[Point(**row) for row in rows[:limit]], truncated=len(rows) > limit)
