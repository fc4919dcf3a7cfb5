"""English words that tell of something only where they stand in the right construction, in sentences of our own."""

from __future__ import annotations

import pytest

from graph.facts import Article, Fact
from ingest.extract import Extractor


def read(day: str, text: str) -> list[Fact]:
    return list(Extractor().extract(Article(id="x", text=text, lang="en", published=day)))


@pytest.mark.parametrize(
    ("text", "blamed"),
    [
        # what somebody does to others is his, what is done to him is not
        ("Kerry condemned Assad's killing of civilians.", {"John Kerry", "Bashar al-Assad"}),
        ("Erdogan condemned Netanyahu's killing of Palestinians.", {"Recep Tayyip Erdogan", "Benjamin Netanyahu"}),
        ("Obama decried Maduro's arrest and torture of students.", {"Barack Obama", "Nicolás Maduro"}),
        ("Obama decried Maduro's arrest.", set()),
        # an army stands in its own state, troops may be another's
        ("Kerry condemned the army in Egypt over the coup.", {"John Kerry", "Egypt"}),
        ("Kerry condemned a delegation in Egypt.", set()),
        # whoever acts himself behind "and" is no second object, and nobody is none at all
        ("Kerry condemned Peru and Japan will respond.", {"John Kerry", "Peru"}),
        ("Kerry condemned Peru and Japan in 2010.", {"John Kerry", "Peru", "Japan"}),
        ("Chile had offended nobody and Japan had been a friend.", set()),
        # those hit in a place are not its state; what hurts somebody is not his
        ("Merkel said the bombing that killed 20 people in Kabul was heinous.", set()),
        ("Putin said the crazy oil price hurts Venezuela.", set()),
        ("Guterres said Yemen was starving.", set()),
    ],
)
def test_whose_deed_is_blamed(text: str, blamed: set[str]) -> None:
    told = [f for f in read("2015-11-25", text) if f.type.value == "CRITICIZE"]
    assert {p.name for f in told for p in f.participants} == blamed


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        ("Kerry, with a plan for peace, met Lavrov in Vienna.", ["held"]),
        ("Merkel presented a proposal for Greece at talks with Hollande in Paris.", ["held"]),
        ("Kerry made a proposal for a meeting with Lavrov.", ["called_for"]),
    ],
)
def test_what_a_proposal_is_for(text: str, statuses: list[str]) -> None:
    assert [f.status.value for f in read("2015-11-25", text) if f.type.value == "MEET"] == statuses


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Ecuador denied that it had offered asylum to the analyst.", ["STATE"]),
        ("Ecuador denied it had granted passage to the fighters.", ["STATE"]),
        ("Ecuador denied permission had been refused.", ["STATE"]),
        ("Ecuador denied the ship entry.", []),
        ("Ecuador denied entry to the ship after it had left Peru.", []),
    ],
)
def test_what_is_denied(text: str, told: list[str]) -> None:
    assert [f.type.value for f in read("2015-11-25", text) if f.type.value == "STATE"] == told


def test_what_was_agreed_ends_before_what_was_done() -> None:
    told = read("2015-11-25", "Putin agreed yesterday to receive Kerry and met him in Sochi on Tuesday.")
    assert ("MEET", "held") in {(f.type.value, f.status.value) for f in told}
    told = read("2015-11-25", "Putin agreed on Monday to meet Kerry.")
    assert {f.status.value for f in told} == {"planned"}


def test_days_of_some_are_not_those_of_others() -> None:
    told = read("2015-11-25", "Obama met Raul Castro on Saturday and Sunday. Ban Ki-moon attended the G20 summit.")
    days = {f.type.value: f.date.start for f in told if f.date is not None}
    assert days == {"MEET": "2015-11-21", "ATTEND": "2015-11-15"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # who is sent abroad to speak visits, who is sent to work does not
        ("Ghana sent a high-level team to Peru.", {"VISIT"}),
        ("Ghana sent another delegation to Peru.", {"VISIT"}),
        ("Ghana sent another team to Peru to dig wells.", set()),
        ("Ghana sends a delegation to Peru every year.", set()),
        # who is called a friend is backed, not whose aide or decision is
        ("Putin called Trump a great friend.", {"SUPPORT"}),
        ("Iran was called a close ally by Putin.", {"SUPPORT"}),
        ("Putin called Trump's aide a friend of Ukraine.", set()),
        ("Hollande called Merkel's decision on Greece a model for Italy.", set()),
        # who will be somewhere during talks does not attend them
        ("Lavrov confirmed he will be attending the NATO summit.", {"ATTEND"}),
        ("Lavrov confirmed he will be at home during the Geneva talks.", set()),
    ],
)
def test_what_is_told_only_of_some(text: str, told: set[str]) -> None:
    assert {f.type.value for f in read("2015-11-25", text)} - {"STATE"} == told


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Obama condemned Korea's nuclear test. Pyongyang said it would go on.", "North Korea"),
        ("Obama condemned Korean officials. Tokyo and Seoul were silent.", "South Korea"),
    ],
)
def test_what_is_named_later_tells_which_state_is_meant(text: str, name: str) -> None:
    blamed = next(f for f in read("2015-11-25", text) if f.type.value == "CRITICIZE")
    assert {p.name for p in blamed.participants} == {"Barack Obama", name}


@pytest.mark.parametrize(
    "text",
    [
        "The President received Kenyan Foreign Minister Amina Mohamed in Accra. Critics liken him to Vladimir Putin.",
        "The President met Angela Merkel on Monday. The film stars Obama as himself.",
    ],
)
def test_who_is_only_named_is_not_the_president(text: str) -> None:
    assert not [f for f in read("2015-11-25", text) if f.type.value == "MEET"]


def test_former_members_stand_for_no_state() -> None:
    for who in ("Former officials of the government of Egypt", "Former Egyptian officials"):
        assert not read("2015-11-25", f"{who} met Obama.")
    assert read("2015-11-25", "Egyptian officials met Obama.")
