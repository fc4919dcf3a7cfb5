"""The understood question as chips: each says what was understood, and what the question is without it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from app.ask import cues
from app.ask.answer import SHOWN
from app.ask.understand import understand

# Small words that would be left hanging before what is dropped
_BEFORE = r"(?:(?:in|at|on|with|about|by|from|to|of|the|and|during|في|مع|حول|على|عن|بشأن|خلال|عام|يوم)\s+)*"
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Chip:
    """One thing that was understood; `text` is its words in the question, None where it has none of its own.

    `field` is a name of the interpretation, `without` the question with the words dropped.
    """

    field: str
    value: str
    text: str | None = None
    without: str | None = None


def chips(question: str, lang: str, understood: Mapping[str, Any]) -> list[Chip]:
    """The chips of an interpretation: what is asked first, then names, then the rest."""
    if understood.get("intent") == "not-understood":
        return []
    first = [Chip("intent", str(understood["act"]))] if "act" in understood else []
    return [*first, *_names(question, lang, understood), *_rest(question, lang, understood)]


def _names(question: str, lang: str, understood: Mapping[str, Any]) -> Iterator[Chip]:
    names = understand(question, lang).names
    for slot, field in SHOWN.items():
        texts = [name.text for name in names if name.slot is slot]
        shown = understood.get(field, [])
        if len(texts) != len(shown):  # a name that was split or joined when it was looked up
            texts = [""] * len(shown)
        for value, text in dict(zip(shown, texts, strict=True)).items():
            yield Chip(field, value, text or None, without(question, text) if text else None)


def _rest(question: str, lang: str, understood: Mapping[str, Any]) -> Iterator[Chip]:
    days = [understood[name] for name in ("from", "to") if name in understood]
    if days:
        text = _date_words(question, lang)
        value = " – ".join(dict.fromkeys(days))
        yield Chip("date", value, text, without(question, text) if text else None)
    for field in ("month-day", "office", "status", "order", "members-of"):
        given = understood.get(field, ())
        for value in [given] if isinstance(given, str) else given:
            yield Chip(field, str(value))


def without(question: str, text: str) -> str:
    """The question without some of its words, and without the preposition that would be left before them."""
    return replaced(question, text, "") if text in question else question


def replaced(question: str, text: str, new: str) -> str:
    """The question with other words in place of some of it; small words before go where nothing comes."""
    before = "" if new else _BEFORE
    pattern = re.compile(rf"(?<!\w){before}{re.escape(text)}|{re.escape(text)}", re.IGNORECASE)
    return _SPACE.sub(" ", pattern.sub(lambda _: new, question, count=1)).replace(" ?", "?").replace(" ؟", "؟").strip()


def _date_words(question: str, lang: str) -> str | None:
    """The longest run of words in a question that name a day, month or year."""
    months = "|".join(re.escape(month) for month in cues.sentences(lang)["months"])
    runs = re.findall(
        rf"(?:\b\d{{1,2}}\s+)?(?:(?:{months})\b\s*)?(?:\d{{1,2}},?\s+)?\d{{4}}|\b(?:{months})\b", question
    )
    return max((run.strip() for run in runs), key=len, default=None)
