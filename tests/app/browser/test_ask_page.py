"""The page where questions are asked."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
QUESTIONS = {"en": "Who met whom at the Tehran gas summit?", "ar": "من التقى من في قمة الغاز في طهران؟"}


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("lang", ["en", "ar"])
def test_answer(visit, lang, theme):
    watched = visit(f"/?lang={lang}&q={quote(QUESTIONS[lang])}", color_scheme=theme)
    expect(watched.page.locator("html")).to_have_attribute("dir", "rtl" if lang == "ar" else "ltr")
    expect(watched.page.locator(".fact.held").first).to_contain_text({"en": "Putin", "ar": "بوتين"}[lang])
    expect(watched.page.locator(".canvas canvas").first).to_be_visible()
    watched.check()


def test_keyboard_only(visit):
    watched = visit("/?lang=en")
    page = watched.page
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator("#q")).to_be_focused()
    page.keyboard.type("Did Putin meet Berdimuhamedow?")
    page.keyboard.press("Enter")
    expect(page.locator(".fact.planned").first).to_contain_text("Berdimuhamedow")
    assert "q=Did" in page.url, "the answer has an address to share"
    watched.check()


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_phone(visit, lang):
    watched = visit(f"/?lang={lang}&q={quote(QUESTIONS[lang])}", viewport={"width": 360, "height": 740}, has_touch=True)
    expect(watched.page.locator(".fact").first).to_be_visible()
    watched.check()
