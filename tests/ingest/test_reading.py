"""The reader by its classes of language: each line is a sentence of our own and the facts that it tells."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from graph.facts import Article, Fact
from ingest.extract import Extractor, language_of
from ingest.lang import UnknownLanguageError

DAY = "2015-08-01"  # a Saturday


def read(text: str, published: str | None = DAY, lang: str | None = None) -> list[Fact]:
    return Extractor().extract(Article(id="a", text=text, published=published, lang=lang))


def told(facts: list[Fact]) -> set[tuple[str, str, frozenset[str]]]:
    return {(f.type.value, f.status.value, frozenset(p.name for p in f.participants)) for f in facts}


def lines(facts: Iterable[Fact]) -> list[str]:
    """A line a fact, in order: its type, its status, and the names."""
    return sorted(f"{f.type.value} {f.status.value} {', '.join(sorted(p.name for p in f.participants))}" for f in facts)


MEETINGS = [
    ("Vladimir Putin met Hassan Rouhani in Tehran.", "held", {"Vladimir Putin", "Hassan Rouhani"}),
    ("Putin held talks with Rouhani.", "held", {"Vladimir Putin", "Hassan Rouhani"}),
    ("Sergei Lavrov was received by King Salman in Riyadh.", "held", {"Sergei Lavrov", "Salman bin Abdulaziz"}),
    (
        "Chancellor Angela Merkel, who arrived in Ankara on Monday, met President Recep Tayyip Erdogan of Turkey.",
        "held",
        {"Angela Merkel", "Recep Tayyip Erdogan"},
    ),
    ("Putin will meet Barack Obama next week.", "planned", {"Vladimir Putin", "Barack Obama"}),
    ("Putin was due to meet Obama.", "planned", {"Vladimir Putin", "Barack Obama"}),
    ("Obama cancelled a meeting with Putin.", "cancelled", {"Vladimir Putin", "Barack Obama"}),
    (
        "Talks between Putin and Obama, set for Friday, have been called off.",
        "cancelled",
        {"Vladimir Putin", "Barack Obama"},
    ),
    (
        "Iran's foreign minister denied that he had met John Kerry in Vienna.",
        "denied",
        {"Mohammad Javad Zarif", "John Kerry"},
    ),
    (
        "François Hollande urged Vladimir Putin to meet Ukrainian President Petro Poroshenko.",
        "called_for",
        {"Vladimir Putin", "Petro Poroshenko"},
    ),
    ("التقى بوتين نظيره الإيراني حسن روحاني.", "held", {"Vladimir Putin", "Hassan Rouhani"}),
    ("سيلتقي بوتين نظيره الإيراني حسن روحاني.", "planned", {"Vladimir Putin", "Hassan Rouhani"}),
    ("قال بيسكوف إن بوتين سيلتقي أوباما في نيويورك.", "planned", {"Vladimir Putin", "Barack Obama"}),
    ("ألغى أوباما لقاءه مع بوتين.", "cancelled", {"Vladimir Putin", "Barack Obama"}),
    ("أجرى بوتين محادثات مع روحاني في موسكو.", "held", {"Vladimir Putin", "Hassan Rouhani"}),
    ("محادثات أجراها بوتين وروحاني في موسكو", "held", {"Vladimir Putin", "Hassan Rouhani"}),
    ("عقب اللقاء الذي جمع الرئيسين بوتين وروحاني", "held", {"Vladimir Putin", "Hassan Rouhani"}),
    (
        "استقبل أمير الكويت وزير الخارجية الإيراني محمد جواد ظريف أمس.",
        "held",
        {"Sabah al-Ahmad al-Sabah", "Mohammad Javad Zarif"},
    ),
]


@pytest.mark.parametrize(("text", "status", "who"), MEETINGS)
def test_who_met_whom_with_the_status(text: str, status: str, who: set[str]) -> None:
    assert ("MEET", status, frozenset(who)) in told(read(text))
    assert {f.status.value for f in read(text) if f.type == "MEET"} == {status}


OTHERS = [
    ("The United States imposed sanctions on Venezuela on Monday.", "SANCTION", {"United States", "Venezuela"}),
    ("Saudi Arabia cut diplomatic ties with Iran.", "SANCTION", {"Saudi Arabia", "Iran"}),
    ("Turkey accused Israel of violating international law.", "CRITICIZE", {"Turkey", "Israel"}),
    ("Barack Obama praised Egypt's role in the ceasefire.", "SUPPORT", {"Barack Obama", "Egypt"}),
    (
        "Qatar and Oman are mediating between Iran and the United States.",
        "MEDIATE",
        {"Qatar", "Oman", "Iran", "United States"},
    ),
    ("The foreign minister of Iran arrived in Kuwait.", "VISIT", {"Mohammad Javad Zarif", "Kuwait"}),
    ("فرض الاتحاد الأوروبي عقوبات على روسيا.", "SANCTION", {"European Union", "Russia"}),
    ("اتهمت تركيا إسرائيل بانتهاك القانون الدولي.", "CRITICIZE", {"Turkey", "Israel"}),
    ("أشاد بوتين بدور مصر في المنطقة.", "SUPPORT", {"Vladimir Putin", "Egypt"}),
    ("توسطت سلطنة عمان بين إيران والولايات المتحدة.", "MEDIATE", {"Oman", "Iran", "United States"}),
    ("وقعت مصر وروسيا اتفاقية في القاهرة.", "AGREE", {"Egypt", "Russia"}),
]


@pytest.mark.parametrize(("text", "kind", "who"), OTHERS)
def test_the_other_types(text: str, kind: str, who: set[str]) -> None:
    assert (kind, "held", frozenset(who)) in told(read(text))


TRAPS = [
    "Argentina met Brazil in the final of the tournament.",
    "The talks met expectations, the company said.",
    "The president met his ministers to discuss the budget.",
    "التقى المنتخب المصري نظيره الكاميروني في مباراة ودية.",
    "اجتمع مجلس الوزراء أمس لبحث الميزانية.",
]


@pytest.mark.parametrize("text", TRAPS)
def test_what_is_no_diplomacy_gives_nothing(text: str) -> None:
    assert read(text) == []


def test_every_quote_stands_at_its_offsets() -> None:
    text = "  Putin met Rouhani.\n\n“We agreed”, Putin said.\nالتقى بوتين روحاني 👍 في طهران."
    for fact in read(text, lang="en") + read(text, lang="ar"):
        for evidence in fact.evidence:
            assert text[evidence.start : evidence.end] == evidence.quote


def test_a_plan_and_its_holding_are_one_meeting_with_both_quotes() -> None:
    facts = [f for f in read("Putin will meet Rouhani. Putin met Rouhani in Tehran.") if f.type == "MEET"]
    assert [(f.status.value, len(f.evidence)) for f in facts] == [("held", 2)]


def test_an_office_alone_is_its_holder_on_the_day_and_marked_so() -> None:
    text = "The presidents of Venezuela and Iraq attended the summit of the Gas Exporting Countries Forum in Tehran."
    (fact,) = read(text, "2015-11-24")
    assert {(p.name, p.basis.value) for p in fact.participants} == {
        ("Nicolás Maduro", "office+date"),
        ("Fuad Masum", "office+date"),
    }
    assert fact.event is not None
    assert fact.event.id == "gecf-summit-2015"


@pytest.mark.parametrize(
    ("text", "event", "place"),
    [
        ("Putin met Modi on the sidelines of the G20 summit.", True, "Antalya"),
        ("Putin met Modi after the G20 summit.", False, None),
        ("Putin and Modi discussed the G20 summit.", False, None),
        ("Putin met Modi before leaving New Delhi.", False, "New Delhi"),
        ("التقى بوتين مودي قبل مغادرته نيودلهي.", False, "New Delhi"),
    ],
)
def test_a_meeting_is_at_the_event_where_it_was_and_not_at_one_talked_of(
    text: str, event: bool, place: str | None
) -> None:
    (fact,) = [f for f in read(text, "2015-11-24") if f.type == "MEET"]
    assert (fact.event is not None, fact.place and fact.place.name) == (event, place)


@pytest.mark.parametrize(
    "text",
    [
        "Lavrov and Kerry discussed the crisis in Syria over the phone.",
        "بحث لافروف وكيري هاتفيا الوضع في سوريا.",
    ],
)
def test_talks_by_telephone_are_in_no_place(text: str) -> None:
    (fact,) = [f for f in read(text) if f.type == "MEET"]
    assert (fact.subtype, fact.place) == ("phone", None)


def test_a_summit_named_further_on_is_that_of_the_meeting_told_before() -> None:
    text = (
        "Putin had no talks with Modi during a summit in Turkey. Obama met Modi at the G20 summit in Turkey on Sunday."
    )
    facts = [f for f in read(text, "2015-11-17") if f.type == "MEET"]
    assert {f.event and f.event.id for f in facts} == {"g20-summit-2015"}


def test_a_visit_that_has_to_wait_is_off_and_whoever_has_to_wait_is_there() -> None:
    (off,) = read("The planned visit of Angela Merkel to Ankara will have to wait.")
    (followed,) = read("Angela Merkel's visit to Ankara was followed by a cancelled flight.")
    (iced,) = read("Angela Merkel's visit to Ankara was put on ice.")
    (held,) = read("President Macron visited Moscow, where he had to wait for Putin.", "2018-05-25")
    assert followed.status.value == "held"
    assert (off.status.value, iced.status.value, held.status.value) == ("cancelled", "cancelled", "held")


def test_what_lies_between_two_countries_has_not_met() -> None:
    text = "أجرى لافروف محادثات مع زعماء قبائل على الحدود بين تشاد والسودان."
    assert not [f for f in read(text, lang="ar") if f.type == "MEET" and len(f.participants) == 2]
    assert [f for f in read("جرت في باريس محادثات بين تشاد والسودان.") if f.type == "MEET"]


def test_where_something_is_the_matter_is_no_venue() -> None:
    (fact,) = [f for f in read("بحث لافروف مع كيري الوضع في سوريا.") if f.type == "MEET"]
    assert fact.place is None


def test_a_name_that_is_not_the_holder_s_is_never_made_the_holder() -> None:
    facts = read("French President Bernard Dupont met Angela Merkel in Berlin.")
    assert {p.name for f in facts for p in f.participants} == {"Bernard Dupont", "Angela Merkel"}
    assert {p.basis.value for f in facts for p in f.participants if p.name == "Bernard Dupont"} == {"provisional"}


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("Putin met Rouhani on Monday.", "2015-07-27"),
        ("Putin met Rouhani yesterday.", "2015-07-31"),
        ("Putin will meet Rouhani on Monday.", "2015-08-03"),
        ("Putin met Rouhani in May.", "2015-05"),
        ("Putin met Rouhani on 3 June 2014.", "2014-06-03"),
        ("التقى بوتين روحاني أمس الجمعة.", "2015-07-31"),
        ("التقى بوتين روحاني في فبراير الماضي.", "2015-02"),
        ("التقى بوتين روحاني يوم 23 يوليو/تموز.", "2015-07-23"),
    ],
)
def test_dates_are_read_from_the_article_s_day(text: str, start: str) -> None:
    dates = [f.date.start for f in read(text) if f.type == "MEET" and f.date]
    assert dates == [start]


def test_without_a_day_of_publication_the_year_stays_open() -> None:
    (fact,) = [f for f in read("Putin met Rouhani on 23 November.", published=None) if f.type == "MEET"]
    assert fact.date is not None
    assert (fact.date.start, fact.date.precision.value) == ("XXXX-11-23", "open")


def test_a_known_edition_gives_the_year_and_never_the_clock() -> None:
    text = "التقى بوتين وروحاني مساء الاثنين 23 نوفمبر على هامش قمة منتدى الدول المصدرة للغاز في طهران."
    (fact,) = [f for f in read(text, published=None) if f.type == "MEET"]
    assert fact.date is not None
    assert fact.date.start == "2015-11-23"
    assert "event" in fact.date.basis


def test_the_language_is_told_by_the_script() -> None:
    assert (language_of("التقى بوتين روحاني"), language_of("Putin met Rouhani")) == ("ar", "en")


def test_a_language_without_a_pack_is_refused() -> None:
    with pytest.raises(UnknownLanguageError, match="no language pack for 'xx'"):
        read("Putin met Rouhani.", lang="xx")
