"""Questions: what is understood of them, before anything is looked up."""

from __future__ import annotations

import pytest

from app.ask.question import Asked, Slot
from app.ask.understand import understand
from graph.facts import Status


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


def test_a_word_of_sanctions_says_neither_that_they_hold_nor_that_they_were_lifted() -> None:
    assert understand("What sanctions were imposed on Russia?").statuses == frozenset()
    assert understand("Whom did Egypt sanction?").statuses == frozenset()
    assert understand("Who imposed an arms embargo on Uzbekistan?").statuses == frozenset()


@pytest.mark.parametrize(
    ("question", "added"),
    [
        ("Who attended the gas summit in Tehran but met nobody?", "but met"),
        ("Who visited Tehran without meeting Khamenei?", "without meeting"),
        ("من زار طهران ولم يلتق خامنئي؟", "لم يلتق"),
    ],
)
def test_what_but_adds_is_not_passed_over(question: str, added: str) -> None:
    assert added in understand(question).unknown


@pytest.mark.parametrize(
    ("question", "word"),
    [
        ("Did Kerry meet Zarif four times in Vienna?", "four times"),
        ("Did Kerry and Zarif meet twice?", "twice"),
        ("Has Kerry met Zarif again?", "again"),
        ("Did Kerry see Zarif for the third time?", "third time"),
        ("Did Kerry secretly meet Zarif?", "secretly"),
        ("Did Kerry meet Zarif behind closed doors?", "behind closed doors"),
        ("Did Kerry hold talks with Zarif for more than two hours?", "hours"),
        ("Who met nobody in Vienna?", "nobody"),
        ("Which ambassadors met Kerry?", "ambassadors"),
        ("Which diplomats did Kerry receive?", "diplomats"),
        ("Who are the ambassadors whom Kerry met?", "ambassadors"),
        ("Which opposition figures met Kerry?", "opposition figures"),
        ("هل التقى كيري ظريف مرتين؟", "مرتين"),
        ("هل التقى كيري ظريف ثلاث مرات؟", "ثلاث مرات"),
        ("هل التقى كيري ظريف سرا؟", "سرا"),
        ("هل التقى كيري ظريف مجددا؟", "مجددا"),
        ("من هم السفراء الذين التقوا كيري؟", "السفراء"),
    ],
)
def test_what_no_fact_tells_is_said_not_to_be_understood(question: str, word: str) -> None:
    """How often, how secretly and how long a meeting was, and who is a diplomat: "yes" would grant it."""
    assert understand(question).unknown == [word]


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
        assert [n.ids for n in understand(question).slots(Slot.OF)] == [("Q794",)]


def test_an_office_and_a_name_that_never_held_it_are_two_in_either_order() -> None:
    assert [n.text for n in understand("أين استقبل أمير قطر لافروف؟").names] == ["أمير قطر", "لافروف"]


def test_who_demands_what_of_another_is_not_taken_for_who_spoke() -> None:
    assert understand("Who asked Congress to sanction Turkey?").unknown == ["to sanction"]


def test_a_surname_that_reads_as_first_is_a_name() -> None:
    read = understand("هل زار باول دمشق؟")
    assert (read.order, [n.text for n in read.slots(Slot.SUBJECT)]) == (None, ["باول"])


def test_a_word_for_two_countries_means_either() -> None:
    assert set(understand("ماذا قالت عمان؟").slots(Slot.SUBJECT)[0].ids) == {"Q810", "Q842"}


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Who went to Egypt, then Sudan?", "then"),
        ("من زار مصر ثم السودان؟", "ثم"),
        ("Did the United States move its embassy to Jerusalem?", "embassy"),
        ("Which country asked Congress to sanction Turkey?", "to sanction"),
        ("Which mediator did Norway send to Colombo?", "send"),
        ("من نقل رسالة ملك المغرب إلى بن علي؟", "نقل رسالة"),
        ("هل عرض قريشي استئناف الزيارة على لافروف؟", "الزيارة"),
    ],
)
def test_what_stands_beside_the_act_is_not_passed_over(question: str, words: str) -> None:
    assert any(words in unknown for unknown in understand(question).unknown)


@pytest.mark.parametrize(
    ("question", "act", "statuses"),
    [
        ("When did Algeria call its ambassador home from Spain?", "recall", set()),
        ("Who denied that Syria and Israel had met?", "meet", {Status.DENIED}),
        ("من نفى لقاء ترامب وروحاني؟", "meet", {Status.DENIED}),
        ("Who travelled to Aden to see Martin Griffiths?", "meet", set()),
        ("Did Santos and Correa restore diplomatic relations?", "restore", set()),
        ("ما موقف كوريا الشمالية من العقوبات؟", "say", set()),
        ("من أعلن رفض العقوبات الأمريكية؟", "reject", set()),
        ("Which meeting did Israel boycott?", "attend", {Status.CANCELLED, Status.DENIED}),
    ],
)
def test_the_act_that_is_asked_about(question: str, act: str, statuses: set[Status]) -> None:
    read = understand(question)
    assert (read.act and read.act.name, read.statuses, read.unknown) == (act, statuses, [])


def test_whoever_denies_is_asked_for_only_where_the_question_asks_for_him() -> None:
    assert understand("Who denied that Syria and Israel had met?").denier
    assert not understand("Did Syria deny meeting Israel?").denier


@pytest.mark.parametrize(
    "question", ["What was discussed at the US-Russian summit?", "ماذا بحثت القمة المصرية الأمريكية؟"]
)
def test_a_summit_of_two_countries_is_a_meeting_of_theirs(question: str) -> None:
    read = understand(question)
    assert [name.kind for name in read.slots(Slot.PARTY)] == ["country", "country"]
    assert not read.slots(Slot.EVENT)


def test_an_office_and_where_its_holder_is_are_two() -> None:
    for question in ("Who met the US consul in Ramallah?", "من التقى القنصل الأمريكي في رام الله؟"):
        consul, there = understand(question).names
        assert (consul.offices, there.slot) == (("ambassador",), Slot.PLACE)


def test_what_is_to_be_is_asked_for_as_planned() -> None:
    for question in ("Whom was Zarif to meet in Doha?", "متى يزور ظريف الدوحة؟"):
        assert understand(question).told is Status.PLANNED
    assert understand("Who was the first pope to visit Iraq?").told is None


def test_of_which_kind_an_agreement_is_has_to_be_told() -> None:
    for question in ("Who ended a military agreement with France?", "من أنهى اتفاقا عسكريا مع فرنسا؟"):
        assert understand(question).kinds == {"military"}
    assert understand("Who signed the agreement with France?").kinds == frozenset()


def test_an_inauguration_is_attended_or_counted_from() -> None:
    assert understand("من حضر حفل تنصيب ماكي سال؟").from_ is None
    assert understand("من التقى السيسي منذ تنصيب ماكرون؟").from_ == "2017-05-14"


def test_the_number_of_an_edition_may_be_high() -> None:
    for question in ("Who attended the 34th Arab summit?", "من حضر القمة العربية الرابعة والثلاثين؟"):
        (event,) = understand(question).slots(Slot.EVENT)
        assert event.number == 34
