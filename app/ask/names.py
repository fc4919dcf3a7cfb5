"""Whom and what a question names, each with its part: who does it, to whom, where, at what, about what."""

from __future__ import annotations

from dataclasses import replace

from app.ask import events, parts, prepositions
from app.ask.cues import NOUN, Spot
from app.ask.question import MEASURES, Name, Question, Slot
from app.ask.words import Topic, Words, bearers, clitic_of, folded, topic_ids
from graph.facts import FactType
from ingest import kb
from ingest.lexicon import words as fold
from ingest.mentions import Mention
from ingest.reference import capital_id
from ingest.text.normalize import is_arabic, stems

_NOT_BY_B = ("agree", "sign", "visit", "attend", "discuss", "mediate")
_JUDGED = frozenset({FactType.SUPPORT, FactType.CRITICIZE})


def find(words: Words, question: Question, main: Spot | None) -> None:
    """Gives the question its names, and the part of those who are asked for."""
    found: list[tuple[Mention, Name]] = []
    prep, previous = "", None
    for mention in words.mentions:
        joined = previous is not None and prepositions.joined(words, previous, mention)
        prep = prep if joined else "trip" if _end_of_trip(words, mention, main) else prepositions.before(words, mention)
        prep = "in" if prep == "b" and mention.kind == "country" and _at(words, main) else prep
        prep = "by" if prep in ("to", "on") and _doer(words, mention, main) else prep
        name = replace(_name(words, mention, prep), joined=joined)
        if joined and name.also and previous is not None and previous.kind == "person":  # "بايدن والسوداني"
            name = replace(name, kind="person", ids=name.also, words=(name.text,), slot=found[-1][1].slot)
            name = replace(name, also=(), of=None)
        found.append((mention, name))
        previous = mention
    found = [(m, n) for m, n in found if not (_of_topic(words, m, n) or _own_envoy(question, m))]
    _unknown_names(words, found)
    if question.act is None or question.act.name not in MEASURES:  # "suspended in the Commonwealth"
        events.of_bodies(found)
    named = [_counterpart(m, n, found) for m, n in found]
    question.names = parts.announced(question, parts.placed(words, question, named, main), main)
    parts.of_whom(words, question)
    parts.near(words, question, main)
    for topic in words.topics:
        if _of_event(words, topic):
            continue
        form = folded(words, topic.first, topic.last)
        question.names.append(Name(topic.text, "topic", Slot.TOPIC, topic.first, topic.ids, form))
    _told_about(words, question, main)
    parts.roles(words, question, main)


def _told_about(words: Words, question: Question, main: Spot | None) -> None:
    """A thing done that is praised or blamed is what it is about: "who blamed Washington for the failed meeting"."""
    if main is None or question.act is None or not _JUDGED.issuperset(question.act.types):
        return
    own = {cue.value for cue in main.of("act")}
    for spot in words.spots:
        told = [cue for cue in spot.of("act") if cue.form == NOUN and cue.value not in own | {"say", "write"}]
        prep = words.before(spot.first)
        if spot.first < main.last or not told or spot.has("noun") or (prep is not None and prep.has("span")):
            continue
        if words.tokens[spot.first - 1].norm in ("or", "and", "او"):
            continue  # "congratulate or praise"
        form = folded(words, spot.first, spot.last)
        question.names.append(Name(words.text(spot.first, spot.last), "topic", Slot.TOPIC, spot.first, (), form))


def _of_event(words: Words, topic: Topic) -> bool:
    """Whether a topic only says which event is meant: "the Paris climate summit", "قمة طهران للغاز"."""
    told = words.before(topic.first)
    if told is not None and told.has("prep", "on"):  # "the Berlin conference on Libya"
        return any(s.last == told.first and s.has("noun", "event") for s in words.spots) or any(
            m.last == told.first and (m.kind == "event" or _event_before(words, m)) for m in words.mentions
        )
    if told is not None and told.has("act"):
        return False
    around = range(topic.first - 3, topic.last + 3)
    events = any(spot.first in around and spot.has("noun", "event") for spot in words.spots)
    return events or any(m.kind == "event" and (m.last in around or m.first in around) for m in words.mentions)


def _event_before(words: Words, place: Mention) -> bool:
    """Whether a place stands behind the word for an event: "مؤتمر برلين"."""
    before = words.before(place.first)
    return before is not None and before.has("noun", "event") and place.kind in ("country", "place")


def _own_envoy(question: Question, mention: Mention) -> bool:
    """Whether it is the ambassador whom somebody recalls: "its ambassador"."""
    return (
        mention.own
        and mention.office in ("ambassador", "envoy")
        and question.act is not None
        and question.act.name in MEASURES
    )


def _of_topic(words: Words, mention: Mention, name: Name) -> bool:
    """Whether an adjective only says which topic is meant: "الاتفاق النووي الإيراني"."""
    base = kb.load()
    country = base.by_iso.get(name.of or "")
    if not mention.adjective or country is None:
        return False
    beside = [t for t in words.topics if mention.first == t.last or mention.last == t.first]
    called = [base.by_id[i].name["en"] for t in beside for i in t.ids if i in base.by_id]
    return any(country.name["en"] in one for one in called)


def _end_of_trip(words: Words, mention: Mention, main: Spot | None) -> bool:
    """Whether it is where a trip went during which something else was done: "whom did he meet on his visit to Rome"."""
    if main is None or main.has("act", "visit") or mention.kind not in ("country", "place"):
        return False
    after = next((s for s in words.spots if s.first == mention.last), None)
    if after is not None and after.first > main.first and after.has("act", "visit"):
        return mention.kind == "country"  # "during his British visit"
    before = words.before(mention.first)
    trip = before if before is None or before.has("act", "visit") else words.before(before.first)
    return trip is not None and trip.first > main.first and trip.has("act", "visit")


def _at(words: Words, main: Spot | None) -> bool:
    """Whether a country with ب is where it was done: no verb or noun governs it, as "met" and "relations" do."""
    return main is not None and any(main.has("act", act) for act in _NOT_BY_B) and not words.topics


def _doer(words: Words, mention: Mention, main: Spot | None) -> bool:
    """Whether somebody did what a noun says, whatever stands before his name: "زيارة لمودي", "stops on Modi's tour"."""
    before = words.before(mention.first)
    if before is not None and before.has("before-doer"):  # "هل سبق لبوتين أن زار"
        return True
    if mention.kind != "person" or main is None or not main.has("act", "visit"):
        return False
    after = next((s for s in words.spots if mention.last <= s.first <= mention.last + 1 and s.has("act")), None)
    own = before is main and any(cue.form == NOUN for cue in main.of("act"))
    return own if clitic_of(words, mention) else after is main


# -- what is named ---------------------------------------------------------------------------------


def _name(words: Words, mention: Mention, prep: str) -> Name:
    text = words.text(mention.first, mention.last)
    after = next((s for s in words.spots if s.first == mention.last), None)
    slot = prepositions.first_slot(mention, prep, after is not None and after.has("noun", "agreement"))
    own = mention.first > 0 and words.tokens[mention.first - 1].text in ("'s", "’s")
    if own and mention.known == "metonym" and after is not None and any(c.form == NOUN for c in after.of("act")):
        slot = Slot.PLACE  # "Obama's Havana meetings"
    if mention.known == "metonym" and _of_talks(words, mention):
        slot = Slot.PLACE
    if mention.kind == "country":
        return _country(words, mention, text, slot)
    if mention.kind == "event":
        span = events.span_before(words, events.with_place(words, mention))
        slot = Slot.ANCHOR if span else Slot.EVENT
        number = _number(words, mention)
        return Name(text, "event", slot, mention.first, (mention.value.id,), span=span, number=number)
    if mention.kind == "place":
        on = prep in ("on", "under")  # "because of Gaza"
        return Name(text, "place", Slot.TOPIC if on else Slot.PLACE, mention.first, (mention.value.id,))
    if mention.kind == "organization":
        return _body(words, mention, text, slot)
    return _person(words, mention, text, slot)


def _of_talks(words: Words, mention: Mention) -> bool:
    """Whether talks of others bear the name of a capital: "محادثات بكين بين السعودية وإيران"."""
    before = words.before(mention.first)
    talks = before is not None and any(c.form == NOUN and c.value == "meet" for c in before.of("act"))
    between = any(s.first == mention.last and s.has("prep", "between") for s in words.spots)
    return talks and between and not words.pack.rules["capitals"]


def _number(words: Words, mention: Mention) -> int | None:
    """The number of an edition: "the third GECF summit", "القمة الثالثة"."""
    near = range(mention.first - 2, mention.last + 2)
    numbers = [cue.value for spot in words.spots if spot.first in near for cue in spot.of("ordinal")]
    return int(numbers[0]) if numbers else None


def _country(words: Words, mention: Mention, text: str, slot: Slot) -> Name:
    country: kb.Country = mention.value
    if slot is Slot.TOPIC:
        return Name(text, "topic", slot, mention.first, topic_ids(words, mention))
    if slot is Slot.PLACE and mention.known == "metonym" and country.capital.get("en"):
        return Name(text, "place", slot, mention.first, (capital_id(country),), of=country.iso3)
    also = _called_so(words, mention) if mention.known == "demonym" else ()
    ids = (country.id, *_other_country(words, mention, country))
    capital = capital_id(country) if mention.known == "metonym" and country.capital.get("en") else None
    return Name(text, "country", slot, mention.first, ids, of=country.iso3, also=also, place=capital)


def _other_country(words: Words, mention: Mention, country: kb.Country) -> tuple[str, ...]:
    """Another country that a word may mean as well: عمان is Jordan's capital, and Oman."""
    starts = range(mention.first, mention.last)  # "وفد عمان"
    hits = (words.pack.names.longest(words.tokens, i, mention.last) for i in starts)
    doubtful = [e.value for hit in hits if hit for e in hit.entries if e.kind == "doubtful"]
    return tuple(other.id for other in doubtful if other.id != country.id)


def _called_so(words: Words, mention: Mention) -> tuple[str, ...]:
    """The people whose surname is the name of a people: السوداني."""
    hit = words.pack.names.longest(words.tokens, mention.first, mention.last)
    return tuple(entry.value.id for entry in hit.entries if entry.kind == "person") if hit else ()


def _body(words: Words, mention: Mention, text: str, slot: Slot) -> Name:
    if slot is Slot.TOPIC:
        return Name(text, "topic", slot, mention.first, topic_ids(words, mention))
    if mention.value is not None:
        body: kb.Organization = mention.value
        country = kb.load().by_iso.get(body.country or "")
        if slot is Slot.PLACE and body.kind == "government-body" and country is not None:  # "at the White House"
            return Name(text, "place", slot, mention.first, (capital_id(country),), of=country.iso3)
        return Name(text, "organization", slot, mention.first, (body.id,), of=body.country)
    identity = f"{mention.ministry}-{mention.of}".lower()  # as linking names it
    return Name(text, "organization", slot, mention.first, (identity,), of=mention.of)


def _person(words: Words, mention: Mention, text: str, slot: Slot) -> Name:
    ids = tuple(dict.fromkeys(p.id for p in mention.persons))
    form = folded(words, *mention.name) if mention.name else ()
    form = _without_clitic(words, mention, form)
    exact = mention.known in ("full", "bare")
    offices = (mention.office,) if mention.office else ()
    of = "VAT" if mention.office == "pope" else mention.of
    return Name(text, "person", slot, mention.first, ids, form, exact, offices, of)


def _without_clitic(words: Words, mention: Mention, form: tuple[str, ...]) -> tuple[str, ...]:
    clitic = clitic_of(words, mention)
    if mention.name is None or mention.name[0] != mention.first or not clitic or not form:
        return form
    return (form[0].removeprefix(clitic), *form[1:])


def _counterpart(mention: Mention, name: Name, found: list[tuple[Mention, Name]]) -> Name:
    """ "His Cameroonian counterpart" has the office of whoever is named before."""
    if not mention.counterpart or mention.office:
        return name
    before = [m for m, _ in reversed(found) if m.first < mention.first and (m.office or m.persons)]
    if not before:
        return name
    if before[0].office:
        return replace(name, offices=(before[0].office,))
    terms = {term.office for person in before[0].persons for term in person.offices}
    return replace(name, offices=tuple(sorted(terms)))


def _unknown_names(words: Words, found: list[tuple[Mention, Name]]) -> None:
    """Words that nothing accounts for may be a name that the graph knows; a name beside them is part of it."""
    runs = [(run, _apart(words, *run)) for run in words.unknown if not _manner(words, *run)]
    for whole, (first, last) in [(run, part) for run, several in runs for part in several]:
        if whole == (first, last) and _grown(words, found, first, last):
            continue
        before = words.before(first)
        preps = before.of("prep") if before is not None else []
        persons, known = bearers(words, first, last)
        kind = "person" if persons else "unknown"
        name = (first, last) if persons else None
        mention = Mention(first, last, kind, name=name, persons=persons, known=known)
        slot = prepositions.first_slot(mention, preps[0].value if preps else prepositions.clitic(words, first))
        if kind == "unknown" and (words.text(first, last).islower() or _common(words, first, last)):
            # no name, then: the words of what is told have it
            slot = Slot.TOPIC
        ids, form = tuple(p.id for p in persons), folded(words, first, last)
        one = Name(words.text(first, last), kind, slot, first, ids, form, known in ("full", "bare"))
        found.append((mention, replace(one, joined=prepositions.has_and(words, first))))
    words.unknown = []
    found.sort(key=lambda pair: pair[1].first)


def _common(words: Words, first: int, last: int) -> bool:
    """Whether an Arabic word is one of the language, with a preposition on it: "للإفراج"."""
    norm = words.tokens[first].norm
    known = any(c and stem in words.pack.common_words for c, stem, _ in stems(norm)) if is_arabic(norm) else False
    return known and last - first == 1 and not any(stem in words.pack.name_words for _, stem, _ in stems(norm))


def _manner(words: Words, first: int, last: int) -> bool:
    """Whether it is an adverb, which says how and no more: "verbally"."""
    text = words.text(first, last)
    return last - first == 1 and text.islower() and text.endswith("ly")


def _apart(words: Words, first: int, last: int) -> list[tuple[int, int]]:
    """Arabic names that follow each other without a sign, one of them known."""
    if words.pack.rules["capitals"] or bearers(words, first, last)[0]:
        return [(first, last)]
    for i in range(first + 1, last):
        if bearers(words, i, last)[0] or bearers(words, first, i)[0]:
            return [(first, i), (i, last)]
    return [(first, last)]


def _grown(words: Words, found: list[tuple[Mention, Name]], first: int, last: int) -> bool:
    """Whether the words are more of a person's name beside them; who does not bear them is not meant."""
    more = folded(words, first, last)
    if all(word in words.pack.common_words and word not in words.pack.name_words for word in more):
        return False  # "بوتين الخلافات"
    if last - first == 1 and any(c and stem in words.pack.name_words for c, stem, _ in stems(more[0])):
        return False  # "اتصال كيري بشكري"
    beside = [
        (tuple(p.id for p in mention.persons if _bears(p, more)), k)
        for k, (mention, _) in enumerate(found)
        if mention.name is not None
        and (mention.first == last or mention.last == first)
        and not prepositions.has_and(words, max(first, mention.first))
    ]
    if not beside or bearers(words, first, last)[0]:
        return False
    ids, k = max(beside, key=lambda pair: len(pair[0]) > 0)
    mention, name = found[k]
    if not ids and mention.known == "full" and first < mention.first and not words.pack.rules["capitals"]:
        return False  # "متى التقى الشاهد عمر البشير"
    start, end = min(first, mention.first), max(last, mention.last)
    form = (*more, *name.words) if first < mention.first else (*name.words, *more)
    joined = name.joined or prepositions.has_and(words, start)
    found[k] = mention, replace(name, text=words.text(start, end), ids=ids, words=form, joined=joined)
    return True


def _bears(person: kb.Person, form: tuple[str, ...]) -> bool:
    """Whether all the words are of a person's name, a proclitic aside."""
    phrases = [*person.name.values(), *(alias for also in person.aliases.values() for alias in also)]
    own = {word for phrase in phrases for word in fold(phrase)}
    return all(any(stem in own for _, stem, _ in stems(word)) for word in form)
