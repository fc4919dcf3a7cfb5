"""Where the parts of a sentence part: whether a day, an event or an aim belongs to the clause of what is told."""

from __future__ import annotations

from itertools import pairwise

from ingest.dates import When
from ingest.element import Element

CLAUSE = 5  # what a "that" weighs, against one for any other word that begins a clause or ends it
_ASIDE = 3  # what "after the attack" weighs


def joins(between: list[Element]) -> bool:
    """Whether an "and" begins another verb's part of the sentence: "arrived and will meet X on Friday"."""
    return any(a.kind == "conj" and (b.is_action or b.kind in ("aux", "modal")) for a, b in pairwise(between)) or (
        bool(between) and between[-1].kind == "conj"
    )


def enclosed(row: list[Element], when: When, trigger: Element) -> bool:
    """Whether a day stands in a relative clause that ends before the trigger: "X, who came in 1980, met Y"."""
    if when.first > trigger.first:
        return False
    before = next((e for e in reversed(row) if e.first < when.first and e.kind in ("rel", "comma", "stop")), None)
    inside = before is not None and before.kind == "rel" and before.first < when.first
    return inside and any(e.kind == "comma" and when.last <= e.first < trigger.first for e in row)


def closed(row: list[Element], at: int, between: list[Element]) -> bool:
    """Whether a trigger's relative clause ends before a day behind it: "X, who is in Cairo, met Y on Tuesday"."""
    start = next((e for e in reversed(row[:at]) if e.kind in ("rel", "comma", "stop")), None)
    comma = next((k for k, e in enumerate(between) if e.kind == "comma"), None)
    inside = start is not None and start.kind == "rel" and comma is not None
    return inside and any(e.is_action for e in between[comma:])


def subordinate(row: list[Element], at: int, event: Element) -> bool:
    """Whether an event is named in a subordinate clause behind the trigger: "spoke to X after Y skipped the summit"."""
    behind = [e for e in row[at + 1 :] if e.first < event.first]
    return any(e.kind in ("sub", "comp") for e in behind)


def aside(between: list[Element]) -> bool:
    """Whether a relative clause behind a comma begins in between: "congratulated X, who took office on Sunday"."""
    return any(a.kind == "comma" and b.kind == "rel" for a, b in pairwise(between))


def dates(e: Element, when: When) -> bool:
    """Whether a day stands right behind a verb of speech."""
    return e.kind == "speech" and 0 <= when.first - e.last <= 1


def weight(element: Element) -> int:
    """How far an element sets a date behind it apart from a trigger before it, or the other way round."""
    if element.kind == "comp":
        return CLAUSE
    aside = element.kind == "prep" and element.value in ("after", "before")
    return _ASIDE if aside else int(element.is_action or element.kind in ("sub", "rel"))


def sets_out_for(row: list[Element], at: int) -> bool:
    """Whether between a verb of setting out and element `at` an infinitive begins."""
    aim = False
    for e in reversed(row[:at]):
        if e.kind in ("stop", "comp", "rel", "sub"):
            return False
        if e.kind == "verb" and e.value.value.get("sets_out"):
            return aim
        aim = aim or e.entry("inf") is not None
    return False
