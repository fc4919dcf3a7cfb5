"""One sentence as read."""

from __future__ import annotations

from dataclasses import dataclass, field

from graph.facts import Named
from ingest.days import When
from ingest.element import Element
from ingest.mention import Mention
from ingest.text import Sentence, Token


@dataclass(slots=True)
class Line:
    """One sentence as read: its tokens' range, mentions, date expressions and elements.

    `tokens` are those of the whole article, but that of a sentence read in parts the others' are nothing.
    """

    sentence: Sentence
    tokens: list[Token]
    mentions: list[Mention]
    whens: list[When]
    row: list[Element] = field(default_factory=list)
    topics: dict[str, Named] | None = None  # of its words, once they have been looked for
    claims: list[tuple[range, list[Named]]] = field(default_factory=list)  # elements, and whose word they are
    sources: list[Named] | None = None  # whom the whole of it names for its source, once looked for
