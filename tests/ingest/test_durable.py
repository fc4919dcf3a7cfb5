"""A graph server that dies amid a run, and a full disk: run again, and the graph is as if nothing had happened.

Each backend has a server of its own here. A disk is full for it where its files may not grow past a size.
"""

from __future__ import annotations

import asyncio
import json
import os
import resource
import signal
import subprocess
import time
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import AbstractAsyncContextManager
from pathlib import Path

import pytest
from backends import BACKENDS
from waiting import LONG

from graph import embedded
from graph.errors import GraphError
from graph.export import Snapshot, snapshot
from graph.load import retract
from graph.reference import Reference
from graph.store import Store, open_store
from ingest import job

pytestmark = pytest.mark.anyio

CI = Path(__file__).parents[2] / ".ci" / "neo4j"
ARTICLES = 2 * job.BATCH + 5  # three batches
FULL = 100_000  # bytes: what a server has at its start, and hardly more


class Server(ABC):
    """A graph server that can be killed, started again, and kept from writing."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @abstractmethod
    def open(self) -> AbstractAsyncContextManager[Store]: ...

    @abstractmethod
    def pid(self) -> int: ...

    @abstractmethod
    def start(self, wait: bool = True) -> None: ...

    @abstractmethod
    def stop(self) -> None: ...

    @abstractmethod
    def settle(self) -> None: ...

    def kill(self) -> None:
        pid = self.pid()
        os.kill(pid, signal.SIGKILL)
        while Path(f"/proc/{pid}/exe").exists():
            time.sleep(0.05)

    def fill_disk(self, full: bool = True) -> None:
        resource.prlimit(
            self.pid(), resource.RLIMIT_FSIZE, (FULL if full else resource.RLIM_INFINITY, resource.RLIM_INFINITY)
        )


class Embedded(Server):
    def open(self) -> AbstractAsyncContextManager[Store]:
        return open_store(home=self.folder)

    def pid(self) -> int:
        return int(json.loads((self.folder / "server.json").read_bytes())["pid"])

    def start(self, wait: bool = True) -> None:
        """Whoever needs it starts it."""

    def settle(self) -> None:
        """Nothing is under way."""

    def stop(self) -> None:
        asyncio.run(embedded.stop(self.folder))


class Neo4j(Server):
    def open(self) -> AbstractAsyncContextManager[Store]:
        bolt = dict(word.split("=") for word in (self.folder / "ports").read_text().split())["bolt"]
        return open_store(f"bolt://localhost:{bolt}", password=(self.folder / "password").read_text().strip())

    def pid(self) -> int:
        return int((self.folder / "pid").read_text())

    def start(self, wait: bool = True) -> None:
        self.starting = subprocess.Popen([CI, "start", self.folder], stdin=subprocess.DEVNULL, start_new_session=True)
        if wait:
            self.settle()

    def settle(self) -> None:
        assert self.starting.wait() == 0

    def stop(self) -> None:
        self.starting.wait()
        subprocess.run([CI, "stop", self.folder], check=True)


@pytest.fixture(scope="module", params=BACKENDS)
def server(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    kind = Embedded if request.param == "embedded" else Neo4j
    own = kind(tmp_path_factory.mktemp("durable") / "graph")
    own.start()
    yield own
    own.stop()


@pytest.fixture
def news(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(job, "reference", Reference)  # the whole knowledge base takes seconds to load
    monkeypatch.setattr("graph.store._RETRY_SECONDS", 1.0)  # by the driver, before the run itself waits
    monkeypatch.setattr("graph.patience.PATIENCE", LONG)
    told = "Russian President Vladimir Putin met Iranian President Hassan Rouhani in Tehran on {} September 2018."
    rows = [{"id": f"a-{n}", "published": "2018-10-01", "text": told.format(1 + n % 28)} for n in range(ARTICLES)]
    path = tmp_path / "news.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


async def undisturbed(store: Store, news: Path) -> Snapshot:
    """The graph as it should be; it is empty afterwards."""
    await job.run(store, [news])
    expected = await snapshot(store)
    for n in range(ARTICLES):
        await retract(store, f"a-{n}")
    return expected


async def test_a_server_that_is_killed_amid_a_run_is_waited_for(server: Server, news: Path) -> None:
    killed = False

    def on_progress(summary: job.Summary) -> None:
        nonlocal killed
        if summary.read == job.BATCH and not killed:
            killed = True
            server.kill()
            server.start(wait=False)

    async with server.open() as store:
        expected = await undisturbed(store, news)
        summary = await job.run(store, [news], on_progress=on_progress)
        assert (summary.read, summary.failed) == (ARTICLES, [])
        assert killed
        server.settle()
        assert await snapshot(store) == expected


@pytest.mark.skipif(not hasattr(resource, "prlimit"), reason="only Linux limits the files of another process")
async def test_a_full_disk_ends_a_run_and_the_next_goes_on_from_there(server: Server, news: Path) -> None:
    def on_progress(summary: job.Summary) -> None:
        if summary.read == job.BATCH:
            server.fill_disk()

    async with server.open() as store:
        expected = await undisturbed(store, news)
        with pytest.raises(GraphError):
            await job.run(store, [news], on_progress=on_progress)
    server.fill_disk(False)
    server.kill()
    server.start()
    async with server.open() as store:
        summary = await job.run(store, [news])
        assert (summary.unchanged, summary.loaded, summary.failed) == (job.BATCH, ARTICLES - job.BATCH, [])
        assert await snapshot(store) == expected
