"""Status and source in Arabic: journeys of today, what is asked for or refused, and whose words a sentence is."""

from __future__ import annotations

import pytest
from test_reading import read

STATUS = {
    "يتوجه رئيس الأرجنتين ماوريسيو ماكري اليوم إلى برازيليا حيث يلتقي نظيرته ديلما روسيف.": {
        ("VISIT", "planned"),
        ("MEET", "planned"),
    },
    "ينوي ناريندرا مودي زيارة طوكيو يلتقي خلالها شينزو آبي.": {
        ("VISIT", "planned"),
        ("MEET", "planned"),
    },
    "طلب الرئيس الكوبي راؤول كاسترو من نظيره البوليفي إيفو موراليس زيارة هافانا.": {("VISIT", "called_for")},
    "تعهد رئيس الوزراء الفيتنامي أمس بزيارة طوكيو.": {("VISIT", "planned")},
}
SOURCES = {
    "طردت مولدوفا دبلوماسيين روسيين، وفق ما أعلنت وزارة الخارجية في كيشيناو.": "Moldovan Foreign Ministry",
    "التقى بوتين روحاني في طهران، على ما أفاد الكرملين.": "Kremlin",
    "يصل رئيس إندونيسيا جوكو ويدودو إلى كابول، كما أعلنت السفارة الأفغانية في جاكرتا.": "Afghan Embassy",
    "زار جون كيري موسكو، حسبما ذكرت وكالة إنترفاكس.": "Interfax",
    "زار جون كيري موسكو، نقلا عن مصدر في الرئاسة الأوغندية.": "Ugandan Presidency",
    "وجاء في بيان للخارجية الكندية أن أوتاوا تدين روسيا.": "Canadian Foreign Ministry",
    "ذكر بيان صادر عن الخارجية الكندية أن أوتاوا تدين روسيا.": "Canadian Foreign Ministry",
}


@pytest.mark.parametrize("text", STATUS)
def test_what_is_to_come(text: str) -> None:
    assert {(f.type.value, f.status.value) for f in read(text)} == STATUS[text]


@pytest.mark.parametrize("text", SOURCES)
def test_whose_words_it_is(text: str) -> None:
    (fact,) = read(text)
    assert fact.attribution[-1].name == SOURCES[text]


def test_whom_the_last_verb_urges_is_no_source() -> None:
    (visit,) = (
        f
        for f in read("أنهى جاستن ترودو زيارة إلى الخرطوم، دعا في ختامها السودان إلى السلام.")
        if f.type.value == "VISIT"
    )
    assert visit.attribution == ()


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("أكد سامح شكري أن التوصل إلى اتفاق بين بيرو وتشيلي سيكون صعبا.", "planned"),
        ("أكد سامح شكري أنه تم التوصل إلى اتفاق بين بيرو وتشيلي.", "held"),
    ],
)
def test_that_an_accord_would_be_hard_to_reach_makes_none(text: str, status: str) -> None:
    assert [f.status.value for f in read(text) if f.type.value == "AGREE"] == [status]
