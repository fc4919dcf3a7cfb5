"""The OpenAPI description: its examples are answers of the sample graph, and the service does what it says.

Where the samples or their reading change, `DIPLOGRAPH_TEST_WRITE_EXAMPLES=1 pytest tests/app/test_api_description.py`
writes the examples anew. With `--hypothesis-profile thorough` schemathesis asks for longer.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import pytest
from hypothesis import settings as hypothesis
from service import calling, fill, read_samples

import app.api
from app.api.description import examples
from app.settings import Settings

FILE = Path(app.api.__file__).parent / "examples.json"
ASKED: dict[str, tuple[str, Any]] = {
    "GET /v1/search": ("/v1/search?q=Ruhani&limit=1", None),
    "GET /v1/facts": ("/v1/facts?type=MEET&status=held&participant=Q7747&limit=1", None),
    "GET /v1/entities/{id}": ("/v1/entities/Q7747", None),
    "GET /v1/entities/{id}/timeline": ("/v1/entities/Q7747/timeline?limit=1", None),
    "GET /v1/entities/{id}/relations": ("/v1/entities/Q7747/relations?limit=2", None),
    "GET /v1/events": ("/v1/events?limit=1", None),
    "GET /v1/events/{id}": ("/v1/events/gecf-summit-2015", None),
    "GET /v1/articles": ("/v1/articles?limit=1", None),
    "GET /v1/articles/{id}": ("/v1/articles/sample-en-1-wire", None),
    "GET /v1/paths": ("/v1/paths?source=Q7747&target=Q57385&limit=1", None),
    "GET /v1/graph": ("/v1/graph?center=Q7747&limit=2", None),
    "GET /v1/stats": ("/v1/stats", None),
    "GET /v1/stats/series": ("/v1/stats/series?interval=month&group=type&limit=3", None),
    "GET /v1/topics": ("/v1/topics?limit=1", None),
    "GET /v1/topics/tree": ("/v1/topics/tree", None),
    "GET /v1/countries": ("/v1/countries?limit=1", None),
    "GET /v1/sources": ("/v1/sources", None),
    "GET /v1/review": ("/v1/review?limit=1", None),
    "POST /v1/ask": ("/v1/ask", {"question": "Did Putin meet Berdimuhamedow?"}),
    "POST /v1/match": ("/v1/match", {"names": [{"name": "حسن روحاني", "kind": "person"}], "limit": 1}),
}


@pytest.fixture(scope="module")
def graph(emptied: Settings) -> Settings:
    """The graph of the samples."""
    fill(emptied, read_samples)
    return emptied


@pytest.fixture(scope="module")
def samples(graph: Settings) -> Iterator[httpx.Client]:
    """A service on it."""
    with calling(graph) as opened:
        yield opened


def shortened(value: Any) -> Any:
    """An answer with one item of each list, and a part of each long text."""
    if isinstance(value, list):
        return [shortened(one) for one in value[:1]]
    if isinstance(value, dict):
        return {name: shortened(one) for name, one in value.items()}
    return f"{value[:300]} ..." if isinstance(value, str) and len(value) > 300 else value


def test_each_is_an_answer_in_the_form_that_it_has_now(samples: httpx.Client) -> None:
    answers = {}
    for operation, (path, body) in ASKED.items():
        reply = samples.request(operation.split()[0], path, json=body)
        assert reply.status_code == 200, (operation, reply.text)
        answers[operation] = shortened(reply.json())
    if os.environ.get("DIPLOGRAPH_TEST_WRITE_EXAMPLES"):
        FILE.write_text(json.dumps(answers, ensure_ascii=False, indent=1) + "\n", "utf-8")
        examples.cache_clear()
    assert answers.keys() == examples().keys()
    empty = [operation for operation, answer in answers.items() if answer.get("items") == []]
    assert empty in ([], ["GET /v1/review"])
    for operation, answer in answers.items():
        assert answer.keys() == examples()[operation].keys(), operation


def test_every_read_is_described_with_one(samples: httpx.Client) -> None:
    described = samples.get("/openapi.json").json()["paths"]
    shown = {
        f"{method.upper()} {path}"
        for path, methods in described.items()
        for method, operation in methods.items()
        if "example" in operation["responses"].get("200", {}).get("content", {}).get("application/json", {})
    }
    assert shown == ASKED.keys()
    parameters = described["/v1/entities/{id}"]["get"]["parameters"]
    assert parameters[0]["schema"]["examples"] == ["Q7747"]


@pytest.mark.parametrize("known", [True, False], ids=["with a key", "with random keys"])
def test_schemathesis_finds_no_failure(graph: Settings, tmp_path: Path, known: bool) -> None:
    """Without the endpoint for Cypher: no schema can say which text is a statement that only reads."""
    command = [sys.executable, "-m", "schemathesis.cli", "run", "--checks", "all", "--continue-on-failure"]
    command += ["--generation-deterministic", "--max-examples", str(hypothesis().max_examples // 20)]
    command += ["--request-timeout", "120", "--no-color", "--warnings", "off"]
    with calling(replace(graph, host="0.0.0.0", keys=tmp_path / "keys.json", rate=0, cypher=False)) as client:
        command += ["-H", f"X-API-Key: {client.headers['x-api-key']}"] if known else ["--phases", "fuzzing"]
        description = tmp_path / "openapi.json"  # since it waits ten seconds for one from a service, and no more
        description.write_bytes(client.get("/openapi.json").content)
        command += [str(description), "--url", str(client.base_url)]
        ran = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=3600)
    assert ran.returncode == 0, ran.stdout + ran.stderr
