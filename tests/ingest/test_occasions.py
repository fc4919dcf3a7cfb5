"""Conferences, ceremonies and meals that no series knows bear the name that the article gives them."""

from __future__ import annotations

import pytest

from graph.facts import Article, Fact, FactType
from graph.ids import TOLD
from ingest.extract import Extractor


def attended(text: str, lang: str = "en") -> list[Fact]:
    facts = Extractor().extract(Article(id="a", text=text, lang=lang, published="2012-09-04"))
    return [fact for fact in facts if fact.type is FactType.ATTEND]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Ghanaian President John Mahama attended the inauguration of Somali President Hassan Sheikh Mohamud "
            "in Mogadishu on Sunday.",
            "inauguration of Somali President Hassan Sheikh Mohamud",
        ),
        ("Sameh Shoukry attended the G20 Foreign Ministers' Conference.", "G20 Foreign Ministers' Conference"),
        (
            "Danish Foreign Minister Villy Soevndal took part in a conference on Syria in Paris on Monday.",
            "conference on Syria",
        ),
        (
            "Turkish President Abdullah Gul will attend the funeral of former President Nelson Mandela next week.",
            "funeral of former President Nelson Mandela",
        ),
        (
            "Brazilian Foreign Minister Antonio Patriota attended the Cartagena sea trade conference on Tuesday.",
            "Cartagena sea trade conference",
        ),
    ],
)
def test_it_is_named_in_the_words_of_the_article(text: str, name: str) -> None:
    (fact,) = attended(text)
    assert fact.event is not None
    assert (fact.event.name, fact.event.id[: len(TOLD)]) == (name, TOLD)


def test_an_arabic_name_is_kept_and_told_in_english() -> None:
    (fact,) = attended("وحضر الرئيس التونسي المنصف المرزوقي حفل تنصيب الرئيس السنغالي ماكي سال في دكار.", "ar")
    assert fact.event is not None
    assert fact.event.name == "inauguration of Macky Sall"
    assert fact.event.names == {"ar": "حفل تنصيب الرئيس السنغالي ماكي سال"}


def test_the_conference_of_a_later_sentence_is_the_one_named_before() -> None:
    first, second = attended(
        "Kenyan President Mwai Kibaki attended the Cartagena conference on sea trade on Saturday. "
        "Brazilian Foreign Minister Antonio Patriota also attended the conference."
    )
    assert first.event == second.event
    assert first.event is not None


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        (
            "The Arab League summit opened in Tunis on Sunday. Lebanese Foreign Minister Adnan Mansour attended "
            "a lunch given by Tunisian President Moncef Marzouki.",
            "en",
        ),
        (
            "انطلقت القمة العربية في بغداد. وحضر وزير الخارجية اللبناني عدنان منصور مأدبة غداء "
            "أقامها الرئيس العراقي جلال طالباني.",
            "ar",
        ),
        (
            "Kenyan President Mwai Kibaki attended the Cartagena conference on sea trade on Saturday. "
            "Brazilian Foreign Minister Antonio Patriota attended a dinner "
            "given by Colombian President Juan Manuel Santos.",
            "en",
        ),
    ],
)
def test_a_meal_is_neither_the_summit_nor_the_conference_told_before(text: str, lang: str) -> None:
    event = attended(text, lang)[-1].event
    assert event is None or event.name.startswith(("lunch", "dinner"))


def test_two_dinners_in_one_city_are_two_and_a_ceremony_nowhere_is_none() -> None:
    first, second, third = attended(
        "Angela Merkel attended a dinner in Berlin on Monday. François Hollande attended a dinner in Berlin on Sunday. "
        "John Kerry attended a ceremony."
    )
    assert first.event is not None
    assert second.event is not None
    assert first.event.id != second.event.id
    assert third.event is None


def test_who_attends_one_dinner_is_at_one_event() -> None:
    first, second, third = attended(
        "Angela Merkel attended a dinner in Berlin on Monday. François Hollande attended the dinner in Berlin, too. "
        "John Kerry also attended the dinner."
    )
    assert first.event is not None
    assert first.event == second.event == third.event


@pytest.mark.parametrize(
    ("text", "name", "city"),
    [
        (
            "Sergei Lavrov met Taro Kono on the sidelines of the Valdai conference in Sochi.",
            "Valdai conference",
            "Sochi",
        ),
        (
            "Taro Kono will meet Sergei Lavrov on 3 March and Heiko Maas, over a long lunch, we hear, on 4 March in "
            "connection with the congress of the Baltic Union in Riga.",
            "congress of the Baltic Union",
            "Riga",
        ),
        ("التقى سيرغي لافروف تارو كونو على هامش حفل تنصيب ماكي سال بدكار.", "inauguration of Macky Sall", "Dakar"),
        ("Sergei Lavrov met Taro Kono on the sidelines of a conference in Sochi.", None, "Sochi"),
        ("Sergei Lavrov met Taro Kono in Moscow after the Valdai conference.", None, "Moscow"),
    ],
)
def test_a_meeting_is_beside_the_occasion_on_whose_margins_it_was(text: str, name: str | None, city: str) -> None:
    lang = "en" if text.isascii() else "ar"
    facts = Extractor().extract(Article(id="a", text=text, lang=lang, published="2017-10-27"))
    met = next(fact for fact in facts if fact.type is FactType.MEET)
    assert (met.place and met.place.name) == city
    assert (name is None and met.event is None) or (met.event is not None and str(name) in met.event.name)


def test_of_a_series_that_edition_is_meant_whose_city_is_told() -> None:
    text = "Sergei Lavrov will meet Taro Kono on the sidelines of the G20 summit in Osaka."
    (met,) = Extractor().extract(Article(id="a", text=text, lang="en", published="2017-10-27"))
    assert (met.event and met.event.name) == "14th G20 Summit, Osaka 2019"


@pytest.mark.parametrize(
    "text",
    [
        "King Abdullah met Robert Gates in Amman on Friday. The meeting was attended by Foreign Minister Ayman Safadi.",
        "التقى الملك عبدالله الثاني روبرت غيتس في عمان. وحضر اللقاء وزير الخارجية أيمن الصفدي.",
    ],
)
def test_guests_at_the_meeting_told_before_were_where_it_was(text: str) -> None:
    (guest,) = attended(text, "en" if text.isascii() else "ar")
    assert (guest.place and guest.place.name) == "Amman"


def test_guests_at_some_other_meeting_were_not() -> None:
    text = "King Abdullah met Robert Gates in Amman on Friday. In March Ayman Safadi had attended a virtual meeting."
    assert [guest.place for guest in attended(text)] == [None]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Foreign Minister Sergei Lavrov attended a signing ceremony in Moscow.", "signing ceremony, Moscow"),
        ("John Kerry attended the working lunch in Paris.", "working lunch, Paris"),
        (
            "حضر الرئيس المصري عبد الفتاح السيسي حفل التوقيع على اتفاقيتين للتعاون في الرباط.",
            "signing of agreements, Rabat",
        ),
        ("Yoweri Museveni and Joseph Kabila held a summit in Arusha on Sunday.", None),
    ],
)
def test_what_no_name_tells_from_others_is_called_by_its_kind_and_place(text: str, event: str | None) -> None:
    facts = [
        f for f in Extractor().extract(Article(id="a1", text=text, published="2015-11-23")) if f.type.value != "STATE"
    ]
    assert [f.event and f.event.name for f in facts] == [event]
    assert all(f.event is None or f.event.id.endswith("-a1") for f in facts)  # of this article alone
