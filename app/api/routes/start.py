"""Where to begin: links, so that a program finds its way without a manual."""

from __future__ import annotations

from fastapi import APIRouter
from pydantic import BaseModel

router = APIRouter(prefix="/v1", tags=["overview"])

LINKS = {
    "description": "/openapi.json",
    "ask": "/v1/ask",
    "search": "/v1/search?q={name}",
    "facts": "/v1/facts?type=MEET&status=held",
    "events": "/v1/events",
    "articles": "/v1/articles",
    "graph": "/v1/graph?limit=100",
    "analysis": "/v1/analysis/central",
    "stats": "/v1/stats",
    "meta": "/v1/meta",
}


class Start(BaseModel):
    """What can be asked, and where."""

    name: str = "diplograph"
    links: dict[str, str] = LINKS


@router.get("")
async def start() -> Start:
    """Links to all that can be asked."""
    return Start()
