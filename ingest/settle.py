"""The day from which an article is read, and the edition of a summit that it speaks of."""

from __future__ import annotations

from datetime import date

from graph.facts import Article
from ingest import kb
from ingest.days import When
from ingest.mention import Mention

Line = tuple[list[Mention], list[When]]
_LEAD = 6  # sentences in which a full date is the article's own


def article_day(article: Article, lines: list[Line]) -> tuple[date | None, str]:
    """The article's day and its ground: "published", "text" (a full date in the lead), "event" (a known edition)."""
    if article.published:
        return date.fromisoformat(article.published[:10]), "published"
    for _, whens in lines[:_LEAD]:
        for when in whens:
            if when.full:
                return _day(when.year, when.month, when.day), "text"
    found = _by_edition(lines)
    return (found, "event") if found else (None, "")


def _day(year: int | None, month: int | None, day: int | None) -> date | None:
    try:
        return date(year or 0, month or 0, day or 0)
    except ValueError:
        return None


def _by_edition(lines: list[Line]) -> date | None:
    """A day and month that fall within one edition of an event that the article names, in a place that it names."""
    series = {m.value.id: m.value for mentions, _ in lines for m in mentions if m.kind == "event"}
    days: list[tuple[int | None, int | None]] = [
        (w.month, w.day) for _, whens in lines for w in whens if w.month and w.day
    ]
    spoken = {m.value.iso3 for mentions, _ in lines for m in mentions if m.kind == "country" and m.value is not None}
    for event in series.values():
        for edition in event.editions:
            if edition.country in spoken and (hit := _within(edition, days)):
                return hit
    return None


def _within(edition: kb.Edition, days: list[tuple[int | None, int | None]]) -> date | None:
    if len(edition.start) < 10:
        return None
    year = int(edition.start[:4])
    for month, day in days:
        when = _day(year, month, day)
        if when and edition.start <= when.isoformat() <= (edition.end or edition.start):
            return when
    return None


def edition_of(series: kb.EventSeries, day: str | None, countries: set[str]) -> kb.Edition | None:
    """The edition that an article of `day` (YYYY-MM-DD) means: the nearest, by preference in one of `countries`."""
    if day is None:
        here = [e for e in series.editions if e.country in countries]
        return here[0] if len(here) == 1 else None
    near = [e for e in series.editions if abs(_months(e.start) - _months(day)) <= 6]
    here = [e for e in near if e.country in countries] or near
    return min(here, key=lambda e: abs(_days(e.start) - _days(day)), default=None)


def _months(day: str) -> int:
    return int(day[:4]) * 12 + int(day[5:7] or 6 if len(day) >= 7 else 6)


def _days(day: str) -> int:
    return date(
        int(day[:4]), int(day[5:7]) if len(day) >= 7 else 6, int(day[8:10]) if len(day) >= 10 else 15
    ).toordinal()
