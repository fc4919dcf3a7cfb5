"""A client of the REST API, for Python and for the commands' `--url`.

with Client("https://diplograph.example", key="dpg_...") as service:
    for fact in service.facts(type="MEET", participant="Q7747"):
        print(fact.date, fact.evidence[0].quote)
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from types import TracebackType
from typing import Any, Self, TypeVar
from urllib.parse import quote

import httpx
from pydantic import BaseModel

from app.api.models import ArticleDetail, EntityDetail, EventDetail, Happening, Hit, Job, Picture, Relation, State
from app.ask.models import Answer
from graph.facts import Fact

M = TypeVar("M", bound=BaseModel)

_BUSY = frozenset({429, 503})
_PATIENCE = 30.0  # seconds, all in all, that a service may ask to wait
_LOOK_AGAIN = 0.5


class ServiceError(OSError):
    """The service refuses, or is not there. `code` never changes; the message says what to do."""

    def __init__(self, status: int, code: str, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.code = code


class Client:
    """A service at an address; methods raise ServiceError. Where it is busy they wait, within reason."""

    def __init__(self, url: str, key: str | None = None, timeout: float = 60.0) -> None:
        headers = {"Authorization": f"Bearer {key}"} if key else {}
        self._http = httpx.Client(base_url=url, headers=headers, timeout=timeout, follow_redirects=True)
        self._url = url

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._http.close()

    def ask(
        self, question: str, lang: str | None = None, as_of: str | None = None, context: Sequence[str] = ()
    ) -> Answer:
        """The answer to a question in English or Arabic; with `as_of`, an ISO day, as it was known then.

        `context` are the questions asked before in the same conversation, the latest last.
        """
        asked = {"question": question, "lang": lang, "context": list(context)} | ({"as_of": as_of} if as_of else {})
        return Answer.model_validate(self._call("POST", "/v1/ask", json=asked))

    def search(self, name: str, kind: str | None = None, limit: int = 20) -> list[Hit]:
        """Entities by a name, the best first."""
        found = self._call("GET", "/v1/search", params=_given(q=name, kind=kind, limit=limit))
        return [Hit.model_validate(item) for item in found["items"]]

    def facts(self, **filters: Any) -> Iterator[Fact]:
        """Facts that fit every filter, the latest first: the parameters of `/v1/facts`, `from_` for `from`."""
        return self._pages("/v1/facts", Fact, filters)

    def entity(self, identity: str) -> EntityDetail:
        """An entity, of whatever kind."""
        return EntityDetail.model_validate(self._call("GET", f"/v1/entities/{_part(identity)}"))

    def timeline(self, identity: str) -> Iterator[Happening]:
        """What happened with, in, at or about an entity, in the order of dates."""
        return self._pages(f"/v1/entities/{_part(identity)}/timeline", Happening, {})

    def relations(self, identity: str, **filters: Any) -> Iterator[Relation]:
        """With whom an entity met and cooperated, what it visited and attended."""
        return self._pages(f"/v1/entities/{_part(identity)}/relations", Relation, filters)

    def event(self, identity: str) -> EventDetail:
        """A summit or conference, with who was there and what happened."""
        return EventDetail.model_validate(self._call("GET", f"/v1/events/{_part(identity)}"))

    def article(self, identity: str) -> ArticleDetail:
        """An article with its facts."""
        return ArticleDetail.model_validate(self._call("GET", f"/v1/articles/{quote(identity)}"))

    def graph(self, **filters: Any) -> Picture:
        """Nodes and edges: the parameters of `/v1/graph`, `from_` for `from`."""
        return Picture.model_validate(self._call("GET", "/v1/graph", params=_given(**filters)))

    def ingest(self, articles: Sequence[dict[str, Any]], key: str | None = None) -> Job:
        """Sends articles to be read; with a `key` the same ones may be sent again. `wait` tells what came of it."""
        headers = {"Idempotency-Key": key} if key else {}
        return Job.model_validate(self._call("POST", "/v1/ingest", json={"articles": articles}, headers=headers))

    def job(self, identity: str) -> Job:
        """How far a job is."""
        return Job.model_validate(self._call("GET", f"/v1/jobs/{_part(identity)}"))

    def wait(self, job: Job) -> Job:
        """The job, once it is done or was interrupted."""
        while job.state in (State.QUEUED, State.RUNNING):
            time.sleep(_LOOK_AGAIN)
            job = self.job(job.id)
        return job

    def retract(self, article: str) -> bool:
        """Takes an article and its facts back; whether it was there."""
        try:
            self._call("DELETE", f"/v1/articles/{quote(article)}")
        except ServiceError as error:
            if error.status == 404:
                return False
            raise
        return True

    def _pages(self, path: str, model: type[M], filters: dict[str, Any]) -> Iterator[M]:
        params = _given(**filters)
        while True:
            page = self._call("GET", path, params=params)
            yield from (model.model_validate(item) for item in page["items"])
            if page["next"] is None:
                return
            params["cursor"] = page["next"]

    def _call(self, method: str, path: str, **request: Any) -> Any:
        waited = 0.0
        while True:
            try:
                reply = self._http.request(method, path, **request)
            except httpx.HTTPError as error:
                raise ServiceError(0, "no-answer", f"{self._url} does not answer: {error}") from None
            pause = _pause(reply)
            if pause is None or waited + pause > _PATIENCE:
                return _body(reply, self._url)
            time.sleep(pause)
            waited += pause


def _pause(reply: httpx.Response) -> float | None:
    """How long the service asks to wait before the same is asked again; None where it does not."""
    after = reply.headers.get("retry-after", "")
    return float(after) if reply.status_code in _BUSY and after.isdecimal() else None


def _body(reply: httpx.Response, url: str) -> Any:
    if reply.is_success:
        return reply.json() if reply.content else None
    try:
        problem = reply.json()
        message = f"{problem['detail']} ({problem['code']}). {problem['help']}"
        raise ServiceError(reply.status_code, problem["code"], message)
    except (ValueError, KeyError, TypeError):
        raise ServiceError(
            reply.status_code, "not-ours", f"{url} is no diplograph: it answers {reply.status_code}"
        ) from None


def _given(**filters: Any) -> dict[str, Any]:
    return {name.rstrip("_"): value for name, value in filters.items() if value is not None}


def _part(identity: str) -> str:
    return quote(identity, safe="")
