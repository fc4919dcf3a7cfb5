"""An ingest run: articles are read, their facts extracted and loaded, a batch at a time.

A batch stands in the graph whole or not at all. What the ledger knows is passed over, so that a run may
be stopped and started again, and running it twice changes nothing. While the graph does not answer the run
waits; one batch is held, whatever the size of the input.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import TypeVar

from graph import ledger
from graph.errors import GraphAuthError, GraphBusy, GraphError, GraphUnavailable
from graph.facts import Article
from graph.ids import digest
from graph.load import load_articles
from graph.patience import patiently
from graph.reference import load_reference
from graph.store import Store
from ingest.articles import BadInput, read
from ingest.extract import signature
from ingest.reference import reference
from ingest.results import Result, facts_of

T = TypeVar("T")

BATCH = 25  # articles: one transaction, small enough that progress is seen and little is lost


@dataclass(slots=True)
class Summary:
    """What a run has done so far; also its progress. Counts are of articles, but for `facts`."""

    loaded: int = 0
    unchanged: int = 0
    facts: int = 0
    failed: list[BadInput] = field(default_factory=list)
    waiting: str = ""  # why the run waits for the graph

    @property
    def read(self) -> int:
        """Articles that are dealt with, well or not."""
        return self.loaded + self.unchanged + len(self.failed)

    @property
    def counts(self) -> dict[str, int]:
        """The counts by name."""
        counts = {"loaded": self.loaded, "unchanged": self.unchanged, "facts": self.facts}
        return counts | {"failed": len(self.failed)}

    def note(self, batch: Iterable[T | BadInput]) -> list[T]:
        """Keeps what failed, and hands the rest on."""
        well: list[T] = []
        for each in batch:
            if isinstance(each, BadInput):
                self.failed.append(each)
            else:
                well.append(each)
        return well


Progress = Callable[[Summary], None]


def _unseen(_: Summary) -> None:
    pass


async def run(
    store: Store,
    files: Iterable[Path],
    lang: str | None = None,
    keep_text: bool = True,
    on_progress: Progress = _unseen,
) -> Summary:
    """Reads files (`-` is standard input) into the graph, and says what became of each article.

    `on_progress` is called after each batch, and when the run begins to wait. Raises GraphError where the graph
    itself fails; what was loaded until then stands.
    """
    job = _Job(store, "ingest", on_progress, keep_text)
    await job.begin()
    readings = (reading for path in files for reading in read(path, lang))
    for batch in _batches(readings, BATCH):
        await job.read(job.summary.note(batch))
    return await job.finish()


async def reread(store: Store, on_progress: Progress = _unseen) -> Summary:
    """Reads again, from the texts that the graph keeps, what another version of the reader or its data read.

    An article whose text was not kept fails: it must be ingested again. Raises GraphError as `run` does.
    """
    job = _Job(store, "reread", on_progress, keep_text=True)
    await job.begin()
    after = ""
    while found := await ledger.outdated(store, signature(), after, BATCH):
        after = found[-1]["id"]
        await job.read(job.summary.note([_kept(properties) for properties in found]))
    return await job.finish()


async def load_results(store: Store, results: Iterable[Result | BadInput], on_progress: Progress = _unseen) -> Summary:
    """Loads articles with facts that were extracted elsewhere, as `run` does with its own."""
    job = _Job(store, "import facts", on_progress, keep_text=True)
    await job.begin()
    for batch in _batches(results, BATCH):
        await job.load(job.summary.note(batch))
    return await job.finish()


def _batches(readings: Iterable[T], size: int) -> Iterator[list[T]]:
    rest = iter(readings)
    while batch := list(islice(rest, size)):
        yield batch


def _kept(properties: dict[str, str | None]) -> Article | BadInput:
    if not properties.get("text"):
        return BadInput(str(properties["id"]), "its text was not kept: ingest it again")
    return Article.model_validate({name: properties.get(name) for name in Article.model_fields})


class _Job:
    """One run on a graph; each batch may be begun again, as loading what stands changes nothing."""

    def __init__(self, store: Store, what: str, on_progress: Progress, keep_text: bool) -> None:
        self.summary = Summary()
        self._store, self._what, self._on_progress, self._keep_text = store, what, on_progress, keep_text
        self._run = ""

    async def begin(self) -> None:
        await patiently(self._store, lambda: load_reference(self._store, reference()), self._waits)
        self._run = await ledger.begin(self._store, self._what)

    async def finish(self) -> Summary:
        failures = (f"{bad.id}: {bad.error}" for bad in self.summary.failed)
        await ledger.finish(self._store, self._run, self.summary.counts, failures)
        return self.summary

    async def read(self, articles: Sequence[Article]) -> None:
        """Extracts and loads those that are not known from the ledger."""
        keys = {article.id: digest(article.model_dump_json(), str(self._keep_text)) for article in articles}
        reader = signature()
        done = await patiently(self._store, lambda: ledger.done(self._store, keys, reader), self._waits)
        fresh = [article for article in {a.id: a for a in articles}.values() if article.id not in done]
        results = [facts_of(article) for article in fresh]
        self.summary.unchanged += len(articles) - len(fresh)
        await self.load(self.summary.note(results), {article.id: keys[article.id] for article in fresh})

    async def load(self, results: Sequence[Result], keys: dict[str, str] | None = None) -> None:
        """Loads results and, with the keys of their articles, enters them in the ledger."""

        async def work() -> list[Result | BadInput]:
            loaded = await self._load(results)
            well = {result.article.id for result in loaded if isinstance(result, Result)}
            if keys:
                marked = {identity: keys[identity] for identity in well}
                await ledger.mark(self._store, marked, signature())
            return loaded

        loaded = self.summary.note(await patiently(self._store, work, self._waits))
        self.summary.loaded += len(loaded)
        self.summary.facts += sum(len(result.facts) for result in loaded)
        self.summary.waiting = ""
        self._on_progress(self.summary)

    async def _load(self, results: Sequence[Result]) -> list[Result | BadInput]:
        """Loads results in one transaction; if the graph refuses it, each in its own, to know which it is."""
        try:
            await load_articles(self._store, [(r.article, r.facts) for r in results], self._keep_text)
        except (GraphUnavailable, GraphAuthError, GraphBusy):
            raise
        except (GraphError, ValueError) as error:
            if len(results) == 1:
                await self._check_graph()
                return [BadInput(results[0].article.id, str(error))]
            return [done for result in results for done in await self._load([result])]
        return list(results)

    async def _check_graph(self) -> None:
        """Raises GraphError where the graph takes no write at all, as on a full disk: then no article is at fault."""
        await self._store.write("MERGE (m:Meta {id: 'diplograph'}) SET m.checked = coalesce(m.checked, 0) + 1")

    def _waits(self, reason: str) -> None:
        self.summary.waiting = reason
        self._on_progress(self.summary)
