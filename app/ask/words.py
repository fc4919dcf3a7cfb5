"""A question's words, each accounted for: dates, names, topics and cues, and those that are none of these."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import lru_cache

from app.ask import apart, cues, periods
from app.ask.cues import Cue, CueReader, Spot
from app.ask.periods import Period
from graph.ids import slug
from ingest import kb, lang
from ingest.dates import DateReader
from ingest.kb import Person
from ingest.lang import LanguagePack
from ingest.lexicon import words
from ingest.mentions import Mention, MentionReader
from ingest.text import Token, tokenize
from ingest.text.normalize import is_arabic, stems

# "And" that is written on a number or a small word: "و2018", "وفي"
_AND_NUMBER = re.compile(r"\bو(?=\d|(?:في|من|عن|مع|إلى|الى|على|هل|متى|أين|اين|ما|كم|لم)\b)")
_NOBODY = frozenset({"pronoun", "pair"})  # they name nobody in a question
_ABOUT = frozenset({"on"})
_ON_TOPICS = ("discuss", "reject", "support", "criticize")  # acts behind which a topic may stand at once
_OF_WORDS = 2  # words at least of a topic that stands away from its verb, since one may be part of anything
_NAME_PARTS = frozenset({"الله", "علي"})
_SONS = frozenset({"بن", "ابن", "عبد", "ابو", "ابي"})
_JOINED_BY = frozenset({"and", "or", "و", ",", "،", "&"})


@dataclass(slots=True)
class Topic:
    """Tokens that name topics."""

    first: int
    last: int
    ids: tuple[str, ...]
    text: str


@dataclass(slots=True)
class Words:
    """A question as read; `unknown` are runs of tokens (first, last) that nothing accounts for."""

    tokens: list[Token]
    pack: LanguagePack
    periods: list[Period]
    mentions: list[Mention]
    topics: list[Topic]
    spots: list[Spot]
    unknown: list[tuple[int, int]] = field(default_factory=list)

    def text(self, first: int, last: int) -> str:
        """The words of tokens `first` up to `last` as written, without a proclitic of the first."""
        if first >= last:
            return ""
        whole = " ".join(t.text for t in self.tokens[first:last])
        return whole.replace(" - ", "-").replace(" .", ".")

    def before(self, i: int) -> Spot | None:
        """The cue that ends just before token i."""
        return next((s for s in self.spots if s.last == i), None)


@dataclass(frozen=True, slots=True)
class _Tools:
    pack: LanguagePack
    mentions: MentionReader
    dates: DateReader
    cues: CueReader


@lru_cache(maxsize=8)
def _tools(code: str) -> _Tools:
    pack = lang.load(code)
    return _Tools(pack, MentionReader(pack), DateReader(pack.time), cues.reader(code))


def language_of(question: str) -> str:
    """Arabic where most letters are, else English."""
    letters = [c for c in question if c.isalpha()]
    return "ar" if 2 * sum(is_arabic(c) for c in letters) > len(letters) else "en"


def read(question: str, code: str) -> Words:
    """The words of a question in the language `code`."""
    tools = _tools(code)
    tokens = _cased(tokenize(_AND_NUMBER.sub("و ", question)), tools)
    out = Words(tokens, tools.pack, [], [], [], [])
    free = _Free(len(tokens))
    mentions = _mentions(out, tools)
    _times(out, mentions, tools, free)
    _told_topics(out, tools, free)
    found = [m for m in mentions if free.all(m.first, m.last) and m.kind not in _NOBODY]
    found = [apart.of_body(m, tokens, out.pack) for m in found if not apart.is_group(m, tokens, out.pack, tools.cues)]
    out.mentions = [m for m in found if not _is_class(m)]
    for mention in out.mentions:
        free.take(mention.first, mention.last)
    out.spots = _spots(out, tools, free)
    _add_classes(out, [m for m in found if _is_class(m)])
    for spot in out.spots:
        free.take(spot.first, spot.last)
    _other_topics(out, free)
    out.unknown = free.runs(tokens)
    return out


def _times(out: Words, mentions: list[Mention], tools: _Tools, free: _Free) -> None:
    """The periods of a question: its dates, and moments and terms of office that it counts by."""
    tokens = out.tokens
    found = [
        *periods.dated(tokens, tools.dates.find(tokens, 0, len(tokens)), tools.cues),
        *periods.moments(tokens, out.pack.code, tools.cues),
        *periods.terms(tokens, mentions, tools.cues),
    ]
    for period in sorted(found, key=lambda one: one.first):
        same = bool(out.periods) and (out.periods[-1].first, out.periods[-1].last) == (period.first, period.last)
        if same or free.all(period.first, period.last):
            out.periods.append(period)
            free.take(period.first, period.last)


class _Free:
    """Which tokens nothing accounts for yet."""

    def __init__(self, count: int) -> None:
        self._taken = [False] * count

    def take(self, first: int, last: int) -> None:
        self._taken[first:last] = [True] * (last - first)

    def all(self, first: int, last: int) -> bool:
        return not any(self._taken[first:last])

    def runs(self, tokens: list[Token]) -> list[tuple[int, int]]:
        """Runs of free words, signs between them aside."""
        out: list[tuple[int, int]] = []
        for i, token in enumerate(tokens):
            if self._taken[i] or not token.is_word:
                continue
            if out and not any(self._taken[j] or tokens[j].text in ",،;" for j in range(out[-1][1], i)):
                out[-1] = (out[-1][0], i + 1)
            else:
                out.append((i, i + 1))
        return out


# -- letters ---------------------------------------------------------------------------------------


def _cased(tokens: list[Token], tools: _Tools) -> list[Token]:
    """The tokens as if the question were written with capitals, where it has none or nothing else."""
    rest = [t.text for t in tokens[1:] if t.text[0].isalpha()]
    if not tools.pack.rules["capitals"] or not rest:
        return tokens
    if all(text.isupper() for text in rest) and len(rest) > 1:
        tokens = [replace(t, text=t.text.lower()) for t in tokens]
    elif any(text[0].isupper() for text in rest):
        return tokens
    titled = [replace(t, text=t.text.capitalize()) for t in tokens]
    names = [tools.pack.names.longest(titled, i, len(titled)) for i in range(len(titled))]
    named = {k for i, hit in enumerate(names) if hit and hit.last - i > 1 for k in range(i, hit.last)}
    return [titled[i] if i in named else _capital(tokens, i, tools) for i in range(len(tokens))]  # "united states"


def _capital(tokens: list[Token], i: int, tools: _Tools) -> Token:
    token = tokens[i]
    if tools.cues.known(tokens, i) or not token.text[0].isalpha():
        return token
    upper = replace(token, text=token.text.upper())
    title = replace(token, text=token.text.capitalize())
    names = tools.pack.names
    acronym = names.longest([upper], 0, 1) is not None and names.longest([title], 0, 1) is None
    return upper if acronym else title


# -- mentions -------------------------------------------------------------------------------------


def _mentions(out: Words, tools: _Tools) -> list[Mention]:
    found = tools.mentions.read(out.tokens, 0, len(out.tokens))
    parts = [
        part
        for mention in found
        for one in apart.parted(mention, out.tokens)
        for office in apart.office_apart(one, out.tokens, out.pack)
        for named in apart.class_apart(office, out.tokens, out.pack, tools.cues)
        for pair in apart.hyphen_apart(named, out.tokens, out.pack)
        for told in apart.verb_apart(pair, out.tokens, out.pack, tools.cues)
        for part in apart.names_apart(told, out.tokens, out.pack, tools.cues)
    ]
    return apart.sons(parts, out.tokens)


def _is_class(mention: Mention) -> bool:
    """Whether it is an office of no country, without a name: "which presidents". There is but one pope."""
    anonymous = mention.kind == "person" and mention.name is None and mention.of is None
    return anonymous and not mention.counterpart and mention.office != "pope"


def _add_classes(out: Words, classes: list[Mention]) -> None:
    """What an office of no country names: a class of people, where no cue says the same."""
    for mention in classes:
        first = _past_small(out, mention.first)
        inside = [s for s in out.spots if s.first < mention.last and s.last > first]
        if mention.own or any(spot.has("noun") or spot.has("act") for spot in inside):
            continue
        out.spots = [s for s in out.spots if s not in inside]
        out.spots.append(Spot(first, mention.last, "", (Cue("class", mention.office or ""),)))
    out.spots.sort(key=lambda spot: spot.first)


def bearers(out: Words, first: int, last: int) -> tuple[tuple[Person, ...], str]:
    """Whom the lexicon knows by exactly these tokens, and how."""
    return apart.bearers(out.tokens, out.pack, first, last)


# -- cues and topics -------------------------------------------------------------------------------


def _spots(out: Words, tools: _Tools, free: _Free) -> list[Spot]:
    spots: list[Spot] = []
    i, count = 0, len(out.tokens)
    while i < count:
        end = next((j for j in range(i, count) if not free.all(j, j + 1)), count)
        spot = tools.cues.at(out.tokens, i, end) if end > i else None
        if spot and _is_name(out, spot):
            spot, i = None, i + 1
            continue
        if spot:
            spots.append(spot)
        i = spot.last if spot else i + 1
    return spots


def _is_name(out: Words, spot: Spot) -> bool:
    """Whether an Arabic word that may be a thing done and somebody's is a name: "بشكري" is no "my thanks"."""
    if spot.clitic and spot.has("order") and spot.last - spot.first == 1:
        after = cues.reader(out.pack.code).at(out.tokens, spot.last, len(out.tokens))
        return after is None or not after.has("act")  # "باول" is Powell, "بأول زيارة" is not
    before = out.tokens[spot.first - 1].norm if spot.first else ""
    if out.tokens[spot.first].text in _NAME_PARTS and (before in out.pack.name_words or before in _SONS):
        return True  # "عبد الله", "بن علي"
    if spot.last - spot.first > 1 or any(cue.form != cues.NOUN for cue in spot.cues):
        return False
    norm = out.tokens[spot.first].norm
    return norm.endswith("ي") and any(stem in out.pack.name_words for _, stem, _ in stems(norm))


def _told_topics(out: Words, tools: _Tools, free: _Free) -> None:
    """Topics after "about": they may hold names (the Iranian nuclear programme)."""
    tokens, count = out.tokens, len(out.tokens)
    i, worded, view = 0, False, False
    while i < count:
        spot = tools.cues.at(tokens, i, count) if free.all(i, i + 1) else None
        view = view or (spot is not None and spot.has("noun", "statement") and spot.has("act", "say"))
        if view and tokens[i].norm == "من":  # "موقف كوريا الشمالية من العقوبات"
            i = _take_topics(out, free, i + 1, 1)
            continue
        told = spot is not None and (_about(spot) or any(spot.has("act", act) for act in _ON_TOPICS))
        if spot is not None and told:
            worded = worded or not _about(spot)
            i = _take_topics(out, free, spot.last, 1)
        elif worded and free.all(i, i + 1) and _topic(out, i, _OF_WORDS) is not None:  # "دعم ماكرون الاتفاق النووي"
            i = _take_topics(out, free, i, _OF_WORDS)
        else:
            i += 1


def _take_topics(out: Words, free: _Free, i: int, size: int) -> int:
    """Takes the topics that stand from token i on, and tells where they end."""
    while (topic := _topic(out, _past_small(out, i), size)) is not None and free.all(topic.first, topic.last):
        out.topics.append(topic)
        free.take(topic.first, topic.last)
        i = topic.last
        while i < len(out.tokens) and out.tokens[i].norm in _JOINED_BY:
            i += 1
    return i


def _about(spot: Spot) -> bool:
    return any(cue.kind == "prep" and cue.value in _ABOUT for cue in spot.cues)


def _past_small(out: Words, i: int) -> int:
    while i < len(out.tokens) and out.tokens[i].norm in ("the", "a", "their", "his", "its"):
        i += 1
    return i


def _topic(out: Words, i: int, size: int = 1) -> Topic | None:
    """The topic of so many words or more that starts at token i, unless a longer name does."""
    tokens, count = out.tokens, len(out.tokens)
    if i >= count:
        return None
    hit = out.pack.topics.longest(tokens, i, count)
    if hit is None or hit.last - i < size:
        return None
    name = out.pack.names.longest(tokens, i, count)
    if name is not None and name.last >= hit.last and not tokens[i].text[0].islower():
        return None
    return Topic(i, hit.last, tuple(e.value.id for e in hit.entries), out.text(i, hit.last))


def _other_topics(out: Words, free: _Free) -> None:
    """Topics among the words that are left over."""
    for first, last in free.runs(out.tokens):
        i = first
        while i < last:
            hit = out.pack.topics.longest(out.tokens, i, last)
            if hit is None:
                i += 1
                continue
            ids = tuple(e.value.id for e in hit.entries)
            out.topics.append(Topic(i, hit.last, ids, out.text(i, hit.last)))
            free.take(i, hit.last)
            i = hit.last


def topic_ids(out: Words, mention: Mention) -> tuple[str, ...]:
    """What a named country or body is as a topic: itself, and the topics of its name."""
    hit = out.pack.topics.longest(out.tokens, mention.first, mention.last)
    also = tuple(e.value.id for e in hit.entries) if hit and hit.last == mention.last else ()
    own = getattr(mention.value, "id", None)
    english = getattr(mention.value, "name", {}).get("en", "")
    named = (slug(english),) if slug(english) in _topic_ids() else ()
    return tuple(dict.fromkeys([*([own] if own else []), *also, *named]))


@lru_cache(maxsize=1)
def _topic_ids() -> frozenset[str]:
    return frozenset(topic.id for topic in kb.load().topics)


def folded(out: Words, first: int, last: int) -> tuple[str, ...]:
    """The words of tokens in the form in which they are compared."""
    return tuple(words(" ".join(t.text for t in out.tokens[first:last])))


def clitic_of(out: Words, mention: Mention) -> str:
    """What is written before a mention's first word: ب, ل, و ..."""
    hit = out.pack.names.longest(out.tokens, mention.first, mention.last)
    return hit.clitic if hit else ""
