"""Locks on files, between processes: the kernel frees them with the process, however it ends."""

from __future__ import annotations

import asyncio
import fcntl
import os
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from graph.errors import GraphBusy

_POLL_SECONDS = 0.005


class FileLock:
    """An advisory lock (flock) on a file, which is created readable by its owner alone.

    Polled, never waited for in a thread: a cancelled wait then leaves no lock behind.
    Raises OSError where the file cannot be opened.
    """

    def __init__(self, path: Path) -> None:
        self.fd = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)

    def try_exclusive(self) -> bool:
        return self._try(fcntl.LOCK_EX)

    def try_shared(self) -> bool:
        return self._try(fcntl.LOCK_SH)

    def _try(self, how: int) -> bool:
        try:
            fcntl.flock(self.fd, how | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def release(self) -> None:
        fcntl.flock(self.fd, fcntl.LOCK_UN)

    def close(self) -> None:
        """Close the file; the lock goes on where a child process inherited it."""
        os.close(self.fd)

    def __enter__(self) -> FileLock:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


async def wait_for(attempt: Callable[[], bool], seconds: float, complaint: str) -> None:
    """Try until the attempt succeeds; raises GraphBusy with the complaint after so many seconds."""
    loop = asyncio.get_running_loop()
    deadline = loop.time() + seconds
    while not attempt():
        if loop.time() > deadline:
            raise GraphBusy(complaint)
        await asyncio.sleep(_POLL_SECONDS)
