"""What `extract` writes, as it comes: its memory does not grow with the number of articles.

JSON goes to standard output as it is; what draws tables is imported only for them.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from app.lines import failure
from graph.facts import Article
from ingest.articles import BadInput, find, read
from ingest.results import Result, facts_of
from ingest.workers import spread

Given = tuple[Article | BadInput, bool]  # an article, and whether its text was found in a page
Written = tuple[str, str]  # what goes to standard output, and what to standard error


def extract(files: Iterable[Path], lang: str | None, how: str, explain: bool = False) -> int:
    """Writes the facts of the articles in files and folders, `-` being standard input; how many failed."""
    given = ((reading, path.suffix.lower() == ".html") for path in find(files) for reading in read(path, lang))
    return _WRITERS[how](given, explain)


def _table(given: Iterator[Given], explain: bool) -> int:
    """A table an article, for eyes."""
    from rich.console import Console  # noqa: PLC0415

    from app.show import fact_table  # noqa: PLC0415
    from app.why import explanation  # noqa: PLC0415

    console, failed = Console(highlight=False), 0
    for reading, _ in given:
        result = _read(reading, explain)
        if isinstance(result, BadInput):
            failed += _complain(failure(result))
        else:
            article, facts, why = result.article, result.facts, result.why
            console.print(fact_table(article, facts) if why is None else explanation(article, facts, why))
    return failed


def _jsonl(given: Iterator[Given], explain: bool) -> int:
    """One line of JSON an article, in the order given, also for a bad one."""
    failed = 0
    for text, problem in spread(partial(_written, explain=explain, indent=None), given):
        sys.stdout.write(text + "\n")
        sys.stdout.flush()
        failed += _complain(problem)
    return failed


def _json(given: Iterator[Given], explain: bool) -> int:
    """One JSON array of what `_jsonl` writes in lines, indented."""
    before, failed = "[\n", 0
    for text, problem in spread(partial(_written, explain=explain, indent=1), given):
        sys.stdout.write(before + text)
        before = ",\n"
        failed += _complain(problem)
    sys.stdout.write("[]\n" if before.startswith("[") else "\n]\n")
    return failed


_WRITERS = {"table": _table, "json": _json, "jsonl": _jsonl}


def _complain(problem: str) -> bool:
    if problem:
        sys.stderr.write(f"{problem}\n")
    return bool(problem)


def _read(reading: Article | BadInput, explain: bool) -> Result | BadInput:
    return reading if isinstance(reading, BadInput) else facts_of(reading, explain)


def _written(given: Given, explain: bool, indent: int | None) -> Written:
    """An article's result as JSON, and the line about it if it failed."""
    result = _read(given[0], explain)
    text = json.dumps(as_json(result, given[1]), ensure_ascii=False, indent=indent)
    return text, failure(result) if isinstance(result, BadInput) else ""


def as_json(result: Result | BadInput, with_text: bool) -> dict[str, Any]:
    """One article's result in the form of the contract; with the text where that was found in a page.

    Reasons stand beside the facts, by fact id, so that the facts keep the form of the contract.
    """
    if isinstance(result, BadInput):
        return {"article": {"id": result.id}, "error": result.error}
    fields = {"id", "title", "lang", "published", "url"} | ({"text"} if with_text else set())
    return {
        "article": result.article.model_dump(mode="json", include=fields),
        "facts": [fact.model_dump(mode="json") for fact in result.facts],
        **({} if result.why is None else {"why": result.why}),
    }
