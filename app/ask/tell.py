"""An answer in words, in the question's language: one sentence a happening, with date, place and status."""

from __future__ import annotations

from collections.abc import Sequence

from app.ask.lookup import Meant
from app.ask.models import Answered
from app.ask.query import Found
from app.ask.question import Question


def not_understood(question: Question) -> str:
    return "not understood: " + ", ".join(question.unknown)


def unknown_names(question: Question, lost: Sequence[Meant]) -> str:
    return "unknown: " + ", ".join(one.name.text + str(one.suggestions) for one in lost)


def nothing(question: Question, meant: Sequence[Meant]) -> str:
    return "nothing found"


def told(question: Question, meant: Sequence[Meant], found: Found, answers: Sequence[Answered]) -> str:
    return "; ".join(f"{a.name} ({a.status})" for a in answers)
