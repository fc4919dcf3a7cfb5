"""Answers questions."""

from __future__ import annotations

from app.ask.models import Answer
from graph.store import Store


async def answer(question: str, lang: str | None, store: Store) -> Answer:
    """Answers a question from the graph."""
    return Answer(
        question=question, lang=lang or "en", interpretation={}, answers=[], facts=[], cypher="", text=""
    )
