"""What may be one thing under two ids, and what was decided of it."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, status
from pydantic import BaseModel, ConfigDict, StringConstraints

from app.api.deps import EntityId, StoreDep
from app.api.errors import NotFoundError, RefusedError
from app.api.paging import Cursor, Limit, Page, page, skipped
from graph.errors import GraphAuthError, GraphBusy, GraphError, GraphUnavailable
from graph.judged import Judgement, Subject, Verdict
from graph.judgements import judge, standing, take_back
from graph.review import candidates

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
    """That two are the same, or are kept apart; of two that are the same, `one` is the name that stays."""

    model_config = ConfigDict(extra="forbid")

    verdict: Verdict
    one: EntityId
    other: EntityId
    reason: Annotated[str, StringConstraints(max_length=2000)] | None = None


class Judgements(BaseModel):
    """All decisions that stand."""

    items: list[Judgement]


@router.get("")
async def pairs(store: StoreDep, cursor: Cursor = None, limit: Limit = 50) -> Page[Pair]:
    """Pairs that wait for a decision; nothing is merged until somebody decides."""
    skip = skipped(cursor)
    found = (await candidates(store))[skip : skip + limit + 1]
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
    try:
        return await judge(store, decision.verdict, decision.one, decision.other, decision.reason)
    except (GraphUnavailable, GraphAuthError, GraphBusy):
        raise
    except GraphError as error:  # what cannot be judged: its words say why
        raise RefusedError(str(error)) from None


@router.delete("", status_code=status.HTTP_204_NO_CONTENT)
async def undo(store: StoreDep, one: Annotated[EntityId, Query()], other: Annotated[EntityId, Query()]) -> None:
    """Takes a decision back: the rules alone hold for the two again."""
    if not await take_back(store, one, other):
        raise NotFoundError("judgement", f"{one} {other}")
