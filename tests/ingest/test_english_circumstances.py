"""English days and places: which belong to what is told, and which to its telling."""

from __future__ import annotations

import pytest
from test_english_classes import read


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Reagan will go to Moscow from May 29 to June 2.", ("1988-05-29", "1988-06-02")),
        ("Moscow told Reagan's envoy to leave by May 10.", None),
    ],
)
def test_a_span_of_two_months_is_one_and_a_deadline_no_day(text: str, when: tuple[str, str] | None) -> None:
    fact = next(f for f in read("1988-03-24", text))
    assert (fact.date and (fact.date.start, fact.date.end)) == when


@pytest.mark.parametrize(
    "text",
    [
        "Sergei Lavrov said on Monday that he had met King Abdullah.",
        "Lavrov, who has met King Abdullah, went to Cairo on Monday.",
        "Lavrov met King Abdullah and will fly to Cairo on Friday.",
        "Lavrov met Shoukry on Monday. He also met King Abdullah.",
        "Lavrov met Shoukry on Monday. The two spoke of gas, of arms and of a canal, at length, and much else besides, "
        "and went on to a dinner in a palace on the river, and then to a play that ran for hours and hours. "
        "Kerry met King Abdullah.",
    ],
)
def test_a_day_of_something_else_is_not_that_of_a_meeting(text: str) -> None:
    (fact,) = [f for f in read("2015-11-24", text) if "Abdullah II" in {p.name for p in f.participants}]
    assert fact.date is None


def test_what_is_spoken_of_is_not_where_one_meets() -> None:
    (fact,) = [
        f
        for f in read("2003-10-01", "Hosni Mubarak and King Fahd held talks on the situation in Iraq.")
        if f.type.value == "MEET"
    ]
    assert fact.place is None


def test_a_report_says_where_it_was_written() -> None:
    text = "BRASILIA, Oct 26 - Peru's President Alberto Fujimori met Brazilian President Fernando Henrique Cardoso."
    (fact,) = read("1998-10-26", text)
    assert fact.place is not None
    assert fact.place.name == "Brasilia"


@pytest.mark.parametrize(
    ("text", "kind", "when", "where"),
    [
        (
            "The Iraqi prime minister, Haider al-Abadi, has postponed a visit to Washington planned for tomorrow, "
            "his office said on Monday.",
            "VISIT",
            "2015-11-24",
            "Washington",
        ),
        (
            "OTTAWA, Nov 22 - On Tuesday Mexico's President Enrique Pena Nieto starts a tour of Canada. While there, "
            "he meets Prime Minister Justin Trudeau.",
            "MEET",
            "2015-11-24",
            "Canada",
        ),
        ("Sergei Lavrov opens an official visit to Ghana on Thursday.", "VISIT", "2015-11-26", "Ghana"),
        (
            "Merkel was in Ankara last Thursday. While there, she met President Erdogan.",
            "MEET",
            "2015-11-19",
            "Ankara",
        ),
        (
            "Laurent Fabius said he would go to Tehran next week, where he will meet Hassan Rouhani. "
            "The visit is set for December 2, aides said.",
            "MEET",
            "2015-12-02",
            "Tehran",
        ),
        (
            "Sergei Lavrov said on Monday he was in Cairo last week and had met King Abdullah in Amman on Friday.",
            "MEET",
            "2015-11-20",
            "Amman",
        ),
        ("Poroshenko is to hold talks with Merkel in Berlin next Monday.", "MEET", "2015-11-30", "Berlin"),
    ],
)
def test_a_day_and_a_place_are_those_of_the_visit_and_not_of_the_telling(
    text: str, kind: str, when: str, where: str
) -> None:
    fact = next(f for f in read("2015-11-23", text) if f.type.value == kind)
    assert fact.date is not None
    assert fact.place is not None
    assert (fact.date.start, fact.place.name) == (when, where)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Putin visited Ankara on November 10. Two days later, Merkel met Hollande in Paris.",
            {("VISIT", "held", "2015-11-10"), ("MEET", "held", "2015-11-12")},
        ),
        (
            "Putin visited Ankara on November 10. The next day he met Hollande in Paris.",
            {("VISIT", "held", "2015-11-10"), ("MEET", "held", "2015-11-11")},
        ),
        (
            "Putin visited Ankara on November 10. A day earlier, he met Hollande in Paris.",
            {("VISIT", "held", "2015-11-10"), ("MEET", "held", "2015-11-09")},
        ),
        (
            "Putin visited Ankara on November 10 and on Friday met Hollande in Paris.",
            {("VISIT", "held", "2015-11-10"), ("MEET", "held", "2015-11-20")},
        ),
        ("The next day Putin met Hollande.", {("MEET", "held", None)}),
        ("A day earlier Putin met Hollande.", {("MEET", "held", "2015-11-22")}),
        # who performed it, and on what day, stands behind the noun
        (
            "Aides spent Tuesday weighing the talks that Merkel held with Hollande on Saturday.",
            {("MEET", "held", "2015-11-21")},
        ),
        ("The talks Merkel will hold with Hollande on Friday are hard.", {("MEET", "planned", "2015-11-27")}),
        ("The visit that Putin paid to Ankara on Saturday was short.", {("VISIT", "held", "2015-11-21")}),
        ("Before the opening of the summit, Putin received Hollande.", {("MEET", "held", None)}),
    ],
)
def test_days_that_count_from_one_told_before_and_doers_behind_the_noun(
    text: str, told: set[tuple[str, str, str | None]]
) -> None:
    facts = read("2015-11-23", text)
    assert {(f.type.value, f.status.value, f.date.start if f.date else None) for f in facts} == told


@pytest.mark.parametrize(
    "sentence",
    [
        "Peru and Chile cooperate on copper.",
        "Foreign Minister Roberto Ampuero said on Tuesday that Chile wanted to work with Peru on railways.",
    ],
)
def test_what_is_always_so_or_said_on_another_day_is_not_of_the_day_before_it(sentence: str) -> None:
    facts = read("2018-11-28", f"Martin Vizcarra paid a visit to Chile on Monday. {sentence}")
    assert [(f.type.value, f.date and f.date.start) for f in facts] == [("VISIT", "2018-11-26"), ("COOPERATE", None)]


@pytest.mark.parametrize(
    ("sentence", "topics"),
    [
        ("Lula met Boric in Vietnam and discussed sanctions and the war in Syria.", {"sanctions", "Syria crisis"}),
        ("Lula met Boric in Vietnam and discussed sanctions on companies in Chile.", {"sanctions"}),
        ("Lula met Boric in Vietnam and discussed sanctions on companies in Cuba.", {"sanctions", "Cuba"}),
    ],
)
def test_where_one_meets_and_whence_one_comes_is_no_topic(sentence: str, topics: set[str]) -> None:
    [fact] = read("2023-02-20", sentence)
    assert {topic.name for topic in fact.topics} == topics


@pytest.mark.parametrize(
    "dateline",
    [
        "WARSAW, Poland (AP) — ",
        "WARSAW (AP) _ ",
        "Warsaw, June 13 - ",
        "WARSAW, June 13: ",
        "WARSAW: ",
        "WARSAW, June 13\n",
        "WARSAW\n",
        "WARSAW, June 13 (UPI) ",
        "(Reuters) WARSAW - ",
        "By Jane Roe\nWARSAW, June 13 - ",
    ],
)
def test_a_dateline_is_read_however_it_is_set(dateline: str) -> None:
    (fact,) = read(
        "2013-06-13", f"{dateline}Bronislaw Komorowski spent an hour on Thursday in talks with Laurent Fabius."
    )
    assert (fact.place and fact.place.name) == "Warsaw"


@pytest.mark.parametrize(
    "text",
    [
        "Warsaw said that it was ready - Laurent Fabius met Bronislaw Komorowski on Thursday.",
        "Warsaw (Poland) Hails Laurent Fabius\nLaurent Fabius met Bronislaw Komorowski on Thursday.",
        "By Warsaw Correspondents\nLaurent Fabius met Bronislaw Komorowski on Thursday.",
        "Warsaw Hails Its Guests\nLaurent Fabius met Bronislaw Komorowski on Thursday.",
    ],
)
def test_a_state_that_speaks_is_no_dateline(text: str) -> None:
    met = [f for f in read("2013-06-13", text) if f.type.value == "MEET"]
    assert [f.place for f in met] == [None]


def test_a_place_that_is_told_counts_before_that_of_the_dateline() -> None:
    text = "ATHENS\nAlexis Tsipras met Zoran Zaev on Wednesday.\nThe two leaders met for three hours in Davos."
    (fact,) = read("2018-01-24", text)
    assert (fact.place and fact.place.name) == "Davos"


def test_the_day_of_a_dateline_is_none_of_a_plan() -> None:
    text = "TUNIS, May 4 (TAP) -- Moncef Marzouki will fly to Algeria to open a dam, and visit Mali."
    assert {f.date for f in read("2013-05-05", text)} == {None}


def test_days_count_from_the_day_named_last_whatever_was_told_of_it() -> None:
    text = (
        "Eduard Shevardnadze met Lech Walesa today. Mazowiecki was elected on Aug. 24. "
        "Two days later Viktor Kryuchkov met Tadeusz Mazowiecki."
    )
    assert [f.date and f.date.start for f in read("1989-10-24", text)] == ["1989-10-24", "1989-08-26"]


def test_here_is_where_the_report_was_written() -> None:
    (fact,) = read("2006-06-23", "PETRA, Jordan - Mahmoud Abbas and Ehud Olmert held talks here Thursday.")
    assert (fact.place and fact.place.name) == "Petra"
    (fact,) = read("2006-06-23", "PETRA, Jordan - Mahmoud Abbas and Ehud Olmert held talks on Thursday.")
    assert fact.place is None


def test_nobody_is_still_where_he_was_last_year() -> None:
    text = (
        "King Salman arrived in Cairo today. He made a visit to Sharm el-Sheikh in March last year. "
        "King Salman met President Sisi."
    )
    met = next(f for f in read("2016-04-07", text) if f.type.value == "MEET")
    assert (met.place and met.place.name) == "Cairo"


@pytest.mark.parametrize(
    "text",
    [
        "Kofi Annan met in Juba with Salva Kiir, and both were of the hope that the new bridge would carry its first "
        "lorries this year.",
        "Lavrov met Shoukry in Cairo today. Lavrov has visited Egypt twice.",
    ],
)
def test_what_was_on_several_days_or_is_of_a_year_told_of_something_else_has_no_day(text: str) -> None:
    assert read("2015-11-24", text)[-1].date is None


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("Prince Saud Al-Faisal met on Sunday with visiting Iranian Foreign Minister Kamal Kharrazi.", "Saudi Arabia"),
        ("Prince Saud Al-Faisal met on Sunday with Iranian Foreign Minister Kamal Kharrazi.", None),
        ("Prince Saud Al-Faisal telephoned the visiting Iranian Foreign Minister Kamal Kharrazi on Sunday.", None),
    ],
)
def test_a_visitor_is_met_in_the_state_of_his_host(text: str, where: str | None) -> None:
    met = next(f for f in read("1998-03-01", text) if f.type.value == "MEET")
    assert (met.place and met.place.name) == where


def test_a_city_that_has_been_told_is_not_forgotten_for_its_country() -> None:
    text = "Mahinda Rajapaksa arrived in New Delhi today. He is on his first visit to India. He met Manmohan Singh."
    met = next(f for f in read("2004-07-20", text) if f.type.value == "MEET")
    assert (met.place and met.place.name) == "New Delhi"


def test_a_day_since_which_it_is_told_is_not_its_own() -> None:
    (fact,) = read(
        "2015-11-23", "Olaf Scholz is the first leader to visit Peru since its president was sworn in on 3 May."
    )
    assert fact.date is None


def test_who_came_from_a_state_met_people_there() -> None:
    facts = read("2015-11-23", "James Baker flew to Amman from Syria, where he held talks with Hafez al-Assad.")
    meeting = next(f for f in facts if f.type.value == "MEET")
    assert meeting.place is not None
    assert meeting.place.name == "Syria"


def test_the_day_of_an_arrival_is_not_that_of_what_is_to_come_there() -> None:
    facts = read("2015-11-23", "George W. Bush arrived in Riyadh on Monday, where he will meet King Salman.")
    assert [f.date for f in facts if f.type.value == "MEET"] == [None]


def test_talks_that_somebody_held_were_where_their_verb_says() -> None:
    (fact,) = read("2015-11-23", "The talks that Angela Merkel held with Vladimir Putin in Geneva lasted two hours.")
    assert fact.place is not None
    assert fact.place.name == "Geneva"


def test_a_measure_ended_in_a_month_is_of_the_last_one() -> None:
    (fact,) = read("2015-11-23", "Mercosur ended its trade curbs on Paraguay in March.")
    assert (fact.status.value, fact.date and fact.date.start) == ("cancelled", "2015-03")


def test_a_town_is_told_with_its_state() -> None:
    (held,) = read("2015-11-23", "Angela Merkel met Vladimir Putin in Tripoli on Friday.")
    assert held.place is not None
    assert (held.place.name, held.place.names["en"]) == ("Tripoli", "Tripoli, Libya")


def test_two_dashes_end_a_dateline() -> None:
    (met,) = read("2015-11-23", "LIMA -- President Ollanta Humala met Foreign Minister Wang Yi on Friday.")
    assert (met.place and met.place.name) == "Lima"


def test_a_denial_has_its_own_day_and_what_is_denied_none() -> None:
    text = "Hamas on Wednesday denied that it was holding talks with Israel."
    assert [(f.status.value, f.date) for f in read("2015-11-23", text)] == [("denied", None)]


def test_what_some_deny_and_others_tell_as_held_are_two_facts() -> None:
    text = (
        "Hamas denied on Wednesday that it was holding talks with Israel. According to reports, Hamas and Israel held "
        "talks in Doha on Tuesday."
    )
    assert {f.status.value for f in read("2015-11-26", text) if f.type.value == "MEET"} == {"denied", "held"}


def test_an_old_day_is_not_carried_on() -> None:
    text = "Angela Merkel visited Peru on 3 March 2011. Germany and Peru agreed to work together on water."
    assert [f.date for f in read("2015-11-23", text) if f.type.value != "VISIT"] == [None]


def test_a_mission_of_a_state_is_not_in_it() -> None:
    text = "GENEVA, June 2 (Reuters) - Igor Ivanov met Robin Cook on Sunday at the US diplomatic mission in Geneva."
    met = next(f for f in read("1996-06-02", text) if f.type.value == "MEET")
    assert (met.place and met.place.name) == "Geneva"


def test_where_somebody_is_who_goes_on_to_meet_others_need_not_be_a_place() -> None:
    text = "John Magufuli spoke with him in Kampala on the phone with the president, where he met Salva Kiir on Monday."
    assert any(f.type.value == "MEET" for f in read("2018-02-24", text))


def test_a_wish_to_work_together_some_day_has_none() -> None:
    text = "Ismail Guelleh met Uhuru Kenyatta in Nairobi today. Guelleh said Djibouti wants to work closely with Kenya."
    later = [f for f in read("2018-05-09", text) if f.type.value == "COOPERATE"]
    assert [(f.status.value, f.date) for f in later] == [("planned", None)]


@pytest.mark.parametrize(
    "text",
    [
        "Sergei Lavrov met Shoukry on Monday. The talks come weeks after King Abdullah visited Cairo.",
        "Lavrov met Shoukry on Monday and spoke of King Abdullah's recent visit to Cairo.",
        "On Monday, Jordanian officials said King Abdullah had visited Cairo.",
        "King Abdullah will visit Cairo soon, the Petra agency reported on Monday.",
    ],
)
def test_a_visit_recalled_or_reported_is_not_of_the_day_of_the_news(text: str) -> None:
    (fact,) = [f for f in read("2015-11-24", text) if f.type.value == "VISIT"]
    assert fact.date is None


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("During his recent visit to Cairo on 3 November, King Abdullah met Shoukry.", ("2015-11-03", None)),
        ("King Abdullah visited Cairo between Nov. 19 and Nov. 21.", ("2015-11-19", "2015-11-21")),
        (
            "Sergei Lavrov arrived in Cairo on Monday after King Abdullah left. Lavrov met Shoukry.",
            ("2015-11-23", None),
        ),
        ("Lavrov was in Cairo on November 20-22. Lavrov met Shoukry.", ("2015-11-20", "2015-11-22")),
    ],
)
def test_a_span_or_a_day_beside_a_visit_is_its_day(text: str, when: tuple[str, str | None]) -> None:
    fact = read("2015-11-24", text)[-1]
    assert fact.date is not None
    assert (fact.date.start, fact.date.end) == when


def test_an_encounter_long_ago_is_not_that_of_the_news() -> None:
    text = "Putin spoke by phone with Macron about gas. The two spoke by phone in March 2014."
    assert [f.date and f.date.start for f in read("2015-11-24", text)] == [None, "2014-03"]


def test_who_arrived_here_is_where_the_report_was_written() -> None:
    (fact,) = read("2015-11-24", "CAIRO - King Abdullah arrived here on Monday on a visit to Egypt.")
    assert fact.place is not None
    assert fact.place.name == "Cairo"
