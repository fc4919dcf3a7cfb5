"""How two are connected: chains of meetings that were held, the shortest first.

Pure: each function gives Cypher and its parameters.
"""

from __future__ import annotations

from typing import Any

from graph.queries.happenings import as_of_key

Query = tuple[str, dict[str, Any]]

LONGEST = 3  # meetings in a chain of which all are found
FARTHEST = 6  # meetings in a chain of which one is found
_TAKES_PART = "PARTICIPATED_IN|REPRESENTED_IN"


def meeting_chains(one: str, other: str, length: int, limit: int = 5, as_of: str | None = None) -> Query:
    """Chains of exactly `length` meetings from one entity to another, through people.

    Rows: ids and names (with name_ar) of all along the chain, both ends included, and `happenings`, the ids of
    the meetings between them. A country meets through its people; within a chain it stands for nobody.
    With `as_of`, an ISO day, of meetings that were known to be held on that day.
    """
    if not 1 <= length <= LONGEST:
        raise ValueError(f"a chain has 1 to {LONGEST} meetings, not {length}")
    hops = range(1, length + 1)
    ends = ["a", *(f"x{k}" for k in hops[:-1]), "b"]
    pattern = "MATCH (a:Entity {id: $one})"
    conditions = [f"h{k}.status = 'held'" for k in hops]
    if as_of:  # once held, it stays so
        conditions += [f"any(entry IN h{k}.history WHERE entry <= $as_of AND entry ENDS WITH 'held')" for k in hops]
    for k in hops:
        last = k == length
        via = f"[:{_TAKES_PART if last else 'PARTICIPATED_IN'}]"
        pattern += (
            f"-[:{_TAKES_PART if k == 1 else 'PARTICIPATED_IN'}]->(h{k}:Meeting)<-{via}-"
            f"({ends[k]}:{'Entity {id: $other}' if last else 'Person'})"
        )
    conditions += [f"x{k}.id <> $one AND x{k}.id <> $other" for k in hops[:-1]]
    conditions += [f"h{k}.id <> h{k + 1}.id" for k in hops[:-1]]
    conditions += ["x1.id <> x2.id"] if length == 3 else []
    # From both ends to the middle: who is in the middle may have met thousands.
    pattern += "\nUSING JOIN ON x1" if length > 1 else ""
    shown = ", ".join(f"{{id: {end}.id, name: {end}.name, name_ar: {end}.name_ar}}" for end in ends)
    meetings = ", ".join(f"h{k}.id" for k in hops)
    order = ", ".join(f"coalesce(h{k}.date_start, '9999'), h{k}.id" for k in hops)
    cypher = (
        f"{pattern}\nWHERE {' AND '.join(conditions)}\n"
        f"WITH DISTINCT {', '.join([*ends, *(f'h{k}' for k in hops)])}\nORDER BY {order} LIMIT $limit\n"
        f"RETURN [{shown}] AS chain, [{meetings}] AS happenings"
    )
    params = {"one": one, "other": other, "limit": limit}
    return cypher, params | ({"as_of": as_of_key(as_of)} if as_of else {})


def shortest_chain(one: str, other: str) -> Query:
    """One shortest chain of held meetings between two people, of up to `FARTHEST` meetings.

    Rows: ids of all along the chain, both ends included, and `happenings`, for each step the ids of the meetings.
    """
    cypher = (
        "MATCH (a:Entity {id: $one}) MATCH (b:Entity {id: $other})\n"
        f"MATCH chain = shortestPath((a)-[:MEETS*..{FARTHEST}]-(b))\n"
        "RETURN [n IN nodes(chain) | n.id] AS ids, [r IN relationships(chain) | r.happenings] AS happenings"
    )
    return cypher, {"one": one, "other": other}
