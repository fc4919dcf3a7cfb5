"""What this service is."""

from __future__ import annotations

from importlib.metadata import version
from typing import Any

from fastapi import APIRouter
from pydantic import BaseModel

from app.api.deps import StoreDep
from graph import schema
from graph.facts import Fact
from ingest.extract import Extractor
from ingest.lang import available

router = APIRouter(prefix="/v1", tags=["overview"])


class Meta(BaseModel):
    """What answers, and how its facts look."""

    name: str = "diplograph"
    version: str
    extractor: str
    languages: list[str]
    graph: str
    graph_schema: int
    fact_schema: dict[str, Any]


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
