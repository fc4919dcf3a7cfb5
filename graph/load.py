"""Loading: articles and their facts (layer 1), and with them what happened (layer 2) and its edges (layer 3).

A bundle is an article with all its facts. Loading replaces what was there of the article, derives again the
groups and edges that this touches, and writes the difference alone, in one transaction. What stands in layers
2 and 3 is therefore a function of the facts that stand and the judgements, whatever came when.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime

from graph.derived import Stored
from graph.exchange import STORED, Loaded, article_sources, exchange, stored
from graph.facts import Article, Fact
from graph.judged import NOTHING_JUDGED, Judged, Judgement
from graph.rows import Row, article_row, source
from graph.store import Store, Tx

Bundle = tuple[Article, Sequence[Fact]]

# First in every transaction that derives, so that on one graph such transactions come one after the other: a
# group must not change between being read and being written.
LOCK = "MATCH (m:Meta {id: 'diplograph'}) SET m.writes = coalesce(m.writes, 0) + 1"
JUDGEMENTS = "MATCH (j:Judgement) RETURN j.json AS json, j.recorded AS recorded ORDER BY j.id"


async def load_articles(store: Store, bundles: Iterable[Bundle], keep_text: bool = True) -> int:
    """Load articles, each with all its facts, in place of what was loaded of it; how many changed anything.

    In one transaction; of equal ids the last counts. Without `keep_text` the texts are left out; quotes stay.
    Raises ValueError on a fact of another article.
    """
    with _uncollected():
        return await _load(store, bundles, keep_text)


async def _load(store: Store, bundles: Iterable[Bundle], keep_text: bool) -> int:
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


async def judgements(tx: Tx) -> Judged:
    """All judgements that stand."""
    return judged_of(await tx.run(JUDGEMENTS))


def judged_of(rows: Sequence[Row]) -> Judged:
    """The judgements of the rows of `JUDGEMENTS`."""
    told = (Judgement.model_validate_json(row["json"]).model_copy(update={"recorded": row["recorded"]}) for row in rows)
    return Judged(tuple(told)) if rows else NOTHING_JUDGED


async def _replace(store: Store, articles: Sequence[str], rows: Sequence[Row], facts: Sequence[Fact]) -> None:
    """Put the articles of `rows`, with these facts, in place of all that stands of `articles`."""
    recorded = datetime.now(UTC).isoformat(timespec="seconds")
    sources = {row["id"]: source(row) for row in rows}

    async def work(tx: Tx) -> None:
        await tx.run(LOCK)
        judged = await judgements(tx)
        printed = await article_sources(tx, articles)
        old = await stored(
            tx, f"UNWIND $ids AS id MATCH (a:Article {{id: id}})-[:REPORTS]->(f:Fact) RETURN {STORED}", printed
        )
        new = {
            fact.id: Stored(judged.resolve(fact), fact, sources[fact.article].published, fact.id in judged.wrong)
            for fact in _in_one_order(facts)
        }
        anew = {identity for identity in sources if printed.get(identity, sources[identity]) != sources[identity]}
        same = {k for k, one in new.items() if old.get(k) == one and one.fact.article not in anew}
        await exchange(
            tx,
            [one for k, one in old.items() if k not in same],
            [one for k, one in new.items() if k not in same],
            (judged, judged),
            Loaded(printed, sources, [row | {"recorded": recorded} for row in rows]),
        )

    await store.write_all(work)


def _in_one_order(facts: Sequence[Fact]) -> Sequence[Fact]:
    """The facts; where two have one id, sorted, so that the same one stays whichever came first."""
    return facts if len({fact.id for fact in facts}) == len(facts) else sorted(facts, key=Fact.model_dump_json)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without the collector of cycles, which goes through a batch's million objects again and again, and frees none."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
