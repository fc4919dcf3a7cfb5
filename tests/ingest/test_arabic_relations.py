"""Arabic statements, praise, blame, accords, sanctions, mediation, by their classes of language: our own sentences."""

from __future__ import annotations

import pytest
from test_reading import read, told

FACTS = [
    # words that are written like small ones
    ("عبّر جون كيري عن شكره لسلطنة عمان.", "SUPPORT", "held", {"John Kerry", "Oman"}),
    ("وبيّن وزير الخارجية الكويتي أن بلاده تدعم لبنان.", "SUPPORT", "held", {"Kuwait", "Lebanon"}),
    ("أبعدت كندا دبلوماسيا سوريا كان يعمل في أوتاوا.", "SANCTION", "held", {"Canada", "Syria"}),
    # whose deed it is
    ("قال الناطق باسم الخارجية الأردنية إن وزارة الخارجية استدعت السفير الإسرائيلي.", "CRITICIZE", "held",
     {"Jordanian Foreign Ministry", "Israel"}),
    ("أعلن الناطق باسم الخارجية الأردنية أنه تم استدعاء سفير إسرائيل لدى عمّان.", "CRITICIZE", "held",
     {"Jordan", "Israel"}),
    ("أعلن وزير الخارجية المغربي ناصر بوريطة قطع المغرب علاقاته مع إيران.", "SANCTION", "held", {"Morocco", "Iran"}),
    ("تسعى الدوحة جاهدة للوساطة بين الاحتلال الإسرائيلي وحركة حماس.", "MEDIATE", "planned",
     {"Qatar", "Israel", "Hamas"}),
    ("انطلقت في جدة محادثات بين الهند وباكستان برعاية سعودية.", "MEDIATE", "held",
     {"Saudi Arabia", "India", "Pakistan"}),
    ("ووقع الاتفاقية عن الجانب التونسي وزير المالية وعن الجانب الليبي وزير التخطيط.", "AGREE", "held",
     {"Tunisia", "Libya"}),
    # what a statement says
    ("أوضح وزير الخارجية المصري سامح شكري أن القاهرة تحث الأطراف الليبية على الحوار.", "STATE", "called_for",
     {"Sameh Shoukry", "Libya"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "status", "who"), FACTS)
def test_one_fact_is_told(text: str, kind: str, status: str, who: set[str]) -> None:
    assert {fact for fact in told(read(text)) if fact[0] == kind} == {(kind, status, frozenset(who))}


def test_a_ministry_is_that_of_the_dateline_or_of_the_state_whose_concern_it_voices() -> None:
    assert ("STATE", "held", frozenset({"Qatari Foreign Ministry"})) in told(
        read("أعربت وزارة الخارجية عن قلق دولة قطر إزاء الوضع الإنساني وأزمة اللاجئين.")
    )
