"""Names and texts that mean harm break no page."""

from __future__ import annotations

from urllib.parse import quote

import hostile
import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
ARTICLE = quote(hostile.FACTS[0].article, safe="")
PATHS = [
    f"/articles/{ARTICLE}?lang=en",
    *(f"/entities/{quote(identity, safe='')}?lang=ar" for identity in hostile.IDS),
    f"/pairs?lang=en&one={quote(hostile.IDS[0], safe='')}&other=p-long",
    "/overview?lang=en",
    f"/?lang=en&q={quote('Who met ' + hostile.MARKUP)}",
    "/happenings/%3Cscript%3E",
]


@pytest.mark.parametrize("path", PATHS)
def test_page_stands(visit, path):
    watched = visit(path, viewport={"width": 360, "height": 740})
    expect(watched.page.locator("h1")).to_be_visible()
    assert watched.page.title() != "taken"
    assert watched.page.locator("main script, main img, a[href^=javascript]").count() == 0
    if "happenings" not in path:  # which is not there: the console tells of that
        watched.check()


def test_marks_keep_the_text(visit):
    page = visit(PATHS[0]).page
    shown = page.evaluate("""(() => {
      const text = document.querySelector('.reading .text').cloneNode(true);
      text.querySelectorAll('.ref').forEach((ref) => ref.remove());
      return text.textContent;
    })()""")
    assert shown == hostile.TEXT.replace("\r\n", "\n"), "but for the line ends, of which HTML knows one"
    assert page.locator("mark.several").count() > 0
