"""The service under load, beside the bare driver and a bare FastAPI: `python -m bench api`.

Measured on the graph that the environment names, which should be a large one (`diplograph import icews`). All figures
of a table come from one run on one machine, so what counts is their ratio. The graph is killed where it is the
embedded one, or where BENCH_NEO4J names the folder of a server that `.ci/neo4j` started. With BENCH_HOME, the folder
of an embedded graph, that one is measured in the same run, before the server.
"""

from __future__ import annotations

import asyncio
import json
import os
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import httpx
from fastapi import FastAPI
from rich.console import Console
from rich.table import Table

from app import keys
from app import settings as config
from app.settings import Settings
from app.store import open_graph
from graph.errors import GraphError
from graph.queries import browse, network
from graph.queries.browse import FactFilter
from graph.queries.network import EdgeFilter
from graph.store import Store

_ROUNDS = 150
_CLIENTS = 50
_SECONDS = float(os.environ.get("BENCH_SECONDS", "60"))
_NEO4J = "BENCH_NEO4J"
_HOME = "BENCH_HOME"
_BUSIEST = (
    "MATCH (e:Person)<-[:INVOLVES]-(f:Fact) RETURN e.id AS id, count(f) AS n ORDER BY n DESC, id SKIP $skip LIMIT 20"
)


class Probe(NamedTuple):
    """One question, as an address of the API and as what the API asks the graph for it."""

    name: str
    path: str
    cypher: str
    params: dict[str, Any]


def run(console: Console) -> None:
    """Prints latency, load, throughput beside a bare endpoint, and what a killed graph does."""
    server = config.load()
    if server.graph_url is not None and _HOME in os.environ:
        with _embedded(Path(os.environ[_HOME])):
            asyncio.run(_run(console, config.load()))
    asyncio.run(_run(console, server))


@contextmanager
def _embedded(home: Path) -> Iterator[None]:
    """The environment, which the processes started here read too, names an embedded graph."""
    url = os.environ.pop(f"{config.PREFIX}GRAPH_URL")
    os.environ[f"{config.PREFIX}HOME"] = str(home)
    yield
    os.environ[f"{config.PREFIX}GRAPH_URL"] = url


async def _run(console: Console, settings: Settings) -> None:
    async with open_graph(settings) as store, _key(settings) as headers:
        (size,) = await store.read("MATCH (f:Fact) RETURN count(f) AS facts")
        probes = await _probes(store)
        console.print(f"{size['facts']} facts, {store.dialect.value}, {os.cpu_count()} cores")
        async with (
            _process(["-m", "app.cli", "serve"], "--port") as url,
            httpx.AsyncClient(base_url=url, timeout=60, headers=headers) as client,
        ):
            console.print(await _latency(store, url, headers, probes))
            console.print(await _load(client, probes))
            await _throughput(console, client, probes[0])
            if settings.graph_url is None or _NEO4J in os.environ:
                console.print(await _killed(settings, client, probes[0]))


@asynccontextmanager
async def _key(settings: Settings) -> AsyncIterator[dict[str, str]]:
    """The headers of a caller whom the service lets in, as often as he likes."""
    os.environ |= {f"{config.PREFIX}RATE": "0"}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "keys.json"
        os.environ |= {f"{config.PREFIX}KEYS": str(path)}
        key = keys.add(path, "bench", [keys.Scope.READ])
        yield {"X-API-Key": key} if settings.needs_keys else {}


async def _probes(store: Store) -> list[Probe]:
    """Questions on people of whom much is told, but not the most."""
    (person, *_) = await store.read(_BUSIEST, skip=10)
    identity = person["id"]
    facts = browse.facts(FactFilter(participant=identity), None, 51)
    edges = network.around([identity], EdgeFilter(), 51)
    assert edges is not None
    days = browse.facts(FactFilter(type="MEET", participant=identity, from_="2014-01-01", to="2014-06-30"), None, 51)
    return [
        Probe(
            "meetings of a person in a range",
            f"/v1/facts?type=MEET&participant={identity}&from=2014-01-01&to=2014-06-30",
            *days,
        ),
        Probe("50 facts of a person", f"/v1/facts?participant={identity}", *facts),
        Probe("relations of a person", f"/v1/entities/{identity}/relations", *edges),
    ]


@asynccontextmanager
async def _process(arguments: Sequence[str], port_option: str) -> AsyncIterator[str]:
    """A service as a process of its own; its address, once it is ready."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, *arguments, port_option, str(port)]
    process = await asyncio.create_subprocess_exec(*command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    url = f"http://127.0.0.1:{port}"
    try:
        async with httpx.AsyncClient(base_url=url) as client:
            await _until(lambda: _is_ready(client))
        yield url
    finally:
        process.send_signal(signal.SIGTERM)
        await process.wait()


async def _is_ready(client: httpx.AsyncClient) -> bool:
    try:
        return (await client.get("/readyz")).status_code == 200
    except httpx.HTTPError:
        return False


async def _until(ready: Callable[[], Awaitable[bool]]) -> None:
    while not await ready():
        await asyncio.sleep(0.1)


async def _latency(store: Store, url: str, headers: dict[str, str], probes: Sequence[Probe]) -> Table:
    """p50 of the bare driver and of the API, in turn; wanted is at most 1.3 times and 2 ms more.

    The client is that of the standard library: httpx alone takes a millisecond of its own for a request.
    """
    connection = HTTPConnection(urlsplit(url).netloc)
    table = Table("question", "driver ms", "API ms", "wanted at most ms", title="p50, one request at a time")
    for probe in probes:
        bare: list[float] = []
        served: list[float] = []
        for _ in range(_ROUNDS):
            bare.append(await _timed(store.read(probe.cypher, **probe.params)))
            served.append(_fetched(connection, probe.path, headers))
        one, other = statistics.median(bare) * 1000, statistics.median(served) * 1000
        table.add_row(probe.name, f"{one:.1f}", f"{other:.1f}", f"{1.3 * one + 2:.1f}")
    return table


def _fetched(connection: HTTPConnection, path: str, headers: dict[str, str]) -> float:
    began = time.perf_counter()
    connection.request("GET", path, headers=headers)
    with connection.getresponse() as reply:
        reply.read()
    taken = time.perf_counter() - began
    if reply.status != 200:
        raise SystemExit(f"{path} was answered with {reply.status}")
    return taken


async def _timed(work: Awaitable[object]) -> float:
    began = time.perf_counter()
    await work
    return time.perf_counter() - began


async def _load(client: httpx.AsyncClient, probes: Sequence[Probe]) -> Table:
    """Many clients at once; wanted are no errors, and p99 within ten times p50."""
    statuses, times = await _clients(client, [probe.path for probe in probes], _SECONDS)
    points = statistics.quantiles(times, n=100)
    table = Table(
        "requests", "a second", "not 200", "p50 ms", "p99 ms", "p99 / p50", title=f"{_CLIENTS} clients at once"
    )
    wrong = sum(n for status, n in statuses.items() if status != 200)
    cells = [points[49] * 1000, points[98] * 1000, points[98] / points[49]]
    table.add_row(str(len(times)), f"{len(times) / _SECONDS:.0f}", str(wrong), *(f"{cell:.1f}" for cell in cells))
    return table


async def _clients(client: httpx.AsyncClient, paths: Sequence[str], seconds: float) -> tuple[Counter[int], list[float]]:
    statuses: Counter[int] = Counter()
    times: list[float] = []
    end = time.perf_counter() + seconds

    async def one(number: int) -> None:
        while time.perf_counter() < end:
            began = time.perf_counter()
            reply = await client.get(paths[number % len(paths)])
            times.append(time.perf_counter() - began)
            statuses[reply.status_code] += 1
            number += 1

    await asyncio.gather(*(one(number) for number in range(_CLIENTS)))
    return statuses, times


def bare() -> FastAPI:
    """The least that could answer: FastAPI, the driver, one Cypher of the environment."""
    cypher, params = json.loads(os.environ["BENCH_QUERY"])

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        async with open_graph(config.load()) as store:
            app.state.store = store
            yield

    app = FastAPI(lifespan=lifespan)

    @app.get("/readyz")
    async def ready() -> str:
        return "ok"

    @app.get("/")
    async def rows() -> Any:
        return await app.state.store.read(cypher, **params)

    return app


async def _throughput(console: Console, client: httpx.AsyncClient, probe: Probe) -> None:
    """Requests a second of the API and of a bare endpoint that runs the same Cypher."""
    seconds = _SECONDS / 4
    os.environ["BENCH_QUERY"] = json.dumps([probe.cypher, probe.params])
    _, times = await _clients(client, [probe.path], seconds)
    command = ["-m", "uvicorn", "--factory", "bench.api:bare", "--no-access-log", "--log-level", "warning"]
    async with _process(command, "--port") as url, httpx.AsyncClient(base_url=url, timeout=60) as other:
        _, bare_times = await _clients(other, ["/"], seconds)
    ours, theirs = len(times) / seconds, len(bare_times) / seconds
    console.print(f"{probe.name}: {ours:.0f} requests a second, a bare FastAPI {theirs:.0f}; ratio {ours / theirs:.2f}")


async def _killed(settings: Settings, client: httpx.AsyncClient, probe: Probe) -> str:
    """kill -9 of the graph's server under load: what was answered, and how long until all is well again."""
    right = (await client.get(probe.path)).content
    seen: list[tuple[float, int, bool]] = []
    ended = asyncio.Event()

    async def one() -> None:
        while not ended.is_set():
            reply = await client.get(probe.path)
            seen.append((time.perf_counter(), reply.status_code, reply.content == right))
            await asyncio.sleep(0.05)

    clients = asyncio.gather(*(one() for _ in range(10)))
    await asyncio.sleep(2)
    killed = time.perf_counter()
    await _restarted(settings)
    back = time.perf_counter()
    await asyncio.sleep(10)
    ended.set()
    await clients
    statuses = Counter(status for _, status, _ in seen)
    wrong = sum(status == 200 and not same for _, status, same in seen)
    last = max((at for at, status, _ in seen if status != 200), default=killed)
    return (
        f"graph killed: answers {dict(statuses)}, {wrong} wrong; away for {back - killed:.1f} s, "
        f"full service {max(0.0, last - back):.1f} s after its return"
    )


async def _restarted(settings: Settings) -> None:
    """Kills the server, and returns once it answers again: the embedded one is started by the service itself."""
    if settings.graph_url is None:
        told = settings.home / "server.json"
        pid = json.loads(told.read_bytes())["pid"]
        os.kill(pid, signal.SIGKILL)
        await _until(lambda: _is_new(told, pid))
        return
    file = Path(os.environ[_NEO4J]) / "pid"
    command = Path(f"/proc/{int(file.read_text())}/cmdline").read_bytes().split(b"\0")[:-1]
    os.kill(int(file.read_text()), signal.SIGKILL)
    await asyncio.sleep(3)
    log = (file.parent / "console.log").open("wb")
    process = await asyncio.create_subprocess_exec(*command, stdout=log, stderr=log, start_new_session=True)
    file.write_text(str(process.pid))
    await _until(lambda: _is_up(settings))


async def _is_up(settings: Settings) -> bool:
    try:
        async with open_graph(settings):
            return True
    except GraphError:
        return False


async def _is_new(told: Path, pid: int) -> bool:
    try:
        return bool(json.loads(told.read_bytes()).get("pid", pid) != pid)
    except (OSError, ValueError):
        return False
