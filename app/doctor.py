"""What is wrong with the configuration or the connection, and how to mend it."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator
from dataclasses import dataclass

from rich.console import Console
from rich.markup import escape

from app import settings as config
from app.settings import Settings
from app.store import open_graph
from graph.errors import GraphError
from ingest import kb, lang


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at; `remedy` is what to do where it is not well."""

    what: str
    well: bool
    detail: str
    remedy: str = ""


async def run(settings: Settings, console: Console) -> int:
    """Writes a line a finding; 1 if anything is not well, else 0."""
    worst = 0
    async for finding in examine(settings):
        console.print(
            f"[green]ok[/]      {finding.what}: " if finding.well else f"[red]problem[/] {finding.what}: ",
            end="",
        )
        console.print(escape(finding.detail))
        if finding.remedy:
            console.print(f"        {escape(finding.remedy)}")
        worst = max(worst, int(not finding.well))
    return worst


async def examine(settings: Settings) -> AsyncIterator[Finding]:
    """All findings; what depends on something that failed is left out."""
    yield _variables()
    yield _data()
    async for finding in _graph(settings):
        yield finding


def _variables() -> Finding:
    unknown = config.unknown()
    if not unknown:
        return Finding("settings", True, "every DIPLOGRAPH_ variable is known")
    return Finding("settings", False, f"not known: {', '.join(unknown)}", "Look for a slip of the pen; `unset` them.")


def _data() -> Finding:
    base, languages = kb.load(), lang.available()
    well = bool(base.countries and base.people and languages)
    detail = f"{len(base.countries)} countries, {len(base.people)} people; languages: {', '.join(languages)}"
    return Finding("knowledge", well, detail, "" if well else "The package's data is missing: install it again.")


async def _graph(settings: Settings) -> AsyncIterator[Finding]:
    where = settings.graph_url or f"embedded in {settings.home}"
    started = time.monotonic()
    try:
        async with open_graph(settings) as store:
            rows = await store.read("MATCH (a:Article) RETURN count(a) AS articles")
            facts = await store.read("MATCH (f:Fact) RETURN count(f) AS facts")
            took = time.monotonic() - started
            yield Finding("graph", True, f"{where}: answers ({store.dialect}, {took:.1f} s)")
            held = f"{rows[0]['articles']} articles, {facts[0]['facts']} facts"
            yield Finding("content", True, held if rows[0]["articles"] else f"{held}: `diplograph demo` reads some")
    except GraphError as error:
        yield Finding("graph", False, f"{where}: {error}", _REMEDIES.get(type(error).__name__, ""))


# Beyond what the error's own message says.
_REMEDIES = {
    "GraphUnavailable": "For a Neo4j of your own: `make neo4j`, or docker compose up neo4j.",
    "GraphAuthError": "A Neo4j server keeps the password that was set before its first start.",
    "GraphSchemaError": "Or point DIPLOGRAPH_HOME or DIPLOGRAPH_GRAPH_DATABASE to another graph.",
}
