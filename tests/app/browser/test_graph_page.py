"""The graph as a picture, and the way between two."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
PUTIN = {"en": "Vladimir Putin", "ar": "فلاديمير بوتين"}
SHOWN = "document.querySelector('figure.picture').picture.edges(':visible').length"


def test_graph(visit, lang):
    watched = visit(f"/graph?lang={lang}")
    page = watched.page
    expect(page.locator(".canvas canvas").first).to_be_visible()
    assert page.evaluate(SHOWN) == page.locator(".lines li").count(), "the same is told in words"
    expect(page.locator(".lines li.planned[data-edge^=PLANS_TO_MEET]")).to_contain_text(
        {"en": "Berdimuhamedow", "ar": "بردي محمدوف"}[lang]
    )
    watched.check()


def test_phone(visit):
    watched = visit("/graph?lang=ar&center=Q7747", phone=True)
    expect(watched.page.locator(".canvas canvas").first).to_be_visible()
    watched.check()


@pytest.mark.parametrize(("lang", "phone", "name"), [("en", False, "putin"), ("ar", True, "بوتين")])
def test_filters_give_an_address(visit, lang, phone, name):
    watched = visit(f"/graph?lang={lang}", phone=phone)
    page = watched.page
    page.locator("[name=add]").press_sequentially(name)
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("Escape")
    page.locator("[name=status]").select_option("planned")
    page.locator("[name=kind]").select_option("person")
    page.locator(".filters button").click()
    expect(page).to_have_url(re.compile("center=Q7747"))
    expect(page.locator(".lines li")).to_have_count(1)
    page.goto(page.url)
    expect(page.locator(".lines li")).to_contain_text({"en": "Berdimuhamedow", "ar": "بردي محمدوف"}[lang])
    page.goto(f"/graph?lang={lang}&country=VEN")
    expect(page.locator(".lines li")).to_have_count(2)
    page.goto(f"/graph?lang={lang}&topic=trade")
    expect(page.locator(".lines li").first).to_be_visible()
    assert not {"energy", "الطاقة"} & set(page.locator(".lines a").all_text_contents())
    watched.check()


def where(watched, of: str) -> tuple[float, float]:
    """Where a part of the picture is on the screen; `of` is JavaScript that gives its place in the picture."""
    page = watched.page
    page.locator(".canvas").scroll_into_view_if_needed()
    watched.drawn()
    at = page.evaluate(f"(() => {{ const {{picture}} = document.querySelector('figure.picture'); return {of}; }})()")
    box = page.locator(".canvas").bounding_box()
    return box["x"] + at["x"], box["y"] + at["y"]


def test_a_node_is_clicked_and_expanded_and_the_address_says_so(visit):
    watched = visit("/graph?lang=en&center=hassan-rouhani")
    page = watched.page
    before = page.evaluate(SHOWN)
    page.mouse.click(*where(watched, "picture.getElementById('Q7747').renderedPosition()"))
    expect(page.locator(".hint")).to_have_text(PUTIN["en"])
    page.get_by_role("button", name="Show more around").click()
    page.wait_for_url("**center=Q7747**")
    assert page.evaluate(SHOWN) > before
    watched.check()


def test_by_keyboard_from_one_node_to_the_next(visit, lang):
    watched = visit(f"/graph?lang={lang}&center=hassan-rouhani&kind=person")
    page = watched.page
    before = page.evaluate(SHOWN)
    watched.tab_to(page.locator(".canvas"))
    seen = []
    for key in 3 * ("ArrowRight", "ArrowLeft", "ArrowDown", "ArrowUp"):  # to the other, and back if Putin was first
        page.keyboard.press(key)
        watched.drawn()
        seen.append(page.locator(".hint").text_content())
        if len(set(seen)) > 1 and seen[-1] == PUTIN[lang]:
            break
    assert len(set(seen)) == 2
    assert seen[-1] == PUTIN[lang]
    page.keyboard.press("Enter")
    page.wait_for_url("**center=Q7747**")
    assert page.evaluate(SHOWN) > before
    page.keyboard.press("Escape")
    expect(page.get_by_role("application")).to_be_focused()
    assert page.evaluate("document.querySelector('figure.picture').picture.elements('.faded').length") == 0
    watched.check()


def test_a_view_looks_the_same_each_time(visit):
    page = visit("/graph?lang=en").page
    places = """document.querySelector('figure.picture').picture.nodes().map(
        (node) => [node.id(), Math.round(node.position('x')), Math.round(node.position('y'))])"""
    first = page.evaluate(places)
    page.reload()
    assert page.evaluate(places) == first
    assert len({(x, y) for _, x, y in first}) == len(first)


def test_pointing_at_a_line_shows_its_sentence(visit):
    watched = visit("/graph?lang=en&status=planned&kind=person")
    page = watched.page
    page.mouse.move(*where(watched, "picture.edges()[0].renderedMidpoint()"))
    expect(page.locator(".hint")).to_contain_text("due to meet")


def test_focus_shows_the_sentence(visit):
    page = visit("/graph?lang=en&status=planned&kind=person").page
    page.locator(".lines li").first.focus()
    expect(page.locator(".hint")).to_contain_text("due to meet")


def test_time_is_chosen_with_sliders(visit):
    watched = visit("/graph?lang=en")
    page = watched.page
    everything = page.evaluate(SHOWN)
    page.get_by_role("slider", name="From").focus()
    page.keyboard.press("End")
    expect(page).to_have_url(re.compile("from=201"))
    assert 0 < page.evaluate(SHOWN) < everything
    page.reload()
    assert 0 < page.evaluate(SHOWN) < everything
    watched.check()


def test_exports(visit, tmp_path: Path):
    page = visit("/graph?lang=ar&center=Q7747").page
    for name in ("PNG", "SVG", "GraphML"):
        with page.expect_download() as download:
            page.get_by_role("button", name=name).click()
        download.value.save_as(tmp_path / name)
    assert (tmp_path / "PNG").read_bytes().startswith(b"\x89PNG")
    drawing = ElementTree.parse(tmp_path / "SVG").getroot()
    assert any("بوتين" in (text.text or "") for text in drawing.iter("{http://www.w3.org/2000/svg}text"))
    graph = ElementTree.parse(tmp_path / "GraphML").getroot()
    edges = list(graph.iter("{http://graphml.graphdrawing.org/xmlns}edge"))
    assert len(edges) == page.evaluate(SHOWN)


def test_path(visit, lang):
    watched = visit(f"/graph/path?lang={lang}&source=Maduro&target=Rouhani")
    page = watched.page
    assert "target=hassan-rouhani" in page.url
    expect(page.locator(".chain").first.locator("li")).to_have_count(3)
    expect(page.locator(".chain blockquote").first).to_be_visible()
    watched.check()
