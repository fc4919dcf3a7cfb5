"""A pack's closed classes of words, as what reads mentions asks for them."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.lang import LanguagePack
from ingest.lexicon import Entry, Lexicon
from ingest.text.normalize import fold

_ACTORS = frozenset({"person", "country", "doubtful", "organization", "place"})


@dataclass(slots=True, frozen=True)
class ClosedWords:
    """A pack's closed classes, as sets."""

    before: bool  # adjectives stand before what they describe
    capitals: bool
    determiners: frozenset[str]
    fillers: frozenset[str]
    genitive: frozenset[str]
    posted: frozenset[str]  # what stands between an envoy and where he is sent
    possessive: frozenset[str]
    own: frozenset[str]
    small: Lexicon  # the names, with what a word without a capital may mean where a language has capitals
    links: frozenset[str]  # what links an office to its country behind it
    origin: frozenset[str]  # what links a plural office to several countries: "ministers from A and B"
    conjunctions: frozenset[str]
    governments: frozenset[str]  # what a leader's name beside it makes his state: "the Trump administration"
    accusatives: frozenset[str]  # behind which روسيا is "Russian"

    @classmethod
    def of(cls, pack: LanguagePack) -> ClosedWords:
        rules = pack.rules
        return cls(
            rules["adjectives"] == "before",
            bool(rules["capitals"]),
            frozenset(fold(d) for d in rules["determiners"] if " " not in d),
            frozenset(fold(w) for w in rules.get("genitive_fillers", ())),
            frozenset(fold(w) for w in rules["genitive"]),
            frozenset(fold(w) for w in rules.get("posted", ())),
            frozenset(rules["possessive"]),
            frozenset(rules["own"]),
            pack.names.where(lambda e: _may_be_small(e, demonyms=bool(rules.get("small_demonyms")))),
            frozenset(rules["prepositions"].get("of", ())),
            frozenset(rules["prepositions"].get("from", ())),
            frozenset(rules["words"]["conj"]),
            frozenset(fold(w) for w in rules.get("governments", ())),
            frozenset(fold(w) for w in rules.get("accusatives", ())),
        )


def _may_be_small(entry: Entry, *, demonyms: bool) -> bool:
    """Whether a word without a capital may mean this; in some languages a demonym has none."""
    return entry.kind not in _ACTORS or entry.form == "small" or (demonyms and entry.form == "demonym")
