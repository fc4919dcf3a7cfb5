"""A false-positive run: Arabic sentences of conflict news, which tell of few meetings. All found are listed.

Data: the Arabic gold standard records of event detection (MIT licence), each sentence read alone, with the
day that its id tells as the day of publication. Whether a meeting is false, a reader judges.
"""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from rich.console import Console

from graph.facts import Article, Fact, FactType
from ingest.extract import Extractor

DATA = Path(__file__).parents[2] / "shared" / "data" / "arabic_event_detection_gsr.jsonl.gz"
_DAY = re.compile(r"_ARB_(\d{8})\.")


def run(console: Console) -> None:
    """Prints every MEET with its sentence and rule, then how many facts of each type there are."""
    extractor, counts, sentences = Extractor(), Counter[str](), 0
    for article in articles():
        sentences += 1
        for reading in extractor.explain(article):
            counts[reading.fact.type.value] += 1
            if reading.fact.type == FactType.MEET:
                _show(console, counts["MEET"], reading.fact, f"{reading.why['rule']}: {reading.why['trigger']}")
    console.print(f"{sentences} different sentences: " + ", ".join(f"{t} {n}" for t, n in counts.most_common()))


def articles() -> Iterator[Article]:
    """The different sentences, each an article."""
    seen: set[str] = set()
    with gzip.open(DATA, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if row["text"] not in seen:
                seen.add(row["text"])
                yield Article(id=row["id"], text=row["text"], lang="ar", published=_published(row["id"]))


def _published(identity: str) -> str | None:
    found = _DAY.search(identity)
    return datetime.strptime(found[1], "%Y%m%d").date().isoformat() if found else None


def _show(console: Console, number: int, fact: Fact, why: str) -> None:
    who = " + ".join(f"{p.name} ({p.mention}, {p.basis.value})" for p in fact.participants)
    console.print(f"{number}. {fact.status.value} {who}  [{why}]\n   {fact.evidence[0].quote}", markup=False)
