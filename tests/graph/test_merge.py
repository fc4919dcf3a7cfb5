"""Facts -> happenings: one happening, however many articles tell it, in whatever order."""

from __future__ import annotations

import pytest
from graph_facts import (
    APEC,
    BUHARI,
    IRAN,
    KHAMENEI,
    MADURO,
    MOSCOW,
    PUTIN,
    ROUHANI,
    RUSSIA,
    SUMMIT,
    SYRIA,
    TEHRAN,
    TRADE,
    as_role,
    make,
    meet,
    on,
)
from hypothesis import given
from hypothesis import strategies as st

from graph.claims import Reason, groups
from graph.facts import DateRange, Fact, FactType, Named, Precision, Role, Status, Subtype
from graph.history import STATUS_ORDER
from graph.ids import TOLD
from graph.merge import Happening, merge

DAY = on("2015-11-23")
NOVEMBER = on("2015-11", Precision.MONTH)


def merged(*facts: Fact) -> list[Happening]:
    return sorted(merge(facts).values(), key=lambda happening: happening.id)


def reasons(happening: Happening) -> dict[str, Reason]:
    return {support.fact: support.reason for support in happening.support}


def test_two_articles_of_one_day_are_one_meeting_with_both_facts() -> None:
    first = meet(PUTIN, ROUHANI, article="a-1", date=DAY, topics=[SYRIA], place=TEHRAN)
    second = meet(ROUHANI, PUTIN, article="a-2", date=DAY, topics=[TRADE], event=SUMMIT)
    (meeting,) = merged(first, second)
    assert reasons(meeting) == {first.id: Reason.SAME_DAY, second.id: Reason.SAME_DAY}
    assert meeting.articles == ("a-1", "a-2")
    assert meeting.topics == (SYRIA.id, TRADE.id)
    assert (meeting.places, meeting.events) == ((TEHRAN.id,), (SUMMIT.id,))
    assert meeting.countries == ("IRN", "RUS")
    assert meeting.name == "Hassan Rouhani – Vladimir Putin (2015-11-23)"


def test_planned_then_held_is_one_meeting_with_its_history() -> None:
    plan = meet(PUTIN, ROUHANI, article="a-1", date=on("2015-11-23"), status=Status.PLANNED, topics=[TRADE])
    report = meet(PUTIN, ROUHANI, article="a-2", date=on("2015-11-23"), topics=[SYRIA])
    (meeting,) = merged(plan, report)
    assert meeting.status is Status.HELD
    assert meeting.statuses == (Status.HELD, Status.PLANNED)
    assert meeting.topics == (SYRIA.id,), "what was discussed, not what was to be"


@pytest.mark.parametrize("weaker", range(1, len(STATUS_ORDER)))
def test_the_stronger_status_wins(weaker: int) -> None:
    statuses = STATUS_ORDER[weaker - 1], STATUS_ORDER[weaker]
    facts = [meet(PUTIN, ROUHANI, article=status.value, date=DAY, status=status) for status in statuses]
    (meeting,) = merged(*facts)
    assert (meeting.status, meeting.statuses) == (statuses[0], statuses)


def test_two_exact_days_stay_two() -> None:
    facts = [meet(PUTIN, ROUHANI, article=day, date=on(day)) for day in ("2015-11-23", "2015-11-24")]
    assert [len(meeting.support) for meeting in merged(*facts)] == [1, 1]


@pytest.mark.parametrize(
    "coarse",
    [
        NOVEMBER,
        on("2015-11-01", Precision.MONTH),
        on("2015", Precision.YEAR),
        on("2015-11-21", Precision.RANGE, "2015-11-23"),
        on("2015-11-22", Precision.WEEK),
        on("2015-11-21", Precision.APPROX),
        on("XXXX-11-23", Precision.OPEN),
        on("XXXX-11", Precision.OPEN),
        None,
    ],
)
def test_a_coarser_date_joins_the_only_day_that_fits(coarse: DateRange | None) -> None:
    exact = meet(PUTIN, ROUHANI, article="a-1", date=DAY)
    vague = meet(PUTIN, ROUHANI, article="a-2", date=coarse, status=Status.PLANNED)
    (meeting,) = merged(exact, vague)
    assert reasons(meeting)[vague.id] is Reason.ONLY_FIT
    assert meeting.date == DateRange(start="2015-11-23", precision=Precision.DAY)


@pytest.mark.parametrize(
    "coarse",
    [
        on("2015-12", Precision.MONTH),
        on("2014", Precision.YEAR),
        on("XXXX-11-24", Precision.OPEN),
        on("2015-11-19", Precision.APPROX),
    ],
)
def test_a_coarser_date_that_excludes_the_day_stays_apart(coarse: DateRange) -> None:
    assert len(merged(meet(PUTIN, ROUHANI, date=DAY), meet(PUTIN, ROUHANI, article="a-2", date=coarse))) == 2


def test_a_coarser_date_that_two_days_fit_stays_apart() -> None:
    facts = [meet(PUTIN, ROUHANI, article=day, date=on(day)) for day in ("2015-11-23", "2015-11-24")]
    vague = [meet(PUTIN, ROUHANI, article=f"v-{n}", date=NOVEMBER, start=n) for n in range(2)]
    meetings = merged(*facts, *vague)
    assert sorted(len(meeting.support) for meeting in meetings) == [1, 1, 2], "the vague ones are one"


def test_days_are_not_chained() -> None:
    around = [on("2015-11-21", Precision.APPROX), on("2015-11-25", Precision.APPROX)]
    facts = [meet(PUTIN, ROUHANI, article=when.start, date=when) for when in around]
    assert len(merged(*facts)) == 2, "equally vague dates that overlap are not the same date"


def test_no_date_joins_a_month_and_with_it_stays_apart_from_days() -> None:
    month = meet(PUTIN, ROUHANI, article="m", date=NOVEMBER)
    undated = meet(PUTIN, ROUHANI, article="u")
    (meeting,) = merged(month, undated)
    assert reasons(meeting) == {month.id: Reason.SAME_DATE, undated.id: Reason.ONLY_FIT}
    other_day = meet(PUTIN, ROUHANI, article="d", date=on("2018-09-07"))
    assert len(merged(month, undated, other_day)) == 3


def test_a_plan_for_another_event_or_country_does_not_join() -> None:
    held = meet(PUTIN, ROUHANI, article="a-1", date=DAY, event=SUMMIT, place=TEHRAN)
    for more in ({"event": APEC}, {"place": MOSCOW}):
        plan = meet(PUTIN, ROUHANI, article="a-2", status=Status.PLANNED, **more)
        assert len(merged(held, plan)) == 2
    plan = meet(PUTIN, ROUHANI, article="a-2", status=Status.PLANNED, event=SUMMIT)
    later = meet(PUTIN, ROUHANI, article="a-3", date=on("2018-09-07"), place=TEHRAN)
    at_summit = next(meeting for meeting in merged(held, plan, later) if SUMMIT.id in meeting.events)
    assert plan.id in reasons(at_summit), "of two days the one at its event"


def test_what_one_article_tells_as_held_and_as_called_off_are_two() -> None:
    brief = meet(PUTIN, ROUHANI, article="a-1", date=DAY)
    talks = meet(PUTIN, ROUHANI, article="a-1", status=Status.CANCELLED, start=200)
    assert {meeting.status for meeting in merged(brief, talks)} == {Status.HELD, Status.CANCELLED}
    elsewhere = meet(PUTIN, ROUHANI, article="a-2", status=Status.CANCELLED)
    assert len(merged(brief, elsewhere)) == 1, "another article was only early"


def test_a_phone_call_is_not_the_meeting_of_that_day() -> None:
    meeting, call = (
        meet(PUTIN, ROUHANI, article=s.value, date=DAY, subtype=s) for s in (Subtype.BILATERAL, Subtype.PHONE)
    )
    assert len(merged(meeting, call)) == 2
    assert groups(meeting).isdisjoint(groups(call))


def test_host_and_guest_of_a_meeting_are_parties() -> None:
    plain = meet(PUTIN, KHAMENEI, article="a-1", date=DAY)
    hosted = meet(as_role(PUTIN, Role.VISITOR), as_role(KHAMENEI, Role.HOST), article="a-2", date=DAY, subtype=None)
    (meeting,) = merged(plain, hosted)
    assert {part.role for part in meeting.parts} == {Role.PARTY}
    assert meeting.subtype is Subtype.BILATERAL


def test_each_attendee_of_a_list_attends_once_an_event() -> None:
    def attend(*who: object, article: str, day: str | None, status: Status = Status.HELD) -> Fact:
        people = [as_role(one, Role.ATTENDEE) for one in who]  # type: ignore[arg-type]
        date = on(day) if day else None
        return make(FactType.ATTEND, people, article=article, date=date, event=SUMMIT, status=status)

    facts = [
        attend(PUTIN, MADURO, BUHARI, article="a-1", day=None, status=Status.PLANNED),
        attend(PUTIN, MADURO, article="a-2", day="2015-11-22"),
        attend(PUTIN, article="a-3", day="2015-11-23"),
    ]
    found = {happening.parts[0].id: happening for happening in merged(*facts)}
    assert {who: len(happening.support) for who, happening in found.items()} == {
        PUTIN.id: 3,
        MADURO.id: 2,
        BUHARI.id: 1,
    }
    assert found[BUHARI.id].status is Status.PLANNED
    assert found[PUTIN.id].date == DateRange(start="2015-11-22", precision=Precision.DAY)
    assert reasons(found[PUTIN.id])[facts[2].id] is Reason.SAME_EVENT


def test_what_articles_call_an_event_that_no_series_knows_keeps_nothing_apart() -> None:
    names = ("inauguration of Maduro", "swearing-in of Nicolas Maduro")
    told = [Named(id=TOLD + name.replace(" ", "-"), name=name) for name in names]
    facts = [
        make(FactType.ATTEND, [as_role(PUTIN, Role.ATTENDEE)], article=article, date=DAY, event=event)
        for article, event in zip(("a-1", "a-2"), told, strict=True)
    ]
    (attendance,) = merged(*facts)
    assert attendance.events == tuple(sorted(event.id for event in told))


def test_a_visit_told_with_and_without_its_host_is_one() -> None:
    visitor, destination = as_role(PUTIN, Role.VISITOR), as_role(IRAN, Role.DESTINATION)
    plain = make(FactType.VISIT, [visitor, destination], article="a-1", date=DAY)
    hosted = make(FactType.VISIT, [visitor, destination, as_role(ROUHANI, Role.HOST)], article="a-2", date=DAY)
    (visit,) = merged(plain, hosted)
    assert {(part.id, part.role) for part in visit.parts} == {
        (PUTIN.id, Role.VISITOR),
        (IRAN.id, Role.DESTINATION),
        (ROUHANI.id, Role.HOST),
    }


def test_visitors_together_are_visits_apart() -> None:
    both = make(
        FactType.VISIT,
        [*(as_role(who, Role.VISITOR) for who in (PUTIN, MADURO)), as_role(IRAN, Role.DESTINATION)],
        date=DAY,
    )
    visits = [{part.id for part in visit.parts} for visit in merged(both)]
    assert sorted(visits, key=sorted) == sorted([{PUTIN.id, IRAN.id}, {MADURO.id, IRAN.id}], key=sorted)


def test_who_criticizes_whom_is_told_apart() -> None:
    source, target = as_role(RUSSIA, Role.SOURCE), as_role(IRAN, Role.TARGET)
    one = make(FactType.CRITICIZE, [source, target], article="a-1", date=DAY)
    other = make(
        FactType.CRITICIZE,
        [as_role(IRAN, Role.SOURCE), as_role(RUSSIA, Role.TARGET)],
        article="a-2",
        date=DAY,
    )
    assert len(merged(one, other)) == 2


# Every date, status and place that the rules tell apart, for few people: collisions are what is tested.
DATES = st.sampled_from(
    [
        None,
        on("2015-11-22"),
        on("2015-11-23"),
        on("2018-09-07"),
        NOVEMBER,
        on("2015", Precision.YEAR),
        on("2015-11-21", Precision.RANGE, "2015-11-23"),
        on("2015-11-23", Precision.APPROX),
        on("XXXX-11-23", Precision.OPEN),
        on("2015-02-31"),
    ]
)
PEOPLE = st.lists(
    st.sampled_from([PUTIN, ROUHANI, as_role(IRAN, Role.DESTINATION), as_role(PUTIN, Role.VISITOR)]),
    min_size=1,
    max_size=3,
    unique_by=lambda participant: (participant.id, participant.role),
)
FACTS = st.builds(
    make,
    st.sampled_from([FactType.MEET, FactType.VISIT, FactType.ATTEND, FactType.STATE]),
    PEOPLE,
    article=st.sampled_from(["a-1", "a-2", "a-3"]),
    status=st.sampled_from(Status),
    date=DATES,
    place=st.sampled_from([None, TEHRAN, MOSCOW]),
    event=st.sampled_from([None, SUMMIT, APEC]),
    topics=st.lists(st.sampled_from([SYRIA, TRADE]), max_size=2),
    start=st.integers(0, 30),
)
FACT_SETS = st.lists(FACTS, max_size=8, unique_by=lambda fact: fact.id)


@given(FACT_SETS, st.randoms(use_true_random=False))
def test_any_order_and_duplication_gives_the_same(facts: list[Fact], random: object) -> None:
    shuffled = facts + facts[: len(facts) // 2]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert merge(shuffled) == merge(facts)


@given(FACT_SETS)
def test_every_fact_supports_a_happening_of_each_of_its_groups(facts: list[Fact]) -> None:
    happenings = merge(facts).values()
    told = {(support.fact, happening.group) for happening in happenings for support in happening.support}
    assert told == {(fact.id, group) for fact in facts for group in groups(fact)}
    assert all(len({s.fact for s in happening.support}) == len(happening.support) for happening in happenings)


@given(FACT_SETS)
def test_no_happening_has_two_exact_days(facts: list[Fact]) -> None:
    by_id = {fact.id: fact for fact in facts}
    for happening in merge(facts).values():
        dates = [by_id[support.fact].date for support in happening.support]
        days = {date.start for date in dates if date and date.precision is Precision.DAY}
        assert len(days) <= 1 or (happening.type is FactType.ATTEND and happening.events)


@given(FACT_SETS)
def test_a_group_derived_alone_is_as_among_all(facts: list[Fact]) -> None:
    everything = merge(facts)
    for group in {group for fact in facts for group in groups(fact)}:
        own = [fact for fact in facts if group in groups(fact)]
        assert merge(own, only={group}) == {i: h for i, h in everything.items() if h.group == group}
