"""Analysis of who deals with whom, by networkx on a bounded projection of the graph.

    projection = await read_projection(store, Scope(from_="2014-01-01", to="2014-12-31"))
    for one in central(projection)[:10]: ...

`read_projection` asks the graph one question; all else are pure functions of what it answers, and give the same
for the same projection, whatever order it came in. Strength of a tie is its number of happenings; distance is
in ties.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, islice, pairwise
from typing import Any

import networkx as nx

from graph.errors import GraphError
from graph.facts import FactType
from graph.queries import projection as queries
from graph.queries.projection import Scope
from graph.store import Store

MOST_TIES = 200_000  # rows of a projection: some 200 MB, and minutes of betweenness
_PIVOTS = 200  # betweenness of more actors than this is estimated from so many (Brandes and Pich, 2007)
_DAMPING, _STEPS, _CLOSE = 0.85, 100, 1e-8  # of PageRank (Brin and Page, 1998)
_HOSTILE = frozenset({FactType.CRITICIZE, FactType.SANCTION})
_CHAINS = 5


@dataclass(frozen=True, slots=True, order=True)
class Actor:
    """Somebody in a projection; `kind` is person, country or organization, `country` ISO 3166 alpha-3."""

    id: str
    name: str
    kind: str
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Tie:
    """What two actors did together in a year, of one type; `a` is the smaller id. Days are ISO 8601."""

    a: str
    b: str
    type: FactType
    year: int | None
    count: int
    first: str | None = None
    last: str | None = None


@dataclass(frozen=True, slots=True)
class Projection:
    """Actors by id, and their ties."""

    actors: Mapping[str, Actor]
    ties: Sequence[Tie]


@dataclass(frozen=True, slots=True)
class Central:
    """How central an actor is: partners, share of shortest paths (0 to 1), PageRank, and the rank a year by it."""

    actor: Actor
    degree: int
    betweenness: float
    pagerank: float
    ranks: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Broker:
    """Somebody between two sides: the share of shortest paths between them, and ties with each."""

    actor: Actor
    betweenness: float
    with_one: int
    with_other: int


@dataclass(frozen=True, slots=True)
class Trend:
    """How two actors' dealings moved: `tones` a year, from -1 (all hostile) to 1 (none); `change` of the mean tone
    from the earlier half of the years to the later.
    """

    a: Actor
    b: Actor
    change: float
    tones: Mapping[int, float]
    count: int


@dataclass(frozen=True, slots=True)
class Together:
    """Two who were at the same events, by the events' names."""

    a: Actor
    b: Actor
    events: tuple[str, ...]


class TooManyError(GraphError):
    """A projection is larger than analysis takes."""


# -- reading -----------------------------------------------------------------------------------------


async def read_projection(store: Store, scope: Scope) -> Projection:
    """The ties within a scope. Raises TooManyError where there are more than `MOST_TIES`."""
    rows = await _rows(store, queries.ties(scope, MOST_TIES + 1))
    actors = {actor.id: actor for row in rows for actor in (_actor(row, "a"), _actor(row, "b"))}
    ties = [
        Tie(row["a_id"], row["b_id"], FactType(row["type"]), _year(row), row["count"], row["first"], row["last"])
        for row in rows
    ]
    return Projection(actors, sorted(ties, key=lambda tie: (tie.a, tie.b, tie.type, tie.year or 0)))


async def read_attendance(store: Store, scope: Scope) -> list[tuple[Actor, str]]:
    """Who was at which event, by the event's name. Raises TooManyError where there are more than `MOST_TIES`."""
    rows = await _rows(store, queries.attendance(scope, MOST_TIES + 1))
    return sorted((_actor(row, "a"), row["event_name"]) for row in rows)


async def _rows(store: Store, query: queries.Query) -> list[dict[str, Any]]:
    rows = await store.read(query[0], **query[1])
    if len(rows) > MOST_TIES:
        raise TooManyError(f"more than {MOST_TIES} ties: narrow the time, the types or the region")
    return rows


def _actor(row: Mapping[str, Any], end: str) -> Actor:
    return Actor(*(row[f"{end}_{name}"] for name in ("id", "name", "kind", "country")))


def _year(row: Mapping[str, Any]) -> int | None:
    return int(row["year"]) if row["year"] else None


# -- shaping -----------------------------------------------------------------------------------------


def by_country(projection: Projection, countries: Iterable[Actor]) -> Projection:
    """The same between these countries: people and bodies count for theirs; those of none of them are left out."""
    states = {country.country: country for country in countries}
    of = {actor.id: states[actor.country] for actor in projection.actors.values() if actor.country in states}
    ties = [
        Tie(
            min(of[tie.a].id, of[tie.b].id),
            max(of[tie.a].id, of[tie.b].id),
            tie.type,
            tie.year,
            tie.count,
            tie.first,
            tie.last,
        )
        for tie in projection.ties
        if tie.a in of and tie.b in of and of[tie.a] != of[tie.b]
    ]
    return Projection({actor.id: actor for actor in of.values()}, ties)


def as_graph(ties: Iterable[Tie]) -> nx.Graph[str]:
    """An undirected graph with `weight`, the happenings, on each edge; nodes and edges in order of ids."""
    weights: Counter[tuple[str, str]] = Counter()
    for tie in ties:
        weights[tie.a, tie.b] += tie.count
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(sorted({end for pair in weights for end in pair}))
    graph.add_weighted_edges_from((a, b, weight) for (a, b), weight in sorted(weights.items()))
    return graph


# -- analysis ----------------------------------------------------------------------------------------


def central(projection: Projection) -> list[Central]:
    """All actors, the highest PageRank first."""
    graph = as_graph(projection.ties)
    ranks = pagerank(graph)
    between = _betweenness(graph)
    yearly = _yearly_ranks(projection)
    found = [
        Central(
            projection.actors[node],
            graph.degree(node),
            between[node],
            ranks[node],
            {year: order[node] for year, order in yearly.items() if node in order},
        )
        for node in graph
    ]
    return sorted(found, key=lambda one: (-one.pagerank, one.actor.id))


def _yearly_ranks(projection: Projection) -> dict[int, dict[str, int]]:
    """By year, the place of each actor by PageRank, from 1."""
    by_year: dict[int, list[Tie]] = defaultdict(list)
    for tie in projection.ties:
        if tie.year is not None:
            by_year[tie.year].append(tie)
    out = {}
    for year, ties in sorted(by_year.items()):
        ranks = pagerank(as_graph(ties))
        ordered = sorted(ranks, key=lambda node: (-ranks[node], node))
        out[year] = {node: place for place, node in enumerate(ordered, 1)}
    return out


def _betweenness(graph: nx.Graph[str]) -> dict[str, float]:
    pivots = min(len(graph), _PIVOTS)
    return nx.betweenness_centrality(graph, k=pivots, seed=1) if pivots else {}


def pagerank(graph: nx.Graph[str]) -> dict[str, float]:
    """PageRank by the weight of ties, summing to 1. (The one of networkx needs scipy.)"""
    if not graph:
        return {}
    strength = dict(graph.degree(weight="weight"))
    rank = dict.fromkeys(graph, 1 / len(graph))
    for _ in range(_STEPS):
        before, rank = rank, dict.fromkeys(graph, (1 - _DAMPING) / len(graph))
        for node, value in before.items():
            for other, edge in graph[node].items():
                rank[other] += _DAMPING * value * edge["weight"] / strength[node]
        if sum(abs(rank[node] - before[node]) for node in graph) < _CLOSE:
            break
    return rank


def communities(projection: Projection) -> list[list[Actor]]:
    """Groups that deal more with each other than with others, the largest first, the best tied first within.

    Louvain's method (Blondel et al., 2008), with a fixed seed.
    """
    graph = as_graph(projection.ties)
    groups = nx.community.louvain_communities(graph, weight="weight", seed=1) if graph else []
    strength = dict(graph.degree(weight="weight"))
    ordered = (sorted(group, key=lambda node: (-strength[node], node)) for group in groups)
    return [[projection.actors[node] for node in group] for group in sorted(ordered, key=lambda g: (-len(g), g))]


def brokers(projection: Projection, one: str, other: str) -> list[Broker]:
    """Those between two countries (ISO 3166 alpha-3): who is of neither, and has ties with both or leads to them.

    The best first, by the share of shortest paths between the sides, where their direct ties are left out.
    """
    sides = [{a.id for a in projection.actors.values() if a.country == side} for side in (one, other)]
    direct = {(a, b) for a in sides[0] for b in sides[1]}
    graph = as_graph(tie for tie in projection.ties if (tie.a, tie.b) not in direct and (tie.b, tie.a) not in direct)
    sources, targets = (sorted(side & set(graph)) for side in sides)
    if not sources or not targets:
        return []
    between = nx.betweenness_centrality_subset(graph, sources, targets)
    pairs = len(sources) * len(targets) / 2  # networkx halves what it counts in an undirected graph
    found = [
        Broker(projection.actors[node], share / pairs, _weight(graph, node, sources), _weight(graph, node, targets))
        for node, share in between.items()
        if share > 0 and node not in sides[0] | sides[1]
    ]
    return sorted(found, key=lambda broker: (-broker.betweenness, broker.actor.id))


def _weight(graph: nx.Graph[str], node: str, side: Collection[str]) -> int:
    return sum(graph[node][other]["weight"] for other in side if other in graph[node])


def chains(projection: Projection, one: str, other: str, most: int = _CHAINS) -> list[list[Actor]]:
    """The shortest chains of ties from one actor to another through people, both ends included.

    The first is the one whose weakest tie is the strongest; none where the two are not linked.
    """
    along = {actor.id for actor in projection.actors.values() if actor.kind == "person"} | {one, other}
    graph = as_graph(tie for tie in projection.ties if {tie.a, tie.b} <= along)
    if one not in graph or other not in graph or not nx.has_path(graph, one, other):
        return []
    found = islice(nx.all_shortest_paths(graph, one, other), 50 * most)
    strongest = sorted(found, key=lambda path: (-_weakest(graph, path), path))
    return [[projection.actors[node] for node in path] for path in strongest[:most]]


def _weakest(graph: nx.Graph[str], path: Sequence[str]) -> int:
    return min((graph[a][b]["weight"] for a, b in pairwise(path)), default=0)


def trends(projection: Projection, at_least: int = 10) -> list[Trend]:
    """Ties that warm, the most first, and at the end those that cool: of dealings over at least two years.

    `at_least` is how many happenings a tie must have. A year without any has no tone.
    """
    counts: dict[tuple[str, str], dict[int, list[int]]] = defaultdict(lambda: defaultdict(lambda: [0, 0]))
    for tie in projection.ties:
        if tie.year is not None:
            counts[tie.a, tie.b][tie.year][tie.type in _HOSTILE] += tie.count
    found = []
    for (a, b), years in counts.items():
        total = sum(friendly + hostile for friendly, hostile in years.values())
        if len(years) < 2 or total < at_least:
            continue
        tones = {year: (years[year][0] - years[year][1]) / sum(years[year]) for year in sorted(years)}
        found.append(Trend(projection.actors[a], projection.actors[b], _change(list(tones.values())), tones, total))
    return sorted(found, key=lambda trend: (-trend.change, trend.a, trend.b))


def _change(tones: Sequence[float]) -> float:
    half = len(tones) // 2
    earlier, later = tones[:half], tones[-half:]
    return sum(later) / half - sum(earlier) / half


def together(attendance: Iterable[tuple[Actor, str]], at_least: int = 2) -> list[Together]:
    """Pairs who were at the same events, at least so many, the most events first."""
    by_event: dict[str, set[Actor]] = defaultdict(set)
    for actor, event in attendance:
        by_event[event].add(actor)
    shared: dict[tuple[Actor, Actor], list[str]] = defaultdict(list)
    for event in sorted(by_event):
        for pair in combinations(sorted(by_event[event]), 2):
            shared[pair].append(event)
    found = (Together(a, b, tuple(events)) for (a, b), events in shared.items() if len(events) >= at_least)
    return sorted(found, key=lambda one: (-len(one.events), one.a, one.b))
