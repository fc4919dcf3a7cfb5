"""What there is: topics, countries, sources, articles."""

from __future__ import annotations

from collections import defaultdict
from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel

from app.api.deps import Day, InLanguage, StoreDep, day
from app.api.models import ArticleItem, Entity, entity, entity_fields
from app.api.paging import Cursor, Limit, Page, decode, page
from graph.queries import browse
from graph.queries.browse import ArticleFilter
from graph.store import Row

router = APIRouter(prefix="/v1", tags=["catalog"], dependencies=[InLanguage])


class Topic(Entity):
    """A subject; `broader` is the id of the one above it, `happenings` how much is told about itself."""

    broader: str | None
    happenings: int


class TopicNode(Topic):
    """A subject with those below it."""

    narrower: list[TopicNode]


class TopicTree(BaseModel):
    """The subjects that stand under no other, with all below them."""

    items: list[TopicNode]


class Source(BaseModel):
    """A publisher of articles, null where articles name none; days of publication, first and last."""

    name: str | None
    articles: int
    first: str | None
    last: str | None
    languages: list[str]


class Sources(BaseModel):
    """All publishers, the most frequent first."""

    items: list[Source]


@router.get("/topics")
async def topics(store: StoreDep, cursor: Cursor = None, limit: Limit = 200) -> Page[Topic]:
    """Subjects of talks, by id."""
    after = decode(cursor, 1)
    rows = [row for row in await store.read(browse.TOPICS) if after is None or row["properties"]["id"] > after[0]]
    found = page(rows, limit, lambda row: (row["properties"]["id"],))
    return Page(items=[Topic(**_topic(row)) for row in found.items], next=found.next)


@router.get("/topics/tree")
async def topic_tree(store: StoreDep) -> TopicTree:
    """All subjects, each below its broader one."""
    below: dict[str | None, list[Row]] = defaultdict(list)
    for row in await store.read(browse.TOPICS):
        below[row["broader"]].append(row)
    return TopicTree(items=_nodes(below, None))


def _nodes(below: dict[str | None, list[Row]], broader: str | None) -> list[TopicNode]:
    return [TopicNode(**_topic(row), narrower=_nodes(below, row["properties"]["id"])) for row in below.get(broader, ())]


def _topic(row: Row) -> Row:
    own = {name: row[name] for name in ("broader", "happenings")}
    return entity_fields(row["properties"], row["labels"]) | own


@router.get("/countries")
async def countries(store: StoreDep, cursor: Cursor = None, limit: Limit = 200) -> Page[Entity]:
    """Countries, past and present, by id."""
    cypher, params = browse.entities("Country", decode(cursor, 1), limit + 1)
    rows = page(await store.read(cypher, **params), limit, lambda row: (row["id"],))
    return Page(items=[entity(row) for row in rows.items], next=rows.next)


@router.get("/sources")
async def sources(store: StoreDep) -> Sources:
    """Who published the articles, and when."""
    rows = await store.read(browse.SOURCES)
    return Sources(items=[Source(**row | {"languages": sorted(row["languages"])}) for row in rows])


@router.get("/articles")
async def articles(
    *,
    store: StoreDep,
    source: Annotated[str | None, Query(min_length=1, max_length=500)] = None,
    language: Annotated[str | None, Query(pattern="^[a-z]{2}$")] = None,
    from_: Annotated[Day | None, Query(alias="from", description="First day of publication")] = None,
    to: Annotated[Day | None, Query(description="Last day of publication")] = None,
    cursor: Cursor = None,
    limit: Limit = 50,
) -> Page[ArticleItem]:
    """Articles, the latest first."""
    wanted = ArticleFilter(source, language, day(from_), day(to))
    cypher, params = browse.articles(wanted, decode(cursor, 2), limit + 1)
    rows = page(await store.read(cypher, **params), limit, lambda row: (row["day"], row["id"]))
    items = [ArticleItem(id=row["id"], **row["properties"], facts=row["facts"]) for row in rows.items]
    return Page(items=items, next=rows.next)
