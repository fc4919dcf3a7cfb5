"""English of civil wars, mediations and measures: who the sides are, in sentences of our own."""

from __future__ import annotations

import pytest

from graph.facts import Article, Fact
from ingest.extract import Extractor

Told = tuple[str, str, set[str]]

TOLD: list[tuple[str, str, Told]] = [
    # those who fight for a body, and those who speak for it
    (
        "2006-02-22",
        "Sri Lankan government negotiators and Tamil Tiger rebels met in Geneva.",
        ("MEET", "held", {"Sri Lanka", "Liberation Tigers of Tamil Eelam"}),
    ),
    (
        "2012-10-18",
        "Delegates of the Colombian government and the FARC launched negotiations in Oslo.",
        ("MEET", "held", {"Colombia", "FARC"}),
    ),
    (
        "1999-07-07",
        "Sierra Leone's government has signed a peace deal with the rebels of the Revolutionary United Front.",
        ("AGREE", "held", {"Sierra Leone", "Revolutionary United Front"}),
    ),
    (
        "1988-03-23",
        "The Sandinista government and the Contras signed a truce at Sapoa.",
        ("AGREE", "held", {"Nicaragua", "Contras"}),
    ),
    # a participle that only tells whose the talks are
    (
        "2015-06-15",
        "Houthi rebels and the Yemeni government began UN-sponsored talks in Geneva.",
        ("MEET", "held", {"Houthi movement", "Yemen"}),
    ),
]
NONE: list[tuple[str, str, str]] = [("2019-05-02", "Negotiations between the rebels and the army broke down.", "MEET")]


def read(published: str, text: str) -> list[Fact]:
    return Extractor().extract(Article(id="x", text=text, lang="en", published=published))


@pytest.mark.parametrize(("published", "text", "fact"), TOLD)
def test_facts_of_a_sentence(published: str, text: str, fact: Told) -> None:
    kind, status, names = fact
    told = [(f.type.value, f.status.value, {p.name for p in f.participants}) for f in read(published, text)]
    assert any(t == kind and s == status and names <= who for t, s, who in told), told


@pytest.mark.parametrize(("published", "text", "kind"), NONE)
def test_what_is_not_told(published: str, text: str, kind: str) -> None:
    assert [f for f in read(published, text) if f.type.value == kind] == []
