"""Hostile requests get nothing: no server error, no more than is asked for, nothing written."""

from __future__ import annotations

import gzip
import io
import socket
import zipfile
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import httpx
import pytest
from service import calling
from talks import FACTS

from app.settings import Settings

CYPHER = [
    "' OR 1=1 //",
    '") DETACH DELETE (n',
    "x'}) MATCH (n) DETACH DELETE n //",
    "$id",
    "{id: $id}",
    "`) RETURN 1 //",
    "p-anna' UNION MATCH (n) RETURN n //",
    "\\u0027 OR true",
    "p-anna\\",
    "*",
    "p-*",
    "CALL db.labels()",
]
LUCENE = [
    "*:*",
    "name:*",
    "a OR b",
    "/.*/",
    "anna~9999",
    "[a TO z]",
    '+-&&||!(){}[]^"~*?:\\/',
    "\\",
    "id:p-anna",
    "((((((a",
]
UNICODE = [
    "\x00",
    "a\x00b",
    "\u202eanna",
    "\ufeff",
    "ａｎｎａ",
    "a\u0301" * 60,
    "\U0001f600",
    "\ud7ff\ue000",
    "İ" * 150,
    "ﷺ" * 20,
    "\u0640" * 50,
    "ـ\u064b",
]
PATHS = [
    "/v1/articles/../../etc/passwd",
    "/v1/articles/%2e%2e%2f%2e%2e%2fetc%2fpasswd",
    "/static/../app/settings.py",
    "/static/%2e%2e/pages.py",
    "/static/..%2f..%2fkeys.py",
    "/static//etc/passwd",
    "/static/lib/%00",
    "/v1/entities/%00",
    "/v1/entities/" + "a" * 5000,
    "/v1/articles/" + "a/" * 400,
    "/v1//facts",
    "/V1/facts",
    "/v1/facts/%ff%fe",
    "/v1/facts;x=1",
]
HTML = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "javascript:alert(1)",
    "{{7*7}}",
    "${7*7}",
    "%3Cb%3E",
]

STATEMENTS = [  # more of them in tests/graph/test_readonly.py
    "MATCH (n) DETACH DELETE n",
    "MATCH (n) \u0044ELETE n",
    "RETURN 1; MATCH (n) DELETE n",
    "/* */ MERGE (n:X) RETURN n",
    "CALL { CREATE (:X) } RETURN 1",
    "LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line",
    "CALL apoc.load.json('http://169.254.169.254/')",
    "USE system SHOW USERS",
]
HEADERS = {
    "X-HTTP-Method-Override": "DELETE",
    "X-Original-URL": "/v1/review",
    "X-Forwarded-Host": "evil.example",
    "Content-Encoding": "gzip",
    "Range": "bytes=0-1,5-9",
    "If-None-Match": "W/" + '",' * 3000,
    "Cookie": "key=" + "a" * 5000,
    "Accept": "../../etc/passwd",
    "Accept-Encoding": "gzip;q=1e999, bzip2",
    "Accept-Language": "<script>alert(1)</script>",
    "Authorization": "Bearer ' OR 1=1 //",
    "Idempotency-Key": "'}) DETACH DELETE (n) //",
}


def packed(name: str, content: bytes) -> bytes:
    """A zip file of one member."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return out.getvalue()


BOMB = packed("a.json", b"0" * 50_000_000)
FILES = {
    "bomb.zip": BOMB,
    "bomb.jsonl": BOMB,
    "bomb.json.gz": gzip.compress(b"0" * 50_000_000),
    "slip.zip": packed("../../../tmp/slipped.json", b"{}"),
    "../../../etc/passwd.txt": b"The president met the king.",
    "/etc/passwd": b"",
    "a\\..\\b.html": b"<html><body><p>The president met the king.</p><script>alert(1)</script>",
    "entity.html": b"<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><html><body><p>&a;</p></body></html>",
    "deep.html": b"<div>" * 20_000 + b"x",
    "deep.json": b"[" * 100_000,
    "long.txt": b"a" * 1_000_000,
    "nul.txt": b"\x00" * 1000,
    "<img src=x onerror=alert(1)>.txt": b"\xff\xfe\xfd",
}


def is_sound(reply: httpx.Response) -> bool:
    return reply.status_code < 500 and reply.headers.get("x-content-type-options") == "nosniff"


@pytest.fixture(autouse=True, scope="module")
def _nothing_changes(client: httpx.Client) -> Any:
    before = client.get("/v1/stats").json()
    yield
    assert client.get("/v1/stats").json() == before


@pytest.mark.parametrize("words", [*CYPHER, *UNICODE, *HTML])
def test_as_an_id(client: httpx.Client, words: str) -> None:
    for path in ("/v1/entities/{}", "/v1/facts/{}", "/v1/events/{}", "/v1/happenings/{}", "/v1/jobs/{}"):
        reply = client.get(path.format(quote(words, safe="")))
        assert reply.status_code in (404, 422)
    assert client.get("/v1/facts", params={"participant": words}).json()["items"] == []
    assert client.get("/v1/stats/series", params={"participant": words}).json()["items"] == []


@pytest.mark.parametrize("words", [*CYPHER, *LUCENE, *UNICODE, *HTML])
def test_as_a_name(client: httpx.Client, words: str) -> None:
    reply = client.get("/v1/search", params={"q": words})
    assert reply.status_code in (200, 422)
    assert len(reply.json().get("items", [])) < 6
    assert is_sound(client.post("/v1/match", json={"names": [{"name": words}]}))


@pytest.mark.parametrize("words", [*CYPHER, *UNICODE, *HTML])
def test_as_a_question(client: httpx.Client, words: str) -> None:
    reply = client.post("/v1/ask", json={"question": f"Who met {words}?"})
    assert is_sound(reply)
    page = client.get("/", params={"q": words})
    assert is_sound(page)
    assert words not in page.text or "<" not in words


@pytest.mark.parametrize("path", PATHS)
def test_as_a_path(client: httpx.Client, path: str) -> None:
    reply = client.get(path)
    assert reply.status_code in (404, 422)
    assert "root:" not in reply.text


@pytest.mark.parametrize(
    "body",
    [
        b'{"question": "\\ud800"}',
        b'{"question": 1e999}',
        b'{"question": "a", "question": 3}',
        b"\xff\xfe{",
        b'{"question": "a"}garbage',
        b"[" * 60_000,
        b'{"a":' * 5000 + b"1" + b"}" * 5000,
        b'{"question": ' + b"9" * 20_000 + b"}",
        b"\x1f\x8b\x08\x00garbage",
        b"<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><x>&a;</x>",
        b"question=Who",
        b"null",
        b"",
    ],
)
@pytest.mark.parametrize("path", ["/v1/ask", "/v1/match", "/v1/ingest", "/v1/review"])
def test_as_a_body(client: httpx.Client, path: str, body: bytes) -> None:
    reply = client.post(path, content=body, headers={"Content-Type": "application/json"})
    assert reply.status_code in (400, 413, 422)
    assert reply.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(("name", "value"), HEADERS.items(), ids=HEADERS)
def test_as_a_header(client: httpx.Client, name: str, value: str) -> None:
    reply = client.get("/v1/facts", headers={name: value})
    assert reply.status_code in (200, 401)
    assert is_sound(client.post("/v1/ask", json={"question": "Who?"}, headers={name: value}))
    page = client.get("/", headers={name: value})
    assert is_sound(page)
    assert "<script>alert" not in page.text
    assert "evil.example" not in page.text


@pytest.mark.parametrize(("name", "content"), FILES.items(), ids=FILES)
def test_as_a_file(client: httpx.Client, name: str, content: bytes) -> None:
    reply = client.post("/load", files={"files": (name, content)})
    assert reply.status_code in (200, 413, 422)
    for planted in ("root:", "<script>alert", "<img src=x"):
        assert planted not in reply.text
    assert not Path("/tmp/slipped.json").exists()


@pytest.mark.parametrize("cypher", STATEMENTS)
def test_as_a_statement(client: httpx.Client, cypher: str) -> None:
    reply = client.post("/v1/cypher", json={"cypher": cypher})
    assert reply.status_code in (403, 422)


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"])
def test_what_a_page_elsewhere_may_send_without_asking_is_not_read(client: httpx.Client, kind: str) -> None:
    body = b'{"articles": [{"text": "The president met the king."}]}'
    assert client.post("/v1/ingest", content=body, headers={"Content-Type": kind}).status_code == 415


def test_a_name_of_elsewhere_is_not_this_machine(app_home: Path) -> None:
    with calling(Settings(home=app_home)) as client:
        for host in ("evil.example", "evil.example:80", "127.0.0.1.evil.example", "localhost.evil.example", ""):
            assert client.get("/v1/facts", headers={"Host": host}).status_code in (400, 421)
        for host in ("localhost", "localhost:8000", "[::1]:8000", "127.0.0.2"):
            assert client.get("/v1/facts", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "head",
    [
        b"GET /v1/facts HTTP/1.1\r\nHost: localhost\r\nX-Request-ID: a\r\n b\r\n\r\n",
        b"GET /v1/facts HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        b"GET /v1/facts HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n",
        b"GET /v1/facts HTTP/1.1\r\nHost: localhost\r\n" + b"X: y\r\n" * 30_000 + b"\r\n",
        b"GET /v1/facts HTTP/9.9\r\nHost: localhost\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00",
    ],
)
def test_as_a_head(client: httpx.Client, head: bytes) -> None:
    address = urlsplit(str(client.base_url))
    answer = b""
    with (
        socket.create_connection((str(address.hostname), int(address.port or 0)), timeout=5) as raw,
        suppress(OSError),  # it may hang up before all is sent
    ):
        raw.sendall(head)
        raw.shutdown(socket.SHUT_WR)
        answer = raw.recv(65536)
    assert b" 500 " not in answer.split(b"\r\n")[0]
    assert client.get("/v1/facts").json()["items"][0]["id"] == FACTS[0].id
