"""Cues: the words by which a question says what it asks. They are data, a file a language in `phrases`.

A question is read as a row of spots: each a word or phrase with all that it may mean. Verbs and nouns of action
are also those by which articles are read, so that a question may use any of them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from ingest import lang
from ingest.lang.forms import noun_forms, verb_forms
from ingest.lexicon import Entry, Hit, Lexicon
from ingest.text import Token

_HOLLOW = re.compile(r"([يت]\w)[وي](\w)(?=$| )")
NOUN = "noun"  # the form of an act that is told by a noun
_BY_TYPE = {
    "MEET": "meet",
    "VISIT": "visit",
    "ATTEND": "attend",
    "COOPERATE": "cooperate",
    "AGREE": "agree",
    "SUPPORT": "support",
    "CRITICIZE": "criticize",
    "SANCTION": "measure",
    "MEDIATE": "mediate",
    "STATE": "say",
}
_TOLD = ("planned", "cancelled")  # what a verb says of itself: expected, absent
_TABLES = (
    ("ask", "ask"),
    ("nouns", "noun"),
    ("status", "status"),
    ("order", "order"),
    ("span", "span"),
    ("regions", "region"),
    ("pronouns", "pronoun"),
    ("ordinals", "ordinal"),
)
# Tables of words that all mean the same; "unread" are those that say what no fact tells: "secretly", "twice"
_PLAIN = (
    "whether",
    "fillers",
    "about",
    "except",
    "before-doer",
    "hosting",
    "office",
    "but",
    "in-person",
    "whether-not",
    "unread",
    "reply",
    "reply-to",
    "over",
    "together",
    "received",
    "title",
    "accepting",
    "representing",
    "delegation",
    "getting",
    "city",
    "giving",
    "voicing",
    "boycott",
)
_BY_ROW = {
    "talk": "discuss",
    "call": "phone",
    "sign": "sign",
    "reject": "reject",
    **dict.fromkeys(("sanctions", "under-sanctions", "listed", "hit-with", "blacklist"), "sanction"),
    **dict.fromkeys(("expel", "persona", "persona-non-grata", "order-out"), "expel"),
    **dict.fromkeys(("recall", "recall-home"), "recall"),
}


@dataclass(frozen=True, slots=True)
class Cue:
    """One meaning of a spot.

    `kind` is one of `_TABLES` and `_PLAIN`, or act, prep, be or neg.
    """

    kind: str
    value: str
    form: str = ""  # of an act: a tense of `ingest.lang.forms`, or NOUN

    @property
    def is_act(self) -> bool:
        return self.kind == "act"


@dataclass(frozen=True, slots=True)
class Spot:
    """Tokens `first` up to `last` and what they may mean; `clitic` is written before the first."""

    first: int
    last: int
    clitic: str
    cues: tuple[Cue, ...]

    def of(self, kind: str) -> list[Cue]:
        """Its meanings of one kind."""
        return [cue for cue in self.cues if cue.kind == kind]

    def has(self, kind: str, value: str | None = None) -> bool:
        """Whether it may mean this."""
        return any(cue.kind == kind and value in (None, cue.value) for cue in self.cues)


class CueReader:
    """Finds the cues of one language."""

    def __init__(self, code: str) -> None:
        self.pack = lang.load(code)
        data = _phrases(code)
        self._own, self._times, self._kinds = Lexicon(), Lexicon(), Lexicon()
        for entry, phrases in _entries(data, code):
            self._own.add_all(phrases, entry)
        for entry, phrases in _times(data):
            self._times.add_all(phrases, entry)
        for kind, phrases in data["kinds"].items():
            self._kinds.add_all(phrases, Entry("kind", kind))

    def at(self, tokens: list[Token], i: int, last: int) -> Spot | None:
        """The longest cue that starts at token i; of equals, the meanings of all, but acts as questions name them."""
        own, read = self._own.longest(tokens, i, last), self.pack.grammar.longest(tokens, i, last)
        hits = [hit for hit in (own, read) if hit is not None]
        if not hits:
            return None
        end = max(hit.last for hit in hits)
        longest = [hit for hit in hits if hit.last == end]
        cues = [cue for hit in longest for cue in _meanings(hit) if hit is own or own not in longest or not cue.is_act]
        return Spot(i, end, longest[0].clitic, tuple(dict.fromkeys(cues))) if cues else None

    def part(self, tokens: list[Token], i: int, kind: str = "part") -> Spot | None:
        """The part of a year, decade or term of office ("tenure") that is named at token i."""
        hit = self._times.longest(tokens, i, len(tokens))
        if hit is None:
            return None
        found = tuple(Cue(e.kind, e.value) for e in hit.entries if e.kind == kind)
        return Spot(i, hit.last, hit.clitic, found) if found else None

    def kinds(self, tokens: list[Token], first: int, last: int) -> frozenset[str]:
        """Which kinds of agreement or talks tokens `first` up to `last` name: military, trade, peace ..."""
        hits = (self._kinds.longest(tokens, i, last) for i in range(first, last))
        return frozenset(entry.value for hit in hits if hit is not None for entry in hit.entries)

    def known(self, tokens: list[Token], i: int) -> bool:
        """Whether a token is a cue by itself, so that no name should be made of it."""
        return self.at(tokens, i, i + 1) is not None


@lru_cache(maxsize=8)
def reader(code: str) -> CueReader:
    """The cues of a language, read once a process."""
    return CueReader(code)


def _phrases(code: str) -> dict[str, Any]:
    path = files("app.ask") / "phrases" / f"{code}.json"
    return json.loads(path.read_text("utf-8"))  # type: ignore[no-any-return]


def _entries(data: dict[str, Any], code: str) -> Iterator[tuple[Entry, Iterable[str]]]:
    for table, kind in _TABLES:
        for value, phrases in data[table].items():
            yield Entry(kind, value), phrases
    for table in _PLAIN:
        yield Entry("filler" if table == "fillers" else table, ""), data[table]
    for act, forms in data["acts"].items():
        for verb in forms.get("verbs", []):
            for form, tense in verb_forms(verb, code):
                yield Entry("act", act, tense, verbal=True), [form, *_jussive(form)]
        for noun in forms.get("nouns", []):
            yield Entry("act", act, NOUN), [form for form, _ in noun_forms(noun, code)]


def _jussive(form: str) -> list[str]:
    """What "not" makes of an Arabic verb with a long vowel within: يزور, "لم يزر"."""
    hollow = _HOLLOW.match(form)
    return [hollow[1] + hollow[2] + form[hollow.end() :]] if hollow else []


def _times(data: dict[str, Any]) -> Iterator[tuple[Entry, Iterable[str]]]:
    for table, kind in (("parts", "part"), ("decades", "decade")):
        for value, phrases in data[table].items():
            yield Entry(kind, value), phrases
    yield Entry("tenure", ""), data["tenure"]


def _meanings(hit: Hit) -> Iterator[Cue]:
    rows = [entry.value for entry in hit.entries if entry.kind in ("verb", "noun") and isinstance(entry.value, dict)]
    plain = {row["type"] for row in rows if "status" not in row}  # "sanctions" may be lifted; the word does not say so
    for entry in hit.entries:
        if entry.kind in ("verb", "noun") and isinstance(entry.value, dict):
            if entry.value["id"] != "multilateral":  # a summit is an event here
                yield Cue("act", _act(entry.value), NOUN if entry.kind == "noun" else entry.form)
                if entry.value.get("status") in _TOLD and entry.value["type"] not in plain:
                    yield Cue("status", entry.value["status"])
        elif entry.kind == "speech":
            yield Cue("act", "say", entry.form)
        elif entry.kind in ("comp", "rel", "sub", "conj", "neg", "aux", "inf", "modal", "light"):
            yield Cue("neg" if entry.kind == "neg" else "filler", entry.kind)
        elif entry.kind == "be":
            yield Cue("be", "")
        else:
            yield Cue(entry.kind, entry.value or "", entry.form)


def _act(row: dict[str, Any]) -> str:
    return _BY_ROW.get(row["id"]) or ("phone" if row.get("subtype") == "phone" else _BY_TYPE[row["type"]])


@lru_cache(maxsize=8)
def sentences(code: str) -> dict[str, Any]:
    """The words of which answers are made."""
    return _phrases(code)["tell"]  # type: ignore[no-any-return]
