"""What index and query share: the normal form of text, its words and its bigrams."""

from __future__ import annotations

from indexer.analysis import grams, normalise, words


def fingerprint() -> str:
    """Names everything that decides how text is analysed; an index of another one is stale."""
    return " ".join(part.fingerprint() for part in (normalise, words, grams))
