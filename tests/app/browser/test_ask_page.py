"""The page where questions are asked."""

from __future__ import annotations

import re
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
QUESTIONS = {"en": "Who met whom at the Tehran gas summit?", "ar": "من التقى من في قمة الغاز في طهران؟"}


def test_answer(visit, lang):
    watched = visit(f"/?lang={lang}&q={quote(QUESTIONS[lang])}")
    page = watched.page
    expect(page.locator("html")).to_have_attribute("dir", "rtl" if lang == "ar" else "ltr")
    expect(page.locator("section[aria-labelledby=held] .told.held").first).to_be_visible()
    expect(page.locator("section[aria-labelledby=held] .told.planned")).to_have_count(0)
    expect(page.locator(".told.held").first).to_contain_text({"en": "Putin", "ar": "بوتين"}[lang])
    expect(page.locator("section[aria-labelledby=apart] .told.planned")).to_have_count(1)
    expect(page.locator(".canvas canvas").first).to_be_visible()
    watched.check()


def test_keyboard_only_from_a_question_to_an_article(visit):
    watched = visit("/?lang=en")
    page = watched.page
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#content")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator("#q")).to_be_focused()
    page.keyboard.type("Did Putin meet berdi")
    expect(page.get_by_role("option").first).to_contain_text("Berdimuhamedow")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("#q")).to_have_value("Did Putin meet Gurbanguly Berdimuhamedow")
    expect(page.get_by_role("option")).to_have_count(0)
    page.keyboard.press("Enter")
    expect(page.locator(".told.planned").first).to_contain_text("Berdimuhamedow")
    expect(page).to_have_url(re.compile("q=Did"))  # the answer has an address to share
    watched.check()
    for link, heading in (
        (page.get_by_role("link", name="Explore them in the graph"), "The graph"),
        (page.locator(".lines a", has_text="Berdimuhamedow").first, "Gurbanguly Berdimuhamedow"),
        (page.locator(".told .source a").first, "Putin sees Khamenei"),
    ):
        watched.tab_to(link)
        page.keyboard.press("Enter")
        expect(page.locator("h1")).to_contain_text(heading)
        page.wait_for_load_state()
    watched.tab_to(page.locator(".why summary").first)
    page.keyboard.press("Enter")
    expect(page.locator(".why .read q").first).to_be_visible()
    assert watched.mistakes == []


def test_arabic_names_are_suggested(visit):
    page = visit("/?lang=ar").page
    page.locator("#q").press_sequentially("من التقى خامن")
    page.get_by_role("option", name="علي خامنئي").click()
    expect(page.locator("#q")).to_have_value("من التقى علي خامنئي")


def test_phone(visit, lang):
    watched = visit(f"/?lang={lang}&q={quote(QUESTIONS[lang])}", phone=True)
    expect(watched.page.locator(".told").first).to_be_visible()
    watched.check()


def test_examples_are_of_the_graph_and_answered(visit, lang):
    watched = visit(f"/?lang={lang}")
    examples = watched.page.locator(".examples a")
    expect(examples.first).to_be_visible()
    assert examples.count() >= 4
    for address in [examples.nth(k).get_attribute("href") for k in range(examples.count())]:
        watched.page.goto(address)
        expect(watched.page.locator(".told").first).to_be_visible()


def test_chips_drop_and_change_what_was_understood(visit):
    watched = visit(f"/?lang=en&q={quote('Who met Putin in Tehran in November 2015?')}")
    page = watched.page
    expect(page.locator(".chip")).to_contain_text(["meetings", "Vladimir Putin", "Tehran", "2015-11-01"])
    page.get_by_label("Ask without Tehran").click()
    expect(page.locator("#q")).to_have_value("Who met Putin in November 2015?")
    page.get_by_label("Change: Vladimir Putin").click()
    page.get_by_label("Instead of Vladimir Putin").fill("Khamenei")
    page.get_by_role("button", name="Change").click()
    expect(page.locator("#q")).to_have_value("Who met Khamenei in November 2015?")
    expect(page.locator(".told.held").first).to_contain_text("Khamenei")
    watched.check()


def test_cypher_is_copied(visit):
    watched = visit(f"/?lang=en&q={quote(QUESTIONS['en'])}", permissions=["clipboard-read", "clipboard-write"])
    page = watched.page
    page.locator(".cypher summary").click()
    page.evaluate("window.setTimeout = () => {}")  # so that the button goes on saying what it did
    page.get_by_role("button", name="Copy").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(":params {")
    assert "MATCH" in copied


@pytest.mark.parametrize(
    ("path", "status"), [("/nowhere", 404), ("/?misspelt=1", 422), ("/entities/nobody", 404), ("/v1/nowhere", 404)]
)
def test_an_error_is_a_page_but_for_programs(visit, path, status):
    page = visit("/?lang=en").page
    answer = page.request.get(path)
    assert answer.status == status
    kind = "application/problem+json" if path.startswith("/v1/") else "text/html; charset=utf-8"
    assert answer.headers["content-type"] == kind


@pytest.mark.parametrize("question", ["<script>alert(1)</script>", "\u202eWho met\u2066 Putin", "x" * 1000, "'\"&amp;"])
def test_hostile_questions_break_nothing(visit, question):
    watched = visit(f"/?lang=en&q={quote(question)}")
    expect(watched.page.locator("#q")).to_have_value(question)
    watched.check()
