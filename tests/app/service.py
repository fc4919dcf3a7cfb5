"""A running service, for tests that speak HTTP."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import uvicorn
from backends import neo4j_server

from app import keys
from app.api.main import create_app
from app.demo import SAMPLES
from app.settings import Settings
from app.store import open_graph
from graph.store import Store
from ingest.articles import find
from ingest.job import run


def on_neo4j(folder: Path) -> Settings:
    """The Neo4j of the tests, with a folder for the keys that a service on it asks for."""
    url, password = neo4j_server()
    return Settings(graph_url=url, graph_password=password, keys=folder / "keys.json", rate=0, cypher=True)


def fill(settings: Settings, filling: Callable[[Store], Awaitable[None]] | None = None) -> None:
    """Empties a graph, and fills it anew."""

    async def work() -> None:
        async with open_graph(settings) as store:
            await store.write("MATCH (n) WHERE NOT n:Meta DETACH DELETE n")
            if filling is not None:
                await filling(store)

    asyncio.run(work())


async def read_samples(store: Store) -> None:
    """Reads the bundled samples into a graph."""
    await run(store, find([SAMPLES]))


def client_of(address: str, headers: dict[str, str] | None = None) -> httpx.Client:
    """A client that waits as long as a machine takes that does other work too."""
    return httpx.Client(base_url=address, timeout=600, headers=headers)


@contextmanager
def calling(settings: Settings) -> Iterator[httpx.Client]:
    """A client of a running service, which may do everything there."""
    headers = {}
    if settings.needs_keys:
        file = settings.keys_file
        headers["X-API-Key"] = keys.add(file, f"tests-{len(keys.read(file))}", [keys.Scope.ADMIN])
    with serving(settings) as address, client_of(address, headers) as client:
        yield client


@contextmanager
def serving(settings: Settings) -> Iterator[str]:
    """A running service; its address."""
    server = uvicorn.Server(uvicorn.Config(create_app(settings), port=0, log_level="error"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started and thread.is_alive():
        time.sleep(0.01)
    try:
        port = server.servers[0].sockets[0].getsockname()[1]
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join()
