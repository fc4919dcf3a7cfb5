"""Every setting, in one place; all come from the environment, none from a file.

A setting that cannot be understood is a `SettingError` before anything is done.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, fields
from ipaddress import ip_address
from pathlib import Path

PREFIX = "DIPLOGRAPH_"
# Seconds after which the embedded graph stops itself when nobody is connected; read by its server alone
IDLE = PREFIX + "IDLE_SECONDS"
_YES, _NO = ("1", "true", "yes", "on"), ("0", "false", "no", "off")


class SettingError(ValueError):
    """A setting whose value makes no sense; the message names it and says what would."""


@dataclass(frozen=True)
class Settings:
    """Each field is the variable DIPLOGRAPH_ and its name in capitals."""

    # The graph: unset for the embedded one in `home`, or the address of a server, e.g. neo4j://localhost:7687
    graph_url: str | None = None
    # Who logs in at the server; the embedded graph makes its own password
    graph_user: str = "neo4j"
    graph_password: str | None = None
    # The database at the server
    graph_database: str = "neo4j"
    # Folder of the embedded graph
    home: Path = Path(".diplograph")
    # Whether the graph keeps the articles' whole text, or only the sentences quoted as evidence
    keep_text: bool = True
    # A service elsewhere that `ask`, `ingest` and `retract` use instead of a graph; `--url` goes before it
    url: str | None = None
    # The API key for it
    api_key: str | None = None
    # Where the service listens; `serve --host` and `--port` go before them
    host: str = "127.0.0.1"
    port: int = 8000
    # File of the hashed API keys (`diplograph key`); unset for keys.json in `home`
    keys: Path | None = None
    # Origins of pages that may call the service from a browser, e.g. https://example.org, several with commas
    cors: tuple[str, ...] = ()
    # Requests a minute that a key may make of one worker of the service; 0 for no limit
    rate: int = 1200
    # Lets users send Cypher that reads, to a Neo4j server
    cypher: bool = False
    # Shows the whole traceback of an unexpected error
    debug: bool = False

    @property
    def keys_file(self) -> Path:
        """Where the API keys are."""
        return self.keys or self.home / "keys.json"

    @property
    def needs_keys(self) -> bool:
        """Whether the service asks for API keys: always, but on the embedded graph and open to this machine alone."""
        return self.graph_url is not None or not is_loopback(self.host)


def load(
    environ: Mapping[str, str] = os.environ,
    *,
    graph: str | None = None,
    url: str | None = None,
    host: str | None = None,
    port: int | None = None,
) -> Settings:
    """The settings of the environment; an empty variable counts as unset. What is given goes before it."""
    given = {f.name: environ.get(PREFIX + f.name.upper(), "").strip() for f in fields(Settings)}
    given = {name: value for name, value in given.items() if value}
    return Settings(
        graph_url=graph or given.get("graph_url"),
        graph_user=given.get("graph_user", Settings.graph_user),
        graph_password=given.get("graph_password"),
        graph_database=given.get("graph_database", Settings.graph_database),
        home=Path(given.get("home", Settings.home)).expanduser(),
        keep_text=_flag("keep_text", given.get("keep_text"), Settings.keep_text),
        url=url or given.get("url"),
        api_key=given.get("api_key"),
        host=host or given.get("host", Settings.host),
        port=port or _number("port", given.get("port"), Settings.port, 65535),
        keys=Path(given["keys"]).expanduser() if "keys" in given else None,
        cors=tuple(filter(None, (origin.strip() for origin in given.get("cors", "").split(",")))),
        rate=_number("rate", given.get("rate"), Settings.rate, 1_000_000),
        cypher=_flag("cypher", given.get("cypher"), Settings.cypher),
        debug=_flag("debug", given.get("debug"), Settings.debug),
    )


def unknown(environ: Mapping[str, str] = os.environ) -> list[str]:
    """The variables that look like ours and are none: misspelt, most likely. The tests' own are left out."""
    known = {PREFIX + f.name.upper() for f in fields(Settings)} | {IDLE, PREFIX + "REQUIRE_NEO4J"}
    return sorted(v for v in environ if v.startswith(PREFIX) and v not in known and "_TEST_" not in v)


def _flag(name: str, value: str | None, default: bool) -> bool:
    if value is None:
        return default
    if value.lower() not in _YES + _NO:
        raise SettingError(f"{PREFIX}{name.upper()} must be true or false, not {value!r}")
    return value.lower() in _YES


def _number(name: str, value: str | None, default: int, most: int) -> int:
    if value is None:
        return default
    if not value.isdecimal() or int(value) > most:
        raise SettingError(f"{PREFIX}{name.upper()} must be a number from 0 to {most}, not {value!r}")
    return int(value)


def is_loopback(host: str) -> bool:
    """Whether an address or name is this machine's alone."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
