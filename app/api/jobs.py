"""Ingest jobs: articles that were sent are read and loaded while the service goes on answering.

A job runs in a thread with a connection of its own, one at a time a worker. What is known of it is kept in the graph,
so that every worker can tell of it; a job whose worker died is seen by its age, and sending it again goes on where it
was, as nothing that stands is read twice.
"""

from __future__ import annotations

import asyncio
import json
import logging
import secrets
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from app.api.connection import Connection
from app.api.errors import KeyReusedError, NotFoundError
from app.api.models import Job, Outcome, State
from app.settings import Settings
from app.store import open_graph
from graph.errors import GraphError
from graph.ids import digest
from graph.queries import browse
from graph.store import Store
from ingest import job as ingesting
from ingest.articles import BadInput, read
from ingest.job import Summary

log = logging.getLogger("diplograph.jobs")

_BEAT_SECONDS = 1.0
_DEAD_SECONDS = 60.0  # without a sign of life
_KEPT_SECONDS = 7 * 24 * 3600.0
_FINISH_SECONDS = 25.0

_WRITE = "MERGE (m:Meta {id: $id}) SET m.job = $job, m.updated = $now"
_READ = "MATCH (m:Meta {id: $id}) RETURN m.job AS job, m.updated AS updated"
_FORGET = "MATCH (m:Meta) WHERE m.job IS NOT NULL AND m.updated < $before DELETE m"


class _StoppedError(Exception):
    """The service stops: the rest is left."""


class Jobs:
    """The jobs of one worker."""

    def __init__(self, settings: Settings, connection: Connection) -> None:
        self._settings = settings
        self._connection = connection
        self._turn = asyncio.Lock()
        self._tasks: set[asyncio.Task[None]] = set()
        self._own: dict[str, Job] = {}  # under way in this worker, however long their last sign of life is ago
        self._stopping = False

    async def submit(self, owner: str, key: str | None, articles: Sequence[Any]) -> Job:
        """Begins a job, or tells of the one that has this idempotency key of its owner.

        Raises KeyReusedError where the key was used for other articles.
        """
        store = self._connection.store()
        content = digest(json.dumps(articles, sort_keys=True))
        identity = digest(owner, key) if key else secrets.token_hex(10)
        known = await store.read(_READ, id=_node(identity))
        if known:
            kept = json.loads(known[0]["job"])
            if kept.pop("content") != content:
                raise KeyReusedError("the Idempotency-Key was used with other articles")
            job = self._own.get(identity) or _aged(Job(**kept), known[0]["updated"])
            if job.state is not State.INTERRUPTED:
                return job
        job = Job(id=identity, state=State.QUEUED, articles=len(articles))
        await store.write(_FORGET, before=time.time() - _KEPT_SECONDS)
        await self._keep(job, content)
        task = asyncio.create_task(self._run(job, content, articles))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return job

    async def find(self, identity: str) -> Job:
        """A job of any worker. Raises NotFoundError."""
        own = self._own.get(identity)
        if own is not None and own.state in (State.QUEUED, State.RUNNING):
            return own
        known = await self._connection.store().read(_READ, id=_node(identity))
        if not known or known[0]["job"] is None:
            raise NotFoundError("job", identity)
        kept = json.loads(known[0]["job"])
        kept.pop("content")
        # one that is done here has its record written next, however old that is: a machine may have slept
        return _aged(Job(**kept), known[0]["updated"]) if own is None else Job(**kept)

    async def close(self) -> None:
        """Waits for what runs; a long job ends after its batch, interrupted."""
        if self._tasks:
            _, slow = await asyncio.wait(self._tasks, timeout=_FINISH_SECONDS)
            self._stopping = True
            if slow:
                await asyncio.wait(slow)

    async def _run(self, job: Job, content: str, articles: Sequence[Any]) -> None:
        """Runs a job in its turn, and keeps its record alive."""
        self._own[job.id] = job
        working = asyncio.create_task(self._work(job, articles))
        try:
            while not working.done():
                await asyncio.wait([working], timeout=_BEAT_SECONDS)
                await self._beat(job, content)
        finally:
            del self._own[job.id]

    async def _beat(self, job: Job, content: str) -> None:
        try:
            await self._keep(job, content)
        except GraphError as error:
            log.warning("the record of a job could not be written: %s", error)

    async def _work(self, job: Job, articles: Sequence[Any]) -> None:
        async with self._turn:
            job.state = State.RUNNING
            try:
                job.results = await asyncio.to_thread(self._ingest, articles, _progress(job, lambda: self._stopping))
                job.state = State.DONE
            except _StoppedError:
                job.state = State.INTERRUPTED
            except (GraphError, OSError) as error:
                job.state, job.error = State.INTERRUPTED, "the graph failed: send the job again"
                log.error("a job failed: %s", error)

    def _ingest(self, articles: Sequence[Any], progress: Callable[[Summary], None]) -> list[Outcome]:
        """Reads and loads articles, in this thread; what became of each, in their order."""
        with tempfile.TemporaryDirectory(prefix="diplograph-") as folder:
            path = Path(folder) / "articles.jsonl"
            path.write_text("".join(json.dumps(one) + "\n" for one in articles), "ascii")
            readings = list(read(path))
            summary, facts = asyncio.run(self._load(path, readings, progress))
        progress(summary)
        bad = {one.id: one.error for one in summary.failed}
        return [_outcome(index, reading, bad, facts) for index, reading in enumerate(readings)]

    async def _load(
        self, path: Path, readings: Sequence[Any], progress: Callable[[Summary], None]
    ) -> tuple[Summary, dict[str, int]]:
        async with open_graph(self._settings) as store:
            summary = await ingesting.run(store, [path], None, self._settings.keep_text, progress)
            ids = [one.id for one in readings if not isinstance(one, BadInput)]
            rows = await store.read(browse.FACTS_OF, ids=ids)
        return summary, {row["id"]: row["facts"] for row in rows}

    async def _keep(self, job: Job, content: str) -> None:
        kept = job.model_dump(mode="json") | {"content": content}
        store: Store = self._connection.store()
        await store.write(_WRITE, id=_node(job.id), job=json.dumps(kept), now=time.time())


def _progress(job: Job, stopping: Callable[[], bool]) -> Callable[[Summary], None]:
    def noted(summary: Summary) -> None:
        job.loaded, job.unchanged, job.facts = summary.loaded, summary.unchanged, summary.facts
        job.failed = len(summary.failed)
        if stopping() and summary.read < job.articles:
            raise _StoppedError

    return noted


def _outcome(index: int, reading: Any, bad: dict[str, str], facts: dict[str, int]) -> Outcome:
    if isinstance(reading, BadInput):
        return Outcome(index=index, article=None, status="failed", error=reading.error)
    if reading.id in bad:
        return Outcome(index=index, article=reading.id, status="failed", error=bad[reading.id])
    return Outcome(index=index, article=reading.id, status="loaded", facts=facts.get(reading.id, 0))


def _node(identity: str) -> str:
    return f"job:{identity}"


def _aged(job: Job, updated: float) -> Job:
    """The job as it is now: one without a sign of life was interrupted."""
    if job.state in (State.QUEUED, State.RUNNING) and updated < time.time() - _DEAD_SECONDS:
        job.state = State.INTERRUPTED
    return job
