"""Graphs for tests: the embedded one always, and the real Neo4j that `.ci/neo4j` starts where one is named.

DIPLOGRAPH_TEST_NEO4J_URL and DIPLOGRAPH_TEST_NEO4J_PASSWORD name a Neo4j whose content the tests delete.
Without them the tests marked `neo4j` are deselected, unless DIPLOGRAPH_REQUIRE_NEO4J=1 asks for them: then
they fail.
"""

from __future__ import annotations

import asyncio
import os
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import AbstractAsyncContextManager
from pathlib import Path

import pytest
from backends import BACKENDS, neo4j_server
from hypothesis import settings

from graph import embedded
from graph.store import Store, open_store

settings.register_profile("untimed", deadline=None)  # how fast a machine is that does other work too is no test
settings.load_profile("untimed")

settings.register_profile("thorough", max_examples=2400, deadline=None)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if "DIPLOGRAPH_TEST_NEO4J_URL" in os.environ or os.environ.get("DIPLOGRAPH_REQUIRE_NEO4J") == "1":
        return
    left = [item for item in items if item.get_closest_marker("neo4j")]
    config.hook.pytest_deselected(items=left)
    items[:] = [item for item in items if item not in left]


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
def free_port() -> int:
    """A port of 127.0.0.1 where nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


@pytest.fixture(scope="session")
def graph_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The folder of an embedded graph whose server lives as long as the tests."""
    home = tmp_path_factory.mktemp("home") / "graph"
    # should this process be killed, the server does not stay for long
    os.environ["DIPLOGRAPH_IDLE_SECONDS"] = "60"
    yield home
    asyncio.run(embedded.stop(home))
    del os.environ["DIPLOGRAPH_IDLE_SECONDS"]


@pytest.fixture(params=BACKENDS)
async def store(request: pytest.FixtureRequest, graph_home: Path) -> AsyncIterator[Store]:
    """An empty graph with its schema, on each backend."""
    async with _open(request.param, graph_home) as opened:
        await opened.write("MATCH (n) WHERE NOT n:Meta DETACH DELETE n")
        yield opened


@pytest.fixture
async def embedded_store(graph_home: Path) -> AsyncIterator[Store]:
    """An empty embedded graph, for tests of what is above the store."""
    async with _open("embedded", graph_home) as opened:
        await opened.write("MATCH (n) WHERE NOT n:Meta DETACH DELETE n")
        yield opened


def _open(backend: str, home: Path) -> AbstractAsyncContextManager[Store]:
    if backend == "embedded":
        return open_store(home=home)
    url, password = neo4j_server()
    return open_store(url, password=password)
