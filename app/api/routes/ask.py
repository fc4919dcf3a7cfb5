"""Questions in words."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, StringConstraints

from app.api.deps import StoreDep
from app.ask.answer import answer
from app.ask.models import Answer

router = APIRouter(prefix="/v1", tags=["ask"])


class Question(BaseModel):
    """A question in English or Arabic; `lang` where it should not be found from the words."""

    model_config = ConfigDict(extra="forbid")

    question: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=1000)]
    lang: str | None = None


@router.post("/ask")
async def ask(store: StoreDep, asked: Question) -> Answer:
    """What is asked, answered from the graph, with the facts that the answer rests on."""
    return await answer(asked.question, asked.lang, store)
