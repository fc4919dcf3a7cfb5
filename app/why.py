"""Why each fact was read: the rule, the words that triggered it, and how status, people and date were found."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Group, RenderableType
from rich.markup import escape
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from app.lines import isolate
from app.show import status, when
from graph.facts import Article, Basis, Fact, Participant
from ingest.results import Why

_BASIS = {
    Basis.ALIAS: "a name in the knowledge base",
    Basis.OFFICE_DATE: "who held the office on that day",
    Basis.SURNAME: "the surname alone",
    Basis.COREFERENCE: "what the words stand for here",
    Basis.PROVISIONAL: "not in the knowledge base",
}


def explanation(article: Article, facts: Iterable[Fact], why: dict[str, Why]) -> RenderableType:
    """For eyes: under the title each fact with its reasons, one a line, and its first quote."""
    parts: list[RenderableType] = [Text(isolate(article.title or article.id), style="italic")]
    for fact in facts:
        parts += ["", Text.from_markup(f"[bold]{fact.type.value}[/]  {status(fact.status.value)}")]
        parts.append(Padding(_lines(fact, why[fact.id]), (0, 0, 0, 2)))
    return Group(*parts, "")


def _lines(fact: Fact, why: Why) -> Table:
    table = Table.grid("name", "value", padding=(0, 2))
    marker = why["status"]["marker"]
    rows = [
        ("rule", why["rule"]),
        ("trigger", _quoted(why["trigger"])),
        ("status", f"{fact.status.value}, by {_quoted(marker)}" if marker else f"{fact.status.value}, no marker"),
        *((p.role.value, _link(p)) for p in fact.participants),
        ("date", f"{when(fact)}, by {' + '.join(fact.date.basis)}" if fact.date else "none"),
        ("place", isolate(fact.place.name) if fact.place else "none"),
        ("event", isolate(fact.event.name) if fact.event else "none"),
        ("said by", ", ".join(isolate(named.name) for named in fact.attribution) or "the article"),
        ("evidence", isolate(fact.evidence[0].quote)),
    ]
    for name, value in rows:
        table.add_row(f"[dim]{name}[/]", escape(value))
    return table


def _link(participant: Participant) -> str:
    known = participant.basis
    name, mention = isolate(participant.name), _quoted(participant.mention)
    return f"{name} ({participant.id}), from {mention} by {known.value}: {_BASIS[known]}"


def _quoted(words: str) -> str:
    return f'"{isolate(words)}"'
