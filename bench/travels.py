"""A silver standard for English meetings: the remarks of the travels of US presidents and secretaries of state.

Each trip with "Met with ..." becomes two or three sentences of news; whom the remark names by office and
name must come out as met. Data: Office of the Historian, US Department of State (public domain).
"""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from rich.console import Console

from graph.facts import Article, Fact, FactType, Kind
from ingest.extract import Extractor
from ingest.text.normalize import fold

DATA = Path(__file__).parents[2] / "shared" / "data" / "us_state_travels.jsonl.gz"
# The table turns names round, or has names that no newspaper of the day used
_COUNTRIES = {
    "Korea, Republic of": "South Korea",
    "Germany, Federal Republic of": "West Germany",
    "German Democratic Republic": "East Germany",
    "Republic of China": "Taiwan",
    "Palestinian Authority": "the West Bank",
    "Union of Soviet Socialist Republics": "the Soviet Union",
}
_OFFICE = (
    r"(?:[A-Z][\w’'-]+ )?(?:(?:Acting|Interim|Deputy|Vice|East|West|then) )*"
    r"(?:Prime Minister|Foreign Minister|Foreign Secretary|President|Chancellor|King|Queen|Emir|Amir|Sultan|Premier"
    r"|Crown Prince|Secretary[ -]General|General Secretary|Pope|Chairman|Defense Minister|Foreign Affairs Minister)"
    r"(?:[ -](?:elect|designate))?"
)
_MET = re.compile(r"\b(?:[Mm]et|[Mm]eetings?|[Tt]alks|conferred) (?:separately |privately |jointly )?with ([^;.]*(?:\b[A-Z]\.[^;.]*)*)")
_PARTNER = re.compile(_OFFICE + r" ((?:(?:[A-Z][\w’'.-]*|al-[\w’'-]+|el-[\w’'-]+|bin|ibn|de|la|da|von|van|del|I+|V|VI) ?)+)")
_VERBS = (
    r"(?:[Aa]lso )?(?:[Mm]et|[Aa]ttended|[Vv]isited|[Aa]ccompanied|[Aa]ddressed|[Dd]iscussed|[Pp]articipated|[Dd]elivered"
    r"|[Aa]nnounced|[Ss]igned|[Rr]eceived|[Hh]eld)"
)


@dataclass(slots=True)
class Trip:
    """One row of the table, the article made of it, and the surnames of those it says were met."""

    row: dict[str, str]
    article: Article
    surname: str
    partners: list[str]


@dataclass(slots=True)
class Tally:
    """What came out over all trips; meetings are counted by person met."""

    trips: int = 0
    found: int = 0
    missed: list[tuple[Trip, str, list[Fact]]] = field(default_factory=list)
    false: list[tuple[Trip, str, Fact]] = field(default_factory=list)
    right: int = 0
    bodies: int = 0
    visits: int = 0
    no_visit: list[Trip] = field(default_factory=list)
    failed: list[tuple[Trip, str]] = field(default_factory=list)
    bases: Counter[str] = field(default_factory=Counter)


def trips(path: Path = DATA) -> Iterator[Trip]:
    """The trips whose remarks name somebody met, as articles."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            partners = partners_of(row["remarks"])
            if partners:
                yield Trip(row, _article(row), _short(row["name"]).split()[-1], partners)


def partners_of(remark: str) -> list[str]:
    """The last words of the names of those that a remark says were met."""
    found = [name.strip(" .") for clause in _MET.findall(remark) for name in _PARTNER.findall(clause)]
    return list(dict.fromkeys(_last(name) for name in found if name))


def _last(name: str) -> str:
    words = [w for w in name.split() if not re.fullmatch(r"[IVX]+|[A-Z]\.", w)]
    return _words(" ".join(words) or name)[-1]


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", fold(text))


def _article(row: dict[str, str]) -> Article:
    office = "President" if row["role"] == "president" else "Secretary of State"
    name = _short(row["name"])
    surname = name.split()[-1]
    country = _COUNTRIES.get(row["country"], row["country"])
    told = re.sub(rf"(?:(?<=^)|(?<=[.;] ))(?:[A-Z][a-z]+ )*(?:[Vv]isit[;.] )?({_VERBS})\b", lambda m: f"{surname} {m[1].lower()}", row["remarks"].strip(), flags=0)
    told = told.replace("; " + surname, ". " + surname)
    start = date.fromisoformat(row["start"])
    text = f"US {office} {name} traveled to {country} on {start:%B} {start.day}, {start.year}. {told}"
    return Article(id=row["id"], text=text, lang="en", published=row["end"])


def _short(name: str) -> str:
    """A name as newspapers write it: without middle names written out."""
    words = re.sub(r"\(.*?\)", "", name).split()
    return " ".join(w for i, w in enumerate(words) if i in (0, len(words) - 1) or "." in w)


def measure(path: Path = DATA) -> Tally:
    """Reads every trip and compares."""
    extractor, tally = Extractor(), Tally()
    for trip in trips(path):
        tally.trips += 1
        try:
            facts = extractor.extract(trip.article)
        except Exception as error:  # noqa: BLE001  the run goes on, and the failure is told
            tally.failed.append((trip, f"{type(error).__name__}: {error}"))
            continue
        _compare(trip, facts, tally)
    return tally


def _compare(trip: Trip, facts: list[Fact], tally: Tally) -> None:
    if any(f.type == FactType.VISIT for f in facts):
        tally.visits += 1
    else:
        tally.no_visit.append(trip)
    got: set[str] = set()
    clauses = _words(" ".join(_MET.findall(trip.row["remarks"])))
    for fact in facts:
        if fact.type != FactType.MEET:
            continue
        others = [p for p in fact.participants if fold(trip.surname) not in _words(f"{p.name} {p.mention}")]
        if len(others) == len(fact.participants):
            tally.false.append((trip, "without the traveler", fact))
        for p in others:
            words = _words(p.mention)
            hit = next((s for s in trip.partners if s in _words(f"{p.name} {p.mention}")), None)
            if hit is not None:
                got.add(hit)
            tally.bodies += p.kind != Kind.PERSON
            if hit is not None or words[-1] in clauses:
                tally.right += 1
                tally.bases[p.basis.value] += 1
            else:
                tally.false.append((trip, f"{p.mention} -> {p.name}", fact))
    tally.found += len(got)
    tally.missed += [(trip, s, facts) for s in trip.partners if s not in got]


def run(console: Console, show: int = 40) -> None:
    """Prints recall and precision by decade, then misses and false ones to read."""
    tally = measure()
    silver = tally.found + len(tally.missed)
    console.print(f"{tally.trips} trips, {silver} people met by the remarks")
    console.print(f"MEET recall {tally.found / silver:.3f}, precision {tally.right / (tally.right + len(tally.false) or 1):.3f}"
                  f"  ({len(tally.false)} false; {tally.bodies} bodies not judged); VISIT in {tally.visits / tally.trips:.3f} of trips")
    for trip, error in tally.failed:
        console.print(f"failed: {trip.article.text[:100]}: {error}", markup=False)
    decades: Counter[tuple[str, bool]] = Counter()
    for trip, _, _ in tally.missed:
        decades[trip.row["start"][:3] + "0s", False] += 1
    console.print("missed by decade: " + ", ".join(f"{d} {n}" for (d, _), n in sorted(decades.items())))
