"""schemathesis asks for all that the OpenAPI description allows, and for much that it does not, and finds no failure.

A long run: `pytest --hypothesis-profile thorough tests/app/test_api_described.py`.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import settings as hypothesis
from service import calling, fill, read_samples

from app.settings import Settings


@pytest.fixture(scope="module")
def guarded(emptied: Settings, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """The address of a service on the samples that asks for keys, and a key that may do everything."""
    fill(emptied, read_samples)
    keys = tmp_path_factory.mktemp("keys") / "keys.json"
    with calling(replace(emptied, host="0.0.0.0", keys=keys, rate=0)) as client:
        yield f"{client.base_url}/openapi.json", client.headers["x-api-key"]


@pytest.mark.parametrize("known", [True, False], ids=["with a key", "with random keys"])
def test_no_failure(guarded: tuple[str, str], tmp_path: Path, known: bool) -> None:
    description, key = guarded
    command = [sys.executable, "-m", "schemathesis.cli", "run", description, "--checks", "all", "--no-color"]
    command += ["--generation-deterministic", "--max-examples", str(hypothesis().max_examples // 20)]
    command += ["--continue-on-failure", "--warnings", "off", "--request-timeout", "120"]
    command += ["--max-response-time", "120"]  # how fast it is says nothing of a machine that does other work too
    command += ["-H", f"X-API-Key: {key}"] if known else ["--phases", "fuzzing"]
    ran = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr
