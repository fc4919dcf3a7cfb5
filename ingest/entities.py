"""Entities: the actors of an article, as it knows them."""

from __future__ import annotations

from dataclasses import dataclass, field

from ingest import kb


@dataclass(slots=True)
class Entity:
    """An actor as the article knows it; `country` is the ISO alpha-3 code of the state spoken for."""

    id: str
    name: str
    kind: str
    names: dict[str, str] = field(default_factory=dict)
    wikidata: str | None = None
    country: str | None = None
    basis: str = "alias"
    office: str | None = None
    once: str = ""  # the office that somebody is told to have held: "the former president X"
    gender: str = ""  # m or f, once a pronoun has told
    person: kb.Person | None = None
    form: tuple[str, ...] = ()  # folded words of its name
    heard: int = 0  # when it was last read of, by the linker's count
    spoke: int = 0  # when it was last read to speak, by the same

    def serves(self, of: str) -> bool:
        """Whether somebody speaks, or spoke, for a body, whatever his country: "the UN envoy"."""
        return bool(of) and len(of) != 3 and self.person is not None and any(o.of == of for o in self.person.offices)

    @property
    def of_bodies(self) -> bool:
        """Whether the first of somebody's offices is of a body, so that he speaks for no state."""
        offices = self.person.offices if self.person is not None else ()
        return bool(offices) and len(offices[0].of) != 3


def of_country(country: kb.Country) -> Entity:
    """The entity of a state."""
    return Entity(country.id, country.name["en"], "country", dict(country.name), country.wikidata, country.iso3)


def others(names: dict[str, str]) -> dict[str, str]:
    """The names in other languages than English."""
    return {k: v for k, v in names.items() if k != "en" and v}
