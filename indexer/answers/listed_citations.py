"""Choose which citations of a text an answer lists: each document once, and documents only."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from indexer.relations.resolution.resolve import Resolution, looks_like_document
from indexer.relations.statements import Citation


class ResolvedCitation(NamedTuple):
    """A citation with the documents that it means."""

    citation: Citation
    found: Resolution


def listed_citations(
    citations: Sequence[Citation], resolved: Sequence[Resolution]
) -> list[ResolvedCitation]:
    """Each cited document once, at its first place.

    What is not in the index is listed only if its name looks like that of a document.
    """
    listed: dict[object, ResolvedCitation] = {}
    for citation, found in zip(citations, resolved, strict=True):
        if found.oneself or not (found.targets or looks_like_document(citation.target)):
            continue
        key = (
            tuple(target.ref for target in found.targets)
            or (citation.target.number_key, citation.target.title_key),
            citation.basis,
        )
        listed.setdefault(key, ResolvedCitation(citation, found))
    return list(listed.values())
