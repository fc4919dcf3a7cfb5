"""What may be one thing under two ids, what readers say is wrong or missing, and what was decided of both."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query, Request, status
from pydantic import BaseModel, ConfigDict, StringConstraints

from app.api.deps import EntityId, StoreDep
from app.api.errors import NotFoundError, refusing
from app.api.paging import Cursor, Limit, Page, page, skipped
from graph.judged import Judgement, Subject, Verdict
from graph.judgements import judge, standing, take_back
from graph.remarks import Complaint, Outcome, Remark, remarks, settle
from graph.review import Candidate, candidates
from graph.store import Store

router = APIRouter(prefix="/v1/review", tags=["review"])


class Pair(BaseModel):
    """Two ids that may be one thing, and why they are offered."""

    subject: Subject
    one: str
    other: str
    one_name: str
    other_name: str
    why: str


class Decision(BaseModel):
    """That two are the same, or are kept apart; of two that are the same, `one` is the name that stays.

    Or that the fact `one` is wrong, `other` being its article.
    """

    model_config = ConfigDict(extra="forbid")

    verdict: Verdict
    one: EntityId
    other: EntityId
    reason: Annotated[str, StringConstraints(max_length=2000)] | None = None


class Judgements(BaseModel):
    """All decisions that stand."""

    items: list[Judgement]


class Report(BaseModel):
    """What a reader says of an article: that a fact is wrong, or that its words tell one that is missing."""

    id: str
    article: str
    complaint: Complaint
    fact: str | None
    words: str
    comment: str
    recorded: str | None
    outcome: Outcome | None


class Reports(BaseModel):
    """Some of them."""

    items: list[Report]


class Settlement(BaseModel):
    """What comes of a report."""

    model_config = ConfigDict(extra="forbid")

    outcome: Outcome


RemarkId = Annotated[str, Path(pattern="^r-[0-9a-f]+$", max_length=64)]


@router.get("")
async def pairs(request: Request, store: StoreDep, cursor: Cursor = None, limit: Limit = 50) -> Page[Pair]:
    """Pairs that wait for a decision; nothing is merged until somebody decides."""
    skip = skipped(cursor)
    found = (await _waiting(request, store))[skip : skip + limit + 1]
    return page(
        [Pair.model_validate(one, from_attributes=True) for one in found], limit, lambda _: (str(skip + limit),)
    )


@router.get("/judgements")
async def judgements(store: StoreDep) -> Judgements:
    """What was decided."""
    return Judgements(items=list((await standing(store)).judgements))


@router.post("", status_code=status.HTTP_201_CREATED)
async def decide(store: StoreDep, decision: Decision) -> Judgement:
    """Decides of two entities, happenings or facts, and derives again what it bears on."""
    with refusing():
        return await judge(store, decision.verdict, decision.one, decision.other, decision.reason)


@router.delete("", status_code=status.HTTP_204_NO_CONTENT)
async def undo(store: StoreDep, one: Annotated[EntityId, Query()], other: Annotated[EntityId, Query()]) -> None:
    """Takes a decision back: the rules alone hold for the two again."""
    if not await take_back(store, one, other):
        raise NotFoundError("judgement", f"{one} {other}")


@router.get("/remarks")
async def reported(store: StoreDep) -> Reports:
    """What readers say is wrong or missing, and nobody has decided on: the latest 200."""
    return Reports(items=[_report(one) for one in await remarks(store, waiting=True)])


@router.put("/remarks/{id}")
async def settled(store: StoreDep, id: RemarkId, decision: Settlement) -> Report:  # noqa: A002
    """Accepts or dismisses a remark. A fact accepted to be wrong stays with its article, and tells of nothing."""
    with refusing():
        return _report(await settle(store, id, decision.outcome))


async def _waiting(request: Request, store: Store) -> list[Candidate]:
    """All pairs, looked for once as long as the graph does not change: it takes a look at every entity."""
    revision = await store.revision()
    known: tuple[str, list[Candidate]] | None = getattr(request.app.state, "candidates", None)
    if known is None or known[0] != revision:
        known = request.app.state.candidates = (revision, await candidates(store))
    return known[1]


def _report(one: Remark) -> Report:
    return Report(id=one.id, **one.model_dump())
