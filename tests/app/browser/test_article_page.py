"""An article with its facts marked."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import expect

from app.demo import SAMPLES

pytestmark = pytest.mark.browser
LOOKS = pytest.mark.parametrize(("lang", "theme"), [("en", "light"), ("ar", "dark")])
TEXT = """(() => {
  const text = document.querySelector('.reading .text').cloneNode(true);
  text.querySelectorAll('.ref').forEach((ref) => ref.remove());
  return text.textContent;
})()"""


@LOOKS
def test_article(visit, lang, theme):
    watched = visit(f"/articles/sample-ar-1-khabar?lang={lang}", color_scheme=theme)
    page = watched.page
    given = json.loads((SAMPLES / "ar-1-khabar.json").read_text("utf-8"))["text"]
    assert page.evaluate(TEXT) == given, "marks change no letter"
    assert page.locator(".told[data-fact]").count() == page.locator("h2#facts + ol > li").count()
    page.locator(".why summary").first.click()
    expect(page.locator(".why q").first).to_be_visible(timeout=30_000)
    expect(page.locator(".why .read dt").first).to_be_attached(timeout=30_000)
    watched.check()


def test_phone(visit):
    watched = visit("/articles/sample-en-1-wire?lang=en", viewport={"width": 360, "height": 740}, has_touch=True)
    expect(watched.page.locator("mark").first).to_be_visible()
    watched.check()


def test_mistakes_are_reported(visit):
    watched = visit("/articles/sample-en-2-leaders?lang=en")
    page = watched.page
    fact = page.locator("[data-fact]").first
    fact.get_by_text("Wrong?").click()
    fact.get_by_label("What is amiss?").fill("<b>not</b> so")
    fact.get_by_role("button", name="Report as wrong").click()
    expect(page.locator("[data-fact]").first).to_contain_text("<b>not</b> so")
    page.evaluate("document.getSelection().selectAllChildren(document.querySelector('.reading mark'))")
    chosen = page.locator(".reading mark").first.text_content()
    expect(page.get_by_label("The words that tell it")).to_have_value(chosen)
    page.get_by_role("button", name="Report as missing").click()
    expect(page.locator("#missing + p q")).to_have_text(chosen)
    watched.check()


def test_another_site_cannot_report(visit):
    page = visit("/?lang=en").page
    form = {"complaint": "missing", "words": "x"}
    refused = page.request.post("/articles/sample-en-2-leaders", form=form, headers={"Origin": "https://elsewhere.org"})
    assert refused.status == 403
