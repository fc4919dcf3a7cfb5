"""Names as people write them find whom they mean in the knowledge base."""

from __future__ import annotations

import pytest

from app.names import Names, known, sound


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        ("Vladimir Putin", "Q7747"),
        ("putin vladimir", "Q7747"),
        ("بوتين", "Q7747"),
        ("Hassan Rohani", "hassan-rouhani"),
        ("روحانى", "hassan-rouhani"),
        ("ahmadinej", "mahmoud-ahmadinejad"),
        ("Ahmedinajad", "mahmoud-ahmadinejad"),
        ("Qaddafi", "muammar-gaddafi"),
        ("lavrof", "sergei-lavrov"),
        ("GECF", "gas-exporting-countries-forum"),
        ("GCC", "gulf-cooperation-council"),
        ("UNSC", "un-security-council"),
        ("Tehran gas summit", "gecf-summit-2015"),
        ("قمة الغاز طهران", "gecf-summit-2015"),
        ("ايران", "Q794"),
        ("Teheran", "tehran"),
        ("counter terrorism", "counter-terrorism"),
    ],
)
def test_the_first_found(asked: str, first: str) -> None:
    assert known().find(asked)[0].id == first


@pytest.mark.parametrize("asked", ["", "  ", "?!", "qqqqqqqq", "Putin qqqqqqqq"])
def test_what_nobody_bears_finds_nobody(asked: str) -> None:
    assert known().find(asked) == []


def test_letter_for_letter_is_one_and_less_is_less() -> None:
    none: frozenset[str] = frozenset()
    names = Names(
        [("a", "person", "Anna Ivanova", none), ("b", "person", "Anna", none), ("c", "place", "Annaba", none)]
    )
    assert [(m.id, m.score) for m in names.find("anna")] == [("b", 1.0), ("c", 0.95), ("a", 0.85)]
    assert [m.id for m in names.find("anna", "place")] == ["c"]
    assert [m.id for m in names.find("anna", limit=1)] == ["b"]
    (typo,) = names.find("Ana Ivanofa")
    assert typo.id == "a"
    assert typo.score < 0.95


@pytest.mark.parametrize(("one", "other"), [("gaddafi", "qadhafi"), ("khamenei", "خامنئي"), ("lavrov", "لافروف")])
def test_spellings_of_one_name_sound_alike(one: str, other: str) -> None:
    assert sound(one) == sound(other)


def test_other_names_do_not() -> None:
    assert len({sound(name) for name in ("putin", "rouhani", "lavrov", "maduro")}) == 4
