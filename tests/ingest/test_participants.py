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
    # whose envoy, whose deputy, whose spokesman
    (
        "The UN envoy to Libya, Hanna Tetteh, met Khalifa Haftar in Benghazi.",
        {"Hannah Tetteh", "Khalifa Haftar"},
    ),
    (
        "Iranian Deputy Defence Minister Reza Talai met the Houthi militia spokesman, Mohammed Abdul Salam.",
        {"Reza Talai", "Mohammed Abdulsalam"},
    ),
    (
        "التقت الأميرة ريما بنت بندر سفيرة خادم الحرمين الشريفين لدى الولايات المتحدة أنتوني بلينكن.",
        {"Reema bint Bandar", "Antony Blinken"},
    ),
    (
        "التقى عضو مجلس السيادة شمس الدين كباشي رئيس بعثة الاتحاد الإفريقي محمد بلعيش.",
        {"Shams al-Din Kabbashi", "Mohammed Blaish"},
    ),
    # parties and committees that no list has
    (
        "اجتمع رئيس حزب القوات اللبنانية سمير جعجع مع عباس عراقجي.",
        {"Samir Geagea", "Abbas Araghchi"},
    ),
    # who they are, told behind how many
    (
        "The leaders of France and Poland, Emmanuel Macron and Donald Tusk, met in Warsaw.",
        {"Emmanuel Macron", "Donald Tusk"},
    ),
    # nobody is put in place of who is named
    (
        "Deputy Prime Minister Tran Luu Quang hosted Cuban Ambassador Orlando Hernandez in Hanoi.",
        {"Tran Luu Quang", "Orlando Hernandez"},
    ),
    (
        "Kuwaiti Deputy Premier and Foreign Minister Sabah al-Ahmad received the Iranian chargé, Hamid Reza Asefi.",
        {"Sabah al-Ahmad al-Sabah", "Hamid-Reza Asefi"},
    ),
    (
        "The head of the Iranian delegation, Abbas Araghchi, received the chargé d'affaires of the EU delegation, "
        "Anna Berg, in Geneva.",
        {"Abbas Araghchi", "Anna Berg"},
    ),
]


@pytest.mark.parametrize(("text", "who"), CASES, ids=range(len(CASES)))
def test_those_named_take_part(text: str, who: set[str]) -> None:
    facts = EXTRACTOR.extract(Article(id="x", text=text, published="2024-05-20"))
    assert [{p.name for p in f.participants} for f in facts if f.type.value == "MEET"] == [who]


def test_each_of_the_ministers_that_are_named_was_met() -> None:
    text = "William Ruto met two Ethiopian ministers, Girma Biru of trade and Lia Tadesse of health, in Nairobi."
    facts = EXTRACTOR.extract(Article(id="x", text=text, published="2023-05-20"))
    met = [{p.name for p in f.participants} for f in facts]
    assert met == [{"William Ruto", "Girma Biru"}, {"William Ruto", "Lia Tadesse"}]


def test_the_latter_is_who_was_named_last() -> None:
    text = "Badr Abdelatty spoke by phone with Marco Rubio. The latter praised Egypt's role."
    facts = EXTRACTOR.extract(Article(id="x", text=text, published="2025-05-20"))
    assert [[p.name for p in f.participants] for f in facts if f.type.value == "SUPPORT"] == [["Marco Rubio", "Egypt"]]


def test_ministers_whose_names_follow_they_are_stand_for_nobody_besides() -> None:
    text = "التقى عباس عراقجي في بغداد وزيرين عراقيين هما فؤاد حسين وعبد الأمير الشمري."
    facts = EXTRACTOR.extract(Article(id="x", text=text, published="2024-05-20"))
    met = [{p.name for p in f.participants} for f in facts]
    assert met == [{"Abbas Araghchi", "Fuad Hussein"}, {"Abbas Araghchi", "Abdul Amir al-Shammari"}]
