"""Find a writing of a quantity where it is no part of a longer number: 1000元, not 21000元."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from indexer.engines.whoosh.files.literals import FEW, Literal, Positions
from indexer.engines.whoosh.files.postings import GramField, Mask
from indexer.query.forms.form_edges import not_after, not_before


def mask_alone(field: GramField, form: str) -> Mask:
    """The documents in which a form stands alone. O(postings of the form and of its edges)."""
    return field.mask_at(positions_alone(field, form))


def positions_alone(field: GramField, form: str) -> Positions:
    """Every position where a form begins that is no part of a longer number, ascending."""
    places = Literal(field, form).everywhere()
    if not len(places):
        return places
    documents = np.flatnonzero(field.mask_at(places))
    for edge in not_before(form):
        longer = _places_in(field, edge + form[0], documents) + np.uint32(len(edge))
        places = _without(places, longer)
    for edge in not_after(form):
        longer = _places_in(field, form[-1] + edge, documents)
        longer = longer[longer >= len(form) - 1] - np.uint32(len(form) - 1)
        places = _without(places, longer)
    return places


def _places_in(field: GramField, text: str, documents: NDArray[np.int64]) -> Positions:
    literal = Literal(field, text)
    if len(documents) <= FEW:
        return literal.positions_in(documents)
    held = np.zeros(len(field.starts) - 1, bool)
    held[documents] = True
    return literal.everywhere_in(held)


def _without(places: Positions, others: Positions) -> Positions:
    if not len(others):
        return places
    at = others.searchsorted(places)
    at[at == len(others)] = 0
    kept: Positions = places[others[at] != places]
    return kept
