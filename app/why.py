"""Why each fact was read: the rule, the words that triggered it, and how status, people and date were found."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from rich.console import Group, RenderableType
from rich.markup import escape
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from app.show import isolate, status, when
from graph.facts import Article, Basis, Fact, Participant
from ingest.build import Reading
from ingest.extract import Extractor

_BASIS = {
    Basis.ALIAS: "a name in the knowledge base",
    Basis.OFFICE_DATE: "who held the office on that day",
    Basis.SURNAME: "the surname alone",
    Basis.COREFERENCE: "what the words stand for here",
    Basis.PROVISIONAL: "not in the knowledge base",
}
Why = dict[str, Any]


class ExplainingExtractor(Extractor):
    """An extractor that keeps the reasons for the facts of the article it read last, by fact id."""

    def __init__(self) -> None:
        self.why: dict[str, Why] = {}

    def extract(self, article: Article) -> list[Fact]:
        readings = self.explain(article)
        self.why = {reading.fact.id: reasons(reading) for reading in readings}
        return [reading.fact for reading in readings]


def reasons(reading: Reading) -> Why:
    """The reasons for a fact, as they are written in JSON; what the fact has not is null."""
    fact, why = reading.fact, reading.why
    return {
        "rule": why["rule"],
        "trigger": why["trigger"],
        "status": {"value": fact.status.value, "marker": why["marker"] or None},
        "participants": [{"id": p.id, "mention": p.mention, "role": p.role.value, "basis": p.basis.value}
                         for p in fact.participants],
        "date": {"start": fact.date.start, "basis": list(fact.date.basis)} if fact.date else None,
        "place": fact.place.id if fact.place else None,
        "event": fact.event.id if fact.event else None,
    }  # fmt: skip


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
