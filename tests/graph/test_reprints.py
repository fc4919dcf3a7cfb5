"""Reprints: one text in several papers is one source."""

from __future__ import annotations

from itertools import permutations

import pytest

from graph.reprints import Source, alike, origins, sketch


def text(start: int, length: int = 150) -> str:
    """Words of which no four in a row come twice, like those of a report."""
    return " ".join(f"word{k * 7 % 1000}" for k in range(start, start + length))


AGENCY = text(0)
CUT = "Our correspondent. " + text(0, 60)
EDITED = " ".join("changed" if k % 25 == 7 else word for k, word in enumerate(AGENCY.split()))
OTHER = text(500)
QUOTING = text(600, 120) + " " + text(20, 40)  # a speech that both quote


@pytest.mark.parametrize("other", [AGENCY.upper(), f"(Agency) {AGENCY}!", CUT, EDITED])
def test_a_text_with_another_head_cut_or_edited_is_the_same(other: str) -> None:
    assert alike(sketch(AGENCY), sketch(other))
    assert alike(sketch(other), sketch(AGENCY))


@pytest.mark.parametrize("other", [OTHER, QUOTING, "Putin met Rouhani.", ""])
def test_another_text_a_common_quotation_or_a_short_line_is_not(other: str) -> None:
    assert not alike(sketch(AGENCY), sketch(other))


def test_a_long_text_is_found_in_a_longer_one_by_its_sketch() -> None:
    assert alike(sketch(text(0, 600)), sketch(text(0, 300)))
    assert not alike(sketch(text(0, 450)), sketch(text(450, 450)))
    assert len(sketch(text(0, 900))) == 128 * 8


def test_arabic_vowel_signs_do_not_make_another_text() -> None:
    plain = "التقى الرئيس الروسي نظيره الإيراني في طهران على هامش قمة الغاز وبحثا الأزمة السورية والتعاون"
    marked = plain.replace("التقى", "اِلتقى").replace("قمة", "قمّة").replace("طهران", "طهـران")
    assert marked != plain
    assert alike(sketch(plain), sketch(marked))


def test_a_reprint_has_the_first_published_as_its_origin_in_any_order() -> None:
    sources = {
        "paper": Source("2015-11-24", sketch(EDITED)),
        "agency": Source("2015-11-23", sketch(AGENCY)),
        "copy": Source("2015-11-24", sketch(AGENCY)),
        "undated": Source(None, sketch(CUT)),
        "own": Source("2015-11-22", sketch(OTHER)),
        "facts only": Source("2015-11-21"),
        "facts only too": Source("2015-11-21"),
        "line": Source("2015-11-21", sketch("Putin met Rouhani.")),
        "same line": Source("2015-11-21", sketch("Putin met Rouhani.")),
    }
    expected = dict.fromkeys(("paper", "agency", "copy", "undated"), "agency")
    expected |= {name: name for name in ("own", "facts only", "facts only too", "line", "same line")}
    for order in list(permutations(sources.items()))[::60_000]:
        assert origins(dict(order)) == expected
