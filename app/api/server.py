"""Running the REST API: in this process, or by several worker processes on one graph."""

from __future__ import annotations

import asyncio
import logging
import os
import sys

import uvicorn
from fastapi import FastAPI
from rich.console import Console

from app import keys
from app import settings as config
from app.api.main import create_app
from app.api.observe import JsonLines
from app.settings import PREFIX, Settings
from app.store import open_graph

_FINISH_SECONDS = 30  # that what is running has when the service is stopped


def run(settings: Settings, workers: int, messages: Console) -> None:
    """Answers over HTTP until it is stopped; what is running then is finished."""
    asyncio.run(_check(settings))  # so that a graph that is not there is told in one line
    messages.print(f"http://{settings.host}:{settings.port}  (Ctrl+C stops it)", markup=False)
    if settings.needs_keys and not keys.read(settings.keys_file):
        messages.print(f"there is no API key in {settings.keys_file} yet: make one with `diplograph key add NAME`")
    # Workers are processes of their own, which read the environment.
    given = {"GRAPH_URL": settings.graph_url, "HOST": settings.host, "PORT": str(settings.port)}
    os.environ |= {PREFIX + name: value for name, value in given.items() if value}
    # No log of requests by uvicorn: questions stand in their addresses. `app.api.observe` has one without them.
    uvicorn.run(
        "app.api.server:worker",
        factory=True,
        host=settings.host,
        port=settings.port,
        workers=workers,
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=_FINISH_SECONDS,
    )


def worker() -> FastAPI:
    """The application of one process, with its log on standard error, a JSON object a line."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines())
    ours = logging.getLogger("diplograph")
    ours.setLevel(logging.INFO)
    ours.addHandler(handler)
    return create_app(config.load())


async def _check(settings: Settings) -> None:
    async with open_graph(settings):
        pass
