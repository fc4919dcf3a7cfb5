"""What the reader gets right on sentences of our own, half of them frozen before any tuning; floors, not aims.

A floor is what was measured less 0.03, so that a change that costs more is seen. `make eval` prints the
figures themselves.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import pytest
from scoring import Report, read, score

from ingest.extract import Extractor

SENTENCES = Path(__file__).parents[1] / "sentences"
SETS = ["en_tuned", "en_frozen", "ar_tuned", "ar_frozen"]


class Floor(NamedTuple):
    """F1 of each comparison, then how often status and date of a matched fact are right."""

    meet: float
    relaxed: float
    strict: float
    state: float
    status: float
    date: float


FLOORS = {
    "en_tuned": Floor(0.75, 0.75, 0.69, 0.31, 0.94, 0.84),
    "en_frozen": Floor(0.67, 0.65, 0.60, 0.27, 0.89, 0.76),
    "ar_tuned": Floor(0.66, 0.71, 0.63, 0.28, 0.91, 0.80),
    "ar_frozen": Floor(0.58, 0.52, 0.46, 0.27, 0.93, 0.80),
}
# Relaxed F1 of the tuned half less that of the frozen half, at most
GAPS = {"en": 0.05, "ar": 0.05}
APART = pytest.mark.xfail(reason="the misses of the tuned half were read: 0.17 apart")
TRAPS = 0.07  # of the sentences that tell of nothing, how many may give a fact all the same


@lru_cache
def report(name: str) -> Report:
    return score(read(SENTENCES / f"{name}.jsonl"), Extractor().extract)


@pytest.mark.parametrize("name", SETS)
class TestSentences:
    def test_figures_do_not_sink(self, name: str) -> None:
        got = measured(report(name))
        low = {f: (got[i], floor) for i, (f, floor) in enumerate(FLOORS[name]._asdict().items()) if got[i] < floor}
        assert not low, f"measured and floor: {low}"

    def test_traps_tell_of_nothing(self, name: str) -> None:
        traps = report(name).traps
        assert len(traps) >= 20
        assert traps.count(False) <= TRAPS * len(traps)

    def test_evidence_is_verbatim(self, name: str) -> None:
        facts = 0
        for article in (a.article for a in read(SENTENCES / f"{name}.jsonl")):
            for fact in Extractor().extract(article):
                facts += 1
                for evidence in fact.evidence:
                    assert article.text[evidence.start : evidence.end] == evidence.quote
        assert facts >= 50


@pytest.mark.parametrize("lang", ["en", pytest.param("ar", marks=APART)])
def test_what_was_frozen_is_read_nearly_as_well(lang: str) -> None:
    tuned, frozen = (report(f"{lang}_{half}").relaxed.f1 for half in ("tuned", "frozen"))
    assert tuned - frozen <= GAPS[lang]


def test_no_sentence_is_in_both_halves() -> None:
    for lang in GAPS:
        tuned, frozen = (
            {a.article.text for a in read(SENTENCES / f"{lang}_{half}.jsonl")} for half in ("tuned", "frozen")
        )
        assert not tuned & frozen
        assert len(tuned | frozen) >= 300


def measured(of: Report) -> Floor:
    f1 = [comparison.f1 for comparison in (of.meet, of.relaxed, of.strict, of.state)]
    return Floor(*f1, *(sum(hits) / len(hits) for hits in (of.status, of.date)))
