"""The dateline: where a report was written, as it says before its first sentence: "BRASILIA, Oct 26 (Reuters) - …"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ingest import kb
from ingest.lang import LanguagePack
from ingest.line import Line
from ingest.mention import DASHES, Mention
from ingest.text import Token
from ingest.text.normalize import fold

MARKS = frozenset({*DASHES, "—", "/", ":"})  # behind which a report begins
_LONGEST = 12  # tokens between the place and the mark


def dateline(lines: Sequence[Line], tokens: list[Token], pack: LanguagePack) -> Mention | None:
    """The place with which an article begins; of a state that is called as its capital is, the capital."""
    first = next((line for line in lines if line.mentions), None)
    m = first.mentions[0] if first is not None else None
    if first is None or m is None or m.first != first.sentence.first or m.adjective:
        return None
    if m.kind not in ("country", "place") or not _marked(m, tokens[: first.sentence.last], pack):
        return None
    if m.known != "name":
        return m
    named = fold(" ".join(t.text for t in tokens[m.first : m.last]))
    capital = (m.value.capital or {}).get(pack.code, "") if isinstance(m.value, kb.Country) else ""
    return replace(m, known="metonym") if named in fold(capital) else None


def _marked(m: Mention, tokens: list[Token], pack: LanguagePack) -> bool:
    """Whether a mark follows, in a language with capitals with but a day, an agency or a state in between."""
    for i in range(m.last, min(len(tokens), m.last + _LONGEST)):
        text = tokens[i].text
        if text in DASHES or text == "—" or (text in MARKS and (i == m.last or _closes(tokens[i - 1].text))):
            return True
        told = text[0].islower() and tokens[i].norm not in pack.time_words
        if told and pack.rules["capitals"]:
            return False
    return False


def _closes(text: str) -> bool:
    """Whether a day or an agency in brackets ends with a token."""
    return text == ")" or text.isdigit()
