"""Articles -> their facts, or why there are none. One bad article never ends a run."""

from __future__ import annotations

from dataclasses import dataclass

from graph.facts import Article, Fact
from ingest.articles import BadInput
from ingest.extract import Extractor


@dataclass(slots=True, frozen=True)
class Result:
    """An article and what it says; no facts is a result too."""

    article: Article
    facts: list[Fact]


def facts_of(extractor: Extractor, article: Article) -> Result | BadInput:
    """The facts of one article; an error of the extractor itself is told as that article's failure."""
    try:
        return Result(article, extractor.extract(article))
    except Exception as error:  # noqa: BLE001  a run of a million articles must outlive a bug met in one
        return BadInput(article.id, f"the extractor failed on it: {type(error).__name__}: {error}")
