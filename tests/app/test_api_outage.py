"""A graph that is killed under a running service is found again; until then the answer is 503, never a wrong one."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import time
from pathlib import Path

import httpx
from service import serving
from talks import ARTICLE, FACTS, HELD, REFERENCE

from app.settings import Settings
from graph import embedded
from graph.load import load_articles
from graph.reference import load_reference
from graph.store import open_store


def test_killed_and_found_again(tmp_path: Path) -> None:
    home = tmp_path / "graph"
    asyncio.run(_fill(home))
    try:
        with serving(Settings(home=home)) as address, httpx.Client(base_url=address, timeout=60) as client:
            right = client.get(f"/v1/facts/{HELD.id}").json()
            os.kill(json.loads((home / "server.json").read_bytes())["pid"], signal.SIGKILL)
            statuses = set()
            for _ in range(600):
                reply = client.get(f"/v1/facts/{HELD.id}")
                statuses.add(reply.status_code)
                if reply.status_code == 503:
                    assert int(reply.headers["retry-after"]) > 0
                    assert client.get("/healthz").status_code == 200
                elif 503 in statuses:
                    break
                time.sleep(0.1)
            assert statuses == {200, 503}
            assert client.get(f"/v1/facts/{HELD.id}").json() == right
            assert client.get("/readyz").status_code == 200
    finally:
        asyncio.run(embedded.stop(home))


async def _fill(home: Path) -> None:
    async with open_store(home=home) as store:
        await load_reference(store, REFERENCE)
        await load_articles(store, [(ARTICLE, FACTS)])
