"""The commands: what they print where, how they exit, and what they say of bad input."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import httpx
import pytest
from shell import ARABIC, BAD, ENGLISH, Run, lines, write
from waiting import LONG, until

import app.fact_schema
from graph.facts import Fact


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
            (["ask", "Kerry met " * 200], {}, 2, "the question has 2,000 characters; 1,000 are the most"),
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

    @pytest.mark.parametrize("arguments", [["no-such-command"], ["export"], ["extract", "--format", "xml"], ["ask"]])
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


class TestServe:
    def test_it_answers_until_it_is_stopped(self, app_home: Path, free_port: int) -> None:
        command = [sys.executable, "-m", "app.cli", "serve", "--port", str(free_port)]
        environment = {**os.environ, "DIPLOGRAPH_HOME": str(app_home)}
        with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True) as process:

            def status() -> int | None:
                with suppress(httpx.TransportError):
                    return httpx.get(f"http://127.0.0.1:{free_port}/readyz", timeout=LONG).status_code
                return process.poll()

            try:
                assert until(status) == 200
            finally:
                process.send_signal(signal.SIGTERM)
            _, written = process.communicate(timeout=LONG)
        address, *log = written.splitlines()
        assert address == f"http://127.0.0.1:{free_port}  (Ctrl+C stops it)"
        assert log
        assert all(json.loads(line)["level"] == "INFO" for line in log)


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
