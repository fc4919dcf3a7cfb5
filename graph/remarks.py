"""Remarks: what a reader of an article says of its facts, that one is wrong or that one is missing.

They are data beside the facts, which never change: somebody who reviews them acts upon them. A remark names its
article and fact by id and quotes words, so that it stands when the article is taken back or read anew.
"""

from __future__ import annotations

from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated

from pydantic import StringConstraints

from graph.facts import Model, NonEmpty
from graph.ids import digest
from graph.store import Store

Short = Annotated[str, StringConstraints(max_length=2000)]


class Complaint(StrEnum):
    """What is said to be amiss."""

    WRONG = "wrong"
    MISSING = "missing"


class Remark(Model):
    """A remark; `fact` is what is wrong, or null; `words` are those of the article, `recorded` an ISO 8601 time."""

    article: NonEmpty
    complaint: Complaint
    fact: str | None = None
    words: Short = ""
    comment: Short = ""
    recorded: str | None = None

    @property
    def id(self) -> str:
        """The same for the same said twice."""
        return "r-" + digest(self.article, self.complaint, self.fact, self.words, self.comment)


async def keep(store: Store, remark: Remark) -> Remark:
    """Keep a remark, with the time at which it was first made."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    made = remark.model_copy(update={"recorded": now})
    rows = await store.write(
        "MERGE (r:Remark {id: $id}) ON CREATE SET r.article = $article, r.recorded = $now, r.json = $json "
        "RETURN r.json AS json",
        id=made.id,
        article=made.article,
        now=now,
        json=made.model_dump_json(),
    )
    return Remark.model_validate_json(rows[0]["json"])


async def remarks(store: Store, article: str | None = None, limit: int = 200) -> list[Remark]:
    """Those on an article, or all: the latest first."""
    where = "WHERE r.article = $article " if article is not None else ""
    rows = await store.read(
        f"MATCH (r:Remark) {where}"
        "RETURN r.json AS json, r.recorded AS at, r.id AS id ORDER BY at DESC, id LIMIT $limit",
        limit=limit,
        **({"article": article} if article is not None else {}),
    )
    return [Remark.model_validate_json(row["json"]) for row in rows]
