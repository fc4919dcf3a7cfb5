"""The days that a date can mean, for comparing dates of different exactness."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property, lru_cache

from graph.facts import DateRange, Precision

OPEN_YEAR = "XXXX"
LONGER = "longer"  # the period of what lies in no one year
_APPROX_DAYS = 3  # "around the 23rd": this many days either side
_PERIODS = (len("2015-11-23"), len("2015-11"), len("2015"))
_LEAP = 2000  # any leap year, to order months and days of an open year
_OPEN_WIDTH = 10_000_000  # wider than any range of ISO dates, narrower than no date at all
_UNDATED_WIDTH = 2 * _OPEN_WIDTH


@dataclass(frozen=True)
class Extent:
    """The days `first` to `last`, inclusive; of any year where `open_year`; any day where `first` is None.

    Facts of one date share one, so what follows from it is worked out once.
    """

    first: date | None = None
    last: date | None = None
    open_year: bool = False

    @property
    def exact(self) -> bool:
        """Whether it is one known day."""
        return self.first is not None and self.first == self.last and not self.open_year

    @cached_property
    def width(self) -> int:
        """How inexact it is: days of a known date, more for an open year, most for no date."""
        if self.first is None or self.last is None:
            return _UNDATED_WIDTH
        return (self.last - self.first).days + 1 + (_OPEN_WIDTH if self.open_year else 0)

    @cached_property
    def key(self) -> str:
        """A text that is equal for equal extents, and sorts known dates by time; "" for no date."""
        if self.first is None or self.last is None:
            return ""
        text = f"{self.first.isoformat()}..{self.last.isoformat()}"
        return OPEN_YEAR + text.replace(f"{_LEAP}", "") if self.open_year else text

    @cached_property
    def earliest(self) -> str | None:
        """The first day it can mean, ISO 8601; None where that is unknown."""
        return None if self.first is None or self.open_year else self.first.isoformat()

    @cached_property
    def latest(self) -> str | None:
        """The last day it can mean, ISO 8601; None where that is unknown."""
        return None if self.last is None or self.open_year else self.last.isoformat()

    def contains(self, other: Extent) -> bool:
        """Whether every day that `other` can mean is one of these."""
        if self.first is None or self.last is None:
            return True
        if other.first is None or other.last is None or (other.open_year and not self.open_year):
            return False
        first, last = other.first, other.last
        if self.open_year and not other.open_year:
            if first.year != last.year:
                return False
            first, last = first.replace(year=_LEAP), last.replace(year=_LEAP)
        return self.first <= first and last <= self.last

    def year(self) -> Extent:
        """The whole year that it lies in; itself where it lies in none."""
        if self.first is None or self.last is None or self.open_year or self.first.year != self.last.year:
            return self
        return Extent(date(self.first.year, 1, 1), date(self.first.year, 12, 31))


UNDATED = Extent()


def period(first: str | None, last: str | None) -> str | None:
    """The shortest day, month or year that has both days: "2015-11-23", "2015-11", "2015"; None where unknown."""
    if first is None or last is None:
        return None
    return next((first[:length] for length in _PERIODS if first[:length] == last[:length]), LONGER)


def periods(first: str, last: str, most: int) -> list[str]:
    """Every period of what may be of one of these days, ISO 8601 and inclusive; none if they are more than `most`."""
    begin = date.fromisoformat(first)
    count = (date.fromisoformat(last) - begin).days + 1
    if count > most:
        return []
    days = [(begin + timedelta(n)).isoformat() for n in range(count)]
    return sorted({LONGER, *(day[:length] for day in days for length in _PERIODS)})


def extent(when: DateRange | None) -> Extent:
    """The days that a fact's date can mean."""
    if when is None or when.start == OPEN_YEAR:
        return UNDATED
    return _extent(when.start, when.end, when.precision)


@lru_cache(maxsize=10_000)  # many facts are of few days, and each is compared often
def _extent(start: str, end: str | None, precision: Precision) -> Extent:
    single = end is None
    start, end = _same_year(start, end or start)
    first, last = _bounds(_trimmed(start, precision))[0], _bounds(_trimmed(end, precision))[1]
    if precision is Precision.WEEK and single:
        last = _shifted(first, 6)
    if precision is Precision.APPROX and first == last:
        first, last = _shifted(first, -_APPROX_DAYS), _shifted(last, _APPROX_DAYS)
    return Extent(first, max(first, last), start.startswith(OPEN_YEAR))


def _same_year(start: str, end: str) -> tuple[str, str]:
    """Both with a year, or both open: where one has it, the other takes it."""
    if start.startswith(OPEN_YEAR):
        start = end[:4] + start[4:]
    if end.startswith(OPEN_YEAR):
        end = start[:4] + end[4:]
    return start, end


def _trimmed(text: str, precision: Precision) -> str:
    """The part that the precision vouches for: a month told by its first day is still a month."""
    if precision is Precision.YEAR:
        return text[:4]
    return text[:7] if precision is Precision.MONTH else text


def _bounds(text: str) -> tuple[date, date]:
    """The first and last day of a year, month or day; a day past the month's end is its last."""
    parts = text.split("-")
    year = _LEAP if parts[0] == OPEN_YEAR else max(1, int(parts[0]))
    first_month, last_month = (int(parts[1]),) * 2 if len(parts) > 1 else (1, 12)
    length = monthrange(year, last_month)[1]
    first_day, last_day = (min(int(parts[2]), length),) * 2 if len(parts) > 2 else (1, length)
    return date(year, first_month, first_day), date(year, last_month, last_day)


def _shifted(day: date, days: int) -> date:
    bounded = min(max(day.toordinal() + days, date.min.toordinal()), date.max.toordinal())
    return date.fromordinal(bounded)
