"""What is in the graph, and what this service is."""

from __future__ import annotations

from importlib.metadata import version
from typing import Any

from fastapi import APIRouter
from pydantic import BaseModel

from app.api.deps import StoreDep
from graph import schema
from graph.facts import Fact, FactType, Status
from graph.queries import browse
from ingest.extract import Extractor
from ingest.lang import available

router = APIRouter(tags=["overview"])


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


class Meta(BaseModel):
    """What answers, and how its facts look."""

    name: str = "diplograph"
    version: str
    extractor: str
    languages: list[str]
    graph: str
    graph_schema: int
    fact_schema: dict[str, Any]


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


@router.get("/meta")
async def meta(store: StoreDep) -> Meta:
    """Versions, languages, and the JSON schema of a fact."""
    return Meta(
        version=version("diplograph"),
        extractor=Extractor.version,
        languages=available(),
        graph=store.dialect.value,
        graph_schema=schema.VERSION,
        fact_schema=Fact.model_json_schema(mode="serialization"),
    )
