"""The differences that `graph.dialect` tells of, as they are: one that goes away is to be taken out there."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import neo4j
import pytest

from graph.dialect import Dialect, of_agent
from graph.errors import GraphConstraintError, GraphError
from graph.store import Store, Tx

pytestmark = pytest.mark.anyio

A_PATH_OF_HELD_MEETINGS = (
    "CREATE (a:Person {id: 'a'})-[:MEETS {status: 'held'}]->(:Person {id: 'b'})"
    "-[:MEETS {status: 'held'}]->(c:Person {id: 'c'}), (a)-[:MEETS {status: 'planned'}]->(c)"
)
FROM_A_TO_C = "(:Person {id: 'a'})-[:MEETS*..4%s]-(:Person {id: 'c'})"


async def explained(store: Store, cypher: str) -> neo4j.ResultSummary:
    answer = await store._driver.execute_query(
        "EXPLAIN " + cypher, database_=store._database, routing_=neo4j.RoutingControl.READ
    )
    return answer.summary


async def a_label_added_in_the_transaction(store: Store) -> Any:
    async def work(tx: Tx) -> None:
        await tx.run("CREATE (:Person {id: 'a'})")
        await tx.run("MATCH (p:Person {id: 'a'}) SET p:Leader")

    await store.write_all(work)


async def an_id_of_two_kinds(store: Store) -> Any:
    await store.write("CREATE (:Entity:Person {id: 'a'})")
    await store.write("CREATE (:Entity:Country:Twin {id: 'a'})")  # of labels that no node had together before


async def a_merged_null_id(store: Store) -> Any:
    return await store.write("MERGE (p:Person {id: $unseen}) RETURN p.id AS id", unseen=None)


async def a_shortest_path_under_a_condition(store: Store) -> Any:
    await store.write(A_PATH_OF_HELD_MEETINGS)
    return await store.read(
        f"MATCH p = shortestPath({FROM_A_TO_C % ''}) "
        "WHERE all(r IN relationships(p) WHERE r.status = 'held') RETURN length(p) AS length"
    )


async def a_property_map_in_a_shortest_path(store: Store) -> Any:
    await store.write(A_PATH_OF_HELD_MEETINGS)
    pattern = FROM_A_TO_C % " {status: 'held'}"
    return await store.read(f"MATCH p = shortestPath({pattern}) RETURN length(p) AS length")


async def a_write_routed_as_a_read(store: Store) -> Any:
    return await store.read("CREATE (p:Person {id: 'a'}) RETURN p.id AS id")


async def the_type_of_a_read(store: Store) -> Any:
    return (await explained(store, "MATCH (p:Person {id: 'a'}) RETURN p")).query_type


async def a_label_changes_the_element_id(store: Store) -> Any:
    look = "MATCH (p:Person {id: 'a'}) RETURN elementId(p) AS id"
    await store.write("CREATE (:Person {id: 'a'})")
    before = await store.read(look)
    await store.write("MATCH (p:Person {id: 'a'}) SET p:Leader")
    return await store.read(look) != before


async def shortest(store: Store) -> Any:
    await store.write(A_PATH_OF_HELD_MEETINGS)
    return await store.read(
        "MATCH p = SHORTEST 1 (:Person {id: 'a'})-[:MEETS]-+(:Person {id: 'c'}) RETURN length(p) AS length"
    )


async def a_full_text_index(store: Store) -> Any:
    await store.write("CREATE FULLTEXT INDEX spare IF NOT EXISTS FOR (n:Spare) ON EACH [n.name]")
    await store.write("DROP INDEX spare")


async def unordered_writers_of_a_hot_node(store: Store) -> Any:
    await store.write("CREATE (:Country {id: 'hot', n: 0})")

    async def add() -> None:
        async with (
            store._driver.session(database=store._database) as session,
            await session.begin_transaction() as transaction,
        ):
            await transaction.run("MATCH (c:Country {id: 'hot'}) SET c.n = c.n + 1")
            await transaction.commit()

    outcomes = await asyncio.gather(*(add() for _ in range(20)), return_exceptions=True)
    return {type(outcome) for outcome in outcomes} - {type(None)}


DIFFERENCES: list[tuple[Callable[[Store], Awaitable[Any]], Any, Any]] = [
    # what, on Neo4j, on ArcadeDB: the rows, or the error
    (a_label_added_in_the_transaction, None, GraphConstraintError),
    (an_id_of_two_kinds, GraphConstraintError, None),
    (a_merged_null_id, GraphError, [{"id": None}]),
    (a_shortest_path_under_a_condition, [{"length": 2}], []),
    (a_property_map_in_a_shortest_path, GraphError, [{"length": 2}]),
    (a_write_routed_as_a_read, GraphError, [{"id": "a"}]),
    (the_type_of_a_read, "r", "w"),
    (a_label_changes_the_element_id, False, True),
    (shortest, [{"length": 1}], GraphError),
    (a_full_text_index, None, GraphError),
    (unordered_writers_of_a_hot_node, set(), {neo4j.exceptions.TransientError}),
]


@pytest.mark.parametrize("difference", DIFFERENCES, ids=lambda difference: difference[0].__name__)
async def test_a_known_difference(store: Store, difference: tuple[Callable[[Store], Awaitable[Any]], Any, Any]) -> None:
    act, on_neo4j, on_arcadedb = difference
    expected = on_neo4j if store.dialect is Dialect.NEO4J else on_arcadedb
    if isinstance(expected, type):
        with pytest.raises(expected):
            await act(store)
    else:
        assert await act(store) == expected


@pytest.mark.parametrize(
    ("cypher", "seeks"),
    [
        ("MATCH (n:Entity {id: 'e1'}) WHERE n:Person RETURN n", True),
        ("MATCH (n:Entity:Person {id: 'e1'}) RETURN n", False),
    ],
)
async def test_which_lookup_uses_the_index_of_arcadedb(embedded_store: Store, cypher: str, seeks: bool) -> None:
    # on ArcadeDB alone: Neo4j chooses by what it counted last, and either choice is right there
    await embedded_store.write("UNWIND range(1, 3000) AS i CREATE (:Entity:Person {id: 'e' + toString(i)})")
    assert ("Seek" in str((await explained(embedded_store, cypher)).plan)) is seeks


async def test_the_reason_of_an_error_comes_from_neo4j_alone(store: Store) -> None:
    await store.write("CREATE (:Person {id: 'a'})")
    with pytest.raises(GraphConstraintError) as caught:
        await store.write("CREATE (:Person {id: 'a'})")
    assert ("already exists" in str(caught.value)) is (store.dialect is Dialect.NEO4J)


@pytest.mark.parametrize(
    ("agent", "dialect"),
    [
        ("Neo4j/5.26.30", Dialect.NEO4J),
        ("Neo4j/2026.08.1", Dialect.NEO4J),
        ("Neo4j/5.26.0 compatible (ArcadeDB 26.10.2)", Dialect.ARCADEDB),
    ],
)
def test_the_agent_tells_the_dialect(agent: str, dialect: Dialect) -> None:
    assert of_agent(agent) is dialect
