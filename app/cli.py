"""The command line: a thin line a command; what a command does stands in the module that it imports.

Results go to standard output; progress and messages to standard error. Exit 0 done, 1 failed, 2 wrong usage.
Imports are made within commands, so that `--help` and `extract` do not wait for a database driver.
"""

from __future__ import annotations

import io
import os
import sys
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from app import settings as config
from app.analyses import What
from app.ask import LONGEST
from app.care import care
from app.key_commands import keys
from app.keys import KeyFileError
from app.options import Graph, Url, messages, output, run
from app.settings import SettingError
from graph.errors import GraphError
from graph.terms import FactType
from ingest.workers import collect_rarely

app = typer.Typer(
    help="Reads diplomatic news, keeps who met whom with the words that say so, and answers from a graph.",
    epilog="Begin with:  diplograph demo",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
imports = typer.Typer(no_args_is_help=True)
app.add_typer(keys, name="key", help="Make, list and remove API keys of the service.")
app.add_typer(imports, name="import", help="Take in facts that were extracted before, and event data.")

app.add_typer(care)


_FORMATS = "graphml and gexf for Gephi; jsonl for scripts, copy and backup; neo4j-admin for its import."


class FactFormat(StrEnum):
    """How `extract` writes facts."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"


class GraphFormat(StrEnum):
    """How `export` writes the graph."""

    GRAPHML = "graphml"
    GEXF = "gexf"
    CSV = "csv"
    JSONL = "jsonl"
    JSONLD = "jsonld"
    NEO4J_ADMIN = "neo4j-admin"


def _language(code: str | None) -> str | None:
    from ingest.lang import available  # noqa: PLC0415

    if code is not None and code not in available():
        raise SettingError(f"unknown language {code!r}; those that are read: {', '.join(available())}")
    return code


Lang = Annotated[
    str | None,
    typer.Option(metavar="CODE", callback=_language, help="Language of articles that state none; else found."),
]
_FILES = "Articles: .txt .html .json .jsonl, folders of them, or - for JSON lines from standard input."
Sources = Annotated[list[Path], typer.Argument(allow_dash=True, help=_FILES)]
OptionalSources = Annotated[list[Path] | None, typer.Argument(allow_dash=True, show_default=False, help=_FILES)]


@app.command(epilog="Example:  diplograph demo")
def demo() -> None:
    """See it work: read the bundled articles into the embedded graph, and ask it two questions."""
    from app import demo as it  # noqa: PLC0415

    run(it.run(config.load(), output(), messages()))


@app.command(epilog="Examples:  diplograph extract article.txt;  diplograph extract --format jsonl - < news.jsonl")
def extract(
    files: OptionalSources = None,
    how: Annotated[FactFormat, typer.Option("--format", help="What is written.")] = FactFormat.TABLE,
    lang: Lang = None,
    explain: Annotated[bool, typer.Option("--explain", help="Say with each fact why it was read.")] = False,
) -> None:
    """Read articles and print their facts; no graph is needed."""
    from app import output as it  # noqa: PLC0415

    if not files and sys.stdin.isatty():
        raise SettingError("no FILE given, and nothing comes from standard input: see diplograph extract --help")
    failed = it.extract(files or [Path("-")], lang, how.value, explain)
    raise typer.Exit(1 if failed else 0)


@app.command(epilog="Example:  diplograph ingest news/ more.jsonl")
def ingest(files: Sources, lang: Lang = None, graph: Graph = None, url: Url = None) -> None:
    """Read articles into the graph. It may be stopped and run again: what stands is not read twice."""
    settings = config.load(graph=graph, url=url)
    if settings.url:
        from app import remote  # noqa: PLC0415

        failed = remote.ingest(settings, files, lang, messages())
    else:
        from app import commands  # noqa: PLC0415

        failed = run(commands.ingest(settings, files, lang, messages()))
    raise typer.Exit(1 if failed else 0)


@app.command(epilog='Example:  diplograph ask "Who met whom at the Tehran gas summit?"')
def ask(
    question: Annotated[
        str | None, typer.Argument(help="In English or Arabic; without one, a conversation.", show_default=False)
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="The whole answer as JSON.")] = False,
    as_of: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="What was known on that day, by what was published.")
    ] = None,
    cypher: Annotated[bool, typer.Option("--cypher", help="Show what was run on the graph too.")] = False,
    graph: Graph = None,
    url: Url = None,
) -> None:
    """Answer a question from the graph, with the sentences that the answer rests on."""
    settings = config.load(graph=graph, url=url)
    if question is not None and len(question) > LONGEST:
        raise SettingError(f"the question has {len(question):,} characters; {LONGEST:,} are the most")
    if question is None:
        _converse(settings, _day(as_of), as_json, cypher)
    elif settings.url:
        from app import remote  # noqa: PLC0415
        from app.show import show_answer  # noqa: PLC0415

        show_answer(remote.ask(settings, question, _day(as_of)), as_json, output(), with_cypher=cypher)
    else:
        from app import commands  # noqa: PLC0415

        run(commands.ask(settings, question, _day(as_of), as_json, output(), with_cypher=cypher))


def _converse(settings: config.Settings, as_of: str | None, as_json: bool, cypher: bool) -> None:
    if as_json or not sys.stdin.isatty():
        raise SettingError("no QUESTION given: see diplograph ask --help")
    if settings.url:
        from app import remote  # noqa: PLC0415

        remote.converse(settings, as_of, output(), messages(), with_cypher=cypher)
    else:
        from app import commands  # noqa: PLC0415

        run(commands.converse(settings, as_of, output(), messages(), with_cypher=cypher))


@app.command(epilog="Example:  diplograph retract a-284bb1bcdff981c653cd")
def retract(
    article: Annotated[str, typer.Argument(metavar="ARTICLE_ID")], graph: Graph = None, url: Url = None
) -> None:
    """Take one article and its facts back out of the graph, and nothing else."""
    settings = config.load(graph=graph, url=url)
    if settings.url:
        from app import remote  # noqa: PLC0415

        found = remote.retract(settings, article, messages())
    else:
        from app import commands  # noqa: PLC0415

        found = run(commands.retract(settings, article, messages()))
    raise typer.Exit(0 if found else 1)


@app.command(epilog="Example:  diplograph export --format graphml --out diplomacy.graphml")
def export(
    how: Annotated[GraphFormat, typer.Option("--format", help=_FORMATS)],
    out: Annotated[Path | None, typer.Option(help="A file, a folder for neo4j-admin; else standard output.")] = None,
    graph: Graph = None,
) -> None:
    """Write the whole graph for other programs, or as a backup."""
    from app import commands  # noqa: PLC0415

    if how is GraphFormat.NEO4J_ADMIN:
        if out is None:
            raise SettingError("neo4j-admin reads several files: name a folder with --out")
        return run(commands.export_for_admin(config.load(graph=graph), out, output()))
    return run(commands.export(config.load(graph=graph), how.value, out))


@app.command(epilog='Example:  diplograph analyse chain "Buhari" "Rouhani" --from 2015-01-01 --to 2015-12-31')
def analyse(
    what: Annotated[
        What,
        typer.Argument(
            help="central: who is, and was by year; communities; brokers: between two countries; chain: of meetings "
            "between two actors; ties: which warm and cool; together: who are at the same events."
        ),
    ],
    names: Annotated[list[str] | None, typer.Argument(help="The two of brokers and chain.")] = None,
    from_: Annotated[datetime | None, typer.Option("--from", formats=["%Y-%m-%d"], help="The first day.")] = None,
    to: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The last day.")] = None,
    types: Annotated[list[FactType] | None, typer.Option("--type", help="Meetings if none; of ties all.")] = None,
    region: Annotated[str | None, typer.Option(help="'Western Asia', a body like 'ASEAN', or codes: IRN,IRQ.")] = None,
    countries: Annotated[bool, typer.Option("--countries", help="People count for their countries.")] = False,
    top: Annotated[int, typer.Option(min=1, help="How many are shown.")] = 20,
    as_json: Annotated[bool, typer.Option("--json", help="All figures as JSON.")] = False,
    graph: Graph = None,
) -> None:
    """See who is central, who goes between, what warms and cools, within a time, types and a region."""
    from app import analyse as it  # noqa: PLC0415

    bounds = it.scope(what.value, types or (), (_day(from_), _day(to)), region)
    wanted, analysis = it.Wanted(bounds, countries, top), it.named(what.value, names or ())
    run(it.run(config.load(graph=graph), wanted, analysis, as_json, output()))


@imports.command("facts", epilog="Example:  diplograph import facts facts.jsonl")
def import_facts(
    file: Annotated[
        Path, typer.Argument(exists=True, dir_okay=False, help="Lines as `extract --format jsonl` writes.")
    ],
    graph: Graph = None,
) -> None:
    """Take in facts in our own form, with no reading of articles."""
    from app import commands  # noqa: PLC0415

    failed = run(commands.import_facts(config.load(graph=graph), file, messages()))
    raise typer.Exit(1 if failed else 0)


Coded = Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="As published, also packed as .gz or .zip.")]


@imports.command("icews", epilog="Example:  diplograph import icews events.2018.tab.gz")
def import_icews(file: Coded, graph: Graph = None) -> None:
    """Take in ICEWS coded events: its 20 columns, or quadruples of source, event, target and day."""
    _import_coded("icews", file, graph)


@imports.command("gdelt", epilog="Example:  diplograph import gdelt 20151123093000.export.CSV.zip")
def import_gdelt(file: Coded, graph: Graph = None) -> None:
    """Take in GDELT 2.0: events, and after them their mentions."""
    _import_coded("gdelt", file, graph)


def _import_coded(dataset: str, file: Path, graph: str | None) -> None:
    from app import commands  # noqa: PLC0415

    failed = run(commands.import_coded(config.load(graph=graph), dataset, file, messages()))
    raise typer.Exit(1 if failed else 0)


@app.command(epilog="Example:  diplograph serve --port 8000")
def serve(
    host: Annotated[str | None, typer.Option(help="Address to listen on; else DIPLOGRAPH_HOST, or 127.0.0.1.")] = None,
    port: Annotated[int | None, typer.Option(min=1, max=65535, help="Else DIPLOGRAPH_PORT, or 8000.")] = None,
    workers: Annotated[int, typer.Option(min=1, max=64, help="Processes that answer, all from one graph.")] = 1,
    graph: Graph = None,
) -> None:
    """Answer over HTTP: the REST API, described at /openapi.json, and the explorer's pages."""
    from app.api import server  # noqa: PLC0415

    server.run(config.load(graph=graph, host=host, port=port), workers, messages())


@app.command(epilog="Example:  diplograph doctor --graph neo4j://localhost:7687")
def doctor(graph: Graph = None) -> None:
    """Say what is wrong with the configuration or the connection, and how to mend it."""
    from app import doctor as it  # noqa: PLC0415

    raise typer.Exit(run(it.run(config.load(graph=graph), output())))


@app.command(epilog="Example:  diplograph schema > fact.schema.json")
def schema() -> None:
    """Print the JSON schema of a fact."""
    from app.fact_schema import fact_schema  # noqa: PLC0415

    typer.echo(fact_schema(), nl=False)


def _day(given: datetime | None) -> str | None:
    return given.date().isoformat() if given else None


def main(arguments: list[str] | None = None) -> None:
    """Run a command; always ends in SystemExit. The one place where an unexpected error is caught."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # Arabic must not depend on the locale
            stream.reconfigure(encoding="utf-8")
    collect_rarely()
    try:
        app(arguments, prog_name="diplograph")
    except SettingError as error:
        _fail(str(error), 2)
    except (GraphError, KeyFileError, OSError) as error:
        _fail(str(error), 1)
    except Exception as error:
        if os.environ.get("DIPLOGRAPH_DEBUG"):
            raise
        _fail(f"unexpected {type(error).__name__}: {error} (set DIPLOGRAPH_DEBUG=true to see where)", 1)


def _fail(message: str, code: int) -> None:
    messages().print(f"diplograph: {' '.join(message.split())}", markup=False)
    raise SystemExit(code)


if __name__ == "__main__":
    main()
