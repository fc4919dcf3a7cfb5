"""What holds for every request: ids, tags, compression, origins, limits, figures; and nothing tells of questions."""

from __future__ import annotations

import asyncio
import gzip
import json
import logging
import re
from pathlib import Path

import httpx
import pytest
from service import calling
from starlette.types import Receive, Scope, Send

from app.api import limits
from app.api.limits import BODY
from app.api.observe import JsonLines
from app.settings import Settings

PAGE = "https://page.example"
NOW = {"If-None-Match": '"none"'}  # without it the tag may be that of a second ago


class TestRequestIds:
    def test_given_ones_come_back_and_others_are_made(self, client: httpx.Client) -> None:
        assert client.get("/healthz", headers={"X-Request-ID": "abc-1"}).headers["x-request-id"] == "abc-1"
        made = {client.get("/healthz").headers["x-request-id"] for _ in range(2)}
        assert len(made) == 2

    @pytest.mark.parametrize("given", ["a" * 65, "a b", "a\tb", '"><script>'])
    def test_what_could_break_a_log_is_not_taken(self, client: httpx.Client, given: str) -> None:
        reply = client.get("/healthz", headers={"X-Request-ID": given})
        assert re.fullmatch("[0-9a-f]{16}", reply.headers["x-request-id"])

    def test_a_problem_names_it_and_what_to_do(self, client: httpx.Client) -> None:
        reply = client.get("/v1/facts/none", headers={"X-Request-ID": "r1"})
        assert (reply.json()["request"], reply.headers["x-request-id"]) == ("r1", "r1")
        assert "/v1/search" in reply.json()["help"]


class TestTags:
    def test_the_same_until_the_graph_changes(self, client: httpx.Client) -> None:
        first = client.get("/v1/facts", params={"limit": 1}, headers=NOW)
        tag = first.headers["etag"]
        assert tag.startswith('W/"')
        assert "no-cache" in first.headers["cache-control"]
        again = client.get("/v1/facts", params={"limit": 1}, headers={"If-None-Match": f'"other", {tag}'})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
        other = client.get("/v1/facts", params={"limit": 2}, headers={"If-None-Match": tag})
        assert other.status_code == 200
        assert other.headers["etag"] != tag

    @pytest.mark.parametrize("path", ["/v1/facts/none", "/v1/facts?x=1", "/healthz"])
    def test_none_on_what_is_no_answer_from_the_graph(self, client: httpx.Client, path: str) -> None:
        assert "etag" not in client.get(path).headers


class TestTransport:
    def test_long_answers_are_compressed(self, client: httpx.Client) -> None:
        with client.stream("GET", "/v1/facts", headers={"Accept-Encoding": "gzip"}) as reply:
            assert reply.headers["content-encoding"] == "gzip"
            raw = b"".join(reply.iter_raw())
        assert len(json.loads(gzip.decompress(raw))["items"]) == 4
        assert "content-encoding" not in client.get("/v1/facts", headers={"Accept-Encoding": "identity"}).headers

    @pytest.mark.parametrize("path", ["/v1/facts", "/v1/facts/none", "/healthz", "/"])
    def test_the_head_is_that_of_a_get(self, client: httpx.Client, path: str) -> None:
        whole, head = client.get(path, headers=NOW), client.head(path, headers=NOW)
        assert (head.status_code, head.content) == (whole.status_code, b"")
        for name in ("content-type", "etag"):
            assert head.headers.get(name) == whole.headers.get(name)

    def test_what_may_be_done_is_told(self, client: httpx.Client) -> None:
        assert client.put("/v1/facts").headers["allow"] == "GET, HEAD"
        assert client.get("/v1/ask").headers["allow"] == "POST"
        assert client.post("/openapi.json").headers["allow"] == "GET, HEAD"

    def test_no_other_origin_by_default(self, client: httpx.Client) -> None:
        assert "access-control-allow-origin" not in client.get("/v1/meta", headers={"Origin": PAGE}).headers

    def test_origins_that_are_named(self, app_home: Path) -> None:
        with calling(Settings(home=app_home, cors=(PAGE,))) as opened:
            assert opened.get("/v1/meta", headers={"Origin": PAGE}).headers["access-control-allow-origin"] == PAGE
            refused = opened.get("/v1/meta", headers={"Origin": "https://evil.example"})
            assert "access-control-allow-origin" not in refused.headers
            asked = {"Origin": PAGE, "Access-Control-Request-Method": "POST"}
            assert opened.options("/v1/ask", headers=asked).status_code == 200


class TestLimits:
    @pytest.mark.parametrize("chunks", [1, 10])
    def test_a_body_too_large(self, client: httpx.Client, chunks: int) -> None:
        body = b'{"question": "' + b"x" * BODY + b'"}'
        step = len(body) // chunks + 1
        pieces = (body[at : at + step] for at in range(0, len(body), step))
        reply = client.post("/v1/ask", content=pieces, headers={"Content-Type": "application/json"})
        assert (reply.status_code, reply.json()["code"]) == (413, "body-too-large")

    def test_a_body_nested_too_deep(self, client: httpx.Client) -> None:
        body = b"[" * 30_000 + b"]" * 30_000
        reply = client.post("/v1/ask", content=body, headers={"Content-Type": "application/json"})
        assert reply.status_code in (400, 422)
        assert reply.headers["content-type"] == "application/problem+json"

    @pytest.mark.anyio
    async def test_an_answer_too_late(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(limits, "SECONDS", 0.05)

        async def never(_scope: Scope, receive: Receive, _send: Send) -> None:
            while True:
                await receive()
                await asyncio.sleep(1)

        transport = httpx.ASGITransport(limits.Limits(never))
        async with httpx.AsyncClient(transport=transport, base_url="http://x") as opened:
            reply = await opened.get("/v1/facts")
        assert (reply.status_code, reply.json()["code"]) == (503, "too-slow")
        assert int(reply.headers["retry-after"]) > 0


class TestObserving:
    def test_figures_for_prometheus(self, client: httpx.Client) -> None:
        client.get("/v1/entities/p-anna")
        client.get("/v1/entities/none")
        text = client.get("/metrics").text
        assert re.search(r'^diplograph_graph_up{worker="\d+"} 1$', text, re.M)
        for status in (200, 404):
            assert f'route="/v1/entities/{{id}}",status="{status}"}}' in text
        counted = re.findall(r'request_seconds_count{worker="\d+",route="/v1/entities/{id}"} (\d+)', text)
        within = re.findall(r'request_seconds_bucket{worker="\d+",route="/v1/entities/{id}",le="\+Inf"} (\d+)', text)
        assert counted == within != []

    def test_a_line_has_the_pattern_of_the_address_alone(
        self, client: httpx.Client, caplog: pytest.LogCaptureFixture
    ) -> None:
        with caplog.at_level(logging.INFO, "diplograph.access"):
            key = client.headers.get("x-api-key", "dpg_whispered")
            client.get("/v1/search", params={"q": "whispered"}, headers={"Authorization": f"Bearer {key}"})
            client.post("/v1/ask", json={"question": "whispered?"})
            client.get("/v1/entities/whispered")
            client.get("/whispered")
        written = [JsonLines().format(record) for record in caplog.records]
        lines = [line for line in map(json.loads, written) if line["log"] == "diplograph.access"]
        assert [(line["method"], line["route"], line["status"]) for line in lines] == [
            ("GET", "/v1/search", 200),
            ("POST", "/v1/ask", 200),
            ("GET", "/v1/entities/{id}", 404),
            ("GET", "none", 404),
        ]
        assert "whispered" not in "".join(written)
        assert "dpg_" not in "".join(written)
