"""From an older schema to the next. A step that was cut short is run again from its beginning.

What a newer program derives in another way needs no step of its own kind: layers 2 and 3 are derived anew from
the facts.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from graph.derived import Change, write_happenings, writing
from graph.edges import growths, write_edges
from graph.exchange import STORED, article_sources, stored
from graph.load import LOCK, judgements
from graph.merge import merge
from graph.reprints import sketch
from graph.rows import Row
from graph.store import Store, Tx
from graph.when import period

_PAGE = 200


async def derive_again(store: Store) -> None:
    """Put layers 2 and 3 as this program derives them in place of those that stand, some groups at a time."""
    after = ""
    while page := await store.read(
        "MATCH (h:Happening) WHERE h.group > $after RETURN DISTINCT h.group AS id ORDER BY id LIMIT $page",
        after=after,
        page=_PAGE,
    ):
        groups = [row["id"] for row in page]
        await store.write_all(lambda tx, groups=groups: _derive(tx, groups))  # type: ignore[misc]
        after = groups[-1]


async def _derive(tx: Tx, groups: list[str]) -> None:
    await tx.run(LOCK)
    judged = await judgements(tx)
    touched = judged.linked(groups)
    told = await stored(
        tx,
        f"UNWIND $ids AS id MATCH (h:Happening {{group: id}})<-[:SUPPORTS]-(f:Fact) RETURN {STORED}",
        touched,
    )
    facts = [one.fact for one in told.values()]
    sources = await article_sources(tx, {fact.article for fact in facts})
    await tx.run("UNWIND $ids AS id MATCH (h:Happening {group: id}) DETACH DELETE h", ids=sorted(touched))
    change = Change((), (), was={}, now=merge(facts, touched, sources, judged))
    await write_happenings(tx, writing(change))
    await write_edges(tx, growths(change))


async def _to_2(store: Store) -> None:
    """Sketches of texts, the day of publication on facts; history, disputes and independent sources."""

    async def on_articles(rows: list[Row]) -> None:
        sketches = [{"id": row["id"], "sketch": sketch(row["text"]) if row["text"] else ""} for row in rows]
        await store.write("UNWIND $rows AS row MATCH (a:Article {id: row.id}) SET a.sketch = row.sketch", rows=sketches)
        await store.write(
            "UNWIND $ids AS id MATCH (a:Article {id: id})-[:REPORTS]->(f:Fact) "
            "SET f.published = substring(a.published, 0, 10)",
            ids=[row["id"] for row in rows],
        )

    after = ""
    while page := await store.read(
        "MATCH (a:Article) WHERE a.id > $after RETURN a.id AS id, a.text AS text ORDER BY id LIMIT $page",
        after=after,
        page=_PAGE,
    ):
        await on_articles(page)
        after = page[-1]["id"]
    await derive_again(store)


async def _to_4(store: Store) -> None:
    """The period of what happened, by which it is found; a constraint on remarks, which `schema` makes."""
    after = ""
    while page := await store.read(
        "MATCH (h:Happening) WHERE h.id > $after "
        "RETURN h.id AS id, h.earliest AS first, h.latest AS last ORDER BY id LIMIT $page",
        after=after,
        page=10 * _PAGE,
    ):
        rows = [{"id": row["id"], "period": period(row["first"], row["last"])} for row in page]
        await store.write("UNWIND $rows AS row MATCH (h:Happening {id: row.id}) SET h.period = row.period", rows=rows)
        after = page[-1]["id"]


# By the version from which each goes to the next.
MIGRATIONS: dict[int, Callable[[Store], Awaitable[None]]] = {1: _to_2, 2: derive_again, 3: _to_4}
