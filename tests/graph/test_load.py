"""Loading and retracting: what stands is a function of the articles that stand, whatever came when."""

from __future__ import annotations

from itertools import permutations
from typing import Any

import pytest
from graph_facts import (
    BUHARI,
    IRAN,
    KHAMENEI,
    MADURO,
    MOSCOW,
    PUTIN,
    ROUHANI,
    RUSSIA,
    STRANGER,
    SUMMIT,
    SYRIA,
    TEHRAN,
    TERROR,
    TRADE,
    article,
    as_role,
    load_article,
    make,
    meet,
    on,
)
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.errors import GraphUnavailable
from graph.export import Snapshot, snapshot
from graph.facts import Article, Fact, FactType, Precision, Role, Status
from graph.judged import Verdict
from graph.judgements import judge
from graph.load import load, load_articles, prepared, retract
from graph.reference import Reference, load_reference
from graph.reference import _relink as relink
from graph.store import Store, Tx

pytestmark = pytest.mark.anyio

DAY = on("2015-11-23")
REFERENCE = Reference(
    countries=[
        {"id": "Q159", "name": "Russia", "name_ar": "روسيا", "iso3": "RUS"},
        {"id": "Q794", "name": "Iran", "name_ar": "إيران", "iso3": "IRN"},
        {"id": "Q1016", "name": "Libya", "name_ar": "ليبيا", "iso3": "LBY"},
    ],
    people=[
        {"id": "Q7747", "name": "Vladimir Putin", "name_ar": "فلاديمير بوتين", "country": "RUS"},
        {"id": "hassan-rouhani", "name": "Hassan Rouhani", "name_ar": "حسن روحاني", "country": "IRN"},
    ],
    places=[{"id": "tehran", "name": "Tehran", "name_ar": "طهران", "country": "IRN"}],
    events=[
        {
            "id": SUMMIT.id,
            "name": SUMMIT.name,
            "series": "gecf-summit",
            "start": "2015-11-21",
            "end": "2015-11-23",
            "place": "tehran",
        }
    ],
    topics=[
        {"id": "security", "name": "security"},
        {"id": TERROR.id, "name": TERROR.name, "broader": "security"},
    ],
    offices=[{"id": "president@RUS", "name": "president of Russia", "of": "Q159"}],
    holds=[{"person": "Q7747", "office": "president@RUS", "start": "2012-05-07", "end": None}],
)


def bundles() -> list[tuple[Article, list[Fact]]]:
    """Four articles on one summit: a plan, two reports that overlap in days and people, and background."""
    attendees = [as_role(who, Role.ATTENDEE) for who in (PUTIN, MADURO, BUHARI)]
    plan = [
        meet(PUTIN, ROUHANI, article="plan", status=Status.PLANNED, event=SUMMIT, topics=[TRADE]),
        make(FactType.ATTEND, attendees, article="plan", status=Status.PLANNED, event=SUMMIT, start=50),
        make(
            FactType.VISIT,
            [as_role(PUTIN, Role.VISITOR), as_role(IRAN, Role.DESTINATION)],
            article="plan",
            status=Status.PLANNED,
            date=on("2015-11", Precision.MONTH),
            start=80,
        ),
    ]
    report = [
        meet(PUTIN, ROUHANI, article="report", date=DAY, place=TEHRAN, event=SUMMIT, topics=[SYRIA]),
        meet(PUTIN, KHAMENEI, article="report", date=DAY, place=TEHRAN, start=20),
        make(FactType.COOPERATE, [RUSSIA, IRAN], article="report", date=DAY, topics=[TERROR, SYRIA], start=40),
        make(FactType.ATTEND, attendees[:1], article="report", date=DAY, event=SUMMIT, start=60),
    ]
    other = [
        meet(ROUHANI, PUTIN, article="other", date=DAY, topics=[TERROR], confidence=0.5),
        make(
            FactType.VISIT,
            [as_role(PUTIN, Role.VISITOR), as_role(IRAN, Role.DESTINATION)],
            article="other",
            date=DAY,
            place=TEHRAN,
            start=20,
        ),
        meet(ROUHANI, STRANGER, article="other", date=DAY, place=MOSCOW, start=60),
    ]
    background = [
        meet(PUTIN, ROUHANI, article="background", date=on("2014-09-29")),
        meet(PUTIN, ROUHANI, article="background", date=on("2015", Precision.YEAR), start=30),
    ]
    told = {"plan": plan, "report": report, "other": other, "background": background}
    return [(article(identity), facts) for identity, facts in told.items()]


async def loaded(store: Store, *some: tuple[Article, list[Fact]]) -> Snapshot:
    """The snapshot of a graph that holds these and nothing else, loaded one by one."""
    await store.write("MATCH (n) WHERE NOT n:Meta DETACH DELETE n")
    await store.write("MATCH (m:Meta) SET m.reference = null")
    await load_reference(store, REFERENCE)
    for bundle in some:
        await load_article(store, *bundle)
    return await snapshot(store)


async def ids(store: Store, cypher: str, **params: Any) -> list[Any]:
    return [row["id"] for row in await store.read(cypher, **params)]


async def test_planned_then_held_is_one_meeting_with_both_facts(store: Store) -> None:
    plan, report, *_ = bundles()
    await loaded(store, plan, report)
    rows = await store.read(
        "MATCH (:Entity {id: 'Q7747'})-[:PARTICIPATED_IN]->(m:Meeting)<-[:PARTICIPATED_IN]-(b:Person) "
        "WHERE b.id = 'hassan-rouhani' OPTIONAL MATCH (m)<-[s:SUPPORTS]-(f:Fact) "
        "RETURN m.status AS status, m.date_start AS day, collect(f.status) AS told, count(s) AS facts"
    )
    assert [(row["status"], row["day"], row["facts"]) for row in rows] == [("held", "2015-11-23", 2)]
    assert sorted(rows[0]["told"]) == ["held", "planned"]


async def test_any_order_gives_the_same_graph(store: Store) -> None:
    expected = await loaded(store, *bundles())
    for order in list(permutations(bundles()))[1::5]:
        assert await loaded(store, *order) == expected


async def test_one_batch_gives_the_same_graph_as_one_by_one(store: Store) -> None:
    expected = await loaded(store, *bundles())
    await loaded(store)
    assert await load_articles(store, bundles()) == len(bundles())
    assert await snapshot(store) == expected


async def test_loading_again_writes_nothing(store: Store) -> None:
    before = await loaded(store, *bundles())
    writes = await store.read("MATCH (m:Meta) RETURN m.writes AS n")
    assert await load_articles(store, bundles()) == 0
    assert not await load_article(store, *bundles()[1])
    assert await snapshot(store) == before
    assert await store.read("MATCH (m:Meta) RETURN m.writes AS n") == writes


async def test_who_loads_is_told_when_only_the_commit_is_left(store: Store) -> None:
    await loaded(store)
    told: list[int] = []
    bundle = prepared(article("a"), [meet(PUTIN, ROUHANI, article="a")])
    assert await load(store, [bundle], lambda: told.append(1)) == 1
    assert told == [1]
    assert await load(store, [bundle], lambda: told.append(2)) == 0
    assert told == [1]


async def test_retracting_leaves_what_was_there_before(store: Store) -> None:
    for number in range(len(bundles())):
        kept = [*bundles()]
        gone, _ = kept.pop(number)
        expected = await loaded(store, *kept)
        await load_article(store, *bundles()[number])
        assert await snapshot(store) != expected
        assert await retract(store, gone.id)
        assert await snapshot(store) == expected


async def test_retracting_all_leaves_the_reference_data(store: Store) -> None:
    expected = await loaded(store)
    await load_articles(store, bundles())
    for one, _ in bundles():
        assert await retract(store, one.id)
        assert not await retract(store, one.id), "it is gone"
    assert await snapshot(store) == expected


async def test_extracting_again_replaces_the_facts_of_the_article(store: Store) -> None:
    plan, report, other, _ = bundles()
    corrected = [*other[1][1:], meet(ROUHANI, KHAMENEI, article="other", date=DAY, start=99)]
    lowered = [fact.model_copy(update={"confidence": 0.1, "extractor": "test/2"}) for fact in corrected]
    expected = await loaded(store, plan, report, (other[0], lowered))
    await loaded(store, plan, report, other)
    assert await load_article(store, other[0], lowered)
    assert await snapshot(store) == expected


async def test_without_its_text_an_article_keeps_its_quotes(store: Store) -> None:
    one, facts = bundles()[0]
    await load_article(store, one, facts, keep_text=False)
    rows = await store.read("MATCH (a:Article)-[:REPORTS]->(f:Fact) RETURN a.text AS text, f.quotes AS quotes")
    assert {(row["text"], row["quotes"][0]) for row in rows} == {(None, facts[0].evidence[0].quote)}
    assert await load_article(store, one, facts, keep_text=True)
    assert await ids(store, "MATCH (a:Article) RETURN a.text AS id") == [one.text]


async def test_a_fact_reads_back_as_it_was(store: Store) -> None:
    one, facts = bundles()[1]
    await load_article(store, one, facts)
    rows = await store.read("MATCH (f:Fact) RETURN f.json AS json, f.starts AS starts ORDER BY f.id")
    assert [Fact.model_validate_json(row["json"]) for row in rows] == sorted(facts, key=lambda fact: fact.id)


async def test_a_fact_of_another_article_is_refused_before_anything_is_written(store: Store) -> None:
    with pytest.raises(ValueError, match="a-9"):
        await load_articles(store, [bundles()[0], (article("a-9"), bundles()[1][1])])
    assert await ids(store, "MATCH (a:Article) RETURN a.id AS id") == []


async def test_a_stranger_says_the_fullest_that_is_told_and_goes_with_the_last_fact(store: Store) -> None:
    fuller = STRANGER.model_copy(update={"name": "Karim Reza Daftari", "office": "envoy", "country": None})
    short = (article("short"), [meet(ROUHANI, STRANGER, article="short", date=DAY)])
    full = (article("full"), [meet(ROUHANI, fuller, article="full", date=DAY)])
    expected = await loaded(store, short, full)
    assert await loaded(store, full, short) == expected
    find = "MATCH (p:Person {id: $id}) RETURN p.name AS name, p.country AS country, labels(p) AS labels"
    (row,) = await store.read(find, id=STRANGER.id)
    assert (row["name"], row["country"], sorted(row["labels"])) == (
        "Karim Reza Daftari",
        "IRN",
        ["Entity", "Leader", "Person"],
    )
    await retract(store, "full")
    (row,) = await store.read(find, id=STRANGER.id)
    assert (row["name"], sorted(row["labels"])) == (STRANGER.name, ["Entity", "Person"])
    await retract(store, "short")
    assert await store.read(find, id=STRANGER.id) == []


async def test_places_topics_and_countries_are_linked(store: Store) -> None:
    await loaded(store, *bundles())
    moscow = "MATCH (:Place {id: 'moscow'})-[:IN]->(c:Country) RETURN c.id AS id"
    assert await ids(store, moscow) == ["Q159"]
    both = (
        "MATCH (:Country {id: 'Q159'})-[:REPRESENTED_IN]->(m:Meeting)<-[:REPRESENTED_IN]-(c:Country) "
        "RETURN DISTINCT c.id AS id"
    )
    assert await ids(store, both) == ["Q794"]
    about = "MATCH (:Fact {type: 'COOPERATE'})-[:ABOUT]->(t:Topic) RETURN t.id AS id ORDER BY id"
    assert await ids(store, about) == [TERROR.id, SYRIA.id]


async def test_edges_say_what_was_held_and_what_was_planned(store: Store) -> None:
    await loaded(store, *bundles())
    rows = await store.read(
        "MATCH (a:Entity)-[r]->(b:Entity) WHERE r.projected = true "
        "RETURN type(r) AS type, a.id AS start, b.id AS end, r.count AS count, r.first AS first, "
        "r.last AS last, r.sources AS sources"
    )
    edges = {(row["type"], row["start"], row["end"]): row for row in rows}
    assert edges["MEETS", PUTIN.id, ROUHANI.id] == {
        "type": "MEETS",
        "start": PUTIN.id,
        "end": ROUHANI.id,
        # 23 November 2015, told thrice; 29 September 2014; the year 2015, which only the first fits
        "count": 2,
        "first": "2014-09-29",
        "last": "2015-11-23",
        "sources": 4,
    }
    assert {key for key in edges if key[0] == "PLANS_TO_ATTEND"} == {
        ("PLANS_TO_ATTEND", who.id, SUMMIT.id) for who in (MADURO, BUHARI)
    }
    assert ("ATTENDS", PUTIN.id, SUMMIT.id) in edges
    assert ("VISITS", PUTIN.id, IRAN.id) in edges
    assert not any(kind in {"PLANS_TO_MEET", "PLANS_TO_VISIT"} for kind, _, _ in edges)
    assert ("COOPERATES_ON", IRAN.id, SYRIA.id) in edges


async def test_reference_data_is_loaded_once_and_again_when_it_changes(store: Store) -> None:
    assert await load_reference(store, REFERENCE)
    assert not await load_reference(store, REFERENCE)
    await load_articles(store, bundles())
    before = await snapshot(store)
    smaller = Reference(countries=REFERENCE.countries)
    assert await load_reference(store, smaller)
    kept = await store.read("MATCH (p:Person {id: 'Q7747'}) RETURN p.provisional AS provisional")
    assert kept == [{"provisional": True}], "facts still mention him"
    assert await ids(store, "MATCH (o:Office) RETURN o.id AS id") == []
    assert await load_reference(store, REFERENCE)
    assert await snapshot(store) == before


async def test_what_happened_is_linked_to_other_countries_in_pages_and_on_from_where_that_was_cut_short(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = await loaded(store, *bundles())
    happenings = sorted(await ids(store, "MATCH (h:Happening) RETURN h.id AS id"))
    without_russia = Reference(countries=REFERENCE.countries[1:])
    monkeypatch.setattr("graph.reference._PAGE", 2)
    left = [0]  # pages, until the graph is away

    async def some(tx: Tx) -> bool:
        if not left[0]:
            raise GraphUnavailable("away")
        left[0] -= 1
        return await relink(tx)

    with monkeypatch.context() as cut:
        cut.setattr("graph.reference._relink", some)
        for left[0] in (1, 2):
            with pytest.raises(GraphUnavailable):
                await load_reference(store, without_russia)
    (meta,) = await store.read("MATCH (m:Meta {id: 'diplograph'}) RETURN m.relinked AS until")
    assert meta["until"] == happenings[5], "one page, then from there two"
    assert await load_reference(store, without_russia)
    assert await ids(store, "MATCH (:Country {iso3: 'RUS'})-[:REPRESENTED_IN]->(h) RETURN h.id AS id") == []
    assert await load_reference(store, REFERENCE)
    assert await snapshot(store) == before


async def test_reference_data_that_does_not_hold_together_is_refused(store: Store) -> None:
    with pytest.raises(ValueError, match="Q794"):
        await load_reference(store, Reference(countries=REFERENCE.countries, people=REFERENCE.countries[1:2]))
    with pytest.raises(ValueError, match="security"):
        await load_reference(store, Reference(topics=REFERENCE.topics[1:]))
    assert await ids(store, "MATCH (e:Entity) RETURN e.id AS id") == []


# A step takes an article back, or loads some, each with all its facts or fewer, published on one day or another.
LOADED = st.tuples(st.integers(0, 3), st.integers(0, 2), st.sampled_from(["2015-11-20", "2015-11-24", None]))
STEPS = st.lists(st.integers(0, 3) | st.lists(LOADED, min_size=1, max_size=4), min_size=1, max_size=5)
EXAMPLES = settings().max_examples // 12  # `--hypothesis-profile thorough` runs more


@settings(max_examples=EXAMPLES, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(steps=STEPS, judged=st.booleans())
async def test_any_ingest_retract_and_ingest_again_is_as_the_surviving_set_once(
    store: Store, steps: list[int | list[tuple[int, int, str | None]]], judged: bool
) -> None:
    """Whatever the order and the batches, and whether a judgement stood before or after."""
    await loaded(store)
    if judged:
        await judge(store, Verdict.SAME, "hassan-rouhani", "Q7747")
    standing: dict[str, tuple[Article, list[Fact]]] = {}
    for step in steps:
        if isinstance(step, int):
            one, _ = bundles()[step]
            assert await retract(store, one.id) == (one.id in standing)
            standing.pop(one.id, None)
        else:
            batch = [_varied(*bundles()[number], fewer, day) for number, fewer, day in step]
            standing |= {one.id: (one, facts) for one, facts in batch}
            await load_articles(store, batch)
    if not judged:
        await judge(store, Verdict.SAME, "hassan-rouhani", "Q7747")
    found = await snapshot(store)
    await loaded(store)
    await load_articles(store, standing.values())
    await judge(store, Verdict.SAME, "hassan-rouhani", "Q7747")
    assert found == await snapshot(store)


def _varied(one: Article, facts: list[Fact], fewer: int, day: str | None) -> tuple[Article, list[Fact]]:
    return one.model_copy(update={"published": day}), facts[fewer:]


async def test_what_an_earlier_reader_told_can_be_read_and_replaced(store: Store) -> None:
    told = make(FactType.COOPERATE, [RUSSIA, IRAN], article="a-1", topics=(TRADE,))
    await load_article(store, article("a-1"), [told])
    before = await snapshot(store)
    text = told.model_dump_json().replace('"subtype":null', '"subtype":"agreed"')
    await store.write("MATCH (f:Fact {id: $id}) SET f.json = $text, f.subtype = 'agreed'", id=told.id, text=text)
    assert Fact.stored(text) == told
    other = make(FactType.COOPERATE, [RUSSIA, IRAN], article="a-2", topics=(TRADE,))
    await load_article(store, article("a-2"), [other])
    await retract(store, "a-2")
    await load_article(store, article("a-1", "2015-11-24"), [told])
    await load_article(store, article("a-1"), [told])
    assert await snapshot(store) == before


def test_what_the_graph_cannot_have_kept_is_no_fact() -> None:
    with pytest.raises(ValueError, match="no_such_field"):
        Fact.stored(meet(PUTIN, ROUHANI).model_dump_json()[:-1] + ', "no_such_field": 1}')
