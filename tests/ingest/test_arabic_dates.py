"""Arabic dates: both systems of months, days relative to publication, the Islamic calendar, and whose day it is."""

from __future__ import annotations

from datetime import date

import pytest
from test_reading import read

from ingest import lang
from ingest.dates import DateReader
from ingest.days import resolve
from ingest.hijri import gregorian, month_span
from ingest.text import tokenize

DAY = date(2004, 8, 30)  # a Monday
EXPRESSIONS = {
    "يوم 12 رجب 1425": ("2004-08-28", None, "approx"),
    "السبت 12 رجب 1425هـ": ("2004-08-28", None, "day"),  # the weekday bears the table out
    "الجمعة 12 رجب 1425هـ": ("2004-08-27", None, "day"),  # the crescent was seen a day before
    "الأحد 12 رجب 1425 هـ الموافق 29 أغسطس 2004م": ("2004-08-29", None, "day"),
    "12/7/1425هـ": ("2004-08-28", None, "approx"),
    "شهر رمضان 1425": ("2004-10-15", "2004-11-13", "approx"),
    "5 أيار/مايو 2004م": ("2004-05-05", None, "day"),
    "14 ماي 2004": ("2004-05-14", None, "day"),
    "اليوم الجمعة": ("2004-08-27", None, "day"),  # of an article that came out later
    "أول أمس": ("2004-08-28", None, "day"),
    "بعد غد الأربعاء": ("2004-09-01", None, "day"),
    "يومي 19 و20 من الشهر المقبل": ("2004-09-19", "2004-09-20", "range"),
    "الخامس عشر من أيار 2003": ("2003-05-15", None, "day"),
    "الرابع من شهر أيلول المقبل": ("2004-09-04", None, "day"),
    "5 مايو من العام الماضي": ("2003-05-05", None, "day"),
    "هذا الأسبوع": ("2004-08-30", "2004-09-05", "week"),
    "يومي الأربعاء والخميس": ("2004-08-25", "2004-08-26", "range"),
    "الجمعة والسبت": ("2004-08-27", "2004-08-28", "range"),
    "اليوم وغدا": ("2004-08-30", "2004-08-31", "range"),
    "قبل يومين": ("2004-08-28", None, "day"),
    "آذار/مارس عام 2001": ("2001-03", None, "month"),
    "3 مارس من عام 2001": ("2001-03-03", None, "day"),
    "الليلة الماضية": ("2004-08-29", None, "day"),
    "قبل ثلاثة أيام": ("2004-08-27", None, "day"),
}


def found(text: str) -> list[tuple[str, str | None, str]]:
    tokens = tokenize(text)
    whens = DateReader(lang.load("ar").time).find(tokens, 0, len(tokens))
    days = [resolve(w, DAY, future=False) for w in whens]
    return [(d.start, d.end, d.precision.value) for d in days if d is not None]


@pytest.mark.parametrize("text", EXPRESSIONS)
def test_a_date_is_read(text: str) -> None:
    assert found(text) == [EXPRESSIONS[text]]


@pytest.mark.parametrize(
    "text", ["الرئيس رجب طيب أردوغان", "تيريزا ماي", "قبل أسبوع من القمة", "في الأسابيع المقبلة", "في اليوم التالي"]
)
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert found(text) == []


def test_the_tables_of_the_islamic_calendar() -> None:
    assert gregorian(1445, 1, 1) == date(2023, 7, 19)
    assert gregorian(1400, 1, 1) == date(1979, 11, 21)
    assert month_span(1445, 12) == (date(2024, 6, 8), date(2024, 7, 7))


DATED = {
    # the day on which it was told is not that of which it was told
    "أعلنت الخارجية اليابانية أمس أن تارو آسو سيزور أستراليا.": None,
    "نفت الخارجية الكوبية اليوم أن يكون راؤول كاسترو قد التقى باراك أوباما.": None,
    "أعلنت الخارجية اليابانية أمس أن تارو آسو سيزور أستراليا غدا.": "2015-08-02",
    "هانوي 2 أغسطس - زار تارو آسو فيتنام السبت.": "2015-08-01",
    "هانوي 1 أغسطس - زار تارو آسو فيتنام.": "2015-08-01",
}


@pytest.mark.parametrize("text", DATED)
def test_whose_day_it_is(text: str) -> None:
    (fact,) = (f for f in read(text) if f.type.value in ("MEET", "VISIT"))
    assert (fact.date.start if fact.date else None) == DATED[text]


TOLD_BEFORE = {
    "وبعد يومين التقى الرئيس الروسي بنظيره المصري عبد الفتاح السيسي.": "2015-07-12",
    "وفي اليوم التالي التقى الرئيس الروسي بنظيره المصري عبد الفتاح السيسي.": "2015-07-11",
    "والتقى الرئيس الروسي في اليوم نفسه بنظيره المصري عبد الفتاح السيسي.": "2015-07-10",
    "وقبل ذلك بيوم التقى الرئيس الروسي بنظيره المصري عبد الفتاح السيسي.": "2015-07-09",
}


@pytest.mark.parametrize("text", TOLD_BEFORE)
def test_days_that_count_from_one_told_before(text: str) -> None:
    facts = read(f"زار فلاديمير بوتين طهران في 10 يوليو. {text}")
    assert [f.date.start for f in facts if f.date and f.type.value == "MEET"] == [TOLD_BEFORE[text]]


BACKGROUND = (
    "وكانت البرتغال قد أدانت روسيا.",
    "وتدعم البرتغال روسيا منذ سنوات.",
    "وقال إن العقوبات التي فرضتها البرتغال على روسيا قاسية.",
)


@pytest.mark.parametrize("text", BACKGROUND)
def test_what_was_before_or_always_is_has_not_the_day_of_the_story(text: str) -> None:
    facts = read(f"التقى فلاديمير بوتين أمس رئيس البرتغال. {text}")
    assert [f.date.start if f.date else None for f in facts if f.type.value != "STATE"] == ["2015-07-31", None]


PLACED = {
    "استقبل الأمير صباح الأحمد في قصر بيان الرئيس المصري محمد حسني مبارك.": ["Kuwait City"],  # the palace's city
    "التقى تارو آسو في هانوي نظيره الفيتنامي فام جيا كيم. كما اجتمع آسو مع رئيس لاوس تشومالي ساياسون.": [
        "Hanoi",
        "Hanoi",
    ],
    "بحث تارو آسو هاتفيا مع سيرغي لافروف الوضع في طوكيو.": [None],  # who telephones is nowhere
}


@pytest.mark.parametrize("text", PLACED)
def test_where_it_was(text: str) -> None:
    places = [f.place.name if f.place else None for f in read(text) if f.type.value == "MEET"]
    assert places == PLACED[text]


@pytest.mark.parametrize(
    ("dateline", "city"),
    [
        ("الرباط/ ", "Rabat"),
        ("الرباط (و.م.ع) - ", "Rabat"),
        ("تونس في 3 ماي - ", "Tunis"),
        ("الدوحة - قنا: ", "Doha"),
    ],
)
def test_a_report_says_before_its_first_sentence_where_it_was_written(dateline: str, city: str) -> None:
    hosts = {
        "Rabat": "العاهل المغربي محمد السادس",
        "Tunis": "الرئيس قيس سعيد",
        "Doha": "الشيخ تميم بن حمد",
    }
    (fact,) = read(f"{dateline}استقبل {hosts[city]} اليوم وزير الخارجية الأمريكي أنتوني بلينكن.", "2021-05-03")
    assert (fact.place and fact.place.name) == city


def test_an_agreement_of_an_earlier_visit_is_not_placed_where_the_visit_of_today_is() -> None:
    text = (
        "سافر جايير بولسونارو إلى طوكيو أمس. وكانت اليابان والبرازيل قد اتفقتا على بناء مصنع أثناء جولة دامت أسبوعا "
        "أجراها شينزو آبي للبرازيل في أغسطس 2015."
    )
    (agreed,) = [f for f in read(text, "2016-02-11") if f.type.value == "AGREE"]
    assert (agreed.date and agreed.date.start, agreed.place) == ("2015-08", None)


def test_a_meeting_to_come_is_of_the_day_of_the_journey_to_it() -> None:
    text = "يقوم سيرغي لافروف اليوم بزيارة إلى القاهرة حيث من المقرر أن يلتقي الرئيس عبد الفتاح السيسي."
    assert [f.date and f.date.start for f in read(text, "2022-06-15")] == ["2022-06-15", "2022-06-15"]
    text = "وصل سيرغي لافروف أمس إلى القاهرة حيث من المقرر أن يلتقي الرئيس عبد الفتاح السيسي."
    assert [f.date and f.date.start for f in read(text, "2022-06-15")] == ["2022-06-14", None]


def test_what_was_twice_is_not_of_the_day_of_the_article() -> None:
    text = "التقى سيرغي لافروف سامح شكري في القاهرة اليوم. وكان لافروف زار مصر مرتين."
    assert [f.date and f.date.start for f in read(text, "2022-06-15")] == ["2022-06-15", None]


def test_today_in_the_words_of_somebody_is_the_day_of_which_is_told() -> None:
    text = (
        "استقبل أحمد عطاف أمس الاثنين سيرغي لافروف الذي يزور الجزائر. وقال لافروف «نزور اليوم الجزائر لبحث التعاون». "
        "وقال لافروف إنه يزور تونس اليوم."
    )
    visits = [f.date and f.date.start for f in read(text, "2023-06-27") if f.type.value == "VISIT"]
    assert visits == ["2023-06-26", "2023-06-27"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("التقى الرئيس الشيلي بابلو غاليندو نظيره البيروفي، حسب صحيفة لا تيرسيرا اليوم السبت.", None),
        ("التقى وزير الخارجية المصري سامح شكري نظيره الكيني اليوم السبت، حسب صحيفة الأهرام.", "2015-11-21"),
        (
            "يصل وزير الخارجية المصري سامح شكري إلى نيروبي غدا في زيارة تستغرق يومين يلتقي خلالها الرئيس الكيني أوهورو "
            "كينياتا.",
            None,
        ),
        ("تنفي حماس عقد محادثات مع إسرائيل، ووصفت التقارير اليوم بأنها كاذبة.", None),
    ],
)
def test_the_day_of_a_report_an_arrival_or_a_denial_is_not_that_of_a_meeting(text: str, day: str | None) -> None:
    meetings = [f for f in read(text, "2015-11-21") if f.type.value == "MEET"]
    assert [f.date and f.date.start for f in meetings] == [day]


def test_the_month_of_a_pact_recalled_is_not_that_of_what_is_said_of_it() -> None:
    text = "أكد وزير الخارجية المصري سامح شكري تعزيز التعاون مع كينيا وفق الاتفاق الذي وقعه البلدان في مارس الماضي."
    assert [f.date for f in read(text, "2015-11-21") if f.type.value == "COOPERATE"] == [None]


@pytest.mark.parametrize(
    ("text", "day", "place"),
    [
        (
            "نيروبي 21 نوفمبر 2015 (شينخوا) التقى سامح شكري الرئيس الكيني أوهورو كينياتا يوم الخميس.",
            "2015-11-19",
            "Nairobi",
        ),
        (
            "وصل سامح شكري أمس إلى العاصمة الكينية نيروبي، حيث التقى أمينة محمد وبحث معها الوضع في ليبيا.",
            "2015-11-20",
            "Nairobi",
        ),
        ("بحث سامح شكري مع أمينة محمد أمس التطورات الأخيرة في السودان.", "2015-11-20", None),
    ],
)
def test_a_dateline_ends_with_its_agency_and_a_matter_is_no_place(text: str, day: str, place: str | None) -> None:
    met = next(f for f in read(text, "2015-11-21") if f.type.value == "MEET")
    assert (met.date and met.date.start, met.place and met.place.name) == (day, place)


@pytest.mark.parametrize(
    "text",
    [
        "وصل لافروف إلى القاهرة الاثنين بعد أيام من زيارة أردوغان إلى موسكو.",
        "التقى لافروف نظيره المصري الاثنين، وأشاد بنتائج زيارة أردوغان الأخيرة إلى موسكو.",
    ],
)
def test_a_visit_of_days_before_is_not_of_the_day_of_the_news(text: str) -> None:
    (fact,) = (
        f
        for f in read(text, "2015-11-24")
        if f.type.value == "VISIT" and "Recep Tayyip Erdogan" in {p.name for p in f.participants}
    )
    assert fact.date is None
