"""Putting facts in place of others, with all that follows: what happened (layer 2) and its edges (layer 3).

What these facts bear on is read and derived again, and the difference alone is written. It is worked out while the
server writes the facts: on two cores each has one.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from graph.claims import slots, wide
from graph.derived import Change, Stored, Writing, write_happenings, writing
from graph.edges import Growth, growths, write_edges
from graph.entities import known_entities, remove_entities, write_entities
from graph.facts import Fact
from graph.judged import Judged
from graph.kinds import each
from graph.merge import merged
from graph.project import Edge
from graph.reprints import Source
from graph.rows import MENTION_TYPES, Mention, Row, source
from graph.store import Tx

# How each kind of mention is made between a fact `f` and an entity `e`.
_MENTIONED = {kind: f"CREATE (f)-[x:{kind}]->(e)" for kind in MENTION_TYPES}
# A node is looked up once for all its links, and one that is made here not at all.
_TELL = (
    "UNWIND $rows AS row MERGE (a:Article {id: row.id}) FOREACH (p IN row.article | SET a = p) "
    "WITH a, row UNWIND row.facts AS told CREATE (a)-[:REPORTS]->(f:Fact) SET f = told.fact "
    "WITH f, told UNWIND told.mentions AS mention MATCH (e:Entity {id: mention.entity}) "
) + each(_MENTIONED, "mention.")
# What `stored` wants returned, the rows in one.
STORED = "collect(DISTINCT {json: f.json, read: f.read, published: f.published, wrong: f.wrong}) AS rows"
_SOURCES = (
    "UNWIND $ids AS id MATCH (a:Article {id: id}) "
    "RETURN collect({id: a.id, published: a.published, sketch: a.sketch}) AS rows"
)
# By the index: just after many were deleted Neo4j takes it for empty, and would go through it whole for each id.
_IN_GROUPS, _IN_SLOTS = (
    f"UNWIND $ids AS id MATCH (h:Happening {{{place}: id}})<-[:SUPPORTS]-(f:Fact) "
    f"USING INDEX SEEK h:Happening({place}) RETURN {STORED}"
    for place in ("group", "slot")
)


@dataclass(frozen=True, slots=True)
class Loaded:
    """Articles that are loaded or taken back: what merging needs of them before and after, and their rows."""

    was: Mapping[str, Source] = field(default_factory=dict)
    now: Mapping[str, Source] = field(default_factory=dict)
    rows: Sequence[Row] = ()


NOTHING_LOADED = Loaded()


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
    known, reach = await asyncio.gather(
        known_entities(tx, [*gone, *fresh]), asyncio.to_thread(_reach, gone, fresh, judged, more_groups)
    )
    derived = await _derivation(tx, gone, fresh, judged, loaded, reach)
    (ended, worked, growth), unused = await asyncio.gather(
        asyncio.to_thread(derived), _write_told(tx, gone, fresh, loaded, known)
    )
    await _remove(tx, "Happening", ended)
    await write_happenings(tx, worked)
    await write_edges(tx, growth)
    await remove_entities(tx, unused)


@dataclass(frozen=True, slots=True)
class _Reach:
    """What facts bear on: all groups, and what is to be read of them, in slots and whole."""

    touched: frozenset[str]
    own: frozenset[str]
    near: frozenset[str]
    whole: frozenset[str]


def _reach(
    gone: Sequence[Stored], fresh: Sequence[Stored], judged: tuple[Judged, Judged], more_groups: Collection[str]
) -> _Reach:
    """In groups of their own and others linked to them; of a group that is large its days alone: see `slots`."""
    told = [claim for one in (*gone, *fresh) for claim in one.claims]
    own = frozenset(claim.group for claim in told).union(more_groups)
    touched = judged[0].linked(own) | judged[1].linked(own)
    by_judgement = {group for some in judged for judgement in some.judgements for group in judgement.groups}
    near, whole = slots(told, own)
    whole |= (touched - own | by_judgement & touched) | (own - {slot.partition("|")[0] for slot in near})
    return _Reach(touched, own, near, whole)


async def _derivation(
    tx: Tx,
    gone: Sequence[Stored],
    fresh: Sequence[Stored],
    judged: tuple[Judged, Judged],
    loaded: Loaded,
    reach: _Reach,
) -> Callable[[], tuple[Sequence[str], Writing, Mapping[Edge, Growth]]]:
    """Reads what the facts bear on; what is returned works out what that changes in layers 2 and 3."""
    before = await _around(tx, reach)
    others = {one.fact.article for one in (*before.values(), *fresh)}.difference(loaded.now)
    printed = {**loaded.was, **await article_sources(tx, others)}

    def derived() -> tuple[Sequence[str], Writing, Mapping[Edge, Growth]]:
        left = [before[identity] for identity in before.keys() - {one.fact.id for one in gone}]
        now = [*left, *(one for one in fresh if not one.wrong)]
        change = Change(
            gone,
            fresh,
            was=merged((claim for one in before.values() for claim in one.claims), reach.touched, printed, judged[0]),
            now=merged(
                (claim for one in now for claim in one.claims), reach.touched, {**printed, **loaded.now}, judged[1]
            ),
            new_articles=frozenset(loaded.now.keys() - loaded.was.keys()),
        )
        return change.ended(), writing(change), growths(change)

    return derived


async def _around(tx: Tx, reach: _Reach) -> dict[str, Stored]:
    """The facts that stand of what is reached, in groups where one has a wide date all of them."""
    found = await stored(tx, _IN_SLOTS, (slot for slot in reach.near if slot.partition("|")[0] not in reach.whole))
    whole = reach.whole | wide(claim for one in found.values() for claim in one.claims) & reach.own
    return found | await stored(tx, _IN_GROUPS, whole)


async def _write_told(
    tx: Tx,
    gone: Sequence[Stored],
    fresh: Sequence[Stored],
    loaded: Loaded,
    known: Mapping[str, Mention | None],
) -> list[str]:
    """Write articles and facts in place of those that go, and what they mention.

    Returns the ids of entities that none mentions now.
    """
    await _remove(tx, "Fact", sorted(one.fact.id for one in gone))
    await _remove(tx, "Article", sorted(loaded.was.keys() - loaded.now.keys()))
    unused = await write_entities(tx, gone, fresh, known)
    await tx.run(_TELL, rows=_told(fresh, loaded.rows))
    return unused


def _told(fresh: Iterable[Stored], articles: Iterable[Row]) -> list[Row]:
    """Articles, each with its facts; of one that stands as it was the facts alone."""
    rows: dict[str, Row] = {row["id"]: {"id": row["id"], "article": [row], "facts": []} for row in articles}
    for one in sorted(fresh, key=lambda one: one.fact.id):
        article = one.fact.article
        rows.setdefault(article, {"id": article, "article": [], "facts": []})["facts"].append(one.row)
    return list(rows.values())


async def stored(tx: Tx, cypher: str, ids: Iterable[str], **params: Any) -> dict[str, Stored]:
    """Facts by id, from a statement that is given `ids` and returns `STORED`."""
    found: dict[str, Stored] = {}
    wanted = sorted(ids)
    for row in await tx.collected(cypher, ids=wanted, **params) if wanted else ():
        fact = Fact.stored(row["json"])
        read = Fact.stored(row["read"]) if row["read"] else fact
        found[fact.id] = Stored(fact, read, row["published"], bool(row["wrong"]))
    return found


async def article_sources(tx: Tx, articles: Iterable[str]) -> dict[str, Source]:
    """What merging needs of the articles that stand, by id."""
    wanted = sorted(articles)
    rows = await tx.collected(_SOURCES, ids=wanted) if wanted else ()
    return {row["id"]: source(row) for row in rows}


async def _remove(tx: Tx, label: str, ids: Sequence[str]) -> None:
    if ids:
        await tx.run(f"UNWIND $ids AS id MATCH (n:{label} {{id: id}}) DETACH DELETE n", ids=list(ids))
