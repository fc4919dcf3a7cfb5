"""What an answer is: the contract's form of it."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict

from graph.facts import Fact


class Found(BaseModel):
    """One thing that answers: `kind` is person, country, organization, event, place, topic, date, agreement, ...

    `facts` are the ids of the facts that it rests on; it always rests on one. `date` is ISO 8601.
    """

    model_config = ConfigDict(frozen=True)

    kind: str
    id: str
    name: str
    names: dict[str, str] = {}
    status: str
    date: str | None = None
    count: int | None = None
    facts: list[str]


class Answer(BaseModel):
    """A question's answer, with what was understood, the facts it rests on and the Cypher that found them."""

    question: str
    lang: str
    interpretation: dict[str, Any]
    answers: list[Found]
    facts: list[Fact]
    cypher: str
    parameters: dict[str, Any] = {}
    text: str
