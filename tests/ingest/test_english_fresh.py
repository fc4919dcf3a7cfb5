"""English as fresh news of all kinds turned out to write it: classes of language in sentences of our own."""

from __future__ import annotations

import pytest

from graph.facts import Article, Fact
from ingest.extract import Extractor

Told = tuple[str, str, set[str]]

TOLD: list[tuple[str, str, Told]] = [
    # lists, and what goes on behind a relative clause
    (
        "2015-11-23",
        "Putin spoke to Hollande, who was in Brussels, and with Angela Merkel.",
        ("MEET", "held", {"Vladimir Putin", "Angela Merkel"}),
    ),
    (
        "2015-11-23",
        "Putin talked to Hollande on Sunday, and with Angela Merkel by telephone.",
        ("MEET", "held", {"Vladimir Putin", "Angela Merkel"}),
    ),
    (
        "2015-11-23",
        "Sameh Shoukry met the foreign ministers of Ghana, Turkey, Sierra Leone as well as Chad.",
        ("MEET", "held", {"Sameh Shoukry", "Hannah Tetteh"}),
    ),
    (
        "2015-11-23",
        "Putin met Presidents Nursultan Nazarbayev of Kazakhstan and Serzh Sargsyan of Armenia.",
        ("MEET", "held", {"Vladimir Putin", "Serzh Sargsyan"}),
    ),
    ("2015-11-23", "Putin held talks with the leadership of Hamas.", ("MEET", "held", {"Vladimir Putin", "Hamas"})),
    # whose an infinitive, a stay or a statement is
    (
        "1999-06-20",
        "Boris Yeltsin has extended an invitation for Jacques Chirac to visit Moscow.",
        ("VISIT", "planned", {"Jacques Chirac", "Russia"}),
    ),
    (
        "2009-12-11",
        "In Lima for a two-day visit, Patricia Espinosa inaugurated a museum.",
        ("VISIT", "held", {"Patricia Espinosa", "Peru"}),
    ),
    (
        "2009-12-11",
        "Patricia Espinosa, in Lima for a two-day visit, inaugurated a museum.",
        ("VISIT", "held", {"Patricia Espinosa", "Peru"}),
    ),
    (
        "2017-05-02",
        "The Sudanese government issued a statement condemning Egypt.",
        ("CRITICIZE", "held", {"Sudan", "Egypt"}),
    ),
    (
        "2016-10-19",
        "The Afghan government inked a peace deal with Gulbuddin Hekmatyar.",
        ("AGREE", "held", {"Afghanistan", "Gulbuddin Hekmatyar"}),
    ),
    (
        "2003-07-16",
        "Tony Blair will pay a visit to China from July 20 to 22 at the invitation of Wen Jiabao.",
        ("VISIT", "planned", {"Tony Blair", "China"}),
    ),
    ("2018-08-07", "The US re-imposed sanctions on Iran.", ("SANCTION", "held", {"United States", "Iran"})),
    (
        "2016-05-14",
        "Greeted on the runway by President Goodluck Jonathan, Angela Merkel drove to the lodge.",
        ("MEET", "held", {"Goodluck Jonathan", "Angela Merkel"}),
    ),
    (
        "1991-05-09",
        "He will stop in Egypt, where John Major is expected to meet with Secretary of State James A. Baker III.",
        ("MEET", "planned", {"John Major", "James Baker"}),
    ),
    (
        "2015-11-23",
        "Putin gave no account of his long meeting with Hollande.",
        ("MEET", "held", {"Vladimir Putin", "François Hollande"}),
    ),
    (
        "2022-09-13",
        "William Ruto met Paul Kagame (Rwanda), Filipe Nyusi (Mozambique) and Samia Suluhu Hassan (Tanzania).",
        ("MEET", "held", {"William Ruto", "Filipe Nyusi"}),
    ),
    (
        "2022-04-06",
        "Uhuru Kenyatta and Felix Tshisekedi will on Friday sign the treaty.",
        ("AGREE", "planned", {"Uhuru Kenyatta", "Felix Tshisekedi"}),
    ),
    (
        "2015-11-23",
        "Aides said Putin would instead meet with Hollande.",
        ("MEET", "planned", {"Vladimir Putin", "François Hollande"}),
    ),
    (
        "2015-11-23",
        "A daily reported that in a telephone conversation with Hollande, Putin lost his temper.",
        ("MEET", "held", {"Vladimir Putin", "François Hollande"}),
    ),
    (
        "2015-11-23",
        "Putin listened to the Syrian side of the story, holding talks with Bashar al-Assad.",
        ("MEET", "held", {"Vladimir Putin", "Bashar al-Assad"}),
    ),
    (
        "2017-06-05",
        "Sheikh Tamim bin Hamad Al Thani made a courtesy visit to Kuwait.",
        ("VISIT", "held", {"Tamim bin Hamad Al Thani", "Kuwait"}),
    ),
    (
        "2024-05-14",
        "This was stated by Ilham Aliyev at a meeting with the OSCE Chairman, Maltese Foreign Minister Ian Borg.",
        ("MEET", "held", {"Ilham Aliyev", "Ian Borg"}),
    ),
    (
        "2012-10-15",
        "The European Union imposed new sanctions on Syria and was considering measures against Iran.",
        ("SANCTION", "held", {"European Union", "Syria"}),
    ),
    (
        "2020-10-08",
        "According to Ilham Aliyev, the Azerbaijani foreign minister will be in Geneva today.",
        ("VISIT", "planned", {"Jeyhun Bayramov", "Switzerland"}),
    ),
    (
        "2011-09-06",
        "The forum is being held in Auckland. Ban Ki-moon will attend, as will Jose Manuel Barroso.",
        ("ATTEND", "planned", {"Ban Ki-moon"}),
    ),
    (
        "2024-05-14",
        "Borg hailed a process to restore calm and sign a peace treaty between Azerbaijan and Armenia.",
        ("AGREE", "planned", {"Azerbaijan", "Armenia"}),
    ),
    (
        "2023-02-03",
        "Sergei Lavrov told China's top diplomat, Wang Yi, by telephone that the balloon had strayed.",
        ("MEET", "held", {"Sergei Lavrov", "Wang Yi"}),
    ),
    (
        "2022-06-06",
        "Andres Manuel Lopez Obrador will not travel to the Summit of the Americas.",
        ("ATTEND", "cancelled", {"Andrés Manuel López Obrador"}),
    ),
    (
        "2024-12-17",
        "Joao Lourenco met Sunday with his counterpart from Zambia (ZMB), Hakainde Hichilema.",
        ("MEET", "held", {"Joao Lourenco", "Hakainde Hichilema"}),
    ),
    (
        "1991-09-16",
        "Ali Akbar Velayati left Bagdad on Friday after long talks with Tariq Aziz.",
        ("MEET", "held", {"Ali Akbar Velayati", "Tariq Aziz"}),
    ),
    (
        "2020-07-24",
        "Mohammed bin Salman and Donald Trump praised each other. The two leaders discussed oil by phone.",
        ("MEET", "held", {"Mohammed bin Salman", "Donald Trump"}),
    ),
    (
        "2015-05-11",
        "Sergei Lavrov flew to Cuba, holding talks with Bruno Rodriguez in the capital.",
        ("MEET", "held", {"Sergei Lavrov", "Bruno Rodríguez"}),
    ),
    # who attends
    (
        "2008-05-14",
        "Present at the rite were Presidents Alan Garcia of Peru and Evo Morales of Bolivia.",
        ("ATTEND", "held", {"Alan García", "Evo Morales"}),
    ),
    (
        "2024-10-09",
        "Other guests, including Li Qiang and Narendra Modi, will attend the ASEAN summit.",
        ("ATTEND", "planned", {"Li Qiang", "Narendra Modi"}),
    ),
    (
        "2024-10-07",
        "Anwar Ibrahim will lead the Malaysian delegation to the ASEAN summit.",
        ("ATTEND", "planned", {"Anwar Ibrahim"}),
    ),
    # what is wished, tried or weighed has not happened
    ("2015-11-23", "Putin is planning a visit to Cairo.", ("VISIT", "planned", {"Vladimir Putin", "Egypt"})),
    (
        "2015-11-23",
        "Putin is hoping to meet Hollande in Paris.",
        ("MEET", "planned", {"Vladimir Putin", "François Hollande"}),
    ),
    (
        "2017-02-03",
        "Wang Yi will open a museum, hold talks with Murray McCully, and meet the press.",
        ("MEET", "planned", {"Wang Yi", "Murray McCully"}),
    ),
    (
        "2002-05-30",
        "Musharraf, Vajpayee to attend Almaty summit",
        ("ATTEND", "planned", {"Pervez Musharraf", "Atal Bihari Vajpayee"}),
    ),
    ("2018-05-09", "Djibouti desires to cooperate with Kenya.", ("COOPERATE", "planned", {"Djibouti", "Kenya"})),
]

NOT_TOLD: list[tuple[str, str, set[str]]] = [
    # who tells of talks, or is of another clause, was not in them
    (
        "MEET",
        "A Kremlin spokesman, Dmitry Peskov, said the talks between Putin and Hollande went well.",
        {"Dmitry Peskov"},
    ),
    ("MEET", "I am sure Putin saw President Hollande's book, said Dmitry Peskov.", {"Dmitry Peskov"}),
    ("CRITICIZE", "Putin spoke in Sochi, with Egypt among the countries condemning Israel.", {"Vladimir Putin"}),
    ("SUPPORT", "Putin agreed on a communique supporting Syria.", {"Vladimir Putin"}),
    ("MEET", "Putin and Hollande held talks with rebels.", {"Vladimir Putin"}),
    ("MEET", "Two cooks from Norway and Peru who met in Lima have written a book.", {"Norway"}),
    ("SUPPORT", "Putin, back from Riga, heads for Cairo next.", {"Vladimir Putin"}),
    ("STATE", "Putin hailed the bond of the two Parties and States in Sochi.", {"Vladimir Putin"}),
    ("CRITICIZE", "Putin condemned an attack in the Saudi city of Qatif.", {"Saudi Arabia"}),
    ("VISIT", "Putin had been in talks with Obama's Middle East adviser.", {"Vladimir Putin"}),
    ("MEET", "Cuba praised Peru. The two countries sponsoring the peace talks were glad.", {"Cuba"}),
    ("MEET", "Putin and Hollande will go to Minsk to meet the new government.", {"Vladimir Putin"}),
    ("SANCTION", "The E.U. sanctions against Assad follow a similar move by Washington.", {"United States"}),
    ("MEET", "Putin spoke. The ceremony at the palace was hosted by Recep Tayyip Erdogan.", {"Vladimir Putin"}),
    ("MEET", "Putin met Hollande to discuss a campaign to counter the Islamic State.", {"Islamic State"}),
    ("MEET", "Peru praised Chile. They discussed the Antarctic.", {"Peru"}),
]


def read(day: str, text: str) -> list[Fact]:
    return Extractor().extract(Article(id="a", text=text, lang="en", published=day))


@pytest.mark.parametrize(("day", "text", "told"), TOLD, ids=[text[:50] for _, text, _ in TOLD])
def test_a_class_of_language_is_read(day: str, text: str, told: Told) -> None:
    assert told in [(f.type.value, f.status.value, {p.name for p in f.participants}) for f in read(day, text)]


@pytest.mark.parametrize(("kind", "text", "who"), NOT_TOLD, ids=[text[:50] for _, text, _ in NOT_TOLD])
def test_who_only_stands_near_takes_no_part(kind: str, text: str, who: set[str]) -> None:
    facts = [f for f in read("2015-11-23", text) if f.type.value == kind]
    assert not [f for f in facts if who & {p.name for p in f.participants}]


def test_a_text_set_in_lines_is_read_over_their_ends() -> None:
    text = "Vladimir\nPutin flew to Paris and\nmet the French president\nFrançois Hollande there\non Sunday."
    meeting = next(f for f in read("2015-11-23", text) if f.type.value == "MEET")
    assert {p.name for p in meeting.participants} == {"Vladimir Putin", "François Hollande"}
    assert meeting.date is not None
    assert meeting.date.start == "2015-11-22"


def test_what_is_of_no_day_of_the_story_has_none() -> None:
    text = "Putin met Hollande on Sunday. Hollande has praised Putin, who mediated between Armenia and Azerbaijan."
    days = {f.type.value: f.date and f.date.start for f in read("2015-11-23", text)}
    assert days == {"MEET": "2015-11-22", "SUPPORT": None, "MEDIATE": None}


def test_earlier_this_year_is_this_year() -> None:
    visit = next(f for f in read("2015-11-23", "Putin visited Egypt earlier this year.") if f.type.value == "VISIT")
    assert visit.date is not None
    assert visit.date.start == "2015"


def test_a_visit_called_off_was_to_be_in_the_month_just_gone() -> None:
    visit = next(f for f in read("2018-05-23", "Putin cancelled a trip to Mali in April.") if f.type.value == "VISIT")
    assert visit.date is not None
    assert visit.date.start == "2018-04"


@pytest.mark.parametrize("text", ["Latin American governments condemned Iran.", "South American states praised Cuba."])
def test_a_continent_is_not_the_united_states(text: str) -> None:
    assert not [f for f in read("2015-11-23", text) if "United States" in {p.name for p in f.participants}]


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("Putin met Hollande in the Russian Black Sea town of Arkhipka on Sunday.", ("Arkhipka", "RUS")),
        ("Putin met Hollande on Sunday in the southern city of Marseille.", ("Marseille", "FRA")),
        ("Uhuru Kenyatta met Paul Kagame at Kenya's State House in Nairobi.", ("Nairobi", "KEN")),
    ],
)
def test_the_town_is_where_they_met(text: str, where: tuple[str, str]) -> None:
    meeting = next(f for f in read("2015-11-23", text) if f.type.value == "MEET")
    assert meeting.place is not None
    assert (meeting.place.name, meeting.place.country) == where
