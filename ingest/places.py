"""Where something was: the places that a sentence names near it."""

from __future__ import annotations

from typing import Any

from graph.facts import Article, Place
from graph.ids import slug
from ingest import kb
from ingest.candidate import Candidate
from ingest.clauses import sees
from ingest.element import Element
from ingest.entities import others
from ingest.lang import LanguagePack
from ingest.mention import Mention
from ingest.offices import HEADS
from ingest.text import Token
from ingest.text.normalize import stems

# Seats of government that are no spelling of the capital's name
_SEATS = frozenset({"The Hague", "Cotonou", "Sucre", "Abidjan", "Bonn", "Tel Aviv", "Putrajaya", "Ramallah",
                    "Dar es Salaam", "Port Sudan", "Yangon", "Rangoon", "Bujumbura"})  # fmt: skip
NEAR = 10  # elements between what happened and the place where


class Places:
    """Finds them for one article."""

    def __init__(self, article: Article, tokens: list[Token], pack: LanguagePack) -> None:
        self.article, self.tokens, self.pack = article, tokens, pack

    def place_near(self, row: list[Element], at: int) -> Place | None:
        """The place named in the clause of a sentence's element `at`, or right beside it: "the Berlin summit"."""
        for e in row[max(0, at - 1) : at + 2]:
            m = e.mention
            town = m is not None and (m.known == "metonym" or (m.kind == "place" and m.value.kind != "region"))
            if m is not None and town and m.prep in (None, "of", "in", "at"):
                return self._place_of(m.value, m)
        return self._named_place(row, at, NEAR, cities=False)

    @staticmethod
    def _metonym(c: Candidate) -> Mention | None:
        mention = next((m for role, _, m in c.parts if role == "destination"), None)
        seat = mention is not None and mention.kind == "organization"  # the White House
        return mention if mention is not None and (seat or mention.known == "metonym") else None

    def _named_place(self, row: list[Element], at: int, reach: int, *, cities: bool) -> Place | None:
        best: tuple[int, Mention] | None = None
        if there := self._where(row, at):
            return self._place_of(there.value, there if there.known == "metonym" else None)
        for k, element in enumerate(row):
            m = element.mention
            if m is None or m.kind not in ("place", "country") or m.adjective or m.poss or m.group:
                continue
            if m.prep not in ("in", "at", "b") and not (k < at and sees(row, k)) and not self._on_arrival(row, k, at):
                continue
            gap = abs(k - at)
            wide = m.kind == "place" and m.value.kind == "region" and m.value.country is None
            if (
                wide
                or (m.kind == "country" and m.prep == "at" and m.known == "name")  # "at the US mission in Geneva"
                or self._matter(row, k)
                or self._apart(row[min(at, k) + 1 : max(at, k)])
                or (cities and m.kind == "country" and m.known != "metonym")
            ):
                continue
            if gap <= reach and (best is None or gap < best[0]):
                best = gap, m
        m = self._city_of(row, best[1]) if best is not None else None
        return self._place_of(m.value, m if m.known == "metonym" else None) if m is not None else None

    def _apart_from_others(self, row: list[Element], c: Candidate) -> Place | None:
        """Where one of several was met, told right behind him: "met A in Baku and B in Yerevan"."""
        met = {m.first for _, _, m in c.parts if m is not None}
        there = [
            (a.mention, b.mention)
            for a, prep, b in zip(row, row[1:], row[2:], strict=False)
            if a.mention is not None and b.mention is not None and prep.value == "in" and a.mention.kind == "person"
            if prep.first - a.last <= 1 and (b.mention.kind == "place" or b.mention.known == "metonym")
        ]
        told = [place for one, place in there if one.first in met]
        if len({id(place.value) for _, place in there}) < 2 or len(told) != 1:
            return None
        return self._place_of(told[0].value, told[0] if told[0].known == "metonym" else None)

    def _where(self, row: list[Element], at: int) -> Mention | None:
        """The place of which a clause goes on to tell: "came from Syria, where he met X"."""
        words = self.pack.rules.get("where", ())
        for k in range(at - 1, 0, -1):
            told = row[k].kind in ("rel", "sub") and self.tokens[row[k].first].norm in words
            if row[k].kind in ("stop", "comp", "sub") and not told:
                return None
            if row[k].kind == "rel" or told:
                j = next((j for j in range(k - 1, max(0, k - 2) - 1, -1) if row[j].mention is not None), None)
                m = row[j].mention if j is not None and told else None
                if j is None or m is None or m.kind not in ("place", "country") or m.adjective or m.poss:
                    return None
                return m if not self._matter(row, j) else None
        return None

    def _house(self, row: list[Element], c: Candidate) -> Place | None:
        """The capital in which those met whom somebody received at his palace: بالديوان الأميري."""
        mentions = [e.mention for e in row if e.mention is not None]
        homes = {e.country for _, e, _ in c.parts}
        houses = [m for m in mentions if m.ministry == "presidency" or self._seated(m) or self._office(m, homes)]
        inside = next((m for m in houses if m.prep in ("in", "at", "b")), None)
        host = next((e.country for _, e, _ in c.parts if e.office in HEADS), None)
        home = getattr(inside.value, "country", None) if inside is not None else None
        country = kb.load().by_iso.get(inside.of or home or host or "") if inside is not None else None
        return self._capital(country) if country is not None and country.capital else None

    @staticmethod
    def _on_arrival(row: list[Element], k: int, at: int) -> bool:
        """Whether somebody was met as he arrived at the house or airport at element k: لدى وصوله إلى قصر الاتحادية."""
        m, before = row[k].mention, row[max(at + 1, k - 3) : k]
        house = m is not None and m.kind == "place" and m.value.kind == "venue"
        nouns = (e.entry("noun") for e in before if e.kind == "noun")
        apart = any(e.value in ("before", "after") for e in before)
        return house and not apart and any(noun is not None and noun.value["type"] == "VISIT" for noun in nouns)

    def _office(self, m: Mention, homes: set[str | None]) -> bool:
        """Whether a mention is the seat of a ministry of one of those who meet: بمقر وزارة الخارجية."""
        seats, before = self.pack.rules["seats"], self.tokens[m.first - 1].norm if m.first else ""
        told = self.pack.rules["capitals"] or any(s in seats for _, s, _ in stems(before))
        return m.ministry is not None and m.ministry.endswith("ministry") and m.of in homes and told

    @staticmethod
    def _seated(m: Mention) -> bool:
        """Whether a mention is a house of government: بقصر الإليزيه."""
        return isinstance(m.value, kb.Organization) and bool(m.value.seat)

    @staticmethod
    def _city_of(row: list[Element], m: Mention) -> Mention:
        """The city named right beside a palace where something was, or the palace: بقصر اليمامة في الرياض."""
        if m.kind != "place" or m.value.kind != "venue":
            return m
        at = next(k for k, e in enumerate(row) if e.mention is m)
        near = (e.mention for e in (*row[at + 1 : at + 4], *row[max(0, at - 3) : at]) if e.mention is not None)
        towns = (n for n in near if n.known == "metonym" or (n.kind == "place" and n.value.kind == "city"))
        home = m.value.country
        return next((n for n in towns if home == getattr(n.value, "iso3", getattr(n.value, "country", None))), m)

    def _matter(self, row: list[Element], k: int) -> bool:
        """Whether something is the matter in country k, so that nobody need be there: "the situation in Iraq"."""
        m = row[k].mention
        k = next(
            (j for j, e in enumerate(row) if e.mention is not None and m is not None and e.mention.unit == m.unit), k
        )
        prep = row[k - 1] if k else None
        if m is None or prep is None or prep.kind != "prep" or not prep.first:
            return False
        if not self.pack.rules["capitals"]:
            at = prep.first - 1
            at -= self.tokens[at].text.startswith("ال") and self.tokens[at - 1].text.startswith("ال")  # الأوضاع الراهنة
            return any(s in self.pack.matters for t in self.tokens[at : prep.first] for _, s, _ in stems(t.norm))
        noun, known = self.tokens[prep.first - 1], k > 1 and row[k - 2].last == prep.first
        told = known or not noun.is_word or noun.text[0].isupper() or noun.norm.endswith("ly")
        if told or noun.norm in self.pack.time_words or noun.norm in self.pack.rules.get("venues", ()):
            return False
        wide = m.known == "name" if m.kind == "country" else m.kind == "place" and m.value.kind == "region"
        return wide or noun.norm in self.pack.matters

    def _apart(self, between: list[Element]) -> bool:
        """Whether what stands between trigger and place makes the place another clause's."""
        clause = any(e.kind == "comp" or (e.is_action and e.kind != "light") for e in between)
        source = any(e.kind == "prep" and e.value == "source" for e in between)
        return clause or source or self._parted(between)

    def _parted(self, between: list[Element]) -> bool:
        """Whether a full stop stands between, or one bracket of two."""
        stops = [self.tokens[e.first].text for e in between if e.kind == "stop"]
        return stops.count("(") != stops.count(")") or any(s not in "()" for s in stops)

    def _place_of(self, place: Any, metonym: Mention | None) -> Place:
        """A place as facts have it; of a city that stands for its country, the city."""
        if isinstance(place, kb.Country) and metonym is not None:
            return self._seat(place, metonym)
        if isinstance(place, kb.Place) and place.city:
            city = place.city
            return town(slug(city["en"]), city, place.country)
        if isinstance(place, kb.Country):
            return Place(id=place.id, name=place.name["en"], names=others(place.name), country=place.iso3)
        return town(place.id, place.name, place.country)

    def _seat(self, country: kb.Country, metonym: Mention) -> Place:
        """The capital, or another seat under the name by which the text calls it: The Hague is not Amsterdam."""
        words = self.article.text[self.tokens[metonym.first].start : self.tokens[metonym.last - 1].end]
        seats = (kb.load().by_id.get(slug(name)) for name in country.metonyms.get("en", ()) if name in _SEATS)
        called = (s for s in seats if isinstance(s, kb.Place) and any(name in words for name in s.name.values()))
        seat = next(called, None)
        return self._place_of(seat, None) if seat is not None else self._capital(country)

    @staticmethod
    def _capital(country: kb.Country) -> Place:
        name = country.capital or country.name
        return town(slug(name["en"]), name, country.iso3)


def town(key: str, name: dict[str, str], iso3: str | None) -> Place:
    """A place within a state; its full English name has the state too: there is a Tripoli in Lebanon as in Libya."""
    state = kb.load().by_iso.get(iso3 or "")
    full = {"en": f"{name['en']}, {state.name['en']}"} if state is not None and state.name["en"] != name["en"] else {}
    return Place(id=key, name=name["en"], names=others(name) | full, country=iso3)
