"""Readers: files and streams -> articles. What cannot be read becomes a `BadInput`, and reading goes on.

    .txt    plain text, UTF-8                       .json   one article, an object
    .html   a web page                              .jsonl  one article a line; also standard input

At most one article is held at a time, whatever the size of the file.
"""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO

from graph.facts import Article
from graph.ids import article_id
from ingest.html import Page, decode, read_page
from ingest.lang import available
from ingest.language import detect, primary

SUFFIXES = (".txt", ".html", ".json", ".jsonl")
STDIN = Path("-")
MAX_BYTES = 20_000_000  # of one article: a long one has 100,000
_MAX_ID = 500  # characters; a graph's index keys are bounded too
_FIELDS = ("id", "title", "text", "lang", "published", "url", "source")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?!\d)")


@dataclass(slots=True, frozen=True)
class BadInput:
    """An article that cannot be read: its id as far as known, else where it stands, and why, in a line."""

    id: str
    error: str


class _UnreadableError(Exception):
    """Why an article cannot be read; never leaves this module."""


def _stdin() -> BinaryIO:
    """Standard input, as a stream of its own: a thread may still wait for it when Python ends, and closes its own."""
    try:
        return os.fdopen(sys.stdin.fileno(), "rb", closefd=False)
    except (OSError, ValueError):  # no file, but in memory
        return sys.stdin.buffer


def read(path: Path, lang: str | None = None) -> Iterator[Article | BadInput]:
    """The articles of a file, or of standard input (JSON lines) where the path is `-`, in order.

    `lang` is the language of those that state none; without it, it is found from the text.
    """
    try:
        if path == STDIN:
            yield from _lines(_stdin(), "-", lang)
        elif path.is_dir():
            yield BadInput(str(path), f"a folder without articles ({', '.join(SUFFIXES)})")
        elif path.suffix.lower() == ".jsonl":
            with path.open("rb") as stream:
                yield from _lines(stream, str(path), lang)
        else:
            yield _whole(path, lang)
    except OSError as error:
        yield BadInput(str(path), f"cannot be read: {error.strerror or error}")


def find(paths: Iterable[Path]) -> list[Path]:
    """The files named, and the readable files in the folders named: sorted, hidden ones left out.

    A folder without any stands for itself, so that `read` says so.
    """
    out: list[Path] = []
    for path in paths:
        out += (_inside(path) if path.is_dir() else []) or [path]
    return list(dict.fromkeys(out))


def count(path: Path) -> int:
    """About how many articles a file holds: its lines if it is JSON lines, else one; 0 for a stream."""
    if path == STDIN:
        return 0
    if path.suffix.lower() != ".jsonl":
        return 1
    with path.open("rb") as stream:
        return sum(block.count(b"\n") for block in iter(lambda: stream.read(1 << 20), b""))


def _inside(folder: Path) -> list[Path]:
    found = (p for p in folder.rglob("*") if p.suffix.lower() in SUFFIXES and p.is_file())
    return sorted(p for p in found if not any(part.startswith(".") for part in p.relative_to(folder).parts))


def _whole(path: Path, lang: str | None) -> Article | BadInput:
    """The one article of a file."""
    try:
        suffix = path.suffix.lower()
        if suffix not in SUFFIXES:
            raise _UnreadableError(f"not a kind of file that is read ({', '.join(SUFFIXES)})")
        with path.open("rb") as stream:
            raw = stream.read(MAX_BYTES + 1)
        if suffix == ".json":
            return _record(_json(_text(raw)), str(path), lang)
        given = _page(raw) if suffix == ".html" else {"text": _text(raw)}
        return _article(given, lang)
    except _UnreadableError as why:
        return BadInput(str(path), str(why))


def _lines(stream: BinaryIO, name: str, lang: str | None) -> Iterator[Article | BadInput]:
    """The articles of JSON lines; blank lines are passed over."""
    number, empty = 0, True
    while line := stream.readline(MAX_BYTES + 1):
        number += 1
        _skip_rest(stream, line)
        if not line.strip():
            continue
        empty = False
        where = f"{name}:{number}"
        try:
            yield _record(_json(_text(line)), where, lang)
        except _UnreadableError as why:
            yield BadInput(where, str(why))
    if empty:
        yield BadInput(name, "is empty")


def _skip_rest(stream: BinaryIO, line: bytes) -> None:
    """Passes over what follows of a line that is longer than an article may be."""
    while len(line) > MAX_BYTES and not line.endswith(b"\n"):
        line = stream.readline(MAX_BYTES + 1)


def _text(raw: bytes) -> str:
    _check_bytes(raw)
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _UnreadableError(f"not UTF-8 text (byte {error.start} does not fit): convert it first") from None


def _check_bytes(raw: bytes) -> None:
    if len(raw) > MAX_BYTES:
        raise _UnreadableError(f"too large: an article has at most {MAX_BYTES // 1_000_000} MB")
    if not raw.strip():
        raise _UnreadableError("is empty")
    if b"\x00" in raw:
        raise _UnreadableError("binary data, not text")


def _page(raw: bytes) -> dict[str, Any]:
    _check_bytes(raw)
    try:
        page: Page | None = read_page(decode(raw))
    except UnicodeDecodeError:
        raise _UnreadableError("neither UTF-8 nor in the encoding that the page declares") from None
    if page is None:
        raise _UnreadableError("no article text found in the page")
    return {
        "text": page.text,
        "title": page.title,
        "published": page.published,
        "url": page.url,
        "source": page.source,
    }


def _json(text: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise _UnreadableError(f"not JSON: {error.msg} at line {error.lineno}, column {error.colno}") from None
    except (ValueError, RecursionError):  # numbers of thousands of digits, brackets thousands deep
        raise _UnreadableError("not JSON that can be read: a number too long, or nested too deep") from None


def _record(record: Any, where: str, lang: str | None) -> Article | BadInput:
    """The article of a JSON object; other fields than those of the contract are passed over."""
    if not isinstance(record, dict):
        more = ": write one article a line into a .jsonl file" if isinstance(record, list) else ""
        return BadInput(where, f"not an article: JSON, but no object{more}")
    try:
        return _article({field: record.get(field) for field in _FIELDS}, lang)
    except _UnreadableError as why:
        known = record.get("id")
        return BadInput(known if isinstance(known, str) and known.strip() else where, str(why))


def _article(given: dict[str, Any], lang: str | None) -> Article:
    for field, value in given.items():
        if value is not None and not isinstance(value, str):
            raise _UnreadableError(f'"{field}" is not a string')
        _check_characters(field, value or "")
    text = given.get("text") or ""
    if not text.strip():
        raise _UnreadableError('no text: an article needs "text"')
    url = (given.get("url") or "").strip() or None
    return Article(
        id=_id(given.get("id")) or article_id(url, text),
        text=text,
        title=given.get("title") or None,
        lang=_language(given.get("lang") or lang, text),
        published=_published(given.get("published")),
        url=url,
        source=given.get("source") or None,
    )


def _check_characters(field: str, value: str) -> None:
    try:
        value.encode()
    except UnicodeEncodeError:
        raise _UnreadableError(f'"{field}" has half a character (a lone surrogate)') from None


def _id(given: str | None) -> str | None:
    if not given:
        return None
    if len(given) > _MAX_ID or _CONTROL.search(given) or given != given.strip():
        raise _UnreadableError(f'"id" must be one line of at most {_MAX_ID} characters, with no space around it')
    return given


def _published(given: str | None) -> str | None:
    if not given:
        return None
    try:
        if not _DAY.match(given):
            raise ValueError
        datetime.fromisoformat(given)
    except ValueError:
        raise _UnreadableError(f'"published" is no date: {given[:40]!r}; write YYYY-MM-DD') from None
    return given


def _language(stated: str | None, text: str) -> str:
    lang = primary(stated) if stated else detect(text)
    if lang in available():
        return lang
    read_are = f"languages that are read: {', '.join(available())}"
    if stated:
        raise _UnreadableError(f"unknown language {stated[:20]!r}; {read_are}")
    raise _UnreadableError(f"the text seems to be in {lang!r}; {read_are}" if lang else "no words found in the text")
