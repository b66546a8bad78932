"""A passage that answers a question, word for word."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from corpus.document import WrittenBy
from indexer.relations.validity.statuses import Validity
from indexer.results.hits import Snippet


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A passage of one document that answers a question.

    `id`, `title` and what follows are the document's; `validity` is that of today, and
    `validity_stated` says that a text states it. `text` stands in the document just so, at `start`
    (characters of its body); `parts` are the text with the question's words marked. `anchor` is the
    name of the article that it is or begins in (article-12), "" where it is in none.
    """

    id: str
    title: str
    document_number: str | None
    issuers: tuple[str, ...]
    region: str | None
    dated_on: date | None
    dated_by: str | None
    written_by: WrittenBy | None
    validity: Validity
    validity_stated: bool
    amended: bool
    anchor: str
    start: int
    text: str
    parts: Snippet
