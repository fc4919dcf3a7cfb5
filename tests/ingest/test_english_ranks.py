"""English offices and ranks: who of a list holds them where, which ruler or which two are meant; texts of our own."""

from __future__ import annotations

import pytest
from test_reading import lines

from graph.facts import Article
from ingest.extract import Extractor

TOLD: list[tuple[str, list[str]]] = [
    # an office in several countries, each with its holder's name behind it
    (
        "The foreign ministers of Peru, Jose Garcia Belaunde, and Chile, Mariano Fernandez, met in Lima on Monday.",
        ["MEET held José Antonio García Belaúnde, Mariano Fernández"],
    ),
    (
        "The presidents of Chad, Idriss Deby and Sudan, Omar al-Bashir, signed a peace agreement in Dakar.",
        ["AGREE held Idriss Deby, Omar al-Bashir"],
    ),
    (
        "The presidents of Kenya (Mwai Kibaki) and Uganda (Yoweri Museveni) held talks in Kampala.",
        ["MEET held Mwai Kibaki, Yoweri Museveni"],
    ),
    (
        "Sergei Lavrov met the premiers of Peru, Pablo Tolan, Chile, Jorge Quero, and Kenya, Raila Odinga.",
        [
            "MEET held Jorge Quero, Sergei Lavrov",
            "MEET held Pablo Tolan, Sergei Lavrov",
            "MEET held Raila Odinga, Sergei Lavrov",
        ],
    ),
    # a ruler by his title alone
    (
        "KUWAIT, March 10 (KUNA) -- His Highness the Amir phoned King Mohammed VI of Morocco. "
        "His Highness the Amir later received Sergei Lavrov.",
        ["MEET held Mohammed VI, Sabah al-Ahmad al-Sabah", "MEET held Sabah al-Ahmad al-Sabah, Sergei Lavrov"],
    ),
    (
        "MUSCAT, March 10 (ONA) -- King Hamad of Bahrain telephoned. H.M. the Sultan received Sergei Lavrov.",
        ["MEET held Qaboos bin Said, Sergei Lavrov"],
    ),
    (
        "PARIS, March 10 (AFP) -- Sultan Qaboos of Oman met Sergei Lavrov. The sultan also met Nicolas Sarkozy.",
        ["MEET held Nicolas Sarkozy, Qaboos bin Said", "MEET held Qaboos bin Said, Sergei Lavrov"],
    ),
    (
        "PARIS, March 10 (AFP) -- King Abdullah II of Jordan met Sergei Lavrov. The emir also met Nicolas Sarkozy.",
        ["MEET held Abdullah II, Sergei Lavrov"],
    ),
    # the two of a rank whom the sentence before named, whoever else was named earlier
    (
        "Barack Obama is popular in Europe. Gordon Brown welcomed Nicolas Sarkozy. The two leaders met in London.",
        ["MEET held Gordon Brown, Nicolas Sarkozy"],
    ),
    (
        "President Mahmoud Ahmadinejad and President Hamid Karzai were in Dushanbe. Their first meeting took an hour.",
        ["MEET held Hamid Karzai, Mahmoud Ahmadinejad", "VISIT held Hamid Karzai, Mahmoud Ahmadinejad, Tajikistan"],
    ),
    (
        "Angela Merkel was with Nicolas Sarkozy. During their talks they spoke.",
        ["MEET held Angela Merkel, Nicolas Sarkozy"],
    ),
    (
        "Mahmoud Abbas and Ehud Olmert are at odds. Their talks are to resume.",
        ["MEET planned Ehud Olmert, Mahmoud Abbas"],
    ),
    ("Mahmoud Abbas and Ehud Olmert are at odds. Neither wants their talks to fail.", []),
    ("Gordon Brown, Angela Merkel and Nicolas Sarkozy are at odds. Their talks failed.", []),
    (
        "Angela Merkel met Dmitry Medvedev. Those named were Max Tolan (Economic Cooperation) and an aide.",
        ["MEET held Angela Merkel, Dmitry Medvedev"],
    ),
    # who speaks to the press has met nobody
    ("Hillary Clinton and Sergei Lavrov spoke to reporters.", []),
    (
        "Hillary Clinton and Sergei Lavrov spoke to reporters after talks.",
        ["MEET held Hillary Clinton, Sergei Lavrov"],
    ),
]


def _told(text: str) -> list[str]:
    return lines(Extractor().extract(Article(id="x", text=text, lang="en", published="2009-03-10")))


@pytest.mark.parametrize(("text", "facts"), TOLD)
def test_tells_this_and_no_more(text: str, facts: list[str]) -> None:
    assert _told(text) == facts
