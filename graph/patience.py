"""Waiting for a graph that does not answer for a while, such as a server that is being restarted."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

from graph.errors import GraphBusy, GraphUnavailable
from graph.store import Store

T = TypeVar("T")

PATIENCE = 180.0  # seconds: a Neo4j of some size takes a minute or two to start
_PAUSE = 0.5
_LONGEST_PAUSE = 10.0


async def patiently(
    store: Store, work: Callable[[], Awaitable[T]], on_wait: Callable[[str], None] = lambda _: None
) -> T:
    """What `work` gives, which is run again while the graph does not answer; it must be safe to run again.

    `on_wait` is told why it waits. Raises GraphUnavailable or GraphBusy once the graph was away for `PATIENCE`.
    """
    loop = asyncio.get_running_loop()
    pause, since = _PAUSE, loop.time()
    while True:
        try:
            return await work()
        except (GraphUnavailable, GraphBusy) as error:
            if loop.time() - since > PATIENCE:
                raise
            on_wait(str(error))
        await asyncio.sleep(pause)
        pause = min(2 * pause, _LONGEST_PAUSE)
        try:
            await store.reconnect()
        except (GraphUnavailable, GraphBusy):
            continue  # `work` will say so
