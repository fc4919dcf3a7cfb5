"""Reviewing what may be one thing under two ids: the list, the judgements, and why facts tell of one happening."""

from __future__ import annotations

import json
from dataclasses import asdict

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from app.lines import isolate
from app.settings import Settings
from app.show import status
from app.store import open_graph
from graph import judgements, remarks
from graph.errors import GraphError
from graph.facts import Fact
from graph.judged import Verdict
from graph.queries.browse import FACT, WHY
from graph.review import Candidate, candidates


async def listed(settings: Settings, limit: int, as_json: bool, out: Console, messages: Console) -> None:
    """Lists the pairs that wait for a judgement, and says how to decide."""
    async with open_graph(settings) as store:
        found = await candidates(store)
    if as_json:
        out.file.writelines(json.dumps(asdict(one), ensure_ascii=False) + "\n" for one in found[:limit])
        return
    for candidate in found[:limit]:
        _show(candidate, out)
    more = f", {limit} shown: --limit shows more" if len(found) > limit else ""
    messages.print(f"{len(found)} pairs may be one{more}")
    if found:
        messages.print("Decide:  diplograph review same ID ID   (the first name stays)   or   review apart ID ID")


def _show(candidate: Candidate, out: Console) -> None:
    out.print(f"[bold]{candidate.subject.value}[/]  {escape(candidate.why)}")
    for identity, name in ((candidate.one, candidate.one_name), (candidate.other, candidate.other_name)):
        out.print(f"    {isolate(name)}  [dim]{escape(identity)}[/]", soft_wrap=True)


async def decide(
    settings: Settings, verdict: Verdict, one: str, other: str, reason: str | None, messages: Console
) -> None:
    """Stores a judgement and derives again what it bears on."""
    async with open_graph(settings) as store:
        judgement = await judgements.judge(store, verdict, one, other, reason)
    messages.print(f"{judgement.subject.value} {one} and {other}: {verdict.value}", markup=False)


async def refute(settings: Settings, fact: str, reason: str | None, messages: Console) -> None:
    """Judges a fact wrong. Raises GraphError where there is none."""
    async with open_graph(settings) as store:
        rows = await store.read(FACT, id=fact)
        article = Fact.stored(rows[0]["json"]).article if rows else ""
        await judgements.judge(store, Verdict.WRONG, fact, article, reason)
    messages.print(f"fact {fact} of {article}: wrong.  Undo:  diplograph review undo {fact} {article}", markup=False)


async def reports(settings: Settings, as_json: bool, out: Console, messages: Console) -> None:
    """Lists what readers reported and nobody has decided on."""
    async with open_graph(settings) as store:
        found = await remarks.remarks(store, waiting=True)
    for one in found:
        if as_json:
            out.file.write(json.dumps({"id": one.id, **one.model_dump(mode="json")}, ensure_ascii=False) + "\n")
            continue
        out.print(f"[bold]{one.complaint.value}[/]  {one.id}  [dim]{escape(one.article)} {one.fact or ''}[/]")
        for text in filter(None, (one.words, one.comment)):
            out.print(f"    {escape(isolate(text))}", soft_wrap=True)
    if not as_json:
        messages.print(f"{len(found)} reports to decide:  diplograph review accept REPORT   or   review dismiss REPORT")


async def settle(settings: Settings, report: str, outcome: remarks.Outcome, messages: Console) -> None:
    """Accepts or dismisses a report. Raises GraphError where there is none."""
    async with open_graph(settings) as store:
        await remarks.settle(store, report, outcome)
    messages.print(f"report {report}: {outcome.value}", markup=False)


async def undo(settings: Settings, one: str, other: str, messages: Console) -> bool:
    """Takes a judgement back; whether there was one."""
    async with open_graph(settings) as store:
        found = await judgements.take_back(store, one, other)
    messages.print(f"{one} and {other}: {'judgement taken back' if found else 'nothing was judged'}", markup=False)
    return found


async def why(settings: Settings, happening: str, out: Console) -> None:
    """Shows what a happening is told by, and why each fact is taken to tell of it. Raises GraphError on none."""
    async with open_graph(settings) as store:
        rows = await store.read(WHY, id=happening)
    if not rows:
        raise GraphError(f"no happening {happening} in the graph")
    own = rows[0]["happening"]
    out.print(f"{status(own['status'])}  [bold]{escape(isolate(own['name']))}[/]", soft_wrap=True)
    if own["history"]:
        out.print("known as  " + " → ".join(entry.replace("_", " ") for entry in own["history"]))
    if own["disputed"]:
        out.print("[magenta]disputed[/]: one denies what another asserts")
    out.print(f"told by {own['articles']} articles, {own['independent']} of them independent\n")
    table = Table("status", "published", "article", "because", "words", expand=True)
    for row in rows:
        because = row["reason"] + (f"; reprint of {row['reprint_of']}" if row["reprint_of"] else "")
        cells = [row["published"] or "", row["article"], because, isolate(row["words"])]
        table.add_row(status(row["status"]), *map(escape, cells))
    out.print(table)
