"""The application: one store for its life, one table of errors, every route under /v1."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import version

from fastapi import APIRouter, Depends, FastAPI

from app import settings as config
from app.api import errors
from app.api.deps import refuse_unknown
from app.api.routes import ask, catalog, entities, events, facts, happenings, health, network, overview, search, stats
from app.explorer import pages
from app.settings import Settings
from app.store import open_graph

_DESCRIPTION = "Who met whom, where, when and about what: facts of the news, each with the words that say so."


def create_app(settings: Settings | None = None) -> FastAPI:
    """The REST API on the graph of the settings, which are the environment's unless given."""
    chosen = settings or config.load()

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        async with open_graph(chosen) as store:
            app.state.store = store
            yield

    # No pages of documentation: those of the framework load their scripts from outside.
    app = FastAPI(
        title="diplograph",
        description=_DESCRIPTION,
        version=version("diplograph"),
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
        dependencies=[Depends(refuse_unknown)],
    )
    v1 = APIRouter(prefix="/v1")
    for routes in (ask, search, facts, happenings, entities, events, network, stats, catalog, overview):
        v1.include_router(routes.router)
    app.include_router(v1)
    app.include_router(health.router)
    pages.install(app)
    errors.install(app)
    return app
