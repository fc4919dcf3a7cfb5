"""Analysis: on small projections whose answer is plain, and on what the graph projects."""

from __future__ import annotations

import pytest
from graph_facts import (
    APEC,
    BUHARI,
    IRAN,
    KHAMENEI,
    MADURO,
    PUTIN,
    ROUHANI,
    RUSSIA,
    SUMMIT,
    article,
    as_role,
    make,
    meet,
    on,
)

from graph import analysis
from graph.analysis import Actor, Projection, Tie, TooManyError
from graph.facts import FactType, Role, Status
from graph.load import load_articles
from graph.queries.projection import Scope
from graph.store import Store

PEOPLE = {name: Actor(name, name.title(), "person", country) for name, country in
          {"ann": "IRN", "bob": "RUS", "cid": "RUS", "dan": "USA", "eve": "USA", "fay": "OMN"}.items()}  # fmt: skip
RUS = Actor("Q159", "Russia", "country", "RUS")
USA = Actor("Q30", "United States", "country", "USA")


def ties(*pairs: str, count: int = 1, year: int = 2015, kind: FactType = FactType.MEET) -> list[Tie]:
    found = (sorted(pair.split("-")) for pair in pairs)
    return [Tie(a, b, kind, year, count) for a, b in found]


def projected(*some: list[Tie]) -> Projection:
    return Projection(PEOPLE, [tie for part in some for tie in part])


def names(actors: list[Actor]) -> list[str]:
    return [actor.id for actor in actors]


def test_who_stands_between_all_others_is_the_most_central() -> None:
    star = analysis.central(projected(ties("ann-bob", "bob-cid", "bob-dan", "bob-eve")))
    assert star[0].actor.id == "bob"
    assert (star[0].degree, star[0].betweenness) == (4, 1.0)
    assert sum(one.pagerank for one in star) == pytest.approx(1)
    assert [one.degree for one in star[1:]] == [1, 1, 1, 1]


def test_pagerank_is_the_stationary_share_of_a_walk_along_the_ties() -> None:
    graph = analysis.as_graph(ties("ann-bob", count=3) + ties("bob-cid"))
    ranks = analysis.pagerank(graph)
    bob = ranks["bob"]
    assert ranks["ann"] == pytest.approx(0.05 + 0.85 * bob * 3 / 4)
    assert ranks["cid"] == pytest.approx(0.05 + 0.85 * bob / 4)


def test_ranks_tell_how_it_moved_over_the_years() -> None:
    early, late = ties("ann-bob", "ann-cid", year=2014), ties("dan-bob", "dan-cid", "dan-ann", year=2015)
    ranks = {one.actor.id: one.ranks for one in analysis.central(projected(early, late))}
    assert ranks["ann"][2014] == 1
    assert ranks["dan"] == {2015: 1}


def test_the_order_of_ties_does_not_matter() -> None:
    some = ties("ann-bob", "bob-cid", "cid-dan", "dan-eve", "eve-fay", "ann-fay")
    for what in (analysis.central, analysis.communities, analysis.trends):
        assert what(projected(some)) == what(projected(list(reversed(some))))


def test_those_who_deal_with_each_other_are_a_community() -> None:
    some = ties("ann-bob", "bob-cid", "ann-cid", "dan-eve", "eve-fay", "dan-fay", count=5) + ties("cid-dan")
    assert [sorted(names(group)) for group in analysis.communities(projected(some))] == [
        ["ann", "bob", "cid"],
        ["dan", "eve", "fay"],
    ]


def test_a_broker_links_two_countries_whose_own_talks_do_not_count() -> None:
    some = ties("ann-fay", "dan-fay", count=2) + ties("ann-dan", "bob-cid")
    (broker,) = analysis.brokers(projected(some), "IRN", "USA")
    assert (broker.actor.id, broker.with_one, broker.with_other) == ("fay", 2, 2)
    assert broker.betweenness == 1.0
    assert analysis.brokers(projected(some), "IRN", "CHN") == []


def test_chains_are_the_shortest_through_people_the_strongest_first() -> None:
    some = ties("ann-bob", "ann-cid", "bob-dan", "eve-fay") + ties("cid-dan", "ann-cid", count=4)
    found = analysis.chains(projected(some), "ann", "dan")
    assert [names(chain) for chain in found] == [["ann", "cid", "dan"], ["ann", "bob", "dan"]]
    assert analysis.chains(projected(some), "ann", "fay") == []
    through = Projection(PEOPLE | {"Q159": RUS}, ties("ann-Q159", "Q159-dan"))
    assert analysis.chains(through, "ann", "dan") == []
    assert [names(chain) for chain in analysis.chains(through, "ann", "Q159")] == [["ann", "Q159"]]


def test_ties_warm_and_cool_by_their_tone_over_the_years() -> None:
    warming = ties("ann-bob", year=2014, count=6, kind=FactType.CRITICIZE) + ties("ann-bob", year=2015, count=6)
    cooling = ties("cid-dan", year=2014, count=6) + ties("cid-dan", year=2015, count=6, kind=FactType.SANCTION)
    rare = ties("eve-fay", year=2014) + ties("eve-fay", year=2015)
    first, last = analysis.trends(projected(warming, cooling, rare))
    assert (first.a.id, first.change, first.tones) == ("ann", 2.0, {2014: -1.0, 2015: 1.0})
    assert (last.a.id, last.change, last.count) == ("cid", -2.0, 12)


def test_people_count_for_their_countries() -> None:
    read = analysis.by_country(projected(ties("bob-dan", "cid-eve", "bob-cid", "ann-dan")), [RUS, USA])
    assert list(analysis.as_graph(read.ties).edges(data="weight")) == [("Q159", "Q30", 2)]


def test_those_at_the_same_events_are_together() -> None:
    ann, bob, cid = (PEOPLE[name] for name in ("ann", "bob", "cid"))
    found = analysis.together([(ann, "G20"), (bob, "G20"), (ann, "APEC"), (bob, "APEC"), (cid, "APEC")])
    assert [(one.a.id, one.b.id, one.events) for one in found] == [("ann", "bob", ("APEC", "G20"))]


# -- from the graph ----------------------------------------------------------------------------------


async def _filled(store: Store) -> None:
    day, later = on("2015-11-23"), on("2016-02-01")
    attend = [as_role(who, Role.ATTENDEE) for who in (PUTIN, ROUHANI)]
    facts = [
        meet(PUTIN, ROUHANI, date=day),
        meet(PUTIN, ROUHANI, date=later, start=1),
        meet(PUTIN, KHAMENEI, date=day, start=2),
        meet(ROUHANI, BUHARI, date=day, start=3),
        meet(PUTIN, MADURO, date=day, status=Status.PLANNED, start=4),
        make(FactType.COOPERATE, [RUSSIA, IRAN], date=day, start=5),
        make(FactType.ATTEND, attend, date=day, event=SUMMIT, start=6),
        make(FactType.ATTEND, attend, date=later, event=APEC, start=7),
    ]
    await load_articles(store, [(article("a-1"), facts)])


@pytest.mark.anyio
async def test_a_projection_is_what_was_held_within_its_bounds(store: Store) -> None:
    await _filled(store)
    everything = await analysis.read_projection(store, Scope())
    assert {(tie.a, tie.b, tie.year, tie.count) for tie in everything.ties} == {
        (PUTIN.id, ROUHANI.id, 2015, 1),
        (PUTIN.id, ROUHANI.id, 2016, 1),
        (PUTIN.id, KHAMENEI.id, 2015, 1),
        (ROUHANI.id, BUHARI.id, 2015, 1),
    }
    assert everything.actors["Q7747"] == Actor("Q7747", "Vladimir Putin", "person", "RUS")
    of_year = await analysis.read_projection(store, Scope(from_="2016-01-01", to="2016-12-31"))
    assert [(tie.year, tie.first) for tie in of_year.ties] == [(2016, "2016-02-01")]
    region = await analysis.read_projection(store, Scope((FactType.MEET, FactType.COOPERATE), countries=("IRN", "RUS")))
    assert {(tie.type.value, tie.b) for tie in region.ties} >= {("COOPERATE", "Q794")}
    assert "muhammadu-buhari" not in region.actors


@pytest.mark.anyio
async def test_attendance_is_who_was_at_which_event(store: Store) -> None:
    await _filled(store)
    (pair,) = analysis.together(await analysis.read_attendance(store, Scope()))
    assert ({pair.a.id, pair.b.id}, len(pair.events)) == ({"Q7747", "hassan-rouhani"}, 2)


@pytest.mark.anyio
async def test_a_projection_that_is_too_large_says_so(embedded_store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    await _filled(embedded_store)
    monkeypatch.setattr(analysis, "MOST_TIES", 2)
    with pytest.raises(TooManyError, match="narrow the time"):
        await analysis.read_projection(embedded_store, Scope())
