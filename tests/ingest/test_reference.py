"""The knowledge base as the graph takes it."""

from __future__ import annotations

from ingest import kb
from ingest.reference import capital_id, reference


def by_id(rows: object) -> dict[str, dict[str, object]]:
    return {row["id"]: row for row in rows}  # type: ignore[attr-defined]


def test_a_capital_is_a_place_of_its_country() -> None:
    iran = kb.load().by_iso["IRN"]
    tehran = by_id(reference().places)[capital_id(iran)]
    assert (tehran["name"], tehran["name_ar"], tehran["country"]) == ("Tehran", "طهران", "IRN")


def test_terms_of_office_are_of_offices_and_people_that_stand() -> None:
    made = reference()
    assert {hold["office"] for hold in made.holds} == by_id(made.offices).keys()
    assert {hold["person"] for hold in made.holds} <= by_id(made.people).keys()


def test_an_office_belongs_to_its_country() -> None:
    base, offices = kb.load(), by_id(reference().offices)
    assert offices["president@IRN"] == {
        "id": "president@IRN",
        "name": "president of Iran",
        "of": base.by_iso["IRN"].id,
    }


def test_no_id_stands_twice() -> None:
    made = reference()
    kinds = (
        made.countries,
        made.people,
        made.organizations,
        made.places,
        made.events,
        made.topics,
        made.offices,
    )
    ids = [row["id"] for rows in kinds for row in rows]
    assert len(ids) == len(set(ids))


def test_a_summit_is_held_where_its_edition_was() -> None:
    event = by_id(reference().events)["gecf-summit-2015"]
    assert (event["series"], event["start"], event["place"]) == ("gecf-summit", "2015-11-21", "tehran")
