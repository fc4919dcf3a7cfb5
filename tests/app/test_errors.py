"""Every error leaves as a problem document, and tells nothing of the inside."""

from __future__ import annotations

from collections.abc import AsyncIterator

import httpx
import pytest
from fastapi import FastAPI

from app.api import errors
from app.api.errors import NotFoundError, ParameterError
from graph.errors import GraphAuthError, GraphBusy, GraphError, GraphUnavailable

pytestmark = pytest.mark.anyio

SECRET = "bolt://inside:7687"
ERRORS: dict[str, Exception] = {
    "not-found": NotFoundError("fact", "f-1"),
    "invalid-parameter": ParameterError("limit", "too large"),
    "graph-refuses-login": GraphAuthError(SECRET),
    "graph-unavailable": GraphUnavailable(SECRET),
    "graph-busy": GraphBusy(SECRET),
    "graph-error": GraphError(SECRET),
    "internal-error": KeyError(SECRET),
}


@pytest.fixture
async def client() -> AsyncIterator[httpx.AsyncClient]:
    app = FastAPI()
    errors.install(app)

    @app.get("/{code}")
    async def fails(code: str) -> None:
        raise ERRORS[code]

    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://test") as opened:
        yield opened


@pytest.mark.parametrize(
    ("code", "status"),
    [
        ("not-found", 404),
        ("invalid-parameter", 422),
        ("graph-refuses-login", 503),
        ("graph-unavailable", 503),
        ("graph-busy", 503),
        ("graph-error", 500),
        ("internal-error", 500),
    ],
)
async def test_status_and_code(client: httpx.AsyncClient, code: str, status: int) -> None:
    reply = await client.get(f"/{code}")
    problem = reply.json()
    assert (reply.status_code, problem["status"], problem["code"]) == (status, status, code)
    assert reply.headers["content-type"] == "application/problem+json"
    assert ("retry-after" in reply.headers) == (status == 503)
    assert SECRET not in reply.text


async def test_the_field_at_fault_is_named(client: httpx.AsyncClient) -> None:
    problem = (await client.get("/invalid-parameter")).json()
    assert problem["errors"] == [{"field": "limit", "message": "too large"}]
    assert problem["detail"] == "limit: too large"
