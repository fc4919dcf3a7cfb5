"""Which state a country's name means: the city's of its day, the one that several share, a house of government's."""

from __future__ import annotations

from ingest import kb
from ingest.entities import of_country
from ingest.lang import LanguagePack
from ingest.mention import Mention
from ingest.text import Token
from ingest.text.normalize import stems

_BEFORE = {"RUS": ("SUN", "1991-12-26")}  # whose capital it was until then


class States:
    """Settles the states of one article's mentions; `published` is its day (YYYY-MM-DD), or None."""

    def __init__(self, base: kb.KnowledgeBase, pack: LanguagePack, published: str | None) -> None:
        self.base, self.pack, self.day = base, pack, published
        self.countries_seen: set[str] = set()
        self.told_apart: set[str] = set()  # those of a shared name that the article calls by one of their own
        self._about: set[str] = set()  # the countries of all people and bodies named, besides

    def note_apart(self, mentions: list[Mention], tokens: list[Token]) -> None:
        """Note which of several that share a name an article calls by a name of its own: North Korea, Pyongyang."""
        names = self.pack.rules.get("shared_names", {})
        both = {iso for shared in names.values() for iso in shared} if self.pack.rules["capitals"] else ()
        for m in mentions:
            if m.kind == "country" and m.value.iso3 in both:
                words = {t.norm for t in tokens[m.first : m.last]}
                if not words & names.keys() or words & {*self.pack.rules["told_apart"]}:
                    self.told_apart.add(m.value.iso3)

    def settle_seat(self, mention: Mention) -> None:
        """ "At the White House" is a place, in the capital; "the White House said" is a body."""
        body = mention.value
        if isinstance(body, kb.Organization) and body.seat and mention.prep in ("in", "at"):
            mention.kind, mention.known = "country", "metonym"
            mention.value = self.base.by_iso[body.country or ""]
            self._settle_state(mention)
            mention.entity = of_country(mention.value)

    def _settle_state(self, mention: Mention) -> None:
        """Moscow is the Soviet Union's as long as there was one."""
        before = _BEFORE.get(mention.value.iso3)
        if before is not None and mention.known == "metonym" and self.day is not None and self.day < before[1]:
            mention.value = self.base.by_iso[before[0]]

    def _settle_shared(self, mention: Mention, tokens: list[Token]) -> None:
        """ "The Kingdom" is that of which the article has spoken, Saudi Arabia, unless only Jordan was named.

        عمان is Oman where that was spoken of and Jordan was not, or where its first vowel is written.
        """
        names = self.pack.rules.get("shared_names", {})
        whole = self.pack.rules["capitals"]
        if not names or (not whole and (mention.last - mention.first > 1 or mention.adjective)):
            return
        at = next(
            (i for i in range(mention.first, mention.last) if whole and tokens[i].norm in names), mention.last - 1
        )
        word, before = tokens[at], {t.norm for t in tokens[max(mention.first, at - 2) : at]}
        if whole and (word.norm not in names or before & {*self.pack.rules["told_apart"]}):
            return  # "North Korean", "the Republic of Korea"
        shared = next((names[w] for _, s, the in stems(word.norm) if (w := "ال" * the + s) in names), None)
        if shared is None:
            return
        named = [iso for iso in shared if iso in self.countries_seen | self._about]
        if whole:  # what is told apart further on tells too: "Korean ships carrying Pyongyang's weapons"
            ahead = [iso for iso in shared if iso in self.told_apart]
            named = ahead if len(ahead) == 1 else named
        marked = [shared[-1]] if "\u064f" in word.text else named or shared
        if mention.value.iso3 != marked[0]:
            mention.value, mention.known = self.base.by_iso[marked[0]], "name"
