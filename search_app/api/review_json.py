"""A checked draft and the clean-up list, as JSON."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from indexer.query.model import Query
from indexer.results.reviews import CheckedDraft, CheckedReference, CleanUpItem, CleanUpList
from search_app.addresses.links import Links
from search_app.api.relations_json import (
    iso,
    named_json,
    reached_json,
    sentence_or_title,
)
from search_app.api.review_shapes import (
    CheckedJson,
    CheckJson,
    CleanUpJson,
    DueJson,
    FindingJson,
    WeightJson,
)
from search_app.review.draft_findings import Finding, Weight, findings, weight_of
from search_app.review.draft_page import said

Place = Callable[[int, int], tuple[int, int]]
"""From a place in a draft's body to that in the text as it was sent."""


def check_json(checked: CheckedDraft, place: Place, links: Links) -> CheckJson:
    """All that a draft names, in its order."""
    return {
        "asof": checked.asof.isoformat(),
        "citations": [_checked(one, place, links) for one in checked.references],
        "indexed_on": checked.indexed_on.isoformat(),
        "index_version": checked.index_version,
    }


def clean_up_json(
    found: CleanUpList, query: Query, start: int, stop: int, links: Links
) -> CleanUpJson:
    """What is due, from `start` (counted from 0) up to before `stop`."""
    return {
        "query": query.text,
        "asof": found.asof.isoformat(),
        "until": found.until.isoformat(),
        "total": len(found.documents),
        "due": [_due(one, links) for one in found.documents[start:stop]],
        "indexed_on": found.indexed_on.isoformat(),
        "index_version": found.index_version,
    }


def _checked(reference: CheckedReference, place: Place, links: Links) -> CheckedJson:
    found = findings(reference)
    start, end = place(reference.place.start, reference.place.end)
    return {
        **reached_json(reference.reached, links),
        "basis": reference.basis,
        "effect": reference.kind,
        "weight": _weight(weight_of(found)),
        "findings": [_finding(one, links) for one in found],
        "sentence": reference.sentence,
        "place": {"start": start, "end": end} if end else None,
    }


def _finding(finding: Finding, links: Links) -> FindingJson:
    return {
        "code": finding.code,
        "weight": _weight(finding.code.weight),
        "message": said(finding),
        "first_day": iso(finding.first_day),
        "stated": finding.stated,
        "clauses": finding.clauses,
        "sentence": sentence_or_title(finding.sentence, finding.by),
        "by": named_json(finding.by, links) if finding.by else None,
    }


def _weight(weight: Weight) -> WeightJson:
    return cast(WeightJson, weight.name.lower())


def _due(one: CleanUpItem, links: Links) -> DueJson:
    return {
        "document": named_json(one.document, links),
        "reason": one.reason,
        "day": iso(one.day),
        "sentence": one.sentence,
        "by": named_json(one.by, links) if one.by else None,
        "absent": list(one.absent),
        "renamed": [
            {
                "name": organ.name,
                "now": organ.now,
                "exact": organ.exact,
                "since": organ.since.isoformat(),
                "decision": organ.by,
            }
            for organ in one.renamed
        ],
    }
