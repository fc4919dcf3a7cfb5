"""Where ArcadeDB differs from Neo4j: each known difference is here, and pinned by `test_dialect.py`.

All Cypher of this project runs unchanged on both, because it stays inside these bounds:

- `session.run` commits row by row on ArcadeDB: managed transactions only, as `Store` does.
- `MATCH (n:A:B {id: $id})` does not use the index there: match on one label, then `WHERE n:B`.
- A node and a label added to it in one transaction break a unique constraint there: create a node with
  all its labels.
- Of a node with several labels, only the index of the alphabetically first label that has one is asked
  whether its id is unique there: a Country may get the id of a Person (not the other way round). So look an
  entity up by `:Entity` before creating it.
- `MERGE (n {id: null})` makes a node there: `Store` refuses a null id.
- `shortestPath` has no condition that both take: what a path must tell apart is told apart by type.
- READ routing does not stop a write there, `EXPLAIN` calls a read "w", a transaction's timeout is ignored,
  and an error comes without its reason.
- `elementId` changes there with a label: never stored, never shown.
- No `SHORTEST`, no `$(label)`, no `CYPHER 25` prefix, no `CREATE FULLTEXT INDEX` there.
- Writers on one hot node raise a transient error there: one writer at a time.
"""

from __future__ import annotations

from enum import StrEnum


class Dialect(StrEnum):
    """Which database answers."""

    NEO4J = "neo4j"
    ARCADEDB = "arcadedb"


def of_agent(agent: str) -> Dialect:
    """The dialect of a server by its Bolt agent, like `Neo4j/5.26.0 compatible (ArcadeDB 26.10.2)`."""
    return Dialect.ARCADEDB if "ArcadeDB" in agent else Dialect.NEO4J
