"""Where the knowledge base does not know who spoke for a country: by the terms of office that it has, and by how
far the `coverage` files beside them claim to reach.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from ingest import kb

_FOLDER = Path(__file__).parent / "leaders"
# Who speaks for a state abroad: one of each group is enough
_SPEAKERS = (("president", "monarch", "prime-minister", "supreme-leader", "leader"), ("foreign-minister",))


@dataclass(frozen=True, slots=True)
class Gap:
    """Years, inclusive, for which nobody is known in any of some offices of a country (ISO alpha-3)."""

    country: str
    offices: tuple[str, ...]
    first: int
    last: int


def gaps(countries: Iterable[str], first: int, last: int) -> list[Gap]:
    """For countries, what is missing between two years of those who speak for them, in the order given."""
    return [
        Gap(country, offices, *run)
        for country in countries
        for offices in _SPEAKERS
        for run in _runs(year for year in range(first, last + 1) if not _known(country, offices, year))
    ]


def _known(country: str, offices: Iterable[str], year: int) -> bool:
    """Whether somebody is known in one of the offices, in a year that its list is claimed to reach."""
    return any(
        year <= _reaches().get((country, office), year)
        and any(term.covers(str(year)) for term, _ in kb.load().holders(office, country))
        for office in offices
    )


@lru_cache(maxsize=1)
def _reaches() -> dict[tuple[str, str], int]:
    """The last year that the list of an office of a country is claimed to reach, where that is told."""
    found: dict[tuple[str, str], int] = {}
    for path in sorted(_FOLDER.glob("coverage*.tsv")):
        with path.open(encoding="utf-8", newline="") as rows:
            for row in csv.DictReader(rows, delimiter="\t"):
                key = row["country"], row["office"]
                found[key] = max(found.get(key, 0), int(row["until"][:4]))
    return found


def _runs(years: Iterable[int]) -> list[tuple[int, int]]:
    """Years in a row, each run by its first and last."""
    runs: list[tuple[int, int]] = []
    for year in years:
        if runs and runs[-1][1] == year - 1:
            runs[-1] = (runs[-1][0], year)
        else:
            runs.append((year, year))
    return runs
