"""Finding entities by their names as people write them: other spellings, other scripts, beginnings, typos, acronyms.

Names and aliases of the knowledge base are held in memory, so that an answer comes while somebody still types.
What articles alone know is the graph's own full-text index to find (`graph.queries.browse.search_like`).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from rapidfuzz import fuzz, process

from ingest import kb
from ingest.lexicon import words
from ingest.reference import capital_id
from ingest.romanize import romanize
from ingest.text.normalize import is_arabic

_LIKE = 78  # of 100, by `fuzz.ratio`: one letter in five may differ
_LEAST = 0.5  # what a word that sounds alike must count
_BEGINNING = 0.95  # what a word counts of which the beginning was typed
_FEW = 5  # entities found; where there are fewer, names like it are looked for too
_BEGINNINGS = 300  # words that are tried of those that begin with what was typed
_COVERAGE = 0.3  # the share of the score that the words of the name make up which were not asked for


@dataclass(frozen=True, slots=True)
class Match:
    """An entity that may be meant: the name of it that fits best, and how well, from 0 to 1 (letter for letter)."""

    id: str
    kind: str
    name: str
    score: float


@dataclass(frozen=True, slots=True)
class _Entry:
    id: str
    kind: str
    name: str
    size: int  # words of the name


_Row = tuple[str, str, str, frozenset[str]]


class Names:
    """An index of names; each row is an entity's id, its kind, a name, and words that may stand with it."""

    def __init__(self, rows: Iterable[_Row]) -> None:
        self._entries: list[_Entry] = []
        postings: dict[str, set[int]] = defaultdict(set)
        for identity, kind, name, more in rows:
            form = words(name)
            for word in (*form, *more):
                postings[word].add(len(self._entries))
            self._entries.append(_Entry(identity, kind, name, len(form)))
        self.ids = frozenset(entry.id for entry in self._entries)
        self._postings = dict(postings)
        self._words = sorted(postings)
        self._sounds: dict[str, list[str]] = defaultdict(list)
        for word in self._words:
            self._sounds[sound(word)].append(word)

    def find(self, text: str, kind: str | None = None, limit: int = 200) -> list[Match]:
        """The entities of which a name has all the words of a text, or words like them; the best first."""
        asked = words(text)
        if not asked:
            return []
        found = self._matches(self._plain(asked), len(asked), kind)
        if len(found) < _FEW and not any(match.score == 1 for match in found):
            plain = {match.id for match in found}
            found += [match for match in self._matches(self._like(asked), len(asked), kind) if match.id not in plain]
        return sorted(found, key=lambda match: (-match.score, match.name, match.id))[:limit]

    def _matches(self, readings: Iterable[dict[str, float]], asked: int, kind: str | None) -> list[Match]:
        """Of each entity the best name in which every word of the question has a reading."""
        scores: dict[int, float] = {}
        for number, reading in enumerate(readings):
            here: dict[int, float] = {}
            for word, quality in reading.items():
                for entry in self._postings[word]:
                    if quality > here.get(entry, 0) and (number == 0 or entry in scores):
                        here[entry] = quality
            scores = {entry: quality + scores.get(entry, 0) for entry, quality in here.items()}
            if not scores:
                return []
        best: dict[str, Match] = {}
        for entry, total in scores.items():
            one = self._entries[entry]
            if kind is None or one.kind == kind:
                covered = min(asked / one.size, 1)
                score = round(total / asked * (1 - _COVERAGE + _COVERAGE * covered), 3)
                if one.id not in best or score > best[one.id].score:
                    best[one.id] = Match(one.id, one.kind, one.name, score)
        return list(best.values())

    def _plain(self, asked: Sequence[str]) -> list[dict[str, float]]:
        """Each word as it is; the last may still be being typed."""
        last = dict.fromkeys(self._beginning(asked[-1]), _BEGINNING) | self._exact(asked[-1])
        return [*(self._exact(word) for word in asked[:-1]), last]

    def _exact(self, word: str) -> dict[str, float]:
        return {word: 1.0} if word in self._postings else {}

    def _beginning(self, part: str) -> Iterator[str]:
        at = bisect_left(self._words, part)
        for word in self._words[at : at + _BEGINNINGS]:
            if not word.startswith(part):
                return
            yield word

    def _like(self, asked: Sequence[str]) -> list[dict[str, float]]:
        """Each word, what begins with it, what is written much like it, and what sounds alike in another script."""
        return [self._readings(word) for word in asked]

    def _readings(self, word: str) -> dict[str, float]:
        found = dict.fromkeys(self._beginning(word), _BEGINNING) if len(word) > 2 else {}
        if len(word) > 2:
            hits = process.extract(word, self._words, scorer=fuzz.ratio, score_cutoff=_LIKE, limit=25)
            found = {other: score / 100 * _BEGINNING for other, score, _ in hits} | found
        heard = sound(word)
        if len(heard) > 2:
            alike = {other: _heard(word, other) for other in self._sounds.get(heard, ())}
            found = {other: quality for other, quality in alike.items() if quality > _LEAST} | found
        return found | self._exact(word)


_NONE: frozenset[str] = frozenset()


def _heard(word: str, other: str) -> float:
    """What a word counts that sounds alike: its letters can be compared only within one script."""
    if is_arabic(word) != is_arabic(other):
        return 0.8 if len(sound(word)) > 3 else 0.6  # of three consonants many are
    return 0.8 * fuzz.ratio(word, other) / 100


# Letters that spellings of one name exchange, and letters that they leave out
_ALIKE = (("kh", "h"), ("dh", "d"), ("th", "t"), ("gh", "g"), ("ph", "f"), ("sh", "s"), ("ch", "s"), ("zh", "s"))
_ONE = str.maketrans({"q": "k", "c": "k", "g": "k", "z": "s", "j": "s", "v": "f", "b": "p"})
_LEFT_OUT = re.compile(r"[aeiouyw'\-.]|(?<=.)h")
_TWICE = re.compile(r"(.)\1+")


@lru_cache(maxsize=200_000)
def sound(word: str) -> str:
    """The consonants of a folded word, in Latin letters, those that spellings exchange made one."""
    latin = romanize(word).lower() if is_arabic(word) else word
    for several, one in _ALIKE:
        latin = latin.replace(several, one)
    return _TWICE.sub(r"\1", _LEFT_OUT.sub("", latin.translate(_ONE)))


@lru_cache(maxsize=1)
def known() -> Names:
    """The names of the knowledge base, indexed once a process (about a second)."""
    return Names(dict.fromkeys(_rows(kb.load())))


def _rows(base: kb.KnowledgeBase) -> Iterator[_Row]:
    for kind, rows in (
        ("country", base.countries), ("person", base.people), ("organization", base.organizations),
        ("place", base.places), ("topic", base.topics),
    ):  # fmt: skip
        for row in rows:
            more = getattr(row, "aliases", None) or getattr(row, "expressions", {})
            for name in chain(row.name.values(), *more.values()):
                yield row.id, kind, name, _NONE
    for body in base.organizations:
        if acronym := _acronym(body.name["en"]):
            yield body.id, "organization", acronym, _NONE
    for country in base.countries:
        for capital in country.capital.values():
            yield capital_id(country), "place", capital, _NONE
    for series in base.events:
        yield from _editions(series)


def _editions(series: kb.EventSeries) -> Iterator[_Row]:
    """An edition by its own name; with it may stand the words that its series is called by, its city and year."""
    for lang in series.name:
        called = frozenset(word for name in (series.name[lang], *series.aliases.get(lang, ())) for word in words(name))
        for edition in series.editions:
            if lang in edition.name:
                more = called.union(words(edition.city.get(lang, "")), [edition.start[:4]])
                yield edition.id, "event", edition.name[lang], more


def _acronym(name: str) -> str | None:
    """The first letters of a name of three words or more, as bodies are called."""
    initials = "".join(part[0] for part in re.findall(r"[^\W\d_]+", name) if part[0].isupper())
    return initials if len(initials) > 2 else None
