"""Opening a graph that is not there, or not so: one clear line each, at the first try, and never a password in it."""

from __future__ import annotations

import asyncio
import os

import pytest

from graph.errors import GraphAuthError, GraphError, GraphUnavailable
from graph.store import open_store

pytestmark = pytest.mark.anyio


async def opening(url: str) -> str:
    """The message of the GraphError that opening raises."""
    with pytest.raises(GraphError) as caught:
        async with open_store(url, password="secret-of-ours"):
            pass
    message = str(caught.value)
    assert "\n" not in message
    assert "secret-of" not in message
    return f"{type(caught.value).__name__}: {message}"


@pytest.mark.parametrize("scheme", ["bolt", "neo4j"])
async def test_nobody_listens(scheme: str, free_port: int) -> None:
    message = await opening(f"{scheme}://127.0.0.1:{free_port}")
    assert message.startswith(f"GraphUnavailable: {scheme}://127.0.0.1:{free_port} does not answer: is it running")


@pytest.mark.parametrize(
    "url",
    ["localhost:7687", "http://localhost:7687", "neo4j://", "bolt", "bolt://host:port", "bolt://host:99999"],
)
async def test_no_address_of_a_graph(url: str) -> None:
    assert "DIPLOGRAPH_GRAPH_URL is like" in await opening(url)


async def test_a_host_that_is_not() -> None:
    message = await opening("neo4j://nowhere.invalid:7687")
    assert message.startswith("GraphUnavailable: neo4j://nowhere.invalid:7687 does not answer")


async def test_a_password_in_the_address_is_refused_and_not_shown() -> None:
    assert "leave user and password out" in await opening("bolt://neo4j:secret-of-url@localhost:7687")


async def test_another_kind_of_server_answers(free_port: int) -> None:
    tries = 0

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal tries
        tries += 1
        await reader.read(4)
        writer.write(b"HTTP/1.1 400 Bad Request\r\n\r\n")
        writer.close()

    async with await asyncio.start_server(answer, "127.0.0.1", free_port):
        assert (await opening(f"bolt://127.0.0.1:{free_port}")).startswith("GraphUnavailable: ")
    assert tries == 1


@pytest.mark.neo4j
async def test_neo4j_refuses_a_wrong_password() -> None:
    with pytest.raises(GraphAuthError, match="check DIPLOGRAPH_GRAPH_USER and DIPLOGRAPH_GRAPH_PASSWORD"):
        async with open_store(os.environ["DIPLOGRAPH_TEST_NEO4J_URL"], password="not-the-password"):
            pass


@pytest.mark.neo4j
async def test_neo4j_has_no_such_database() -> None:
    url, password = os.environ["DIPLOGRAPH_TEST_NEO4J_URL"], os.environ["DIPLOGRAPH_TEST_NEO4J_PASSWORD"]
    with pytest.raises(GraphUnavailable, match="has no database 'elsewhere': check DIPLOGRAPH_GRAPH_DATABASE"):
        async with open_store(url, password=password, database="elsewhere"):
            pass
