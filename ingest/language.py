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
_PLAIN = frozenset(["the", "of", "and", "to", "that", "with", "for", "by", "his", "said", "from", "will", "were", "at"])
_ENGLISH = _PLAIN | {"in", "is", "was", "on", "has", "an"}  # words of German and Dutch too, some of them
_NEAR = ("en", "fr", "es")
_OTHERS = ("de", "it", "pt", "nl", "tr", "id", "pl", "sv", "da", "cs", "ro", "hu", "fi", "sw")
_SURE = 40.0  # by how much the log probability must be higher; of names alone it differs by 10, of sentences by 100
_WORD = re.compile(r"[^\W\d_]+")


def primary(tag: str) -> str:
    """The primary subtag of a language tag: `en` of `en-GB` (BCP 47)."""
    return re.split(r"[-_]", tag.strip(), maxsplit=1)[0].lower()


def detect(text: str) -> str | None:
    """The ISO 639-1 code of a text's language; None where it has no letters of a known script.

    Letters decide among Arabic, Persian and Russian. Latin text is English where it has the common English words,
    else a statistical model chooses among English, French and Spanish, and another language only where it is sure.
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
    if _share(words, _PLAIN) > 0.1:
        return "en"  # without the model, which takes half a second to load
    ranked: list[tuple[str, float]] = _ranker()(sample)
    near = next((code, score) for code, score in ranked if code in _NEAR)
    if ranked[0][1] - near[1] > _SURE:
        return ranked[0][0]
    return "en" if _share(words, _ENGLISH) > 0.15 else near[0]


def _share(words: list[str], known: frozenset[str]) -> float:
    return sum(word in known for word in words) / max(1, len(words))


@lru_cache(maxsize=1)
def _ranker() -> Callable[[str], list[tuple[str, float]]]:
    """The statistical model; it takes a second to load, so that it waits until a text needs it."""
    from py3langid import langid  # type: ignore[import-untyped]  # noqa: PLC0415

    identifier = langid.LanguageIdentifier.from_model_file(langid.MODEL_FILE)
    identifier.set_languages([*_NEAR, *_OTHERS])
    return identifier.rank  # type: ignore[no-any-return]
