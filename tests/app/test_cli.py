"""The commands: what they print where, how they exit, and what they say of bad input."""

from __future__ import annotations

import asyncio
import io
import json
import subprocess
import sys
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import NamedTuple, TypeVar

import pytest

import app.fact_schema
from app.cli import main
from graph import embedded, load
from graph.export import Snapshot, snapshot
from graph.facts import Fact
from graph.store import Store, open_store

ENGLISH = {
    "id": "en-1",
    "text": "Russian President Vladimir Putin met his Iranian counterpart Hassan Rouhani in Tehran.",
    "published": "2015-11-23",
}
ARABIC = {
    "id": "ar-1",
    "text": "استقبل الرئيس الإيراني حسن روحاني نظيره الفنزويلي نيكولاس مادورو في طهران يوم الاثنين.",
    "published": "2015-11-23",
}

T = TypeVar("T")


class Ran(NamedTuple):
    """How a command ended, and what it wrote."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[dict[str, object]]:
        return [json.loads(line) for line in self.out.splitlines()]


Run = Callable[..., Ran]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command as from a shell, in a terminal wide enough to wrap nothing."""
    monkeypatch.setenv("COLUMNS", "300")

    def command(*arguments: object, stdin: str = "") -> Ran:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(stdin.encode()), "utf-8"))
        with pytest.raises(SystemExit) as ended:
            main([str(argument) for argument in arguments])
        written = capsys.readouterr()
        return Ran(int(ended.value.code or 0), written.out, written.err)

    return command


def lines(*records: object) -> str:
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)


def write(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


class TestExtract:
    def test_one_line_an_article_in_the_order_given(self, run: Run, tmp_path: Path) -> None:
        path = write(tmp_path / "a.jsonl", lines(ENGLISH, ARABIC))
        ran = run("extract", "--format", "jsonl", path)
        assert (ran.code, ran.err) == (0, "")
        assert [line["article"] for line in ran.lines] == [
            {"id": "en-1", "title": None, "lang": "en", "published": "2015-11-23", "url": None},
            {"id": "ar-1", "title": None, "lang": "ar", "published": "2015-11-23", "url": None},
        ]
        facts = [Fact.model_validate(fact) for line in ran.lines for fact in line["facts"]]  # type: ignore[attr-defined]
        assert facts
        texts = {a["id"]: a["text"] for a in (ENGLISH, ARABIC)}
        assert all(texts[f.article][e.start : e.end] == e.quote for f in facts for e in f.evidence)

    def test_a_bad_one_among_them(self, run: Run) -> None:
        ran = run("extract", "--format", "jsonl", "-", stdin=lines(ENGLISH, {"id": "no-text"}, ARABIC))
        assert ran.code == 1
        assert [set(line) for line in ran.lines] == [
            {"article", "facts"},
            {"article", "error"},
            {"article", "facts"},
        ]
        assert ran.lines[1] == {"article": {"id": "no-text"}, "error": 'no text: an article needs "text"'}
        assert ran.err == 'no-text: no text: an article needs "text"\n'

    def test_standard_input_where_no_file_is_named(self, run: Run) -> None:
        assert run("extract", "--format", "jsonl", stdin=lines(ENGLISH)).lines[0]["article"]

    def test_text_of_a_page_is_printed(self, run: Run, tmp_path: Path) -> None:
        said = f"<p>{ENGLISH['text']}</p><p>They spoke of trade.</p>"
        page = f"<html><body><article>{said}</article></body></html>"
        (line,) = run("extract", "--format", "jsonl", write(tmp_path / "a.html", page)).lines
        article = line["article"]
        assert isinstance(article, dict)
        for fact in line["facts"]:  # type: ignore[attr-defined]
            for evidence in fact["evidence"]:
                assert article["text"][evidence["start"] : evidence["end"]] == evidence["quote"]

    def test_json_is_one_array(self, run: Run, tmp_path: Path) -> None:
        path = write(tmp_path / "a.jsonl", lines(ENGLISH, {"id": "bad"}))
        whole = json.loads(run("extract", "--format", "json", path).out)
        assert [article["article"]["id"] for article in whole] == ["en-1", "bad"]

    def test_table_isolates_arabic(self, run: Run) -> None:
        ran = run("extract", stdin=lines(ARABIC))
        assert ran.code == 0
        assert f"\u2068{ARABIC['text']}\u2069" in ran.out

    def test_it_streams(self) -> None:
        command = [sys.executable, "-m", "app.cli", "extract", "--format", "jsonl", "-"]
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdin
            assert process.stdout
            for article in (ENGLISH, ARABIC):
                process.stdin.write(lines(article))
                process.stdin.flush()
                assert json.loads(process.stdout.readline())["article"]["id"] == article["id"]
            process.stdin.close()
        assert process.returncode == 0

    def test_reader_that_leaves_early_is_no_error(self) -> None:
        command = f"{sys.executable} -m app.cli extract --format jsonl - | head -1"
        many = lines(*[ENGLISH | {"id": f"{n}", "title": "t" * 5_000} for n in range(100)])
        ran = subprocess.run(command, shell=True, input=many, capture_output=True, text=True, check=True)
        assert ran.stdout.count("\n") == 1
        assert ran.stderr == ""


BAD = {
    "binary.txt": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "binary data, not text"),
    "empty.txt": (b"", "is empty"),
    "latin.txt": ("Téhéran".encode("latin-1"), "not UTF-8"),
    "no-text.json": (b'{"title": "T"}', 'no text: an article needs "text"'),
    "broken.json": (b'{"text": "T"', "not JSON"),
    "date.json": (b'{"text": "The talks", "published": "2015-13-45"}', "no date"),
    "language.json": (b'{"text": "The talks", "lang": "xx"}', "unknown language 'xx'"),
    "page.html": (b"<html></html>", "no article text"),
    "slides.pdf": (b"%PDF-1.4", "not a kind of file"),
    "large.txt": (b"The president met the king. " * 1_800_000, "too large: an article has at most 20 MB"),
}


class TestBadInput:
    @pytest.mark.parametrize("name", BAD)
    def test_extract_says_one_line_and_exits_1(self, run: Run, tmp_path: Path, name: str) -> None:
        content, words = BAD[name]
        path = write(tmp_path / name, content)
        ran = run("extract", "--format", "jsonl", path)
        assert ran.code == 1
        assert words in ran.err
        assert ran.err.count("\n") == 1
        (line,) = ran.lines
        assert words in str(line["error"])

    def test_missing_file(self, run: Run, tmp_path: Path) -> None:
        ran = run("extract", tmp_path / "none.txt")
        assert (ran.code, ran.out) == (1, "")
        assert ran.err == f"{tmp_path}/none.txt: cannot be read: No such file or directory\n"

    @pytest.mark.parametrize(
        ("arguments", "environment", "code", "words"),
        [
            (["extract", "--lang", "xx", "-"], {}, 2, "unknown language 'xx'"),
            (
                ["doctor"],
                {"DIPLOGRAPH_KEEP_TEXT": "perhaps"},
                2,
                "DIPLOGRAPH_KEEP_TEXT must be true or false",
            ),
            (["ask", "--graph", "http://localhost", "Who?"], {}, 1, "names no graph"),
            (["ask", "--graph", "bolt://u:secret@localhost", "Who?"], {}, 1, "leave user and password out"),
            (["retract", "x"], {"DIPLOGRAPH_HOME": "/dev/null/graph"}, 1, "cannot write to /dev/null/graph"),
            (["serve"], {"DIPLOGRAPH_HOME": "/dev/null/graph"}, 1, "cannot write to /dev/null/graph"),
        ],
    )
    def test_one_line_and_nothing_on_standard_output(
        self,
        *,
        run: Run,
        monkeypatch: pytest.MonkeyPatch,
        arguments: list[str],
        environment: dict[str, str],
        code: int,
        words: str,
    ) -> None:
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        ran = run(*arguments)
        assert (ran.code, ran.out, ran.err.count("\n")) == (code, "", 1)
        assert words in ran.err
        assert "secret" not in ran.err

    @pytest.mark.parametrize(
        "arguments", [["no-such-command"], ["export"], ["extract", "--format", "xml"], ["ask"]]
    )
    def test_wrong_usage(self, run: Run, arguments: list[str]) -> None:
        ran = run(*arguments)
        assert (ran.code, ran.out) == (2, "")

    def test_unreachable_server(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("graph.store._RETRY_SECONDS", 0.1)
        ran = run("ask", "--graph", "bolt://127.0.0.1:1", "Who?")
        assert (ran.code, ran.out, ran.err.count("\n")) == (1, "", 1)
        assert "bolt://127.0.0.1:1" in ran.err
        assert "check diplograph_graph_url" in ran.err.lower()

    def test_wrong_password(self, run: Run, app_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("DIPLOGRAPH_GRAPH_USER", "root")
        monkeypatch.setenv("DIPLOGRAPH_GRAPH_PASSWORD", "not-this-one")
        address = json.loads((app_home / "server.json").read_text())["url"]
        ran = run("ask", "--graph", address, "Who?")
        assert (ran.code, ran.out, ran.err.count("\n")) == (1, "", 1)
        assert "check DIPLOGRAPH_GRAPH_USER and DIPLOGRAPH_GRAPH_PASSWORD" in ran.err
        assert "not-this-one" not in ran.err

    def test_unexpected_error_is_one_line(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        def fails() -> str:
            raise KeyError("a slip")

        monkeypatch.setattr(app.fact_schema, "fact_schema", fails)
        ran = run("schema")
        assert ran == (
            1,
            "",
            "diplograph: unexpected KeyError: 'a slip' (set DIPLOGRAPH_DEBUG=true to see where)\n",
        )


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
    def test_ingest_is_idempotent_resumable_and_taken_back(
        self, run: Run, home: Path, tmp_path: Path
    ) -> None:
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

    def test_text_may_be_left_out(
        self, run: Run, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        path = write(tmp_path / "1.jsonl", lines(ENGLISH))
        monkeypatch.setenv("DIPLOGRAPH_KEEP_TEXT", "false")
        run("ingest", path)
        (article,) = nodes(home, "Article")
        assert "text" not in article
        monkeypatch.delenv("DIPLOGRAPH_KEEP_TEXT")
        assert "1 articles read" in run("ingest", path).err

    def test_facts_extracted_elsewhere_make_the_same_facts(
        self, run: Run, home: Path, tmp_path: Path
    ) -> None:
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
    def test_what_is_no_fact_is_refused(
        self, run: Run, home: Path, tmp_path: Path, line: str, words: str
    ) -> None:
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


class TestDoctor:
    def test_all_well(self, run: Run, app_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("DIPLOGRAPH_HOME", str(app_home))
        ran = run("doctor")
        assert ran.code == 0
        assert "1 articles, 4 facts" in ran.out
        assert "problem" not in ran.out

    def test_names_what_is_wrong_and_the_remedy(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("DIPLOGRAPH_HOME", "/dev/null/graph")
        monkeypatch.setenv("DIPLOGRAPH_GRAPH_URI", "bolt://localhost")
        ran = run("doctor")
        assert ran.code == 1
        assert "not known: DIPLOGRAPH_GRAPH_URI" in ran.out
        assert "cannot write to /dev/null/graph" in ran.out


class TestHelp:
    @pytest.mark.parametrize(
        "command",
        [
            "demo",
            "extract",
            "ingest",
            "ask",
            "retract",
            "export",
            "import facts",
            "serve",
            "doctor",
            "schema",
        ],
    )
    def test_every_command_has_an_example(self, run: Run, command: str) -> None:
        ran = run(*command.split(), "--help")
        assert ran.code == 0
        assert f"diplograph {command}" in ran.out.split("Example")[1]

    def test_no_command_is_wrong_usage(self, run: Run) -> None:
        assert run().code == 2

    def test_help_and_extract_wait_for_no_database_driver(self) -> None:
        slow = {"neo4j", "fastapi", "networkx", "trafilatura", "py3langid"}
        code = f"import sys, app.cli, app.output; print({slow} & set(sys.modules))"
        ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        assert ran.stdout == "set()\n"


def test_the_schema_in_the_package_is_that_of_the_type() -> None:
    """To mend: diplograph schema > graph/fact.schema.json"""
    kept = Path(app.fact_schema.__file__).parents[1] / "graph" / "fact.schema.json"
    assert kept.read_text("utf-8") == app.fact_schema.fact_schema()
