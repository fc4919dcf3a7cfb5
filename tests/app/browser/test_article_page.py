"""An article with its facts marked."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import expect

from app.demo import SAMPLES

pytestmark = pytest.mark.browser


def test_article(visit, lang):
    watched = visit(f"/articles/sample-ar-1-khabar?lang={lang}")
    page = watched.page
    given = json.loads((SAMPLES / "ar-1-khabar.json").read_text("utf-8"))["text"]
    assert watched.text() == given, "marks change no letter"
    assert page.locator(".told[data-fact]").count() == page.locator("h2#facts + ol > li").count()
    page.locator(".why summary").first.click()
    expect(page.locator(".why q").first).to_be_visible()
    expect(page.locator(".why .read dt").first).to_be_attached()
    watched.check()


def test_phone(visit):
    watched = visit("/articles/sample-en-1-wire?lang=en", phone=True)
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
    page.wait_for_load_state()  # and so until its scripts watch what is selected
    page.evaluate("document.getSelection().selectAllChildren(document.querySelector('.reading mark'))")
    chosen = page.locator(".reading mark").first.text_content()
    expect(page.get_by_label("The words that tell it")).to_have_value(chosen)
    page.get_by_role("button", name="Report as missing").click()
    expect(page.locator("#missing + p q")).to_have_text(chosen)
    watched.check()
    page.goto("/overview?lang=en")
    watched.check()
    wrong = page.locator("#remarks + ul li", has_text="<b>not</b> so")
    wrong.get_by_role("button", name="Accept").click()
    expect(page.locator("#remarks + ul li")).to_have_count(1)
    page.get_by_role("button", name="Dismiss").click()
    expect(page.locator("#remarks")).to_have_count(0)
    page.goto("/articles/sample-en-2-leaders?lang=en")
    expect(page.locator(".told.refuted")).to_contain_text("it counts for nothing")
    expect(page.locator("#missing + p")).to_contain_text("dismissed")
    watched.check()
    judged = page.request.get("/v1/review/judgements").json()["items"][0]
    pair = {"one": judged["one"]["id"], "other": judged["other"]}
    assert page.request.delete("/v1/review", params=pair).status == 204


def test_another_site_cannot_report(visit):
    page = visit("/?lang=en").page
    form = {"complaint": "missing", "words": "x"}
    refused = page.request.post("/articles/sample-en-2-leaders", form=form, headers={"Origin": "https://elsewhere.org"})
    assert refused.status == 403
