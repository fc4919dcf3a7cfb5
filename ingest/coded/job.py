"""An import of event data: records become facts and are loaded, a batch at a time.

A batch stands in the graph whole or not at all, and an article's id comes from its record alone: an import that
was stopped is run again, and running it twice changes nothing. While the graph does not answer the import waits.
Memory does not grow with the file.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from pathlib import Path

from graph.facts import Fact
from graph.load import load_articles
from graph.patience import patiently
from graph.reference import load_reference
from graph.store import Store
from ingest.articles import BadInput
from ingest.coded import gdelt, icews
from ingest.coded.gdelt import Mentioned
from ingest.coded.records import Dataset, Passed, Record
from ingest.reference import reference
from ingest.results import Result

Read = Record | Mentioned | Passed | BadInput

BATCH = 4_000  # records: one transaction
_FAILURES_KEPT = 20
_DATASETS = {"icews": icews, "gdelt": gdelt}


@dataclass(slots=True)
class Summary:
    """What an import has done so far; also its progress. Counts are of records, each of which is in one of them."""

    loaded: int = 0
    unchanged: int = 0  # those that stood already
    passed: Counter[Passed] = field(default_factory=Counter)  # well formed, but no fact
    failed: int = 0
    failures: list[BadInput] = field(default_factory=list)  # the first of them
    bytes: int = 0  # of the file, read so far

    @property
    def read(self) -> int:
        """Records that are dealt with, well or not."""
        return self.loaded + self.unchanged + self.passed.total() + self.failed

    def note(self, bad: BadInput) -> None:
        """Counts what failed, and keeps the first."""
        self.failed += 1
        if len(self.failures) < _FAILURES_KEPT:
            self.failures.append(bad)


async def run(
    store: Store, dataset: str, path: Path, on_progress: Callable[[Summary], None] = lambda _: None
) -> Summary:
    """Imports a file of "icews" or "gdelt"; `on_progress` is called after each batch.

    Raises OSError where the file cannot be read, and GraphError where the graph fails; what was loaded until
    then stands.
    """
    await patiently(store, lambda: load_reference(store, reference()))
    coder, summary = _DATASETS[dataset].dataset(), Summary()

    def on_bytes(count: int) -> None:
        summary.bytes = count

    for batch in _batches(_DATASETS[dataset].records(path, coder.actors, on_bytes)):
        mentioned = {read.event for read in batch if isinstance(read, Mentioned)}
        facts = await patiently(store, partial(_events, store, mentioned))
        results = _results(coder, batch, facts, summary)
        bundles = [(result.article, result.facts) for result in results]
        changed = await patiently(store, partial(load_articles, store, bundles))
        summary.loaded += changed
        summary.unchanged += len(results) - changed
        on_progress(summary)
    return summary


def _batches(records: Iterator[Read]) -> Iterator[list[Read]]:
    while batch := list(islice(records, BATCH)):
        yield batch


def _results(coder: Dataset, batch: Sequence[Read], facts: Mapping[str, Fact], summary: Summary) -> list[Result]:
    """The articles of a batch, with the `facts` of events that it mentions; what gives none is counted."""
    results = []
    for read in batch:
        outcome = _outcome(read, coder, facts)
        if isinstance(outcome, BadInput):
            summary.note(outcome)
        elif isinstance(outcome, Passed):
            summary.passed[outcome] += 1
        else:
            results.append(outcome)
    return results


def _outcome(read: Read, coder: Dataset, facts: Mapping[str, Fact]) -> Result | Passed | BadInput:
    if isinstance(read, Record):
        return coder.result(read)
    if isinstance(read, Mentioned):
        return read.result(facts[read.event]) if read.event in facts else Passed.NO_EVENT
    return read


async def _events(store: Store, articles: Iterable[str]) -> dict[str, Fact]:
    """The facts of events that stand, by the id of the event's article."""
    wanted = sorted(articles)
    if not wanted:
        return {}
    rows = await store.read(
        "UNWIND $ids AS id MATCH (a:Article {id: id})-[:REPORTS]->(f:Fact) RETURN a.id AS id, f.json AS json",
        ids=wanted,
    )
    return {row["id"]: Fact.stored(row["json"]) for row in rows}
