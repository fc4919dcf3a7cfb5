"""How facts and answers look in a terminal."""

from __future__ import annotations

import io

from rich.console import Console
from talks import HELD, PLANNED, UNDATED

from app.ask.models import Answer
from app.show import answer_parts, fact_heading, isolate, when


def test_right_to_left_text_is_isolated_and_other_text_is_not() -> None:
    assert isolate("قمة\n الغاز ") == "\u2068قمة الغاز\u2069"
    assert isolate("Tehran ") == "Tehran"


def test_a_heading_has_status_date_people_and_event() -> None:
    assert fact_heading(HELD).plain == "held  2015-11-23  MEET  Anna · Boris  (3rd GECF Summit, Tehran 2015)"
    assert fact_heading(PLANNED).plain == "planned  2015-11  MEET  Anna · Clara"
    assert fact_heading(UNDATED).plain.startswith("held  undated  MEET")
    assert when(UNDATED) == ""


def test_an_answer_shows_each_fact_with_its_sentence_and_what_was_asked() -> None:
    answer = Answer(
        question="Who met whom?",
        lang="en",
        interpretation={"intent": "who-met-whom", "place": None},
        answers=[],
        facts=[HELD, PLANNED],
        cypher="MATCH (n)\nRETURN n",
        parameters={"event": "gecf-summit-2015"},
        text="Anna met [Boris].",
    )
    console = Console(width=100, file=io.StringIO(), record=True)
    for part in answer_parts(answer):
        console.print(part)
    shown = console.export_text()
    assert shown.startswith("Anna met [Boris].\n")
    for expected in (
        "Anna met Boris in Tehran.",
        "Anna is to meet Clara.",
        "article x-1",
        "intent: who-met-whom\n",
        "MATCH (n) RETURN n",
        '{"event": "gecf-summit-2015"}',
    ):
        assert expected in shown
