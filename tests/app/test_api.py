"""The REST API on a real graph."""

from __future__ import annotations

from typing import Any

import httpx
import pytest
from talks import ARTICLE, DENIED, FACTS, HELD, PLANNED, TEXT, UNDATED

from app.api.paging import encode
from graph.facts import Fact


def get(client: httpx.Client, path: str, **params: Any) -> Any:
    reply = client.get(path, params=params)
    assert reply.status_code == 200, reply.text
    return reply.json()


def ids(page: Any) -> list[str]:
    return [item["id"] for item in page["items"]]


class TestFacts:
    def test_all_with_the_latest_first_and_the_undated_last(self, client: httpx.Client) -> None:
        page = get(client, "/v1/facts")
        assert ids(page) == [HELD.id, PLANNED.id, DENIED.id, UNDATED.id]
        assert page["next"] is None

    @pytest.mark.parametrize(
        ("filters", "expected"),
        [
            ({"type": "MEET"}, FACTS),
            ({"type": "VISIT"}, []),
            ({"status": "denied"}, [DENIED]),
            ({"participant": "p-clara"}, [PLANNED, DENIED]),
            ({"participant": "p-clara", "status": "planned"}, [PLANNED]),
            ({"topic": "trade"}, [HELD]),
            ({"place": "tehran"}, [HELD]),
            ({"event": "gecf-summit-2015"}, [HELD]),
            ({"event": "gecf-summit-2015", "participant": "p-clara"}, []),
            ({"article": "x-1"}, FACTS),
            ({"article": "x-2"}, []),
            ({"from": "2015-11-24"}, [PLANNED]),
            ({"to": "2015-11-22"}, [PLANNED, DENIED]),
            ({"from": "2014-01-02", "to": "2014-01-02"}, [DENIED]),
        ],
    )
    def test_filters(self, client: httpx.Client, filters: dict[str, str], expected: list[Fact]) -> None:
        assert ids(get(client, "/v1/facts", **filters)) == [fact.id for fact in expected]

    def test_pages_join_to_the_whole(self, client: httpx.Client) -> None:
        seen, cursor = [], None
        for _ in range(4):
            page = get(client, "/v1/facts", limit=1, **({"cursor": cursor} if cursor else {}))
            seen += ids(page)
            cursor = page["next"]
        assert cursor is None
        assert seen == ids(get(client, "/v1/facts"))

    def test_one_is_the_fact_as_it_was_loaded(self, client: httpx.Client) -> None:
        assert Fact.model_validate(get(client, f"/v1/facts/{HELD.id}")) == HELD


class TestArticles:
    def test_article_with_its_facts_in_the_order_of_the_text(self, client: httpx.Client) -> None:
        article = get(client, "/v1/articles/x-1")
        assert article.pop("facts") == [fact.model_dump(mode="json") for fact in FACTS]
        assert article == ARTICLE.model_dump()
        assert article["text"] == TEXT


class TestEntities:
    def test_person_with_offices(self, client: httpx.Client) -> None:
        person = get(client, "/v1/entities/p-anna")
        assert (person["kind"], person["name"], person["names"]) == (
            "person",
            "Anna Ivanova",
            {"ar": "آنا إيفانوفا"},
        )
        assert person["provisional"] is False
        assert person["offices"] == [
            {
                "office": "president@IRN",
                "name": "president of Iran",
                "of": "Q794",
                "of_name": "Iran",
                "start": "2013-08-03",
                "end": "2021-08-03",
            }
        ]

    def test_person_known_from_articles_alone(self, client: httpx.Client) -> None:
        person = get(client, "/v1/entities/p-boris")
        assert (person["kind"], person["name"], person["provisional"]) == ("person", "Boris", True)

    def test_timeline_in_order_with_the_undated_last(self, client: httpx.Client) -> None:
        page = get(client, "/v1/entities/p-anna/timeline")
        assert [h["facts"] for h in page["items"]] == [[PLANNED.id], [HELD.id], [UNDATED.id]]
        held = page["items"][1]
        assert held["status"] == "held"
        assert held["date"]["start"] == "2015-11-23"
        assert [part["id"] for part in held["participants"]] == ["p-anna", "p-boris"]
        assert [place["id"] for place in held["places"]] == ["tehran"]
        assert [event["id"] for event in held["events"]] == ["gecf-summit-2015"]
        assert [topic["id"] for topic in held["topics"]] == ["trade"]

    def test_timeline_of_a_place(self, client: httpx.Client) -> None:
        page = get(client, "/v1/entities/tehran/timeline")
        assert [h["facts"] for h in page["items"]] == [[HELD.id]]

    def test_timeline_in_pages(self, client: httpx.Client) -> None:
        first = get(client, "/v1/entities/p-anna/timeline", limit=2)
        second = get(client, "/v1/entities/p-anna/timeline", limit=2, cursor=first["next"])
        assert ids(first) + ids(second) == ids(get(client, "/v1/entities/p-anna/timeline"))
        assert second["next"] is None

    def test_event_with_what_happened_there(self, client: httpx.Client) -> None:
        event = get(client, "/v1/events/gecf-summit-2015")
        assert (event["series"], event["start"], event["end"]) == ("gecf-summit", "2015-11-21", "2015-11-23")
        assert [h["facts"] for h in event["happenings"]] == [[HELD.id]]

    def test_a_person_is_no_event(self, client: httpx.Client) -> None:
        assert client.get("/v1/events/p-anna").status_code == 404

    def test_topics_and_countries(self, client: httpx.Client) -> None:
        assert ids(get(client, "/v1/topics")) == ["trade"]
        (country,) = get(client, "/v1/countries")["items"]
        assert (country["id"], country["iso3"], country["names"]) == ("Q794", "IRN", {"ar": "إيران"})


class TestOverview:
    def test_stats(self, client: httpx.Client) -> None:
        stats = get(client, "/v1/stats")
        assert (stats["articles"], stats["first"], stats["last"]) == (1, "2015-11-24", "2015-11-24")
        assert stats["facts"] == [
            {"type": "MEET", "status": "denied", "n": 1},
            {"type": "MEET", "status": "held", "n": 2},
            {"type": "MEET", "status": "planned", "n": 1},
        ]
        assert sum(h["n"] for h in stats["happenings"]) == 4
        assert stats["entities"] == {
            "country": 1,
            "person": 4,
            "place": 1,
            "event": 1,
            "topic": 1,
            "office": 1,
        }

    def test_meta(self, client: httpx.Client) -> None:
        meta = get(client, "/v1/meta")
        assert meta["graph"] == ("neo4j" if "x-api-key" in client.headers else "arcadedb")
        assert {"ar", "en"} <= set(meta["languages"])
        assert meta["fact_schema"]["title"] == "Fact"

    def test_health(self, client: httpx.Client) -> None:
        assert get(client, "/healthz") == get(client, "/readyz") == {"status": "ok"}

    def test_openapi_has_every_route(self, client: httpx.Client) -> None:
        paths = get(client, "/openapi.json")["paths"]
        assert {
            "/v1/ask",
            "/v1/facts",
            "/v1/facts/{id}",
            "/v1/entities/{id}",
            "/v1/search",
            "/v1/meta",
        } <= set(paths)


class TestAsk:
    def test_answer_has_the_fields_of_the_contract(self, client: httpx.Client) -> None:
        reply = client.post("/v1/ask", json={"question": "Who met whom at the Tehran gas summit?", "lang": None})
        assert reply.status_code == 200
        fields = {"question", "lang", "interpretation", "answers", "facts", "cypher", "text"}
        assert fields <= set(reply.json())

    @pytest.mark.parametrize(
        "body",
        [
            {},
            {"question": ""},
            {"question": "  "},
            {"question": "x" * 1001},
            {"question": "a", "more": 1},
            [],
        ],
    )
    def test_refused(self, client: httpx.Client, body: object) -> None:
        reply = client.post("/v1/ask", json=body)
        assert reply.status_code == 422
        assert reply.json()["code"] == "invalid-request"

    def test_what_is_not_json_is_told(self, client: httpx.Client) -> None:
        form = client.post("/v1/ask", data={"question": "Who?"})
        assert (form.status_code, form.json()["code"]) == (415, "unsupported-media-type")
        broken = client.post("/v1/ask", content=b'{"question": ', headers={"Content-Type": "application/json"})
        assert (broken.status_code, broken.json()["errors"][0]["field"]) == (422, "body, character 13")


class TestProblems:
    @pytest.mark.parametrize(
        ("path", "status", "code", "words"),
        [
            ("/v1/facts?participants=p-anna", 422, "invalid-parameter", "participants: unknown parameter"),
            ("/v1/facts?type=MEET&type=VISIT", 422, "invalid-parameter", "given more than once"),
            ("/v1/facts?type=meet", 422, "invalid-request", "type: "),
            ("/v1/facts?from=2015-13-45", 422, "invalid-request", "from: "),
            ("/v1/facts?limit=0", 422, "invalid-request", "limit: "),
            ("/v1/facts?limit=501", 422, "invalid-request", "limit: "),
            ("/v1/facts?cursor=nonsense", 404, "no-such-page", "not a cursor"),
            (f"/v1/facts?cursor={encode(('only one',))}", 404, "no-such-page", "not a cursor"),
            (f"/v1/search?q=a&cursor={encode(('-1',))}", 404, "no-such-page", "not a cursor"),
            ("/v1/search", 422, "invalid-request", "q: "),
            ("/healthz?x=1", 422, "invalid-parameter", "known are: none"),
            ("/v1/facts/f-none", 404, "not-found", "'f-none'"),
            ("/v1/entities/none", 404, "not-found", "'none'"),
            ("/v1/entities/none/timeline", 404, "not-found", "'none'"),
            ("/v1/articles/none", 404, "not-found", "'none'"),
            ("/v1/articles/no/such", 404, "not-found", "'no/such'"),
            ("/v1/events/none", 404, "not-found", "'none'"),
            ("/v1/nothing", 404, "not-found", ""),
            ("/v1?x=1", 422, "invalid-parameter", "x: unknown parameter"),
            ("/v1/analysis/nothing", 404, "not-found", "what: "),
            ("/v1/nowhere", 404, "not-found", ""),
            ("/v1/ask", 405, "method-not-allowed", ""),
        ],
    )
    def test_document(self, client: httpx.Client, path: str, status: int, code: str, words: str) -> None:
        reply = client.get(path)
        problem = reply.json()
        assert reply.status_code == problem["status"] == status
        assert reply.headers["content-type"] == "application/problem+json"
        assert problem["code"] == code
        assert problem["type"] == f"urn:diplograph:problem:{code}"
        assert problem["instance"] == path.split("?", maxsplit=1)[0]
        assert words in problem["detail"]

    def test_beside_the_pages_for_who_wants_no_page(self, client: httpx.Client) -> None:
        assert client.get("/nowhere").headers["content-type"].startswith("text/html")
        reply = client.get("/nowhere", headers={"Accept": "application/json"})
        assert (reply.status_code, reply.headers["content-type"]) == (404, "application/problem+json")
