"""How much happened: counts over time, by type, status, country, or pair of countries.

Pure: each function gives Cypher and its parameters. Counted is what happened, once however many articles tell it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

Query = tuple[str, dict[str, Any]]

_TAKES_PART = "PARTICIPATED_IN|REPRESENTED_IN"


class Interval(StrEnum):
    """How long a period is. What is dated less exactly than that is in none."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


class Group(StrEnum):
    """What is counted apart."""

    TYPE = "type"
    STATUS = "status"
    COUNTRY = "country"
    PAIR = "pair"


@dataclass(frozen=True, slots=True)
class SeriesFilter:
    """What is counted; ids are of entities, a country takes part through its people too. Days are inclusive."""

    type: str | None = None
    status: str | None = None
    participant: str | None = None
    other: str | None = None  # takes part too
    topic: str | None = None
    from_: str | None = None
    to: str | None = None


_PATTERNS = {
    "participant": f"MATCH (:Entity {{id: $participant}})-[:{_TAKES_PART}]->(h:Happening)",
    "other": f"MATCH (:Entity {{id: $other}})-[:{_TAKES_PART}]->(h:Happening)",
    "topic": "MATCH (:Entity {id: $topic})<-[:BROADER*0..3]-(:Entity)<-[:ABOUT]-(h:Happening)",
}
_CONDITIONS = {
    "type": "h.type = $type",
    "status": "h.status = $status",
    "from_": "h.latest >= $from_",
    "to": "h.earliest <= $to",
}
_LENGTH = {Interval.DAY: 10, Interval.MONTH: 7, Interval.YEAR: 4}
_COUNTRY = f"MATCH (h)<-[:{_TAKES_PART}]-(c:Country)"
# The countries are matched from `h`, which has few of them.
_GROUPS = {
    None: ("", "null", "null"),
    Group.TYPE: ("", "h.type", "null"),
    Group.STATUS: ("", "h.status", "null"),
    Group.COUNTRY: (_COUNTRY, "c.id", "null"),
    Group.PAIR: (f"{_COUNTRY} MATCH (h)<-[:{_TAKES_PART}]-(d:Country) WHERE c.id < d.id", "c.id", "d.id"),
}


def counts(wanted: SeriesFilter, interval: Interval | None, group: Group | None, limit: int) -> Query:
    """How much happened a period and group, by period and then the most first.

    Rows: period (ISO day, month or year; null without an interval), key, other (of a pair, the second), n.
    """
    given = {name: getattr(wanted, name) for name in SeriesFilter.__slots__ if getattr(wanted, name) is not None}
    patterns = [pattern for name, pattern in _PATTERNS.items() if name in given] or ["MATCH (h:Happening)"]
    conditions = [condition for name, condition in _CONDITIONS.items() if name in given]
    period = "null"
    if interval is not None:
        length = _LENGTH[interval]
        conditions.append(f"h.earliest IS NOT NULL AND size(h.date_start) >= {length}")
        period = f"substring(h.date_start, 0, {length})"
    where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
    more, key, other = _GROUPS[group]
    cypher = (
        f"{' '.join(patterns)} WITH DISTINCT h{where} {more}\n"
        f"RETURN {period} AS period, {key} AS key, {other} AS other, count(DISTINCT h) AS n\n"
        "ORDER BY period, n DESC, key, other LIMIT $limit"
    )
    return cypher, given | {"limit": limit}
