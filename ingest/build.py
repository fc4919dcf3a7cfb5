"""A candidate becomes a fact: with its participants, circumstances, attribution, and the words that say it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from graph import codes
from graph.facts import (
    Article,
    Basis,
    DateRange,
    Evidence,
    Fact,
    FactType,
    Kind,
    Named,
    Participant,
    Place,
    Role,
    Status,
    Subtype,
)
from graph.ids import TOLD, fact_id
from ingest.candidate import Candidate
from ingest.circumstances import COMING, Circumstances
from ingest.dating import DATED_AHEAD, Trip
from ingest.days import resolve
from ingest.discourse import Discourse
from ingest.entities import Entity, others
from ingest.lang import LanguagePack
from ingest.lang.forms import PAST, PRESENT
from ingest.line import Line
from ingest.mention import Mention
from ingest.occasions import Occasions
from ingest.places import NEAR
from ingest.sources import Sources
from ingest.status import AIM
from ingest.text import Token
from ingest.topics import narrowest

_LONGEST_QUOTE = 880  # characters
_LEAD_TOKENS = 150
_OPENING = 4  # elements
_TOPICS = 8  # of a fact told in several sentences
_TELLING = 18  # tokens between quotation marks: more than a phrase
_MARKS = frozenset('"“”«»')
_STATESMEN = frozenset(
    {"president", "vice-president", "prime-minister", "foreign-minister", "monarch", "chancellor", "secretary-general"}
)
_JOINT = frozenset({"COOPERATE", "AGREE", "MEET"})
_WORDS = ("speaker", "source")  # whose words a statement, or the blame or praise in it, is
_ACTORS = frozenset({Role.PARTY, Role.SOURCE, Role.MEDIATOR, Role.VISITOR, Role.ATTENDEE, Role.SPEAKER})
_TRUST = {"alias": 1.0, "office+date": 0.9, "surname": 0.9, "coreference": 0.85, "provisional": 0.8}


@dataclass(slots=True)
class Reading:
    """A fact with the reasons for it: the rule, the trigger's words, marker, slots and links."""

    fact: Fact
    why: dict[str, Any] = field(default_factory=dict)
    order: int = 0  # of its sentence
    dated: bool = False  # its own sentence has the date
    past: bool = False  # it is told of days before the article's
    ahead: bool = False  # its own sentence tells of a day to come
    summit: bool = False  # its own sentence speaks of a summit that it does not name
    apart: bool = False  # it is of no day of the story
    here: bool = False  # it was where the report was written, if nothing else is told


class FactBuilder(Circumstances):
    """Builds the facts of one article."""

    def __init__(
        self, article: Article, tokens: list[Token], pack: LanguagePack, day: date | None, basis: str, extractor: str
    ) -> None:
        super().__init__(article, tokens, pack, day, basis)
        self.extractor = extractor
        self.occasions = Occasions(article, tokens, pack)
        self.sources = Sources(article, tokens, pack)
        self.mentioned: dict[str, str] = {}  # entity id -> the words last used for it

    def build(self, line: Line, c: Candidate, status: Status, marker: str, talk: Discourse) -> Reading | None:
        """The fact of a candidate; None where it lacks what a fact must have."""
        parts = self._participants(c)
        if not parts or not any(self._counts(p) for p in parts):
            return None
        status = self.status_of(line, c, status)
        plan = status == Status.PLANNED
        status, when, told = self._settled(line, c, status, marker)
        ceremony = c.type == "ATTEND" and self.occasions.is_ceremony(line.row, c.at)
        event = None if ceremony else self._event(line, c, when, talk, status)
        known = Named(id=event.id, name=event.name["en"], names=others(event.name)) if event else None
        beside = self.occasions.beside(line.row, c.at) if event is None and self._meets(c) else None
        place, here = self._placed(line, c, event, talk, status, when, beside)
        self._set_scene(c, when, status, place)
        if c.type == "VISIT" and status != Status.DENIED and (told or self.trip is None) and not self._past(when):
            self.trip = Trip(when if told else None, place, status)
        topics = self._topics(line, c, place)
        if self._is_idle(line, c, status, parts, topics):
            return None
        evidence = self._evidence(line, c)
        kind, subtype = FactType(c.type), Subtype(c.subtype) if c.subtype else None
        roles = [(p.id, p.role.value) for p in parts]
        fact = Fact(
            id=fact_id(self.article.id, kind.value, c.subtype, roles, status.value, evidence.start),
            article=self.article.id,
            type=kind,
            subtype=subtype,
            status=status,
            participants=tuple(parts),
            date=when,
            place=place,
            event=known or self._occasion(line, c, beside, place, when),
            topics=topics,
            attribution=self._attribution(line, c, talk),
            evidence=(evidence,),
            confidence=_confidence(parts, c),
            plover=codes.plover(kind, subtype, status),
            cameo=codes.cameo(kind, subtype, status),
            extractor=self.extractor,
        )
        told = told and marker != AIM  # the day is that on which somebody set out
        ahead = plan and told and when is not None and self._ahead(when)
        summit = event is None and c.type == "MEET" and self._summit(line, c)
        why = self._why(line, c, marker, parts)
        past, apart = self._past(when), self._apart_of(line, c)
        return Reading(fact, why, line.sentence.first, told, past, ahead, summit, apart, here)

    def _is_idle(
        self, line: Line, c: Candidate, status: Status, parts: list[Participant], topics: tuple[Named, ...]
    ) -> bool:
        """Whether a statement is small talk: of nothing and nobody."""
        alone = c.type == "STATE" and status != Status.DENIED and not topics and len(parts) == 1
        return alone and not self._telling(line, c)

    @staticmethod
    def _meets(c: Candidate) -> bool:
        """Whether people meet or agree somewhere."""
        return c.type in ("MEET", "AGREE") and c.subtype != "phone"

    def _placed(
        self,
        line: Line,
        c: Candidate,
        event: Any,
        talk: Discourse,
        status: Status,
        when: DateRange | None,
        beside: int | None,
    ) -> tuple[Place | None, bool]:
        """Where it was, and whether that is only where the report was written; `beside` is the element of the occasion
        on whose margins it was."""
        named = self._arrived(line, c) or self._place(line, c, event, talk, status, when)
        if named is None and beside is not None:
            named = self.place_near(line.row, beside)
        here = self._here(line, c, when, status) if named is None else None
        place = named or here or self._scene(c, when, status)
        return place or (self._visited(c) if c.type == "MEET" and c.subtype != "phone" else None), here is not None

    def _arrived(self, line: Line, c: Candidate) -> Place | None:
        """The city where a report was written, of a visit of its country that began "here"."""
        at, verb = self.dateline, line.row[c.at]
        if c.type != "VISIT" or at is None or self.tokens[verb.last].norm not in self.pack.rules["here"]:
            return None
        place = self._place_of(at.place.value, at.place if at.place.known == "metonym" else None)
        return place if [e.country for role, e, _ in c.parts if role == "destination"] == [place.country] else None

    def _occasion(
        self, line: Line, c: Candidate, beside: int | None, place: Place | None, when: DateRange | None
    ) -> Named | None:
        """The occasion that somebody attended, or beside which he met somebody, in the article's words."""
        taking_part = tuple(m for _, _, m in c.parts if m is not None)
        if c.type == "ATTEND":
            named = self.occasions.at(line.row, c.at, taking_part)
            return named or self.occasions.called(line.row, c.at, place, when)
        return self.occasions.named(line.row, beside, taking_part) if beside is not None else None

    def _settled(self, line: Line, c: Candidate, status: Status, marker: str) -> tuple[Status, DateRange | None, bool]:
        """The status and the day, each as the other allows, and whether the day is told in the sentence."""
        when, told = self._date(line, c, self._is_coming(c, status, marker), status)
        if not told and status == Status.DENIED:
            return status, None, told  # the day of the denial
        if status == Status.HELD and when is not None and c.type != "STATE" and self._ahead(when):
            if self._gone(line, c) and when.start[:4] != "XXXX":
                return status, None, False  # the day is of something else: اتصل بفلان الذي سيزور بيرو الشهر القادم
            judged = c.type in ("SUPPORT", "CRITICIZE")  # the day is of what is judged: "its dismay at the cut in 2030"
            coming = (told and not judged) or line.row[c.at].tense == PRESENT  # "while there, he meets X"
            return (Status.PLANNED, when, told) if coming else (status, None, told)
        return status, when, told

    def _gone(self, line: Line, c: Candidate) -> bool:
        """Whether an Arabic verb in the past tells of an encounter, whose form leaves no doubt."""
        verb = line.row[c.at]
        return verb.kind == "verb" and verb.tense == PAST and self.pack.rules["order"] == "vso"

    def _why(self, line: Line, c: Candidate, marker: str, parts: list[Participant]) -> dict[str, Any]:
        trigger = line.row[c.at]
        return {**c.why, "trigger": self._words(trigger.first, trigger.last), "marker": marker,
                "links": {p.name: f"{p.mention!r} by {p.basis.value}" for p in parts}}  # fmt: skip

    def dated(self, readings: list[Reading]) -> list[Reading]:
        """What stands before the first day told is of that day too; a guest at a summit is there while it lasts."""
        told = (r for r in readings if r.dated and r.fact.status == Status.HELD)
        first = next((r for r in told if r.fact.date is not None and r.fact.date.precision == "day"), None)
        self._named_later(readings)
        for reading in readings:
            fact = reading.fact
            if fact.date is not None:
                continue
            if fact.type == FactType.ATTEND and fact.event is not None and not fact.event.id.startswith(TOLD):
                reading.fact = fact.model_copy(update={"date": self._edition_day(fact.event.id)})
            elif (
                first is not None
                and first.fact.date is not None
                and not first.past
                and self._of_that_day(reading, first)
            ):
                when = first.fact.date.model_copy(update={"basis": ("context",)})
                reading.fact = fact.model_copy(update={"date": when})
        return readings

    def _named_later(self, readings: list[Reading]) -> None:
        """ "A summit in Vietnam" is the one there that the article names further on."""
        for reading in readings:
            place = reading.fact.place
            there = [e for e in self.editions.values() if place is not None and e.country == place.country]
            if reading.summit and len(there) == 1:
                event = Named(id=there[0].id, name=there[0].name["en"], names=others(there[0].name))
                reading.fact = reading.fact.model_copy(update={"event": event})

    def appointed(self, line: Line, readings: list[Reading]) -> None:
        """A day named for the visit told before is its day, and that of what is to happen there: "the visit is set
        for July 29"."""
        if len(line.whens) != 1 or not readings:
            return
        noun = next((e for e in line.row if (x := e.entry("noun")) and x.value["type"] == "VISIT"), None)
        named = any(e.mention is not None and e.mention.kind in ("person", "country", "place") for e in line.row[:3])
        trip = next((r for r in reversed(readings) if r.fact.type == FactType.VISIT), None)
        when = resolve(line.whens[0], self.day, future=True, basis=self.basis)
        if noun is None or named or trip is None or trip.fact.status != Status.PLANNED or when is None:
            return
        told = trip.fact.date
        if when.precision != "day" or not self._ahead(when) or (told is not None and told.precision == "day"):
            return
        for reading in readings:
            if reading is trip or (told is not None and reading.fact.date == told and reading.fact.status in COMING):
                reading.fact = reading.fact.model_copy(update={"date": when})

    def told_later(self, line: Line, told: list[Reading], readings: list[Reading]) -> None:
        """Where, when and about what a meeting was of which a later sentence goes on to tell: وجرى اللقاء أمس في
        جنيف, "the talks dealt with the war"; `told` is what that sentence tells besides."""
        at = next((k for k, e in enumerate(line.row[:_OPENING]) if self.is_the_meeting(line.row, k)), None)
        last = next((r for r in reversed(readings) if r.fact.type == FactType.MEET), None)
        if at is None or last is None or any(r.fact.type == FactType.MEET for r in told):
            return
        if line.sentence.first - last.order > _LEAD_TOKENS or any(e.mention is not None for e in line.row[:at]):
            return
        met = [r for r in readings if r.order == last.order and r.fact.type == FactType.MEET]
        place = None if told else self._named_place(line.row, at, NEAR, cities=False)
        when = self._day_alone(line) if not told else None
        topics = self._told_topics(line).values()
        for reading in met:
            fact = reading.fact
            more: dict[str, Any] = {"topics": narrowest((*fact.topics, *topics))[:_TOPICS]}
            more |= {"place": place} if fact.place is None and place is not None else {}
            more |= {"date": when} if fact.date is None and when is not None else {}
            reading.fact = fact.model_copy(update=more)

    def _day_alone(self, line: Line) -> DateRange | None:
        """The day of a sentence that tells of one only."""
        when = resolve(line.whens[0], self.day, future=False, basis=self.basis) if len(line.whens) == 1 else None
        return when if when is not None and when.precision == "day" else None

    @staticmethod
    def _is_coming(c: Candidate, status: Status, marker: str) -> bool:
        """Whether a day told without a year lies ahead: that of a plan does, not that of a call for it."""
        ended = c.type == "SANCTION" and c.status == Status.CANCELLED and not marker  # "lifted its embargo in March"
        return status in COMING and marker != AIM and c.type != "STATE" and not ended

    @staticmethod
    def _of_that_day(reading: Reading, dated: Reading) -> bool:
        """Whether a reading soon before a dated one, of the same sides, is of its day."""
        fact = reading.fact
        sides, those = ({p.country or p.id for p in f.participants} for f in (fact, dated.fact))
        alike = sides <= those if fact.type in (FactType.MEET, FactType.VISIT) else bool(sides & those)
        soon = alike and not reading.apart and 0 < dated.order - reading.order < _LEAD_TOKENS
        return soon and (fact.status == Status.HELD or fact.type not in DATED_AHEAD)

    @staticmethod
    def _counts(part: Participant) -> bool:
        """Whether somebody matters to diplomacy: a state that acts, or somebody known or of an office."""
        if part.kind == Kind.COUNTRY:
            return part.role in _ACTORS
        return part.basis != Basis.PROVISIONAL or part.country is not None

    def _words(self, first: int, last: int) -> str:
        return self.article.text[self.tokens[first].start : self.tokens[last - 1].end]

    def _participants(self, c: Candidate) -> list[Participant]:
        out: dict[tuple[str, str], Participant] = {}
        for role, entity, mention in c.parts:
            words = self._mention_words(entity, mention)
            out.setdefault(
                (entity.id, role),
                Participant(
                    id=entity.id, name=entity.name, names=entity.names, mention=words, kind=entity.kind, role=role,
                    wikidata=entity.wikidata, basis=self._basis(entity, mention), country=entity.country,
                    office=mention.office if mention else None,
                ),
            )  # fmt: skip
        return list(out.values())

    def _mention_words(self, entity: Entity, mention: Mention | None) -> str:
        if mention is not None and mention.kind != "pair":  # whose words name two
            first, last = mention.name or (mention.first, mention.last)
            words = self._words(first, last)[self._written_before(mention, first) :]
            if mention.kind != "pronoun":
                self.mentioned[entity.id] = words
            return words
        return self.mentioned.get(entity.id, entity.name)

    def _written_before(self, mention: Mention, first: int) -> int:
        """How many letters of the first word are proclitics, "and" or "to", and not the name's."""
        clitic = mention.clitic if first == mention.first else ""
        return len(clitic) if self.tokens[first].norm.startswith(clitic) else 0

    @staticmethod
    def _basis(entity: Entity, mention: Mention | None) -> str:
        if mention is None or mention.kind in ("pronoun", "pair") or (mention.counterpart and mention.name is None):
            return "coreference"
        return entity.basis

    def _attribution(self, line: Line, c: Candidate, talk: Discourse) -> tuple[Named, ...]:
        """Who claims it, the nearest first; of what somebody's words amount to, he."""
        own = c.type == "STATE" or str(c.why.get("rule", "")).startswith("stance/")
        claimed = () if own else self.sources.of(line, c.at, talk)
        if c.type == "SANCTION" and {one.id for one in claimed} == {e.id for role, e, _ in c.parts if role == "source"}:
            return ()  # who says that he imposes it does so
        if c.type in _JOINT and len(c.parts) > 1 and {e.id for _, e, _ in c.parts} <= {one.id for one in claimed}:
            return ()  # what all of them say together is what they do
        if claimed or not (own or c.type in ("SUPPORT", "CRITICIZE")):
            return claimed
        whose = [(e, None) for role, e, _ in c.parts if role in _WORDS and (own or e.kind == "person")]
        return tuple(self.sources.spoken(whose, line.row))

    def _telling(self, line: Line, c: Candidate) -> bool:
        """Whether a statement without a topic is a statesman's, or one at length in the words of a state."""
        said = c.parts[0][1]
        quotes = [i for i in range(line.sentence.first, line.sentence.last) if self.tokens[i].text in _MARKS]
        at_length = len(quotes) > 1 and quotes[-1] - quotes[0] > _TELLING
        return (said.kind == "person" and said.office in _STATESMEN) or (said.kind == "country" and at_length)

    def _evidence(self, line: Line, c: Candidate) -> Evidence:
        """The sentence; of one that is too long, what stands about the trigger between two commas."""
        text, tokens = self.article.text, self.tokens
        start, end = tokens[line.sentence.first].start, tokens[line.sentence.last - 1].end
        if end - start > _LONGEST_QUOTE:
            middle = tokens[line.row[c.at].first].start
            cuts = [t.end for t in tokens[line.sentence.first : line.sentence.last] if t.text in ",،;؛:"]
            start = min(
                (x for x in cuts if middle - x < _LONGEST_QUOTE // 2 and x <= middle),
                default=start if middle - start < _LONGEST_QUOTE // 2 else tokens[line.row[c.at].first].start,
            )
            end = max(
                (x for x in cuts if x - start <= _LONGEST_QUOTE and x > middle),
                default=min(end, start + _LONGEST_QUOTE),
            )
            start += len(text[start:end]) - len(text[start:end].lstrip())
        return Evidence(quote=text[start:end], start=start, end=end)


def _confidence(parts: list[Participant], c: Candidate) -> float:
    """How far the links carry: 0.95 for named parties, less for each that was inferred."""
    out = 0.95 if c.type != "STATE" else 0.85
    for part in parts:
        out *= _TRUST[part.basis.value]
    return round(max(out, 0.2), 2)
