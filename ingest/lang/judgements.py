"""The lexicons of blame and praise that a language's `stance.json` makes, in all forms of its words."""

from __future__ import annotations

from itertools import chain
from typing import Any

from ingest.lang.forms import judgement_forms, predicate_forms, verb_forms
from ingest.lexicon import Entry, Lexicon, words
from ingest.text.normalize import fold


def judgements(stances: dict[str, list[str]], code: str) -> Lexicon:
    """Words and phrases that blame or praise whom they are said of; an entry's value is the list that has them."""
    out = Lexicon()
    for stance in ("blame", "praise", "feelings", "sides", "ties"):
        for form, tense in chain(*(judgement_forms(row, code) for row in stances.get(stance, ()))):
            out.add(form, Entry("blame" if stance == "blame" else "praise", stance, tense, verbal=True))
    return out


def deeds(stances: dict[str, list[str]], code: str) -> Lexicon:
    """Verbs and predicates of what only the blamed, or the praised, do and are, each by its list."""
    out = Lexicon()
    for sort in ("wrongs", "merits", "duties", "faults", "virtues"):
        for row in stances.get(sort, ()):
            told = predicate_forms(row) if sort in ("faults", "virtues") else verb_forms(row, code)
            for form, tense in told:
                out.add(form, Entry(sort, None, tense))
    return out


def said_of_somebody(triggers: list[dict[str, Any]], stances: dict[str, list[str]]) -> frozenset[str]:
    """Words that verbs and judgements need beside them, so that they belong to nobody's name: "called X a tyrant"."""
    near = [w for row in triggers for w in row.get("needs_near", ())]
    return frozenset(fold(w) for phrase in (*near, *stances["blame"], *stances["praise"]) for w in words(phrase))
