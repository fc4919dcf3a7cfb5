"""Questions of the graph, on a small one whose answers are known."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from graph_facts import (
    BUHARI,
    IRAN,
    KHAMENEI,
    MADURO,
    MOSCOW,
    PUTIN,
    ROUHANI,
    RUSSIA,
    SUMMIT,
    SYRIA,
    TEHRAN,
    TERROR,
    TRADE,
    article,
    as_role,
    load_article,
    make,
    meet,
    on,
)
from test_load import REFERENCE

from graph.facts import Fact, FactType, Named, Precision, Role, Status, Subtype
from graph.queries.happenings import (
    FACTS,
    HappeningFilter,
    Query,
    happenings,
    tidy,
    topics_between,
)
from graph.queries.network import EdgeFilter, EntityKind, among, around, strongest
from graph.reference import load_reference
from graph.store import Store

pytestmark = pytest.mark.anyio

DAY = on("2015-11-23")
LIBYA = Named(id="Q1016", name="Libya")  # a country that is talked about
AS_TOPIC = Named(id=IRAN.id, name=IRAN.name)
WITH_ROUHANI = meet(PUTIN, ROUHANI, date=DAY, place=TEHRAN, event=SUMMIT, topics=[SYRIA])
WITH_KHAMENEI = meet(PUTIN, KHAMENEI, date=DAY, place=TEHRAN, start=20)  # the summit is not named
WITH_MADURO = meet(PUTIN, MADURO, status=Status.PLANNED, event=SUMMIT, start=40)
IN_MOSCOW = meet(
    PUTIN,
    ROUHANI,
    date=on("2017-03", Precision.MONTH),
    place=MOSCOW,
    topics=[TRADE, TERROR, LIBYA, AS_TOPIC],
    start=60,
)
CALL = meet(PUTIN, ROUHANI, date=on("2016-01-05"), subtype=Subtype.PHONE, start=80)
COMING = make(
    FactType.ATTEND,
    [as_role(who, Role.ATTENDEE) for who in (PUTIN, MADURO, BUHARI)],
    status=Status.PLANNED,
    event=SUMMIT,
    start=100,
)
CAME = make(FactType.ATTEND, [as_role(MADURO, Role.ATTENDEE)], date=DAY, place=TEHRAN, event=SUMMIT, start=120)
VISIT = make(
    FactType.VISIT,
    [as_role(PUTIN, Role.VISITOR), as_role(IRAN, Role.DESTINATION)],
    date=DAY,
    place=TEHRAN,
    start=140,
)
COOPERATION = make(FactType.COOPERATE, [RUSSIA, IRAN], date=DAY, topics=[TERROR], status=Status.PLANNED, start=160)
EVERYTHING = [
    WITH_ROUHANI,
    WITH_KHAMENEI,
    WITH_MADURO,
    IN_MOSCOW,
    CALL,
    COMING,
    CAME,
    VISIT,
    COOPERATION,
]


@pytest.fixture
async def filled(store: Store) -> Store:
    await load_reference(store, REFERENCE)
    await load_article(store, article("a-1"), EVERYTHING)
    return store


async def ask(store: Store, query: Query) -> list[dict[str, Any]]:
    cypher, params = query
    return tidy(await store.read(cypher, **params))


MEET = ("MEET",)


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        pytest.param(
            HappeningFilter(types=MEET, events=(SUMMIT.id,)),
            [WITH_ROUHANI, WITH_KHAMENEI, WITH_MADURO],
            id="who met whom at the summit, or there on its days",
        ),
        pytest.param(
            HappeningFilter(types=MEET, events=(SUMMIT.id,), statuses=("held",)),
            [WITH_ROUHANI, WITH_KHAMENEI],
            id="of these, what was held",
        ),
        pytest.param(HappeningFilter(types=MEET, participants=(PUTIN.id, MADURO.id)), [WITH_MADURO], id="did X meet Y"),
        pytest.param(HappeningFilter(types=MEET, participants=(MADURO.id, BUHARI.id)), [], id="two that never met"),
        pytest.param(
            HappeningFilter(types=MEET, participants=(KHAMENEI.id,), place=TEHRAN.id),
            [WITH_KHAMENEI],
            id="whom did X meet in the city",
        ),
        pytest.param(
            HappeningFilter(types=MEET, place=IRAN.id),
            [WITH_ROUHANI, WITH_KHAMENEI],
            id="who met whom in the country",
        ),
        pytest.param(
            HappeningFilter(types=MEET, participants=(IRAN.id, RUSSIA.id)),
            [WITH_ROUHANI, WITH_KHAMENEI, IN_MOSCOW, CALL],
            id="meetings of two countries' people",
        ),
        pytest.param(
            HappeningFilter(types=MEET, from_="2017-03-15", to="2017-03-20"),
            [IN_MOSCOW],
            id="a month is in a range that has some of its days",
        ),
        pytest.param(HappeningFilter(types=MEET, to="2015-12-31"), [WITH_ROUHANI, WITH_KHAMENEI], id="until a day"),
        pytest.param(HappeningFilter(types=MEET, subtypes=("phone",)), [CALL], id="by phone"),
        pytest.param(HappeningFilter(topic="security"), [IN_MOSCOW, COOPERATION], id="a topic with its narrower ones"),
        pytest.param(HappeningFilter(types=("VISIT",), participants=(IRAN.id,)), [VISIT], id="who visited a country"),
    ],
)
async def test_happenings(filled: Store, wanted: HappeningFilter, expected: list[Fact]) -> None:
    rows = await ask(filled, happenings(wanted))
    assert sorted(fact for row in rows for fact in row["facts"]) == sorted(fact.id for fact in expected)


async def test_a_row_has_all_that_an_answer_needs(filled: Store) -> None:
    (row,) = await ask(filled, happenings(HappeningFilter(participants=(ROUHANI.id,), events=(SUMMIT.id,))))
    assert row.pop("id").startswith("h-")
    assert row == {
        "type": "MEET",
        "subtype": "bilateral",
        "status": "held",
        "statuses": ["held"],
        "date_start": "2015-11-23",
        "date_end": None,
        "date_precision": "day",
        "participants": [
            {
                "id": "Q7747",
                "name": PUTIN.name,
                "name_ar": PUTIN.names["ar"],
                "kind": "person",
                "role": "party",
            },
            {
                "id": ROUHANI.id,
                "name": ROUHANI.name,
                "name_ar": ROUHANI.names["ar"],
                "kind": "person",
                "role": "party",
            },
        ],
        "places": [{"id": "tehran", "name": "Tehran", "name_ar": "طهران"}],
        "events": [{"id": SUMMIT.id, "name": SUMMIT.name, "name_ar": None}],
        "topics": [{"id": SYRIA.id, "name": SYRIA.name, "name_ar": SYRIA.names["ar"]}],
        "facts": [WITH_ROUHANI.id],
    }


async def test_attendees_of_an_event_by_status(filled: Store) -> None:
    rows = await ask(filled, happenings(HappeningFilter(types=("ATTEND",), events=(SUMMIT.id,))))
    assert {(row["participants"][0]["id"], row["status"]) for row in rows} == {
        (PUTIN.id, "planned"),
        (MADURO.id, "held"),
        (BUHARI.id, "planned"),
    }


async def test_by_date_and_the_undated_last(filled: Store) -> None:
    rows = await ask(filled, happenings(HappeningFilter(types=MEET)))
    assert [row["date_start"] for row in rows] == ["2015-11-23", "2015-11-23", "2016-01-05", "2017-03", None]
    assert len(await ask(filled, happenings(HappeningFilter(types=MEET), limit=2))) == 2


async def test_topics_between_two_countries(filled: Store) -> None:
    rows = await ask(filled, topics_between(RUSSIA.id, IRAN.id))
    assert {(row["id"], row["type"], row["status"]): row["facts"] for row in rows} == {
        (TERROR.id, "COOPERATE", "planned"): [COOPERATION.id],
        (TERROR.id, "MEET", "held"): [IN_MOSCOW.id],
        (TRADE.id, "MEET", "held"): [IN_MOSCOW.id],
        (SYRIA.id, "MEET", "held"): [WITH_ROUHANI.id],
        (LIBYA.id, "MEET", "held"): [IN_MOSCOW.id],
    }
    first = next(row for row in rows if row["id"] == TRADE.id)
    assert (first["first"], first["last"], first["name_ar"]) == ("2017-03-01", "2017-03-31", "التجارة")


@pytest.mark.parametrize("first", ["2015-10-25", "2015-11-23", "2015-12-25"])
async def test_topics_of_a_short_time_are_the_same_found_by_time(
    filled: Store, monkeypatch: pytest.MonkeyPatch, first: str
) -> None:
    wide = [on("2015-11", Precision.MONTH), on("2015", Precision.YEAR), on("2015-12-30", Precision.APPROX), None]
    facts = [make(FactType.AGREE, [RUSSIA, IRAN], article="b", date=when, topics=[TRADE], start=40 * n)
             for n, when in enumerate(wide)]  # fmt: skip
    await load_article(filled, article("b"), facts)
    last = (date.fromisoformat(first) + timedelta(9)).isoformat()
    query = topics_between(RUSSIA.id, IRAN.id, from_=first, to=last)
    found = await ask(filled, query)
    assert found
    assert "periods" in query[1]
    monkeypatch.setattr("graph.queries.happenings._SHORT", 9)
    query = topics_between(RUSSIA.id, IRAN.id, from_=first, to=last)
    assert "periods" not in query[1]
    assert await ask(filled, query) == found


async def test_topics_between_people_in_a_range(filled: Store) -> None:
    rows = await ask(filled, topics_between(PUTIN.id, ROUHANI.id, MEET, from_="2016-01-01", to="2018-12-31"))
    assert {row["id"] for row in rows} == {TRADE.id, TERROR.id, LIBYA.id, IRAN.id}
    assert await ask(filled, topics_between(MADURO.id, ROUHANI.id)) == []


async def filled_rows(store: Store, query: Query | None) -> list[dict[str, Any]]:
    assert query is not None
    return await store.read(query[0], **query[1])


async def test_edges_around_a_person(filled: Store) -> None:
    rows = await filled_rows(filled, around([MADURO.id], EdgeFilter(), 10))
    assert {(row["type"], row["source"], row["target"]) for row in rows} == {
        ("PLANS_TO_MEET", PUTIN.id, MADURO.id),
        ("ATTENDS", MADURO.id, SUMMIT.id),
    }
    rows = await filled_rows(filled, around([PUTIN.id], EdgeFilter((FactType.MEET,), (Status.HELD,)), 10))
    assert [({row["source"], row["target"]}, row["count"], row["first"], row["last"]) for row in rows] == [
        ({PUTIN.id, ROUHANI.id}, 3, "2015-11-23", "2017-03-31"),
        ({PUTIN.id, KHAMENEI.id}, 1, "2015-11-23", "2015-11-23"),
    ]


async def test_within_days_an_edge_counts_what_happened_in_them(filled: Store) -> None:
    wanted = EdgeFilter((FactType.MEET,), (Status.HELD,), from_="2016-01-01", to="2017-12-31")
    rows = await filled_rows(filled, around([PUTIN.id], wanted, 10))
    assert [(row["count"], row["first"], len(row["happenings"])) for row in rows] == [(2, "2016-01-05", 2)]


async def test_the_strongest_edges_between_kinds_and_how_often(filled: Store) -> None:
    rows = await filled_rows(filled, strongest(EdgeFilter(kinds=(EntityKind.PERSON,), least=2), 10))
    assert [{row["source"], row["target"]} for row in rows] == [{PUTIN.id, ROUHANI.id}]
    assert strongest(EdgeFilter((FactType.STATE,)), 10) is None


async def test_edges_among_some_leave_the_others_out(filled: Store) -> None:
    rows = await filled_rows(filled, among([PUTIN.id, KHAMENEI.id, MADURO.id], EdgeFilter(), 10))
    assert {row["type"] for row in rows} == {"MEETS", "PLANS_TO_MEET"}


async def test_the_facts_of_an_answer_read_back_whole(filled: Store) -> None:
    rows = await filled.read(FACTS, ids=[CALL.id, VISIT.id])
    assert {Fact.model_validate_json(row["json"]).id for row in rows} == {CALL.id, VISIT.id}
