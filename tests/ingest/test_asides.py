"""A clause set between commas inside another tells neither when, where nor whether the other came about."""

from __future__ import annotations

import pytest

from graph.facts import Article
from ingest.extract import Extractor

LULA, MILEI, BORIC = "Luiz Inácio Lula da Silva", "Javier Milei", "Gabriel Boric"
Told = dict[tuple[str, str], tuple[set[str], str | None, str | None]]  # type, status: who, where, when
CASES: list[tuple[str, Told]] = [
    (
        "Lula, who will visit Angola on Monday, met Boric in Lima.",
        {
            ("VISIT", "planned"): ({LULA, "Angola"}, "Angola", "2024-07-22"),
            ("MEET", "held"): ({LULA, BORIC}, "Lima", None),
        },
    ),
    (
        "Lula, who has never visited Angola, will meet Boric in Lima.",
        {
            ("VISIT", "cancelled"): ({LULA, "Angola"}, "Angola", None),
            ("MEET", "planned"): ({LULA, BORIC}, "Lima", None),
        },
    ),
    (
        "Lula, whose visit to Angola was postponed, met Boric.",
        {
            ("VISIT", "cancelled"): ({LULA, "Angola"}, "Angola", None),
            ("MEET", "held"): ({LULA, BORIC}, None, None),
        },
    ),
    (
        "Lula met Boric, who will visit Angola on Monday.",
        {
            ("VISIT", "planned"): ({BORIC, "Angola"}, "Angola", "2024-07-22"),
            ("MEET", "held"): ({LULA, BORIC}, None, None),
        },
    ),
    (
        "Lula met Boric, who will visit Angola on Monday, in Cartagena.",
        {
            ("VISIT", "planned"): ({BORIC, "Angola"}, "Angola", "2024-07-22"),
            ("MEET", "held"): ({LULA, BORIC}, "Cartagena", None),
        },
    ),
    (
        "التقى لولا دا سيلفا، الذي سيزور أنغولا الأسبوع المقبل، الرئيس التشيلي غابرييل بوريتش.",
        {
            ("VISIT", "planned"): ({LULA, "Angola"}, "Angola", "2024-07-22"),
            ("MEET", "held"): ({LULA, BORIC}, None, None),
        },
    ),
    (
        "لولا دا سيلفا، الذي ألغى زيارته إلى أنغولا، التقى الرئيس التشيلي غابرييل بوريتش في ليما.",
        {
            ("VISIT", "cancelled"): ({LULA, "Angola"}, "Angola", None),
            ("MEET", "held"): ({LULA, BORIC}, "Lima", None),
        },
    ),
]


def told(text: str) -> Told:
    facts = Extractor().extract(Article(id="a", text=text, published="2024-07-19"))
    return {
        (f.type.value, f.status.value): (
            {p.name for p in f.participants},
            f.place.name if f.place else None,
            f.date.start if f.date else None,
        )
        for f in facts
    }


@pytest.mark.parametrize(("text", "facts"), CASES)
def test_each_clause_tells_its_own(text: str, facts: Told) -> None:
    assert told(text) == facts


def test_of_several_all_did_what_the_clause_tells_but_one_alone_was() -> None:
    both = told("Lula and Boric, who met Milei on Monday, signed a treaty.")
    assert both["MEET", "held"][0] == {LULA, BORIC, MILEI}
    one = told("Talks between Lula and Milei, who was condemned by Mexico, were held in Lima.")
    assert one["CRITICIZE", "held"][0] == {"Mexico", MILEI}
    assert one["MEET", "held"][:2] == ({LULA, MILEI}, "Lima")


def test_what_goes_on_behind_the_clause_is_of_whoever_acted_before_it() -> None:
    text = "Lula received Boric, who is on a regional tour, and told him that Brazil condemned Venezuela."
    assert told(text)["CRITICIZE", "held"][0] == {"Brazil", "Venezuela"}
    text = "Lula spoke to Boric, who was in Quito, and with Milei."
    facts = Extractor().extract(Article(id="a", text=text, published="2024-07-19"))
    assert {LULA, MILEI} in [{p.name for p in f.participants} for f in facts]


@pytest.mark.parametrize(
    ("text", "met"),
    [
        ("Received by Lula, who had invited him, Boric praised the treaty.", {LULA, BORIC}),
        (
            "Received at the palace by Lula, who had invited him, the Chilean president, Gabriel Boric, reviewed "
            "ties with his host.",
            {LULA, BORIC},
        ),
        ("After meeting Lula, who will visit Angola on Friday, Boric flew to Lima.", {LULA, BORIC}),
        ("وأعلن الرئيس التشيلي غابرييل بوريتش، الذي وصل إلى ليما، أنه التقى لولا دا سيلفا.", {LULA, BORIC}),
    ],
)
def test_the_main_clause_goes_on_behind_it(text: str, met: set[str]) -> None:
    assert told(text)["MEET", "held"][0] == met


@pytest.mark.parametrize("end", ["", "\nMore follows."])
def test_a_text_may_break_off_behind_it(end: str) -> None:
    assert told("Lula met Boric, who was in Quito," + end)["MEET", "held"][0] == {LULA, BORIC}
