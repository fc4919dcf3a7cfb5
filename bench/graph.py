"""How fast the graph is, on each backend, beside a bare script that knows nothing of merging.

    python -m bench graph [FACTS]      default 20,000; 1,000,000 for the full measure

Loading is set against a script that writes the same nodes and relationships by UNWIND, into an empty graph with
the same schema, from rows that lie ready. Questions are set against the bare driver with the same Cypher, and the
large graph against a small one, of a hundredth or 2,000 facts, of which it is made: the answers stay the same.
Neo4j is measured where DIPLOGRAPH_TEST_NEO4J_URL names one: ITS CONTENT IS DELETED. Memory is of this process
alone, the most until then.
"""

from __future__ import annotations

import asyncio
import gc
import os
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from neo4j import AsyncDriver, AsyncGraphDatabase
from rich.console import Console
from rich.table import Table

from bench import graph_data
from graph import embedded
from graph.ahead import ahead
from graph.dialect import Dialect
from graph.load import Prepared, load, prepared
from graph.project import ALL_EDGE_TYPES
from graph.queries import happenings, paths
from graph.queries.happenings import HappeningFilter
from graph.reference import load_reference
from graph.store import Row, Store, open_store
from ingest.coded.job import BATCH
from ingest.reference import reference
from ingest.results import Result

Query = tuple[str, dict[str, Any]]
Rows = dict[str, list[Row]]  # by the statement that writes them

COMPARED = 10_000  # facts at most that are also written by the bare script: their rows have to lie in memory
SMALL = 2_000  # facts at least of the small graph
BARE_BATCH = 5_000  # rows a transaction of the bare script
LOADINGS = 5  # of ours and of the bare script, in turns, after one of each that does not count: a server begins slowly
ROUNDS = 15  # of each question, ours and the bare driver's in turns
LOADING_BAR, ASKING_BAR, GROWTH_BAR, MEMORY_BAR = 1.5, 1.3, 1.5, 600
_SCANS = ("AllNodesScan", "NodeByLabelScan", "RelationshipTypeScan")
_LINKS = (
    ("Article", "REPORTS", "Fact"),
    ("Fact", "INVOLVES", "Entity"),
    ("Fact", "SUPPORTS", "Happening"),
    ("Entity", "PARTICIPATED_IN|REPRESENTED_IN", "Happening"),
    ("Fact", "HELD_IN|AT|ABOUT", "Entity"),
    ("Happening", "HELD_IN|AT|ABOUT", "Entity"),
    ("Entity", "|".join(ALL_EDGE_TYPES), "Entity"),
)
_NEIGHBOURS = (
    "MATCH (:Entity {id: $id})-[:MEETS]-(:Person)-[:MEETS]-(x:Person) WHERE x.id <> $id "
    "RETURN DISTINCT x.id AS id, x.name AS name ORDER BY id LIMIT 200"
)


@dataclass(slots=True)
class Backend:
    """A graph, through our store and through a driver of its own."""

    store: Store
    driver: AsyncDriver
    database: str


@dataclass(slots=True)
class Asked:
    """A question: milliseconds (p50) and rows in the small graph and in the large, the bare driver's, and its scans."""

    query: Query
    small: float = 0.0
    large: float = 0.0
    bare: float = 0.0
    rows: list[int] = field(default_factory=list)
    scans: list[str] = field(default_factory=list)


def run(console: Console, facts: str = "20000") -> None:
    """Measures each backend that can be reached. Without the collection of ICEWS beside the project it ends."""
    if not graph_data.DATA.is_file():
        sys.exit(f"the graph is measured with event data that is not part of the project: no {graph_data.DATA.name}")
    for name, opened in _backends():
        asyncio.run(_measure(name, opened, int(facts), console))


Opened = Callable[[], AbstractAsyncContextManager[Backend]]


def _backends() -> Iterator[tuple[str, Opened]]:
    with tempfile.TemporaryDirectory(prefix="diplograph-bench-") as folder:
        home = Path(folder) / "graph"
        yield "embedded", partial(_embedded, home)
        asyncio.run(embedded.stop(home))
    if "DIPLOGRAPH_TEST_NEO4J_URL" in os.environ:
        yield "Neo4j", _neo4j


@asynccontextmanager
async def _embedded(home: Path) -> AsyncIterator[Backend]:
    """The embedded graph of a folder."""
    async with open_store(home=home) as store, embedded.attach(home) as server:
        auth = (server.user, server.password)
        async with AsyncGraphDatabase.driver(server.url, auth=auth, notifications_min_severity="OFF") as driver:
            yield Backend(store, driver, server.database)


@asynccontextmanager
async def _neo4j() -> AsyncIterator[Backend]:
    """The Neo4j of the tests."""
    url, password = os.environ["DIPLOGRAPH_TEST_NEO4J_URL"], os.environ["DIPLOGRAPH_TEST_NEO4J_PASSWORD"]
    async with (
        open_store(url, password=password) as store,
        AsyncGraphDatabase.driver(url, auth=("neo4j", password), notifications_min_severity="OFF") as driver,
    ):
        yield Backend(store, driver, "neo4j")


async def _emptied(store: Store) -> None:
    """Leaves the reference data alone."""
    for gone in (
        "MATCH (n) WHERE NOT n:Meta AND NOT (n:Entity AND n.provisional IS NULL) WITH n LIMIT 5000 DETACH DELETE n",
        "MATCH (:Entity)-[r]->(:Entity) WHERE r.projected WITH r LIMIT 5000 DELETE r",
    ):
        while (await store.write(f"{gone} RETURN count(*) AS n"))[0]["n"]:
            pass
    await load_reference(store, reference())


# -- what is measured --------------------------------------------------------------------------------


async def _measure(name: str, opened: Opened, facts: int, console: Console) -> None:
    async with opened() as backend:
        with ProcessPoolExecutor(1, get_context("spawn")) as apart:  # whose memory is none of an import
            told: str = await asyncio.wrap_future(apart.submit(_compared, opened, min(facts, COMPARED)))
            console.print(f"{name}: {told}")
        await _emptied(backend.store)
        small = max(SMALL, facts // 100)
        stream = graph_data.scaled(facts, copied=small)
        first = await _load(backend.store, islice(stream, small))
        asked = await _questions(backend.store)
        for one in asked.values():
            one.small, _ = await _ask(backend, one)
        rest = await _load(backend.store, stream)
        for one in asked.values():
            one.large, one.bare = await _ask(backend, one)
            one.scans = await _scans(backend, one.query) if backend.store.dialect is Dialect.NEO4J else []
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    console.print(_asked_table(f"{name}: {facts} facts", asked))
    rates = f"{small / first:.0f} facts/s at first, {(facts - small) / rest:.0f} after"
    console.print(f"{name}: loading {rates}; memory {memory} MB (bar {MEMORY_BAR})")


def _compared(opened: Opened, facts: int) -> str:
    async def work() -> str:
        async with opened() as backend:
            return await _compare(backend, facts)

    return asyncio.run(work())


async def _compare(backend: Backend, facts: int) -> str:
    """Loading facts into an empty graph, and writing the same by the bare script: seconds, in turns."""
    made = list(graph_data.scaled(facts, copied=facts))
    ours, bare = [], []
    for _ in range(1 + LOADINGS):
        await _emptied(backend.store)
        ours.append(await _load(backend.store, iter(made)))
        nodes, links = await _written(backend.store)
        await _emptied(backend.store)
        gc.collect()
        gc.freeze()  # a bare script would not have our tables to go through
        begun = time.perf_counter()
        await _write_bare(backend, nodes)
        await _write_bare(backend, links)
        bare.append(time.perf_counter() - begun)
        gc.unfreeze()
    shown = ", ".join(f"{one:.1f} beside {other:.1f}" for one, other in zip(ours, bare, strict=True))
    ours, bare = ours[1:], bare[1:]
    return (
        f"loading {facts} facts beside a bare UNWIND, seconds: {shown}; "
        f"medians {statistics.median(ours) / statistics.median(bare):.2f} times (bar {LOADING_BAR})"
    )


async def _load(store: Store, results: Iterator[Result]) -> float:
    """Seconds of loading as an import loads, with making the facts where they do not lie ready."""
    begun = time.perf_counter()
    with ahead(_batches(results)) as batches:
        async for batch in batches:
            await load(store, batch, batches.go_on)
    return time.perf_counter() - begun


def _batches(results: Iterator[Result]) -> Iterator[list[Prepared]]:
    while batch := [prepared(result.article, result.facts) for result in islice(results, BATCH)]:
        yield batch


async def _written(store: Store) -> tuple[Rows, Rows]:
    """The nodes and the relationships that loading wrote, as rows of the statements that write them."""
    nodes: Rows = {}
    for label in ("Article", "Fact", "Happening", "Entity"):
        only = "WHERE n.provisional" if label == "Entity" else ""
        for row in await store.read(f"MATCH (n:{label}) {only} RETURN labels(n) AS labels, properties(n) AS row"):
            create = f"UNWIND $rows AS row CREATE (n:{':'.join(sorted(row['labels']))}) SET n = row"
            nodes.setdefault(create, []).append(row["row"])
    links: Rows = {}
    for start, kinds, end in _LINKS:
        found = (
            f"MATCH (a:{start})-[r:{kinds}]->(b:{end}) RETURN a.id AS a, b.id AS b, type(r) AS t, properties(r) AS p"
        )
        for row in await store.read(found):
            match = f"UNWIND $rows AS row MATCH (a:{start} {{id: row.a}}) MATCH (b:{end} {{id: row.b}})"
            links.setdefault(f"{match} CREATE (a)-[r:{row['t']}]->(b) SET r = row.p", []).append(row)
    return nodes, links


async def _write_bare(backend: Backend, rows: Rows) -> None:
    async with backend.driver.session(database=backend.database) as session:
        for statement, some in rows.items():
            for at in range(0, len(some), BARE_BATCH):
                batch = some[at : at + BARE_BATCH]

                async def work(tx: Any, statement: str = statement, batch: list[Row] = batch) -> None:
                    await (await tx.run(statement, rows=batch)).consume()

                await session.execute_write(work)


# -- questions ---------------------------------------------------------------------------------------


async def _questions(store: Store) -> dict[str, Asked]:
    """The questions, of those of whom the small graph tells most."""
    first, last = f"{graph_data.FIRST_YEAR}-01-01", f"{graph_data.FIRST_YEAR}-01-07"
    busy = await store.read(
        "MATCH (p:Person)-[r:MEETS]-(:Person) WITH p, count(r) AS n ORDER BY n DESC, p.id LIMIT 1 RETURN p.id AS id"
    )
    ends = await store.read(
        "MATCH (a:Person)-[:MEETS]-(:Person)-[:MEETS]-(b:Person) WHERE a.id < b.id AND NOT (a)-[:MEETS]-(b) "
        "RETURN a.id AS one, b.id AS other ORDER BY one, other LIMIT 1"
    )
    states = await store.read(
        "MATCH (h:Happening) WHERE h.earliest >= $first AND h.earliest <= $last AND h.type IN ['MEET', 'COOPERATE'] "
        "MATCH (a:Country)-[:PARTICIPATED_IN]->(h)<-[:PARTICIPATED_IN]-(b:Country) WHERE a.id < b.id "
        "RETURN a.id AS one, b.id AS other, count(h) AS n ORDER BY n DESC, one, other LIMIT 1",
        first=first,
        last=last,
    )
    who = busy[0]["id"]
    event = graph_data.event_of(0, 1).id
    return {
        "who met whom at an event": Asked(happenings.happenings(HappeningFilter(("MEET",), events=(event,)))),
        "a person's meetings in a range": Asked(
            happenings.happenings(HappeningFilter(("MEET",), participants=(who,), from_=first, to=last))
        ),
        "topics between two countries": Asked(
            happenings.topics_between(states[0]["one"], states[0]["other"], from_=first, to=last)
        ),
        "neighbourhood of two hops": Asked((_NEIGHBOURS, {"id": who})),
        "chain between two people": Asked(paths.meeting_chains(ends[0]["one"], ends[0]["other"], 2)),
    }


async def _ask(backend: Backend, asked: Asked) -> tuple[float, float]:
    """Milliseconds of our store and of the bare driver, p50, in turns; notes how many rows there are."""
    cypher, params = asked.query
    ours, bare = [], []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        rows = await backend.store.read(cypher, **params)
        ours.append(time.perf_counter() - begun)
        begun = time.perf_counter()
        answer = await backend.driver.execute_query(cypher, params, database_=backend.database, routing_="r")
        [record.data() for record in answer.records]
        bare.append(time.perf_counter() - begun)
    asked.rows.append(len(rows))
    return statistics.median(ours) * 1000, statistics.median(bare) * 1000


async def _scans(backend: Backend, query: Query) -> list[str]:
    """The steps of the plan that go through all of a label, where an index should be asked; of Neo4j alone."""
    async with backend.driver.session(database=backend.database) as session:
        summary = await (await session.run(f"EXPLAIN {query[0]}", query[1])).consume()
    return sorted(step for step in _steps(summary.plan or {}) if step.startswith(_SCANS))


def _steps(plan: dict[str, Any]) -> Iterator[str]:
    yield plan["operatorType"]
    for child in plan.get("children", ()):
        yield from _steps(child)


def _asked_table(title: str, asked: dict[str, Asked]) -> Table:
    heads = ("question", "rows", "small, ms", "large, ms", f"growth (bar {GROWTH_BAR})", "bare, ms")
    table = Table(*heads, f"to bare (bar {ASKING_BAR})", "plan", title=title)
    for what, one in asked.items():
        table.add_row(
            what,
            " → ".join(map(str, one.rows)),
            f"{one.small:.1f}",
            f"{one.large:.1f}",
            f"{one.large / one.small:.2f}",
            f"{one.bare:.1f}",
            f"{one.large / one.bare:.2f}",
            ", ".join(one.scans) or "no scan",
        )
    return table
