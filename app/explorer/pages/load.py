"""Articles in: what they say is shown first, and kept if it is wanted."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Annotated

from fastapi import APIRouter, File, Form, Request, UploadFile
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from app.api.errors import ParameterError
from app.api.jobs import Jobs
from app.explorer.web import PageDep, SameSite
from graph.facts import Article
from ingest.articles import SUFFIXES, BadInput, read
from ingest.results import Result, facts_of

router = APIRouter()

_MOST = 500  # articles at once, as of the API
_PREVIEWED = 2_000_000  # bytes: some half a minute of reading, which a request cannot be longer than
Line = Annotated[str, Form(max_length=500)]


@router.get("/load")
async def load(page: PageDep) -> HTMLResponse:
    """Files to drop, or a text to paste."""
    return page.html("load.html", results=None, suffixes=",".join(SUFFIXES))


@router.post("/load", dependencies=[SameSite])
async def preview(
    page: PageDep,
    files: Annotated[list[UploadFile], File()] = [],  # noqa: B006  (FastAPI copies it)
    text: Annotated[str, Form()] = "",
    title: Line = "",
    published: Line = "",
    source: Line = "",
    url: Line = "",
) -> HTMLResponse:
    """What is found, before any of it is kept."""
    named = [(file.filename or "article.txt", await file.read()) for file in files if file.filename]
    if text.strip():
        pasted = {"text": text, "title": title, "published": published, "source": source, "url": url}
        record = {name: value for name, value in pasted.items() if value.strip()}
        named.append(("pasted.json", json.dumps(record).encode()))
    if not named:
        raise ParameterError("files", "no file and no text was sent")
    if sum(len(content) for _, content in named) > _PREVIEWED:
        raise ParameterError("files", "more than 2 MB cannot be shown before it is kept: use diplograph ingest")
    results = await asyncio.to_thread(lambda: list(_read(named)))
    kept = [one.article.model_dump(exclude_none=True) for one in results if isinstance(one, Result)]
    return page.html("load.html", results=results, kept=json.dumps(kept) if kept else "", suffixes="")


@router.post("/load/keep", response_model=None, dependencies=[SameSite])
async def keep(page: PageDep, request: Request, articles: Annotated[str, Form()]) -> Response:
    """Begins the job that loads what was shown."""
    try:
        sent = [Article.model_validate(one).model_dump(exclude_none=True) for one in json.loads(articles)[:_MOST]]
    except (ValueError, TypeError):
        raise ParameterError("articles", "are not what the page showed") from None
    jobs: Jobs = request.app.state.jobs
    job = await jobs.submit(getattr(request.state, "key", None) or "", None, sent)
    return RedirectResponse(f"/load/{job.id}?lang={page.lang}", 303)


@router.get("/load/{id}")
async def progress(page: PageDep, request: Request, id: str) -> HTMLResponse:  # noqa: A002
    """How far the loading is; the page asks again until it is done."""
    jobs: Jobs = request.app.state.jobs
    return page.html("job.html" if page.part else "loading.html", job=await jobs.find(id))


def _read(named: Sequence[tuple[str, bytes]]) -> Iterator[Result | BadInput]:
    """The articles of files with what they say; at most as many as are taken at once."""
    left = _MOST
    with TemporaryDirectory(prefix="diplograph-") as folder:
        for number, (name, content) in enumerate(named):
            suffix = PurePosixPath(name).suffix.lower()
            if suffix not in SUFFIXES:
                yield BadInput(name, f"not a kind of file that is read ({', '.join(SUFFIXES)})")
                continue
            path = Path(folder) / f"{number}{suffix}"
            path.write_bytes(content)
            for one in read(path):
                left -= 1
                if left < 0:
                    yield BadInput(name, f"at most {_MOST} articles are taken at once")
                    return
                yield facts_of(one) if isinstance(one, Article) else BadInput(name, one.error)
