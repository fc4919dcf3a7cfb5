"""Names and texts that mean harm break no page."""

from __future__ import annotations

from urllib.parse import quote

import hostile
import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
ARTICLE = quote(hostile.FACTS[0].article, safe="")
ONE, TURNED, LONG = (quote(identity, safe="") for identity in hostile.IDS)
PATHS = [
    f"/articles/{ARTICLE}?lang=en",
    *(f"/entities/{identity}?lang=ar" for identity in (ONE, TURNED, LONG, quote(hostile.SUMMIT.id))),
    f"/pairs?lang=en&one={ONE}&other={LONG}",
    f"/graph?lang=en&center={ONE}&center={LONG}",
    f"/graph/path?lang=ar&source={TURNED}&target={LONG}",
    "/overview?lang=en",
    f"/?lang=en&q={quote('Who met ' + hostile.MARKUP)}",
    "/happenings/%3Cscript%3E",
]


@pytest.mark.parametrize("path", PATHS)
def test_page_stands(visit, path):
    watched = visit(path, phone=True)
    expect(watched.page.locator("h1")).to_be_visible()
    assert watched.page.title() != "taken"
    assert watched.page.locator("main script, main img, a[href^=javascript]").count() == 0
    if "happenings" not in path:  # which is not there: the console tells of that
        watched.check()


def test_marks_keep_the_text(visit):
    watched = visit(PATHS[0])
    assert watched.text() == hostile.TEXT.replace("\r\n", "\n"), "but for the line ends, of which HTML knows one"
    assert watched.page.locator("mark.several").count() > 0


def test_a_text_is_shown_before_it_is_kept(visit):
    watched = visit("/load?lang=ar", phone=True)
    page = watched.page
    page.locator("#paste").fill(hostile.TEXT)
    page.locator("[name=title]").fill(hostile.MARKUP)
    page.locator("[name=source]").fill(hostile.TURNED)
    page.locator("form.load button").click()
    expect(page.locator("h2", has_text="<script>")).to_be_visible()
    assert page.title() != "taken"
    watched.check()
