"""Happenings -> edges: the status in the type, one edge a pair."""

from __future__ import annotations

import pytest
from graph_facts import (
    IRAN,
    KHAMENEI,
    PUTIN,
    ROUHANI,
    RUSSIA,
    SUMMIT,
    SYRIA,
    TRADE,
    as_role,
    make,
    meet,
    on,
)

from graph.facts import Fact, FactType, Precision, Role, Status
from graph.merge import Happening, merge
from graph.project import (
    ALL_EDGE_TYPES,
    EDGE_TYPES,
    TOPIC_EDGE_TYPES,
    Contribution,
    Edge,
    contribution,
    edges,
    weigh,
)

DAY = on("2015-11-23")


def only(fact: Fact) -> Happening:
    (happening,) = merge([fact]).values()
    return happening


@pytest.mark.parametrize(
    ("status", "name"),
    [
        (Status.HELD, "MEETS"),
        (Status.PLANNED, "PLANS_TO_MEET"),
        (Status.CANCELLED, "CANCELLED_MEETING"),
        (Status.DENIED, "DENIES_MEETING"),
        (Status.CALLED_FOR, "URGED_TO_MEET"),
    ],
)
def test_the_status_of_a_meeting_is_in_the_type_and_the_smaller_id_first(status: Status, name: str) -> None:
    assert edges(only(meet(ROUHANI, PUTIN, status=status))) == {Edge(name, PUTIN.id, ROUHANI.id)}


def test_every_status_has_a_type_of_its_own() -> None:
    names = [name for by_status in (*EDGE_TYPES.values(), TOPIC_EDGE_TYPES) for name in by_status.values()]
    assert len(names) == len(set(names)) == len(ALL_EDGE_TYPES)
    assert all(set(by_status) == set(Status) for by_status in (*EDGE_TYPES.values(), TOPIC_EDGE_TYPES))


def test_a_meeting_of_three_is_three_edges_and_whom_it_is_about_has_none() -> None:
    fact = meet(PUTIN, ROUHANI, KHAMENEI, as_role(IRAN, Role.ABOUT))
    assert {(edge.start, edge.end) for edge in edges(only(fact))} == {
        (PUTIN.id, ROUHANI.id),
        (PUTIN.id, KHAMENEI.id),
        (KHAMENEI.id, ROUHANI.id),
    }


def test_a_visit_goes_from_visitor_to_destination() -> None:
    parts = [as_role(PUTIN, Role.VISITOR), as_role(IRAN, Role.DESTINATION), as_role(ROUHANI, Role.HOST)]
    assert edges(only(make(FactType.VISIT, parts))) == {Edge("VISITS", PUTIN.id, IRAN.id)}


def test_attendance_goes_to_the_event_and_without_one_nowhere() -> None:
    who = [as_role(PUTIN, Role.ATTENDEE)]
    assert edges(only(make(FactType.ATTEND, who, event=SUMMIT))) == {Edge("ATTENDS", PUTIN.id, SUMMIT.id)}
    assert edges(only(make(FactType.ATTEND, who))) == frozenset()


def test_cooperation_is_between_bodies_and_on_topics() -> None:
    fact = make(FactType.COOPERATE, [RUSSIA, IRAN, PUTIN], topics=[SYRIA, TRADE], status=Status.PLANNED)
    assert edges(only(fact)) == {
        Edge("PLANS_TO_COOPERATE_WITH", RUSSIA.id, IRAN.id),
        *(Edge("PLANS_TO_COOPERATE_ON", body.id, topic.id) for body in (RUSSIA, IRAN) for topic in (SYRIA, TRADE)),
    }


def test_a_statement_has_no_edge() -> None:
    assert edges(only(make(FactType.STATE, [as_role(PUTIN, Role.SPEAKER)]))) == frozenset()


def test_an_edge_counts_happenings_articles_and_days() -> None:
    facts = [
        meet(PUTIN, ROUHANI, article="a-1", date=DAY),
        meet(PUTIN, ROUHANI, article="a-2", date=DAY),
        meet(PUTIN, ROUHANI, article="a-2", date=on("2018-09", Precision.MONTH), start=40),
        meet(PUTIN, ROUHANI, article="a-3"),
    ]
    happenings = merge(facts).values()
    found = weigh(contribution(happening) for happening in happenings)
    assert found == {
        "count": 3,
        "first": "2015-11-23",
        "last": "2018-09-30",
        "sources": 3,
        "independent": 3,
        "happenings": sorted(happening.id for happening in happenings),
    }


def test_an_edge_of_undated_happenings_has_no_days() -> None:
    found = weigh([Contribution("h-1", None, None, ("a-1",), ("a-1",))])
    assert (found["count"], found["first"], found["last"]) == (1, None, None)
