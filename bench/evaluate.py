"""`make eval`: how well articles are read, on the annotated ones and on our own articles and sentences.

The annotated articles are not in the repository (their texts are their publishers'); where they stand
beside it, their own scorer is run on what `diplograph extract` writes for them and for our own articles,
and the misses are told by class, but those of the halves that nobody is to tune on.
"""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from types import ModuleType
from typing import Any

from rich.console import Console
from rich.table import Table

from ingest.extract import Extractor
from ingest.lang import available
from tests.ingest.scoring import Report, read, score, stances

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared" / "eval"
SENTENCES = ROOT / "tests" / "sentences"
ARTICLES = ROOT / "tests" / "articles"
STANCES = ROOT / "tests" / "stances"
Rows = dict[str, dict[str, float]]  # set -> figure -> value


def run(console: Console) -> None:
    """Prints all tables."""
    if SHARED.is_dir():
        _articles(console)
    else:
        console.print(f"no annotated articles, nor their scorer, in {SHARED}: only our own sentences are scored\n")
    _sentences(console)
    _stances(console)


def _articles(console: Console) -> None:
    """Scores seed, dev and our own articles, and counts the misses by type and status."""
    shared = scorer(SHARED / "score.py")
    sets = {"seed": SHARED / "seed.json", "dev": SHARED / "dev"}
    sets |= {"own tuned": ARTICLES / "tuned", "own frozen": ARTICLES / "frozen"}
    rows: Rows = {}
    missed: dict[str, list[tuple[str, str, str]]] = {}
    for name, path in sets.items():
        gold = [json.loads(p.read_text("utf-8")) for p in (sorted(path.glob("*.json")) if path.is_dir() else [path])]
        results = _extract(gold)
        report, misses = shared.score(gold, results)
        rows[name] = _shared_figures(report) | {"bad evidence": shared.bad_evidence(gold, results)}
        empty = [len(results[a["id"]]["facts"]) for a in gold if not a["gold"]]
        rows[name] |= {"facts where none is": sum(empty)} if empty else {}
        if name in ("dev", "own tuned"):
            missed[name] = [(kind, fact["type"], fact["status"]) for kind, _, fact in misses]
    console.print(_figures("annotated articles", rows))
    for name, errors in missed.items():
        console.print(_classes(f"{name}: missed and false facts (relaxed)", errors))


def scorer(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("shared_score", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _extract(gold: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """What the command itself writes for the articles, by article id."""
    fields = ("id", "title", "text", "lang", "published", "url")
    lines = "".join(json.dumps({f: a.get(f) for f in fields}) + "\n" for a in gold)
    command = [sys.executable, "-m", "app.cli", "extract", "--format", "jsonl", "-"]
    ran = subprocess.run(command, input=lines, stdout=subprocess.PIPE, encoding="utf-8", check=True, cwd=ROOT)
    return {row["article"]["id"]: row for row in map(json.loads, ran.stdout.splitlines())}


def _shared_figures(report: dict[str, Any]) -> dict[str, float]:
    scores, rates = report["scores"], report["attributes"]
    figures = {f"{key} {short}": scores[key][long] for key in ("meet", "relaxed", "strict", "state")
               for short, long in (("P", "precision"), ("R", "recall"), ("F1", "f1"))}  # fmt: skip
    return figures | {
        key: rates[key]["rate"] for key in ("status", "date", "place", "event", "evidence") if key in rates
    }


def _sentences(console: Console) -> None:
    """Our own sentences: the half that was tuned on beside the one that was frozen before."""
    paths = [p for p in sorted(SENTENCES.glob("*.jsonl")) if p.stem.split("_")[0] in available()]
    reports = {p.stem: score(read(p), Extractor().extract) for p in sorted(paths, key=lambda p: p.stem, reverse=True)}
    console.print(_figures("our own sentences", {name: _own_figures(report) for name, report in reports.items()}))
    for name, report in reports.items():
        if not name.endswith("_frozen"):  # who reads the misses of the frozen half tunes on it
            errors = [(kind, told.type, told.statuses[0]) for kind, _, told in report.errors]
            console.print(_classes(f"{name}: missed and false facts (relaxed)", errors))


def _stances(console: Console) -> None:
    """Our own sentences that blame or back somebody: whether they are found to, of whom they name."""
    rows: Rows = {}
    for path in sorted(STANCES.glob("*.tsv"), reverse=True):
        scores = stances(path, Extractor().extract)
        rows[path.stem] = {f"{kind} P": one.precision for kind, one in scores.items()}
        rows[path.stem] |= {f"{kind} R": one.recall for kind, one in scores.items()}
    console.print(_figures("blame and backing told in speech", rows))


def _own_figures(report: Report) -> dict[str, float]:
    comparisons = {"meet": report.meet, "relaxed": report.relaxed, "strict": report.strict, "state": report.state}
    figures = {f"{name} {figure}": getattr(one, attribute) for name, one in comparisons.items()
               for figure, attribute in (("P", "precision"), ("R", "recall"), ("F1", "f1"))}  # fmt: skip
    rates = {"status": report.status, "date": report.date, "traps passed": report.traps}
    return figures | {name: sum(hits) / len(hits) for name, hits in rates.items() if hits}


def _figures(title: str, rows: Rows) -> Table:
    """A column a set, a row a figure."""
    table = Table("", *rows, title=title, title_justify="left")
    for figure in dict.fromkeys(f for row in rows.values() for f in row):
        cells = [row.get(figure) for row in rows.values()]
        table.add_row(figure, *("" if c is None else f"{c:.3f}" if isinstance(c, float) else str(c) for c in cells))
    return table


def _classes(title: str, errors: Iterable[tuple[str, str, str]]) -> Table:
    """How many facts of each type and status were missed, and how many were false."""
    counts = Counter(errors)
    table = Table("type", "status", "missed", "false", title=title, title_justify="left")
    kinds = Counter({(t, s): 0 for _, t, s in counts})
    for (_, t, s), n in counts.items():
        kinds[t, s] += n
    for (t, s), _ in kinds.most_common():
        table.add_row(t, s, str(counts["missed", t, s] or ""), str(counts["false", t, s] or ""))
    return table
