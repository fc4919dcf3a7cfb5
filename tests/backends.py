"""The backends that tests run on: the embedded graph, and the Neo4j that the environment names."""

from __future__ import annotations

import os

import pytest

BACKENDS = ["embedded", pytest.param("neo4j", marks=pytest.mark.neo4j)]


class Standing:
    """What stands in that Neo4j, which several fixtures fill; "" once somebody has asked for its address."""

    filling = ""


def neo4j_server() -> tuple[str, str | None]:
    """Address and password of the Neo4j whose content the tests delete."""
    Standing.filling = ""
    url = os.environ.get("DIPLOGRAPH_TEST_NEO4J_URL")
    if not url:
        pytest.fail("DIPLOGRAPH_REQUIRE_NEO4J is set, but no DIPLOGRAPH_TEST_NEO4J_URL: run .ci/neo4j start")
    return url, os.environ.get("DIPLOGRAPH_TEST_NEO4J_PASSWORD")
