"""Loading articles, and the overview of what there is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
TEXT = "French President Emmanuel Macron met German Chancellor Angela Merkel in Berlin on Monday."


def test_overview(visit, lang):
    watched = visit(f"/overview?lang={lang}")
    page = watched.page
    expect(page.locator("#languages + ul")).to_contain_text({"en": "Arabic × 3", "ar": "العربية × 3"}[lang])
    expect(page.locator("#pairs + ul a").first).to_contain_text({"en": "Iran", "ar": "إيران"}[lang])
    expect(page.locator("#newest + ol li").first).to_be_visible()
    watched.check()


def test_load_page(visit, lang):
    watched = visit(f"/load?lang={lang}")
    expect(watched.page.locator("#paste")).to_be_visible()
    watched.check()


def test_phone(visit):
    for path in ("/load?lang=ar", "/overview?lang=ar"):
        visit(path, phone=True).check()


def test_what_is_found_is_shown_before_it_is_kept(visit, tmp_path: Path):
    bad = tmp_path / "bad.json"
    bad.write_text("{")
    watched = visit("/load?lang=en")
    page = watched.page
    before = articles(page)
    page.get_by_label("Drop files").set_input_files(bad)
    page.get_by_label("Or paste").fill(TEXT)
    page.get_by_label("Title").fill("<script>alert(1)</script>")
    page.get_by_label("Published").fill("2018-04-16")
    page.get_by_role("button", name="Show what is found").click()
    expect(page.locator(".told.held")).to_contain_text("Emmanuel Macron")
    expect(page.get_by_text("not JSON")).to_be_visible()
    watched.check()
    assert articles(page) == before, "nothing is kept yet"
    page.get_by_role("button", name="Keep them").click()
    expect(page.locator("#job")).to_contain_text("Done.")
    page.locator("#job a").first.click()
    expect(page.locator("h1")).to_have_text("<script>alert(1)</script>")
    expect(page.locator("mark")).to_have_text(TEXT)
    watched.check()
    assert page.request.delete(page.url.split("?")[0].replace("/articles/", "/v1/articles/")).status == 204


def articles(page) -> int:
    found: int = page.request.get("/v1/stats").json()["articles"]
    return found


def test_nothing_sent_is_an_error_page(visit):
    page = visit("/load?lang=en").page
    answer = page.request.post("/load", multipart={"text": ""})
    assert (answer.status, answer.headers["content-type"]) == (422, "text/html; charset=utf-8")
    kept = page.request.post("/load/keep", form={"articles": json.dumps([{"id": 1}])})
    assert kept.status == 422
