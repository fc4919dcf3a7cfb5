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
_AGENCY = 6  # tokens of an agency with its brackets
_SET_APART = frozenset({"—", "_"})


@dataclass(slots=True, frozen=True)
class Dateline:
    """The place of a report, and the token of the mark behind which it begins."""

    place: Mention
    end: int


def dateline(lines: Sequence[Line], tokens: list[Token], pack: LanguagePack) -> Dateline | None:
    """That with which an article begins; of a state that is called as its capital is, the place is the capital."""
    first = next((line for line in lines if line.mentions and not _is_byline(line, tokens, pack)), None)
    if first is None:
        return None
    start = _behind_bracket(first, tokens)
    m = next((m for m in first.mentions if m.first >= start), None)
    if m is None or m.first != start or m.adjective:
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
        if text == ")" and _agency_ends(i, m, tokens, pack):
            return i
        if text[0].islower() and not time and pack.rules["capitals"]:
            return None
        alone = alone and (time or i in apart or not text[0].isalpha())
    ends = alone and line.sentence.last < len(tokens) and tokens[line.sentence.last].text == "\n"
    return line.sentence.last if ends and line.sentence.last - m.last < _LONGEST else None


def _is_byline(line: Line, tokens: list[Token], pack: LanguagePack) -> bool:
    """Whether a line only says who wrote the report: "By John Smith"."""
    first, last = line.sentence.first, line.sentence.last
    ends = last < len(tokens) and tokens[last].text == "\n"
    return ends and tokens[first].norm in pack.rules.closed("bylines") and last - first < _LONGEST


def _behind_bracket(line: Line, tokens: list[Token]) -> int:
    """The token with which a line begins, without the agency in front: "(Reuters) LIMA - "."""
    first = line.sentence.first
    ahead = range(first + 1, min(line.sentence.last, first + _AGENCY))
    return next((i + 1 for i in ahead if tokens[i].text == ")"), first) if tokens[first].text == "(" else first


def _agency_ends(i: int, m: Mention, tokens: list[Token], pack: LanguagePack) -> bool:
    """Whether bracket i closes on the agency behind a day, and the report begins: "LIMA, May 4 (UPI) The …"."""
    start = next((j for j in range(i - 1, max(m.last, i - _AGENCY), -1) if tokens[j].text == "("), 0)
    dated = start > 0 and (tokens[start - 1].text.isdigit() or tokens[start - 1].norm in pack.time_words)
    begins = i + 1 < len(tokens) and (tokens[i + 1].text[0].isupper() or not pack.rules["capitals"])
    return dated and begins


def _closes(text: str) -> bool:
    """Whether a day or an agency in brackets ends with a token."""
    return text == ")" or text.isdigit()
