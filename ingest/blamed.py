"""Of whom a word of blame or praise is said, in a language whose verbs come first: of the subject of its clause, which
"that" puts before the verb, of who owns or does what the word names, or of who stands right behind its verb."""

from __future__ import annotations

from collections.abc import Callable

from ingest.element import Element
from ingest.lang.forms import PAST, PRESENT
from ingest.lexicon import Hit

_TOPIC = 5  # tokens between "that" and whom its clause is about
_NEAR = 10  # tokens between a word and whom it is said of
_BEHIND = 5  # tokens between a word of thanks and who is thanked
_SAID_OF = (None, "of", "from", "by")  # prepositions of whom a word further off may be said

Fits = Callable[[int], bool]  # whether it may be said of the phrase of an element
Links = Callable[[int, int], bool]  # whether between two tokens no other verb tells what is done: "X rejected …"


def is_deed(hit: Hit) -> bool:
    """Whether a word is a verb, told of its subject: "has broken its promise"."""
    return hit.entries[0].form in (PAST, PRESENT)


def whom(row: list[Element], within: range, hit: Hit, fits: Fits, links: Links) -> int | None:
    """The element that names whom the word at `hit` is said of; `within` are the elements of what is told."""
    praise = hit.entries[0].kind == "praise"
    before = [j for j in within if row[j].last <= hit.first]
    behind = [j for j in within if row[j].first >= hit.last]
    that = next((j for j in reversed(before) if row[j].kind == "comp"), within.start - 1)
    clause = [j for j in before if j > that]
    if not praise and clause and row[clause[-1]].kind == "rel":
        return _headed(row, clause, fits)  # الميليشيات التي تبتز
    next_to = next((j for j in behind[:1] if row[j].first == hit.last and _bare(row, j)), None)
    if is_deed(hit) and not praise and not _opens(row, clause, that, hit):
        next_to = None  # its object: "famine threatens X", "threatens the security of X"
    named = [j for j in clause if _is_named(row[j])]
    topic = next((j for j in named if _is_topic(row, that, j)), None)
    if topic is not None and not any(e.kind == "stop" for e in row[topic : clause[-1]]):
        if fits(topic) and not (next_to is not None and fits(next_to) and not is_deed(hit)):
            goes_on = is_deed(hit) and bool(hit.clitic)  # "X has sent arms and violates the truce"
            return topic if praise or goes_on or links(row[topic].last, hit.first) else None
        if is_deed(hit) and not fits(topic):
            return None
    if next_to is not None:
        return next_to if fits(next_to) else None
    if praise or not is_deed(hit):
        others = behind if praise or topic is not None else [*named, *behind]  # "we work with X to end the killing"
        near = [j for j in others if fits(j) and (praise or links(*sorted((row[j].last, hit.first))))]
        found = _nearest(row, hit, near)
        if found is not None:
            return found
    elif named:
        return None
    begins = row[that].last if that in within else row[within.start].first
    return _earlier(row, within, that, fits) if praise or links(begins, hit.first) else None


def _opens(row: list[Element], clause: list[int], that: int, hit: Hit) -> bool:
    """Whether a verb opens its clause, so that its subject stands behind it: "that violates X" in such a language."""
    if hit.last - hit.first > 1:
        return False  # it has its object with it
    if clause:
        return row[clause[-1]].last == hit.first and row[clause[-1]].mention is None
    return that < 0 or row[that].kind not in ("comp", "quote") or row[that].last == hit.first


def _is_named(e: Element) -> bool:
    return e.mention is not None and e.mention.kind != "pronoun"


def _bare(row: list[Element], j: int) -> bool:
    m = row[j].mention
    return m is not None and m.prep in (None, "of")


def _is_topic(row: list[Element], that: int, j: int) -> bool:
    """Whether phrase j is what the clause behind element `that` is about."""
    between = row[that + 1 : j]
    start = row[that].last if that >= 0 else 0
    plain = not any(e.mention is not None or e.is_action or e.kind in ("comma", "stop", "sub") for e in between)
    return (plain or any(e.kind == "rel" for e in between)) and _bare(row, j) and row[j].first - start <= _TOPIC


def _headed(row: list[Element], clause: list[int], fits: Fits) -> int | None:
    """Of whom a relative clause tells, where its head is named."""
    head = clause[-2] if len(clause) > 1 else None
    close = head is not None and row[head].last == row[clause[-1]].first
    return head if close and head is not None and row[head].mention is not None and fits(head) else None


def _nearest(row: list[Element], hit: Hit, found: list[int]) -> int | None:
    """The nearest of whom it may be said; by an adjective only beside it: "Israeli, unlawful practices"."""
    if hit.entries[0].kind == "praise":
        near = [j for j in found if row[j].first - hit.last <= _BEHIND]
    else:
        near = [j for j in found if abs(row[j].first - hit.first) <= _NEAR and _may_be(row, hit, j)]
        near = [j for j in near if not _apart([e for e in row if _between(e, row[j], hit)])]
    return min(near, key=lambda j: abs(row[j].first - hit.first), default=None)


def _between(e: Element, named: Element, hit: Hit) -> bool:
    return named.last <= e.first < hit.first or hit.last <= e.first < named.first


def _apart(between: list[Element]) -> bool:
    """Whether another clause begins there, and none that judges: "Poland's closing its border, which he called …"."""
    kinds = {e.kind for e in between}
    return bool(kinds & {"comma", "stop"}) and "speech" not in kinds


def _may_be(row: list[Element], hit: Hit, j: int) -> bool:
    m = row[j].mention
    assert m is not None
    beside = row[j].last == hit.first or row[j].first == hit.last
    return m.prep in _SAID_OF and not m.conj and (beside or not m.adjective)


def _earlier(row: list[Element], within: range, that: int, fits: Fits) -> int | None:
    """Whom the first clause is about, where this one says "he" or "she": "… and that she has broken her promise"."""
    first = within.start - 1
    topic = next((j for j in within if j < that and _is_named(row[j])), None)
    if topic is None or not (_is_topic(row, first, topic) and fits(topic)):
        return None
    comma = next((j for j in range(that, topic, -1) if row[j].kind in ("comma", "stop")), topic)
    return topic if not any(e.is_action for e in row[comma + 1 : that]) else None  # "X called the raid an assault"
