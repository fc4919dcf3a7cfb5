"""What was known on a day: by what was published until then, whatever came later."""

from __future__ import annotations

import pytest
from graph_facts import IRAN, KHAMENEI, PUTIN, ROUHANI, article, meet, on
from test_load import loaded

from graph.facts import Status
from graph.queries import browse
from graph.queries.happenings import HappeningFilter, happenings
from graph.queries.paths import meeting_chains
from graph.store import Store

pytestmark = pytest.mark.anyio

DAY = on("2015-11-23")
PLAN = (article("plan", "2015-11-01"), [meet(PUTIN, ROUHANI, article="plan", date=DAY, status=Status.PLANNED)])
OFF = (article("off", "2015-11-10"), [meet(PUTIN, ROUHANI, article="off", date=DAY, status=Status.CANCELLED)])
HELD = (article("held", "2015-11-23"), [meet(PUTIN, ROUHANI, article="held", date=DAY)])
UNDATED = (article("undated", None), [meet(KHAMENEI, ROUHANI, article="undated", date=DAY)])


@pytest.fixture
async def told(store: Store) -> Store:
    await loaded(store, PLAN, OFF, HELD, UNDATED)
    return store


@pytest.mark.parametrize(
    ("day", "status", "articles"),
    [
        ("2015-10-31", None, []),
        ("2015-11-01", "planned", ["plan"]),
        ("2015-11-22", "cancelled", ["off", "plan"]),
        ("2015-11-23", "held", ["held", "off", "plan"]),
    ],
)
async def test_status_and_facts_are_as_they_were_known(
    told: Store, day: str, status: str | None, articles: list[str]
) -> None:
    cypher, params = happenings(HappeningFilter(participants=(PUTIN.id,), as_of=day))
    rows = await told.read(cypher, **params)
    assert [row["status"] for row in rows] == ([status] if status else [])
    facts = [fact for row in rows for fact in row["facts"]]
    known = await told.read("MATCH (f:Fact) WHERE f.id IN $ids RETURN f.article AS a ORDER BY a", ids=facts)
    assert [row["a"] for row in known] == articles
    assert all(set(row["statuses"]) <= {"planned", "cancelled", "held"} for row in rows)
    only_held = HappeningFilter(participants=(PUTIN.id,), statuses=("held",), as_of=day)
    cypher, params = happenings(only_held)
    assert len(await told.read(cypher, **params)) == (status == "held")


async def test_what_no_day_of_publication_vouches_for_was_not_known(told: Store) -> None:
    cypher, params = happenings(HappeningFilter(participants=(KHAMENEI.id,), as_of="2030-01-01"))
    assert await told.read(cypher, **params) == []


async def test_chains_and_facts_are_as_they_were_known(told: Store) -> None:
    for day, found in (("2015-11-22", 0), ("2015-11-23", 1)):
        cypher, params = meeting_chains(PUTIN.id, ROUHANI.id, 1, as_of=day)
        assert len(await told.read(cypher, **params)) == found
    cypher, params = browse.facts(browse.FactFilter(participant=PUTIN.id, as_of="2015-11-10"), None, 10)
    assert len(await told.read(cypher, **params)) == 2
    cypher, params = browse.facts(browse.FactFilter(participant=IRAN.id, as_of="2015-11-10"), None, 10)
    assert await told.read(cypher, **params) == []
