"""Who may do what: keys, scopes, rates; over HTTP on a real graph, and on their own."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import httpx
import pytest
from service import client_of, serving
from shell import Run

from app import keys
from app.api.guard import Rates, needed
from app.api.main import create_app
from app.keys import KeyFileError, Keys, Scope
from app.settings import Settings


class Guarded(NamedTuple):
    """A service that needs keys, and one key a scope."""

    client: httpx.Client
    keys: dict[Scope, str]


@pytest.fixture(scope="module")
def guarded(app_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Guarded]:
    path = tmp_path_factory.mktemp("keys") / "keys.json"
    made = {scope: keys.add(path, scope.value, [scope]) for scope in Scope}
    settings = Settings(home=app_home, host="0.0.0.0", keys=path, rate=600)
    with serving(settings) as address, client_of(address) as client:
        yield Guarded(client, made)


def bearer(key: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {key}"}


class TestScopes:
    @pytest.mark.parametrize("path", ["/healthz", "/readyz", "/openapi.json", "/static/explorer.css"])
    def test_open_to_all(self, guarded: Guarded, path: str) -> None:
        assert guarded.client.get(path).status_code == 200

    @pytest.mark.parametrize(
        "path", ["/v1/facts", "/v1/no-such", "/metrics", "/", "/v1/review", "//v1/facts", "/v1/../x"]
    )
    def test_nothing_else_without_a_key(self, guarded: Guarded, path: str) -> None:
        reply = guarded.client.get(path)
        assert (reply.status_code, reply.json()["code"]) == (401, "key-needed")
        assert "Bearer" in reply.headers["www-authenticate"]

    @pytest.mark.parametrize(
        "headers",
        [
            {"Authorization": "Bearer dpg_wrong"},
            {"Authorization": "Bearer"},
            {"Authorization": "Basic !!!"},
            {"Authorization": "Basic " + "w7/Dvw=="},
            {"Authorization": "Digest x"},
            {"X-API-Key": ""},
            {"X-API-Key": "x" * 5000},
        ],
    )
    def test_nor_with_another(self, guarded: Guarded, headers: dict[str, str]) -> None:
        assert guarded.client.get("/v1/facts", headers=headers).status_code == 401

    def test_in_every_way_that_it_may_be_sent(self, guarded: Guarded) -> None:
        key = guarded.keys[Scope.READ]
        for headers in (bearer(key), {"X-API-Key": key}):
            assert guarded.client.get("/v1/facts", headers=headers).status_code == 200
        assert guarded.client.get("/v1/facts", auth=("anybody", key)).status_code == 200

    @pytest.mark.parametrize("scope", [Scope.READ, Scope.REVIEW])
    def test_a_key_is_good_for_its_scope_alone(self, guarded: Guarded, scope: Scope) -> None:
        reply = guarded.client.delete("/v1/articles/x-1", headers=bearer(guarded.keys[scope]))
        assert (reply.status_code, reply.json()["code"]) == (403, "scope-missing")
        assert "'ingest'" in reply.json()["detail"]

    def test_admin_may_all(self, guarded: Guarded) -> None:
        assert guarded.client.get("/v1/facts", headers=bearer(guarded.keys[Scope.ADMIN])).status_code == 200

    def test_no_tag_for_who_may_not_read(self, guarded: Guarded) -> None:
        tag = guarded.client.get("/v1/meta", headers=bearer(guarded.keys[Scope.READ])).headers["etag"]
        assert guarded.client.get("/v1/meta", headers={"If-None-Match": tag}).status_code == 401

    def test_every_route_needs_what_it_does(self) -> None:
        paths = create_app(Settings()).openapi()["paths"]
        table = {(verb.upper(), path): needed(verb.upper(), path) for path, verbs in paths.items() for verb in verbs}
        assert {key for key, scope in table.items() if scope is None} == {("GET", "/healthz"), ("GET", "/readyz")}
        reads = {key for key, scope in table.items() if key[0] != "GET" and scope is Scope.READ}
        assert reads == {("POST", "/v1/ask"), ("POST", "/v1/match"), ("POST", "/v1/cypher")}


class TestRates:
    def test_headers_count_down(self, guarded: Guarded) -> None:
        reply = guarded.client.get("/healthz")
        assert reply.headers["ratelimit-policy"] == '"minute";q=600;w=60'
        assert reply.headers["ratelimit"].startswith('"minute";r=')

    def test_too_many_are_refused_and_told_when(self, app_home: Path, tmp_path: Path) -> None:
        key = keys.add(tmp_path / "k.json", "slow", [Scope.READ])
        settings = Settings(home=app_home, host="0.0.0.0", keys=tmp_path / "k.json", rate=2)
        with serving(settings) as address, client_of(address, bearer(key)) as client:
            assert [client.get("/v1/meta").status_code for _ in range(3)] == [200, 200, 429]
            reply = client.get("/v1/meta")
            assert reply.json()["code"] == "too-many-requests"
            assert 1 <= int(reply.headers["retry-after"]) <= 30
            # who has no key is counted apart
            assert client.get("/v1/meta", headers={"Authorization": ""}).status_code == 401

    def test_a_bucket_fills_steadily(self) -> None:
        rates = Rates(60)
        assert [rates.take("a", 0.0)[0] for _ in range(61)] == [*range(59, -1, -1), -1]
        assert rates.take("b", 0.0)[0] == 59
        assert rates.take("a", 0.5) == (-1, pytest.approx(0.5))
        assert rates.take("a", 1.0)[0] == 0
        assert rates.take("a", 1000.0)[0] == 59


class TestFile:
    def test_holds_hashes_alone_and_is_its_owners(self, tmp_path: Path) -> None:
        path = tmp_path / "new" / "keys.json"
        key = keys.add(path, "one", [Scope.READ, Scope.INGEST])
        assert key not in path.read_text()
        assert path.stat().st_mode & 0o777 == 0o600
        found = Keys(path).find(key)
        assert found is not None
        assert [found.may(scope) for scope in Scope] == [True, True, False, False]

    def test_a_change_counts_at_once(self, tmp_path: Path) -> None:
        path = tmp_path / "keys.json"
        opened = Keys(path)
        assert opened.find("anything") is None
        key = keys.add(path, "one", [Scope.READ])
        assert opened.find(key)
        assert keys.remove(path, "one")
        assert opened.find(key) is None
        assert not keys.remove(path, "one")

    @pytest.mark.parametrize("content", ["", "{", '{"name": "a"}', '[{"name": "a", "sha256": "x", "scopes": ["x"]}]'])
    def test_another_file_is_refused(self, tmp_path: Path, content: str) -> None:
        path = tmp_path / "keys.json"
        path.write_text(content)
        with pytest.raises(KeyFileError, match="no file of keys"):
            keys.read(path)


class TestCommands:
    def test_add_list_remove(self, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("DIPLOGRAPH_KEYS", str(tmp_path / "keys.json"))
        made = run("key", "add", "newsroom", "--scope", "read", "--scope", "ingest")
        assert (made.code, made.err) == (0, "")
        assert Keys(tmp_path / "keys.json").find(made.out.strip())
        assert run("key", "add", "newsroom").code == 1
        assert run("key", "list").out == "newsroom  read ingest\n"
        assert run("key", "remove", "newsroom").code == 0
        assert run("key", "remove", "newsroom").code == 1
        assert json.loads((tmp_path / "keys.json").read_text()) == []
