"""English of what is to come or did not come about: told far behind its noun, or only between the lines; our own."""

from __future__ import annotations

import pytest

from graph.facts import Article
from ingest.extract import Extractor

TOLD: list[tuple[str, list[str]]] = [
    # the verb far behind the noun, past whose it is and past an aside
    (
        "Talks on gas between Angela Merkel and Dmitry Medvedev, both of whom are keen on a deal, "
        "will be held in Sochi on Friday.",
        ["MEET planned Angela Merkel, Dmitry Medvedev"],
    ),
    (
        "Meetings between the Peruvian and Chilean foreign ministers were in preparation, the spokesman said.",
        ["MEET planned Alejandro Foxley, José Antonio García Belaúnde"],
    ),
    (
        "A meeting between Sergei Lavrov and Hoshyar Zebari is being arranged.",
        ["MEET planned Hoshyar Zebari, Sergei Lavrov"],
    ),
    (
        "The talks between Chad and Sudan, which ended on Friday, will be followed by a summit.",
        ["MEET held Chad, Sudan"],
    ),
    (
        "Talks between the leaders of Chad and Sudan ended with plans to meet again.",
        ["MEET held Idriss Deby, Omar al-Bashir"],
    ),
    ("The summit between Chad and Sudan prepared the ground for peace.", ["MEET held Chad, Sudan"]),
    ("The talks between Chad and Sudan had been planned for May.", ["MEET planned Chad, Sudan"]),
    # the next of its kind
    (
        "Work is under way to fix the date for the next meeting of the foreign ministers of India and China.",
        ["MEET planned Pranab Mukherjee, Yang Jiechi"],
    ),
    (
        "Sergei Lavrov and Hillary Clinton held their next meeting in Geneva.",
        ["MEET held Hillary Clinton, Sergei Lavrov"],
    ),
    # what is to happen first, what is arranged or prepared, on what somebody sets out
    (
        "Sergei Lavrov met Hoshyar Zebari before Chad and Sudan hold talks.",
        ["MEET held Hoshyar Zebari, Sergei Lavrov", "MEET planned Chad, Sudan"],
    ),
    ("The envoys spoke of scheduling a summit between Chad and Sudan.", ["MEET planned Chad, Sudan"]),
    (
        "Barack Obama and Gordon Brown prepared the London summit, which will include hosting the group's leaders.",
        ["MEET planned Barack Obama, Gordon Brown"],
    ),
    ("Nicolas Sarkozy embarks Saturday on a visit to Kuwait.", ["VISIT planned Kuwait, Nicolas Sarkozy"]),
    ("Nicolas Sarkozy embarked on Saturday on a visit to Kuwait.", ["VISIT held Kuwait, Nicolas Sarkozy"]),
    # who was to come and did not
    (
        "Sergei Lavrov had been expected in Tokyo for talks with his counterpart Hirofumi Nakasone and "
        "Prime Minister Taro Aso, but he did not come.",
        [
            "MEET cancelled Hirofumi Nakasone, Sergei Lavrov",
            "MEET cancelled Sergei Lavrov, Taro Aso",
            "VISIT cancelled Japan, Sergei Lavrov",
        ],
    ),
    (
        "Hugo Chavez, who had been expected to meet Raul Castro in Havana, never arrived.",
        ["MEET cancelled Hugo Chávez, Raúl Castro"],
    ),
    ("Sergei Lavrov was to meet Taro Aso but did not show up.", ["MEET cancelled Sergei Lavrov, Taro Aso"]),
    (
        "Sergei Lavrov was to meet Taro Aso on Monday but did not arrive until Tuesday.",
        ["MEET planned Sergei Lavrov, Taro Aso"],
    ),
    (
        "Sergei Lavrov was to meet Taro Aso on Monday. Angela Merkel did not come.",
        ["MEET planned Sergei Lavrov, Taro Aso"],
    ),
    # those who come last in the sentence
    (
        "Present at the gathering will be Angela Merkel and Nicolas Sarkozy.",
        ["ATTEND planned Angela Merkel, Nicolas Sarkozy", "MEET planned Angela Merkel, Nicolas Sarkozy"],
    ),
    ("Meeting in Doha on Friday will be Chad and Sudan.", ["MEET planned Chad, Sudan"]),
    # what a thing brings with it is done by nobody whom the sentence names; a rally is no event of states
    (
        "Stephen Harper congratulated Barack Obama on his chairmanship, which will include hosting Hu Jintao.",
        ["SUPPORT held Barack Obama, Stephen Harper"],
    ),
    ("Sergei Lavrov has a programme that includes meeting Hillary Clinton.", []),
    ("The summit ended. Hugo Chavez was participating in a rally in Caracas.", []),
    # to be committed to peace is no accord, to a ceasefire it is; regret about oneself is no blame
    ("Chad and Sudan committed to peace in the region.", []),
    ("Chad is committed to peace with Sudan.", []),
    ("Chad and Sudan have committed to a ceasefire.", ["AGREE held Chad, Sudan"]),
    (
        "Hugo Chavez said he regretted not having been able to travel to Bolivia.",
        ["VISIT cancelled Bolivia, Hugo Chávez"],
    ),
]


def _told(text: str) -> list[str]:
    facts = Extractor().extract(Article(id="x", text=text, lang="en", published="2009-03-10"))
    lines = (f"{f.type.value} {f.status.value} {', '.join(sorted(p.name for p in f.participants))}" for f in facts)
    return sorted(lines)


@pytest.mark.parametrize(("text", "facts"), TOLD)
def test_tells_this_and_no_more(text: str, facts: list[str]) -> None:
    assert _told(text) == facts
