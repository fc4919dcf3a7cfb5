"""The status of what happened, by what was told and when."""

from __future__ import annotations

import pytest

from graph.facts import Status
from graph.history import Telling, disputed, history, status

HELD, PLANNED, CANCELLED, DENIED, CALLED_FOR = (
    Status.HELD,
    Status.PLANNED,
    Status.CANCELLED,
    Status.DENIED,
    Status.CALLED_FOR,
)


def told(what: Status, published: str | None, latest: str | None = "2015-11-23") -> Telling:
    return Telling(what, published, latest)


@pytest.mark.parametrize(
    ("tellings", "expected"),
    [
        ([told(CALLED_FOR, "2015-10-01")], CALLED_FOR),
        ([told(CALLED_FOR, "2015-11-10"), told(PLANNED, "2015-11-01")], PLANNED),
        ([told(PLANNED, "2015-11-01"), told(HELD, "2015-11-23")], HELD),
        ([told(HELD, "2015-11-23"), told(CANCELLED, "2015-11-24"), told(DENIED, "2015-11-25")], HELD),
        ([told(PLANNED, "2015-11-01"), told(CANCELLED, "2015-11-10")], CANCELLED),
        # planned anew, for a day still ahead
        ([told(CANCELLED, "2015-11-10"), told(PLANNED, "2015-11-12")], PLANNED),
        ([told(CANCELLED, "2015-11-10"), told(PLANNED, "2015-11-12"), told(CANCELLED, "2015-11-13")], CANCELLED),
        # of an old plan one tells afterwards, or without a day
        ([told(CANCELLED, "2015-11-10"), told(PLANNED, "2015-11-30")], CANCELLED),
        ([told(CANCELLED, "2015-11-10"), told(PLANNED, "2015-11-12", None)], CANCELLED),
        ([told(CANCELLED, None), told(PLANNED, None)], CANCELLED),
        ([told(PLANNED, "2015-11-01"), told(DENIED, "2015-11-01")], DENIED),
        ([told(DENIED, "2015-11-01"), told(PLANNED, "2015-11-05")], PLANNED),
    ],
)
def test_the_status_follows_the_rules_in_any_order(tellings: list[Telling], expected: Status) -> None:
    assert status(tellings) is expected
    assert status(tellings[::-1]) is expected


def test_the_history_has_the_days_on_which_it_changed() -> None:
    tellings = [
        told(HELD, "2015-11-24"),
        told(PLANNED, "2015-11-01"),
        told(PLANNED, "2015-11-05"),
        told(CANCELLED, "2015-11-10"),
        told(HELD, None),
    ]
    expected = (("2015-11-01", PLANNED), ("2015-11-10", CANCELLED), ("2015-11-24", HELD))
    assert history(tellings) == history(tellings[::-1]) == expected
    assert history([told(HELD, None)]) == ()


def test_what_one_denies_and_another_asserts_is_disputed() -> None:
    assert disputed([HELD, DENIED])
    assert disputed([PLANNED, DENIED])
    assert not disputed([CANCELLED, DENIED])
    assert not disputed([HELD, PLANNED])
