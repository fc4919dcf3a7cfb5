"""Pictures of what happened: elements for Cytoscape.js (https://js.cytoscape.org/#notation/elements-json).

A node is an entity; an edge joins two of them by what happened between them, of one type and status. Who attends
a summit is joined to the summit, not to all others there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations, pairwise, product
from typing import Any

from app.api.models import Entity, Happening
from app.api.routes.network import Chain
from app.explorer.told import Told
from graph.facts import FactType

Element = dict[str, Any]


def of_told(some: Iterable[Told]) -> list[Element]:
    """Nodes in order of appearance, then edges; an edge tells its days and the first quote."""
    nodes: dict[str, Element] = {}
    edges: dict[str, Element] = {}
    for one in some:
        happening = one.happening
        for a, b, directed in _pairs(one):
            for end in (a, b):
                nodes.setdefault(end.id, node(end))
            key = f"{a.id} {b.id} {happening.type} {happening.status}"
            data = edges.setdefault(key, _edge(key, a, b, directed, happening))["data"]
            data["quote"] = data["quote"] or next((quote for w in one.words for quote in w.said.quotes), "")
            data["days"] += [happening.date.start] if happening.date else []
            data["count"] += 1
    return [*nodes.values(), *edges.values()]


def of_chains(chains: Iterable[Chain]) -> list[Element]:
    """All along some chains of meetings, an edge a step."""
    nodes: dict[str, Element] = {}
    edges: dict[str, Element] = {}
    for chain in chains:
        nodes |= {one.id: node(one) for one in chain.entities}
        for (a, b), step in zip(pairwise(chain.entities), chain.steps, strict=True):
            key = f"{a.id} {b.id} {step.meeting.id}"
            drawn = edges.setdefault(key, _edge(key, a, b, False, step.meeting))["data"]
            quote = next((quote for one in step.evidence for quote in one.quotes), "")
            days = [step.meeting.date.start] if step.meeting.date else []
            drawn |= {"count": 1, "quote": quote, "days": days}
    return [*nodes.values(), *edges.values()]


def node(one: Entity) -> Element:
    """The node of an entity; `code` is its country's, ISO 3166 alpha-3."""
    data = {"id": one.id, "name": one.name, "ar": one.names.get("ar", one.name)}
    return {"data": data | {"kind": one.kind, "code": one.country or one.iso3 or ""}, "classes": one.kind}


def _pairs(one: Told) -> Iterator[tuple[Entity, Entity, bool]]:
    """Who is joined to whom, and whether the first acts upon the second."""
    happening, (actors, others) = one.happening, one.sides
    parts = [*actors, *others]
    if happening.type is FactType.ATTEND and (happening.events or happening.places):
        summit = (happening.events or happening.places)[0]
        yield from ((part, summit, True) for part in parts if part.id != summit.id)
        return
    if others:
        yield from ((a, b, True) for a, b in product(actors, others))
        return
    ordered = sorted(parts, key=lambda part: part.id)
    yield from ((a, b, False) for a, b in combinations(ordered, 2))


def _edge(key: str, a: Entity, b: Entity, directed: bool, happening: Happening) -> Element:
    data = {"id": key, "source": a.id, "target": b.id, "type": happening.type.value, "status": happening.status.value}
    more = {"quote": "", "days": list[str](), "count": 0}
    return {"data": data | more, "classes": f"{happening.status.value}{' directed' if directed else ''}"}
