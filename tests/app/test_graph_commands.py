"""The commands that write to a graph: ingest, retract, import, export."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from shell import ARABIC, BAD, ENGLISH, Run, lines, write

from app.demo import QUESTIONS, SAMPLES
from graph import embedded, load
from graph.export import Snapshot, snapshot
from graph.store import Store, open_store
from ingest.articles import find

T = TypeVar("T")


@pytest.fixture(scope="module")
def loaded_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """An embedded graph that the commands write to; its reference data is loaded once for all of them."""
    home = tmp_path_factory.mktemp("cli") / "graph"
    yield home
    asyncio.run(embedded.stop(home))


@pytest.fixture
def home(loaded_home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """That graph without any article, named by the environment."""

    async def empty(store: Store) -> None:
        for row in await store.read("MATCH (a:Article) RETURN a.id AS id"):
            await load.retract(store, row["id"])

    on(loaded_home, empty)
    monkeypatch.setenv("DIPLOGRAPH_HOME", str(loaded_home))
    return loaded_home


def on(home: Path, work: Callable[[Store], Awaitable[T]]) -> T:
    async def opened() -> T:
        async with open_store(home=home) as store:
            return await work(store)

    return asyncio.run(opened())


def whole(home: Path) -> Snapshot:
    """All that stands in the graph, which takes a second."""
    return on(home, snapshot)


def nodes(home: Path, label: str) -> list[dict[str, object]]:
    """The properties of all nodes of a label, by id."""
    query = f"MATCH (n:{label}) RETURN properties(n) AS properties, n.id AS id ORDER BY id"
    return [row["properties"] for row in on(home, lambda store: store.read(query))]


class TestGraph:
    def test_ingest_is_idempotent_resumable_and_taken_back(self, run: Run, home: Path, tmp_path: Path) -> None:
        first = write(tmp_path / "1.jsonl", lines(ENGLISH))
        both = write(tmp_path / "2.jsonl", lines(ARABIC, ENGLISH))
        ran = run("ingest", first)
        assert (ran.code, ran.out) == (0, "")
        assert "1 articles read" in ran.err
        before = whole(home)
        assert "0 articles read, 0 facts; 1 stood already" in run("ingest", first).err
        assert "1 articles read" in run("ingest", both).err
        assert [article["id"] for article in nodes(home, "Article")] == ["ar-1", "en-1"]
        assert run("retract", "ar-1").code == 0
        assert whole(home) == before
        again = run("retract", "ar-1")
        assert (again.code, again.err) == (1, "ar-1: no such article in the graph\n")

    def test_bad_articles_leave_nothing_and_stop_nobody(self, run: Run, home: Path, tmp_path: Path) -> None:
        folder = tmp_path / "news"
        folder.mkdir()
        for name, (content, _) in BAD.items():
            write(folder / name, content)
        bad = run("ingest", folder)
        assert bad.code == 1
        assert nodes(home, "Article") == []
        write(folder / "zz.jsonl", lines({"id": "no-text"}, ENGLISH))
        ran = run("ingest", folder)
        assert ran.code == 1
        assert [article["id"] for article in nodes(home, "Article")] == ["en-1"]
        # a .pdf in a folder is none of ours
        expected = [words for name, (_, words) in BAD.items() if name != "slides.pdf"]
        assert all(words in ran.err for words in expected)
        assert f"1 articles read, 1 facts; 0 stood already, {len(expected) + 1} failed" in ran.err

    def test_text_may_be_left_out(self, run: Run, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        path = write(tmp_path / "1.jsonl", lines(ENGLISH))
        monkeypatch.setenv("DIPLOGRAPH_KEEP_TEXT", "false")
        run("ingest", path)
        (article,) = nodes(home, "Article")
        assert "text" not in article
        monkeypatch.delenv("DIPLOGRAPH_KEEP_TEXT")
        assert "1 articles read" in run("ingest", path).err

    def test_facts_extracted_elsewhere_make_the_same_facts(self, run: Run, home: Path, tmp_path: Path) -> None:
        path = write(tmp_path / "1.jsonl", lines(ENGLISH, ARABIC))
        facts = write(tmp_path / "facts.jsonl", run("extract", "--format", "jsonl", path).out)
        ran = run("import", "facts", facts)
        assert ran.code == 0, ran.err
        imported = nodes(home, "Fact"), nodes(home, "Happening")
        run("retract", "en-1")
        run("retract", "ar-1")
        run("ingest", path)
        assert (nodes(home, "Fact"), nodes(home, "Happening")) == imported

    @pytest.mark.parametrize(
        ("line", "words"),
        [
            ("[]", "not a line of"),
            ("{", "not a line of"),
            ('{"article": {"id": "x"}, "error": "is empty"}', "was not extracted: is empty"),
            ('{"article": {"id": "x"}, "facts": [{}]}', "Field required"),
            ('{"article": {"id": ""}, "facts": []}', "id: "),
        ],
    )
    def test_what_is_no_fact_is_refused(self, run: Run, home: Path, tmp_path: Path, line: str, words: str) -> None:
        ran = run("import", "facts", write(tmp_path / "facts.jsonl", line))
        assert ran.code == 1
        assert words in ran.err

    def test_a_quote_that_is_not_in_the_text_is_refused(self, run: Run, home: Path, tmp_path: Path) -> None:
        path = write(tmp_path / "1.jsonl", lines(ENGLISH))
        (line,) = run("extract", "--format", "jsonl", path).lines
        assert isinstance(line["article"], dict)
        line["article"]["text"] = str(ENGLISH["text"]).replace("met", "saw")
        ran = run("import", "facts", write(tmp_path / "facts.jsonl", lines(line)))
        assert (ran.code, "its quote is not what stands in the text" in ran.err) == (1, True)
        assert nodes(home, "Article") == []

    def test_export_to_a_file_and_to_standard_output(self, run: Run, app_home: Path, tmp_path: Path) -> None:
        graph = {"DIPLOGRAPH_HOME": str(app_home)}
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv(*graph.popitem())
            ran = run("export", "--format", "jsonl", "--out", tmp_path / "out.jsonl")
            assert (ran.code, ran.out) == (0, "")
            assert run("export", "--format", "jsonl").out == (tmp_path / "out.jsonl").read_text("utf-8")
            assert "graphml" in run("export", "--format", "graphml").out


class TestReview:
    def test_facts_are_kept_apart_and_put_back(self, run: Run, home: Path, tmp_path: Path) -> None:
        run("ingest", write(tmp_path / "1.jsonl", lines(ENGLISH, {**ENGLISH, "id": "en-2"})))
        before = whole(home)
        (meeting,) = nodes(home, "Meeting")
        shown = run("review", "why", meeting["id"])
        assert shown.code == 0
        assert "told by 2 articles, 1 of them independent" in shown.out
        assert "reprint of en-1" in " ".join(shown.out.split())
        one, other = (str(fact["id"]) for fact in nodes(home, "Fact"))
        assert run("review", "apart", one, other, "--reason", "two rooms").err.startswith(f"fact {one}")
        assert len(nodes(home, "Meeting")) == 2
        assert [judgement["reason"] for judgement in nodes(home, "Judgement")] == ["two rooms"]
        assert run("review", "undo", other, one).code == 0
        assert whole(home) == before
        assert run("review", "undo", other, one).code == 1

    def test_it_lists_what_may_be_one(self, run: Run, home: Path, tmp_path: Path) -> None:
        told = str(ENGLISH["text"])
        days = [{**ENGLISH, "id": day, "text": told.replace("in Tehran", f"on {day}")} for day in ("Sunday", "Monday")]
        run("ingest", write(tmp_path / "1.jsonl", lines(*days)))
        listed = run("review", "--json")
        assert [(line["subject"], line["why"]) for line in listed.lines] == [
            ("happening", "the same people, a day apart")
        ]
        (pair,) = listed.lines
        assert run("review").out.count(str(pair["one"])) == 1
        assert run("review", "same", pair["one"], pair["other"]).code == 0
        assert len(nodes(home, "Meeting")) == 1
        assert (run("review").out, run("review").err) == ("", "0 pairs may be one\n")
        refused = run("review", "same", pair["one"], "nobody")
        assert (refused.code, "nobody" in refused.err) == (1, True)
        run("review", "undo", pair["one"], pair["other"])


class TestDemo:
    def test_it_answers_with_sentences_and_says_how_to_go_on(self, run: Run, home: Path) -> None:
        ran = run("demo")
        assert ran.code == 0, ran.err
        samples = [json.loads(path.read_text("utf-8")) for path in find([SAMPLES])]
        assert f"{len(samples)} articles read" in ran.err
        assert all(question in ran.out for question in QUESTIONS)
        for expected in ("Vladimir Putin", "Hassan Rouhani", "Ali Khamenei", "held", "planned", "23 November 2015"):
            assert expected in ran.out
        quoted = [line.strip().strip("\u2068\u2069") for line in ran.out.splitlines() if line.startswith("    ")]
        assert [q for q in quoted if len(q) > 40 and any(q in sample["text"] for sample in samples)]
        assert "diplograph ask" in ran.out.split("Go on:")[1]
        assert "0 articles read" in run("demo").err
