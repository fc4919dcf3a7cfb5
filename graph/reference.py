"""Layer 0: reference data, loaded once and again only when it has changed.

Only what happened grows without end, so it alone is linked anew in pages, and only where countries changed; how far
that came stands in the graph, so that a load that was cut short goes on from there.

Countries, people with their offices, organizations, places, editions of events and topics, as plain rows: the
package that reads knowledge bases makes them, and this one knows nothing of their files.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

from graph.derived import LINK_COUNTRIES
from graph.entities import LINK_PLACES, create_entities, portions, relabel, remove_entities, told_of
from graph.ids import digest
from graph.load import LOCK
from graph.rows import Row
from graph.store import Store, Tx

Rows = Sequence[Mapping[str, Any]]
_Labels = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """Rows to become nodes; every row has `id` and `name`, and may have `name_ar` and other properties.

    `country` is ISO 3166 alpha-3; dates are ISO 8601, and may end at the month or year.
    """

    countries: Rows = ()  # iso3
    people: Rows = ()  # wikidata, country
    organizations: Rows = ()  # kind, country
    places: Rows = ()  # country
    events: Rows = ()  # series, start, end; `place`, the id of a place or country, becomes HELD_IN
    topics: Rows = ()  # `broader`, the id of a topic, becomes BROADER
    offices: Rows = ()  # `of`, the id of a country or organization, becomes OF
    holds: Rows = ()  # no nodes: `person` and `office`, their ids, `start` and `end`; becomes HOLDS


_PAGE = 2_000  # of what happened: one transaction
_NODES: dict[str, _Labels] = {
    "countries": ("Country",),
    "people": ("Person", "Leader"),
    "organizations": ("Organization",),
    "places": ("Place",),
    "events": ("Event",),
    "topics": ("Topic",),
    "offices": ("Office",),
}
# Fields of rows that become a relationship instead of a property: its type and the label of its start.
_LINKS = {
    "events": ("place", "HELD_IN", "Event"),
    "topics": ("broader", "BROADER", "Topic"),
    "offices": ("of", "OF", "Office"),
}


async def load_reference(store: Store, reference: Reference) -> bool:
    """Put the reference data in place of what stands of it; whether it was different.

    What the old one had and facts mention stays as a provisional entity. Raises ValueError on two rows of
    one id, and on a row that refers to an id which has none.
    """
    nodes, links = _checked(reference)
    content = digest(
        json.dumps([[list(map(dict, getattr(reference, f.name)))] for f in fields(reference)], sort_keys=True)
    )
    if await _stands(store, content, next(iter(nodes), None)):
        return False

    async def work(tx: Tx) -> None:
        await tx.run(LOCK)
        await tx.run("MATCH (m:Meta {id: 'diplograph'}) SET m.reference = null")  # until all is linked
        if await _countries(tx) != {row["id"]: row.get("iso3") for row in reference.countries}:
            await _relinked(tx, "")
        await _write_nodes(tx, nodes)
        await _write_links(tx, links)

    await store.write_all(work)
    while await store.write_all(_relink):
        pass
    await store.write("MATCH (m:Meta {id: 'diplograph'}) SET m.reference = $content", content=content)
    return True


async def _countries(tx: Tx) -> dict[str, str | None]:
    """The countries of the reference data that stands, each with its code."""
    rows = await tx.run("MATCH (c:Country) WHERE c.provisional IS NULL RETURN c.id AS id, c.iso3 AS iso3")
    return {row["id"]: row["iso3"] for row in rows}


async def _relink(tx: Tx) -> bool:
    """Link some more of what happened to the countries for which people spoke; False where none is left."""
    await tx.run(LOCK)
    (meta,) = await tx.run("MATCH (m:Meta {id: 'diplograph'}) RETURN m.relinked AS after")
    if meta["after"] is None:
        return False
    rows = await tx.run(
        "MATCH (h:Happening) WHERE h.id > $after RETURN h.id AS id ORDER BY id LIMIT $page",
        after=meta["after"],
        page=_PAGE,
    )
    ids = [row["id"] for row in rows]
    await tx.run("UNWIND $ids AS id MATCH (h:Happening {id: id})<-[r:REPRESENTED_IN]-(:Country) DELETE r", ids=ids)
    await tx.run(LINK_COUNTRIES, ids=ids)
    await _relinked(tx, ids[-1] if ids else None)
    return bool(ids)


async def _relinked(tx: Tx, until: str | None) -> None:
    """Note the last happening that is linked to the countries that stand; None for all."""
    await tx.run("MATCH (m:Meta {id: 'diplograph'}) SET m.relinked = $until", until=until)


async def _stands(store: Store, content: str, first: str | None) -> bool:
    """Whether this content was loaded, and its first node is there: a graph may have been emptied by hand."""
    rows = await store.read(
        "MATCH (m:Meta {id: 'diplograph'}) OPTIONAL MATCH (e:Entity {id: $first}) "
        "RETURN m.reference AS content, e.id AS first",
        first=first or "",
    )
    return bool(rows) and rows[0] == {"content": content, "first": first}


def _checked(reference: Reference) -> tuple[dict[str, tuple[_Labels, Row]], dict[tuple[str, str], list[Row]]]:
    """Nodes by id, each its labels and properties; and relationships by type and label of their start."""
    rows = [(name, row) for name in _NODES for row in getattr(reference, name)]
    twice = [identity for identity, count in Counter(row["id"] for _, row in rows).items() if count > 1]
    if twice:
        raise ValueError(f"reference data has two rows of one id: {', '.join(sorted(twice)[:5])}")
    nodes: dict[str, tuple[_Labels, Row]] = {}
    links: dict[tuple[str, str], list[Row]] = {}
    for name, row in rows:
        field, kind, label = _LINKS.get(name, ("", "", ""))
        nodes[row["id"]] = _NODES[name], {key: value for key, value in row.items() if key != field}
        if row.get(field):
            links.setdefault((kind, label), []).append({"start": row["id"], "to": row[field], "more": {}})
    links["HOLDS", "Person"] = list(_holds(reference.holds))
    lost = {row[end] for rows_ in links.values() for row in rows_ for end in ("start", "to")} - nodes.keys()
    if lost:
        raise ValueError(f"reference data refers to ids that it does not have: {', '.join(sorted(lost)[:5])}")
    return nodes, links


def _holds(rows: Rows) -> Iterator[Row]:
    for row in rows:
        start, end = row.get("start"), row.get("end")
        key = f"{row['person']}|{row['office']}|{start or ''}|{end or ''}"
        yield {
            "start": row["person"],
            "to": row["office"],
            "more": {"start": start, "end": end, "key": key},
        }


async def _write_nodes(tx: Tx, nodes: Mapping[str, tuple[_Labels, Row]]) -> None:
    standing = await _standing(tx, nodes)
    for identity in sorted(nodes.keys() & standing.keys()):
        await relabel(tx, identity, standing[identity], nodes[identity][0])
    await tx.run(
        "UNWIND $rows AS row MATCH (e:Entity {id: row.id}) SET e = row",
        rows=[nodes[identity][1] for identity in sorted(nodes.keys() & standing.keys())],
    )
    await create_entities(tx, (nodes[identity] for identity in sorted(nodes.keys() - standing.keys())))
    await _demote(tx, {i: labels for i, labels in standing.items() if i not in nodes})


async def _standing(tx: Tx, ids: Iterable[str]) -> dict[str, _Labels]:
    """The labels, beside `Entity`, of all reference nodes that stand, and of these ids."""
    rows = await tx.run("MATCH (e:Entity) WHERE e.provisional IS NULL RETURN e.id AS id, labels(e) AS labels")
    rows += await tx.run(
        "UNWIND $ids AS id MATCH (e:Entity {id: id}) RETURN e.id AS id, labels(e) AS labels", ids=sorted(ids)
    )
    return {row["id"]: tuple(label for label in row["labels"] if label != "Entity") for row in rows}


async def _demote(tx: Tx, gone: Mapping[str, _Labels]) -> None:
    """Make provisional what facts mention of these former reference nodes, and remove the others."""
    told = await told_of(tx, gone)
    for identity, mention in sorted(told.items()):
        await relabel(tx, identity, gone[identity], mention.labels)
        await tx.run("MATCH (e:Entity {id: $id}) SET e = $row", id=identity, row=mention.properties())
    await remove_entities(tx, sorted(gone.keys() - told.keys()))


async def _write_links(tx: Tx, links: Mapping[tuple[str, str], list[Row]]) -> None:
    for kind, label in sorted({("IN", "Place"), *_link_kinds(links)}):
        await tx.run(f"MATCH (a:{label})-[r:{kind}]->() DELETE r")
    for (kind, label), rows in sorted(links.items()):
        for some in portions(rows):
            await tx.run(
                f"UNWIND $rows AS row MATCH (a:{label} {{id: row.start}}) MATCH (b:Entity {{id: row.to}}) "
                f"CREATE (a)-[r:{kind}]->(b) SET r = row.more",
                rows=some,
            )
    rows = await tx.run("MATCH (p:Place) RETURN p.id AS id ORDER BY id")
    for some in portions([row["id"] for row in rows]):
        await tx.run(LINK_PLACES, ids=some)


def _link_kinds(links: Iterable[tuple[str, str]]) -> set[tuple[str, str]]:
    return {("HOLDS", "Person"), *((kind, label) for _, kind, label in _LINKS.values()), *links}
