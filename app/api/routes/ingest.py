"""Articles in, and out again."""

from __future__ import annotations

from http import HTTPStatus
from typing import Annotated, Any

from fastapi import APIRouter, Header, Request, Response, status
from pydantic import BaseModel, ConfigDict, Field

from app.api.deps import ArticlePath, StoreDep
from app.api.errors import NotFoundError, described
from app.api.jobs import Jobs
from app.api.models import Job
from graph.load import retract

router = APIRouter(prefix="/v1", tags=["ingest"])


class Articles(BaseModel):
    """Articles to read, each with `text`, and `id`, `title`, `lang`, `published`, `url`, `source` where known."""

    model_config = ConfigDict(extra="forbid")

    articles: Annotated[list[dict[str, Any]], Field(min_length=1, max_length=500)]


@router.post(
    "/ingest",
    status_code=status.HTTP_202_ACCEPTED,
    responses=described(HTTPStatus.CONFLICT, "The Idempotency-Key was used for other articles before"),
)
async def ingest(
    request: Request,
    response: Response,
    sent: Articles,
    idempotency_key: Annotated[str | None, Header(min_length=1, max_length=200)] = None,
) -> Job:
    """Articles are taken, and read one after the other; the job, at `Location`, tells what became of each.

    With an `Idempotency-Key` the same articles may be sent again, without being read again; with other articles it
    is a conflict.
    """
    owner = getattr(request.state, "key", None) or ""
    job = await _jobs(request).submit(owner, idempotency_key, sent.articles)
    response.headers["Location"] = f"/v1/jobs/{job.id}"
    return job


@router.get("/jobs/{id}")
async def job(request: Request, id: str) -> Job:  # noqa: A002
    """How far a job is, and what became of each article; kept for a week."""
    return await _jobs(request).find(id)


@router.delete("/articles/{id:path}", status_code=status.HTTP_204_NO_CONTENT)
async def retract_article(store: StoreDep, id: ArticlePath) -> None:  # noqa: A002
    """Takes one article and its facts back out of the graph, and nothing else."""
    if not await retract(store, id):
        raise NotFoundError("article", id)


def _jobs(request: Request) -> Jobs:
    jobs: Jobs = request.app.state.jobs
    return jobs
