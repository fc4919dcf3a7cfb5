"""Articles -> their facts, or why there are none. One bad article never ends a run."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from graph.facts import Article, Fact
from ingest.articles import BadInput
from ingest.build import Reading
from ingest.extract import Extractor

Why = dict[str, Any]


@dataclass(slots=True, frozen=True)
class Result:
    """An article and what it says; no facts is a result too. `why` has the reasons, by fact id, if asked for."""

    article: Article
    facts: list[Fact]
    why: dict[str, Why] | None = None


def facts_of(article: Article, explain: bool = False) -> Result | BadInput:
    """The facts of one article; an error of the extractor itself is told as that article's failure."""
    try:
        readings = Extractor().explain(article)
    except Exception as error:  # noqa: BLE001  a run of a million articles must outlive a bug met in one
        return BadInput(article.id, f"the extractor failed on it: {type(error).__name__}: {error}")
    why = {reading.fact.id: reasons(reading) for reading in readings} if explain else None
    return Result(article, [reading.fact for reading in readings], why)


def reasons(reading: Reading) -> Why:
    """The reasons for a fact, as they are written in JSON; what the fact has not is null."""
    fact, why = reading.fact, reading.why
    return {
        "rule": why["rule"],
        "trigger": why["trigger"],
        "status": {"value": fact.status.value, "marker": why["marker"] or None},
        "participants": [{"id": p.id, "mention": p.mention, "role": p.role.value, "basis": p.basis.value}
                         for p in fact.participants],
        "date": {"start": fact.date.start, "basis": list(fact.date.basis)} if fact.date else None,
        "place": fact.place.id if fact.place else None,
        "event": fact.event.id if fact.event else None,
    }  # fmt: skip
