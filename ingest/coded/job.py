"""An import of event data: records become facts and are loaded, a batch at a time.

A batch stands in the graph whole or not at all, and an article's id comes from its record alone: an import that
was stopped is run again, and running it twice changes nothing. While the graph does not answer the import waits.
Memory does not grow with the file: a batch is written while the next is made ready, but for what GDELT tells of
events that are mentioned, which the graph has to be asked for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from pathlib import Path

from graph.ahead import ahead
from graph.facts import Fact
from graph.load import Prepared, load, prepared
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
Outcome = Prepared | Mentioned | Passed | BadInput  # of an event that is mentioned only the graph knows more

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

    records = _DATASETS[dataset].records(path, coder.actors, on_bytes)
    with ahead(_batches(coder, records)) as batches:
        async for batch in batches:
            mentioned = {outcome.event for outcome in batch if isinstance(outcome, Mentioned)}
            facts = await patiently(store, partial(_events, store, mentioned))
            bundles = _bundles(batch, facts, summary)
            changed = await patiently(store, partial(load, store, bundles, batches.go_on))
            summary.loaded += changed
            summary.unchanged += len(bundles) - changed
            on_progress(summary)
    return summary


def _batches(coder: Dataset, records: Iterator[Read]) -> Iterator[list[Outcome]]:
    while batch := [_outcome(coder, read) for read in islice(records, BATCH)]:
        yield batch


def _outcome(coder: Dataset, read: Read) -> Outcome:
    if not isinstance(read, Record):
        return read
    result = coder.result(read)
    return prepared(result.article, result.facts) if isinstance(result, Result) else result


def _bundles(batch: Sequence[Outcome], facts: Mapping[str, Fact], summary: Summary) -> list[Prepared]:
    """The articles of a batch, with the `facts` of events that it mentions; what gives none is counted."""
    bundles = []
    for outcome in batch:
        if isinstance(outcome, BadInput):
            summary.note(outcome)
        elif isinstance(outcome, Passed):
            summary.passed[outcome] += 1
        elif isinstance(outcome, Prepared):
            bundles.append(outcome)
        elif outcome.event in facts:
            result = outcome.result(facts[outcome.event])
            bundles.append(prepared(result.article, result.facts))
        else:
            summary.passed[Passed.NO_EVENT] += 1
    return bundles


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
