"""Who is central, between whom, and with whom: what `diplograph analyse` says, over HTTP."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Query
from pydantic import BaseModel

from app import analyse
from app.analyse import Wanted
from app.analyses import What
from app.api.deps import Day, StoreDep, day
from app.api.errors import UnknownNameError
from app.settings import SettingError
from graph.facts import FactType
from graph.store import Store

router = APIRouter(prefix="/v1/analysis", tags=["graph"])


class Found(BaseModel):
    """What was found, the best first; its form is that of `diplograph analyse --json`."""

    items: list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Bounds:
    """Of what happened, that which an analysis takes into account, and how much of the outcome is shown."""

    type: Annotated[list[FactType] | None, Query(description="Meetings unless given; of ties, all")] = None
    from_: Annotated[Day | None, Query(alias="from", description="First day")] = None
    to: Annotated[Day | None, Query(description="Last day")] = None
    region: Annotated[str | None, Query(max_length=100, examples=["Western Asia", "ASEAN", "IRN,IRQ"])] = None
    countries: Annotated[bool, Query(description="People and bodies count for their countries")] = False
    limit: Annotated[
        int, Query(ge=1, le=500, description="How many at most; of ties, so many that warm and so many that cool")
    ] = 20


BoundsDep = Annotated[Bounds, Depends()]
Name = Annotated[str, Query(min_length=1, max_length=200, examples=["Iran"])]
Other = Annotated[str, Query(min_length=1, max_length=200, examples=["Russia"])]


@router.get("/brokers")
async def brokers(store: StoreDep, bounds: BoundsDep, one: Name, other: Other) -> Found:
    """Who stands between two countries: through whom the shortest chains of their people pass."""
    return await _found(store, What.BROKERS, bounds, one, other)


@router.get("/chain")
async def chain(store: StoreDep, bounds: BoundsDep, one: Name, other: Other) -> Found:
    """By whom two know each other: the shortest chains, each link with words that say so."""
    return await _found(store, What.CHAIN, bounds, one, other)


@router.get("/{what}")
async def of_all(
    store: StoreDep, bounds: BoundsDep, what: Literal[What.CENTRAL, What.COMMUNITIES, What.TIES, What.TOGETHER]
) -> Found:
    """Who is central, which communities there are, which ties warm or cool, who is at the same events.

    Computed from what was held within the bounds.
    """
    return await _found(store, what, bounds)


async def _found(store: Store, what: What, bounds: Bounds, *names: str) -> Found:
    try:
        scope = analyse.scope(what.value, bounds.type or (), (day(bounds.from_), day(bounds.to)), bounds.region)
        shown = await analyse.named(what.value, names)(store, Wanted(scope, bounds.countries, bounds.limit))
    except SettingError as error:  # of a name or a region: all else is described
        raise UnknownNameError(str(error)) from error
    return Found(items=shown.data)
