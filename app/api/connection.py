"""The service's hold on the graph: one connection that is found again, and no more questions at once than it bears."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from app.settings import Settings
from app.store import open_graph
from graph.errors import GraphBusy, GraphError, GraphUnavailable
from graph.store import Store

log = logging.getLogger("diplograph.graph")

AT_ONCE = 16  # statements' requests to the graph at a time: more of them make each slower, and none faster
WAIT_SECONDS = 5.0  # for a turn
_CHECK_SECONDS = 1.0
_AGAIN_SECONDS = 0.5
_REFUSED_SECONDS = 10.0


class Connection:
    """The graph while it is there; `revision` tells whether it changed since an answer was given.

    Whether it is there is looked at once a second, so that a request need not wait to learn that it is not.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._store: Store | None = None
        self._turns = asyncio.Semaphore(AT_ONCE)
        self._limits: set[asyncio.Timeout] = set()
        self.revision = ""

    @property
    def up(self) -> bool:
        """Whether the graph was there when it was last looked at."""
        return self._store is not None

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Keeps the connection for as long as the context lasts; waits for it at first, should it be there."""
        opened = asyncio.Event()
        task = asyncio.create_task(self._keep(opened))
        try:
            await opened.wait()
            yield
        finally:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[Store]:
        """The graph, for one request. Raises GraphUnavailable, or GraphBusy where too many are waiting."""
        self.store()  # while it is away nobody waits
        try:
            async with asyncio.timeout(WAIT_SECONDS):
                await self._turns.acquire()
        except TimeoutError:
            raise GraphBusy("too many requests are waiting for the graph") from None
        try:
            async with asyncio.timeout(None) as limit:
                self._limits.add(limit)
                yield self.store()
        except TimeoutError:
            raise GraphUnavailable("the graph went away") from None
        finally:
            self._limits.discard(limit)
            self._turns.release()

    def store(self) -> Store:
        """The graph. Raises GraphUnavailable while it is away."""
        if self._store is None:
            raise GraphUnavailable("the graph is away")
        return self._store

    async def _keep(self, opened: asyncio.Event) -> None:
        while True:
            try:
                async with open_graph(self._settings) as store:
                    await self._watch(store, opened)
            except GraphUnavailable as error:
                log.warning("the graph is away: %s", error)
                pause = _AGAIN_SECONDS
            except GraphError as error:  # a password, a schema: a server takes it ill to be asked again and again
                log.error("the graph cannot be used: %s", error)
                pause = _REFUSED_SECONDS
            finally:
                self._store = None
                opened.set()
            for limit in self._limits:  # else the driver goes on trying for those who asked before
                if not limit.expired():
                    limit.reschedule(0)
            await asyncio.sleep(pause)

    async def _watch(self, store: Store, opened: asyncio.Event) -> None:
        """Returns never; raises GraphUnavailable when the graph has gone."""
        while True:
            await store.ping()
            with suppress(GraphBusy):  # then the last one stands for longer
                self.revision = await store.revision()
            if self._store is None:
                log.info("the graph is there")
            self._store = store
            opened.set()
            await asyncio.sleep(_CHECK_SECONDS)
