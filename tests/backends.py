"""The backends that tests run on: the embedded graph, and the Neo4j that the environment names."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from graph import embedded
from graph.locks import FileLock

BACKENDS = ["embedded", pytest.param("neo4j", marks=pytest.mark.neo4j)]


class Standing:
    """What stands in that Neo4j, which several fixtures fill; "" once somebody has asked for its address."""

    filling = ""


@contextmanager
def kept(home: Path) -> Iterator[Path]:
    """The folder of an embedded graph whose server, once started, does not stop for being idle; it is stopped after."""
    home.mkdir(mode=0o700)
    with FileLock(home / "clients.lock") as client:
        assert client.try_shared()
        yield home
    asyncio.run(embedded.stop(home))


def neo4j_server() -> tuple[str, str | None]:
    """Address and password of the Neo4j whose content the tests delete."""
    Standing.filling = ""
    url = os.environ.get("DIPLOGRAPH_TEST_NEO4J_URL")
    if not url:
        pytest.fail("DIPLOGRAPH_REQUIRE_NEO4J is set, but no DIPLOGRAPH_TEST_NEO4J_URL: run .ci/neo4j start")
    return url, os.environ.get("DIPLOGRAPH_TEST_NEO4J_PASSWORD")
