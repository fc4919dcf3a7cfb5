"""Scores facts against annotated articles: the same type, the same people and bodies, the same status.

An article of a gold file is a JSON object a line with `id`, `lang`, `published`, `text` and `gold`, a list of
facts: type, status (and `status_also_accepted`), participants (name_en, name_as_written, kind), date, and
`optional` for what is neither required nor punished. A sentence that tells of nothing has an empty `gold`.

Statements are counted apart. AGREE and COOPERATE count as one type, an ATTEND of five people as five facts,
and facts of one article that differ in nothing that is compared as one.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import combinations
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz

from graph.facts import Article, Fact, Role, Status
from ingest import kb
from ingest.text.normalize import fold

STANCES = {"CRITICIZE": "blame", "SUPPORT": "praise"}
_ONE_TYPE = {"AGREE": "COOPERATE"}
_ALIKE = 74  # of 100: a letter or two of a name's word may be spelled otherwise
_GENERIC = {"the", "of", "and", "republic", "islamic", "kingdom", "federation", "state", "government"}
_GENERIC |= {"جمهوريه", "مملكه", "دوله", "حكومه"}
_TITLES = {"president", "prime", "minister", "foreign", "king", "queen", "prince", "sheikh", "emir", "sultan", "pope"}
_TITLES |= {"general", "dr", "mr", "mrs", "sir", "ayatollah"}
_TITLES |= {"رييس", "وزير", "ملك", "ملكه", "امير", "شيخ", "سلطان", "بابا", "سيد", "دكتور"}


@dataclass(frozen=True, slots=True)
class Annotated:
    """An article with its gold facts."""

    article: Article
    gold: list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Party:
    """A participant as it is compared: a person or a body, and the names it goes by."""

    person: bool
    names: frozenset[tuple[str, ...]]
    shown: str


@dataclass(frozen=True, slots=True)
class Told:
    """A fact as it is compared."""

    type: str
    statuses: tuple[str, ...]  # the first is its own, the others are accepted too
    parties: tuple[Party, ...]
    date: str | None
    optional: bool

    def __str__(self) -> str:
        return f"{self.type} {self.statuses[0]}: {' + '.join(p.shown for p in self.parties)}"


@dataclass(slots=True)
class Score:
    """Counts of one way to compare, over all articles."""

    right: int = 0
    missed: int = 0
    false: int = 0

    @property
    def precision(self) -> float:
        return self.right / max(1, self.right + self.false)

    @property
    def recall(self) -> float:
        return self.right / max(1, self.right + self.missed)

    @property
    def f1(self) -> float:
        return 2 * self.right / max(1, 2 * self.right + self.false + self.missed)


@dataclass(slots=True)
class Report:
    """What came out over a set of articles; `errors` are of the relaxed comparison: missed or false, where, what."""

    meet: Score = field(default_factory=Score)
    relaxed: Score = field(default_factory=Score)
    strict: Score = field(default_factory=Score)
    state: Score = field(default_factory=Score)
    status: list[bool] = field(default_factory=list)  # of matched facts
    date: list[bool] = field(default_factory=list)  # of those whose gold has one
    traps: list[bool] = field(default_factory=list)  # of articles without gold: whether nothing was found
    errors: list[tuple[str, str, Told]] = field(default_factory=list)


def stances(path: Path, extract: Callable[[Article], Iterable[Fact]]) -> dict[str, Score]:
    """How blame and praise are read in a file of LABEL, TARGET, SENTENCE a line; of targets that it labels alone."""
    told: dict[str, list[tuple[str, str]]] = {}
    for line in path.read_text("utf-8").splitlines():
        label, target, text = line.split("\t")
        told.setdefault(text, []).append((label, target))
    scores = {kind: Score() for kind in STANCES.values()}
    for text, labelled in told.items():
        facts = list(extract(Article(id="s", text=text, lang=path.stem.split("_")[0], published="2015-11-25")))
        for label, target in labelled:
            found = _stance(target, facts)
            for kind, score in scores.items():
                score.right += label == found == kind
                score.missed += label == kind != found
                score.false += found == kind != label
    return scores


def _stance(target: str, facts: list[Fact]) -> str:
    """Which stance is read towards a target: the last, or "none"."""
    towards = [
        STANCES[fact.type]
        for fact in facts
        for p in fact.participants
        if fact.type in STANCES and fact.status == Status.HELD and p.role == Role.TARGET
        if p.mention in target or target in p.mention
    ]
    return towards[-1] if towards else "none"


def read(path: Path) -> list[Annotated]:
    """The articles of a gold file."""
    rows = map(json.loads, path.read_text("utf-8").splitlines())
    fields = ("id", "text", "lang", "published")
    return [Annotated(Article(**{f: row[f] for f in fields}), row["gold"]) for row in rows]


def score(articles: Iterable[Annotated], extract: Callable[[Article], list[Fact]]) -> Report:
    """Extracts the facts of each article and compares them with its gold."""
    report = Report()
    for annotated in articles:
        found = extract(annotated.article)
        if not annotated.gold:
            report.traps.append(not found)
        _compare(annotated.article.id, _distinct(map(_gold, annotated.gold)), _distinct(map(_found, found)), report)
    return report


def _compare(article: str, gold: list[Told], found: list[Told], report: Report) -> None:
    (said, gold), (heard, found) = _without_statements(gold), _without_statements(found)
    _count(report.state, said, heard, _relaxed)
    _count(report.meet, list(_pairs(gold)), list(_pairs(found)), _strict)
    _count(report.strict, gold, found, _strict)
    matched = _count(report.relaxed, gold, found, _relaxed)
    for i, j in matched:
        report.status.append(_same_status(gold[i], found[j]))
        if (day := gold[i].date) is not None:
            report.date.append((found[j].date or "").startswith(day))
    taken, used = {i for i, _ in matched}, {j for _, j in matched}
    report.errors += [("missed", article, g) for i, g in enumerate(gold) if i not in taken and not g.optional]
    report.errors += [("false", article, f) for j, f in enumerate(found) if j not in used]


def _without_statements(facts: list[Told]) -> tuple[list[Told], list[Told]]:
    return [f for f in facts if f.type == "STATE"], [f for f in facts if f.type != "STATE"]


def _pairs(facts: list[Told]) -> Iterator[Told]:
    """Who met whom, two by two."""
    for fact in facts:
        if fact.type == "MEET":
            for pair in combinations(fact.parties, 2):
                yield Told("MEET", fact.statuses, pair, None, fact.optional)


def _count(
    total: Score, gold: list[Told], found: list[Told], like: Callable[[Told, Told], float]
) -> list[tuple[int, int]]:
    """Matches best first and one to one, adds to the counts, and tells the matches as (gold, found)."""
    ranked = sorted(((like(g, f), i, j) for i, g in enumerate(gold) for j, f in enumerate(found)), key=lambda x: -x[0])
    pairs: dict[int, int] = {}
    for likeness, i, j in ranked:
        if likeness > 0 and i not in pairs and j not in pairs.values():
            pairs[i] = j
    total.right += sum(not gold[i].optional for i in pairs)
    total.missed += sum(not g.optional for i, g in enumerate(gold) if i not in pairs)
    total.false += len(found) - len(pairs)
    return list(pairs.items())


def _strict(gold: Told, found: Told) -> float:
    whole = _shared(gold.parties, found.parties) == len(gold.parties) == len(found.parties)
    return float(gold.type == found.type and whole and _same_status(gold, found))


def _relaxed(gold: Told, found: Told) -> float:
    """More than half of the participants are shared; the likeness prefers the same status."""
    if gold.type != found.type:
        return 0.0
    shared = _shared(gold.parties, found.parties)
    share = shared / (len(gold.parties) + len(found.parties) - shared)
    return share + 0.1 * _same_status(gold, found) if share > 0.5 else 0.0


def _same_status(gold: Told, found: Told) -> bool:
    return found.statuses[0] in gold.statuses


def _shared(gold: Sequence[Party], found: Sequence[Party]) -> int:
    left, count = list(found), 0
    for party in gold:
        same = next((other for other in left if _same_party(party, other)), None)
        if same is not None:
            left.remove(same)
            count += 1
    return count


def _same_party(a: Party, b: Party) -> bool:
    if a.person != b.person:
        return False
    return any(_same_name(x, y) for x in a.names for y in b.names) if a.person else bool(a.names & b.names)


@lru_cache(maxsize=100_000)
def _same_name(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether each word of the shorter name stands in the longer; a single word only as its first or last."""
    short, long = sorted((a, b), key=len)
    if len(short) == 1:
        long = (long[0], long[-1])
    return all(any(x == y or (min(len(x), len(y)) > 3 and fuzz.ratio(x, y) >= _ALIKE) for y in long) for x in short)


def _distinct(facts: Iterable[Told]) -> list[Told]:
    """ATTEND taken apart by attendee, and facts alike in all that is compared made one (statements are not)."""
    out: list[Told] = []
    for fact in facts:
        each = [(party,) for party in fact.parties] if fact.type == "ATTEND" else [fact.parties]
        for parties in each:
            told = Told(fact.type, fact.statuses, parties, fact.date, fact.optional)
            if told.type == "STATE" or not any(o.statuses[0] == told.statuses[0] and _strict(o, told) for o in out):
                out.append(told)
    return out


def _gold(row: dict[str, Any]) -> Told:
    parties = []
    for p in row["participants"]:
        names = [p.get("name_en"), p.get("name_as_written"), p.get("mention_in_evidence"), *p.get("also", [])]
        parties.append(_party(p["kind"] == "person", names))
    statuses = (row["status"], *row.get("status_also_accepted", ()))
    date = row.get("date")
    start = date.get("start") if isinstance(date, dict) else date.split("/")[0] if date else None
    return Told(_one_type(row["type"]), statuses, tuple(parties), start, row.get("optional", False))


def _found(fact: Fact) -> Told:
    parties = [
        _party(p.kind == "person", [p.name, *p.names.values(), p.mention, *_other_names(p.id)])
        for p in fact.participants
    ]
    date = fact.date.start if fact.date else None
    return Told(_one_type(fact.type), (fact.status.value,), tuple(parties), date, False)


def _one_type(kind: str) -> str:
    return _ONE_TYPE.get(kind, str(kind))


def _other_names(entity: str) -> Iterator[str]:
    """The names by which the knowledge base knows a country or body: Russia is Moscow too."""
    row = kb.load().by_id.get(entity)
    if isinstance(row, (kb.Country, kb.Organization)):
        for words in (row.aliases, getattr(row, "demonyms", {}), getattr(row, "metonyms", {})):
            for names in words.values():
                yield from names


def _party(person: bool, names: Iterable[str | None]) -> Party:
    given = [name for name in names if name]
    plain = {_plain(name, person) for name in given}
    return Party(person, frozenset(plain), given[0])


@lru_cache(maxsize=100_000)
def _plain(name: str, person: bool) -> tuple[str, ...]:
    """A name's words as they are compared: folded, without article, titles and generic words, if others are left."""
    without = _TITLES if person else _GENERIC
    words = [fold(word) for word in re.findall(r"\w+", name)]
    words = [word[2:] if word.startswith("ال") and len(word) > 4 else word for word in words]
    return tuple(word for word in words if word not in without) or tuple(words)
