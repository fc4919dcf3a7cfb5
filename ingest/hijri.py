"""Days of the Islamic calendar, by its tabular form.

The months begin with a crescent that somebody must see, so that the day may be one off; the tables count eleven leap
years in thirty, from 16 July 622 (E. G. Richards, "Calendars", in the Explanatory Supplement to the Astronomical
Almanac, 3rd edition, 2013).
"""

from __future__ import annotations

from datetime import date, timedelta

_EPOCH = 227_014  # the day before the first, as `date.toordinal` counts


def gregorian(year: int, month: int, day: int, weekday: int | None = None) -> date:
    """The Gregorian day of a Hijri one; where its weekday (Monday is 0) is known, the day beside it that fits."""
    found = date.fromordinal(
        _EPOCH + 354 * (year - 1) + (3 + 11 * year) // 30 + 30 * (month - 1) - (month - 1) // 2 + day
    )
    beside = (found + timedelta(days=d) for d in (0, -1, 1))
    return next((d for d in beside if d.weekday() == weekday), found)


def month_span(year: int, month: int) -> tuple[date, date]:
    """The first and the last day of a Hijri month."""
    first = gregorian(year, month, 1)
    after = gregorian(year + month // 12, month % 12 + 1, 1)
    return first, after - timedelta(days=1)
