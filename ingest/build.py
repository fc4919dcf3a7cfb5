"""A candidate becomes a fact: with its date, place, event, topics, attribution, and the words that say it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from graph import codes
from graph.facts import (
    Article,
    DateRange,
    Evidence,
    Fact,
    FactType,
    Named,
    Participant,
    Place,
    Status,
    Subtype,
)
from graph.ids import fact_id, slug
from ingest import kb
from ingest.candidates import Candidate
from ingest.dates import When, resolve
from ingest.discourse import Discourse
from ingest.elements import Element
from ingest.lang import LanguagePack
from ingest.linking import Entity
from ingest.mention import Mention
from ingest.settle import edition_of
from ingest.text import Token

if TYPE_CHECKING:
    from ingest.extract import Line

_LONGEST_QUOTE = 880  # characters
_TOPICS = 6
_LEAD_TOKENS = 150
_RECENT = 4  # days: what was longer ago is no news of today's plans
_COMING = (Status.PLANNED, Status.CALLED_FOR, Status.CANCELLED)
_DATED_AHEAD = frozenset({"MEET", "VISIT", "ATTEND", "AGREE"})  # for the rest the day is that of the telling
_PLACED = frozenset({"MEET", "ATTEND", "AGREE", "VISIT", "COOPERATE"})


@dataclass(slots=True)
class Reading:
    """A fact with the reasons for it: the rule, the trigger's words, marker, slots and links."""

    fact: Fact
    why: dict[str, Any] = field(default_factory=dict)
    order: int = 0  # of its sentence
    dated: bool = False  # its own sentence has the date
    past: bool = False  # it is told of days before the article's


class FactBuilder:
    """Builds the facts of one article."""

    def __init__(
        self,
        article: Article,
        tokens: list[Token],
        pack: LanguagePack,
        day: date | None,
        basis: str,
        extractor: str,
    ) -> None:
        self.article, self.tokens, self.pack = article, tokens, pack
        self.day, self.basis, self.extractor = day, basis, extractor
        self.context: DateRange | None = None  # the last day told of something that happened
        self.editions: dict[str, kb.Edition] = {}  # those that facts speak of
        self.mentioned: dict[str, str] = {}  # entity id -> the words last used for it

    def build(
        self, line: Line, c: Candidate, status: Status, marker: str, speaker: list[Entity], talk: Discourse
    ) -> Reading | None:
        """The fact of a candidate; None where it lacks what a fact must have."""
        parts = self._participants(c)
        if not parts or not any(self._counts(p) for p in parts):
            return None
        when, told = self._date(line, c, status)
        event = self._event(line, c, when, talk)
        place = self._place(line, c, event, talk)
        evidence = self._evidence(line, c)
        topics = self._topics(line, c)
        if c.type == "STATE" and not topics and len(parts) == 1:
            return None  # small talk: of nothing and nobody
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
            event=Named(id=event.id, name=event.name["en"], names=_others(event.name)) if event else None,
            topics=topics,
            attribution=self._attribution(line, c, speaker),
            evidence=(evidence,),
            confidence=_confidence(parts, c),
            plover=codes.plover(kind, subtype, status),
            cameo=codes.cameo(kind, subtype, status),
            extractor=self.extractor,
        )
        trigger = line.row[c.at]
        why = {**c.why, "trigger": self._words(trigger.first, trigger.last), "marker": marker,
               "links": {p.name: f"{p.mention!r} by {p.basis.value}" for p in parts}}  # fmt: skip
        return Reading(fact, why, line.sentence.first, told, self._past(when))

    def _past(self, when: DateRange | None) -> bool:
        if when is None or self.day is None or when.start.startswith("X"):
            return False
        return when.start < (self.day - timedelta(days=_RECENT)).isoformat()[: len(when.start)]

    def dated(self, readings: list[Reading]) -> list[Reading]:
        """What stands before the first day told, at most a few sentences, is of that day too; a guest at a summit is
        there while it lasts."""
        first = next(
            (
                r
                for r in readings
                if r.dated and r.fact.date and r.fact.date.precision == "day" and r.fact.status == Status.HELD
            ),
            None,
        )
        for reading in readings:
            fact = reading.fact
            if fact.date is None and fact.type == FactType.ATTEND and fact.event is not None:
                reading.fact = fact.model_copy(update={"date": self._edition_day(fact.event.id)})
            elif (
                fact.date is None
                and first is not None
                and reading.order < first.order
                and first.order - reading.order < _LEAD_TOKENS
            ):
                if fact.status == Status.HELD or fact.type not in ("MEET", "VISIT", "ATTEND", "AGREE"):
                    reading.fact = fact.model_copy(
                        update={"date": first.fact.date.model_copy(update={"basis": ("context",)})}
                    )  # type: ignore[union-attr]
        return readings

    def _edition_day(self, event: str) -> DateRange | None:
        edition = self.editions.get(event)
        if edition is None or len(edition.start) < 10:
            return None
        day = self.day.isoformat() if self.day else ""
        if edition.start <= day <= (edition.end or edition.start):
            return DateRange(start=day, precision="day", basis=("event", self.basis))
        end = edition.end if edition.end and edition.end != edition.start else None
        return DateRange(start=edition.start, end=end, precision="range" if end else "day", basis=("event",))

    @staticmethod
    def _counts(part: Participant) -> bool:
        """Whether somebody matters to diplomacy: known, or of an office of a state or body."""
        return (
            part.kind.value != "country" and (part.basis.value != "provisional" or part.country is not None)
        ) or (
            part.kind.value == "country"
            and part.role.value in ("party", "source", "mediator", "visitor", "attendee", "speaker")
        )

    # -- participants --------------------------------------------------------------------------

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
        if mention is not None:
            first, last = mention.name or (mention.first, mention.last)
            words = self._words(first, last)[self._written_before(mention, first) :]
            if mention.kind not in ("pronoun", "pair"):
                self.mentioned[entity.id] = words
            return words
        return self.mentioned.get(entity.id, entity.name)

    def _written_before(self, mention: Mention, first: int) -> int:
        """How many letters of the first word are proclitics, "and" or "to", and not the name's."""
        clitic = mention.clitic if first == mention.first else ""
        return len(clitic) if self.tokens[first].norm.startswith(clitic) else 0

    @staticmethod
    def _basis(entity: Entity, mention: Mention | None) -> str:
        if (
            mention is None
            or mention.kind in ("pronoun", "pair")
            or (mention.counterpart and mention.name is None)
        ):
            return "coreference"
        return entity.basis

    # -- when ----------------------------------------------------------------------------------

    def _date(self, line: Line, c: Candidate, status: Status) -> tuple[DateRange | None, bool]:
        """The date nearest to the trigger in its sentence, else the day of which the article is speaking."""
        coming = status in _COMING
        best = self._nearest(line, c)
        if best is not None:
            found = resolve(best, self.day, future=coming, basis=self.basis)
            if found is not None:
                if (not coming and c.type != "STATE") or self.context is None:
                    self.context = found if found.precision == "day" else self.context
                return found, True
        if coming and c.type in _DATED_AHEAD:
            return None, False
        if self.context is not None:
            return self.context.model_copy(update={"basis": ("context",)}), False
        return None, False

    def _nearest(self, line: Line, c: Candidate) -> When | None:
        trigger = line.row[c.at]
        stops = [e.first for e in line.row if e.kind == "stop"]

        def distance(when: When) -> int:
            gap = when.first - trigger.last if when.first >= trigger.last else trigger.first - when.last
            low, high = sorted((when.first, trigger.first))
            crossed = sum(
                (e.is_action or e.kind in ("sub", "rel")) and low < e.first < high for e in line.row
            )
            vague = 12 if when.year and not when.month else 0
            return gap + vague + 6 * crossed + 40 * any(low < s < high for s in stops)

        usable = [w for w in line.whens if not w.since and not (w.year and not w.month and c.type == "STATE")]
        best = min(usable, key=distance, default=None)
        return (
            best
            if best is not None and distance(best) < (20 if best.year and not best.month else 40)
            else None
        )

    # -- where ---------------------------------------------------------------------------------

    def _event(self, line: Line, c: Candidate, when: DateRange | None, talk: Discourse) -> Any:
        series = c.event or next(
            (
                e.mention.value
                for e in line.row
                if e.mention is not None and e.mention.kind == "event" and c.type in _PLACED
            ),
            None,
        )
        if series is None and c.type in _PLACED and self._summit(line, c):
            series = talk.event
        if series is None:
            return None
        day = (
            when.start
            if when and not when.start.startswith("X") and len(when.start) == 10
            else self.day.isoformat()
            if self.day
            else None
        )
        edition = edition_of(series, day, set(talk.linker.countries_seen))
        if edition is not None:
            self.editions[edition.id] = edition
        return edition or series

    def _summit(self, line: Line, c: Candidate) -> bool:
        """Whether the trigger's clause speaks of "the summit", meaning the one named before."""
        return any(
            e.kind == "noun" and any(x.kind == "noun" and x.value["id"] == "multilateral" for x in e.entries)
            for k, e in enumerate(line.row)
            if abs(k - c.at) <= 10 and k != c.at
        )

    def _place(self, line: Line, c: Candidate, event: Any, talk: Discourse) -> Place | None:
        if c.place is not None:
            return _place_of(c.place, self._metonym(c))
        if isinstance(event, kb.Edition) and event.city:
            return Place(
                id=slug(event.city["en"]),
                name=event.city["en"],
                names=_others(event.city),
                country=event.country,
            )
        if c.type not in _PLACED and c.type != "STATE":
            return None
        named = self._named_place(
            line.row,
            c.at,
            3 if c.type == "STATE" else 10,
            cities=c.type not in ("MEET", "ATTEND") or c.why.get("rule") == "talk",
        )
        if named is not None:
            return named
        if c.type == "MEET":
            for _, entity, _ in c.parts:
                if entity.id in talk.whereabouts:
                    place, name, country = talk.whereabouts[entity.id]
                    return Place(id=place, name=name, country=country)
        return None

    @staticmethod
    def _metonym(c: Candidate) -> bool:
        mention = next((m for role, _, m in c.parts if role == "destination"), None)
        return mention is not None and mention.known == "metonym"

    def _named_place(self, row: list[Element], at: int, reach: int, *, cities: bool) -> Place | None:
        best: tuple[int, Mention] | None = None
        for k, element in enumerate(row):
            m = element.mention
            if (
                m is None
                or m.kind not in ("place", "country")
                or m.prep not in ("in", "at", "b")
                or m.adjective
            ):
                continue
            gap = abs(k - at)
            if self._apart(row, min(at, k) + 1, max(at, k), k > at) or (
                cities and m.kind == "country" and m.known != "metonym"
            ):
                continue
            if gap <= reach and (best is None or gap < best[0]):
                best = gap, m
        return _place_of(best[1].value, best[1].known == "metonym") if best else None

    @staticmethod
    def _apart(row: list[Element], first: int, last: int, after: bool) -> bool:
        """Whether what stands between trigger and place makes the place another clause's."""
        return any(
            e.kind in ("comp", "stop") or (e.kind == "comma" and after) or (e.is_action and e.kind != "light")
            for e in row[first:last]
        )

    # -- what about, who says ----------------------------------------------------------------------

    def _topics(self, line: Line, c: Candidate) -> tuple[Named, ...]:
        out: dict[str, Named] = {}
        i = line.sentence.first
        while i < line.sentence.last and len(out) < _TOPICS:
            hit = (
                self.pack.topics.longest(self.tokens, i, line.sentence.last)
                if self.tokens[i].is_word
                else None
            )
            if hit is None:
                i += 1
                continue
            topic: kb.Topic = hit.entries[0].value
            out.setdefault(topic.id, Named(id=topic.id, name=topic.name["en"], names=_others(topic.name)))
            i = hit.last
        own = {e.id for _, e, _ in c.parts}
        for element in line.row:
            m = element.mention
            if (
                m is not None
                and m.kind == "country"
                and m.entity is not None
                and m.prep in ("in", "on", "during")
                and m.entity.id not in own
                and len(out) < _TOPICS
            ):
                out.setdefault(
                    m.entity.id, Named(id=m.entity.id, name=m.entity.name, names=_others(m.entity.names))
                )
        return tuple(out.values())

    def _attribution(self, line: Line, c: Candidate, speaker: list[Entity]) -> tuple[Named, ...]:
        claimed = [e for role, e, _ in c.parts if role == "speaker"] if c.type == "STATE" else speaker
        if not claimed:
            claimed = [
                e.mention.entity for e in line.row
                if e.mention is not None and e.mention.prep == "source" and e.mention.entity is not None
            ]  # fmt: skip
        return tuple(Named(id=e.id, name=e.name, names=_others(e.names)) for e in claimed[:2])

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


def _others(names: dict[str, str]) -> dict[str, str]:
    return {k: v for k, v in names.items() if k != "en" and v}


def _place_of(place: Any, metonym: bool) -> Place:
    if isinstance(place, kb.Country):
        if metonym and place.capital:
            return Place(
                id=slug(place.capital["en"]),
                name=place.capital["en"],
                names=_others(place.capital),
                country=place.iso3,
            )
        return Place(id=place.id, name=place.name["en"], names=_others(place.name), country=place.iso3)
    return Place(id=place.id, name=place.name["en"], names=_others(place.name), country=place.country)


_TRUST = {"alias": 1.0, "office+date": 0.9, "surname": 0.9, "coreference": 0.85, "provisional": 0.8}


def _confidence(parts: list[Participant], c: Candidate) -> float:
    """How far the links carry: 0.95 for named parties, less for each that was inferred."""
    out = 0.95 if c.type != "STATE" else 0.85
    for part in parts:
        out *= _TRUST[part.basis.value]
    return round(max(out, 0.2), 2)
