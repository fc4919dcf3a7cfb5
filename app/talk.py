"""A conversation in the terminal: questions, each of which may lean on those before it."""

from __future__ import annotations

from rich.console import Console

from app.ask import LONGEST
from app.ask.models import Answer

_REMEMBERED = 5  # questions
_WELCOME = "Ask in English or Arabic; “And Khamenei?” goes on from the question before. Enter ends."


class Talk:
    """The questions of a conversation; `before` are those that were understood, the latest last."""

    def __init__(self, messages: Console) -> None:
        self.before: list[str] = []
        self._messages = messages
        messages.print(_WELCOME)

    def next(self) -> str:
        """The next question; empty where there is none. One that is too long is asked for again."""
        while True:
            try:
                question = input("\n? ").strip()
            except EOFError:
                return ""
            if len(question) <= LONGEST:
                return question
            self._messages.print(f"{len(question):,} characters; {LONGEST:,} are the most")

    def heard(self, found: Answer) -> None:
        """Remembers a question that was understood."""
        if found.interpretation.get("intent") != "not-understood":
            self.before = [*self.before[1 - _REMEMBERED :], found.question]
