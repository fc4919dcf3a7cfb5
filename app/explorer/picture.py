"""Pictures of facts: elements for Cytoscape.js (https://js.cytoscape.org/#notation/elements-json).

A node is a participant; an edge joins two of them by what one or more facts of the same type and status say.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations, product
from typing import Any

from graph.facts import Fact, Participant, Role

Element = dict[str, Any]
# Who acts, where the fact has a direction; the others are acted upon
_ACTORS = frozenset({Role.VISITOR, Role.SOURCE, Role.SPEAKER, Role.MEDIATOR})


def of_facts(facts: Iterable[Fact]) -> list[Element]:
    """Nodes in order of appearance, then edges; an edge tells its facts and the first quote."""
    nodes: dict[str, Element] = {}
    edges: dict[str, Element] = {}
    for fact in facts:
        for one in fact.participants:
            nodes.setdefault(one.id, _node(one))
        for a, b in _pairs(fact.participants):
            key = f"{a.id} {b.id} {fact.type} {fact.status}"
            data = edges.setdefault(key, _edge(key, a, b, fact))["data"]
            data["facts"].append(fact.id)
            data["count"] += 1
    return [*nodes.values(), *edges.values()]


def _pairs(participants: tuple[Participant, ...]) -> Iterable[tuple[Participant, Participant]]:
    actors = [p for p in participants if p.role in _ACTORS]
    others = [p for p in participants if p.role not in _ACTORS]
    if actors and others:
        return product(actors, others)
    return combinations(sorted(participants, key=lambda p: p.id), 2)


def _node(one: Participant) -> Element:
    data = {"id": one.id, "name": one.name, "ar": one.names.get("ar", one.name), "country": one.country or ""}
    return {"data": data, "classes": one.kind.value}


def _edge(key: str, a: Participant, b: Participant, fact: Fact) -> Element:
    data: Element = {
        "id": key,
        "source": a.id,
        "target": b.id,
        "type": fact.type.value,
        "status": fact.status.value,
        "quote": fact.evidence[0].quote,
        "date": fact.date.start if fact.date else "",
        "facts": [],
        "count": 0,
    }
    directed = " directed" if a.role in _ACTORS else ""
    return {"data": data, "classes": f"{fact.status.value}{directed}"}
