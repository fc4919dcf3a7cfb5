"""A record of event data -> an article that is the record, with its one fact; or why there is none."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from pydantic import ValidationError

from graph import codes
from graph.facts import (
    Article,
    Basis,
    DateRange,
    Evidence,
    Fact,
    Kind,
    Named,
    Participant,
    Place,
    Precision,
    Role,
    Status,
)
from graph.ids import fact_id
from ingest.articles import BadInput
from ingest.coded.actors import Actors
from ingest.coded.cameo import Coding, codings
from ingest.entities import Entity, of_country
from ingest.results import Result

# An intent or a demand is told on that day, for a day about then that the record does not have.
_YET_TO_COME = frozenset({Status.PLANNED, Status.CALLED_FOR})


class Passed(StrEnum):
    """Why a record that is well formed gives no fact."""

    NO_TYPE = "of no type of fact (war, police, protest)"
    NO_ACTOR = "without two actors that are told apart"
    DOMESTIC = "within one country"
    NO_EVENT = "mentions of events that are not in the graph"


@dataclass(frozen=True, slots=True)
class Actor:
    """An actor as the record has it: its name, and the ISO 3166 alpha-3 code of its country where told apart."""

    name: str
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """One coded event; `id` is the one its article gets, `line` the record letter for letter, `day` YYYY-MM-DD."""

    id: str
    line: str
    day: str
    code: str
    source: Actor
    target: Actor
    place: Place | None = None
    url: str | None = None
    published: str | None = None  # where it is another day


@dataclass(frozen=True, slots=True)
class Dataset:
    """Whose records they are; `confidence` is about the share of its records that are right."""

    name: str
    actors: Actors
    confidence: float

    @property
    def extractor(self) -> str:
        return f"coded/{self.name.lower()}"

    def result(self, record: Record) -> Result | Passed | BadInput:
        """The record as an article with its fact. The CAMEO code is the record's own, also where it has a finer one."""
        if record.code not in codings():
            return BadInput(record.id, f"{record.code!r} is no CAMEO code")
        coding = codings()[record.code]
        if coding is None:
            return Passed.NO_TYPE
        parts = self._participants(record, coding)
        if isinstance(parts, Passed):
            return parts
        try:
            return Result(self.article(record), [self._fact(record, coding, *parts)])
        except ValidationError as error:
            return BadInput(record.id, f"{'.'.join(map(str, error.errors()[0]['loc']))}: {error.errors()[0]['msg']}")

    def article(self, record: Record) -> Article:
        return Article(
            id=record.id,
            text=record.line,
            published=record.published or record.day,
            url=record.url,
            source=self.name,
        )

    def _participants(
        self, record: Record, coding: Coding
    ) -> tuple[tuple[Participant, ...], tuple[Named, ...]] | Passed:
        """Who takes part, and who only claims."""
        sides: list[tuple[Actor, Role | None]] = [(record.source, coding.source), (record.target, coding.target)]
        linked = [
            (self.actors.link(actor.name, record.day, person=role in _BY_PEOPLE, country=actor.country), actor, role)
            for actor, role in sides
        ]
        known = [(entity, actor, role) for entity, actor, role in linked if entity is not None]
        if len({entity.id for entity, _, _ in known}) < 2:
            return Passed.NO_ACTOR
        if len({entity.country or entity.id for entity, _, _ in known}) < 2:
            return Passed.DOMESTIC
        parts = [_participant(entity, actor.name, role) for entity, actor, role in known if role is not None]
        claimants = tuple(
            Named(id=entity.id, name=entity.name, names=entity.names) for entity, _, role in known if role is None
        )
        return tuple(self._with_destination(parts)), claimants

    def _with_destination(self, parts: list[Participant]) -> list[Participant]:
        """A country that is visited is the destination; a host's country is one too."""
        host = next((part for part in parts if part.role is Role.HOST), None)
        if host is None:
            return parts
        if host.kind is Kind.COUNTRY:
            return [p if p is not host else p.model_copy(update={"role": Role.DESTINATION}) for p in parts]
        state = self.actors.by_iso.get(host.country or "")
        if state is None:
            return parts
        return [*parts, _participant(of_country(state), host.mention, Role.DESTINATION)]

    def _fact(
        self, record: Record, coding: Coding, parts: tuple[Participant, ...], claimants: tuple[Named, ...]
    ) -> Fact:
        who = [(part.id, part.role.value) for part in parts]
        subtype = coding.subtype and coding.subtype.value
        return Fact(
            id=fact_id(record.id, coding.type.value, subtype, who, coding.status.value, 0),
            article=record.id,
            type=coding.type,
            subtype=coding.subtype,
            status=coding.status,
            participants=parts,
            date=_date(record.day, coding.status),
            place=record.place,
            attribution=claimants,
            evidence=(Evidence(quote=record.line, start=0, end=len(record.line)),),
            confidence=self.confidence,
            plover=codes.plover(coding.type, coding.subtype, coding.status),
            cameo=record.code,
            extractor=self.extractor,
        )


# Roles of those who meet and travel: an office is its holder there.
_BY_PEOPLE = frozenset({Role.PARTY, Role.VISITOR, Role.HOST, Role.MEDIATOR})


def _date(day: str, status: Status) -> DateRange:
    precision = Precision.APPROX if status in _YET_TO_COME else Precision.DAY
    return DateRange(start=day, precision=precision, basis=("record",))


def _participant(entity: Entity, mention: str, role: Role) -> Participant:
    return Participant(
        id=entity.id,
        name=entity.name,
        names=entity.names,
        mention=mention,
        kind=Kind(entity.kind),
        role=role,
        wikidata=entity.wikidata,
        basis=Basis(entity.basis),
        country=entity.country,
        office=entity.office,
    )


Parsed = Record | Passed | BadInput
