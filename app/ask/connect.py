"""How two are connected: the shortest chains of meetings between them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, product

from app.ask.lookup import Meant
from app.ask.models import Answered
from app.ask.query import Found, Row
from graph.facts import FactType, Status
from graph.queries import happenings, paths
from graph.queries.happenings import HappeningFilter
from graph.store import Store

_ALTERNATIVES = 2  # readings of each name that are tried


async def chains(ends: Sequence[Meant], store: Store, as_of: str | None = None) -> tuple[Found, list[Answered]]:
    """What was run, and each of the shortest chains as an answer; none where no chain is short enough.

    With `as_of`, an ISO day, of meetings that were known to be held on that day.
    """
    found = Found()
    one, other = ends
    pairs = [(a, b) for a, b in product(one.ids[:_ALTERNATIVES], other.ids[:_ALTERNATIVES]) if a != b]
    for length in range(1, paths.LONGEST + 1):
        queries = [paths.meeting_chains(*pair, length, as_of=as_of) for pair in pairs]
        rows = [row for query in queries for row in await found.run(store, *query)]
        if rows:
            return found, [await _answered(row, found, store, as_of) for row in _distinct(rows)]
    return found, []


def _distinct(rows: Sequence[Row]) -> list[Row]:
    """A chain once, however often its people met."""
    return list({tuple(link["id"] for link in row["chain"]): row for row in reversed(rows)}.values())[::-1]


async def _answered(row: Row, found: Found, store: Store, as_of: str | None) -> Answered:
    facts: list[str] = []
    for (one, other), meeting in zip(pairwise(row["chain"]), row["happenings"], strict=True):
        told = await _meeting(one["id"], other["id"], meeting, found, store, as_of)
        facts += [fact for fact in told["facts"] if fact not in facts]
    arabic = [link["name_ar"] or link["name"] for link in row["chain"]]
    return Answered(
        kind="path",
        id=" ".join(link["id"] for link in row["chain"]),
        name=" – ".join(link["name"] for link in row["chain"]),
        names={"ar": " – ".join(arabic)},
        status=Status.HELD.value,
        count=len(row["happenings"]),
        facts=facts,
    )


async def _meeting(one: str, other: str, identity: str, found: Found, store: Store, as_of: str | None) -> Row:
    """A meeting of a chain, whole, with its facts."""
    wanted = HappeningFilter(types=(FactType.MEET.value,), participants=(one, other), as_of=as_of)
    cypher, params = happenings.happenings(wanted)
    rows = happenings.tidy(await store.read(cypher, **params))
    row = next(row for row in rows if row["id"] == identity)
    if row not in found.rows:
        found.rows.append(row)
    await found.read_facts(store)
    return row
