"""Settings come from the environment alone."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from app.settings import SettingError, Settings, load, unknown


def test_an_empty_environment_gives_the_defaults() -> None:
    assert load({}) == load({"DIPLOGRAPH_GRAPH_URL": " ", "DIPLOGRAPH_HOME": ""}) == Settings()
    assert (Settings().graph_url, Settings().home, Settings().graph_database) == (
        None,
        Path(".diplograph"),
        "neo4j",
    )


def test_every_setting_is_read() -> None:
    values = {
        "DIPLOGRAPH_GRAPH_URL": "neo4j://example.org",
        "DIPLOGRAPH_GRAPH_USER": "u",
        "DIPLOGRAPH_GRAPH_PASSWORD": "p",
        "DIPLOGRAPH_GRAPH_DATABASE": "d",
        "DIPLOGRAPH_HOME": "/h",
        "DIPLOGRAPH_KEEP_TEXT": "no",
        "DIPLOGRAPH_URL": "https://example.org",
        "DIPLOGRAPH_API_KEY": "dpg_x",
        "DIPLOGRAPH_HOST": "0.0.0.0",
        "DIPLOGRAPH_PORT": "80",
        "DIPLOGRAPH_KEYS": "/k.json",
        "DIPLOGRAPH_CORS": "https://a.example, https://b.example",
        "DIPLOGRAPH_RATE": "60",
        "DIPLOGRAPH_DEBUG": "1",
        "DIPLOGRAPH_CYPHER": "on",
    }
    assert {f"DIPLOGRAPH_{f.name.upper()}" for f in fields(Settings)} == values.keys()
    expected = Settings(
        "neo4j://example.org", "u", "p", "d", Path("/h"), keep_text=False,
        url="https://example.org", api_key="dpg_x", host="0.0.0.0", port=80,
        keys=Path("/k.json"), cors=("https://a.example", "https://b.example"), rate=60, debug=True, cypher=True,
    )  # fmt: skip
    assert load(values) == expected


def test_the_option_goes_before_the_environment() -> None:
    assert load({"DIPLOGRAPH_GRAPH_URL": "bolt://a"}, graph="bolt://b").graph_url == "bolt://b"


@pytest.mark.parametrize(
    ("settings", "needs"),
    [
        (Settings(), False),
        (Settings(host="::1"), False),
        (Settings(host="localhost"), False),
        (Settings(host="0.0.0.0"), True),
        (Settings(host="example.org"), True),
        (Settings(graph_url="bolt://localhost:7687"), True),
    ],
)
def test_keys_are_needed_but_on_the_embedded_graph_and_this_machine_alone(settings: Settings, needs: bool) -> None:
    assert settings.needs_keys is needs


@pytest.mark.parametrize("value", ["-1", "many", "70000", "8.5"])
def test_a_port_that_is_none_is_an_error(value: str) -> None:
    with pytest.raises(SettingError, match="DIPLOGRAPH_PORT must be a number from 0 to 65535"):
        load({"DIPLOGRAPH_PORT": value})


def test_a_value_that_makes_no_sense_is_an_error() -> None:
    with pytest.raises(SettingError, match="DIPLOGRAPH_DEBUG must be true or false, not 'maybe'"):
        load({"DIPLOGRAPH_DEBUG": "maybe"})


def test_a_slip_of_the_pen_is_found() -> None:
    environment = {
        "DIPLOGRAPH_GRAPH_URI": "x",
        "DIPLOGRAPH_HOME": "x",
        "PATH": "x",
        "DIPLOGRAPH_TEST_NEO4J_URL": "x",
    }
    assert unknown(environment) == ["DIPLOGRAPH_GRAPH_URI"]
