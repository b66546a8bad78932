"""Why is a document a hit? What it has of each thing that was asked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import chain, islice

from indexer.analysis.normalise import normalise
from indexer.engines.whoosh.passages import Passages
from indexer.query.model import IssuerName, Number, Phrase, Word
from indexer.results import Reason

MOST_FORMS = 3


def reasons(
    passages: Passages,
    document: int,
    title: str,
    body: str,
    issuers: Sequence[str],
    holds: Callable[[str], bool],
) -> tuple[Reason, ...]:
    """A reason for each distinct thing asked, in order; `holds` tells a document's own numbers."""
    found = []
    for leaf in passages.asked:
        match leaf:
            case Word(text) | Phrase(text):
                forms = chain(
                    passages.forms("title", document, title, text),
                    passages.forms("body", document, body, text),
                )
                found.append(
                    Reason(
                        leaf,
                        passages.count("title", document, text),
                        passages.count("body", document, text),
                        forms=tuple(islice(dict.fromkeys(forms), MOST_FORMS)),
                    )
                )
            case Number(key):
                counts = passages.number_count(title, key), passages.number_count(body, key)
                found.append(Reason(leaf, *counts, holds=holds(key)))
            case IssuerName(text):
                named = any(text in normalise(issuer) for issuer in issuers)
                found.append(Reason(leaf, holds=named))
    return tuple(found)
