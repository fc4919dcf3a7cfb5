"""Date expressions beside each other that tell one day or one span: مارس من عام 2011, "from May 29 to June 2"."""

from __future__ import annotations

from dataclasses import replace

from ingest.days import When
from ingest.text import Token

TO = frozenset({"to", "until", "through", "-", "–", "الي", "حتي", "au"})
_AND = frozenset({*"-–", "and", "et"})
_BETWEEN = frozenset({"between", "بين", "entre"})


def fused(found: list[When], tokens: list[Token], of_year: frozenset[str]) -> list[When]:
    """The expressions with those made one that tell one day: a weekday beside a date, "yesterday, Saturday"."""
    out: list[When] = []
    for when in found:
        previous = out[-1] if out else None
        if previous is not None and when.hijri != previous.hijri and _same_day(previous, when, tokens):
            out[-1] = replace(previous if when.hijri else when, first=previous.first, last=when.last)
            continue
        if previous is not None and (span := _further(previous, when, tokens)):
            out[-1] = replace(previous, last=when.last, span=span)  # يومي الأربعاء والخميس
            continue
        if (
            previous is not None
            and when.first - previous.last <= 2
            and not any(t.is_word for t in tokens[previous.last : when.first])
        ):
            if (
                previous.weekday is not None
                and previous.month is None
                and (when.day or (when.offset is not None and not when.told))
            ):
                out[-1] = replace(when, first=previous.first, weekday=previous.weekday)
                continue
            if previous.offset is not None and when.weekday is not None:
                out[-1] = replace(previous, last=when.last, weekday=when.weekday)
                continue
        if previous is not None and _of_year(previous, when, tokens, of_year):
            out[-1] = replace(previous, last=when.last, year=when.year, current=False)
            continue
        if previous is not None and _spans(previous, when, tokens):
            out[-1] = replace(previous, last=when.last, year=when.year, end_day=when.day, end_month=when.month)
            continue
        out.append(when)
    return out


def _further(a: When, b: When, tokens: list[Token]) -> int:
    """How many days later than the first the second of two days is that are told together, اليوم وغدا; 0 if they are
    not."""
    if any(w.month is not None or w.unit or w.told for w in (a, b)) or b.first - a.last > 1:
        return 0
    joined = tokens[b.first].norm.startswith("و") if b.first == a.last else tokens[a.last].norm in _AND
    if a.offset is not None and b.offset is not None:
        return max(0, b.offset - a.offset) if joined else 0
    alike = a.offset is None and b.offset is None and a.weekday is not None and b.weekday is not None
    return ((b.weekday or 0) - (a.weekday or 0)) % 7 if joined and alike else 0


def _same_day(a: When, b: When, tokens: list[Token]) -> bool:
    """Whether a Hijri and a Gregorian date beside each other tell one day twice: 12 رجب 1425 الموافق 28 أغسطس 2004."""
    between = [t.norm for t in tokens[a.last : b.first] if t.is_word]
    dated = all(w.month is not None or w.offset is not None for w in (a, b))
    return dated and len(between) <= 1 and all(w in ("الموافق", "الموافقه", "ه", "م", "ل", "يوافق") for w in between)


def _spans(a: When, b: When, tokens: list[Token]) -> bool:
    """Whether two days of two months are the ends of one span: "from May 29 to June 2"."""
    days = a.month and a.day and b.month and b.day and a.year is None and a.end_day is None and b.end_day is None
    between = a.first > 0 and tokens[a.first - 1].norm in _BETWEEN
    joined = b.first - a.last == 1 and tokens[a.last].norm in (_AND if between else TO)
    return bool(days) and (joined or (between and a.last == b.first))


def _of_year(a: When, b: When, tokens: list[Token], words: frozenset[str]) -> bool:
    """Whether a month or day is of the year told behind it: مارس من عام 2011, "in March of 2011"."""
    lacks = a.month is not None and a.year is None and not (a.way or a.unit or a.hijri)
    if not lacks or b.year is None or b.month is not None or b.first - a.last > 2:
        return False
    return all(t.norm in words for t in tokens[min(a.last, b.first - 1) : b.first])
