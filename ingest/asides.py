"""Clauses set between commas inside another, "X, who will visit Oman on Monday, met Y in Paris": a sentence that has
one is read as two, so that neither tells when, where or whether the other came about."""

from __future__ import annotations

from dataclasses import replace

from ingest.clauses import also, bearer
from ingest.element import Element
from ingest.lang import LanguagePack
from ingest.lang.forms import BASE, PAST
from ingest.line import Line

_GOES_ON = frozenset({"verb", "light", "speech", "be", "aux", "modal"})  # what follows whoever the clause tells of
_BEFORE = frozenset({"verb", "light", "be", "aux", "conj", "np"})  # what may stand before them where the verb does
_NEAR = 2  # tokens: ", also met"
_OBJECT = frozenset({"np", "noun", "prep", "comp"})
_ACTORS = frozenset({"person", "country", "organization"})
_WHERE = frozenset({"in", "at", "on"})


def parted(line: Line, pack: LanguagePack) -> list[Line]:
    """The sentence as it is; or first the clause set into it, with whom it tells of, and then the rest, whose tokens
    are nothing where that clause stands."""
    vso = pack.rules["order"] == "vso"
    at = next((k for k in range(1, len(line.row) - 1) if line.row[k].kind == "comma" and _opens(line, k, pack)), None)
    if at is None:
        return [line]
    told = any(e.is_action for e in line.row[:at])
    end = _end(line.row, at, vso=vso, told=told)
    if end is None:
        return [line]
    closed = line.row[end].kind == "comma" and (vso or not told)  # "spoke to A, and with B" has one
    first, last = line.row[at].first, line.row[end].last if closed else line.row[end].first
    aside, main = [*_told_of(line, at, pack), *line.row[at + 1 : end]], [*line.row[:at], *line.row[end + closed :]]
    rest = _part(line, main, first, last, inside=False)
    return [_part(line, aside, first, last, inside=True), *parted(rest, pack)]


def _part(line: Line, row: list[Element], first: int, last: int, *, inside: bool) -> Line:
    tokens = line.tokens
    if not inside:
        nothing = [replace(t, text="", norm="", is_word=False) for t in tokens[first:last]]
        tokens = [*tokens[:first], *nothing, *tokens[last:]]
    mentions = [m for m in line.mentions if (first <= m.first < last) == inside]
    whens = [w for w in line.whens if (first <= w.first < last) == inside]
    return Line(line.sentence, tokens, mentions, whens, row)


def _opens(line: Line, k: int, pack: LanguagePack) -> bool:
    """Whether at the comma of element k a relative clause of the phrase before it begins; one of "which" may be of the
    noun before that: "the talks between A and B, which"."""
    row = line.row
    m, behind = row[k - 1].mention, row[k + 1]
    if m is None or m.kind not in _ACTORS:
        return False
    if behind.first - row[k].last <= _NEAR and pack.rules["capitals"] and _meant(line, k):
        return not any(e.is_action for e in row[:k])
    if behind.kind != "rel" or behind.first != row[k].last:
        return False
    if pack.rules["order"] == "vso":
        return all(e.kind in _BEFORE for e in row[: k - 1])
    people = line.tokens[behind.first].norm in pack.rules["relatives_of_people"]
    return people or not any(e.is_named_action for e in row[: k - 1])


def _meant(line: Line, k: int) -> bool:
    """Whether behind the comma at element k it is told what somebody is to do: ", due to meet X next week,"."""
    helpers = ("prep", "be", "inf")
    behind = (e for e in line.row[k + 1 : k + 4] if e.kind not in helpers and (e.kind != "light" or e.tense != PAST))
    verb = next(behind, None)
    return verb is not None and verb.is_action and verb.tense == BASE and line.tokens[verb.first - 1].norm == "to"


def _end(row: list[Element], at: int, *, vso: bool, told: bool) -> int | None:
    """The comma that ends the clause begun at element `at`, where the sentence then goes on with what it tells; `told`
    is whether a verb has stood before the clause."""
    for k in range(at + 2, len(row)):
        if row[k].kind == "quote":
            return None
        if row[k].kind not in ("comma", "stop") or not any(e.is_named_action for e in row[at:k]):
            continue
        if row[k].kind == "stop" or k + 1 == len(row):
            return k if told else None
        behind = row[k + 1]
        if told and _joins(row, k + 1):
            return k
        if vso and told:
            return k if behind.kind in _OBJECT else None
        if told and ((behind.kind == "prep" and behind.value in _WHERE) or also(row, k) or _begins(row, k)):
            return k
        if not told and _goes_on(row, k):
            return k
    return None


def _goes_on(row: list[Element], k: int) -> bool:
    """Whether behind the comma at element k the verb of those before it comes: ", met", ", and Y met"."""
    joined = [e.kind for e in row[k + 1 : k + 3]] == ["conj", "np"]
    verb = k + 3 if joined else k + 1
    return verb < len(row) and row[verb].kind in _GOES_ON and row[verb].first - row[verb - 1].last <= _NEAR


def _begins(row: list[Element], k: int) -> bool:
    """Whether behind the comma at element k the main clause begins: "Received by X, who had invited him, Y said"."""
    fronted = not any(e.mention is not None for e in row[:2])
    return row[k + 1].kind == "np" and (fronted or (k + 2 < len(row) and row[k + 2].kind in _GOES_ON))


def _joins(row: list[Element], k: int) -> bool:
    """Whether at element k the verb before the clause is joined by another: ", and told him", وأكد له."""
    if row[k].is_action:
        return row[k].clitic[:1] in ("و", "ف")
    return row[k].kind == "conj" and k + 1 < len(row) and row[k + 1].kind in _GOES_ON


def _told_of(line: Line, at: int, pack: LanguagePack) -> list[Element]:
    """Whom the clause begun at element `at` tells of: all of "A and B, who met", the last of "A and B, who was"."""
    last = line.row[at - 1]
    words = {line.tokens[i].norm for i in range(line.row[at + 1].first, line.row[at + 1].last + 1)}
    if words & set(pack.rules["singular_relatives"]) or last.mention is None:
        return [bearer(line.row, at + 1, line.tokens, pack) or last]
    unit = last.mention.unit
    first = next(k for k, e in enumerate(line.row) if e.mention is not None and e.mention.unit == unit)
    return line.row[first:at]
