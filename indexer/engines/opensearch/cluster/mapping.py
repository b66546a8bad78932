"""How documents stand in an index of the cluster: its fields, and our tokens as it takes them.

Every text is given as tokens of ours, joined by U+001F, and split by the analyser `whitespace`,
which every OpenSearch has. So nothing of the cluster's own analysis decides what matches.

x.title.chars    one token a character, in order, paragraphs apart by their barrier: literals
x.title.marks    for each of these places whether a sentence or an article begins or ends there
x.title.words    the words, in order; x.title.grams the distinct pairs of neighbouring characters
x.body.…         the same of the body, x.attached.… of the text of its attachments

They are indexed and not stored: what is stored beside them is enough to make them again.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import Any

from indexer.query.date_bounds import DateKind
from indexer.query.facets import NO_VALIDITY, STORED_FACETS
from indexer.relations.validity.validity_rows import CODES, NO_RULE, PLAIN

SCHEMA = 2
"""Raised when documents are packed in another way: an older index is derived again."""

SEPARATOR = "\x1f"

LONGEST = 255
"""UTF-16 units of a token that the analyser leaves whole; what is longer is cut off."""

LONGEST_TERM = 8_191
"""Characters of a title, a name or a number that can be looked up as a whole."""

DAYS = ("dated", *DateKind)
"""The dates that lists are sorted by: the one that counts, and the three."""

MAX_WINDOW = 10_000
"""How many hits one request can reach; what lies beyond is read on from the last of them."""

VALIDITIES = (*map(str, CODES), NO_VALIDITY)
"""The values of the validity; the number of one is its place here."""

_PRIVATE = 0xF0000
_SPACES = [point for point in range(sys.maxunicode + 1) if chr(point).isspace()]
_VISIBLE = {point: _PRIVATE + place for place, point in enumerate(_SPACES)}
"""White space inside tokens stands there as private characters, which the analyser leaves."""


def validity_number(code: int) -> int:
    """The number of the validity that a code of `validity_rows` says."""
    return len(CODES) if code & NO_RULE else code & PLAIN


def characters(text: str) -> str:
    """The stream of a text's characters, or the tokens of a literal."""
    return SEPARATOR.join(text.translate(_VISIBLE))


def token(text: str) -> str:
    """One word or pair as a token."""
    return text.translate(_VISIBLE)[:LONGEST]


def stream(texts: Iterable[str]) -> str:
    """The stream of some words or pairs."""
    return SEPARATOR.join(map(token, texts))


def index_settings(shards: int, replicas: int) -> dict[str, Any]:
    """The settings of a new index; it is searched only once it is whole, so it need not refresh."""
    return {
        "number_of_shards": shards,
        "number_of_replicas": replicas,
        "refresh_interval": "-1",
        "max_result_window": MAX_WINDOW,
        "max_terms_count": 1_000_000,
        "max_regex_length": 100_000,
    }


def mappings() -> dict[str, Any]:
    """The fields; what is not named here is stored and cannot be searched."""
    # A term has at most 32,766 bytes; what is longer is no title that anybody names.
    keyword = {"type": "keyword", "ignore_above": LONGEST_TERM}
    integer = {"type": "integer"}
    # Places are needed of words and characters; of pairs only which documents hold them, how often.
    tokens = {"type": "text", "analyzer": "whitespace"}
    placed = tokens | {"norms": False}
    pairs = tokens | {"index_options": "freqs"}
    text = {
        "properties": {
            **dict.fromkeys(("chars", "marks"), placed),
            "words": tokens,
            "grams": pairs,
        }
    }
    ranges = {
        "properties": {f"c{code}": {"type": "integer_range"} for code in range(len(VALIDITIES))}
    }
    keywords = (
        *("id", "identity", "source", "numbers", "number_forms", "mentions", "attached_mentions"),
        *("titles", "cited", "cited_names", "acted_on", "acted_names", "short_names", "title_text"),
        *("region", "han_words", "bands", "hash"),
    )
    return {
        "dynamic": False,
        "_source": {"excludes": ["x", "x.*", "han_words", "bands"]},
        "properties": {
            "x": {"properties": dict.fromkeys(("title", "body", "attached"), text)},
            **dict.fromkeys(keywords, keyword),
            "tie": {"type": "long"},
            "facet": {"properties": {facet.value: keyword for facet in STORED_FACETS}},
            "day": {"properties": dict.fromkeys(DAYS, integer)},
            "ascending": {"properties": dict.fromkeys(DAYS, integer)},
            "period": {"properties": dict.fromkeys(("year", "month", "day"), keyword)},
            "length": {
                "properties": {
                    name: {"properties": dict.fromkeys(("words", "grams"), integer)}
                    for name in ("title", "body")
                }
            },
            "stands": ranges,
            "stands_now": ranges,
            "has_now": {"type": "boolean"},
            "turns": integer,
            "expires": integer,
            "group": keyword,
            "place": integer,
        },
    }
