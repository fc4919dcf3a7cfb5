"""Errors as pages: whoever looks at a page is told in one, programs get the problem document."""

from __future__ import annotations

import inspect
import json
from collections.abc import Callable
from typing import Any

from fastapi import FastAPI, Request
from fastapi.responses import Response

from app.explorer.web import Page

# Addresses that programs ask
_PROGRAMS = ("/v1", "/healthz", "/readyz", "/metrics", "/openapi.json", "/static/")
Handler = Callable[[Request, Any], Any]


def install(app: FastAPI) -> None:
    """Lets the errors of pages be pages; the handlers that the application has make the problem itself."""
    for error, handler in list(app.exception_handlers.items()):
        if "websocket" not in str(error).lower():
            app.add_exception_handler(error, _as_page(handler))


def _as_page(handler: Handler) -> Handler:
    async def answer(request: Request, error: Exception) -> Response:
        made = handler(request, error)
        problem: Response = await made if inspect.isawaitable(made) else made
        wanted = not request.url.path.startswith(_PROGRAMS) and _takes_pages(request.headers.get("accept", ""))
        return _page(request, problem) if wanted and "json" in (problem.media_type or "") else problem

    return answer


def _takes_pages(accept: str) -> bool:
    """Whether who asks would take a page, by his Accept header: all do but programs that want JSON alone."""
    return "json" not in accept or "html" in accept


def _page(request: Request, problem: Response) -> Response:
    """The page of a problem, with its status and headers."""
    told = json.loads(bytes(problem.body))
    lang = request.query_params.get("lang")
    page = Page(request, "ar" if lang == "ar" else "en" if lang == "en" else None)
    shown = page.html("problem.html", code=problem.status_code, problem=told)
    for name, value in problem.headers.items():
        if name not in ("content-type", "content-length"):
            shown.headers[name] = value
    return shown
