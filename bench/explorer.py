"""The explorer: how long the server takes for the ask page, and how smooth a picture of 2,000 nodes is in Chromium.

The graph is made up: 2,000 people of 150 countries in a chain of meetings. Frames are counted while the picture is
dragged and zoomed, which is the worst that a reader does to it.
"""

from __future__ import annotations

import asyncio
import statistics
import time
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote
from urllib.request import urlopen

from playwright.sync_api import Page
from rich.console import Console

from app.settings import Settings
from app.store import open_graph
from bench.browser import chromium, serving
from graph import embedded
from graph.facts import Article, Basis, DateRange, Evidence, Fact, FactType, Kind, Participant, Precision, Role, Status
from graph.ids import fact_id
from graph.load import Bundle, load_articles
from graph.reference import load_reference
from ingest import kb
from ingest.reference import reference

NODES = 2000
_PATIENCE = 180_000  # milliseconds: drawing takes long on a busy machine
_REQUESTS = 50
_BATCH = 250
_ASKED = "/?lang=en&q=" + quote("Who met Person 7?")
_WATCH = """() => {
  window.frames_ = [];
  let last = performance.now();
  const tick = (now) => { window.frames_.push(now - last); last = now; requestAnimationFrame(tick); };
  requestAnimationFrame(tick);
}"""
_SIZE = """(() => {
  const picture = document.querySelector('figure.picture').picture;
  return [picture.nodes().length, picture.edges().length];
})()"""


def run(console: Console) -> None:
    """Prints milliseconds, median and 95th percentile, on this machine."""
    with TemporaryDirectory(prefix="diplograph-") as folder:
        home = Path(folder) / "graph"
        asyncio.run(_fill(home))
        with serving(home) as address:
            for name, path in (("ask page", "/?lang=en"), ("ask page with an answer", _ASKED)):
                console.print(f"{name}: {_told(_server_times(address + path))}")
            with chromium() as browser:
                page = browser.new_page(base_url=address, viewport={"width": 1280, "height": 900})
                page.set_default_timeout(_PATIENCE)
                _picture(page, console)
        asyncio.run(embedded.stop(home))


def _picture(page: Page, console: Console) -> None:
    began = time.perf_counter()
    page.goto(f"/graph?lang=en&limit={NODES}")
    page.locator("figure.picture[data-drawn]").wait_for()
    console.print(f"picture ready after {time.perf_counter() - began:.1f} s")
    nodes, edges = page.evaluate(_SIZE)
    page.evaluate(_WATCH)
    _drag(page)
    times = page.evaluate("window.frames_")
    console.print(f"frame of {nodes} nodes and {edges} edges, dragged and zoomed: {_told(times)}")


def _drag(page: Page) -> None:
    """Drags the picture about by an empty corner, and zooms with the wheel, as a reader does."""
    box = page.locator(".canvas").bounding_box()
    assert box is not None  # it was drawn
    x, y = box["x"] + 15, box["y"] + 15
    page.mouse.move(x, y)
    page.mouse.down()
    for k in range(60):
        page.mouse.move(x + 4 * min(k, 60 - k), y + 2 * min(k, 60 - k))
    page.mouse.up()
    for k in range(20):
        page.mouse.wheel(0, -60 if k < 10 else 60)


def _server_times(address: str) -> list[float]:
    """From request to the whole page, after a first request that warms up."""
    times = []
    for _ in range(_REQUESTS + 1):
        began = time.perf_counter()
        with urlopen(address) as answer:
            answer.read()
        times.append(1000 * (time.perf_counter() - began))
    return times[1:]


def _told(times: list[float]) -> str:
    high = statistics.quantiles(times, n=20)[-1]
    return f"{statistics.median(times):.0f} ms median, {high:.0f} ms at the 95th percentile"


async def _fill(home: Path) -> None:
    codes = sorted(kb.load().by_iso)[:150]
    people = [_person(n, codes[n % len(codes)]) for n in range(NODES)]
    bundles = [_meeting(n, a, b) for n, (a, b) in enumerate([*pairwise(people), (people[-1], people[0])])]
    async with open_graph(Settings(home=home)) as store:
        await load_reference(store, reference())
        for start in range(0, len(bundles), _BATCH):
            await load_articles(store, bundles[start : start + _BATCH])


def _person(n: int, country: str) -> Participant:
    name = f"Person {n}"
    own = {"kind": Kind.PERSON, "role": Role.PARTY, "basis": Basis.PROVISIONAL, "country": country}
    return Participant.model_validate({"id": f"p-{n}", "name": name, "mention": name, **own})


def _meeting(n: int, one: Participant, other: Participant) -> Bundle:
    text = f"{one.name} met {other.name} in Tehran."
    article = Article(id=f"bench-{n}", text=text, lang="en", published=f"{2000 + n % 20}-01-01")
    status = list(Status)[n % 5]
    fact = Fact(
        id=fact_id(article.id, "MEET", None, [(one.id, "party"), (other.id, "party")], status, 0),
        article=article.id,
        type=FactType.MEET,
        status=status,
        participants=(one, other),
        date=DateRange(start=f"{2000 + n % 20}-{n % 12 + 1:02}-01", precision=Precision.DAY),
        evidence=(Evidence(quote=text, start=0, end=len(text)),),
        confidence=1.0,
        extractor="bench",
    )
    return article, [fact]
