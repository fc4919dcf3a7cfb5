"""States in a phrase: what names one, or says whose an office, a group or a body is."""

from __future__ import annotations

from ingest.chains import SENT
from ingest.lexicon import Entry, Hit
from ingest.mention import DASHES, Draft, Mention
from ingest.phrase_end import PhraseEnd


class StatePhrase(PhraseEnd):
    """Reads a state on, as part of a phrase or as all of it."""

    def _country(self, d: Draft, hit: Hit, entry: Entry) -> list[Mention] | None:
        country = entry.value
        if self.words.before and not d.head:
            return self._owner(d, hit, entry)
        if d.head == "office" and entry.form == "demonym" and d.of == country.iso3 and not self.words.before:
            d.at = hit.last
            return None
        if d.own and d.office in SENT and d.posted is None and self.words.before:
            d.posted, d.at = country, hit.last  # "its ambassador to Israel" is not Israel's
            return None
        if d.head and d.of is None:
            demonym = entry.form == "demonym"
            if not self.words.before or not demonym or (d.head == "office" and self._delegates(hit.last)):
                d.of, d.of_entry, d.at = country.iso3, entry, hit.last
                return None
        if d.head or d.title:
            return self._finish(d)
        if self._no_country(hit, country.iso3):
            return []
        plain = entry.kind == "doubtful" and hit.clitic in ("", "و", "ف") and entry.form != "name"
        if plain and not self._in_place(hit):
            return []
        # سورية is a name and السورية its adjective, but اليمن and الولايات المتحدة are names
        described = hit.definite and not entry.definite and hit.last - hit.first == 1 and not self.words.capitals
        described = described or self._accusative(hit.first)
        form = "demonym" if described else entry.form
        return [Mention(d.first, hit.last, "country", country, adjective=form == "demonym", known=form)]

    def _owner(self, d: Draft, hit: Hit, entry: Entry) -> list[Mention] | None:
        """English order: a country before what it owns, alone or one of several."""
        chain, after = self._chain(d.at)
        at, owned = after, False
        while at < self.end and (self.tokens[at].text in self.words.possessive or self._hyphen(at)):
            owned, at = owned or self.tokens[at].text in self.words.possessive, at + 1
        if self._heads(at) and (owned or entry.form == "demonym" or not self._starts_name(at) or at == after):
            d.of, d.of_entry, d.at, d.chain = chain[-1][0], entry, at, chain
            if len(chain) > 1 and not self._plural_head(at):
                d.chain = []
                return self._countries(d, hit, entry)
            return None
        return self._countries(d, hit, entry, owned and len(chain) == 1)

    def _hyphen(self, at: int) -> bool:
        """Whether a token is a dash within a word, not that of a dateline: "LIMA -- President X"."""
        return self.tokens[at].text in DASHES and self.tokens[at].start == self.tokens[at - 1].end

    def _countries(self, d: Draft, hit: Hit, entry: Entry, owned: bool = False) -> list[Mention]:
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
        return [Mention(d.first, hit.last, "country", entry.value, adjective=adjective, poss=owned, known=entry.form)]
