"""Occasions that no series of the knowledge base knows, named in the text's own words: "the Cartagena conference on
sea trade", "the inauguration of President X".

Only those are named whose words tell them from others: a country, a place, a body or a person, or a name in capitals.
"""

from __future__ import annotations

from graph.facts import Article, DateRange, Named, Place
from graph.ids import TOLD, slug
from ingest import kb
from ingest.element import Element
from ingest.lang import LanguagePack
from ingest.mention import DASHES, QUOTES, Mention
from ingest.text import Token
from ingest.text.normalize import fold, is_arabic, stem, stems

_BEFORE, _AFTER = 7, 9  # tokens on either side of its noun that may belong to its name
_NAMING = 2  # tokens at least of a name, its noun among them
_MARGIN = 6  # tokens between "on the sidelines of" and the occasion
_AHEAD = 12  # elements between a deed and what it is told of
_TITLE = 4  # elements from its noun to what is signed there
_FURTHER = frozenset({"of", "on", "for", "about", "against", "between"})


class Occasions:
    """Names those of one article."""

    def __init__(self, article: Article, tokens: list[Token], pack: LanguagePack) -> None:
        self.text, self.tokens, self.pack, self.lang = article.text, tokens, pack, pack.code
        self.kinds = _kinds(pack)
        self.article, self.year = article.id, (article.published or "")[:4]
        self.ceremonies = frozenset(stem(fold(word)) for word in pack.rules.get("ceremonies", ()))
        self.last: Named | None = None
        self.ceremony = False  # whether that one is
        self.nameless: dict[str, Named] = {}  # by what it is: "dinner"

    def hear(self, row: list[Element], k: int) -> None:
        """Note the occasion at element k: "the conference" of a later sentence is this one."""
        if row[k].mention is None:
            named = self.named(row, k, ())
            if named is not None:
                self.last, self.ceremony = named, self._is_ceremony(row, k)

    def at(self, row: list[Element], k: int, taking_part: tuple[Mention, ...]) -> Named | None:
        """The occasion of which the deed at element k is told; None where its name tells it from no other."""
        where = self._behind(row, k)
        named = self.named(row, where, taking_part) if where is not None else None
        if named is not None:
            self.last, self.ceremony = named, self._is_ceremony(row, where)
        elif where is not None and (not self._alone(row, where) or self._is_ceremony(row, where) != self.ceremony):
            return None
        return self.last

    def called(self, row: list[Element], k: int, place: Place | None, when: DateRange | None) -> Named | None:
        """The occasion of the deed at element k by what it is and where, if its name tells it from no other: "working
        lunch, Paris", of this day and article alone. Where no place is told, "the lunch" is the one told before."""
        at = self._behind(row, k)
        return self._called(row, at, place, when) if at is not None else None

    def _called(self, row: list[Element], k: int, place: Place | None, when: DateRange | None) -> Named | None:
        at, first = k, row[k].first
        while k + 1 < len(row) and row[k + 1].first == row[k].last and row[k + 1].entry("occasion") is not None:
            k += 1  # حفل التوقيع
        names: dict[str, str] = {}
        if self.kinds:
            pacts = next((e for e in reversed(row[k + 1 : k + _TITLE]) if _of_agreements(e)), None)
            names = {self.lang: self._written(first, (pacts or row[k]).last, row[k])}
            english = self._in_english(range(first, row[k].last), []) + " of agreements" * (pacts is not None)
        else:
            begin = self._begin(first, {i: e for e in row for i in range(e.first, e.last)})
            english = self._written(begin, row[k].last, row[k])
        if place is None:
            return self.nameless.get(english) if self._alone(row, at) else None
        called = f"{english}, {place.name}"
        which = when.start if when is not None else str(self.tokens[first].start)  # else each sentence tells of its own
        key = f"{TOLD}{slug(called)}-{slug(which)}-{slug(self.article)}"
        self.nameless[english] = Named(id=key, name=called, names=names)
        return self.nameless[english]

    def beside(self, row: list[Element], at: int) -> int | None:
        """The element of the occasion on whose margins, or during which, the deed at element `at` was: "on the
        sidelines of the Valdai conference"; None where its sentence tells of none."""
        margins = self.pack.rules["margins"]
        for k, e in enumerate(row):
            if not is_occasion(e) or k == at or any(x.kind in ("stop", "comp") for x in row[min(k, at) : max(k, at)]):
                continue
            if any(t.norm in margins for t in self.tokens[max(0, e.first - _MARGIN) : e.first]):
                return k
            before = next((x for x in reversed(row[:k]) if x.mention is None or not x.mention.adjective), None)
            if e.entry("occasion") is not None and before is not None and before.value == "during":
                return k
        return None

    def is_ceremony(self, row: list[Element], k: int) -> bool:
        """Whether the deed at element k is told of a ceremony or a meal, which is no edition of a series."""
        where = self._behind(row, k)
        series = any(e.mention is not None and e.mention.kind == "event" for e in row)
        return not series and self._is_ceremony(row, where)

    def _is_ceremony(self, row: list[Element], k: int | None) -> bool:
        words = self.tokens[row[k].first : row[k].last] if k is not None else ()
        return any(word in self.ceremonies for t in words for word in (t.norm, *(w for _, w, _ in stems(t.norm))))

    def _behind(self, row: list[Element], k: int) -> int | None:
        for j in range(k, min(len(row), k + _AHEAD)):
            if row[j].kind == "stop" or (j > k and row[j].is_action):
                return None
            if is_occasion(row[j]) and (j > k or row[j].entry("occasion") is not None):
                return j
        return None

    def _alone(self, row: list[Element], k: int) -> bool:
        """Whether nothing but the article stands before the noun: "the conference", المؤتمر."""
        first = row[k].first
        if is_arabic(self.tokens[first].norm):
            return any(definite for _, _, definite in stems(self.tokens[first].norm))
        return first > 0 and self.tokens[first - 1].norm in self.pack.rules.get("definite", ())

    def named(self, row: list[Element], k: int, taking_part: tuple[Mention, ...]) -> Named | None:
        """The occasion at element k; None where its name tells it from no other."""
        elements = {i: e for e in row for i in range(e.first, e.last)}
        first = self._begin(row[k].first, elements)
        last = self._end(row[k].last, elements, taking_part)
        inside = [e.mention for e in row if e.mention is not None and first <= e.first and e.last <= last]
        inside = [m for m in inside if m.kind != "pronoun" and m not in taking_part]
        written = self._written(first, last, row[k])
        names = {self.lang: written}
        if self.kinds:
            if not inside:
                return None
            names["en"] = self._in_english(range(first, inside[0].first), inside)
        elif not inside and (last - first < _NAMING or not any(t.text[0].isupper() for t in self.tokens[first:last])):
            return None
        english = names.get("en", written)
        others = {code: name for code, name in names.items() if code != "en"}
        return Named(id=f"{TOLD}{slug(english)}-{self.year}".rstrip("-"), name=english, names=others)

    def _begin(self, first: int, elements: dict[int, Element]) -> int:
        """Where its name begins: its noun's attributes stand before it in some languages."""
        if self.pack.rules["adjectives"] != "before":
            return first
        at = first
        while at > 0 and first - at < _BEFORE:
            element, token = elements.get(at - 1), self.tokens[at - 1]
            if element is not None and (element.mention is None or element.mention.kind == "pronoun"):
                break
            plain = token.is_word or token.text in DASHES or token.text in self.pack.rules["possessive"]
            if not plain or token.norm in self.pack.rules["determiners"] or token.norm in self.pack.time_words:
                break
            at = element.first if element is not None else at - 1
        while at < first and (self.tokens[at].norm in self.pack.rules["determiners"] or not self.tokens[at].is_word):
            at += 1
        return at

    def _end(self, last: int, elements: dict[int, Element], taking_part: tuple[Mention, ...]) -> int:
        """Where its name ends: with what it is of or on."""
        at = end = last
        behind = self.pack.rules["adjectives"] != "before"
        while at < len(self.tokens) and at - last < _AFTER:
            element, token = elements.get(at), self.tokens[at]
            if element is not None and element.mention is not None:
                if element.mention in taking_part or element.mention.kind == "pronoun":
                    break
                at = end = element.last
                behind = self.pack.rules["adjectives"] != "before" and element.mention.kind != "person"
            elif element is not None:
                goes_on = (element.kind == "quote" and behind) or is_occasion(element)  # حفل تنصيب
                if not goes_on and not (element.kind == "prep" and element.value in _FURTHER):
                    break
                at, behind = element.last, True
            elif behind and self._belongs(token):
                at += 1
                end = at if token.norm not in self.pack.rules["determiners"] else end
            else:
                break
        return end

    def _belongs(self, token: Token) -> bool:
        return (token.is_word or token.text in DASHES or token.text in QUOTES) and not (
            token.norm in self.pack.time_words or token.text.isdigit()
        )

    def _written(self, first: int, last: int, noun: Element) -> str:
        """The words of the article, without what is written together with the first and means "in" or "and"."""
        words = " ".join(self.text[self.tokens[first].start : self.tokens[last - 1].end].split())
        return words.removeprefix(noun.clitic) if noun.first == first else words

    def _in_english(self, nouns: range, inside: list[Mention]) -> str:
        """An English name for one that is written in Arabic: its kind, and whom or what it is of."""
        read = [word for i in nouns for _, word, _ in stems(self.tokens[i].norm)]
        kind = next((self.kinds[word] for word in reversed(read) if word in self.kinds), "meeting")
        people = [m.entity.name for m in inside if m.entity is not None and m.kind == "person"]
        lands = [_name(m) for m in inside if m.kind != "person" and _name(m)]
        named = " ".join([*dict.fromkeys(lands), kind])
        return f"{named} of {', '.join(people)}" if people else named


def _kinds(pack: LanguagePack) -> dict[str, str]:
    """What the nouns of occasions are called in English, in a language whose names of them say nothing there."""
    return {stem(fold(form)): kind for kind, forms in pack.rules.get("occasions", {}).items() for form in forms}


def _name(mention: Mention) -> str:
    capital = mention.known == "metonym" and isinstance(mention.value, kb.Country) and mention.value.capital
    names = capital or getattr(mention.value, "name", None)
    return str(names.get("en", "")) if isinstance(names, dict) else ""


def _of_agreements(element: Element) -> bool:
    noun = element.entry("noun")
    return noun is not None and noun.value["id"] == "agreement"


def is_occasion(element: Element) -> bool:
    """Whether an element speaks of a summit, conference, ceremony or meeting."""
    noun = element.entry("noun")
    return element.entry("occasion") is not None or (noun is not None and noun.value["type"] == "MEET")
