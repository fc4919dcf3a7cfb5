"""Relations, chains with their evidence, and pictures of the graph, over HTTP on a real graph."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import httpx
import networkx as nx
import pytest
from talks import ARTICLE, HELD, UNDATED


def get(client: httpx.Client, path: str, **params: Any) -> Any:
    reply = client.get(path, params=params)
    assert reply.status_code == 200, reply.text
    return reply.json()


def ends(picture: Any) -> set[tuple[str, str, str]]:
    return {(edge["type"], edge["source"], edge["target"]) for edge in picture["edges"]}


ANNA_BORIS = ("MEETS", "p-anna", "p-boris")
ANNA_DORA = ("MEETS", "p-anna", "p-dora")
ANNA_CLARA = ("PLANS_TO_MEET", "p-anna", "p-clara")
BORIS_CLARA = ("DENIES_MEETING", "p-boris", "p-clara")


class TestRelations:
    def test_of_a_person_with_the_other_and_the_days(self, client: httpx.Client) -> None:
        page = get(client, "/v1/entities/p-clara/relations")
        shown = [(r["type"], r["other"]["name"], r["outgoing"], r["first"], r["status"]) for r in page["items"]]
        assert shown == [
            ("DENIES_MEETING", "Boris", False, "2014-01-02", "denied"),
            ("PLANS_TO_MEET", "Anna Ivanova", False, "2015-11-01", "planned"),
        ]

    @pytest.mark.parametrize(
        ("filters", "others"),
        [
            ({"status": "held"}, ["p-boris", "p-dora"]),
            ({"status": ["held", "planned"]}, ["p-boris", "p-dora", "p-clara"]),
            ({"type": "VISIT"}, []),
            ({"type": "STATE"}, []),
            ({"from": "2015-11-23", "to": "2015-11-23", "status": "held"}, ["p-boris"]),
            ({"to": "2015-11-22"}, ["p-clara"]),
        ],
    )
    def test_filters(self, client: httpx.Client, filters: dict[str, str], others: list[str]) -> None:
        page = get(client, "/v1/entities/p-anna/relations", **filters)
        assert [relation["other"]["id"] for relation in page["items"]] == others

    def test_pages_join_to_the_whole(self, client: httpx.Client) -> None:
        first = get(client, "/v1/entities/p-anna/relations", limit=2)
        second = get(client, "/v1/entities/p-anna/relations", limit=2, cursor=first["next"])
        assert second["next"] is None
        assert first["items"] + second["items"] == get(client, "/v1/entities/p-anna/relations")["items"]


class TestPaths:
    def test_a_chain_carries_the_sentence_of_each_meeting(self, client: httpx.Client) -> None:
        (chain,) = get(client, "/v1/paths", source="p-boris", target="p-dora")["items"]
        assert chain["length"] == 2
        assert [one["id"] for one in chain["entities"]] == ["p-boris", "p-anna", "p-dora"]
        said = [(step["meeting"]["status"], step["evidence"]) for step in chain["steps"]]
        assert [(status, [e["fact"] for e in words]) for status, words in said] == [
            ("held", [HELD.id]),
            ("held", [UNDATED.id]),
        ]
        (words,) = chain["steps"][0]["evidence"]
        assert words["quotes"] == [HELD.evidence[0].quote]
        assert (words["article"], words["url"], words["title"]) == (ARTICLE.id, ARTICLE.url, ARTICLE.title)

    @pytest.mark.parametrize("longest", [1, 3, 6])
    def test_what_was_planned_or_denied_connects_nobody(self, client: httpx.Client, longest: int) -> None:
        assert get(client, "/v1/paths", source="p-boris", target="p-clara", longest=longest) == {"items": []}

    def test_a_chain_longer_than_asked_for_is_none(self, client: httpx.Client) -> None:
        assert get(client, "/v1/paths", source="p-boris", target="p-dora", longest=1) == {"items": []}

    def test_who_is_one_is_a_chain_without_a_meeting(self, client: httpx.Client) -> None:
        (chain,) = get(client, "/v1/paths", source="p-anna", target="p-anna")["items"]
        assert (chain["length"], [one["id"] for one in chain["entities"]], chain["steps"]) == (0, ["p-anna"], [])

    @pytest.mark.parametrize(("query", "status"), [("source=p-anna", 422), ("source=p-anna&target=p-none", 404)])
    def test_refused(self, client: httpx.Client, query: str, status: int) -> None:
        assert client.get(f"/v1/paths?{query}").status_code == status


class TestGraph:
    @pytest.mark.parametrize(
        ("filters", "expected"),
        [
            ({}, {ANNA_BORIS, ANNA_DORA, ANNA_CLARA, BORIS_CLARA}),
            ({"center": ["p-clara"]}, {ANNA_CLARA, BORIS_CLARA, ANNA_BORIS}),
            ({"center": ["p-dora"]}, {ANNA_DORA}),
            ({"center": ["p-dora"], "depth": 2}, {ANNA_DORA, ANNA_BORIS, ANNA_CLARA, BORIS_CLARA}),
            ({"center": ["p-dora", "p-clara"], "status": "held"}, {ANNA_DORA}),
            ({"status": ["held", "denied"]}, {ANNA_BORIS, ANNA_DORA, BORIS_CLARA}),
            ({"type": "VISIT"}, set()),
            ({"type": "AGREE"}, set()),
            ({"kind": "person", "from": "2015-11-23"}, {ANNA_BORIS, ANNA_CLARA}),
            ({"kind": "country"}, set()),
            ({"least": 2}, set()),
        ],
    )
    def test_filters(self, client: httpx.Client, filters: dict[str, Any], expected: set[tuple[str, str, str]]) -> None:
        picture = get(client, "/v1/graph", **filters)
        assert ends(picture) == expected
        assert picture["truncated"] is False
        centers = filters.get("center", [])
        expected_nodes = {end for edge in expected for end in edge[1:]}.union(centers)
        assert {node["id"] for node in picture["nodes"]} == expected_nodes

    def test_edges_lead_to_what_happened(self, client: httpx.Client) -> None:
        (edge,) = get(client, "/v1/graph", center="p-boris", status="held")["edges"]
        assert (edge["count"], edge["first"], edge["last"], edge["sources"]) == (1, "2015-11-23", "2015-11-23", 1)
        (happening,) = edge["happenings"]
        assert happening in {h["id"] for h in get(client, "/v1/entities/p-boris/timeline")["items"]}

    def test_size_is_bounded_and_says_so(self, client: httpx.Client) -> None:
        picture = get(client, "/v1/graph", limit=1)
        assert (len(picture["edges"]), len(picture["nodes"]), picture["truncated"]) == (1, 2, True)

    def test_cytoscape(self, client: httpx.Client) -> None:
        elements = get(client, "/v1/graph", center="p-dora", format="cytoscape")["elements"]
        assert [node["data"]["id"] for node in elements["nodes"]] == ["p-anna", "p-dora"]
        (edge,) = (edge["data"] for edge in elements["edges"])
        assert (edge["type"], edge["source"], edge["target"]) == ANNA_DORA

    @pytest.mark.parametrize(("how", "read"), [("graphml", nx.read_graphml), ("gexf", nx.read_gexf)])
    def test_files_for_gephi_read_back(self, client: httpx.Client, how: str, read: Any) -> None:
        reply = client.get("/v1/graph", params={"format": how})
        assert reply.headers["content-type"].startswith(f"application/{how}+xml")
        graph = read(io.BytesIO(reply.content))
        assert {(data["label"], *pair) for *pair, data in graph.edges(data=True)} == {
            ANNA_BORIS, ANNA_DORA, ANNA_CLARA, BORIS_CLARA,
        }  # fmt: skip
        assert graph.nodes["p-anna"]["name_ar"] == "آنا إيفانوفا"

    def test_csv_and_jsonld_read_back(self, client: httpx.Client) -> None:
        rows = list(csv.DictReader(io.StringIO(client.get("/v1/graph?format=csv&center=p-dora").text)))
        assert [(row["id"], row["start"], row["end"]) for row in rows] == [
            ("p-anna", "", ""),
            ("p-dora", "", ""),
            ("", "p-anna", "p-dora"),
        ]
        reply = client.get("/v1/graph?format=jsonld&center=p-dora")
        assert reply.headers["content-type"] == "application/ld+json"
        linked = json.loads(reply.text)["@graph"]
        assert [item["@type"][-1] for item in linked[:2]] == ["Person", "Person"]
        assert linked[2]["@type"] == "MEETS"

    @pytest.mark.parametrize(
        "query", ["limit=2001", "depth=3", "format=png", "center=p-none", "kind=ship", "center=" + "x" * 501]
    )
    def test_refused(self, client: httpx.Client, query: str) -> None:
        assert client.get(f"/v1/graph?{query}").status_code in (404, 422)
