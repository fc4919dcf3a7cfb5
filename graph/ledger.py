"""The ledger: which articles were read, and from what, so that a run that was stopped goes on where it was.

An entry stands on the article's node, and so it goes when the article goes. It is written after the article
is loaded: a run that dies between the two reads the article again, and finds that nothing changes.
"""

from __future__ import annotations

from collections.abc import Mapping

from graph.store import Store


async def done(store: Store, keys: Mapping[str, str]) -> set[str]:
    """Of articles, by id, with the key of what they are to be read from: the ids that stand with that key."""
    rows = await store.read(
        "UNWIND $ids AS id MATCH (a:Article {id: id}) RETURN a.id AS id, a.ledger AS key", ids=sorted(keys)
    )
    return {row["id"] for row in rows if row["key"] == keys[row["id"]]}


async def mark(store: Store, keys: Mapping[str, str]) -> None:
    """Enters articles that are loaded."""
    rows = [{"id": identity, "key": key} for identity, key in sorted(keys.items())]
    await store.write("UNWIND $rows AS row MATCH (a:Article {id: row.id}) SET a.ledger = row.key", rows=rows)
