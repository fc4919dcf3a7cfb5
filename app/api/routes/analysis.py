"""Who is central, between whom, and with whom: what `diplograph analyse` says, over HTTP."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query
from pydantic import BaseModel

from app import analyse
from app.analyse import Wanted
from app.analyses import What
from app.api.deps import Day, StoreDep, day
from app.api.errors import ParameterError
from app.settings import SettingError
from graph.facts import FactType

router = APIRouter(prefix="/v1", tags=["graph"])


class Found(BaseModel):
    """What was found, the best first; its form is that of `diplograph analyse --json`."""

    items: list[dict[str, Any]]


Name = Annotated[str | None, Query(min_length=1, max_length=200, examples=["Iran"])]


@router.get("/analysis/{what}")
async def analysis(
    *,
    store: StoreDep,
    what: What,
    one: Name = None,
    other: Name = None,
    type: Annotated[list[FactType] | None, Query(description="Meetings unless given; of ties, all")] = None,  # noqa: A002
    from_: Annotated[Day | None, Query(alias="from", description="First day")] = None,
    to: Annotated[Day | None, Query(description="Last day")] = None,
    region: Annotated[str | None, Query(max_length=100, examples=["Western Asia", "ASEAN", "IRN,IRQ"])] = None,
    countries: Annotated[bool, Query(description="People and bodies count for their countries")] = False,
    limit: Annotated[int, Query(ge=1, le=500, description="How many at most")] = 20,
) -> Found:
    """Who is central, which communities there are, who stands between two countries, by whom two know each other,
    which ties warm or cool, who is at the same events: computed from what was held within the bounds.
    """
    try:
        run = analyse.named(what.value, [name for name in (one, other) if name is not None])
        scope = analyse.scope(what.value, type or (), (day(from_), day(to)), region)
        shown = await run(store, Wanted(scope, countries, limit))
    except SettingError as error:
        raise ParameterError("what", str(error)) from error
    return Found(items=shown.data)
