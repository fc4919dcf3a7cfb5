"""Lines of a file as datasets are published: plain, .gz, or a .zip with one file in it."""

from __future__ import annotations

import gzip
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO, Protocol

from ingest.articles import BadInput

MAX_LINE = 1_000_000  # bytes; a record has some hundred


class _Stream(Protocol):
    def readline(self, size: int = ..., /) -> bytes: ...


def read_lines(path: Path, on_bytes: Callable[[int], None]) -> Iterator[tuple[int, str | BadInput]]:
    """The lines, each with its number; `on_bytes` is told how many bytes of the file are read.

    One line at a time is held, and of one that is too long only its beginning. Raises OSError, also where the file
    is damaged.
    """
    with path.open("rb") as raw:
        try:
            for number, line in enumerate(_lines(_unpacked(raw, path.suffix.lower())), 1):
                on_bytes(raw.tell())
                yield number, _text(line, f"{path}:{number}")
        except (EOFError, zlib.error, zipfile.BadZipFile) as error:
            raise OSError(f"{path} is damaged: {error}") from error


def _unpacked(raw: BinaryIO, suffix: str) -> _Stream:
    if suffix == ".gz":
        return gzip.GzipFile(fileobj=raw)
    if suffix != ".zip":
        return raw
    archive = zipfile.ZipFile(raw)
    if len(archive.namelist()) != 1:
        raise zipfile.BadZipFile(f"it holds {len(archive.namelist())} files, not one")
    return archive.open(archive.namelist()[0])


def _lines(stream: _Stream) -> Iterator[bytes]:
    while line := stream.readline(MAX_LINE):
        yield line
        while len(line) == MAX_LINE and not line.endswith(b"\n"):
            line = stream.readline(MAX_LINE)  # the rest of it


def _text(line: bytes, where: str) -> str | BadInput:
    if len(line) == MAX_LINE:
        return BadInput(where, f"longer than {MAX_LINE} bytes")
    try:
        return line.decode().rstrip("\r\n")
    except UnicodeDecodeError:
        return BadInput(where, "not UTF-8")
