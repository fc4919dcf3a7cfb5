"""Questions in words."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from app.api.deps import VISIBLE, Day, StoreDep
from app.ask import LONGEST
from app.ask.answer import answer
from app.ask.models import Answer

router = APIRouter(prefix="/v1", tags=["ask"])


Words = Annotated[str, StringConstraints(pattern=VISIBLE, min_length=1, max_length=LONGEST)]


class Question(BaseModel):
    """A question in English or Arabic; `lang` where it should not be found from the words.

    `context` are the questions asked before in the same conversation, the latest last: "And Khamenei?" takes
    from them what it leaves out. With `as_of` the answer is what was known on that day, by what was published.
    """

    model_config = ConfigDict(extra="forbid")

    question: Words
    lang: str | None = None
    context: Annotated[list[Words], Field(max_length=10)] = []
    as_of: Day | None = None


@router.post("/ask")
async def ask(store: StoreDep, asked: Question) -> Answer:
    """What is asked, answered from the graph, with the facts that the answer rests on."""
    return await answer(
        asked.question, asked.lang, store, asked.context, asked.as_of.isoformat() if asked.as_of else None
    )
