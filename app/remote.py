"""The commands `ask`, `ingest` and `retract` on a service elsewhere, over its REST API."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from rich.console import Console

from app.ask.models import Answer
from app.client import Client
from app.commands import summarize
from app.settings import Settings
from app.show import show_answer
from app.talk import Talk
from graph.facts import Article
from graph.ids import digest
from ingest.articles import BadInput, find, read
from ingest.job import Summary

_BATCH = 50  # articles a request
_MOST = 10_000_000  # characters of text a request


def open_service(settings: Settings) -> Client:
    """The service that the settings name."""
    assert settings.url is not None
    return Client(settings.url, settings.api_key)


def ask(settings: Settings, question: str, as_of: str | None) -> Answer:
    """What the service answers. Raises ServiceError."""
    with open_service(settings) as service:
        return service.ask(question, as_of=as_of)


def converse(
    settings: Settings, as_of: str | None, out: Console, messages: Console, *, with_cypher: bool = False
) -> None:
    """Answers questions from the terminal until an empty one; each may lean on those before it."""
    talk = Talk(messages)
    with open_service(settings) as service:
        while question := talk.next():
            talk.heard(found := service.ask(question, as_of=as_of, context=talk.before))
            show_answer(found, False, out, with_cypher=with_cypher)


def retract(settings: Settings, article: str, messages: Console) -> bool:
    """Takes an article back; whether it was there."""
    with open_service(settings) as service:
        found = service.retract(article)
    messages.print(f"{article}: {'taken back' if found else 'no such article in the graph'}", markup=False)
    return found


def ingest(settings: Settings, paths: Iterable[Path], lang: str | None, messages: Console) -> int:
    """Sends articles to be read, some at a time, and says what became of them; how many failed."""
    summary = Summary()
    readings = (reading for path in find(paths) for reading in read(path, lang))
    with open_service(settings) as service:
        for articles in _batches(readings, summary):
            sent = [article.model_dump(mode="json") for article in articles]
            job = service.wait(service.ingest(sent, key=digest(*(article.model_dump_json() for article in articles))))
            summary.loaded += job.loaded
            summary.unchanged += job.unchanged
            summary.facts += job.facts
            summary.failed += [
                BadInput(articles[one.index].id, one.error or job.error or "not read")
                for one in job.results
                if one.status == "failed"
            ]
            if job.error:
                summary.failed.append(BadInput(job.id, job.error))
            messages.print(f"{summary.read} articles, {summary.facts} facts", end="\r")
    summarize(summary, messages)
    return len(summary.failed)


def _batches(readings: Iterable[Article | BadInput], summary: Summary) -> Iterator[list[Article]]:
    """Articles as many as a request may hold; what cannot be read is noted."""
    batch: list[Article] = []
    size = 0
    for reading in readings:
        if isinstance(reading, BadInput):
            summary.failed.append(reading)
            continue
        if batch and (len(batch) == _BATCH or size + len(reading.text) > _MOST):
            yield batch
            batch, size = [], 0
        batch.append(reading)
        size += len(reading.text)
    if batch:
        yield batch
