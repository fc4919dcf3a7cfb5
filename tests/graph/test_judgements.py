"""Judgements in the graph: stored, honoured whatever is read again, and taken back without a trace."""

from __future__ import annotations

import pytest
from graph_facts import BUHARI, KHAMENEI, PUTIN, ROUHANI, STRANGER, SUMMIT, TEHRAN, article, load_article, meet, on
from test_load import DAY, loaded

from graph.errors import GraphError
from graph.export import items, snapshot
from graph.facts import Kind, Status
from graph.judged import Verdict
from graph.judgements import judge, standing, take_back
from graph.load import retract
from graph.queries.browse import FactFilter, facts
from graph.remarks import Complaint, Outcome, Remark, keep, remarks, settle
from graph.review import candidates, consonants, folded
from graph.store import Store

pytestmark = pytest.mark.anyio

ENVOY = STRANGER.model_copy(update={"id": "x-daftari-envoy", "name": "Kareem Daftary"})


ONE = (article("one"), [meet(ROUHANI, STRANGER, article="one", date=DAY, place=TEHRAN)])
TWO = (article("two"), [meet(ROUHANI, ENVOY, article="two", date=DAY), meet(PUTIN, ENVOY, article="two", start=9)])


async def meetings(store: Store) -> list[tuple[str, int]]:
    rows = await store.read("MATCH (m:Meeting) RETURN m.name AS name, m.facts AS facts ORDER BY name, facts")
    return [(row["name"], row["facts"]) for row in rows]


async def test_two_people_judged_the_same_are_one_until_it_is_taken_back(store: Store) -> None:
    before = await loaded(store, ONE, TWO)
    await judge(store, Verdict.SAME, STRANGER.id, ENVOY.id, "one envoy, spelt twice")
    assert await meetings(store) == [
        ("Hassan Rouhani – Karim Daftari (2015-11-23)", 2),
        ("Karim Daftari – Vladimir Putin", 1),
    ]
    gone = "MATCH (e:Entity {id: $id}) RETURN e.id AS id"
    assert await store.read(gone, id=ENVOY.id) == []
    assert await take_back(store, ENVOY.id, STRANGER.id), "in either order"
    assert await snapshot(store) == before
    assert not await take_back(store, ENVOY.id, STRANGER.id)


async def test_a_judgement_holds_for_what_is_read_before_and_after_it(store: Store) -> None:
    await loaded(store, ONE, TWO)
    await judge(store, Verdict.SAME, STRANGER.id, ENVOY.id)
    expected = await snapshot(store)
    for name in ("one", "two"):
        await retract(store, name)
    assert await meetings(store) == []
    assert len((await standing(store)).judgements) == 1
    for bundle in (TWO, ONE):
        assert await load_article(store, *bundle)
    assert await snapshot(store) == expected
    assert not await load_article(store, *TWO), "nothing of it changed"


async def test_meetings_judged_the_same_are_one_whatever_comes_when(store: Store) -> None:
    two = (article("two"), [meet(PUTIN, ROUHANI, article="two", date=DAY, event=SUMMIT)])
    three = (article("three"), [meet(PUTIN, ROUHANI, KHAMENEI, article="three", date=DAY, status=Status.PLANNED)])
    before = await loaded(store, two, three)
    ids = [row["id"] for row in await store.read("MATCH (m:Meeting) RETURN m.id AS id ORDER BY id")]
    await judge(store, Verdict.SAME, *ids)
    expected = await snapshot(store)
    (row,) = await store.read("MATCH (m:Meeting)<-[r:SUPPORTS]-() RETURN m.status AS s, collect(r.reason) AS why")
    assert (row["s"], sorted(row["why"])) == ("held", ["judged the same", "same day"])
    for order in ((two, three), (three, two)):
        for one, _ in order:
            await retract(store, one.id)
        for bundle in order:
            await load_article(store, *bundle)
        assert await snapshot(store) == expected
    await take_back(store, *ids)
    assert await snapshot(store) == before


async def test_a_wrong_fact_tells_of_nothing_whenever_it_is_read_until_that_is_taken_back(store: Store) -> None:
    wrong = TWO[1][1]
    before = await loaded(store, ONE, TWO)
    await judge(store, Verdict.WRONG, wrong.id, "two", "he was not there")
    assert await meetings(store) == [
        ("Hassan Rouhani – Kareem Daftary (2015-11-23)", 1),
        ("Hassan Rouhani – Karim Daftari (2015-11-23)", 1),
    ]
    assert await store.read("MATCH (f:Fact {wrong: true})<-[:REPORTS]-(a) RETURN f.id AS id, a.id AS article") == [
        {"id": wrong.id, "article": "two"}
    ]
    assert await store.read("MATCH (:Person {id: 'Q7747'})-[r:MEETS]-() RETURN r") == []
    listed, _ = facts(FactFilter(article="two"), None, 9)
    assert wrong.id not in {row["id"] for row in await store.read(listed, article="two", limit=9)}
    expected = await snapshot(store)
    await retract(store, "two")
    assert await load_article(store, *TWO)
    assert await snapshot(store) == expected
    assert await take_back(store, wrong.id, "two")
    assert await snapshot(store) == before


async def test_only_a_fact_of_its_article_is_judged_wrong(store: Store) -> None:
    await loaded(store, ONE, TWO)
    for fact, told in ((ONE[1][0].id, "two"), ("f-nothing", "one")):
        with pytest.raises(GraphError, match="knows no fact"):
            await judge(store, Verdict.WRONG, fact, told)


async def test_a_report_that_is_accepted_judges_and_dismissed_after_it_does_no_longer(store: Store) -> None:
    wrong = TWO[1][1]
    await loaded(store, ONE, TWO)
    report = await keep(store, Remark(article="two", complaint=Complaint.WRONG, fact=wrong.id, comment="a call"))
    missing = await keep(store, Remark(article="one", complaint=Complaint.MISSING, words="he left"))
    before = await meetings(store)
    accepted = await settle(store, report.id, Outcome.ACCEPTED)
    assert accepted == report.model_copy(update={"outcome": Outcome.ACCEPTED})
    assert [j.reason for j in (await standing(store)).judgements] == ["a call"]
    assert len(await meetings(store)) == len(before) - 1
    assert await remarks(store, waiting=True) == [missing]
    await settle(store, missing.id, Outcome.ACCEPTED)
    await settle(store, report.id, Outcome.DISMISSED)
    assert (await meetings(store), await remarks(store, waiting=True)) == (before, [])
    exported = [item async for item in items(store) if item.get("labels") == ["Remark"]]
    assert sorted(item["properties"]["outcome"] for item in exported) == ["accepted", "dismissed"]
    with pytest.raises(GraphError, match="no remark"):
        await settle(store, "r-0", Outcome.ACCEPTED)


async def test_a_fact_judged_apart_leaves_the_meeting_that_it_was_joined_to(store: Store) -> None:
    exact = meet(PUTIN, ROUHANI, article="exact", date=DAY)
    vague = meet(PUTIN, ROUHANI, article="vague", status=Status.PLANNED)
    before = await loaded(store, (article("exact"), [exact]), (article("vague"), [vague]))
    assert [facts for _, facts in await meetings(store)] == [2]
    await judge(store, Verdict.APART, exact.id, vague.id)
    assert [facts for _, facts in await meetings(store)] == [1, 1]
    plans = await store.read("MATCH (:Person)-[r:PLANS_TO_MEET]-(:Person) RETURN DISTINCT r.count AS n")
    assert plans == [{"n": 1}]
    assert await take_back(store, vague.id, exact.id)
    assert await snapshot(store) == before


async def test_what_cannot_be_judged_is_refused(store: Store) -> None:
    await loaded(store, ONE, TWO)
    fact = TWO[1][0].id
    for pair, words in (
        ((STRANGER.id, STRANGER.id), "one thing"),
        ((STRANGER.id, "nobody"), "nobody is none"),
        (("nobody", "nothing"), "knows neither"),
        ((STRANGER.id, "tehran"), "different kinds"),
        ((fact, ONE[1][0].id), "never the same"),
    ):
        with pytest.raises(GraphError, match=words):
            await judge(store, Verdict.SAME, *pair)
    await judge(store, Verdict.SAME, STRANGER.id, ENVOY.id)
    with pytest.raises(GraphError, match="x-daftari-envoy is none"):
        await judge(store, Verdict.SAME, PUTIN.id, ENVOY.id)


async def test_review_offers_what_may_be_one_until_it_is_judged(store: Store) -> None:
    late = (article("late"), [meet(ROUHANI, STRANGER, article="late", date=on("2015-11-24"))])
    three = (article("three"), [meet(ROUHANI, STRANGER, BUHARI, article="three", date=DAY)])
    await loaded(store, ONE, TWO, late, three)
    found = await candidates(store)
    both = "Hassan Rouhani – Karim Daftari (2015-11-23)"
    assert {frozenset((c.one_name, c.other_name)): c.why for c in found} == {
        frozenset(("Karim Daftari", "Kareem Daftary")): "names that sound alike, of one country",
        frozenset((both, "Hassan Rouhani – Karim Daftari (2015-11-24)")): "the same people, a day apart",
        frozenset(
            (both, "Hassan Rouhani – Karim Daftari – Muhammadu Buhari (2015-11-23)")
        ): "the same day, one with some of the other's people",
    }
    for candidate in found:
        await judge(store, Verdict.APART, candidate.one, candidate.other)
    assert await candidates(store) == []


async def test_review_offers_the_talks_of_a_body_and_of_its_leader_with_the_same_counterpart(store: Store) -> None:
    hamas = STRANGER.model_copy(update={"id": "hamas", "name": "Hamas", "kind": Kind.ORGANIZATION, "country": "PSE"})
    leader = hamas.model_copy(update={"id": "meshaal", "name": "Khaled Meshaal", "kind": Kind.PERSON})
    told = {"body": hamas, "leader": leader, "of another country": BUHARI}
    bundles = [(article(name), [meet(PUTIN, who, article=name, date=DAY)]) for name, who in told.items()]
    later = (article("later"), [meet(PUTIN, leader, article="later", date=on("2015-12-23"))])
    await loaded(store, *bundles, later)
    (found,) = await candidates(store)
    assert found.why == "the same day, a body in place of one of its people"
    assert {found.one_name, found.other_name} == {
        "Hamas – Vladimir Putin (2015-11-23)",
        "Khaled Meshaal – Vladimir Putin (2015-11-23)",
    }


def test_names_are_folded_and_sound_alike_across_spellings() -> None:
    assert folded("محمد الأحمد") == folded("مُحمّد الاحمد")
    assert folded("al-Assad") == folded("Assad")
    assert consonants("Mohammad Zareef") == consonants("Muhammed Zarif")
    assert consonants("Qaddafi") == consonants("Kadafi")
