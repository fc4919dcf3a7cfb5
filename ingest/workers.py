"""The same work on many things: alone at first, then on all cores, once there is so much of it that it pays.

Results come in the order of the things, whoever made them. Few are under way at a time, so that memory does not
grow with their number.
"""

from __future__ import annotations

import gc
import os
import time
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Future

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

    workers = cores()
    under_way: deque[Future[R]] = deque()
    # spawned, not forked: a fork copies the locks of threads that it does not copy
    with ProcessPoolExecutor(workers, get_context("spawn"), collect_rarely) as pool:
        try:
            for thing in things:
                under_way.append(pool.submit(work, thing))
                while under_way and (under_way[0].done() or len(under_way) >= workers * _AHEAD):
                    yield under_way.popleft().result()
            while under_way:
                yield under_way.popleft().result()
        finally:  # whoever asked may want no more
            for each in under_way:
                each.cancel()


def cores() -> int:
    """How many this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def collect_rarely() -> None:
    """For a process that reads: by default, loading alone sets off dozens of collections that find nothing."""
    gc.set_threshold(100_000, 20, 20)
