"""A silver standard of English meetings: the travels of US presidents and secretaries of state, with remarks.

Each trip whose remarks name people met ("Met with President X and Foreign Minister Y.") becomes an article
of a few sentences, and they must come out as met by the traveler. Data: Office of the Historian, US
Department of State. What it is not: who was met without office and name is not looked for, and the
remarks are a list's English, not a newspaper's.
"""

from __future__ import annotations

import gzip
import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from rich.console import Console

from graph.facts import Article, Fact, FactType, Participant
from ingest.extract import Extractor
from ingest.text.normalize import fold

DATA = Path(__file__).parents[2] / "shared" / "data" / "us_state_travels.jsonl.gz"
SHOWN = 40
# The table turns names round, or calls countries as newspapers did not
_COUNTRIES = {
    "Korea, Republic of": "South Korea",
    "China, People’s Republic of": "China",
    "Congo, Democratic Republic of": "the Democratic Republic of Congo",
    "Germany, Federal Republic of": "West Germany",
    "German Democratic Republic": "East Germany",
    "Republic of China": "Taiwan",
    "Palestinian Authority": "the West Bank",
    "U.S.S.R.": "the Soviet Union",
}
_MET = re.compile(
    r"\b(?:[Mm]et|[Mm]eetings?|[Tt]alks|conferred) (?:separately |privately |jointly )?"
    r"with ([^;.]*(?:\b[A-Z]\.[^;.]*)*)"
)
_OFFICE = (
    r"(?:President|(?:Prime|Foreign|Defense|Foreign Affairs) Minister|Foreign Secretary|Chancellor|King|Queen|Emir"
    r"|Amir|Sultan|Premier|Crown Prince|Secretary[ -]General|General Secretary|Pope|Chairman)(?:-elect|-designate)?"
)
_NAME_WORD = r"(?:[A-Z][\w’'.-]*|al-[\w’'-]+|el-[\w’'-]+|bin|ibn|de|la|da|von|van|del)"
_PARTNER = re.compile(rf"{_OFFICE} ({_NAME_WORD}(?: {_NAME_WORD})*)")
# What a sentence of a remark begins with, in want of a subject
_VERBS = r"met|attended|visited|accompanied|addressed|discussed|participated|delivered|announced|signed|received|held"
_OPENING = re.compile(rf"(?:^|(?<=[.;] ))(?:[A-Z][a-z]+ visit[;.] )?((?:also )?(?:{_VERBS})\b)", re.IGNORECASE)


@dataclass(slots=True, frozen=True)
class Trip:
    """One row of the table as an article, with the surnames of the traveler and of those met."""

    article: Article
    traveler: str
    partners: list[str]
    met_words: frozenset[str]  # all words of the clauses that tell who was met


@dataclass(slots=True)
class Tally:
    """What came out over all trips; people met are counted one by one."""

    trips: int = 0
    visits: int = 0
    found: int = 0
    right: int = 0
    missed: list[tuple[str, Trip]] = field(default_factory=list)
    false: list[tuple[str, Trip]] = field(default_factory=list)


def run(console: Console) -> None:
    """Prints recall and precision, then some of what was missed and all kinds of what was false, to be read."""
    tally = measure()
    silver, told = tally.found + len(tally.missed), tally.right + len(tally.false)
    console.print(
        f"{tally.trips} trips, {silver} people met by the remarks; a VISIT in {tally.visits / tally.trips:.3f}"
    )
    console.print(f"MEET recall {tally.found / silver:.3f}, precision {tally.right / max(1, told):.3f}")
    for title, errors in (("missed", tally.missed), ("false", tally.false)):
        shown = random.Random(1).sample(errors, min(SHOWN, len(errors)))
        console.print(f"\n{len(errors)} {title}, of which {len(shown)}:")
        for what, trip in shown:
            console.print(f"  [{what}] {trip.article.text}", markup=False)


def measure() -> Tally:
    """Reads every trip and compares."""
    extractor, tally = Extractor(), Tally()
    for trip in trips():
        _compare(trip, extractor.extract(trip.article), tally)
    return tally


def _compare(trip: Trip, facts: list[Fact], tally: Tally) -> None:
    tally.trips += 1
    tally.visits += any(fact.type == FactType.VISIT for fact in facts)
    found: set[str] = set()
    for fact in facts:
        if fact.type != FactType.MEET:
            continue
        others = [p for p in fact.participants if trip.traveler not in _names(p)]
        if len(others) == len(fact.participants):
            tally.false.append(("without the traveler: " + " + ".join(p.name for p in others), trip))
            continue
        for other in others:
            met = _names(other) & set(trip.partners)
            found |= met
            if met or _words(other.mention)[-1] in trip.met_words:
                tally.right += 1
            else:
                tally.false.append((f"{other.mention} as {other.name}", trip))
    tally.found += len(found)
    tally.missed += [(name, trip) for name in trip.partners if name not in found]


def trips() -> Iterator[Trip]:
    """The trips whose remarks name somebody met."""
    with gzip.open(DATA, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            clauses = " ".join(_MET.findall(row["remarks"]))
            partners = list(dict.fromkeys(_surname(name) for name in _PARTNER.findall(clauses)))
            if partners:
                traveler = _short(row["name"])
                article = _article(row, traveler)
                yield Trip(article, fold(traveler.rsplit(maxsplit=1)[-1]), partners, frozenset(_words(clauses)))


def _article(row: dict[str, str], name: str) -> Article:
    office = "President" if row["role"] == "president" else "Secretary of State"
    surname = name.rsplit(maxsplit=1)[-1]
    told = _OPENING.sub(lambda m: f"{surname} {m[1].lower()}", row["remarks"].strip())
    day = date.fromisoformat(row["start"])
    country = _COUNTRIES.get(row["country"], row["country"])
    text = f"US {office} {name} traveled to {country} on {day:%B} {day.day}, {day.year}. {told}"
    return Article(id=row["id"], text=text.replace(f"; {surname}", f". {surname}"), lang="en", published=row["end"])


def _short(name: str) -> str:
    """A name as newspapers write it: without middle names written out."""
    words = re.sub(r"\(.*?\)", "", name).split()
    return " ".join(w for i, w in enumerate(words) if i in (0, len(words) - 1) or "." in w)


def _surname(name: str) -> str:
    words = [w for w in name.rstrip(" .").removesuffix("’s").split() if not re.fullmatch(r"[IVX]+|[A-Z]\.|de|la", w)]
    return _words(words[-1] if words else name)[-1]


def _names(participant: Participant) -> set[str]:
    return set(_words(f"{participant.name} {participant.mention}"))


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", fold(text))
