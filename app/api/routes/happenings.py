"""One thing that happened, with all who tell it."""

from __future__ import annotations

from fastapi import APIRouter

from app.api.deps import InLanguage, StoreDep
from app.api.errors import NotFoundError
from app.api.models import Happening, Testimony
from app.api.reading import happenings_by_id, testimonies

router = APIRouter(prefix="/v1", tags=["happenings"], dependencies=[InLanguage])


class HappeningDetail(Happening):
    """What happened, will happen or was denied, and the words of everybody who says so."""

    evidence: list[Testimony]


@router.get("/happenings/{id}")
async def happening(store: StoreDep, id: str) -> HappeningDetail:  # noqa: A002
    """A meeting, visit, agreement or the like, once however many articles tell of it, with its evidence."""
    found = await happenings_by_id(store, [id])
    if id not in found:
        raise NotFoundError("happening", id)
    evidence = await testimonies(store, [id])
    return HappeningDetail(**found[id].model_dump(), evidence=evidence[id])
