"""Working one step ahead: Python makes ready what comes next while the server writes what came before."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

T = TypeVar("T")


async def ahead(items: Iterator[T]) -> AsyncGenerator[T, None]:
    """The items, the next of which is made in a thread while the one before is dealt with: one is held, no more.

    What making one raises is raised where its turn comes. Who may stop before the end closes it (`aclosing`): then
    nothing is under way any longer.
    """
    end: Any = object()
    with ThreadPoolExecutor(1, "ahead") as thread:  # at its end waits for what it is at
        coming = thread.submit(next, items, end)
        while (item := await asyncio.wrap_future(coming)) is not end:
            coming = thread.submit(next, items, end)
            yield item
