"""What `extract` writes, as it comes: its memory does not grow with the number of articles."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from rich.console import Console

from app.show import fact_table, failure
from app.why import ExplainingExtractor, Why, explanation
from ingest.articles import BadInput, find, read
from ingest.extract import Extractor
from ingest.results import Result, facts_of

Results = Iterator[tuple[Path, Result | BadInput, dict[str, Why] | None]]  # file, result, reasons if asked for


def extract(
    files: Iterable[Path], lang: str | None, how: str, out: Console, messages: Console, explain: bool = False
) -> int:
    """Writes the facts of the articles in files and folders, `-` being standard input; how many failed."""
    failed = 0

    def results() -> Results:
        nonlocal failed
        extractor = ExplainingExtractor() if explain else Extractor()
        for path in find(files):
            for reading in read(path, lang):
                result = reading if isinstance(reading, BadInput) else facts_of(extractor, reading)
                if isinstance(result, BadInput):
                    failed += 1
                    messages.print(failure(result), markup=False)
                yield path, result, extractor.why if isinstance(extractor, ExplainingExtractor) else None

    _WRITERS[how](results(), out)
    return failed


def _write_table(results: Results, console: Console) -> None:
    """A table an article, for eyes."""
    for _, result, why in results:
        if isinstance(result, Result):
            shown = fact_table if why is None else partial(explanation, why=why)
            console.print(shown(result.article, result.facts))


def _write_jsonl(results: Results, console: Console) -> None:
    """One line of JSON an article, in the order given, also for a bad one."""
    for path, result, why in results:
        console.file.write(json.dumps(as_json(result, path, why), ensure_ascii=False) + "\n")
        console.file.flush()


def _write_json(results: Results, console: Console) -> None:
    """One JSON array of what `_write_jsonl` writes in lines, indented."""
    before = "[\n"
    for path, result, why in results:
        console.file.write(before + json.dumps(as_json(result, path, why), ensure_ascii=False, indent=1))
        before = ",\n"
    console.file.write("[]\n" if before.startswith("[") else "\n]\n")


_WRITERS = {"table": _write_table, "json": _write_json, "jsonl": _write_jsonl}


def as_json(result: Result | BadInput, path: Path, why: dict[str, Why] | None) -> dict[str, Any]:
    """One article's result in the form of the contract; the text too where it was found in a page.

    Reasons stand beside the facts, by fact id, so that the facts keep the form of the contract.
    """
    if isinstance(result, BadInput):
        return {"article": {"id": result.id}, "error": result.error}
    fields = {"id", "title", "lang", "published", "url"}
    if path.suffix.lower() == ".html":
        fields.add("text")
    return {
        "article": result.article.model_dump(mode="json", include=fields),
        "facts": [fact.model_dump(mode="json") for fact in result.facts],
        **({} if why is None else {"why": why}),
    }
