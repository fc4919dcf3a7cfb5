"""Chains of meetings, on a small graph whose chains are known."""

from __future__ import annotations

from typing import Any

import pytest
from graph_facts import BUHARI, KHAMENEI, MADURO, PUTIN, ROUHANI, STRANGER, article, load_article, meet, on
from test_load import REFERENCE

from graph.facts import Status
from graph.queries.paths import LONGEST, meeting_chains, shortest_chain
from graph.reference import load_reference
from graph.store import Store

pytestmark = pytest.mark.anyio

# Putin - Rouhani - Maduro - Buhari; Khamenei only plans to meet Putin; Putin met Rouhani twice
MEETINGS = [
    meet(PUTIN, ROUHANI, date=on("2015-11-23")),
    meet(PUTIN, ROUHANI, date=on("2016-08-08"), start=20),
    meet(ROUHANI, MADURO, date=on("2015-01-10"), start=40),
    meet(MADURO, BUHARI, date=on("2015-02-11"), start=60),
    meet(PUTIN, KHAMENEI, status=Status.PLANNED, start=80),
    meet(STRANGER, BUHARI, date=on("2015-03-12"), start=100),
]


@pytest.fixture
async def filled(store: Store) -> Store:
    await load_reference(store, REFERENCE)
    await load_article(store, article("a-1"), MEETINGS)
    return store


async def chains(store: Store, one: str, other: str, length: int) -> list[dict[str, Any]]:
    cypher, params = meeting_chains(one, other, length)
    return await store.read(cypher, **params)


async def test_each_meeting_of_two_is_a_chain_of_one_the_earliest_first(filled: Store) -> None:
    rows = await chains(filled, PUTIN.id, ROUHANI.id, 1)
    assert [[link["id"] for link in row["chain"]] for row in rows] == [[PUTIN.id, ROUHANI.id]] * 2
    first, second = (row["happenings"] for row in rows)
    assert first != second
    (day,) = await filled.read("MATCH (h:Happening {id: $id}) RETURN h.date_start AS start", id=first[0])
    assert day == {"start": "2015-11-23"}


async def test_a_longer_chain_goes_through_people_and_names_them(filled: Store) -> None:
    assert await chains(filled, PUTIN.id, MADURO.id, 1) == []
    rows = await chains(filled, PUTIN.id, MADURO.id, 2)
    assert {tuple(link["name"] for link in row["chain"]) for row in rows} == {
        ("Vladimir Putin", "Hassan Rouhani", "Nicolás Maduro")
    }
    assert [len(row["happenings"]) for row in rows] == [2, 2]
    rows = await chains(filled, PUTIN.id, BUHARI.id, 3)
    assert [link["id"] for link in rows[0]["chain"]] == [PUTIN.id, ROUHANI.id, MADURO.id, BUHARI.id]


async def test_what_was_only_planned_connects_nobody(filled: Store) -> None:
    for length in range(1, LONGEST + 1):
        assert await chains(filled, PUTIN.id, KHAMENEI.id, length) == []


async def test_a_country_is_connected_through_its_people(filled: Store) -> None:
    rows = await chains(filled, "Q794", MADURO.id, 1)  # Iran, for which Rouhani speaks
    assert [[link["id"] for link in row["chain"]] for row in rows] == [["Q794", MADURO.id]]


async def test_one_chain_of_any_length_with_all_meetings_of_each_step(filled: Store) -> None:
    cypher, params = shortest_chain(PUTIN.id, STRANGER.id)
    (row,) = await filled.read(cypher, **params)
    assert row["ids"] == [PUTIN.id, ROUHANI.id, MADURO.id, BUHARI.id, STRANGER.id]
    assert [len(met) for met in row["happenings"]] == [2, 1, 1, 1]
    cypher, params = shortest_chain(PUTIN.id, KHAMENEI.id)
    assert await filled.read(cypher, **params) == []


@pytest.mark.parametrize("length", [0, LONGEST + 1])
def test_a_chain_of_another_length_is_refused(length: int) -> None:
    with pytest.raises(ValueError, match="chain"):
        meeting_chains("a", "b", length)
