"""The answers of a view: plain frozen values, with text in parts and never as HTML."""

from indexer.attachment_places import AttachmentPlace
from indexer.results.counts import (
    MOST_VALUES,
    Bar,
    FacetListing,
    FacetValue,
    Histogram,
    Pivot,
    PivotRow,
)
from indexer.results.documents import MarkedDocument, RemovedDocument
from indexer.results.hits import (
    Duplicate,
    EndToCome,
    Hit,
    Reason,
    Snippet,
    Suggestion,
    TextPart,
)
from indexer.results.passages import Passage
from indexer.results.searches import (
    Correction,
    Explanation,
    QueryReading,
    QuotedNumber,
    Scan,
    SearchResult,
    ShownExpansion,
)
from indexer.results.state import (
    CheckReport,
    PublishedIndex,
    RefusedValue,
    RolledBack,
    SkippedFile,
    SourceStatistics,
    Statistics,
)
from indexer.results.typing_offers import Offer, OfferKind
from indexer.stored_record import Card

__all__ = [
    "MOST_VALUES",
    "AttachmentPlace",
    "Bar",
    "Card",
    "CheckReport",
    "Correction",
    "Duplicate",
    "EndToCome",
    "Explanation",
    "FacetListing",
    "FacetValue",
    "Histogram",
    "Hit",
    "MarkedDocument",
    "Offer",
    "OfferKind",
    "Passage",
    "Pivot",
    "PivotRow",
    "PublishedIndex",
    "QueryReading",
    "QuotedNumber",
    "Reason",
    "RefusedValue",
    "RemovedDocument",
    "RolledBack",
    "Scan",
    "SearchResult",
    "ShownExpansion",
    "SkippedFile",
    "Snippet",
    "SourceStatistics",
    "Statistics",
    "Suggestion",
    "TextPart",
]
