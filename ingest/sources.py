"""Whose word a fact rests on: who says so in its sentence, by name, or in the article's words: "Turkish officials".

A teller whom no table knows is named for what he is (a source, state television, an embassy's statement) and for the
state or body of which he speaks.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from graph.facts import Article, Named
from graph.ids import TOLD, slug
from ingest import kb, lang
from ingest.candidate import Found
from ingest.clauses import closes
from ingest.discourse import Discourse
from ingest.element import Element
from ingest.entities import Entity, others
from ingest.lang import LanguagePack
from ingest.lang.forms import GERUND
from ingest.line import Line
from ingest.mention import Mention
from ingest.text import Token
from ingest.text.normalize import fold, stems

_LONGEST = 9  # tokens of a phrase that names a source
_ENDS = frozenset({"comma", "stop", "comp", "quote", "verb", "light", "speech", "rel", "sub", "be", "modal", "aux"})
_OF = frozenset({"of", "for", "from", "in", "at", "to", "b"})  # "a source in the ministry"
_TELLERS = ("person", "organization")
_PAPERS = ("statement", "report")
_ONE = frozenset({"official", "diplomat", "spokesman"})  # who may be called a source further on
_MOST = 2  # who are named for one fact


class Sources:
    """Finds them for one article."""

    def __init__(self, article: Article, tokens: list[Token], pack: LanguagePack) -> None:
        self.text, self.tokens, self.pack = article.text, tokens, pack
        self.vso = pack.rules["order"] == "vso"
        self.kinds = _kinds(pack.code)
        self.reported = pack.rules.closed("reported")  # what agencies and papers do, and nobody else
        self.tellers: dict[str, Named] = {}  # word for a source -> the one told last of whom more was said

    def spoken(self, found: Iterable[Found], row: list[Element]) -> list[Named]:
        """Those who speak; of people who stand for their state, who they are, and the state."""
        out: list[Named] = []
        for entity, mention in found:
            told = self._described(mention.first, mention.last, row) if mention is not None and mention.group else None
            if mention is not None and entity.kind == "organization":
                for i in (i for i in range(mention.first, mention.last) if self._kind(i)):
                    self.tellers[self._kind(i) or "" if self.vso else self.tokens[i].norm] = _named(entity)
            out += [told] if told is not None else []
            out.append(_named(entity))
        return out[:_MOST]

    def stranger(self, line: Line, k: int, subject: list[tuple[Entity, Mention]]) -> list[Named]:
        """Who speaks by the verb at element k, where it is nobody that a table knows: "state media said"; of what an
        agency quotes, first whom it quotes."""
        row = line.row
        ahead = self.vso or self._turned(row, k)
        first, last = self._ahead(row, row[k].last) if ahead else self._back(line, row[k].first)
        relays = row[k].value.value == "relay"
        if not relays and any(first <= m.first and m.last <= last for _, m in subject):
            return []
        ranges = [(first, last)]
        on = next((e for e in row[k + 1 :] if e.kind == "prep" and e.first == last), None)
        if relays and on is not None:
            ranges.insert(0, self._ahead(row, on.last))
        told = (self._described(*tokens, row) for tokens in ranges)
        return [one for one in told if one is not None]

    def _turned(self, row: list[Element], k: int) -> bool:
        """Whether a verb of speech has a teller behind it: "…, said sources close to the talks"."""
        behind = row[k].last
        mark = k > 0 and row[k - 1].kind in ("comma", "quote") and row[k - 1].last == row[k].first
        return mark and behind < len(self.tokens) and self.tokens[behind].norm in self.kinds

    def of(self, line: Line, at: int, talk: Discourse) -> tuple[Named, ...]:
        """Whose word the fact of element `at` is: whoever is said there to say so, and whom the sentence cites."""
        said = next((who for told, who in reversed(line.claims) if at in told and not _passing(line.row, at, told)), [])
        if line.sources is None:
            cited = (self._cited(line.row, k, talk) for k, e in enumerate(line.row) if e.kind in ("prep", "speech"))
            line.sources = next((named for named in cited if named), []) + self._reporting(line, talk)
        return tuple({one.id: one for one in (*said, *line.sources)}.values())[:_MOST]

    def _cited(self, row: list[Element], k: int, talk: Discourse) -> list[Named]:
        """Whom element k names for a source: "according to X", بحسب ما ذكره فلان."""
        element = row[k]
        source = element.kind == "prep" and element.value == "source"
        said = element.kind == "speech" and self.vso and closes(row, k)
        if not source and not said:
            return []
        behind = row[k + 1] if k + 1 < len(row) else None
        start = behind.last if source and behind is not None and behind.kind == "speech" else element.last
        if start < len(self.tokens) and self.tokens[start].norm in self.pack.rules["what"]:
            start += 2  # لما نقلته الوكالة
        return self._within(row, *self._ahead(row, start), talk)

    def _reporting(self, line: Line, talk: Discourse) -> list[Named]:
        """The agency or paper that reports it: "state television reported that …", "…, IRNA reported"."""
        words = range(line.sentence.first, line.sentence.last)
        verb = next((i for i in words if self.tokens[i].norm in self.reported), None)
        if verb is None or any(e.first <= verb < e.last for e in line.row if e.mention is not None):
            return []
        first, last = self._back(line, verb)
        inside = [e.mention for e in line.row if e.mention is not None and first <= e.first and e.last <= last]
        if any(m.kind == "organization" for m in inside) or self._described(first, last, line.row) is not None:
            return self._within(line.row, first, last, talk)
        named = first < last and self.tokens[last - 1].text[0].isupper() and not any(m.kind == "person" for m in inside)
        return [self._worded(first, last)] if named else []

    def _within(self, row: list[Element], first: int, last: int, talk: Discourse) -> list[Named]:
        """The source named by the tokens `first` up to `last`: what it is called, and of whom it is."""
        last = next((e.first for e in row if first < e.first < last and self._issues(row, e)), last)
        inside = [e.mention for e in row if e.mention is not None and first <= e.first and e.last <= last]
        known = [m for m in inside if m.kind in _TELLERS] or [m for m in inside if m.value == "ministry"]
        known = known or [m for m in inside[:1] if not m.adjective]
        told = self._described(first, last, row)
        found = [e for e, _ in talk.entities(known[:1]) if e.kind != "country" or told is None]
        if found and any(m.value == "statement" for m in inside):
            told = None  # "according to the statement" is whose it is
        return ([told] if told is not None else []) + [_named(e) for e in found[:1]]

    def _issues(self, row: list[Element], e: Element) -> bool:
        """Whether element `e` begins the "in a statement" behind whose it is: ما أعلنته الحركة في بيان."""
        return e.kind == "prep" and e.value == "in" and e is not row[-1] and self._kind(e.last) in _PAPERS

    def _described(self, first: int, last: int, row: list[Element]) -> Named | None:
        """A source that is told by what it is, in words of the article; None if no word says what it is."""
        last = next((e.first for e in row if first < e.first < last and self._issues(row, e)), last)
        inside = [e.mention for e in row if e.mention is not None and first <= e.first and e.last <= last]
        known = next((m.first for m in inside if m.kind in _TELLERS and m.entity is not None), last)
        at, kind = next(((i, kind) for i in range(first, min(known, last)) if (kind := self._kind(i))), (last, None))
        if kind is None or any(e.first == first and e.kind == "prep" for e in row):
            return None
        last -= self.vso and any(e.kind == "prep" and e.last == last for e in row)
        called = kind if self.vso else self.tokens[at].norm
        if self._told_already(first, at, last) and called in self.tellers:
            return self.tellers[called]  # "the sources added"
        if self.vso:
            written = self._written(at, last)
            whose = next((name for m in inside if (name := _adjective(m))), "")
            english = f"{whose} {kind}".strip()
            told = Named(id=TOLD + slug(english), name=english, names={self.pack.code: written})
        else:
            told = self._worded(first, last)
        if told.name.casefold() != called:
            self.tellers |= {called: told, "source" if called in _ONE else called: told}
        return told

    def _told_already(self, first: int, at: int, last: int) -> bool:
        """Whether a source is only called one, with the article of what is known: المصدر, "the sources"."""
        if self.vso:
            known = any(definite for _, _, definite in stems(self.tokens[at].norm))
            return known and first == at and all(e.norm in self.pack.rules["same"] for e in self.tokens[at + 1 : last])
        return at == last - 1 == first + 1 and self.tokens[first].norm in self.pack.rules["definite"]

    def _worded(self, first: int, last: int) -> Named:
        """A source under the article's own words, in a language in which they are names: "state television"."""
        while first < last - 1 and self.tokens[first].norm in self.pack.rules["determiners"]:
            first += 1
        written = self._written(first, last)
        return Named(id=TOLD + slug(written), name=written)

    def _written(self, first: int, last: int) -> str:
        return " ".join(self.text[self.tokens[first].start : self.tokens[last - 1].end].split())

    def _kind(self, i: int) -> str | None:
        norm = self.tokens[i].norm
        if not self.vso:
            return self.kinds.get(norm)
        return next((self.kinds[stem] for _, stem, _ in stems(norm) if stem in self.kinds), None)

    def _ahead(self, row: list[Element], first: int) -> tuple[int, int]:
        """The tokens of the phrase that begins at token `first`."""
        ends = (e.first for e in row if e.first >= first and (e.kind in _ENDS or _parts(e)))
        last = min(next(ends, len(self.tokens)), first + _LONGEST, len(self.tokens))
        while last > first and self.tokens[last - 1].norm in self.pack.time_words:
            last -= 1
        return first, last

    def _back(self, line: Line, last: int) -> tuple[int, int]:
        """The tokens of the phrase that ends before token `last`, and before a "have" of its verb."""
        helps = self.pack.rules.closed("perfect")
        while last > line.sentence.first and self.tokens[last - 1].norm in helps:
            last -= 1
        ends = (e.last for e in reversed(line.row) if e.last <= last and (e.kind in _ENDS or e.kind == "conj"))
        return max(next(ends, line.sentence.first), last - _LONGEST), last


def _parts(e: Element) -> bool:
    """Whether a preposition begins what does not belong to the name of a source."""
    return e.kind == "prep" and e.value not in _OF


@lru_cache(maxsize=8)
def _kinds(code: str) -> dict[str, str]:
    """What the words for sources call them."""
    tellers = lang.load(code).rules.get("tellers", {})
    return {fold(form): kind for kind, forms in tellers.items() for form in forms}


def _named(entity: Entity) -> Named:
    return Named(id=entity.id, name=entity.name, names=others(entity.names))


def _adjective(mention: Mention) -> str:
    """What a source is called for whom it speaks of: "Turkish", "Hamas"."""
    if isinstance(mention.value, kb.Country):
        return next(iter(mention.value.demonyms.get("en", ())), mention.value.name["en"])
    if mention.kind == "organization" and mention.entity is not None:
        return str(mention.entity.name)
    return ""


def told_by(row: list[Element], k: int, *, vso: bool, goes_on: bool = False) -> range:
    """The elements of what the verb of speech at element k tells: what is behind it and its "that", or, where it
    closes the sentence, or `goes_on` behind it, what is before it; not what only tells when somebody spoke."""
    adds = (j for j in range(k + 1, len(row)) if _goes_on(row, j))
    if not vso and _closing(row[: next(adds, len(row))] if goes_on else row, k):
        return range(k)
    ends = next((j for j in range(k + 1, len(row)) if row[j].kind == "speech"), len(row))  # "…, adding that"
    that = next((j for j in range(k + 1, ends) if row[j].kind in ("comp", "quote")), k)
    that = k if row[k].value.value == "describe" else that  # وصف اللقاء بأنه تاريخي
    last = next((j for j in range(k + 1, len(row)) if _apart(row, j)), len(row)) if vso and that == k else len(row)
    return range(that + 1, last)


def _apart(row: list[Element], j: int) -> bool:
    """Whether behind a comma another clause begins: "announced a truce, while X flew to Y"."""
    behind = row[j + 1 : j + 3] if row[j].kind == "comma" else []
    begins = len(behind) == 2 and behind[0].value == "in" and (behind[1].is_action or behind[1].kind == "sub")
    return begins or (bool(behind) and behind[0].kind == "sub")


def _passing(row: list[Element], at: int, told: range) -> bool:
    """Whether element `at` only tells when somebody spoke: "said after meeting X that …"."""
    if not told.start or row[told.start - 1].kind in ("comp", "quote"):
        return False
    first = max(told.start, at - 3)
    when = next((j for j in range(first, at) if row[j].value in ("after", "before", "during")), None)
    return when is not None and not any(e.is_action for e in (*row[told.start : when], *row[when + 1 : at]))


def _infinitive(behind: list[Element]) -> bool:
    """Whether a "to" stands there that has no noun of action behind it, as in "close to the talks"."""
    nouns = {e.first for e in behind if e.kind == "noun"}
    return any(e.entry("inf") is not None and not nouns & {e.last, e.last + 1} for e in behind)


def _goes_on(row: list[Element], j: int) -> bool:
    """Whether the teller goes on behind a comma: "…, the sources said on Monday, adding that"."""
    behind = row[j + 1] if row[j].kind == "comma" and j + 1 < len(row) else None
    return behind is not None and behind.kind == "speech" and behind.tense == GERUND


def _closing(row: list[Element], k: int) -> bool:
    """Whether a verb of speech stands at the end of its sentence: "…, the ministry said on Monday", "…, said X"."""
    behind = row[k + 1 :]
    if (
        row[k].tense == GERUND
        or row[k].value.value not in ("say", "deny")
        or not any(e.is_named_action and e.kind != "speech" for e in row[:k])
    ):
        return False
    if any(e.is_action or e.kind in ("comp", "quote", "modal") for e in behind) or _infinitive(behind):
        return False
    before = next((e for e in reversed(row[:k]) if e.kind != "aux"), None)
    turned = before is not None and before.kind in ("comma", "quote")
    bare = [e for e in behind if e.mention is not None and e.mention.prep is None and not e.mention.conj]
    return len(bare) <= turned and any(e.kind in ("comma", "quote") for e in row[:k])
