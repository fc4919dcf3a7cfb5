"""What routes are given: the store, and the check that a request asks for nothing unknown."""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncIterator, Iterator
from datetime import date
from typing import Annotated, Any, Literal, get_args, get_origin

from fastapi import Depends, Path, Query, Request
from fastapi._compat import ModelField
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute
from pydantic import BeforeValidator, StringConstraints

from app.api.connection import Connection
from app.api.errors import ParameterError
from app.api.models import language
from graph.store import Store


async def _store(request: Request) -> AsyncIterator[Store]:
    connection: Connection = request.app.state.connection
    async with connection.turn() as store:
        yield store


StoreDep = Annotated[Store, Depends(_store, scope="function")]


def _id_like(example: str) -> Any:
    """An id in an address, with one of the sample graph."""
    return Path(examples=[example], max_length=500)


EntityPath = Annotated[str, _id_like("Q7747")]
EventPath = Annotated[str, _id_like("gecf-summit-2015")]
FactPath = Annotated[str, _id_like("f-35e06bdf0166e0a9e570")]
ArticlePath = Annotated[str, _id_like("sample-en-1-wire")]
# Of texts that must not be blank; what is a space differs between kinds of regular expressions, so all are named
VISIBLE = r"[^\s\x1c-\x1f\x85]"
EntityId = Annotated[str, StringConstraints(min_length=1, max_length=500)]


def _iso_day(given: object) -> object:
    """Lets nothing but an ISO day become a date: a number would be taken for seconds since 1970."""
    if not isinstance(given, str) or len(given) != 10:
        raise ValueError("not a day like 2015-11-23")
    return given


Day = Annotated[date, BeforeValidator(_iso_day)]


async def in_language(
    lang: Annotated[Literal["en", "ar"] | None, Query(description="Language of `name`, where it is known")] = None,
) -> None:
    """Lets `name` be in the language that is asked for."""
    language.set(lang)


InLanguage = Depends(in_language)


def day(given: date | None) -> str | None:
    """A day as the graph has it, ISO 8601."""
    return given.isoformat() if given else None


def refuse_unknown(request: Request) -> None:
    """A parameter that the route does not have, or that is given twice, is an error: else a misspelt filter
    would answer with everything, and look right."""
    route: APIRoute = request.scope["route"]
    known = {p.alias: p for p in _parameters(route.dependant)}
    for name, times in Counter(key for key, _ in request.query_params.multi_items()).items():
        if name not in known:
            raise ParameterError(name, f"unknown parameter; known are: {', '.join(sorted(known)) or 'none'}")
        if times > 1 and not _is_list(known[name].field_info.annotation):
            raise ParameterError(name, "given more than once")


def _parameters(dependant: Dependant) -> Iterator[ModelField]:
    """The query parameters of a route and of what it depends on."""
    yield from dependant.query_params
    for below in dependant.dependencies:
        yield from _parameters(below)


def _is_list(annotation: Any) -> bool:
    return any(get_origin(each) is list for each in (annotation, *get_args(annotation)))
