"""The ledger: which articles were read, and from what, and which runs were made.

An article's entry stands on its node, and so it goes when the article goes. It is written after the article is
loaded: a run that dies between the two reads the article again, and finds that nothing changes. A run's entry
is written as it begins, so a run that was killed is seen to have no end. Runs are no part of what the graph says.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from graph.store import Store

_FAILURES_KEPT = 100  # of a run; its own summary tells all


async def done(store: Store, keys: Mapping[str, str], reader: str) -> set[str]:
    """Of articles, by id, with the key of what they are to be read from: the ids that `reader` read with that key."""
    rows = await store.read(
        "UNWIND $ids AS id MATCH (a:Article {id: id}) RETURN a.id AS id, a.ledger AS key, a.reader AS reader",
        ids=sorted(keys),
    )
    return {row["id"] for row in rows if (row["key"], row["reader"]) == (keys[row["id"]], reader)}


async def mark(store: Store, keys: Mapping[str, str], reader: str) -> None:
    """Enters articles that are loaded."""
    rows = [{"id": identity, "key": key} for identity, key in sorted(keys.items())]
    await store.write(
        "UNWIND $rows AS row MATCH (a:Article {id: row.id}) SET a.ledger = row.key, a.reader = $reader",
        rows=rows,
        reader=reader,
    )


async def outdated(store: Store, reader: str, after: str, limit: int) -> list[dict[str, Any]]:
    """Articles that another reader read, by id after `after`: properties; those that came with their facts are none."""
    rows = await store.read(
        "MATCH (a:Article) WHERE a.id > $after AND a.ledger IS NOT NULL AND a.reader <> $reader "
        "RETURN properties(a) AS properties, a.id AS id ORDER BY id LIMIT $limit",
        after=after,
        reader=reader,
        limit=limit,
    )
    return [row["properties"] for row in rows]


async def begin(store: Store, what: str, detail: str = "") -> str:
    """Enters a run, and returns its id."""
    started = _now()
    identity = f"r-{started}-{secrets.token_hex(4)}"
    row = {"id": identity, "what": what, "detail": detail, "started": started}
    await store.write("CREATE (r:Run) SET r = $row", row=row)
    return identity


async def finish(store: Store, run: str, counts: Mapping[str, int], failures: Iterable[str] = ()) -> None:
    """Enters how a run ended: its counts, and the first of what failed, each with why."""
    row = {**counts, "failures": list(failures)[:_FAILURES_KEPT], "finished": _now()}
    await store.write("MATCH (r:Run {id: $id}) SET r += $row", id=run, row=row)


async def runs(store: Store, limit: int) -> Sequence[dict[str, Any]]:
    """The last runs, the latest first; one without `finished` was cut short, or is under way."""
    rows = await store.read(
        "MATCH (r:Run) RETURN properties(r) AS run, r.id AS id ORDER BY id DESC LIMIT $limit", limit=limit
    )
    return [row["run"] for row in rows]


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
