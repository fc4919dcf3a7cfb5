"""What the README and the guide of Neo4j Browser say holds: commands, questions, Cypher, files, figures."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
import typer

from app.api.main import create_app
from app.ask.answer import answer
from app.cli import app
from app.settings import PREFIX, Settings
from graph.facts import Article, Fact
from graph.project import ALL_EDGE_TYPES
from graph.schema import LABELS
from graph.store import Store
from ingest import kb
from ingest.articles import find, read
from ingest.extract import Extractor
from ingest.job import run

ROOT = Path(__file__).parent.parent
BROWSER = ROOT / "graph" / "browser"
README = (ROOT / "README.md").read_text(encoding="utf-8")
GUIDE = (BROWSER / "README.md").read_text(encoding="utf-8")
QUERIES = {path.name: path.read_text(encoding="utf-8") for path in sorted((BROWSER / "queries").glob("*.cypher"))}


def blocks(language: str) -> list[str]:
    """The fenced blocks of the README in a language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.M | re.S)


def commands() -> list[str]:
    """Every `diplograph ...` that the README shows, in a block or within a line."""
    typed = re.findall(r"^\$ (diplograph .+)$", "\n".join(blocks("console")), re.M)
    return sorted({*typed, *re.findall(r"`(diplograph \w[^`]*)`", README)})


def table(heading: str) -> Iterator[list[str]]:
    """The rows of the first table below a heading, without its head."""
    section = README.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    rows = [line.strip("|").split("|") for line in section.splitlines() if line.startswith("|")]
    return ([cell.strip() for cell in row] for row in rows[2:])


def compose() -> dict[str, str]:
    """The scalars of docker-compose.yml by their dotted paths; items of a list are joined by blanks."""
    found: dict[str, str] = {}
    path: list[tuple[int, str]] = []
    for line in (ROOT / "docker-compose.yml").read_text(encoding="utf-8").splitlines():
        depth, text = len(line) - len(line.lstrip()), re.sub(r"(^|\s)#.*", "", line).strip()
        if not text:
            continue
        key, separator, value = text.partition(": ") if not text.startswith("- ") else ("", "", text[2:])
        path = [(at, name) for at, name in path if at < depth]
        if separator or key.endswith(":"):
            path.append((depth, key.rstrip(":")))
        where = ".".join(name for _, name in path)
        found[where] = f"{found.get(where, '')} {value.strip()}".strip()
    return found


@pytest.mark.parametrize("command", commands())
def test_every_command_of_the_readme_parses(command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    words = shlex.split(command)[1:]
    (tmp_path / words[-1].replace("/", " ")).touch()  # a file that is read has to be there
    found: Any = typer.main.get_command(app)
    while words and hasattr(found, "commands"):
        assert words[0] in found.commands
        found, words = found.commands[words[0]], words[1:]
    found.make_context(found.name, words)


@pytest.mark.parametrize("path", re.findall(r"(?<= )app/samples[\w./-]*", "\n".join(blocks("console"))))
def test_what_the_readme_reads_is_there(path: str) -> None:
    assert [article.id for article in read(ROOT / path)] if path.endswith(".json") else find([ROOT / path])


@pytest.mark.anyio
async def test_the_graph_of_the_samples_answers_what_the_docs_ask(store: Store) -> None:
    summary = await run(store, find([ROOT / "app" / "samples"]))
    assert (summary.loaded, summary.failed) == (6, [])
    assert f"{summary.loaded} articles read, {summary.facts} facts;" in README
    empty = [name for name, cypher in QUERIES.items() if not await store.read(cypher)]
    assert empty == []
    questions = [question for row in table("Questions") for question in row if question]
    answers = {question: await answer(question, None, store) for question in questions}
    assert len(answers) > 10
    assert [question for question, found in answers.items() if not (found.answers and found.facts)] == []
    assert {a.status for a in answers["Did Putin meet Berdimuhamedow?"].answers} == {"planned"}


def test_the_readme_shows_saved_queries() -> None:
    shown = blocks("cypher")
    assert len(shown) == 5
    assert shown == list(QUERIES.values())[:5]


def test_the_guide_names_every_saved_query() -> None:
    assert re.findall(r"`queries/(\S+)` \|", GUIDE) == list(QUERIES)


def test_saved_queries_say_first_what_they_show() -> None:
    assert all(re.match(r"// [A-Z]", cypher) for cypher in QUERIES.values())


def test_the_style_knows_every_label_and_projected_edge() -> None:
    style = (BROWSER / "style.grass").read_text(encoding="utf-8")
    assert set(re.findall(r"^node\.(\w+) \{", style, re.M)) == {*LABELS, "Leader"}
    assert sorted(re.findall(r"^relationship\.(\w+) \{", style, re.M)) == list(ALL_EDGE_TYPES)


def test_the_fact_of_the_readme_is_one_of_the_samples() -> None:
    (shown,) = blocks("json")
    fact = Fact.model_validate_json(shown)
    article = next(a for path in find([ROOT / "app" / "samples"]) for a in read(path) if a.id == fact.article)
    assert isinstance(article, Article)
    assert fact in Extractor().extract(article)
    assert json.loads(shown).keys() == Fact.model_fields.keys()


def test_the_readme_names_files_that_exist() -> None:
    named = set(re.findall(r"`((?:app|graph|ingest|tests|\.ci)/[\w./-]+|[A-Z]{4,}(?:\.md)?)`", README))
    named |= {f"graph/browser/{path}" for path in re.findall(r"`((?:queries/)?[\w-]+\.\w+)`", GUIDE)}
    types = set(re.findall(r"[A-Z]{4,}", "".join(row[1] for row in table("Contract: a fact") if row[0] == "`type`")))
    edges = set(ALL_EDGE_TYPES)
    assert [path for path in sorted(named - types - edges) if not (ROOT / path).exists()] == []
    assert len(named - types - edges) > 12


def test_the_readme_names_targets_of_the_makefile() -> None:
    targets = set(re.findall(r"^([a-z][\w-]*):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))
    named = set(re.findall(r"(?:`|^\$ )make ([\w-]+)", README, re.M))
    assert "demo" in named
    assert named <= targets


def test_the_readme_names_every_setting() -> None:
    settings = {PREFIX + field.name.upper() for field in fields(Settings)}
    assert set(re.findall(rf"^\| `({PREFIX}\w+)` \|", README, re.M)) == settings


def test_the_readme_names_every_route() -> None:
    routes = create_app(Settings()).openapi()["paths"]
    section = README.split("\n## REST API\n")[1].split("\n## ")[0]
    named = set(re.findall(r"/(?:v1(?=`)|v1/[a-z]+[\w/{}-]*|healthz|readyz|metrics)", section))
    named = {re.sub(r"(entities|events)/(?!\{)[\w-]+", r"\1/{id}", path) for path in named}
    assert named == set(routes)


def test_the_figures_of_the_knowledge_base_are_rounded_down() -> None:
    stated = {
        row[0].split(",")[0]: int(row[2].replace(",", ""))
        for row in table("What is measured")
        if not row[1].startswith(("`make ", "`python -m bench"))
    }
    base = kb.load()
    counted = {
        "countries": len(base.countries),
        "people": len(base.people),
        "terms of office of these people": sum(len(person.offices) for person in base.people),
        "organizations": len(base.organizations),
        "cities": len(base.places),
        "event series": len(base.events),
        "editions of these series": sum(len(series.editions) for series in base.events),
        "topics": len(base.topics),
    }
    assert stated.keys() == counted.keys()
    wrong = {name: n for name, n in counted.items() if not stated[name] <= n < 1.15 * stated[name]}
    assert wrong == {}


def test_every_person_has_an_english_and_an_arabic_name() -> None:
    assert [person.id for person in kb.load().people if not (person.name.get("en") and person.name.get("ar"))] == []


def test_compose_has_the_services_in_order() -> None:
    found = compose()
    assert {path.split(".")[1] for path in found if path.startswith("services.")} == {"neo4j", "diplograph", "samples"}
    assert re.fullmatch(r"neo4j:5\.26\.\d+-community", found["services.neo4j.image"])
    assert found["services.diplograph.depends_on.neo4j.condition"] == "service_healthy"
    assert found["services.samples.depends_on.diplograph.condition"] == "service_healthy"
    assert {"services.neo4j.healthcheck.test", "services.diplograph.healthcheck.test"} <= found.keys()
    assert "ingest" in found["services.samples.command"]


def test_compose_runs_the_neo4j_that_is_tested() -> None:
    tested = re.search(r"NEO4J_VERSION:-([\d.]+)", (ROOT / ".ci" / "neo4j").read_text(encoding="utf-8"))
    assert tested is not None
    assert compose()["services.neo4j.image"] == f"neo4j:{tested[1]}-community"


def test_compose_has_no_password_and_opens_ports_to_this_machine_only() -> None:
    found = compose()
    required = "${NEO4J_PASSWORD:?set a password of 8 characters or more}"
    secrets = {path: value for path, value in found.items() if re.search(r"AUTH|PASSWORD", path)}
    assert sorted(secrets.values()) == [required, f"neo4j/{required}"]
    ports = " ".join(value for path, value in found.items() if path.endswith(".ports")).split()
    assert ports
    assert all(port.startswith('"127.0.0.1:') for port in ports)


def test_the_image_copies_what_is_there_and_runs_as_nobody_special() -> None:
    dockerfile = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    copied = [word for line in re.findall(r"^COPY (?!--from)(.+)$", dockerfile, re.M) for word in line.split()[:-1]]
    ignored = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    assert all((ROOT / path).exists() and f"!{path.split('/')[0]}" in ignored for path in copied)
    assert re.search(r"^FROM python:3\.1[123]-slim$", dockerfile, re.M)
    assert dockerfile.index("\nUSER ") < dockerfile.index("\nENTRYPOINT ")
