"""`python -m bench meetings`: the annotated articles and our samples in one graph: is each real meeting one node?

Ends with an error where two articles' accounts of one meeting are two nodes, or two meetings of one article are
one; where a meeting of states stands beside that of those who spoke for them; and where two nodes of a label have a
name in common without being offered for review.
"""

from __future__ import annotations

import asyncio
import json
import sys
import tempfile
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

from rich.console import Console

from bench.evaluate import ROOT, SHARED, scorer
from graph import embedded
from graph.review import candidates
from graph.store import Row, Store, open_store
from ingest import job

_FIELDS = ("id", "title", "text", "lang", "published", "url", "source")
_MEETINGS = (
    "MATCH (h:Meeting) RETURN h.id AS id, h.name AS name, h.countries AS states, "
    "[(h)<-[:PARTICIPATED_IN]-(e:Entity) | {id: e.id, iso3: e.iso3}] AS parts, "
    "[(h)<-[:SUPPORTS]-(f:Fact) | f.json] AS facts ORDER BY h.earliest, h.name, h.id"
)
_NAMESAKES = (
    "MATCH (n) WHERE n:Entity OR n:Happening UNWIND labels(n) AS label WITH label, n "
    "WHERE NOT label IN ['Entity', 'Leader', 'Happening', 'Office'] WITH label, n.name AS name, collect(n.id) AS ids "
    "WHERE size(ids) > 1 RETURN label, name, ids ORDER BY label, name"
)


def run(console: Console) -> None:
    """Prints the meetings and what is wrong with them; exits 1 where anything is."""
    if not SHARED.is_dir():
        console.print(f"no annotated articles in {SHARED}: not checked")
        return
    paths = [SHARED / "seed.json", *sorted((SHARED / "dev").glob("*.json"))]
    gold = [json.loads(path.read_text("utf-8")) for path in paths]
    meetings, faults = asyncio.run(_checked(gold))
    for meeting in meetings:
        console.print(f"{meeting['name']}: {len(meeting['facts'])} facts", markup=False, highlight=False)
    console.print(f"{len(meetings)} meetings; {len(faults)} faults")
    if faults or len(meetings) < len(gold) / 2:  # fewer are no proof of anything
        sys.exit("\n".join(faults) or "too few meetings were read")


async def _checked(gold: list[dict[str, Any]]) -> tuple[list[Row], list[str]]:
    with tempfile.TemporaryDirectory() as folder:
        home, articles = Path(folder) / "graph", Path(folder) / "articles.jsonl"
        rows = ({field: article.get(field) for field in _FIELDS} for article in gold)
        articles.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        try:
            async with open_store(home=home) as store:
                await job.run(store, [ROOT / "app" / "samples", articles])
                meetings = [row | {"facts": list(map(json.loads, row["facts"]))} for row in await store.read(_MEETINGS)]
                return meetings, [*_against(gold, meetings), *_doubled(meetings), *await _not_offered(store)]
        finally:
            await embedded.stop(home)


def _against(gold: list[dict[str, Any]], meetings: list[Row]) -> Iterator[str]:
    """Meetings of the annotations that are not one node each, as far as they are found at all."""
    score = scorer(SHARED / "score.py")
    found: list[tuple[str, dict[str, Any], Row]] = []  # article, as annotated, its node
    for article in gold:
        real = [fact for fact in article["gold"] if fact["type"] == "MEET"]
        told = [(fact, row) for row in meetings for fact in row["facts"] if fact["article"] == article["id"]]
        pairs, _, _ = score.match(real, [fact for fact, _ in told], score.relaxed)
        found += [(article["id"], real[i], told[j][1]) for i, j in pairs]
    for (one, first, node), (other, second, its) in combinations(found, 2):
        people = score.overlap(first["participants"], second["participants"])
        same_people = people == len(first["participants"]) == len(second["participants"])
        same = same_people and first["date"] == second["date"]
        if one != other and same and node["id"] != its["id"]:
            yield f"one meeting is two nodes: {node['name']} and {its['name']}, of {one} and {other}"
        if one == other and not same and node["id"] == its["id"]:
            yield f"two meetings are one node: {node['name']}, of {one}"


def _doubled(meetings: list[Row]) -> Iterator[str]:
    """Meetings of states that are told by the very words that tell of people who spoke for all of them."""
    for first, second in combinations(meetings, 2):
        for one, other in ((first, second), (second, first)):
            codes = {part["iso3"] for part in one["parts"]}
            if None not in codes and codes == set(other["states"] or ()) and _words(one) & _words(other):
                yield f"one meeting is two nodes: {one['name']} and {other['name']}"


def _words(meeting: Row) -> set[tuple[str, int]]:
    """Where the words that tell of it first stand, each with its article."""
    return {(fact["article"], fact["evidence"][0]["start"]) for fact in meeting["facts"]}


async def _not_offered(store: Store) -> Iterator[str]:
    """Nodes of one label and name that `diplograph review` does not offer."""
    offered = {frozenset((candidate.one, candidate.other)) for candidate in await candidates(store)}
    return iter(
        f"two nodes have one name, and are not offered for review: {row['label']} {row['name']}, {one} and {other}"
        for row in await store.read(_NAMESAKES)
        for one, other in combinations(row["ids"], 2)
        if frozenset((one, other)) not in offered
    )
