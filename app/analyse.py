"""What `analyse` says: the functions of `graph.analysis` on the graph of the settings, as tables or as JSON."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from functools import partial
from itertools import pairwise
from typing import Any, ParamSpec, TypeVar

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from app.lines import isolate
from app.settings import SettingError, Settings
from app.store import open_graph
from graph import analysis
from graph.analysis import Actor, Projection
from graph.facts import Fact, FactType, Status
from graph.queries import browse, projection
from graph.queries.projection import Scope
from graph.store import Store
from ingest import kb
from ingest.lexicon import words

P = ParamSpec("P")
T = TypeVar("T")
_THREAD = ThreadPoolExecutor(1, "analysis")
_MEMBERS_SHOWN = 12
_EVIDENCE = 2  # happenings told of each link of a chain


@dataclass(frozen=True, slots=True)
class Shown:
    """What came of an analysis: rows for eyes under their heads, and the same whole for programs."""

    heads: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]
    data: list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be analysed: the bounds, and how much of it is shown."""

    scope: Scope
    countries: bool = False  # whether people and bodies count for their countries
    top: int = 20


Analysis = Callable[[Store, Wanted], Awaitable[Shown]]


async def run(settings: Settings, wanted: Wanted, analysis_: Analysis, as_json: bool, out: Console) -> None:
    """Analyses, and writes a table, or JSON with all figures."""
    async with open_graph(settings) as store:
        shown = await analysis_(store, wanted)
    if as_json:
        out.file.write(json.dumps({"items": shown.data}, ensure_ascii=False, indent=1) + "\n")
        return
    if not shown.rows:
        out.print("Nothing within these bounds.")
        return
    table = Table(*shown.heads)
    for row in shown.rows:
        table.add_row(*(escape(isolate(cell)) for cell in row))
    out.print(table)


def scope(what: str, types: Iterable[FactType], days: tuple[str | None, str | None], region: str | None) -> Scope:
    """The bounds; a region is one of the United Nations' M49, an organization's members, or country codes.

    Without types, ties are of all and the rest of meetings.
    """
    types = tuple(types) or (tuple(FactType) if what == "ties" else Scope().types)
    return Scope(types, *days, _countries_of(region) if region else ())


# -- the analyses ------------------------------------------------------------------------------------


async def central(store: Store, wanted: Wanted) -> Shown:
    found = (await _apart(analysis.central, await _projection(store, wanted)))[: wanted.top]
    years = sorted({year for one in found for year in one.ranks})
    rows = [
        (
            one.actor.name,
            str(one.degree),
            f"{one.betweenness:.4f}",
            f"{one.pagerank:.4f}",
            *(str(one.ranks.get(year, "")) for year in years),
        )
        for one in found
    ]
    return Shown(("actor", "partners", "betweenness", "PageRank", *map(str, years)), rows, [asdict(o) for o in found])


async def communities(store: Store, wanted: Wanted) -> Shown:
    found = (await _apart(analysis.communities, await _projection(store, wanted)))[: wanted.top]
    rows = [(str(len(group)), ", ".join(actor.name for actor in group[:_MEMBERS_SHOWN])) for group in found]
    return Shown(("members", "the best tied"), rows, [{"members": [asdict(actor) for actor in g]} for g in found])


def brokers(one: str, other: str) -> Analysis:
    sides = _country(one), _country(other)

    async def brokers_(store: Store, wanted: Wanted) -> Shown:
        read = await _projection(store, wanted)
        found = (await _apart(analysis.brokers, read, sides[0].iso3, sides[1].iso3))[: wanted.top]
        rows = [(b.actor.name, f"{b.betweenness:.4f}", str(b.with_one), str(b.with_other)) for b in found]
        heads = ("broker", "share of paths", *(f"with {side.name['en']}" for side in sides))
        return Shown(heads, rows, [asdict(broker) for broker in found])

    return brokers_


def chain(one: str, other: str) -> Analysis:
    async def chain_(store: Store, wanted: Wanted) -> Shown:
        read = await _projection(store, wanted)
        ends = [await _actor(store, read, name) for name in (one, other)]
        found = await _apart(analysis.chains, read, ends[0].id, ends[1].id)
        rows, data = [], []
        for number, actors in enumerate(found, 1):
            steps = [await _step(store, wanted.scope, *pair) for pair in pairwise(actors)]
            data.append({"chain": [asdict(actor) for actor in actors], "steps": steps})
            rows += [(str(number), *_told(step)) for step in steps]
        return Shown(("chain", "who met", "day", "evidence"), rows, data)

    return chain_


async def ties(store: Store, wanted: Wanted) -> Shown:
    found = await _apart(analysis.trends, await _projection(store, wanted))
    most = found if len(found) <= 2 * wanted.top else [*found[: wanted.top], *found[-wanted.top :]]
    rows = [(t.a.name, t.b.name, f"{t.change:+.2f}", str(t.count), _tones(t.tones.items())) for t in most]
    return Shown(("one", "other", "change", "happenings", "tone by year"), rows, [asdict(t) for t in most])


async def together(store: Store, wanted: Wanted) -> Shown:
    found = (await _apart(analysis.together, await analysis.read_attendance(store, wanted.scope)))[: wanted.top]
    rows = [(one.a.name, one.b.name, str(len(one.events)), ", ".join(one.events)) for one in found]
    return Shown(("one", "other", "events", "which"), rows, [asdict(one) for one in found])


async def _apart(compute: Callable[P, T], *given: P.args, **named: P.kwargs) -> T:
    """What a function computes, one at a time in a thread of its own, so that a service answers others meanwhile."""
    return await asyncio.get_running_loop().run_in_executor(_THREAD, partial(compute, *given, **named))


async def _projection(store: Store, wanted: Wanted) -> Projection:
    read = await analysis.read_projection(store, wanted.scope)
    return analysis.by_country(read, map(_state, kb.load().countries)) if wanted.countries else read


def _state(country: kb.Country) -> Actor:
    return Actor(country.id, country.name["en"], "country", country.iso3)


async def _step(store: Store, bounds: Scope, one: Actor, other: Actor) -> dict[str, Any]:
    """A link of a chain with what happened first between the two, and the words that say so."""
    query = projection.between(one.id, other.id, bounds, _EVIDENCE)
    happenings = []
    for row in await store.read(query[0], **query[1]):
        read = (Fact.stored(text) for text in row["facts"])
        facts = sorted((fact for fact in read if fact.status is Status.HELD), key=lambda fact: fact.id)
        told = [{"fact": f.id, "article": f.article, "quote": f.evidence[0].quote} for f in facts]
        happenings.append({"id": row["id"], "day": row["day"], "evidence": told})
    return {"one": one.name, "other": other.name, "happenings": happenings}


def _told(step: dict[str, Any]) -> tuple[str, str, str]:
    pair = f"{step['one']} – {step['other']}"
    if not step["happenings"]:  # where people met on behalf of another country than theirs
        return pair, "", ""
    first = step["happenings"][0]
    return pair, first["day"] or "undated", first["evidence"][0]["quote"]


def _tones(tones: Iterable[tuple[int, float]]) -> str:
    return "  ".join(f"{year} {tone:+.2f}" for year, tone in tones)


# -- names -------------------------------------------------------------------------------------------


async def _actor(store: Store, read: Projection, name: str) -> Actor:
    """The actor of the projection with an id or a name, in any script that the graph has it in."""
    if name in read.actors:
        return read.actors[name]
    query = browse.search(name, 0, _MEMBERS_SHOWN)
    hits = await store.read(query[0], **query[1]) if query else []
    known = [read.actors[hit["id"]] for hit in hits if hit["id"] in read.actors]
    if not known:
        raise SettingError(f"nobody called {name!r} has a tie within these bounds")
    return known[0]


def _country(name: str) -> kb.Country:
    """A country by its name, code or demonym."""
    found = next((country for country in kb.load().countries if _is_called(country, name)), None)
    if found is None:
        raise SettingError(f"no country is called {name!r}")
    return found


def _is_called(country: kb.Country, name: str) -> bool:
    also = (word for by_language in (country.aliases, country.demonyms) for row in by_language.values() for word in row)
    return name.upper() == country.iso3 or words(name) in [words(text) for text in (*country.name.values(), *also)]


def _countries_of(region: str) -> tuple[str, ...]:
    base = kb.load()
    of_region = [country.iso3 for country in base.countries if country.region.casefold() == region.casefold()]
    named = (body for body in base.organizations if words(region) in [words(text) for text in _names(body)])
    members = [iso3 for body in named for iso3 in body.members]
    codes = [code for code in region.upper().replace(",", " ").split() if code in base.by_iso]
    found = of_region or members or codes
    if not found:
        raise SettingError(f"no region {region!r}: one like 'Western Asia', a body like 'ASEAN', or codes like IRN,IRQ")
    return tuple(sorted(set(found)))


def _names(body: kb.Organization) -> Iterator[str]:
    yield from body.name.values()
    for aliases in body.aliases.values():
        yield from aliases


_OF_ALL = {"central": central, "communities": communities, "ties": ties, "together": together}
_OF_TWO = {"brokers": brokers, "chain": chain}


def named(what: str, names: Sequence[str]) -> Analysis:
    """The analysis that is called so; those between two take two names, the others none."""
    if what in _OF_TWO:
        if len(names) != 2:
            raise SettingError(f"{what} is between two: give two names")
        return _OF_TWO[what](names[0], names[1])
    if names:
        raise SettingError(f"{what} takes no names")
    return _OF_ALL[what]
