"""The days that a date expression means, seen from the day of an article.

A weekday or a month without a year is read from the article's day of publication, backward for what happened and
forward for what is to come; without that day the year stays open, in EDTF (Library of Congress, 2019): XXXX-11-23.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from datetime import date, timedelta

from graph.facts import DateRange, Precision
from ingest.hijri import gregorian, month_span


@dataclass(slots=True, frozen=True)
class When:
    """A date expression over tokens `first` up to `last`, as far as the words say."""

    first: int
    last: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    end_day: int | None = None
    end_month: int | None = None  # where it is another: May 29 to June 2
    weekday: int | None = None
    offset: int | None = None  # days from publication, or where `told` from the day told before
    told: bool = False  # "two days later", "the same day"
    unit: str = ""  # week, month, year with `shift`
    shift: int = 0
    way: int = 0  # -1 past, 1 future, 0 unsaid
    current: bool = False  # of the year that runs: "22 November this year"
    since: bool = False  # where a span begins: "the first since 1898"
    span: int = 0  # days that it goes on beyond the first: Wednesday and Thursday
    hijri: bool = False  # year, month and day are of the Islamic calendar

    @property
    def is_gone(self) -> bool:
        """Whether it means today or a day before."""
        return (self.offset is not None and self.offset <= -self.told) or self.way < 0

    @property
    def full(self) -> bool:
        return self.year is not None and self.month is not None and self.day is not None and not self.hijri


def resolve(
    when: When, day: date | None, *, future: bool, basis: str = "published", told: date | None = None
) -> DateRange | None:
    """The days that an expression means, seen from `day`; None where nothing can be said.

    `told` is the day told before it: "two days later" counts from there, and "a day earlier" where there is one.
    """
    if when.told and told is None and when.weekday is not None:  # "the next day, Tuesday"
        when = replace(when, offset=None)
    elif when.told and (told is not None or not when.is_gone):
        day, basis = told, "context"
    if when.hijri:
        return _of_hijri(when)
    when = _completed(when, day) if day is not None else when
    if when.month is not None:
        return _calendar(when, day, future=future, basis=basis)
    if when.year is not None:
        return DateRange(start=f"{when.year:04d}", precision=Precision.YEAR, basis=("text",))
    if day is None:
        return None
    if when.offset is not None:
        found = day + timedelta(days=when.offset)
        if when.weekday not in (None, found.weekday()):  # "today, Friday", in an article that came out on Saturday
            found = _weekday(when, day, future=when.offset > 0)
        return _days(found, when.span, ("relative", basis))
    if when.weekday is not None:
        return _days(_weekday(when, day, future=future), when.span, ("weekday", basis))
    return _unit(when, day, ("relative", basis))


def _completed(when: When, day: date) -> When:
    """With the year and the month that its words only count from a day: "the 19th of this month", "May last year"."""
    if when.day and when.unit == "month":
        months = day.year * 12 + day.month - 1 + when.shift
        return replace(when, year=months // 12, month=months % 12 + 1, unit="")
    if when.month and when.unit == "year":
        return replace(when, year=day.year + when.shift, unit="")
    if when.current and when.month is None:
        return replace(when, year=day.year, month=day.month)
    return when


def _unit(when: When, day: date, basis: tuple[str, ...]) -> DateRange | None:
    """The week, month or year that is so many from that of a day."""
    if when.unit == "week":
        monday = day - timedelta(days=day.weekday()) + timedelta(weeks=when.shift)
        sunday = monday + timedelta(days=6)
        return DateRange(start=monday.isoformat(), end=sunday.isoformat(), precision=Precision.WEEK, basis=basis)
    if when.unit == "month":
        months = day.year * 12 + day.month - 1 + when.shift
        start = f"{months // 12:04d}-{months % 12 + 1:02d}"
        return DateRange(start=start, precision=Precision.MONTH, basis=basis)
    if when.unit == "year":
        return DateRange(start=f"{day.year + when.shift:04d}", precision=Precision.YEAR, basis=basis)
    return None


def _of_hijri(when: When) -> DateRange:
    """The Gregorian days of a Hijri date: one that may be off by one, or a month's."""
    assert when.year is not None
    assert when.month is not None
    if when.day is None:
        first, last = month_span(when.year, when.month)
        return DateRange(start=first.isoformat(), end=last.isoformat(), precision=Precision.APPROX, basis=("hijri",))
    told = gregorian(when.year, when.month, when.day, when.weekday)
    sure = when.weekday == told.weekday()
    return DateRange(start=told.isoformat(), precision=Precision.DAY if sure else Precision.APPROX, basis=("hijri",))


def _days(day: date, span: int, basis: tuple[str, ...]) -> DateRange:
    """A day, or the days from it to so many later."""
    end = (day + timedelta(days=span)).isoformat() if span else None
    return DateRange(start=day.isoformat(), end=end, precision=Precision.RANGE if end else Precision.DAY, basis=basis)


def _weekday(when: When, day: date, *, future: bool) -> date:
    assert when.weekday is not None
    if when.way > 0 or (future and when.way == 0):
        ahead = (when.weekday - day.weekday()) % 7
        return day + timedelta(days=ahead or (7 if when.way > 0 else 0))
    back = (day.weekday() - when.weekday) % 7
    return day - timedelta(days=back or (7 if when.way < 0 else 0))


def _calendar(when: When, day: date | None, *, future: bool, basis: str) -> DateRange | None:
    assert when.month is not None
    year, told = when.year, ("text",) if when.year else ("text", basis)
    if year is None and day is None:
        unsaid = f"XXXX-{when.month:02d}" + (f"-{when.day:02d}" if when.day else "")
        return DateRange(start=unsaid, precision=Precision.OPEN, basis=("text",))
    if year is None:
        assert day is not None
        year = _nearest_year(when, day, future=future)
    if when.day is None:
        return DateRange(start=f"{year:04d}-{when.month:02d}", precision=Precision.MONTH, basis=told)
    longest = calendar.monthrange(year, when.month)[1]
    if when.day > longest:
        return None
    start = date(year, when.month, when.day)
    if (last := _end(when, start)) is not None:
        return DateRange(start=start.isoformat(), end=last, precision=Precision.RANGE, basis=told)
    return DateRange(start=start.isoformat(), precision=Precision.DAY, basis=told)


def _end(when: When, start: date) -> str | None:
    """The last day of a span, if it is one and a day of the calendar."""
    month = when.end_month or start.month
    year = start.year + (month < start.month)
    if not when.end_day or when.end_day > calendar.monthrange(year, month)[1]:
        return None
    last = date(year, month, when.end_day)
    return last.isoformat() if last > start else None


def _nearest_year(when: When, day: date, *, future: bool) -> int:
    assert when.month is not None
    here = (when.month, when.day or 1)
    now = (day.month, day.day if when.day else 1)
    if when.current:
        return day.year
    if when.way < 0:
        return day.year if here < now else day.year - 1
    if when.way > 0 or future:
        return day.year if here >= now else day.year + 1
    # what is told as having happened, some days ahead of the article's day, is this year's all the same
    return (
        day.year if here <= now or (when.day and (when.month, when.day) <= (day.month, day.day + 3)) else day.year - 1
    )
