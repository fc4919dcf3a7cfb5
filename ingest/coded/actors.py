"""Actors of event data, linked through the knowledge base.

An actor of ICEWS is a name ("Sergey Viktorovich Lavrov", "Iran") or a sector with its country ("Foreign Affairs
(Bangladesh)", "Citizen (Nigeria)"); one of GDELT is a name in capitals with a country's code. An office is its
holder on the day, where a person is wanted; else the ministry. What is not known becomes a provisional entity,
the same for all records of one dictionary.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import combinations

from graph.facts import Basis, Kind
from graph.ids import digest, slug
from ingest import kb
from ingest.entities import Entity, of_country
from ingest.text.normalize import fold

_SECTOR = re.compile(r"(?P<sector>.+?) \((?P<country>[^()]+)\)")
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_LONGEST_NAME = 7  # words; of longer ones no shorter form is tried
_NEAR_YEARS = 4  # somebody is in the news about the time of an office

# Sectors whose holder is a person; the first office that somebody holds on the day counts.
_OFFICES = {
    "head of government": ("prime-minister", "president", "monarch", "supreme-leader", "leader"),
    "foreign affairs": ("foreign-minister",),
    "defense security ministry": ("defense-minister",),
    "treasury finance ministry": ("finance-minister",),
    "domestic affairs": ("interior-minister",),
    "energy department ministry": ("energy-minister",),
    "national security advisor": ("national-security-adviser",),
    "royal administration": ("monarch",),
    "president": ("president",),
    "prime minister": ("prime-minister",),
    "king": ("monarch",),
    "queen": ("monarch",),
    "vice president": ("vice-president",),
    "foreign minister": ("foreign-minister",),
    "foreign ministry": ("foreign-minister",),
    "secretary of state": ("foreign-minister",),
    "defense minister": ("defense-minister",),
    "defense ministry": ("defense-minister",),
    "finance minister": ("finance-minister",),
    "finance ministry": ("finance-minister",),
    "interior minister": ("interior-minister",),
}
# Where a president leads beside a prime minister, coders mean the president by "Head of Government": so say the
# records of ICEWS that code one event both by the office and by a name.
_PRESIDENT_LEADS = frozenset(
    {"AFG", "AGO", "AZE", "BDI", "BFA", "BLR", "CAF", "CHN", "CIV", "CMR", "COD", "COG", "DJI", "DZA", "EGY",
     "FRA", "GAB", "GIN", "GNQ", "KAZ", "KEN", "KOR", "LKA", "MDG", "MLI", "MOZ", "MRT", "NAM", "NER", "PER",
     "RUS", "RWA", "SEN", "SYR", "TCD", "TGO", "TJK", "TWN", "TZA", "UGA", "UZB", "YEM"}
)  # fmt: skip
# Those that are a body where no person is wanted, as the reader of articles names them.
_MINISTRIES = {
    "foreign-minister": "foreign-ministry",
    "defense-minister": "defense-ministry",
    "finance-minister": "finance-ministry",
    "interior-minister": "interior-ministry",
    "energy-minister": "energy-ministry",
}
_STATE = frozenset({"government", "cabinet council of ministers advisors", "cabinet", "administration"})


class Actors:
    """Links the actors of one dictionary; `dictionary` names it, e.g. "icews".

    `by_country` says that one name ("Police") is another actor in each country.
    """

    def __init__(self, dictionary: str, *, by_country: bool = False) -> None:
        base = kb.load()
        self._dictionary, self._by_country = dictionary, by_country
        self._base, self.by_iso = base, base.by_iso
        self._states = _state_names(base)
        self._bodies = dict(_names(base.organizations))
        self._people = _people(base)
        names = [form.split() for form in self._people if " " in form]
        self._name_words = {word for name in names for word in (name[0], name[-1])}
        self._body_words = {word for form in self._bodies for word in form.split()} - self._name_words
        self._known = lru_cache(maxsize=50_000)(self._candidates)

    def link(self, name: str, day: str, *, person: bool, country: str | None = None) -> Entity | None:
        """The entity of an actor on a day (YYYY-MM-DD); None where the name names nobody.

        `person` says that an office is wanted as its holder; `country` is the ISO 3166 alpha-3 code, where the
        record tells it apart from the name.
        """
        name = " ".join(reversed(name.split(", "))) if name.count(", ") == 1 else name  # Korea, Republic of
        form = _form(name)
        if not form or form.startswith(("unspecified", "unidentified")):
            return None
        match = _SECTOR.fullmatch(name)
        state = self._states.get(_form(match["country"])) if match else None
        if match and state:
            return self._of_sector(match["sector"], state, day, person=person)
        if form in self._states:
            return of_country(self._states[form])
        origin = self.by_iso.get(country or "")
        if origin and (form in _OFFICES or form in _STATE):
            return self._of_sector(name, origin, day, person=person)
        return self._named(name, form, day, origin, person=person)

    def state(self, name: str) -> kb.Country | None:
        """The country that a name, a demonym or a capital names."""
        return self._states.get(_form(name))

    # -- sectors -----------------------------------------------------------------------------------

    def _of_sector(self, sector: str, state: kb.Country, day: str, *, person: bool) -> Entity:
        form = _form(sector)
        if form in _STATE:
            return of_country(state)
        offices = _OFFICES.get(form, ())
        if form == "head of government" and state.iso3 in _PRESIDENT_LEADS:
            offices = ("president", *offices)
        if offices and (person or offices[0] not in _MINISTRIES):
            holder = next(self._in_office(offices, state.iso3, day), None)
            if holder is not None:
                office, who = holder
                return _of_person(who, Basis.OFFICE_DATE, day, office, state.iso3)
        ministry = _MINISTRIES.get(offices[0]) if offices else None
        if ministry:
            return _ministry(ministry, state)
        return Entity(
            slug(f"{sector} {state.iso3}"),
            f"{sector} ({state.name['en']})",
            Kind.ORGANIZATION,
            country=state.iso3,
            basis=Basis.PROVISIONAL,
        )

    def _in_office(self, offices: Iterable[str], iso3: str, day: str) -> Iterator[tuple[str, kb.Person]]:
        for office in offices:
            for term, who in self._base.holders(office, iso3):
                if term.start and term.covers(day):
                    yield office, who

    # -- names -------------------------------------------------------------------------------------

    def _named(self, name: str, form: str, day: str, origin: kb.Country | None, *, person: bool) -> Entity:
        body = self._bodies.get(form)
        if body is not None:
            names = {code: word for code, word in body.name.items() if code != "en" and word}
            return Entity(body.id, body.name["en"], Kind.ORGANIZATION, names, body.wikidata, body.country)
        iso3 = origin.iso3 if origin else None
        who = _about(self._known(form), day, iso3)
        if who is not None:
            return _of_person(who, Basis.ALIAS, day)
        like_a_person = self._like_a_person(form.split())
        if origin and self._by_country and not like_a_person:
            return self._of_sector(name, origin, day, person=person)
        return Entity(
            f"p-{slug(name)}-{digest(self._dictionary, name)[:8]}",
            name,
            Kind.PERSON if like_a_person else Kind.ORGANIZATION,
            country=iso3,
            basis=Basis.PROVISIONAL,
        )

    def _like_a_person(self, words: list[str]) -> bool:
        """Whether an unknown name is one of a person, by those of people and bodies that are known."""
        if not 2 <= len(words) <= _LONGEST_NAME or self._body_words.intersection(words):
            return False
        return words[0] in self._name_words or words[-1] in self._name_words

    def _candidates(self, form: str) -> tuple[kb.Person, ...]:
        """Those who bear the name, or the longest part of it that somebody bears: patronymics are left out."""
        words = form.split()
        if form in self._people or not 2 < len(words) <= _LONGEST_NAME:
            return tuple(self._people.get(form, ()))
        for length in range(len(words) - 1, 1, -1):
            parts = (" ".join([words[0], *rest]) for rest in combinations(words[1:], length - 1))
            found = {person.id: person for part in parts for person in self._people.get(part, ())}
            if found:
                return tuple(found.values())
        return ()


def _about(people: Iterable[kb.Person], day: str, country: str | None) -> kb.Person | None:
    """The one of them who is meant on a day: of the country told, in office then or about then."""
    found = [p for p in people if country is None or country in {p.country, *(o.of for o in p.offices)}]
    for years in (0, _NEAR_YEARS):
        near = [p for p in found if any(_covers(o, day, years) for o in p.offices)]
        if len(near) == 1:
            return near[0]
        found = near or found
    return found[0] if len(found) == 1 else None


def _covers(office: kb.Office, day: str, years: int) -> bool:
    if not years:
        return office.covers(day)
    year, start, end = int(day[:4]), office.start[:4], office.end[:4]
    after = not start.isdigit() or year >= int(start) - years
    return after and (not end.isdigit() or year <= int(end) + years)


def _of_person(who: kb.Person, basis: Basis, day: str, office: str | None = None, country: str | None = None) -> Entity:
    held = next((o for o in who.offices if o.covers(day)), None)
    names = {code: name for code, name in who.name.items() if code != "en" and name}
    side = country or (held.of if held and len(held.of) == 3 else who.country) or None
    entity = Entity(who.id, who.name["en"], Kind.PERSON, names, who.wikidata, side, basis, person=who)
    entity.office = office or (held.office if held else None)
    return entity


def _ministry(ministry: str, state: kb.Country) -> Entity:
    adjective = (state.demonyms.get("en") or [state.name["en"]])[0]
    title = f"{adjective} {ministry.replace('-', ' ').title()}"
    return Entity(f"{ministry}-{state.iso3}".lower(), title, Kind.ORGANIZATION, country=state.iso3)


def _form(name: str) -> str:
    """A name as it is compared: folded words, without signs between them."""
    return " ".join(fold(word) for word in _WORD.findall(name))


def _names(rows: Iterable[kb.Organization]) -> Iterator[tuple[str, kb.Organization]]:
    """Names of organizations, the aliases first so that a name proper goes before another's alias."""
    listed = list(rows)
    for row in listed:
        yield from ((_form(alias), row) for alias in row.aliases.get("en", ()))
    yield from ((_form(row.name["en"]), row) for row in listed)


def _state_names(base: kb.KnowledgeBase) -> dict[str, kb.Country]:
    out: dict[str, kb.Country] = {}
    for words in ("metonyms", "demonyms", "aliases"):
        for country in base.countries:
            out |= {_form(word): country for word in getattr(country, words).get("en", ())}
    return out | {_form(country.name["en"]): country for country in base.countries}


def _people(base: kb.KnowledgeBase) -> dict[str, list[kb.Person]]:
    """People by name; a single word counts too, since a dictionary means somebody by it."""
    out: dict[str, list[kb.Person]] = defaultdict(list)
    for person in base.people:
        for form in {_form(name) for name in (person.name["en"], *person.aliases.get("en", ()))}:
            out[form].append(person)
    return dict(out)
