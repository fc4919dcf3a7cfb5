"""Statements that write nodes or relationships of several kinds at once.

A label and a relationship type cannot be parameters, and Neo4j takes longer to plan a statement than to write a
hundred rows by it. So one statement has a clause for each kind, which takes what lies under the kind's name.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from graph.rows import Row


def each(patterns: Mapping[str, str], of: str) -> str:
    """Clauses that write `x` by the pattern of each kind, with the properties that `of` has in a list of its name.

    `of` is "$" for the parameters, or "row." for the rows of an UNWIND, where a list may be absent.
    """
    return " ".join(f"FOREACH (p IN {of}{kind} | {pattern} SET x = p)" for kind, pattern in patterns.items())


def lists(patterns: Mapping[str, str], rows: Iterable[tuple[str, Row]]) -> dict[str, list[Row]]:
    """Properties by kind, a list for each kind that there is: the parameters of `each`."""
    found: dict[str, list[Row]] = {kind: [] for kind in patterns}  # a KeyError for any other kind
    for kind, row in rows:
        found[kind].append(row)
    return found
