"""ETag and If-None-Match: an answer stands for as long as the graph does not change.

What a GET under /v1 answers depends on its address and the graph alone, so the tag is made of both, and a client
that has the answer already is told so before anything is looked up.
"""

from __future__ import annotations

from importlib.metadata import version

from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.api.connection import Connection
from graph.errors import GraphError
from graph.ids import digest

_ELSEWHERE = ("/v1/jobs/",)  # what depends on more than the graph
_VERSION = version("diplograph")  # which is read from a file each time


class Conditional:
    """Tags answers, and answers 304 to who has them."""

    def __init__(self, app: ASGIApp, connection: Connection) -> None:
        self._app = app
        self._connection = connection

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not _is_tagged(scope):
            await self._app(scope, receive, send)
            return
        known = dict(scope["headers"]).get(b"if-none-match", b"").decode("latin-1")
        # The revision of a second ago may tag an answer of now: at worst it is fetched once more. It may not
        # say that nothing has changed.
        revision = await self._current() if known else self._connection.revision
        tag = _tag(scope, revision)
        headers = {"ETag": tag, "Cache-Control": "private, no-cache", "Vary": "Accept, Authorization, X-API-Key"}
        if revision and tag in (each.strip() for each in known.split(",")):
            await Response(status_code=304, headers=headers)(scope, receive, send)
            return

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] == 200 and revision:
                pairs = [(name.lower().encode(), value.encode()) for name, value in headers.items()]
                message["headers"] = [*message["headers"], *pairs]
            await send(message)

        await self._app(scope, receive, sending)

    async def _current(self) -> str:
        """The graph's revision at this moment; "" while it is away, which fits no tag."""
        try:
            return await self._connection.store().revision()
        except GraphError:
            return ""


def _is_tagged(scope: Scope) -> bool:
    path: str = scope["path"]
    return scope["method"] == "GET" and path.startswith("/v1/") and not path.startswith(_ELSEWHERE)


def _tag(scope: Scope, revision: str) -> str:
    address = scope["path"] + "?" + scope["query_string"].decode("latin-1")
    return f'W/"{digest(_VERSION, revision, address)}"'
