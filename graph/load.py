"""Loading: articles and their facts (layer 1), and with them what happened (layer 2) and its edges (layer 3).

A bundle is an article with all its facts. Loading replaces what was there of the article, derives again the
groups and edges that this touches, and writes the difference alone, in one transaction. What stands in layers
2 and 3 is therefore a function of the facts that stand and the judgements, whatever came when.
"""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from graph.claims import groups, slots, wide
from graph.derived import Change, Stored, write_happenings
from graph.edges import write_edges
from graph.entities import known_entities, remove_entities, write_entities
from graph.facts import Article, Fact
from graph.judged import NOTHING_JUDGED, Judged, Judgement
from graph.kinds import each
from graph.merge import merge
from graph.reprints import Source
from graph.rows import MENTION_TYPES, Row, article_row, fact_links, fact_row, source
from graph.store import Store, Tx

Bundle = tuple[Article, Sequence[Fact]]

# First in every transaction that derives, so that on one graph such transactions come one after the other: a
# group must not change between being read and being written.
LOCK = "MATCH (m:Meta {id: 'diplograph'}) SET m.writes = coalesce(m.writes, 0) + 1"
JUDGEMENTS = "MATCH (j:Judgement) RETURN j.json AS json, j.recorded AS recorded ORDER BY j.id"
# How each kind of mention is made between a fact `f` and an entity `e`.
_MENTIONED = {kind: f"CREATE (f)-[x:{kind}]->(e)" for kind in MENTION_TYPES}
_MENTION = "UNWIND $rows AS row MATCH (f:Fact {id: row.fact}) MATCH (e:Entity {id: row.entity}) " + each(
    _MENTIONED, "row."
)
# What `stored` wants returned.
STORED = "f.json AS json, f.read AS read, f.published AS published, f.wrong AS wrong"


_SOURCES = (
    "UNWIND $ids AS id MATCH (a:Article {id: id}) RETURN a.id AS id, a.published AS published, a.sketch AS sketch"
)
_IN_GROUPS = f"UNWIND $ids AS id MATCH (h:Happening {{group: id}})<-[:SUPPORTS]-(f:Fact) RETURN DISTINCT {STORED}"
_IN_SLOTS = f"UNWIND $ids AS id MATCH (h:Happening {{slot: id}})<-[:SUPPORTS]-(f:Fact) RETURN DISTINCT {STORED}"


@dataclass(frozen=True, slots=True)
class Loaded:
    """Articles that are loaded or taken back: what merging needs of them before and after, and their rows."""

    was: Mapping[str, Source] = field(default_factory=dict)
    now: Mapping[str, Source] = field(default_factory=dict)
    rows: Sequence[Row] = ()


NOTHING_LOADED = Loaded()


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


async def exchange(
    tx: Tx,
    gone: Sequence[Stored],
    fresh: Sequence[Stored],
    judged: tuple[Judged, Judged],
    loaded: Loaded = NOTHING_LOADED,
    more_groups: Collection[str] = (),
) -> None:
    """Put facts in place of others, and with them all that follows; `judged` is before and after.

    `more_groups` are derived again though none of their facts change. What happened is worked out while the facts
    are written.
    """
    derived = await _derivation(tx, gone, fresh, judged, loaded, more_groups)
    change, unused = await asyncio.gather(asyncio.to_thread(derived), _write_told(tx, gone, fresh, loaded))
    await _remove(tx, "Happening", change.ended())
    await write_happenings(tx, change)
    await write_edges(tx, change)
    await remove_entities(tx, unused)


async def _derivation(
    tx: Tx,
    gone: Sequence[Stored],
    fresh: Sequence[Stored],
    judged: tuple[Judged, Judged],
    loaded: Loaded,
    more_groups: Collection[str],
) -> Callable[[], Change]:
    """Reads what these facts bear on; what is returned works out what changes in layer 2."""
    own = {group for one in (*gone, *fresh) for group in groups(one.fact)}.union(more_groups)
    touched = judged[0].linked(own) | judged[1].linked(own)
    by_judgement = {group for some in judged for judgement in some.judgements for group in judgement.groups}
    before = await _around(tx, [one.fact for one in (*gone, *fresh)], own, touched - own | by_judgement & touched)
    others = {one.fact.article for one in (*before.values(), *fresh)}.difference(loaded.now)
    printed = {**loaded.was, **await article_sources(tx, others)}

    def derived() -> Change:
        left = before.keys() - {one.fact.id for one in gone}
        now = [*(before[identity].fact for identity in left), *(one.fact for one in fresh if not one.wrong)]
        return Change(
            gone,
            fresh,
            was=merge([one.fact for one in before.values()], touched, printed, judged[0]),
            now=merge(now, touched, {**printed, **loaded.now}, judged[1]),
            new_articles=frozenset(loaded.now.keys() - loaded.was.keys()),
        )

    return derived


async def _around(tx: Tx, facts: Sequence[Fact], own: Collection[str], linked: Collection[str]) -> dict[str, Stored]:
    """The facts that stand of what these bear on, in groups of their own and others linked to them.

    Of a group that is large for its days alone, as far as its dates allow: see `slots`.
    """
    near, whole = slots(facts, own)
    whole |= frozenset(linked) | (frozenset(own) - {slot.partition("|")[0] for slot in near})
    found = await stored(tx, _IN_SLOTS, (slot for slot in near if slot.partition("|")[0] not in whole))
    whole |= wide(one.fact for one in found.values()) & frozenset(own)
    return found | await stored(tx, _IN_GROUPS, whole)


async def _write_told(tx: Tx, gone: Sequence[Stored], fresh: Sequence[Stored], loaded: Loaded) -> list[str]:
    """Write articles, facts and what they mention; the ids of entities that no fact mentions any longer."""
    facts = [one.fact for one in gone], [one.fact for one in fresh]
    known = await known_entities(tx, (*facts[0], *facts[1]))
    await _remove(tx, "Fact", sorted(fact.id for fact in facts[0]))
    await _remove(tx, "Article", sorted(loaded.was.keys() - loaded.now.keys()))
    unused = await write_entities(tx, *facts, known)
    if loaded.rows:
        await tx.run("UNWIND $rows AS row MERGE (a:Article {id: row.id}) SET a = row", rows=list(loaded.rows))
    await _write_facts(tx, fresh)
    return unused


async def stored(tx: Tx, cypher: str, ids: Iterable[str], **params: Any) -> dict[str, Stored]:
    """Facts by id, from a statement that is given `ids` and returns their `json`, `read` and `published`."""
    found: dict[str, Stored] = {}
    wanted = sorted(ids)
    for row in await tx.run(cypher, ids=wanted, **params) if wanted else ():
        fact = Fact.stored(row["json"])
        read = Fact.stored(row["read"]) if row["read"] else fact
        found[fact.id] = Stored(fact, read, row["published"], bool(row["wrong"]))
    return found


async def article_sources(tx: Tx, articles: Iterable[str]) -> dict[str, Source]:
    """What merging needs of the articles that stand, by id."""
    wanted = sorted(articles)
    rows = await tx.run(_SOURCES, ids=wanted) if wanted else ()
    return {row["id"]: source(row) for row in rows}


async def _remove(tx: Tx, label: str, ids: Sequence[str]) -> None:
    if ids:
        await tx.run(f"UNWIND $ids AS id MATCH (n:{label} {{id: id}}) DETACH DELETE n", ids=list(ids))


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


async def _write_facts(tx: Tx, facts: Iterable[Stored]) -> None:
    ordered = sorted(facts, key=lambda one: one.fact.id)
    await tx.run(
        "UNWIND $rows AS row CREATE (f:Fact) SET f = row WITH f, row "
        "MATCH (a:Article {id: row.article}) CREATE (a)-[:REPORTS]->(f)",
        rows=[fact_row(one.fact, one.published, one.read) | {"wrong": one.wrong or None} for one in ordered],
    )
    await tx.run(_MENTION, rows=[link for one in ordered for link in fact_links(one.fact)])
