"""Dates in a text, as far as its words say; the machine's clock is never a source."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from ingest.days import When
from ingest.fused import TO, fused
from ingest.lexicon import Entry, Hit, Lexicon
from ingest.text import Token, among
from ingest.text.normalize import fold

_YEAR = re.compile(r"^(1[89]\d\d|20\d\d)م?$")
_HIJRI_YEAR = re.compile(r"^(1[34]\d\d)(?:هـ?)?$")
_OFFSETS = {"today": 0, "yesterday": -1, "tomorrow": 1, "before_yesterday": -2, "after_tomorrow": 2}  # days
_SUMS, _MEASURES = frozenset("$€£#"), frozenset({"%", "square", "km", "billion", "million"})
_DAY = re.compile(r"^(\d{1,2})(st|nd|rd|th|er)?$")


class DateReader:
    """Finds date expressions by a pack's `time.json`."""

    def __init__(self, time: dict[str, Any]) -> None:
        self._lexicon = Lexicon()
        for table, kind in (("months", "month"), ("weekdays", "weekday")):
            for number, names in enumerate(time[table]):
                for name in names:
                    self._lexicon.add(name, Entry(kind, number + (kind == "month"), definite=name.startswith("ال")))
        for offset, names in time.get("told_days", {}).items():
            self._lexicon.add_all(names, Entry("told", int(offset)))
        for number, names in enumerate(time.get("hijri", ())):
            for name in names:
                self._lexicon.add(name, Entry("hijri", number + 1))
        for kind in (
            "today",
            "yesterday",
            "tomorrow",
            "before_yesterday",
            "after_tomorrow",
            "last",
            "next",
            "this",
            "ago",
            "earlier",
            "later",
        ):
            for word in time.get(kind, ()):
                self._lexicon.add(word, Entry(kind, None, definite=word.startswith("ال")))
        for unit in ("day", "week", "month", "year"):
            self._lexicon.add_all(time[unit], Entry("unit", unit))
        for word, number in time["numbers"].items():
            self._lexicon.add(word, Entry("number", number))
        self._small_months = bool(time.get("small_months"))
        self._day_month = bool(time.get("day_month"))  # 5/6/2024 is in June
        self._since = frozenset(time["since"])
        for number, word in enumerate(time.get("ordinals", ())):
            self._lexicon.add(word, Entry("ordinal", number + 1))
        self._other_days = frozenset(fold(w) for w in time.get("other_days", ()))  # "the first day" is not today
        self._plurals = frozenset(fold(w) for w in time.get("plurals", ()))  # "the coming weeks" are no week
        self._duals = frozenset(fold(w) for w in time.get("duals", ()))
        self._dated_months = frozenset(fold(w) for w in time.get("dated_months", ()))
        self._deadline = frozenset(time.get("deadline", ()))
        self._of_year = frozenset(fold(w) for w in time["of_year"])  # between a month and its year

    def find(self, tokens: list[Token], first: int, last: int) -> list[When]:
        """The date expressions of tokens first..last, in order, the widest reading of each."""
        out: list[When] = []
        starts = self._lexicon.starts
        norms = enumerate([t.norm for t in tokens[first:last]], first)
        behind = first  # the last one found
        for i in [i for i, norm in norms if starts[norm] or norm[:1].isdigit()]:
            found = self._at(tokens, i, last) if i >= behind else None
            if found is not None and (self._begins_span(tokens, i) or (i and tokens[i - 1].norm in self._deadline)):
                found = replace(found, since=True)
            if found is not None:
                out.append(found)
                behind = found.last
        return fused(out, tokens, self._of_year)

    def _begins_span(self, tokens: list[Token], i: int) -> bool:
        clause = max((j + 1 for j in range(max(0, i - 7), i) if tokens[j].text in ",،;."), default=i - 7)
        return among(self._since, tokens[max(0, clause) : i])

    def _hit(self, tokens: list[Token], i: int, last: int) -> tuple[Hit | None, dict[str, Any]]:
        hit = self._lexicon.longest(tokens, i, last) if i < last else None
        return hit, {e.kind: e.value for e in hit.entries} if hit is not None else {}

    def _at(self, tokens: list[Token], i: int, last: int) -> When | None:
        if _YEAR.match(tokens[i].norm):
            return self._numeric(tokens, i, last) or _year(tokens, i, last)
        if _DAY.match(tokens[i].norm):
            return self._day_first(tokens, i, last)
        hit, kinds = self._hit(tokens, i, last)
        if hit is None:
            return None
        if kinds.keys() & {"hijri", "month", "weekday", "ordinal"}:
            return self._named(tokens, i, hit, kinds, last)
        return self._counted(tokens, i, hit, kinds, last)

    def _named(self, tokens: list[Token], i: int, hit: Hit, kinds: dict[str, Any], last: int) -> When | None:
        """What begins with the name of a month or a weekday, or with a day in words."""
        if "hijri" in kinds:
            return self._hijri(tokens, i, hit, kinds["hijri"], last)
        if "month" in kinds and self._is_month(tokens, hit):
            return self._month_first(tokens, i, hit, kinds["month"], last)
        if "weekday" in kinds:
            way, end = self._way(tokens, hit.last, last)
            return When(i, end, weekday=kinds["weekday"], way=way or self._way_before(tokens, i))
        if "ordinal" in kinds:
            return self._ordinal(tokens, i, hit, kinds["ordinal"], last)
        return self._counted(tokens, i, hit, kinds, last)

    def _counted(self, tokens: list[Token], i: int, hit: Hit, kinds: dict[str, Any], last: int) -> When | None:
        """What counts from another day: "yesterday", "the next day", "last week", "two days ago"."""
        if "told" in kinds:
            return When(i, hit.last, offset=kinds["told"], told=True)
        if "today" in kinds and hit.last < last and tokens[hit.last].norm in self._other_days:
            return None
        offset = next((offset for kind, offset in _OFFSETS.items() if kind in kinds), None)
        if offset is not None:
            return When(i, hit.last, offset=offset)
        if kinds.keys() & {"last", "next", "this"}:
            return self._relative(tokens, i, hit, kinds, last)
        if "unit" in kinds and tokens[i].norm not in self._plurals:
            way, end = self._way(tokens, hit.last, last)
            if end > hit.last and kinds["unit"] != "day":
                return When(i, end, unit=kinds["unit"], shift=way, way=way)
        if kinds.keys() & {"ago", "later"} and self._day_month:
            return self._before(tokens, i, hit.last, last, 1 if "later" in kinds else -1)
        return self._ago(tokens, i, hit, kinds["number"], last) if "number" in kinds else None

    def _is_month(self, tokens: list[Token], hit: Hit) -> bool:
        token = tokens[hit.first]
        return (
            (self._small_months or not token.text[0].islower()) and (token.text != "May" or _looks_dated(tokens, hit))
            if token.text[0].isascii()
            else not hit.clitic.startswith("ل")
            and (token.norm not in self._dated_months or _beside_figures(tokens, hit))
        )

    def _hijri(
        self, tokens: list[Token], i: int, hit: Hit, month: int, last: int, day: int | None = None
    ) -> When | None:
        """A day or month of the Islamic calendar, which has its year: 12 رجب 1425 هـ; Rajab alone may be a man."""
        at = hit.last
        while at < last and (tokens[at].norm in ("من", "لعام", "لسنه", "عام", "سنه") or tokens[at].text in "/-"):
            at += 1
        match = _HIJRI_YEAR.match(tokens[at].norm) if at < last else None
        if match is None:
            return None
        at += 1
        at += at < last and tokens[at].norm == "ه"
        return When(i, at, int(match.group(1)), month, day, hijri=True)

    def _ordinal(self, tokens: list[Token], i: int, hit: Hit, day: int, last: int) -> When | None:
        """A day told in words: الخامس عشر من مايو."""
        at = hit.last
        while at < min(last, hit.last + 2) and tokens[at].norm in ("من", "شهر"):
            at += 1
        month, kinds = self._hit(tokens, at, last)
        if month is None or "month" not in kinds or at == hit.last:
            return None
        found = self._month_first(tokens, i, month, kinds["month"], last, day_allowed=False)
        return replace(found, day=day)

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
        if "hijri" in kinds and hit is not None:
            return self._hijri(tokens, i, hit, kinds["hijri"], last, day)
        if kinds.get("unit") == "month" and hit is not None and tokens[at - 1].norm == "من":
            way, end = self._way(tokens, hit.last, last)  # يوم 19 من الشهر المقبل
            return When(i, end, day=day, end_day=end_day, unit="month", shift=way, way=way) if end > hit.last else None
        if end_day is None and "this" in kinds and hit is not None and self._day_month:
            return When(i, hit.last, day=day, current=True)  # في 15 الجاري
        if hit is None or "month" not in kinds:
            number = day if end_day is None else None
            return self._ago(tokens, i, Hit(i, i + 1, ""), number, last) if number else None
        found = self._month_first(tokens, i, hit, kinds["month"], last, day_allowed=False)
        return replace(found, first=i, day=day, end_day=end_day)

    def _numeric(self, tokens: list[Token], i: int, last: int) -> When | None:
        """A date in figures: 2024/5/14, and where a language writes the day before the month, 14-05-2024."""
        parts = [t.norm for t in tokens[i : min(last, i + 5)]]
        if len(parts) < 5 or parts[1] not in ("/", "-") or parts[3] != parts[1]:
            return None
        if len(parts[0]) < 4 and not self._day_month:
            return None
        if parts[0].isdigit() and parts[2].isdigit() and (hijri := _HIJRI_YEAR.match(parts[4])):
            behind = tokens[i + 5].norm if i + 5 < last else ""
            fits = (behind == "ه" or len(parts[4]) > 4) and 1 <= int(parts[2]) <= 12 and 1 <= int(parts[0]) <= 30
            return When(i, i + 5, int(hijri.group(1)), int(parts[2]), int(parts[0]), hijri=True) if fits else None
        year, month, day = (parts[0], parts[2], parts[4]) if len(parts[0]) == 4 else (parts[4], parts[2], parts[0])
        if not (_YEAR.match(year) and _DAY.match(month) and _DAY.match(day) and month.isdigit() and day.isdigit()):
            return None
        fits = 1 <= int(month) <= 12 and 1 <= int(day) <= 31
        return When(i, i + 5, int(year[:4]), int(month), int(day)) if fits else None

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
            if at + 1 < last and tokens[at].norm in TO and _DAY.match(tokens[at + 1].norm):
                end_day, at = int(_DAY.match(tokens[at + 1].norm).group(1)), at + 2  # type: ignore[union-attr]
        ahead = at + 1 if at < last and tokens[at].text in ",،" else at
        year = (
            int(tokens[ahead].norm[:4]) if ahead < last and re.match(r"^(19|20)\d\dم?$", tokens[ahead].norm) else None
        )
        way, end = self._way(tokens, at, last)
        if year is not None:
            return When(i, ahead + 1, year, month, day, end_day)
        if way == 0 and at + 1 < last and tokens[at].norm == "من":  # مايو من العام الماضي
            unit, kinds = self._hit(tokens, at + 1, last)
            way, end = self._way(tokens, unit.last, last) if unit and kinds.get("unit") == "year" else (0, at)
            if unit and end > unit.last:
                return When(i, end, None, month, day, end_day, unit="year", shift=way, way=way)
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

    def _before(self, tokens: list[Token], i: int, at: int, last: int, way: int) -> When | None:
        """Arabic order, "before two days", from the day of the telling, and "after two days", from that of what was
        told: not قبل يومين من القمة."""
        number = 2 if at < last and tokens[at].norm in self._duals else 1
        hit, kinds = self._hit(tokens, at, last)
        figure = tokens[at].norm if at < last and tokens[at].norm.isdigit() else ""
        if figure or "number" in kinds:
            number, at = int(figure) if figure else kinds["number"], at + 1
            hit, kinds = self._hit(tokens, at, last)
        behind = tokens[hit.last].norm if hit is not None and hit.last < last else ""
        if hit is not None and number == 1 and tokens[hit.first].norm in self._plurals:
            return None  # "some months ago"
        if hit is None or "unit" not in kinds or hit.definite or hit.clitic or behind in ("من", "علي") or number > 60:
            return None
        if behind.isdigit() or "month" in self._hit(tokens, hit.last, last)[1]:
            return None  # منذ عام 2012, منذ شهر فبراير
        if kinds["unit"] == "day":
            return When(i, hit.last, offset=way * number, told=way > 0) if number > 1 else None
        return When(i, hit.last, unit=kinds["unit"], shift=-number, way=-1) if way < 0 else None

    def _ago(self, tokens: list[Token], i: int, hit: Hit, number: int, last: int) -> When | None:
        """ "two weeks ago", and "two days later"."""
        unit, kinds = self._hit(tokens, hit.last, last)
        if unit is None or "unit" not in kinds:
            return None
        behind, more = self._hit(tokens, unit.last, last)
        if behind is None or not more.keys() & {"ago", "earlier", "later"}:
            return None
        if kinds["unit"] == "day":
            way = 1 if "later" in more else -1
            return When(i, behind.last, offset=way * number, told="ago" not in more)
        return When(i, behind.last, unit=kinds["unit"], shift=-number, way=-1) if "later" not in more else None


def _year(tokens: list[Token], i: int, last: int) -> When | None:
    """A year by itself; not a sum, a measure or a year of the Islamic calendar."""
    previous = tokens[i - 1].norm if i else ""
    ahead = tokens[i + 1].norm if i + 1 < last else ""
    if previous in _SUMS or ahead in _MEASURES or ahead.startswith("ه"):
        return None
    return When(i, i + 1, year=int(tokens[i].norm[:4]))


def _beside_figures(tokens: list[Token], hit: Hit) -> bool:
    """Whether a day or a year stands beside a month that is also a name: 5 ماي, ماي 1998."""
    following = tokens[hit.last].norm if hit.last < len(tokens) else ""
    return following.isdigit() or (bool(hit.first) and tokens[hit.first - 1].norm.isdigit())


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
