"""Loading: articles and their facts (layer 1), and with them what happened (layer 2) and its edges (layer 3).

A bundle is an article with all its facts. Loading replaces what was there of the article, derives again the
groups and edges that this touches, and writes the difference alone, in one transaction. What stands in layers
2 and 3 is therefore a function of the facts that stand, whatever came when.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from graph.derived import Change, write_edges, write_happenings
from graph.entities import known_entities, remove_entities, write_entities
from graph.facts import Article, Fact
from graph.merge import groups, merge
from graph.rows import MENTION_TYPES, Row, article_row, fact_links, fact_row
from graph.store import Store, Tx

Bundle = tuple[Article, Sequence[Fact]]

# First in every transaction that derives, so that on one graph such transactions come one after the other: a
# group must not change between being read and being written.
LOCK = "MATCH (m:Meta {id: 'diplograph'}) SET m.writes = coalesce(m.writes, 0) + 1"


async def load_article(store: Store, article: Article, facts: Sequence[Fact], keep_text: bool = True) -> bool:
    """Load an article with all its facts, in place of what was loaded of it; whether anything changed.

    Without `keep_text` its text is left out; quotes stay. Raises ValueError on a fact of another article.
    """
    return await load_articles(store, [(article, facts)], keep_text) == 1


async def load_articles(store: Store, bundles: Iterable[Bundle], keep_text: bool = True) -> int:
    """Load bundles in one transaction; how many of them changed anything. Of equal ids the last counts."""
    rows: dict[str, Row] = {}
    facts: dict[str, Sequence[Fact]] = {}
    for article, told in bundles:
        if any(fact.article != article.id for fact in told):
            raise ValueError(f"a fact loaded with article {article.id} belongs to another")
        rows[article.id], facts[article.id] = article_row(article, told, keep_text), told
    known = await store.read(
        "UNWIND $ids AS id MATCH (a:Article {id: id}) RETURN a.id AS id, a.bundle AS bundle", ids=sorted(rows)
    )
    same = {row["id"] for row in known if row["bundle"] == rows[row["id"]]["bundle"]}
    changed = sorted(rows.keys() - same)
    if changed:
        fresh = [fact for identity in changed for fact in facts[identity]]
        await _replace(store, changed, [rows[identity] for identity in changed], fresh)
    return len(changed)


async def retract(store: Store, article_id: str) -> bool:
    """Take back an article, its facts and what only they supported; False where there is no such article."""
    found = await store.read("MATCH (a:Article {id: $article}) RETURN a.id AS id", article=article_id)
    if found:
        await _replace(store, [article_id], [], [])
    return bool(found)


async def _replace(store: Store, articles: Sequence[str], rows: Sequence[Row], facts: Sequence[Fact]) -> None:
    """Put the articles of `rows`, with these facts, in place of all that stands of `articles`."""

    async def work(tx: Tx) -> None:
        await tx.run(LOCK)
        change = await _change(tx, articles, facts)
        known = await known_entities(tx, (*change.gone, *change.fresh))
        await _take_away(tx, sorted({*articles} - {row["id"] for row in rows}), change)
        unused = await write_entities(tx, change.gone, change.fresh, known)
        await tx.run("UNWIND $rows AS row MERGE (a:Article {id: row.id}) SET a = row", rows=list(rows))
        await _write_facts(tx, change.fresh)
        await write_happenings(tx, change)
        await write_edges(tx, change)
        await remove_entities(tx, unused)

    await store.write_all(work)


async def _change(tx: Tx, articles: Sequence[str], facts: Sequence[Fact]) -> Change:
    """What changes in layers 1 and 2 when these are all facts of the articles."""
    old = await _facts(
        tx,
        "UNWIND $ids AS id MATCH (a:Article {id: id})-[:REPORTS]->(f:Fact) RETURN f.json AS json",
        articles,
    )
    new = {fact.id: fact for fact in sorted(facts, key=Fact.model_dump_json)}
    gone = [fact for fact in old.values() if new.get(fact.id) != fact]
    fresh = [fact for fact in new.values() if old.get(fact.id) != fact]
    touched = {group for fact in (*gone, *fresh) for group in groups(fact)}
    before = await _facts(
        tx,
        "UNWIND $ids AS id MATCH (h:Happening {group: id})<-[:SUPPORTS]-(f:Fact) RETURN DISTINCT f.json AS json",
        touched,
    )
    left = before.keys() - {fact.id for fact in gone}
    now = merge([*(before[identity] for identity in left), *fresh], touched)
    return Change(gone, fresh, was=merge(before.values(), touched), now=now)


async def _facts(tx: Tx, cypher: str, ids: Iterable[str]) -> dict[str, Fact]:
    rows = await tx.run(cypher, ids=sorted(ids))
    facts = (Fact.model_validate_json(row["json"]) for row in rows)
    return {fact.id: fact for fact in facts}


async def _take_away(tx: Tx, articles: Sequence[str], change: Change) -> None:
    """Remove articles, the facts that go, also those that come back changed, and happenings that end."""
    facts = sorted(fact.id for fact in change.gone)
    for label, ids in (("Happening", change.ended()), ("Fact", facts), ("Article", articles)):
        if ids:
            await tx.run(f"UNWIND $ids AS id MATCH (n:{label} {{id: id}}) DETACH DELETE n", ids=list(ids))


async def _write_facts(tx: Tx, facts: Iterable[Fact]) -> None:
    ordered = sorted(facts, key=lambda fact: fact.id)
    await tx.run(
        "UNWIND $rows AS row CREATE (f:Fact) SET f = row WITH f, row "
        "MATCH (a:Article {id: row.article}) CREATE (a)-[:REPORTS]->(f)",
        rows=[fact_row(fact) for fact in ordered],
    )
    links = [link for fact in ordered for link in fact_links(fact)]
    for kind in MENTION_TYPES:
        rows = [row for name, row in links if name == kind]
        if rows:
            await tx.run(
                "UNWIND $rows AS row MATCH (f:Fact {id: row.fact}) MATCH (e:Entity {id: row.entity}) "
                f"CREATE (f)-[r:{kind}]->(e) SET r = row.properties",
                rows=rows,
            )
