"""Names of people in a sentence: known ones, and those that only look like names.

Where a language has capitals they tell; where it has none, a name is made of words that occur in names or
are no common words of the language.
"""

from __future__ import annotations

from collections.abc import Mapping

from ingest.closed_words import ClosedWords
from ingest.kb import Person
from ingest.lang import LanguagePack
from ingest.lang.forms import PRESENT
from ingest.lexicon import NOTHING, Entry, Hit
from ingest.mention import DASHES
from ingest.spelling import lies_in, name_words, near
from ingest.strange import is_strange
from ingest.text import Token
from ingest.text.normalize import stem, stems

_NAME = 4  # words of one that no list has
_LINEAGE = frozenset({"بن", "ابن", "ال"})  # as tokens are folded
_TANWIN = "\u064b"  # the sign of an indefinite accusative
_ALI = frozenset({"علي", "وعلي", "لعلي", "بعلي"})  # folded, it is the preposition

# (first token, end, who bears the name, how it is known: full, bare, surname or unknown)
Name = tuple[int, int, tuple[Person, ...], str]


class NameScan:
    """One sentence being scanned for what the lexicon of names knows, and for people's names."""

    def __init__(self, pack: LanguagePack, words: ClosedWords, tokens: list[Token], first: int, last: int) -> None:
        self.pack, self.words, self.tokens, self.first, self.end = pack, words, tokens, first, last
        starts = pack.names.starts
        self._hits = [self._find(i) if starts[tokens[i].norm] else None for i in range(first, last)]

    def _find(self, i: int) -> Hit | None:
        small = self.words.capitals and self.tokens[i].text[0].islower()
        return (self.words.small if small else self.pack.names).longest(self.tokens, i, self.end)

    def hit(self, i: int) -> Hit | None:
        """What the lexicon knows from token i of the sentence on; nothing behind its end."""
        return self._hits[i - self.first] if i < self.end else None

    def kinds(self, i: int) -> Mapping[str, Entry]:
        """The meanings of that hit by their kinds; of one kind, the first."""
        hit = self._hits[i - self.first] if i < self.end else None
        return (hit.entries if hit is not None else NOTHING).by_kind

    def may_start(self, i: int) -> bool:
        """Whether a phrase may start at token i; at most tokens none does."""
        token = self.tokens[i]
        if self._hits[i - self.first] is not None or token.norm in self.words.determiners:
            return True
        return self.words.capitals and (token.text[0].isupper() or token.text in DASHES or token.text == ".")

    def name_until(self, least: int, comma: int) -> Name | None:
        """The name in capitals that ends at a comma, if no preposition and no article leads to it: not "at Camp David,
        the president"."""
        first = comma
        while first > least and self.tokens[first - 1].is_word and self.tokens[first - 1].text[0].isupper():
            first -= 1
        before = self.tokens[first - 1].norm if first > self.first else ""
        if before in self.words.determiners or before in self.pack.prepositions or not 2 <= comma - first <= _NAME:
            return None
        name = self._name(first, strict=False)
        return name if name is not None and name[1] == comma else None

    def _name(self, at: int, *, strict: bool) -> Name | None:
        """A person's name at token `at`: (first, last, who bears it, how it is known); strict wants a known one."""
        while at < self.end and "title" in self.kinds(at) and not (self.hit(at) or Hit(0, 0, "")).clitic:
            at = self.hit(at).last  # type: ignore[union-attr]
            if at < self.end and self.tokens[at].text == ".":
                at += 1
        if at >= self.end:
            return None
        hit, kinds = self.hit(at), self.kinds(at)
        if hit and not strict and "titled" in kinds and self.words.capitals and self.tokens[at].text[0].isupper():
            run = self._capitalised_run(at)
            persons = self._bearers(at, run) if run > hit.last else _persons(hit)
            return at, max(run, hit.last), persons, "surname" if persons else "unknown"
        if not strict and not (hit and "person" in kinds) and (ahead := self._past_particles(at)) > at:
            return self._name(ahead, strict=False) or (at, ahead + 1, (), "unknown")
        if hit and "person" in kinds and self._part_of_other(hit, kinds["person"]):
            return None if strict else self._provisional(at, strict=False)
        if hit and "person" in kinds:
            entries = [e for e in hit.entries if e.kind == "person"]
            best = min(("full", "bare", "surname").index(e.form) for e in entries)
            form = ("full", "bare", "surname")[best]
            persons = tuple(e.value for e in entries if form == "surname" or e.form in (form, "bare"))
            last = self._extend(hit.last)
            if form == "full" and self._of_other_house(hit, last, persons):
                return at, last, persons, "bare"
            if form == "full" and last == hit.last and self._goes_on(last):
                return at, last + 1, persons, "bare"  # a third name may be somebody else's: to be checked
            if form == "surname" and last > hit.last and self.words.capitals:
                return at, last, self._bearers(at, last), "surname"  # "Fatima Bio" is nobody named Fatima
            run = self._capitalised_run(at) if self.words.capitals and form != "full" else last
            if run > last:  # "Joseph R. Biden": a surname may be somebody's given name
                return at, run, self._bearers(at, run), "surname"
            return at, last, persons, form
        known = kinds.keys() - {"modifier", "group", "former", "pronoun", "titled"}
        if hit and known and (strict or not self._is_given(at)):
            return None
        return self._provisional(at, strict=strict)

    def _past_particles(self, at: int) -> int:
        """Where the name goes on whose particles, not capitalised, stand at token `at`: "al-Maliki", "de la Madrid"."""
        if not self.words.capitals:
            return at
        ahead = at
        while ahead < self.end - 1 and (
            self.tokens[ahead].norm in self.pack.particles or self.tokens[ahead].text in DASHES
        ):
            ahead += 1
        return ahead if self.tokens[at].text[0].islower() and self.tokens[ahead].text[0].isupper() else at

    def _part_of_other(self, hit: Hit, entry: Entry) -> bool:
        """Whether a name of one word stands beside a word of names that nothing else explains: somebody else's name."""
        if self.words.capitals or entry.form == "full" or hit.clitic:
            return False
        beside = [i for i in (hit.first - 1, hit.last) if self.first <= i < self.end and self.hit(i) is None]
        return any(
            self._looks_like_name(i) or (i < hit.first and is_strange(self.pack, self.tokens[i])) for i in beside
        )

    def _of_other_house(self, hit: Hit, last: int, persons: tuple[Person, ...]) -> bool:
        """Whether behind a father's name a family's follows that none of its bearers has: X بن Y الخليفي."""
        if self.words.capitals or last == hit.last or self.tokens[hit.last - 2].norm not in _LINEAGE:
            return False
        house = stem(self.tokens[hit.last].norm)
        if house == self.tokens[hit.last].norm:
            return False
        return not any(near(house, stem(w)) for p in persons for w in name_words(p))

    def _goes_on(self, at: int) -> bool:
        """Whether behind a name one more name without the Arabic article stands."""
        if self.words.capitals or at >= self.end or self.tokens[at].norm.startswith("ال"):
            return False
        hit = self.hit(at)
        if hit is not None and (hit.clitic or hit.last > at + 1 or {e.form for e in hit.entries} != {"surname"}):
            return False
        return self._looks_like_name(at)

    def _looks_like_name(self, i: int) -> bool:
        token = self.tokens[i]
        folded = stem(token.norm)
        return (
            token.is_word
            and folded in self.pack.name_words
            and not self._common(token.norm, folded)
            and self.pack.grammar.longest(self.tokens, i, i + 1) is None
        )

    def _extend(self, last: int) -> int:
        """Further words of a known name: "Sheikh Sabah Al-Ahmad" + "Al-Jaber Al-Sabah"."""
        at = last
        for _ in range(5):
            ahead = at
            while ahead < self.end and self.tokens[ahead].text in DASHES:
                ahead += 1
            if ahead > at and self._parts_two(at):
                break
            if self._descends(ahead):
                at = ahead + 2
                continue
            if ahead >= self.end or not self._name_word(ahead):
                break
            at = ahead + 1
        return at

    def _descends(self, at: int) -> bool:
        """Whether a father or a house is named at token `at`: محمد بن سلمان | بن عبدالعزيز | آل سعود."""
        if self.words.capitals or at + 1 >= self.end or self.tokens[at].norm not in _LINEAGE:
            return False
        house = self.tokens[at].text == "آل"
        return self.tokens[at + 1].is_word and (house or stem(self.tokens[at + 1].norm) in self.pack.name_words)

    def _name_word(self, i: int) -> bool:
        token = self.tokens[i]
        if self.words.capitals and not token.text[0].isupper():
            return False
        if not self.words.capitals and not token.norm.startswith("ال"):
            return False  # without capitals only a name with the article is safely one name more
        hit = self.hit(i)
        titles = (e for start in self.pack.names.starts[token.norm] for e in start.entries if e.kind == "title")
        if hit and hit.last > i + 1 and not hit.clitic and next(titles, None) is not None:
            return False  # استقبل السيسي الملك سلمان: two people
        if hit and (hit.clitic or not {e.kind for e in hit.entries} <= {"person", "titled"}):
            return False
        if self.pack.grammar.longest(self.tokens, i, i + 1) is not None:
            return False
        folded = stem(token.norm)
        return folded in self.pack.name_words or (folded in self.pack.particles and not self.words.capitals)

    def _provisional(self, at: int, *, strict: bool) -> Name | None:
        """A name that the knowledge base does not have, by the look of its words."""
        last = self._capitalised_run(at) if self.words.capitals else at if strict else self.arabic_run(at)
        if last <= at:
            return None
        last = last if self.words.capitals else self._extend(last)
        words = [t.norm for t in self.tokens[at:last] if t.is_word]
        if self.words.capitals:
            persons = self._bearers(at, last)
            if strict and (len(words) < 2 or words[0] not in self.pack.given_names):
                return None
            return at, last, persons, "surname" if persons else "unknown"
        persons = self._within(at, last)
        return at, last, persons, "full" if len(persons) == 1 else "unknown"

    def _within(self, at: int, last: int) -> tuple[Person, ...]:
        """Those whose Arabic name lies in a longer one: بدر بن حمد البوسعيدي in بدر بن حمد بن حمود البوسعيدي."""
        run = [stem(t.norm) for t in self.tokens[at:last] if t.is_word]
        hit = self.hit(last - 1) if set(run) & _LINEAGE else None
        if hit is None or hit.clitic:
            return ()
        bearers = dict.fromkeys(e.value for e in hit.entries if e.kind == "person")
        return tuple(p for p in bearers if lies_in(p, run))

    def _bearers(self, first: int, last: int) -> tuple[Person, ...]:
        """Those of the knowledge base who bear the run's last word as a surname."""
        for i in range(last - 1, first, -1):
            entries = self.hit(i).entries if self.hit(i) else ()  # type: ignore[union-attr]
            found = tuple(e.value for e in entries if e.kind in ("person", "titled"))
            if found:
                return found
        return ()

    def _capitalised_run(self, at: int) -> int:
        i, last = at, at
        while i < self.end and i - at < 7 and self.tokens[at].text not in DASHES:
            token = self.tokens[i]
            if i == at + 1 and self._parts_two(i):
                break
            if token.text in DASHES or (token.text == "." and len(self.tokens[i - 1].text) == 1):
                i += 1
                continue
            if token.norm in self.pack.particles and i > at:
                i += 1
                last = i if token.text[0].isupper() else last
                continue
            kinds = self.kinds(i)
            if (
                not token.text[0].isupper()
                or token.norm in self.pack.not_names
                or (kinds.keys() - {"person", "modifier", "titled"} and not (i == at and self._is_given(i)))
                or (i > at and self._does(i))
            ):
                break
            i += 1
            last = i
        return last

    def _parts_two(self, i: int) -> bool:
        """Whether token i is a hyphen between two known surnames, no name together: "the Bush-Blair talks"."""
        pair = self.tokens[i].text in DASHES and i + 2 < self.end and not self.tokens[i + 2].text[0].isupper()
        return pair and all("person" in self.kinds(j) for j in (i - 1, i + 1))

    def _is_given(self, i: int) -> bool:
        """Whether a city's name is somebody's given name by what follows: "Orlando Hernández"."""
        hit = self.hit(i)
        if hit is None or not self.words.capitals or hit.last > i + 1 or self.kinds(i).keys() != {"place"}:
            return False
        word = self.tokens[i + 1] if i + 1 < self.end else None
        strange = word is not None and word.is_word and word.text[0].isupper() and word.norm not in self.pack.not_names
        return strange and not self.kinds(i + 1).keys() - {"person", "titled"}

    def _does(self, i: int) -> bool:
        """Whether a capitalised word is a verb of a headline: "Obama Meets with Park"."""
        hit = self.pack.grammar.longest(self.tokens, i, i + 1)
        return hit is not None and any(e.kind in ("verb", "speech", "light") and e.form == PRESENT for e in hit.entries)

    def arabic_run(self, at: int) -> int:
        """The end of a name without capitals: words of names, or words that are no common ones."""
        last, named, strange = at, 0, 0
        for i in range(at, min(self.end, at + 6)):
            token = self.tokens[i]
            folded = stem(token.norm)
            if i > at and self._hyphened(i):  # مون جاي-إن
                last = i + 1
                continue
            if (
                not token.is_word
                or _TANWIN in token.text  # رداً is no name
                or token.norm == "و"
                or (token.norm in self.pack.not_names and not self._is_ali(i))
                or (i > at and token.norm.startswith("وال") and token.norm not in self.pack.name_words)
                or self._other_meaning(i, i > at)
                or self._to_come(token)
            ):
                break
            if folded in self.pack.particles:
                continue
            if folded != token.norm and self._acts_itself(i):
                break
            if folded in self.pack.name_words or token.text in _ALI:
                named += 1
            elif strange > 2 or not self._may_be_strange(i, at, folded):
                break
            else:
                strange += 1
            last = i + 1
        return last if named or strange > 1 else at

    def _to_come(self, token: Token) -> bool:
        """Whether a word is a verb in the Arabic future, and no name behind a title: قال إن الرئيس سيزور الهند."""
        starts = self.pack.grammar.starts[token.norm]
        return any(start.clitic.endswith("س") and any(e.verbal for e in start.entries) for start in starts)

    def _is_ali(self, i: int) -> bool:
        """Whether at token i stands علي as a name, not "on": behind بن, or before a further word of names."""
        if self.tokens[i].text not in _ALI:
            return False
        if i > self.first and (self.tokens[i - 1].norm in _LINEAGE or "title" in self.kinds(i - 1)):
            return True
        at = i + 1
        follows = at < self.end and (self.hit(at) is None or self.kinds(at).keys() <= {"person"})
        return follows and self.tokens[at].is_word and (self._looks_like_name(at) or "person" in self.kinds(at))

    def _acts_itself(self, i: int) -> bool:
        """Whether a word that looks as if it had the article is a verb: التقى."""
        hit = self.pack.grammar.longest(self.tokens, i, i + 1)
        return hit is not None and any(e.kind in ("verb", "speech", "light") and e.definite for e in hit.entries)

    def _strange(self, i: int) -> bool:
        """Whether no list knows the word at token i: where a name may stand, it is one."""
        if i >= self.end or not self.tokens[i].is_word or self.hit(i) is not None:
            return False
        norm = self.tokens[i].norm
        known = norm in self.pack.not_names or norm in self.pack.time_words or self._common(norm, stem(norm))
        return not known and self.pack.grammar.longest(self.tokens, i, i + 1) is None

    def _may_be_strange(self, i: int, at: int, folded: str) -> bool:
        """Whether a word that no name is known to have may belong to the name that starts at token `at`."""
        if i == at and (folded != self.tokens[i].norm or self._foreign(i)):
            return folded == self.tokens[i].norm
        return not self._common(self.tokens[i].norm, folded) or self._of_house(i)

    def _of_house(self, i: int) -> bool:
        """Whether a common word is a family's name, by the father's before it: بن ناصر الهلالي."""
        word = self.tokens[i].norm
        fathered = i - 2 > self.first and self.tokens[i - 2].norm in _LINEAGE
        return fathered and word.startswith("ال") and word.endswith("ي")

    def _foreign(self, i: int) -> bool:
        """Whether a word in -a is a foreign given name, not an accusative: a further strange word follows it."""
        norm = self.tokens[i].norm
        ending = norm.endswith("ا") and norm not in self.pack.common_words and norm[:-1] not in self.pack.common_words
        if not ending or i + 1 >= self.end or self.pack.grammar.longest(self.tokens, i, i + 1) is not None:
            return False
        return self._strange(i + 1) or self.tokens[i + 1].norm in self.pack.name_words - self.pack.common_words

    def _hyphened(self, i: int) -> bool:
        """Whether token i is a hyphen within a name, or what stands behind one."""
        for dash in (i, i - 1):
            whole = self.first < dash < self.end - 1 and self.tokens[dash].text in DASHES
            if whole and self.tokens[dash - 1].end == self.tokens[dash].start and self.tokens[dash + 1].is_word:
                return self.tokens[dash].end == self.tokens[dash + 1].start
        return False

    def _other_meaning(self, i: int, later: bool) -> bool:
        hit = self.hit(i)
        kinds = self.kinds(i).keys()
        if hit is None or kinds <= {"person"}:
            return False
        if later and kinds & {"office", "title"} and self.kinds(hit.last).keys() & {"person", "country"}:
            return True  # تحيات الرئيس فلان: somebody else, whom the lexicon knows
        return not (later and self.tokens[i].norm.startswith("ال"))

    def _common(self, norm: str, folded: str) -> bool:
        """Whether a word is one of the language's own, so that it names nobody; accusatives in -an are."""
        common = self.pack.common_words
        return norm in common or folded in common or any(s in common for _, s, _ in stems(norm)) or norm.endswith("ا")


def _persons(hit: Hit) -> tuple[Person, ...]:
    """Those who bear a name that is a surname only behind an office or title."""
    return tuple(e.value for e in hit.entries if e.kind == "titled")
