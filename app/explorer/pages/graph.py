"""The graph as a picture: around somebody, by filters, or the way between two. Every view has its address."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Query
from fastapi.responses import JSONResponse, RedirectResponse, Response

from app.api.deps import EntityId, StoreDep
from app.api.models import entity
from app.api.routes.network import MAX_EDGES, Chains, PictureFormat, chains
from app.api.routes.network import picture as read_picture
from app.explorer.drawn import Drawn, drawn, histogram
from app.explorer.find import resolve
from app.explorer.lands import land
from app.explorer.picture import of_chains
from app.explorer.told import readable
from app.explorer.web import PageDep
from graph.facts import FactType, Status
from graph.queries import browse
from graph.queries.network import EntityKind
from graph.store import Store

router = APIRouter()

_EDGES = 150  # at most, unless more are asked for: what can be looked at
Name = Annotated[str, Query(max_length=500)]


class View:
    """What a picture is asked to show; the empty choices of a form mean any."""

    def __init__(
        self,
        center: Annotated[list[EntityId] | None, Query(max_length=20)] = None,
        type: FactType | Literal[""] = "",  # noqa: A002  (as of the API)
        status: Status | Literal[""] = "",
        kind: EntityKind | Literal[""] = "",
        topic: Name = "",
        country: Name = "",
        from_: Annotated[date | Literal[""], Query(alias="from")] = "",
        to: date | Literal[""] = "",
        least: Annotated[int, Query(ge=1)] = 1,
        limit: Annotated[int, Query(ge=1, le=MAX_EDGES)] = _EDGES,
    ) -> None:
        self.center, self.least, self.limit = list(dict.fromkeys(center or ())), least, limit
        self.type, self.status, self.kind = type, status, kind
        self.topic, self.country, self.from_, self.to = topic, country, from_, to

    async def read(self, store: Store, lang: str) -> tuple[Drawn, Drawn]:
        """What is shown, and that before topic and country were chosen, which says what can be."""
        narrowed = self.topic or self.country
        found: Any = await read_picture(
            store=store,
            center=self.center or None,
            type=[self.type] if self.type else None,
            status=[self.status] if self.status else None,
            kind=[self.kind] if self.kind else None,
            from_=self.from_ or None,
            to=self.to or None,
            depth=1,
            least=self.least,
            limit=MAX_EDGES if narrowed else self.limit,
            format=PictureFormat.JSON,
        )
        whole = await drawn(store, found, lang)
        return whole.within(self.topic or None, self.country or None, self.center), whole


ViewDep = Annotated[View, Depends()]


@router.get("/graph", response_model=None)
async def graph(page: PageDep, store: StoreDep, view: ViewDep, add: Name = "") -> Response:
    """The picture around those of the address, or the strongest of all; `add` names one more of them."""
    if add.strip():
        ids = [*view.center, await resolve(store, add)]
        return RedirectResponse(page.address(add=None, center=list(dict.fromkeys(ids))), 303)
    shown, whole = await view.read(store, page.lang)
    days = [day for line in shown.lines for day in line.days]
    return page.html(
        "graph.html",
        view=view,
        drawn=shown,
        picture=shown.elements,
        histogram=histogram(days),
        topics=whole.topics,
        countries=[land(code) for code in whole.countries],
        centers=[one for one in shown.nodes if one.id in view.center],
    )


@router.get("/graph/elements", response_model=None)
async def elements(
    page: PageDep, store: StoreDep, view: ViewDep
) -> Response:  # page: the address may name its language
    """What a node is expanded by: the elements of its picture."""
    shown, _ = await view.read(store, page.lang)
    return JSONResponse(shown.elements)


@router.get("/graph/path", response_model=None)
async def path(page: PageDep, store: StoreDep, source: Name = "", target: Name = "") -> Response:
    """The shortest chains of held meetings between two, who may be named in words."""
    if not source.strip() or not target.strip():
        return page.html("path.html", ends=[], chains=None, picture=[])
    ids = [await resolve(store, source), await resolve(store, target)]
    if ids != [source, target]:
        return RedirectResponse(page.address(source=ids[0], target=ids[1]), 303)
    ends = [entity((await store.read(browse.ENTITY, id=each))[0]) for each in ids]
    found = await chains(store, source, target) if source != target else Chains(items=[])
    for step in (step for chain in found.items for step in chain.steps):
        step.evidence = readable(step.evidence, page.lang)
    return page.html("path.html", ends=ends, chains=found.items, picture=of_chains(found.items))
