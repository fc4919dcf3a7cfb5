"""The pages of people, countries, summits, pairs, and of one thing that happened."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
PUTIN, KHAMENEI = {"en": "Vladimir Putin", "ar": "فلاديمير بوتين"}, {"en": "Ali Khamenei", "ar": "علي خامنئي"}


def test_person(visit, lang):
    watched = visit(f"/entities/Q7747?lang={lang}")
    page = watched.page
    expect(page.locator("h1")).to_have_text(PUTIN[lang])
    expect(page.locator("#offices + table")).to_contain_text("2012")
    expect(page.locator("#partners + ul")).to_contain_text(KHAMENEI[lang])
    expect(page.locator("#places + ul")).to_contain_text({"en": "Iran", "ar": "إيران"}[lang])
    expect(page.locator("#topics + ul li").first).to_be_visible()
    expect(page.locator("#articles + ul li").first).to_be_visible()
    watched.check()


def test_summit(visit, lang):
    watched = visit(f"/entities/gecf-summit-2015?lang={lang}")
    page = watched.page
    expect(page.locator("#came + ul")).to_contain_text({"en": "Nicolás Maduro", "ar": "نيكولاس مادورو"}[lang])
    row = page.locator(".matrix tr", has=page.locator("th[scope=row]", has_text=KHAMENEI[lang]))
    column = page.locator(".matrix thead td, .matrix thead th").all_text_contents().index(PUTIN[lang])
    row.locator("th, td").nth(column).locator(".status").click()
    expect(page.locator(".told.held:target")).to_contain_text(KHAMENEI[lang])
    watched.check()


def test_pair(visit, lang):
    watched = visit(f"/pairs?lang={lang}&one=Russia&other=Iran")
    page = watched.page
    assert "one=Q159" in page.url
    expect(page.locator("#topics + table")).to_contain_text({"en": "energy", "ar": "الطاقة"}[lang])
    for group in ("meetings", "cooperation", "agreements"):
        expect(page.locator(f"#{group} + ol > li").first).to_be_visible()
    watched.check()


@pytest.mark.parametrize("path", ["/entities/gecf-summit-2015", "/entities/Q794", "/pairs?one=Q159&other=Q794"])
def test_phone(visit, path):
    joint = "&" if "?" in path else "?"
    watched = visit(f"{path}{joint}lang=ar", phone=True)
    expect(watched.page.locator(".told").first).to_be_visible()
    watched.check()


@pytest.mark.parametrize("phone", [False, True])
def test_one_thing_that_happened(visit, lang, phone):
    watched = visit(f"/entities/Q7747?lang={lang}", phone=phone)
    found = watched.page.locator(".told").first.get_attribute("id")
    watched.page.goto(f"/happenings/{found}?lang={lang}")
    expect(watched.page.locator("blockquote").first).to_be_visible()
    watched.check()


@pytest.mark.parametrize("identity", ["tehran", "energy", "Q794", "Q7747"])
@pytest.mark.parametrize("phone", [False, True])
def test_a_place_a_topic_a_country_and_a_person(visit, lang, identity, phone):
    watched = visit(f"/entities/{identity}?lang={lang}", phone=phone)
    expect(watched.page.locator("h1")).to_be_visible()
    expect(watched.page.locator(".told").first).to_be_visible()
    watched.check()


def test_what_is_not_there_is_told_on_a_page(visit, lang):
    watched = visit(f"/entities/nobody?lang={lang}")
    expect(watched.page.locator("h1")).to_have_text({"en": "This did not work", "ar": "لم ينجح ذلك"}[lang])
    watched.check(expected="404")  # Chromium's own note of the answer
