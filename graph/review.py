"""What may be one thing under two ids, offered for a judgement. Nothing here merges: likeness alone decides nothing.

Entities of one kind are offered where they share a name, or, of people whom only articles know, where a name of the
same country sounds like theirs. Happenings are offered where the rules of `graph.claims` kept them apart by a
little: the same people a day apart or without a day, talks of a day of which one names fewer of those who
were there, and talks of a day with the same counterpart, of a leader and of a body of theirs.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from rapidfuzz import fuzz

from graph.judged import Judgement, Kept, Subject, Verdict
from graph.judgements import standing
from graph.rows import Row
from graph.store import Store

_PAGE = 2000
_MANY = 20_000  # entities a page: each page of an embedded graph sorts them all
_ALIKE = 85  # of 100, of the consonants of two names
_KINDS = ("Country", "Organization", "Person", "Event", "Place", "Topic")
_ENTITIES = (
    "MATCH (e:Entity) WHERE e.id > $after AND NOT e:Office RETURN e.id AS id, e.name AS name, e.name_ar AS name_ar, "
    "coalesce(e.country, e.iso3) AS country, labels(e) AS labels, coalesce(e.provisional, false) AS provisional, "
    "e.start AS start ORDER BY id LIMIT $page"
)
_TALKS = (
    "MATCH (h:Happening) WHERE h.earliest >= $day AND (h.earliest > $day OR h.id > $after) "
    "AND h.earliest = h.latest AND h.type IN ['MEET', 'VISIT', 'AGREE'] "
    "WITH h ORDER BY h.earliest, h.id LIMIT $page "
    "RETURN h.id AS id, h.name AS name, h.type AS type, h.subtype AS subtype, h.group AS group, h.earliest AS day, "
    "h.countries AS countries, "
    "[(h)<-[:PARTICIPATED_IN]-(x:Entity) | {id: x.id, iso3: x.iso3, country: x.country, labels: labels(x), "
    "bodies: [(x)-[:HOLDS]->(:Office)-[:OF]->(b:Organization) | b.id]}] AS parts ORDER BY day, id"
)
_UNSETTLED = (
    "MATCH (h:Happening) WHERE h.earliest IS NULL OR h.earliest <> h.latest "
    "MATCH (o:Happening {group: h.group}) WHERE o.id <> h.id "
    "AND (h.earliest IS NULL OR o.earliest IS NULL OR (o.earliest <= h.latest AND o.latest >= h.earliest)) "
    "AND (o.earliest = o.latest OR o.id > h.id) "
    "RETURN h.id AS id, h.name AS name, o.id AS other, o.name AS other_name ORDER BY id, other LIMIT $page"
)


@dataclass(frozen=True, slots=True, order=True)
class Candidate:
    """Two ids that may be one thing, their names, and why they are offered."""

    subject: Subject
    one: str
    other: str
    one_name: str
    other_name: str
    why: str


async def candidates(store: Store) -> list[Candidate]:
    """All pairs that wait for a judgement, in a stable order: entities, then happenings."""
    judged = await standing(store)
    known = {judgement.id for judgement in judged.judgements}
    found = [*_entities(await _all_entities(store)), *await _happenings(store)]
    unique = {(c.one, c.other): c for c in reversed(found)}
    return sorted(candidate for candidate in unique.values() if _pair_id(candidate) not in known)


def _pair_id(candidate: Candidate) -> str:
    kept = Kept(id=candidate.one, name=candidate.one)
    return Judgement(subject=candidate.subject, verdict=Verdict.APART, one=kept, other=candidate.other).id


# -- entities --------------------------------------------------------------------------------------


async def _all_entities(store: Store) -> list[Row]:
    after, rows = "", list[Row]()
    while page := await store.read(_ENTITIES, after=after, page=_MANY):
        rows += page
        after = page[-1]["id"]
    return rows


def _entities(rows: Sequence[Row]) -> Iterator[Candidate]:
    by_name: dict[tuple[str, str], list[Row]] = defaultdict(list)
    by_sound: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        kind = next((kind for kind in _KINDS if kind in row["labels"]), "")
        for name in sorted({folded(name) for name in (row["name"], row["name_ar"]) if name}):
            by_name[kind, name].append(row)
        if kind == "Person" and row["country"] and (sound := consonants(row["name"])):
            by_sound[row["country"], sound.split()[-1][:2]].append(row)
    for some in by_name.values():
        for one, other in _pairs(some):
            if _may_be_one(one, other):
                yield _offered(one, other, "the same name")
    for some in by_sound.values():
        for one, other in _pairs(some):
            if (one["provisional"] or other["provisional"]) and _sound_alike(one["name"], other["name"]):
                yield _offered(one, other, "names that sound alike, of one country")


def _pairs(rows: Iterable[Row]) -> Iterator[tuple[Row, Row]]:
    """Each pair, whom the knowledge base has before whom only articles know."""
    return combinations(sorted(rows, key=lambda row: (row["provisional"], row["id"])), 2)


def _may_be_one(one: Row, other: Row) -> bool:
    """Whether nothing but the name is known to tell them apart, such as their countries or days."""
    fields = ((one[name], other[name]) for name in ("country", "start"))
    return all(a is None or b is None or a == b for a, b in fields)


def _offered(one: Row, other: Row, why: str) -> Candidate:
    return Candidate(Subject.ENTITY, one["id"], other["id"], one["name"], other["name"], why)


_ARABIC = str.maketrans("أإآٱىةؤئ", "اااايهوي", "\u0640")
_AL = re.compile(r"\b(al|el|ال)[- ](?=\w)")
_NO_WORD = re.compile(r"[\W_]+")


def folded(name: str) -> str:
    """A name without case, accents, vowel signs, and the ways of writing one Arabic letter."""
    plain = unicodedata.normalize("NFKD", name.translate(_ARABIC)).casefold()
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return _NO_WORD.sub(" ", _AL.sub("", plain)).strip()


def consonants(name: str) -> str:
    """What transliterations of a name have in common: its consonants, those that sound alike as one."""
    plain = folded(name).replace("ph", "f").replace("kh", "h").replace("gh", "g").replace("sch", "sh")
    plain = plain.translate(str.maketrans("qcjvzy", "kkgfsi"))
    return " ".join(filter(None, (re.sub(r"(.)\1+", r"\1", re.sub("[aeiouw]", "", w)) for w in plain.split())))


def _sound_alike(one: str, other: str) -> bool:
    first, second = consonants(one), consonants(other)
    short, long = sorted((set(first.split()), set(second.split())), key=len)
    return (len(short) > 1 and short <= long) or fuzz.ratio(first, second) >= _ALIKE


# -- happenings ------------------------------------------------------------------------------------


async def _happenings(store: Store) -> list[Candidate]:
    rows = await store.read(_UNSETTLED, page=_PAGE)
    found = [_told(row, {"id": row["other"], "name": row["other_name"]}, "the same people, no day") for row in rows]
    day, after, last = "0000-01-01", "", list[Row]()
    while page := await store.read(_TALKS, day=day, after=after, page=_PAGE):
        window = last + page
        found += _close_by(window)
        day, after = page[-1]["day"], page[-1]["id"]
        last = [row for row in window if _days(row["day"], day) <= 1]
    return found


def _close_by(rows: Sequence[Row]) -> Iterator[Candidate]:
    """Of happenings in the order of days: the same people a day apart, and fewer of those who were there."""
    by_day: dict[str, list[Row]] = defaultdict(list)
    by_group: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_day[row["day"]].append(row)
        by_group[row["group"]].append(row)
    for some in by_group.values():
        for one, other in combinations(some, 2):
            if _days(one["day"], other["day"]) == 1:
                yield _told(one, other, "the same people, a day apart")
    for some in by_day.values():
        for one, other in combinations(some, 2):
            if not one["type"] == other["type"] == "MEET" or one["subtype"] != other["subtype"]:
                continue
            if _within(one, other) or _within(other, one):
                yield _told(one, other, "the same day, one with some of the other's people")
            elif _one_for_another(one, other):
                yield _told(one, other, "the same day, a body in place of one of its people")


def _within(few: Row, many: Row) -> bool:
    """Whether all of one are among the other's, or are countries for which some of these speak."""
    ids = {part["id"] for part in many["parts"]}
    if len(few["parts"]) > len(ids) or {part["id"] for part in few["parts"]} == ids:
        return False
    return all(part["id"] in ids or part["iso3"] in many["countries"] for part in few["parts"])


def _one_for_another(one: Row, other: Row) -> bool:
    """Whether the same met, but that one names a body and the other somebody of it, or of its country."""
    ids = [{part["id"] for part in told["parts"]} for told in (one, other)]
    left = [part for part in one["parts"] if part["id"] not in ids[1]]
    right = [part for part in other["parts"] if part["id"] not in ids[0]]
    if len(left) != 1 or len(right) != 1 or ids[0].isdisjoint(ids[1]):
        return False
    person, body = sorted((left[0], right[0]), key=lambda part: "Person" not in part["labels"])
    if "Person" not in person["labels"] or "Organization" not in body["labels"]:
        return False
    return body["id"] in person["bodies"] or (body["country"] is not None and body["country"] == person["country"])


def _told(one: Row, other: Row, why: str) -> Candidate:
    first, second = sorted((one, other), key=lambda row: row["id"])
    return Candidate(Subject.HAPPENING, first["id"], second["id"], first["name"], second["name"], why)


def _days(one: str, other: str) -> int:
    return abs((date.fromisoformat(one) - date.fromisoformat(other)).days)
