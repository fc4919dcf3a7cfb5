"""What goes wrong -> `application/problem+json` (RFC 9457). One table says which error gets which status."""

from __future__ import annotations

import logging
import math
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from typing import Any, NamedTuple
from urllib.parse import quote

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, RedirectResponse
from pydantic import BaseModel
from starlette.exceptions import HTTPException

from graph.analysis import TooManyError as TooManyTiesError
from graph.errors import GraphAuthError, GraphBusy, GraphError, GraphMissing, GraphUnavailable
from graph.readonly import QueryRefused

log = logging.getLogger("diplograph.errors")


class NotFoundError(Exception):
    """There is no such thing under that id."""

    def __init__(self, kind: str, identity: str) -> None:
        super().__init__(f"no {kind} with the id {identity!r}")


class UnknownNameError(Exception):
    """A name that nobody bears, or that stands for nothing within the bounds; the message says which."""


class MovedError(Exception):
    """It was decided that this entity is another: `kept` is the id that stays."""

    def __init__(self, identity: str, kept: str) -> None:
        super().__init__(f"{identity!r} is {kept!r}")
        self.kept = kept


class RefusedError(Exception):
    """What was asked for contradicts what is there; the message says how."""


@contextmanager
def refusing() -> Iterator[None]:
    """Tells what the graph refuses in its words; that it does not answer or know a thing is told as ever."""
    try:
        yield
    except (GraphUnavailable, GraphAuthError, GraphBusy, GraphMissing):
        raise
    except GraphError as error:
        raise RefusedError(str(error)) from None


class NoPageError(Exception):
    """A cursor that this list never gave."""


class ParameterError(Exception):
    """A parameter that does not exist, is given twice, or makes no sense; `field` names it."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(f"{field}: {message}")
        self.field = field
        self.message = message


class UnauthorizedError(Exception):
    """No API key, or one that is not known. A browser asks for a password, which is the key."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.headers = {"WWW-Authenticate": 'Bearer realm="diplograph", Basic realm="diplograph"'}


class ForbiddenError(Exception):
    """The API key is not good for this."""


class MisdirectedError(Exception):
    """A name that is not this machine's: a page elsewhere has had its own name resolve to this machine."""


class TooManyError(Exception):
    """A caller asks too often; `seconds` until it may ask again."""

    def __init__(self, seconds: float) -> None:
        super().__init__("too many requests")
        self.headers = {"Retry-After": str(math.ceil(seconds))}


class TooLargeError(HTTPException):
    """The body of a request is larger than `most` bytes. An HTTPException: FastAPI hides others met in a body."""

    def __init__(self, most: int) -> None:
        super().__init__(HTTPStatus.REQUEST_ENTITY_TOO_LARGE.value, f"the body has more than {most} bytes")

    def __str__(self) -> str:
        return self.detail


class TooSlowError(Exception):
    """The answer took longer than a request may."""


class NotOfferedError(Exception):
    """Something that this service could do, and that whoever runs it has not allowed."""


class KeyReusedError(Exception):
    """An Idempotency-Key was used for another request before."""


class Problem(NamedTuple):
    """How an error class is shown: HTTP status, a code that clients may rely on, and what to do about it."""

    status: HTTPStatus
    code: str
    help: str


_LATER = "Try again after the seconds of Retry-After."
_REPORT = "Report it with the request's id."
# A class stands before those that it inherits from.
PROBLEMS: dict[type[Exception], Problem] = {
    NotFoundError: Problem(HTTPStatus.NOT_FOUND, "not-found", "Find ids by names: /v1/search?q=..."),
    UnknownNameError: Problem(HTTPStatus.NOT_FOUND, "not-found", "Find names: /v1/search?q=..."),
    NoPageError: Problem(HTTPStatus.NOT_FOUND, "no-such-page", "Begin the list again, without a cursor."),
    ParameterError: Problem(
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "invalid-parameter",
        "Correct what errors names; see /openapi.json.",
    ),
    RequestValidationError: Problem(
        HTTPStatus.UNPROCESSABLE_ENTITY, "invalid-request", "Correct what errors names; see /openapi.json."
    ),
    UnauthorizedError: Problem(
        HTTPStatus.UNAUTHORIZED, "key-needed", "Send `Authorization: Bearer KEY`; `diplograph key add` makes a key."
    ),
    ForbiddenError: Problem(
        HTTPStatus.FORBIDDEN, "scope-missing", "Use a key with the scope named; `diplograph key add` makes one."
    ),
    MisdirectedError: Problem(
        HTTPStatus.MISDIRECTED_REQUEST, "misdirected", "Use localhost, or let the service be open to others, with keys."
    ),
    TooManyError: Problem(HTTPStatus.TOO_MANY_REQUESTS, "too-many-requests", _LATER),
    TooLargeError: Problem(
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "body-too-large", "Send less at once, articles in several requests."
    ),
    TooSlowError: Problem(HTTPStatus.SERVICE_UNAVAILABLE, "too-slow", "Ask for less, or try again later."),
    RefusedError: Problem(HTTPStatus.CONFLICT, "judgement-refused", "See /v1/review and /v1/review/judgements."),
    KeyReusedError: Problem(
        HTTPStatus.CONFLICT, "idempotency-key-reused", "Use another Idempotency-Key for another request."
    ),
    NotOfferedError: Problem(HTTPStatus.FORBIDDEN, "not-offered", "Whoever runs the service may allow it: see README."),
    QueryRefused: Problem(HTTPStatus.UNPROCESSABLE_ENTITY, "query-refused", "Ask with Cypher that reads, on Neo4j."),
    TooManyTiesError: Problem(
        HTTPStatus.UNPROCESSABLE_ENTITY, "too-many-ties", "Narrow the days, the types or the region."
    ),
    GraphAuthError: Problem(
        HTTPStatus.SERVICE_UNAVAILABLE, "graph-refuses-login", "Whoever runs the service: `diplograph doctor`."
    ),
    GraphUnavailable: Problem(HTTPStatus.SERVICE_UNAVAILABLE, "graph-unavailable", _LATER),
    GraphBusy: Problem(HTTPStatus.SERVICE_UNAVAILABLE, "graph-busy", _LATER),
    GraphMissing: Problem(HTTPStatus.NOT_FOUND, "not-found", "Find ids by names: /v1/search?q=..."),
    GraphError: Problem(HTTPStatus.INTERNAL_SERVER_ERROR, "graph-error", _REPORT),
    Exception: Problem(HTTPStatus.INTERNAL_SERVER_ERROR, "internal-error", _REPORT),
}
_HELP = {
    HTTPStatus.NOT_FOUND: "The addresses are listed at /openapi.json.",
    HTTPStatus.METHOD_NOT_ALLOWED: "The methods of each address are listed at /openapi.json.",
}
_NOWHERE = Problem(HTTPStatus.NOT_FOUND, "not-found", _HELP[HTTPStatus.NOT_FOUND])
_NO_JSON = Problem(
    HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "unsupported-media-type", "Send JSON, with `Content-Type: application/json`."
)
_RETRY_SECONDS = "5"


class ProblemDocument(BaseModel):
    """An error (RFC 9457): `code` never changes, `help` says what to do, `request` is the request's id."""

    type: str
    title: str
    status: int
    detail: str
    instance: str
    code: str
    help: str
    request: str
    errors: list[dict[str, str]] = []


_DOCUMENT = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/ProblemDocument"}}}
# For the description of every route
RESPONSES: dict[int | str, dict[str, Any]] = {
    "4XX": {"description": "What was asked cannot be answered", "content": _DOCUMENT},
    "5XX": {"description": "The service or its graph fails", "content": _DOCUMENT},
}


def described(status: HTTPStatus, meaning: str) -> dict[int | str, dict[str, Any]]:
    """For the description of a route: a problem of its own, beside those of every route."""
    return {status.value: {"description": meaning, "content": _DOCUMENT}}


def install(app: FastAPI) -> None:
    """Lets every error of the app, known or not, leave as a problem."""
    for error in PROBLEMS:
        app.add_exception_handler(error, answer)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(MovedError, _moved)


async def answer(request: Request, error: Exception) -> JSONResponse:
    """The problem document of an error of `PROBLEMS`."""
    problem = _problem(request, error)
    if problem.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        log.error("%s: %s: %s", problem.code, type(error).__name__, error, extra={"request": _identity(request)})
    # Of an error on our side the client learns the code alone: its words may tell of the inside.
    detail = _detail(error) if problem.status < HTTPStatus.INTERNAL_SERVER_ERROR else problem.status.phrase
    retry = {"Retry-After": _RETRY_SECONDS} if problem.status is HTTPStatus.SERVICE_UNAVAILABLE else {}
    headers: dict[str, str] = getattr(error, "headers", None) or {}
    return response(request, problem, detail, errors=_fields(error), headers=retry | headers)


async def _moved(request: Request, error: Exception) -> RedirectResponse:
    """To the same address of the entity that stays."""
    assert isinstance(error, MovedError)  # the handler is installed for nothing else
    path = request.scope["route"].path.replace("{id}", quote(error.kept, safe=""))
    query = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(path + query, HTTPStatus.PERMANENT_REDIRECT)


async def _http(request: Request, error: Exception) -> JSONResponse:
    """Errors of the framework: no such path, method not allowed."""
    assert isinstance(error, HTTPException)  # the handler is installed for nothing else
    status = HTTPStatus(error.status_code)
    headers = dict(error.headers or {})
    if status is HTTPStatus.METHOD_NOT_ALLOWED:  # each route knows of its own methods alone
        described = request.app.openapi()["paths"].get(getattr(request.scope.get("route"), "path_format", ""), {})
        methods = {method.upper() for method in described} or set(headers.get("Allow", "").split(", "))
        headers["Allow"] = ", ".join(sorted(methods | ({"HEAD"} if "GET" in methods else set())))
    help_ = _HELP.get(status, "See /openapi.json.")
    problem = Problem(status, status.phrase.lower().replace(" ", "-"), help_)
    return response(request, problem, str(error.detail), headers=headers)


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
        "help": problem.help,
        **_identity(request),
    }
    if errors:
        body["errors"] = errors
    return JSONResponse(body, problem.status, headers, media_type="application/problem+json")


def _problem(request: Request, error: Exception) -> Problem:
    """The problem that an error is; of a request that is not valid, what is wrong with the whole of it goes first."""
    if isinstance(error, RequestValidationError):
        where = [e["loc"] for e in error.errors()]
        if any(loc[0] == "path" for loc in where):  # an address at which there can be nothing
            return _NOWHERE
        if ("body",) in where and "json" not in request.headers.get("content-type", "application/json"):
            return _NO_JSON
    return next(problem for kind, problem in PROBLEMS.items() if isinstance(error, kind))


def _identity(request: Request) -> dict[str, str]:
    return {"request": request.scope.get("state", {}).get("request_id", "")}


def _detail(error: Exception) -> str:
    if isinstance(error, RequestValidationError):
        return "; ".join(f"{e['field']}: {e['message']}" for e in _fields(error))
    return str(error)


def _fields(error: Exception) -> list[dict[str, str]]:
    """The fields that are wrong, without the values given, which a log or a page need not repeat."""
    if isinstance(error, ParameterError):
        return [{"field": error.field, "message": error.message}]
    if isinstance(error, RequestValidationError):
        return [{"field": _field(e), "message": e["msg"]} for e in error.errors()]
    return []


def _field(error: dict[str, Any]) -> str:
    """Where in a request the error is: a parameter, or the path to a value of the body."""
    if error["type"] == "json_invalid":
        return f"body, character {error['loc'][1]}"
    return ".".join(str(part) for part in error["loc"][1:]) or str(error["loc"][0])
