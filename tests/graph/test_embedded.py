"""The embedded server: one a folder, there for whoever comes, gone when nobody is left, safe to kill."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import socket
import stat
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from waiting import LONG

from graph import embedded
from graph.errors import GraphAuthError, GraphUnavailable
from graph.locks import FileLock
from graph.store import open_store

pytestmark = pytest.mark.anyio


@pytest.fixture
async def home(tmp_path: Path) -> AsyncIterator[Path]:
    """A folder of its own for a test that stops or breaks its server."""
    yield tmp_path / "a b" / "graph"
    await embedded.stop(tmp_path / "a b" / "graph")


async def gone(home: Path, seconds: float = LONG) -> bool:
    """Whether the server of a folder ends in that time."""
    with FileLock(home / "server.lock") as lock:
        for _ in range(int(seconds * 20)):
            if lock.try_exclusive():
                return True
            await asyncio.sleep(0.05)
    return False


async def test_two_starters_make_one_server_with_private_files(home: Path) -> None:
    async with open_store(home=home) as one, open_store(home=home) as two:
        await one.write("CREATE (:Person {id: 'a', name_ar: 'روحاني'})")
        assert await two.read("MATCH (p:Person) RETURN p.name_ar AS name") == [{"name": "روحاني"}]
    modes = {path: stat.S_IMODE(path.stat().st_mode) for path in [home, *home.rglob("*")]}
    assert {path for path, mode in modes.items() if mode & 0o077} == set()


async def test_concurrent_starters_make_one_server(home: Path) -> None:
    async def server() -> embedded.Server:
        async with embedded.attach(home) as found:
            return found

    servers = await asyncio.gather(*(server() for _ in range(5)))
    assert len(set(servers)) == 1
    assert servers[0].url.startswith("bolt://127.0.0.1:")
    assert os.getsid(servers[0].pid) != os.getsid(0)


async def test_another_process_connects_to_the_same_server(graph_home: Path) -> None:
    program = (
        "import asyncio, sys, pathlib, graph.embedded as e\n"
        "async def main():\n"
        "    async with e.attach(pathlib.Path(sys.argv[1])) as server: print(server.pid)\n"
        "asyncio.run(main())"
    )
    async with embedded.attach(graph_home) as server:
        other = await asyncio.create_subprocess_exec(sys.executable, "-c", program, graph_home, stdout=subprocess.PIPE)
        output, _ = await other.communicate()
        assert int(output) == server.pid


async def test_what_was_acknowledged_outlives_a_kill(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph.store._RETRY_SECONDS", 1.0)  # by the driver, on a server that has gone
    acknowledged = []

    async def write_until_killed() -> None:
        async with open_store(home=home) as store:
            for n in range(100_000):
                await store.write("CREATE (:Person {id: $id})-[:INVOLVES]->(:Topic {id: $id})", id=f"p{n:06}")
                acknowledged.append(f"p{n:06}")

    writer = asyncio.create_task(write_until_killed())
    while len(acknowledged) < 50:
        await asyncio.sleep(0.01)
        assert not writer.done(), writer.exception()
    os.kill(json.loads((home / "server.json").read_text())["pid"], signal.SIGKILL)
    with pytest.raises(GraphUnavailable, match=r"the embedded graph in .* does not answer: run"):
        await writer
    async with open_store(home=home) as store:
        rows = await store.read(
            "MATCH (p:Person)-[:INVOLVES]->(t:Topic) WHERE p.id = t.id RETURN p.id AS id ORDER BY id"
        )
        ids = [row["id"] for row in rows]
        assert ids[: len(acknowledged)] == acknowledged
        assert len(ids) - len(acknowledged) <= 1  # one may have been written and not yet acknowledged
        assert await store.read("MATCH (n) WHERE n:Person OR n:Topic RETURN count(n) AS n") == [{"n": 2 * len(ids)}]
        await store.write("CREATE (:Person {id: 'after'})")


async def test_a_server_that_goes_down_is_waited_for_and_followed_by_another(home: Path) -> None:
    home.mkdir(parents=True)
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    embedded.tell(home, embedded.Server(f"bolt://127.0.0.1:{port}", "secret", os.getpid()))
    lock = FileLock(home / "server.lock")
    assert lock.try_exclusive()  # as by a process that was killed and is not yet gone
    asyncio.get_running_loop().call_later(0.5, lock.close)
    async with open_store(home=home) as store:
        assert await store.read("RETURN 1 AS n") == [{"n": 1}]


async def test_it_stops_when_idle_and_not_before(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DIPLOGRAPH_IDLE_SECONDS", "0.5")
    async with open_store(home=home) as store:
        await store.write("CREATE (:Person {id: 'a'})")
        assert not await gone(home, seconds=1.5)
    assert await gone(home)
    assert not (home / "server.json").exists()
    async with open_store(home=home) as store:
        assert await store.read("MATCH (p:Person) RETURN p.id AS id") == [{"id": "a"}]


async def test_a_stopped_server_is_started_anew_with_another_password(home: Path) -> None:
    async with embedded.attach(home) as before:
        pass
    await embedded.stop(home)
    assert await gone(home, seconds=0.1)
    async with embedded.attach(home) as after:
        assert after.password != before.password


async def test_a_server_json_of_a_dead_process_is_not_believed(home: Path) -> None:
    home.mkdir(parents=True)
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    embedded.tell(home, embedded.Server("bolt://127.0.0.1:9", "stale", dead.pid))
    async with embedded.attach(home) as server:
        assert server.pid != dead.pid


@pytest.mark.parametrize("where", ["file", "file/below"])
async def test_a_folder_that_cannot_be_used_is_one_clear_line(tmp_path: Path, where: str) -> None:
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(GraphUnavailable, match=r"cannot write to .*set DIPLOGRAPH_HOME") as caught:
        async with open_store(home=tmp_path / where):
            pass
    assert "\n" not in str(caught.value)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
async def test_a_folder_that_is_not_ours_is_one_clear_line(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(GraphUnavailable, match=r"Permission denied.*set DIPLOGRAPH_HOME"):
        async with open_store(home=tmp_path):
            pass


async def test_a_database_that_another_server_holds_is_one_clear_line(home: Path) -> None:
    async with embedded.attach(home) as holder:
        (home / "server.lock").unlink()  # so that the next one believes that nobody is there
        with pytest.raises(GraphUnavailable, match=r"did not start: .*lock") as caught:
            async with embedded.attach(home):
                pass
        assert "\n" not in str(caught.value)
    os.kill(holder.pid, signal.SIGTERM)


async def test_a_refused_password_is_not_told(graph_home: Path) -> None:
    async with embedded.attach(graph_home) as server:
        with pytest.raises(GraphAuthError, match="DIPLOGRAPH_GRAPH_PASSWORD") as caught:
            async with open_store(server.url, user="root", password="wrong-secret", database=server.database):
                pass
    assert "wrong-secret" not in str(caught.value)


async def test_writers_of_two_stores_take_turns(graph_home: Path) -> None:
    guards = [embedded.OneWriter(graph_home) for _ in range(2)]
    inside = 0

    async def write(guard: embedded.OneWriter) -> None:
        nonlocal inside
        async with guard():
            inside += 1
            await asyncio.sleep(0.01)
            assert inside == 1
            inside -= 1

    await asyncio.gather(*(write(guards[n % 2]) for n in range(10)))
    for guard in guards:
        guard.close()
