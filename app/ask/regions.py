"""Groups of countries that questions speak of: regions, and bodies with their members ("Gulf leaders")."""

from __future__ import annotations

import json
from functools import lru_cache
from importlib.resources import files

from ingest import kb


@lru_cache(maxsize=64)
def members(region: str) -> frozenset[str]:
    """The ISO alpha-3 codes of a region's countries, or of a body's members; empty where it has none."""
    told = _regions().get(region)
    if told is not None:
        return frozenset(told.split())
    return frozenset(getattr(kb.load().by_id.get(region), "members", ()))


@lru_cache(maxsize=1)
def _regions() -> dict[str, str]:
    return json.loads((files("app.ask") / "regions.json").read_text("utf-8"))  # type: ignore[no-any-return]
