"""Who does it and to whom it is done: the parts of names that no preposition gave one, by the verb and the order."""

from __future__ import annotations

from dataclasses import replace

from app.ask import acts, cues
from app.ask.cues import NOUN, Spot
from app.ask.question import ACTS, IN_WORDS, MEASURES, TOLD_OF_NO_PLACE, Asked, Name, Question, Slot
from app.ask.words import Words
from ingest import kb

_JUDGES = frozenset({"criticize", "reject", "support", "thank"})
_IS = frozenset({"is", "was", "are", "were", "the", "هو", "هي", "كان"})
_FEMININE_PRESENT = "ت"
_WITH_WHOM = frozenset({"مع", "الي", "بمن", "لمن", "ممن", "ضد", "علي", "باي", "لاي", "عن"})


def placed(words: Words, question: Question, names: list[Name], main: Spot | None) -> list[Name]:
    """The names with their parts, where no preposition gave one (`Slot.OF` until here)."""
    act = question.act.name if question.act else ""
    at = main.first if main else 0
    threat = _threat(words, main) if act in MEASURES else None
    at = threat.first if threat else at
    arabic = words.pack.code == "ar"
    before = words.before(main.first) if main is not None else None
    if before is not None and before.has("region"):
        before = words.before(before.first)
    which = not arabic and before is not None and before.has("ask", "which")
    which = which and main is not None and any(c.form in (NOUN, "gerund") for c in main.of("act"))
    verb = main is not None and main.of("act")[0].form not in (NOUN, "gerund") and not which
    verb |= threat is not None
    subject_first = words.pack.code != "ar"
    letter = main is not None and main.has("act", "get-letter")  # who gets one is written to
    letter |= main is not None and any(acts.gets(s, main) for s in words.spots if s.last <= main.first)
    passive = verb and subject_first and _passive(words, main)
    out: list[Name] = []
    for name in names:
        slot = name.slot
        after = name.first > at
        if slot is Slot.OF and not verb:
            slot = Slot.OBJECT if _is_given(words, name) else Slot.PARTY if after and not which else Slot.SUBJECT
        elif slot is Slot.OF and subject_first:
            slot = Slot.OBJECT if after is not passive else Slot.SUBJECT
        elif slot is Slot.OF and not after:
            slot = Slot.SUBJECT
        if act == "visit" and name.kind == "country" and slot is Slot.PLACE:
            slot = Slot.OBJECT
        seat = act == "visit" and name.kind == "organization" and slot is not Slot.SUBJECT  # "to the White House"
        to_whom = act in MEASURES and slot is Slot.TOPIC and not _over(words, name)
        named = _as_party(name) if to_whom else _seat(name) if seat else replace(name, slot=slot)
        out.append(_posted(words, named) if act in MEASURES else named)
    if act in _JUDGES:
        out = _reasons(words, out)
    if letter:
        out = [replace(n, slot=Slot.OBJECT) if n.slot is Slot.SUBJECT else n for n in out]
    out = _beside_event(words, out)
    return out if subject_first else _arabic(words, question, out, main, letter=letter)


def _reasons(words: Words, names: list[Name]) -> list[Name]:
    """ "Accused him of working for the CIA": whoever is named behind, with "of" or "for", is what it is about.

    So is whoever is hit by what is blamed: "هجمات الحوثيين على السعودية".
    """
    targets = [n.first for n in names if n.slot is Slot.OBJECT]
    out = []
    for name in names:
        before = words.before(name.first)
        why = before is not None and (before.has("prep", "of") or before.has("prep", "for"))
        later = bool(targets) and name.first > targets[0] and name.slot is Slot.PARTY
        hit = before is not None and before.has("prep", "upon") and any(t.last == before.first for t in words.topics)
        out.append(replace(name, slot=Slot.TOPIC) if (why and later) or hit else name)
    return out


def _over(words: Words, name: Name) -> bool:
    """Whether it is what a measure is about: "sanctions over Sudan"."""
    before = words.before(name.first)
    return before is not None and before.has("over")


def _seat(name: Name) -> Name:
    """The country of a state's body that is visited."""
    body = kb.load().by_id.get(name.ids[0]) if name.ids else None
    country = kb.load().by_iso.get(name.of or "")
    if country is None or not isinstance(body, kb.Organization) or body.kind != "government-body":
        return replace(name, slot=Slot.OBJECT)
    return replace(name, kind="country", ids=(country.id,), slot=Slot.OBJECT)


def _threat(words: Words, main: Spot | None) -> Spot | None:
    """The verb before a noun of what it threatens with: "threatened Iran with sanctions"."""
    if main is None or not any(cue.form == NOUN for cue in main.of("act")):
        return None
    before = (s for s in words.spots if s.first < main.first and s.has("act") and s.has("status", "planned"))
    return next((s for s in before if any(cue.form != NOUN for cue in s.of("act"))), None)


def announced(question: Question, names: list[Name], main: Spot | None) -> list[Name]:
    """Without the body that cancelled or denied a meeting of others: "did the White House cancel the meeting"."""
    noun = main is not None and main.of("act")[0].form == NOUN
    parties = [n for n in names if n.slot is Slot.PARTY]
    if not (noun and question.statuses and parties):
        return names
    return [n for n in names if not (n.kind == "organization" and n.slot is Slot.SUBJECT)]


def _passive(words: Words, main: Spot | None) -> bool:
    """ "was criticised", "were received"."""
    if main is None or not any(cue.form == "past" for cue in main.of("act")):
        return False
    last = 0
    for spot in words.spots:
        if spot.first >= main.first:
            break
        if spot.has("be"):
            last = spot.last
    return last > 0 and not any(
        s.has("act") or words.tokens[s.first].norm in ("has", "have", "had", "did", "that")  # "was it there that"
        for s in words.spots
        if last <= s.first < main.first
    )


def _as_party(name: Name) -> Name:
    """Sanctions "on" a country are no topic: it is their target."""
    for identity in name.ids:
        row = kb.load().by_id.get(identity)
        if isinstance(row, kb.Country):
            return replace(name, kind="country", slot=Slot.OBJECT, ids=(row.id,), of=row.iso3)
    return name


def _posted(words: Words, name: Name) -> Name:
    """An embassy and its diplomats, recalled or expelled, stand for their country."""
    if name.kind == "country" and _names_diplomats(words, name):
        return replace(name, slot=Slot.OBJECT)
    country = kb.load().by_iso.get(name.of or "")
    posted = name.kind == "person" and not name.words and "ambassador" in name.offices
    embassy = any(identity.startswith("embassy-") for identity in name.ids)
    if not (posted or embassy) or country is None:
        return name
    return replace(name, kind="country", slot=Slot.OBJECT, ids=(country.id,), offices=())


def _is_given(words: Words, name: Name) -> bool:
    """Whether somebody is given what a noun tells: "who gave Egypt aid"."""
    before = words.before(name.first)
    return before is not None and before.has("giving")


def _names_diplomats(words: Words, name: Name) -> bool:
    """Whether a country is named with its diplomats: "الدبلوماسيون الروس"."""
    last = name.first + len(name.text.split())
    reader = cues.reader(words.pack.code)
    ends = [reader.at(words.tokens, i, i + 1) for i in (name.first, last - 1) if last - name.first > 1]
    return any(s is not None and any(c.value == "measure" and c.form == NOUN for c in s.of("act")) for s in ends)


def _beside_event(words: Words, names: list[Name]) -> list[Name]:
    """A country right before or after an event is where it was: "the Tehran gas summit"."""
    events = [n for n in names if n.kind == "event"]
    if not events:
        return names
    return [replace(n, slot=Slot.PLACE) if n.kind == "country" and _is_beside(words, n, events) else n for n in names]


def _is_beside(words: Words, name: Name, events: list[Name]) -> bool:
    """Whether an event follows at once."""
    return any(
        0 < event.first - name.first <= 2 and not any(name.first < spot.first < event.first for spot in words.spots)
        for event in events
    )


def _arabic(words: Words, question: Question, names: list[Name], main: Spot | None, *, letter: bool) -> list[Name]:
    """Verb, subject, object: the first bare name after the verb does it, unless "who" does."""
    bare = [n for n in names if n.slot is Slot.OF and not _set_aside(words, n)]
    worded = question.act is not None and question.act.name in IN_WORDS
    known = any(n.kind != "unknown" for n in bare)
    if known and (worded or question.asked[:1] in ((Asked.PEOPLE,), (Asked.COUNTRY,))):
        # beside somebody who is known, a word that names nobody says what it was about
        names = [
            replace(n, slot=Slot.TOPIC) if n in bare and n.kind == "unknown" and not n.joined else n for n in names
        ]
        bare = [n for n in names if n.slot is Slot.OF]
    if not bare:
        return names
    groups: list[list[Name]] = [[bare[0]]]
    for name in bare[1:]:
        if name.joined:
            groups[-1].append(name)
        else:
            groups.append([name])
    does_it = _who_does_it(words, question, main)
    if does_it and len(groups) > 1 and all(any(n.slot is Slot.OF for n in group) for group in groups):
        beside = [n for group in groups[1:] for n in group]  # "من اتهم إيران بدعم الحوثيين"
        names = [replace(n, slot=Slot.TOPIC) if n in beside else n for n in names]
        groups = groups[:1]
    first_is_object = letter or (len(groups) == 1 and does_it)
    slots: dict[int, Slot] = {}
    for k, group in enumerate(groups):
        slot = Slot.SUBJECT if k == 0 and not first_is_object else Slot.OBJECT
        slots.update({n.first: slot for n in group})
    if question.act and question.act.name == "visit" and bare[-1] in [n for group in groups for n in group]:
        slots.update({n.first: Slot.OBJECT for n in bare if n.kind == "country" and n is bare[-1]})
    return [replace(n, slot=slots.get(n.first, n.slot)) for n in names]


def _set_aside(words: Words, name: Name) -> bool:
    before = words.before(name.first)
    return before is not None and before.has("except")  # "غير لافروف"


def _who_does_it(words: Words, question: Question, main: Spot | None) -> bool:
    """Whether those who are asked for are the verb's subject. "من" takes a masculine verb without a pronoun."""
    if main is None or question.asked[:1] not in ((Asked.PEOPLE,), (Asked.COUNTRY,)):
        return False
    forms = [cue.form for cue in main.of("act")]
    token = words.tokens[main.first].norm
    who = next((s for s in words.spots if s.has("ask", "who") or s.has("ask", "which")), None)
    if who is not None and who.has("ask", "which") and words.tokens[who.first].norm == "من":
        return False  # "من أي دولة"
    if who is not None and (words.tokens[who.first].norm in _WITH_WHOM or _governed(words, who)):
        return False
    if any(form.endswith("+o") for form in forms) and token[-1:] in "هام" and not _plain(main):
        return False
    feminine = token.endswith("ت") or (token.startswith(_FEMININE_PRESENT) and "present" in forms)
    which = any(s.has("ask", "which") for s in words.spots)
    return which or not feminine


def _governed(words: Words, ask: Spot) -> bool:
    """Whether a preposition stands before those who are asked for: "ضد أي دول"."""
    before = words.before(ask.first)
    return before is not None and before.has("prep")


def _plain(main: Spot) -> bool:
    """Whether the verb may also be read without an object pronoun."""
    return any(not cue.form.endswith("+o") for cue in main.of("act"))


def near(words: Words, question: Question, main: Spot | None) -> None:
    """ "Said after meeting Putin": who was met or visited when it was said or agreed is no part of it himself."""
    if main is None or question.act is None or not TOLD_OF_NO_PLACE.issuperset(question.act.types):
        return
    for spot in words.spots:
        span = words.before(spot.first) or next((s for s in words.spots if s.last == spot.first - 1), None)
        timed = span is not None and any(span.has("span", one) for one in ("after", "before", "during"))
        held = any(spot.has("act", act) for act in ("meet", "phone", "visit", "discuss"))
        if not (timed and held) or spot.first < main.last:
            continue
        for k, name in enumerate(question.names):
            if spot.last <= name.first and name.kind == "person" and name.slot is not Slot.TOPIC:
                question.names[k] = replace(name, slot=Slot.NEAR)


# -- those who are asked for -----------------------------------------------------------------------


def of_whom(words: Words, question: Question) -> None:
    """ "Which Iranian officials": a country right after "which" is whose people are asked for."""
    if question.asked[:1] == (Asked.PLACE,):
        question.names = [_place_of(words, name) for name in question.names]
    if question.asked[:1] not in ((Asked.PEOPLE,), (Asked.COUNTRY,)):
        return
    question.names = [replace(n, slot=Slot.OF) if _is_represented(words, n) else n for n in question.names]
    if question.act is ACTS["expel"]:
        question.names = [replace(n, slot=Slot.OF) if _is_left(words, n) else n for n in question.names]
    for spot in words.spots:
        if spot.has("ask", "which") or spot.has("ask", "who"):
            for k, name in enumerate(question.names):
                if _is_side(words, spot, name):
                    question.names[k] = replace(name, slot=Slot.OF)
                if not _is_class_of(words, spot, name) or _is_about_to(words, name):
                    continue
                if name.of and name.kind == "country":
                    question.names[k] = replace(name, slot=Slot.OF)
                elif name.of and name.kind == "person" and not name.words:
                    question.office = name.offices[0]
                    question.names[k] = replace(name, kind="country", slot=Slot.OF, ids=_country_ids(name.of))


def _owns_envoy(words: Words) -> bool:
    """Whether it is asked whose envoy it was: "which country's ambassador was recalled"."""
    asks = [s for s in words.spots if s.has("ask", "which") or s.has("ask", "who")]
    noun = next((s for s in words.spots if asks and s.first == asks[0].last), None)
    at = noun.last if noun is not None else 0
    whose = bool(asks) and words.tokens[asks[0].first].norm == "whose"
    return whose or (at < len(words.tokens) and words.tokens[at].text in ("'s", "’s", "'"))


def _is_represented(words: Words, name: Name) -> bool:
    """Whether it is for whom somebody came: "ممثلا للمكسيك", "representing Mexico"."""
    before = words.before(name.first)
    return name.kind == "country" and before is not None and before.has("representing")


def _is_left(words: Words, name: Name) -> bool:
    """Whether it is whence somebody is expelled, by those of it: "from Bamako"."""
    before = words.before(name.first)
    return name.kind == "country" and name.slot is Slot.PARTY and before is not None and before.has("prep", "from")


def _is_side(words: Words, ask: Spot, name: Name) -> bool:
    """Whether those who are asked for are from a country: "anyone from Russia", "which officials from Iran"."""
    prep = words.before(name.first)
    if prep is None or not (prep.has("prep", "from") or prep.has("prep", "of")) or name.kind != "country":
        return False
    whom = words.before(prep.first)
    people = whom is not None and (whom.has("noun", "people") or whom.has("class"))
    return whom is ask or (people and ask.first < prep.first and whom is not None and whom.first - ask.last <= 2)


def _is_class_of(words: Words, ask: Spot, name: Name) -> bool:
    """Whether a name right after "which" or "who is the" says of which people some are asked for."""
    if ask.has("ask", "which"):
        return name.first == ask.last
    between = {t.norm for t in words.tokens[ask.last : name.first]}
    several = " " in name.text.removeprefix("the ")
    return several and name.first >= ask.last and between <= _IS and (not words.pack.rules["capitals"] or bool(between))


def _is_about_to(words: Words, name: Name) -> bool:
    """Whether it is what somebody was to do that is asked: "who was the Iraqi premier due to meet"."""
    end = next((m.last for m in words.mentions if m.first == name.first), 0)
    after = next((s for s in words.spots if s.first == end), None)
    if after is None:
        return False
    verb = next((s for s in words.spots if s.first > end and s.has("act")), None)
    to = verb is not None and any(t.norm == "to" for t in words.tokens[end + 1 : verb.first])  # "known to have met"
    return to or after.has("status") or any(cue.form == "gerund" for cue in after.of("act"))


def _place_of(words: Words, name: Name) -> Name:
    """ "Which Iranian cities": where the places lie that are asked for."""
    before = words.before(name.first)
    which = before is not None and name.kind == "country" and (before.has("ask") or before.has("noun", "place"))
    return replace(name, slot=Slot.PLACE) if which and _adjective(name) else name


def _adjective(name: Name) -> bool:
    country = kb.load().by_iso.get(name.of or "")
    return country is not None and name.text.lower() != country.name["en"].lower()


def _country_ids(iso: str) -> tuple[str, ...]:
    country = kb.load().by_iso.get(iso)
    return (country.id,) if country is not None else ()


def roles(words: Words, question: Question, main: Spot | None) -> None:
    """Whether those who are asked for do it, or have it done to them."""
    if not question.asked or question.asked[0] not in (Asked.PEOPLE, Asked.COUNTRY):
        return
    before = words.before(main.first) if main else None
    if question.act is ACTS["recall"] and _passive(words, main) and _owns_envoy(words):
        question.names = [replace(n, slot=Slot.OBJECT) if n.slot is Slot.PARTY else n for n in question.names]
    if before is not None and before.has("ask", "which"):
        return  # "which visits": whoever has a part in them
    subjects = question.slots(Slot.SUBJECT)
    objects = question.slots(Slot.OBJECT)
    passive = words.pack.code != "ar" and _passive(words, main)
    if subjects and not objects:
        question.role = Slot.OBJECT
    elif objects and not subjects:
        question.role = Slot.SUBJECT
    elif not subjects and not objects:
        question.role = Slot.OBJECT if passive else Slot.SUBJECT
