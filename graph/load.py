"""Loading: articles and their facts (layer 1), and with them what happened (layer 2) and its edges (layer 3).

A bundle is an article with all its facts. Loading replaces what was there of the article, derives again the
groups and edges that this touches, and writes the difference alone, in one transaction. What stands in layers
2 and 3 is therefore a function of the facts that stand and the judgements, whatever came when.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Prepared:
    """An article with all its facts, worked out as far as can be without the graph."""

    article: Row
    facts: Sequence[Stored]  # as no judgement changes them


def prepared(article: Article, facts: Sequence[Fact], keep_text: bool = True) -> Prepared:
    """A bundle as `load` takes it. Without `keep_text` the text is left out; quotes stay.

    Raises ValueError on a fact of another article.
    """
    if any(fact.article != article.id for fact in facts):
        raise ValueError(f"a fact loaded with article {article.id} belongs to another")
    published = article.published and article.published[:10]
    told = [Stored(fact, fact, published).ready() for fact in facts]
    return Prepared(article_row(article, [one.row["fact"]["json"] for one in told], keep_text), told)


async def load_articles(store: Store, bundles: Iterable[Bundle], keep_text: bool = True) -> int:
    """Load articles, each with all its facts: `prepared`, then `load`."""
    with _uncollected():
        return await load(store, [prepared(article, facts, keep_text) for article, facts in bundles])


async def load(store: Store, bundles: Iterable[Prepared], meanwhile: Callable[[], None] = lambda: None) -> int:
    """Load bundles in place of what was loaded of their articles; how many changed anything.

    In one transaction; of equal ids the last counts. `meanwhile` is called when the server has all and is about
    to commit it, which leaves Python idle; where a transaction is tried again more than once, where nothing changed
    not at all.
    """
    with _uncollected():
        by_id = {bundle.article["id"]: bundle for bundle in bundles}
        known = await store.read(
            "UNWIND $ids AS id MATCH (a:Article {id: id}) RETURN a.id AS id, a.bundle AS bundle", ids=sorted(by_id)
        )
        same = {row["id"] for row in known if row["bundle"] == by_id[row["id"]].article["bundle"]}
        changed = sorted(by_id.keys() - same)
        if changed:
            await _replace(store, changed, [by_id[identity] for identity in changed], meanwhile)
        return len(changed)


async def retract(store: Store, article_id: str) -> bool:
    """Take back an article, its facts and what only they supported; False where there is no such article."""
    found = await store.read("MATCH (a:Article {id: $article}) RETURN a.id AS id", article=article_id)
    if found:
        await _replace(store, [article_id], [], lambda: None)
    return bool(found)


async def judgements(tx: Tx) -> Judged:
    """All judgements that stand."""
    return judged_of(await tx.run(JUDGEMENTS))


def judged_of(rows: Sequence[Row]) -> Judged:
    """The judgements of the rows of `JUDGEMENTS`."""
    told = (Judgement.model_validate_json(row["json"]).model_copy(update={"recorded": row["recorded"]}) for row in rows)
    return Judged(tuple(told)) if rows else NOTHING_JUDGED


async def _replace(
    store: Store, articles: Sequence[str], bundles: Sequence[Prepared], meanwhile: Callable[[], None]
) -> None:
    """Put these bundles in place of all that stands of `articles`."""
    recorded = datetime.now(UTC).isoformat(timespec="seconds")
    rows = [bundle.article | {"recorded": recorded} for bundle in bundles]
    sources = {row["id"]: source(row) for row in rows}

    async def work(tx: Tx) -> None:
        await tx.run(LOCK)
        judged = await judgements(tx)
        printed = await article_sources(tx, articles)
        old = await stored(
            tx, f"UNWIND $ids AS id MATCH (a:Article {{id: id}})-[:REPORTS]->(f:Fact) RETURN {STORED}", printed
        )
        told = (_judged(one, judged) for one in _in_one_order([one for bundle in bundles for one in bundle.facts]))
        new = {one.read.id: one for one in told}
        anew = {identity for identity in sources if printed.get(identity, sources[identity]) != sources[identity]}
        same = {k for k, one in new.items() if old.get(k) == one and one.fact.article not in anew}
        await exchange(
            tx,
            [one for k, one in old.items() if k not in same],
            [one for k, one in new.items() if k not in same],
            (judged, judged),
            Loaded(printed, sources, rows),
        )
        meanwhile()

    await store.write_all(work)


def _judged(one: Stored, judged: Judged) -> Stored:
    """A fact as the judgements have it."""
    fact, wrong = judged.resolve(one.read), one.read.id in judged.wrong
    return one if fact is one.read and not wrong else Stored(fact, one.read, one.published, wrong)


def _in_one_order(facts: Sequence[Stored]) -> Sequence[Stored]:
    """The facts; where two have one id, sorted, so that the same one stays whichever came first."""
    one_each = len({one.read.id for one in facts}) == len(facts)
    return facts if one_each else sorted(facts, key=lambda one: one.read.model_dump_json())


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
