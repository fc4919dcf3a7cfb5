"""The test articles in our own words: one form of annotation, and evidence that stands in the text."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from graph.facts import SUBTYPES, FactType, Precision, Role, Status, Subtype

ARTICLES = Path(__file__).parents[1] / "articles"
PATHS = sorted(ARTICLES.glob("*/*.json"))
ARTICLE_KEYS = {
    "id",
    "lang",
    "source",
    "url",
    "title",
    "published",
    "published_how",
    "kind",
    "composed",
    "text",
    "gold",
}
FACT_KEYS = {"fact_id", "type", "subtype", "participants", "date", "date_precision", "place", "event", "topics"}
FACT_KEYS |= {"status", "attribution", "evidence", "optional"}
PARTICIPANT_KEYS = {"name_en", "name_as_written", "kind", "wikidata", "role"}
DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?(/\d{4}-\d\d-\d\d)?")


def load(path: Path) -> dict[str, Any]:
    article: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return article


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_article_and_its_facts_have_the_form_of_the_gold(path: Path) -> None:
    article = load(path)
    assert article.keys() == ARTICLE_KEYS
    assert article["id"] == path.stem
    assert path.stem.split("-")[1] == article["lang"]
    assert article["published"] is None or DATE.fullmatch(article["published"])
    number = path.stem[:5]
    assert [f["fact_id"] for f in article["gold"]] == [f"{number}-f{n:02}" for n in range(1, len(article["gold"]) + 1)]
    for fact in article["gold"]:
        check_fact(fact, article["text"])


def check_fact(fact: dict[str, Any], text: str) -> None:
    assert fact.keys() - {"status_also_accepted", "note"} == FACT_KEYS
    allowed = SUBTYPES.get(FactType(fact["type"]), frozenset())
    assert fact["subtype"] is None or Subtype(fact["subtype"]) in allowed
    for status in (fact["status"], *fact.get("status_also_accepted", [])):
        Status(status)
    assert fact["date_precision"] == "none" or Precision(fact["date_precision"])
    assert (fact["date"] is None) == (fact["date_precision"] == "none")
    assert fact["date"] is None or DATE.fullmatch(fact["date"])
    assert isinstance(fact["optional"], bool)
    assert len(fact["evidence"]) >= 20
    assert fact["evidence"] in text
    assert fact["participants"]
    for participant in fact["participants"]:
        check_participant(participant, fact["evidence"], text)


def check_participant(participant: dict[str, Any], evidence: str, text: str) -> None:
    assert participant.keys() - {"mention_in_evidence", "also"} == PARTICIPANT_KEYS
    Role(participant["role"])
    assert participant["kind"] in {"person", "country", "org"}
    assert participant["wikidata"] is None or re.fullmatch(r"Q\d+", participant["wikidata"])
    assert participant["name_as_written"] in text
    assert participant.get("mention_in_evidence", evidence) in evidence


def test_halves_hold_twelve_articles_of_each_language_and_none_stands_twice() -> None:
    halves = Counter((path.parent.name, load(path)["lang"]) for path in PATHS)
    assert halves == {(half, lang): 12 for half in ("tuned", "frozen") for lang in ("ar", "en")}
    assert [path.stem[:2] for path in sorted(PATHS, key=lambda path: path.stem)] == [f"{n:02}" for n in range(1, 49)]
    assert len({load(path)["text"] for path in PATHS}) == len(PATHS)


def test_articles_tell_of_every_type_and_status_and_some_of_nothing() -> None:
    gold = [load(path)["gold"] for path in PATHS]
    told = [fact for article in gold for fact in article if not fact["optional"]]
    assert {fact["type"] for fact in told} == set(FactType)
    assert {fact["status"] for fact in told} == set(Status)
    assert sum(not article for article in gold) == 5
