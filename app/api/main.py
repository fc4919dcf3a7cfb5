"""The application: one store for its life, one table of errors, every route under /v1."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import version

from fastapi import Depends, FastAPI
from fastapi.middleware.cors import CORSMiddleware
from fastapi.middleware.gzip import GZipMiddleware

from app import names
from app import settings as config
from app.api import errors
from app.api.conditional import Conditional
from app.api.connection import Connection
from app.api.deps import refuse_unknown
from app.api.description import describe
from app.api.guard import Guard
from app.api.head import Head
from app.api.jobs import Jobs
from app.api.limits import Limits
from app.api.observe import Metrics, Observe
from app.api.routes import (
    analysis,
    ask,
    catalog,
    cypher,
    entities,
    events,
    facts,
    happenings,
    health,
    ingest,
    network,
    overview,
    review,
    search,
    start,
    stats,
)  # fmt: skip
from app.explorer import pages
from app.keys import Keys
from app.settings import Settings

_DESCRIPTION = "Who met whom, where, when and about what: facts of the news, each with the words that say so."

# Headers that a page elsewhere may send, where its origin is allowed
_SENT = ["Authorization", "Content-Type", "Idempotency-Key", "If-None-Match", "X-API-Key", "X-Request-ID"]

_ROUTES = (
    start, ask, search, facts, happenings, entities, events, network, analysis, stats, catalog, cypher, ingest, review,
    overview, health,
)  # fmt: skip


def create_app(settings: Settings | None = None) -> FastAPI:
    """The REST API on the graph of the settings, which are the environment's unless given."""
    chosen = settings or config.load()
    connection, metrics = Connection(chosen), Metrics(os.getpid())
    jobs = Jobs(chosen, connection)

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        async with connection.running():
            warm = asyncio.create_task(asyncio.to_thread(names.known))
            yield
            await jobs.close()
            await warm

    # No pages of documentation: those of the framework load their scripts from outside.
    app = FastAPI(
        title="diplograph",
        description=_DESCRIPTION,
        version=version("diplograph"),
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        dependencies=[Depends(refuse_unknown)],
        responses=errors.RESPONSES,
    )
    app.openapi = lambda: describe(app)  # type: ignore[method-assign]
    app.state.connection, app.state.metrics, app.state.jobs = connection, metrics, jobs
    app.state.cypher, app.state.needs_keys = chosen.cypher, chosen.needs_keys
    for routes in _ROUTES:
        app.include_router(routes.router)
    errors.install(app)
    pages.install(app)
    _surround(app, chosen)
    return app


def _surround(app: FastAPI, settings: Settings) -> None:
    """What every request passes, the innermost first."""
    app.add_middleware(Conditional, connection=app.state.connection)
    app.add_middleware(GZipMiddleware, minimum_size=1000, compresslevel=1)
    app.add_middleware(Limits)
    app.add_middleware(Guard, keys=Keys(settings.keys_file) if settings.needs_keys else None, a_minute=settings.rate)
    app.add_middleware(Head)
    app.add_middleware(Observe, metrics=app.state.metrics)
    if settings.cors:
        app.add_middleware(
            CORSMiddleware,
            allow_origins=settings.cors,
            allow_methods=["GET", "HEAD", "POST", "PUT", "DELETE"],
            allow_headers=_SENT,
            expose_headers=["ETag", "Location", "RateLimit", "RateLimit-Policy", "Retry-After", "X-Request-ID"],
        )
