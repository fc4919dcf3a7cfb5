"""The OpenAPI description: FastAPI's, with the form of errors, how keys are sent, and answers of the sample graph."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from app.api.errors import ProblemDocument
from app.api.guard import needed

_SCHEMES = {
    "bearer": {"type": "http", "scheme": "bearer", "description": "An API key (`diplograph key add`)"},
    "header": {"type": "apiKey", "in": "header", "name": "X-API-Key"},
}


@cache
def examples() -> dict[str, Any]:
    """Answers of the sample graph, shortened, by method and path ("GET /v1/facts")."""
    found: dict[str, Any] = json.loads((files("app.api") / "examples.json").read_text("utf-8"))
    return found


def describe(app: FastAPI) -> dict[str, Any]:
    """The description of an application, made once."""
    if app.openapi_schema is None:
        made = get_openapi(title=app.title, version=app.version, description=app.description, routes=app.routes)
        parts = made["components"]
        parts["schemas"]["ProblemDocument"] = ProblemDocument.model_json_schema()
        if app.state.needs_keys:
            parts["securitySchemes"] = _SCHEMES
        for path, methods in made["paths"].items():
            for method, operation in methods.items():
                _complete(method.upper(), path, operation, needs_keys=app.state.needs_keys)
        app.openapi_schema = made
    return app.openapi_schema


def _complete(method: str, path: str, operation: dict[str, Any], *, needs_keys: bool) -> None:
    """Adds who may call an operation, and its example."""
    scope = needed(method, path)
    if scope is not None:
        if needs_keys:
            operation["security"] = [{name: []} for name in _SCHEMES]
        operation["description"] = (
            f"{operation.get('description', '')}\n\nScope of the key, where one is needed: {scope}."
        )
    answer = examples().get(f"{method} {path}")
    for status, response in operation["responses"].items():
        if status.startswith("2") and answer is not None:
            response["content"]["application/json"]["example"] = answer
