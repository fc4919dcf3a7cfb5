"""When what is told was: the day nearest to its words, or that of which the article is speaking."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from graph.facts import Article, DateRange, Place, Status
from ingest import kb
from ingest.candidate import Candidate
from ingest.clauses import (
    CLAUSE,
    aside,
    background,
    closed,
    dates,
    enclosed,
    is_during,
    joins,
    of_dateline,
    outside_the_story,
    performed,
    telling,
    then,
    until,
    weight,
)
from ingest.dateline import MARKS, Dateline
from ingest.days import When, resolve
from ingest.days_apart import aloof, long_after, of_arrival, of_denial, of_guest, of_recalled, of_source
from ingest.element import Element
from ingest.lang import LanguagePack
from ingest.lang.forms import BASE, GERUND, PAST, PRESENT
from ingest.line import Line
from ingest.places import Places
from ingest.text import Token, among

_SOON = 40  # days: what is told in the present tense is not further ahead
_BEHIND = 45  # tokens
_GONE = 20  # what today or yesterday weighs against a day to come, for a plan
_BESIDE = 3  # tokens from an encounter to what it is called, where that stands behind it
_STORY = ("day", "range")  # what may be the day of which an article is speaking
_HALF_A_YEAR = 6  # months
_SEASON = 14  # days from an article to the summit of which it tells as news
_RECENT = 4  # days: what was longer ago is no news of today's plans
DATED_AHEAD = frozenset({"MEET", "VISIT", "ATTEND", "AGREE"})  # for the rest the day is that of the telling
HERE = frozenset({"MEET", "ATTEND", "AGREE"})  # what is placed where the report was written, if nowhere else


@dataclass(slots=True, frozen=True)
class Trip:
    """When and where a visit is, and whether it was held."""

    when: DateRange | None
    place: Place | None
    status: Status


class Dating(Places):
    """Finds the days of one article; `context` is the last day told of something that happened."""

    def __init__(self, article: Article, tokens: list[Token], pack: LanguagePack, day: date | None, basis: str) -> None:
        super().__init__(article, tokens, pack)
        self.day, self.basis = day, basis
        self.dateline: Dateline | None = None
        self.quoted: list[bool] = [False] * len(tokens)  # whether each token is within quotation marks
        self.context: DateRange | None = None
        self.spoken: DateRange | None = None  # the day named last, whatever was told of it
        self._before, self._after = (frozenset(pack.statuses.get(key, ())) for key in ("before", "after"))
        self.last = 0  # the token behind the sentence that told it
        self.those: frozenset[str] = frozenset()  # the sides of what happened that day: nobody else's deeds are of it
        self.trip: Trip | None = None  # the visit told last
        self.editions: dict[str, kb.Edition] = {}  # those that facts speak of

    def _past(self, when: DateRange | None) -> bool:
        if when is None or self.day is None or when.start.startswith("X"):
            return False
        last = when.end if when.end and when.precision == "range" else when.start
        return last < (self.day - timedelta(days=_RECENT)).isoformat()[: len(last)]

    def _edition_day(self, event: str) -> DateRange | None:
        edition = self.editions.get(event)
        if edition is None or len(edition.start) < 10:
            return None
        day = self.day.isoformat() if self.day else ""
        off = abs((date.fromisoformat(edition.start) - self.day).days) if self.day else 0
        if off > _SEASON and not self.pack.rules["capitals"]:
            return None
        if edition.start <= day <= (edition.end or edition.start):
            return DateRange(start=day, precision="day", basis=("event", self.basis))
        end = edition.end if edition.end and edition.end != edition.start else None
        return DateRange(start=edition.start, end=end, precision="range" if end else "day", basis=("event",))

    def _date(self, line: Line, c: Candidate, coming: bool, status: Status) -> tuple[DateRange | None, bool]:
        """The date nearest to the trigger in its sentence, else the day of which the article is speaking."""
        best = self._nearest(line, c, coming, status)
        earlier = c.type in DATED_AHEAD and (self._bygone(line, c) or self._long_after(line, c))
        if best is not None and not (earlier and aloof(line.row, c.at, best)):
            ahead = coming or self._is_soon(line, c, best)
            ahead = ahead and not (status == Status.CANCELLED and self._just_gone(best))
            told_before = self._told_before(line, best, future=ahead)
            later = None if coming else self._later(line, c, best)
            found = later or resolve(best, self._said(best), future=ahead, basis=self.basis, told=told_before)
            if found is not None:
                own = (not coming and c.type != "STATE" and not self._ahead(found)) or self.context is None
                if own and found.precision in _STORY and found.start[:1] != "X":
                    same = self.context is not None and self.context.start == found.start
                    self.context, self.those = found, _sides(c) | (self.those if same else set())
                    self.last = line.sentence.last
                return found, True
        if self.trip is not None and c.type in HERE and self._during(line):
            return self.trip.when, False
        resolved = status == Status.PLANNED and bool(self.pack.rules["capitals"])  # to work together, some day
        if coming and (c.type in DATED_AHEAD or resolved):
            return None, False
        here = self.context is not None and not self._past(self.context) and self._of_those(line, c)
        if self.context is not None and here and not self._undated(line, c, self.context):
            return self.context.model_copy(update={"basis": ("context",)}), False
        return None, False

    def _said(self, when: When) -> date | None:
        """The day from which an expression counts: in the words of somebody who is quoted, "today" is the day of which
        the article is speaking."""
        context = self.context
        own = when.offset is not None and when.offset <= 0 and not when.told and when.weekday is None
        if not own or not self.quoted[when.first] or context is None or self._ahead(context):
            return self.day
        near = context.precision in _STORY and self._about_now(context)
        return date.fromisoformat(context.end or context.start) if near else self.day

    def _undated(self, line: Line, c: Candidate, context: DateRange) -> bool:
        """Whether what is told without a day is not of that of which the article is speaking: its sentence names
        another, or it is told of no day of the story, or as what is always so ("Peru and Chile work together"); days
        from one to another are those of nobody else."""
        if context.precision == "range" and not _sides(c) & self.those:
            return True
        found = (resolve(w, self.day, future=False, basis=self.basis) for w in line.whens if not w.told)
        days = {when.start for when in found if when is not None and when.precision == "day"}
        other = c.type != "STATE" and bool(days) and context.start not in days
        return other or self._always(line, c) or self._apart_of(line, c)

    def _always(self, line: Line, c: Candidate) -> bool:
        """Whether it is told that some work together as they always do, or mediate for days: of no day."""
        verb = line.row[c.at]
        present = verb.is_action and verb.tense in (PRESENT, BASE) and bool(self.pack.rules["capitals"])
        works = present and not (verb.first and self.tokens[verb.first - 1].norm == "to")
        return c.type == "MEDIATE" or (c.type == "COOPERATE" and works)

    def _told_before(self, line: Line, when: When, *, future: bool) -> date | None:
        """The day told last before an expression that counts from it: "on Monday, and two days later"."""
        if not when.told:
            return None
        named = next((w for w in reversed(line.whens) if w.last <= when.first and not w.told), None)
        before = resolve(named, self.day, future=future, basis=self.basis) if named is not None else self.spoken
        before = before or self.context
        return date.fromisoformat(before.start) if before is not None and before.precision == "day" else None

    def _later(self, line: Line, c: Candidate, when: When) -> DateRange | None:
        """The weekday of what is told behind "before": the first after the day of the main clause, or to come where
        that is told in the present: وصل الأحد قبل أن يلتقي فلانا الاثنين."""
        j = then(line.row, self.tokens, c.at, self._before) if when.weekday is not None and not when.way else None
        if j is None or when.first < line.row[j].first:
            return None
        named = next((w for w in reversed(line.whens) if w.last <= line.row[j].first), None)
        main = next((e for e in reversed(line.row[:j]) if e.is_action), None)
        now = main is not None and main.tense == PRESENT
        before = resolve(named, self.day, future=now, basis=self.basis) if named is not None else None
        if before is not None and before.precision == "day" and not before.start.startswith("X"):
            return resolve(when, date.fromisoformat(before.start), future=True, basis=self.basis)
        return resolve(when, self.day, future=True, basis=self.basis) if now else None

    def note_days(self, line: Line) -> None:
        """Note the day that a sentence names last: "two days later" of the next counts from it."""
        named = next((w for w in reversed(line.whens) if not w.told), None)
        day = resolve(named, self.day, future=False, basis=self.basis) if named is not None else None
        if day is not None and day.precision == "day" and named is not None and not self.written(named):
            self.spoken = day

    def written(self, when: When) -> bool:
        """Whether a day is that of the dateline."""
        return self.dateline is not None and when.last <= self.dateline.end

    def _just_gone(self, when: When) -> bool:
        """Whether a month without a year is nearer behind the article's day than ahead of it."""
        months = (self.day.month - when.month) % 12 if self.day and when.month else 12
        return when.way == 0 and 0 < months < _HALF_A_YEAR

    def _apart_of(self, line: Line, c: Candidate) -> bool:
        """Whether a fact is told of no day of the story, or of several: "has been there twice"."""
        if c.type in DATED_AHEAD and (self._times(line, c) or self._bygone(line, c) or self._long_after(line, c)):
            return True
        if self.pack.rules["order"] == "vso":
            return self._background(line, c) is not None
        return outside_the_story(line.row, c.at, encounter=c.type in DATED_AHEAD)

    def _times(self, line: Line, c: Candidate) -> bool:
        """Whether the clause of what is told counts how often it was."""
        words = self.pack.rules["times"]
        end = next((e.first for e in line.row[c.at + 1 :] if e.kind in ("stop", "comma", "comp", "sub", "rel")), None)
        told = self.tokens[line.row[c.at].first : line.sentence.last if end is None else end]
        return any(t.norm in words for t in told)

    def _bygone(self, line: Line, c: Candidate) -> bool:
        """Whether an encounter is called one of an earlier day: "his recent visit", زيارته الأخيرة."""
        verb, words = line.row[c.at], self.pack.rules.closed("bygone")
        behind = self.pack.rules["adjectives"] == "after"
        near = (
            self.tokens[verb.last : verb.last + _BESIDE] if behind else self.tokens[max(0, verb.first - 1) : verb.first]
        )
        return verb.kind == "noun" and any(t.norm in words for t in near)

    def _long_after(self, line: Line, c: Candidate) -> bool:
        """Whether something else was days after what is told: "comes weeks after X visited Y", بعد أيام من زيارة."""
        after, told = long_after(line.row, c.at, self.tokens, self._after), line.row[c.at].first
        if after is None:
            return False
        spans, of = self.pack.rules.closed("spans"), self.pack.rules.closed("spans_of")
        if self.pack.rules["capitals"]:
            return after.first > 0 and self.tokens[after.first - 1].norm in spans
        behind = self.tokens[after.last : min(told, after.last + _BESIDE)]
        return any(a.norm in spans and b.norm in of for a, b in pairwise(behind))

    def _background(self, line: Line, c: Candidate) -> int | None:
        """The token with which its clause begins, if that tells of what was before the story."""
        vso = self.pack.rules["order"] == "vso"
        encounter = c.type in DATED_AHEAD
        return background(line.row, self.tokens, c.at, self._after, encounter=encounter) if vso else None

    def _of_those(self, line: Line, c: Candidate) -> bool:
        """Whether what is told without a day is of that of which the article is speaking: what one of those said or
        did may be, a meeting with somebody else only where it is told right behind or as another of that day: وفي لقاء
        منفصل."""
        sides, right_behind = _sides(c), line.sentence.first - self.last < _BEHIND
        if among(self.pack.rules.closed("separately"), self.tokens[line.sentence.first : line.sentence.last]):
            return bool(sides & self.those)
        alike = c.type in ("MEET", "VISIT") or (c.type == "AGREE" and not self.pack.rules["capitals"])
        if alike and not (right_behind and self.pack.rules["capitals"] and c.type != "MEET"):
            return sides <= self.those
        return c.type == "ATTEND" or bool(sides & self.those)

    def _is_soon(self, line: Line, c: Candidate, when: When) -> bool:
        """Whether a verb in the present tense tells of a day soon to come: "leaves for Beijing on February 28"."""
        verb = self._tense_of(line.row, c.at)
        first = verb.first
        if then(line.row, self.tokens, c.at, self._before) is not None:
            return False  # قبل أن يزور: of the days of the main clause
        if verb.tense not in (PRESENT, BASE) or self.day is None or c.type not in DATED_AHEAD:
            return False
        if self.pack.rules["capitals"] and first and self.tokens[first - 1].norm == "to":
            return False  # "came on Sunday to see X"
        ahead = resolve(when, self.day, future=True, basis=self.basis)
        return bool(ahead and len(ahead.start) == 10 and 0 < (date.fromisoformat(ahead.start) - self.day).days < _SOON)

    def _tense_of(self, row: list[Element], at: int) -> Element:
        """The verb that tells when element `at` is: of a noun the light one before it, "starts a visit"; where verbs
        come first, with its subject between: يبدأ الوزير الخميس زيارة."""
        if row[at].kind != "noun":
            return row[at]
        between = ("np", "comma", "prep") if self.pack.rules["order"] == "vso" else ()
        verb = next((e for e in reversed(row[:at]) if e.kind not in between), row[at])
        return verb if verb.kind == "light" else row[at]

    def _ahead(self, when: DateRange) -> bool:
        """Whether a date is later than the article's day."""
        if when.precision == "approx":
            return False  # a Hijri day may be one off
        return self.day is not None and when.start[:1] != "X" and when.start > self.day.isoformat()[: len(when.start)]

    def _about_now(self, when: DateRange | None) -> bool:
        """Whether a day is told that is none or a few days off."""
        if when is None or self.day is None or len(when.start) < 10 or when.start.startswith("X"):
            return False
        return abs((date.fromisoformat(when.start) - self.day).days) <= _RECENT

    def _nearest(self, line: Line, c: Candidate, coming: bool, status: Status) -> When | None:
        """The date that belongs to the trigger; of something to come, one ahead rather than that of the telling."""
        trigger, ahead = line.row[self._told_at(line, c)], c.type in DATED_AHEAD

        def distance(when: When) -> int:
            gap = when.first - trigger.last if when.first >= trigger.last else trigger.first - when.last
            low, high = sorted((when.first, trigger.first))
            between = [e for e in line.row if low < e.first < high]
            if coming and ahead and len(usable) == 1 and self._there_then(line.row, when, trigger):
                return gap
            crossed = sum(weight(e) for e in between)
            crossed += 2 * CLAUSE * enclosed(line.row, when, trigger)
            if self.pack.rules["capitals"]:
                crossed += CLAUSE * joins(between)
            if when.first > trigger.first:
                crossed += CLAUSE * (self.pack.rules["capitals"] and joins(between))
                crossed += CLAUSE * aside(between) + 2 * CLAUSE * closed(line.row, c.at, between)
            vague = 12 if _is_year(when) else 0
            gone = _GONE if coming and when.is_gone and ahead else 0
            return gap + vague + gone + 6 * crossed + 100 * self._parted(between)

        told_from = then(line.row, self.tokens, c.at, self._before) if coming else None
        start = line.row[told_from].first if told_from is not None else self._background(line, c) or 0
        end = len(self.tokens) if coming else until(line.row, self.tokens, c.at, self._before)
        usable = [w for w in line.whens if start <= w.first < end and not w.since]
        usable = [w for w in usable if c.type != "STATE" or w.month or not w.year]
        usable = [w for w in usable if not self._since(line.row, trigger, w)]
        if coming and self.pack.rules["capitals"]:
            usable = [w for w in usable if not self._gone_by(line.row, trigger, w)]
        usable = [w for w in usable if not self._of_others(line.row, c, w, coming, status)]
        usable = self._of_telling(line, c, usable, coming) if ahead else usable
        usable = [w for w in usable if (len(usable) < 2 and not coming) or not self._of_dateline(line, c, w)]
        best = min(usable, key=distance, default=None)
        furthest = 20 if best and _is_year(best) else 40 if coming or c.type == "STATE" else 60
        return best if best is not None and distance(best) < furthest else None

    def _of_others(self, row: list[Element], c: Candidate, when: When, coming: bool, status: Status) -> bool:
        """Whether a day is not that of what is told, but of what stands beside it."""
        if of_source(row, when):
            return True
        if c.type in DATED_AHEAD and status == Status.DENIED and of_denial(row, c.at, when):
            return True
        if coming and of_arrival(row, c.at, when, self.tokens, self.pack.rules.get("during_it", ())):
            return True
        if c.type == "MEET" and not self.pack.rules["capitals"] and of_guest(row, c.at, when):
            return True
        recalled = of_recalled(row, c.at, when, ("rel",) if self.pack.rules["capitals"] else ("rel", "sub"))
        return recalled and self._past(resolve(when, self.day, future=False, basis=self.basis))

    def _there_then(self, row: list[Element], when: When, trigger: Element) -> bool:
        """Whether a day is that of a journey to where something is to be: "flies to Cairo today, where he is to meet
        X"; a day on which somebody has arrived is none, unless it is today."""
        words = self.pack.rules["where"]
        if not any(t.norm in words for t in self.tokens[when.last : trigger.first]):
            return False
        verb = next((e for e in reversed(row) if e.first <= when.first and e.is_action), None)
        return when.offset == 0 or (not when.is_gone and verb is not None and not verb.tense.startswith(PAST))

    @staticmethod
    def _gone_by(row: list[Element], trigger: Element, when: When) -> bool:
        """Whether a day is that of what was done before something to come: "arrived on Monday in X, where he will"."""
        verb = next((e for e in reversed(row) if e.first < when.first and e.is_action), None)
        apart = any(e.kind in ("rel", "sub") for e in row if when.last <= e.first < trigger.first)
        return apart and verb is not None and verb.tense == PAST

    def _since(self, row: list[Element], trigger: Element, when: When) -> bool:
        """Whether a day is that of something since which all else is told: "the first since X was elected in May"."""
        words = self.pack.statuses.get("since", ())
        behind = (e for e in row if trigger.last <= e.first < when.first)
        return self.pack.rules["capitals"] and any(self.tokens[e.first].norm in words for e in behind)

    @staticmethod
    def _told_at(line: Line, c: Candidate) -> int:
        """The element beside which stands when and where it was: the verb of "the talks that A held with B"."""
        return (performed(line.row, c.at) or (0, c.at))[1]

    def _of_telling(self, line: Line, c: Candidate, whens: list[When], coming: bool) -> list[When]:
        """Days without those on which it was told: "said on Wednesday that he had met X"."""
        out = whens
        if line.row[c.at].tense != GERUND:
            out = [w for w in out if not any(dates(line.row, k, w) for k in range(len(line.row)))]
        if self.pack.rules["capitals"]:
            return [w for w in out if not (telling(line.row, c.at, w) or self._reported(line, c, w))]
        out = [w for w in out if not telling(line.row, c.at, w)]
        if coming:
            out = [w for w in out if w.offset != -1 and not (w.way < 0 and w.weekday is None)]
        plain = [w for w in out if not self._of_dateline(line, c, w)]
        return plain if coming or plain or len(out) < len(whens) else out

    def _reported(self, line: Line, c: Candidate, when: When) -> bool:
        """Whether a day is that of a report, or of words that tell of what had been: "…, SUNA reported on Sunday", "On
        Monday, officials said X had left"."""
        verb, said = line.row[c.at], self.pack.rules.closed("reported")
        before = range(max(line.sentence.first, verb.last, when.first - 2), when.first)
        if any(self.tokens[i].norm in said for i in before):
            return True
        first = next((e for e in line.row if e.first > when.first and e.is_action), verb)
        told = first.kind == "speech" and first.last < verb.first
        return told and self.tokens[verb.first - 1].norm in self.pack.rules.closed("perfect")

    def _of_dateline(self, line: Line, c: Candidate, when: When) -> bool:
        """Whether a day only says when the report was written."""
        if self.written(when):
            return True
        before = range(line.sentence.first, line.row[c.at].first) if not self.pack.rules["capitals"] else ()
        dash = next((i for i in before if self.tokens[i].text in MARKS), -1)
        return of_dateline(line.row, when, dash)

    @staticmethod
    def _during(line: Line) -> bool:
        """Whether the sentence speaks of a visit told before: "during the visit", "while there"."""
        there = any(e.mention is not None and e.mention.value == "there" for e in line.row)
        return there or any(is_during(line.row, k) for k in range(1, len(line.row)))


def _is_year(when: When) -> bool:
    """Whether an expression tells a year and no more: "in 1987", "this year"."""
    return when.month is None and (when.year is not None or (when.unit == "year" and when.shift == 0))


def _sides(c: Candidate) -> frozenset[str]:
    """The countries of those who take part, or themselves where they have none."""
    return frozenset(e.country or e.id for _, e, _ in c.parts)
