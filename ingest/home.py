"""At home: the state of whose president an Arabic article speaks when it says only "the president of the republic".

Its papers and agencies name their own ministers without the country, and those of others with it. Where an article
shows no such sign, its dateline, or where an ambassador of whom it tells is posted, must do.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from ingest.lang import LanguagePack
from ingest.line import Line
from ingest.mention import Mention
from ingest.offices import HEADS
from ingest.text import Token

_FULL, _OWN, _AGENCY, _SURE = 3, 1, 1, 2  # an agency alone is but quoted


def home(pack: LanguagePack, lines: Iterable[Line], tokens: list[Token], scene: Any) -> tuple[str | None, bool]:
    """The state (ISO code) of an article whose dateline is `scene`, and whether more than that says so."""
    votes: Counter[str] = Counter()
    lines = [] if pack.rules["capitals"] else list(lines)
    first = next((m for line in lines for m in line.mentions if m.kind == "person"), None)
    for iso, _ in _told(first, tokens, []) if first is not None else ():
        votes[iso] += _OWN  # with whom it begins
    for line in lines:
        for mention in line.mentions:
            for iso, weight in _told(mention, tokens, pack.rules["agencies"]):
                votes[iso] += weight
    best = next((iso for iso, n in votes.most_common(1) if n >= _SURE), None)
    return best or getattr(scene, "iso3", None) or getattr(scene, "country", None), best is not None


def _told(m: Mention, tokens: list[Token], agencies: list[str]) -> list[tuple[str, int]]:
    """The state for which a mention speaks, and how loud: its minister named without it, its news agency."""
    before = tokens[m.first - 1].norm if m.first else ""
    if m.mute and m.value.country and m.value.kind == "media" and tokens[m.first].norm in agencies:
        return [(m.value.country, _AGENCY)]
    if m.kind == "country" and m.adjective and before in agencies:
        return [(m.value.iso3, _AGENCY)]  # الوكالة الموريتانية للأنباء
    if m.kind != "person" or m.name is None or not m.office or m.of or m.counterpart or m.own:
        return []
    country = m.entity.country if m.entity is not None and m.entity.person is not None else None
    words = m.last - m.first - (m.name[1] - m.name[0])  # of the office, before the name or behind it
    if country is None or words < 2 or m.office not in (*HEADS, "foreign-minister", "defense-minister"):
        return []
    republic = m.office == "president" and tokens[m.first + 1].norm.endswith("الجمهوريه")
    return [(country, _FULL if republic else _OWN)]
