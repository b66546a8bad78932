"""The facet values that a query chooses, as one frozen value."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from indexer.query.facets import Facet


@dataclass(frozen=True, slots=True, init=False, repr=False)
class Filters:
    """Choices of facet values: a document has one of those chosen of each facet.

    A topic is "class" (with all below it) or "class/second", a region "province" or
    "province/city"; a source is the name that it was indexed under; a validity is a
    `indexer.relations.validity.statuses.Validity` on the day `Query.asof`. `UNSTATED` may be among
    the values. `chosen` has only facets with a choice, in the order of `Facet`.
    """

    chosen: tuple[tuple[Facet, tuple[str, ...]], ...]

    def __init__(self, **values: Sequence[str]) -> None:
        """Take the values of each facet by its name; raises `ValueError` for a name of none."""
        given = {Facet(name): tuple(some) for name, some in values.items()}
        chosen = tuple((facet, given[facet]) for facet in Facet if given.get(facet))
        object.__setattr__(self, "chosen", chosen)

    def of(self, facet: Facet) -> tuple[str, ...]:
        """The chosen values of one facet."""
        return next((values for other, values in self.chosen if other is facet), ())

    def having(self, facet: Facet, values: Sequence[str]) -> Self:
        """The same choices, but for those of one facet."""
        return type(self)(**{**dict(self.chosen), facet: values})

    def __repr__(self) -> str:
        return f"Filters({', '.join(f'{facet.value}={values!r}' for facet, values in self.chosen)})"
