"""Working one step ahead: Python makes ready what comes next while the server writes what came before."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Iterator
from typing import Any, TypeVar

T = TypeVar("T")


async def ahead(items: Iterator[T]) -> AsyncGenerator[T, None]:
    """The items, the next of which is made in a thread while the one before is dealt with: one is held, no more.

    What making one raises is raised where its turn comes.
    """
    end = object()

    def begun() -> asyncio.Future[Any]:
        return asyncio.get_running_loop().run_in_executor(None, next, items, end)

    coming = begun()
    try:
        while (item := await coming) is not end:
            coming = begun()
            yield item
    finally:
        await asyncio.gather(coming, return_exceptions=True)  # a thread cannot be stopped
