"""The dateline: where a report was written, as it says before its first sentence: "BRASILIA, Oct 26 (Reuters) - …"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest import kb
from ingest.lang import LanguagePack
from ingest.line import Line
from ingest.mention import DASHES, Mention
from ingest.text import Token
from ingest.text.normalize import fold

MARKS = frozenset({*DASHES, "—", "_", "/", ":"})  # behind which a report begins
_LONGEST = 12  # tokens between the place and the mark
_SET_APART = frozenset({"—", "_"})


@dataclass(slots=True, frozen=True)
class Dateline:
    """The place of a report, and the token of the mark behind which it begins."""

    place: Mention
    end: int


def dateline(lines: Sequence[Line], tokens: list[Token], pack: LanguagePack) -> Dateline | None:
    """That with which an article begins; of a state that is called as its capital is, the place is the capital."""
    first = next((line for line in lines if line.mentions), None)
    m = first.mentions[0] if first is not None else None
    if first is None or m is None or m.first != first.sentence.first or m.adjective:
        return None
    end = _mark(m, first, tokens, pack) if m.kind in ("country", "place") else None
    if end is None or m.known != "name":
        return Dateline(m, end) if end is not None else None
    named = fold(" ".join(t.text for t in tokens[m.first : m.last]))
    capital = (m.value.capital or {}).get(pack.code, "") if isinstance(m.value, kb.Country) else ""
    return Dateline(replace(m, known="metonym"), end) if named in fold(capital) else None


def _mark(m: Mention, line: Line, tokens: list[Token], pack: LanguagePack) -> int | None:
    """The mark that follows with but a day, an agency or a state in between; or the end of a line of nothing else."""
    apart = {i for other in line.mentions if other.kind != "person" for i in range(other.first, other.last)}
    alone = True  # whether so far all words are of a dateline
    for i in range(m.last, min(line.sentence.last, m.last + _LONGEST)):
        text, time = tokens[i].text, tokens[i].norm in pack.time_words
        if text in DASHES or text in _SET_APART or (text in MARKS and (i == m.last or _closes(tokens[i - 1].text))):
            return i
        if text[0].islower() and not time and pack.rules["capitals"]:
            return None
        alone = alone and (time or i in apart or not text[0].isalpha())
    ends = alone and line.sentence.last < len(tokens) and tokens[line.sentence.last].text == "\n"
    return line.sentence.last if ends and line.sentence.last - m.last < _LONGEST else None


def _closes(text: str) -> bool:
    """Whether a day or an agency in brackets ends with a token."""
    return text == ")" or text.isdigit()
