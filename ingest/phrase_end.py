"""How a phrase ends: with the name that follows its head, and what follows the name."""

from __future__ import annotations

from abc import abstractmethod

from ingest.lexicon import Hit
from ingest.mention import COMMAS, Draft, Mention
from ingest.names import Name
from ingest.neighbours import Neighbours


class PhraseEnd(Neighbours):
    """Makes mentions of a draft once its parts are read."""

    @abstractmethod
    def phrase(self, i: int) -> list[Mention] | None:
        """The mentions of the phrase at token i, or None."""

    def _finish(self, d: Draft) -> list[Mention]:
        """What has been read, with the name that follows, as mentions."""
        name = self._name(d.at, strict=not (d.head in ("office", "counterpart") or d.title or d.of))
        if name and d.head in ("ministry", "group", "pair"):
            name = None
        if name is None and d.head in ("office", "counterpart"):
            name = self._apposed_name(d.at)
        if name:
            return [self._person(d, name)]
        if d.head == "counterpart" and d.number == "pl" and d.of:
            if fellows := self.fellows(d.at):
                d.number = "sg"
                return [self._titled(d), *fellows]
            return [Mention(d.first, d.at, "country", self.pack_country(d.of), group=True)]
        if d.head == "office" and d.number != "sg" and d.of and len(d.of) == 3:
            return [Mention(d.first, d.at, "country", self.pack_country(d.of), group=True)]
        if d.head in ("office", "counterpart"):
            return [self._titled(d)]
        if d.head == "ministry":
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

    def _group_mention(self, d: Draft) -> Mention:
        at = d.at + (d.value == "capital" and d.at < self.end and self.tokens[d.at].text in COMMAS)
        entry, kinds, hit = d.of_entry, self.kinds(at), self.hit(at)
        if hit and not hit.clitic and "country" in kinds and kinds["country"].value.iso3 == d.of:
            d.at = hit.last  # العاصمة القطرية الدوحة
            return Mention(d.first, d.at, "country", kinds["country"].value, known="metonym")
        if entry is not None and entry.kind == "organization":
            return Mention(d.first, d.at, "organization", entry.value)
        if d.value == "capital":
            return Mention(d.first, d.at, "country", self.pack_country(d.of), known="metonym")
        return Mention(d.first, d.at, "country", self.pack_country(d.of), group=True)

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

    def _apposed_office(self, m: Mention) -> None:
        at = m.last
        comma = at < self.end and self.tokens[at].text in COMMAS
        if comma:
            at += 1
        if at >= self.end or (not comma and self.words.before) or (self.hit(at) or Hit(0, 0, "", ())).clitic:
            return
        inner = self.phrase(at)
        if inner and len(inner) == 1 and inner[0].kind == "person" and inner[0].office and inner[0].name is None:
            other = inner[0]
            held = any(o.of == other.of if other.of else o.office == other.office for p in m.persons for o in p.offices)
            if other.first != at or other.counterpart or other.number != "sg":
                return
            if not held and ((m.office and not other.of) or (not comma and m.persons)):
                return  # التقى بوتين ملك الأردن: two people
            if comma and not held and (other.last >= self.end or self.tokens[other.last].text not in ",،.؛;"):
                return
            m.office, m.of, m.former, m.last = other.office, other.of or m.of, other.former, other.last
