"""Working one step ahead: Python makes ready what comes next while the server writes what came before."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from typing import TypeVar

T = TypeVar("T")


async def ahead(items: Iterator[T]) -> AsyncIterator[T]:
    """The items, the next of which is made in a thread while the one before is dealt with; one is held, no more.

    What making one raises is raised where its turn comes.
    """
    end = object()
    coming = asyncio.create_task(asyncio.to_thread(next, items, end))
    try:
        while (item := await coming) is not end:
            coming = asyncio.create_task(asyncio.to_thread(next, items, end))
            yield item  # type: ignore[misc]
    finally:
        await asyncio.gather(coming, return_exceptions=True)  # a thread cannot be stopped
