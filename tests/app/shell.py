"""How the tests of the commands run them, and what they give them to read."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

ENGLISH = {
    "id": "en-1",
    "text": "Russian President Vladimir Putin met his Iranian counterpart Hassan Rouhani in Tehran.",
    "published": "2015-11-23",
}
ARABIC = {
    "id": "ar-1",
    "text": "استقبل الرئيس الإيراني حسن روحاني نظيره الفنزويلي نيكولاس مادورو في طهران يوم الاثنين.",
    "published": "2015-11-23",
}


BAD = {
    "binary.txt": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "binary data, not text"),
    "empty.txt": (b"", "is empty"),
    "latin.txt": ("Téhéran".encode("latin-1"), "not UTF-8"),
    "no-text.json": (b'{"title": "T"}', 'no text: an article needs "text"'),
    "broken.json": (b'{"text": "T"', "not JSON"),
    "date.json": (b'{"text": "The talks", "published": "2015-13-45"}', "no date"),
    "language.json": (b'{"text": "The talks", "lang": "xx"}', "unknown language 'xx'"),
    "page.html": (b"<html></html>", "no article text"),
    "slides.pdf": (b"%PDF-1.4", "not a kind of file"),
    "large.txt": (b"The president met the king. " * 1_800_000, "too large: an article has at most 20 MB"),
}


class Ran(NamedTuple):
    """How a command ended, and what it wrote."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[dict[str, object]]:
        return [json.loads(line) for line in self.out.splitlines()]


Run = Callable[..., Ran]


def lines(*records: object) -> str:
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)


def write(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path
