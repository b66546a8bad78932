"""What a reviewer fills in on the clean-up list: it goes along with the form, and is not stored."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from indexer.errors import Problem, QueryError
from search_app.addresses.checked_args import Args
from search_app.wording import review

DECISION, REASON = "decision.", "reason."
"""What the names of fields begin with, before the id of the document."""
LONGEST_REASON = 500
MOST_BYTES = 4 * 2**20
"""Bytes of a form: some thousand documents with their reasons."""


@dataclass(frozen=True, slots=True)
class Opinion:
    """What is to become of a document (处理意见), and why (理由); "" where nothing is filled in."""

    decision: str = ""
    reason: str = ""


NONE = Opinion()

Opinions = Mapping[str, Opinion]
"""What was filled in, by the id of the document."""


def read_opinions(form: Args) -> Opinions:
    """What a form brings along, the first of each field; raises `QueryError`."""
    found: dict[str, Opinion] = {}
    problems = []
    for name in form:
        prefix = next((one for one in (DECISION, REASON) if name.startswith(one)), "")
        value = next((one.strip() for one in form.getlist(name) if one.strip()), "")
        if not prefix or not value:
            continue
        id = name.removeprefix(prefix)
        before = found.get(id, NONE)
        if prefix == REASON:
            if len(value) > LONGEST_REASON:
                limit = str(LONGEST_REASON)
                problems.append(Problem("value_too_long", "reason", value[:20], limit))
            found[id] = Opinion(before.decision, value)
        else:
            if value not in review.DECISIONS:
                choices = "、".join(review.DECISIONS)
                problems.append(Problem("unknown_choice", "decision", value[:20], choices))
            found[id] = Opinion(value, before.reason)
    if problems:
        raise QueryError(*problems)
    return found
