"""A part of the graph as it is drawn: its edges with their days, topics and a sentence each, and the same in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from app.api.models import Edge, Entity, Picture
from app.api.reading import testimonies
from app.explorer.picture import Element, node
from app.explorer.told import readable
from graph.facts import FactType
from graph.queries import network
from graph.store import Store

_DIRECTED = frozenset({FactType.VISIT, FactType.ATTEND})
_DAYS, _MONTHS = 62, 36  # a longer time is counted by months, by years


@dataclass(frozen=True, slots=True)
class Line:
    """An edge with both its ends; `days` are those of what happened, as exactly as known."""

    edge: Edge
    source: Entity
    target: Entity
    days: tuple[str, ...] = ()
    topics: tuple[Entity, ...] = ()
    quote: str = ""

    @property
    def directed(self) -> bool:
        """Whether the source acts upon the target."""
        return self.edge.fact_type in _DIRECTED or self.target.kind == "topic"

    @property
    def about(self) -> frozenset[str]:
        """Ids of its topics; of an edge to a topic that one alone, whatever else was talked of."""
        return frozenset({self.target.id} if self.target.kind == "topic" else (topic.id for topic in self.topics))

    @property
    def element(self) -> Element:
        """The edge as Cytoscape.js takes it."""
        own = {name: getattr(self.edge, name) for name in ("id", "source", "target", "count")}
        told = {"type": self.edge.fact_type.value, "status": self.edge.status.value}
        data = own | told | {"quote": self.quote, "days": list(self.days)}
        return {"data": data, "classes": f"{self.edge.status.value}{' directed' if self.directed else ''}"}


@dataclass(frozen=True, slots=True)
class Drawn:
    """What is drawn: all entities, and the edges between them, the strongest first."""

    nodes: tuple[Entity, ...] = ()
    lines: tuple[Line, ...] = ()
    truncated: bool = False

    @property
    def elements(self) -> list[Element]:
        """Nodes, then edges, as Cytoscape.js takes them."""
        return [*(node(one) for one in self.nodes), *(line.element for line in self.lines)]

    @property
    def topics(self) -> list[Entity]:
        """The topics of its edges, by id."""
        return sorted({topic.id: topic for line in self.lines for topic in line.topics}.values(), key=lambda t: t.id)

    @property
    def countries(self) -> list[str]:
        """ISO 3166 alpha-3 codes of those in it."""
        return sorted({code for one in self.nodes if (code := _code(one))})

    def within(self, topic: str | None, country: str | None, keep: Iterable[str] = ()) -> Drawn:
        """Only the edges on a topic and with somebody of a country, with their ends and those to `keep`."""
        lines = tuple(
            line
            for line in self.lines
            if (topic is None or topic in line.about)
            and (country is None or country in (_code(line.source), _code(line.target)))
        )
        ends = {*keep, *(end for line in lines for end in (line.edge.source, line.edge.target))}
        return replace(self, lines=lines, nodes=tuple(one for one in self.nodes if one.id in ends))


@dataclass(frozen=True, slots=True)
class Histogram:
    """How much happened a year, or a month where the time is short; periods without anything are there too."""

    periods: tuple[str, ...] = ()
    counts: tuple[int, ...] = field(default=())

    @property
    def bars(self) -> list[tuple[str, int, int]]:
        """Each period with its count, and that as a percentage of the highest."""
        top = max(self.counts, default=1)
        return [(p, n, round(100 * n / top)) for p, n in zip(self.periods, self.counts, strict=True)]


def histogram(days: Iterable[str] | Mapping[str, int]) -> Histogram:
    """Days (or months, years), or how often each stands there, counted by period. An open year is in none."""
    by_day = {day: n for day, n in Counter(days).items() if day[:4].isdecimal()}
    known = sorted(by_day)
    if not known:
        return Histogram()
    length = min(len(day) for day in known)
    periods = _days(known) if length == 10 else []
    if not periods and length >= 7:
        periods = [period for period in _months(known) if known[0][:7] <= period <= known[-1][:7]]
    periods = periods or [f"{year}" for year in range(int(known[0][:4]), int(known[-1][:4]) + 1)]
    counts: Counter[str] = Counter()
    for day, n in by_day.items():
        counts[day[: len(periods[0])]] += n
    return Histogram(tuple(periods), tuple(counts[period] for period in periods))


def _days(known: Sequence[str]) -> list[str]:
    """All days from the first to the last; none where they are too many."""
    first, last = date.fromisoformat(known[0]), date.fromisoformat(known[-1])
    n = (last - first).days + 1
    return [(first + timedelta(days=k)).isoformat() for k in range(n)] if n <= _DAYS else []


def _months(known: Sequence[str]) -> list[str]:
    first, last = int(known[0][:4]), int(known[-1][:4])
    months = [f"{year}-{month:02}" for year in range(first, last + 1) for month in range(1, 13)]
    return months if len(months) <= _MONTHS else []


async def drawn(store: Store, picture: Picture, lang: str) -> Drawn:
    """A picture of the API with what its edges tell, in words of a language where there are some."""
    nodes = {one.id: one for one in picture.nodes}
    happenings = {each for edge in picture.edges for each in edge.happenings}
    marks = {row["id"]: row for row in await store.read(network.MARKS, ids=sorted(happenings))}
    words = await testimonies(store, {edge.happenings[0] for edge in picture.edges if edge.happenings})
    lines = []
    for edge in picture.edges:
        told = [marks[each] for each in edge.happenings if each in marks]
        said = words.get(edge.happenings[0], []) if edge.happenings else []
        quote = next((quote for one in readable(said, lang) for quote in one.quotes), "")
        days = tuple(sorted(row["day"] for row in told if row["day"]))
        lines.append(Line(edge, nodes[edge.source], nodes[edge.target], days, _topics(told), quote))
    return Drawn(tuple(picture.nodes), tuple(lines), picture.truncated)


def _topics(told: Sequence[Mapping[str, Any]]) -> tuple[Entity, ...]:
    found = {topic["id"]: topic for row in told for topic in row["topics"]}
    return tuple(
        Entity(id=key, kind="topic", name=one["name"] or key, names={"ar": one["name_ar"]} if one["name_ar"] else {})
        for key, one in sorted(found.items())
    )


def _code(one: Entity) -> str:
    return one.country or one.iso3 or ""
