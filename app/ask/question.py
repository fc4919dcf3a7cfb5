"""What a question asks, in fields: what was understood of it, before anything is looked up."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from graph.facts import FactType, Role, Status, Subtype


class Asked(StrEnum):
    """What kind of thing the answer is to be."""

    PEOPLE = "people"  # people, countries and bodies that take part
    COUNTRY = "country"
    DATE = "date"
    PLACE = "place"
    TOPIC = "topic"
    EVENT = "event"
    AGREEMENT = "agreement"
    STATEMENT = "statement"
    COUNT = "count"
    PATH = "path"
    WHETHER = "whether"


class Slot(StrEnum):
    """The part of a name in a question."""

    SUBJECT = "subject"
    OBJECT = "object"
    PARTY = "party"  # takes part, no matter how
    PLACE = "place"
    EVENT = "event"
    TOPIC = "topic"
    OF = "of"  # those who are asked for belong to it: "which Iranian officials"
    NEAR = (
        "near"  # an article tells what is asked together with a meeting or visit of theirs: "said after meeting Putin"
    )
    ANCHOR = "anchor"  # an event that the question counts from: "since the Tehran summit"


@dataclass(frozen=True, slots=True)
class Name:
    """Something that a question names: `ids` are what the knowledge base has by these words.

    `offices` and `of` (ISO alpha-3 or an organization's id) say whom an office means; `words` are the folded words
    of a name, by which the graph is searched; `exact` is whether the ids are known by the whole name.
    """

    text: str
    kind: str  # person, country, organization, place, event, topic, group, unknown
    slot: Slot
    first: int
    ids: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    exact: bool = True
    offices: tuple[str, ...] = ()
    of: str | None = None
    joined: bool = False  # to the name before, by "and"
    number: int | None = None  # of an event: its edition, "the third summit"
    place: str | None = None  # of an event that nothing but its place names; a capital that stands for a country
    also: tuple[str, ...] = ()  # people who are called so too: السوداني is a premier, and whoever is of Sudan
    span: str = ""  # of an anchor: since, after, before or until


@dataclass(frozen=True, slots=True)
class Act:
    """What is asked about: types and subtypes of facts, and the roles of who does it and to whom it is done."""

    name: str
    types: tuple[FactType, ...]
    subtypes: tuple[Subtype, ...] = ()
    subject: tuple[Role, ...] = ()
    object: tuple[Role, ...] = ()


# What one state does against another: all are SANCTION, and only the words of an article tell them apart; a "measure"
# is any of them
MEASURES = frozenset({"sanction", "expel", "recall", "sever", "measure"})
THANKS = frozenset({"thank", "congratulate", "recognize"})  # of SUPPORT, likewise
_TALKS = (FactType.COOPERATE, FactType.AGREE, FactType.MEET)
_DECIDED = (FactType.AGREE, FactType.SANCTION, FactType.SUPPORT, FactType.CRITICIZE, FactType.STATE)
_SOURCE, _TARGET = (Role.SOURCE,), (Role.TARGET,)

ACTS = {
    act.name: act
    for act in (
        Act("meet", (FactType.MEET,)),
        Act("phone", (FactType.MEET,), (Subtype.PHONE,)),
        Act("discuss", (FactType.MEET,)),
        Act("visit", (FactType.VISIT,), (), (Role.VISITOR,), (Role.DESTINATION, Role.HOST)),
        Act("attend", (FactType.ATTEND,), (), (Role.ATTENDEE, Role.PARTY, Role.HOST, Role.VISITOR)),
        Act("cooperate", (FactType.COOPERATE,)),
        Act("agree", (FactType.AGREE,)),
        Act("sign", (FactType.AGREE,), (Subtype.SIGNED,)),
        Act("say", (FactType.STATE,), (), (Role.SPEAKER,), (Role.ADDRESSEE, Role.ABOUT)),
        Act("write", (FactType.STATE,), (), (Role.SPEAKER,), (Role.ADDRESSEE,)),
        Act("deny", tuple(FactType)),  # whoever denies is no part of it: the facts are attributed to him
        Act("criticize", (FactType.CRITICIZE,), (), _SOURCE, _TARGET),
        Act("reject", (FactType.CRITICIZE,), (Subtype.REJECTED,), _SOURCE, _TARGET),
        *(Act(name, (FactType.SUPPORT,), (), _SOURCE, _TARGET) for name in ("support", *sorted(THANKS))),
        *(Act(name, (FactType.SANCTION,), (), _SOURCE, _TARGET) for name in sorted(MEASURES)),
        Act("mediate", (FactType.MEDIATE,), (), (Role.MEDIATOR,), (Role.PARTY,)),
        Act("talk", _TALKS),
        Act("come", (FactType.VISIT, FactType.ATTEND), (), (Role.VISITOR, Role.ATTENDEE), (Role.DESTINATION,)),
        Act("be", (FactType.VISIT, FactType.MEET, FactType.ATTEND)),
        Act("happen", tuple(kind for kind in FactType if kind is not FactType.STATE)),
        Act("restore", _TALKS),
        Act("decide", _DECIDED, (), (Role.PARTY, Role.SOURCE, Role.SPEAKER)),
        Act("connect", ()),
    )
}


@dataclass(slots=True)
class Question:
    """A question as understood. Dates are ISO days, inclusive; `month_day` is "11-23" of any year.

    `role` is the part of those who are asked for. `statuses` are those that are wanted, all where empty;
    `told` is a status that has to be told of what is wanted, whatever came of it. `unknown` are words that were not
    understood: nothing is answered then.
    """

    text: str
    lang: str
    asked: tuple[Asked, ...] = ()
    act: Act | None = None
    names: list[Name] = field(default_factory=list)
    role: Slot | None = None
    office: str | None = None  # those who are asked for hold it
    from_: str | None = None
    to: str | None = None
    as_of: str | None = None  # only what was published until then counts
    periods: tuple[tuple[str, str], ...] = ()  # where several are asked for: "in 2015 and 2017"
    month_day: str | None = None
    statuses: frozenset[Status] = frozenset()
    told: Status | None = None
    order: str | None = None  # first or last
    negated: bool = False  # it is asked whether something is not so: a bare yes or no would be taken either way
    presumed: bool = False  # of these, one that takes it to be so: "ألم يلتق"
    hosting: bool = False  # the country where it was is asked for: "which country hosted the talks"
    invited: bool = False
    besides: frozenset[str] = frozenset()  # what is named as another one: "which country did he visit after Kuwait"
    denier: bool = False  # whoever denies it is asked for
    trip: str = ""  # after or before those of `besides`, on the same journey
    tells: bool = False  # what is known of it is asked, not whether it is so
    each: bool = False  # what is done to several is looked for one by one, and whoever is asked for did it to all
    near: bool = False  # the place or event is where an article tells that they were, not of what is asked
    undated: bool = False  # `from_` and `to` are of the articles, of what is told without a day
    kinds: frozenset[str] = frozenset()  # of agreement or talks: the sentences have to say so
    cities: bool = False  # "which cities": no country where a city is told
    received: bool = False  # whoever receives or hosts somebody: a visit tells it, too
    together: bool = False  # in person: no call
    persons: bool = False  # "which leaders": no country and no body
    region: str | None = None  # a region or body to which those who are asked for belong
    unknown: list[str] = field(default_factory=list)

    @property
    def understood(self) -> bool:
        """Whether it says what is asked, and of what."""
        if Asked.PATH in self.asked and len(self.actors) != 2:
            return False
        return bool(self.asked) and self.act is not None

    def slots(self, *slots: Slot) -> list[Name]:
        """The names that have one of these parts."""
        return [name for name in self.names if name.slot in slots]

    @property
    def actors(self) -> list[Name]:
        """Those who are named as taking part."""
        return self.slots(Slot.SUBJECT, Slot.OBJECT, Slot.PARTY)

    @property
    def intent(self) -> str:
        """A short name of what is asked."""
        act = self.act.name if self.act else ""
        first = self.asked[0] if self.asked else None
        if first is Asked.PEOPLE and act in _MEETINGS:
            return "whom-met" if self.actors else "who-met-whom"
        if first is Asked.PEOPLE and act == "attend":
            return "expected" if self.told else "stayed-away" if self.statuses else "attended"
        if first is Asked.WHETHER:
            return f"did-{act}"
        return _INTENTS.get(first, f"{act}-{first}") if first else ""


# What articles tell without a place, next to the meeting or visit where it was said or done
TOLD_OF_NO_PLACE = frozenset({FactType.AGREE, FactType.COOPERATE, FactType.STATE, FactType.SUPPORT, FactType.CRITICIZE})
# Told best by their quotes, in which a subject may be looked for that is no topic
ONE_BY_ONE = frozenset({"say", "attend", "visit"})  # which each of several does by himself
IN_WORDS = frozenset({"say", "write", "deny", "agree", "sign", "criticize", "reject", "support", *THANKS})
_MEETINGS = frozenset({"meet", "phone", "discuss", "talk"})
_INTENTS = {
    Asked.TOPIC: "topics-between",
    Asked.DATE: "when",
    Asked.PLACE: "where",
    Asked.COUNT: "how-often",
    Asked.PATH: "connected",
}
