"""Finding entities by names: one while it is typed, or many at once."""

from __future__ import annotations

from collections import Counter
from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from app.api.deps import VISIBLE, InLanguage, StoreDep
from app.api.models import Hit, Hits, entity_fields
from app.api.paging import Cursor, Limit, encode, skipped
from app.names import Match, known
from graph.queries import browse
from graph.queries.network import EntityKind
from graph.store import Row, Store

router = APIRouter(prefix="/v1", tags=["search"], dependencies=[InLanguage])

_DEEP = 200  # entities that a search looks through
_TOLD = 0.25  # by how much somebody of whom something is told goes before a namesake
_LIKELY = 0.75  # a hit that leaves no need to look for typos among the names that articles alone know
_SURE = 1.0  # a name that fits letter for letter


@router.get("/search")
async def search(
    store: StoreDep,
    q: Annotated[str, Query(min_length=1, max_length=200, description="A name or its beginning, English or Arabic")],
    kind: EntityKind | None = None,
    cursor: Cursor = None,
    limit: Limit = 20,
) -> Hits:
    """Entities by names as people write them: other spellings, beginnings, typos, acronyms.

    Those of whom something is told come first. At most 200 are found.
    """
    skip = skipped(cursor)
    found = await _hits(store, q, _DEEP)
    if not any(hit.score >= _LIKELY for hit in found):
        found = await _hits(store, q, _DEEP, typos=True)
    wanted = [hit for hit in found if kind is None or hit.kind == kind]
    more = encode((str(skip + limit),)) if len(wanted) > skip + limit else None
    return Hits(items=wanted[skip : skip + limit], next=more, facets=dict(Counter(hit.kind for hit in found)))


class Name(BaseModel):
    """A name to look up, of any kind of entity or of one."""

    model_config = ConfigDict(extra="forbid")

    name: Annotated[str, StringConstraints(pattern=VISIBLE, min_length=1, max_length=200)]
    kind: EntityKind | None = None


class Names(BaseModel):
    """Names to look up, answered in this order; `limit` is how many entities a name gets at most."""

    model_config = ConfigDict(extra="forbid")

    names: Annotated[list[Name], Field(min_length=1, max_length=200)]
    limit: Annotated[int, Field(ge=1, le=20)] = 3


class Matched(BaseModel):
    """What a name may mean, the best first; `sure` where exactly one entity bears it letter for letter."""

    name: str
    sure: bool
    matches: list[Hit]


class Matches(BaseModel):
    """A list, an item for each name asked for."""

    items: list[Matched]


@router.post("/match")
async def match(store: StoreDep, asked: Names) -> Matches:
    """Names of a table -> entities, up to 200 at once."""
    items = []
    for one in asked.names:
        found = [hit for hit in await _hits(store, one.name, _DEEP) if one.kind in (None, hit.kind)]
        sure = sum(hit.score >= _SURE for hit in found) == 1
        items.append(Matched(name=one.name, sure=sure, matches=found[: asked.limit]))
    return Matches(items=items)


async def _hits(store: Store, text: str, limit: int, *, typos: bool = False) -> list[Hit]:
    """All found, the best first: those of the knowledge base that stand in the graph, and those of articles alone."""
    query = browse.search_like(text, limit, typos=typos)
    if query is None:  # there is no word in it
        return []
    names = known()
    matches = {match.id: match for match in names.find(text, limit=limit)}
    cypher, params = query
    others = {row["id"]: row for row in await store.read(cypher, **params) if row["id"] not in names.ids}
    rows = await store.read(browse.TOLD, ids=[*matches, *others])
    best = max((row["score"] for row in others.values()), default=1)
    hits = [_hit(row, matches.get(row["id"]), others, best, text) for row in rows]
    return sorted(hits, key=_rank)[:limit]


def _rank(hit: Hit) -> tuple[float, bool, str, str]:
    """The best first; who is told of goes before a namesake, but not before who bears the name letter for letter."""
    return -hit.score - _TOLD * (hit.told or hit.score >= _SURE), not hit.told, hit.name, hit.id


def _hit(row: Row, matched: Match | None, others: dict[str, Row], best: float, text: str) -> Hit:
    fields = entity_fields(row["properties"], row["labels"])
    if matched is not None:
        return Hit(**fields, score=matched.score, matched=matched.name, told=row["told"])
    names = [fields["name"], *fields["names"].values()]
    same = next((name for name in names if name.casefold() == text.strip().casefold()), None)
    # The full-text index says only which of them fits better.
    score = 1.0 if same else round(0.9 * others[row["id"]]["score"] / best, 3)
    return Hit(**fields, score=score, matched=same or names[0], told=row["told"])
