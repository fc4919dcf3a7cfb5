"""The English of agencies, ministries and old wires, all that a text tells: texts of our own, each with every fact."""

from __future__ import annotations

import pytest
from test_reading import lines

from graph.facts import Article
from ingest.extract import Extractor

TOLD: list[tuple[str, list[str]]] = [
    # what somebody is to do, set between commas
    (
        "Fabius, due to meet John Kerry next week, held talks with Wang Yi on Sunday.",
        ["MEET held Laurent Fabius, Wang Yi", "MEET planned John Kerry, Laurent Fabius"],
    ),
    (
        "Lavrov, scheduled to visit Oman on Friday, met Fabius in Moscow.",
        ["MEET held Laurent Fabius, Sergei Lavrov", "VISIT planned Oman, Sergei Lavrov"],
    ),
    # who holds an office, in a bracket
    (
        "The Foreign Minister of Iraq (Hoshyar Zebari) talked with the Turkish Foreign Minister (Ahmet Davutoglu).",
        ["MEET held Ahmet Davutoglu, Hoshyar Zebari"],
    ),
    ("Lavrov received today (Tuesday) Laurent Fabius.", ["MEET held Laurent Fabius, Sergei Lavrov"]),
    # how the second came in, between commas
    (
        "Fabius received Sergei Lavrov and, in another audience, Wang Yi.",
        ["MEET held Laurent Fabius, Sergei Lavrov", "MEET held Laurent Fabius, Wang Yi"],
    ),
    (
        "Fabius met Sergei Lavrov and, in a letter, Wang Yi praised Oman.",
        ["MEET held Laurent Fabius, Sergei Lavrov", "SUPPORT held Oman, Wang Yi"],
    ),
    # a day between a verb and what helps it
    (
        "Oman's Yusuf bin Alawi will in December receive Laurent Fabius.",
        ["MEET planned Laurent Fabius, Yusuf bin Alawi"],
    ),
    ("Lavrov will next week visit Baku.", ["VISIT planned Azerbaijan, Sergei Lavrov"]),
    # those of a list of leaders who are named; what others did as well
    (
        "Several heads of state, including Yoweri Museveni and Paul Kagame, arrived in Arusha.",
        ["VISIT held Paul Kagame, Tanzania, Yoweri Museveni"],
    ),
    (
        "Putin telephoned Angela Merkel, as did François Hollande.",
        ["MEET held Angela Merkel, François Hollande", "MEET held Angela Merkel, Vladimir Putin"],
    ),
    (
        "Xi Jinping will visit Moscow, as will Narendra Modi.",
        ["VISIT planned Narendra Modi, Russia", "VISIT planned Russia, Xi Jinping"],
    ),
    # what was done to others as well, and what is of another verb than the one before
    (
        "Eritrea was sanctioned by Norway, as was Belarus.",
        ["SANCTION held Belarus, Norway", "SANCTION held Eritrea, Norway"],
    ),
    ("Cuba was condemned by Poland, as was Chad.", ["CRITICIZE held Chad, Poland", "CRITICIZE held Cuba, Poland"]),
    (
        "Wang Yi was received by Fabius, as was Lavrov.",
        ["MEET held Laurent Fabius, Sergei Lavrov", "MEET held Laurent Fabius, Wang Yi"],
    ),
    (
        "Wang Yi will be received by Fabius, as will Lavrov.",
        ["MEET planned Laurent Fabius, Sergei Lavrov", "MEET planned Laurent Fabius, Wang Yi"],
    ),
    ("Fabius met Wang Yi, who was hoarse, as was Lavrov.", ["MEET held Laurent Fabius, Wang Yi"]),
    # delegations of bodies and states; arrivals; copies of credentials
    (
        "Lavrov received a delegation of the Bosnian parliament led by Speaker Denis Zvizdic.",
        ["MEET held Denis Zvizdić, Sergei Lavrov"],
    ),
    ("Hassan Rouhani received a delegation from Japan.", ["MEET held Hassan Rouhani, Japan"]),
    (
        "Lavrov talked with delegations from Egypt and Libya.",
        ["MEET held Egypt, Sergei Lavrov", "MEET held Libya, Sergei Lavrov"],
    ),
    ("Yoweri Museveni announced his arrival in Addis Ababa.", ["VISIT held Ethiopia, Yoweri Museveni"]),
    (
        "New Peruvian Ambassador Rosa Quispe submitted a copy of her credentials to Mohammad Javad Zarif.",
        ["MEET held Mohammad Javad Zarif, Rosa Quispe"],
    ),
    (
        "Zarif will call on the Speaker National Assembly Ayaz Sadiq.",
        ["MEET planned Ayaz Sadiq, Mohammad Javad Zarif"],
    ),
    # counterparts of several countries; what they meet to sign; whom an invitation asks to come
    (
        "Putin will meet his counterparts from Chile and Mexico.",
        ["MEET planned Enrique Peña Nieto, Vladimir Putin", "MEET planned Michelle Bachelet, Vladimir Putin"],
    ),
    (
        "Putin will meet with his counterparts from Chile and Mexico to sign a pact.",
        [
            "AGREE planned Chile, Mexico, Russia",
            "MEET planned Enrique Peña Nieto, Michelle Bachelet, Vladimir Putin",
        ],
    ),
    (
        "Kerry met with foreign ministers from Chile and Mexico.",
        ["MEET held Claudia Ruiz Massieu, John Kerry", "MEET held Heraldo Muñoz, John Kerry"],
    ),
    (
        "The White House sent an invitation to Narendra Modi to meet with Barack Obama.",
        ["MEET planned Barack Obama, Narendra Modi"],
    ),
    (
        "Angela Merkel accepted an invitation from Vladimir Putin to meet in Sochi.",
        ["MEET planned Angela Merkel, Vladimir Putin"],
    ),
    # a counterpart named by his office; those who act behind "according to", and no source
    (
        "Lavrov held talks with his Turkish counterpart FM Mevlut Cavusoglu.",
        ["MEET held Mevlut Cavusoglu, Sergei Lavrov"],
    ),
    (
        "According to Russian government sources, Lavrov and Fabius were to meet with John Kerry.",
        ["MEET planned John Kerry, Laurent Fabius, Sergei Lavrov"],
    ),
    ("Salva Kiir held a meeting with Prince Mohammed.", ["MEET held Mohammed, Salva Kiir"]),  # no foreign minister
    # dismay at what a state does, told by "by" or by where it is; a title is no cooperation; relations with two
    ("Norway voiced concern over abuses by Eritrea.", ["CRITICIZE held Eritrea, Norway"]),
    ("Norway expressed deep alarm at the arrests in Eritrea.", ["CRITICIZE held Eritrea, Norway"]),
    (
        "Vladimir Putin said his aim was to rebuild relations with Peru and Chile.",
        ["COOPERATE planned Chile, Peru, Russia"],
    ),
    (
        "Chile and Peru launched a Joint Cooperation Programme after a dinner in Lima.",
        ["COOPERATE held Chile, Peru"],
    ),
    # what failure would bring is not told to have failed; what a role is in is not done; "succeeded in" is
    ("Chad and Togo are meeting in Accra. Failure to reach an accord will extend the war.", ["MEET held Chad, Togo"]),
    ("Chad and Togo succeeded in reaching an accord.", ["AGREE held Chad, Togo"]),
    (
        "Lavrov met Michel Aoun. Gebran Bassil told colleagues Mr. Aoun would sing.",
        ["MEET held Michel Aoun, Sergei Lavrov", "STATE held Gebran Bassil"],
    ),
    # who is sent is to meet; whose "his" is behind a passive; a summit with an adjective before it
    ("Putin sent Lavrov to meet John Kerry.", ["MEET held John Kerry, Sergei Lavrov"]),
    (
        "The note was handed over by Lavrov during his meeting with John Kerry.",
        ["MEET held John Kerry, Sergei Lavrov"],
    ),
    ("Robert Mugabe attended the 35th SADC ordinary summit.", ["ATTEND held Robert Mugabe"]),
    ("Lavrov delivered a strongly worded letter to Poland.", ["CRITICIZE held Poland, Sergei Lavrov"]),
    ("Lavrov agreed with Mevlut Cavusoglu to build a dam.", ["AGREE held Mevlut Cavusoglu, Sergei Lavrov"]),
]

NONE = [
    "Barack Obama and first lady Michelle Obama hosted a state dinner on Tuesday.",
    "Kuwait and Egypt opened the Institute for Cultural Cooperation.",
    "Kuwait and Egypt hailed the Nile Cooperation Council.",
    "Kuwait and Egypt hailed the Ministry of Trade, Cooperation and Mines.",
    "Norway voiced concern over the fighting in Somalia.",
    "Chad and Togo directed officials to play a role in settling disputes between them.",
    "Lavrov went to the American mission.",
    "John Kerry discussed international support for Somalia.",
    "Lavrov went to the Turkish embassy in Moscow to sign the book of condolence.",
    "Lavrov delivered a written letter from his ministry to Poland.",
    "The arrival of American troops in Kuwait was noticed.",
]


def _told(text: str) -> list[str]:
    return lines(Extractor().extract(Article(id="x", text=text, published="2015-11-23")))


@pytest.mark.parametrize(("text", "facts"), TOLD)
def test_tells_this_and_no_more(text: str, facts: list[str]) -> None:
    assert _told(text) == facts


@pytest.mark.parametrize("text", NONE)
def test_tells_nothing(text: str) -> None:
    assert _told(text) == []


def test_who_discusses_has_met_already() -> None:
    text = "John Kerry said he was pleased. Separately, US Ambassador Richard Olson met Sartaj Aziz, and discussed aid."
    assert [t for t in _told(text) if t.startswith("MEET")] == ["MEET held Richard Olson, Sartaj Aziz"]
