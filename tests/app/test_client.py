"""The Python client, and the commands that use it, against a running service."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from service import fill, serving
from shell import ARABIC, ENGLISH, Run, lines, write
from talks import ARTICLE, FACTS, HELD

from app import keys
from app.client import Client, ServiceError
from app.keys import Scope
from app.settings import Settings


@pytest.fixture(scope="module")
def service(client: httpx.Client) -> Iterator[Client]:
    with Client(str(client.base_url), client.headers.get("x-api-key")) as opened:
        yield opened


class TestReading:
    def test_facts_over_all_pages(self, service: Client) -> None:
        assert list(service.facts(limit=1)) == FACTS
        assert list(service.facts(participant="p-anna", from_="2015-11-23", to="2015-11-23", status="held")) == [HELD]

    def test_entities_events_articles_and_graphs(self, service: Client) -> None:
        assert service.search("Borris")[0].id == "p-boris"
        assert service.entity("p-anna").offices[0].office == "president@IRN"
        assert [one.facts for one in service.timeline("tehran")] == [[HELD.id]]
        assert {one.other.id for one in service.relations("p-anna", status="held")} == {"p-boris", "p-dora"}
        assert [who.id for who in service.event("gecf-summit-2015").participants] == ["p-anna", "p-boris"]
        assert service.article(ARTICLE.id).facts == FACTS
        assert len(service.graph(center="p-dora").edges) == 1

    def test_a_question(self, service: Client) -> None:
        assert service.ask("Who met whom at the Tehran gas summit?").lang == "en"

    def test_a_refusal_has_a_code_and_says_what_to_do(self, service: Client) -> None:
        with pytest.raises(ServiceError, match="/v1/search") as refused:
            service.entity("none at all?")
        assert (refused.value.status, refused.value.code) == (404, "not-found")

    def test_nobody_there(self, free_port: int) -> None:
        with Client(f"http://127.0.0.1:{free_port}") as nobody, pytest.raises(ServiceError, match="does not answer"):
            nobody.entity("x")


@pytest.fixture(scope="module")
def remote(graph_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """The address of a service on an empty graph, and a key for it."""
    path = tmp_path_factory.mktemp("keys") / "keys.json"
    key = keys.add(path, "all", [Scope.READ, Scope.INGEST])
    fill(Settings(home=graph_home))
    with serving(Settings(home=graph_home, host="0.0.0.0", keys=path)) as address:
        yield address, key


class TestCommands:
    def test_ingest_ask_and_retract(
        self, run: Run, remote: tuple[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        url, key = remote
        monkeypatch.setenv("DIPLOGRAPH_API_KEY", key)
        news = write(tmp_path / "news.jsonl", lines(ENGLISH, {"id": "bad", "text": ""}, ARABIC))
        ran = run("ingest", news, "--url", url)
        assert ran.code == 1
        assert "2 articles read" in ran.err
        assert "bad" in ran.err
        answer = json.loads(run("ask", "Who met Putin in Tehran?", "--json", "--url", url).out)
        assert "Hassan Rouhani" in {one["name"] for one in answer["answers"]}
        monkeypatch.setenv("DIPLOGRAPH_URL", url)
        assert run("retract", "en-1").code == 0
        assert run("retract", "en-1").code == 1
        assert json.loads(run("ask", "Who met Putin in Tehran?", "--json").out)["answers"] == []

    def test_without_a_key_it_is_told_in_a_line(self, run: Run, remote: tuple[str, str]) -> None:
        ran = run("ask", "Who?", "--url", remote[0])
        assert (ran.code, ran.out, ran.err.count("\n")) == (1, "", 1)
        assert "diplograph key add" in ran.err
