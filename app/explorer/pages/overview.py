"""What is in the graph, and what is not."""

from __future__ import annotations

from collections import Counter

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from app.api.deps import StoreDep
from app.api.models import Entity, entity
from app.api.reading import happenings_by_id
from app.api.routes.catalog import sources
from app.api.routes.stats import stats
from app.explorer.about import Counted
from app.explorer.drawn import histogram
from app.explorer.web import PageDep
from graph.queries import browse, network, series
from graph.queries.series import Group, SeriesFilter
from graph.remarks import remarks
from graph.store import Row, Store
from ingest.kb.coverage import Gap, gaps

router = APIRouter()

_FEW, _MANY = 12, 40


@router.get("/overview")
async def overview(page: PageDep, store: StoreDep) -> HTMLResponse:
    """Coverage by year, language and source; busiest pairs; newest facts; gaps; what readers reported."""
    counts = await stats(store)
    by = await store.read(browse.ARTICLES_BY)
    newest = [row["id"] for row in await store.read(browse.NEWEST, limit=_FEW)]
    known = await happenings_by_id(store, newest)
    return page.html(
        "overview.html",
        stats=counts,
        years=histogram(_by(by, "day")),
        languages=_by(by, "lang").most_common(),
        sources=(await sources(store)).items[:_MANY],
        pairs=await _pairs(store),
        newest=[known[each] for each in newest],
        gaps=await _gaps(store, counts.first, counts.last),
        unknown=[Counted(entity(row), row["n"]) for row in await store.read(browse.UNKNOWN_PEOPLE, limit=_FEW)],
        remarks=await remarks(store, limit=_MANY, waiting=True),
    )


def _by(rows: list[Row], name: str) -> Counter[str]:
    """How many articles have each value of a column, "" where they have none."""
    counts: Counter[str] = Counter()
    for row in rows:
        counts[row[name] or ""] += row["n"]
    return counts


async def _pairs(store: Store) -> list[tuple[Entity, Entity, int]]:
    """The two countries that had most to do with each other, and so on."""
    cypher, params = series.counts(SeriesFilter(), None, Group.PAIR, _FEW)
    rows = await store.read(cypher, **params)
    ids = sorted({row[end] for row in rows for end in ("key", "other")})
    known = {one["properties"]["id"]: entity(one) for one in await store.read(network.NODES, ids=ids)}
    return [(known[row["key"]], known[row["other"]], row["n"]) for row in rows]


async def _gaps(store: Store, first: str | None, last: str | None) -> list[Gap]:
    """Of the countries that are told of most, the years of the articles in which their leaders are not known."""
    if not first or not last:
        return []
    cypher, params = series.counts(SeriesFilter(), None, Group.COUNTRY, _MANY)
    rows = await store.read(cypher, **params)
    nodes = await store.read(network.NODES, ids=sorted(row["key"] for row in rows))
    codes = {one["properties"]["id"]: one["properties"].get("iso3") for one in nodes}
    return gaps([code for row in rows if (code := codes.get(row["key"]))], int(first[:4]), int(last[:4]))
