"""Say why a document is a hit: how often it holds each thing that was asked for."""

from __future__ import annotations

from collections.abc import Callable

from indexer.analysis.normalise import normalise
from indexer.answers.occurrences import Occurrences
from indexer.query.model import IssuerName, Number, Phrase, Word
from indexer.results import Reason

MOST_FORMS = 3
"""How many other forms of a word are listed: the first ones of a text say enough."""


def reasons(
    located: Occurrences,
    title: str,
    body: str,
    issuers: tuple[str, ...],
    holds: Callable[[str], bool],
) -> tuple[Reason, ...]:
    """A reason for each distinct thing asked; `holds` says if a number is the document's own."""
    found = []
    for leaf in located.asked:
        match leaf:
            case Number(key):
                counts = located.number_count(title, key), located.number_count(body, key)
                found.append(Reason(leaf, *counts, holds(key)))
            case IssuerName(text):
                named = any(text in normalise(issuer) for issuer in issuers)
                found.append(Reason(leaf, 0, 0, named))
            case Word() | Phrase():
                in_title, in_body = located.count("title", leaf), located.count("body", leaf)
                forms: dict[str, None] = {}
                if in_title:
                    forms = located.forms("title", title, leaf)
                if in_body:
                    forms |= located.forms("body", body, leaf)
                found.append(Reason(leaf, in_title, in_body, False, tuple(forms)[:MOST_FORMS]))
    return tuple(found)
