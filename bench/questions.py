"""How questions are answered: right, open or wrong of the tables in tests/app, in each language, and how fast.

The tables ask of a graph of the samples and of moments of history; the frozen half was set aside before any rule
was fitted. Times are of one question in a process that is up, understanding, look-ups and queries together.
"""

from __future__ import annotations

import asyncio
import statistics
import sys
import tempfile
import time
from collections import Counter
from importlib import import_module
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from graph import embedded
from graph.store import open_store

TESTS = Path(__file__).parents[1] / "tests" / "app"


def run(console: Console) -> None:
    """Prints one table, and what is not right below it."""
    sys.path.append(str(TESTS))
    world: Any = import_module("ask_world")
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "graph"
        rows = asyncio.run(_asked(world, home))
        asyncio.run(embedded.stop(home))
    table = Table("", "asked", "right", "open", "wrong", "p50 ms", "p95 ms", title="questions", title_justify="left")
    for half in world.TABLES:
        for lang in ("en", "ar"):
            mine = [row for row in rows if row[0] == half and row[1] == lang]
            counts = Counter(verdict for _, _, verdict, _, _ in mine)
            times = sorted(seconds * 1000 for *_, seconds in mine)
            shares = [f"{counts[verdict] / len(mine):.3f}" for verdict in ("right", "open", "wrong")]
            slow = times[int(len(times) * 0.95)]
            table.add_row(f"{half}, {lang}", str(len(mine)), *shares, f"{statistics.median(times):.1f}", f"{slow:.1f}")
    console.print(table)
    for half, _, verdict, shown, _ in rows:
        if verdict != "right":
            console.print(f"{half} {verdict}: {shown.splitlines()[0]}", markup=False)


async def _asked(world: Any, home: Path) -> list[tuple[str, str, str, str, float]]:
    """Half, language, verdict, what was answered and seconds, of every question."""
    out = []
    async with open_store(home=home) as store:
        await world.fill(store)
        await world.verdict(world.questions("tuned")[0], store)  # the first one waits for words to be read
        for half in world.TABLES:
            for row in world.questions(half):
                begin = time.perf_counter()
                verdict, shown = await world.verdict(row, store)
                out.append((half, row["lang"], verdict, shown, time.perf_counter() - begin))
    return out
