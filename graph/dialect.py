"""Where ArcadeDB differs from Neo4j: each known difference is here, and pinned by `test_dialect.py`.

All Cypher of this project runs unchanged on both, because it stays inside these bounds:

- Managed transactions only, as `Store` runs them: `session.run` commits row by row on ArcadeDB.
- One label in a pattern, then `WHERE n:B`: `MATCH (n:A:B {id: $id})` does not use the index there.
- Create a node with all its labels: a label added in the same transaction breaks a unique constraint there.
- Look an entity up by `:Entity` before creating it. Of a node with several labels, only one label's index
  (the alphabetically first that has one) is asked there whether the id is unique, from when a node first has
  these labels together until the server is started anew: a Country may get the id of a Person.
- No null id: `MERGE (n {id: null})` makes a node there. `Store` refuses one.
- What a path must tell apart is told apart by relationship type: Neo4j takes no property map inside
  `shortestPath`, and ArcadeDB filters `WHERE all(...)` only after it has found one path.
- READ routing stops no write there, and `EXPLAIN` calls a read "w": neither is a guard.
- A statement's own timeout is ignored there: the embedded server has one for all, the client its own.
- An error comes without its reason there, which stands in the folder's server.log: go by the error's class.
- `elementId` changes there with a label: never stored, never shown.
- No `SHORTEST`, no `CYPHER 25` prefix, no `CREATE FULLTEXT INDEX` there.
- One writer at a time there: others of the same node get transient errors. `Store` sees to it.
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
