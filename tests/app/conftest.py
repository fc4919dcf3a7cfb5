"""One embedded graph for all tests of what is above it, filled once with facts that are written out."""

from __future__ import annotations

import asyncio
import io
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from ask_world import fill
from service import serving
from shell import Ran, Run
from talks import ARTICLE, FACTS, REFERENCE

from app.cli import main
from app.settings import Settings
from graph import embedded
from graph.load import load_articles
from graph.reference import load_reference
from graph.store import open_store


@pytest.fixture(scope="session", autouse=True)
def _idle_seconds() -> Iterator[None]:
    """Should the tests be killed, their servers do not stay for long."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DIPLOGRAPH_IDLE_SECONDS", "60")
        yield


@pytest.fixture(scope="session")
def app_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The folder of an embedded graph that is filled and then only read."""
    home = tmp_path_factory.mktemp("app") / "graph"

    async def fill() -> None:
        async with open_store(home=home) as store:
            await load_reference(store, REFERENCE)
            await load_articles(store, [(ARTICLE, FACTS)])

    asyncio.run(fill())
    yield home
    asyncio.run(embedded.stop(home))


@pytest.fixture(scope="session")
def asked_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A graph with the bundled samples and moments of history, filled once for all tests of questions."""
    home = tmp_path_factory.mktemp("asked") / "graph"

    async def filled() -> None:
        async with open_store(home=home) as store:
            await fill(store)

    asyncio.run(filled())
    yield home
    asyncio.run(embedded.stop(home))


@pytest.fixture(scope="session")
def client(app_home: Path) -> Iterator[httpx.Client]:
    """The API on that graph, over HTTP."""
    with serving(Settings(home=app_home)) as address, httpx.Client(base_url=address, timeout=30) as opened:
        yield opened


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
