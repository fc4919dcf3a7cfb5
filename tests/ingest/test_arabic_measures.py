"""Measures against a state in Arabic: whom they hit, who is to take them, and when they were taken."""

from __future__ import annotations

import pytest
from test_reading import read

MEASURES = {
    # those hit stand for their state
    "فرضت النرويج عقوبات على مسؤولين في نظام بوروندي.": ("held", "Norway", "Burundi"),
    "جمدت النمسا أصول ثلاثة قادة عسكريين من غينيا.": ("held", "Austria", "Guinea"),
    "حظرت أيسلندا دخول مسؤولين بيلاروس إلى أراضيها.": ("held", "Iceland", "Belarus"),
    "أعلنت بيرو شخصين من السفارة الفنزويلية غير مرغوب فيهما.": ("held", "Peru", "Venezuela"),
    "طردت كولومبيا الملحق الثاني في البعثة الدبلوماسية الكوبية.": ("held", "Colombia", "Cuba"),
    "أقفلت سلوفاكيا الملحقية التجارية الصينية في كوشيتسه.": ("held", "Slovakia", "China"),
    "قلصت رومانيا عدد الدبلوماسيين الروس في بوخارست.": ("held", "Romania", "Russia"),
    "ألغت السويد تأشيرة السفير الإيراني.": ("held", "Sweden", "Iran"),
    "ضيقت تايلاند على تجار كمبوديا بإقفال المعبر.": ("held", "Thailand", "Cambodia"),
    "علقت كندا عقوباتها على زيمبابوي.": ("cancelled", "Canada", "Zimbabwe"),
    # who is asked to take them
    "على الاتحاد الأفريقي أن يعاقب قادة الانقلاب في مدغشقر.": ("called_for", "African Union", "Madagascar"),
    "ينبغي للأمم المتحدة أن تفرض حظرا على السلاح إلى بوروندي.": ("called_for", "United Nations", "Burundi"),
    # weighed, or threatened
    "يبحث الاتحاد الأوروبي فرض عقوبات على غينيا.": ("planned", "European Union", "Guinea"),
    "لوحت فرنسا بفرض عقوبات على قادة لبنان.": ("planned", "France", "Lebanon"),
}


@pytest.mark.parametrize("text", MEASURES)
def test_a_measure(text: str) -> None:
    told = [(f.status.value, *(p.name for p in f.participants)) for f in read(text)]
    assert told == [MEASURES[text]]


def test_ties_cut_before_the_story_are_not_of_its_day() -> None:
    facts = read("استأنفت كينيا أمس علاقاتها مع الصومال، بعدما قطعتها مقديشو.")
    cut = next(f for f in facts if f.type.value == "SANCTION")
    assert ([p.name for p in cut.participants], cut.date) == (["Somalia", "Kenya"], None)


@pytest.mark.parametrize(
    "text", ["أغلقت فرنسا المركز الثقافي في باريس.", "قلصت مصر عدد موظفي الوزارة.", "علقت الشركة رحلاتها إلى مصر."]
)
def test_what_hits_nobody_is_no_measure(text: str) -> None:
    assert read(text) == []


def test_to_comment_on_a_measure_is_none_and_to_ease_one_is_no_new_one() -> None:
    assert {f.type.value for f in read("وعلق مارك روته على رفع الحظر عن شركة صينية قائلا إنه مفيد.")} == {"STATE"}
    eased = read("قررت أستراليا مواصلة سياسة تخفيف العقوبات على فيجي.")
    assert [(f.type.value, f.status.value) for f in eased] == [("SANCTION", "cancelled")]


def test_whose_support_is_told_as_a_reason_is_whoever_is_blamed_for_it() -> None:
    told = [[p.name for p in f.participants] for f in read("هاجمت أوتاوا كاميرون بسبب دعمه لنيجيريا.")]
    assert told == [["Canada", "David Cameron"], ["David Cameron", "Nigeria"]]
