"""Graphs for all tests of what is above them, filled once with facts that are written out."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import ask_world
import httpx
import pytest
from backends import BACKENDS, Standing, kept
from service import calling, fill, on_neo4j
from shell import Ran, Run
from talks import tell

from app.api import connection, limits
from app.cli import main
from app.settings import Settings


@pytest.fixture(scope="session", autouse=True)
def _patient() -> Iterator[None]:
    """A service whose answers may take as long as they do on a machine that does other work too."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(limits, "SECONDS", 600.0)
        patch.setattr(connection, "WAIT_SECONDS", 600.0)
        yield


@pytest.fixture(scope="session")
def app_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The folder of an embedded graph that is filled and then only read."""
    with kept(tmp_path_factory.mktemp("app") / "graph") as home:
        fill(Settings(home=home), tell)
        yield home


@pytest.fixture(scope="session", params=BACKENDS)
def client(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """The API over HTTP on the same graph, on each backend; that on Neo4j takes Cypher."""
    if request.param == "embedded":
        settings = Settings(home=request.getfixturevalue("app_home"))
    else:
        settings = on_neo4j(tmp_path_factory.mktemp("keys"))
    with calling(settings) as opened:
        yield opened


@pytest.fixture(scope="session", params=BACKENDS)
def asked(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """A graph with the bundled samples and moments of history on each backend, filled once for all questions."""
    folder = tmp_path_factory.mktemp("asked")
    if request.param == "neo4j":
        yield on_neo4j(folder)
        return
    with kept(folder / "graph") as home:
        fill(Settings(home=home), ask_world.fill)
        yield Settings(home=home)


@pytest.fixture(scope="module", params=BACKENDS)
def emptied(request: pytest.FixtureRequest, graph_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """An empty graph on each backend, for the tests of a module that writes."""
    settings = Settings(home=graph_home) if request.param == "embedded" else on_neo4j(tmp_path_factory.mktemp("keys"))
    fill(settings)
    return settings


@pytest.fixture(autouse=True)
def _what_stands_in_neo4j(request: pytest.FixtureRequest, tmp_path: Path) -> None:
    """Fills the one Neo4j of all tests with what a test asks of where something else stands, whatever their order."""
    given = request.node.callspec.params if hasattr(request.node, "callspec") else {}
    for name, filling in {"client": tell, "asked": ask_world.fill}.items():
        if given.get(name) == "neo4j" and Standing.filling != name:
            fill(on_neo4j(tmp_path), filling)
            Standing.filling = name


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
