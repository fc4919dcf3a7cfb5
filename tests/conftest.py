"""Graphs for tests: the embedded one always, and the real Neo4j that `.ci/neo4j` starts where one is named.

DIPLOGRAPH_TEST_NEO4J_URL and DIPLOGRAPH_TEST_NEO4J_PASSWORD name a Neo4j whose content the tests delete.
Without them the tests marked `neo4j` are deselected, unless DIPLOGRAPH_REQUIRE_NEO4J=1 asks for them: then
they fail.
"""

from __future__ import annotations

import os
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import AbstractAsyncContextManager
from pathlib import Path

import pytest
from backends import BACKENDS, kept, neo4j_server
from hypothesis import HealthCheck, settings

from graph.reference import Reference
from graph.store import Store, open_store

# How fast a machine is that does other work too is no test. Where a change is judged, examples are the same each time.
settings.register_profile(
    "untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize="CI" in os.environ
)
settings.load_profile("untimed")

settings.register_profile("thorough", settings.get_profile("untimed"), max_examples=2400, derandomize=False)

# Servers of tests live for minutes at most: what the second compiler of Java takes, it never gives back.
os.environ.setdefault("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")


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
def free_port() -> Iterator[int]:
    """A port of 127.0.0.1 where nobody listens but who is told of it."""
    with socket.socket() as held:
        held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        held.bind(("127.0.0.1", 0))
        yield held.getsockname()[1]


@pytest.fixture(scope="session", autouse=True)
def _idle_seconds() -> Iterator[None]:
    """Should the tests be killed, their servers do not stay for long."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DIPLOGRAPH_IDLE_SECONDS", "60")
        yield


@pytest.fixture(scope="session")
def graph_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The folder of an embedded graph whose server lives as long as the tests."""
    with kept(tmp_path_factory.mktemp("home") / "graph") as home:
        yield home


@pytest.fixture
def without_reference(monkeypatch: pytest.MonkeyPatch) -> None:
    """Runs that load no reference data: all of it takes seconds."""
    monkeypatch.setattr("ingest.job.reference", Reference)
    monkeypatch.setattr("ingest.coded.job.reference", Reference)


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
