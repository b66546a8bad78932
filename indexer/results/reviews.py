"""The answers of a draft check and of a clean-up list (清理)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from corpus.fields.renamed_organs import RenamedOrgan
from indexer.relations.effect_kinds import EffectKind
from indexer.relations.statements import Place
from indexer.results.relations import (
    DocumentSummary,
    EffectOnThis,
    ResolvedReference,
    ShownValidity,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedTarget:
    """A document that a draft names, as it stands on a day.

    `amended_on` and `effects` are what others did to it up to that day.
    """

    document: DocumentSummary
    validity: ShownValidity
    amended_on: date | None
    effects: tuple[EffectOnThis, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedReference:
    """A document that a draft names in `sentence`; `targets` runs parallel to `reached.targets`.

    `place`: of the sentence in the draft's body, the first that names it; (0, 0) where the title
    alone does and is no part of the body. `unseen`: what ends it, where it is not in the index
    itself. `version`: the year of the text that the draft says it means (2006年修订), where the
    text in the index is of another. `basis`: the draft rests on it (根据). `kind`: what the draft
    does to it, None for a citation.
    """

    reached: ResolvedReference
    targets: tuple[CheckedTarget, ...]
    sentence: str
    place: Place
    basis: bool
    kind: EffectKind | None
    unseen: tuple[EffectOnThis, ...] = ()
    version: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedDraft:
    """All documents that a draft names, in its order, as they stand on `asof`."""

    asof: date
    references: tuple[CheckedReference, ...]
    indexed_on: date
    index_version: str

    @property
    def target_ids(self) -> tuple[str, ...]:
        """The documents that are named, each once."""
        named = (target.document.id for one in self.references for target in one.targets)
        return tuple(dict.fromkeys(named))


class CleanUpReason(StrEnum):
    """Why a clean-up has to see a document."""

    EXPIRES = "expires"
    BASIS_ENDED = "basis_ended"
    ORGAN_RENAMED = "organ_renamed"


@dataclass(frozen=True, slots=True, kw_only=True)
class CleanUpItem:
    """A document that a clean-up has to see, and the sentence that says why.

    EXPIRES: `day` is the last on which it holds, `sentence` stands in `by` (None: in its own text).
    BASIS_ENDED: `sentence` names its basis, which is `by` and has ended on `day` (None: unknown);
    where bases are not in the index themselves, they are `absent` as written, and `by` repeals
    them. ORGAN_RENAMED: `renamed` are those of its issuers that no longer exist under their name,
    `day` is when the last of them changed; each names the decision that says so.
    """

    document: DocumentSummary
    reason: CleanUpReason
    day: date | None
    sentence: str
    by: DocumentSummary | None
    absent: tuple[str, ...] = ()
    renamed: tuple[RenamedOrgan, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CleanUpList:
    """What a clean-up has to see from `asof` to `until`.

    A document is listed once for each reason. `documents` are the page that was asked for, `total`
    counts them all.
    """

    asof: date
    until: date
    total: int
    documents: tuple[CleanUpItem, ...]
    indexed_on: date
    index_version: str
