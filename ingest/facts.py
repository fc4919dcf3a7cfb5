"""Reading facts in our own form: lines as `extract --format jsonl` writes them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from graph.facts import Article, Fact
from ingest.articles import BadInput
from ingest.results import Result


def read_facts(path: Path) -> Iterator[Result | BadInput]:
    """The articles of a file with their facts. Raises OSError.

    Where an article comes with its text, each quote must stand in it, letter for letter. Without the
    text, the quotes alone are known of it.
    """
    with path.open(encoding="utf-8", errors="replace") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                yield _result(line, f"{path}:{number}")


def _result(line: str, where: str) -> Result | BadInput:
    try:
        record = json.loads(line)
        if "error" in record:
            return BadInput(str(record["article"]["id"]), f"was not extracted: {record['error']}")
        result = Result(_article(record["article"]), [Fact.model_validate(fact) for fact in record["facts"]])
    except ValidationError as error:
        first = error.errors()[0]
        return BadInput(where, f"{'.'.join(str(part) for part in first['loc'])}: {first['msg']}")
    except (ValueError, KeyError, TypeError, RecursionError):
        return BadInput(where, 'not a line of {"article": {...}, "facts": [...]}')
    return _misquoted(result) or result


def _article(given: dict[str, Any]) -> Article:
    if given.get("text"):
        return Article.model_validate(given)
    # No text is no article to be read, but its facts stand on quotes that were checked when they were made.
    known = Article.model_validate(given | {"text": "-"})
    return known.model_copy(update={"text": ""})


def _misquoted(result: Result) -> BadInput | None:
    text, identity = result.article.text, result.article.id
    for fact in result.facts:
        if fact.article != identity:
            return BadInput(identity, f"fact {fact.id} belongs to article {fact.article}")
        for evidence in fact.evidence:
            if text and text[evidence.start : evidence.end] != evidence.quote:
                return BadInput(identity, f"fact {fact.id}: its quote is not what stands in the text")
    return None
