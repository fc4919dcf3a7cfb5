"""Pictures of the explorer's pages on the sample graph, for README: `make screenshots` writes docs/screenshots."""

from __future__ import annotations

import asyncio
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal
from urllib.parse import quote

from rich.console import Console

from app.demo import SAMPLES
from app.settings import Settings
from app.store import open_graph
from bench.browser import chromium, serving
from graph import embedded
from ingest import job
from ingest.articles import find

FOLDER = Path(__file__).parent.parent / "docs" / "screenshots"
_ASKED = quote("Who met whom at the Tehran gas summit?")
_ASKED_AR = quote("من التقى من في قمة الغاز في طهران؟")
# name -> address, theme, width and height
_PAGES: dict[str, tuple[str, Literal["light", "dark"], tuple[int, int]]] = {
    "ask": (f"/?lang=en&q={_ASKED}", "light", (1100, 1000)),
    "ask-ar": (f"/?lang=ar&q={_ASKED_AR}", "dark", (1100, 1000)),
    "graph": ("/graph?lang=en", "light", (1100, 860)),
    "article": ("/articles/sample-en-1-wire?lang=en", "light", (1100, 720)),
    "summit": ("/entities/gecf-summit-2015?lang=en", "light", (1100, 900)),
    "person": ("/entities/Q7747?lang=ar", "light", (1100, 900)),
    "pair": ("/pairs?lang=en&one=Q159&other=Q794", "dark", (1100, 900)),
    "overview": ("/overview?lang=en", "light", (1100, 800)),
    "load": ("/load?lang=en", "light", (1100, 720)),
}


def run(console: Console) -> None:
    """Reads the samples, and takes a picture of each page."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix="diplograph-") as folder:
        home = Path(folder) / "graph"
        asyncio.run(_fill(home))
        with serving(home) as address, chromium() as browser:
            for name, (path, theme, (width, height)) in _PAGES.items():
                page = browser.new_page(
                    base_url=address, color_scheme=theme, viewport={"width": width, "height": height}
                )
                page.set_default_timeout(180_000)  # milliseconds: a busy machine is slow, and takes the same pictures
                page.goto(path, wait_until="networkidle")
                page.locator("div.examples").wait_for(state="detached")  # they are made at the first visit
                page.screenshot(path=FOLDER / f"{name}.png")
                page.close()
                console.print(f"docs/screenshots/{name}.png")
        asyncio.run(embedded.stop(home))


async def _fill(home: Path) -> None:
    async with open_graph(Settings(home=home)) as store:
        await job.run(store, find([SAMPLES]))
