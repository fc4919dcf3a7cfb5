"""Words and sentences of a text, with their offsets, and the folded form in which they are compared."""

from ingest.text.tokens import Sentence, Token, among, quoted, sentences, tokenize, unwrapped, without_initials

__all__ = ["Sentence", "Token", "among", "quoted", "sentences", "tokenize", "unwrapped", "without_initials"]
