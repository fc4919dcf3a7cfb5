"""A language is a folder of data: what the French one finds in sentences of our own, with the same engine."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from graph.facts import Article, Fact
from ingest import kb
from ingest.extract import Extractor
from ingest.text.normalize import fold

SENTENCES = Path(__file__).parent.parent / "sentences" / "fr.jsonl"
# of 47 meetings and visits, and of the facts found, as measured
FOUND, RIGHT = 0.85, 0.9


@cache
def items() -> list[tuple[dict[str, Any], list[Fact]]]:
    rows = [json.loads(line) for line in SENTENCES.read_text("utf-8").splitlines()]
    return [(row, facts(row["text"], row["published"])) for row in rows]


def facts(text: str, published: str = "2019-05-14") -> list[Fact]:
    return Extractor().extract(Article(id="fr", text=text, lang="fr", published=published))


def names(participants: list[dict[str, Any]]) -> list[set[str]]:
    """Under which last words each participant may be found."""
    return [{fold(p[key].split()[-1]) for key in ("name_en", "name_as_written")} for p in participants]


def same(gold: dict[str, Any], fact: Fact) -> bool:
    """Whether a fact is the one expected: its type, its status, and exactly these participants."""
    if (gold["type"], len(gold["participants"])) != (fact.type.value, len(fact.participants)):
        return False
    if fact.status.value not in (gold["status"], *gold.get("status_also_accepted", [])):
        return False
    told = [{fold(w) for w in f"{p.name} {p.mention}".split()} for p in fact.participants]
    return all(any(expected & words for words in told) for expected in names(gold["participants"]))


def test_there_are_sixty_sentences_of_every_status_and_ten_tell_of_nothing() -> None:
    rows = [row for row, _ in items()]
    assert len(rows) == len({row["text"] for row in rows}) == 60
    assert sum(not row["gold"] for row in rows) == 10
    told = [gold for row in rows for gold in row["gold"]]
    assert {g["status"] for g in told} == {"held", "planned", "cancelled", "denied", "called_for"}
    assert all(gold["evidence"] in row["text"] for row in rows for gold in row["gold"])


def test_meetings_and_visits_are_found_with_their_status() -> None:
    wanted = [(g, found) for row, found in items() for g in row["gold"] if g["type"] in ("MEET", "VISIT")]
    hits = [g for g, found in wanted if any(same(g, fact) for fact in found)]
    assert len(wanted) == 47
    assert len(hits) / len(wanted) >= FOUND


def test_most_of_what_is_found_is_right() -> None:
    told = [(fact, row) for row, found in items() for fact in found if fact.type.value in ("MEET", "VISIT")]
    right = [fact for fact, row in told if any(same(g, fact) for g in row["gold"])]
    assert len(right) / len(told) >= RIGHT


@pytest.mark.parametrize("row", [row for row, _ in items() if not row["gold"]], ids=lambda row: row["trap"])
def test_what_only_looks_like_diplomacy_gives_no_fact(row: dict[str, Any]) -> None:
    assert facts(row["text"], row["published"]) == []


def test_evidence_is_verbatim() -> None:
    for row, found in items():
        for fact in found:
            assert all(row["text"][e.start : e.end] == e.quote for e in fact.evidence)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Emmanuel Macron a rencontré Angela Merkel.", "held"),
        ("Emmanuel Macron rencontrera Angela Merkel.", "planned"),
        ("Emmanuel Macron doit rencontrer Angela Merkel.", "planned"),
        ("Emmanuel Macron n'a pas rencontré Angela Merkel.", "cancelled"),
        ("Emmanuel Macron a annulé sa rencontre avec Angela Merkel.", "cancelled"),
        ("Berlin a démenti toute rencontre entre Emmanuel Macron et Angela Merkel.", "denied"),
        ("Rome a exhorté Emmanuel Macron et Angela Merkel à se rencontrer.", "called_for"),
    ],
)
def test_the_status_of_a_meeting_follows_its_words(text: str, status: str) -> None:
    meetings = [fact for fact in facts(text) if fact.type.value == "MEET"]
    assert [(m.status.value, sorted(p.name for p in m.participants)) for m in meetings] == [
        (status, ["Angela Merkel", "Emmanuel Macron"])
    ]


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("mardi", "2019-05-14", None),
        ("lundi dernier", "2019-05-13", None),
        ("hier", "2019-05-13", None),
        ("le 3 mars 2018", "2018-03-03", None),
        ("la semaine dernière", "2019-05-06", "2019-05-12"),
        ("le mois dernier", "2019-04", None),
    ],
)
def test_french_dates_are_read(words: str, start: str, end: str | None) -> None:
    meeting = facts(f"Emmanuel Macron a rencontré Angela Merkel {words}.")[0]
    assert meeting.date is not None
    assert (meeting.date.start, meeting.date.end) == (start, end)


def test_the_pack_names_rows_that_the_knowledge_base_has() -> None:
    base = kb.load()
    own = json.loads((files("ingest.lang") / "fr" / "names.json").read_text("utf-8"))
    assert own["countries"].keys() <= base.by_iso.keys()
    for table in ("people", "organizations", "places", "events", "topics"):
        assert own[table].keys() <= base.by_id.keys(), table


@pytest.mark.parametrize("name", ["en_tuned", "ar_tuned"])
def test_no_text_needs_words_that_the_pack_leaves_out(name: str) -> None:
    lines = (SENTENCES.parent / f"{name}.jsonl").read_text("utf-8").splitlines()
    for row in map(json.loads, lines):
        Extractor().extract(Article(id=row["id"], text=row["text"], lang="fr", published=row["published"]))
