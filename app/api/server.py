"""Running the REST API."""

from __future__ import annotations

import asyncio

import uvicorn
from rich.console import Console

from app.api.main import create_app
from app.settings import Settings
from app.store import open_graph


def run(settings: Settings, host: str, port: int, messages: Console) -> None:
    """Answers over HTTP until it is stopped."""
    asyncio.run(_check(settings))  # so that a graph that is not there is told in one line
    messages.print(f"http://{host}:{port}  (Ctrl+C stops it)", markup=False)
    # No log of requests: questions stand in their addresses.
    uvicorn.run(create_app(settings), host=host, port=port, log_level="warning", access_log=False)


async def _check(settings: Settings) -> None:
    async with open_graph(settings):
        pass
