"""Say words of a query in the form in which they were typed."""

from __future__ import annotations

from functools import lru_cache

from indexer.analysis.normalise import normalise, normalise_paragraphs


@lru_cache(256)
def as_typed(word: str, text: str) -> str:
    """A normalised word as it first stands in a typed text, itself where it stands nowhere.

    Who typed ISO9001 or 養犬 does not look for iso9001 and 养犬.

    >>> as_typed("iso9001", "ＩＳＯ9001认证"), as_typed("养犬", "認養犬隻"), as_typed("甲", "乙")
    ('ＩＳＯ9001', '養犬', '甲')
    """
    if normalise(text) == text:
        return word
    read = normalise_paragraphs([text])
    start = read.text.find(word)
    if start < 0:
        return word
    first, end = read.original_span(start, start + len(word))
    return text[first:end]
