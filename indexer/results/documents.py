"""A document for its page, or the notice that it was removed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from corpus.document import Document
from indexer.results.hits import Snippet


@dataclass(frozen=True, slots=True)
class MarkedDocument:
    """A document for its page: `title` and each of its `paragraphs`, with the matches marked.

    `paragraphs` runs parallel to `document.paragraphs`.
    """

    document: Document
    title: Snippet
    paragraphs: tuple[Snippet, ...]


@dataclass(frozen=True, slots=True)
class RemovedDocument:
    """A document that was in the index once: its address answers "gone".

    `reason` is the operator's, where they took it down; "" where its file is gone.
    """

    id: str
    removed_at: datetime
    reason: str = ""
