"""Evaluate expressions as masks over the documents of a segment, combined by set algebra."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import reduce
from threading import Lock
from typing import NamedTuple

import numpy as np
from cachetools import LRUCache
from numpy.typing import NDArray

from corpus.fields.organ_full_names import full_name
from indexer.analysis.normalise import normalise
from indexer.engines.whoosh.files.arrays import ARRAY_BYTES
from indexer.engines.whoosh.files.literals import Positions
from indexer.engines.whoosh.files.postings import Mask
from indexer.engines.whoosh.files.schema import SCOPE_FIELDS
from indexer.engines.whoosh.files.segment import Segment
from indexer.engines.whoosh.match.forms_alone import mask_alone, positions_alone
from indexer.engines.whoosh.match.proximity import in_order_mask, near_mask, together_mask
from indexer.engines.whoosh.match.proximity_cost import least_seconds
from indexer.limits.deadline import check
from indexer.query.facets import Facet
from indexer.query.filters import Filters
from indexer.query.model import (
    And,
    Expression,
    FacetName,
    InOrder,
    IssuerName,
    Near,
    Not,
    Number,
    Or,
    Phrase,
    Query,
    Scope,
    Together,
    Within,
    Word,
)
from indexer.query.syntax.facet_names import issuer_has, names
from indexer.query.syntax.wildcards import holds_in_order


class _Kept(NamedTuple):
    """A mask as it is kept: a bit for each of so many documents."""

    bits: NDArray[np.uint8]
    documents: int


class MaskCache:
    """Keeps the masks that were used last, of all segments, up to a number of bytes.

    A bit for each document: a mask of 100,000 documents is unpacked in 10 µs, and there is room for
    eight times as many.
    """

    def __init__(self, nbytes: int) -> None:
        """Start empty."""
        self._masks: LRUCache[tuple[object, ...], _Kept] = LRUCache(nbytes, _nbytes)
        self._lock = Lock()

    def get(self, key: tuple[object, ...], make: Callable[[], Mask]) -> Mask:
        """The mask of `key`, made where it is not there; nobody may write to it."""
        with self._lock:
            kept = self._masks.get(key)
        if kept is not None:
            mask: Mask = np.unpackbits(kept.bits, count=kept.documents).view(bool)
        else:
            mask = make()
            kept = _Kept(np.packbits(mask), len(mask))
            if _nbytes(kept) <= self._masks.maxsize:
                with self._lock:
                    self._masks[key] = kept
        mask.setflags(write=False)
        return mask


def _nbytes(kept: _Kept) -> int:
    # The masks of a small segment are hardly more than objects, and there is one for each query.
    return kept.bits.nbytes + ARRAY_BYTES


class Evaluation:
    """Evaluates expressions and filters over one segment; deleted documents are not left out."""

    def __init__(self, segment: Segment, cache: MaskCache) -> None:
        """Evaluate over `segment`, keeping masks in `cache`."""
        self._segment = segment
        self._cache = cache

    def mask(self, expression: Expression, scope: Scope) -> Mask:
        """The documents (size,) that match. O(size) for each node, plus `literals`."""
        check()
        match expression:
            case Word(text, forms) if forms:
                return reduce(np.logical_or, (self._form(f, scope) for f in (text, *forms)))
            case Word(text) | Phrase(text):
                return self._literal(text, scope)
            case Number(key):
                return self._number(key, scope)
            case IssuerName(text):
                return self._issuer(text)
            case FacetName(facet, text):
                return self._named(facet, text)
            case And(parts):
                return reduce(np.logical_and, (self.mask(part, scope) for part in parts))
            case Or(parts):
                return reduce(np.logical_or, (self.mask(part, scope) for part in parts))
            case Not(part):
                return ~self.mask(part, scope)
            case InOrder(parts) if scope is Scope.NUMBER:
                return self._number_holding([part.text for part in parts])
            case InOrder() | Together() | Near():
                return self._proximity(expression, scope)
            case Within(scope=inner, part=part):
                return self.mask(part, inner)

    def least_seconds(self, expression: Expression, scope: Scope) -> float:
        """The CPU seconds that matching takes at least; what is kept already takes none."""
        return least_seconds(self._segment, expression, scope)

    def holders(self, key: str) -> Mask:
        """The documents whose own number has this key."""
        return self._number(key, Scope.NUMBER)

    def dates(self, query: Query) -> Mask | None:
        """The documents dated within the query's bounds, None where it has none. O(size)."""
        bounds = [(one.kind, one.since, one.until) for one in query.dates]
        masks = [
            self._within(self._segment.days(kind), since, until)
            for kind, since, until in ((None, query.since, query.until), *bounds)
            if since or until
        ]
        return reduce(np.logical_and, masks) if masks else None

    def _within(self, days: NDArray[np.int32], since: date | None, until: date | None) -> Mask:
        low = since.toordinal() if since else 1
        high = until.toordinal() if until else 2**31 - 1
        return (days >= low) & (days <= high)

    def chosen(self, facet: Facet, filters: Filters) -> Mask | None:
        """The documents with a chosen value of the facet, None where none is chosen. O(pairs).

        Not for the validity, which differs from day to day (`validity_columns`).
        """
        values = filters.of(facet)
        if not values:
            return None
        key = (self._segment.name, facet, frozenset(values))
        return self._cache.get(key, lambda: self._chosen(facet, set(values)))

    def _chosen(self, facet: Facet, values: set[str]) -> Mask:
        return self._segment.facets[facet.value].chosen(values)

    def _literal(self, text: str, scope: Scope) -> Mask:
        segment = self._segment
        key = (segment.name, scope, text)
        match scope:
            case Scope.NUMBER:
                mask = np.zeros(segment.size, bool)
                for ordinal in segment.number_form.holding(text.encode()):
                    mask[segment.number_form.docs(ordinal)] = True
                return mask
            case Scope.ALL:
                return self._cache.get(key, lambda: self._in_title_or_body(text))
            case Scope.ATTACHMENTS:
                return self._cache.get(key, lambda: self._in_attachments(text))
            case _:
                return self._cache.get(key, lambda: segment.literal(scope.value, text).mask())

    def _in_title_or_body(self, text: str) -> Mask:
        # Not through the cache: keeping three masks of a word takes longer than making two of them.
        title, body = (self._segment.literal(field, text) for field in ("title", "body"))
        return title.mask() | body.mask()

    def _in_attachments(self, text: str) -> Mask:
        literal = self._segment.literal("body", text)
        return self._attached(literal.everywhere_in(self._segment.attachments.documents))

    def _attached(self, positions: Positions) -> Mask:
        """The documents with some of ascending positions in attachments. O(positions)."""
        segment = self._segment
        return segment.body.mask_at(positions[segment.attachments.hold(positions)])

    def _form(self, form: str, scope: Scope) -> Mask:
        """The documents that hold a writing of a quantity alone, not inside a longer number."""
        fields = [self._segment.grams[name] for name in SCOPE_FIELDS[scope]]
        if not fields:
            return self._literal(form, scope)
        key = (self._segment.name, "form", scope, form)
        if scope is Scope.ATTACHMENTS:
            (body,) = fields
            return self._cache.get(key, lambda: self._attached(positions_alone(body, form)))
        return self._cache.get(
            key, lambda: reduce(np.logical_or, (mask_alone(field, form) for field in fields))
        )

    def _proximity(self, asked: InOrder | Together | Near, scope: Scope) -> Mask:
        key = (self._segment.name, scope, asked)
        return self._cache.get(key, lambda: self._near_each_other(asked, scope))

    def _near_each_other(self, asked: InOrder | Together | Near, scope: Scope) -> Mask:
        segment = self._segment
        only = segment.attachments.hold if scope is Scope.ATTACHMENTS else None
        masks = [np.zeros(segment.size, bool)]
        for name in SCOPE_FIELDS[scope]:
            match asked:
                case InOrder():
                    masks.append(in_order_mask(segment, name, asked, only))
                case Together():
                    masks.append(together_mask(segment, name, asked, only))
                case Near():
                    masks.append(near_mask(segment, name, asked, only))
        return reduce(np.logical_or, masks)

    def _number_holding(self, parts: list[str]) -> Mask:
        """The documents of which a number holds all parts in order. O(characters of numbers)."""
        field = self._segment.number_form
        mask = np.zeros(self._segment.size, bool)
        for ordinal in field.holding(parts[0].encode()):
            if holds_in_order(field.term(ordinal).decode(), parts):
                mask[field.docs(ordinal)] = True
        return mask

    def _number(self, key: str, scope: Scope) -> Mask:
        segment = self._segment
        mask = np.zeros(segment.size, bool)
        match scope:
            case Scope.NUMBER:
                fields = [segment.number]
            case Scope.ATTACHMENTS:
                fields = [segment.attached_mention]
            case _:
                fields = [segment.number, segment.mention]
        for field in fields:
            ordinal = field.find(key.encode())
            if ordinal is not None:
                mask[field.docs(ordinal)] = True
        return mask

    def _issuer(self, text: str) -> Mask:
        column = self._segment.facets[Facet.ISSUER.value]
        texts = {text, normalise(full_name(text, central=True))}
        found = {value: normalise(value) for value in column.values}
        return column.mask_of(
            {value for value, name in found.items() if any(issuer_has(t, name) for t in texts)}
        )

    def _named(self, facet: Facet, text: str) -> Mask:
        column = self._segment.facets[facet.value]
        return column.mask_of({value for value in column.values if names(facet, text, value)})
