"""An older graph is brought up to this program's schema when it is opened."""

from __future__ import annotations

import pytest
from test_load import bundles, loaded

from graph import schema
from graph.export import snapshot
from graph.migrations import MIGRATIONS, derive_again
from graph.store import Store

pytestmark = pytest.mark.anyio

# What version 1 had not.
_BACK_TO_1 = (
    "MATCH (a:Article) REMOVE a.sketch, a.recorded",
    "MATCH (f:Fact) REMOVE f.published, f.read",
    "MATCH (h:Happening) REMOVE h.independent, h.origins, h.history, h.disputed, h.slot, h.edges, h.period",
    "MATCH ()-[r]->() WHERE r.projected REMOVE r.independent",
)


def test_there_is_a_step_from_every_version() -> None:
    assert list(MIGRATIONS) == list(range(1, schema.VERSION))


async def test_a_graph_of_version_1_becomes_as_if_read_today(store: Store) -> None:
    today = await loaded(store, *bundles())
    for statement in _BACK_TO_1:
        await store.write(statement)
    assert await snapshot(store) != today
    await store.write("MATCH (m:Meta {id: 'diplograph'}) SET m.schema_version = 1")
    await schema.ensure(store)
    assert await schema.version(store) == schema.VERSION
    assert await snapshot(store) == today


async def test_deriving_again_changes_nothing_and_mends_what_was_lost(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    today = await loaded(store, *bundles())
    monkeypatch.setattr("graph.migrations._PAGE", 2)
    await derive_again(store)
    assert await snapshot(store) == today
    await store.write("MATCH ()-[r:MEETS]->() DELETE r")
    await store.write("MATCH (h:Meeting)-[r:HELD_IN]->() DELETE r")
    await derive_again(store)
    assert await snapshot(store) == today
