"""HEAD: what a GET would answer, without its body, which the HTTP server leaves out."""

from __future__ import annotations

from starlette.types import ASGIApp, Message, Receive, Scope, Send


class Head:
    """Lets all within see a GET; who is outside still sees what was asked for, and on which route."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "HEAD":
            await self._app(scope, receive, send)
            return
        inner = {**scope, "method": "GET"}

        async def sending(message: Message) -> None:
            scope["route"] = inner.get("route")
            await send(message)

        await self._app(inner, receive, sending)
