"""Several at once: "the presidents of A, B and C", "US and Cuban presidents", الرئيسان الروسي فلان والإيراني فلان."""

from __future__ import annotations

from typing import Any

from ingest import kb
from ingest.lexicon import Hit
from ingest.mention import COMMAS, Draft, Mention
from ingest.names import NameScan

_FIELDS = 3  # words of further fields behind the first of several ministers
SENT = frozenset({"ambassador", "envoy", "diplomat"})  # offices of those who are posted somewhere


_UNNAMED = frozenset({"minister", "diplomat", "envoy"})  # of whom several together are but their country's officials


class ChainScan(NameScan):
    """Reads the members of dual and plural phrases."""

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
                self.tokens[ahead].text in COMMAS or self.tokens[ahead].norm in self.words.conjunctions
            ):
                ahead += 1
            while at < ahead < self.end and self.tokens[ahead].norm in self.words.determiners and not self.hit(ahead):
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
            if kinds.keys() & {"office", "ministry", "group", "capital", "counterpart"}:
                return True
            if "person" in kinds or "title" in kinds:
                return True
            hit = self.hit(at)
            if hit is None or not kinds.keys() & {"modifier", "former", "deputy"}:
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
            if "group" in kinds or ("counterpart" in kinds and kinds["counterpart"].form == "pl"):
                return True
            at = hit.last
        return False

    def _starts_name(self, at: int) -> bool:
        return "person" in self.kinds(at)

    def _several(self, d: Draft) -> list[Mention]:
        """Dual and plural offices: one mention for each country or name that follows."""
        if self.words.before:
            return self._several_of(d)
        out: list[Mention] = []
        at = d.at
        of = at + (at < self.end and self.tokens[at].norm in self.words.fillers)  # وزراء خارجية دول الاتحاد الأوروبي
        body, hit = self.kinds(of).get("organization"), self.hit(of)
        if d.head == "office" and d.number == "pl" and body is not None and hit is not None and not hit.clitic:
            return [Mention(d.first, hit.last, "organization", body.value, group=True)]  # وزراء خارجية الاتحاد الأوروبي
        at = self._past_fields(d, at)
        at = self._skip_fillers(at + (self._apart_named(at) if d.head == "office" else 0))
        if d.head == "office" and (named := self._set_apart(d, at)):
            named[0].first = d.first
            return named
        while at < self.end:
            begin, at = at, self._skip_fillers(at)
            item = self._item(d, at)
            if item is None:
                break
            item.first = begin
            out.append(item)
            at = item.last
            while at < self.end and (self.tokens[at].text in COMMAS or self.tokens[at].norm in self.words.conjunctions):
                at += 1
            if not self._joined(at) and not (at > item.last and self.kinds(at).keys() & {"country"}):
                break
        self._named_behind(d, out, at)
        if len(out) == 1 and d.head == "office" and out[0].of and not out[0].name:
            return [self.actor(d.first, out[0].last, out[0].of, group=True)]
        if out:
            out[0].first = d.first
        return out or self._rest(d)

    def _several_of(self, d: Draft) -> list[Mention]:
        """The same where "of" or "from" stands before their states: "ministers from the member states X and Y"."""
        out: list[Mention] = []
        if d.at < self.end and self.tokens[d.at].norm in self.words.genitive | self.words.origin:
            ahead = d.at + 1
            while ahead < self.end and self.tokens[ahead].norm in self.words.determiners | self.words.fillers:
                ahead += 1
            chain, _ = self._chain(ahead)
            if d.head == "counterpart" and d.number == "pl" and len(chain) == 1:
                return [self._one(d, None, d.first, d.at)]  # "his European counterparts in Luxembourg"
            out = [self._one(d, of, self._from_article(a, ahead), b) for of, a, b in chain]
            body = self.kinds(ahead).get("organization")
            if not out and body is not None and (hit := self.hit(ahead)) is not None:
                out = [Mention(d.first, hit.last, "organization", body.value, group=True)]  # "leaders of Hamas"
        if out:
            out[0].first = d.first
        return out or self._rest(d)

    def _set_apart(self, d: Draft, at: int) -> list[Mention]:
        """Several whose names all stand behind commas: الرئيسين الروسي، فلان، والتركي، فلان."""
        if self.words.before:
            return []
        out: list[Mention] = []
        while at < self.end:
            hit = self.hit(at) or Hit(at, at, "")
            states = [e.value.iso3 for e in hit.entries if e.kind in ("country", "doubtful")]
            comma = hit.last + 1 < self.end and self.tokens[hit.last].text in COMMAS
            name = self._name(hit.last + 1, strict=False) if states and comma else None
            if name is None:
                break
            of = next((p.country for p in name[2] if p.country in states), states[0])
            item = self._one(d, of, at, name[1])
            item.name, item.persons, item.known = (name[0], name[1]), name[2], name[3]
            out.append(item)
            at = name[1] + (name[1] < self.end and self.tokens[name[1]].text in COMMAS)
            if at == name[1] or not self._joined(at):
                break
        return out if len(out) > 1 else []

    def _from_article(self, at: int, first: int) -> int:
        """Where a state of a list begins that is named with an article: "leaders of France, the Netherlands and X"."""
        while at > first and self.tokens[at - 1].norm in self.words.determiners:
            at -= 1
        return at

    def _past_fields(self, d: Draft, at: int) -> int:
        """Where the further fields of several ministers end: وزراء الخارجية والري في مصر والسودان."""
        ahead = at
        while ahead < self.end and ahead - at < _FIELDS and self.tokens[ahead].norm.startswith("وال"):
            ahead += 1
        told = ahead < self.end and (self.tokens[ahead].norm in self.words.genitive or self._starts_name(ahead))
        return ahead if ahead > at and told and (d.office or "").endswith("minister") else at

    def _named_behind(self, d: Draft, out: list[Mention], at: int) -> None:
        """Of two countries told before two names, the first is of the first: رئيسا مصر وتونس فلان وفلان."""
        if d.head != "office" or d.number != "dual" or len(out) not in (2, 3) or not (out[0].of and out[1].of):
            return
        first, second = out[:2]
        if len(out) == 3 and first.name is None and second.name and out[2].name and out[2].of is None:
            last = out.pop()
            first.name, first.persons, first.known = second.name, second.persons, second.known
            second.name, second.persons, second.known, second.last = last.name, last.persons, last.known, last.last

    def _apart_named(self, at: int) -> bool:
        """Whether behind a comma each of several has country and name: الرئيسين، الروسي فلان والتركي فلان."""
        if at + 2 >= self.end or self.tokens[at].text not in COMMAS:
            return False
        country = self.kinds(at + 1).get("country")
        return country is not None and country.form == "demonym" and self._name(at + 2, strict=False) is not None

    def _rest(self, d: Draft) -> list[Mention]:
        if d.head == "pair":
            return []
        if d.number == "dual" and self.tokens[d.first].norm.startswith(("ال", "وال", "لل", "بال")):
            return [Mention(d.first, d.at, "pair", d.office or "persons")]
        return [Mention(d.first, d.at, "person", office=d.office, number=d.number, own=d.own)]

    def _skip_fillers(self, at: int) -> int:
        while at < self.end and (
            self.tokens[at].norm in self.words.fillers
            or self.tokens[at].norm in ("كل", "من", "كلا", "في")
            or self.tokens[at].norm in self.words.determiners
            or "modifier" in self.kinds(at)
        ):
            at += 1
        return at

    def _item(self, d: Draft, at: int) -> Mention | None:
        """One of several: a country, a name, or both."""
        of, first = None, at
        kinds, hit = self.kinds(at), self.hit(at)
        if hit and "country" in kinds:
            of, at = kinds["country"].value.iso3, hit.last
        name = self._name(at, strict=of is None) if d.head == "office" else None
        if of is None and name is None:
            return None
        if d.head == "pair":
            return self.actor(first, at, of)
        out = self._one(d, of, first, name[1] if name else at)
        if name:
            out.name, out.persons, out.known = (name[0], name[1]), name[2], name[3]
        return out

    def pack_country(self, iso3: str | None) -> Any:
        return kb.load().by_iso.get(iso3 or "")

    def actor(self, first: int, last: int, of: str | None, *, group: bool = False) -> Mention:
        """Those of a country, by its code, or of a body, by its id: "their counterparts in the African Union"."""
        country = self.pack_country(of)
        if country is not None:
            return Mention(first, last, "country", country, group=group)
        return Mention(first, last, "organization", kb.load().by_id.get(of or ""), group=group)

    def _chained(self, d: Draft) -> list[Mention]:
        """ "US and Cuban presidents": one mention each, the head's words with the last."""
        out = [self._one(d, of, a, b) for of, a, b in d.chain]
        for mention, (_, _, last) in zip(out[:-1], d.chain[:-1], strict=True):
            mention.last = last
        for mention in out if d.value != "capital" else ():
            mention.group |= mention.kind != "person"  # "Greek and Maltese officials", as "Greek officials"
        out[0].first = d.first
        return out

    def _past_officials(self, at: int) -> int:
        """Past "government" behind whose it is: "emissaries of the Peruvian government"."""
        hit = self.hit(at) if "group" in self.kinds(at) else None
        return hit.last if hit is not None else at

    def _one(self, d: Draft, of: str | None, first: int, last: int) -> Mention:
        if d.head == "group" or (self.words.before and d.office in _UNNAMED and d.number != "sg"):
            several = self.actor(first, self._past_officials(max(last, d.at)), of, group=d.office == "envoy")
            if d.own and d.office in SENT:
                several.posted = self.pack_country(of)  # "its diplomats from Tehran"
            return several
        last = max(last, d.at if self.words.before and d.chain else last)
        if d.own and d.office in SENT:
            return Mention(first, last, "person", office=d.office, posted=self.pack_country(of), own=True)
        return Mention(
            first,
            last,
            "person",
            office=d.office,
            of=of,
            former=d.former,
            own=d.own,
            counterpart=d.head == "counterpart",
        )
