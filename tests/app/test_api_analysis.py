"""Analysis and the Cypher of users over HTTP, and that a newcomer finds the evidence by following links."""

from __future__ import annotations

import re
from typing import Any

import httpx
import pytest
from talks import HELD


def get(client: httpx.Client, path: str, **params: Any) -> Any:
    reply = client.get(path, params=params)
    assert reply.status_code == 200, reply.text
    return reply.json()


class TestAnalysis:
    def test_who_is_central(self, client: httpx.Client) -> None:
        items = get(client, "/v1/analysis/central")["items"]
        assert items[0]["actor"]["id"] == "p-anna"
        assert items[0]["degree"] == 2
        assert len(get(client, "/v1/analysis/central", limit=1)["items"]) == 1

    def test_a_chain_with_the_words_that_say_so(self, client: httpx.Client) -> None:
        (chain,) = get(client, "/v1/analysis/chain", one="p-boris", other="p-dora")["items"]
        assert [actor["id"] for actor in chain["chain"]] == ["p-boris", "p-anna", "p-dora"]
        assert chain["steps"][0]["happenings"][0]["evidence"][0]["quote"] == HELD.evidence[0].quote

    def test_who_meets_whom_is_a_community(self, client: httpx.Client) -> None:
        (found,) = get(client, "/v1/analysis/communities")["items"]
        assert [member["id"] for member in found["members"]] == ["p-anna", "p-boris", "p-dora"]

    @pytest.mark.parametrize("what", ["ties", "together"])
    def test_of_two_days_and_no_attendance_nothing_is_made_up(self, client: httpx.Client, what: str) -> None:
        assert get(client, f"/v1/analysis/{what}")["items"] == []

    def test_within_bounds(self, client: httpx.Client) -> None:
        assert get(client, "/v1/analysis/central", to="1990-01-01")["items"] == []

    @pytest.mark.parametrize(
        ("path", "params", "status", "words"),
        [
            ("chain", {"one": "p-anna"}, 422, "other: "),
            ("chain", {"one": "p-anna", "other": "nobody at all"}, 404, "'nobody at all'"),
            ("brokers", {"one": "Russia", "other": "Nowhereland"}, 404, "'Nowhereland'"),
            ("central", {"one": "Russia"}, 422, "one: unknown parameter"),
            ("central", {"region": "Nowhere"}, 404, "'Nowhere'"),
            ("central", {"limit": 100000}, 422, "limit: "),
            ("elsewhere", {}, 404, "what: "),
        ],
    )
    def test_what_makes_no_sense_is_said(
        self, client: httpx.Client, path: str, params: dict[str, Any], status: int, words: str
    ) -> None:
        reply = client.get(f"/v1/analysis/{path}", params=params)
        assert reply.status_code == status
        assert words in reply.json()["detail"]


def test_no_cypher_unless_it_is_offered(client: httpx.Client) -> None:
    reply = client.post("/v1/cypher", json={"cypher": "RETURN 1 AS one"})
    if "x-api-key" in client.headers:  # on Neo4j, where the tests' service offers it
        assert reply.json() == {"columns": ["one"], "rows": [[1]], "truncated": False}
        written = client.post("/v1/cypher", json={"cypher": "CREATE (n:Stranger)"})
        assert (written.status_code, written.json()["code"]) == (422, "query-refused")
    else:
        assert (reply.status_code, reply.json()["code"]) == (403, "not-offered")


def test_a_newcomer_comes_from_the_first_page_to_the_evidence_in_four_requests(client: httpx.Client) -> None:
    page = client.get("/")
    assert '</v1>; rel="alternate"' in page.headers["link"]
    link = re.search(r'<link rel="alternate" type="application/json" href="([^"]+)"', page.text)
    assert link is not None
    start = client.get(link[1]).json()
    facts = client.get(start["links"]["facts"]).json()["items"]
    met = next(fact for fact in facts if fact["id"] == HELD.id)
    assert met["evidence"][0]["quote"] == HELD.evidence[0].quote
