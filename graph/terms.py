"""The closed vocabularies of facts, apart from the models of `graph.facts`: a command line needs no more of them."""

from __future__ import annotations

from enum import StrEnum


class FactType(StrEnum):
    """What is told. The PLOVER and CAMEO codes of each are in `graph.codes`."""

    MEET = "MEET"
    VISIT = "VISIT"
    ATTEND = "ATTEND"
    COOPERATE = "COOPERATE"
    AGREE = "AGREE"
    SUPPORT = "SUPPORT"
    CRITICIZE = "CRITICIZE"
    SANCTION = "SANCTION"
    MEDIATE = "MEDIATE"
    STATE = "STATE"


class Subtype(StrEnum):
    """A finer reading, for the types that have one."""

    BILATERAL = "bilateral"
    MULTILATERAL = "multilateral"
    PHONE = "phone"
    AGREED = "agreed"
    SIGNED = "signed"
    CRITICIZED = "criticized"
    REJECTED = "rejected"


class Status(StrEnum):
    """Whether it took place, as the article tells it. `cancelled` includes postponed."""

    HELD = "held"
    PLANNED = "planned"
    CANCELLED = "cancelled"
    DENIED = "denied"
    CALLED_FOR = "called_for"


class Role(StrEnum):
    """The part that a participant has in a fact."""

    PARTY = "party"
    VISITOR = "visitor"
    DESTINATION = "destination"
    HOST = "host"
    ATTENDEE = "attendee"
    SPEAKER = "speaker"
    ADDRESSEE = "addressee"
    ABOUT = "about"
    SOURCE = "source"
    TARGET = "target"
    MEDIATOR = "mediator"


class Kind(StrEnum):
    """What a participant is. A person is never a country or a body."""

    PERSON = "person"
    COUNTRY = "country"
    ORGANIZATION = "organization"


class Basis(StrEnum):
    """How a mention was linked to an entity."""

    ALIAS = "alias"
    OFFICE_DATE = "office+date"
    SURNAME = "surname"
    COREFERENCE = "coreference"
    PROVISIONAL = "provisional"


class Precision(StrEnum):
    """How exactly a date is known."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    RANGE = "range"
    APPROX = "approx"
    OPEN = "open"
