"""The effects of documents on each other as a table: plain frozen values for pages and JSON."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from indexer.relations.effect_kinds import EffectKind
from indexer.results.relations import DocumentSummary, ResolvedReference


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedEffect:
    """What one document does to an article of another, or to the whole of it (`article` "").

    `first_day` is the day from which it is done, None where that is not known. `latest`: it may
    have begun before that day, not after. `stated`: a text states it (文件写明), else it is derived
    (按文件推算). `until` is its last day, `where` the places for which alone it is done.
    `contained`: the text of the affected document already contains it; None where it changes no
    text, or the document is not here. `taken_up`: when the document that has the effect was taken
    up first; None where that is not recorded.
    """

    by: DocumentSummary
    reached: ResolvedReference
    article: str
    kind: EffectKind
    first_day: date | None
    stated: bool
    latest: bool
    until: date | None
    where: str
    contained: bool | None
    taken_up: date | None
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EffectList:
    """A page of the effects that match a query; `total` counts them all.

    `about` are the documents that the query names by id, for words.
    """

    total: int
    effects: tuple[ListedEffect, ...]
    about: tuple[DocumentSummary, ...]
    next_cursor: str | None
    indexed_on: date
    index_version: str
