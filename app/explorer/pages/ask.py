"""The page where questions are asked."""

from __future__ import annotations

import time
from typing import Annotated, Any

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from app.api.deps import StoreDep
from app.ask import LONGEST
from app.ask.answer import answer
from app.ask.models import Answer
from app.explorer.chips import chips, replaced
from app.explorer.examples import examples
from app.explorer.picture import of_told
from app.explorer.suggest import suggestions
from app.explorer.told import apart, told_by_facts
from app.explorer.web import Page, PageDep
from graph.store import Store

router = APIRouter()

_KEPT = 600.0  # seconds for which the questions to try are kept: the graph changes slowly
Words = Annotated[str, Query(max_length=LONGEST)]


@router.get("/", response_model=None)
async def ask(page: PageDep, store: StoreDep, q: Words = "", old: Words = "", new: Words = "") -> Response:
    """The question box, and the answer to what the address asks; `old` words of it are changed to `new` ones."""
    question = q.strip()
    if old:
        return RedirectResponse(page.address(q=replaced(question, old, new.strip()), old=None, new=None), 303)
    found = await answer(question, page.lang if page.lang == "ar" else None, store) if question else None
    shown = await _shown(found, page.lang, store) if found else {}
    if page.part:
        return page.html("answer.html", question=question, answer=found, **shown)
    return page.html("ask.html", question=question, answer=found, examples=_kept(page), **shown)


async def _shown(found: Answer, lang: str, store: Store) -> dict[str, Any]:
    """What the answer's template needs besides the answer."""
    some = await told_by_facts(store, [fact.id for fact in found.facts], lang)
    held, rest = apart(some)
    marks = chips(found.question, found.lang, found.interpretation)
    return {"held": held, "rest": rest, "picture": of_told(some), "chips": marks}


def _kept(page: Page) -> list[str] | None:
    """The questions to try, where they were made not long ago."""
    since, found = _examples(page).get(page.lang, (-_KEPT, []))
    return found if time.monotonic() - since < _KEPT else None


def _examples(page: Page) -> dict[str, tuple[float, list[str]]]:
    kept: dict[str, tuple[float, list[str]]] = page.request.app.state.__dict__.setdefault("examples", {})
    return kept


@router.get("/examples")
async def questions(page: PageDep, store: StoreDep) -> HTMLResponse:
    """Questions to try: the page asks for them after it was painted, since each is answered first."""
    found = _kept(page)
    if found is None:
        found = await examples(store, page.lang, page.words["ask"]["forms"]) or list(page.words["ask"]["examples"])
        _examples(page)[page.lang] = (time.monotonic(), found)
    return page.html("examples.html", examples=found)


@router.get("/suggest")
async def suggest(page: PageDep, store: StoreDep, q: Words = "") -> HTMLResponse:
    """Names that complete the end of what is typed, as options of a list."""
    return page.html("options.html", found=await suggestions(store, q))
