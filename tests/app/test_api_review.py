"""Reviewing over HTTP: what is decided moves an entity, and is undone; and the way in from the root."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest
from service import calling, fill
from talks import ARTICLE, HELD, tell

from app.settings import Settings
from graph.store import Store


@pytest.fixture(scope="module")
def writer(emptied: Settings) -> Iterator[httpx.Client]:
    fill(emptied, tell)
    with calling(emptied) as opened:
        yield opened


def test_a_merged_entity_is_moved_until_that_is_undone(writer: httpx.Client) -> None:
    decision = {"verdict": "same", "one": "p-boris", "other": "p-dora", "reason": "one man"}
    made = writer.post("/v1/review", json=decision)
    assert (made.status_code, made.json()["one"]["id"], made.json()["reason"]) == (201, "p-boris", "one man")
    (standing,) = writer.get("/v1/review/judgements").json()["items"]
    assert standing == made.json()
    assert standing["recorded"]
    moved = writer.get("/v1/entities/p-dora/timeline?limit=5")
    assert (moved.status_code, moved.headers["location"]) == (308, "/v1/entities/p-boris/timeline?limit=5")
    assert writer.get("/v1/entities/p-dora", follow_redirects=True).json()["id"] == "p-boris"
    picture = writer.get("/v1/graph", params={"center": "p-dora", "status": "held"}).json()
    assert [(edge["source"], edge["target"], edge["count"]) for edge in picture["edges"]] == [("p-anna", "p-boris", 1)]
    pair = {"one": "p-boris", "other": "p-dora"}
    assert writer.delete("/v1/review", params=pair).status_code == 204
    assert writer.delete("/v1/review", params=pair).status_code == 404
    assert writer.get("/v1/entities/p-dora").json()["id"] == "p-dora"


@pytest.mark.parametrize(
    ("one", "other", "status", "words"),
    [
        ("p-boris", "p-boris", 409, "nothing to judge"),
        ("p-boris", "tehran", 409, "different kinds"),
        ("x", "y", 404, "knows neither"),
    ],
)
def test_what_cannot_be_judged_is_told(writer: httpx.Client, one: str, other: str, status: int, words: str) -> None:
    reply = writer.post("/v1/review", json={"verdict": "same", "one": one, "other": other})
    code = {409: "judgement-refused", 404: "not-found"}[status]
    assert (reply.status_code, reply.json()["code"]) == (status, code)
    assert words in reply.json()["detail"]


def test_pairs_are_listed(writer: httpx.Client) -> None:
    page = writer.get("/v1/review", params={"limit": 1}).json()
    assert page.keys() == {"items", "next"}


def test_names_in_the_language_that_is_asked_for(writer: httpx.Client) -> None:
    for lang, name in (("ar", "آنا إيفانوفا"), ("en", "Anna Ivanova")):
        assert writer.get("/v1/entities/p-anna", params={"lang": lang}).json()["name"] == name
        (country,) = writer.get("/v1/countries", params={"lang": lang}).json()["items"]
        assert country["name"] == {"ar": "إيران", "en": "Iran"}[lang]
    assert writer.get("/v1/entities/p-anna?lang=xx").status_code == 422


def test_from_the_root_to_the_sentence_in_four_requests(writer: httpx.Client) -> None:
    page = writer.get("/").text
    assert '<link rel="alternate" type="application/json" href="/v1"' in page
    links = writer.get("/v1").json()["links"]
    facts = writer.get(links["facts"]).json()["items"]
    assert facts[0]["evidence"][0]["quote"] == HELD.evidence[0].quote


def test_a_subtype_of_an_earlier_version_breaks_nothing(emptied: Settings) -> None:
    async def tell_oddly(store: Store) -> None:
        await tell(store)
        odd = "MATCH (f:Fact {id: $id})-[:SUPPORTS]->(h) SET f.json = $json, h.subtype = 'brunch' RETURN h.id AS id"
        json = HELD.model_dump_json().replace('"subtype":null', '"subtype":"brunch"')
        assert await store.write(odd, id=HELD.id, json=json)

    fill(emptied, tell_oddly)
    with calling(emptied) as client:
        replies = [
            client.get(path)
            for path in (f"/v1/facts/{HELD.id}", f"/v1/articles/{ARTICLE.id}", f"/articles/{ARTICLE.id}", "/v1/events")
        ]
        replies.append(client.get("/v1/entities/p-anna/timeline"))
        replies.append(client.post("/v1/ask", json={"question": "Who met Anna Ivanova in Tehran?"}))
    fill(emptied, tell)
    assert [reply.status_code for reply in replies] == [200] * 6
    assert (replies[0].json()["subtype"], replies[-1].json()["answers"][0]["facts"]) == (None, [HELD.id])


def test_a_report_is_decided(writer: httpx.Client) -> None:
    form = {"complaint": "wrong", "fact": HELD.id, "words": HELD.evidence[0].quote, "comment": "no"}
    assert writer.post(f"/articles/{ARTICLE.id}", data=form).status_code == 303
    (report,) = writer.get("/v1/review/remarks").json()["items"]
    assert (report["fact"], report["outcome"]) == (HELD.id, None)
    path = f"/v1/review/remarks/{report['id']}"
    settled = writer.put(path, json={"outcome": "accepted"})
    assert (settled.status_code, settled.json()) == (200, report | {"outcome": "accepted"})
    told = {"participant": HELD.participants[0].id, "other": HELD.participants[1].id, "status": "held"}
    assert writer.get("/v1/facts", params=told).json()["items"] == []
    writer.put(path, json={"outcome": "dismissed"})
    assert [fact["id"] for fact in writer.get("/v1/facts", params=told).json()["items"]] == [HELD.id]
    unknown = writer.put("/v1/review/remarks/r-0", json={"outcome": "accepted"})
    assert (unknown.status_code, unknown.json()["code"]) == (404, "not-found")
