"""The wordings in which English news tells praise, blame, sanctions, mediation and agreement: sentences of our own."""

from __future__ import annotations

import pytest

from graph.facts import Article
from ingest.extract import Extractor

TOLD: list[tuple[str, str, set[str]]] = [
    # adjectives, idioms, nouns behind light verbs, and the same turned round
    ("Ghana is appalled by Togo's treatment of its consul.", "CRITICIZE held", {"Ghana", "Togo"}),
    ("Kenya has been critical of Somalia over the border.", "CRITICIZE held", {"Kenya", "Somalia"}),
    ("Egypt is unhappy with Ethiopia's decision to fill the dam.", "CRITICIZE held", {"Egypt", "Ethiopia"}),
    ("Germany aired its deep displeasure at Hungary's referendum.", "CRITICIZE held", {"Germany", "Hungary"}),
    ("Iran was harsh in its criticism of Bahrain.", "CRITICIZE held", {"Iran", "Bahrain"}),
    ("Sudan pointed an accusing finger at Chad.", "CRITICIZE held", {"Sudan", "Chad"}),
    ("Norway came under fire from Peru over the whales.", "CRITICIZE held", {"Norway", "Peru"}),
    ("Peru's decree drew the ire of Chile.", "CRITICIZE held", {"Peru", "Chile"}),
    ("China is firmly opposed to Japan's plan.", "CRITICIZE held", {"China", "Japan"}),
    ("Togo rejected the charges made by the Ghanaian foreign minister.", "CRITICIZE held", {"Togo", "Hannah Tetteh"}),
    # what is negated rejects
    ("Israel is not in favour of the French initiative.", "CRITICIZE held", {"Israel", "France"}),
    ("Peru refused to accept the Chilean proposal.", "CRITICIZE held", {"Peru", "Chile"}),
    ("Bolivia spoke highly of Peru's role.", "SUPPORT held", {"Bolivia", "Peru"}),
    ("Nepal is grateful to India for its help.", "SUPPORT held", {"Nepal", "India"}),
    ("Argentina won the backing of China.", "SUPPORT held", {"Argentina", "China"}),
    ("Pakistan assured Oman of its full support.", "SUPPORT held", {"Pakistan", "Oman"}),
    # sanctions without the word, and those that end
    ("Germany halted arms exports to Oman.", "SANCTION held", {"Germany", "Oman"}),
    ("The European Union hit Burundi with sanctions.", "SANCTION held", {"European Union", "Burundi"}),
    ("Kuwait pulled its ambassador out of Tehran.", "SANCTION held", {"Kuwait", "Iran"}),
    ("Three Russian diplomats were ordered out of Norway.", "SANCTION held", {"Norway", "Russia"}),
    ("Peru severed all its economic links with Chile.", "SANCTION held", {"Peru", "Chile"}),
    ("The European Union eased sanctions against Belarus.", "SANCTION cancelled", {"European Union", "Belarus"}),
    ("The United States threatened Mexico with tariffs.", "SANCTION planned", {"United States", "Mexico"}),
    ("Britain's expulsion of three Russian diplomats was condemned.", "SANCTION held", {"United Kingdom", "Russia"}),
    ("EU foreign ministers imposed sanctions on Belarus.", "SANCTION held", {"European Union", "Belarus"}),
    ("Chad recalled its envoy from Togo and Mali recalled its own from Peru.", "SANCTION held", {"Chad", "Togo"}),
    # mediation with and without the verb
    ("Oman hosted secret talks between Chad and Sudan.", "MEDIATE held", {"Oman", "Chad", "Sudan"}),
    ("Chad and Sudan agreed to a ceasefire brokered by Libya.", "MEDIATE held", {"Libya", "Chad", "Sudan"}),
    ("Norway is trying to bring Chad and Sudan back to the table.", "MEDIATE held", {"Norway", "Chad", "Sudan"}),
    ("Norway is seeking to mediate between Chad and Sudan.", "MEDIATE held", {"Norway", "Chad", "Sudan"}),
    ("Norway offered to mediate between Chad and Sudan.", "MEDIATE planned", {"Norway", "Chad", "Sudan"}),
    ("Kuwait is trying to defuse the row between Qatar and Egypt.", "MEDIATE held", {"Kuwait", "Qatar", "Egypt"}),
    ("Iran and Iraq arrived at an understanding on the river.", "AGREE held", {"Iran", "Iraq"}),
    ("Iran and Iraq are close to a deal on the river.", "AGREE planned", {"Iran", "Iraq"}),
    ("Peru, Chile sign border deal", "AGREE held", {"Peru", "Chile"}),
]

NONE = [
    "Turkey closed a newspaper critical of Erdogan.",
    "Fans were angered by the club's decision to sell the Brazilian.",
    "The ruling drew criticism from Democrats in the United States.",
    "The rebels launched a fierce attack on Aleppo, Syria.",
    "Airlines cancelled flights to Egypt because of a storm.",
    "Oil prices rose on concern over supplies from Libya.",
    "Government troops backed by Russian jets took the town.",
    "The president said he was pleased.",
]


@pytest.mark.parametrize(("text", "told", "who"), TOLD)
def test_wording_tells(text: str, told: str, who: set[str]) -> None:
    facts = Extractor().extract(Article(id="x", text=text, lang="en", published="2015-11-23"))
    found = [(f"{f.type.value} {f.status.value}", {p.name for p in f.participants}) for f in facts]
    assert (told, who) in found


@pytest.mark.parametrize("text", NONE)
def test_domestic_sport_business_and_war_tell_nothing(text: str) -> None:
    facts = Extractor().extract(Article(id="x", text=text, lang="en", published="2015-11-23"))
    assert not [f for f in facts if f.type.value != "STATE"]


def test_who_tells_of_a_refusal_is_not_whom_it_meets() -> None:
    text = "Radovan Karadzic refused to accept a compromise plan, European envoy Lord David Owen said."
    facts = Extractor().extract(Article(id="x", text=text, lang="en", published="1993-01-13"))
    assert not [f for f in facts if f.type.value == "CRITICIZE"]


def test_a_long_quotation_of_a_statesman_is_a_statement_whatever_it_is_of() -> None:
    said = "We have waited for a very long time, and we will certainly wait for no one else ever again"
    text = f'"{said}," Foreign Minister Lavrov said.'
    facts = Extractor().extract(Article(id="x", text=text, lang="en", published="2015-11-23"))
    assert [(f.type.value, f.participants[0].name) for f in facts] == [("STATE", "Sergei Lavrov")]
