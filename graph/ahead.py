"""Working one step ahead: Python makes ready what comes next while the server writes what came before."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any, Generic, TypeVar

T = TypeVar("T")


class Ahead(Generic[T]):
    """Items, one after the other, the next of which can be made in a thread while the one before is dealt with.

    One is held, no more. What making one raises is raised where its turn comes.
    """

    def __init__(self, items: Iterator[T], thread: ThreadPoolExecutor) -> None:
        self._items, self._thread, self._end = items, thread, object()
        self._coming: Future[Any] | None = None

    def go_on(self) -> None:
        """Begin to make the next, where that has not begun: it is said when there is little else to do.

        Two that work in Python at once hinder each other.
        """
        if self._coming is None:
            self._coming = self._thread.submit(next, self._items, self._end)

    def __aiter__(self) -> Ahead[T]:
        return self

    async def __anext__(self) -> T:
        self.go_on()
        assert self._coming is not None
        item: T = await asyncio.wrap_future(self._coming)
        self._coming = None
        if item is self._end:
            raise StopAsyncIteration
        return item


@contextmanager
def ahead(items: Iterator[T]) -> Iterator[Ahead[T]]:
    """The items, to go through once; at the end, whatever it is, nothing is under way any longer."""
    with ThreadPoolExecutor(1, "ahead") as thread:  # at its end waits for what it is at
        yield Ahead(items, thread)
