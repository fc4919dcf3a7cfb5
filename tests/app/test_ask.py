"""Questions: what is understood of them, and what an answer consists of."""

from __future__ import annotations

import asyncio
import re

import pytest

from app.ask.answer import Answer, answer
from app.ask.question import Asked, Slot
from app.ask.understand import understand
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


# -- what is understood ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("question", "intent"),
    [
        ("Who met whom in Geneva?", "who-met-whom"),
        ("Whom did Kerry meet?", "whom-met"),
        ("Did Kerry meet Zarif?", "did-meet"),
        ("Who attended the G20 summit in Osaka?", "attended"),
        ("Who was expected at the G20 summit in Osaka?", "expected"),
        ("Who stayed away from the G20 summit in Osaka?", "stayed-away"),
        ("What did Kerry and Zarif discuss?", "topics-between"),
        ("When did Kerry visit Cuba?", "when"),
        ("Where did Kerry meet Zarif?", "where"),
        ("Which country did Kerry visit?", "visit-country"),
        ("How often did Kerry meet Zarif?", "how-often"),
        ("How are Kerry and Zarif connected?", "connected"),
        ("من التقى من في جنيف؟", "who-met-whom"),
        ("هل زار كيري كوبا؟", "did-visit"),
        ("من غاب عن قمة العشرين في أوساكا؟", "stayed-away"),
        ("كم مرة التقى كيري ظريف؟", "how-often"),
        ("على ماذا اتفقت مصر وروسيا؟", "agree-agreement"),
    ],
)
def test_an_intent_is_understood_in_both_languages(question: str, intent: str) -> None:
    assert understand(question).intent == intent


def test_who_does_it_and_to_whom_is_told_by_order_voice_and_prepositions() -> None:
    def parts(question: str) -> tuple[list[str], list[str]]:
        read = understand(question)
        return [n.text for n in read.slots(Slot.SUBJECT)], [n.text for n in read.slots(Slot.OBJECT)]

    assert parts("Did France criticise Australia?") == (["France"], ["Australia"])
    assert parts("Was Australia criticised by France?") == (["France"], ["Australia"])
    assert parts("هل انتقدت فرنسا أستراليا؟") == (["فرنسا"], ["أستراليا"])
    assert understand("من انتقد أستراليا؟").role is Slot.SUBJECT
    assert understand("من انتقدته فرنسا؟").role is Slot.OBJECT


def test_names_with_an_office_behind_them_are_two_where_their_bearer_never_held_it() -> None:
    names = understand("متى التقى ظريف أمير الكويت؟").names
    assert [name.text for name in names] == ["ظريف", "أمير الكويت"]
    assert [name.offices for name in names] == [(), ("monarch",)]


def test_arabic_names_joined_by_a_letter_or_by_nothing_are_two() -> None:
    assert len(understand("ماذا بحث شكري ولافروف؟").names) == 2
    assert len(understand("هل التقى سامح شكري لودريان؟").names) == 2


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("in June 2021", "2021-06-01", "2021-06-30"),
        ("on 23 November 2015", "2015-11-23", "2015-11-23"),
        ("since 2016", "2016-01-01", None),
        ("after 2016", "2017-01-01", None),
        ("before 2016", None, "2015-12-31"),
        ("until 2016", None, "2016-12-31"),
        ("between 2015 and 2017", "2015-01-01", "2017-12-31"),
        ("between June and August 2015", "2015-06-01", "2015-08-31"),
        ("in the last week of November 2015", "2015-11-24", "2015-11-30"),
        ("in the first half of 2016", "2016-01-01", "2016-06-30"),
        ("in the second quarter of 2016", "2016-04-01", "2016-06-30"),
        ("in spring 2016", "2016-03-01", "2016-05-31"),
        ("in early 2016", "2016-01-01", "2016-04-30"),
        ("in the 1990s", "1990-01-01", "1999-12-31"),
        ("since the nuclear deal", "2015-07-14", None),
        ("before the invasion of Ukraine", None, "2022-02-23"),
        ("during Obama's presidency", "2009-01-20", "2017-01-20"),
        ("since Macron took office", "2017-05-14", None),
    ],
)
def test_dates_are_days_between_which_it_was(words: str, first: str | None, last: str | None) -> None:
    read = understand(f"Who met Putin {words}?")
    assert (read.from_, read.to) == (first, last)
    assert read.understood
    assert not read.unknown


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("في يونيو 2017", "2017-06-01", "2017-06-30"),
        ("بين عامي 2015 و2017", "2015-01-01", "2017-12-31"),
        ("في الأسبوع الأخير من نوفمبر 2015", "2015-11-24", "2015-11-30"),
        ("في الربع الأخير من عام 2016", "2016-10-01", "2016-12-31"),
        ("منذ الاتفاق النووي", "2015-07-14", None),
        ("قبل الغزو الروسي لأوكرانيا", None, "2022-02-23"),
        ("في عهد أوباما", "2009-01-20", "2017-01-20"),
    ],
)
def test_arabic_dates_are_understood(words: str, first: str | None, last: str | None) -> None:
    read = understand(f"من التقى بوتين {words}؟")
    assert (read.from_, read.to) == (first, last)
    assert [name.text for name in read.names] == ["بوتين"]


def test_years_that_are_compared_are_not_one_span() -> None:
    read = understand("Compare the meetings of Abe and Modi in 2014 and 2018.")
    assert read.periods == (("2014-01-01", "2014-12-31"), ("2018-01-01", "2018-12-31"))
    assert read.intent == "how-often"


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


@pytest.mark.parametrize("question", ["Who met Putin yesterday?", "من التقى بوتين أمس؟"])
def test_days_that_count_from_today_are_not_guessed(question: str) -> None:
    assert understand(question).unknown


def test_case_does_not_matter() -> None:
    plain = understand("Who met Sergei Lavrov in Cairo?")
    for question in ("who met sergei lavrov in cairo", "WHO MET SERGEI LAVROV IN CAIRO?"):
        read = understand(question)
        assert [(n.slot, n.ids) for n in read.names] == [(n.slot, n.ids) for n in plain.names]


def test_plans_are_asked_for_by_their_words() -> None:
    assert understand("When was Kerry due to visit Cuba?").told is Status.PLANNED
    assert understand("متى كان من المقرر أن يزور كيري كوبا؟").told is Status.PLANNED
    assert Status.PLANNED in understand("Which meetings were planned but not held?").statuses
    assert understand("Which visits were cancelled?").statuses == {Status.CANCELLED, Status.DENIED}


def test_what_follows_when_is_no_second_question() -> None:
    assert understand("When was Kerry due to visit Cuba, and did he go?").asked == (Asked.DATE,)
    assert understand("When and where did Kerry meet Zarif?").asked == (Asked.DATE, Asked.PLACE)


# -- answers ---------------------------------------------------------------------------------------


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


# -- classes that fresh questions showed -----------------------------------------------------------


def test_where_a_trip_went_is_the_place_of_what_was_done_on_it() -> None:
    names = {n.text: n.slot for n in understand("Whom did Hollande meet during his trip to Havana?").names}
    assert names["Havana"] is Slot.PLACE


def test_a_verb_before_a_title_is_no_term_of_office() -> None:
    read = understand("Who was King Fahd supposed to meet in London in 1987?")
    assert (read.from_, read.to) == ("1987-01-01", "1987-12-31")


def test_to_end_in_a_year_is_no_part_of_it() -> None:
    read = understand("Which agreement with Washington did Niger end in 2024?")
    assert (read.from_, read.statuses) == ("2024-01-01", frozenset({Status.CANCELLED, Status.DENIED}))


@pytest.mark.parametrize(
    "question",
    ["Which country did Zarif visit after Kuwait?", "إلى أي دولة سيتوجه ظريف بعد الكويت؟"],
)
def test_another_country_than_the_one_that_is_named(question: str) -> None:
    read = understand(question)
    assert read.besides == {"Q817"}
    assert [name.text for name in read.names if name.kind == "country"] == []


def test_half_a_pair_is_not_understood() -> None:
    assert understand("ما تاريخ المكالمة بين بايدن ولولا؟").unknown == ["ولولا"]
    assert understand("ما تاريخ المكالمة بين بايدن وبوتين؟").unknown == []


def test_words_that_name_nobody_must_stand_in_the_sentences(home: Settings) -> None:
    assert ask(home, "Who met Putin about frobnication?").answers == []


def test_a_word_of_sanctions_says_neither_that_they_hold_nor_that_they_were_lifted() -> None:
    assert understand("What sanctions were imposed on Russia?").statuses == frozenset()
    assert understand("Whom did Egypt sanction?").statuses == frozenset()


@pytest.mark.parametrize(
    ("question", "added"),
    [
        ("Who attended the gas summit in Tehran but met nobody?", "but met"),
        ("Who visited Tehran without meeting Khamenei?", "without meeting"),
        ("من زار طهران ولم يلتق خامنئي؟", "لم يلتق"),
    ],
)
def test_what_but_adds_is_not_passed_over(question: str, added: str) -> None:
    assert understand(question).unknown == [added]


def test_of_an_agreement_told_in_two_languages_the_words_in_that_of_the_question_are_quoted(home: Settings) -> None:
    english, arabic = ask(home, "What did Iran and Russia agree on?"), ask(home, "على ماذا اتفقت إيران وروسيا؟")
    assert "“Russian Energy Minister" in english.text
    assert re.search("«[^»]*روسيا وإيران", arabic.text)


# -- what tells acts of one type apart, and who is meant --------------------------------------------


@pytest.mark.parametrize(
    ("question", "act"),
    [
        ("Who expelled the Russian ambassador?", "expel"),
        ("Which countries withdrew their ambassadors from Tehran?", "recall"),
        ("Who severed all ties with Qatar?", "sever"),
        ("Who imposed an arms embargo on Uzbekistan?", "sanction"),
        ("How did Russia retaliate?", "measure"),
        ("من طرد القائم بالأعمال الأمريكي؟", "expel"),
        ("من قطع علاقته بقطر؟", "sever"),
        ("Whom did Hollande thank?", "thank"),
        ("Which letters did Putin send to Obama?", "write"),
        ("Who rejected the nuclear deal?", "reject"),
        ("Who refused a meeting with Putin?", "meet"),
    ],
)
def test_measures_thanks_and_letters_are_acts_of_their_own(question: str, act: str) -> None:
    read = understand(question)
    assert read.act is not None
    assert read.act.name == act
    assert read.understood
    assert not read.unknown


def test_a_noun_of_sanctions_says_nothing_of_their_end() -> None:
    assert understand("Who imposed an arms embargo on Uzbekistan?").statuses == frozenset()


@pytest.mark.parametrize(
    "question",
    [
        "Who besides Putin and Merkel met Rouhani?",
        "من التقى روحاني غير بوتين وميركل؟",
        "Who met Rouhani apart from Putin?",
    ],
)
def test_who_is_set_aside_takes_no_part(question: str) -> None:
    read = understand(question)
    assert [name.ids for name in read.actors] == [("hassan-rouhani",)]
    assert "Q7747" in read.besides
    assert read.statuses == frozenset()


def test_whoever_is_met_before_it_is_said_is_no_addressee() -> None:
    for question in ("What did Erdogan say after meeting Putin?", "ماذا قال أردوغان بعد لقاء بوتين؟"):
        read = understand(question)
        assert [n.ids for n in read.slots(Slot.NEAR)] == [("Q7747",)]
        assert not read.unknown


def test_a_city_behind_an_arabic_letter_is_where_it_was() -> None:
    names = {n.text: n.slot for n in understand("من حضر القمة الخليجية بالرياض؟").names}
    assert names["بالرياض"] is Slot.PLACE


def test_names_in_small_letters_are_whole_though_a_verb_begins_them() -> None:
    read = understand("when is pope francis going to the united states")
    assert [n.ids for n in read.names if n.kind == "country"] == [("Q30",)]


def test_those_of_a_country_are_asked_for_by_a_preposition_too() -> None:
    for question in ("Which officials from Iran visited Kuwait?", "Has anyone from Iran visited Kuwait?"):
        assert [n.text for n in understand(question).slots(Slot.OF)] == ["Iran"]


def test_an_office_and_a_name_that_never_held_it_are_two_in_either_order() -> None:
    assert [n.text for n in understand("أين استقبل أمير قطر لافروف؟").names] == ["أمير قطر", "لافروف"]


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


def test_who_demands_what_of_another_is_not_taken_for_who_spoke() -> None:
    assert understand("Who asked Congress to sanction Turkey?").unknown == ["to sanction"]


def test_a_surname_that_reads_as_first_is_a_name() -> None:
    read = understand("هل زار باول دمشق؟")
    assert (read.order, [n.text for n in read.slots(Slot.SUBJECT)]) == (None, ["باول"])


def test_a_word_for_two_countries_means_either() -> None:
    assert set(understand("ماذا قالت عمان؟").slots(Slot.SUBJECT)[0].ids) == {"Q810", "Q842"}
