"""Tokens and sentences. Offsets count code points of the text as given, which is never changed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from operator import attrgetter

from ingest.text.normalize import fold, is_arabic

# A plain word of letters, which most are, or one sign; then what takes longer to tell: an abbreviation with dots
# (U.S.), a number with separators, a word (apostrophes inside Xi'an and d'Ivoire stay, a possessive 's does not).
_TOKEN = re.compile(
    r"[^\W\d_]{2,}+(?![\w'’\u064b-\u065f\u0670\u200c\u200d])"
    r"|[^\w\s'’]|\n"
    r"|(?:[A-Za-z]\.){2,}"
    r"|\d++(?:[.,]\d++)*+(?:st|nd|rd|th|er|bn|m)?(?![^\W\d_])"
    r"|['’]s(?!\w)"
    r"|(?:[cdjlmnstCDJLMNST]|[Qq]u|[Jj]usqu|[Ll]orsqu|[Pp]uisqu)['’](?=[^\W\d_])"
    r"|[^\W_]+(?:(?:[\u064b-\u065f\u0670\u200c\u200d]|['’](?!s(?!\w))(?=[^\W\d_]{2}))[^\W_]*)*"
    r"|[^\w\s]|_"
)
_END = frozenset(".!?؟…")
_CLOSING = frozenset("\"'”’»)]")
_WORD = 3  # letters of a word that is no abbreviation
_SITES = frozenset(["نت", "كوم", "اورغ", "اورج", "نيوز"])  # behind the stop in the name of a site
_OPENING = frozenset("\"'“‘«([")
_ABBREVIATIONS = frozenset(
    [
        "mr", "mrs", "ms", "dr", "gen", "lt", "col", "capt", "sgt", "adm", "st", "sen", "rep", "gov", "prof", "rev",
        "hon", "jr", "sr", "no", "vs", "etc", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct",
        "nov", "dec", "maj", "brig", "cmdr", "amb", "messrs", "inc", "ltd", "co", "corp", "dept", "est", "fig",
        "approx", "ave",
    ]
)  # fmt: skip


@dataclass(slots=True)
class Token:
    """A word, number or sign; `norm` is its folded form."""

    text: str
    norm: str
    start: int
    end: int
    is_word: bool  # or a number, and no sign


@dataclass(slots=True)
class Sentence:
    """Tokens `first` up to, not including, `last`."""

    first: int
    last: int


_NORM = attrgetter("norm")
_SET_IN_LINES = 2  # line ends before a small letter that tell of a text set in lines


def tokenize(text: str) -> list[Token]:
    """All tokens of a text; a line's end is a token of its own."""
    out = []
    for match in _TOKEN.finditer(text):
        word = match.group()
        start, end = match.span()
        out.append(Token(word, fold(word), start, end, word[0].isalnum()))
    return out


def among(words: frozenset[str], tokens: Iterable[Token]) -> bool:
    """Whether one of some folded words stands among tokens."""
    return not words.isdisjoint(map(_NORM, tokens))


def word_texts(phrase: str) -> list[str]:
    """The words of a short phrase, as `tokenize` would cut them, without its signs."""
    return [w for w in _TOKEN.findall(phrase) if w[0].isalnum()]


def sentences(tokens: list[Token]) -> Iterator[Sentence]:
    """Sentences: they end at a line's end, or at a full stop that is none of an abbreviation."""
    first = 0
    for i, token in enumerate(tokens):
        if token.text == "\n":
            if i > first:
                yield Sentence(first, i)
            first = i + 1
        elif token.text in _END and _ends(tokens, i):
            last = i + 1
            while last < len(tokens) and tokens[last].text in _CLOSING and tokens[last].start == tokens[last - 1].end:
                last += 1
            if last > first:
                yield Sentence(first, last)
            first = last
    if first < len(tokens):
        yield Sentence(first, len(tokens))


def unwrapped(tokens: list[Token]) -> list[Token]:
    """The tokens without the line ends at which no sentence ends: before a small letter, or throughout a text that is
    set in lines."""
    ends = [i for i, t in enumerate(tokens) if t.text == "\n" and _runs_on(tokens, i)]
    small = [i for i in ends if tokens[i + 1].text[0].islower()]
    drop = set(ends if len(small) >= _SET_IN_LINES and 2 * len(small) >= len(ends) else small)
    return [t for i, t in enumerate(tokens) if i not in drop] if drop else tokens


def without_initials(tokens: list[Token]) -> list[Token]:
    """The tokens without the middle initials of names: "James A. Baker"."""
    drop: set[int] = set()
    for i in [i for i, t in enumerate(tokens[1:-2], 1) if len(t.text) == 1]:
        before, letter, stop, after = tokens[i - 1 : i + 3]
        initial = stop.text == "." and letter.text.isupper() and stop.start == letter.end
        if initial and _capitalised(before) and _capitalised(after) and after.start == stop.end + 1:
            drop |= {i, i + 1}
    return [t for i, t in enumerate(tokens) if i not in drop] if drop else tokens


def _capitalised(token: Token) -> bool:
    """Whether a token is a word of small letters but for the first: a name, no initial and no acronym."""
    return token.is_word and len(token.text) > 1 and token.text[0].isupper() and token.text[1:].islower()


def _runs_on(tokens: list[Token], i: int) -> bool:
    """Whether a line ends between two words, or behind a comma."""
    inside = 0 < i < len(tokens) - 1
    return inside and (tokens[i - 1].is_word or tokens[i - 1].text in ",،") and tokens[i + 1].is_word


def _ends(tokens: list[Token], i: int) -> bool:
    """Whether the stop at i ends a sentence, by what stands on either side of it."""
    token, following = tokens[i], tokens[i + 1] if i + 1 < len(tokens) else None
    if following is None or following.text == "\n":
        return True
    if following.start == token.end and following.text not in _CLOSING:
        return _glued(tokens, i)  # "..." within, "example.com", "Jr.,"
    previous = tokens[i - 1].norm if i else ""
    if token.text == "." and (previous in _ABBREVIATIONS or (len(previous) == 1 and previous.isalpha())):
        return False
    ahead = next((t for t in tokens[i + 1 : i + 4] if t.text not in _CLOSING and t.text not in _OPENING), following)
    return not ahead.text[0].islower()


def _glued(tokens: list[Token], i: int) -> bool:
    """Whether the stop at i ends an Arabic sentence to which the next was put without a space: no د.محمد has one."""
    before = next((t for t in reversed(tokens[max(0, i - 3) : i]) if t.text not in _CLOSING), tokens[i])
    word = before.is_word and is_arabic(before.norm) and len(before.norm) >= _WORD
    after = tokens[i + 1]
    return word and after.is_word and is_arabic(after.norm) and after.norm not in _SITES


_OPENS, _CLOSES = frozenset("“«"), frozenset("”»")


def quoted(tokens: list[Token]) -> list[bool]:
    """For each token whether it stands inside quotation marks; a line's end closes what was left open."""
    out, inside = [], False
    for token in tokens:
        if token.text == "\n" or token.text in _CLOSES:
            inside = False
        out.append(inside)
        if token.text in _OPENS:
            inside = True
        elif token.text == '"':
            inside = not inside
    return out
