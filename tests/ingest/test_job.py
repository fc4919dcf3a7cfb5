"""Ingest runs: what is read again and what is not, waiting for the graph, and the ledger."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from graph import ledger
from graph.errors import GraphUnavailable
from graph.export import Snapshot, snapshot
from graph.facts import Article
from graph.patience import patiently
from graph.reference import Reference
from graph.store import Store
from ingest import extract, job

pytestmark = pytest.mark.anyio

TOLD = "Russian President Vladimir Putin met Iranian President Hassan Rouhani in Tehran on Monday."
ARTICLES = [
    {"id": "one", "published": "2015-11-23", "text": TOLD},
    {"id": "two", "published": "2015-11-24", "text": f"{TOLD} They discussed Syria."},
]


@pytest.fixture
def news(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(job, "reference", Reference)  # the whole knowledge base takes seconds to load
    path = tmp_path / "news.jsonl"
    path.write_text("".join(json.dumps(article) + "\n" for article in ARTICLES), encoding="utf-8")
    return path


async def said(store: Store) -> Snapshot:
    """The graph without who read it."""
    await store.write("MATCH (a:Article) REMOVE a.reader, a.ledger")
    return await snapshot(store)


async def test_another_reader_reads_again_and_changes_only_what_it_reads_otherwise(
    embedded_store: Store, news: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = embedded_store
    assert (await job.run(store, [news])).loaded == 2
    assert (await job.reread(store)).read == 0
    recorded = await store.read("MATCH (a:Article) RETURN a.id AS id, a.recorded AS at ORDER BY id")
    read = extract.Extractor.explain

    def fewer(self: extract.Extractor, article: Article) -> list[extract.Reading]:
        return read(self, article)[: 0 if article.id == "two" else None]

    monkeypatch.setattr(job, "signature", lambda: "another")
    monkeypatch.setattr(extract.Extractor, "explain", fewer)
    summary = await job.reread(store)
    assert (summary.loaded, summary.unchanged, summary.failed) == (2, 0, [])
    assert (await job.reread(store)).read == 0
    facts = await store.read("MATCH (f:Fact) RETURN DISTINCT f.article AS article")
    assert facts == [{"article": "one"}]
    now = await store.read("MATCH (a:Article) RETURN a.id AS id, a.recorded AS at ORDER BY id")
    assert now[0] == recorded[0], "nothing of it was written"
    assert [run["what"] for run in await ledger.runs(store, 10)] == ["reread", "reread", "reread", "ingest"]


async def test_what_was_read_without_its_text_must_be_ingested_again(
    embedded_store: Store, news: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await job.run(embedded_store, [news], keep_text=False)
    monkeypatch.setattr(job, "signature", lambda: "another")
    summary = await job.reread(embedded_store)
    assert [(bad.id, bad.error) for bad in summary.failed] == [
        (name, "its text was not kept: ingest it again") for name in ("one", "two")
    ]
    assert (await job.run(embedded_store, [news], keep_text=False)).loaded == 2


async def test_a_corrected_article_takes_the_place_of_the_old(embedded_store: Store, news: Path) -> None:
    corrected = [{**ARTICLES[0], "text": TOLD.replace("Rouhani", "Rouhani and Ali Khamenei")}, ARTICLES[1]]
    other = news.with_name("corrected.jsonl")
    other.write_text("".join(json.dumps(article) + "\n" for article in corrected), encoding="utf-8")
    await job.run(embedded_store, [other])
    expected = await said(embedded_store)
    await embedded_store.write("MATCH (n) WHERE NOT n:Meta DETACH DELETE n")
    await job.run(embedded_store, [news])
    summary = await job.run(embedded_store, [other])
    assert (summary.loaded, summary.unchanged) == (1, 1)
    assert await said(embedded_store) == expected


async def test_it_waits_while_the_graph_does_not_answer(embedded_store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph.patience._PAUSE", 0.01)
    away = [GraphUnavailable("it restarts"), GraphUnavailable("it still restarts")]
    told: list[str] = []

    async def work() -> int:
        if away:
            raise away.pop(0)
        return len(await embedded_store.read("RETURN 1"))

    assert await patiently(embedded_store, work, told.append) == 1
    assert told == ["it restarts", "it still restarts"]
    monkeypatch.setattr("graph.patience.PATIENCE", 0.05)
    away = [GraphUnavailable("gone")] * 1000
    with pytest.raises(GraphUnavailable, match="gone"):
        await patiently(embedded_store, work)


async def test_a_run_that_was_cut_short_has_no_end_in_the_ledger(embedded_store: Store, news: Path) -> None:
    class KilledError(Exception):
        pass

    def kill(_: object) -> None:
        raise KilledError

    with pytest.raises(KilledError):
        await job.run(embedded_store, [news], on_progress=kill)
    (cut,) = await ledger.runs(embedded_store, 10)
    assert "finished" not in cut
    bad = news.with_name("bad.json")
    bad.write_text("{}", encoding="utf-8")
    await job.run(embedded_store, [news, bad])
    last, _ = await ledger.runs(embedded_store, 10)
    assert (last["unchanged"], last["failed"]) == (2, 1)
    assert last["failures"] == [f'{bad}: no text: an article needs "text"']


@pytest.mark.parametrize("changed", ["svo.py", "triggers.json", "places.jsonl"])
def test_another_rule_or_word_is_another_reader(changed: str, monkeypatch: pytest.MonkeyPatch) -> None:
    before, read = extract.signature(), Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda path: read(path) + b" " * (path.name == changed))
    extract.signature.cache_clear()
    try:
        assert extract.signature() != before
    finally:
        extract.signature.cache_clear()
