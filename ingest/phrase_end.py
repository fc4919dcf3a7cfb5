"""How a phrase ends: with the name that follows its head, and what follows the name."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import replace

from ingest import kb
from ingest.lexicon import Entry, Hit
from ingest.mention import COMMAS, DASHES, QUOTES, Draft, Mention
from ingest.names import Name
from ingest.neighbours import Neighbours
from ingest.offices import WHOLE, alike
from ingest.strange import is_strange

_CABINET = frozenset({"prime-minister", "deputy-prime-minister"})  # whose holders have a ministry besides


class PhraseEnd(Neighbours):
    """Makes mentions of a draft once its parts are read."""

    @abstractmethod
    def phrase(self, i: int) -> list[Mention] | None:
        """The mentions of the phrase at token i, or None."""

    def _finish(self, d: Draft) -> list[Mention]:
        """What has been read, with the name that follows, as mentions."""
        name = self._name(d.at, strict=not (d.head in ("office", "counterpart") or d.title or d.of))
        if name and (d.head in ("ministry", "group", "pair") or (d.at > d.first and self._joined(d.at))):
            name = None  # نائب رئيس الجمهورية ووليد المعلم: two people
        if name is None and d.head in ("office", "counterpart"):
            name = self._apposed_name(d.at) or self._behind_title(d)
        if name is None and d.title and not d.head and self._strange_bearer(d):
            name = (d.at, d.at + 1, (), "unknown")  # اللورد فلان
        if name:
            return [self._person(d, self._full(d, name))]
        if d.head == "counterpart" and d.number == "pl" and d.of:
            if fellows := self.fellows(d.at):
                d.number = "sg"
                return [self._titled(d), *fellows]
            return [self.actor(d.first, d.at, d.of, group=True)]
        if d.head == "office" and d.number != "sg" and d.of and len(d.of) == 3:
            group = self.actor(d.first, d.at, d.of, group=True)
            group.posted = d.posted  # "India's ambassadors to Kuwait"
            return [group, *self._members(d.at, d.of)]
        if d.head == "office" and d.number != "sg" and not d.own and (body := kb.load().by_id.get(d.of or "")):
            return [Mention(d.first, d.at, "organization", body, group=True)]  # "EU foreign ministers"
        if d.head in ("office", "counterpart"):
            return [self._titled(d)]
        if d.head == "ministry" and (d.of or d.value != "embassy"):
            return [Mention(d.first, d.at, "organization", ministry=d.value, of=d.of)]
        if d.head == "group" and d.of:
            return [self._group_mention(d)]
        if d.head == "group" and "pronoun" in self.kinds(d.first) and self._alone(d):
            return [Mention(d.first, d.at, "pronoun", self.kinds(d.first)["pronoun"].value)]
        if d.of_entry is not None and d.at > d.first:
            return (
                [Mention(d.first, d.at, "country", d.of_entry.value, adjective=True)]
                if d.of_entry.kind == "country"
                else []
            )
        return []

    def _names_more(self, i: int) -> bool:
        """Whether behind a determiner a longer name begins than with it, "the Organization of American States", or
        those are told of whom it is said: "the presidents of A and B"."""
        hit, behind = self.hit(i), self.hit(i + 1)
        if hit is None or behind is None or behind.last < hit.last:
            return False
        of = hit.last < self.end and self.pack.prepositions.get(self.tokens[hit.last].norm) in ("of", "from")
        return behind.last > hit.last or (of and "pair" in self.kinds(i) and "office" in self.kinds(i + 1))

    def _led_by(self, d: Draft, ahead: int) -> bool:
        """Whether a government is told by who leads it, whose state it then is: "the government of President X"."""
        word = self.tokens[d.at - 1].norm
        led = self.words.before and d.head == "group" and d.of is None and word in self.words.governments
        inner = self.phrase(ahead) if led else None
        leader = inner[0] if inner and len(inner) == 1 and inner[0].kind == "person" else None
        if leader is None or leader.name is None or leader.poss:
            return False
        states = {leader.of} if leader.of else {p.country for p in leader.persons}
        if len(states) != 1 or None in states:
            return False
        d.of, d.at = states.pop(), leader.last
        return True

    def _its_office(self, hit: Hit) -> bool:
        """Whether what a pronoun means owns the office behind it."""
        owns = hit.last + 1 < self.end and self.tokens[hit.last].text in self.words.possessive
        return owns and "office" in self.kinds(hit.last + 1)

    def _alone(self, d: Draft) -> bool:
        """Whether "the delegation" is somebody by itself, not beside the one whom it accompanies."""
        hit = self.hit(d.first)
        joined = hit is not None and hit.clitic
        definite = self.tokens[d.first].norm.startswith("ال")
        heads = self.tokens[max(self.first, d.first - 1)].norm.endswith("راس")  # الذي يرأس الوفد
        return (
            definite
            and not joined
            and not heads
            and not (d.at < self.end and self.tokens[d.at].norm.startswith("المرافق"))
        )

    def _strange_bearer(self, d: Draft) -> bool:
        """Whether the one word behind a title is a name that no list has, and no adjective."""
        named = d.at < self.end and not self.words.capitals and self.hit(d.at) is None
        return named and len(self.tokens[d.at].norm) > 3 and is_strange(self.pack, self.tokens[d.at])

    def _full(self, d: Draft, name: Name) -> Name:
        """The name, with a strange word behind it if none of those known by its one word ever held the office."""
        first, last, persons, known = name
        given = d.title and self.tokens[first].norm in self.pack.given_names
        single = (d.office is not None or given) and known in ("bare", "surname") and last == first + 1
        if self.words.capitals or not single or not self._strange(last):
            return name
        held = (o for p in persons for o in p.offices if d.of in (None, o.of, p.country))
        if any(o.office in alike(d.office or "") for o in held):
            return name
        return self._provisional(first, strict=False) or name

    def _behind_title(self, d: Draft) -> Name | None:
        """The name behind a second office of the same man, set off by a comma: الوزير الأول، وزير المالية، فلان."""
        at = d.at + 1
        if d.office not in _CABINET or at >= self.end or not self._goes_on_with_office(d.at):
            return None
        inner = self.phrase(at)
        if not inner or inner[0].first != at or not (inner[0].office or "").endswith("minister"):
            return None
        other = inner[0]
        if other.name is None or other.number != "sg" or other.of not in (None, d.of) or other.counterpart:
            return None
        return (*other.name, other.persons, other.known)

    def _goes_on_with_office(self, at: int) -> bool:
        """Whether behind a comma, or "and" before a capital, a second office may follow."""
        token = self.tokens[at]
        if token.text in COMMAS:
            return True
        following = self.tokens[at + 1] if at + 1 < self.end else None
        joined = self.words.capitals and token.norm in self.words.conjunctions
        return joined and following is not None and following.text[0].isupper()

    def _each_named(self, d: Draft, several: list[Mention]) -> list[Mention]:
        """The holders of an office in several countries, with their names: "the leaders of A and B, X and Y,"."""
        names = self._members(several[-1].last, None) if several and d.number != "sg" else []
        if len(names) != len(several) or any(m.kind != "person" or m.name for m in several):
            return several
        for mention, named in zip(several, names, strict=True):
            mention.name, mention.persons, mention.known = named.name, named.persons, named.known
        several[-1].last = names[-1].last
        return several

    def _members(self, at: int, of: str | None) -> list[Mention]:
        """Who the officials are: "two Ethiopian ministers, Girma Biru of trade and Lia Tadesse of health"."""
        out: list[Mention] = []
        if at >= self.end or self.tokens[at].text not in (",", ":") or not self.words.capitals:
            return out
        while (name := self._name(at + 1, strict=False)) and name[1] - name[0] > 1:
            first, last, persons, known = name
            at = self._charged(last) if self.tokens[min(last, self.end - 1)].norm in ("of", "for") else last
            out.append(Mention(first, at, "person", of=of, name=(first, last), persons=persons, known=known))
            out[0].heads = True
            if (
                at + 1 < self.end
                and self.tokens[at].text in COMMAS
                and self.tokens[at + 1].norm in self.words.conjunctions
            ):
                at += 1
            if at >= self.end or (
                self.tokens[at].text not in COMMAS and self.tokens[at].norm not in self.words.conjunctions
            ):
                break
        return out if len(out) > 1 else []

    def _group_mention(self, d: Draft) -> Mention:
        at = d.at + (d.value == "capital" and d.at < self.end and self.tokens[d.at].text in COMMAS)
        entry, kinds, hit = d.of_entry, self.kinds(at), self.hit(at)
        if hit and not hit.clitic and "country" in kinds and kinds["country"].value.iso3 == d.of:
            d.at = hit.last  # العاصمة القطرية الدوحة
            return Mention(d.first, d.at, "country", kinds["country"].value, known="metonym")
        if entry is not None and entry.kind == "organization":
            return Mention(d.first, d.at, "organization", entry.value, group=not self.words.before)
        if d.value == "capital":
            return Mention(d.first, d.at, "country", self.pack_country(d.of), known="metonym")
        return self.actor(d.first, d.at, d.of, group=True)

    def _titled(self, d: Draft) -> Mention:
        owned = d.at < self.end and self.tokens[d.at].text in self.words.possessive
        return Mention(
            d.first, d.at, "person", office=d.office, of=d.of, number=d.number, former=d.former, own=d.own,
            counterpart=d.head == "counterpart", poss=owned, posted=d.posted,
        )  # fmt: skip

    def _person(self, d: Draft, name: Name) -> Mention:
        first, last, persons, known = name
        out = self._titled(d)
        out.last, out.name, out.persons, out.known, out.title = last, (first, last), persons, known, d.title
        self._after_name(out)
        return out

    def _after_name(self, m: Mention) -> None:
        """What may follow a name: "of Colombia", an office in apposition, or what the person owns."""
        at = m.last
        owned = at < self.end and self.tokens[at].text in self.words.possessive
        if (
            self.words.before
            and (hit := self.hit(at + owned))
            and self.tokens[hit.first].norm in self.words.governments
        ):
            m.group, m.last = True, hit.last
            return
        if owned:
            m.poss = True
            return
        if m.of is None and at < self.end and self.tokens[at].norm in self.words.links:
            kinds, hit = self.kinds(at + 1), self.hit(at + 1)
            if hit is None and at + 1 < self.end and self.tokens[at + 1].norm in self.words.determiners:
                kinds, hit = self.kinds(at + 2), self.hit(at + 2)
            entry = kinds.get("country") or kinds.get("doubtful")
            if hit and entry and entry.form != "demonym":
                m.of, m.last = entry.value.iso3, hit.last
                return
        if m.office is None or (m.of is None and not self.words.before):
            self._apposed_office(m)

    def _titular(self, hit: Hit) -> Entry | None:
        """The office that a title is in some states: المستشار أحمد is a judge, المستشار الألماني heads a government."""
        known = self.pack.rules.get("titular", {}).get(self.tokens[hit.first].norm.removeprefix(hit.clitic))
        state = self.kinds(hit.last).get("country") if known and hit.last < self.end else None
        fits = known and state is not None and state.form == "demonym" and state.value.iso3 in known["of"]
        return Entry("office", known["office"], "sg") if fits else None

    def _set_off(self, m: Mention) -> bool:
        """Whether an office of the Arabic name stands between dashes or behind a stroke: فلان - رئيس الجمهورية -."""
        at = m.last
        sign = self.tokens[at].text if at < self.end and not self.words.capitals else ""
        inner = self.phrase(at + 1) if (sign in DASHES or sign == "/") and sign and at + 1 < self.end else None
        if not inner or len(inner) > 1 or inner[0].kind != "person" or not inner[0].office or inner[0].name:
            return False
        closed = inner[0].last < self.end and self.tokens[inner[0].last].text == sign
        if not closed and sign != "/":
            return False
        m.office, m.of, m.last = m.office or inner[0].office, m.of or inner[0].of, inner[0].last + closed
        return True

    def _until_honour(self, m: Mention) -> Mention:
        """The office alone, where the name behind it is another's: فلان وزير الخارجية معالي فلان."""
        if self.words.capitals or m.name is None or m.persons or m.counterpart:
            return m
        honours = self.pack.rules.get("honours", ())
        at = next((i for i in range(m.first, m.name[0]) if self.tokens[i].norm in honours), None)
        return replace(m, last=at, name=None, title=False, known="") if at is not None and at > m.first else m

    def _apposed_office(self, m: Mention) -> None:
        at = m.last
        if self._set_off(m):
            return
        at += at < self.end and not self.words.capitals and self.tokens[at].text in QUOTES
        comma = at < self.end and self.tokens[at].text in COMMAS
        if comma:
            at += 1
        if at >= self.end or (not comma and self.words.before) or (self.hit(at) or Hit(0, 0, "")).clitic:
            return
        inner = self.phrase(at)
        if inner and len(inner) == 1 and inner[0].kind == "person" and inner[0].office and not comma:
            inner = [self._until_honour(inner[0])]
        if inner and len(inner) == 1 and inner[0].kind == "person" and inner[0].office and inner[0].name is None:
            other = inner[0]
            held = any(o.of == other.of if other.of else o.office == other.office for p in m.persons for o in p.offices)
            if held and self.words.before and other.last < self.end and self.tokens[other.last].is_word:
                held = any(o.office in alike(other.office or "") for p in m.persons for o in p.offices)
            if other.first != at or other.counterpart or other.number != "sg":
                return
            both = m.office in WHOLE and other.office in WHOLE
            if not held and ((m.office and not other.of) or (not comma and (m.persons or both))):
                return  # التقى بوتين ملك الأردن: two people
            if comma and not held and (other.last >= self.end or self.tokens[other.last].text not in ",،.؛;"):
                return
            m.office, m.of, m.former, m.last = other.office, other.of or m.of, other.former, other.last
