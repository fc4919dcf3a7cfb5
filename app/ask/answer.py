"""A question in words is answered: understood, its names looked up, the graph asked, the answer told."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from app.ask import collect, connect, query, tell
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
    meant = await look_up(asked, store)
    worded = asked.act is not None and asked.act.name in IN_WORDS
    meant = anchored(asked, meant)
    if asked.unknown:
        return _empty(asked, meant, Found(), tell.not_understood(asked))
    lost = [one for one in meant if not one.ids and not (worded and one.by_words)]
    if lost:
        return _empty(asked, meant, Found(), tell.unknown_names(asked, lost))
    found, answers = await _found(asked, meant, store)
    if not answers:
        understood = _interpretation(asked, meant)
        return _empty(asked, meant, found, tell.nothing(asked, understood))
    text, told = tell.told(asked, meant, found, answers)
    return _answer(asked, meant, found, answers, text, told)


async def _found(asked: Question, meant: Sequence[Meant], store: Store) -> tuple[Found, list[Answered]]:
    if Asked.PATH in asked.asked:
        ends = [one for one in meant if one.name in asked.actors]
        return await connect.chains(ends, store, asked.as_of)
    found = await query.find(asked, meant, store)
    return found, collect.answers(asked, meant, found)


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
    """What was understood, in fields; those that the question does not fill are left out."""
    if not asked.understood:
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
