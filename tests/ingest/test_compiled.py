"""Data is compiled once, and whatever is stale, damaged or cannot be kept is made anew."""

from __future__ import annotations

import json
import multiprocessing
import os
import subprocess
import sys
from collections.abc import Callable
from multiprocessing.synchronize import Barrier
from pathlib import Path
from typing import Any

import pytest

from ingest import compiled as it
from ingest import kb, lang
from ingest.compiled import compiled, folder, signature

ROOT = Path(__file__).parents[2]
DATA = {"words": frozenset({"met", "التقى"}), "rows": [("a", 1, None), b"\x00"]}


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache folder."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache"


class Maker:
    """Makes DATA, and counts how often."""

    def __init__(self, data: dict[str, Any] = DATA) -> None:
        self.data, self.made = data, 0

    def __call__(self) -> dict[str, Any]:
        self.made += 1
        return self.data


def test_made_once() -> None:
    make = Maker()
    assert compiled("kb", "s1", make) == compiled("kb", "s1", make) == DATA
    assert make.made == 1
    assert [path.name for path in folder().iterdir()] == ["kb-s1"]


def test_changed_sources_are_made_anew(tmp_path: Path) -> None:
    table = tmp_path / "table.tsv"
    table.write_text("id\tname\n")
    before = signature([table])
    assert signature([table]) == before
    table.write_text("id\tnome\n")  # as long as before
    after = signature([table])
    assert after != before
    compiled("kb", before, Maker({"name": "name"}))
    assert compiled("kb", after, Maker({"name": "nome"})) == {"name": "nome"}


@pytest.mark.parametrize("more", [[], ["x"], ["y"], ["x", "y"], ["xy"]])
def test_signature_tells_apart(tmp_path: Path, more: list[str]) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    one.write_text("ab")
    two.write_text("c")
    others = [([one, two], m) for m in ([], ["x"], ["y"], ["x", "y"], ["xy"]) if m != more]
    others += [([one], more), ([two], more), ([], more)]
    assert signature([two, one], *more) == signature([one, two], *more)
    assert signature([one, two], *more) not in {signature(paths, *m) for paths, m in others}


def test_another_interpreter_makes_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    before = signature([])
    monkeypatch.setattr(sys, "version", "3.99")
    assert signature([]) != before


@pytest.mark.parametrize("where", ["a file stands there", "nobody's home"])
def test_without_a_folder_it_is_made_in_memory(home: Path, monkeypatch: pytest.MonkeyPatch, where: str) -> None:
    if where == "nobody's home":
        monkeypatch.delenv("XDG_CACHE_HOME")
        monkeypatch.setattr(Path, "home", _nobody)
    else:
        home.write_text("")
    make = Maker()
    assert compiled("kb", "s1", make) == compiled("kb", "s1", make) == DATA
    assert make.made == 2


def _nobody() -> Path:
    raise RuntimeError("Could not determine home directory.")


def test_a_full_disk_leaves_nothing_half(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path, content: bytes) -> int:
        path.touch()
        raise OSError("No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    assert compiled("kb", "s1", Maker()) == DATA
    assert list(folder().iterdir()) == []


@pytest.mark.parametrize(
    "damage",
    [
        lambda raw: b"",
        lambda raw: raw[:3],
        lambda raw: raw[:-1],
        lambda raw: raw[:-1] + bytes([raw[-1] ^ 1]),
        lambda raw: bytes([raw[0] ^ 1]) + raw[1:],
        lambda raw: raw + b"\0",
    ],
    ids=["empty", "short", "cut", "content", "checksum", "longer"],
)
def test_a_damaged_file_is_mended(damage: Callable[[bytes], bytes]) -> None:
    compiled("kb", "s1", Maker())
    path = folder() / "kb-s1"
    whole = path.read_bytes()
    path.write_bytes(damage(whole))
    make = Maker()
    assert compiled("kb", "s1", make) == DATA
    assert make.made == 1
    assert compiled("kb", "s1", make) == DATA
    assert make.made == 1


def test_two_processes_at_once() -> None:
    spawn = multiprocessing.get_context("spawn")
    both = spawn.Barrier(2)
    processes = [spawn.Process(target=_make_beside, args=(both,)) for _ in range(2)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    assert [process.exitcode for process in processes] == [0, 0]
    assert [path.name for path in folder().iterdir()] == ["kb-s1"]
    make = Maker()
    assert compiled("kb", "s1", make) == DATA
    assert make.made == 0


def _make_beside(both: Barrier) -> None:
    """Makes and writes while another process does."""

    def make() -> dict[str, Any]:
        both.wait(60)
        return DATA

    assert compiled("kb", "s1", make) == DATA


def test_old_files_go() -> None:
    for n in range(it._KEPT + 3):
        compiled("kb", f"s{n}", Maker())
        os.utime(folder() / f"kb-s{n}", (n, n))
        compiled("lang-en", "s", Maker())
    kept = {path.name for path in folder().iterdir()}
    assert kept == {f"kb-s{n}" for n in range(3, it._KEPT + 3)} | {"lang-en-s"}


def test_all_that_compiles_is_signed() -> None:
    """What the compiling modules import is part of the signature: a change in it must not go unseen."""
    code = """if True:
        import json, sys
        import ingest.kb.files, ingest.lang
        print(json.dumps([m.__file__ for n, m in sys.modules.items() if n.split(".")[0] in ("ingest", "graph")]))
        """
    ran = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    used = {Path(name) for name in json.loads(ran.stdout)}
    signed = {*kb.sources(), *lang.sources("en"), Path(it.__file__)}
    assert {path for path in used - signed if path.read_text("utf-8").strip()} == set()


def test_the_same_facts_from_new_and_kept_data(home: Path) -> None:
    command = [sys.executable, "-m", "app.cli", "extract", "--format", "jsonl", "app/samples/en-2-leaders.json"]

    def facts() -> str:
        return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout

    made = facts()
    assert sorted(path.name.rpartition("-")[0] for path in folder().iterdir()) == ["kb", "lang-en"]
    assert facts() == made
    assert len(json.loads(made)["facts"]) > 3
