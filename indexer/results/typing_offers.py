"""What is offered while somebody types, beside suggested titles."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from indexer.query.facets import Facet
from indexer.results.hits import Snippet


class OfferKind(StrEnum):
    """What an offer is."""

    LAW = "law"
    NUMBER = "number"
    DOCUMENT = "document"
    WORD = "word"
    ORGAN = "organ"
    TOPIC = "topic"


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """One thing that may have been meant, where it leads, and what tells it from others.

    `text` is what is shown, `parts` the same with what was typed marked. It leads to the document
    `id`; or to a search for `q`; or, where there is a `facet`, to the search that is filtered by
    the value `text`. `title` to `dated_on` are those of the document; `count` is how many
    documents have the value; `officials` are the words that are searched for beside `q`.
    """

    kind: OfferKind
    text: str
    parts: Snippet
    q: str = ""
    id: str | None = None
    facet: Facet | None = None
    title: str = ""
    document_number: str | None = None
    issuers: tuple[str, ...] = ()
    region: str | None = None
    dated_on: date | None = None
    count: int = 0
    officials: tuple[str, ...] = ()
