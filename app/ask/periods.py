"""Spans of time in a question: dates and parts of them, moments of history, terms of office.

"The last week of November 2015", "since the nuclear deal", "during Obama's presidency". No clock is read: what
counts from today stays unresolved.
"""

from __future__ import annotations

import json
from calendar import monthrange
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from importlib.resources import files

from app.ask.cues import CueReader, Spot
from graph.facts import Precision
from graph.when import extent
from ingest import kb
from ingest.days import When, resolve
from ingest.lexicon import Entry, Lexicon
from ingest.mentions import Mention
from ingest.text import Token

# Words between a part and its date, and before a date: they say nothing
_SMALL = frozenset({"of", "in", "the", "year", "month", "من", "في", "عام", "العام", "سنه", "شهر", "لعام", ",", "،"})
_BEFORE = frozenset({"the", "year", "years", "عام", "العام", "سنه", "لعام", "شهر", "عامي", "سنتي", "شهري"})
_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11)}
_THIRDS = {"early": (0, 1), "mid": (1, 2), "late": (2, 3)}
_HEADS = ("president", "monarch", "supreme-leader", "prime-minister", "chancellor", "leader", "pope")
_POSSESSIVE = ("'s", "’s", "s", "'", "’")
_OPEN_END = "9999-12-31"
_DECADES = {"1970s": 1970, "1980s": 1980, "1990s": 1990, "2000s": 2000, "2010s": 2010}


@dataclass(frozen=True, slots=True)
class Period:
    """Tokens `first` up to `last` and the days that they mean, inclusive; `start` is None where none is known.

    `month_day` is a day of any year, "11-23"; `since` is whether it only begins there.
    """

    first: int
    last: int
    start: date | None = None
    end: date | None = None
    month_day: str | None = None
    since: bool = False


def dated(tokens: list[Token], whens: Sequence[When], cues: CueReader) -> list[Period]:
    """What the dates of a question mean, with the parts of them that are asked for."""
    parts = [part for part in _parts(tokens, cues) if any(_belongs(tokens, part, when) for when in whens)]
    inside = {i for part in parts for i in range(part.first, part.last)}
    kept = [when for when in whens if when.first not in inside]
    return [_period(tokens, when, parts) for when in _with_years(kept)] + list(_decades(tokens, cues))


def _parts(tokens: list[Token], cues: CueReader) -> Iterator[Spot]:
    for i in range(len(tokens)):
        spot = cues.part(tokens, i)
        if spot is not None:
            yield spot


def _belongs(tokens: list[Token], part: Spot, when: When) -> bool:
    """Whether nothing but small words stands between a part and a year or month."""
    between = tokens[part.last : when.first]
    if tokens[part.first].norm == "end" and between and between[0].norm == "in":  # "end in 2024": a verb
        return False
    return when.first >= part.last and when.day is None and all(t.norm in _SMALL or t.text == "-" for t in between)


def _with_years(whens: Sequence[When]) -> list[When]:
    """A month without a year has that of the date after it: "between June and August 2015"."""
    out = list(whens)
    for k in range(len(out) - 2, -1, -1):
        when, later = out[k], out[k + 1]
        if when.month and not when.year and later.year and later.first - when.last <= 2:
            out[k] = replace(when, year=later.year)
    return out


def _period(tokens: list[Token], when: When, parts: Sequence[Spot]) -> Period:
    first = when.first
    part = next((p for p in parts if _belongs(tokens, p, when)), None)
    if part is not None:
        first = part.first
    while first > 0 and tokens[first - 1].norm in _BEFORE:
        first -= 1
    found = resolve(when, None, future=False)
    if found is None:
        return Period(first, when.last)
    if found.precision is Precision.OPEN:
        return Period(first, when.last, month_day=found.start.removeprefix("XXXX-"))
    days = extent(found)
    whole = Period(first, when.last, days.first, days.last, since=when.since)
    return whole if part is None else _cut(whole, part.of("part")[0].value)


def _cut(whole: Period, part: str) -> Period:
    """The part of a year or month."""
    assert whole.start is not None
    assert whole.end is not None
    start, end = whole.start, whole.end
    if part.startswith("week"):
        return _week(whole, int(part[4:]))
    if part == "winter":  # of a year: from its end on into the next
        return replace(whole, start=date(start.year, 12, 1), end=date(start.year + 1, 2, 28))
    days = (end - start).days + 1
    if days > 31:
        months = _SEASONS.get(part) or _months(part)
        last = date(start.year, months[1], monthrange(start.year, months[1])[1])
        return replace(whole, start=date(start.year, months[0], 1), end=last)
    from_, to = _THIRDS.get(part) or {"half1": (0, 1.5), "half2": (1.5, 3)}.get(part, (0, 3))
    first = start + timedelta(days=round(days * from_ / 3))
    return replace(whole, start=first, end=start + timedelta(days=round(days * to / 3) - 1))


def _months(part: str) -> tuple[int, int]:
    if part in _THIRDS:
        from_, to = _THIRDS[part]
        return from_ * 4 + 1, to * 4
    size = 6 if part.startswith("half") else 3
    number = int(part[-1])
    return (number - 1) * size + 1, number * size


def _week(whole: Period, number: int) -> Period:
    """The first to fourth seven days, or the last ones (0)."""
    assert whole.start is not None
    assert whole.end is not None
    if number == 0:
        return replace(whole, start=whole.end - timedelta(days=6))
    start = whole.start + timedelta(days=7 * (number - 1))
    return replace(whole, start=start, end=min(start + timedelta(days=6), whole.end))


def _decades(tokens: list[Token], cues: CueReader) -> Iterator[Period]:
    for i in range(len(tokens)):
        spot = cues.part(tokens, i, "decade")
        if spot is not None:
            year = _DECADES[spot.of("decade")[0].value]
            first = i - 1 if i and tokens[i - 1].norm == "the" else i
            yield Period(first, spot.last, date(year, 1, 1), date(year + 9, 12, 31))


# -- moments and terms -----------------------------------------------------------------------------


def moments(tokens: list[Token], code: str, cues: CueReader) -> Iterator[Period]:
    """Moments of history that a question counts from or up to: "since the nuclear deal"."""
    i = 0
    while i < len(tokens):
        hit = _moments(code).longest(tokens, i, len(tokens))
        if hit is None or not (_spanned(tokens, i, cues) or _signed(tokens, i, cues)):
            i += 1
            continue
        start, end = hit.entries[0].value
        first = i - 1 if i and tokens[i - 1].norm == "the" else i
        yield Period(first, hit.last, date.fromisoformat(start), date.fromisoformat(end))
        i = hit.last


@lru_cache(maxsize=4)
def _moments(code: str) -> Lexicon:
    out = Lexicon()
    for line in (files("app.ask") / "moments.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        out.add_all(row["names"].get(code, ()), Entry("moment", (row["start"], row.get("end", row["start"]))))
    return out


def _spanned(tokens: list[Token], i: int, cues: CueReader) -> bool:
    """Whether "since", "after", "before", "until" or "during" stands before a token."""
    for j in range(max(0, i - 3), i):
        spot = cues.at(tokens, j, i)
        if spot is not None and spot.has("span") and spot.last >= i - (tokens[i - 1].norm == "the"):
            return True
    return False


def _signed(tokens: list[Token], i: int, cues: CueReader) -> bool:
    """Whether it is an agreement that is said to have been signed or agreed: "who signed the Abraham Accords"."""
    spots = [cues.at(tokens, j, i) for j in range(max(0, i - 3), i)]
    return any(s is not None and (s.has("act", "sign") or s.has("act", "agree")) for s in spots)


def terms(tokens: list[Token], mentions: Iterable[Mention], cues: CueReader) -> Iterator[Period]:
    """Terms of office that a question counts by: "under Obama", "since Biden took office"."""
    for mention in mentions:
        if mention.kind != "person" or not mention.persons:
            continue
        around = _tenure(tokens, mention, cues)
        if around is not None:
            yield from (Period(*around, start, end) for start, end in _held(mention.persons))
    for i in range(len(tokens)):
        spot = _tenure_at(tokens, i, cues)
        hit = cues.pack.names.longest(tokens, spot.last, len(tokens)) if spot and spot.last < len(tokens) else None
        known = [e.value for e in hit.entries if e.kind == "person" and e.form != "surname"] if hit else []
        if spot is not None and hit is not None:
            yield from (Period(spot.first, hit.last, start, end) for start, end in _held(known))


def _tenure(tokens: list[Token], mention: Mention, cues: CueReader) -> tuple[int, int] | None:
    """The tokens of a term of office with the name of who held it."""
    first, last = mention.first, mention.last
    at = last + (last < len(tokens) and tokens[last].norm in _POSSESSIVE)
    after = cues.part(tokens, at, "tenure") if at < len(tokens) and cues.pack.rules["capitals"] else None
    spots = [_tenure_at(tokens, j, cues) for j in range(max(0, first - 4), first)]
    before = next((s for s in spots if s is not None and s.last >= first - 1), None)
    if before is None and after is None:
        return None
    first = before.first if before is not None else first
    last = after.last if after is not None else last
    while first > 0 and tokens[first - 1].norm in ("the", "when", "عندما"):
        first -= 1
    return first, last


_BEGINNINGS = frozenset({"تنصيب", "انتخاب", "تسلم", "تولي", "وصول"})


def _tenure_at(tokens: list[Token], i: int, cues: CueReader) -> Spot | None:
    """The words for a term of office at token i, before the name of who held it: "was king" stands behind one.

    An inauguration is counted from; by itself it is what was attended.
    """
    counted = tokens[i].norm not in _BEGINNINGS or _spanned(tokens, i, cues)
    return cues.part(tokens, i, "tenure") if tokens[i].norm not in ("was", "is") and counted else None


def _held(persons: Iterable[kb.Person]) -> Iterator[tuple[date, date]]:
    """The terms of the highest office that somebody held, at the head of a state or its government."""
    for person in persons:
        for office in _HEADS:
            held = [o for o in person.offices if o.office == office and o.start]
            if held:
                yield from ((_day(o.start, last=False), _day(o.end or _OPEN_END, last=True)) for o in held)
                return


def _day(text: str, *, last: bool) -> date:
    """The first or last day of a date that may be a year or a month alone."""
    year, *rest = (int(part) for part in text.split("-"))
    month = rest[0] if rest else 12 if last else 1
    day = rest[1] if len(rest) > 1 else monthrange(year, month)[1] if last else 1
    return date(year, month, day)


def edition_days(edition: kb.Edition) -> tuple[date, date]:
    """The days of an event's edition."""
    return _day(edition.start, last=False), _day(edition.end or edition.start, last=True)
