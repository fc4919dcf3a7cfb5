"""What a fact is about: the topics of its sentence, of later ones that go on telling of it, and ties between states."""

from __future__ import annotations

import pytest
from test_reading import read

MET = {
    "en": "King Abdullah met Robert Gates in Amman on Friday.",
    "ar": "التقى الملك عبدالله الثاني روبرت غيتس في عمان الجمعة.",
}


def of_meeting(text: str) -> set[str]:
    (met,) = [f for f in read(text, "2011-03-25") if f.type.value == "MEET"]
    return {topic.id for topic in met.topics}


@pytest.mark.parametrize(
    ("lang", "more"),
    [
        ("en", "The meeting dealt with bilateral relations and counter-terrorism."),
        ("en", "The talks focused on Jordanian-American relations and counter-terrorism."),
        ("ar", "وتناول اللقاء العلاقات الثنائية ومكافحة الإرهاب."),
        ("ar", "وجرى خلال اللقاء بحث العلاقات بين الأردن وأمريكا ومكافحة الإرهاب."),
    ],
)
def test_a_later_sentence_says_what_a_meeting_was_about(lang: str, more: str) -> None:
    assert of_meeting(f"{MET[lang]} {more}") == {"bilateral-relations", "counter-terrorism"}


@pytest.mark.parametrize(
    ("lang", "more"),
    [
        ("en", "The talks of the Six in Beijing dealt with counter-terrorism."),
        ("en", "A meeting next week will deal with counter-terrorism."),
        ("ar", "أما اللقاء الذي عقد في بكين فتناول مكافحة الإرهاب."),
    ],
)
def test_another_meeting_says_nothing_of_it(lang: str, more: str) -> None:
    assert of_meeting(f"{MET[lang]} {more}") == set()


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("Sergei Lavrov met Taro Kono to discuss Russian-Japanese relations.", {"bilateral-relations"}),
        (
            "Sergei Lavrov met Taro Kono to discuss cooperation with Japan and trade.",
            {"strengthening-cooperation", "trade"},
        ),
        ("التقى سيرغي لافروف تارو كونو لبحث علاقات روسيا واليابان.", {"bilateral-relations"}),
        ("Sergei Lavrov met Taro Kono of Japan.", set()),
    ],
)
def test_ties_between_states_are_told_by_their_names(text: str, topics: set[str]) -> None:
    assert of_meeting(text) == topics


def test_of_a_conflict_the_narrowest_is_told_and_of_all_else_what_is_named() -> None:
    text = "Sergei Lavrov met Taro Kono on Syria, the Syrian settlement, bilateral relations and strategic partnership."
    assert of_meeting(text) == {"syria-settlement", "bilateral-relations", "strategic-partnership"}


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("Peru has ordered six Chilean diplomats to leave the country.", {"expulsion-of-diplomats"}),
        ("علق الاتحاد الإفريقي عضوية بوركينا فاسو.", {"suspension-of-membership"}),
        ("أمهلت كينيا السفير البيروفي 48 ساعة لمغادرة البلاد.", {"expulsion-of-diplomats"}),
    ],
)
def test_a_measure_is_a_topic_itself(text: str, topics: set[str]) -> None:
    (fact,) = read(text, "2012-05-30")
    assert {t.id for t in fact.topics} >= topics


def test_suspended_imports_are_no_suspended_member() -> None:
    (fact,) = read("Russia suspended imports of wine from Moldova.", "2012-05-30")
    assert "suspension-of-membership" not in {t.id for t in fact.topics}


def test_a_meeting_is_about_what_its_sides_agree_on() -> None:
    text = (
        "Angela Merkel met Martin Vizcarra in Lima on Monday. Germany and Peru agreed to cooperate on renewable "
        "energy. Germany and Chile agreed to cooperate on tourism."
    )
    met = next(f for f in read(text, "2018-11-20") if f.type.value == "MEET")
    assert {t.id for t in met.topics} == {"renewable-energy"}
    assert [e.quote.split()[0] for e in met.evidence] == ["Angela", "Germany"]  # the sentence that says so, too
