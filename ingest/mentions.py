"""Mentions: the noun phrases that name actors, places and events, with what they say of them.

"the Iranian foreign minister Javad Zarif", "نظيره التركماني قربان قولي بردي محمدوف": office, country and name
in any combination, in the order that the language writes them. Nothing is linked here: a mention
says what stands in the text, and whom the lexicon knows by those words.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from ingest.kb import Person
from ingest.lang import LanguagePack
from ingest.lexicon import Entry, Hit
from ingest.text import Token
from ingest.text.normalize import stem, stems

# Offices that nobody holds beside another: what follows is the next person
_FULL = frozenset(
    {"monarch", "president", "prime-minister", "foreign-minister", "crown-prince", "pope", "supreme-leader"}
)
_COMMAS = frozenset(",،")
_QUOTES = frozenset("\"“”«»'‘’„")
_DASHES = frozenset("-–‑")
_ACTORS = frozenset({"person", "country", "doubtful", "organization", "place"})


@dataclass(slots=True)
class Mention:
    """A noun phrase over tokens `first` up to `last`.

    `kind` is person, country, organization, place, event, pair or pronoun. `of` is the country (ISO alpha-3)
    or organization that an office, ministry or group belongs to. `prep` is the canonical preposition
    before the phrase, `conj` whether it is joined to the phrase before, `poss` whether it owns what follows.
    """

    first: int
    last: int
    kind: str
    value: Any = None
    office: str | None = None
    of: str | None = None
    name: tuple[int, int] | None = None
    persons: tuple[Person, ...] = ()
    known: str = ""  # how the lexicon knew the name: full, bare or surname
    number: str = "sg"
    former: bool = False
    title: bool = False
    adjective: bool = False
    counterpart: bool = False
    ministry: str | None = None
    prep: str | None = None
    conj: bool = False
    poss: bool = False
    own: bool = False  # "his counterpart", "its embassy"
    clitic: str = ""  # proclitics written on its first word
    group: bool = False  # officials, a delegation: people who stand for their country
    unit: int = -1  # mentions of one coordination share a unit
    entity: Any = None  # set by linking


@dataclass(slots=True)
class _Draft:
    """A phrase while it is read."""

    first: int
    at: int
    of: str | None = None
    of_entry: Entry | None = None
    office: str | None = None
    number: str = "sg"
    head: str = ""  # office, ministry, group, counterpart, pair
    value: Any = None
    former: bool = False
    title: bool = False
    modified: bool = False
    own: bool = False
    chain: list[tuple[str, int, int]] = field(default_factory=list)


class MentionReader:
    """Reads the mentions of one language's sentences."""

    def __init__(self, pack: LanguagePack) -> None:
        self.pack = pack
        self._before = pack.rules["adjectives"] == "before"
        self._capitals: bool = pack.rules["capitals"]
        self._determiners = frozenset(d for d in pack.rules["determiners"] if " " not in d)
        self._fillers = frozenset(pack.rules.get("genitive_fillers", ()))
        self._genitive = frozenset(pack.rules["genitive"])
        self._possessive = frozenset(pack.rules["possessive"])
        self._own = frozenset(pack.rules["own"])

    def read(self, tokens: list[Token], first: int, last: int) -> list[Mention]:
        """The mentions of tokens first..last, in order; they do not overlap."""
        scan = _Scan(self, tokens, first, last)
        out: list[Mention] = []
        i = first
        while i < last:
            found = scan.phrase(i)
            if found:
                out.extend(found)
                i = max(m.last for m in found)
            else:
                i += 1
        return out


class _Scan:
    """One sentence being read."""

    def __init__(self, reader: MentionReader, tokens: list[Token], first: int, last: int) -> None:
        self.r, self.pack, self.tokens, self.first, self.end = reader, reader.pack, tokens, first, last
        self._hits: dict[int, Hit | None] = {}

    def hit(self, i: int) -> Hit | None:
        if i >= self.end:
            return None
        if i not in self._hits:
            accept = self._capitalised if self.r._capitals else None
            self._hits[i] = self.pack.names.longest(self.tokens, i, self.end, accept)
        return self._hits[i]

    @staticmethod
    def _capitalised(entry: Entry, token: Token) -> bool:
        return entry.kind not in _ACTORS or not token.text[0].islower()

    def kinds(self, i: int) -> dict[str, Entry]:
        hit = self.hit(i)
        return {e.kind: e for e in reversed(hit.entries)} if hit else {}

    # -- phrases -------------------------------------------------------------------------------

    def phrase(self, i: int) -> list[Mention] | None:
        """The mentions of the phrase that starts at token i, or None."""
        d = _Draft(i, i)
        norm = self.tokens[i].norm
        if norm in self.r._determiners and not self.hit(i):
            d.own = norm in self.r._own
            d.at += 1
            while d.at < self.end and self.tokens[d.at].norm in self.r._determiners and not self.hit(d.at):
                d.at += 1
        while d.at < self.end:
            done = self._part(d)
            if done is not None:
                return done or None
        return self._finish(d) or None

    def _part(self, d: _Draft) -> list[Mention] | None:
        """Read one part on; a list (maybe empty) ends the phrase."""
        hit, kinds = self.hit(d.at), self.kinds(d.at)
        started = d.at > d.first and bool(d.head or d.title)
        if hit is None or (started and hit.clitic and not self._genitive_clitic(hit, d)):
            return self._unknown(d)
        if "person" in kinds and (len(kinds) == 1 or kinds["person"].form == "full"):
            return self._finish(d)
        if "office" in kinds and d.head in ("", "office", "group") and not (d.head and self.r._before):
            return self._office(d, hit, kinds["office"])
        if "former" in kinds:
            d.former, d.at = True, hit.last
            return None
        if "title" in kinds and not d.head == "pair":
            d.title, d.at = True, hit.last
            return None
        for kind in ("counterpart", "ministry", "pair"):
            if kind in kinds and not d.head:
                return self._head(d, hit, kind, kinds[kind])
        if "group" in kinds:
            return self._group(d, hit)
        if "country" in kinds or "doubtful" in kinds:
            return self._country(d, hit, kinds.get("country") or kinds["doubtful"])
        if "organization" in kinds:
            return self._organization(d, hit, kinds["organization"])
        if "modifier" in kinds:
            d.modified, d.at = True, hit.last
            return None
        if d.head or d.title:
            return self._finish(d)
        for kind in ("event", "place", "pronoun"):
            if kind in kinds:
                return [Mention(d.first, hit.last, kind, kinds[kind].value, own=d.own)]
        return []

    def _genitive_clitic(self, hit: Hit, d: _Draft) -> bool:
        return hit.clitic == "ل" and d.of is None and d.head in ("office", "ministry", "group")

    def _unknown(self, d: _Draft) -> list[Mention] | None:
        """A token that the lexicon does not know: a genitive link, a filler, or the phrase's end."""
        if d.at >= self.end or not d.head or (d.of is not None and d.office not in ("ambassador", "envoy")):
            return self._finish(d)
        if d.office in ("ambassador", "envoy") and d.of and self.tokens[d.at].norm in self.r._genitive:
            return self._posting(d)
        if self.tokens[d.at].text in _QUOTES and self.kinds(d.at + 1).keys() & {"organization"}:
            d.at += 1  # رئيس حركة «حماس»
            return None
        norm = self.tokens[d.at].norm
        ahead = d.at + 1 if norm in self.r._genitive or norm in self.r._fillers else 0
        if not ahead:
            return self._finish(d)
        while ahead < self.end and (
            self.tokens[ahead].norm in self.r._determiners
            or self.tokens[ahead].norm in self.r._fillers
            or self.tokens[ahead].text in _QUOTES
        ):
            ahead += 1
        kinds = self.kinds(ahead)
        if (
            norm not in self.r._fillers
            and norm not in ("of", "for", "ل")
            and d.head == "office"
            and d.office != "ambassador"
        ):
            return self._finish(d)
        if kinds.keys() & {"country", "doubtful", "organization"}:
            d.at = ahead
            return None
        if "office" in kinds and d.office in ("spokesperson", "envoy", "national-security-adviser", "deputy"):
            return self._delegate(d, ahead)
        return self._finish(d)

    def _posting(self, d: _Draft) -> list[Mention] | None:
        """ "Turkey's ambassador in Athens": where he is posted is not whom he speaks for."""
        at = d.at + 1
        while at < self.end and self.tokens[at].norm in self.r._determiners:
            at += 1
        hit, kinds = self.hit(at), self.kinds(at)
        if hit and kinds.keys() & {"country", "doubtful", "place", "organization"}:
            d.at = hit.last
        return self._finish(d)

    def _delegate(self, d: _Draft, ahead: int) -> list[Mention] | None:
        """A spokesman for another office: its country is his."""
        inner = _Scan(self.r, self.tokens, self.first, self.end).phrase(ahead)
        if not inner or inner[0].kind != "person" or not inner[0].of:
            return self._finish(d)
        other = inner[0]
        if other.name is None or any(o.office == other.office for p in other.persons for o in p.offices):
            d.of, d.at = other.of, other.last
            return None if other.name is None else [self._titled(d)]
        d.of, d.at = other.of, other.name[0]  # the name is the spokesman's own
        return None

    def _office(self, d: _Draft, hit: Hit, entry: Entry) -> list[Mention] | None:
        if d.head == "office" and (d.number != "sg" or hit.clitic or (d.of and d.office in _FULL)):
            return self._finish(d)
        if d.office == "spokesperson":
            return self._delegate(d, d.at)
        d.office = (
            d.office
            if d.office and d.office != "spokesperson" and entry.value == "minister"
            else d.office or entry.value
        )
        d.head, d.number, d.at = "office", entry.form, hit.last
        if entry.form != "sg" and not (self.r._before and d.of):
            return self._several(d)
        if d.chain and len(d.chain) > 1:
            return self._chained(d)
        return None

    def _head(self, d: _Draft, hit: Hit, kind: str, entry: Entry) -> list[Mention] | None:
        d.head, d.value, d.at = kind, entry.value, hit.last
        d.number = "pl" if entry.form == "pl" else "sg"
        if kind == "pair":
            several = self._several(d) if not self.r._before else []
            if not several and self._described(d.at):
                return []
            return several or [Mention(d.first, hit.last, "pair", entry.value)]
        return None

    def _described(self, at: int) -> bool:
        """An Arabic feminine adjective makes the dual look-alike a plural: البلدان المصدرة, "the exporting countries"."""
        token = self.tokens[at] if at < self.end and not self.r._before else None
        return token is not None and token.norm.startswith("ال") and token.norm.endswith("ه")

    def _group(self, d: _Draft, hit: Hit) -> list[Mention] | None:
        if d.head == "group" or (not d.head and not d.title):
            d.head, d.at = "group", hit.last
            if len(d.chain) > 1:
                return self._chained(d)
            return None
        return self._finish(d)

    def _country(self, d: _Draft, hit: Hit, entry: Entry) -> list[Mention] | None:
        country = entry.value
        if self.r._before and not d.head:
            return self._owner(d, hit, entry)
        if d.head == "office" and entry.form == "demonym" and d.of == country.iso3 and not self.r._before:
            d.at = hit.last
            return None
        if d.head and d.of is None:
            demonym = entry.form == "demonym"
            if not self.r._before or not demonym:
                d.of, d.of_entry, d.at = country.iso3, entry, hit.last
                return None
        if d.head or d.title:
            return self._finish(d)
        if entry.kind == "doubtful" and not hit.clitic and entry.form != "name":
            return []
        return [
            Mention(
                d.first, hit.last, "country", country, adjective=entry.form == "demonym", known=entry.form
            )
        ]

    def _owner(self, d: _Draft, hit: Hit, entry: Entry) -> list[Mention] | None:
        """English order: a country before what it owns, alone or one of several."""
        chain, after = self._chain(d.at)
        at, owned = after, False
        while at < self.end and (
            self.tokens[at].text in self.r._possessive or self.tokens[at].text in _DASHES
        ):
            owned, at = owned or self.tokens[at].text in self.r._possessive, at + 1
        if self._heads(at) and (owned or entry.form == "demonym" or not self._starts_name(at) or at == after):
            d.of, d.of_entry, d.at, d.chain = chain[-1][0], entry, at, chain
            if len(chain) > 1 and not self._plural_head(at):
                d.chain = []
                return self._countries(d, hit, entry)
            return None
        return self._countries(d, hit, entry, owned and len(chain) == 1)

    def _countries(self, d: _Draft, hit: Hit, entry: Entry, owned: bool = False) -> list[Mention]:
        adjective = entry.form == "demonym" and not self.tokens[hit.last - 1].norm.endswith("s")
        if d.modified:
            d.first = d.at  # "visiting Israel": the word before was a verb
        if d.at > d.first and not d.own and not owned and hit.last < self.end:
            following = self.tokens[hit.last]  # "a London conference"
            adjective = adjective or (
                entry.form == "metonym"
                and following.is_word
                and following.text[0].islower()
                and following.norm not in self.pack.not_names
            )
        return [
            Mention(
                d.first, hit.last, "country", entry.value, adjective=adjective, poss=owned, known=entry.form
            )
        ]

    def _chain(self, at: int) -> tuple[list[tuple[str, int, int]], int]:
        """Countries joined by commas and "and" from token `at`: (iso3, first, last) of each, and what comes after."""
        out: list[tuple[str, int, int]] = []
        while True:
            hit, kinds = self.hit(at), self.kinds(at)
            entry = kinds.get("country") or (kinds.get("doubtful") if out else None) or kinds.get("doubtful")
            if hit is None or entry is None:
                return out, out[-1][2] if out else at
            out.append((entry.value.iso3, at, hit.last))
            at = hit.last
            ahead = at
            while ahead < self.end and (
                self.tokens[ahead].text in _COMMAS or self.tokens[ahead].norm in ("and", "et")
            ):
                ahead += 1
            joined = ahead > at or self._joined(at)
            if not joined:
                return out, at
            at = ahead

    def _joined(self, at: int) -> bool:
        hit = self.hit(at)
        return bool(hit and hit.clitic in self.pack.rules.get("clitic_conjunctions", ()))

    def _heads(self, at: int) -> bool:
        """Whether at token `at` something stands that a country can own in one phrase."""
        for _ in range(4):
            kinds = self.kinds(at)
            if kinds.keys() & {"office", "ministry", "group", "counterpart"}:
                return True
            if "person" in kinds or "title" in kinds:
                return True
            hit = self.hit(at)
            if hit is None or not kinds.keys() & {"modifier", "former"}:
                return False
            at = hit.last
        return False

    def _plural_head(self, at: int) -> bool:
        for _ in range(3):
            kinds, hit = self.kinds(at), self.hit(at)
            if hit is None:
                return False
            if "office" in kinds:
                return kinds["office"].form != "sg"
            if "group" in kinds:
                return True
            at = hit.last
        return False

    def _starts_name(self, at: int) -> bool:
        return "person" in self.kinds(at)

    def _organization(self, d: _Draft, hit: Hit, entry: Entry) -> list[Mention] | None:
        body = entry.value
        if d.head and d.of is None and not (self.r._before and d.head == "group"):
            d.of, d.of_entry, d.at = body.id, entry, hit.last
            return None
        if d.head or d.title:
            return self._finish(d)
        at = hit.last
        owned = at < self.end and self.tokens[at].text in self.r._possessive
        if self.r._before and self._heads(at + 1 if owned else at):
            kinds = self.kinds(at + 1 if owned else at)
            if not kinds.keys() & {"group"}:
                d.of, d.of_entry, d.at = body.id, entry, at + 1 if owned else at
                return None
        return [Mention(d.first, hit.last, "organization", body, poss=owned)]

    # -- several at once -------------------------------------------------------------------------

    def _several(self, d: _Draft) -> list[Mention]:
        """Dual and plural offices: one mention for each country or name that follows."""
        out: list[Mention] = []
        at = d.at
        if self.r._before:
            if at < self.end and self.tokens[at].norm in self.r._genitive:
                ahead = at + 1
                while ahead < self.end and self.tokens[ahead].norm in self.r._determiners:
                    ahead += 1
                chain, _ = self._chain(ahead)
                out = [self._one(d, of, a, b) for of, a, b in chain]
            if out:
                out[0].first = d.first
            return out or self._rest(d)
        at = self._skip_fillers(at)
        while at < self.end:
            item = self._item(d, at)
            if item is None:
                break
            out.append(item)
            at = item.last
            while at < self.end and self.tokens[at].text in _COMMAS:
                at += 1
            if not self._joined(at) and not (at > item.last and self.kinds(at).keys() & {"country"}):
                break
        if out:
            out[0].first = d.first
        return out or self._rest(d)

    def _rest(self, d: _Draft) -> list[Mention]:
        if d.head == "pair":
            return []
        return [Mention(d.first, d.at, "person", office=d.office, number=d.number, own=d.own)]

    def _skip_fillers(self, at: int) -> int:
        while at < self.end and (
            self.tokens[at].norm in self.r._fillers
            or self.tokens[at].norm in ("كل", "من", "كلا", "في")
            or "modifier" in self.kinds(at)
        ):
            at += 1
        return at

    def _item(self, d: _Draft, at: int) -> Mention | None:
        """One of several: a country, a name, or both."""
        of, first = None, at
        kinds, hit = self.kinds(at), self.hit(at)
        if hit and "country" in kinds:
            of, at = kinds["country"].value.iso3, hit.last
        name = self._name(at, strict=of is None) if d.head == "office" else None
        if of is None and name is None:
            return None
        if d.head == "pair":
            return Mention(first, at, "country", self.pack_country(of))
        out = self._one(d, of, first, name[1] if name else at)
        if name:
            out.name, out.persons, out.known = (name[0], name[1]), name[2], name[3]
        return out

    def pack_country(self, iso3: str | None) -> Any:
        from ingest import kb

        return kb.load().by_iso.get(iso3 or "")

    def _chained(self, d: _Draft) -> list[Mention]:
        """ "US and Cuban presidents": one mention each, the head's words with the last."""
        out = [self._one(d, of, a, b) for of, a, b in d.chain]
        for mention, (_, _, last) in zip(out[:-1], d.chain[:-1], strict=True):
            mention.last = last
        out[0].first = d.first
        return out

    def _one(self, d: _Draft, of: str | None, first: int, last: int) -> Mention:
        if d.head == "group":
            return Mention(first, max(last, d.at), "country", self.pack_country(of))
        last = max(last, d.at if self.r._before and not d.chain == [] else last)
        return Mention(first, last, "person", office=d.office, of=of, former=d.former)

    # -- the end of a phrase ---------------------------------------------------------------------

    def _finish(self, d: _Draft) -> list[Mention]:
        """What has been read, with the name that follows, as mentions."""
        name = self._name(d.at, strict=not (d.head in ("office", "counterpart") or d.title or d.of))
        if name and d.head in ("ministry", "group", "pair"):
            name = None
        if name is None and d.head in ("office", "counterpart"):
            name = self._apposed_name(d.at)
        if name:
            return [self._person(d, name)]
        if d.head == "counterpart" and d.number == "pl" and d.of:
            return [Mention(d.first, d.at, "country", self.pack_country(d.of), group=True)]
        if d.head == "office" and d.number != "sg" and d.of and len(d.of) == 3:
            return [Mention(d.first, d.at, "country", self.pack_country(d.of), group=True)]
        if d.head in ("office", "counterpart"):
            return [self._titled(d)]
        if d.head == "ministry":
            return [Mention(d.first, d.at, "organization", ministry=d.value, of=d.of)]
        if d.head == "group" and d.of:
            return [self._group_mention(d)]
        if d.of_entry is not None and d.at > d.first:
            return (
                [Mention(d.first, d.at, "country", d.of_entry.value, adjective=True)]
                if d.of_entry.kind == "country"
                else []
            )
        return []

    def _group_mention(self, d: _Draft) -> Mention:
        entry, kinds, hit = d.of_entry, self.kinds(d.at), self.hit(d.at)
        if hit and not hit.clitic and "country" in kinds and kinds["country"].value.iso3 == d.of:
            d.at = hit.last  # العاصمة القطرية الدوحة
            return Mention(d.first, d.at, "country", kinds["country"].value, known="metonym")
        if entry is not None and entry.kind == "organization":
            return Mention(d.first, d.at, "organization", entry.value)
        return Mention(d.first, d.at, "country", self.pack_country(d.of), group=True)

    def _titled(self, d: _Draft) -> Mention:
        owned = d.at < self.end and self.tokens[d.at].text in self.r._possessive
        return Mention(
            d.first, d.at, "person", office=d.office, of=d.of, number=d.number, former=d.former, own=d.own,
            counterpart=d.head == "counterpart", poss=owned,
        )  # fmt: skip

    def _person(self, d: _Draft, name: tuple[int, int, tuple[Person, ...], str]) -> Mention:
        first, last, persons, known = name
        out = self._titled(d)
        out.last, out.name, out.persons, out.known, out.title = last, (first, last), persons, known, d.title
        self._after_name(out)
        return out

    def _after_name(self, m: Mention) -> None:
        """What may follow a name: "of Colombia", an office in apposition, or what the person owns."""
        at = m.last
        if at < self.end and self.tokens[at].text in self.r._possessive:
            m.poss = True
            return
        if m.of is None and at < self.end and self.tokens[at].norm == "of":
            kinds, hit = self.kinds(at + 1), self.hit(at + 1)
            if hit is None and at + 1 < self.end and self.tokens[at + 1].norm in self.r._determiners:
                kinds, hit = self.kinds(at + 2), self.hit(at + 2)
            entry = kinds.get("country") or kinds.get("doubtful")
            if hit and entry and entry.form != "demonym":
                m.of, m.last = entry.value.iso3, hit.last
                return
        if m.office is None:
            self._apposed_office(m)

    def _apposed_office(self, m: Mention) -> None:
        at = m.last
        comma = at < self.end and self.tokens[at].text in _COMMAS
        if comma:
            at += 1
        if at >= self.end or (not comma and self.r._before) or (self.hit(at) or Hit(0, 0, "", ())).clitic:
            return
        inner = _Scan(self.r, self.tokens, self.first, self.end).phrase(at)
        if (
            inner
            and len(inner) == 1
            and inner[0].kind == "person"
            and inner[0].office
            and inner[0].name is None
        ):
            other = inner[0]
            if other.first != at or other.counterpart or other.number != "sg":
                return
            if comma and (other.last >= self.end or self.tokens[other.last].text not in ",،.؛;"):
                return
            m.office, m.of, m.former, m.last = other.office, other.of or m.of, other.former, other.last

    def _apposed_name(self, at: int) -> tuple[int, int, tuple[Person, ...], str] | None:
        """ ", Ariel Sharon," after an office; also in quotes or brackets."""
        while at < self.end and self.tokens[at].text in _QUOTES:
            at += 1
        if at >= self.end or self.tokens[at].text not in ",،(":
            return None
        name = self._name(at + 1, strict=False)
        if name and name[1] < self.end and self.tokens[name[1]].text not in ",،.)":
            return None
        return name if name and name[1] - name[0] > 1 else None

    # -- names -----------------------------------------------------------------------------------

    def _name(self, at: int, *, strict: bool) -> tuple[int, int, tuple[Person, ...], str] | None:
        """A person's name at token `at`: (first, last, who bears it, how it is known); strict wants a known one."""
        while at < self.end and "title" in self.kinds(at) and not (self.hit(at) or Hit(0, 0, "", ())).clitic:
            at = self.hit(at).last  # type: ignore[union-attr]
            if at < self.end and self.tokens[at].text == ".":
                at += 1
        if at >= self.end:
            return None
        hit, kinds = self.hit(at), self.kinds(at)
        if hit and "person" in kinds:
            entries = [e for e in hit.entries if e.kind == "person"]
            best = min(("full", "bare", "surname").index(e.form) for e in entries)
            form = ("full", "bare", "surname")[best]
            persons = tuple(
                e.value for e in entries if form == "surname" or e.form == form or e.form == "bare"
            )
            last = self._extend(hit.last)
            run = self._capitalised_run(at) if self.r._capitals and form != "full" else last
            if run > last:  # "Joseph R. Biden": a surname may be somebody's given name
                return at, run, self._bearers(at, run), "surname"
            return at, last, persons, form
        if hit and kinds.keys() - {"modifier", "group", "former", "pronoun"}:
            return None
        return self._provisional(at, strict=strict)

    def _extend(self, last: int) -> int:
        """Further words of a known name: "Sheikh Sabah Al-Ahmad" + "Al-Jaber Al-Sabah"."""
        at = last
        for _ in range(5):
            ahead = at
            while ahead < self.end and self.tokens[ahead].text in _DASHES:
                ahead += 1
            if ahead >= self.end or not self._name_word(ahead):
                break
            at = ahead + 1
        return at

    def _name_word(self, i: int) -> bool:
        token = self.tokens[i]
        if self.r._capitals and not token.text[0].isupper():
            return False
        if not self.r._capitals and not token.norm.startswith("ال"):
            return False  # without capitals only a name with the article is safely one name more
        hit = self.hit(i)
        if hit and (hit.clitic or not {e.kind for e in hit.entries} <= {"person"}):
            return False
        if self.pack.grammar.longest(self.tokens, i, i + 1) is not None:
            return False
        folded = stem(token.norm)
        return folded in self.pack.name_words or (folded in self.pack.particles and not self.r._capitals)

    def _provisional(self, at: int, *, strict: bool) -> tuple[int, int, tuple[Person, ...], str] | None:
        """A name that the knowledge base does not have, by the look of its words."""
        last = self._capitalised_run(at) if self.r._capitals else self._arabic_run(at, strict=strict)
        if last <= at:
            return None
        words = [t.norm for t in self.tokens[at:last] if t.is_word]
        if self.r._capitals:
            persons = self._bearers(at, last)
            if strict and (len(words) < 2 or words[0] not in self.pack.given_names):
                return None
            return at, last, persons, "surname" if persons else "unknown"
        return at, last, (), "unknown"

    def _bearers(self, first: int, last: int) -> tuple[Person, ...]:
        """Those of the knowledge base who bear the run's last word as a surname."""
        for i in range(last - 1, first, -1):
            entries = self.hit(i).entries if self.hit(i) else ()  # type: ignore[union-attr]
            found = tuple(e.value for e in entries if e.kind == "person")
            if found:
                return found
        return ()

    def _capitalised_run(self, at: int) -> int:
        i, last = at, at
        while i < self.end and i - at < 7:
            token = self.tokens[i]
            if token.text in _DASHES or (token.text == "." and len(self.tokens[i - 1].text) == 1):
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
                or kinds.keys() - {"person", "modifier"}
            ):
                break
            i += 1
            last = i
        return last

    def _arabic_run(self, at: int, *, strict: bool) -> int:
        """The end of a name without capitals: words of names, or words that are no common ones."""
        if strict:
            return at
        last, named, strange = at, 0, 0
        for i in range(at, min(self.end, at + 6)):
            token = self.tokens[i]
            folded = stem(token.norm)
            if not token.is_word or token.norm in self.pack.not_names or self._other_meaning(i, i > at):
                break
            if folded in self.pack.particles:
                continue
            if folded in self.pack.name_words:
                named += 1
            elif self._common(token.norm, folded) or strange > 2 or (i == at and folded != token.norm):
                break
            else:
                strange += 1
            last = i + 1
        return last if named or strange > 1 else at

    def _other_meaning(self, i: int, later: bool) -> bool:
        hit = self.hit(i)
        if hit is None or {e.kind for e in hit.entries} <= {"person"}:
            return False
        return not (later and self.tokens[i].norm.startswith("ال"))

    def _common(self, norm: str, folded: str) -> bool:
        """Whether a word is one of the language's own, so that it names nobody; accusatives in -an are."""
        common = self.pack.common_words
        return (
            norm in common
            or folded in common
            or any(s in common for _, s, _ in stems(norm))
            or norm.endswith("ا")
        )
