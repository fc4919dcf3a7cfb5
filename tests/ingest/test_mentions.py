"""Where no phrase can start, none is looked for."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ingest import lang
from ingest.mentions import MentionReader
from ingest.text import tokenize

SENTENCES = Path(__file__).parents[1] / "sentences"
EDGES = ["-Vladimir Putin met", "the", "- .", "H. Kissinger", "of the Iranian", "met", "مع ال", ""]


@pytest.mark.parametrize("name", ["en_tuned", "ar_tuned", "fr"])
def test_no_phrase_starts_where_none_may(name: str) -> None:
    pack = lang.load(name[:2])
    lines = (SENTENCES / f"{name}.jsonl").read_text("utf-8").splitlines()
    passed = 0
    for text in [*EDGES, *(json.loads(line)["text"] for line in lines)]:
        tokens = tokenize(text)
        scan = MentionReader(pack).scan(tokens, 0, len(tokens))
        for i in range(len(tokens)):
            if not scan.may_start(i):
                passed += 1
                assert scan.phrase(i) is None, (text, tokens[i].text)
    assert passed > len(lines)
