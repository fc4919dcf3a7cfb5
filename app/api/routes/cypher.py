"""Cypher of users, where whoever runs the service allows it."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Request
from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from app.api.deps import StoreDep
from app.api.errors import NotOfferedError
from graph.readonly import LONGEST

router = APIRouter(prefix="/v1", tags=["graph"])


class Statement(BaseModel):
    """One statement that reads, with its parameters."""

    model_config = ConfigDict(extra="forbid")

    cypher: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST)]
    parameters: Annotated[dict[str, Any], Field(max_length=100)] = {}


class Table(BaseModel):
    """The rows of a statement; `truncated` where there were more."""

    columns: list[str]
    rows: list[list[Any]]
    truncated: bool


@router.post("/cypher")
async def cypher(request: Request, store: StoreDep, sent: Statement) -> Table:
    """Runs Cypher that reads, on a Neo4j server, if the service offers it: 1,000 rows and 10 seconds at most.

    No clause that writes, no LOAD CSV, no procedure but the full-text search and those that list what there is.
    """
    if not request.app.state.cypher:
        raise NotOfferedError("this service takes no Cypher: DIPLOGRAPH_CYPHER is not set")
    rows = await store.read_for_user(sent.cypher, sent.parameters)
    return Table(columns=rows.columns, rows=rows.rows, truncated=rows.truncated)
