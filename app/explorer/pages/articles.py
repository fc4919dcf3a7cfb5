"""An article: its text with the facts marked, why each was read, and what readers say of them."""

from __future__ import annotations

import asyncio
from functools import lru_cache
from typing import Annotated

from fastapi import APIRouter, Form
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from app.api.deps import StoreDep
from app.api.errors import refusing
from app.api.models import ArticleDetail
from app.api.routes.facts import get_article, get_fact
from app.explorer.marks import stretches
from app.explorer.web import PageDep, SameSite
from graph.facts import Article, Fact
from graph.queries.browse import WRONG_FACTS
from graph.remarks import Complaint, Outcome, Remark, keep, remarks, settle
from ingest.extract import Extractor
from ingest.results import Why, reasons

router = APIRouter()

_EXPLAINED = 32  # articles whose reasons are kept: reading one again takes a tenth of a second
Words = Annotated[str, Form(max_length=2000)]


@router.get("/articles/{id:path}")
async def article(page: PageDep, store: StoreDep, id: str) -> HTMLResponse:  # noqa: A002
    """The text, if it is kept, with marks; else the facts with their quotes."""
    found = await get_article(store, id)
    said = await remarks(store, id)
    return page.html(
        "article.html",
        article=found,
        parts=stretches(found.text, found.facts) if found.text else [],
        number={fact.id: k for k, fact in enumerate(found.facts, start=1)},
        said={fact.id: [one for one in said if one.fact == fact.id] for fact in found.facts},
        wrong={row["id"] for row in await store.read(WRONG_FACTS, article=id)},
        missing=[one for one in said if one.complaint is Complaint.MISSING],
    )


@router.post("/articles/{id:path}", response_model=None, dependencies=[SameSite])
async def remark(
    page: PageDep,
    store: StoreDep,
    id: str,  # noqa: A002
    complaint: Annotated[Complaint, Form()],
    fact: Words = "",
    words: Words = "",
    comment: Words = "",
) -> Response:
    """Keeps what a reader says: that a fact is wrong, or that words tell one that is missing."""
    await get_article(store, id)  # so that nothing is said of what is not there
    await keep(store, Remark(article=id, complaint=complaint, fact=fact or None, words=words, comment=comment))
    return RedirectResponse(page.article(id, fact or "missing"), 303)


@router.post("/remarks/{id}", response_model=None, dependencies=[SameSite])
async def review(page: PageDep, store: StoreDep, id: str, outcome: Annotated[Outcome, Form()]) -> Response:  # noqa: A002
    """Accepts or dismisses what a reader said; back to the list of what waits."""
    with refusing():
        await settle(store, id, outcome)
    return RedirectResponse(f"/overview?lang={page.lang}#remarks", 303)


@router.get("/why/{id}")
async def why(page: PageDep, store: StoreDep, id: str) -> HTMLResponse:  # noqa: A002
    """The words by which a fact was read: its article is read again, which may take seconds the first time."""
    fact = await get_fact(store, id)
    reason = await asyncio.to_thread(_why, await get_article(store, fact.article), fact)
    return page.html("why.html", fact=fact, reason=reason)


def _why(found: ArticleDetail, fact: Fact) -> Why | None:
    """The reasons for a fact; None where another version read it, or its text is not kept."""
    if not found.text or fact.extractor != Extractor.version:
        return None
    return _reasons(Article.model_validate(found.model_dump(include=set(Article.model_fields)))).get(fact.id)


@lru_cache(maxsize=_EXPLAINED)
def _reasons(read: Article) -> dict[str, Why]:
    return {reading.fact.id: reasons(reading) for reading in Extractor().explain(read)}
