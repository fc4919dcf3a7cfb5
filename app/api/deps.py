"""What routes are given: the store, and the check that a request asks for nothing unknown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Annotated

from fastapi import Depends, Request
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute

from app.api.errors import ParameterError
from graph.store import Store


def _store(request: Request) -> Store:
    store: Store = request.app.state.store
    return store


StoreDep = Annotated[Store, Depends(_store)]


def refuse_unknown(request: Request) -> None:
    """A parameter that the route does not have, or that is given twice, is an error: else a misspelt filter
    would answer with everything, and look right."""
    route: APIRoute = request.scope["route"]
    known = set(_parameters(route.dependant))
    for name, times in Counter(key for key, _ in request.query_params.multi_items()).items():
        if name not in known:
            raise ParameterError(name, f"unknown parameter; known are: {', '.join(sorted(known)) or 'none'}")
        if times > 1:
            raise ParameterError(name, "given more than once")


def _parameters(dependant: Dependant) -> Iterator[str]:
    """The query parameters of a route and of what it depends on."""
    yield from (p.alias for p in dependant.query_params)
    for below in dependant.dependencies:
        yield from _parameters(below)
