"""Search, matching, events, lists and counts over HTTP on a real graph."""

from __future__ import annotations

from typing import Any

import httpx
import pytest
from talks import ARTICLE, DENIED, FACTS, HELD, PLANNED, UNDATED

from graph.facts import Fact


def get(client: httpx.Client, path: str, **params: Any) -> Any:
    reply = client.get(path, params=params)
    assert reply.status_code == 200, reply.text
    return reply.json()


def ids(page: Any) -> list[str]:
    return [item["id"] for item in page["items"]]


class TestSearch:
    @pytest.mark.parametrize(
        ("words", "found"),
        [
            ("anna", ["p-anna"]),
            ("Anna Ivan", ["p-anna"]),
            ("إيفانوفا", ["p-anna"]),
            ("BORIS", ["p-boris"]),
            ("bor", ["p-boris"]),
            ("Borris", ["p-boris"]),
            ("Iran", ["Q794"]),
            ("الجمهورية الإسلامية الإيرانية", ["Q794"]),
            ("Teheran", ["tehran"]),
            ("gas summit", ["gecf-summit-2015"]),
            ('anna" OR *:* AND (ivanova', []),
            ("anna boris", []),
            ("qqqqq", []),
        ],
    )
    def test_finds(self, client: httpx.Client, words: str, found: list[str]) -> None:
        assert ids(get(client, "/v1/search", q=words))[:1] == found

    def test_a_hit_says_why(self, client: httpx.Client) -> None:
        hit = get(client, "/v1/search", q="Teheran")["items"][0]
        assert (hit["name"], hit["told"], hit["kind"]) == ("Tehran", True, "place")
        assert hit["score"] > 0.7

    def test_facets_count_all_kinds_and_pages_join(self, client: httpx.Client) -> None:
        whole = get(client, "/v1/search", q="tehran")
        assert whole["facets"] == {"place": 1, "event": 1}
        assert ids(whole) == ["tehran", "gecf-summit-2015"]
        only = get(client, "/v1/search", q="tehran", kind="event")
        assert (ids(only), only["facets"]) == (["gecf-summit-2015"], whole["facets"])
        first = get(client, "/v1/search", q="tehran", limit=1)
        second = get(client, "/v1/search", q="tehran", limit=1, cursor=first["next"])
        assert ids(first) + ids(second) == ids(whole)
        assert second["next"] is None

    def test_of_signs_alone(self, client: httpx.Client) -> None:
        assert get(client, "/v1/search", q='*:* "') == {"items": [], "next": None, "facets": {}}


class TestMatch:
    def test_names_in_their_order(self, client: httpx.Client) -> None:
        asked = [{"name": "Boris"}, {"name": "Teheran", "kind": "place"}, {"name": "Boris", "kind": "place"}]
        reply = client.post("/v1/match", json={"names": [*asked, {"name": "Clar"}]})
        assert reply.status_code == 200
        found = [(one["name"], one["sure"], [m["id"] for m in one["matches"]]) for one in reply.json()["items"]]
        assert found == [
            ("Boris", True, ["p-boris"]),
            ("Teheran", found[1][1], ["tehran"]),
            ("Boris", False, []),
            ("Clar", False, ["p-clara"]),
        ]

    @pytest.mark.parametrize(
        "body",
        [
            {},
            {"names": []},
            {"names": ["Boris"]},
            {"names": [{"name": ""}]},
            {"names": [{"name": "a"}] * 201},
            {"x": 1},
        ],
    )
    def test_refused(self, client: httpx.Client, body: object) -> None:
        assert client.post("/v1/match", json=body).status_code == 422


class TestEvents:
    def test_list(self, client: httpx.Client) -> None:
        assert ids(get(client, "/v1/events")) == ["gecf-summit-2015"]
        assert ids(get(client, "/v1/events", series="gecf-summit", **{"from": "2015-11-23", "to": "2015-11-23"})) == [
            "gecf-summit-2015"
        ]
        assert ids(get(client, "/v1/events", **{"from": "2015-11-24"})) == []
        assert ids(get(client, "/v1/events", series="g20")) == []

    def test_one_with_who_was_there_and_what_happened(self, client: httpx.Client) -> None:
        event = get(client, "/v1/events/gecf-summit-2015")
        assert [(who["id"], who["status"]) for who in event["participants"]] == [
            ("p-anna", "held"),
            ("p-boris", "held"),
        ]
        assert [one["facts"] for one in event["meetings"]] == [[HELD.id]]
        assert event["happenings"] == event["meetings"]
        assert (event["planned"], event["documents"]) == ([], [])
        assert [(one["id"], one["facts"]) for one in event["articles"]] == [(ARTICLE.id, 1)]


class TestHappening:
    def test_one_with_its_words(self, client: httpx.Client) -> None:
        (listed,) = get(client, "/v1/entities/tehran/timeline")["items"]
        told = get(client, f"/v1/happenings/{listed['id']}")
        (words,) = told.pop("evidence")
        assert told == listed
        assert (words["fact"], words["quotes"], words["article"]) == (HELD.id, [HELD.evidence[0].quote], ARTICLE.id)


class TestLists:
    @pytest.mark.parametrize(
        ("filters", "expected"),
        [
            ({"participant": "p-anna", "other": "p-clara"}, [PLANNED]),
            ({"place": "tehran", "language": "en"}, [HELD]),
            ({"language": "ar"}, []),
            ({"source": "nobody"}, []),
            ({"confidence": 0.9}, FACTS),
            ({"confidence": 0.91}, []),
        ],
    )
    def test_more_filters_of_facts(self, client: httpx.Client, filters: dict[str, Any], expected: list[Fact]) -> None:
        assert ids(get(client, "/v1/facts", **filters)) == [fact.id for fact in expected]

    def test_topics_as_a_tree(self, client: httpx.Client) -> None:
        (topic,) = get(client, "/v1/topics/tree")["items"]
        assert (topic["id"], topic["happenings"], topic["narrower"]) == ("trade", 1, [])

    def test_sources(self, client: httpx.Client) -> None:
        assert get(client, "/v1/sources")["items"] == [
            {"name": None, "articles": 1, "first": "2015-11-24", "last": "2015-11-24", "languages": ["en"]}
        ]

    def test_articles(self, client: httpx.Client) -> None:
        (item,) = get(client, "/v1/articles", language="en", **{"from": "2015-11-24", "to": "2015-11-24"})["items"]
        assert (item["id"], item["facts"], item["published"]) == (ARTICLE.id, 4, "2015-11-24")
        assert "text" not in item
        assert ids(get(client, "/v1/articles", to="2015-11-23")) == []


class TestSeries:
    @pytest.mark.parametrize(
        ("query", "points"),
        [
            ({"interval": "year"}, [("2014", None, 1), ("2015", None, 2)]),
            ({"interval": "month"}, [("2014-01", None, 1), ("2015-11", None, 2)]),
            ({"interval": "day"}, [("2014-01-02", None, 1), ("2015-11-23", None, 1)]),
            ({"group": "status"}, [(None, "held", 2), (None, "denied", 1), (None, "planned", 1)]),
            ({"group": "type", "status": "held"}, [(None, "MEET", 2)]),
            ({"interval": "year", "participant": "p-anna", "other": "p-clara"}, [("2015", None, 1)]),
            ({"topic": "trade", "interval": "month", "from": "2015-11-01"}, [("2015-11", None, 1)]),
            ({"type": "VISIT"}, []),
        ],
    )
    def test_counts(self, client: httpx.Client, query: dict[str, str], points: list[Any]) -> None:
        series = get(client, "/v1/stats/series", **query)
        assert [(p["period"], p["key"], p["n"]) for p in series["items"]] == points
        assert series["truncated"] is False

    def test_no_more_than_asked_for(self, client: httpx.Client) -> None:
        series = get(client, "/v1/stats/series", group="status", limit=1)
        assert (len(series["items"]), series["truncated"]) == (1, True)


def test_undated_is_in_no_range(client: httpx.Client) -> None:
    assert UNDATED.id not in ids(get(client, "/v1/facts", **{"from": "1900-01-01"}))
    assert DENIED.id in ids(get(client, "/v1/facts", **{"from": "1900-01-01"}))
