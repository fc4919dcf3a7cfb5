"""What `extract` writes, as it comes: its memory does not grow with the number of articles.

JSON goes to standard output as it is; what draws tables is imported only for them.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from app.lines import failure
from ingest.articles import BadInput, find, read
from ingest.results import Result, facts_of

Results = Iterator[tuple[Path, Result | BadInput]]  # with the file it comes from


def extract(files: Iterable[Path], lang: str | None, how: str, explain: bool = False) -> int:
    """Writes the facts of the articles in files and folders, `-` being standard input; how many failed."""
    failed = 0

    def results() -> Results:
        nonlocal failed
        for path in find(files):
            for reading in read(path, lang):
                result = reading if isinstance(reading, BadInput) else facts_of(reading, explain)
                if isinstance(result, BadInput):
                    failed += 1
                    sys.stderr.write(f"{failure(result)}\n")
                yield path, result

    _WRITERS[how](results())
    return failed


def _write_table(results: Results) -> None:
    """A table an article, for eyes."""
    from rich.console import Console  # noqa: PLC0415

    from app.show import fact_table  # noqa: PLC0415
    from app.why import explanation  # noqa: PLC0415

    console = Console(highlight=False)
    for _, result in results:
        if isinstance(result, Result):
            article, facts, why = result.article, result.facts, result.why
            console.print(fact_table(article, facts) if why is None else explanation(article, facts, why))


def _write_jsonl(results: Results) -> None:
    """One line of JSON an article, in the order given, also for a bad one."""
    for path, result in results:
        sys.stdout.write(json.dumps(as_json(result, path), ensure_ascii=False) + "\n")
        sys.stdout.flush()


def _write_json(results: Results) -> None:
    """One JSON array of what `_write_jsonl` writes in lines, indented."""
    before = "[\n"
    for path, result in results:
        sys.stdout.write(before + json.dumps(as_json(result, path), ensure_ascii=False, indent=1))
        before = ",\n"
    sys.stdout.write("[]\n" if before.startswith("[") else "\n]\n")


_WRITERS = {"table": _write_table, "json": _write_json, "jsonl": _write_jsonl}


def as_json(result: Result | BadInput, path: Path) -> dict[str, Any]:
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
        **({} if result.why is None else {"why": result.why}),
    }
