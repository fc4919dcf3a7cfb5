"""A copy and a restored backup are the graph that they were made of."""

from __future__ import annotations

import csv
import gzip
import shlex
import subprocess
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from graph_facts import load_article
from test_load import bundles, loaded

from graph import embedded
from graph.admin_csv import write_admin_csv
from graph.copying import copy, restore
from graph.errors import GraphError
from graph.export import Snapshot, export, items, snapshot
from graph.judged import Verdict
from graph.judgements import judge
from graph.remarks import Complaint, Remark, keep
from graph.store import Store, open_store

pytestmark = pytest.mark.anyio

NEO4J = Path(__file__).parents[2] / ".ci" / "neo4j"


@pytest.fixture(scope="session")
def other_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("other") / "graph"


@pytest.fixture
async def other(other_home: Path) -> AsyncIterator[Store]:
    """A second graph, embedded and empty; its server lives for a test or a few."""
    async with open_store(home=other_home) as opened:
        await opened.write("MATCH (n) WHERE NOT n:Meta DETACH DELETE n")
        yield opened
    await embedded.stop(other_home)


async def judged(store: Store) -> Snapshot:
    """The graph of all bundles, with a judgement and a remark."""
    await loaded(store, *bundles())
    ids = [row["id"] for row in await store.read("MATCH (m:Meeting) RETURN m.id AS id ORDER BY id LIMIT 2")]
    await judge(store, Verdict.APART, *ids)
    await keep(store, Remark(article="plan", complaint=Complaint.MISSING, words="a meeting"))
    return await snapshot(store)


async def test_a_copy_and_a_restored_backup_are_equal_and_go_on_as_the_graph_would(
    store: Store, other: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graph.copying._BATCH", 7)
    expected = await judged(store)
    counts = await copy(store, other)
    assert counts == {"nodes": len(expected.nodes), "relationships": len(expected.relationships)}
    assert await snapshot(other) == expected
    assert not await load_article(other, *bundles()[0]), "it knows the article"
    with pytest.raises(GraphError, match="holds 4 articles"):
        await copy(store, other)
    backup = tmp_path / "backup.jsonl.gz"
    with gzip.open(backup, "wt", encoding="utf-8") as out:
        await export(store, "jsonl", out)
    await other.write("MATCH (m:Meta {id: 'diplograph'}) SET m.filling = true")  # as after one that was cut short
    assert await restore(other, backup) == counts
    assert await snapshot(other) == expected


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ("{", "1: no node"),
        ('{"id": "x", "labels": ["Entity"]}', "1: no node"),
        ('{"id": "x", "labels": ["a b"], "properties": {"id": "x"}}', "no label"),
        ('{"type": "MEETS", "start": "x", "end": "y", "properties": {}}', "1 relationships MEETS have no nodes"),
    ],
)
async def test_what_is_no_backup_is_refused(embedded_store: Store, tmp_path: Path, lines: str, words: str) -> None:
    path = tmp_path / "backup.jsonl"
    path.write_text(lines, encoding="utf-8")
    with pytest.raises(GraphError, match=words):
        await restore(embedded_store, path)


async def test_files_for_neo4j_admin_hold_every_node_and_relationship_once(
    embedded_store: Store, tmp_path: Path
) -> None:
    await judged(embedded_store)
    command = await write_admin_csv(embedded_store, tmp_path)
    found = []
    for path in sorted(tmp_path.glob("*.csv")):
        assert str(path) in command
        with path.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                found.append(_item({name: value for name, value in row.items() if value}))
    expected = []
    async for item in items(embedded_store):
        own = {name: value for name, value in item["properties"].items() if value not in (None, [])}
        expected.append(item | {"properties": own})
    key = lambda item: str(sorted(item.items(), key=str))  # noqa: E731
    assert sorted(map(_sortable, found), key=key) == sorted(map(_sortable, expected), key=key)


@pytest.mark.neo4j
async def test_neo4j_admin_imports_the_files(embedded_store: Store, tmp_path: Path) -> None:
    expected = await judged(embedded_store)
    command = shlex.split((await write_admin_csv(embedded_store, tmp_path / "csv")).replace("\\\n", ""))
    ran = subprocess.run(
        [NEO4J, "admin", tmp_path / "server", *command[1:]], capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr
    nodes, relationships = len(expected.nodes), len(expected.relationships)
    assert ran.stdout.split("Imported:")[1].split()[:4] == [f"{nodes}", "nodes", f"{relationships}", "relationships"]


@pytest.mark.parametrize("store", [pytest.param("neo4j", marks=pytest.mark.neo4j)], indirect=True)
async def test_an_embedded_graph_goes_to_a_server(embedded_store: Store, store: Store) -> None:
    expected = await judged(embedded_store)
    await copy(embedded_store, store)
    assert await snapshot(store) == expected


def _item(row: dict[str, str]) -> dict[str, object]:
    properties: dict[str, object] = {}
    item: dict[str, object] = {"properties": properties}
    for name, value in row.items():
        field, _, kind = name.partition(":")
        if not field or kind.startswith("ID("):
            special = kind.partition("(")[0] or kind
            item[{"ID": "id", "LABEL": "labels", "TYPE": "type", "START_ID": "start", "END_ID": "end"}[special]] = (
                value.split("\x1f") if special == "LABEL" else value
            )
            if special == "ID":
                properties["id"] = value
        elif kind.endswith("[]"):
            properties[field] = [_typed(one, kind[:-2]) for one in value.split("\x1f")]
        else:
            properties[field] = _typed(value, kind)
    return item


def _typed(text: str, kind: str) -> object:
    return {"string": str, "long": int, "double": float, "boolean": lambda value: value == "true"}[kind](text)


def _sortable(item: dict[str, object]) -> dict[str, str]:
    return {name: str(sorted(value.items()) if isinstance(value, dict) else value) for name, value in item.items()}
