"""Of a large group only what lies near is derived again: it must come to the same as deriving the whole."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from graph_facts import MOSCOW, PUTIN, ROUHANI, TEHRAN, meet, on
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.claims import claims, groups, slots, wide
from graph.facts import DateRange, Fact, Precision, Status
from graph.merge import Happening, merge
from graph.when import extent, period, periods

_DAYS = st.integers(0, 20).map(lambda n: (date(2018, 2, 18) + timedelta(n)).isoformat())  # at the turn of a month
_NARROW = (Precision.DAY, Precision.APPROX, Precision.WEEK)
_DATES = st.one_of(
    st.builds(on, _DAYS),
    st.builds(lambda day: on(day, Precision.APPROX), _DAYS),
    st.builds(lambda day: on(day, Precision.WEEK), _DAYS),
    st.sampled_from([None, on("2018-03", Precision.MONTH), on("2018", Precision.YEAR), on("XXXX-03-05")]),
)


def _facts(dates: Sequence[DateRange | None], places: Sequence[int]) -> list[Fact]:
    return [
        meet(PUTIN, ROUHANI, article=f"a-{k}", date=day, place=(None, TEHRAN, MOSCOW)[place],
             status=Status.PLANNED if place == 0 else Status.HELD)
        for k, (day, place) in enumerate(zip(dates, places, strict=True))
    ]  # fmt: skip


def _differing(was: dict[str, Happening], now: dict[str, Happening]) -> dict[str, tuple[object, object]]:
    return {k: (was.get(k), now.get(k)) for k in was.keys() | now.keys() if was.get(k) != now.get(k)}


def _near(standing: Sequence[Fact], changed: Sequence[Fact]) -> list[Fact]:
    """What `graph.load` reads for facts that change."""
    own = {group for fact in changed for group in groups(fact)}
    near, whole = slots([claim for fact in changed for claim in claims(fact)], own)
    by_id = {fact.id: fact for fact in standing}

    def told(happenings: dict[str, Happening]) -> dict[str, Fact]:
        return {s.fact: by_id[s.fact] for happening in happenings.values() for s in happening.support}

    happenings = merge(standing)
    found = told({k: h for k, h in happenings.items() if h.slot in near})
    whole |= wide(claim for fact in found.values() for claim in claims(fact)) & frozenset(own)
    return list((found | told({k: h for k, h in happenings.items() if h.group in whole})).values())


@settings(max_examples=300)
@given(st.data())
def test_what_lies_near_is_enough(data: st.DataObject) -> None:
    count = data.draw(st.integers(2, 12))
    narrow_only = data.draw(st.sampled_from([True, True, False]))
    dates = data.draw(st.lists(_DATES, min_size=count, max_size=count))
    if narrow_only:
        dates = [
            when if when and when.precision in _NARROW and "X" not in when.start else on("2018-02-28") for when in dates
        ]
    facts = _facts(dates, data.draw(st.lists(st.integers(0, 2), min_size=count, max_size=count)))
    changing = data.draw(st.integers(1, count))
    standing, fresh = facts[:-changing], facts[-changing:]
    near = _near(standing, fresh)
    whole = _differing(merge(standing), merge(facts))
    assert _differing(merge(near), merge([*near, *fresh])) == whole
    # and back: what goes is derived from what is left near it
    left = [fact for fact in _near(facts, fresh) if fact not in fresh]
    assert _differing(merge([*left, *fresh]), merge(left)) == _differing(merge(facts), merge(standing))


def test_far_days_of_a_group_are_not_read() -> None:
    march, june = (meet(PUTIN, ROUHANI, article=day, date=on(day)) for day in ("2018-03-05", "2018-06-05"))
    fresh = meet(PUTIN, ROUHANI, article="new", date=on("2018-06-07", Precision.APPROX))
    assert _near([march, june], [fresh]) == [june]
    undated = meet(PUTIN, ROUHANI, article="undated")
    assert {fact.article for fact in _near([march, june, undated], [fresh])} == {march.article, june.article, "undated"}


@given(st.data())
def test_what_may_be_of_some_days_is_of_one_of_their_periods(data: st.DataObject) -> None:
    when = extent(data.draw(_DATES))
    first, last = sorted((data.draw(_DAYS), data.draw(_DAYS)))
    own = period(when.earliest, when.latest)
    if when.earliest and when.latest and when.earliest <= last and when.latest >= first:
        assert own in periods(first, last, most=31)
