"""An ingest run: articles are read, their facts extracted and loaded, a batch at a time.

A batch stands in the graph whole or not at all. What the ledger knows is passed over, so that a run may
be stopped and started again, and running it twice changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import TypeVar

from graph import ledger
from graph.errors import GraphAuthError, GraphBusy, GraphError, GraphUnavailable
from graph.facts import Article
from graph.ids import digest
from graph.load import load_articles
from graph.reference import load_reference
from graph.store import Store
from ingest.articles import BadInput, read
from ingest.extract import VERSION
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

    @property
    def read(self) -> int:
        """Articles that are dealt with, well or not."""
        return self.loaded + self.unchanged + len(self.failed)

    def note(self, batch: Iterable[T | BadInput]) -> list[T]:
        """Keeps what failed, and hands the rest on."""
        well: list[T] = []
        for each in batch:
            if isinstance(each, BadInput):
                self.failed.append(each)
            else:
                well.append(each)
        return well


async def run(
    store: Store,
    files: Iterable[Path],
    lang: str | None = None,
    keep_text: bool = True,
    on_progress: Callable[[Summary], None] = lambda _: None,
) -> Summary:
    """Reads files (`-` is standard input) into the graph, and says what became of each article.

    `on_progress` is called after each batch. Raises GraphError where the graph itself fails; what
    was loaded until then stands.
    """
    await load_reference(store, reference())
    summary = Summary()
    readings = (reading for path in files for reading in read(path, lang))
    for batch in _batches(readings):
        articles = summary.note(batch)
        keys = {a.id: _key(a, keep_text) for a in articles}
        done = await ledger.done(store, keys)
        results = [facts_of(a) for a in {a.id: a for a in articles}.values() if a.id not in done]
        loaded = await _load(store, summary.note(results), keep_text, summary)
        await ledger.mark(store, {result.article.id: keys[result.article.id] for result in loaded})
        summary.unchanged += len(articles) - len(results)
        on_progress(summary)
    return summary


async def load_results(store: Store, results: Iterable[Result | BadInput]) -> Summary:
    """Loads articles with facts that were extracted elsewhere, as `run` does with its own."""
    await load_reference(store, reference())
    summary = Summary()
    for batch in _batches(results):
        await _load(store, summary.note(batch), True, summary)
    return summary


def _batches(readings: Iterable[T]) -> Iterator[list[T]]:
    rest = iter(readings)
    while batch := list(islice(rest, BATCH)):
        yield batch


async def _load(store: Store, results: list[Result], keep_text: bool, summary: Summary) -> list[Result]:
    """Loads results in one transaction; if the graph refuses it, each in its own, to know which it is."""
    try:
        await load_articles(store, [(r.article, r.facts) for r in results], keep_text)
    except (GraphUnavailable, GraphAuthError, GraphBusy):
        raise
    except (GraphError, ValueError) as error:
        if len(results) == 1:
            summary.failed.append(BadInput(results[0].article.id, str(error)))
            return []
        return [done for result in results for done in await _load(store, [result], keep_text, summary)]
    summary.loaded += len(results)
    summary.facts += sum(len(result.facts) for result in results)
    return results


def _key(article: Article, keep_text: bool) -> str:
    """What an article's node and facts depend on: its content, the reader, and whether its text is kept."""
    return digest(article.model_dump_json(), VERSION, str(keep_text))
