"""The schema stands after opening, whoever opens, and a newer one is left alone."""

from __future__ import annotations

import asyncio

import pytest

from graph import schema
from graph.errors import GraphSchemaError
from graph.store import Store

pytestmark = pytest.mark.anyio

CONSTRAINTS = (
    "SHOW CONSTRAINTS YIELD labelsOrTypes, properties, type WHERE type CONTAINS 'UNIQUENESS' "
    "RETURN labelsOrTypes[0] AS label, properties"
)
INDEXES = "SHOW INDEXES YIELD name, type, labelsOrTypes, properties RETURN name, type, labelsOrTypes, properties"


async def test_every_kind_of_node_has_a_unique_id(store: Store) -> None:
    found = {(row["label"], *row["properties"]) for row in await store.read(CONSTRAINTS)}
    assert found >= {(label, "id") for label in schema.LABELS}


async def test_the_filters_have_an_index(store: Store) -> None:
    found = {
        (label, *row["properties"])
        for row in await store.read(INDEXES)
        for label in row["labelsOrTypes"] or []
        if row["type"] == "RANGE"
    }
    assert found >= set(schema.INDEXES)


async def test_names_have_a_full_text_index(store: Store) -> None:
    rows = [row for row in await store.read(INDEXES) if row["name"] == schema.FULLTEXT]
    assert [(row["type"], row["labelsOrTypes"], row["properties"]) for row in rows] == [
        ("FULLTEXT", ["Entity"], ["name", "name_ar"])
    ]


async def test_ensuring_again_changes_nothing(store: Store) -> None:
    async def state() -> list[str]:
        rows = [*await store.read(CONSTRAINTS), *await store.read(INDEXES)]
        return sorted(map(str, rows))

    before = await state()
    await store.write("MATCH (m:Meta) DELETE m")  # as after an opening that was cut short
    await asyncio.gather(*(schema.ensure(store) for _ in range(3)))
    assert await state() == before
    assert await schema.version(store) == schema.VERSION


async def test_a_newer_schema_is_refused_and_left_alone(store: Store) -> None:
    newer = schema.VERSION + 1
    await store.write("MATCH (m:Meta {id: 'diplograph'}) SET m.schema_version = $version", version=newer)
    try:
        with pytest.raises(GraphSchemaError, match=f"schema version {newer}.*install a newer"):
            await schema.ensure(store)
        assert await schema.version(store) == newer
    finally:
        await store.write("MATCH (m:Meta {id: 'diplograph'}) SET m.schema_version = $version", version=schema.VERSION)
