"""How fast articles are read: beside a bare loop over the same texts, on one and two workers; start and memory.

The bare loop only cuts the texts into words with their offsets and looks each up in a dictionary four times:
a reader of words in Python can hardly do less. The tokens' loop does the same with the reader's own tokens, whose
letters are folded so that Arabic spellings meet: what any reader of Arabic does before it reads. All run in turns,
so that what else the machine does weighs on all alike.
"""

from __future__ import annotations

import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from rich.console import Console
from rich.table import Table

from graph.facts import Article
from ingest import kb
from ingest.extract import Extractor
from ingest.text import sentences, tokenize
from ingest.workers import collect_rarely

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
        ("one worker / tokens' loop", ""),
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
    collect_rarely()
    halves = [articles[::2], articles[1::2]]
    bare, cut, one, two = [], [], [], []
    with ProcessPoolExecutor(2, get_context("spawn"), collect_rarely) as workers:
        list(workers.map(_extract, halves))  # each has loaded its data
        for _ in range(ROUNDS):
            bare.append(_seconds(lambda: [_look_up(_words(a.text), dictionary) for a in articles]))
            cut.append(_seconds(lambda: [_look_up([t.norm for t in tokenize(a.text)], dictionary) for a in articles]))
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
        "one worker / tokens' loop": min(cut) / min(one),
        "two workers, articles/s": count / min(two),
        "two workers / one": min(one) / min(two),
    }


def start() -> list[tuple[str, str, str]]:
    """From nothing to the facts of an article, beside Python's own start in the same minute, and the memory it takes.

    Without compiled data is what happens once after an installation or a change of the data files.
    """
    with tempfile.TemporaryDirectory() as folder:
        read = ["-m", "app.cli", "extract", "--format", "jsonl"]
        both = Path(folder) / "articles.jsonl"
        both.write_text("".join(article.model_dump_json() + "\n" for article in samples()[:2]), "utf-8")
        short = str(SAMPLES / "en-1-wire.json")
        first = _process(*read, str(both), cache=folder)
        rounds = [
            (
                _process("-c", "pass", cache=folder),
                _process("-m", "app.cli", "--help", cache=folder),
                _process(*read, short, cache=folder),
                _process(*read, str(both), cache=folder),
            )
            for _ in range(9)
        ]
        nothing, helped, one, two = (statistics.median(times) for times in zip(*rounds, strict=True))
        command = [sys.executable, "-c", _MEMORY, *read[2:], str(both)]
        ran = subprocess.run(command, cwd=ROOT, env=_environment(folder), capture_output=True, text=True, check=True)
    return [
        ("python -c pass, s", f"{nothing:.3f}", ""),
        ("--help / pass", f"{helped / nothing:.1f}", ""),
        ("extract, a short file / pass", f"{one / nothing:.1f}", "at most 15"),
        ("extract, both languages / pass", f"{two / nothing:.1f}", ""),
        ("the same without compiled data / pass", f"{first / nothing:.1f}", ""),
        ("peak memory, MB", f"{int(ran.stderr) / 1024:.0f}", "under 400"),
    ]


def _process(*arguments: str, cache: str) -> float:
    command, environment = [sys.executable, *arguments], _environment(cache)
    return _seconds(lambda: subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, check=True))


def _environment(cache: str) -> dict[str, str]:
    """That of a user: Python keeps its bytecode, as it does unless told otherwise, and all caches are in `cache`."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "XDG_CACHE_HOME": cache, "PYTHONPYCACHEPREFIX": cache}


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


def _words(text: str) -> list[str]:
    return [word for word, _, _ in [(m.group().casefold(), m.start(), m.end()) for m in _WORD.finditer(text)]]


def _look_up(words: list[str], dictionary: dict[str, str]) -> int:
    """How often words stand in the dictionary: as they are, and without their first, first two or last letters."""
    found = 0
    for word in words:
        found += word in dictionary
        found += word[1:] in dictionary
        found += word[2:] in dictionary
        found += word[:-1] in dictionary
    return found
