"""The process of the embedded graph: ArcadeDB with its Bolt plugin on 127.0.0.1, until nobody is left.

Started by `graph.embedded` as `python -m graph.embedded_server HOME LOCK_FD`, the lock on HOME/server.lock
inherited under that number. It detaches itself, writes HOME/server.json once it answers, and stops on
SIGTERM or after DIPLOGRAPH_IDLE_SECONDS (600) without a client.
"""

from __future__ import annotations

import os
import secrets
import signal
import socket
import sys
import threading
import time
from pathlib import Path
from typing import Any

from graph import schema
from graph.embedded import DATABASE, Server, tell
from graph.locks import FileLock

_IDLE_SECONDS = 600.0
_JVM = {
    "heap_size": "2g",
    # milliseconds: no statement may keep the server for ever, and it ignores a transaction's own timeout
    "jvm_args": ["-Darcadedb.command.timeout=120000"],
}


def main() -> None:
    """Run as a daemon: the starter goes on as soon as this process has left its session."""
    home = Path(sys.argv[1])
    if os.fork():
        os._exit(0)
    os.setsid()
    os.umask(0o077)
    os.chdir(home)  # ArcadeDB logs into the current folder
    stopping = threading.Event()
    try:
        idle = float(os.environ.get("DIPLOGRAPH_IDLE_SECONDS", _IDLE_SECONDS))
        engine = _start(home)
    except Exception as error:  # the edge of the process: the starter reads why
        tell(home, " ".join(str(error).split()))
        raise
    # after the JVM's own handler, which would end the process at once
    signal.signal(signal.SIGTERM, lambda *_: stopping.set())
    with FileLock(home / "clients.lock") as clients:
        _serve_until_idle(clients, idle, stopping)
        (home / "server.json").unlink(missing_ok=True)
        engine.stop()


def _start(home: Path) -> Any:
    """Start ArcadeDB and tell where it is; returns the running engine."""
    # the password is for this run alone
    (home / "config" / "server-users.jsonl").unlink(missing_ok=True)
    password = secrets.token_urlsafe(24)
    # loads JPype, which is for after the fork
    from arcadedb_embedded.server import ArcadeDBServer  # type: ignore[import-untyped]  # noqa: PLC0415

    bolt, http = _free_ports(2)
    config = {
        "mode": "production",
        "host": "127.0.0.1",
        "http_port": str(http),
        "bolt_port": bolt,
        "server_plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin",
    }
    engine = ArcadeDBServer(str(home), password, config, _JVM)
    engine.start()
    database = engine.create_database(DATABASE)  # opens it where it is
    for statement in schema.ARCADEDB_SQL:
        database.command("sql", statement)
    tell(home, Server(f"bolt://127.0.0.1:{bolt}", password, os.getpid()))
    return engine


def _free_ports(count: int) -> list[int]:
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports: list[int] = [each.getsockname()[1] for each in sockets]
    for each in sockets:
        each.close()
    return ports


def _serve_until_idle(clients: FileLock, limit: float, stopping: threading.Event) -> None:
    """Return once told to stop, or idle long enough; then nobody can attach until this process has ended."""
    busy = time.time()
    while not stopping.wait(min(1.0, limit / 4)):
        if not clients.try_exclusive():
            busy = time.time()
            continue
        if time.time() - max(busy, os.fstat(clients.fd).st_mtime) >= limit:
            return
        clients.release()


if __name__ == "__main__":
    main()
