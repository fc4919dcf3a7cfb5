"""CSV files for `neo4j-admin database import`, which fills a stopped Neo4j far faster than transactions do.

Each kind of node has a file and its own space of ids; each kind of relationship between two of them has a file.
The graph is read twice, as a header must name all properties and their types. An empty list becomes an absent
property, which the format cannot tell apart.
"""

from __future__ import annotations

import csv
from collections.abc import AsyncIterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from graph.copying import ends_of
from graph.export import BASE_LABELS, items
from graph.rows import Row
from graph.store import Store

_SEPARATOR = "\x1f"  # between the items of a list: no text of an article has it
_TYPES = {bool: "boolean", int: "long", float: "double", str: "string"}


async def write_admin_csv(store: Store, folder: Path) -> str:
    """Write the files into a folder, which is made; returns the command that imports them."""
    folder.mkdir(parents=True, exist_ok=True)
    columns: dict[str, dict[str, str]] = {}
    async for name, item in _by_file(store):
        known = columns.setdefault(name, {})
        for field, value in item["properties"].items():
            if value is not None and value != []:
                known.setdefault(field, _type(value))
    with ExitStack() as stack:
        writers = {}
        for name, known in columns.items():
            out = stack.enter_context((folder / f"{name}.csv").open("w", encoding="utf-8", newline=""))
            writers[name] = csv.writer(out)
            writers[name].writerow([*_keys(name), *(f"{field}:{kind}" for field, kind in sorted(known.items()))])
        async for name, item in _by_file(store):
            known = columns[name]
            values = (item["properties"].get(field) for field in sorted(known))
            writers[name].writerow([*_key_values(item), *map(_cell, values)])
    return _command(folder, sorted(columns))


async def _by_file(store: Store) -> AsyncIterator[tuple[str, Row]]:
    """Each item with the name of its file: a label, or start label, type and end label."""
    labels: dict[str, str] = {}  # of what may be at the start of several kinds of relationship
    async for item in items(store):
        if "start" not in item:
            base = next(label for label in BASE_LABELS if label in item["labels"])
            labels[item["id"]] = base
            own = {field: value for field, value in item["properties"].items() if field != "id"}
            yield base, item | {"properties": own}
        else:
            starts, end = ends_of(item["type"])
            start = labels[item["start"]] if len(starts) > 1 else starts[0]
            yield f"{start}.{item['type']}.{end}", item


def _keys(name: str) -> list[str]:
    if "." not in name:
        return [f"id:ID({name})", ":LABEL"]
    start, _, end = name.split(".")
    return [f":START_ID({start})", f":END_ID({end})", ":TYPE"]


def _key_values(item: Row) -> list[str]:
    if "start" in item:
        return [item["start"], item["end"], item["type"]]
    return [item["id"], _SEPARATOR.join(item["labels"])]


def _type(value: Any) -> str:
    return f"{_TYPES[type(value[0])]}[]" if isinstance(value, list) else _TYPES[type(value)]


def _cell(value: Any) -> str:
    if value is None or value == []:
        return ""
    if isinstance(value, list):
        return _SEPARATOR.join(map(_cell, value))
    return str(value).lower() if isinstance(value, bool) else str(value)


def _command(folder: Path, names: list[str]) -> str:
    where = folder.absolute()
    lines = [
        "neo4j-admin database import full neo4j --overwrite-destination --id-type=string",
        "--array-delimiter=U+001F --multiline-fields=true",
        *(f"--nodes='{where}/{name}.csv'" for name in names if "." not in name),
        *(f"--relationships='{where}/{name}.csv'" for name in names if "." in name),
    ]
    return " \\\n  ".join(lines)
