"""Exports hold the whole graph, and read back equal."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator
from typing import Any

import networkx as nx
import pytest
from graph_facts import PUTIN, ROUHANI, SYRIA, TEHRAN, article, load_article, meet, on
from test_load import REFERENCE, bundles, loaded

from graph.export import FORMATS, Snapshot, export, items, snapshot
from graph.facts import Article, Status
from graph.judged import Verdict
from graph.judgements import judge
from graph.reference import load_reference
from graph.remarks import Complaint, Remark, keep
from graph.store import Store

pytestmark = pytest.mark.anyio

BELL = "\u0007"  # no XML document can hold it, an article can
FACTS = [
    meet(PUTIN, ROUHANI, date=on("2015-11-23"), place=TEHRAN, topics=[SYRIA]),
    meet(PUTIN, ROUHANI, status=Status.PLANNED, start=40),
]


@pytest.fixture
async def filled(store: Store) -> Store:
    await load_reference(store, REFERENCE)
    odd = {"text": f'"طهران" <&> ]]> {BELL}\n😀', "title": 'commas, "quotes"; and\nlines'}
    await load_article(store, Article.model_validate(article("a-1").model_dump() | odd), FACTS)
    return store


async def written(store: Store, fmt: str) -> str:
    out = io.StringIO()
    await export(store, fmt, out)
    return out.getvalue()


async def test_jsonl_is_the_snapshot_line_by_line(filled: Store) -> None:
    lines = (await written(filled, "jsonl")).splitlines()
    whole = await snapshot(filled)
    found = [json.loads(line) for line in lines]
    recorded = [item["labels"] for item in found if item["properties"].pop("recorded", None)]
    assert recorded == [["Article"]]
    assert sorted(json.dumps(item, ensure_ascii=False, sort_keys=True) for item in found) == sorted(
        [*whole.nodes, *whole.relationships]
    )
    assert any(BELL in item["properties"].get("text", "") for item in found)


async def test_no_schema_node_is_exported(filled: Store) -> None:
    assert not [item async for item in items(filled) if "Meta" in item.get("labels", ())]


async def test_pages_hold_everything_once(filled: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = await snapshot(filled)
    monkeypatch.setattr("graph.export.PAGE", 2)
    assert await snapshot(filled) == expected
    monkeypatch.setattr("graph.export._IDS_AT_ONCE", 3)
    assert await snapshot(filled) == expected
    assert len(set(expected.nodes)) == len(expected.nodes)


@pytest.mark.parametrize(("fmt", "read"), [("graphml", nx.read_graphml), ("gexf", nx.read_gexf)])
async def test_networkx_reads_back_the_whole_graph(filled: Store, fmt: str, read: object) -> None:
    text = await written(filled, fmt)
    options = {"force_multigraph": True} if fmt == "graphml" else {}
    graph = read(io.BytesIO(text.encode()), **options)  # type: ignore[operator]
    whole = await snapshot(filled)
    assert (graph.number_of_nodes(), graph.number_of_edges()) == (len(whole.nodes), len(whole.relationships))
    meets = [data for *_, data in graph.out_edges(PUTIN.id, data=True) if data["label"] == "MEETS"]
    assert [(data["count"], data["projected"], data["first"]) for data in meets] == [(1, True, "2015-11-23")]
    assert graph.nodes[ROUHANI.id]["name_ar"] == "حسن روحاني"
    assert graph.nodes["a-1"]["text"] == '"طهران" <&> ]]> \ufffd\n😀'


@pytest.mark.parametrize("fmt", FORMATS)
async def test_every_format_reads_back_as_the_graph(store: Store, fmt: str) -> None:
    """What is read back is what `restore` takes, line by line: `test_copying` fills a fresh graph with it."""
    await loaded(store, *bundles())
    await keep(store, Remark(article="plan", complaint=Complaint.MISSING, words='"طهران" <&>'))
    ids = [row["id"] for row in await store.read("MATCH (m:Meeting) RETURN m.id AS id ORDER BY id LIMIT 2")]
    await judge(store, Verdict.APART, *ids)
    found = list(READ[fmt](await written(store, fmt)))
    assert {item["labels"][0] for item in found if "labels" in item} >= {"Article", "Judgement", "Remark"}
    assert sorted(map(canonical, found)) == sorted([canonical(item) async for item in items(store)])


def canonical(item: dict[str, Any]) -> str:
    return json.dumps(item, ensure_ascii=False, sort_keys=True)


def from_jsonl(text: str) -> Iterator[dict[str, Any]]:
    yield from map(json.loads, text.splitlines())


def from_csv(text: str) -> Iterator[dict[str, Any]]:
    for row in csv.DictReader(io.StringIO(text)):
        properties = json.loads(row["properties"])
        if row["id"]:
            yield {"id": row["id"], "labels": row["labels"].split(";"), "properties": properties}
        else:
            yield {name: row[name] for name in ("type", "start", "end")} | {"properties": properties}


def from_jsonld(text: str) -> Iterator[dict[str, Any]]:
    def local(link: dict[str, str]) -> str:
        return link["@id"].removeprefix("urn:diplograph:node:")

    for item in json.loads(text)["@graph"]:
        kind = item.pop("@type", None)
        if isinstance(kind, list):
            yield {"id": local(item), "labels": kind, "properties": own(item)}
        elif kind:
            start, end = (local(item.pop(name)) for name in ("from", "to"))
            yield {"type": kind, "start": start, "end": end, "properties": item}
        else:
            ((name, end),) = own(item).items()
            yield {"type": name, "start": local(item), "end": local(end), "properties": {}}


def own(item: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in item.items() if name != "@id"}


def from_networkx(graph: nx.MultiDiGraph[str]) -> Iterator[dict[str, Any]]:
    """As `_networkx` wrote it: lists are JSON, `label` is added, and a name that GEXF has for its own ends in "_"."""
    for identity, told in graph.nodes(data=True):
        labels = told["labels"].split(":")
        yield {"id": identity, "labels": labels, "properties": {"id": identity} | full(told, "label", "labels")}
    for start, end, key, told in nx.MultiDiGraph(graph).edges(keys=True, data=True):
        properties = full(told, "label", "id", "networkx_key") | ({"key": key} if "|" in str(key) else {})
        yield {"type": told["label"], "start": start, "end": end, "properties": properties}


def full(told: dict[str, Any], *added: str) -> dict[str, Any]:
    kept = {name.removesuffix("_"): value for name, value in told.items() if name not in added}
    return {name: json.loads(value) if str(value).startswith("[") else value for name, value in kept.items()}


READ: dict[str, Callable[[str], Iterator[dict[str, Any]]]] = {
    "jsonl": from_jsonl,
    "csv": from_csv,
    "jsonld": from_jsonld,
    "graphml": lambda text: from_networkx(nx.read_graphml(io.BytesIO(text.encode()), force_multigraph=True)),
    "gexf": lambda text: from_networkx(nx.read_gexf(io.BytesIO(text.encode()))),
}


async def test_csv_has_a_row_for_each_node_and_relationship(filled: Store) -> None:
    rows = list(csv.DictReader(io.StringIO(await written(filled, "csv"))))
    whole = await snapshot(filled)
    nodes = [row for row in rows if row["id"]]
    ends = {row["start"] for row in rows if row["type"]} | {row["end"] for row in rows if row["type"]}
    assert (len(nodes), len(rows) - len(nodes)) == (len(whole.nodes), len(whole.relationships))
    assert ends <= {row["id"] for row in nodes}
    properties = {row["id"]: json.loads(row["properties"]) for row in nodes}
    assert properties["a-1"]["text"].endswith(f"{BELL}\n😀")


async def test_jsonld_names_every_node(filled: Store) -> None:
    document = json.loads(await written(filled, "jsonld"))
    whole = await snapshot(filled)
    assert len(document["@graph"]) == len(whole.nodes) + len(whole.relationships)
    meets = [item for item in document["@graph"] if item.get("@type") == "MEETS"]
    ends = [(item["from"]["@id"], item["to"]["@id"]) for item in meets]
    assert ends == [("urn:diplograph:node:Q7747", "urn:diplograph:node:hassan-rouhani")]


async def test_an_empty_graph_is_an_empty_export(store: Store) -> None:
    assert await snapshot(store) == Snapshot((), ())
    for fmt in FORMATS:
        assert "Q7747" not in await written(store, fmt)
    assert nx.read_graphml(io.BytesIO((await written(store, "graphml")).encode())).number_of_nodes() == 0


async def test_another_format_is_refused(store: Store) -> None:
    with pytest.raises(ValueError, match="choose one of graphml, gexf, csv, jsonl, jsonld"):
        await written(store, "xlsx")
