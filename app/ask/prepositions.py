"""The words before a name, and the part that they give it."""

from __future__ import annotations

from app.ask import cues, events
from app.ask.cues import Spot
from app.ask.question import Slot
from app.ask.words import Words, clitic_of
from ingest.mentions import Mention
from ingest.text.normalize import is_arabic, stems

_JOINING = frozenset({"and", "or", "nor", ",", "،", "&", "the", "او", "ولا", "لا"})
_CLITIC_PREPS = {"ب": "b", "ل": "to"}
_VIEW_OF = frozenset({"of", "from"})
_PLACE_PREPS = frozenset({"in", "at"})
_PARTY_PREPS = frozenset({"with", "between", "against", "for", "of", "from", "b", "upon"})


def joined(words: Words, one: Mention, other: Mention) -> bool:
    """Whether nothing but a conjunction stands between two mentions."""
    between = words.tokens[one.last : other.first]
    if not between:
        return clitic_of(words, other) == "و"
    return len(between) <= 2 and all(t.norm in _JOINING for t in between)


def before(words: Words, mention: Mention) -> str:
    """The canonical preposition before a mention; "" for none. of a phrase's determiners it knows nothing."""
    clitic = clitic_of(words, mention)[-1:]
    if clitic in _CLITIC_PREPS:
        return _CLITIC_PREPS[clitic]
    at = mention.first
    while at > 0 and words.tokens[at - 1].norm in events.DETERMINERS:
        at -= 1
    before = words.before(at)
    if before is None:
        return ""
    if before.has("act") and before.last - before.first > 1:  # "talk about": its last word is what counts
        before = cues.reader(words.pack.code).at(words.tokens, before.last - 1, before.last)
        if before is not None and before.has("prep", "by"):  # "stood by": no doer
            return ""
    preps = before.of("prep") if before is not None else []
    if preps and preps[0].value in _VIEW_OF and before is not None and _of_a_view(words, before):
        return "on"
    return preps[0].value if preps else ""


def _of_a_view(words: Words, prep: Spot) -> bool:
    """Whether it says of what somebody has a view: "his view of NATO", "موقف فرنسا من القدس"."""
    views = [s for s in words.spots if s.has("noun", "statement") and s.has("act", "say") and s.last <= prep.first]
    if not views:
        return False
    return words.pack.code == "ar" or views[-1].last == prep.first


def first_slot(mention: Mention, prep: str, names_agreement: bool = False) -> Slot:
    """The part that a preposition gives; what has none is placed by the verb."""
    if mention.known == "metonym" and names_agreement:  # "the Asmara declaration"
        return Slot.PLACE
    if mention.adjective and mention.known == "metonym":  # "the Reykjavik talks"
        return Slot.PLACE
    if prep == "b" and (mention.kind == "place" or (mention.known == "metonym" and not mention.adjective)):
        return Slot.PLACE  # "بالقاهرة"
    if prep == "trip":
        return Slot.PLACE
    if prep in _PLACE_PREPS and mention.kind != "person" and not mention.adjective:
        return Slot.PLACE
    if (
        prep == "on"
        or (prep == "under" and mention.kind in ("place", "country"))
        or (prep == "upon" and mention.kind == "unknown")
    ):
        return Slot.TOPIC
    if prep == "by":
        return Slot.SUBJECT
    if prep == "to":
        return Slot.OBJECT
    return Slot.PARTY if prep in _PARTY_PREPS else Slot.OF


def clitic(words: Words, first: int) -> str:
    """The preposition that is written on a word which is a name without it: "لبنس"."""
    norm = words.tokens[first].norm
    own = norm in words.pack.name_words
    parts = [(c, stem) for c, stem, _ in stems(norm) if c == "ل"] if is_arabic(norm) and not own else []
    return "to" if any(stem in words.pack.name_words for _, stem in parts) else ""


def has_and(words: Words, i: int) -> bool:
    """Whether "and" is written before a token, in Arabic: و, where it does not belong to the word."""
    norm = words.tokens[i].norm
    return norm.startswith("و") and len(norm) > 2 and norm not in words.pack.name_words
