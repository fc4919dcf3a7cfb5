"""What is only supposed, asked, guessed at or thought unlikely is told neither as held nor as called off."""

from __future__ import annotations

import pytest

from graph.facts import Article
from ingest.extract import Extractor

NOTHING = (
    "Lula might have met Milei in Brasilia.",
    "The chancellor, Olaf Scholz, should have met Modi in Delhi.",
    "Scholz nearly met Modi in Delhi.",
    "Scholz is unlikely to meet Modi.",
    "Scholz may not visit India.",
    "Perhaps Scholz met Modi in Delhi.",
    "Newspapers speculated that Scholz had met Modi.",
    "Did Scholz meet Modi?",
    "Has Scholz met Modi?",
    "Is Scholz visiting India?",
    "ربما التقى رئيس الوزراء الهندي ناريندرا مودي المستشار الألماني أولاف شولتس.",
    "من غير المرجح أن يزور شولتس الهند.",
    "من المستبعد أن يلتقي شولتس مودي.",
    "كاد شولتس يلتقي مودي في نيودلهي.",
    "كان يمكن أن يلتقي شولتس مودي في نيودلهي.",
    "قد لا يلتقي شولتس مودي.",
    "سأل الصحفيون هل التقى شولتس مودي.",
    "تتكهن الصحف بأن شولتس التقى مودي.",
)
TOLD = {
    "Iran might negotiate with the United States.": "planned",
    "Scholz would have dinner with Modi on Tuesday.": "planned",
    "Scholz is certain to meet Modi.": "planned",
    "Amid speculation about his health, Scholz met Modi in Delhi.": "held",
    "After almost two years of silence, Scholz met Modi.": "held",
    "Scholz could not meet Modi.": "cancelled",
    "ربما يلتقي شولتس مودي في نيودلهي.": "planned",
    "من المحتمل أن يلتقي شولتس مودي.": "planned",
    "يفترض أن يلتقي شولتس مودي.": "planned",
    "ولم يستبعد شولتس لقاء مودي.": "planned",
    "وقال شولتس إنه قد التقى مودي.": "held",
}


def told(text: str) -> list[tuple[str, str]]:
    facts = Extractor().extract(Article(id="a", text=text, published="2023-02-20"))
    return [(f.type.value, f.status.value) for f in facts]


@pytest.mark.parametrize("text", NOTHING)
def test_it_tells_nothing(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize("text", TOLD)
def test_what_is_sure_enough_is_told(text: str) -> None:
    assert told(text) == [("MEET", TOLD[text])]
