"""The pages, a module each, and their installation on an application."""

from __future__ import annotations

from fastapi import FastAPI
from fastapi.responses import HTMLResponse
from fastapi.staticfiles import StaticFiles

from app.explorer import problems
from app.explorer.pages import articles, ask, entities, graph, load, overview
from app.explorer.web import STATIC


def install(app: FastAPI) -> None:
    """Puts the pages and their files on an application, whose errors were installed before."""
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    for module in (ask, graph, articles, entities, overview, load):
        app.include_router(module.router, include_in_schema=False, default_response_class=HTMLResponse)
    problems.install(app)
