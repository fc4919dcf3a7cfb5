"""The scorer itself: what it takes for the same, and what not."""

from __future__ import annotations

from typing import Any

import pytest
from scoring import Annotated, Report, score

from graph.facts import Article, Evidence, Fact, Participant

TEXT = "Russian President Vladimir Putin met Iranian President Hassan Rouhani in Tehran."
ARTICLE = Article(id="a", text=TEXT, lang="en", published="2015-11-23")


def person(name: str, **more: Any) -> Participant:
    return Participant(id=name, name=name, mention=name, kind="person", role="party", basis="alias", **more)


def country(identity: str, name: str) -> Participant:
    return Participant(id=identity, name=name, mention=name, kind="country", role="party", basis="alias")


def fact(*parties: Participant, kind: str = "MEET", status: str = "held") -> Fact:
    quote = Evidence(quote=TEXT, start=0, end=len(TEXT))
    return Fact(id="f", article="a", type=kind, status=status, participants=parties, evidence=(quote,), confidence=1,
                extractor="test")  # fmt: skip


def gold(*names: str, kind: str = "MEET", of: str = "person", **more: Any) -> dict[str, Any]:
    participants = [{"name_en": name, "name_as_written": name, "kind": of} for name in names]
    return {"type": kind, "status": "held", "participants": participants, "date": None, **more}


def report(expected: list[dict[str, Any]], *found: Fact) -> Report:
    return score([Annotated(ARTICLE, expected)], lambda _: list(found))


PUTIN, ROUHANI = person("Vladimir Putin"), person("Hassan Rouhani")
MET = gold("Vladimir Putin", "Hassan Rouhani")


def test_the_same_is_right() -> None:
    got = report([MET], fact(ROUHANI, PUTIN))
    assert (got.strict.f1, got.relaxed.f1, got.meet.f1) == (1, 1, 1)
    assert got.status == [True]
    assert got.errors == []


def test_another_status_is_half_right() -> None:
    got = report([MET], fact(PUTIN, ROUHANI, status="planned"))
    assert (got.strict.f1, got.relaxed.f1, got.meet.f1) == (0, 1, 0)
    assert got.status == [False]


def test_a_status_that_is_accepted_too() -> None:
    assert report([MET | {"status_also_accepted": ["planned"]}], fact(PUTIN, ROUHANI, status="planned")).strict.f1 == 1


def test_one_of_two_is_not_enough() -> None:
    got = report([MET], fact(PUTIN, person("Ali Khamenei")))
    assert (got.relaxed.right, got.relaxed.missed, got.relaxed.false) == (0, 1, 1)
    assert [kind for kind, _, _ in got.errors] == ["missed", "false"]


def test_what_is_optional_is_neither_missed_nor_counted() -> None:
    optional = MET | {"optional": True}
    for found in ([], [fact(PUTIN, ROUHANI)]):
        got = report([optional], *found)
        assert (got.relaxed.right, got.relaxed.missed, got.relaxed.false) == (0, 0, 0)


@pytest.mark.parametrize(
    ("written", "found", "same"),
    [
        ("Putin", "Vladimir Putin", True),
        ("President Vladimir Putin", "Vladimir Putin", True),
        ("Gurbanguly Berdymukhamedov", "Gurbanguly Berdimuhamedow", True),
        ("الرئيس فلاديمير بوتين", "فلاديمير بوتين", True),
        ("Igor Ivanov", "Sergei Ivanov", False),
        ("Li Peng", "Li Keqiang", False),
        ("Hassan", "Ali Hassan Khalil", False),
    ],
)
def test_names_of_people(written: str, found: str, same: bool) -> None:
    assert report([gold(written, "Hassan Rouhani")], fact(person(found), ROUHANI)).strict.right == same


def test_a_country_is_known_by_its_other_names_and_is_nobody() -> None:
    russia, iran = country("Q159", "Russia"), country("Q794", "Iran")
    assert report([gold("Moscow", "Tehran", of="country")], fact(russia, iran)).strict.f1 == 1
    assert report([gold("Moscow", "Baghdad", of="country")], fact(russia, iran)).strict.f1 == 0
    assert report([gold("Russia", "Iran")], fact(russia, iran)).strict.f1 == 0


def test_to_agree_is_to_cooperate_and_those_who_attend_are_counted_one_by_one() -> None:
    agreed = gold("Vladimir Putin", "Hassan Rouhani", kind="AGREE")
    assert report([agreed], fact(PUTIN, ROUHANI, kind="COOPERATE")).strict.f1 == 1
    attended = report([gold("Vladimir Putin", "Hassan Rouhani", kind="ATTEND")], fact(PUTIN, kind="ATTEND"))
    assert (attended.strict.right, attended.strict.missed) == (1, 1)


def test_statements_are_counted_apart() -> None:
    got = report([gold("Vladimir Putin", kind="STATE")], fact(PUTIN, kind="STATE"))
    assert (got.state.right, got.relaxed.right) == (1, 0)


def test_a_fact_where_none_is_fails_the_trap() -> None:
    assert report([]).traps == [True]
    assert report([], fact(PUTIN, ROUHANI)).traps == [False]
