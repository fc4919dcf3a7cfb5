"""English sentences of our own by class of language: bodies, measures, lists, gestures, attendance, journeys."""

from __future__ import annotations

import pytest

from graph.facts import Article, Fact
from ingest.extract import Extractor

Told = tuple[str, str, set[str]]

BODIES: list[tuple[str, Told]] = [
    (
        "The Arab League met on Sunday. The League expelled Syria.",
        ("SANCTION", "held", {"League of Arab States", "Syria"}),
    ),
    (
        "The Council of the EU met on Monday. The Council tightened restrictive measures against Iran.",
        ("SANCTION", "held", {"Council of the European Union", "Iran"}),
    ),
    (
        "The African Union condemned the coup. Sudan was suspended from the bloc.",
        ("SANCTION", "held", {"African Union", "Sudan"}),
    ),
    (
        "Honduras was suspended from the Organization of American States.",
        ("SANCTION", "held", {"Organization of American States", "Honduras"}),
    ),
    (
        "The Gulf Cooperation Council condemned Iran's meddling.",
        ("CRITICIZE", "held", {"Gulf Cooperation Council", "Iran"}),
    ),
    (
        "The Economic Community of West African States (Ecowas) suspended Guinea.",
        ("SANCTION", "held", {"Economic Community of West African States", "Guinea"}),
    ),
    ("The EU subjected ten Belarusian judges to travel bans.", ("SANCTION", "held", {"European Union", "Belarus"})),
    (
        "The European Union postponed a decision on sanctions against Turkey.",
        ("SANCTION", "cancelled", {"European Union", "Turkey"}),
    ),
    (
        "The United States froze aid to Mali and threatened further sanctions.",
        ("SANCTION", "planned", {"United States", "Mali"}),
    ),
    ("Australia suspended military links with India.", ("SANCTION", "held", {"Australia", "India"})),
    ("Germany expelled two Russian diplomats. Poland followed suit.", ("SANCTION", "held", {"Poland", "Russia"})),
    (
        "Ecuador recognised Palestine on Friday. Bolivia did the same on Saturday.",
        ("SUPPORT", "held", {"Bolivia", "Palestine"}),
    ),
    (
        "Belgium is mulling a ban on Russian gas and Olaf Scholz met Justin Trudeau in Montreal.",
        ("MEET", "held", {"Olaf Scholz", "Justin Trudeau"}),
    ),
    (
        "Kostas Karamanlis was due in Ankara. He said the visit to Turkey's capital would have to wait.",
        ("VISIT", "cancelled", {"Kostas Karamanlis", "Turkey"}),
    ),
]


def read(text: str) -> list[Fact]:
    return Extractor().extract(Article(id="a", text=text, lang="en", published="2015-11-23"))


def told(text: str) -> list[Told]:
    return [(f.type.value, f.status.value, {p.name for p in f.participants}) for f in read(text)]


@pytest.mark.parametrize(("text", "fact"), BODIES, ids=[text[:50] for text, _ in BODIES])
def test_bodies_and_measures(text: str, fact: Told) -> None:
    assert fact in told(text)


def test_nobody_follows_suit_where_nothing_was_done_to_anybody() -> None:
    assert told("Shares in London fell and New York followed suit.") == []


def test_a_body_met_on_the_day_of_its_leader_is_met_once() -> None:
    text = "Egypt's Omar Suleiman met Hamas leader Khaled Meshaal in Cairo on Monday. Suleiman met Hamas on Monday."
    assert told(text) == [("MEET", "held", {"Omar Suleiman", "Khaled Meshaal"})]


def test_talks_that_somebody_held_were_where_their_verb_says() -> None:
    (fact,) = read("The talks that Angela Merkel held with Vladimir Putin in Geneva lasted two hours.")
    assert fact.place is not None
    assert fact.place.name == "Geneva"


def test_a_measure_ended_in_a_month_is_of_the_last_one() -> None:
    (fact,) = read("Mercosur ended its trade curbs on Paraguay in March.")
    assert (fact.status.value, fact.date and fact.date.start) == ("cancelled", "2015-03")
