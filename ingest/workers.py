"""The same work on many things: alone at first, then on all cores, once there is so much of it that it pays.

Results come in the order of the things, whoever made them. Few are under way at a time, so that memory does not
grow with their number.
"""

from __future__ import annotations

import gc
import os
import time
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import suppress
from queue import Empty, Queue
from threading import Thread
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future

T = TypeVar("T")
R = TypeVar("R")

ALONE = 1.0  # seconds of work: with less of it, processes hardly earn their start
_AHEAD = 16  # things under way a process


def spread(work: Callable[[T], R], things: Iterable[T], alone: float = ALONE) -> Generator[R, None, None]:
    """`work` of each thing, in order; all three must be such as can be pickled.

    Where things are longer in coming than the work on them takes, all is done in this process.
    """
    rest, begun, spent = iter(things), time.monotonic(), 0.0
    for thing in rest:
        before = time.monotonic()
        done = work(thing)
        spent += time.monotonic() - before
        yield done
        if spent > alone and 2 * spent > time.monotonic() - begun and cores() > 1:
            yield from _spread(work, rest)


def _spread(work: Callable[[T], R], things: Iterator[T]) -> Iterator[R]:
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415
    from multiprocessing import get_context  # noqa: PLC0415

    under_way: Queue[Future[R] | None] = Queue(cores() * _AHEAD)
    # spawned, not forked: a fork copies the locks of threads that it does not copy
    with ProcessPoolExecutor(cores(), get_context("spawn"), collect_rarely) as pool:
        feeder = _Feeder(pool, work, things, under_way)
        feeder.start()
        try:
            while (each := under_way.get()) is not None:
                yield each.result()
        finally:  # whoever asked may want no more
            feeder.stop()


class _Feeder(Thread):
    """Takes things as they come, so that what is done already never waits for the next: it may be long in coming.

    A daemon: it may be waiting for a thing that nobody wants any more.
    """

    def __init__(
        self, pool: Executor, work: Callable[[T], R], things: Iterator[T], under_way: Queue[Future[R] | None]
    ) -> None:
        super().__init__(daemon=True)
        self._pool, self._work, self._things, self._under_way = pool, work, things, under_way
        self._stopped = False

    def run(self) -> None:
        try:
            for thing in self._things:
                self._under_way.put(self._pool.submit(self._work, thing))
                if self._stopped:
                    return
        except Exception as error:  # noqa: BLE001
            from concurrent.futures import Future  # noqa: PLC0415

            failed: Future[Any] = Future()
            failed.set_exception(error)
            self._under_way.put(failed)
        self._under_way.put(None)

    def stop(self) -> None:
        """Takes no more, and lets go of what is under way."""
        self._stopped = True
        with suppress(Empty):
            while True:
                if (each := self._under_way.get_nowait()) is not None:
                    each.cancel()


def cores() -> int:
    """How many this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def collect_rarely() -> None:
    """For a process that reads: by default, loading alone sets off dozens of collections that find nothing."""
    gc.set_threshold(100_000, 20, 20)
