"""English by its classes of language: each line is a sentence of our own, and one fact that it tells, or none."""

from __future__ import annotations

import pytest

from graph.facts import Article, Fact
from ingest.extract import Extractor

Told = tuple[str, str, set[str]]

CLASSES: list[tuple[str, str, Told]] = [
    # circumstances before the clause, and aims
    (
        "2018-05-03",
        "After a meeting with Chinese State Councilor Wang Yi, Philippine Foreign Secretary Alan Peter Cayetano spoke.",
        ("MEET", "held", {"Wang Yi", "Alan Peter Cayetano"}),
    ),
    (
        "2018-05-03",
        "During a visit to Baghdad, French Foreign Minister Jean-Yves Le Drian pledged 30 million euros.",
        ("VISIT", "held", {"Jean-Yves Le Drian", "Iraq"}),
    ),
    (
        "2018-05-03",
        "Netanyahu flew to Sochi on Wednesday to meet Putin.",
        ("MEET", "planned", {"Benjamin Netanyahu", "Vladimir Putin"}),
    ),
    (
        "2018-05-03",
        "Netanyahu was due to fly to Sochi for a meeting with Putin.",
        ("MEET", "planned", {"Benjamin Netanyahu", "Vladimir Putin"}),
    ),
    # whose a noun is, told behind its verb
    (
        "2021-12-07",
        "A telephone conversation took place between Vladimir Putin and Prime Minister of India Narendra Modi.",
        ("MEET", "held", {"Vladimir Putin", "Narendra Modi"}),
    ),
    (
        "2018-05-03",
        "Talks in Vienna between Zarif and Mogherini ended without a breakthrough.",
        ("MEET", "held", {"Mohammad Javad Zarif", "Federica Mogherini"}),
    ),
    # whose the deed is for which somebody is blamed, thanked or punished
    (
        "2018-11-25",
        "The United States imposed sanctions on Iran over its support for Hezbollah.",
        ("SUPPORT", "held", {"Iran", "Hezbollah"}),
    ),
    (
        "2019-11-25",
        "Erdogan rebuked Macron over his meeting with Khalifa Haftar.",
        ("MEET", "held", {"Emmanuel Macron", "Khalifa Haftar"}),
    ),
    (
        "2021-05-25",
        "Biden thanked Egypt for its mediation between Israel and Hamas.",
        ("MEDIATE", "held", {"Egypt", "Israel", "Hamas"}),
    ),
    # the charge of an office before its holder's name
    (
        "2006-05-15",
        "Amr Moussa received US Assistant Secretary of State for Near Eastern Affairs David Welch.",
        ("MEET", "held", {"Amr Moussa", "David Welch"}),
    ),
    (
        "2012-05-15",
        "Omar al-Bashir met UN Under-Secretary-General for Peacekeeping Operations Herve Ladsous.",
        ("MEET", "held", {"Omar al-Bashir", "Hervé Ladsous"}),
    ),
    (
        "2015-11-25",
        "The Russian and Ukrainian foreign and defence ministers met in Kiev on Monday.",
        ("MEET", "held", {"Sergei Lavrov", "Pavlo Klimkin"}),
    ),
    # calling on somebody, calling him, and telling him by telephone
    (
        "2010-02-10",
        "External Affairs Minister S M Krishna called on Prime Minister Sheikh Hasina in Dhaka this morning.",
        ("MEET", "held", {"S. M. Krishna", "Sheikh Hasina"}),
    ),
    (
        "2014-05-14",
        "US President Barack Obama has called Chinese President Xi Jinping to discuss North Korea.",
        ("MEET", "held", {"Barack Obama", "Xi Jinping"}),
    ),
    # owners, counterparts, relative clauses, family names that come first
    (
        "2014-05-14",
        "South Korean President Park Geun-hye and her Chinese counterpart Xi Jinping held a summit in Seoul.",
        ("MEET", "held", {"Park Geun-hye", "Xi Jinping"}),
    ),
    (
        "2018-05-03",
        "Lavrov will also meet his Saudi and Emirati counterparts.",
        ("MEET", "planned", {"Sergei Lavrov", "Adel al-Jubeir"}),
    ),
    (
        "2015-11-23",
        "Merkel met her counterparts in the African Union.",
        ("MEET", "held", {"Angela Merkel", "African Union"}),
    ),
    (
        "2014-05-14",
        "Lavrov, whom Kerry met in Paris last week, said no deal was near.",
        ("MEET", "held", {"Sergei Lavrov", "John Kerry"}),
    ),
    (
        "2006-06-24",
        "Premier Wen Jiabao ended his tour of Africa. Wen had met Egypt's Hosni Mubarak in Cairo.",
        ("MEET", "held", {"Wen Jiabao", "Hosni Mubarak"}),
    ),
    # presence is a visit; the present tense of a day to come is a plan
    ("2018-05-14", "Merkel will be in Beijing next week.", ("VISIT", "planned", {"Angela Merkel", "China"})),
    (
        "2012-05-14",
        "Haiti's Michel Martelly goes to Havana on May 20.",
        ("VISIT", "planned", {"Michel Martelly", "Cuba"}),
    ),
    # ambassadors stand for their states, at home and where they are posted
    (
        "2018-05-03",
        "Russia's foreign ministry summoned the British ambassador.",
        ("CRITICIZE", "held", {"Russian Foreign Ministry", "United Kingdom"}),
    ),
    (
        "2018-05-03",
        "Turkey recalled its ambassadors to Israel and the United States.",
        ("SANCTION", "held", {"Turkey", "Israel", "United States"}),
    ),
    ("2018-05-03", "Jordan recalled its envoy to Tehran for consultations.", ("SANCTION", "held", {"Jordan", "Iran"})),
    (
        "2018-05-03",
        "Russia ordered 60 American diplomats to leave.",
        ("SANCTION", "held", {"Russia", "United States"}),
    ),
    (
        "2018-05-03",
        "A truce between Israel and Hamas was brokered by Egypt.",
        ("MEDIATE", "held", {"Egypt", "Israel", "Hamas"}),
    ),
    ("2003-05-14", "Laos shrugged off Thai complaints about the dam.", ("CRITICIZE", "held", {"Laos", "Thailand"})),
    (
        "2018-05-14",
        "The Council condemned the launches by the Democratic People's Republic of Korea, France said. "
        "Germany condemned the Democratic People's Republic of Korea.",
        ("CRITICIZE", "held", {"Germany", "North Korea"}),
    ),
    # who says "I", whose words are denounced, who bears an office of a land without a state
    (
        "2015-11-23",
        '"I had a good meeting with President Erdogan," NATO Secretary-General Jens Stoltenberg said.',
        ("MEET", "held", {"Jens Stoltenberg", "Recep Tayyip Erdogan"}),
    ),
    (
        "2015-11-23",
        "Saudi Arabia denounced the remarks of the Iranian foreign minister as interference.",
        ("CRITICIZE", "held", {"Saudi Arabia", "Mohammad Javad Zarif"}),
    ),
    (
        "2015-11-23",
        "Russian President Vladimir Putin met with the leader of Abkhazia, Raul Khajimba, in Sochi.",
        ("MEET", "held", {"Vladimir Putin", "Raul Khajimba"}),
    ),
    (
        "2022-11-23",
        "After a phone conversation with Zelensky, Polish President Andrzej Duda said Warsaw would send more aid.",
        ("MEET", "held", {"Andrzej Duda", "Volodymyr Zelensky"}),
    ),
    (
        "2015-11-23",
        "John Kerry met King Abdullah in Amman.",
        ("MEET", "held", {"John Kerry", "Abdullah II"}),
    ),
    (
        "2015-11-23",
        "The foreign ministers of Egypt, Jordan and Iraq gathered in Amman on Sunday.",
        ("MEET", "held", {"Sameh Shoukry", "Nasser Judeh", "Ibrahim al-Jaafari"}),
    ),
    (
        "2022-11-23",
        '"We are ready to mediate between Moscow and Kyiv," Turkish Foreign Minister Mevlut Cavusoglu said on Monday.',
        ("MEDIATE", "planned", {"Mevlut Cavusoglu", "Russia", "Ukraine"}),
    ),
    (
        "2016-01-05",
        "Sudan has severed its diplomatic ties with Iran.",
        ("SANCTION", "held", {"Sudan", "Iran"}),
    ),
    (
        "2022-11-23",
        "Australia will provide Ukraine with 50 armoured vehicles.",
        ("SUPPORT", "planned", {"Australia", "Ukraine"}),
    ),
    (
        "2015-11-23",
        "The meeting between Angela Merkel and Benjamin Netanyahu did not take place.",
        ("MEET", "cancelled", {"Angela Merkel", "Benjamin Netanyahu"}),
    ),
    ("2015-11-23", "Kerry met Assad in Damascus.", ("MEET", "held", {"John Kerry", "Bashar al-Assad"})),
    (
        "2015-11-23",
        "Obama telephoned Abadi on Friday.",
        ("MEET", "held", {"Barack Obama", "Haider al-Abadi"}),
    ),
    # lists, a city with its country, seats of government, pairs that are named
    (
        "2020-02-08",
        "Egypt's President Abdel Fattah el-Sisi, Rwanda's President Paul Kagame, and Cyril Ramaphosa arrived in Accra.",
        ("VISIT", "held", {"Abdel Fattah el-Sisi", "Paul Kagame", "Cyril Ramaphosa", "Ghana"}),
    ),
    (
        "2018-04-10",
        "Trump will not come to Lima, Peru, or travel to Bogota.",
        ("VISIT", "cancelled", {"Donald Trump", "Colombia"}),
    ),
    (
        "2014-03-08",
        "Mahmoud Abbas comes to the White House on March 17.",
        ("VISIT", "planned", {"Mahmoud Abbas", "United States"}),
    ),
    (
        "2019-05-02",
        "They spoke of a coming summit between the two leaders, Donald Trump and Kim Jong Un.",
        ("MEET", "planned", {"Donald Trump", "Kim Jong-un"}),
    ),
    # whose a phrase is: of the noun before it, not of the verb further on
    (
        "2017-11-21",
        "Trump and Putin spoke by phone, a day after Putin's meeting with Assad in Sochi.",
        ("MEET", "held", {"Donald Trump", "Vladimir Putin"}),
    ),
    (
        "2018-03-10",
        "Macron is to make a visit to Colombia in May to discuss trade with President Juan Manuel Santos.",
        ("MEET", "planned", {"Emmanuel Macron", "Juan Manuel Santos"}),
    ),
    (
        "2013-06-28",
        "Kerry drove to Amman for a dinner with King Abdullah that lasted three hours.",
        ("MEET", "held", {"John Kerry", "Abdullah II"}),
    ),
    ("1988-03-24", "Ronald Reagan will go to Moscow.", ("VISIT", "planned", {"Ronald Reagan", "Soviet Union"})),
    (
        "1987-10-29",
        "Eduard Shevardnadze, due in Washington on Friday, is silent.",
        ("VISIT", "planned", {"Eduard Shevardnadze", "United States"}),
    ),
    (
        "2022-04-27",
        "Russia's Foreign Ministry said on Wednesday it was expelling eight Japanese diplomats.",
        ("SANCTION", "held", {"Russian Foreign Ministry", "Japan"}),
    ),
    # lists that go on unnamed, who is told to come along, separate meetings, arrivals "here"
    (
        "2015-03-13",
        "Narendra Modi was received by Sri Lankan Prime Minister Ranil Wickremesinghe, Foreign Minister Mangala "
        "Samaraweera and other officials.",
        ("MEET", "held", {"Narendra Modi", "Ranil Wickremesinghe", "Mangala Samaraweera"}),
    ),
    (
        "1996-05-25",
        "Saud al-Faisal, together with the Egyptian foreign minister Amr Moussa, held talks with Hafez al-Assad.",
        ("MEET", "held", {"Saud al-Faisal", "Amr Moussa", "Hafez al-Assad"}),
    ),
    (
        "1994-12-29",
        "Hafez al-Assad and King Fahd of Saudi Arabia held separate meetings with Hosni Mubarak.",
        ("MEET", "held", {"Fahd bin Abdulaziz", "Hosni Mubarak"}),
    ),
    (
        "2018-03-23",
        "ISLAMABAD: Maithripala Sirisena arrived here on Thursday for a three-day stay.",
        ("VISIT", "held", {"Maithripala Sirisena", "Pakistan"}),
    ),
    (
        "2019-06-26",
        "Trump will meet many leaders in Osaka, including China's Xi Jinping and Russia's Vladimir Putin.",
        ("MEET", "planned", {"Donald Trump", "Vladimir Putin"}),
    ),
    (
        "2015-11-23",
        "Kerry arrived in Beirut on Sunday and planned to travel to Damascus.",
        ("VISIT", "planned", {"John Kerry", "Syria"}),
    ),
    (
        "2023-09-08",
        "The dinner will bring together Narendra Modi, Joe Biden and Rishi Sunak.",
        ("MEET", "planned", {"Narendra Modi", "Joe Biden", "Rishi Sunak"}),
    ),
    # gerunds behind "before" and "having", plans that fell through, what one came to do
    (
        "1987-03-10",
        "King Hussein is to meet Prime Minister Margaret Thatcher before going on to Paris.",
        ("VISIT", "planned", {"Hussein bin Talal", "France"}),
    ),
    (
        "2015-11-23",
        "Having met with King Abdullah in Amman, John Kerry said progress was slow.",
        ("MEET", "held", {"Abdullah II", "John Kerry"}),
    ),
    (
        "2015-11-23",
        "A planned meeting between Putin and Rouhani fell through.",
        ("MEET", "cancelled", {"Vladimir Putin", "Hassan Rouhani"}),
    ),
    (
        "2015-11-23",
        "Kerry arrived in Amman to show support and hold talks with King Abdullah.",
        ("MEET", "planned", {"John Kerry", "Abdullah II"}),
    ),
    (
        "2015-11-23",
        "Lavrov is due at the White House on Friday.",
        ("VISIT", "planned", {"Sergei Lavrov", "United States"}),
    ),
    # invitations, reports that are refuted, days between those who are joined
    (
        "2018-09-30",
        "Germany had invited Erdogan for a state visit.",
        ("VISIT", "planned", {"Recep Tayyip Erdogan", "Germany"}),
    ),
    ("2018-09-30", "Macron has invited Modi to Paris.", ("VISIT", "planned", {"Narendra Modi", "France"})),
    ("2015-11-23", "Kerry accepted an invitation to Moscow.", ("VISIT", "planned", {"John Kerry", "Russia"})),
    (
        "2018-09-30",
        "Tehran brushed aside as untrue the news that Rouhani was negotiating with Trump.",
        ("MEET", "denied", {"Hassan Rouhani", "Donald Trump"}),
    ),
    (
        "2015-11-23",
        "Lavrov met Shoukry on Tuesday and, on Wednesday, King Abdullah.",
        ("MEET", "held", {"Sergei Lavrov", "Abdullah II"}),
    ),
    (
        "2015-11-23",
        "Putin's much-delayed journey to Tokyo was a success.",
        ("VISIT", "held", {"Vladimir Putin", "Japan"}),
    ),
    (
        "2018-09-26",
        "Merkel will raise it during her talks with Erdogan.",
        ("MEET", "planned", {"Angela Merkel", "Recep Tayyip Erdogan"}),
    ),
    ("2018-04-10", "Obama will send Joe Biden to the Summit of the Americas.", ("ATTEND", "planned", {"Joe Biden"})),
]

NOTHING = [
    "If Putin were to meet Zelensky, the war would not end.",
    "There is no word whether Modi will go on with the trip, which includes a meeting with Albanese.",
    "Maduro had not visited Brazil since 2015.",
    "The opposition leader said she would talk with her party.",
    "Prime Minister Theresa May met her cabinet at Chequers.",
    "The United States is in China's way.",
    "Guyana sent its foreign minister to the CARICOM summit.",
]


def read(day: str, text: str) -> list[Fact]:
    return Extractor().extract(Article(id="a", text=text, lang="en", published=day))


@pytest.mark.parametrize(("day", "text", "told"), CLASSES, ids=[text[:50] for _, text, _ in CLASSES])
def test_a_class_of_language_is_read(day: str, text: str, told: Told) -> None:
    facts = [(f.type.value, f.status.value, {p.name for p in f.participants}) for f in read(day, text)]
    assert told in facts


@pytest.mark.parametrize("text", NOTHING)
def test_what_tells_of_no_encounter_gives_none(text: str) -> None:
    assert not [f for f in read("2018-05-14", text) if f.type.value in ("MEET", "VISIT")]


def test_a_spokeswoman_at_the_end_is_not_who_he_is() -> None:
    text = "John Kerry arrived in Amman, a spokeswoman travelling with him said. He was to meet King Abdullah."
    meeting = next(f for f in read("2014-03-07", text) if f.type.value == "MEET")
    assert {p.name for p in meeting.participants} == {"John Kerry", "Abdullah II"}


def test_a_press_conference_is_no_summit() -> None:
    assert not [
        f for f in read("2015-11-24", "Speaking at a press conference, Merkel was glad.") if f.type.value == "ATTEND"
    ]


def test_what_an_analyst_is_quoted_with_is_no_fact() -> None:
    text = 'Ben Hartwell, a policy analyst, told reporters it was a surprise. "China is boosting ties with Sri Lanka."'
    assert not [f for f in read("2015-05-14", text) if f.type.value == "COOPERATE"]
