"""Rows of validity of documents that others repeal, amend or prolong."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np

from indexer.relations.resolution.acting_effects import acting_on
from indexer.relations.rounds import Task, ask
from indexer.relations.shelf import DocRef
from indexer.relations.validity.timeline import amended_on, timeline
from indexer.relations.validity.validity_rows import Rows, validity_rows_of

OWN: Rows = np.empty((0, 2), np.int32)
"""No rows: no other document changes how it stands."""


def rows_by_others(refs: Collection[DocRef]) -> Task[dict[DocRef, Rows]]:
    """The rows of some documents with all that others do to them; `OWN` where nobody does."""
    documents = yield from ask(lambda shelf: shelf.documents(refs))
    acting = yield from acting_on(tuple(documents.values()))
    return {
        one.ref: validity_rows_of(timeline(one.facts, acts), amended_on(one.facts, acts))
        if acts
        else OWN
        for one in documents.values()
        for acts in (acting.acts[one.ref],)
    }
