"""What the commands on a graph do: each opens it, does one thing, and writes what came of it."""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from rich.console import Console
from rich.progress import (
    BarColumn,
    DownloadColumn,
    MofNCompleteColumn,
    Progress,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)
from rich.table import Table

from app.ask.answer import answer
from app.lines import failure
from app.settings import SettingError, Settings
from app.show import show_answer
from app.store import open_graph
from app.talk import Talk
from graph import copying, ledger, load
from graph.admin_csv import write_admin_csv
from graph.export import export as write_graph
from ingest import job
from ingest.articles import count, find
from ingest.coded import job as coded
from ingest.facts import read_facts
from ingest.job import Summary


async def ingest(settings: Settings, paths: Iterable[Path], lang: str | None, messages: Console) -> int:
    """Reads articles into the graph, with a progress bar and a summary; how many failed."""
    files = find(paths)
    expected = sum(count(path) for path in files) if all(path.exists() for path in files) else 0
    with reading(messages, expected) as shown:
        async with open_graph(settings) as store:
            summary = await job.run(store, files, lang, settings.keep_text, shown)
    summarize(summary, messages)
    return len(summary.failed)


@contextmanager
def reading(messages: Console, expected: int) -> Iterator[Callable[[Summary], None]]:
    """A progress bar with the rate and the time left; gives what shows a summary on it."""
    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn()
    with Progress(*columns, console=messages, transient=True) as progress:
        task = progress.add_task("opening the graph", total=expected or None)
        started = time.monotonic()

        def shown(summary: Summary) -> None:
            rate = summary.read / max(time.monotonic() - started, 1e-3)
            told = f"waiting: {summary.waiting}" if summary.waiting else f"{summary.facts} facts, {rate:.0f} articles/s"
            progress.update(task, description=told, completed=summary.read)

        yield shown


async def reread(settings: Settings, messages: Console) -> int:
    """Reads again what an older reader or knowledge base read; how many articles could not be read."""
    with reading(messages, 0) as shown:
        async with open_graph(settings) as store:
            summary = await job.reread(store, shown)
    summarize(summary, messages)
    return len(summary.failed)


async def show_ledger(settings: Settings, limit: int, as_json: bool, out: Console) -> None:
    """Shows the last runs, the latest first."""
    async with open_graph(settings) as store:
        found = await ledger.runs(store, limit)
    if as_json:
        out.file.writelines(json.dumps(run, ensure_ascii=False, sort_keys=True) + "\n" for run in found)
        return
    table = Table("started", "finished", "what", "articles", "facts", "failed")
    for run in found:
        articles = f"{run['loaded']} new, {run['unchanged']} unchanged" if "loaded" in run else ""
        what = f"{run['what']} {run['detail']}".strip()
        ended = _minute(run["finished"]) if "finished" in run else "cut short, or under way"
        table.add_row(
            _minute(run["started"]), ended, what, articles, str(run.get("facts", "")), str(run.get("failed", ""))
        )
    out.print(table)


def _minute(time: str) -> str:
    return time[:16].replace("T", " ")


def summarize(summary: Summary, messages: Console) -> None:
    """Every article that failed and why, then the counts."""
    for bad in summary.failed:
        messages.print(failure(bad), markup=False)
    messages.print(
        f"{summary.loaded} articles read, {summary.facts} facts; "
        f"{summary.unchanged} stood already, {len(summary.failed)} failed"
    )


async def ask(
    settings: Settings, question: str, as_of: str | None, as_json: bool, out: Console, *, with_cypher: bool = False
) -> None:
    """Answers a question, in words or as JSON; with `as_of`, an ISO day, from what was published until then."""
    async with open_graph(settings) as store:
        found = await answer(question, None, store, as_of=as_of)
    show_answer(found, as_json, out, with_cypher=with_cypher)


async def converse(
    settings: Settings, as_of: str | None, out: Console, messages: Console, *, with_cypher: bool = False
) -> None:
    """Answers questions from the terminal until an empty one; each may lean on those before it."""
    talk = Talk(messages)
    async with open_graph(settings) as store:
        while question := talk.next():
            talk.heard(found := await answer(question, None, store, talk.before, as_of))
            show_answer(found, False, out, with_cypher=with_cypher)


async def retract(settings: Settings, article: str, messages: Console) -> bool:
    """Takes an article back; whether it was there."""
    async with open_graph(settings) as store:
        run = await ledger.begin(store, "retract", article)
        found = await load.retract(store, article)
        await ledger.finish(store, run, {"retracted": int(found)})
    messages.print(f"{article}: {'taken back' if found else 'no such article in the graph'}", markup=False)
    return found


async def export(settings: Settings, how: str, path: Path | None) -> None:
    """Writes the graph to a file, which stands whole or not at all, or to standard output."""
    if path and not path.parent.is_dir():
        raise SettingError(f"there is no folder {path.parent} for {path.name}: make it first")
    async with open_graph(settings) as store:
        if path is None:
            await write_graph(store, how, sys.stdout)
            return
        draft = path.with_name(path.name + ".part")
        with draft.open("w", encoding="utf-8", newline="") as out:
            await write_graph(store, how, out)
        draft.replace(path)


async def export_for_admin(settings: Settings, folder: Path, out: Console) -> None:
    """Writes files for `neo4j-admin database import` into a folder, and the command that imports them."""
    async with open_graph(settings) as store:
        out.file.write(await write_admin_csv(store, folder) + "\n")


async def copy(settings: Settings, to: str, messages: Console) -> None:
    """Copies the graph to a server that holds no articles yet."""
    async with open_graph(settings) as source, open_graph(replace(settings, graph_url=to)) as target:
        counts = await copying.copy(source, target)
    messages.print(f"{counts['nodes']} nodes, {counts['relationships']} relationships copied to {to}", markup=False)


async def restore(settings: Settings, path: Path, messages: Console) -> None:
    """Fills a graph that holds no articles yet from a backup."""
    async with open_graph(settings) as store:
        counts = await copying.restore(store, path)
    messages.print(f"{counts['nodes']} nodes, {counts['relationships']} relationships restored")


async def import_coded(settings: Settings, dataset: str, path: Path, messages: Console) -> int:
    """Loads event data of others, with a progress bar and a summary; how many records failed."""
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        DownloadColumn(),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    begun = time.monotonic()
    with Progress(*columns, console=messages, transient=True) as progress:
        task = progress.add_task("opening the graph", total=path.stat().st_size)

        def shown(summary: coded.Summary) -> None:
            progress.update(task, description=f"{summary.read} records", completed=summary.bytes)

        async with open_graph(settings) as store:
            progress.update(task, description="reading")
            summary = await coded.run(store, dataset, path, shown)
    for bad in summary.failures:
        messages.print(failure(bad), markup=False)
    messages.print(
        f"{summary.read} records: {summary.loaded} facts loaded, {summary.unchanged} stood already, "
        f"{summary.failed} failed"
    )
    for reason, records in summary.passed.most_common():
        messages.print(f"{records} give no fact: {reason.value}")
    seconds, memory = time.monotonic() - begun, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    messages.print(f"{seconds:.0f} s, {summary.read / seconds:.0f} records/s, at most {memory} MB of memory here")
    return summary.failed


async def import_facts(settings: Settings, path: Path, messages: Console) -> int:
    """Loads facts that were extracted before; how many articles failed."""
    async with open_graph(settings) as store:
        summary = await job.load_results(store, read_facts(path))
    summarize(summary, messages)
    return len(summary.failed)
