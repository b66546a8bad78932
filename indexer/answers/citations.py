"""Which of the citations of a text are told: each document once, and only what is a document."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from indexer.relations.resolution.resolve import Resolution, looks_like_document
from indexer.relations.statements import Citation


class ResolvedCitation(NamedTuple):
    """A citation with the documents that it means."""

    citation: Citation
    found: Resolution


def told_citations(
    citations: Sequence[Citation], resolved: Sequence[Resolution]
) -> list[ResolvedCitation]:
    """Each cited document at its first place; what is not in the index only if it is a document."""
    told: dict[object, ResolvedCitation] = {}
    for citation, found in zip(citations, resolved, strict=True):
        if found.oneself or not (found.targets or looks_like_document(citation.target)):
            continue
        key = (
            tuple(target.ref for target in found.targets)
            or (citation.target.number_key, citation.target.title_key),
            citation.basis,
        )
        told.setdefault(key, ResolvedCitation(citation, found))
    return list(told.values())
