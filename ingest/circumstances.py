"""The circumstances of a fact: when, where, at which event, about what."""

from __future__ import annotations

from datetime import date
from typing import Any

from graph.facts import Article, DateRange, Named, Place, Status
from graph.ids import slug
from ingest import kb
from ingest.candidate import Candidate
from ingest.clauses import (
    is_during,
    subordinate,
)
from ingest.dating import HERE, Dating
from ingest.discourse import Discourse
from ingest.element import Element
from ingest.entities import others
from ingest.lang import LanguagePack
from ingest.line import Line
from ingest.mention import Mention
from ingest.places import NEAR, town
from ingest.settle import edition_of
from ingest.text import Token
from ingest.text.normalize import stems
from ingest.topics import narrowest, ties, told, topic_of

_TOPICS = 6
_NEXT = 6  # elements
_OF_OTHERS = ("of", "between", "with")
COMING = (Status.PLANNED, Status.CALLED_FOR, Status.CANCELLED)
_AT = frozenset({"at", "in", "b", "during"})
_PLACED = frozenset({"MEET", "ATTEND", "AGREE", "VISIT", "COOPERATE"})


class Circumstances(Dating):
    """Finds them for one article."""

    def __init__(self, article: Article, tokens: list[Token], pack: LanguagePack, day: date | None, basis: str) -> None:
        super().__init__(article, tokens, pack, day, basis)
        self.met: Place | None = None  # where the meeting told last was
        self.scenes: dict[str, tuple[Place, str | None]] = {}  # person -> where and when his last meeting was

    def _event(self, line: Line, c: Candidate, when: DateRange | None, talk: Discourse, status: Status) -> Any:
        series = c.event or next(
            (
                e.mention.value
                for e in line.row
                if e.mention is not None
                and e.mention.kind == "event"
                and c.type in _PLACED
                and self._there(e.mention, c)
                and not subordinate(line.row, c.at, e)
            ),
            None,
        )
        if series is None and c.type in _PLACED and self._summit(line, c):
            series = talk.event
        if series is None:
            return None
        told = when.start if when and not when.start.startswith("X") and len(when.start) > 4 else None
        seen, day = set(talk.linker.countries_seen), self.day.isoformat() if self.day else None
        edition = (edition_of(series, told, seen) if told else None) or edition_of(series, day, seen)
        city = self._city_behind(line.row, series)
        if edition is not None and city is not None and city.country not in (None, edition.country):
            edition = edition_of(series, None, {city.country})  # "the G20 summit in Osaka", told years ahead
        if edition is not None and status == Status.HELD and day is not None and edition.start > day:
            edition = None  # what has been held is none that is to come
        if edition is not None:
            self.editions[edition.id] = edition
        return edition or series

    def _city_behind(self, row: list[Element], series: Any) -> Place | None:
        """The place told right behind the name of an event."""
        at = next((k for k, e in enumerate(row) if e.mention is not None and e.mention.value is series), len(row))
        for e in row[at + 1 : at + 3]:
            m = e.mention
            if m is not None and m.kind in ("place", "country") and m.prep in ("in", "at", "b") and not m.adjective:
                return self._place_of(m.value, m if m.known == "metonym" else None)
        return None

    @staticmethod
    def _there(event: Mention, c: Candidate) -> bool:
        """Whether an event named beside a meeting may be where it was: what is talked of, or comes after, is not."""
        return event.prep in _AT if c.why.get("rule") == "talk" else event.prep not in ("before", "after", "about")

    def status_of(self, line: Line, c: Candidate, status: Status) -> Status:
        """What a visit is that a sentence only leans on: what the one told before is."""
        leans = self.trip is not None and c.type == "VISIT" and c.at > 0 and is_during(line.row, c.at)
        return self.trip.status if leans and self.trip is not None else status

    @staticmethod
    def _summit(line: Line, c: Candidate) -> bool:
        """Whether the sentence speaks of "the summit", meaning the one named before."""
        return any(
            e.kind == "noun"
            and k != c.at
            and any(x.kind == "noun" and x.value["id"] == "multilateral" for x in e.entries)
            for k, e in enumerate(line.row)
        )

    def _place(
        self, line: Line, c: Candidate, event: Any, talk: Discourse, status: Status, when: DateRange | None
    ) -> Place | None:
        stations = sum(role == "destination" for role, _, _ in c.parts)
        if c.subtype == "phone" or (stations > 1 and status != Status.HELD and talk.vso):
            return None  # nowhere, or in several places
        if c.place is not None:
            return self._place_of(c.place, self._metonym(c))
        if isinstance(event, kb.Edition) and event.city:
            told = self._named_place(line.row, c.at, 10, cities=False)
            if told is not None and told.country == event.country:
                return told
            return town(slug(event.city["en"]), event.city, event.country)
        if c.type not in _PLACED and c.type != "STATE":
            return None
        if c.type == "MEET" and (apart := self._apart_from_others(line.row, c)) is not None:
            return apart
        named = self._named_place(
            line.row,
            self._told_at(line, c),
            3 if c.type == "STATE" else NEAR,
            cities=c.type not in ("MEET", "ATTEND") or c.why.get("rule") == "talk",
        )
        if named is not None:
            return named
        if self.trip is not None and self.trip.place is not None and c.type in HERE and self._during(line):
            return self.trip.place if not self._past(when) else None  # of a visit of its own
        if c.type == "MEET":
            return self._house(line.row, c) or self._posted(c) or self._stay(line, c, talk, status, self._past(when))
        return (self._at_that_meeting(line, c) or talk.venue) if c.type == "ATTEND" else None

    def _posted(self, c: Candidate) -> Place | None:
        """The capital in which an ambassador is, where he meets those at home there."""
        posted = {m.posted.iso3: m.posted for _, _, m in c.parts if m is not None and m.posted is not None}
        seat = next((posted[e.country] for _, e, _ in c.parts if e.country in posted), None)
        return self._capital(seat) if seat is not None and seat.capital else None

    def _visited(self, c: Candidate) -> Place | None:
        """The state of the host of somebody who is called a visitor: "met visiting Foreign Minister X"."""
        words = self.pack.rules["visiting"]
        guests = [
            e.country for _, e, m in c.parts
            if m is not None and any(t.norm in words for t in self.tokens[max(0, m.first - 1) : m.last])
        ]  # fmt: skip
        hosts = {e.country for _, e, _ in c.parts if e.country not in guests} - {None}
        state = kb.load().by_iso.get(next(iter(hosts)) or "") if guests and len(hosts) == 1 else None
        return self._place_of(state, None) if state is not None else None

    def _at_that_meeting(self, line: Line, c: Candidate) -> Place | None:
        """Where the meeting told last was, for those who were there too: وحضر اللقاء, "the meeting was attended by"."""
        near = range(max(0, c.at - _NEXT // 2), min(len(line.row), c.at + _NEXT))
        return self.met if any(self.is_the_meeting(line.row, k) for k in near) else None

    def is_the_meeting(self, row: list[Element], k: int) -> bool:
        """Whether a noun means a meeting already told: اللقاء, "the talks"; not one that is told of others."""
        noun = row[k].entry("noun") if row[k].kind == "noun" else None
        if noun is None or noun.value["type"] != "MEET":
            return False
        behind = row[k + 1] if k + 1 < len(row) and row[k + 1].first == row[k].last else None
        if behind is not None and (behind.kind == "rel" or behind.value in _OF_OTHERS):
            return False
        word = self.tokens[row[k].first].norm
        if self.pack.rules["capitals"]:
            return row[k].first > 0 and self.tokens[row[k].first - 1].norm in self.pack.rules["definite"]
        return any(definite for _, _, definite in stems(word))

    @staticmethod
    def _stay(line: Line, c: Candidate, talk: Discourse, status: Status, past: bool) -> Place | None:
        """Where the visit of one of those who meet is, first of all that of which the sentence tells; a visit to come,
        only for what is to come or for a host."""
        stays = [(s, talk.whereabouts[e.id, s, past]) for _, e, _ in c.parts for s in (status, Status.HELD, *COMING)
                 if (e.id, s, past) in talk.whereabouts]  # fmt: skip
        homes = {e.country for _, e, _ in c.parts}
        lands = [m.value for m in line.mentions if m.kind in ("country", "place") and not m.adjective]
        named = {v.iso3 if isinstance(v, kb.Country) else v.country for v in lands}
        stays.sort(key=lambda stay: stay[1].country not in named)
        return next((place for s, place in stays if s in (status, Status.HELD) or place.country in homes), None)

    def _scene(self, c: Candidate, when: DateRange | None, status: Status) -> Place | None:
        """Where those who meet met others of whom the article has told, on days of its own."""
        if c.type != "MEET" or c.subtype == "phone" or status != Status.HELD or self._past(when):
            return None
        told = (self.scenes[e.id] for _, e, _ in c.parts if e.id in self.scenes)
        return next((place for place, day in told if when is None or when.start == day), None)

    def _set_scene(self, c: Candidate, when: DateRange | None, status: Status, place: Place | None) -> None:
        """Note where people met."""
        if place is not None and c.type == "MEET" and status == Status.HELD and not self._past(when):
            self.met = place
            day = when.start if when is not None else None
            self.scenes |= {e.id: (place, day) for _, e, _ in c.parts if e.kind == "person"}

    def _here(self, line: Line, c: Candidate, when: DateRange | None, status: Status) -> Place | None:
        """Where a report was written, for what it tells of its own days among people of whom one is at home there."""
        if self.dateline is None or c.type not in HERE or c.subtype == "phone" or self._past(when):
            return None
        if status == Status.CALLED_FOR or (status == Status.PLANNED and not self._about_now(when)):
            return None
        here, words = self.dateline.place, self.tokens[line.sentence.first : line.sentence.last]
        told = any(t.norm in self.pack.rules["here"] for t in words)  # "met here on Friday"
        named = (
            m for m in line.mentions if m.prep in ("in", "at", "b") and not m.adjective and m.first > self.dateline.end
        )
        told = told or any(m.value is here.value and m.known == here.known for m in named)  # GENEVA - "… in Geneva"
        home = here.value.iso3 if isinstance(here.value, kb.Country) else here.value.country
        if c.type != "ATTEND" and not told and home not in {e.country for _, e, _ in c.parts}:
            return None
        return self._place_of(here.value, here if here.known == "metonym" else None)

    def _topics(self, line: Line, c: Candidate, place: Place | None) -> tuple[Named, ...]:
        """The topics of the sentence, and the countries in which something is the matter; not those from which the
        participants come, nor that in which it was."""
        if line.topics is None:
            line.topics = self._told_topics(line)
        out = dict(line.topics)
        if (measure := self._measure(line.row[c.at], c)) is not None:
            out[measure.id] = measure
        own = {e.country for _, e, _ in c.parts} | {place.country if place is not None else None}
        for element in line.row:
            m = element.mention
            if m is None or m.entity is None or m.kind != "country" or m.value.iso3 in own:
                continue
            if m.prep in ("in", "on") and m.known == "name":
                out.setdefault(m.entity.id, Named(id=m.entity.id, name=m.entity.name, names=others(m.entity.names)))
        return narrowest(out.values())[:_TOPICS]

    @staticmethod
    def _measure(deed: Element, c: Candidate) -> Named | None:
        """The topic that a measure is itself: the expulsion of diplomats."""
        rows = (e.value for e in deed.entries if e.kind in ("verb", "noun") and e.value["id"] == c.why.get("rule"))
        return next((topic_of(row["topic"]) for row in rows if "topic" in row), None)

    def _told_topics(self, line: Line) -> dict[str, Named]:
        """The topics that the words of a sentence name, and the ties between states of which it speaks."""
        return told(self.pack, self.tokens, line.sentence) | ties(self.pack, self.tokens, line.mentions)
