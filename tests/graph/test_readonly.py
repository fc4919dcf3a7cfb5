"""Cypher of users reads and does nothing else: by its words, and on a real Neo4j by the server's guards too."""

from __future__ import annotations

import pytest

from graph import readonly
from graph.dialect import Dialect
from graph.errors import GraphBusy, GraphError
from graph.readonly import QueryRefused, check
from graph.store import Store

READS = [
    "MATCH (n:Person) RETURN n.name LIMIT 3",
    "match (a)-[:MEETS*..3]-(b) where a.name = 'CREATE' // DELETE\n return count(*)",
    "CALL db.index.fulltext.queryNodes('entity_names', $q) YIELD node RETURN node.name AS name",
    "CALL db.labels() YIELD label RETURN label",
    "RETURN date('2015-11-23') AS d, point({x: 1, y: 2}) AS p, datetime.truncate('day', datetime()) AS t",
    "MATCH (n) CALL (n) { MATCH (n)--(m) RETURN count(m) AS c } RETURN n.id AS id, c",
    "MATCH (n) WHERE n.`set` = 1 RETURN n /* MERGE */",
    "OPTIONAL MATCH (n) RETURN n AS `DELETE`",
    "UNWIND [1, 2] AS x RETURN x;",
    'WITH "it\'s" AS s RETURN s',
]
ATTACKS = [
    "",
    "x",
    "CREATE (n)",
    "MERGE (n {id: 'x'})",
    "MATCH (n) DETACH DELETE n",
    "MATCH (n) NODETACH DELETE n",
    "MATCH (n) SET n.x = 1",
    "MATCH (n) SET n:Admin",
    "MATCH (n) REMOVE n.id",
    "match (n) dEtAcH dElEtE n",
    "MATCH (n) FOREACH (x IN [1] | SET n.a = x)",
    "MATCH (n) CALL { CREATE (m) } RETURN n",
    "MATCH (n) CALL (n) { CREATE (m) } IN TRANSACTIONS OF 1 ROWS RETURN n",
    "RETURN 1 UNION CREATE (n) RETURN 1",
    "INSERT (:X)",
    "RETURN 1.CREATE (n)",
    "RETURN 1CREATE (n)",
    "RETURN 1; CREATE (n)",
    "RETURN 1;;\nMATCH (n) RETURN n",
    "/* */ CREATE (n)",
    "// a\nCREATE (n)",
    "RETURN 1 /**/ CREATE /**/ (n)",
    "RETURN 'a\\\\' CREATE (n) //'",
    "RETURN 'a\\' + \"b' CREATE (n) //\"",
    "RETURN \"'\" CREATE (n) //'",
    "RETURN `a```, 1 CREATE (n) //`",
    "RETURN \\u0061poc.version()",
    "\\u0043REATE (n)",
    "RETURN 'a\\u0027 CREATE (n) //'",
    "RETURN 'a\\U0027 CREATE (n) //'",
    "MATCH (n)\u00a0DELETE\u2003n",
    "RETURN 1\x00",
    "RETURN 1\x0bCREATE (n)",
    "RETURN 'unended",
    'RETURN "unended',
    "RETURN `unended",
    "RETURN /* unended",
    "LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line",
    "LOAD CSV WITH HEADERS FROM 'http://169.254.169.254/' AS line RETURN line",
    "WITH 1 AS x LOAD CSV FROM 'ftp://x/' AS line RETURN line",
    "USING PERIODIC COMMIT LOAD CSV FROM 'file:///x' AS line RETURN line",
    "CALL apoc.load.json('http://x')",
    "CALL apoc.cypher.runWrite('CREATE (n)', {})",
    "CALL apoc . cypher . doIt ('CREATE (n)', {})",
    "CALL /**/ dbms . components ()",
    "CALL\ndbms.listConfig()",
    "CALL `apoc`.`load`.`json`('x')",
    "CALL apoc.`load`.json('x')",
    "CALL db.createLabel('X')",
    "CALL db.labels() YIELD label CALL db.createProperty(label)",
    "CALL gds.graph.drop('g')",
    "CALL dbms.security.listUsers()",
    "CALL tx.setMetaData({})",
    "RETURN apoc.text.join(['a'], ',')",
    "RETURN apoc.util.sleep(100000)",
    "RETURN `apoc`.`version`()",
    "RETURN `apoc.version`()",
    "RETURN apoc.`version`()",
    "RETURN gds.version()",
    "USE system RETURN 1",
    "MATCH (n) RETURN n UNION USE system RETURN 1",
    "SHOW USERS",
    "SHOW SETTINGS",
    "SHOW TRANSACTIONS",
    "TERMINATE TRANSACTION 'neo4j-transaction-1'",
    "ALTER USER neo4j SET PASSWORD 'x'",
    "GRANT ROLE admin TO x",
    "DROP INDEX x",
    "CREATE CONSTRAINT FOR (n:X) REQUIRE n.id IS UNIQUE",
    "START DATABASE neo4j",
    "EXPLAIN MATCH (n) RETURN n",
    "PROFILE MATCH (n) DELETE n",
    "CYPHER 5 MATCH (n) RETURN n",
    "CYPHER runtime=slotted CREATE (n)",
    "RETURN " + "[" * 200 + "]" * 200,
    "RETURN '" + "a" * readonly.LONGEST + "'",
]
# What gets past no server either, should a word of it ever get past the lists
WRITES = [
    "CREATE (n:Stranger)",
    "MATCH (n:Meta) SET n.stranger = 1",
    "MATCH (n) DETACH DELETE n",
    "CALL db.createLabel('Stranger')",
    "CALL { CREATE (n:Stranger) } RETURN 1 AS one",
]

# the embedded graph takes no statement at all
ON_NEO4J = pytest.mark.parametrize("store", [pytest.param("neo4j", marks=pytest.mark.neo4j)], indirect=True)


@pytest.mark.parametrize("cypher", READS)
def test_what_reads_is_let_through(cypher: str) -> None:
    check(cypher)


@pytest.mark.parametrize("cypher", ATTACKS)
def test_what_does_more_is_refused(cypher: str) -> None:
    with pytest.raises(QueryRefused):
        check(cypher)


@pytest.mark.anyio
async def test_rows_on_neo4j_and_nothing_on_the_embedded_graph(store: Store) -> None:
    if store.dialect is not Dialect.NEO4J:
        with pytest.raises(QueryRefused, match="embedded"):
            await store.read_for_user("RETURN 1 AS one", {})
        return
    for cypher in READS:
        await store.read_for_user(cypher, {"q": "x"})
    told = await store.read_for_user("RETURN $x AS x, date('2015-11-23') AS day, 0.0 / 0.0 AS none", {"x": [1, "ع"]})
    assert told == (["x", "day", "none"], [[[1, "ع"], "2015-11-23", "nan"]], False)
    many = await store.read_for_user("UNWIND range(1, 5000) AS x RETURN x", {})
    assert (len(many.rows), many.truncated) == (readonly.MOST_ROWS, True)
    with pytest.raises(QueryRefused, match="Invalid input"):
        await store.read_for_user("RETURN (", {})
    with pytest.raises(QueryRefused):
        await store.read_for_user("RETURN $missing AS x", {})


@ON_NEO4J
@pytest.mark.anyio
async def test_a_server_keeps_it_from_writing_whatever_the_words(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readonly, "check", lambda cypher: None)
    counted = "MATCH (n) RETURN count(n) AS nodes, count(n.stranger) AS strangers"
    before = await store.read(counted)
    for cypher in WRITES:
        with pytest.raises(GraphError):
            await store.read_for_user(cypher, {})
    assert await store.read(counted) == before


@ON_NEO4J
@pytest.mark.anyio
async def test_what_takes_too_long_is_ended(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readonly, "SECONDS", 0.5)
    with pytest.raises((GraphBusy, QueryRefused)):
        await store.read_for_user("UNWIND range(1, 1000000000) AS x WITH x WHERE x < 0 RETURN x", {})
