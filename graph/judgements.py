"""Making judgements and taking them back: each is stored, and what it bears on derived again, in one transaction.

A judgement names entities, happenings or facts by their ids; a wrong fact with its article. What it means is told
in `graph.judged`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from graph.claims import groups
from graph.derived import Stored
from graph.errors import GraphError, GraphMissing
from graph.exchange import STORED, exchange, stored
from graph.facts import Fact
from graph.judged import Judged, Judgement, Kept, Subject, Verdict
from graph.load import JUDGEMENTS, LOCK, judged_of, judgements
from graph.rows import MENTION_TYPES, Row
from graph.store import Store, Tx

# An entity that is the same as another is one of these; a Leader is a Person too.
_LABELS = frozenset({"Country", "Person", "Organization", "Place", "Event", "Topic"})
_FIND = (
    "UNWIND $ids AS id MATCH (n:{label} {{id: id}}) RETURN n.id AS id, labels(n) AS labels, properties(n) AS properties"
)
_MENTIONING = f"UNWIND $ids AS id MATCH (:Entity {{id: id}})<-[:{'|'.join(MENTION_TYPES)}]-(f:Fact) RETURN {STORED}"
_FACT = f"UNWIND $ids AS id MATCH (f:Fact {{id: id}}) RETURN {STORED}"
_CLAIMED_BY = f"MATCH (f:Fact) WHERE any(c IN f.claimants WHERE c IN $ids) RETURN {STORED}"


async def judge(store: Store, verdict: Verdict, one: str, other: str, reason: str | None = None) -> Judgement:
    """Decide that two things are the same or kept apart, or that a fact is wrong, `other` being its article.

    Of two entities `one` is the name that stays.

    Raises GraphError where they cannot be judged: unknown, of different kinds, or decided otherwise before.
    """
    judged = _wrong if verdict is Verdict.WRONG else _judgement
    judgement = await judged(store, verdict, one, other, reason)

    async def work(tx: Tx) -> None:
        await tx.run(LOCK)
        before = await judgements(tx)
        _check(before, judgement)
        after = Judged((*(j for j in before.judgements if j.id != judgement.id), judgement))
        await tx.run("MERGE (j:Judgement {id: $row.id}) SET j = $row", row=judgement_row(judgement))
        await _derive(tx, judgement, (before, after))

    await store.write_all(work)
    return judgement


async def take_back(store: Store, one: str, other: str) -> bool:
    """Undo the judgement on two things, so that the rules alone hold for them; False where there is none."""
    pair = Judgement(subject=Subject.ENTITY, verdict=Verdict.APART, one=Kept(id=one, name=one), other=other)

    async def work(tx: Tx) -> bool:
        await tx.run(LOCK)
        before = await judgements(tx)
        gone = [judgement for judgement in before.judgements if judgement.id == pair.id]
        if gone:
            after = Judged(tuple(j for j in before.judgements if j.id != pair.id))
            await tx.run("MATCH (j:Judgement {id: $id}) DELETE j", id=pair.id)
            await _derive(tx, gone[0], (before, after))
        return bool(gone)

    return await store.write_all(work)


async def standing(store: Store) -> Judged:
    """All judgements of a graph."""
    return judged_of(await store.read(JUDGEMENTS))


def judgement_row(judgement: Judgement) -> Row:
    """The node of a judgement; `json` is all of it."""
    told = {"subject": judgement.subject.value, "verdict": judgement.verdict.value, "reason": judgement.reason}
    return {
        "id": judgement.id,
        **told,
        "one": judgement.one.id,
        "other": judgement.other,
        "json": judgement.model_dump_json(exclude={"recorded"}),
        "recorded": judgement.recorded,
    }


async def _judgement(store: Store, verdict: Verdict, one: str, other: str, reason: str | None) -> Judgement:
    subject, nodes = await _found(store, one, other)
    if one == other:
        raise GraphError(f"{one} is one thing: nothing to judge")
    if subject is Subject.FACT and verdict is Verdict.SAME:
        raise GraphError("two facts are never the same: judge the happenings that they tell of")
    first, second = nodes
    kinds = [_LABELS.intersection(node["labels"]) or {node["properties"].get("type")} for node in nodes]
    if kinds[0].isdisjoint(kinds[1]) and verdict is Verdict.SAME:
        raise GraphError(f"{one} and {other} are of different kinds")
    return Judgement(
        subject=subject,
        verdict=verdict,
        one=_kept(first),
        other=second["id"],
        groups=tuple(sorted({group for node in nodes for group in _groups(subject, node)})),
        reason=reason,
        recorded=datetime.now(UTC).isoformat(timespec="seconds"),
    )


async def _wrong(store: Store, verdict: Verdict, fact: str, article: str, reason: str | None) -> Judgement:
    rows = await store.collected(_FACT, ids=[fact])
    if not rows or Fact.stored(rows[0]["json"]).article != article:
        raise GraphMissing(f"the graph knows no fact {fact} of an article {article}")
    return Judgement(
        subject=Subject.FACT,
        verdict=verdict,
        one=Kept(id=fact, name=fact),
        other=article,
        reason=reason,
        recorded=datetime.now(UTC).isoformat(timespec="seconds"),
    )


async def _found(store: Store, one: str, other: str) -> tuple[Subject, list[Row]]:
    """What the two ids name, in their order."""
    for subject, label in ((Subject.ENTITY, "Entity"), (Subject.HAPPENING, "Happening"), (Subject.FACT, "Fact")):
        rows = {row["id"]: row for row in await store.read(_FIND.format(label=label), ids=[one, other])}
        if rows.keys() == {one, other}:
            return subject, [rows[one], rows[other]]
        if rows:
            (known,) = rows
            raise GraphError(f"{known} is of the graph's {label} nodes, and {({one, other} - {known}).pop()} is none")
    raise GraphMissing(f"the graph knows neither {one} nor {other}")


def _kept(node: Row) -> Kept:
    own = node["properties"]
    names = {"ar": own["name_ar"]} if own.get("name_ar") else {}
    return Kept(id=own["id"], name=own.get("name") or own["id"], names=names, wikidata=own.get("wikidata"))


def _groups(subject: Subject, node: Row) -> frozenset[str]:
    if subject is Subject.HAPPENING:
        return frozenset({node["properties"]["group"]})
    return groups(Fact.stored(node["properties"]["json"])) if subject is Subject.FACT else frozenset()


def _check(before: Judged, judgement: Judgement) -> None:
    """Raises GraphError where an entity would stand for two, or for itself by way of others."""
    if judgement.subject is not Subject.ENTITY or judgement.verdict is not Verdict.SAME:
        return
    meant = before.meant(judgement.other)
    if meant is not None and meant.id != judgement.one.id:
        raise GraphError(f"{judgement.other} is judged to be {meant.id} already: undo that first")
    kept = before.meant(judgement.one.id)
    if kept is not None:
        raise GraphError(f"{judgement.one.id} is judged to be {kept.id} already: name that instead")


async def _derive(tx: Tx, judgement: Judgement, judged: tuple[Judged, Judged]) -> None:
    gone: Sequence[Stored] = ()
    if judgement.subject is Subject.ENTITY and judgement.verdict is Verdict.SAME:
        ids = {judgement.one.id, judgement.other}
        told = await stored(tx, _MENTIONING, ids) | await stored(tx, _CLAIMED_BY, ids)
        gone = list(told.values())
    elif judgement.verdict is Verdict.WRONG:
        gone = list((await stored(tx, _FACT, [judgement.one.id])).values())
    wrong = judged[1].wrong
    fresh = [Stored(judged[1].resolve(one.read), one.read, one.published, one.fact.id in wrong) for one in gone]
    differing = {one.fact.id for one, now in zip(gone, fresh, strict=True) if one != now}
    await exchange(
        tx,
        [one for one in gone if one.fact.id in differing],
        [one for one in fresh if one.fact.id in differing],
        judged,
        more_groups=judgement.groups,
    )
