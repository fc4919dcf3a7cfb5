"""Many hands give what one gives, in the same order."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from queue import Queue

import pytest
from waiting import LONG

from ingest import workers
from ingest.workers import spread


class Clock:
    """A time that passes only where a test says so."""

    now = 0.0

    def pass_by(self, seconds: float) -> None:
        self.now += seconds

    def monotonic(self) -> float:
        return self.now


clock = Clock()


@pytest.fixture(autouse=True)
def _two_cores_and_our_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "cores", lambda: 2)
    monkeypatch.setattr(workers, "time", clock)


def whose(n: int) -> tuple[int, int]:
    """The number, and the process that was given it, which works on it for a while; others do so on odd ones."""
    clock.pass_by(0.002)
    time.sleep(0.002 * (n % 2))
    return n, os.getpid()


def refuse(n: int) -> int:
    clock.pass_by(0.002)
    if n == 5:
        raise ValueError(f"no {n}")
    return n


def test_little_work_is_done_here() -> None:
    assert list(spread(whose, range(20))) == [(n, os.getpid()) for n in range(20)]


def test_much_work_is_done_by_others_in_order() -> None:
    done = list(spread(whose, range(100), alone=0))
    assert [n for n, _ in done] == list(range(100))
    assert done[0][1] == os.getpid()
    assert os.getpid() not in {process for _, process in done[1:]}


def test_one_core_works_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "cores", lambda: 1)
    assert {process for _, process in spread(whose, range(20), alone=0)} == {os.getpid()}


def test_things_long_in_coming_are_done_here() -> None:
    def slow() -> Iterator[int]:
        for n in range(5):
            clock.pass_by(0.05)
            yield n

    assert {process for _, process in spread(whose, slow(), alone=0)} == {os.getpid()}


def test_what_is_done_does_not_wait_for_the_next_thing() -> None:
    asked: Queue[int] = Queue()

    def things() -> Iterator[int]:
        for _ in range(4):
            yield asked.get(timeout=LONG)

    done = spread(whose, things(), alone=0)
    for n in range(4):  # the next is sent once the one before has come back
        asked.put(n)
        assert next(done)[0] == n
    assert list(done) == []


def test_an_error_of_the_things_comes_after_them() -> None:
    def things() -> Iterator[int]:
        yield from range(3)
        raise OSError("gone")

    done = spread(whose, things(), alone=0)
    assert [next(done)[0] for _ in range(3)] == [0, 1, 2]
    with pytest.raises(OSError, match="gone"):
        next(done)


def test_an_error_comes_where_it_belongs() -> None:
    done = spread(refuse, range(1000), alone=0)
    assert [next(done) for _ in range(5)] == [0, 1, 2, 3, 4]
    with pytest.raises(ValueError, match="no 5"):
        next(done)


def test_no_more_is_taken_than_is_under_way() -> None:
    taken = 0

    def things() -> Iterator[int]:
        nonlocal taken
        for n in range(10_000):
            taken = n
            yield n

    done = spread(whose, things(), alone=0)
    assert [next(done)[0] for _ in range(3)] == [0, 1, 2]
    done.close()
    assert taken < 100
