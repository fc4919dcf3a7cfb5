"""A question that leans on the one before it: "And Khamenei?", "وماذا عن العراق؟", "What did they discuss?".

What it does not say itself it has from that question: the act, those who take part, the event, the dates. What is
understood is a whole question, so that it is answered and explained as any other.
"""

from __future__ import annotations

from dataclasses import replace

from app.ask import complete
from app.ask.question import Asked, Name, Question, Slot
from app.ask.words import Words

_WHO = (Asked.PEOPLE, Asked.COUNTRY)
# What a name may stand for: a kind with those that are alike
_KINDS = {
    "person": {"person", "unknown"},
    "unknown": {"person", "unknown"},
    "place": {"place", "country", "event"},
    "group": {"person", "country"},
}


def leans(words: Words, question: Question) -> bool:
    """Whether a question says too little by itself."""
    if not question.asked or question.act is None:
        return True
    return (_begins_about(words) and not words.mentions) or _refers(words) or not question.names


def joined(question: Question, words: Words, before: Question) -> Question:
    """The question with what it leaves out taken from the one before."""
    if _fragment(words):
        return _another(question, before)
    out = replace(question, names=list(question.names), unknown=list(question.unknown))
    out.act = question.act or before.act
    if question.act is None or (question.act is before.act and not question.statuses):
        out.statuses, out.told = question.statuses or before.statuses, question.told or before.told
    if not _dated(question):
        _date_from(out, before)
    out.names += _left_out(words, question, before)
    complete.settle(out)
    return out


def _fragment(words: Words) -> bool:
    """Whether it has nothing but names and dates: "And in 2018?", "What about Greece?"."""
    said = [s for s in words.spots if (s.has("ask") or s.has("act")) and not s.has("about")]
    return not said


def _begins_about(words: Words) -> bool:
    first = next((spot for spot in words.spots), None)
    return first is not None and first.has("about")


def _refers(words: Words) -> bool:
    """Whether a pronoun stands for somebody or something said before."""
    return any(spot.has("pronoun") for spot in words.spots) and len(words.mentions) < 2


def _dated(question: Question) -> bool:
    return bool(question.from_ or question.to or question.month_day)


def _date_from(out: Question, before: Question) -> None:
    out.from_, out.to, out.periods, out.month_day = before.from_, before.to, before.periods, before.month_day


def _another(question: Question, before: Question) -> Question:
    """The question before, of somebody or something else, or of another time."""
    out = replace(before, text=question.text, lang=question.lang, names=list(before.names))
    out.unknown = list(question.unknown)
    if _dated(question):
        _date_from(out, question)
    for name in question.names:
        _put(out, name, before)
    complete.settle(out)
    return out


def _put(out: Question, name: Name, before: Question) -> None:
    """Puts a name in the place of the last one of its kind; where there is none, it is asked whether it too."""
    kinds = _KINDS.get(name.kind, {name.kind})
    alike = [k for k, old in enumerate(out.names) if old.kind in kinds]
    if name.kind == "country" and not alike:
        alike = [k for k, old in enumerate(out.names) if old.slot is Slot.PLACE]
    if alike:
        old = out.names[alike[-1]]
        slot = old.slot if name.kind != "event" else Slot.EVENT
        out.names[alike[-1]] = replace(name, slot=slot, joined=old.joined)
    elif name.slot in (Slot.PLACE, Slot.EVENT, Slot.TOPIC):
        out.names.append(name)
    else:
        out.names.append(replace(name, slot=Slot.PARTY if _symmetric(before) else out.role or Slot.SUBJECT))
        out.asked = (Asked.WHETHER,)
        out.role = None


def _symmetric(question: Question) -> bool:
    return question.act is None or not question.act.subject


def _left_out(words: Words, question: Question, before: Question) -> list[Name]:
    """Of the names before, those whose part nobody has in this question."""
    out = []
    taken = {name.slot for name in question.names}
    asks_who = bool(question.asked) and question.asked[0] in _WHO
    pronouns = {cue.value for spot in words.spots for cue in spot.of("pronoun")}
    for name in before.names:
        if name.slot in (Slot.SUBJECT, Slot.OBJECT, Slot.PARTY):
            part = _part(name, question, taken, pronouns, asks_who)
            out += [replace(name, slot=part)] if part else []
        elif name.slot not in taken and not any(n.kind == name.kind for n in question.names):
            out.append(name)
    return out


def _part(name: Name, question: Question, taken: set[Slot], pronouns: set[str], asks_who: bool) -> Slot | None:
    """The part that somebody named before has in this question; None where there is none for him."""
    actors = question.actors
    if not actors and not asks_who:
        return name.slot
    if "object" in pronouns and Slot.OBJECT not in taken:
        return Slot.OBJECT if name.kind == "person" else None
    if asks_who and not pronouns and not actors:
        return None if question.slots(Slot.EVENT) else Slot.PARTY if _symmetric(question) else None
    if not asks_who and Slot.SUBJECT not in taken and name.slot is Slot.SUBJECT:
        return Slot.SUBJECT
    return None
