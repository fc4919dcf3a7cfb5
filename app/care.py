"""The commands that look after a graph: what is one thing in it, where it came from, and where it goes.

As in `app.cli`, a thin line a command, with the imports within.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from app import settings as config
from app.options import Graph, messages, output, run

care = typer.Typer()
reviews = typer.Typer(invoke_without_command=True)
care.add_typer(reviews, name="review", help="Decide what is one thing and what is not: people, meetings, facts.")

One = Annotated[str, typer.Argument(metavar="ID", help="An entity, a happening or a fact.")]
Other = Annotated[str, typer.Argument(metavar="ID", help="Another of its kind.")]
Why = Annotated[str | None, typer.Option("--reason", help="Kept with the judgement.")]


@care.command(epilog="Example:  diplograph reread")
def reread(graph: Graph = None) -> None:
    """Read the articles of the graph again that an older reader or knowledge base read; only changes are written."""
    from app import commands  # noqa: PLC0415

    failed = run(commands.reread(config.load(graph=graph), messages()))
    raise typer.Exit(1 if failed else 0)


@care.command(epilog="Example:  diplograph ledger --json")
def ledger(
    limit: Annotated[int, typer.Option(min=1, help="Runs that are shown.")] = 20,
    as_json: Annotated[bool, typer.Option("--json", help="A line of JSON a run, with what failed and why.")] = False,
    graph: Graph = None,
) -> None:
    """Show the last runs that wrote to the graph: what each read, and what failed."""
    from app import commands  # noqa: PLC0415

    run(commands.show_ledger(config.load(graph=graph), limit, as_json, output()))


@care.command(epilog="Example:  diplograph copy --to neo4j://localhost:7687")
def copy(
    to: Annotated[str, typer.Option(metavar="URL", help="A server without articles; DIPLOGRAPH_GRAPH_USER logs in.")],
    graph: Graph = None,
) -> None:
    """Copy the whole graph to a Neo4j server, with its judgements."""
    from app import commands  # noqa: PLC0415

    run(commands.copy(config.load(graph=graph), to, messages()))


@care.command(epilog="Example:  diplograph export --format jsonl --out backup.jsonl;  diplograph restore backup.jsonl")
def restore(
    backup: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="What `export --format jsonl` wrote.")],
    graph: Graph = None,
) -> None:
    """Fill a graph that holds no articles yet from a backup, plain or gzipped."""
    from app import commands  # noqa: PLC0415

    run(commands.restore(config.load(graph=graph), backup, messages()))


@reviews.callback(epilog="Example:  diplograph review")
def review(
    context: typer.Context,
    limit: Annotated[int, typer.Option(min=1, help="Pairs that are shown.")] = 50,
    as_json: Annotated[bool, typer.Option("--json", help="A line of JSON a pair.")] = False,
    graph: Graph = None,
) -> None:
    """List what may be one thing under two ids; nothing is merged until it is decided."""
    from app import review as it  # noqa: PLC0415

    if context.invoked_subcommand is None:
        run(it.listed(config.load(graph=graph), limit, as_json, output(), messages()))


@reviews.command("same", epilog="Example:  diplograph review same javad-zarif x-f0d72a0b3c")
def review_same(one: One, other: Other, reason: Why = None, graph: Graph = None) -> None:
    """Decide that two people (bodies, places ...) or two happenings are one; the first name stays."""
    from app import review as it  # noqa: PLC0415
    from graph.judged import Verdict  # noqa: PLC0415

    run(it.decide(config.load(graph=graph), Verdict.SAME, one, other, reason, messages()))


@reviews.command("apart", epilog="Example:  diplograph review apart f-35e06bdf0166e0a9e570 f-d1b2a3c4e5f60718293a")
def review_apart(one: One, other: Other, reason: Why = None, graph: Graph = None) -> None:
    """Decide that two are not one; of two facts, that they never tell of the same happening."""
    from app import review as it  # noqa: PLC0415
    from graph.judged import Verdict  # noqa: PLC0415

    run(it.decide(config.load(graph=graph), Verdict.APART, one, other, reason, messages()))


@reviews.command("wrong", epilog="Example:  diplograph review wrong f-35e06bdf0166e0a9e570 --reason 'it was a call'")
def review_wrong(
    fact: Annotated[str, typer.Argument(metavar="FACT", help="A fact.")], reason: Why = None, graph: Graph = None
) -> None:
    """Decide that an article does not say what was read in it: the fact tells of nothing, also when read again."""
    from app import review as it  # noqa: PLC0415

    run(it.refute(config.load(graph=graph), fact, reason, messages()))


@reviews.command("reports", epilog="Example:  diplograph review reports")
def review_reports(
    as_json: Annotated[bool, typer.Option("--json", help="A line of JSON a report.")] = False, graph: Graph = None
) -> None:
    """List what readers of the explorer reported as wrong or missing."""
    from app import review as it  # noqa: PLC0415

    run(it.reports(config.load(graph=graph), as_json, output(), messages()))


Report = Annotated[str, typer.Argument(metavar="REPORT", help="Its id in `review reports`.")]


@reviews.command("accept", epilog="Example:  diplograph review accept r-35e06bdf0166e0a9e570")
def review_accept(report: Report, graph: Graph = None) -> None:
    """Accept a report: a fact that is reported as wrong is judged so."""
    from app import review as it  # noqa: PLC0415
    from graph.remarks import Outcome  # noqa: PLC0415

    run(it.settle(config.load(graph=graph), report, Outcome.ACCEPTED, messages()))


@reviews.command("dismiss", epilog="Example:  diplograph review dismiss r-35e06bdf0166e0a9e570")
def review_dismiss(report: Report, graph: Graph = None) -> None:
    """Dismiss a report; where it was accepted before, its fact counts again."""
    from app import review as it  # noqa: PLC0415
    from graph.remarks import Outcome  # noqa: PLC0415

    run(it.settle(config.load(graph=graph), report, Outcome.DISMISSED, messages()))


@reviews.command("undo", epilog="Example:  diplograph review undo javad-zarif x-f0d72a0b3c")
def review_undo(one: One, other: Other, graph: Graph = None) -> None:
    """Take a judgement on two ids back."""
    from app import review as it  # noqa: PLC0415

    found = run(it.undo(config.load(graph=graph), one, other, messages()))
    raise typer.Exit(0 if found else 1)


@reviews.command("why", epilog="Example:  diplograph review why h-35e06bdf0166e0a9e570")
def review_why(happening: Annotated[str, typer.Argument(metavar="ID")], graph: Graph = None) -> None:
    """Show what a meeting or other happening is told by, and why each fact is taken to tell of it."""
    from app import review as it  # noqa: PLC0415

    run(it.why(config.load(graph=graph), happening, output()))
