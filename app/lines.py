"""Text for eyes, one line each, where no terminal's tables and colours are needed."""

from __future__ import annotations

import re

from ingest.articles import BadInput

_RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_SPACE = re.compile(r"\s+")
_ISOLATE, _END = "\u2068", "\u2069"  # FIRST STRONG ISOLATE, POP DIRECTIONAL ISOLATE (UAX 9)


def is_right_to_left(text: str) -> bool:
    """Whether it has words that are written from right to left."""
    return _RIGHT_TO_LEFT.search(text) is not None


def isolate(text: str) -> str:
    """The text on one line; with right-to-left words isolated, so that it does not reorder what is around."""
    line = _SPACE.sub(" ", text).strip()
    return f"{_ISOLATE}{line}{_END}" if is_right_to_left(line) else line


def failure(bad: BadInput) -> str:
    """About an article that could not be read."""
    return f"{isolate(bad.id)}: {bad.error}"
