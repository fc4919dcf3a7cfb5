"""What happened, for questions: who met whom, who visited and attended, on which topics, when and where.

Pure: each function gives Cypher and its parameters. Rows carry the ids of the facts that they rest on.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from graph.when import periods

Query = tuple[str, dict[str, Any]]


@dataclass(frozen=True, slots=True)
class HappeningFilter:
    """What is looked for. Empty means any; of several ids or words one must fit, but for `participants`.

    A country takes part too where people or bodies of it do. `place` is a place or a country, `topic` a topic
    with all narrower ones; `from_` and `to` are ISO days, inclusive: a date known to the month is in them if
    some day of the month is, and what is undated is in none. With `as_of`, an ISO day, only what articles
    published until then tell counts: status and facts are as they were known; who took part, dates and places are
    those that are known today.
    """

    types: tuple[str, ...] = ()
    subtypes: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    participants: tuple[str, ...] = ()  # all of them
    any_of: tuple[str, ...] = ()  # one of them besides
    events: tuple[str, ...] = ()
    place: str | None = None
    topic: str | None = None
    from_: str | None = None
    to: str | None = None
    as_of: str | None = None
    told: tuple[str, str] | None = None  # undated, and told by an article published within these ISO days
    near: tuple[str, ...] = ()  # where or with whom one of them met or went, as an article tells together with it
    newest: bool = False  # where there are more than are read, the latest are, and not the earliest
    claimant: str | None = None  # in the words of an article that tells of this one, whom `Fact.attribution` may name


_TAKES_PART = "PARTICIPATED_IN|REPRESENTED_IN"

# What an article tells of a day and place of the summit, without naming it, happened at the summit too; but
# not what it puts at another event, and not attendance, which is of an event that is named.
_AT_EVENTS = """UNWIND $events AS event
MATCH (e:Event {id: event})
OPTIONAL MATCH (e)<-[:AT]-(told:Happening)
WITH e, collect(DISTINCT told) AS told
OPTIONAL MATCH (e)-[:HELD_IN]->(:Entity)<-[:HELD_IN]-(during:Happening)
WHERE during.earliest >= e.start AND during.latest <= e.end AND during.type <> 'ATTEND'
  AND NOT EXISTS { (during)-[:AT]->(:Event) }
WITH told, collect(DISTINCT during) AS during
UNWIND told + during AS h"""

_NAMED = "{id: x.id, name: x.name, name_ar: x.name_ar}"
_KIND = """CASE WHEN x:Person THEN 'person' WHEN x:Country THEN 'country'
    WHEN x:Organization THEN 'organization' WHEN x:Event THEN 'event' WHEN x:Topic THEN 'topic'
    ELSE 'place' END"""
# Cut to the limit before the lists are gathered. A list is matched from `h`: ArcadeDB goes through a pattern
# from its left, and would start from every entity.
_EARLIEST_FIRST = "coalesce(h.earliest, '9999')"
_LATEST_FIRST = "coalesce(h.latest, '') DESC"
_SHOWN = f"""WITH h ORDER BY {_EARLIEST_FIRST}, h.id LIMIT $limit
RETURN h.id AS id, h.type AS type, h.subtype AS subtype, h.status AS status,
  h.statuses AS statuses, h.date_start AS date_start, h.date_end AS date_end,
  h.date_precision AS date_precision,
  [(h)<-[r:PARTICIPATED_IN]-(x:Entity) | {{id: x.id, name: x.name, name_ar: x.name_ar, role: r.role, kind:
    {_KIND}}}] AS participants,
  [(h)-[:HELD_IN]->(x:Entity) | {_NAMED}] AS places,
  [(h)-[:AT]->(x:Entity) | {_NAMED}] AS events,
  [(h)-[:ABOUT]->(x:Entity) | {_NAMED}] AS topics,
  [(h)<-[:SUPPORTS]-(f:Fact) | f.id] AS facts
ORDER BY coalesce(h.earliest, '9999'), id"""

# Before the conditions: each is matched from its entity, whose relationships are fewer than all happenings.
_PATTERNS = {
    "place": "MATCH (:Entity {id: $place})<-[:IN*0..1]-(:Entity)<-[:HELD_IN]-(h:Happening)",
    "topic": "MATCH (:Entity {id: $topic})<-[:BROADER*0..3]-(:Entity)<-[:ABOUT]-(h:Happening)",
    "claimant": "MATCH (:Entity {id: $claimant})<-[:INVOLVES]-(:Fact)<-[:REPORTS]-(telling:Article)\n"
    "MATCH (telling)-[:REPORTS]->(said:Fact)-[:SUPPORTS]->(h:Happening)\n"
    "WHERE said.type IN $types AND said.json CONTAINS $claimant",
}
# A meeting, visit or summit at a place or event and with somebody, and what the same article tells of the same time.
_THERE = f"(:Entity {{{{id: $near_{{0}}}}}})<-[:IN*0..1]-(:Entity)-[:HELD_IN|AT|{_TAKES_PART}]-(there:Happening)"
_NEAR = f"""WITH DISTINCT there WHERE there.type IN ['MEET', 'VISIT', 'ATTEND'] AND there.status = 'held'
MATCH (there)<-[:SUPPORTS]-(:Fact)<-[:REPORTS]-(:Article)-[:REPORTS]->(:Fact)-[:SUPPORTS]->(h:Happening)
WHERE (h.earliest IS NULL OR there.earliest IS NULL OR (h.earliest <= there.latest AND h.latest >= there.earliest))
  AND (NOT EXISTS {{ (h)-[:HELD_IN]->(:Entity) }} OR EXISTS {{ (there)-[:HELD_IN]->(:Entity)<-[:HELD_IN]-(h) }})
  AND EXISTS {{ (there)<-[:{_TAKES_PART}]-(:Entity)-[:{_TAKES_PART}]->(h) }}
WITH DISTINCT h"""
_TOLD = """h.date_start IS NULL AND EXISTS {
  MATCH (h)<-[:SUPPORTS]-(told:Fact) WHERE told.published >= $told_from AND told.published <= $told_to }"""
_CONDITIONS = {
    "types": "h.type IN $types",
    "subtypes": "h.subtype IN $subtypes",
    "statuses": "h.status IN $statuses",
    "from_": "h.latest >= $from_",
    "to": "h.earliest <= $to",
}


# An entry of a history, "2015-11-20 planned", is not after a day and "~" if it is of that day or before.
_THEN = "last([entry IN h.history WHERE entry <= $as_of | substring(entry, 11)])"
_TOLD_THEN = "WHERE f.published <= $as_of "


def as_of_key(day: str) -> str:
    """What entries of histories, and days of publication, are compared with: "as of" that day, inclusive."""
    return f"{day} ~"


def _shown_as_of(cypher: str) -> str:
    """The same as it was known: the status by the history, the facts by their days of publication."""
    cypher = cypher.replace("h.statuses AS", f"[(h)<-[:SUPPORTS]-(f:Fact) {_TOLD_THEN}| f.status] AS")
    return cypher.replace("(f:Fact) | f.id", f"(f:Fact) {_TOLD_THEN}| f.id")


def happenings(wanted: HappeningFilter, limit: int = 500) -> Query:
    """What happened, by date, the undated last.

    Rows: id, type, subtype, status, statuses (all that is claimed), date_start, date_end, date_precision;
    participants {id, name, name_ar, kind, role}; places, events, topics {id, name, name_ar}; facts (their
    ids). The order within these lists is the server's: `tidy` sorts them.
    """
    params: dict[str, Any] = {"limit": limit}
    patterns = list(_matched(wanted, params))
    conditions = []
    for name, condition in _CONDITIONS.items():
        if value := getattr(wanted, name):
            conditions.append(condition)
            params[name] = list(value) if isinstance(value, tuple) else value
    if wanted.told:
        conditions.append(_TOLD)
        params |= {"told_from": wanted.told[0], "told_to": wanted.told[1] + "~"}
    start = "\n".join(patterns) or "MATCH (h:Happening)"
    if wanted.as_of:
        conditions.append(f"{_THEN} IS NOT NULL")
        params["as_of"] = as_of_key(wanted.as_of)
    where = f"\nWHERE {' AND '.join(conditions)}" if conditions else ""
    cypher = f"{start}\nWITH DISTINCT h{where}\n{_SHOWN}"
    if wanted.newest:
        cypher = cypher.replace(_EARLIEST_FIRST, _LATEST_FIRST, 1)
    if wanted.as_of:
        cypher = _shown_as_of(cypher).replace("h.status ", f"{_THEN} ")
    return cypher, params


def _matched(wanted: HappeningFilter, params: dict[str, Any]) -> Iterator[str]:
    """What is matched from the entities that are looked for; fills their parameters."""
    for number, place in enumerate(wanted.near, start=1):
        yield f"MATCH {_THERE.format(number)}"
        params[f"near_{number}"] = place
    if wanted.near:
        yield _NEAR
    if wanted.events:
        yield _AT_EVENTS
        params["events"] = list(wanted.events)
    for number, participant in enumerate(wanted.participants, start=1):
        yield f"MATCH (:Entity {{id: $participant_{number}}})-[:{_TAKES_PART}]->(h:Happening)"
        params[f"participant_{number}"] = participant
    if wanted.any_of:
        yield f"MATCH (some:Entity)-[:{_TAKES_PART}]->(h:Happening) WHERE some.id IN $any_of"
        params["any_of"] = list(wanted.any_of)
    for name, pattern in _PATTERNS.items():
        if (value := getattr(wanted, name)) is not None:
            yield pattern
            params[name] = value


def tidy(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rows of `happenings`, with their lists in the order of ids."""
    return [{name: _sorted(value) for name, value in row.items()} for row in rows]


def _sorted(value: Any) -> Any:
    if not isinstance(value, list):
        return value
    return sorted(value, key=lambda one: (one["id"], one.get("role", "")) if isinstance(one, dict) else one)


# Days at most of which all that happened is fewer than what two states had to do with each other over the years.
_SHORT = 10


def topics_between(
    one: str,
    other: str,
    types: tuple[str, ...] = ("COOPERATE", "AGREE", "MEET"),
    from_: str | None = None,
    to: str | None = None,
) -> Query:
    """On which topics, third countries among them, two countries, bodies or people deal with each other.

    The most told first. Rows: id, name, name_ar, status, type (each topic once a type and status of the facts
    that tell it), first, last (ISO days), facts (their ids). A country deals through its people too.
    """
    params: dict[str, Any] = {"one": one, "other": other, "types": list(types)}
    conditions = ["h.type IN $types"]
    for name, value in (("from_", from_), ("to", to)):
        if value is not None:
            conditions.append(_CONDITIONS[name])
            params[name] = value
    found = f"MATCH (:Entity {{id: $one}})-[:{_TAKES_PART}]->(h:Happening)"
    within = f"MATCH (h)<-[:{_TAKES_PART}]-(:Entity {{id: $other}})"
    if from_ and to and (some := periods(from_, to, most=_SHORT)):
        params["periods"] = some
        found = "UNWIND $periods AS period MATCH (h:Happening {period: period})"
        within = f"WITH DISTINCT h MATCH (h)<-[:{_TAKES_PART}]-(:Entity {{id: $one}})\n{within}"
    cypher = f"""{found}
WHERE {" AND ".join(conditions)}
{within}
WITH DISTINCT h
MATCH (h)<-[:SUPPORTS]-(f:Fact)-[:ABOUT]->(t:Entity)
WHERE NOT t.id IN [$one, $other]
RETURN t.id AS id, t.name AS name, t.name_ar AS name_ar, f.status AS status, f.type AS type,
  min(f.earliest) AS first, max(f.latest) AS last, collect(DISTINCT f.id) AS facts
ORDER BY size(facts) DESC, id, status, type"""
    return cypher, params


# The facts that rows rest on, whole.
FACTS = "UNWIND $ids AS id MATCH (f:Fact {id: id}) RETURN f.json AS json ORDER BY f.id"
