"""Anger, thanks and measures in Arabic by whole families of words: adjectives, idioms, verbal nouns, participles."""

from __future__ import annotations

import pytest
from test_reading import read

STANCES = {
    # adjectives said of whoever judges
    "بودابست غاضبة من قرار كييف.": ("CRITICIZE", "Hungary", "Ukraine"),
    "قالت أوتاوا إنها محبطة من انسحاب الهند.": ("CRITICIZE", "Canada", "India"),
    "جدد مارك روته التزام بلاده بأمن إستونيا.": ("SUPPORT", "Mark Rutte", "Estonia"),
    # voiced during something else
    "أعرب كاميرون خلال مؤتمر صحفي عن تضامنه مع نيجيريا.": ("SUPPORT", "David Cameron", "Nigeria"),
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
    "أغلقت كولومبيا حدودها أمام فنزويلا.": ("SANCTION", "Colombia", "Venezuela"),
    "هزأ القذافي، في خطابه بطرابلس، بقرارات مجلس الأمن.": ("CRITICIZE", "Muammar Gaddafi", "UN Security Council"),
    "حصلت مولدوفا على منحة من الاتحاد الأوروبي.": ("SUPPORT", "European Union", "Moldova"),
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
        "واصلت كندا تحذير الهند من دعم روسيا.",
        "الوضع في مالي صعب، قال سكان على قائمة الانتظار.",
        "أوقف مجلس الأمن الغذائي الإيطالي توزيع ألبان.",
    ],
)
def test_no_praise_and_no_measure(text: str) -> None:
    assert not [f for f in read(text) if f.type.value in ("SUPPORT", "SANCTION", "CRITICIZE")]


WHOLE = {
    # whom: an ambassador alone behind the verb, or who stands behind a relative clause's verb
    "لم تخف صوفيا استياءها، فاستدعت سفير صربيا.": ("CRITICIZE", "Bulgaria", "Serbia"),
    "وصل الرئيس الصيني شي جين بينغ الذي هنأ جو بايدن.": ("SUPPORT", "Xi Jinping", "Joe Biden"),
    # whose statement it is that blames
    "صدر عن الخارجية الفنزويلية بيان يشجب العدوان الأمريكي.": (
        "CRITICIZE",
        "Venezuelan Foreign Ministry",
        "United States",
    ),
    # what one is glad of is somebody's decision
    "أعرب الأردن عن ترحيبه بقرار إسبانيا.": ("SUPPORT", "Jordan", "Spain"),
    "تعاطف صيني مع صربيا": ("SUPPORT", "China", "Serbia"),
    "تسلمت أوكرانيا من هولندا ثلاث مقاتلات.": ("SUPPORT", "Netherlands", "Ukraine"),
    # the body that shuts a state out, told without a doer
    "علقت عضوية هندوراس في منظمة الدول الأمريكية.": ("SANCTION", "Organization of American States", "Honduras"),
    "أقصيت روسيا من مجموعة الثماني.": ("SANCTION", "G8", "Russia"),
    "رفضت بيرو دعوات متكررة من تشيلي.": ("CRITICIZE", "Peru", "Chile"),
    # a headline's colon
    "وزير الخارجية الكوبي برونو رودريغيز: الحصار الأمريكي جريمة إبادة": (
        "CRITICIZE",
        "Bruno Rodríguez",
        "United States",
    ),
}


@pytest.mark.parametrize("text", WHOLE)
def test_who_judges_whom(text: str) -> None:
    told = [(f.type.value, *(p.name for p in f.participants)) for f in read(text)]
    assert WHOLE[text] in told


def test_a_pronoun_on_a_relative_verb_is_who_stands_before() -> None:
    (fact,) = read("قادة جبهة البوليساريو التي تدعمها كوبا.")
    assert (fact.type.value, *(p.name for p in fact.participants)) == ("SUPPORT", "Cuba", "Polisario Front")


def test_a_deed_named_by_a_noun_of_action_is_judged() -> None:
    told = [[p.name for p in f.participants] for f in read("زار قيس سعيد مدريد وثمن اعتراف إسبانيا بدولة فلسطين.")]
    assert ["Kais Saied", "Spain"] in told


def test_what_measures_hit_stands_behind_their_verb() -> None:
    (fact,) = read("عقوبات نرويجية تطال وزراء بيلاروس")
    assert (fact.type.value, *(p.name for p in fact.participants)) == ("SANCTION", "Norway", "Belarus")


def test_an_attack_by_land_is_no_blame() -> None:
    assert not [f for f in read("تشن إثيوبيا هجوما بريا على الصومال.") if f.type.value == "CRITICIZE"]


@pytest.mark.parametrize(
    "text",
    [
        "تركيا قلقة حيال سلامة طاقمها في ليبيا.",  # to fear for somebody blames nobody
        "أوباما مصدوم من زلزال نيبال.",
        "أردوغان مستاء من الطقس في ألمانيا.",
        "أردوغان: سامح شكري صديق لافروف مخادع سفاح",  # two are named: whom it judges is not told
    ],
)
def test_worry_and_a_judgement_of_one_of_two_blame_nobody(text: str) -> None:
    assert [f.type.value for f in read(text) if f.type.value in ("CRITICIZE", "SUPPORT")] == []


def test_against_whose_attack_somebody_is_backed_is_not_backed() -> None:
    told = read("أشاد هولاند بما أكدت عليه القمة من دعم الدول الأعضاء لموقف مالي في مواجهة الهجوم الروسي.")
    assert [[p.name for p in f.participants] for f in told if f.type.value == "SUPPORT"] == [
        ["François Hollande", "Mali"]
    ]
