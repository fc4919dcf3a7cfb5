"""Remarks: what a reader of an article says of its facts, that one is wrong or that one is missing.

They are data beside the facts, which never change. Somebody who reviews them accepts or dismisses each: to accept
that a fact is wrong is to judge it so, see `graph.judged`. A remark names its article and fact by id and quotes words,
so that it stands when the article is taken back or read anew.
"""

from __future__ import annotations

from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated

from pydantic import StringConstraints

from graph.errors import GraphError, GraphMissing
from graph.facts import Model, NonEmpty
from graph.ids import digest
from graph.judged import Verdict
from graph.judgements import judge, take_back
from graph.store import Row, Store

Short = Annotated[str, StringConstraints(max_length=2000)]


class Complaint(StrEnum):
    """What is said to be amiss."""

    WRONG = "wrong"
    MISSING = "missing"


class Outcome(StrEnum):
    """What came of a remark."""

    ACCEPTED = "accepted"
    DISMISSED = "dismissed"


class Remark(Model):
    """A remark; `fact` is what is wrong, or null; `words` are those of the article, `recorded` an ISO 8601 time.

    `outcome` is null while it waits for a review.
    """

    article: NonEmpty
    complaint: Complaint
    fact: str | None = None
    words: Short = ""
    comment: Short = ""
    recorded: str | None = None
    outcome: Outcome | None = None

    @property
    def id(self) -> str:
        """The same for the same said twice."""
        return "r-" + digest(self.article, self.complaint, self.fact, self.words, self.comment)


_RETURN = "RETURN r.json AS json, r.recorded AS recorded, r.outcome AS outcome, r.id AS id"


async def keep(store: Store, remark: Remark) -> Remark:
    """Keep a remark, with the time at which it was first made."""
    rows = await store.write(
        f"MERGE (r:Remark {{id: $id}}) ON CREATE SET r.article = $article, r.recorded = $now, r.json = $json {_RETURN}",
        id=remark.id,
        article=remark.article,
        now=datetime.now(UTC).isoformat(timespec="seconds"),
        json=remark.model_dump_json(exclude={"recorded", "outcome"}),
    )
    return _remark(rows[0])


async def settle(store: Store, identity: str, outcome: Outcome) -> Remark:
    """Accept or dismiss a remark, and judge the fact that it calls wrong so, or no longer so.

    Raises GraphMissing where there is no such remark, GraphError where there is no longer such a fact.
    """
    rows = await store.read(f"MATCH (r:Remark {{id: $id}}) {_RETURN}", id=identity)
    if not rows:
        raise GraphMissing(f"the graph knows no remark {identity}")
    remark = _remark(rows[0])
    if remark.fact is not None and outcome is Outcome.ACCEPTED:
        try:
            await judge(store, Verdict.WRONG, remark.fact, remark.article, remark.comment or None)
        except GraphMissing as error:
            raise GraphError(f"what the remark calls wrong is no longer there: {error}") from error
    elif remark.fact is not None and remark.outcome is Outcome.ACCEPTED:
        await take_back(store, remark.fact, remark.article)
    settled = f"MATCH (r:Remark {{id: $id}}) SET r.outcome = $outcome {_RETURN}"
    return _remark((await store.write(settled, id=identity, outcome=outcome.value))[0])


async def remarks(store: Store, article: str | None = None, limit: int = 200, *, waiting: bool = False) -> list[Remark]:
    """Those on an article, or all; or only those that wait for a review. The latest first."""
    conditions = ["r.article = $article"] * (article is not None) + ["r.outcome IS NULL"] * waiting
    where = f"WHERE {' AND '.join(conditions)} " if conditions else ""
    rows = await store.read(
        f"MATCH (r:Remark) {where}{_RETURN} ORDER BY recorded DESC, id LIMIT $limit",
        limit=limit,
        **({"article": article} if article is not None else {}),
    )
    return [_remark(row) for row in rows]


def _remark(row: Row) -> Remark:
    known = {"recorded": row["recorded"], "outcome": row["outcome"] and Outcome(row["outcome"])}
    return Remark.model_validate_json(row["json"]).model_copy(update=known)
