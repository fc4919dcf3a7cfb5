"""What the article has said so far: whom "he", "the two leaders" and "his counterpart" mean.

Kept in the order of reading and never looked at ahead. Small on purpose: the nearest fitting one before.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TypeVar

from graph.facts import Place, Status
from ingest import kb
from ingest.element import Element
from ingest.entities import Entity, of_country
from ingest.linking import Linker
from ingest.mention import Mention

_Told = TypeVar("_Told", Entity, str)
_SEXES = {"him": "m", "hers": "f"}  # of English object pronouns
_STATES = 2  # that may as well have met as the people named
_OF_BODIES = ("secretary-general", "commissioner", "high-representative")  # who speak for no state


@dataclass(slots=True, frozen=True)
class Deed:
    """What somebody did to somebody: a measure, support, blame."""

    type: str
    subtype: str | None
    status: Status | None
    doers: list[Entity]
    targets: list[Entity]


@dataclass(slots=True)
class Discourse:
    """The memory of one reading of one article."""

    base: kb.KnowledgeBase
    linker: Linker
    subject: list[Entity] = field(default_factory=list)  # of the last clause
    earlier: list[Entity] = field(default_factory=list)  # of the clause before
    left_out: bool = False  # whether the sentence being read has left its subject out: it is that of the one before
    speaker: list[Entity] = field(default_factory=list)
    voice: list[Entity] = field(default_factory=list)  # who says "I" in the sentence being read
    persons: list[Entity] = field(default_factory=list)  # latest last
    visitors: list[Entity] = field(default_factory=list)  # people of whom a visit is told, latest last
    bodies: list[Entity] = field(default_factory=list)  # countries and organizations as actors, latest last
    pair: list[Entity] = field(default_factory=list)  # those who met last
    pairs: list[list[Entity]] = field(default_factory=list)  # all pairs of people who met
    company: list[Entity] = field(default_factory=list)  # all of whom the sentence that told so last says that they met
    gathered: int = -1  # where that sentence began
    deeds: dict[str, list[Entity]] = field(default_factory=dict)  # type, or "deed" for any -> who did it last
    scene: kb.Place | kb.Country | None = None  # the city of the dateline
    issuer: Entity | None = None  # the body whose statement is quoted
    delegation: Entity | None = None  # the head of the delegation named last, or whose it is
    sanctioned: list[Entity] = field(default_factory=list)  # whom the last sanction was told of
    listed: dict[str, tuple[Entity, Mention]] = field(default_factory=dict)  # those of the phrase that is resolved
    done: Deed | None = None  # what this sentence has told somebody to have done to somebody
    before: Deed | None = None  # the same of the sentence before
    event: kb.EventSeries | None = None  # the last named
    venue: Place | None = None  # where that summit, conference or ceremony is
    stranger: bool = False  # whether who spoke last speaks for no state
    occasion: bool = False  # whether a summit, conference or ceremony has been spoken of
    opening: int = -1  # the unit that opened the sentence
    lead: list[Entity] = field(default_factory=list)  # the state or body that opened it
    led: list[Entity] = field(default_factory=list)  # and that which opened the one before
    unnamed: bool = False  # whether who acted last is told by an office alone, of which nobody here is known
    countries: list[str] = field(default_factory=list)  # ISO codes, latest last
    here: list[str] = field(default_factory=list)  # of those who act, and the states named, in this sentence
    lands: list[str] = field(default_factory=list)  # of them, also places, but no one's home that goes unnamed
    meant: dict[int, list[Entity]] = field(default_factory=dict)  # whom "he" at a token of the sentence means
    just: list[Entity] = field(default_factory=list)  # the people whom the sentence before named
    said: list[Entity] = field(default_factory=list)  # the states and bodies that it named
    began: int = 0  # the linker's count when the sentence began
    paired: list[Entity] = field(default_factory=list)  # the two of whom the sentence has told that they met
    acted: bool = False  # whether the sentence has told who acts
    teller: list[Entity] = field(default_factory=list)  # "he" who in this sentence said what others did
    seen_at: dict[str, Place] = field(default_factory=dict)  # person -> where he was told to be last
    # person, by his visit's status and whether that was before the days of the article
    whereabouts: dict[tuple[str, Status, bool], Place] = field(default_factory=dict)

    @property
    def vso(self) -> bool:
        """Whether verbs come first in the article's language."""
        return bool(self.linker.pack.rules["order"] == "vso")

    def begin(self) -> None:
        """A sentence begins; "he" who told of others in the one before goes on being he."""
        self.subject, self.teller = self.teller or self.subject, []
        self.just = [e for e in self.persons if e.heard > self.began]
        self.said = [e for e in self.bodies if e.heard > self.began]
        self.opening, self.before, self.done, self.left_out = -1, self.done, None, False
        self.here, self.meant, self.acted, self.began = [], {}, False, self.linker.clock
        self.paired, self.led, self.lead = [], self.lead, []

    def stay(self, visit: tuple[str, Status, bool], place: Place) -> None:
        """Note where a visitor is; a city that has been told is not forgotten for its country."""
        told = self.whereabouts.get(visit)
        if told is None or told.country != place.country or not isinstance(self.base.by_id.get(place.id), kb.Country):
            self.whereabouts[visit] = place

    def act(self, subject: list[Entity]) -> None:
        """Note who does what a verb says; in Arabic "the minister" is he, rather than whom he met."""
        self.earlier, self.subject, self.acted, self.unnamed = self.subject, subject, True, False
        if self.vso:
            self.linker.note_speakers([e for e in subject if e.kind == "person"])

    def tell(self, mentions: list[Mention]) -> None:
        """Note who says something, if he is but a pronoun: "He had told reporters that X would not come"."""
        he = len(mentions) == 1 and mentions[0].kind == "pronoun" and mentions[0].value in ("m", "f")
        if he and not (self.vso or self.teller):
            self.teller = self._of(mentions[0])

    def hear(self, mention: Mention) -> None:
        """Note a mention as read."""
        entity = mention.entity
        home = mention.value.iso3 if mention.kind == "country" else entity.country if entity is not None else None
        if home is not None and mention.office not in _OF_BODIES and not (entity is not None and entity.of_bodies):
            _last(self.here, home)
        if mention.kind == "event":
            self.event = mention.value
        if mention.kind == "country" and mention.value is not None:
            _last(self.lands, mention.value.iso3)
            if mention.prep not in ("in", "on", "at"):
                _last(self.countries, mention.value.iso3)
        if entity is None:
            return
        self.linker.hear(entity)
        if mention.heads or mention.group:
            self.delegation = entity
        if entity.kind == "person":
            _last(self.persons, entity)
            if (
                entity.country and not entity.of_bodies and not entity.serves(mention.of or "")
            ):  # the EU's envoy is not told of for Spain
                _last(self.countries, entity.country)
        elif not (mention.adjective or mention.mute):
            _last(self.bodies, entity)

    def entities(self, mentions: list[Mention]) -> list[tuple[Entity, Mention]]:
        """The entities that mentions mean, with pronouns and pairs resolved; unresolved ones are left out."""
        out: dict[str, tuple[Entity, Mention]] = {}
        self.listed = out
        for mention in mentions:
            for entity in self._of(mention):
                out.setdefault(entity.id, (entity, mention))
        return list(out.values())

    def _of(self, mention: Mention) -> list[Entity]:
        if mention.kind == "pair":
            return self.couple(mention.value)
        if mention.kind == "pronoun" and mention.value in ("m", "f"):
            return self.meant.setdefault(mention.first, self.pronoun(mention.value))
        if mention.kind == "pronoun":
            return self.pronoun(mention.value)
        if mention.counterpart and mention.entity is None:
            found = self.counterpart(mention)
            return [found] if found else []
        if mention.own and mention.office and mention.entity is None and mention.number != "sg" and not self.vso:
            return self._theirs()
        if mention.kind == "person" and mention.group and mention.entity is not None:
            country = self.base.by_iso.get(mention.entity.country or "")
            return [of_country(country)] if country else []
        return [mention.entity] if mention.entity is not None else []

    def _theirs(self) -> list[Entity]:
        """For whom "their foreign ministers" speak: the two states that act."""
        return self.subject if [e.kind for e in self.subject] == ["country", "country"] else []

    def pronoun(self, gender: str) -> list[Entity]:
        """he, she: the last person, first of all who spoke or acted last; it: the last body; they: the last pair."""
        if gender in _SEXES and not self.vso:
            return self._object(_SEXES[gender])
        match gender:
            case "m" | "f":
                return self._he_or_she(gender)
            case "me":
                return self.voice
            case "latter":
                return sorted((*self.persons[-1:], *self.bodies[-1:]), key=lambda e: -e.heard)[:1]
            case "him" | "her":
                return self.other(gender)
            case "there":
                return self._there()
            case "kingdom":
                return self._kingdom()
            case "pl":
                return self._they()
            case "delegation":
                return [self.delegation] if self.delegation else []
            case "home":
                return self._state(next(iter(self._homes([*self.subject, *self.speaker])), None))
            case "body" | "ministry":
                return self._body(ministry=gender == "ministry")
            case "statement":
                return [self.issuer] if self.issuer else [e for e in self.speaker if e.kind != "person"][:1]
            case "it":
                told = [e for e in (self.speaker or self.subject) if e.kind != "person"][:1]
                return told or self.led or self.bodies[-1:]
            case "monarch":
                return [e for e in reversed(self.persons) if e.office == gender][:1] or self.pronoun("m")
        return self._called(gender)

    def _state(self, iso: str | None) -> list[Entity]:
        return [of_country(self.base.by_iso[iso])] if iso in self.base.by_iso and iso else []

    def _there(self) -> list[Entity]:
        """The state told last that is not that of whoever acts."""
        here = {e.country for e in self.subject}
        scene = self.scene.iso3 if isinstance(self.scene, kb.Country) else getattr(self.scene, "country", None)
        lands = [*(self.lands or self.countries), *([scene] if scene else [])]
        return self._state(next((i for i in reversed(lands) if i not in here), None))

    def _they(self) -> list[Entity]:
        if self.opening >= 0 and [e.kind for e in self.subject] in (["country"], ["organization"]):
            return self.subject  # "the Israelis said they would come"
        return self.paired or self._several() or self.pair or ([*self.subject] if len(self.subject) > 1 else [])

    def _several(self) -> list[Entity]:
        """Those who met last, where they are more than two."""
        return self.company if len(self.company) > 2 and not self.vso else []

    def _body(self, *, ministry: bool) -> list[Entity]:
        bodies = [e for e in reversed(self.bodies) if e.kind == "organization"]
        told = [e for e in bodies if ("-ministry-" in e.id) == ministry][:1]
        speaks = ministry and any(e.office == "spokesperson" for e in self.speaker)
        return told or (self.pronoun("home") if speaks else [])  # "spokeswoman X said the ministry had summoned"

    def _he_or_she(self, gender: str) -> list[Entity]:
        if self.unnamed and not self.vso:
            return []
        if gender == "f" and not self.vso and (she := self._she()):
            return [she]
        for group in (self.subject, self.speaker, self.persons[-1:]):
            people = [e for e in group if e.kind == "person" and e.gender in ("", gender)]
            if len(people) == 1:
                people[0].gender = gender
                return people
        return []

    def _she(self) -> Entity | None:
        """The woman who acted or spoke last, else of whom the article told last."""
        known = (*self.subject, *self.speaker, *reversed(self.persons))
        return next((e for e in known if e.kind == "person" and e.gender == "f"), None)

    def _kingdom(self) -> list[Entity]:
        """The state that "the Kingdom" is: of who speaks or acts, of the dateline, or the last named that is one."""
        own = [e.country for e in (*self.speaker, *self.subject)]
        scene = getattr(self.scene, "iso3", None) or getattr(self.scene, "country", None)
        known = (*own, scene, *reversed(self.lands), *reversed(self.countries))
        iso = next((i for i in known if i in self.linker.pack.rules.get("kingdoms", ())), None)
        return [of_country(self.base.by_iso[iso])] if iso is not None and iso in self.base.by_iso else []

    def _called(self, word: str) -> list[Entity]:
        """The body named last of whose name a word is short: "the Council", "the League"."""
        return [e for e in reversed(self.bodies) if word in e.name.lower().split()][:1]

    def _object(self, sex: str) -> list[Entity]:
        """Whom "him" or "her" means: the last person who does not act in the sentence, else as "he" and "she"."""
        if not self.acted:
            return self.pronoun(sex)
        acting = {e.id for e in self.subject}
        fit = [e for e in self.persons if e.id not in acting and e.gender in ("", sex)]
        here = [e for e in fit if e.heard > self.began]
        for group in (here, self.earlier, self.speaker):
            told = [e for e in group if e in fit]
            if len(told) == 1:
                return told
        return sorted(fit, key=lambda e: -e.heard)[:1]

    def who_goes(self, mentions: list[Mention]) -> list[tuple[Entity, Mention]]:
        """Whom a journey takes somewhere: "a trip that will take him to Washington" is of whoever acted last."""
        return [(e, m) for m in mentions for e in (self.pronoun(_SEXES[m.value]) if m.value in _SEXES else self._of(m))]

    def other(self, gender: str) -> list[Entity]:
        """Whom an object pronoun means, إياه: the last person, or for "her" state, that has not acted last."""
        acting = {e.id for e in self.subject} | {e.country for e in self.subject}
        known = [*self.bodies, *self.persons] if gender == "her" else self.persons
        fit = [e for e in known if e.id not in acting and not (gender == "her" and e.gender == "m")]
        return sorted(fit, key=lambda e: -e.heard)[:1]

    def home(self, ministry: Mention, row: list[Element]) -> str | None:
        """The state (ISO code) whose ministry is meant where none is named: "the foreign ministry said".

        That of whoever speaks in the sentence, where an ambassador of whom it tells is posted, of such a ministry
        named before, of the feeling that it voices ("the concern of the Kingdom"), of the dateline, or of who acted.
        """
        known = [e.country for e in reversed(self.bodies) if e.id.startswith(f"{ministry.ministry}-")]
        acted = [e.country for e in (*self.subject, *self.speaker)]
        places = [getattr(self.scene, "iso3", None) or getattr(self.scene, "country", None)]
        sent = [e.mention.posted.iso3 for e in row if e.mention is not None and e.mention.posted and not e.mention.own]
        told = sent if ministry.prep == "to" else []  # "the Israeli ambassador to X was summoned to the ministry"
        found = (*told, *_speakers_before(ministry, row), *sent, *known, *_owners(ministry, row), *places, *acted)
        return next((iso for iso in found if iso), None)

    def met(self, people: list[Entity]) -> None:
        """Note who met."""
        self.pair = people
        if all(e.kind == "person" for e in people):
            self.pairs.append(people)

    def gather(self, people: list[Entity]) -> None:
        """Note all who met in a sentence: "X held a call with A, B and C"."""
        before = self.company if self.gathered == self.began and any(e in self.company for e in people) else []
        self.company, self.gathered = [*before, *(e for e in people if e not in before)], self.began

    def both(self) -> list[Entity]:
        """Whose "their talks" are: of those who met, else of the last two; in English, of the only two whom the
        sentence before named, beside no two states."""
        if self.vso:
            return (self.pair if all(e.kind == "person" for e in self.pair) else []) or self.persons[-2:]
        here = self.subject if len(self.subject) == 2 else []
        if len({e.country for e in here if e.kind == "person" and e.office}) == 2:
            return here  # "X and Y described their summit as frank"
        two = len(self.just) == 2 and self.just[0].country != self.just[1].country and len(self.said) < _STATES
        return self.just if two and all(e.office for e in self.just) else []

    def people_of(self, countries: set[str | None]) -> list[Entity]:
        """The pair of people who met and speak for these countries, the last one."""
        return next((p for p in reversed(self.pairs) if {e.country for e in p} == countries), [])

    def couple(self, kind: str) -> list[Entity]:
        """ "both men", "both sides", "the two countries", or by an office: "the two presidents"."""
        if kind == "couple":  # a man and his wife, both named
            homes = {e.country for e in self.subject if e.kind == "person"}
            return self.subject if len(self.subject) == 2 and len(homes) == 1 else []
        if kind == "company":  # "the leaders", of whom no number is told
            return self._several() or self._two("leader")
        if kind not in ("sides", "countries"):
            return self._two(kind)
        isos = self.here if len(self.here) == 2 and kind == "countries" else self._homes(self.pair)
        isos = list(dict.fromkeys(isos))
        if len(isos) != 2 and kind == "countries" and len(self.countries) == 2 and not self._with_envoy():
            isos = self.countries
        if len(isos) != 2:
            return []
        return [of_country(self.base.by_iso[i]) for i in isos if i in self.base.by_iso]

    def _with_envoy(self) -> bool:
        """Whether one of those who met last speaks for a body."""
        return any(e.of_bodies for e in self.pair)

    @staticmethod
    def _homes(people: list[Entity]) -> list[str]:
        """The states for which people speak; the EU's envoy speaks for none."""
        served = (e for e in people if e.country and not e.of_bodies)
        return [e.country for e in served if e.country and (e.office or "").split("@")[0] not in _OF_BODIES]

    def _two(self, office: str) -> list[Entity]:
        """Those who met last, if both hold the office, else the only two who do; "persons" is any office."""
        fit = [e for e in self.persons if office == "persons" or self.linker.holds(e, office)]
        just = [e for e in self.just if e in fit]
        if not self.vso and len(just) == 2 and just[0].country != just[1].country:
            return just
        if not self.vso and office == "leader" and len(self.pair) == 2 and all(e in self.just for e in self.pair):
            return self.pair  # whatever office they hold
        for pair in (self.pair, *reversed(self.pairs)):
            if len(pair) == 2 and all(e in fit for e in pair):
                return pair
        if office == "leader" and len(self.persons) == 2:
            return [*self.persons]  # whatever they are: a crown prince and a president
        return fit if len(fit) == 2 else []

    def counterpart(self, mention: Mention) -> Entity | None:
        """ "his Turkmen counterpart": who holds the same office there."""
        people = (*self.subject, *(e for e, _ in self.listed.values()), *reversed(self.persons))
        of_states = (e for e in people if e.kind == "person" and e.office not in (None, *_OF_BODIES))
        owner = next((e for e in of_states if e.country != mention.of), None)
        if owner is None or mention.of is None:
            return None
        return self.linker.holder(owner.office or "", mention.of)


def _last(told: list[_Told], one: _Told) -> None:
    """Move an actor or state to the end of those told of; an actor told again is another object of the same id."""
    told[:] = [before for before in told if _id(before) != _id(one)]
    told.append(one)


def _id(one: Entity | str) -> str:
    return one if isinstance(one, str) else one.id


def _speakers_before(mention: Mention, row: list[Element]) -> list[str | None]:
    """The states of the people and bodies who stand without preposition before a mention."""
    before = (e.mention for e in row if e.mention is not None and e.first < mention.first)
    return [m.entity.country for m in before if m.entity is not None and m.prep is None and not m.adjective]


def _owners(mention: Mention, row: list[Element]) -> list[str | None]:
    """The state right behind a noun of action that follows a mention: "voiced the concern of the Kingdom"."""
    pairs = pairwise(row)
    behind = (e.mention for noun, e in pairs if noun.kind == "noun" and noun.last == e.first and e.first > mention.last)
    return [m.value.iso3 for m in behind if m is not None and m.kind == "country" and not m.adjective][:1]
