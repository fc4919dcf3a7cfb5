"""Judgements: decisions on what is one and what is not, over the rules."""

from __future__ import annotations

from graph_facts import IRAN, KHAMENEI, PUTIN, ROUHANI, STRANGER, SYRIA, TRADE, meet, on
from hypothesis import given
from hypothesis import strategies as st
from test_merge import FACT_SETS

from graph.claims import Reason, groups
from graph.facts import Fact, Status
from graph.judged import Judged, Judgement, Kept, Subject, Verdict
from graph.merge import Happening, merge
from graph.project import Edge, edges

DAY = on("2015-11-23")


def same_entity(kept: str, dropped: str, name: str = "Somebody") -> Judgement:
    return Judgement(subject=Subject.ENTITY, verdict=Verdict.SAME, one=Kept(id=kept, name=name), other=dropped)


def same_happening(one: Happening, other: Happening) -> Judgement:
    kept = Kept(id=one.id, name=one.name)
    both = (one.group, other.group)
    return Judgement(subject=Subject.HAPPENING, verdict=Verdict.SAME, one=kept, other=other.id, groups=both)


def apart(one: Fact, other: Fact) -> Judgement:
    return Judgement(subject=Subject.FACT, verdict=Verdict.APART, one=Kept(id=one.id, name=one.id), other=other.id)


def test_the_dropped_entity_is_named_as_the_kept_one_and_keeps_its_mention() -> None:
    judged = Judged((same_entity(KHAMENEI.id, STRANGER.id, "Ali Khamenei"),))
    fact = judged.resolve(meet(PUTIN, STRANGER, topics=[SYRIA]))
    assert [(p.id, p.name, p.mention) for p in fact.participants] == [
        (PUTIN.id, PUTIN.name, PUTIN.mention),
        (KHAMENEI.id, "Ali Khamenei", STRANGER.mention),
    ]
    assert fact.topics == (SYRIA,)
    assert fact.id == meet(PUTIN, STRANGER).id, "a fact is known by what was read"


def test_judgements_follow_each_other_and_a_circle_ends() -> None:
    chain = Judged((same_entity("b", "a"), same_entity("c", "b")))
    assert [kept and kept.id for kept in map(chain.meant, "abc")] == ["c", "c", None]
    circle = Judged((same_entity("b", "a"), same_entity("a", "b")))
    assert circle.meant("a") is not None


def test_two_who_are_one_are_one_participant() -> None:
    judged = Judged((same_entity(KHAMENEI.id, STRANGER.id),))
    fact = judged.resolve(meet(PUTIN, KHAMENEI, STRANGER))
    assert [p.id for p in fact.participants] == [PUTIN.id, KHAMENEI.id]


def test_facts_judged_apart_are_two_happenings_of_a_day() -> None:
    facts = [meet(PUTIN, ROUHANI, article=f"a-{k}", date=DAY) for k in range(3)]
    judged = Judged((apart(facts[0], facts[2]),))
    found = merge(facts, judged=judged)
    together = [frozenset(support.fact for support in happening.support) for happening in found.values()]
    assert sorted(map(len, together)) == [1, 2]
    assert not any({facts[0].id, facts[2].id} <= ids for ids in together)
    assert len(merge(facts)) == 1


def test_a_vague_fact_judged_apart_does_not_join() -> None:
    exact, vague = meet(PUTIN, ROUHANI, article="a-1", date=DAY), meet(PUTIN, ROUHANI, article="a-2")
    assert len(merge([exact, vague])) == 1
    assert len(merge([exact, vague], judged=Judged((apart(vague, exact),)))) == 2


def test_happenings_judged_the_same_are_one_with_all_who_took_part() -> None:
    two = meet(PUTIN, ROUHANI, article="a-1", date=DAY, topics=[SYRIA])
    three = meet(PUTIN, ROUHANI, KHAMENEI, article="a-2", date=on("2015-11-24"), topics=[TRADE], status=Status.PLANNED)
    one, other = merge([two]).popitem()[1], merge([three]).popitem()[1]
    judged = Judged((same_happening(other, one),))
    (found,) = merge([two, three], judged=judged).values()
    assert found.id == min(one.id, other.id)
    assert {part.id for part in found.parts} == {PUTIN.id, ROUHANI.id, KHAMENEI.id}
    assert (found.status, found.articles) == (Status.HELD, ("a-1", "a-2"))
    assert {support.reason for support in found.support} == {Reason.SAME_DAY, Reason.JUDGED}
    assert judged.linked(groups(two)) == groups(two) | groups(three)
    assert len(merge([two], judged=judged)) == 1, "it sleeps while the other does not stand"


def test_a_denial_of_what_another_tells_is_shown_beside_it() -> None:
    held = meet(PUTIN, ROUHANI, article="a-1", date=DAY)
    denial = meet(PUTIN, ROUHANI, article="a-2", date=DAY, status=Status.DENIED)
    (found,) = merge([held, denial]).values()
    assert (found.status, found.disputed) == (Status.HELD, True)
    assert edges(found) == {Edge(kind, PUTIN.id, ROUHANI.id) for kind in ("MEETS", "DENIES_MEETING")}


@given(FACT_SETS, st.data())
def test_judgements_too_are_independent_of_order_and_of_other_groups(facts: list[Fact], data: st.DataObject) -> None:
    plain = sorted(merge(facts).values(), key=lambda happening: happening.id)
    pairs = [(a, b) for a in plain for b in plain if a.id < b.id and a.type is b.type]
    some = data.draw(st.lists(st.sampled_from(pairs), max_size=2)) if pairs else []
    kept_apart = data.draw(st.lists(st.sampled_from(facts), min_size=2, max_size=2)) if len(facts) > 1 else []
    judgements = [same_happening(*pair) for pair in some] + ([apart(*kept_apart)] if kept_apart else [])
    judgements.append(same_entity(ROUHANI.id, IRAN.id))
    judged = Judged(tuple(judgements))
    resolved = [judged.resolve(fact) for fact in facts]
    whole = merge(resolved, judged=judged)
    assert merge(resolved[::-1], judged=Judged(tuple(judgements[::-1]))) == whole
    for group in {group for fact in resolved for group in groups(fact)}:
        closed = judged.linked({group})
        own = [fact for fact in resolved if not groups(fact).isdisjoint(closed)]
        assert merge(own, only=closed, judged=judged) == {i: h for i, h in whole.items() if h.group in closed}
