"""The REST API on a real graph."""

from __future__ import annotations

from typing import Any

import pytest
from fastapi.testclient import TestClient

from app.api.paging import encode


def get(client: TestClient, path: str, **params: Any) -> Any:
    reply = client.get(path, params=params)
    assert reply.status_code == 200, reply.text
    return reply.json()


def ids(page: Any) -> list[str]:
    return [item["id"] for item in page["items"]]
