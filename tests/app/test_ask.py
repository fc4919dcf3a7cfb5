"""Questions: what an answer consists of, from a graph."""

from __future__ import annotations

import asyncio
import re

import pytest

from app.ask import says
from app.ask.answer import Answer, answer
from app.settings import Settings
from app.store import open_graph
from graph.facts import Status


@pytest.fixture(scope="module")
def home(asked: Settings) -> Settings:
    """A graph with the bundled samples and moments of history."""
    return asked


def ask(home: Settings, question: str, lang: str | None = None, *before: str) -> Answer:
    async def answered() -> Answer:
        async with open_graph(home) as store:
            return await answer(question, lang, store, before)

    return asyncio.run(answered())


def test_a_year_may_be_that_of_an_event(home: Settings) -> None:
    found = ask(home, "Who met Zarif since the G7 summit in Biarritz?")
    assert found.interpretation["from"] == "2019-08-24"
    assert {one.name for one in found.answers} == {"Emmanuel Macron", "Wang Yi"}


def test_a_follow_up_takes_from_the_question_before_what_it_leaves_out(home: Settings) -> None:
    first = "Did Merkel meet Erdogan in October 2015?"
    found = ask(home, "And Putin?", None, first)
    assert found.interpretation["whom"] == ["Vladimir Putin"]
    assert (found.interpretation["from"], found.answers) == ("2015-10-01", [])
    assert ask(home, "Where?", None, first).answers[0].name == "Istanbul"
    assert ask(home, "وأين؟", None, first).lang == "ar"
    assert ask(home, "Who met Reagan in Reykjavik?", None, first).answers[0].name == "Mikhail Gorbachev"
    assert ask(home, "And Putin?").interpretation == {"intent": "not-understood"}


@pytest.mark.parametrize(
    "question",
    [
        "Did Abe never meet Modi?",
        "Did Abe and Modi not meet?",
        "Didn't Abe meet Modi?",
        "Is it not true that Abe met Modi?",
        "Is it true that Abe never met Modi?",
        "هل صحيح أن آبي لم يلتق مودي؟",
    ],
)
def test_whether_it_is_not_so_is_answered_by_what_is_told(home: Settings, question: str) -> None:
    """A bare yes would say the opposite to whoever reads it as "yes, never"."""
    found = ask(home, question)
    assert found.answers
    assert found.text.splitlines()[0] == found.told[0].text


@pytest.mark.parametrize("question", ["ألم يلتق آبي مودي؟", "أليس صحيحا أن آبي التقى مودي؟"])
def test_arabic_has_a_word_for_yes_they_did(home: Settings, question: str) -> None:
    assert ask(home, question).text.splitlines()[0] == "بلى."


def test_who_is_asked_not_to_have_attended_and_did_is_told_of(home: Settings) -> None:
    found = ask(home, "Did Putin not attend the gas summit in Tehran?")
    assert [one.status for one in found.told] == ["held"]
    assert not found.text.startswith(("Yes", "No"))


def test_what_only_the_sentences_say_is_noted(home: Settings) -> None:
    found = ask(home, "What did Merkel say about Europe?")
    assert found.text.startswith("By the words of the sentences:")


def test_what_happened_is_told_in_order_of_time_with_its_sources(home: Settings) -> None:
    found = ask(home, "Whom did Macron meet?")
    assert len(found.told) > 1
    assert [one.date for one in found.told] == sorted(one.date or "" for one in found.told)
    assert {identity for one in found.told for identity in one.facts} == {fact.id for fact in found.facts}
    assert all(one.text in found.text and "1 article" in one.text for one in found.told)


def test_attendance_at_one_event_is_told_in_one_sentence(home: Settings) -> None:
    found = ask(home, "Who attended the G20 summit in Osaka?")
    assert len(found.answers) == 4
    assert len(found.told) == 1


def test_why_and_how_long_are_not_answered(home: Settings) -> None:
    for question in ("Why did Obama cancel his meeting with Putin?", "كم استمرت محادثات ريغان وغورباتشوف؟"):
        found = ask(home, question)
        assert found.answers == []
        assert found.interpretation == {"intent": "not-understood"}


def test_every_answer_rests_on_facts_that_come_with_it_and_evidence(home: Settings) -> None:
    found = ask(home, "Who met whom at the Tehran gas summit?")
    facts = {fact.id: fact for fact in found.facts}
    assert len(found.answers) >= 3
    for one in found.answers:
        assert one.facts
        assert all(facts[identity].evidence[0].quote for identity in one.facts)
    assert facts.keys() == {identity for one in found.answers for identity in one.facts}


def test_held_and_planned_stand_apart_and_a_plan_says_that_no_more_is_known(home: Settings) -> None:
    found = ask(home, "Did Merkel meet Erdogan?")
    assert [(one.name, one.status) for one in found.answers] == [("Recep Tayyip Erdogan", "planned")]
    assert "nothing more" in found.text
    assert found.lang == "en"


def test_a_meeting_that_was_planned_and_then_held_is_held(home: Settings) -> None:
    found = ask(home, "Did Obama meet Castro in Panama City?")
    assert [(one.name, one.status) for one in found.answers] == [("Raúl Castro", "held")]
    assert {fact.status for fact in found.facts} == {Status.HELD, Status.PLANNED}
    assert found.text.startswith("Yes.")


def test_the_text_is_a_sentence_a_happening_in_the_language_of_the_question(home: Settings) -> None:
    english = ask(home, "Who met Reagan in Reykjavik?")
    assert "Ronald Reagan met Mikhail Gorbachev in Reykjavik from 11 October 1986" in english.text
    assert english.text.endswith("(held; 1 article).")
    arabic = ask(home, "من التقى أوباما في هافانا؟")
    assert "باراك أوباما" in arabic.text
    assert "21 مارس 2016" in arabic.text
    assert arabic.answers[0].names == {"ar": "راؤول كاسترو"}


def test_what_was_run_is_shown_with_its_parameters_and_no_word_of_the_question(home: Settings) -> None:
    found = ask(home, "Who met Reagan in Reykjavik in 1986?")
    assert "$participant_1" in found.cypher
    assert "Reagan" not in found.cypher
    assert found.parameters["place"] == "reykjavik"
    assert found.parameters["to"] == "1986-12-31"
    assert found.interpretation["intent"] == "whom-met"
    assert found.interpretation["place"] == ["Reykjavik"]


def test_a_misspelt_name_is_asked_back_and_not_answered(home: Settings) -> None:
    found = ask(home, "Did Gorbachov meet Reagan?")
    assert found.answers == []
    assert "Did you mean Mikhail Gorbachev" in found.text


@pytest.mark.parametrize(
    "question",
    [
        "Who met Obama and Frodo Baggins?",
        "Who met the Osaka Tigers?",
        "Which ministers met Real Madrid in Havana?",
        "من التقى أوباما مع فريق الأهلي؟",
    ],
)
def test_a_name_that_nothing_bears_is_never_passed_over(home: Settings, question: str) -> None:
    found = ask(home, question)
    assert found.answers == []
    assert found.facts == []


def test_what_is_not_understood_says_so_and_what_can_be_asked(home: Settings) -> None:
    found = ask(home, "What is the weather like?")
    assert found.answers == []
    assert found.interpretation == {"intent": "not-understood"}
    assert "Who met whom at the Tehran gas summit?" in found.text
    assert "من التقى بوتين" in ask(home, "ما حال الطقس؟").text


def test_what_is_planned_without_a_day_says_so_and_no_day_is_told(home: Settings) -> None:
    for question in ("When will Putin meet Berdimuhamedow?", "متى سيلتقي بوتين بردي محمدوف؟"):
        found = ask(home, question)
        assert {one.status for one in found.answers} == {"planned"}
        assert not any(one.date for one in found.answers)
    assert "no article tells the day" in ask(home, "When will Putin meet Berdimuhamedow?").text


def test_after_an_event_is_after_its_days_and_before_an_unknown_one_is_not_understood(home: Settings) -> None:
    assert ask(home, "Who met Putin after the Tehran gas summit?").interpretation["from"] == "2015-11-24"
    assert ask(home, "من التقى بوتين بعد قمة الغاز في طهران؟").interpretation["from"] == "2015-11-24"
    assert "“before”" in ask(home, "Who met whom before the summit?").text


def test_a_denial_is_answered_by_what_is_told_as_denied(home: Settings) -> None:
    found = ask(home, "What did Peskov deny?")
    assert {fact.status for fact in found.facts} == {Status.DENIED}
    assert {claimant.name for fact in found.facts for claimant in fact.attribution} == {"Dmitry Peskov"}


def test_officials_in_office_speak_for_their_state_and_nobody_else_does() -> None:
    spoken = [("dmitry-peskov", ""), ("nicolas-sarkozy", "2010-05-01"), ("foreign-ministry-tur", ""), ("pentagon", "")]
    assert [says.speaks_for(who, day) for who, day in spoken] == ["RUS", "FRA", "TUR", "USA"]
    for who, day in (
        ("nicolas-sarkozy", "2018-03-20"),
        ("nicolas-sarkozy", ""),
        ("alexei-navalny", ""),
        ("marine-le-pen", ""),
    ):
        assert says.speaks_for(who, day) is None


def test_nothing_found_is_said_in_arabic_words_and_signs(home: Settings) -> None:
    text = ask(home, "متى سيلتقي مادورو ماكرون؟").text
    assert "مقرر" in text
    assert not set(text) & set(";,")
    assert "planned" not in text


def test_a_name_that_several_bear_is_answered_for_each_and_shown(home: Settings) -> None:
    found = ask(home, "Whom did the Saudi leader meet?")
    (shown,) = found.interpretation["who"]
    assert "Salman bin Abdulaziz" in shown
    assert "Mohammed bin Salman" in shown
    assert ("Vladimir Putin", "held") in {(one.name, one.status) for one in found.answers}


def test_a_chain_of_meetings_is_told_with_the_facts_of_each(home: Settings) -> None:
    (path,) = ask(home, "How are Xi Jinping and Kim Jong-un connected?").answers
    assert path.kind == "path"
    assert path.name == "Xi Jinping – Donald Trump – Kim Jong-un"
    assert len(path.facts) == 2


@pytest.mark.parametrize(
    "question",
    ["", "?", "؟؟؟", "who", "'", "x" * 900, "}) MATCH (n) DETACH DELETE n //", "Who met $participant_1?", "\u200f من"],
)
def test_nothing_breaks_it(home: Settings, question: str) -> None:
    assert ask(home, question).answers == []


def test_a_language_that_is_not_read_is_found_from_the_letters(home: Settings) -> None:
    assert ask(home, "من التقى ريغان في جنيف؟", "xx").answers


def test_words_that_name_nobody_must_stand_in_the_sentences(home: Settings) -> None:
    assert ask(home, "Who met Putin about frobnication?").answers == []


def test_of_an_agreement_told_in_two_languages_the_words_in_that_of_the_question_are_quoted(home: Settings) -> None:
    english, arabic = ask(home, "What did Iran and Russia agree on?"), ask(home, "على ماذا اتفقت إيران وروسيا؟")
    assert "“Russian Energy Minister" in english.text
    assert re.search("«[^»]*روسيا وإيران", arabic.text)


def test_an_undated_meeting_is_counted(home: Settings) -> None:
    assert ask(home, "How many times did Putin and Berdimuhamedow meet?").answers[0].count == 1


@pytest.mark.parametrize(
    ("question", "country"),
    [
        ("In which country did Reagan and Gorbachev meet in 1986?", "Iceland"),
        ("Which country hosted the talks of Trump and Kim in 2019?", "Vietnam"),
        ("في أي دولة التقى ريغان غورباتشوف عام 1986؟", "Iceland"),
    ],
)
def test_the_country_where_it_was_is_none_of_those_who_met(home: Settings, question: str, country: str) -> None:
    assert [one.name for one in ask(home, question).answers] == [country]
