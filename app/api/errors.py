"""What goes wrong -> `application/problem+json` (RFC 9457). One table says which error gets which status."""

from __future__ import annotations

import logging
from http import HTTPStatus
from typing import Any, NamedTuple

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from graph.errors import GraphAuthError, GraphBusy, GraphError, GraphUnavailable

log = logging.getLogger(__name__)


class NotFoundError(Exception):
    """There is no such thing under that id."""

    def __init__(self, kind: str, identity: str) -> None:
        super().__init__(f"no {kind} with the id {identity!r}")


class ParameterError(Exception):
    """A parameter that does not exist, is given twice, or makes no sense; `field` names it."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(f"{field}: {message}")
        self.field = field
        self.message = message


class Problem(NamedTuple):
    """How an error class is shown: HTTP status and a code that clients may rely on."""

    status: HTTPStatus
    code: str


# A class stands before those that it inherits from.
PROBLEMS: dict[type[Exception], Problem] = {
    NotFoundError: Problem(HTTPStatus.NOT_FOUND, "not-found"),
    ParameterError: Problem(HTTPStatus.UNPROCESSABLE_ENTITY, "invalid-parameter"),
    RequestValidationError: Problem(HTTPStatus.UNPROCESSABLE_ENTITY, "invalid-request"),
    GraphAuthError: Problem(HTTPStatus.SERVICE_UNAVAILABLE, "graph-refuses-login"),
    GraphUnavailable: Problem(HTTPStatus.SERVICE_UNAVAILABLE, "graph-unavailable"),
    GraphBusy: Problem(HTTPStatus.SERVICE_UNAVAILABLE, "graph-busy"),
    GraphError: Problem(HTTPStatus.INTERNAL_SERVER_ERROR, "graph-error"),
    Exception: Problem(HTTPStatus.INTERNAL_SERVER_ERROR, "internal-error"),
}
_RETRY_SECONDS = "5"


def install(app: FastAPI) -> None:
    """Lets every error of the app, known or not, leave as a problem."""
    for error in PROBLEMS:
        app.add_exception_handler(error, _answer)
    app.add_exception_handler(HTTPException, _http)


async def _answer(request: Request, error: Exception) -> JSONResponse:
    problem = next(p for kind, p in PROBLEMS.items() if isinstance(error, kind))
    if problem.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        log.error("%s: %s: %s", problem.code, type(error).__name__, error)
    # Of an error on our side the client learns the code alone: its words may tell of the inside.
    detail = _detail(error) if problem.status < HTTPStatus.INTERNAL_SERVER_ERROR else problem.status.phrase
    retry = {"Retry-After": _RETRY_SECONDS} if problem.status is HTTPStatus.SERVICE_UNAVAILABLE else {}
    return response(request, problem, detail, errors=_fields(error), headers=retry)


async def _http(request: Request, error: Exception) -> JSONResponse:
    """Errors of the framework: no such path, method not allowed."""
    assert isinstance(error, HTTPException)  # the handler is installed for nothing else
    status = HTTPStatus(error.status_code)
    problem = Problem(status, status.phrase.lower().replace(" ", "-"))
    return response(request, problem, str(error.detail), headers=dict(error.headers or {}))


def response(
    request: Request,
    problem: Problem,
    detail: str,
    *,
    errors: list[dict[str, str]] | None = None,
    headers: dict[str, str] | None = None,
) -> JSONResponse:
    """A problem document."""
    body: dict[str, Any] = {
        "type": f"urn:diplograph:problem:{problem.code}",
        "title": problem.status.phrase,
        "status": problem.status.value,
        "detail": detail,
        "instance": request.url.path,
        "code": problem.code,
    }
    if errors:
        body["errors"] = errors
    return JSONResponse(body, problem.status, headers, media_type="application/problem+json")


def _detail(error: Exception) -> str:
    if isinstance(error, RequestValidationError):
        return "; ".join(f"{e['field']}: {e['message']}" for e in _fields(error))
    return str(error)


def _fields(error: Exception) -> list[dict[str, str]]:
    """The fields that are wrong, without the values given, which a log or a page need not repeat."""
    if isinstance(error, ParameterError):
        return [{"field": error.field, "message": error.message}]
    if isinstance(error, RequestValidationError):
        return [
            {"field": ".".join(str(part) for part in e["loc"][1:]) or str(e["loc"][0]), "message": e["msg"]}
            for e in error.errors()
        ]
    return []
