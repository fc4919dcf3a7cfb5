"""A question in words is answered: understood, its names looked up, the graph asked, the answer told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from app.ask import collect, connect, query, tell
from app.ask.looks import Look
from app.ask.lookup import Meant, anchored, look_up
from app.ask.models import Answer, Answered, Told
from app.ask.query import Found
from app.ask.question import IN_WORDS, Asked, Question, Slot
from app.ask.understand import understand
from graph.store import Store

# How the interpretation names the parts of a question
SHOWN = {
    Slot.SUBJECT: "who",
    Slot.OBJECT: "whom",
    Slot.PARTY: "between",
    Slot.PLACE: "place",
    Slot.EVENT: "event",
    Slot.TOPIC: "topic",
    Slot.OF: "of",
    Slot.NEAR: "with-meeting",
}


async def answer(
    question: str, lang: str | None, store: Store, context: Sequence[str] = (), as_of: str | None = None
) -> Answer:
    """Answers a question in English or Arabic from the graph; raises the errors of `graph.errors`.

    `context` are the questions asked before in the same conversation, the latest last. With `as_of`, an ISO day,
    the answer is what was known on that day, from articles published until then.

    Nothing is answered that no fact says, and nothing where a name of the question is borne by nobody.
    """
    asked = understand(question, lang, context)
    asked.as_of = as_of
    if not asked.understood or asked.unknown:
        return _empty(asked, [], Found(), tell.not_understood(asked))
    meant: Sequence[Meant] = await look_up(asked, store)
    worded = asked.act is not None and asked.act.name in IN_WORDS
    meant = anchored(asked, meant)
    if asked.unknown:
        return _empty(asked, meant, Found(), tell.not_understood(asked))
    lost = [one for one in meant if not one.ids and not (one.by_words and (worded or one.name.text.islower()))]
    if lost:
        found, answers, meant, asked = await _without(asked, meant, lost, store)
        if not answers:
            return _empty(asked, meant, found, tell.unknown_names(asked, lost))
    else:
        found, answers, meant = await _found(asked, meant, store)
    if not answers:
        understood = _interpretation(asked, meant)
        return _empty(asked, meant, found, tell.nothing(asked, understood))
    text, told = tell.told(asked, meant, found, answers)
    return _answer(asked, meant, found, answers, text, told)


async def _without(
    asked: Question, meant: Sequence[Meant], lost: Sequence[Meant], store: Store
) -> tuple[Found, list[Answered], Sequence[Meant], Question]:
    """What answers the question without the words that name nobody, where the sentences have these words.

    Nothing where it is asked whether something is so, or of nobody else.
    """
    text = asked.text
    for one in lost:
        text = text.replace(one.name.text, " ", 1)
    rest = understand(text, asked.lang)
    rest.text, rest.as_of = asked.text, asked.as_of
    known = await look_up(rest, store) if rest.understood and not rest.unknown and _read_alike(asked, rest) else []
    usable = known and text != asked.text and all(one.ids for one in known) and Asked.WHETHER not in rest.asked
    if not usable or Asked.PATH in rest.asked:
        return Found(), [], meant, asked
    said = [replace(one, name=replace(one.name, slot=Slot.TOPIC, kind="unknown")) for one in lost]
    found, answers, read = await _found(rest, [*anchored(rest, known), *said], store)
    found.note = found.note or "topic"
    return found, answers, read, rest


def _read_alike(asked: Question, rest: Question) -> bool:
    """Whether the names that are left have the parts that they had: words that are left out may have held them."""
    slots = {name.text: name.slot for name in asked.names}
    return all(slots.get(name.text, name.slot) is name.slot for name in rest.names) and rest.asked == asked.asked


async def _found(
    asked: Question, meant: Sequence[Meant], store: Store
) -> tuple[Found, list[Answered], Sequence[Meant]]:
    """What was found, the answers, and the names as they were understood for these."""
    if Asked.PATH in asked.asked:
        ends = [one for one in meant if one.name in asked.actors]
        return *await connect.chains(ends, store, asked.as_of), meant

    def answers_it(look: Look, found: Found) -> bool:
        return bool(collect.answers(look.question, look.meant, found))

    found, look = await query.find(asked, meant, store, answers_it)
    answers = collect.answers(look.question, look.meant, found)
    return found, answers, look.meant if answers and not look.note else meant


def _answer(
    asked: Question,
    meant: Sequence[Meant],
    found: Found,
    answers: list[Answered],
    text: str,
    told: Sequence[Told] = (),
) -> Answer:
    used = sorted({identity for one in answers for identity in one.facts})
    return Answer(
        question=asked.text,
        lang=asked.lang,
        interpretation=_interpretation(asked, meant),
        answers=answers,
        facts=[found.facts[identity] for identity in used if identity in found.facts],
        cypher="\n;\n".join(found.cypher),
        parameters=found.shown,
        told=list(told),
        text=text,
    )


def _empty(asked: Question, meant: Sequence[Meant], found: Found, text: str) -> Answer:
    return _answer(asked, meant, found, [], text)


def _interpretation(asked: Question, meant: Sequence[Meant]) -> dict[str, Any]:
    """What was understood, in fields; those that the question does not fill are left out.

    A question of which a word was not understood is not: "Why did Obama cancel" asks something else than "did Obama".
    """
    if not asked.understood or asked.unknown:
        return {"intent": "not-understood"}
    fields: dict[str, Any] = {"intent": asked.intent, "asked": [kind.value for kind in asked.asked]}
    fields["act"] = asked.act.name if asked.act and asked.act.types else None
    for slot, label in SHOWN.items():
        fields[label] = [one.shown for one in meant if one.name.slot is slot]
    fields |= {"from": asked.from_, "to": asked.to, "month-day": asked.month_day, "office": asked.office}
    fields["status"] = sorted(status.value for status in asked.statuses) or (asked.told and asked.told.value)
    fields |= {"order": asked.order, "members-of": asked.region, "as-of": asked.as_of}
    return {name: value for name, value in fields.items() if value}


__all__ = ["Answer", "answer"]
