"""Dates in a text, and the days that they mean.

The machine's clock is never a source. A weekday or a month without a year is read from the article's day
of publication, backward for what happened and forward for what is to come; without that day the year
stays open, in EDTF (Library of Congress, 2019): XXXX-11-23.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from graph.facts import DateRange, Precision
from ingest.lexicon import Entry, Hit, Lexicon
from ingest.text import Token

_YEAR = re.compile(r"^(1[89]\d\d|20\d\d)$")
_TO = frozenset({"to", "until", "through", "-", "–", "الي", "حتي", "au"})
_DAY = re.compile(r"^(\d{1,2})(st|nd|rd|th|er)?$")


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
    offset: int | None = None  # days from publication
    unit: str = ""  # week, month, year with `shift`
    shift: int = 0
    way: int = 0  # -1 past, 1 future, 0 unsaid
    current: bool = False  # of the year that runs: "22 November this year"
    since: bool = False  # where a span begins: "the first since 1898"

    @property
    def is_gone(self) -> bool:
        """Whether it means today or a day before."""
        return (self.offset is not None and self.offset <= 0) or self.way < 0

    @property
    def full(self) -> bool:
        return self.year is not None and self.month is not None and self.day is not None


class DateReader:
    """Finds date expressions by a pack's `time.json`."""

    def __init__(self, time: dict[str, Any]) -> None:
        self._lexicon = Lexicon()
        for table, kind in (("months", "month"), ("weekdays", "weekday")):
            for number, names in enumerate(time[table]):
                for name in names:
                    self._lexicon.add(name, Entry(kind, number + (kind == "month"), definite=name.startswith("ال")))
        for kind in ("today", "yesterday", "tomorrow", "last", "next", "this", "ago", "later"):
            for word in time[kind]:
                self._lexicon.add(word, Entry(kind, None, definite=word.startswith("ال")))
        for unit in ("day", "week", "month", "year"):
            self._lexicon.add_all(time[unit], Entry("unit", unit))
        for word, number in time["numbers"].items():
            self._lexicon.add(word, Entry("number", number))
        self._small_months = bool(time.get("small_months"))
        self._day_month = bool(time.get("day_month"))  # 5/6/2024 is in June
        self._since = frozenset(time["since"])
        self._deadline = frozenset(time.get("deadline", ()))

    def find(self, tokens: list[Token], first: int, last: int) -> list[When]:
        """The date expressions of tokens first..last, in order, the widest reading of each."""
        out: list[When] = []
        i, starts = first, self._lexicon.starts
        while i < last:
            norm = tokens[i].norm
            found = self._at(tokens, i, last) if norm[:1].isdigit() or starts[norm] else None
            if found is not None and (self._begins_span(tokens, i) or (i and tokens[i - 1].norm in self._deadline)):
                found = replace(found, since=True)
            if found is None:
                i += 1
            else:
                out.append(found)
                i = found.last
        return _fused(out, tokens)

    def _begins_span(self, tokens: list[Token], i: int) -> bool:
        clause = max((j + 1 for j in range(max(0, i - 7), i) if tokens[j].text in ",،;."), default=i - 7)
        return any(t.norm in self._since for t in tokens[max(0, clause) : i])

    def _hit(self, tokens: list[Token], i: int, last: int) -> tuple[Hit | None, dict[str, Any]]:
        hit = self._lexicon.longest(tokens, i, last) if i < last else None
        return hit, {e.kind: e.value for e in hit.entries} if hit is not None else {}

    def _at(self, tokens: list[Token], i: int, last: int) -> When | None:
        token = tokens[i]
        if _YEAR.match(token.norm):
            if (numeric := self._numeric(tokens, i, last)) is not None:
                return numeric
            previous = tokens[i - 1].norm if i else ""
            ahead = tokens[i + 1].norm if i + 1 < last else ""
            if (
                previous in ("$", "€", "£", "#")
                or ahead in ("%", "square", "km", "billion", "million")
                or ahead.startswith("ه")
            ):
                return None
            return When(i, i + 1, year=int(token.norm))
        if _DAY.match(token.norm):
            return self._day_first(tokens, i, last)
        hit, kinds = self._hit(tokens, i, last)
        if hit is None:
            return None
        if "month" in kinds and self._is_month(tokens, hit):
            return self._month_first(tokens, i, hit, kinds["month"], last)
        if "weekday" in kinds:
            way, end = self._way(tokens, hit.last, last)
            way = way or self._way_before(tokens, i)
            return When(i, end, weekday=kinds["weekday"], way=way)
        for kind, offset in (("today", 0), ("yesterday", -1), ("tomorrow", 1)):
            if kind in kinds:
                return When(i, hit.last, offset=offset)
        if kinds.keys() & {"last", "next", "this"}:
            return self._relative(tokens, i, hit, kinds, last)
        if "unit" in kinds:
            way, end = self._way(tokens, hit.last, last)
            if end > hit.last and kinds["unit"] != "day":
                return When(i, end, unit=kinds["unit"], shift=way, way=way)
        if "number" in kinds:
            return self._ago(tokens, i, hit, kinds["number"], last)
        return None

    def _is_month(self, tokens: list[Token], hit: Hit) -> bool:
        token = tokens[hit.first]
        return (
            (self._small_months or not token.text[0].islower()) and (token.text != "May" or _looks_dated(tokens, hit))
            if token.text[0].isascii()
            else not hit.clitic.startswith("ل")
        )

    def _way(self, tokens: list[Token], i: int, last: int) -> tuple[int, int]:
        """Whether "last", "next" or "this" follows (as in Arabic): its direction, and where it ends."""
        hit, kinds = self._hit(tokens, i, last)
        if hit is None:
            return 0, i
        if "last" in kinds:
            return -1, hit.last
        if "next" in kinds:
            return 1, hit.last
        return 0, hit.last if "this" in kinds else i

    def _way_before(self, tokens: list[Token], i: int) -> int:
        kinds = self._hit(tokens, i - 1, i)[1] if i else {}
        return -1 if "last" in kinds else 1 if "next" in kinds else 0

    def _day_first(self, tokens: list[Token], i: int, last: int) -> When | None:
        match = _DAY.match(tokens[i].norm)
        assert match is not None
        numeric = self._numeric(tokens, i, last)
        if numeric is not None:
            return numeric
        day, end_day, at = int(match.group(1)), None, i + 1
        if not 1 <= day <= 31:
            return None
        ahead = at
        while ahead < last and tokens[ahead].norm in ("-", "–", "و", "and", "to", "الي", "et", "au", "a"):
            ahead += 1
        second = re.match(r"^و?(\d{1,2})$", tokens[ahead].norm) if ahead < last else None
        if second and int(second.group(1)) <= 31:
            end_day, at = int(second.group(1)), ahead + 1
        if at < last and tokens[at].norm in ("من", "of"):
            at += 1
        hit, kinds = self._hit(tokens, at, last)
        if end_day is None and "this" in kinds and hit is not None and self._day_month:
            return When(i, hit.last, day=day, current=True)  # في 15 الجاري
        if hit is None or "month" not in kinds:
            number = day if end_day is None else None
            return self._ago(tokens, i, Hit(i, i + 1, "", ()), number, last) if number else None
        found = self._month_first(tokens, i, hit, kinds["month"], last, day_allowed=False)
        return When(i, found.last, found.year, found.month, day, end_day, way=found.way, current=found.current)

    def _numeric(self, tokens: list[Token], i: int, last: int) -> When | None:
        """A date in figures: 2024/5/14, and where a language writes the day before the month, 14-05-2024."""
        parts = [t.norm for t in tokens[i : min(last, i + 5)]]
        if len(parts) < 5 or parts[1] not in ("/", "-") or parts[3] != parts[1]:
            return None
        if len(parts[0]) < 4 and not self._day_month:
            return None
        year, month, day = (parts[0], parts[2], parts[4]) if len(parts[0]) == 4 else (parts[4], parts[2], parts[0])
        if not (_YEAR.match(year) and _DAY.match(month) and _DAY.match(day) and month.isdigit() and day.isdigit()):
            return None
        fits = 1 <= int(month) <= 12 and 1 <= int(day) <= 31
        return When(i, i + 5, int(year), int(month), int(day)) if fits else None

    def _month_first(
        self, tokens: list[Token], i: int, hit: Hit, month: int, last: int, *, day_allowed: bool = True
    ) -> When:
        at, day, end_day = hit.last, None, None
        if at < last and tokens[at].text in ("/", "("):  # the same month under its other name
            again, kinds = self._hit(tokens, at + 1, last)
            if again and "month" in kinds:
                at = again.last
                at += at < last and tokens[at].text == ")"
        if day_allowed and at < last and tokens[at].text == ".":
            at += 1
        match = _DAY.match(tokens[at].norm) if day_allowed and at < last else None
        if match and 1 <= int(match.group(1)) <= 31:
            day, at = int(match.group(1)), at + 1
            if at + 1 < last and tokens[at].text in "-–" and _DAY.match(tokens[at + 1].norm):
                end_day, at = int(_DAY.match(tokens[at + 1].norm).group(1)), at + 2  # type: ignore[union-attr]
        ahead = at + 1 if at < last and tokens[at].text in ",،" else at
        year = (
            int(tokens[ahead].norm[:4]) if ahead < last and re.match(r"^(19|20)\d\dم?$", tokens[ahead].norm) else None
        )
        way, end = self._way(tokens, at, last)
        if year is not None:
            return When(i, ahead + 1, year, month, day, end_day)
        current = end > at and way == 0
        way = way or (self._way_before(tokens, i) if day_allowed else 0)
        return When(i, end, None, month, day, end_day, way=way, current=current)

    def _relative(self, tokens: list[Token], i: int, hit: Hit, kinds: dict[str, Any], last: int) -> When | None:
        way = -1 if "last" in kinds else 1 if "next" in kinds else 0
        following, more = self._hit(tokens, hit.last, last)
        if following is None:
            return None
        if "unit" in more and more["unit"] != "day":
            return When(i, following.last, unit=more["unit"], shift=way, way=way)
        if "month" in more and (self._small_months or tokens[hit.last].text[0].isupper()):
            found = self._month_first(tokens, hit.last, following, more["month"], last)
            return When(i, found.last, found.year, found.month, found.day, found.end_day, way=way)
        if "weekday" in more:
            return When(i, following.last, weekday=more["weekday"], way=way)
        return None

    def _ago(self, tokens: list[Token], i: int, hit: Hit, number: int, last: int) -> When | None:
        """ "two weeks ago"."""
        unit, kinds = self._hit(tokens, hit.last, last)
        if unit is None or "unit" not in kinds:
            return None
        ago, more = self._hit(tokens, unit.last, last)
        if ago is None or "ago" not in more:
            return None
        if kinds["unit"] == "day":
            return When(i, ago.last, offset=-number)
        return When(i, ago.last, unit=kinds["unit"], shift=-number, way=-1)


def _looks_dated(tokens: list[Token], hit: Hit) -> bool:
    following = tokens[hit.last].norm if hit.last < len(tokens) else ""
    previous = tokens[hit.first - 1].norm if hit.first else ""
    return bool(_DAY.match(following) or _YEAR.match(following) or _DAY.match(previous)) or previous in (
        "in",
        "last",
        "next",
        "since",
        "until",
        "of",
    )


def _fused(found: list[When], tokens: list[Token]) -> list[When]:
    """A weekday beside a date, or "yesterday, Saturday", is one expression."""
    out: list[When] = []
    for when in found:
        previous = out[-1] if out else None
        if (
            previous is not None
            and when.first - previous.last <= 2
            and not any(t.is_word for t in tokens[previous.last : when.first])
        ):
            if previous.weekday is not None and previous.month is None and (when.day or when.offset is not None):
                out[-1] = replace(when, first=previous.first, weekday=previous.weekday)
                continue
            if previous.offset is not None and when.weekday is not None:
                out[-1] = When(previous.first, when.last, offset=previous.offset, weekday=when.weekday)
                continue
        if previous is not None and _spans(previous, when, tokens):
            out[-1] = replace(previous, last=when.last, year=when.year, end_day=when.day, end_month=when.month)
            continue
        out.append(when)
    return out


def _spans(a: When, b: When, tokens: list[Token]) -> bool:
    """Whether two days of two months are the ends of one span: "from May 29 to June 2"."""
    days = a.month and a.day and b.month and b.day and a.year is None and a.end_day is None and b.end_day is None
    return bool(days) and b.first - a.last == 1 and tokens[a.last].norm in _TO


def resolve(when: When, day: date | None, *, future: bool, basis: str = "published") -> DateRange | None:
    """The days that an expression means, seen from `day`; None where nothing can be said."""
    if when.current and when.month is None and day is not None:
        when = replace(when, year=day.year, month=day.month)
    if when.month is not None:
        return _calendar(when, day, future=future, basis=basis)
    if when.year is not None:
        return DateRange(start=f"{when.year:04d}", precision=Precision.YEAR, basis=("text",))
    if day is None:
        return None
    if when.offset is not None:
        return _one_day(day + timedelta(days=when.offset), ("relative", basis))
    if when.weekday is not None:
        return _one_day(_weekday(when, day, future=future), ("weekday", basis))
    if when.unit == "week":
        monday = day - timedelta(days=day.weekday()) + timedelta(weeks=when.shift)
        return DateRange(
            start=monday.isoformat(),
            end=(monday + timedelta(days=6)).isoformat(),
            precision=Precision.WEEK,
            basis=("relative", basis),
        )
    if when.unit == "month":
        months = day.year * 12 + day.month - 1 + when.shift
        return DateRange(
            start=f"{months // 12:04d}-{months % 12 + 1:02d}",
            precision=Precision.MONTH,
            basis=("relative", basis),
        )
    if when.unit == "year":
        return DateRange(start=f"{day.year + when.shift:04d}", precision=Precision.YEAR, basis=("relative", basis))
    return None


def _one_day(day: date, basis: tuple[str, ...]) -> DateRange:
    return DateRange(start=day.isoformat(), precision=Precision.DAY, basis=basis)


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
