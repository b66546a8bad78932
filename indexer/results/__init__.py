"""What an engine answers: plain frozen values, text in parts and never HTML."""

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
    AttachmentPlace,
    Card,
    Duplicate,
    Hit,
    Reason,
    Snippet,
    Suggestion,
    TextPart,
)
from indexer.results.searches import Explanation, QueryReading, Scan, SearchResult
from indexer.results.state import (
    CheckReport,
    RefusedValue,
    SkippedFile,
    SourceStatistics,
    Statistics,
)

__all__ = [
    "MOST_VALUES",
    "AttachmentPlace",
    "Bar",
    "Card",
    "CheckReport",
    "Duplicate",
    "Explanation",
    "FacetListing",
    "FacetValue",
    "Histogram",
    "Hit",
    "MarkedDocument",
    "Pivot",
    "PivotRow",
    "QueryReading",
    "Reason",
    "RefusedValue",
    "RemovedDocument",
    "Scan",
    "SearchResult",
    "SkippedFile",
    "Snippet",
    "SourceStatistics",
    "Statistics",
    "Suggestion",
    "TextPart",
]
