"""Words that no list knows, which in a language without capitals may be somebody's name."""

from __future__ import annotations

from ingest.lang import LanguagePack
from ingest.text import Token
from ingest.text.normalize import stems

_NO_NAMES = ("ات", "ا")  # how nouns and accusatives end, and among names only those that a list has
_FEMALE = "ه"  # so end too many nouns
_TANWIN = "\u064b"  # the sign of an indefinite accusative


def is_strange(pack: LanguagePack, token: Token) -> bool:
    """Whether a word may be an Arabic name: one of those in names, or one that no list knows."""
    word = token.norm
    if not token.is_word or _TANWIN in token.text or word.endswith(_FEMALE) or pack.grammar.starts[word]:
        return False
    if word in pack.not_names | pack.time_words or any(s in pack.common_words for _, s, _ in stems(word)):
        return False
    if any(e.kind != "person" for start in pack.names.starts[word] for e in start.entries):
        return False
    return word in pack.name_words or not (word.endswith(_NO_NAMES) or word.startswith("ال"))
