"""Whether the service lives, and whether it can answer."""

from __future__ import annotations

from typing import Literal

from fastapi import APIRouter, Request
from fastapi.responses import PlainTextResponse
from pydantic import BaseModel

from app.api.deps import StoreDep

router = APIRouter(tags=["health"])


class Health(BaseModel):
    """All is well; what is not well is a problem document."""

    status: Literal["ok"] = "ok"


@router.get("/healthz")
async def healthz() -> Health:
    """The process answers."""
    return Health()


@router.get("/metrics", response_class=PlainTextResponse, responses={200: {"content": {"text/plain": {}}}})
async def metrics(request: Request) -> PlainTextResponse:
    """Requests, durations and the graph's state for Prometheus, of the worker that answers."""
    state = request.app.state
    text = state.metrics.text(graph_up=state.connection.up)
    return PlainTextResponse(text, media_type="text/plain; version=0.0.4")


@router.get("/readyz")
async def readyz(store: StoreDep) -> Health:
    """The graph answers too."""
    await store.read("RETURN 1 AS one")
    return Health()
