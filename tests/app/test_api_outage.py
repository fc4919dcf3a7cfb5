"""A graph that is killed under a running service is found again; until then the answer is 503, never a wrong one."""

from __future__ import annotations

import asyncio
import json
import os
import signal
from pathlib import Path

from service import client_of, serving
from talks import ARTICLE, FACTS, HELD, REFERENCE
from waiting import until

from app.settings import Settings
from graph import embedded
from graph.load import load_articles
from graph.reference import load_reference
from graph.store import open_store


def test_killed_and_found_again(tmp_path: Path) -> None:
    home = tmp_path / "graph"
    asyncio.run(_fill(home))
    try:
        with serving(Settings(home=home)) as address, client_of(address) as client:
            right = client.get(f"/v1/facts/{HELD.id}").json()
            os.kill(json.loads((home / "server.json").read_bytes())["pid"], signal.SIGKILL)
            statuses = set()

            def answered_again() -> bool | None:
                reply = client.get(f"/v1/facts/{HELD.id}")
                statuses.add(reply.status_code)
                if reply.status_code != 503:
                    return True if 503 in statuses else None
                assert int(reply.headers["retry-after"]) > 0
                assert client.get("/healthz").status_code == 200
                return None

            until(answered_again)
            assert statuses <= {200, 503}
            assert client.get(f"/v1/facts/{HELD.id}").json() == right
            assert client.get("/readyz").status_code == 200
    finally:
        asyncio.run(embedded.stop(home))


async def _fill(home: Path) -> None:
    async with open_store(home=home) as store:
        await load_reference(store, REFERENCE)
        await load_articles(store, [(ARTICLE, FACTS)])
