"""Who may come in: API keys and their scopes, and how often. Whatever is not listed here needs the most."""

from __future__ import annotations

import base64
import binascii
import math
import time
from collections import OrderedDict
from contextlib import suppress
from dataclasses import dataclass

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Send
from starlette.types import Scope as Asgi

from app.api.errors import ForbiddenError, MisdirectedError, TooManyError, UnauthorizedError, answer
from app.keys import Key, Keys, Scope
from app.settings import is_loopback

_OPEN = frozenset({"/healthz", "/readyz", "/openapi.json", "/favicon.ico"})
_OPEN_BELOW = ("/static/",)
_QUESTIONS = frozenset({"/v1/ask", "/v1/match", "/v1/cypher"})  # POST, for what does not fit an address
_PERIOD = 60.0  # seconds
_REMEMBERED = 10_000  # callers whose counts are kept


def needed(method: str, path: str) -> Scope | None:
    """The scope that a request needs; None where anybody may."""
    if path in _OPEN or path.startswith(_OPEN_BELOW):
        return None
    if (
        path in ("/v1/ingest", "/load")
        or path.startswith(("/v1/jobs/", "/load/"))
        or (method == "DELETE" and path.startswith("/v1/articles/"))
    ):
        return Scope.INGEST
    if method in ("GET", "OPTIONS") or (method == "POST" and path in _QUESTIONS):
        return Scope.READ
    return Scope.REVIEW if path.startswith(("/v1/review", "/articles/", "/remarks/")) else Scope.ADMIN


@dataclass(slots=True)
class _Bucket:
    left: float
    at: float


class Rates:
    """How many requests each caller has left: a bucket that holds a minute's worth, and fills steadily."""

    def __init__(self, a_minute: int) -> None:
        self.a_minute = a_minute
        self._buckets: OrderedDict[str, _Bucket] = OrderedDict()

    def take(self, caller: str, now: float) -> tuple[int, float]:
        """What a caller has left after this request, -1 if it is one too many; and seconds until the next."""
        bucket = self._buckets.pop(caller, None) or _Bucket(self.a_minute, now)
        bucket.left = min(self.a_minute, bucket.left + (now - bucket.at) * self.a_minute / _PERIOD)
        bucket.at = now
        self._buckets[caller] = bucket
        if len(self._buckets) > _REMEMBERED:
            self._buckets.popitem(last=False)
        if bucket.left < 1:
            return -1, (1 - bucket.left) * _PERIOD / self.a_minute
        bucket.left -= 1
        return int(bucket.left), _PERIOD / self.a_minute


class Guard:
    """Lets in who has a key for what is asked, and not more often than is allowed. Without keys everybody may."""

    def __init__(self, app: ASGIApp, keys: Keys | None, a_minute: int) -> None:
        self._app = app
        self._keys = keys
        self._rates = Rates(a_minute) if a_minute else None

    async def __call__(self, scope: Asgi, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        if self._keys is None:
            await self._without_keys(request, receive, send)
            return
        scope_needed = needed(request.method, request.url.path)
        key = self._key(request)
        caller = key.name if key else f"address {request.client.host if request.client else ''}"
        try:
            limits = self._count(caller)
            if scope_needed is not None:
                _check(key, scope_needed)
        except (TooManyError, UnauthorizedError, ForbiddenError) as error:
            await (await answer(request, error))(scope, receive, send)
            return
        request.state.key = key.name if key else None

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *limits]
            await send(message)

        await self._app(scope, receive, sending)

    async def _without_keys(self, request: Request, receive: Receive, send: Send) -> None:
        """Everybody of this machine may come in, but no page of elsewhere by a name of its own (DNS rebinding)."""
        name = request.headers.get("host", "localhost").rsplit(":", 1)[0].strip("[]")
        if is_loopback(name):
            await self._app(request.scope, receive, send)
            return
        refused = await answer(request, MisdirectedError("the Host is not this machine"))
        await refused(request.scope, receive, send)

    def _key(self, request: Request) -> Key | None:
        assert self._keys is not None
        given = _given(request.headers)
        return self._keys.find(given) if given else None

    def _count(self, caller: str) -> list[tuple[bytes, bytes]]:
        """The RateLimit headers (IETF httpapi-ratelimit-headers). Raises TooManyError."""
        if self._rates is None:
            return []
        left, seconds = self._rates.take(caller, time.monotonic())
        if left < 0:
            raise TooManyError(seconds)
        policy = f'"minute";q={self._rates.a_minute};w={_PERIOD:.0f}'
        return [
            (b"ratelimit-policy", policy.encode()),
            (b"ratelimit", f'"minute";r={left};t={math.ceil(seconds)}'.encode()),
        ]


def _check(key: Key | None, scope: Scope) -> None:
    if key is None:
        raise UnauthorizedError("an API key is needed, and none that is known was sent")
    if not key.may(scope):
        raise ForbiddenError(f"the key {key.name!r} has not the scope {scope.value!r}")


def _given(headers: Headers) -> str:
    """The key of a request: `Authorization: Bearer KEY`, `X-API-Key: KEY`, or the password of a browser's login."""
    if "authorization" not in headers:
        return headers.get("x-api-key", "")
    scheme, _, value = headers["authorization"].partition(" ")
    if scheme.lower() == "bearer":
        return value.strip()
    with suppress(binascii.Error, ValueError):
        if scheme.lower() == "basic":
            return base64.b64decode(value, validate=True).decode("ascii").partition(":")[2]
    return ""
