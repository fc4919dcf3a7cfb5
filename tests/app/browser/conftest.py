"""A real browser on a running service whose graph holds the bundled samples, and an article that means harm.

They need Chromium, the one on the path or DIPLOGRAPH_TEST_CHROMIUM, and a run of their own, `pytest -m browser`:
the browser's driver keeps an event loop in the main thread, where other tests start theirs.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator

import hostile
import pytest
from axe_playwright_python.base import AXE_SCRIPT
from backends import kept
from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, Request, expect, sync_playwright
from service import fill, read_samples, serving

from app.settings import Settings
from graph.load import load_articles
from graph.store import Store

_FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--no-first-run"]
_LONG = 60_000  # ms: what takes a second here may take half a minute on a machine that does other work too
expect.set_options(timeout=_LONG)
_SERIOUS = {"serious", "critical"}
# What axe-core complains of by some of its rules, or by all
_VIOLATIONS = """async (rules) => {
  const options = { resultTypes: ["violations"], ...(rules && { runOnly: rules }) };
  const { violations } = await axe.run(options);
  return violations.map(({ id, impact, nodes }) => [id, impact, nodes.map((node) => node.html.slice(0, 200))]);
}"""
# The picture knows where it stands on the screen once a frame has been drawn since the page was scrolled.
_DRAWN = "() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))"
_PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True}
# What stands in an article's text but for the numbers of its facts
_TEXT = """() => {
  const text = document.querySelector('.reading .text').cloneNode(true);
  text.querySelectorAll('.ref').forEach((ref) => ref.remove());
  return text.textContent;
}"""


def chromium() -> str:
    """Where Chromium is."""
    found = os.environ.get("DIPLOGRAPH_TEST_CHROMIUM") or shutil.which("chromium")
    return found or pytest.fail("no Chromium: install it (Debian: chromium), or set DIPLOGRAPH_TEST_CHROMIUM")


@pytest.fixture(params=["en", "ar"])
def lang(request: pytest.FixtureRequest) -> str:
    """Each language of the pages in turn."""
    language: str = request.param
    return language


@pytest.fixture(scope="session")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a service whose graph holds the samples."""

    async def hold(store: Store) -> None:
        await read_samples(store)
        await load_articles(store, [hostile.BUNDLE])

    with kept(tmp_path_factory.mktemp("explorer") / "graph") as home:
        settings = Settings(home=home)
        fill(settings, hold)
        with serving(settings) as address:
            yield address


@pytest.fixture(scope="session")
def browser(service: str) -> Iterator[Browser]:
    """Chromium without a window; started after the service and ended before it, which has loops of its own."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium(), args=_FLAGS)
        yield opened
        opened.close()


class Watched:
    """A page whose mistakes are noted: errors on its console, requests to elsewhere, failed requests."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.address, self.mistakes = page, address, list[str]()
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.mistakes.append(f"error: {error}"))
        page.on("request", self._request)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.mistakes.append(f"console: {message.text}")

    def _request(self, request: Request) -> None:
        if not request.url.startswith((self.address, "data:", "blob:")):
            self.mistakes.append(f"outside: {request.url}")

    def check(self, expected: str = "no mistake") -> None:
        """No mistake so far but an expected one, nothing wider than the screen, nothing that axe-core calls serious.

        In the light theme and in the dark one, which differ by colours alone.
        """
        wide = self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, f"{wide} px wider than the screen"
        self.page.emulate_media(color_scheme="light")
        assert self._violations(None) == []
        self.page.emulate_media(color_scheme="dark")
        assert self._violations(["color-contrast"]) == []
        assert [one for one in self.mistakes if expected not in one] == []

    def _violations(self, rules: list[str] | None) -> list[list[object]]:
        if not self.page.evaluate("'axe' in window"):
            self.page.evaluate(AXE_SCRIPT)
        return [one for one in self.page.evaluate(_VIOLATIONS, rules) if one[1] in _SERIOUS]

    def text(self) -> str:
        """The text of the article that is shown."""
        text: str = self.page.evaluate(_TEXT)
        return text

    def drawn(self) -> None:
        """Waits until what was changed so far is on the screen."""
        self.page.evaluate(_DRAWN)

    def tab_to(self, wanted: Locator) -> None:
        """Presses Tab until an element has the focus."""
        for _ in range(150):
            self.page.keyboard.press("Tab")
            if wanted.evaluate("element => element === document.activeElement"):
                return
        pytest.fail(f"no Tab leads to {wanted}")


Open = Callable[..., Watched]


@pytest.fixture
def visit(browser: Browser, service: str) -> Iterator[Open]:
    """Opens a path of the service in a new page, a phone's or wider; `options` are those of a browser context."""
    contexts = []

    def opened(path: str, *, phone: bool = False, **options: object) -> Watched:
        context = browser.new_context(base_url=service, reduced_motion="reduce", **(_PHONE if phone else {}), **options)
        context.set_default_timeout(_LONG)
        contexts.append(context)
        watched = Watched(context.new_page(), service)
        watched.page.goto(path)
        return watched

    yield opened
    for context in contexts:
        context.close()
