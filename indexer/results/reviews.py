"""The answers of a draft check and of a clean-up list (清理)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from corpus.fields.renamed_organs import RenamedOrgan
from indexer.relations.citation_verdicts import CitationVerdict, QuotationVerdict, VerdictReason
from indexer.relations.effect_kinds import ENDING, EffectKind
from indexer.relations.form_remarks import FormRemark
from indexer.relations.statements import Place
from indexer.relations.validity.statuses import Ground, Validity
from indexer.results.relations import (
    Caution,
    DocumentSummary,
    EffectOnThis,
    ResolvedReference,
    ShownValidity,
)


@dataclass(frozen=True, slots=True)
class WordDifference:
    """Words that a quotation has, and those that stand in the document in their place."""

    said: str
    stands: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedQuotation:
    """Words that a draft quotes beside a citation, at `place` in its body, without the marks.

    `stands` is the passage of the document that they were compared with, "" where none was found;
    `article` the article it stands in, where that is not the one that the draft names.
    """

    verdict: QuotationVerdict
    text: str
    place: Place
    stands: str = ""
    article: str = ""
    differences: tuple[WordDifference, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class InterpretedLaw:
    """The law that a cited interpretation interprets, where it has ended."""

    title: str
    validity: Validity
    first_day: date | None
    by: DocumentSummary | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedTarget:
    """A document that a draft names, as it stands on a day.

    `amended_on` and `effects` are what others did to it up to that day. `ended_clauses`: the
    articles that `validity` is about, "" where it is about the whole. `cautions` are what the
    validity alone does not say.
    """

    document: DocumentSummary
    validity: ShownValidity
    ended_clauses: str
    amended_on: date | None
    effects: tuple[EffectOnThis, ...]
    cautions: tuple[Caution, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedReference:
    """A document that a draft names in `sentence`; `targets` runs parallel to `reached.targets`.

    `written` is how the draft names it where it first does, "" where only its title or a row does.
    `reached` has the number and `said_version` the version that an earlier place told.

    `verdict` says whether the citation is right, `reasons` why it is not simply so, and
    `missing_clauses` which articles the text does not have. `marks` are all places of the body at
    which the draft names it so. `place`: of the first sentence that does; (0, 0) where the title
    alone names it and is no part of the body. `unseen`: what ends it, where it is not in the index
    itself. `said_version` is the version as the draft writes it (2018年修正), `version` its year,
    where no text in the index is of it. `interpreted` are laws that it interprets and that have
    ended. `same_title` are documents of the same title and organ, such as those of other years,
    where nothing tells that `targets` are meant. `basis`: the draft rests on it (根据). `kind`:
    what the draft does to it, None for a citation.
    """

    written: str
    reached: ResolvedReference
    targets: tuple[CheckedTarget, ...]
    verdict: CitationVerdict
    reasons: tuple[VerdictReason, ...]
    missing_clauses: tuple[str, ...]
    sentence: str
    place: Place
    marks: tuple[Place, ...]
    basis: bool
    kind: EffectKind | None
    unseen: tuple[EffectOnThis, ...] = ()
    said_version: str = ""
    version: int | None = None
    quotations: tuple[CheckedQuotation, ...] = ()
    interpreted: tuple[InterpretedLaw, ...] = ()
    same_title: tuple[DocumentSummary, ...] = ()

    @property
    def validity(self) -> ShownValidity | None:
        """How the cited document stands (效力).

        None where it is not certain which one is cited. Where it is not here, others may say it.
        """
        if self.targets:
            known = self.reached.certain or self.verdict is CitationVerdict.MISMATCH
            return self.targets[0].validity if known else None
        ended = [one for one in self.unseen if one.kind in ENDING]
        return next(map(_of_effect, ended or self.unseen), None)


def _of_effect(effect: EffectOnThis) -> ShownValidity:
    """How a document stands by what another one does to it."""
    row = effect.kind.row
    return ShownValidity(
        validity=row.validity or Validity.UNSTATED,
        ground=row.ground or Ground.SILENCE,
        first_day=effect.first_day,
        undated=False,
        latest=False,
        stated=effect.stated,
        sentence=effect.sentence,
        by=effect.by,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedDraft:
    """All citations of a draft, in its order, as their documents stand on `asof`.

    `left_out` counts the places of citations beyond those that are looked up. `remarks` are on the
    form of the draft.
    """

    asof: date
    references: tuple[CheckedReference, ...]
    indexed_on: date
    index_version: str
    left_out: int = 0
    remarks: tuple[FormRemark, ...] = ()

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
