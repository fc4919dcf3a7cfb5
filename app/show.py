"""How facts look in a terminal. Nothing here prints: it makes lines and tables."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from rich.console import Console, RenderableType
from rich.markup import escape
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from app.lines import isolate
from graph.facts import Article, Fact

if TYPE_CHECKING:
    from app.ask.models import Answer

STATUS_STYLE = {
    "held": "green",
    "planned": "yellow",
    "cancelled": "red",
    "denied": "magenta",
    "called_for": "cyan",
}


def when(fact: Fact) -> str:
    """The date of a fact as it is known: one date, or a range."""
    if fact.date is None:
        return ""
    return fact.date.start if fact.date.end is None else f"{fact.date.start} to {fact.date.end}"


def status(value: str) -> str:
    """A status in its colour, as rich markup."""
    words = value.replace("_", " ")
    return f"[{STATUS_STYLE[value]}]{words}[/]" if value in STATUS_STYLE else words


def fact_table(article: Article, facts: Iterable[Fact]) -> Table:
    """The facts of an article, one a row, each with its first quote."""
    title = isolate(article.title or article.id)
    table = Table("type", "status", "who", "when", "evidence", title=escape(title), title_justify="left", expand=True)
    for fact in facts:
        who = ", ".join(f"{isolate(p.name)} ({p.role.value})" for p in fact.participants)
        quote = isolate(fact.evidence[0].quote)
        table.add_row(fact.type.value, status(fact.status.value), escape(who), when(fact), escape(quote))
    return table


def answer_parts(answer: Answer) -> Iterator[RenderableType]:
    """An answer for eyes: its words, what was understood, and each fact with its sentence."""
    yield Text("\n".join(isolate(line) for line in answer.text.splitlines()))
    for fact in answer.facts:
        yield ""
        yield fact_heading(fact)
        for evidence in fact.evidence:
            yield Padding(Text(isolate(evidence.quote), style="italic"), (0, 0, 0, 4))
        yield Padding(Text(f"article {fact.article}", style="dim"), (0, 0, 0, 4))
    yield ""
    understood = ", ".join(f"{k}: {isolate(str(v))}" for k, v in answer.interpretation.items() if v)
    yield Text(f"understood as  {understood}", style="dim")
    if answer.cypher:
        yield Text(f"asked as       {' '.join(answer.cypher.split())}", style="dim")
    if answer.parameters:
        yield Text(f"with           {isolate(json.dumps(answer.parameters, ensure_ascii=False))}", style="dim")


def fact_heading(fact: Fact) -> Text:
    """One line: status, date, what, who and where."""
    who = " · ".join(isolate(p.name) for p in fact.participants)
    where = fact.event or fact.place
    line = Text.from_markup(status(fact.status.value))
    line.append(f"  {when(fact) or 'undated'}  {fact.type.value}  ")
    line.append(who, style="bold")
    return line.append(f"  ({where.name})" if where else "")


def show_answer(found: Answer, as_json: bool, out: Console) -> None:
    """Writes an answer, in words or as JSON."""
    if as_json:
        out.file.write(found.model_dump_json(indent=1) + "\n")
        return
    for part in answer_parts(found):
        out.print(part)
