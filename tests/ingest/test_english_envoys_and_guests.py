"""English envoys summoned or sent home, guests received and dined, absences and mediation: sentences of our own."""

from __future__ import annotations

import pytest

from graph.facts import Article, Fact
from ingest.extract import Extractor

Told = tuple[str, str, set[str]]

TOLD: list[tuple[str, Told]] = [
    # who rebukes by summoning an envoy is, where nobody is named, where he is posted
    ("Norway's ambassador to Beijing was summoned.", ("CRITICIZE", "held", {"China", "Norway"})),
    (
        "Oman's ambassador to Beijing was summoned to the foreign ministry.",
        ("CRITICIZE", "held", {"Chinese Foreign Ministry", "Oman"}),
    ),
    ("Peru's ambassadors to Chile and Bolivia were summoned.", ("CRITICIZE", "held", {"Chile", "Bolivia", "Peru"})),
    ("Belgium withdrew its diplomats from Minsk.", ("SANCTION", "held", {"Belgium", "Belarus"})),
    ("Belarusian officials are subject to EU sanctions.", ("SANCTION", "held", {"European Union", "Belarus"})),
    ("Hungary drew sharp German criticism.", ("CRITICIZE", "held", {"Germany", "Hungary"})),
    ("Ghana and Togo were not represented at the summit.", ("ATTEND", "cancelled", {"Ghana", "Togo"})),
    ("Paul Kagame's absence at the Arusha summit was noted.", ("ATTEND", "cancelled", {"Paul Kagame"})),
    ("Kofi Annan met with the Russians.", ("MEET", "held", {"Kofi Annan", "Russia"})),
    (
        "Barack Obama met Angela Merkel, and they agreed to share the costs.",
        ("AGREE", "held", {"Barack Obama", "Angela Merkel"}),
    ),
    (
        "Barack Obama hosted a banquet in honour of Manmohan Singh.",
        ("MEET", "held", {"Barack Obama", "Manmohan Singh"}),
    ),
    (
        "A dinner hosted by Barack Obama for Manmohan Singh went on past midnight.",
        ("MEET", "held", {"Barack Obama", "Manmohan Singh"}),
    ),
    (
        "Narendra Modi was given a rousing welcome by Shinzo Abe.",
        ("MEET", "held", {"Narendra Modi", "Shinzo Abe"}),
    ),
    (
        "During his call on Shinzo Abe, Subrahmanyam Jaishankar spoke of trade.",
        ("MEET", "held", {"Shinzo Abe", "Subrahmanyam Jaishankar"}),
    ),
    (
        "A summit with the participation of Recep Tayyip Erdogan and Hassan Rouhani was held in Sochi.",
        ("MEET", "held", {"Recep Tayyip Erdogan", "Hassan Rouhani"}),
    ),
    ("John Kerry was on his way to Cairo.", ("VISIT", "held", {"John Kerry", "Egypt"})),
    ("Chile and Peru held a naval exercise.", ("COOPERATE", "held", {"Chile", "Peru"})),
    (
        "Olaf Scholz met with the leaders of France, the Netherlands and Poland.",
        ("MEET", "held", {"Olaf Scholz", "Leader of Netherlands"}),
    ),
    ("Two Russian diplomats were given 48 hours to leave Poland.", ("SANCTION", "held", {"Poland", "Russia"})),
    ("The Obama-Putin meeting in Antalya was brief.", ("MEET", "held", {"Barack Obama", "Vladimir Putin"})),
    (
        "Oman stepped up efforts to bring Iran and Saudi Arabia back to the table.",
        ("MEDIATE", "held", {"Oman", "Iran", "Saudi Arabia"}),
    ),
    (
        "Chad and Togo have been acting as mediators between Mali and Niger.",
        ("MEDIATE", "held", {"Chad", "Togo", "Mali", "Niger"}),
    ),
    (
        "Several presidents landed in Accra, including Macky Sall of Senegal and Adama Barrow of Gambia.",
        ("VISIT", "held", {"Macky Sall", "Adama Barrow", "Ghana"}),
    ),
    (
        "African Union leaders, including Macky Sall and Adama Barrow, arrived in Accra.",
        ("VISIT", "held", {"Macky Sall", "Adama Barrow", "Ghana"}),
    ),
    (
        "With his Polish counterpart, Donald Tusk, Olaf Scholz discussed the border.",
        ("MEET", "held", {"Donald Tusk", "Olaf Scholz"}),
    ),
    ("The treaty, signed in Lima by Chile and Peru, was short.", ("AGREE", "held", {"Chile", "Peru"})),
    (
        "The talks ended on Sunday with the signing of a treaty by Chile and Peru.",
        ("AGREE", "held", {"Chile", "Peru"}),
    ),
    (
        "Omar al-Bashir and his southern counterpart Salva Kiir met in Juba.",
        ("MEET", "held", {"Omar al-Bashir", "Salva Kiir"}),
    ),
]
NOTHING = [
    ("The EU froze the assets of a shipping magnate for his support of Russia's war on Ukraine.", "SANCTION"),
    ("Raisi met Omanis in Muscat.", "MEET"),
    ("George W. Bush drew criticism over his speech.", "ATTEND"),
    ("The Pakistani ambassador to Tehran was summoned home.", "CRITICIZE"),
    ("The summit comes amid growing tension between Chad and Sudan.", "MEET"),
    ("Georgia stepped up efforts to bring Abkhazians to trial.", "MEDIATE"),
]


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


def _told(facts: list[Fact]) -> list[Told]:
    return [(f.type.value, f.status.value, {p.name for p in f.participants}) for f in facts]


@pytest.mark.parametrize(("text", "fact"), TOLD)
def test_is_told(extractor: Extractor, text: str, fact: Told) -> None:
    assert fact in _told(extractor.extract(Article(id="t", text=text, lang="en")))


@pytest.mark.parametrize(("text", "kind"), NOTHING)
def test_is_not_told(extractor: Extractor, text: str, kind: str) -> None:
    assert kind not in {told for told, _, _ in _told(extractor.extract(Article(id="t", text=text, lang="en")))}
