"""What a request may cost: the size of its body, and the time until its answer."""

from __future__ import annotations

import asyncio

from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.api.errors import TooLargeError, TooSlowError, answer

SECONDS = 30.0
BODY = 64_000  # bytes
INGEST_BODY = 20_000_000


class Limits:
    """Refuses a body that is too large, however it is sent, and ends what takes too long."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started = False

        async def sending(message: Message) -> None:
            nonlocal started
            started = True
            await send(message)

        try:
            async with asyncio.timeout(SECONDS):
                await self._app(scope, _bounded(scope, receive), sending)
        except TimeoutError:
            if started:
                raise
            late = TooSlowError(f"no answer within {SECONDS:.0f} s")
            await (await answer(Request(scope), late))(scope, receive, send)


def _bounded(scope: Scope, receive: Receive) -> Receive:
    """`receive`, which fails once more of the body has come than may."""
    most = INGEST_BODY if scope["path"] in ("/v1/ingest", "/load", "/load/keep") else BODY
    come = 0

    async def receiving() -> Message:
        nonlocal come
        message = await receive()
        come += len(message.get("body", b""))
        if come > most:
            raise TooLargeError(most)
        return message

    return receiving
