"""What the store promises, on each backend."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from graph.dialect import Dialect
from graph.errors import GraphConstraintError, GraphError
from graph.store import Store, Tx

pytestmark = pytest.mark.anyio

PEOPLE = [{"id": f"p{n:02}", "name": f"Person {n}"} for n in range(20)]
MERGE_PEOPLE = "UNWIND $rows AS row MERGE (p:Person {id: row.id}) SET p.name = row.name"
COUNT_PEOPLE = "MATCH (p:Person) RETURN count(p) AS n"


async def test_the_dialect_is_the_server_s(store: Store, request: pytest.FixtureRequest) -> None:
    expected = Dialect.ARCADEDB if "[embedded]" in request.node.name else Dialect.NEO4J
    assert store.dialect is expected


async def test_what_was_written_is_read_back_letter_for_letter(store: Store) -> None:
    values = {
        "id": "x",
        "name_ar": "عبد الفتاح السيسي",
        "quote": "line one\nline «two» \\ 'three' \u200f\U0001f600",
        "count": 2**53 + 1,
        "confidence": 0.9,
        "projected": True,
        "quotes": ["أ", "b"],
        "starts": [0, 512],
    }
    await store.write("CREATE (n:Fact) SET n = $values", values=values)
    assert await store.read("MATCH (n:Fact {id: 'x'}) RETURN properties(n) AS n") == [{"n": values}]


async def test_a_null_property_is_absent(store: Store) -> None:
    await store.write("CREATE (n:Fact {id: 'x'}) SET n.subtype = $subtype", subtype=None)
    rows = await store.read("MATCH (n:Fact {id: 'x'}) RETURN n.subtype AS subtype, keys(n) AS keys")
    assert rows == [{"subtype": None, "keys": ["id"]}]


async def test_merging_again_changes_nothing(store: Store) -> None:
    for _ in range(2):
        await store.write(MERGE_PEOPLE, rows=PEOPLE)
    assert await store.read(COUNT_PEOPLE) == [{"n": len(PEOPLE)}]


async def test_a_relationship_is_merged_by_its_key(store: Store) -> None:
    await store.write(MERGE_PEOPLE, rows=PEOPLE)
    for count in (1, 2):
        await store.write(
            "MATCH (a:Person {id: 'p00'}), (b:Person {id: 'p01'}) "
            "MERGE (a)-[r:MEETS {key: 'p00|p01'}]->(b) SET r.count = $count",
            count=count,
        )
    assert await store.read("MATCH ()-[r:MEETS]->() RETURN r.count AS count") == [{"count": 2}]


async def test_all_statements_of_a_transaction_or_none(store: Store) -> None:
    async def fails_at_the_end(tx: Tx) -> None:
        await tx.run(MERGE_PEOPLE, rows=PEOPLE)
        assert await tx.run(COUNT_PEOPLE) == [{"n": len(PEOPLE)}]
        raise KeyError("after the writes")

    with pytest.raises(KeyError):
        await store.write_all(fails_at_the_end)
    assert await store.read(COUNT_PEOPLE) == [{"n": 0}]


async def test_a_transaction_returns_what_its_work_returns(store: Store) -> None:
    async def work(tx: Tx) -> int:
        await tx.run(MERGE_PEOPLE, rows=PEOPLE)
        rows = await tx.run(COUNT_PEOPLE)
        return int(rows[0]["n"])

    assert await store.write_all(work) == len(PEOPLE)
    assert await store.read(COUNT_PEOPLE) == [{"n": len(PEOPLE)}]


@pytest.mark.parametrize("label", ["Entity", "Person", "Country", "Article", "Fact", "Happening", "Meeting"])
async def test_an_id_is_unique_on_its_label(store: Store, label: str) -> None:
    await store.write(f"CREATE (:{label} {{id: 'same'}})")
    with pytest.raises(GraphConstraintError):
        await store.write(f"CREATE (:{label} {{id: 'same'}})")


@pytest.mark.parametrize(
    "params",
    [{"id": None}, {"rows": [{"id": "a"}, {"id": None}]}, {"row": {"key": None}}],
    ids=["parameter", "row", "map"],
)
async def test_a_null_id_is_refused_before_it_is_sent(store: Store, params: dict[str, Any]) -> None:
    with pytest.raises(GraphConstraintError, match=r"has no (id|key)"):
        await store.write("MERGE (:Person {id: coalesce($id, 1)})", **params)

    async def work(tx: Tx) -> None:
        await tx.run("RETURN 1", **params)

    with pytest.raises(GraphConstraintError, match=r"has no (id|key)"):
        await store.write_all(work)


async def test_writers_of_one_hot_node_all_succeed(store: Store) -> None:
    await store.write("CREATE (:Country {id: 'hot', count: 0})")

    async def add(n: int) -> None:
        await store.write(
            "MATCH (c:Country {id: 'hot'}) SET c.count = c.count + 1 CREATE (:Person {id: $id})-[:INVOLVES]->(c)",
            id=f"p{n}",
        )

    await asyncio.gather(*(add(n) for n in range(20)))
    assert await store.read(
        "MATCH (c:Country {id: 'hot'})<-[r:INVOLVES]-() RETURN c.count AS count, count(r) AS edges"
    ) == [{"count": 20, "edges": 20}]


async def test_a_read_sees_the_write_before_it(store: Store) -> None:
    for n in range(10):

        async def work(tx: Tx, n: int = n) -> None:
            await tx.run("CREATE (:Person {id: $id})", id=f"p{n}")

        await store.write_all(work)
        assert await store.read(COUNT_PEOPLE) == [{"n": n + 1}]


@pytest.mark.parametrize("cypher", ["RETURNX 1", "RETURN nothing", "MATCH (n {id: $missing}) RETURN n"])
async def test_a_wrong_statement_is_one_clear_line(store: Store, cypher: str) -> None:
    with pytest.raises(GraphError, match="the graph refuses a statement: Neo") as caught:
        await store.read(cypher)
    assert "\n" not in str(caught.value)
    assert type(caught.value) is GraphError


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("سيسي", "sisi"),
        ("والسيسي", "sisi"),
        ("Sisi", "sisi"),
        ("روسيا", "ru"),
        ("russ*", "ru"),
        ("Rusia~", "ru"),
    ],
)
async def test_names_are_found_by_their_words(store: Store, text: str, found: str) -> None:
    await store.write(
        "CREATE (:Entity:Person {id: 'sisi', name: 'Abdel Fattah el-Sisi', name_ar: 'عبد الفتاح السيسي'}), "
        "(:Entity:Country {id: 'ru', name: 'Russia', name_ar: 'روسيا'})"
    )
    rows = await store.read(
        "CALL db.index.fulltext.queryNodes('entity_names', $text) YIELD node, score RETURN node.id AS id",
        text=text,
    )
    assert rows == [{"id": found}]
