"""Surnames too common for the lexicon name those whom the article has named in full."""

from __future__ import annotations

from collections.abc import Collection

from ingest.entities import Entity
from ingest.lang import LanguagePack
from ingest.line import Line
from ingest.linking import Linker
from ingest.mention import DASHES, Mention
from ingest.spelling import misspelt
from ingest.text import Token
from ingest.text.normalize import is_arabic, stem, stems

_BEGINS = 3  # letters in which two spellings of a name's first word are alike
_PROCLITICS = ("", "و", "ف", "ل", "ب")


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
                if first == i and _of_calendar(tokens, i, pack):
                    continue
                line.mentions.append(
                    Mention(first, i + 1, "person", name=(first, i + 1), known="surname", entity=entity)
                )
        line.mentions.sort(key=lambda m: m.first)


def note_spellings(lines: list[Line], tokens: list[Token], linker: Linker, pack: LanguagePack) -> None:
    """Add the mentions by a full Arabic name that is spelt otherwise than where its bearer was named: عبدالملك, عبد
    المالك."""
    if pack.rules["capitals"]:
        return
    named: dict[str, list[Entity]] = {}
    for entity in linker.people:
        if len(entity.form) > 1 and is_arabic(entity.form[0]):
            named.setdefault(entity.form[0][:_BEGINS], []).append(entity)
    for line in lines if named else ():
        taken = {i for m in line.mentions for i in range(m.first, m.last)}
        added = [
            m
            for i in range(line.sentence.first, line.sentence.last)
            if i not in taken
            and (m := _spelt(named, tokens, i, line.sentence.last, pack))
            and taken.isdisjoint(range(i, m.last))
        ]
        if added:
            line.mentions = sorted((*line.mentions, *added), key=lambda m: m.first)


def _spelt(named: dict[str, list[Entity]], tokens: list[Token], i: int, end: int, pack: LanguagePack) -> Mention | None:
    """The mention at token i by such a name."""
    for clitic, first, _ in stems(tokens[i].norm):
        for entity in named.get(first[:_BEGINS], ()) if clitic in _PROCLITICS else ():
            size = len(entity.form)
            for last in range(i + max(2, size - 1), min(end, i + size + 1) + 1):
                form = (first, *(stem(t.norm) for t in tokens[i + 1 : last]))
                if all(t.is_word for t in tokens[i:last]) and misspelt(form, entity.form, pack.name_words):
                    return Mention(i, last, "person", name=(i, last), known="full", entity=entity)
    return None


def _of_calendar(tokens: list[Token], i: int, pack: LanguagePack) -> bool:
    """Whether a word is rather that of the calendar, not somebody of whom the verb right before it is told: رمضان."""
    if not any(s in pack.rules.get("calendar_names", ()) for _, s, _ in stems(tokens[i].norm)):
        return False
    verb = pack.grammar.longest(tokens, i - 1, i) if i else None
    return verb is None or not any(e.kind in ("speech", "verb") for e in verb.entries)


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
