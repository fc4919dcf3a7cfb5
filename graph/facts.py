"""Facts and what they are made of: the words that all else speaks.

A fact is one thing that one article says happened, will happen, was denied or was said, with the
words that say so. It never exists without evidence, and it never changes: what is corrected is a
new fact. Types follow the PLOVER ontology (Open Event Data Alliance, 2018) where it has them.
"""

from __future__ import annotations

import json
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError, model_validator

from graph.terms import Basis, FactType, Kind, Precision, Role, Status, Subtype

__all__ = [
    "SUBTYPES",
    "Article",
    "Basis",
    "DateRange",
    "Evidence",
    "Fact",
    "FactType",
    "Kind",
    "Model",
    "Named",
    "Participant",
    "Place",
    "Precision",
    "Role",
    "Status",
    "Subtype",
]

SUBTYPES: dict[FactType, frozenset[Subtype]] = {
    FactType.MEET: frozenset({Subtype.BILATERAL, Subtype.MULTILATERAL, Subtype.PHONE}),
    FactType.AGREE: frozenset({Subtype.AGREED, Subtype.SIGNED}),
    FactType.CRITICIZE: frozenset({Subtype.CRITICIZED, Subtype.REJECTED}),
}

NonEmpty = Annotated[str, StringConstraints(min_length=1)]
# ISO 8601 to day, month or year, or EDTF (Library of Congress, 2019) with an unspecified year: XXXX-11-23
DateText = Annotated[str, StringConstraints(pattern=r"^(\d{4}|XXXX)(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$")]


class Model(BaseModel):
    """Immutable, and refuses fields that it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Participant(Model):
    """Somebody or some body that takes part in a fact, and how the article names them."""

    id: NonEmpty
    name: NonEmpty
    names: dict[str, str] = {}
    mention: NonEmpty
    kind: Kind
    role: Role
    wikidata: str | None = None
    basis: Basis
    country: str | None = None  # ISO 3166 alpha-3 of the country a person or body speaks for
    office: str | None = None  # the office that the mention names, e.g. "president"


class DateRange(Model):
    """When; `end` is inclusive, and null for a single day, week, month or year."""

    start: DateText
    end: DateText | None = None
    precision: Precision
    basis: tuple[str, ...] = ()


class Named(Model):
    """Something with an id and a name: an event, a place, a topic, somebody who claims."""

    id: NonEmpty
    name: NonEmpty
    names: dict[str, str] = {}


class Place(Named):
    """Where; `country` is the ISO 3166 alpha-3 code, and `names["en"]` a town's full name: "Tripoli, Libya"."""

    country: str | None = None


class Evidence(Model):
    """Words of the article: `text[start:end] == quote`, in code points of `Article.text`."""

    quote: NonEmpty
    start: Annotated[int, Field(ge=0)]
    end: int

    @model_validator(mode="after")
    def _length_fits(self) -> Evidence:
        if self.end - self.start != len(self.quote):
            raise ValueError("end - start must be the length of the quote")
        return self


class Fact(Model):
    """One thing that one article says; see `Contract: a fact` in the README."""

    id: NonEmpty
    article: NonEmpty
    type: FactType
    subtype: Subtype | None = None
    status: Status
    participants: Annotated[tuple[Participant, ...], Field(min_length=1)]
    date: DateRange | None = None
    place: Place | None = None
    event: Named | None = None
    topics: tuple[Named, ...] = ()
    attribution: tuple[Named, ...] = ()
    evidence: Annotated[tuple[Evidence, ...], Field(min_length=1)]
    confidence: Annotated[float, Field(ge=0, le=1)]
    plover: str | None = None
    cameo: str | None = None
    extractor: NonEmpty

    @model_validator(mode="after")
    def _subtype_belongs(self) -> Fact:
        if self.subtype is not None and self.subtype not in SUBTYPES.get(self.type, frozenset()):
            raise ValueError(f"{self.subtype.value} is no subtype of {self.type.value}")
        return self

    @classmethod
    def stored(cls, text: str) -> Fact:
        """A fact as a graph keeps it: a subtype of an earlier version that this one does not know is left out."""
        try:
            return cls.model_validate_json(text)
        except ValidationError:
            row = json.loads(text)
            if row.get("subtype") is None:
                raise
            return cls.model_validate_json(json.dumps(row | {"subtype": None}))


class Article(Model):
    """A news article. `text` is kept as given, letter for letter: offsets count in it."""

    id: NonEmpty
    text: NonEmpty
    title: str | None = None
    lang: str | None = None
    published: Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}")] | None = None
    url: str | None = None
    source: str | None = None
