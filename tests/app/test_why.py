"""`extract --explain` through the command line: the reasons are those of the facts beside them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from shell import ARABIC, ENGLISH, Run, lines, write

from ingest.facts import read_facts
from ingest.results import Result

PLANNED = {
    "id": "en-2",
    "text": "French President Emmanuel Macron is due to meet Egyptian President Abdel Fattah al-Sisi on Tuesday.",
    "published": "2021-03-15",
}


def explained(run: Run, *articles: object) -> list[dict[str, Any]]:
    ran = run("extract", "--explain", "--format", "jsonl", "-", stdin=lines(*articles))
    assert ran.code == 0
    return [json.loads(line) for line in ran.out.splitlines()]


def test_every_fact_has_its_reasons(run: Run) -> None:
    for line in explained(run, ENGLISH, ARABIC, PLANNED):
        assert line["facts"]
        assert list(line["why"]) == [fact["id"] for fact in line["facts"]]
        for fact in line["facts"]:
            why = line["why"][fact["id"]]
            assert why["rule"]
            assert why["trigger"] in " ".join(evidence["quote"] for evidence in fact["evidence"])
            assert why["status"]["value"] == fact["status"]
            assert [p["basis"] for p in why["participants"]] == [p["basis"] for p in fact["participants"]]


def test_trigger_marker_links_and_date(run: Run) -> None:
    (line,) = explained(run, PLANNED)
    (fact,) = (f for f in line["facts"] if f["type"] == "MEET")
    why = line["why"][fact["id"]]
    assert (why["rule"], why["trigger"], why["status"]["value"]) == ("meet", "meet", "planned")
    assert "due to" in why["status"]["marker"]
    assert [p["mention"] for p in why["participants"]] == ["Emmanuel Macron", "Abdel Fattah al-Sisi"]
    assert why["date"] == {"start": "2021-03-16", "basis": ["weekday", "published"]}
    assert why["event"] is None


def test_nothing_is_explained_unasked(run: Run) -> None:
    (line,) = run("extract", "--format", "jsonl", "-", stdin=lines(ENGLISH)).lines
    assert set(line) == {"article", "facts"}


def test_a_bad_article_among_them(run: Run) -> None:
    ran = run("extract", "--explain", "--format", "json", "-", stdin=lines({"id": "no-text"}, ENGLISH))
    assert ran.code == 1
    bad, good = json.loads(ran.out)
    assert set(bad) == {"article", "error"}
    assert len(good["why"]) == len(good["facts"])


def test_for_eyes(run: Run) -> None:
    ran = run("extract", "--explain", stdin=lines(PLANNED))
    assert ran.code == 0
    rows = {line.split()[0]: line for line in ran.out.splitlines() if line.strip()}
    assert '"meet"' in rows["trigger"]
    assert "due to" in rows["status"]
    assert '"Abdel Fattah al-Sisi" by alias' in rows["party"]
    assert "2021-03-16, by weekday + published" in rows["date"]
    assert PLANNED["text"] in rows["evidence"]


def test_arabic_is_isolated(run: Run) -> None:
    trigger = next(
        line for line in run("extract", "--explain", stdin=lines(ARABIC)).out.splitlines() if "trigger" in line
    )
    assert '"\u2068استقبل\u2069"' in trigger


def test_what_is_explained_can_be_imported(run: Run, tmp_path: Path) -> None:
    written = write(
        tmp_path / "facts.jsonl", run("extract", "--explain", "--format", "jsonl", stdin=lines(ENGLISH)).out
    )
    (result,) = read_facts(written)
    assert isinstance(result, Result)
    assert result.facts
