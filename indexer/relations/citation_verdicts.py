"""What a check says of a citation and of the words that are quoted beside it."""

from __future__ import annotations

from enum import StrEnum


class CitationVerdict(StrEnum):
    """Whether a citation is right (引用核对): a closed set, the same everywhere."""

    MATCH = "match"
    PARTIAL = "partial"
    MISMATCH = "mismatch"
    NOT_HELD = "not_held"
    UNDETERMINED = "undetermined"


class VerdictReason(StrEnum):
    """Why a citation is not simply right: each belongs to the verdict that is named behind it."""

    NUMBER_UNCHECKED = "number_unchecked"  # partial
    NUMBER = "number"  # mismatch: the title is here under another number
    TITLE = "title"  # mismatch: the number is that of another title
    VERSION = "version"  # mismatch: the text here is not of the year that is written
    ARTICLE = "article"  # mismatch: the text has no such article
    CLAUSE = "clause"  # mismatch: the article has no such paragraph or item
    VERSION_NOT_HELD = "version_not_held"  # not held: its text of the year that is written
    UNREADABLE = "unreadable"  # undetermined: signs in the sentence could not be read
    TRACKED = "tracked_changes"  # undetermined: the sentence has tracked changes
    SEVERAL = "several"  # undetermined: several documents may be meant
    MAKER_UNKNOWN = "maker_unknown"  # undetermined: its organ, which the title names, is not known
    ARTICLES_UNKNOWN = "articles_unknown"  # undetermined: the text here does not tell its articles
    ONLY_LATER = "only_later"  # undetermined: the articles of that day are not here


class QuotationVerdict(StrEnum):
    """How words quoted from a document stand in it: a closed set, the same everywhere."""

    VERBATIM = "verbatim"
    DIFFERS = "differs"
    NOT_FOUND = "not_found"
