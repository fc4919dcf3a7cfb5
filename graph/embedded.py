"""The embedded graph: finds or starts the local ArcadeDB of a folder, and says how to reach it.

The server is a process of its own (`graph.embedded_server`), detached from whoever started it, so that a
short command that ends never takes the graph from a long one. Three locks in the folder keep order:

- `server.lock`  held by the server while it lives. Whoever gets it starts a server, which inherits it:
  so there is one at most, and after a kill -9 the next comer finds it free.
- `clients.lock` shared by everybody connected. The server that can have it to itself is idle.
- `writer.lock`  held for one transaction: on ArcadeDB, writers of one hot node fail.
"""

from __future__ import annotations

import asyncio
import json
import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from graph.errors import GraphUnavailable
from graph.locks import FileLock, wait_for

USER = "root"
DATABASE = "diplograph"
_START_SECONDS = 300.0  # it takes 3 s on a free machine, minutes on a starved one; a failure is noticed at once
_WRITE_SECONDS = 60.0


@dataclass(frozen=True)
class Server:
    """A running server, as `server.json` tells it (mode 0600: it holds the password)."""

    url: str
    password: str
    pid: int
    user: str = USER
    database: str = DATABASE


@asynccontextmanager
async def attach(home: Path) -> AsyncIterator[Server]:
    """The server of a folder, started if there is none; it keeps running at least while attached.

    Raises GraphUnavailable, with the reason, where the folder cannot be used or the server does not start.
    """
    _prepare(home)
    with FileLock(home / "clients.lock") as lock:
        await wait_for(lock.try_shared, _START_SECONDS, f"the embedded graph in {home} is still stopping")
        try:
            yield await find_or_start(home)
        finally:
            os.utime(lock.fd)  # the server counts its idle time from here


async def stop(home: Path) -> None:
    """Stop the server of a folder, if one runs, whoever is connected; returns once it is gone."""
    _prepare(home)
    with FileLock(home / "server.lock") as lock:
        if lock.try_exclusive():
            return
        server = _running(home)
        if server is not None:
            os.kill(server.pid, signal.SIGTERM)
        await wait_for(lock.try_exclusive, _START_SECONDS, f"the embedded graph in {home} does not stop")


class OneWriter:
    """Lets one transaction at a time write, over all tasks and processes of a folder."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._turn = asyncio.Lock()
        self._lock = FileLock(home / "writer.lock")

    @asynccontextmanager
    async def __call__(self) -> AsyncIterator[None]:
        async with self._turn:
            complaint = f"another process has been writing to {self._home} for {_WRITE_SECONDS:.0f} s"
            await wait_for(self._lock.try_exclusive, _WRITE_SECONDS, complaint)
            try:
                yield
            finally:
                self._lock.release()

    def close(self) -> None:
        self._lock.close()


def _prepare(home: Path) -> None:
    try:
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        FileLock(home / "clients.lock").close()
    except OSError as error:
        raise GraphUnavailable(
            f"cannot write to {home} ({error.strerror}): set DIPLOGRAPH_HOME to a writable folder"
        ) from error


async def find_or_start(home: Path) -> Server:
    """The server of a folder, started if there is none; for whoever is attached, as `attach` tells.

    Raises GraphUnavailable, with the reason, where it does not start.
    """
    starter = _Starter(home)
    complaint = f"the embedded graph in {home} does not start: see {home / 'server.log'}"
    await wait_for(starter.found, _START_SECONDS, complaint)
    assert starter.server is not None
    return starter.server


class _Starter:
    """Starts a server once, unless there is one or another process starts one."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._started = False
        self.server: Server | None = None

    def found(self) -> bool:
        with FileLock(self._home / "server.lock") as lock:
            if lock.try_exclusive():
                self._start(lock)
            else:
                self.server = _running(self._home)
        return self.server is not None

    def _start(self, lock: FileLock) -> None:
        if self._started:
            raise GraphUnavailable(f"the embedded graph in {self._home} did not start: {_failure(self._home)}")
        (self._home / "server.json").unlink(missing_ok=True)
        _spawn(self._home, lock)
        self._started = True


def _spawn(home: Path, lock: FileLock) -> None:
    """Start the server process, which takes the lock along and leaves our session; returns at once."""
    command = [sys.executable, "-P", "-m", "graph.embedded_server", str(home.absolute()), str(lock.fd)]
    with open(home / "server.log", "wb", opener=_private) as log:
        subprocess.run(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, pass_fds=[lock.fd], check=False)


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _running(home: Path) -> Server | None:
    """The server that `server.json` tells of, if its process lives."""
    told = _told(home)
    if told is None or "error" in told:
        return None
    server = Server(**told)
    try:
        os.kill(server.pid, 0)
    except OSError:
        return None
    return server


def _failure(home: Path) -> str:
    told = _told(home) or {}
    return str(told.get("error") or f"see {home / 'server.log'}")


def _told(home: Path) -> dict[str, Any] | None:
    try:
        told: dict[str, Any] = json.loads((home / "server.json").read_bytes())
    except FileNotFoundError:
        return None
    return told


def tell(home: Path, what: Server | str) -> None:
    """Write `server.json`, at once and for its owner alone: the server, or why there is none."""
    draft = home / f"server.json.{os.getpid()}"
    with open(draft, "w", encoding="utf-8", opener=_private) as file:
        json.dump({"error": what} if isinstance(what, str) else asdict(what), file)
    draft.replace(home / "server.json")
