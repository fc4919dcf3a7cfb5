"""Integrity of the topics: each problem found is a line that names its row."""

from __future__ import annotations

import json
import re
from collections import Counter
from importlib.resources import files
from typing import Any

import pytest

from graph.ids import slug
from ingest.kb import load
from ingest.lexicon import words

LANGUAGES = ("en", "ar")
TOPICS: list[dict[str, Any]] = [
    json.loads(line) for line in (files("ingest.kb") / "topics.jsonl").read_text("utf-8").splitlines()
]
BY_ID = {topic["id"]: topic for topic in TOPICS}


def test_rows_have_the_fields_of_a_topic() -> None:
    wrong = [
        topic.get("id")
        for topic in TOPICS
        if set(topic) != {"id", "name", "broader", "plover", "expressions", "source"}
        or not all(topic["name"][lang] and topic["expressions"][lang] for lang in LANGUAGES)
        or not topic["source"]
    ]
    assert wrong == []


def test_ids_are_slugs_and_unique() -> None:
    ids = [topic["id"] for topic in TOPICS]
    assert [i for i in ids if i != slug(i) or not i.isascii()] == []
    assert [i for i, n in Counter(ids).items() if n > 1] == []


def test_contexts_cover_those_that_cooperation_is_coded_by() -> None:
    contexts = {topic["plover"] for topic in TOPICS} - {None}
    assert [c for c in contexts if not re.fullmatch("[a-z]+(_[a-z]+)?", c)] == []
    assert {"economic", "military", "legal", "intelligence"} - contexts == set()


def test_each_broader_topic_exists_and_leads_to_a_root() -> None:
    for topic in TOPICS:
        seen = [topic["id"]]
        while (broader := BY_ID[seen[-1]]["broader"]) is not None:
            assert broader in BY_ID, topic["id"]
            assert broader not in seen, topic["id"]
            seen.append(broader)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_expression_means_two_topics(language: str) -> None:
    owners: dict[tuple[str, ...], set[str]] = {}
    for topic in TOPICS:
        for expression in topic["expressions"][language]:
            owners.setdefault(tuple(words(expression)), set()).add(topic["id"])
    assert {phrase: ids for phrase, ids in owners.items() if len(ids) > 1} == {}


def test_no_expression_is_empty_or_only_spaces() -> None:
    expressions = [(t["id"], e) for t in TOPICS for lang in LANGUAGES for e in t["expressions"][lang]]
    assert [(i, e) for i, e in expressions if not words(e) or e != e.strip()] == []


def test_english_expressions_are_lower_case_and_without_arabic() -> None:
    english = [e for topic in TOPICS for e in topic["expressions"]["en"]]
    assert [e for e in english if any("\u0600" <= c <= "\u06ff" for c in e)] == []


def test_the_loader_reads_every_topic() -> None:
    assert [(t.id, t.broader) for t in load().topics] == [(t["id"], t["broader"]) for t in TOPICS]
