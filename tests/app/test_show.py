"""How facts and answers look in a terminal."""

from __future__ import annotations

import io

from rich.console import Console
from talks import HELD, UNDATED

from app.ask.models import Answer, Told
from app.lines import isolate
from app.show import answer_parts, when


def test_right_to_left_text_is_isolated_and_other_text_is_not() -> None:
    assert isolate("قمة\n الغاز ") == "\u2068قمة الغاز\u2069"
    assert isolate("Tehran ") == "Tehran"


def test_a_date_is_shown_as_far_as_it_is_known() -> None:
    assert when(HELD) == "2015-11-23"
    assert when(UNDATED) == ""


def shown(width: int = 80, *, with_cypher: bool = False) -> str:
    """An answer in which two articles print one sentence, as a terminal shows it."""
    again = HELD.model_copy(update={"id": "f-again", "article": "x-9"})
    sentence = "Anna met [Boris] in Tehran on 23 November 2015 (held; 2 articles)."
    answer = Answer(
        question="Did Anna meet Boris?",
        lang="en",
        interpretation={"intent": "did-meet", "asked": ["whether"], "who": ["Anna"], "place": None},
        answers=[],
        facts=[HELD, again],
        cypher="MATCH (n)\nRETURN n",
        parameters={"event": "gecf-summit-2015"},
        told=[Told(text=sentence, status="held", date="2015-11-23", facts=[HELD.id, again.id])],
        text=f"Yes.\n{sentence}",
    )
    console = Console(width=width, file=io.StringIO(), record=True)
    for part in answer_parts(answer, width=width, with_cypher=with_cypher):
        console.print(part)
    return console.export_text()


def test_an_answer_shows_what_happened_once_with_each_sentence_once_and_its_articles() -> None:
    text = shown()
    assert text.startswith("Yes.\n\n● Anna met [Boris] in Tehran")
    assert text.count("Anna met Boris in Tehran.") == 1
    assert "x-1, x-9" in text
    assert text.rstrip().endswith("understood as: did-meet · who Anna")


def test_what_was_run_is_shown_only_where_it_is_asked_for() -> None:
    assert "MATCH" not in shown()
    assert "MATCH (n)\nRETURN n" in shown(with_cypher=True)
    assert '{"event": "gecf-summit-2015"}' in shown(with_cypher=True)


def test_nothing_is_wider_than_the_terminal() -> None:
    assert max(map(len, shown(width=60).splitlines())) <= 60
