"""What the service tells of itself: a line a request, and figures for Prometheus.

Neither holds a question, an id or a key: a line has the pattern of the address, not the address.
"""

from __future__ import annotations

import json
import logging
import math
import re
import secrets
import time
from collections import Counter, defaultdict
from collections.abc import Iterator

from starlette.types import ASGIApp, Message, Receive, Scope, Send

log = logging.getLogger("diplograph.access")

_GIVEN_ID = re.compile(rb"[\w.-]{1,64}")
_METHODS = frozenset({"GET", "HEAD", "POST", "DELETE", "OPTIONS", "PUT", "PATCH"})
# Upper bounds of the classes of durations, in seconds
_BOUNDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)


class JsonLines(logging.Formatter):
    """A record of the log as a JSON object in a line."""

    def format(self, record: logging.LogRecord) -> str:
        line = {"time": self.formatTime(record), "level": record.levelname, "log": record.name}
        return json.dumps(line | {"message": record.getMessage()} | getattr(record, "request", {}))


class Metrics:
    """Counts of this process. Several workers have several: each tells its own, told apart by `worker`."""

    def __init__(self, worker: int) -> None:
        self._worker = worker
        self.running = 0
        self._requests: Counter[tuple[str, str, int]] = Counter()
        self._within: dict[str, Counter[float]] = defaultdict(Counter)
        self._seconds: dict[str, float] = defaultdict(float)

    def note(self, method: str, route: str, status: int, seconds: float) -> None:
        """Counts a request that was answered."""
        self._requests[method, route, status] += 1
        self._seconds[route] += seconds
        for bound in (*_BOUNDS, math.inf):
            self._within[route][bound] += seconds <= bound

    def text(self, *, graph_up: bool) -> str:
        """The figures in the text format of Prometheus (0.0.4)."""
        return "".join(f"{line}\n" for line in self._lines(graph_up))

    def _lines(self, graph_up: bool) -> Iterator[str]:
        worker = f'worker="{self._worker}"'
        yield "# TYPE diplograph_requests_total counter"
        for (method, route, status), n in sorted(self._requests.items()):
            yield f'diplograph_requests_total{{{worker},method="{method}",route="{route}",status="{status}"}} {n}'
        yield "# TYPE diplograph_request_seconds histogram"
        for route, within in sorted(self._within.items()):
            labels = f'{worker},route="{route}"'
            for bound in (*_BOUNDS, math.inf):
                le = "+Inf" if bound == math.inf else bound
                yield f'diplograph_request_seconds_bucket{{{labels},le="{le}"}} {within[bound]}'
            yield f"diplograph_request_seconds_sum{{{labels}}} {self._seconds[route]:.6f}"
            yield f"diplograph_request_seconds_count{{{labels}}} {within[math.inf]}"
        yield "# TYPE diplograph_requests_running gauge"
        yield f"diplograph_requests_running{{{worker}}} {self.running}"
        yield "# TYPE diplograph_graph_up gauge"
        yield f"diplograph_graph_up{{{worker}}} {int(graph_up)}"


class _Answering:
    """One answer under way: noted once, before its last part goes out, or where it ends without one."""

    def __init__(self, observe: Observe, scope: Scope, send: Send) -> None:
        self._observe, self._scope, self._send = observe, scope, send
        self._began = time.perf_counter()
        self._status = 500
        self._noted = False

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self._status = message["status"]
            identity = self._scope["state"]["request_id"].encode()
            more = [(b"x-request-id", identity), (b"x-content-type-options", b"nosniff")]
            message["headers"] = [*message["headers"], *more]
        elif not message.get("more_body"):
            self.note()
        await self._send(message)

    def note(self) -> None:
        if not self._noted:
            self._noted = True
            self._observe.note(self._scope, self._status, time.perf_counter() - self._began)


class Observe:
    """Gives each request an id, which the answer carries, and notes how it went."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self._app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        given = dict(scope["headers"]).get(b"x-request-id", b"")
        identity = given.decode() if _GIVEN_ID.fullmatch(given) else secrets.token_hex(8)
        scope.setdefault("state", {})["request_id"] = identity
        self._metrics.running += 1
        answering = _Answering(self, scope, send)
        try:
            await self._app(scope, receive, answering.send)
        finally:
            self._metrics.running -= 1
            answering.note()

    def note(self, scope: Scope, status: int, seconds: float) -> None:
        """Counts a request and writes its line."""
        method = scope["method"] if scope["method"] in _METHODS else "other"
        route = getattr(scope.get("route"), "path", "none")
        self._metrics.note(method, route, status, seconds)
        line = {
            "request": scope["state"]["request_id"],
            "method": method,
            "route": route,
            "status": status,
            "ms": round(seconds * 1000, 1),
            "key": scope["state"].get("key"),
        }
        log.info("request", extra={"request": line})
