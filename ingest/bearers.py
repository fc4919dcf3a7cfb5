"""Surnames too common for the lexicon name those whom the article has named in full."""

from __future__ import annotations

from collections.abc import Collection

from ingest.entities import Entity
from ingest.lang import LanguagePack
from ingest.line import Line
from ingest.linking import Linker
from ingest.mention import DASHES, Mention
from ingest.text import Token
from ingest.text.normalize import is_arabic, stems


def note_surnames(lines: list[Line], tokens: list[Token], linker: Linker, pack: LanguagePack) -> None:
    """Add the mentions of an article by such surnames to its lines."""
    known = linker.surnames()
    ends = tuple(known)  # what a bearer's word ends in, whatever is written before it
    for line in lines if known else ():
        taken = {i for m in line.mentions for i in range(m.first, m.last)}
        words = enumerate(tokens[line.sentence.first : line.sentence.last], line.sentence.first)
        for i in [i for i, token in words if token.norm.endswith(ends)]:
            entity = _bearer(known, tokens[i]) if i not in taken else None
            if entity is not None:
                first = _first(tokens, i, line.sentence.first, taken, pack.particles)
                line.mentions.append(
                    Mention(first, i + 1, "person", name=(first, i + 1), known="surname", entity=entity)
                )
        line.mentions.sort(key=lambda m: m.first)


def _first(tokens: list[Token], i: int, start: int, taken: Collection[int], particles: Collection[str]) -> int:
    """Where a surname begins with the particles before it: بن صالح, "al-Busaidi"."""
    first = i
    while first > start and first - 1 not in taken:
        before = tokens[first - 1]
        if before.norm not in particles and before.text not in DASHES:
            break
        first -= 1
    return first if tokens[first].text not in DASHES else i


def _bearer(known: dict[str, Entity], token: Token) -> Entity | None:
    if not is_arabic(token.norm):
        return known.get(token.norm) if token.text[0].isupper() else None
    return next((known[s] for clitic, s, _ in stems(token.norm) if s in known and not clitic.endswith("س")), None)
