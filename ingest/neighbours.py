"""What the words beside a phrase say of it, while it is read."""

from __future__ import annotations

from collections.abc import Mapping

from ingest.chains import ChainScan
from ingest.lexicon import Entry, Hit
from ingest.mention import QUOTES, Draft, Mention
from ingest.names import Name
from ingest.text.normalize import stems

_PORTFOLIO = 8  # tokens
_CHARGE = 8  # tokens that say what a minister is in charge of
_CHARGED = (
    "ال",
    "وال",
    "وشوون",
    "ولل",
    "لل",
    "لشوون",
    "المكلف",
    "لاوروبا",
)  # how Arabic goes on with a minister's charge
_OF_ITSELF = frozenset({"organization", "country", "person", "ministry"})  # bodies that a list has
_LINKS = frozenset({"and", "&", ",", "of", "for", "the"})
_OWNED = frozenset(
    {"office", "counterpart", "ministry", "group", "country", "doubtful", "modifier", "former", "deputy"}
)


class Neighbours(ChainScan):
    """Looks about in the sentence; nothing is read on here."""

    def _owned(self, at: int) -> bool:
        """Whether "her" before token `at` owns what stands there, instead of being she: "her Chinese counterpart"."""
        return bool(self.kinds(at).keys() & _OWNED)

    def _is_verb(self, hit: Hit | None) -> bool:
        """Whether a word that may be an office is a verb by what follows: "will head to Brussels"."""
        if hit is None or hit.last >= self.end or hit.last - hit.first > 1:
            return False
        behind = self.pack.rules.get("no_office", {}).get(self.tokens[hit.first].norm, ())
        return self.tokens[hit.last].norm in behind

    def _is_posted(self, d: Draft) -> bool:
        """Whether what follows tells where somebody is sent, not for whom he speaks."""
        norm = self.tokens[d.at].norm
        if d.office == "envoy" and d.of is None:
            return norm in self.words.posted
        return d.office in ("ambassador", "envoy") and d.of is not None and norm in self.words.genitive

    def _counterparts_of(self, d: Draft) -> bool:
        """Whether what follows names the countries of several: "his counterparts from A and B"."""
        linked = self.tokens[d.at].norm in self.words.genitive | self.words.origin
        return self.words.before and linked and d.head == "counterpart" and d.number == "pl" and d.of is None

    def _deputes(self, at: int) -> bool:
        """Whether at token `at` somebody's office or ministry stands, so that the word before is his deputy."""
        hit, kinds = self.hit(at), self.kinds(at)
        return hit is not None and hit.clitic in ("", "ل") and bool(kinds.keys() & {"office", "ministry"})

    @staticmethod
    def _state(hit: Hit) -> Entry:
        """The country that a word means; a town has no article before it: المالية is Mali's, not Malé."""
        states = [e for e in hit.entries if e.kind in ("country", "doubtful")]
        bare = hit.definite and hit.last - hit.first == 1
        fit = [e for e in states if not (bare and e.form == "metonym" and not e.definite)] or states
        return next((e for e in fit if e.kind == "country"), fit[0])

    def _before_state(self, hit: Hit) -> int:
        """The end of an office whose last word begins a state's name: رئيس | جمهورية كوريا."""
        named = self.hit(hit.last - 1) if hit.last - hit.first > 1 and not self.words.capitals else None
        state = named is not None and named.last > hit.last and "country" in self.kinds(hit.last - 1)
        return hit.last - 1 if state else hit.last

    def _genitive_clitic(self, hit: Hit, d: Draft) -> bool:
        formal = hit.clitic == "ب" and d.head == "office" and self._formal(hit.first)  # بالجمهورية العربية السورية
        return (hit.clitic == "ل" or formal) and d.of is None and d.head in ("office", "ministry", "group")

    def _of_regime(self, d: Draft) -> bool:
        """Whether the draft is a government told by who leads it, whose state it then is: نظام بشار الأسد."""
        hit = self.hit(d.first)
        word = self.tokens[d.first].norm[len(hit.clitic) :] if hit is not None else ""
        told = word in self.words.governments and d.of is None and not self.words.before
        name = self._name(d.at, strict=True) if told else None
        states = {p.country for p in name[2]} if name is not None else set()
        if name is None or len(states) != 1 or None in states:
            return False
        d.of, d.at = states.pop(), name[1]
        return True

    def _posted_in_city(self, d: Draft) -> bool:
        """Whether a capital with the Arabic "in" written on it tells where an ambassador is posted."""
        hit = self.hit(d.at)
        sent = d.office == "ambassador" and d.of is not None and hit is not None and hit.clitic == "ب"
        return sent and "country" in self.kinds(d.at)

    def _no_country(self, hit: Hit, iso3: str) -> bool:
        """Whether a country's name is another word here: دعم مالي, نقلا عن «روسيا اليوم»."""
        return (iso3 == "MLI" and self._of_money(hit)) or self._in_title(hit)

    def _of_money(self, hit: Hit) -> bool:
        """Whether Mali's adjective is the word for "financial", by the noun before it or the adjectives: والتجاري
        والمالي."""
        of_money = self.pack.rules.get("financial", ())
        before = self.tokens[hit.first - 1].norm if hit.first > self.first else ""
        joined = hit.clitic.startswith("و") and self.tokens[hit.first].norm[1:3] == "ال"
        return joined or any(s in of_money for _, s, _ in stems(before))

    def _in_title(self, hit: Hit) -> bool:
        """Whether a country and "today" between quotes are the name of an outlet."""
        if self.words.capitals or hit.first == self.first or hit.last + 1 >= self.end:
            return False
        around = (self.tokens[hit.first - 1].text, self.tokens[hit.last + 1].text)
        return self.tokens[hit.last].norm == "اليوم" and all(t in QUOTES for t in around)

    def _past_charges(self, d: Draft) -> int:
        """Where all words of what somebody is charged with end, or `d.at`."""
        return max(self._past_charge(d.at), self._past_portfolio(d), self._past_affairs(d.at))

    def _past_portfolio(self, d: Draft) -> int:
        """Where the further words of what a minister is charged with end, or `d.at`: "and Mines", والتعاون الدولي."""
        if not (d.office or "").endswith("minister"):
            return d.at
        if self.words.capitals:
            return max(self._charged(d.at), self._past_capitals(d))
        begins = _CHARGED if d.of is None else _CHARGED[1:]
        if not self.tokens[d.at].norm.startswith(begins) or self._acts(d.at):
            return d.at
        at = d.at
        while at < min(self.end, d.at + 9) and self._of_charge(at):
            at += 1
        return at if at < self.end and self._bears_portfolio(at, d.of is not None) else d.at

    def _past_body(self, d: Draft) -> int:
        """Where the name behind an Arabic party or committee that no list has begins: رئيس حزب الوطن فلان."""
        at, hit, of = d.at, self.hit(d.at), d.of
        if self.words.capitals or (hit is not None and self.kinds(at).keys() & _OF_ITSELF):
            return d.at
        while at < min(self.end, d.at + 8) and self.tokens[at].is_word:
            kinds, hit = self.kinds(at), self.hit(at)
            if at > d.at and hit is not None and not hit.clitic and (self._known_full(kinds) or self._titles(at)):
                d.of = of
                return at
            nobody = "country" in kinds or ("pronoun" in kinds and hit is not None and not hit.definite)
            if (kinds.keys() & {"person", "pronoun", "counterpart"} and not nobody) or self._breaks(at):
                return d.at
            if hit is not None and "country" in kinds and kinds["country"].form == "demonym" and not hit.clitic:
                of = of or kinds["country"].value.iso3
            at = hit.last if hit is not None else at + 1
        return d.at

    def _titles(self, at: int) -> bool:
        """Whether at token `at` a title stands whose bearer the words before describe: not in مؤسسة الشيخ فلان."""
        definite = self.tokens[at - 1].norm.startswith(("ال", "لل")) or "country" in self.kinds(at - 1)
        return definite and "title" in self.kinds(at) and "title" not in self.kinds(at - 1)

    def _known_full(self, kinds: Mapping[str, Entry]) -> bool:
        return "person" in kinds and kinds["person"].form == "full"

    def _breaks(self, at: int) -> bool:
        """Whether at token `at` a word stands that belongs to no body's name: a verb, a preposition but "in"."""
        norm = self.tokens[at].norm
        known = self.pack.grammar.longest(self.tokens, at, at + 1)
        return (norm in self.pack.not_names and norm != "في") or (
            known is not None and any(e.kind in ("verb", "speech") for e in known.entries) and not norm.startswith("ال")
        )

    def _charged(self, start: int) -> int:
        """Past the fields of a minister's charge, joined by commas and "and"; as names of it, they have capitals."""
        at = last = start
        said = self.tokens[start].norm in ("of", "for")
        while at < self.end:
            token = self.tokens[at]
            if token.norm in self.pack.portfolios and (said or token.text[0].isupper()):
                if self.kinds(at).keys() & {"office", "group", "counterpart"}:
                    return last
                last = at + 1
            elif token.norm not in _LINKS:
                return last
            at += 1
        return last

    def _of_charge(self, at: int) -> bool:
        """Whether an Arabic word may still belong to what a minister is charged with."""
        token, hit = self.tokens[at], self.hit(at)
        if not token.is_word or token.norm in self.pack.not_names or token.norm in self.pack.time_words:
            return token.norm == "في"
        return hit is None or bool(hit.clitic) or self.kinds(at).keys() <= {"modifier", "deputy", "titled"}

    def _bears_portfolio(self, at: int, owned: bool) -> bool:
        """Whether behind a charge its minister's country, or his name, stands at token `at`."""
        hit, kinds = self.hit(at), self.kinds(at)
        if hit is None:
            return False
        demonym = "country" in kinds and kinds["country"].form == "demonym" and not owned
        return not hit.clitic and (demonym or bool(kinds.keys() & {"person", "title"}))

    def _acts(self, at: int) -> bool:
        """Whether a word tells of an action, and so of no charge: بحث وزير الطاقة التعاون."""
        token = self.tokens[at]
        return token.norm.startswith("ال") and self.pack.grammar.longest(self.tokens, at, at + 1) is not None

    def _accusative(self, at: int) -> bool:
        """Whether a country's name at token `at` is the Arabic adjective that is written like it: دبلوماسيا روسيا."""
        before = self.tokens[at - 1].norm if at > self.first and self.tokens[at].norm.endswith("يا") else ""
        return before in self.words.accusatives

    def _past_capitals(self, d: Draft) -> int:
        """The end of "of Petroleum and Mineral Resources", behind a minister: with the last word of a charge, or the
        first where none is known, since a name follows: "for Nomads Budi Santoso"."""
        at = d.at + 1
        if d.office != "minister" or self.tokens[d.at].norm not in ("of", "for"):
            return d.at
        last = d.at
        while at < min(self.end, d.at + _PORTFOLIO) and self.hit(at) is None and self._of_portfolio(at):
            joined = at + 1 < self.end and self.tokens[at + 1].norm in ("and", "&")
            if last == d.at or joined or self.tokens[at].norm in self.pack.portfolios:
                last = at + 1
            at += 1
        return last if last > d.at + 1 else d.at

    def _past_affairs(self, start: int) -> int:
        """The end of "for Near Eastern Affairs", behind any office, by the last word that ends a charge."""
        ends = self.pack.rules.get("charges", ())
        if self.tokens[start].norm not in ("for", "of") or not ends:
            return start
        at, last = start + 1, start
        while at < min(self.end, start + _CHARGE):
            token, hit = self.tokens[at], self.hit(at)
            if not (token.text[0].isupper() or token.norm in _LINKS):
                break
            if hit is not None and not self.kinds(at).keys() <= {"country", "place", "organization", "ministry"}:
                break
            at = hit.last if hit is not None else at + 1
            if self.tokens[at - 1].norm in ends:
                last = at
        return last

    def _of_portfolio(self, at: int) -> bool:
        token = self.tokens[at]
        return (token.text[0].isupper() and token.norm not in self.pack.given_names) or token.norm in ("and", "the")

    def _past_charge(self, at: int) -> int:
        """Where the words end that say what an Arabic minister is in charge of: لشؤون الشرق الأوسط وشمال أفريقيا."""
        if self.words.capitals or at >= self.end or self.tokens[at].norm not in ("للشوون", "لشوون", "شوون"):
            return at
        end = min(self.end, at + _CHARGE)
        at += 1
        while at < end:
            hit = self.hit(at)
            if hit is not None and self.kinds(at).keys() & {"place", "ministry", "country", "organization"}:
                at = hit.last
            elif hit is None and self.tokens[at].norm.lstrip("و").startswith(("ال", "شمال", "جنوب", "شرق", "غرب")):
                at += 1
            else:
                break
        return at

    def _owner_before(self, at: int) -> str | None:
        """The country named last before "its foreign minister"."""
        for i in range(at - 1, self.first - 1, -1):
            kinds = self.kinds(i)
            if "country" in kinds:
                iso: str = kinds["country"].value.iso3
                return iso
        return None

    def _described(self, at: int) -> bool:
        """An Arabic feminine adjective makes the dual look-alike a plural: البلدان المصدرة."""
        token = self.tokens[at] if at < self.end and not self.words.before else None
        return token is not None and token.norm.startswith("ال") and token.norm.endswith("ه")

    def _formal(self, at: int) -> bool:
        """Whether at token `at` a state stands by its full name, which is whose an office is: في سلطنة عمان."""
        hit = self.hit(at)
        return hit is not None and hit.last - at > 1 and "country" in self.kinds(at) and not self.words.capitals

    def _in_place(self, hit: Hit) -> bool:
        """Whether the preposition before says that a word is a place: في مسقط."""
        before = self.tokens[hit.first - 1].norm if hit.first > self.first else ""
        if self.words.capitals or not before:
            return False
        if self.pack.prepositions.get(before) in ("in", "to", "with", "between"):
            return True
        verb = self.pack.grammar.longest(self.tokens, hit.first - 1, hit.first)
        return verb is not None and any(e.kind in ("verb", "speech", "light") for e in verb.entries)

    def _past_group(self, at: int) -> int:
        """The end of "senior leaders", behind the body that they lead."""
        while self.kinds(at).keys() & {"modifier", "former"}:
            at = (self.hit(at) or Hit(at, at + 1, "")).last
        hit = self.hit(at)
        return hit.last if hit else at

    def _delegates(self, at: int) -> bool:
        """Whether at token `at` a delegation is named."""
        return at < self.end and self.tokens[at].norm in self.pack.rules.get("delegations", ())

    def _past_kind(self, at: int) -> int:
        """Past a word that tells what kind a body is, if somebody of it follows: "the Houthi militia spokesman"."""
        kind = at < self.end and self.tokens[at].norm in self.pack.rules.get("body_kinds", ())
        return at + 1 if kind and self._heads(at + 1) else at

    def _past_fighters(self, at: int) -> int:
        """Past a word for those who fight for a body: "Tamil Tiger rebels"."""
        told = at < self.end and self.tokens[at].norm in self.pack.rules.get("fighters", ())
        return at + 1 if told else at

    def _apposed_name(self, at: int) -> Name | None:
        """ ", Ariel Sharon," after an office; also in quotes or brackets."""
        opened = at
        while at < self.end and self.tokens[at].text in QUOTES:
            at += 1
        quoted = self._name(at, strict=False) if at > opened else None
        if quoted and quoted[1] < self.end and self.tokens[quoted[1]].text in QUOTES:
            return quoted
        if (behind := self._past_acronym(at)) > at and (name := self._name(behind, strict=False)):
            return name
        at = behind
        if at >= self.end or self.tokens[at].text not in ",،(" or self._and_name(at + 1):
            return None
        name = self._name(at + 1, strict=False)
        if name and name[1] < self.end and self.tokens[name[1]].text not in ",،.)" and name[3] != "full":
            return None
        return name if name and name[1] - name[0] > 1 else None

    def _and_name(self, at: int) -> bool:
        """Whether at token `at` a name begins that "and" is written on: ، ومحمد بن فلان."""
        word = self.tokens[at].norm if at < self.end else ""
        given = self.pack.name_words
        return not self.words.capitals and word.startswith("و") and word[1:] in given and word not in given

    def _past_acronym(self, at: int) -> int:
        """Where a bracket ends that only gives a body's short name: حركة المقاومة الإسلامية (حماس)."""
        short = at + 2 < self.end and self.tokens[at].text == "(" and self.tokens[at + 2].text == ")"
        return at + 3 if short and "organization" in self.kinds(at + 1) else at

    def fellows(self, at: int) -> list[Mention]:
        """The other counterparts that only adjectives name: "his Saudi, Qatari and Omani counterparts" in Arabic."""
        out: list[Mention] = []
        while (hit := self.hit(at)) is not None and hit.clitic == "و" and hit.definite:
            country = self.kinds(at).get("country")
            if country is None or country.form != "demonym":
                break
            out.append(Mention(at, hit.last, "person", of=country.value.iso3, counterpart=True, own=True))
            at = hit.last
        return out
