"""Articles sent over HTTP, read, told of and taken back, on a graph of their own."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from service import calling
from shell import ARABIC, ENGLISH
from waiting import until

from app.api.connection import Connection
from app.api.jobs import Jobs
from app.api.models import Job, State
from app.settings import Settings
from graph.store import Store


@pytest.fixture(scope="module")
def writer(emptied: Settings) -> Iterator[httpx.Client]:
    with calling(emptied) as opened:
        yield opened


def done(client: httpx.Client, reply: httpx.Response) -> Any:
    """The job of a reply, once it is done."""
    assert reply.status_code == 202, reply.text

    def over() -> Any:
        job = client.get(reply.headers["location"]).json()
        return None if job["state"] in ("queued", "running") else job

    return until(over)


def test_articles_are_read_told_of_and_taken_back(writer: httpx.Client) -> None:
    before = writer.get("/v1/stats")
    sent = [ENGLISH, {"id": "bad", "text": " "}, ARABIC, {"text": 1}]
    job = done(writer, writer.post("/v1/ingest", json={"articles": sent}))
    assert (job["state"], job["error"], job["articles"], job["loaded"], job["failed"]) == ("done", None, 4, 2, 2)
    results = [(r["index"], r["article"], r["status"], r["facts"] > 0) for r in job["results"]]
    assert results == [
        (0, "en-1", "loaded", True),
        (1, None, "failed", False),
        (2, "ar-1", "loaded", True),
        (3, None, "failed", False),
    ]
    assert "no text" in job["results"][1]["error"]
    assert "/tmp" not in json.dumps(job)
    # what was known before the articles came is not known any longer
    changed = writer.get("/v1/stats", headers={"If-None-Match": before.headers["etag"]})
    assert (changed.status_code, changed.json()["articles"]) == (200, 2)
    (met,) = writer.get("/v1/paths", params={"source": "Q7747", "target": "hassan-rouhani"}).json()["items"]
    assert met["steps"][0]["evidence"][0]["quotes"] == [ENGLISH["text"]]
    assert writer.delete("/v1/articles/en-1").status_code == 204
    assert writer.delete("/v1/articles/en-1").status_code == 404
    assert writer.get("/v1/paths", params={"source": "Q7747", "target": "hassan-rouhani"}).json()["items"] == []


def test_the_same_key_is_the_same_job_and_other_articles_are_refused(writer: httpx.Client) -> None:
    key = {"Idempotency-Key": "monday"}
    first = writer.post("/v1/ingest", json={"articles": [ARABIC]}, headers=key)
    assert done(writer, first)["state"] == "done"
    again = writer.post("/v1/ingest", json={"articles": [ARABIC]}, headers=key)
    assert (again.status_code, again.json()["id"], again.json()["state"]) == (202, first.json()["id"], "done")
    other = writer.post("/v1/ingest", json={"articles": [ENGLISH]}, headers=key)
    assert (other.status_code, other.json()["code"]) == (409, "idempotency-key-reused")
    assert "409" in writer.get("/openapi.json").json()["paths"]["/v1/ingest"]["post"]["responses"]
    without = writer.post("/v1/ingest", json={"articles": [ARABIC]})
    assert without.json()["id"] != first.json()["id"]
    assert done(writer, without)["unchanged"] == 1


@pytest.mark.parametrize(
    "body", [{}, {"articles": []}, {"articles": ["text"]}, {"articles": [{}] * 501}, {"more": 1}, []]
)
def test_refused(writer: httpx.Client, body: object) -> None:
    assert writer.post("/v1/ingest", json=body).status_code == 422


def test_another_worker_tells_of_a_job_too(writer: httpx.Client, emptied: Settings) -> None:
    job = done(writer, writer.post("/v1/ingest", json={"articles": [ENGLISH]}))
    with calling(emptied) as other:
        assert other.get(f"/v1/jobs/{job['id']}").json() == job


def test_no_such_job(writer: httpx.Client) -> None:
    assert writer.get("/v1/jobs/none").status_code == 404


@pytest.mark.anyio
async def test_a_job_without_a_sign_of_life_was_interrupted_and_can_be_sent_again(
    embedded_store: Store, graph_home: Path
) -> None:
    settings = Settings(home=graph_home)
    connection = Connection(settings)
    async with connection.running():
        jobs = Jobs(settings, connection)
        first = await jobs.submit("", "k", [ENGLISH])
        await jobs.close()
        await embedded_store.write(
            "MATCH (m:Meta {id: $id}) SET m.updated = 0, m.job = replace(m.job, '\"done\"', '\"running\"')",
            id=f"job:{first.id}",
        )
        assert (await jobs.find(first.id)).state == "interrupted"
        again = await jobs.submit("", "k", [ENGLISH])
        assert (again.id, again.state) == (first.id, "queued")
        await jobs.close()
        assert (await jobs.find(first.id)).unchanged == 1


@pytest.mark.anyio
async def test_a_job_that_is_done_and_not_yet_written_down_was_not_interrupted(
    embedded_store: Store, graph_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = Settings(home=graph_home)
    connection = Connection(settings)
    async with connection.running():
        jobs = Jobs(settings, connection)
        keep, done_, go_on = jobs._keep, asyncio.Event(), asyncio.Event()

        async def slow(job: Job, content: str) -> None:
            if job.state is State.DONE:
                done_.set()
                await go_on.wait()
            await keep(job, content)

        monkeypatch.setattr(jobs, "_keep", slow)
        first = await jobs.submit("", "slept", [ENGLISH])
        await done_.wait()
        await embedded_store.write("MATCH (m:Meta {id: $id}) SET m.updated = 0", id=f"job:{first.id}")
        assert (await jobs.find(first.id)).state in ("queued", "running")
        go_on.set()
        await jobs.close()
        assert (await jobs.find(first.id)).state == "done"
