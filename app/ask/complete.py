"""What follows from all of a question: acts that go without saying, groups, events that their place names."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from app.ask import cues, groups
from app.ask.cues import NOUN, Spot
from app.ask.events import event_in, span_before
from app.ask.question import ACTS, MEASURES, Asked, Name, Question, Slot
from app.ask.words import Words
from graph.facts import FactType, Status
from ingest import kb
from ingest.text import tokenize

_NEAR = 5  # tokens between "after" and who was met
_PRESENCE = frozenset({Asked.DATE, Asked.PLACE, Asked.WHETHER})
_TALKING = frozenset({"meet", "discuss", "cooperate", "talk"})


def complete(words: Words, question: Question) -> None:
    """Completes a question by what its other words say."""
    if Asked.EVENT not in question.asked:
        _generic_event(words, question)
    _beside_anchor(words, question)
    _after_others(words, question)
    _counted_from_nothing(words, question)
    _event_of_body(question)
    _carried(words, question)
    _went_to_meet(words, question)
    _delegation(words, question)
    _reply(words, question)
    _boycott(words, question)
    if question.invited:  # who invites need not take part
        question.names = [n for n in question.names if not _inviter(words, n)]
    if question.act is None and any(s.has("ask", "happened") for s in words.spots):
        question.act = ACTS["happen"]
        question.asked = (Asked.WHETHER,) if question.actors else (Asked.PEOPLE,)
    if question.act is None and question.statuses and len(question.actors) > 1:
        question.act, question.asked = ACTS["meet"], (Asked.WHETHER,)  # "what was planned between X and Y"
    to_see = any(t.norm == "see" for s in words.spots for t in words.tokens[s.first : s.last])
    if question.act is None and to_see:
        question.act, question.told = ACTS["meet"], Status.PLANNED  # "Which ministers was he to see?"
        question.asked = question.asked or (Asked.PEOPLE,)
    if question.act is None and any(s.has("act", "measure") for s in words.spots):
        question.act = ACTS["measure"]  # "what measures"
    if _told_of(words, question):
        question.asked, question.tells = (Asked.WHETHER,), True
    _of_anybody(question)
    _by_spots(words, question)
    groups.on_continent(words, question)
    _half_a_pair(words, question)
    settle(question)


def _of_anybody(question: Question) -> None:
    """ "What was planned and never held", "what was denied": of nobody whom the question names."""
    spoken = question.act is ACTS["say"] and question.asked == (Asked.STATEMENT,)
    denied = question.statuses == {Status.DENIED}
    if question.actors or not (question.statuses or question.told) or not (question.act is None or (spoken and denied)):
        return
    question.act = ACTS["deny"] if denied else ACTS["happen"]
    question.asked = (Asked.STATEMENT,) if denied else (Asked.PEOPLE,)


def _by_spots(words: Words, question: Question) -> None:
    """What single words ask for, or make a question that is not understood."""
    for spot in words.spots:
        if spot.has("ask", "unsupported") or (spot.has("ask", "capital") and question.act is None):
            question.unknown.append(words.text(spot.first, spot.last))
        posted = spot.has("act", "measure") and after_which(words, spot) and not spot.has("noun")
        if posted and question.asked[:1] == (Asked.PEOPLE,) and not (question.act and question.act.name in MEASURES):
            question.unknown.append(words.text(spot.first, spot.last))  # "Which consul did he receive?"
        if spot.has("class"):
            groups.of_office(words, question, spot)
        if spot.has("region"):
            groups.of_region(words, question, spot)


def _carried(words: Words, question: Question) -> None:
    """Who carried one's letter to another is not told: "من نقل رسالة الملك إلى الرئيس"."""
    if question.act not in (ACTS["write"], ACTS["say"]) or question.asked[:1] != (Asked.PEOPLE,):
        return
    persons = [n for n in question.slots(Slot.OBJECT, Slot.SUBJECT) if n.kind in ("person", "unknown")]
    if len(persons) > 1 and not any(n.joined for n in persons[1:]):
        told = next(s for s in words.spots if s.has("act", "write") or s.has("act", "say"))
        question.unknown.append(words.text(told.first, told.last))


def _went_to_meet(words: Words, question: Question) -> None:
    """ "Who went to Aden to see Hadi": it is the meeting that is asked about."""
    if question.act is not ACTS["visit"]:
        return
    for spot in words.spots:
        to_see = any(t.norm == "see" for t in words.tokens[spot.first : spot.last])
        whom = [n for n in question.names if n.kind == "person" and 0 <= n.first - spot.last <= 1]
        if whom and (to_see or spot.has("act", "meet")):
            question.act = ACTS["meet"]
            question.names = [_where(n, whom) for n in question.names]
            question.role = question.role and Slot.SUBJECT
            return


def _where(name: Name, whom: list[Name]) -> Name:
    """A name of a journey: where it went, and whom it went to see."""
    if name in whom:
        return replace(name, slot=Slot.OBJECT)
    there = name.kind == "country" and name.slot in (Slot.OBJECT, Slot.PARTY)
    return replace(name, slot=Slot.PLACE) if there else name


def _delegation(words: Words, question: Question) -> None:
    """ "Who led Oman's delegation to the summit" asks for those who are of Oman."""
    if question.act is not ACTS["attend"] or question.asked[:1] != (Asked.PEOPLE,):
        return
    sent = {m.first for m in words.mentions if m.kind == "country" and m.last - m.first > 1 and not m.adjective}
    sent &= {n.first for n in question.names if _names_people(words, n)}
    question.names = [replace(n, slot=Slot.OF) if n.first in sent else n for n in question.names]


def _reply(words: Words, question: Question) -> None:
    """ "What was Kiir's response to Obama's threat": what the one said or held against the other."""
    noun = next((s for s in words.spots if s.has("reply")), None)
    to = next((s for s in words.spots if noun and s.first > noun.first and s.has("reply-to")), None)
    acts = [s.of("act") for s in words.spots if s is not noun and s.has("act") and not (to and s.first == to.last)]
    verbs = any(all(cue.form not in (NOUN, "gerund") for cue in act) for act in acts)
    if question.asked != (Asked.STATEMENT,) or to is None or verbs:
        return
    actors = [n for n in question.names if n.slot is not Slot.TOPIC and n.kind != "event"]
    whom = {n.first for n in actors if n.first > to.first}
    view = noun is not None and noun.has("act", "say") and any(n.first == to.last for n in actors)
    if not whom or len(whom) == len(actors) or view:  # "موقف فرنسا من القدس" names what it is about
        return
    question.act, question.statuses, question.told = ACTS["say"], frozenset(), None
    question.names = [replace(n, slot=Slot.OBJECT if n.first in whom else Slot.SUBJECT) for n in actors]


def _boycott(words: Words, question: Question) -> None:
    """Who boycotts a country, and no event, takes measures against it."""
    verb = next((s for s in words.spots if s.has("boycott")), None)
    whom = [n for n in question.names if n.kind == "country" and verb is not None and n.first >= verb.last]
    held = question.slots(Slot.EVENT, Slot.PLACE) or any(s.has("noun", "event") for s in words.spots)
    if question.act is not ACTS["attend"] or verb is None or not whom or held:
        return
    question.act, question.statuses = ACTS["measure"], frozenset()
    question.names = [replace(n, slot=Slot.OBJECT) if n is whom[-1] else n for n in question.names]
    question.role = Slot.SUBJECT if len(question.actors) == 1 else question.role


def _half_a_pair(words: Words, question: Question) -> None:
    """ "Between X and" somebody whom nothing accounts for is not of X alone."""
    between = [m for m in words.mentions if (prep := words.before(m.first)) is not None and prep.has("prep", "between")]
    if (
        len(question.actors) != 1
        or question.slots(Slot.OF)
        or len(between) != 1
        or between[0].last >= len(words.tokens)
    ):
        return
    after = words.tokens[between[0].last]
    if after.norm == "and" or (after.norm.startswith("و") and len(after.norm) > 2):
        question.unknown.append(after.text)


def _inviter(words: Words, name: Name) -> bool:
    before = words.before(name.first)
    return before is not None and before.has("prep", "by")


def _event_of_body(question: Question) -> None:
    """A body that is attended is its event: "who missed the G7"."""
    if question.act is not ACTS["attend"] or question.slots(Slot.EVENT):
        return
    for k, name in enumerate(question.names):
        series = tuple(s.id for s in kb.load().events if s.organization in name.ids)
        if name.kind == "organization" and name.slot is not Slot.SUBJECT and series:
            question.names[k] = replace(name, kind="event", slot=Slot.EVENT, ids=series)


def _told_of(words: Words, question: Question) -> bool:
    """Whether it is asked after what two had with each other: "any meetings between X and Y"."""
    if question.asked != (Asked.PEOPLE,) or any(s.has("ask", "who") for s in words.spots):
        return False
    if question.act is not None and not question.act.subject and not any(s.has("ask") for s in words.spots):
        question.names = [replace(n, slot=Slot.OF) if _people_of(words, n) else n for n in question.names]
    if any(s.has("noun", "people") or s.has("noun", "country") or s.has("class") for s in words.spots):
        return False
    if question.act is not None and question.act.subject:  # "Lavrov's visits to Qatar": nobody is left to be asked for
        others = question.slots(Slot.PARTY, Slot.SUBJECT)
        return bool(others and question.slots(Slot.OBJECT)) and not any(s.has("ask") for s in words.spots)
    return question.act is not None and len(question.slots(Slot.PARTY, Slot.SUBJECT)) > 1


def _people_of(words: Words, name: Name) -> bool:
    """Whether a name is that of some people of a country: "meetings with American officials"."""
    return name.kind == "country" and name.slot is Slot.PARTY and _names_people(words, name)


def _names_people(words: Words, name: Name) -> bool:
    """Whether a noun for people stands first or last in a name."""
    tokens = tokenize(name.text)
    ends = [cues.reader(words.pack.code).at(tokens, i, i + 1) for i in (0, len(tokens) - 1)]
    return len(tokens) > 1 and any(s is not None and (s.has("noun", "people") or s.has("class")) for s in ends)


def settle(question: Question) -> None:
    """The act that what is asked implies."""
    events = question.slots(Slot.EVENT)
    if Asked.PATH in question.asked:
        question.act = ACTS["connect"]
    if question.asked == (Asked.WHETHER,) and question.act is None and events and not question.actors:
        question.act, question.asked = ACTS["agree"], (Asked.AGREEMENT,)  # "the outcome of the summit"
    if question.act is None and question.asked == (Asked.STATEMENT,):
        question.act = ACTS["say"]  # "the view of Macron"
    if question.act is None and question.asked == (Asked.AGREEMENT,) and question.actors:
        question.act = ACTS["agree"]  # "Which agreements are there between"
    if question.act is None and question.asked == (Asked.COUNT,) and len(question.actors) > 1:
        question.act = ACTS["meet"]  # "عدد لقاءات بوتين وترامب"
    if question.act is None and question.asked == (Asked.COUNTRY,) and question.actors:
        question.act = ACTS["visit"]  # "In which countries was Lavrov?"
    if question.act is None and question.actors and question.asked == (Asked.TOPIC,):
        question.act = ACTS["talk"]
    if events and question.act is None and question.asked[:1] in ((Asked.DATE,), (Asked.PLACE,)):
        question.act = ACTS["be"]  # "When was the summit?"
    if events and question.asked and (question.act is None or _only_to(question, "visit")):
        question.act = ACTS["attend"]
    if question.act is None and question.asked == (Asked.EVENT,):
        question.act = ACTS["attend"]  # "Which conferences took place in Baghdad?"
    if question.act is ACTS["attend"] and not events and Asked.EVENT not in question.asked:
        _visited(question)
    if question.act is None and question.actors and question.asked and question.invited:
        question.act = ACTS["come"]  # "Where was Rouhani invited?"
    if question.act is None and question.actors and question.asked and question.asked[0] in _PRESENCE:
        question.act = ACTS["be"]  # "Was Modi in Lahore?"
    if question.act is None and question.slots(Slot.PLACE) and question.asked == (Asked.PEOPLE,):
        question.act = ACTS["be"]
    spoken = question.act in (ACTS["say"], ACTS["write"]) and question.asked == (Asked.STATEMENT,)
    if spoken and not question.slots(Slot.SUBJECT):
        question.names = _speakers(question.names)
    if question.asked == (Asked.TOPIC,) and question.act and question.act.name in _TALKING:
        question.act = ACTS["talk"]
    if question.asked == (Asked.COUNTRY,) and question.act and FactType.VISIT in question.act.types:
        question.role = Slot.OBJECT if question.actors else question.role


def _speakers(named: list[Name]) -> list[Name]:
    """ "The position of Macron and Merkel" is theirs; whoever else is named is whom it is about: "against Iran"."""
    out: list[Name] = []
    slot = Slot.SUBJECT
    for name in named:
        if name.slot is not Slot.PARTY:
            out.append(name)
            continue
        slot = slot if name.joined or not any(n.slot is slot for n in out) else Slot.OBJECT
        out.append(replace(name, slot=slot))
    return out


def _visited(question: Question) -> None:
    """Who "came to" a country or city visited it, or an event there."""
    where = [n for n in question.slots(Slot.OBJECT, Slot.PLACE) if n.kind in ("country", "place")]
    if where:
        question.act = ACTS["come"]
        question.names = [replace(n, slot=Slot.OBJECT) if n in where and n.kind == "country" else n
                          for n in question.names]  # fmt: skip


def _only_to(question: Question, act: str) -> bool:
    """Whether it is an act whose object is the event: "go to the summit"."""
    return question.act is ACTS[act] and not question.slots(Slot.OBJECT, Slot.PLACE)


def _beside_anchor(words: Words, question: Question) -> None:
    """The place of an event that is counted from is not where things happened: "since the summit in Biarritz"."""
    anchors = question.slots(Slot.ANCHOR)
    beside = [
        n
        for n in question.slots(Slot.PLACE)
        if any(0 < n.first - a.first <= 6 for a in anchors)
        or any(0 < a.first - n.first <= 4 and span_before(words, n.first) for a in anchors)
    ]
    question.names = [n for n in question.names if n not in beside]
    question.names += [replace(n, slot=Slot.ANCHOR) for n in beside]


def _after_others(words: Words, question: Question) -> None:
    """ "Which country did he visit after Kuwait", "who besides Putin": others than these."""
    others: list[Name] = []
    for name in sorted(question.names, key=lambda n: n.first):
        before = words.before(name.first)
        span = span_before(words, name.first) if name.kind in ("country", "place") else ""
        trip = span in ("after", "before")
        question.trip = span if trip and question.act in (ACTS["visit"], ACTS["come"], None) else question.trip
        if trip or (before is not None and before.has("except")) or (name.joined and others[-1:]):
            others.append(name)
    question.besides = frozenset(one for name in others for one in (*name.ids, name.place) if one)
    question.names = [n for n in question.names if n not in others]


def _counted_from_nothing(words: Words, question: Question) -> None:
    """ "After" and "before" what is neither a date nor a known event are not understood: "before the summit"."""
    anchors = [name.first for name in question.slots(Slot.ANCHOR)]
    for spot in words.spots:
        if not (spot.has("span", "after") or spot.has("span", "before")):
            continue
        asked = words.before(spot.first)
        if spot.has("accepting") and asked is not None and asked.has("whether"):  # "هل قبل الملك حضور القمة"
            continue
        dated = any(p.last > spot.first and p.first <= spot.last + 2 for p in words.periods)
        named = any(spot.first <= at <= spot.last + 5 for at in anchors)
        named |= bool(question.besides)
        named |= spot.has("span", "after") and any(t.first - spot.last in (0, 1) for t in words.topics)  # "the coup"
        named |= any(spot.last <= n.first <= spot.last + _NEAR for n in question.slots(Slot.NEAR))
        named |= any(spot.last <= s.first <= spot.last + 3 and s.has("status") for s in words.spots)  # "before he left"
        last = any(token.is_word for token in words.tokens[spot.last :])
        if last and not dated and not named:
            question.unknown.append(words.text(spot.first, spot.last))


def _generic_event(words: Words, question: Question) -> None:
    """ "The Nouakchott summit", "the summit in Nouakchott": an event that its place names."""
    noun = next((s for s in words.spots if s.has("noun", "event") and not after_which(words, s)), None)
    if noun is None or question.slots(Slot.EVENT, Slot.ANCHOR):
        return
    span = span_before(words, noun.first)
    beside = {noun.last, noun.last + 1}
    if words.pack.rules["capitals"]:  # where a name may stand before its noun
        beside |= {noun.first - 1, noun.first - 2}
    places = [
        n for n in question.names if n.kind in ("country", "place") and (n.slot is Slot.PLACE or n.first in beside)
    ]
    between = question.act is None and sum(n.kind == "person" for n in question.actors) > 1
    if sides := _two_sides(words, question, noun):
        question.act = ACTS["meet"] if question.act in (None, ACTS["attend"]) else question.act
        question.names = [replace(n, slot=Slot.PARTY) if n in sides else n for n in question.names]
    elif places and not between:
        question.names = [n for n in question.names if n not in places]
        question.names.append(event_in(places, span or span_before(words, places[0].first)))
    elif question.act is None and question.actors:
        question.act = ACTS["meet"]  # "the summit between Trump and Kim"
    elif sum(n.kind in ("person", "unknown") for n in question.actors) > 1 and any(
        n.first == noun.last for n in question.actors
    ):
        return  # "قمة بايدن والسوداني"
    else:
        question.unknown.append(words.text(noun.first, noun.last))


def _two_sides(words: Words, question: Question, noun: Spot) -> list[Name]:
    """The two countries whose summit it is: "the Egyptian-American summit", "القمة المصرية الأمريكية"."""
    named = [m for m in words.mentions if m.kind == "country"]
    for one, other in pairwise(named):
        between = [t.text for t in words.tokens[one.last : other.first]]
        pair = between in (["-"], ["–"]) or (not between and one.adjective and other.adjective)
        if pair and noun.first in (other.last, one.first - 1):
            return [n for n in question.names if n.first in (one.first, other.first)]
    return []


def after_which(words: Words, spot: Spot) -> bool:
    """Whether "which" or "what" stands right before a noun."""
    before = words.before(spot.first)
    if before is not None and before.has("region") and before.last - before.first == 1:  # "which European states"
        before = words.before(before.first)
    nouns = spot.has("noun") or any(cue.form == NOUN for cue in spot.of("act"))
    return before is not None and before.has("ask", "which") and nouns
