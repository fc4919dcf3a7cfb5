"""The days between which what is asked must have been."""

from __future__ import annotations

from datetime import date, timedelta

from app.ask.periods import Period
from app.ask.question import Question
from app.ask.words import Words

Bounds = tuple[date | None, date | None]
# Words that make the ends of one span out of two dates: "between 2015 and 2017", "from May to June"
_BETWEEN = frozenset({"between", "from", "بين", "من"})
_TO = frozenset({"to", "until", "till", "through", "-", "–", "الي", "حتي"})


def find(words: Words, question: Question) -> None:
    """Gives the question its dates. What counts from today is not understood: no clock is read."""
    bounds: list[Bounds] = []
    for period in words.periods:
        if period.month_day is not None:
            question.month_day = period.month_day
        elif period.start is None or period.end is None:
            question.unknown.append(words.text(period.first, period.last))
        else:
            bounds.append(_bounds(words, period))
    if len(bounds) > 1 and not _is_span(words) and all(first and last for first, last in bounds):
        question.periods = tuple((_iso(first), _iso(last)) for first, last in bounds)
    firsts, lasts = [first for first, _ in bounds if first], [last for _, last in bounds if last]
    question.from_ = min(firsts).isoformat() if firsts else None
    question.to = max(lasts).isoformat() if lasts else None


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _bounds(words: Words, period: Period) -> Bounds:
    """The first and last day, with "since", "after", "before" or "until" before the date."""
    assert period.start is not None
    assert period.end is not None
    before = words.before(period.first)
    spans = {cue.value for cue in before.of("span")} if before else set()
    first, last = counted(spans, period.start, period.end)
    return (first, None) if period.since and not spans else (first, last)


def counted(spans: set[str], start: date, end: date) -> Bounds:
    """The days that are meant by counting from or up to those from `start` to `end`."""
    if "since" in spans:
        return start, None
    if "after" in spans:
        return end + timedelta(days=1), None
    if "before" in spans:
        return None, start - timedelta(days=1)
    return (None if "until" in spans else start), None if end.year == date.max.year else end


def _is_span(words: Words) -> bool:
    """Whether two dates are the ends of one span."""
    one, other = words.periods[0], words.periods[1]
    before = words.tokens[one.first - 1].norm if one.first else ""
    between = {token.norm for token in words.tokens[one.last : other.first]}
    return before in _BETWEEN or bool(between & _TO)
