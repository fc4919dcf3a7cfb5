"""How fast articles are read: beside a bare loop over the same texts, on one and two workers; start and memory.

The bare loop only cuts the texts into words with their offsets and looks each up in a dictionary four times:
a reader of words in Python can hardly do less. Both run in turns, so that what else the machine does weighs on
both alike.
"""

from __future__ import annotations

import json
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from rich.console import Console
from rich.table import Table

from graph.facts import Article
from ingest import kb
from ingest.extract import Extractor
from ingest.text import sentences, tokenize

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "app" / "samples"
DEV = ROOT.parent / "shared" / "eval" / "dev"
ROUNDS = 3
LITERATURE = """Literature, not measured here:
  TABARI 1,000 to 2,000 sentences a second; PETRARCH about 150, and the CoreNLP parser that it needs 2 to 5
    (PETRARCH2 documentation, "TABARI vs. PETRARCH")
  LLMGraphTransformer with gpt-4o: 100 Wikipedia articles in 406 s, 4.1 s each, one after the other
    (B. Chambers, DataStax, "Building Knowledge Graphs at Production Scale for GenAI", 2024)
  LlamaIndex KnowledgeGraphIndex with gpt-35-turbo: 500 emails of 500 words an hour, 7.2 s each
    (run-llama/llama_index, issue 8061, 2023)"""
_WORD = re.compile(r"\w+|[^\w\s]")
_MEMORY = """
import resource, sys
from app.cli import main
try:
    main(sys.argv[1:])
except SystemExit:
    sys.stderr.write(str(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss))
"""


def run(console: Console) -> None:
    """Prints one table, and what others have published."""
    corpora = {"samples": samples()} | ({"dev": dev()} if DEV.is_dir() else {})
    speeds = {name: speed(articles) for name, articles in corpora.items()}
    table = Table("", *speeds, "aim", title="extract", title_justify="left")
    for row, aim in (
        ("sentences an article", ""),
        ("bare loop, articles/s", ""),
        ("one worker, articles/s", "100; 300"),
        ("one worker, sentences/s", ""),
        ("one worker / bare loop", "at least 0.10"),
        ("two workers, articles/s", ""),
        ("two workers / one", "at least 1.7"),
    ):
        table.add_row(row, *(f"{column[row]:,.2f}" for column in speeds.values()), aim)
    table.add_section()
    empty = [""] * (len(speeds) - 1)
    for row, value, aim in start():
        table.add_row(row, value, *empty, aim)
    console.print(table)
    console.print(LITERATURE)


def samples() -> list[Article]:
    """The bundled articles, those of one language put together to one of some 20 sentences, and repeated."""
    texts: dict[str, list[str]] = {}
    for path in sorted(SAMPLES.glob("*.json")):
        row = json.loads(path.read_text("utf-8"))
        texts.setdefault(row["lang"], []).append(row["text"])
    whole = {lang: "\n\n".join(each) for lang, each in texts.items()}
    return [
        Article(id=f"{lang}-{n}", text=text, lang=lang, published="2015-11-25")
        for n in range(50)
        for lang, text in whole.items()
    ]


def dev() -> list[Article]:
    """The annotated articles, repeated."""
    rows = [json.loads(path.read_text("utf-8")) for path in sorted(DEV.glob("*.json"))]
    fields = ("id", "text", "lang", "published")
    return [Article(**{f: row[f] for f in fields}) for _ in range(3) for row in rows]


def speed(articles: list[Article]) -> dict[str, float]:
    """Articles and sentences a second; the best of a few rounds, in which all take turns."""
    dictionary = _dictionary()
    extractor = Extractor()
    halves = [articles[::2], articles[1::2]]
    bare, one, two = [], [], []
    with ProcessPoolExecutor(2) as workers:
        list(workers.map(_extract, halves))  # each has loaded its data
        for _ in range(ROUNDS):
            bare.append(_seconds(lambda: [_look_up(a.text, dictionary) for a in articles]))
            one.append(_seconds(lambda: [extractor.extract(a) for a in articles]))
            two.append(_seconds(lambda: list(workers.map(_extract, halves))))
    count = len(articles)
    total = sum(1 for a in articles for _ in sentences(tokenize(a.text)))
    return {
        "sentences an article": total / count,
        "bare loop, articles/s": count / min(bare),
        "one worker, articles/s": count / min(one),
        "one worker, sentences/s": total / min(one),
        "one worker / bare loop": min(bare) / min(one),
        "two workers, articles/s": count / min(two),
        "two workers / one": min(one) / min(two),
    }


def start() -> list[tuple[str, str, str]]:
    """Seconds from nothing to the facts of one article, beside Python's own start, and the memory that takes."""
    with tempfile.TemporaryDirectory() as folder:
        both = Path(folder) / "articles.jsonl"
        both.write_text("".join(article.model_dump_json() + "\n" for article in samples()[:2]), "utf-8")
        read = ["extract", "--format", "jsonl", str(both)]
        nothing = statistics.median(_process("-c", "pass") for _ in range(7))
        helped = statistics.median(_process("-m", "app.cli", "--help") for _ in range(3))
        extracted = statistics.median(_process("-m", "app.cli", *read) for _ in range(3))
        command = [sys.executable, "-c", _MEMORY, *read]
        ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return [
        ("python -c pass, s", f"{nothing:.3f}", ""),
        ("--help / pass", f"{helped / nothing:.1f}", ""),
        ("extract, both languages / pass", f"{extracted / nothing:.1f}", "at most 15"),
        ("peak memory, MB", f"{int(ran.stderr) / 1024:.0f}", "under 400"),
    ]


def _process(*arguments: str) -> float:
    command = [sys.executable, *arguments]
    return _seconds(lambda: subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL, check=True))


def _seconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def _extract(articles: list[Article]) -> int:
    extractor = Extractor()
    return sum(len(extractor.extract(article)) for article in articles)


def _dictionary() -> dict[str, str]:
    """The words of the names of people, with whom they name."""
    people = kb.load().people
    return {word.casefold(): p.id for p in people for name in p.name.values() for word in _WORD.findall(name)}


def _look_up(text: str, dictionary: dict[str, str]) -> int:
    """How often words stand in the dictionary: as they are, and without their first, first two or last letters."""
    found = 0
    tokens = [(m.group().casefold(), m.start(), m.end()) for m in _WORD.finditer(text)]
    for word, _, _ in tokens:
        found += word in dictionary
        found += word[1:] in dictionary
        found += word[2:] in dictionary
        found += word[:-1] in dictionary
    return found
