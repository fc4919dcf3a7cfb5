"""What an answer is: the contract's form of it."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict

from graph.facts import Fact


class Answered(BaseModel):
    """One thing that answers a question, with its status and the ids of the facts that it rests on.

    `kind` is person, country, organization, event, place, topic, date, agreement, statement or path; `date`, of a
    date, is ISO 8601, where it begins; `count` says of how many happenings it is told.
    """

    model_config = ConfigDict(frozen=True)

    kind: str
    id: str
    name: str
    names: dict[str, str] = {}
    status: str
    date: str | None = None
    count: int = 0
    facts: list[str]


class Told(BaseModel):
    """One thing that happened, in a sentence of the question's language, with the ids of the facts that tell it.

    `date` is ISO 8601, where it begins; null where it is not told.
    """

    model_config = ConfigDict(frozen=True)

    text: str
    status: str
    date: str | None
    facts: list[str]


class Answer(BaseModel):
    """A question's answer: what was understood, the answers, the facts they rest on, and what was run.

    `told` is what happened, one sentence each, in the order of time; `text` the same with what it amounts to.

    `cypher` is the text of what was run, each statement once; in `parameters`, of one that had several values in
    several runs (for names that may mean several), all stand in a list.
    """

    question: str
    lang: str
    interpretation: dict[str, Any]
    answers: list[Answered]
    facts: list[Fact]
    cypher: str
    parameters: dict[str, Any] = {}
    told: list[Told] = []
    text: str
