"""The pages of an entity, of a summit, of a pair, and of one thing that happened."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from app.api.deps import StoreDep
from app.api.errors import NotFoundError
from app.api.models import ArticleItem, EntityDetail, Happening
from app.api.paging import MAX_LIMIT
from app.api.reading import happenings_by_id
from app.api.routes.entities import get_entity
from app.api.routes.events import event
from app.explorer import about
from app.explorer.drawn import histogram
from app.explorer.find import resolve
from app.explorer.picture import of_told
from app.explorer.told import apart, told
from app.explorer.web import Page, PageDep
from graph.facts import FactType
from graph.queries import browse
from graph.queries import happenings as happened
from graph.queries.happenings import HappeningFilter
from graph.store import Store

router = APIRouter()

_IN_WORDS = 40  # happenings whose sentences a page shows; of the others a line
_SAID = 20
Name = Annotated[str, Query(max_length=500)]


@router.get("/entities/{id:path}")
async def entity(page: PageDep, store: StoreDep, id: str) -> HTMLResponse:  # noqa: A002
    """All that is told of somebody or something; of a summit, who came and who met whom."""
    found = await get_entity(store, id)
    if found.kind == "event":
        return await _summit(page, store, id)
    some = await _around(store, _wanted(found))
    latest = [one.id for one in reversed(some) if one.type is not FactType.STATE][:_IN_WORDS]
    held, rest = apart(await told(store, latest, page.lang))
    said = about.statements(some, id)[:_SAID]
    return page.html(
        "entity.html",
        entity=found,
        some=some,
        full=len(some) >= MAX_LIMIT,
        held=held[::-1],
        rest=rest[::-1],
        said=await told(store, [one.id for one in said], page.lang),
        histogram=histogram(about.days(some)),
        partners=about.partners(some, found),
        topics=about.topics(some),
        places=about.places(some) if found.kind != "place" else [],
        articles=await _articles(store, some),
    )


async def _summit(page: Page, store: Store, identity: str) -> HTMLResponse:
    found = await event(store, identity)
    some = await told(store, [one.id for one in found.happenings], page.lang)
    by_type = {kind: [one for one in some if one.happening.type is kind] for kind in FactType}
    held, rest = apart(by_type[FactType.MEET])
    return page.html(
        "summit.html",
        event=found,
        matrix=about.matrix([*found.meetings, *found.planned]),
        held=held,
        rest=rest,
        said=by_type[FactType.STATE],
        agreed=by_type[FactType.AGREE],
        topics=about.topics(found.happenings),
        picture=of_told([one for one in some if one.happening.type in (FactType.MEET, FactType.ATTEND)]),
    )


@router.get("/pairs", response_model=None)
async def pair(page: PageDep, store: StoreDep, one: Name, other: Name) -> Response:
    """What two, mostly countries, had to do with each other over the years."""
    ids = [await resolve(store, one), await resolve(store, other)]
    if ids != [one, other]:
        return RedirectResponse(page.address(one=ids[0], other=ids[1]), 303)
    ends = [await get_entity(store, each) for each in ids]
    some = await _around(store, HappeningFilter(participants=(one, other)))
    cypher, params = happened.topics_between(one, other)
    return page.html(
        "pair.html",
        ends=ends,
        some=some,
        histogram=histogram(about.days(some)),
        groups=about.groups((await told(store, [each.id for each in some], page.lang))[::-1]),
        topics=_topics(await store.read(cypher, **params)),
        articles=await _articles(store, some),
    )


@router.get("/happenings/{id}")
async def happening(page: PageDep, store: StoreDep, id: str) -> HTMLResponse:  # noqa: A002
    """One thing that happened, with everybody who says so."""
    found = await told(store, [id], page.lang)
    if not found:
        raise NotFoundError("happening", id)
    return page.html("happening.html", one=found[0])


async def _around(store: Store, wanted: HappeningFilter) -> list[Happening]:
    """What happened, in the order of dates; people stand for their countries."""
    cypher, params = happened.happenings(wanted, MAX_LIMIT)
    ids = [row["id"] for row in await store.read(cypher, **params)]
    by_id = await happenings_by_id(store, ids)
    return [by_id[each] for each in ids]


def _wanted(found: EntityDetail) -> HappeningFilter:
    if found.kind == "topic":
        return HappeningFilter(topic=found.id)
    return HappeningFilter(place=found.id) if found.kind == "place" else HappeningFilter(participants=(found.id,))


async def _articles(store: Store, some: list[Happening]) -> list[ArticleItem]:
    rows = await store.read(browse.ARTICLES_OF, ids=[one.id for one in some])
    return [ArticleItem(**row) for row in reversed(rows)]


def _topics(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Topics of a pair, each once: its names, the statuses told, first and last day, how many facts."""
    found: dict[str, dict[str, Any]] = {}
    for row in rows:
        names = {"ar": row["name_ar"]} if row["name_ar"] else {}
        one = found.setdefault(row["id"], {"id": row["id"], "name": row["name"], "names": names, "days": [], "n": 0})
        one["days"] += [day for day in (row["first"], row["last"]) if day]
        one["n"] += len(row["facts"])
    return sorted(found.values(), key=lambda one: (-one["n"], one["id"]))
