"""Anger, thanks and measures in Arabic by whole families of words: adjectives, idioms, verbal nouns, participles."""

from __future__ import annotations

import pytest
from test_reading import read

STANCES = {
    # adjectives said of whoever judges
    "بودابست غاضبة من قرار كييف.": ("CRITICIZE", "Hungary", "Ukraine"),
    "قالت أوتاوا إنها محبطة من انسحاب الهند.": ("CRITICIZE", "Canada", "India"),
    # idioms, with the preposition far from the verb
    "صب الرئيس الكوبي جام غضبه على واشنطن.": ("CRITICIZE", "Raúl Castro", "United States"),
    "أنحى كاميرون باللائمة على بوتين.": ("CRITICIZE", "David Cameron", "Vladimir Putin"),
    # what angers whom
    "أغضبت تصريحات ترامب كندا.": ("CRITICIZE", "Canada", "Donald Trump"),
    "قوبل قرار الهند باستنكار باكستاني.": ("CRITICIZE", "Pakistan", "India"),
    "دحضت الخارجية الكوبية مزاعم واشنطن.": ("CRITICIZE", "Cuban Foreign Ministry", "United States"),
    "لقيت خطة السنغال ترحيبا من غامبيا.": ("SUPPORT", "Gambia", "Senegal"),
    "أبدى أوباما ثقته في كرزاي.": ("SUPPORT", "Barack Obama", "Hamid Karzai"),
    "شد ماكرون على يد زيلينسكي.": ("SUPPORT", "Emmanuel Macron", "Volodymyr Zelensky"),
    "سارعت ميركل إلى الإشادة بشجاعة هولاند.": ("SUPPORT", "Angela Merkel", "François Hollande"),
    "أبلغت ليبيا السفير السويسري بأنه شخص غير مرغوب فيه.": ("SANCTION", "Libya", "Switzerland"),
    "ألزمت بوليفيا السفير الأمريكي بمغادرة أراضيها.": ("SANCTION", "Bolivia", "United States"),
    "سحب السفير الهندي من نيبال.": ("SANCTION", "India", "Nepal"),
    "قررت غانا وقف كل المعاملات المالية مع توغو.": ("SANCTION", "Ghana", "Togo"),
    "حرمت كندا بيلاروسيا من صفة الدولة الأولى بالرعاية.": ("SANCTION", "Canada", "Belarus"),
    "أوصدت بنين حدودها مع النيجر.": ("SANCTION", "Benin", "Niger"),
}


@pytest.mark.parametrize("text", STANCES)
def test_a_family_of_words(text: str) -> None:
    told = [(f.type.value, f.status.value, *(p.name for p in f.participants)) for f in read(text)]
    kind, source, target = STANCES[text]
    assert told == [(kind, "held", source, target)]


@pytest.mark.parametrize(
    "text",
    [
        "أعربت ميركل عن سعادتها بزيارة القاهرة.",
        "الوضع في مالي صعب، قال سكان على قائمة الانتظار.",
        "أوقف مجلس الأمن الغذائي الإيطالي توزيع ألبان.",
    ],
)
def test_no_praise_and_no_measure(text: str) -> None:
    assert not [f for f in read(text) if f.type.value in ("SUPPORT", "SANCTION", "CRITICIZE")]
