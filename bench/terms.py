"""Terms of office in the knowledge base beside a table compiled by others: where they disagree, somebody looks again.

The table tells presidents, heads of government and foreign ministers of 190 countries to January 2023. It is a
CC BY-NC compilation, and nothing of it is taken over. A row agrees with ours if a person of like name holds that
office and begins and ends within `SLACK` days. Neither side is right as such: its dates are rounded in places.
"""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from babel import Locale
from rapidfuzz import fuzz
from rich.console import Console
from rich.table import Table

from ingest import kb
from ingest.text.normalize import fold

DATA = Path(__file__).parents[2] / "shared" / "data" / "officeholders_crosscheck.csv"
SINCE = "1990-01-01"
SLACK = 45  # days: elections, oaths and gazettes differ by so much
_LIKE = 80  # token_set_ratio of names, 0 to 100: "Muammar Gaddafi", "Moammar Qadhafi"
_OFFICES = {
    "Minister of Foreign Affairs": ("foreign-minister",),
    "Prime Minister": ("prime-minister",),
    "Chancellor": ("prime-minister",),
    "Federal Chancellor": ("prime-minister",),
    "President": ("president",),
    "King": ("monarch",),
    "Emir": ("monarch",),
    "Sultan": ("monarch",),
    "Supreme Leader": ("supreme-leader",),
}


@dataclass(slots=True, frozen=True)
class Term:
    """One term as the table tells it; dates are ISO, `end` is empty for who is in office."""

    country: str
    offices: tuple[str, ...]
    name: str
    start: str
    end: str


def run(console: Console) -> None:
    """Prints a line for each term that does not agree, then how many do."""
    people, counts, lines = _of_country(), Counter[str](), list[str]()
    for term in _office_holders():
        verdict, ours = judge(term, people.get(term.country, []))
        counts[verdict] += 1
        if verdict != "agrees":
            lines.append(f"{verdict:9} {_told(term)}{'   ours: ' + ours if ours else ''}")
    console.print(*sorted(lines), sep="\n", markup=False)
    table = Table(f"terms since {SINCE[:4]}", *counts)
    table.add_row(str(counts.total()), *map(str, counts.values()))
    console.print(table)


def judge(term: Term, people: list[kb.Person]) -> tuple[str, str]:
    """ "agrees", "dates", "office" (known, but not as its holder) or "unknown", and what ours says instead."""
    like = [p for p in people if any(fuzz.token_set_ratio(fold(n), fold(term.name)) >= _LIKE for n in _names(p))]
    held = [(p, o) for p in like for o in p.offices if o.of == term.country and o.office in term.offices]
    if any(_near(o.start, term.start) and _near(o.end or "9999", term.end or "9999") for _, o in held):
        return "agrees", ""
    if held:
        return "dates", "; ".join(f"{o.start}..{o.end}" for _, o in held)
    return ("office", "; ".join(p.name["en"] for p in like)) if like else ("unknown", "")


def _told(term: Term) -> str:
    return f"{term.country} {'/'.join(term.offices)[:20]} {term.name} {term.start}..{term.end}"


def _names(person: kb.Person) -> list[str]:
    return [person.name["en"], *person.aliases["en"]]


def _of_country() -> dict[str, list[kb.Person]]:
    out: dict[str, list[kb.Person]] = defaultdict(list)
    for person in kb.load().people:
        for country in {o.of for o in person.offices}:
            out[country].append(person)
    return out


def _near(ours: str, theirs: str) -> bool:
    """Whether two dates are within the slack; a year or month that holds the other's day is near."""
    if theirs.startswith(ours) or ours.startswith(theirs):
        return True
    if "9999" in (ours, theirs):
        return max(len(ours), len(theirs)) == 10 and min(ours, theirs) >= "2022-11"  # ended after the table was made
    return abs((_day(ours) - _day(theirs)).days) <= SLACK


def _day(written: str) -> date:
    year, month, day = (*written.split("-"), "07", "15")[:3] if len(written) < 10 else written.split("-")
    return date(int(year), int(month), min(int(day), 28) if len(written) < 10 else int(day))


def _joined(terms: Iterable[Term]) -> list[Term]:
    """Terms of one person in one office that follow each other within the slack, as one."""
    out: list[Term] = []
    for term in sorted(terms, key=lambda t: (t.country, t.offices, t.name, t.start)):
        last = out[-1] if out else None
        same = last is not None and (last.country, last.offices, last.name) == (term.country, term.offices, term.name)
        if last is not None and same and last.end and (_day(term.start) - _day(last.end)).days <= SLACK:
            out[-1] = Term(last.country, last.offices, last.name, last.start, term.end)
        else:
            out.append(term)
    return [t for t in out if not t.end or t.end >= SINCE]


def _office_holders() -> list[Term]:
    """The rows whose office has one name here."""
    territories = Locale("en").territories
    iso3 = {c.name["en"]: c.iso3 for c in kb.load().countries}
    with DATA.open(encoding="utf-8", newline="") as lines:
        rows = [r for r in csv.DictReader(lines) if r["office"] in _OFFICES and r["start"]]
    named = [(r, iso3.get(territories.get(r["country"], ""), "")) for r in rows]
    return _joined(Term(c, _OFFICES[r["office"]], r["name"], r["start"], r["end"]) for r, c in named if c)
