"""What became in Arabic of what was to be: verbs that call off, intend, deny and demand, their prepositions far off."""

from __future__ import annotations

import pytest
from test_reading import read

STATUS = {
    "عدل وزير خارجية النرويج بورغ برنده عن السفر إلى كولومبيا.": {("VISIT", "cancelled")},
    "أحجم الرئيس الصربي توميسلاف نيكوليتش عن لقاء نظيره الكرواتي.": {("MEET", "cancelled")},
    "طوى رئيس وزراء اليابان شينزو آبي صفحة زيارته إلى بيرو.": {("VISIT", "cancelled")},
    "صُرف النظر عن لقاء كان مبرمجا بين شينزو آبي وجوكو ويدودو.": {("MEET", "cancelled")},
    "زيارة جوكو ويدودو إلى سيول مؤجلة إلى أجل غير مسمى.": {("VISIT", "cancelled")},
    "يرتقب أن يحل جوكو ويدودو بسيول نهاية الشهر.": {("VISIT", "planned")},
    "رجحت مصادر في أوسلو أن تستضيف النرويج اجتماعا بين فنزويلا وكولومبيا.": {("MEET", "planned")},
    "بات الاتفاق بين بيرو وتشيلي جاهزا للتوقيع.": {("AGREE", "planned")},
    "أوصى بورغ برنده بأن تتعاون بيرو وتشيلي في ملف المياه.": {("COOPERATE", "called_for")},
    "كذبت أوسلو ما تردد عن لقاء جمع شينزو آبي بجوكو ويدودو.": {("MEET", "denied")},
    "ما يشاع عن تطبيع وشيك بين باراغواي وبوليفيا مجرد اختلاق.": {("AGREE", "denied")},
    "لن يتخلف جوكو ويدودو عن قمة أبيك في مانيلا.": {("ATTEND", "planned")},
    "تخلف رئيس إندونيسيا جوكو ويدودو عن قمة أبيك في مانيلا.": {("ATTEND", "cancelled")},
    "سيتم خلال الزيارة توقيع اتفاقيات بين بيرو وتشيلي.": {("AGREE", "planned")},
    "أكدت وزارة الخارجية البيروفية أن تشيلي لم تستدع سفيرها لدى ليما.": {("SANCTION", "denied")},
    "قال وزير خارجية النرويج إن بلاده لم تتوسط بين بيرو وتشيلي.": {("MEDIATE", "denied")},
    "تتوسط النرويج في صفقة بين بيرو وتشيلي.": {("MEDIATE", "held")},
    "دعا شينزو آبي بيرو إلى العمل المشترك من أجل تعزيز العلاقات بين البلدين.": {("COOPERATE", "called_for")},
    "كلف الاتحاد الأفريقي أولوسيغون أوباسانجو بالتوسط بين بيرو وتشيلي.": {("MEDIATE", "planned")},
    "ترجح الصحف أن يلتقي شينزو آبي جوكو ويدودو في ليما.": {("MEET", "planned")},
    "بقيت زيارة رئيس إندونيسيا جوكو ويدودو إلى سيول حبرا على ورق.": {("VISIT", "cancelled")},
    "أي لقاء بين شينزو آبي وجوكو ويدودو لم يعقد.": {("MEET", "cancelled")},
    "لم تجر المحادثات التي كان مقررا أن تجمع بيرو وتشيلي.": {("MEET", "cancelled")},
    "تبخرت آمال عقد قمة بين بيرو وتشيلي.": {("MEET", "cancelled")},
    "ما يقال عن وساطة نرويجية بين بيرو وتشيلي لا أساس له.": {("MEDIATE", "denied")},
    "ما يشاع عن تعاون بين بيرو وتشيلي عار عن الصحة.": {("COOPERATE", "denied")},
    "وصف الكرملين أنباء اجتماع شينزو آبي وجوكو ويدودو بأنها محض خيال.": {("MEET", "denied")},
}

NOT_ITS_FATE = {
    # who denies something else refutes no report of a meeting; who denies "that" does
    "أثارت الصحف قصة لقاء شينزو آبي وجوكو ويدودو، ونفت أوسلو وجود أزمة.": {("MEET", "held")},
    "تحدثت تقارير عن لقاء شينزو آبي وجوكو ويدودو، ونفت ليما علمها بالحادث.": {("MEET", "held")},
    "انتشرت شائعات عن لقاء شينزو آبي وجوكو ويدودو، ونفت الخارجية ذلك.": {("MEET", "denied")},
    # what is foiled, put off or left alone is another thing than the visit behind it
    "أفشلت الشرطة تفجيرا قبل زيارة شينزو آبي إلى بيرو.": {("VISIT", "held")},
    "أحبطت الشرطة تفجيرا قرب مقر لقاء شينزو آبي وجوكو ويدودو.": {("MEET", "held")},
    "أجهضت بيرو لقاء شينزو آبي وجوكو ويدودو.": {("MEET", "cancelled")},
    "أجهض الخلاف الحدودي لقاء شينزو آبي وجوكو ويدودو.": {("MEET", "cancelled")},
    "أجل، زار شينزو آبي بيرو.": {("VISIT", "held")},
    "أجل شينزو آبي زيارته إلى بيرو.": {("VISIT", "cancelled")},
    "تأجل افتتاح المصنع بسبب زيارة شينزو آبي إلى بيرو.": {("VISIT", "held")},
    "نفى جوكو ويدودو وجود خلاف وأكد لقاء شينزو آبي.": {("MEET", "held")},
    # to comment on a visit, or not to, does nothing to it
    "علق جوكو ويدودو أمس على زيارة شينزو آبي إلى بيرو.": {("VISIT", "held")},
    "لم تعلق أوسلو على زيارة شينزو آبي إلى بيرو.": {("VISIT", "held")},
    "رفض جوكو ويدودو التعليق على زيارة شينزو آبي إلى بيرو.": {("VISIT", "held")},
    "امتنع جوكو ويدودو عن الحديث عن زيارة شينزو آبي إلى بيرو.": {("VISIT", "held")},
}


@pytest.mark.parametrize("text", NOT_ITS_FATE)
def test_what_became_of_something_else_is_no_fate_of_a_meeting(text: str) -> None:
    found = {(f.type.value, f.status.value) for f in read(text) if f.type.value in ("MEET", "VISIT")}
    assert found == NOT_ITS_FATE[text]


@pytest.mark.parametrize("text", STATUS)
def test_what_became_of_it(text: str) -> None:
    assert {(f.type.value, f.status.value) for f in read(text)} == STATUS[text]


def test_a_day_behind_the_subject_of_a_light_verb_in_the_present_is_to_come() -> None:
    (fact,) = read("يبدأ وزير الخارجية النرويجي بورغ برنده الخميس زيارة إلى بيرو.", "2015-11-23")
    assert fact.status.value == "planned"
    assert fact.date is not None
    assert fact.date.start == "2015-11-26"


@pytest.mark.parametrize(
    ("text", "kind", "who"),
    [
        ("رفعت بيرو وتشيلي مستوى تمثيلهما الدبلوماسي.", "COOPERATE", {"Peru", "Chile"}),
        ("أعادت بيرو وتشيلي فتح معبر تاكنا.", "COOPERATE", {"Peru", "Chile"}),
        ("تمضي بيرو وتشيلي قدما في مد خط الغاز.", "COOPERATE", {"Peru", "Chile"}),
        ("تحالفت بيرو وتشيلي في الحرب على المهربين.", "COOPERATE", {"Peru", "Chile"}),
        ("مهر جوكو ويدودو وشينزو آبي الوثيقة بتوقيعيهما.", "AGREE", {"Joko Widodo", "Shinzo Abe"}),
        ("تقف النرويج وسيطا بين بيرو وتشيلي.", "MEDIATE", {"Norway", "Peru", "Chile"}),
        ("اضطلعت النرويج بمهمة الوسيط بين بيرو وتشيلي.", "MEDIATE", {"Norway", "Peru", "Chile"}),
        ("انهارت المحادثات التي قادتها النرويج بين بيرو وتشيلي.", "MEDIATE", {"Norway", "Peru", "Chile"}),
        ("اتفق جوكو ويدودو وخصمه شينزو آبي على هدنة.", "AGREE", {"Joko Widodo", "Shinzo Abe"}),
        ("دخلت النرويج على خط الأزمة بين بيرو وتشيلي.", "MEDIATE", {"Norway", "Peru", "Chile"}),
        ("أعلن وزير خارجية النرويج عزم بلاده وفنلندا على التعاون.", "COOPERATE", {"Norway", "Finland"}),
        ("بحث وزير خارجية النرويج مع نظيره الياباني التعاون بين بلاده واليابان.", "COOPERATE", {"Norway", "Japan"}),
    ],
)
def test_families_of_deeds(text: str, kind: str, who: set[str]) -> None:
    assert who in [{p.name for p in f.participants} for f in read(text) if f.type.value == kind]


def test_an_inquiry_into_smuggling_opens_no_border() -> None:
    assert not [f for f in read("فتحت بيرو تحقيقا في تهريب على حدود تشيلي.") if f.type.value == "COOPERATE"]


def test_a_name_that_begins_like_a_negation_is_none() -> None:
    (fact,) = read("كولن باول التقى شينزو آبي.")
    assert fact.status.value == "held"


@pytest.mark.parametrize(
    "text",
    ["حث بورغ برنده شينزو آبي على لقاء جوكو ويدودو.", "دعا بورغ برنده شينزو آبي إلى الاجتماع بجوكو ويدودو."],
)
def test_who_is_urged_to_meet_somebody_is_to_meet_him_and_not_who_urges(text: str) -> None:
    met = [{p.name for p in f.participants} for f in read(text) if f.type.value == "MEET"]
    assert met == [{"Shinzo Abe", "Joko Widodo"}]
