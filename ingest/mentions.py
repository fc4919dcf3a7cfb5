"""Mentions: the noun phrases that name actors, places and events, with what they say of them.

"the Iranian foreign minister Javad Zarif", "نظيره التركماني قربان قولي بردي محمدوف": office, country and name
in any combination, in the order that the language writes them. Nothing is linked here: a mention
says what stands in the text, and whom the lexicon knows by those words.
"""

from __future__ import annotations

from collections.abc import Mapping

from ingest.apposition import adjoined
from ingest.beside import (
    apiece,
    bracketed,
    civil,
    enclosed,
    hailing,
    introduced,
    led,
    located,
    of_party,
    sending,
    sent,
    settled,
    titled,
)
from ingest.chains import SENT
from ingest.closed_words import ClosedWords
from ingest.lang import LanguagePack
from ingest.lexicon import Entry, Hit
from ingest.mention import COMMAS, QUOTES, Draft, Mention
from ingest.offices import WHOLE, deputy_of
from ingest.state_phrase import StatePhrase
from ingest.text import Token
from ingest.text.normalize import fold

_OF_BODIES = frozenset({"party-leader", "leader", "secretary-general", "speaker-of-parliament"})

__all__ = ["Mention", "MentionReader"]


class MentionReader:
    """Reads the mentions of one language's sentences."""

    def __init__(self, pack: LanguagePack) -> None:
        self.pack, self._words = pack, ClosedWords.of(pack)
        self._towns = frozenset(pack.rules.get("towns", ()))
        self._civil = frozenset(pack.rules.get("civil_secretaries", ()))
        self._heads = frozenset(fold(w) for w in pack.rules.get("headed_by", ()))
        self._sent = frozenset(pack.rules.get("sent", ()))
        self._described = frozenset((*pack.rules.get("body_kinds", ()), *pack.rules.get("body_ranks", ())))

    def read(self, tokens: list[Token], first: int, last: int) -> list[Mention]:
        """The mentions of tokens first..last, in order; they do not overlap."""
        scan = self.scan(tokens, first, last)
        out: list[Mention] = []
        behind = first
        for i in [i for i in range(first, last) if scan.may_start(i)]:
            found = scan.phrase(i) if i >= behind else None
            if found:
                out.extend(found)
                behind = max(m.last for m in found)
        led(out, tokens, self._heads)
        if self.pack.rules["adjectives"] == "after":
            return adjoined(scan, out)
        sending(out, tokens, self._sent, self._described, self._words)
        out = located(
            sent(hailing(of_party(enclosed(apiece(introduced(out, scan), scan), tokens), tokens), tokens)), tokens
        )
        out = civil(titled(bracketed(out, tokens), tokens), tokens, self._civil)
        return settled(out, tokens, first, last, self._towns) if self._towns else out

    def scan(self, tokens: list[Token], first: int, last: int) -> Scan:
        """The tokens as they are read phrase by phrase."""
        return Scan(self.pack, self._words, tokens, first, last)


class Scan(StatePhrase):
    """One sentence being read, phrase by phrase."""

    def phrase(self, i: int) -> list[Mention] | None:
        """The mentions of the phrase that starts at token i, or None."""
        d = Draft(i, i)
        norm = self.tokens[i].norm
        owned = norm in self.words.own and self._owned(i + 1)
        if norm in self.words.determiners and (not self.hit(i) or owned or self._names_more(i)):
            d.own = norm in self.words.own
            d.at += 1
            while d.at < self.end and self.tokens[d.at].norm in self.words.determiners and not self.hit(d.at):
                d.at += 1
        while d.at < self.end:
            done = self._part(d)
            if done is not None:
                return done or None
        return self._finish(d) or None

    def _part(self, d: Draft) -> list[Mention] | None:
        """Read one part on; a list (maybe empty) ends the phrase."""
        hit, kinds = self.hit(d.at), self.kinds(d.at)
        started = d.at > d.first and bool(d.head or d.title)
        if "office" in kinds and hit and hit.clitic == "و" and self._of_two_offices(d):
            return self._office(d, hit, kinds["office"])
        if d.head == "office" and "ministry" in kinds and hit and hit.clitic in ("", "ل"):
            return self._of_ministry(d, hit, kinds["ministry"])
        if hit is None or kinds.keys() == {"titled"} or (started and hit.clitic and not self._genitive_clitic(hit, d)):
            return self._unknown(d)
        if "person" in kinds and d.head == "group" and self._of_regime(d):
            return self._finish(d)
        if "person" in kinds and (len(kinds) == 1 or kinds["person"].form == "full"):
            return self._finish(d)
        if "office" in kinds and self._takes_office(d):
            return self._with_office(d, hit, kinds["office"])
        if "deputy" in kinds and not d.head and self._deputes(hit.last):
            d.deputy, d.at = True, hit.last
            return None
        if "complement" in kinds and d.head == "office":
            d.office, d.at = kinds["complement"].value, hit.last
            return None
        if "former" in kinds:
            d.former, d.at = True, hit.last
            return None
        if "title" in kinds and (d.head == "ministry" or (d.head == "group" and d.of and not self.words.before)):
            return self._finish(d)  # استدعت وزارة الخارجية السفير الكندي, الجانب العماني معالي فلان
        if "title" in kinds and not d.head and (office := self._titular(hit)):
            return self._with_office(d, hit, office)
        if "title" in kinds and d.head != "pair":
            d.title, d.at = True, hit.last + (hit.last < self.end and self.tokens[hit.last].text == ".")
            return None
        for kind in ("counterpart", "ministry", "pair"):
            if kind in kinds and not d.head:
                return self._head(d, hit, kind, kinds[kind])
        return self._body(d, hit, kinds)

    def _takes_office(self, d: Draft) -> bool:
        """Whether an office may go on with what has been read."""
        if self.words.before:
            return not d.head or (d.head == "ministry" and d.value != "presidency")
        return d.head in ("", "office", "group")

    def _with_office(self, d: Draft, hit: Hit, entry: Entry) -> list[Mention] | None:
        if self._is_verb(hit):
            return []
        if d.head == "group" and d.of and not self.words.before:
            return self._finish(d)  # بالعاصمة طرابلس السفير, عن الجانب العماني وكيل الوزارة
        if d.head == "group" and entry.value == "diplomat":
            d.modified, d.at = True, hit.last  # وفد دبلوماسي
            return None
        if d.head == "ministry":
            d.deputy, d.head = entry.value not in ("spokesperson", "diplomat"), ""
        return self._office(d, hit, entry)

    def _body(self, d: Draft, hit: Hit, kinds: Mapping[str, Entry]) -> list[Mention] | None:
        """A part that is no person's: a group, a country, a body, or a place, event or pronoun by itself."""
        if "capital" in kinds:
            d.value = "capital"
        if kinds.keys() & {"group", "capital"}:
            return self._group(d, hit)
        if "country" in kinds or "doubtful" in kinds:
            return self._country(d, hit, self._state(hit))
        if "organization" in kinds:
            return self._organization(d, hit, kinds["organization"])
        if "modifier" in kinds and (self.words.before or d.at > d.first):
            if d.head == "office" and d.of is None:
                d.of = self.pack.rules.get("of_bodies", {}).get(self.tokens[hit.first].norm)
            d.modified, d.at = True, hit.last
            return None
        if d.head == "group" and d.of is None and "pronoun" in kinds:
            return [Mention(d.first, hit.last, "pronoun", kinds["pronoun"].value)]  # وفد الحركة
        if d.head == "office" and d.of is None and "place" in kinds and not hit.clitic and not self.words.before:
            d.of, d.at = kinds["place"].value.country, hit.last  # ولي عهد دبي
            return None
        if d.head or d.title:
            return self._finish(d)
        for kind in ("event", "place", "pronoun"):
            if kind in kinds:
                if kind == "pronoun" and kinds[kind].value in ("there", "home") and self._its_office(hit):
                    d.at = hit.last + 1  # "the country's prime minister X"
                    return None
                if kind == "pronoun" and self._of_its_own(hit, kinds[kind].value):
                    return []
                own = d.own or (kind == "pronoun" and self.tokens[d.first].norm in self.words.own)
                return [Mention(d.first, hit.last, kind, kinds[kind].value, own=own)]
        return []

    def _unknown(self, d: Draft) -> list[Mention] | None:
        """A token that the lexicon does not know: a genitive link, a filler, or the phrase's end."""
        if d.at < self.end and d.head == "office" and (ahead := self._past_charges(d)) > d.at:
            d.at = ahead
            return None
        if d.at >= self.end or not d.head or (d.of is not None and d.office not in ("ambassador", "envoy")):
            return self._finish(d)
        if self._counterparts_of(d) and (several := self._several(d)):
            return self._each_named(d, several)
        if self._is_posted(d):
            return self._posting(d)
        if self._posted_in_city(d):
            d.posted, d.at = self.kinds(d.at)["country"].value, d.at + 1  # القائم بالأعمال الإثيوبي بالقاهرة
            return self._finish(d)
        if self.tokens[d.at].text in QUOTES and self.kinds(d.at + 1).keys() & {"organization"}:
            d.at += 1  # رئيس حركة «حماس»
            return None
        norm = self.tokens[d.at].norm
        of_group = d.head == "group" and norm in self.pack.rules.get("group_genitive", ())
        ahead = d.at + 1 if of_group or norm in self.words.genitive or norm in self.words.fillers else 0
        sent = "sent_groups" if norm == "to" else "posted_groups" if norm in ("in", "at") else ""
        away = d.head == "group" and self.tokens[d.at - 1].norm in self.pack.rules.get(sent, ())
        if not ahead or away:  # "a delegation to Cairo" is another's, but "the army in Egypt" its own
            return self._finish(d)
        ahead = self._past_small(ahead)
        if self._led_by(d, ahead):
            return None
        kinds = self.kinds(ahead)
        if "ministry" in kinds and d.head == "office":
            return self._of_ministry(d, self.hit(ahead) or Hit(ahead, ahead, ""), kinds["ministry"])
        whole = d.head == "office" and d.office != "ambassador" and not (d.own and d.office in SENT)
        linked = norm in self.words.fillers or norm in self.words.links or norm in ("for", "ل")
        if whole and not linked and not self._formal(ahead):
            return self._finish(d)
        speaks = d.office == "spokesperson" and self.words.before and "country" in kinds
        if speaks and (named := self._spokesman(d, ahead)) is not None:
            return named
        if kinds.keys() & {"country", "doubtful", "organization"}:
            d.at = ahead
            return None
        if "office" in kinds and d.office in ("spokesperson", "envoy", "national-security-adviser", "deputy"):
            return self._delegate(d, ahead)
        return self._finish(d)

    def _past_small(self, at: int) -> int:
        """The token behind articles, fillers and quotation marks, none that begins a state's name: سلطنة عمان."""
        small = self.words.determiners | self.words.fillers
        while at < self.end and (self.tokens[at].norm in small or self.tokens[at].text in QUOTES):
            if "country" in self.kinds(at):
                return at
            at += 1
        return at

    def _posting(self, d: Draft) -> list[Mention] | None:
        """ "Peru's consul in Quito": where he is posted is not whom he speaks for."""
        at = d.at + 1
        while at < self.end and self.tokens[at].norm in self.words.determiners:
            at += 1
        hit, kinds = self.hit(at), self.kinds(at)
        if hit and kinds.keys() & {"country", "doubtful", "place", "organization"}:
            posted = kinds.get("country") or kinds.get("doubtful")
            d.posted = posted.value if posted else None
            d.at = hit.last
        return self._finish(d)

    def _delegate(self, d: Draft, ahead: int) -> list[Mention] | None:
        """A spokesman for another office: its country is his."""
        inner = self.phrase(ahead)
        other = inner[0] if inner and d.office == "envoy" and not self.words.before else None
        if other is not None and other.office and not (other.of or other.name):
            d.at = other.last  # المبعوث الخاص لوزير الخارجية
            return self._finish(d)
        if not inner or inner[0].kind != "person" or not inner[0].of:
            return self._finish(d)
        other = inner[0]
        if other.name is None or any(o.office == other.office for p in other.persons for o in p.offices):
            d.of, d.at = other.of, other.last
            return None if other.name is None else [self._titled(d)]
        d.of, d.at = other.of, other.name[0]  # the name is the spokesman's own
        return None

    def _spokesman(self, d: Draft, ahead: int) -> list[Mention] | None:
        """A spokesman whose name a comma sets off, with the ministry, government or head of state that he speaks for:
        "a spokesman for the Thai government, X X,"; unnamed, it is the ministry that speaks."""
        inner = self.phrase(ahead)
        other = inner[0] if inner and len(inner) == 1 else None
        if other is None or other.name or other.adjective:
            return None
        state = other.value.iso3 if other.kind == "country" else other.of
        apart = d.first > self.first + 1 and self.tokens[d.first - 1].text in COMMAS
        name = self._apposed_name(other.last) or (self.name_until(self.first, d.first - 1) if apart else None)
        if state is None or name is None:
            return None
        d.of, d.at, d.first = state, other.last, min(d.first, name[0])
        whole = self._person(d, name)
        whole.last = max(whole.last, d.at)
        return [whole]

    def _office(self, d: Draft, hit: Hit, entry: Entry) -> list[Mention] | None:
        both = hit.clitic == "و" and self._of_two_offices(d)
        if d.office == "envoy" and hit.clitic == "ل":
            return self._delegate(d, d.at)
        if d.office in ("ambassador", "envoy") and d.of is None and (of := self._sole_body(hit)):
            d.of, d.at = of, hit.last  # سفير خادم الحرمين الشريفين
            return None
        another = entry.value in SENT or (d.office in ("president", "monarch") and entry.value.endswith("minister"))
        if d.office in WHOLE and another and not self.words.before:
            return self._finish(d)  # استقبل رئيس الوزراء سفير فرنسا
        if d.head == "office" and (d.number != "sg" or (hit.clitic and not both) or (d.of and d.office in WHOLE)):
            return self._finish(d)
        if both:
            d.office = None
        if d.office == "spokesperson":
            return self._delegate(d, d.at)
        d.office = (
            d.office
            if d.office and d.office != "spokesperson" and entry.value == "minister"
            else d.office or entry.value
        )
        if d.deputy:
            d.office, d.deputy = deputy_of(entry.value), False
        d.head, d.number, d.at = "office", "sg" if entry.form == "own" else entry.form, self._before_state(hit)
        if entry.form == "own":
            d.own, d.of = True, self._owner_before(d.first)
        if d.office in _OF_BODIES and (ahead := self._past_body(d)) > d.at:
            d.at = ahead
            return self._finish(d)
        if entry.form not in ("sg", "own") and not (self.words.before and d.of):
            return self._each_named(d, self._several(d))
        if d.chain and len(d.chain) > 1:
            return self._chained(d)
        return None

    def _sole_body(self, hit: Hit) -> str | None:
        """Whom an office of which there is but one speaks for."""
        of: str | None = self.pack.rules.get("of_bodies", {}).get(self.tokens[hit.first].norm)
        return of

    def _of_two_offices(self, d: Draft) -> bool:
        """Whether an Arabic "and" goes on with a second office of the same man."""
        return d.head == "office" and d.office == "deputy-prime-minister" and not d.of

    def _of_ministry(self, d: Draft, hit: Hit, entry: Entry) -> list[Mention] | None:
        """A ministry of which the office before is one: its secretary-general is no minister's equal."""
        if d.of or d.number != "sg" or (d.office or "").endswith("minister"):
            return self._finish(d)
        if d.office in ("secretary-general", "leader", "intelligence-chief"):
            d.office = deputy_of(entry.value)
        d.at = hit.last
        return None

    def _head(self, d: Draft, hit: Hit, kind: str, entry: Entry) -> list[Mention] | None:
        if d.deputy and kind == "ministry":
            d.head, d.office, d.deputy, d.at = "office", deputy_of(entry.value), False, hit.last
            return None
        d.head, d.value, d.at = kind, entry.value, hit.last
        d.number = "pl" if entry.form == "pl" else "sg"
        if kind == "counterpart" and len(d.chain) > 1:
            return self._chained(d)
        if kind == "counterpart" and d.number == "pl" and (named := self._set_apart(d, d.at)):
            named[0].first = d.first
            return named
        if kind == "pair":
            several = self._several(d) if not self.words.before else []
            if not several and self._described(d.at):
                return []
            return several or [Mention(d.first, hit.last, "pair", entry.value)]
        return None

    def _of_its_own(self, hit: Hit, value: str) -> bool:
        """Whether it is told of whom a group is, so that it is none named before: "the group of ministers"."""
        told = self.words.before and value == "body" and hit.last < self.end
        return told and self.tokens[hit.last].norm in self.words.genitive

    def _group(self, d: Draft, hit: Hit) -> list[Mention] | None:
        if d.head == "group" or (not d.head and not d.title):
            d.head, d.at = "group", hit.last
            if len(d.chain) > 1:
                return self._chained(d)
            return None
        if d.head == "office" and d.of_entry is not None and self.words.before and self._delegates(hit.first):
            d.at, d.office = hit.last, "negotiator"  # "the head of the EU delegation", who leads no more than it
            return None
        return self._finish(d)

    def _linked(self, at: int) -> bool:
        """Whether "of" or "of the" stands before token `at`."""
        return self.tokens[at - 1].norm in self.words.genitive | self.words.determiners

    def _organization(self, d: Draft, hit: Hit, entry: Entry) -> list[Mention] | None:
        body = entry.value
        if d.of == body.id and d.head:  # "chairman of the West African bloc ECOWAS"
            d.at = hit.last
            return None
        beside = self.words.before and d.head == "group" and not self._linked(hit.first)
        if d.head and d.of is None and not beside:
            d.of, d.of_entry, d.at = body.id, entry, hit.last
            return None
        if d.head or d.title:
            return self._finish(d)
        at = self._past_kind(hit.last)
        owned = at < self.end and self.tokens[at].text in self.words.possessive
        if self.words.before and self._heads(at + 1 if owned else at):
            kinds = self.kinds(at + 1 if owned else at)
            if not kinds.keys() & {"group"}:
                d.of, d.of_entry, d.at = body.id, entry, at + 1 if owned else at
                return None
            return [Mention(d.first, self._past_group(at + 1 if owned else at), "organization", body, group=True)]
        last = hit.last if owned else self._past_fighters(hit.last)
        return [Mention(d.first, last, "organization", body, poss=owned)]
