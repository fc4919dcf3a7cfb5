"""Countries by the codes that stand in the graph."""

from __future__ import annotations

from app.api.models import Entity
from ingest import kb


def land(code: str) -> Entity:
    """The country of an ISO 3166 alpha-3 code; where none is known, one that has the code for a name."""
    known = kb.load().by_iso.get(code)
    if known is None:
        return Entity(id=code, kind="country", name=code, iso3=code)
    names = {"ar": known.name["ar"]} if "ar" in known.name else {}
    return Entity(id=known.id, kind="country", name=known.name["en"], names=names, iso3=code)
