"""What the pages are made of: chips, pictures, histograms, texts with marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from talks import ARTICLE, FACTS, TEXT

from app.api.models import Entity, Happening, Part
from app.ask import cues
from app.ask.understand import understand
from app.explorer.about import groups, matrix
from app.explorer.chips import chips, replaced, without
from app.explorer.drawn import histogram
from app.explorer.marks import Stretch, stretches
from app.explorer.picture import of_told
from app.explorer.told import Told
from app.explorer.web import LANGUAGES, in_lang, phrases
from graph.facts import Evidence, Fact, FactType, Place, Status
from graph.load import load_articles, retract
from graph.remarks import Complaint, Remark, keep, remarks


@pytest.mark.parametrize(
    ("question", "text", "left"),
    [
        ("Who met Putin in Tehran?", "Tehran", "Who met Putin?"),
        ("Who met Putin in Tehran in 2015?", "Putin", "Who met in Tehran in 2015?"),
        ("من التقى بوتين في طهران؟", "طهران", "من التقى بوتين؟"),
        ("Who met Putin?", "Merkel", "Who met Putin?"),
        ("Who (met) a+b?", "a+b", "Who (met)?"),
    ],
)
def test_words_are_dropped_with_the_preposition_before_them(question, text, left):
    assert without(question, text) == left


def test_replacing_takes_the_new_words_as_they_are():
    assert replaced("Who met Putin?", "Putin", r"\1 Rouhani") == r"Who met \1 Rouhani?"


@pytest.mark.parametrize("question", ["Who met Putin in Tehran in November 2015?", "من التقى بوتين في طهران في 2015؟"])
def test_a_question_without_a_chip_still_asks(question):
    lang = understand(question).lang
    understood = {"act": "meet", "who": ["x"], "place": ["y"], "from": "2015-01-01"}
    dropped = [chip.without for chip in chips(question, lang, understood) if chip.without]
    assert len(dropped) == 2
    assert all(understand(left, lang).understood for left in dropped)


@pytest.mark.parametrize(
    ("days", "periods", "counts"),
    [
        (["2015-11-22", "2015-11-24", "2015-11-22"], ("2015-11-22", "2015-11-23", "2015-11-24"), (2, 0, 1)),
        (["2015-11-22", "2016-01"], ("2015-11", "2015-12", "2016-01"), (1, 0, 1)),
        (["2013", "2015-11-22"], ("2013", "2014", "2015"), (1, 0, 1)),
        (["XXXX-11-23"], (), ()),
    ],
)
def test_histogram(days, periods, counts):
    found = histogram(days)
    assert (found.periods, found.counts) == (periods, counts)


def keys(words, path=""):
    for name, value in words.items():
        yield f"{path}{name}"
        if isinstance(value, dict):
            yield from keys(value, f"{path}{name}.")


def test_both_languages_have_all_words():
    assert set(keys(phrases("en"))) == set(keys(phrases("ar")))


def test_a_town_is_shown_without_its_state():
    tehran = Place(id="tehran", name="Tehran", names={"ar": "طهران", "en": "Tehran, Iran"}, country="IRN")
    assert [in_lang(tehran, lang) for lang in ("en", "ar", "fr")] == ["Tehran", "طهران", "Tehran"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_field_of_an_interpretation_has_a_word(lang):
    fields = set(cues.sentences(lang)["fields"]) - {"from", "to"}
    assert fields | {"intent", "date", "order"} == set(phrases(lang)["field"])


def fact(identity: str, *spans: tuple[int, int]) -> Fact:
    evidence = [Evidence(quote=TEXT[start:end], start=start, end=end) for start, end in spans]
    return FACTS[0].model_copy(update={"id": identity, "evidence": tuple(evidence)})


@given(st.lists(st.lists(st.tuples(st.integers(0, 90), st.integers(1, 9)), min_size=1, max_size=3), max_size=5))
def test_marks_keep_every_letter_and_stand_exactly(spans):
    facts = [fact(f"f-{k}", *((a, a + n) for a, n in some)) for k, some in enumerate(spans)]
    parts = stretches(TEXT, facts)
    assert "".join(part.text for part in parts) == TEXT
    at = 0
    for part in parts:
        for letter in range(at, at + len(part.text)):
            marked = {f.id for f in facts if any(e.start <= letter < e.end for e in f.evidence)}
            assert {f.id for f in part.facts} == marked
        at += len(part.text)


def test_evidence_of_another_text_is_not_marked():
    other = fact("f-1", (0, 4)).model_copy(update={"evidence": (Evidence(quote="Zoe ", start=0, end=4),)})
    assert stretches(TEXT, [other]) == [Stretch(TEXT)]


@pytest.mark.anyio
async def test_a_remark_is_kept_once_and_outlives_the_article(embedded_store):
    await load_articles(embedded_store, [(ARTICLE, FACTS)])
    remark = Remark(article=ARTICLE.id, complaint=Complaint.WRONG, fact=FACTS[0].id, comment="<b>no</b>\u202e")
    first = await keep(embedded_store, remark)
    assert first.recorded
    assert await keep(embedded_store, remark) == first
    await retract(embedded_store, ARTICLE.id)
    assert await remarks(embedded_store) == [first] == await remarks(embedded_store, ARTICLE.id)
    assert await remarks(embedded_store, "another") == []


def someone(identity: str, role: str = "party", kind: str = "person") -> Part:
    return Part(id=identity, name=identity, kind=kind, role=role)


def happening(kind: FactType, status: Status, *parts: Part, **more: object) -> Happening:
    identity = "-".join([kind, status, *(part.id for part in parts)])
    fields = {"id": identity, "name": identity, "type": kind, "status": status, "statuses": [status]}
    return Happening(**fields, subtype=None, date=None, participants=list(parts), articles=1, **more)


SUMMIT = Entity(id="summit", kind="event", name="summit")
A, B, C = someone("a"), someone("b"), someone("c")


def test_those_who_attend_are_joined_to_the_summit_and_not_to_each_other():
    attends = happening(FactType.ATTEND, Status.HELD, A, B, C, events=[SUMMIT])
    edges = [one["data"] for one in of_told([Told(attends, ())]) if "source" in one["data"]]
    assert [(edge["source"], edge["target"]) for edge in edges] == [("a", "summit"), ("b", "summit"), ("c", "summit")]


def test_a_visitor_is_joined_to_the_destination_by_how_often():
    visit = happening(FactType.VISIT, Status.HELD, someone("land", "destination", "country"), someone("a", "visitor"))
    (edge,) = [one for one in of_told([Told(visit, ()), Told(visit, ())]) if "source" in one["data"]]
    assert (edge["data"]["source"], edge["data"]["target"], edge["data"]["count"]) == ("a", "land", 2)
    assert edge["classes"] == "held directed"


def test_matrix_has_each_two_in_both_orders_and_no_countries():
    land = someone("land", kind="country")
    found = matrix([happening(FactType.MEET, Status.HELD, B, A, land), happening(FactType.MEET, Status.HELD, A, B)])
    assert [who.id for who in found.people] == ["a", "b"]
    assert {key: len(some) for key, some in found.cells.items()} == {(0, 1): 2, (1, 0): 2}


def test_what_two_planned_stands_apart_from_what_they_did():
    kinds = (FactType.MEET, FactType.COOPERATE, FactType.CRITICIZE, FactType.STATE)
    some = [Told(happening(kind, status, A, B), ()) for kind in kinds for status in (Status.HELD, Status.DENIED)]
    sizes = {name: len(found) for name, found in groups(some).items()}
    assert sizes == {"meetings": 1, "cooperation": 1, "agreements": 0, "criticism": 2, "unheld": 3, "other": 1}
