"""What English readouts and communiqués tell that was said: who backs and blames whom, in sentences of our own."""

from __future__ import annotations

import pytest

from graph.facts import Article
from ingest.extract import Extractor

Read = set[tuple[str, frozenset[str], frozenset[str]]]  # type, sources (or parties), targets


def read(text: str) -> Read:
    """The stances, agreements and cooperation that a text tells."""
    found = Extractor().extract(Article(id="r", text=text, lang="en", published="2023-03-09"))
    kept = [f for f in found if f.type.value in ("SUPPORT", "CRITICIZE", "AGREE", "COOPERATE")]
    return {
        (
            f.type.value,
            frozenset(p.name for p in f.participants if p.role.value != "target"),
            frozenset(p.name for p in f.participants if p.role.value == "target"),
        )
        for f in kept
    }


def fact(kind: str, who: str, whom: str = "") -> tuple[str, frozenset[str], frozenset[str]]:
    return kind, frozenset(who.split(", ")), frozenset(whom.split(", ") if whom else ())


TOLD = [
    # all who met in one sentence are "the leaders" and "they"
    (
        "Joe Biden spoke by phone with Emmanuel Macron, Olaf Scholz and Rishi Sunak. The leaders condemned Iran.",
        fact("CRITICIZE", "Joe Biden, Emmanuel Macron, Olaf Scholz, Rishi Sunak", "Iran"),
    ),
    (
        "Giorgia Meloni met Olaf Scholz and Pedro Sánchez on Monday. They voiced support for Moldova.",
        fact("SUPPORT", "Giorgia Meloni, Olaf Scholz, Pedro Sánchez", "Moldova"),
    ),
    (
        "Giorgia Meloni met Olaf Scholz. The leaders thanked Qatar.",
        fact("SUPPORT", "Giorgia Meloni, Olaf Scholz", "Qatar"),
    ),
    (
        "Giorgia Meloni met Olaf Scholz. The leaders of Peru and Chile thanked Qatar.",
        fact("SUPPORT", "Dina Boluarte, Gabriel Boric", "Qatar"),
    ),
    # a people and its government are their state, and not who does what follows
    (
        "Penny Wong met Tanja Fajon. They renewed their support for the people and government of Georgia, stressed the "
        "need for calm, and condemned Russia.",
        fact("SUPPORT", "Penny Wong, Tanja Fajon", "Georgia"),
    ),
    (
        "Penny Wong called Tanja Fajon to offer support to the government and people of Slovenia and to condemn Iran.",
        fact("CRITICIZE", "Penny Wong", "Iran"),
    ),
    # to back somebody's right to defend itself
    ("Rishi Sunak expressed support for Israel's right to defend itself.", fact("SUPPORT", "Rishi Sunak", "Israel")),
    (
        "Rishi Sunak and Penny Wong discussed Japan's lasting support for Ukraine as it defends itself.",
        fact("SUPPORT", "Japan", "Ukraine"),
    ),
    (
        "Penny Wong met Tanja Fajon. They discussed their shared support for Kosovo.",
        fact("SUPPORT", "Penny Wong, Tanja Fajon", "Kosovo"),
    ),
    # by whom, and between whom, what is praised was done
    (
        "António Guterres voiced gratitude and expressed appreciation for the troops sent by Nepal to the Congo.",
        fact("SUPPORT", "António Guterres", "Nepal"),
    ),
    ("Olaf Scholz welcomed the deal between Serbia and Kosovo.", fact("SUPPORT", "Olaf Scholz", "Serbia, Kosovo")),
    # whose the aggression is
    ("Rishi Sunak condemned Iran's threats against Israel.", fact("CRITICIZE", "Rishi Sunak", "Iran")),
    ("Peruvians protested on Sunday against Chile.", fact("CRITICIZE", "Peru", "Chile")),
    (
        "Lloyd Austin reiterated his commitment to helping Moldova's forces to guard against Russian aggression.",
        fact("CRITICIZE", "Lloyd Austin", "Russia"),
    ),
    ("Joe Biden met Rishi Sunak. The leaders vowed to stay in touch.", fact("AGREE", "Joe Biden, Rishi Sunak")),
    ("Japan and Italy discussed cooperation on the dangers posed by China.", fact("COOPERATE", "Japan, Italy")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_told(text: str, expected: tuple[str, frozenset[str], frozenset[str]]) -> None:
    assert expected in read(text)


NOT_TOLD = [
    # whoever defends his own against somebody does not back him
    ("Lloyd Austin praised the Ukrainians as they defend their country against Russia.", "SUPPORT", "Russia"),
    ("Moldova is building up forces to defend effectively against Russian raids.", "SUPPORT", "Russia"),
    # he of whom somebody talks with another: "his support"
    ("Angela Merkel talked to Vladimir Putin about his support for Belarus.", "SUPPORT", "Belarus"),
    ("Penny Wong met Tanja Fajon. They discussed the lack of support for Kosovo.", "SUPPORT", "Kosovo"),
    # whom the violence that is condemned hit
    ("Rishi Sunak condemned the terrorism against Israel.", "CRITICIZE", "Israel"),
    ("Rishi Sunak condemned recent acts of violence against Turkish diplomats.", "CRITICIZE", "Turkey"),
    ("Iran vowed to remain in Syria.", "AGREE", "Syria"),
    ("Japan and Italy discussed cooperation on the dangers posed by China.", "COOPERATE", "China"),
]


@pytest.mark.parametrize(("text", "kind", "whom"), NOT_TOLD)
def test_not_told(text: str, kind: str, whom: str) -> None:
    assert not [found for found in read(text) if found[0] == kind and whom in found[1] | found[2]]
