"""Working one step ahead."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from queue import SimpleQueue
from threading import Event, Timer

import pytest

from graph.ahead import ahead

pytestmark = pytest.mark.anyio
PATIENCE = 60.0


class Made:
    """Numbers up to `count`, which are told in `begun` as they are made."""

    def __init__(self, count: int, fails_at: int | None = None) -> None:
        self.count, self.fails_at = count, fails_at
        self.begun: SimpleQueue[int] = SimpleQueue()

    def __iter__(self) -> Iterator[int]:
        for number in range(self.count):
            if number == self.fails_at:
                raise ValueError(f"no {number}")
            self.begun.put(number)
            yield number


async def test_all_come_in_their_order() -> None:
    for told in ([0, 1, 2, 3, 4], [None, 0, ""]):
        with ahead(iter(told)) as items:
            assert [item async for item in items] == told


async def test_the_next_is_made_when_it_is_said_and_no_more() -> None:
    made = Made(3)
    with ahead(iter(made)) as items:
        assert await anext(items) == 0
        assert made.begun.get(timeout=PATIENCE) == 0
        assert made.begun.empty()
        items.go_on()
        items.go_on()
        assert made.begun.get(timeout=PATIENCE) == 1
        assert await anext(items) == 1
        assert made.begun.empty()
        assert [item async for item in items] == [2]


async def test_what_fails_fails_in_its_turn() -> None:
    with ahead(iter(Made(5, fails_at=2))) as items:
        assert [await anext(items), await anext(items)] == [0, 1]
        items.go_on()
        with pytest.raises(ValueError, match="no 2"):
            await anext(items)


async def test_who_stops_leaves_nothing_under_way() -> None:
    made = Made(5)
    with ahead(iter(made)) as items:
        assert await anext(items) == 0
        items.go_on()
    assert [made.begun.get_nowait() for _ in range(2)] == [0, 1]
    assert made.begun.empty()


async def test_who_is_cancelled_while_waiting_leaves_nothing_under_way() -> None:
    begun, go_on, ended = Event(), Event(), Event()

    def slow() -> Iterator[int]:
        begun.set()
        go_on.wait(PATIENCE)
        ended.set()
        yield 0

    async def waiting() -> None:
        with ahead(slow()) as items:
            await anext(items)

    task = asyncio.create_task(waiting())
    while not begun.is_set():
        await asyncio.sleep(0.01)
    task.cancel()
    Timer(0.05, go_on.set).start()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert ended.is_set()
