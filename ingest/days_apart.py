"""Days that a sentence names beside what it tells, and that are another's: of who reports it, of an arrival, of a pact
recalled."""

from __future__ import annotations

from collections.abc import Collection

from ingest.days import When
from ingest.element import Element
from ingest.lang.forms import PAST
from ingest.text import Token

_PARTING = frozenset({"comma", "stop", "comp", "sub", "rel", "quote"})
_ENDS = ("comma", "stop", "comp", "quote")


def of_source(row: list[Element], when: When) -> bool:
    """Whether a day is that on which somebody reported it: "according to the paper on Saturday"."""
    before = [e for e in row if e.first < when.first]
    source = next((k for k in range(len(before) - 1, -1, -1) if before[k].value == "source"), None)
    if source is None or before[source].kind != "prep":
        return False
    between = before[source + 1 :]
    acts = (e for e in between if e.is_action and e.kind != "speech")
    return not any(e.kind in _ENDS for e in between) and next(acts, None) is None


def of_arrival(row: list[Element], at: int, when: When, tokens: list[Token], words: Collection[str]) -> bool:
    """Whether a day before element `at` is that of the visit in whose course it is: "on Saturday, on a visit of some
    days during which he meets X", in a language whose verb has the "during it" behind it."""
    behind = row[at].last
    return when.last <= row[at].first and behind < len(tokens) and tokens[behind].norm in words


def of_recalled(row: list[Element], at: int, when: When, begins: Collection[str]) -> bool:
    """Whether a day gone by stands in a clause behind element `at` that tells of something else: "the accord, which was
    signed last July"; `begins` are the kinds of elements that begin such a clause."""
    if when.weekday is not None or not (when.way < 0 or when.year):
        return False
    behind = [e for e in row[at + 1 :] if e.first < when.first]
    start = next((k for k, e in enumerate(behind) if e.kind in begins), 0)
    return start > 0 and any(e.is_action for e in behind[start:])


def of_guest(row: list[Element], at: int, when: When) -> bool:
    """Whether a day is that on which whoever was met had come: استقبل فلانا الذي وصل إلى البلاد، الاثنين. Who came
    today cannot have been met before."""
    if when.offset == 0:
        return False
    behind = [e for e in row[at + 1 :] if e.first < when.first]
    rel = next((k for k, e in enumerate(behind) if e.kind == "rel"), None)
    acts = [e for e in behind[rel:] if e.is_action and e.kind != "noun"] if rel is not None else []
    came = len(acts) == 1 and acts[0].kind == "verb" and acts[0].tense.startswith(PAST)
    return came and acts[0].value.value["type"] == "VISIT"


def of_denial(row: list[Element], at: int, when: When) -> bool:
    """Whether a day is that on which something was denied: it does not stand in the words that tell of it."""
    return when.first < row[at].last or any(e.is_action for e in row[at + 1 :] if e.first < when.first)


def aloof(row: list[Element], at: int, when: When) -> bool:
    """Whether a day does not stand in the phrase behind element `at`."""
    between = (e for e in row[at + 1 :] if e.first < when.first)
    return when.first < row[at].first or any(e.is_action or e.kind in _PARTING for e in between)


def long_after(row: list[Element], at: int, tokens: list[Token], words: Collection[str]) -> Element | None:
    """The "after" in whose clause element `at` stands."""
    behind = (e for e in reversed(row[:at]) if e.value == "after" or tokens[e.first].norm in words)
    after = next(behind, None)
    apart = ("comma", "stop", "comp")
    inside = after is not None and not any(e.kind in apart for e in row[:at] if e.first > after.first)
    return after if inside else None
