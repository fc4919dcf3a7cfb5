"""How facts and answers look in a terminal. Nothing here prints: it makes lines and tables."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from rich.console import Console, JustifyMethod, RenderableType
from rich.markup import escape
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from app.ask.tell import SHOWN
from app.lines import is_right_to_left, isolate
from graph.facts import Article, Fact

if TYPE_CHECKING:
    from app.ask.models import Answer, Told

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


def answer_parts(answer: Answer, *, width: int = 80, with_cypher: bool = False) -> Iterator[RenderableType]:
    """An answer for eyes: what it amounts to, and what happened in the order of time, each with its sentences.

    A sentence that several articles print is shown once; what was run, only `with_cypher`.
    """
    sentences = {told.text for told in answer.told}
    for line in answer.text.splitlines():
        if line not in sentences:
            yield _lines(line, width, "bold" if answer.told else "")
    facts = {fact.id: fact for fact in answer.facts}
    for told in answer.told[:SHOWN]:
        yield ""
        yield _heading(told, width)
        yield from _sentences([facts[i] for i in told.facts if i in facts], answer.lang, width)
    yield ""
    yield Text(f"understood as: {_understood(answer)}", style="dim")
    if with_cypher and answer.cypher:
        yield Text(f"\n{answer.cypher}", style="dim")
        yield Text(json.dumps(answer.parameters, ensure_ascii=False), style="dim")


def _heading(told: Told, width: int) -> RenderableType:
    """What happened, with a mark in the colour of its status."""
    grid = Table.grid(padding=(0, 1), expand=True)
    mark, sentence = Text("●", style=STATUS_STYLE.get(told.status, "")), _lines(told.text, width - 2)
    right = is_right_to_left(told.text)
    grid.add_column(ratio=None if not right else 1)
    grid.add_column(ratio=1 if not right else None)
    grid.add_row(*((sentence, mark) if right else (mark, sentence)))
    return grid


def _lines(text: str, width: int, style: str = "") -> Text:
    """A text in lines of a width; right-to-left ones from the right, each for itself, as a terminal orders them."""
    lines = textwrap.wrap(" ".join(text.split()), max(20, width))
    return Text("\n".join(map(isolate, lines)), style=style, justify=side(text))


def side(text: str) -> JustifyMethod:
    """From which side a text is written."""
    return "right" if is_right_to_left(text) else "left"


def _sentences(facts: Iterable[Fact], lang: str, width: int) -> Iterator[RenderableType]:
    """The distinct sentences of facts above the articles that have them, those in the question's language first."""
    articles: dict[str, list[str]] = {}
    for fact in facts:
        for evidence in fact.evidence:
            having = articles.setdefault(" ".join(evidence.quote.split()), [])
            having += [fact.article] if fact.article not in having else []
    quotes: dict[str, list[str]] = {}
    for quote, having in articles.items():
        quotes.setdefault(", ".join(having), []).append(quote)
    for source, said in sorted(quotes.items(), key=lambda one: is_right_to_left(one[1][0]) is (lang != "ar")):
        for quote in said:
            yield Padding(_lines(quote, width - 8, "italic"), (0, 4, 0, 4))
        yield Padding(Text(source, style="dim", justify=side(said[-1])), (0, 4, 0, 4))


def _understood(answer: Answer) -> str:
    """In one line what was understood, without what goes without saying."""
    fields = {k: v for k, v in answer.interpretation.items() if v and k not in ("asked", "act")}
    shown = (", ".join(map(str, v)) if isinstance(v, list) else str(v) for v in fields.values())
    return " · ".join(f"{k} {isolate(v)}" if k != "intent" else v for k, v in zip(fields, shown, strict=True))


def show_answer(found: Answer, as_json: bool, out: Console, *, with_cypher: bool = False) -> None:
    """Writes an answer, in words or as JSON."""
    if as_json:
        out.file.write(found.model_dump_json(indent=1) + "\n")
        return
    for part in answer_parts(found, width=out.width, with_cypher=with_cypher):
        out.print(part)
