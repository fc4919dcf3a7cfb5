"""The pages' addresses."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, FastAPI, Query
from fastapi.responses import HTMLResponse
from fastapi.staticfiles import StaticFiles

from app.api.deps import StoreDep
from app.ask.answer import answer
from app.explorer.picture import of_facts
from app.explorer.web import STATIC, PageDep

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)


@router.get("/")
async def ask(page: PageDep, store: StoreDep, q: Annotated[str, Query(max_length=1000)] = "") -> HTMLResponse:
    """The question box, and the answer to what the address asks."""
    question = q.strip()
    found = await answer(question, page.lang if page.lang == "ar" else None, store) if question else None
    picture = of_facts(found.facts) if found else []
    return page.html("answer.html" if page.part else "ask.html", question=question, answer=found, picture=picture)


def install(app: FastAPI) -> None:
    """Puts the pages and their files on an application."""
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    app.include_router(router)
