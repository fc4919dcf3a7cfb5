"""Which language a text is in: by its letters, and by words only where letters do not tell."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

_SAMPLE = 20_000  # code points that are looked at: a language shows long before
_ARABIC = re.compile(r"[\u0621-\u064a\u0671-\u06d3]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_SCRIPTS = {"ar": _ARABIC, "en": _LATIN, "ru": _CYRILLIC}
_PERSIAN = re.compile(r"[پچژگکی]")  # Persian and Urdu have these, Arabic newspapers do not
_ENGLISH = frozenset(["the", "of", "and", "to", "that", "with", "for", "by", "his", "said"])
_SHORT_ENGLISH = _ENGLISH | {"in", "is", "was", "on"}  # German and Dutch have these too
_FEW = 12  # words: a text of fewer is not told from all languages with any safety
_NEAR = ("en", "fr", "es")
_LATIN_LANGUAGES = (*_NEAR, "de", "it", "pt", "nl", "tr", "id", "pl", "sv", "da", "cs", "ro", "hu", "fi", "sw")
_WORD = re.compile(r"[^\W\d_]+")


def primary(tag: str) -> str:
    """The primary subtag of a language tag: `en` of `en-GB` (BCP 47)."""
    return re.split(r"[-_]", tag.strip(), maxsplit=1)[0].lower()


def detect(text: str) -> str | None:
    """The ISO 639-1 code of a text's language; None where it has no letters of a known script.

    Letters decide among Arabic, Persian and Russian. Latin text is English where it has the common
    English words, else a statistical model chooses among the languages of newspapers; of a text of a few words
    among English, French and Spanish alone.
    """
    sample = text[:_SAMPLE]
    counts = {script: len(p.findall(sample)) for script, p in _SCRIPTS.items()}
    script = max(counts, key=lambda s: counts[s])
    if not counts[script]:
        return None
    if script == "ar":
        return "fa" if len(_PERSIAN.findall(sample)) > 0.05 * counts["ar"] else "ar"
    return script if script != "en" else _latin(sample)


def _latin(sample: str) -> str:
    words = _WORD.findall(sample.casefold())
    short = len(words) < _FEW
    if sum(word in (_SHORT_ENGLISH if short else _ENGLISH) for word in words) > 0.1 * len(words):
        return "en"
    return _classifier(_NEAR if short else _LATIN_LANGUAGES)(sample)[0]


@lru_cache(maxsize=2)
def _classifier(languages: tuple[str, ...]) -> Callable[[str], tuple[str, float]]:
    """The statistical model; it takes a second to load, so that it waits until a text needs it."""
    from py3langid import langid  # type: ignore[import-untyped]  # noqa: PLC0415

    identifier = langid.LanguageIdentifier.from_model_file(langid.MODEL_FILE)
    identifier.set_languages(list(languages))
    return identifier.classify  # type: ignore[no-any-return]
