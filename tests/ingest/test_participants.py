"""Who takes part: offices, countries and names in every order, delegations and their heads, envoys and deputies."""

from __future__ import annotations

import pytest

from graph.facts import Article
from ingest.extract import Extractor

EXTRACTOR = Extractor()
CASES = [
    (
        "A Turkish delegation led by Deputy Foreign Minister Burak Akcay held talks on Monday with Kaja Kallas.",
        {"Burak Akcay", "Kaja Kallas"},
    ),
    (
        "Deputy Prime Minister Tran Hong Ha received Lao Minister of Energy and Mines Phosay Sayasone in Hanoi.",
        {"Tran Hong Ha", "Phosay Sayasone"},
    ),
    (
        "التقى وزير الخارجية العماني بدر البوسعيدي في مسقط مبعوث الأمم المتحدة إلى اليمن هانس غروندبرغ.",
        {"Badr al-Busaidi", "Hans Grundberg"},
    ),
    (
        "التقى الأمين العام لوزارة الخارجية لوناس مقرمان المبعوث الشخصي للأمين العام للأمم المتحدة إلى الصحراء الغربية "
        "ستافان دي ميستورا.",
        {"Lounes Magramane", "Staffan de Mistura"},
    ),
    (
        "التقى وزير الشؤون الخارجية والتعاون الإفريقي والمغاربة المقيمين بالخارج ناصر بوريطة نظيره الشيخ نيانغ.",
        {"Nasser Bourita", "Cheikh Niang"},
    ),
    (
        "استقبل بدر عبد العاطي وفدا تركيا برئاسة نائب وزير الخارجية برهان كوروغلو في القاهرة.",
        {"Badr Abdelatty", "Brhan Kurughlu"},
    ),
    (
        "استقبل الرئيس عبد المجيد تبون رئيسة جمهورية سلوفينيا نتاشا بيرتس موسار.",
        {"Abdelmadjid Tebboune", "Nataša Pirc Musar"},
    ),
]


@pytest.mark.parametrize(("text", "who"), CASES, ids=range(len(CASES)))
def test_those_named_take_part(text: str, who: set[str]) -> None:
    facts = EXTRACTOR.extract(Article(id="x", text=text, published="2024-05-20"))
    assert [{p.name for p in f.participants} for f in facts if f.type.value == "MEET"] == [who]
