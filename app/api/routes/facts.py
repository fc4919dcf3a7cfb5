"""Facts, and the articles that tell them."""

from __future__ import annotations

import json
from typing import Annotated

from fastapi import APIRouter, Query, Response

from app.api.deps import ArticlePath, Day, EntityId, FactPath, StoreDep, day
from app.api.errors import NotFoundError
from app.api.models import ArticleDetail
from app.api.paging import Cursor, Limit, Page, decode, page
from graph.facts import Fact, FactType, Status
from graph.queries import browse
from graph.queries.browse import FactFilter

router = APIRouter(prefix="/v1", tags=["facts"])


@router.get("/facts", response_model=Page[Fact])
async def list_facts(
    *,
    store: StoreDep,
    type: FactType | None = None,  # noqa: A002  (the contract's name)
    status: Status | None = None,
    participant: Annotated[EntityId | None, Query(description="Who takes part", examples=["Q7747"])] = None,
    other: Annotated[EntityId | None, Query(description="Who takes part as well")] = None,
    topic: Annotated[EntityId | None, Query(description="A topic; narrower ones count")] = None,
    place: Annotated[EntityId | None, Query(description="A place or country; places in it count")] = None,
    event: Annotated[EntityId | None, Query(examples=["gecf-summit-2015"])] = None,
    article: EntityId | None = None,
    source: Annotated[EntityId | None, Query(description="Who published the article")] = None,
    language: Annotated[str | None, Query(pattern="^[a-z]{2}$", description="Language of the article")] = None,
    from_: Annotated[Day | None, Query(alias="from", description="First day")] = None,
    to: Annotated[Day | None, Query(description="Last day")] = None,
    confidence: Annotated[float | None, Query(ge=0, le=1, description="How sure at least")] = None,
    cursor: Cursor = None,
    limit: Limit = 50,
) -> Response:
    """Facts that fit every filter, the latest first; filters by ids of entities."""
    wanted = FactFilter(
        type,
        status,
        participant,
        other,
        topic,
        place,
        event,
        article,
        source,
        language,
        day(from_),
        day(to),
        confidence,
    )
    cypher, params = browse.facts(wanted, decode(cursor, 2), limit + 1)
    rows = page(await store.read(cypher, **params), limit, lambda row: (row["day"], row["id"]))
    # A fact is kept as it is answered with: reading and writing it again would double the time.
    items = ",".join(row["json"] for row in rows.items)
    return Response(f'{{"items":[{items}],"next":{json.dumps(rows.next)}}}', media_type="application/json")


@router.get("/facts/{id}")
async def get_fact(store: StoreDep, id: FactPath) -> Fact:  # noqa: A002
    """One fact."""
    rows = await store.read(browse.FACT, id=id)
    if not rows:
        raise NotFoundError("fact", id)
    return Fact.stored(rows[0]["json"])


@router.get("/articles/{id:path}")
async def get_article(store: StoreDep, id: ArticlePath) -> ArticleDetail:  # noqa: A002
    """An article and all its facts."""
    found = await store.read(browse.ARTICLE, id=id)
    if not found:
        raise NotFoundError("article", id)
    rows = await store.read(browse.ARTICLE_FACTS, id=id)
    own = {name: found[0]["properties"].get(name) for name in ArticleDetail.model_fields}
    return ArticleDetail.model_validate(own | {"facts": [Fact.stored(r["json"]) for r in rows]})
