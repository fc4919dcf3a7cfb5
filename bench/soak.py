"""Killing ingest runs at random moments: in the end the graph must be as if nothing had happened.

    python -m bench.soak --kills 200 [--graph URL] [--seed N]

A run is a process of its own that ingests all articles, or takes some back, and is killed with SIGKILL after a
random time; one time in twenty the embedded server is killed instead, and the run has to go on. Afterwards
everything is ingested once more, and the graph is compared, node by node and relationship by relationship, with
one that was filled undisturbed.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import signal
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TypeVar

from graph import embedded
from graph.errors import GraphBusy, GraphUnavailable
from graph.export import Snapshot, snapshot
from graph.facts import Article
from graph.load import retract
from graph.patience import patiently
from graph.store import Store, open_store
from ingest import job
from ingest.extract import Extractor
from ingest.reference import reference

T = TypeVar("T")
Work = Callable[[Store], Awaitable[T]]

ARTICLES = 50
_AWAY = 3  # exit code of a run that found no graph
_LEADERS = (
    "Russian President Vladimir Putin",
    "Iranian President Hassan Rouhani",
    "Turkish President Recep Tayyip Erdogan",
    "Chinese President Xi Jinping",
    "Egyptian President Abdel Fattah el-Sisi",
    "French President Emmanuel Macron",
    "Deputy Minister Karim Daftari of Iran",
)
_CITIES = ("Tehran", "Moscow", "Ankara", "Cairo")
_TELLINGS = (
    "{one} met {other} in {city} on {day} September 2018 and discussed Syria.",
    "{one} will meet {other} in {city} on {day} September 2018.",
    "A spokesman denied that {one} met {other} in {city} on {day} September 2018.",
    "{one} arrived in {city} on {day} September 2018 for talks with {other}.",
)


def articles(seed: int) -> Iterator[dict[str, str]]:
    """Articles that tell of few meetings in many ways, so that most touch what others told."""
    rng = random.Random(seed)
    for number in range(ARTICLES):
        told = []
        for _ in range(rng.randint(1, 4)):
            one, other = rng.sample(_LEADERS, 2)
            words = {"one": one, "other": other, "city": rng.choice(_CITIES), "day": rng.randint(5, 9)}
            told.append(rng.choice(_TELLINGS).format(**words))
        yield {"id": f"soak-{number}", "published": f"2018-09-{rng.randint(1, 28):02}", "text": " ".join(told)}


class _Soak:
    """A graph that is filled by processes that are killed."""

    def __init__(self, folder: Path, seed: int, url: str | None, password: str | None) -> None:
        self._corpus = folder / "articles.jsonl"
        self._corpus.write_text("".join(json.dumps(one) + "\n" for one in articles(seed)), encoding="utf-8")
        self._home, self._rng = folder / "graph", random.Random(seed)
        self._url, self._password = url, password
        self.killed = self.ended = self.away = self.servers = 0

    def on(self, work: Work[T]) -> T:
        """What `work` gives on the opened graph."""

        async def opened() -> T:
            async with open_store(self._url, self._home, password=self._password) as store:
                return await work(store)

        return asyncio.run(opened())

    async def ingest(self, store: Store) -> None:
        summary = await job.run(store, [self._corpus])
        assert not summary.failed, summary.failed

    async def take_back(self, store: Store) -> None:
        for number in self._rng.sample(range(ARTICLES), ARTICLES // 2):
            await patiently(store, partial(retract, store, f"soak-{number}"))

    async def emptied(self, store: Store) -> None:
        for number in range(ARTICLES):
            await retract(store, f"soak-{number}")

    def undisturbed(self) -> tuple[Snapshot, float]:
        """The graph as it should be, and how long a run takes once the reference data stands."""
        self.on(lambda store: store.write("MATCH (n) WHERE NOT n:Meta DETACH DELETE n"))
        self.on(self.ingest)
        expected = self.on(snapshot)
        self.on(self.emptied)
        started = time.monotonic()
        self.on(self.ingest)
        took = time.monotonic() - started
        self.on(self.emptied)
        return expected, took

    def kill_one(self, longest: float) -> None:
        """Start a run, and kill it after a random time if it has not ended."""
        work = self.ingest if self._rng.random() < 0.7 else self.take_back
        self._rng.random()
        child = os.fork()
        if child == 0:
            self._run(work)
        server = self._url is None and self._rng.random() < 0.05
        time.sleep(self._rng.uniform(0, longest))
        if server:
            self.servers += self._kill_server()
        else:
            os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        killed = os.WIFSIGNALED(status)
        code = 0 if killed else os.WEXITSTATUS(status)
        # A run that is kept from the graph for long, as when its server just died, says so and ends.
        assert code in (0, _AWAY), "a run failed by itself"
        self.killed += killed
        self.ended += not killed and code == 0
        self.away += code == _AWAY

    def _run(self, work: Work[None]) -> None:
        try:
            self.on(work)
        except (GraphUnavailable, GraphBusy):
            os._exit(_AWAY)
        except BaseException as error:  # noqa: BLE001  the edge of a process
            sys.stderr.write(f"{type(error).__name__}: {error}\n")
            os._exit(1)
        os._exit(0)

    def _kill_server(self) -> bool:
        try:
            told = json.loads((self._home / "server.json").read_bytes())
            os.kill(told["pid"], signal.SIGKILL)
        except (FileNotFoundError, ProcessLookupError, KeyError):
            return False  # it is only starting
        return True

    def stop(self) -> None:
        if self._url is None:
            asyncio.run(embedded.stop(self._home))


def soak(kills: int, seed: int, url: str | None = None, password: str | None = None) -> None:
    """Kill so many runs, and say what came of it. Raises AssertionError where the graph is not as it should be."""
    reference()
    told = next(articles(seed))
    Extractor().extract(Article(**told, lang="en"))  # what a fork then need not load
    with tempfile.TemporaryDirectory() as folder:
        soaked = _Soak(Path(folder), seed, url, password)
        try:
            expected, took = soaked.undisturbed()
            while soaked.killed < kills:
                soaked.kill_one(took * 0.8)
            soaked.on(soaked.ingest)
            found = soaked.on(snapshot)
        finally:
            soaked.stop()
    lost = {*expected.nodes, *expected.relationships} - {*found.nodes, *found.relationships}
    more = {*found.nodes, *found.relationships} - {*expected.nodes, *expected.relationships}
    doubled = len(found.nodes) + len(found.relationships) - len({*found.nodes, *found.relationships})
    sys.stdout.write(
        f"{soaked.killed} runs and {soaked.servers} servers killed, {soaked.ended} runs ended, "
        f"{soaked.away} found no graph; "
        f"{len(expected.nodes)} nodes and {len(expected.relationships)} relationships: "
        f"{len(lost)} lost, {len(more)} too many, {doubled} doubled\n"
    )
    assert found == expected, sorted(lost | more)[:5]


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--graph", help="a Neo4j whose content is deleted; else an embedded graph of its own")
    given = parser.parse_args()
    soak(given.kills, given.seed, given.graph, os.environ.get("DIPLOGRAPH_GRAPH_PASSWORD"))


if __name__ == "__main__":
    main()
