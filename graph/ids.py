"""Deterministic ids: a hash of what is said, so that saying it again is the same thing."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable

TOLD = "told:"  # begins the id of an event that only articles name
_DIGITS = 20  # 80 bits: a collision among a billion ids has odds of one in a million


def digest(*parts: str | None) -> str:
    """A short stable hash of the parts, in order; None and "" differ."""
    joined = "\x1f".join(["\x00" if part is None else part for part in parts])
    return hashlib.sha256(joined.encode()).hexdigest()[:_DIGITS]


def fact_id(
    article: str,
    kind: str,
    subtype: str | None,
    participants: Iterable[tuple[str, str]],
    status: str,
    start: int,
) -> str:
    """The id of a fact. `participants` are (id, role) pairs in any order."""
    who = sorted(f"{role}={identity}" for identity, role in participants)
    return "f-" + digest(article, kind, subtype, *who, status, str(start))


def article_id(url: str | None, text: str) -> str:
    """The id of an article that brings none: from its url, or else its text."""
    return "a-" + (digest("url", url) if url else digest("text", text))


def slug(name: str) -> str:
    """A readable id part: lower case Latin letters, digits and hyphens; other scripts keep their letters."""
    plain = unicodedata.normalize("NFKD", name).casefold()
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return re.sub(r"[^\w]+", "-", plain).strip("-_")
