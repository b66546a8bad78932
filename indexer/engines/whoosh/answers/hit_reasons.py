"""Why is a document a hit? What it has of each thing that was asked."""

from __future__ import annotations

from collections.abc import Callable

from indexer.analysis.normalise import normalise
from indexer.engines.whoosh.match.occurrences import Occurrences
from indexer.query.model import IssuerName, Number, Phrase, Word
from indexer.results import Reason

MOST_FORMS = 3


def reasons(
    passages: Occurrences,
    document: int,
    title: str,
    body: str,
    issuers: tuple[str, ...],
    holds: Callable[[str], bool],
) -> tuple[Reason, ...]:
    """A reason for each distinct thing asked, in order; `holds` tells a document's own numbers."""
    found = []
    for leaf in passages.asked:
        match leaf:
            case Number(key):
                counts = passages.number_count(title, key), passages.number_count(body, key)
                found.append(Reason(leaf, *counts, holds(key)))
            case IssuerName(text):
                named = any(text in normalise(issuer) for issuer in issuers)
                found.append(Reason(leaf, 0, 0, named))
            case Word(text) | Phrase(text):
                in_title = passages.count("title", document, text)
                in_body = passages.count("body", document, text)
                forms: dict[str, None] = {}
                if in_title:
                    forms = passages.forms("title", document, title, text)
                if in_body:
                    forms |= passages.forms("body", document, body, text)
                found.append(Reason(leaf, in_title, in_body, False, tuple(forms)[:MOST_FORMS]))
    return tuple(found)
