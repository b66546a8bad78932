"""Judge each document that a draft names, in codes that the page and the API both use."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum

from indexer.relations.citation_verdicts import CitationVerdict, QuotationVerdict, VerdictReason
from indexer.relations.effect_kinds import ENDING, EffectKind
from indexer.relations.resolution.resolve import is_numbered_anew
from indexer.relations.validity.statuses import Ground, Validity
from indexer.relations.validity.timeline import ENDED
from indexer.results.relations import Caution, CautionKind, DocumentSummary
from indexer.results.reviews import CheckedReference, CheckedTarget, InterpretedLaw
from indexer.results.versions import NewerVersion


class Weight(IntEnum):
    """How much a finding matters: its value sorts, its name is the class in the page."""

    WRONG = 0
    DOUBTFUL = 1
    FINE = 2


class FindingCode(StrEnum):
    """What was found; `FINE` means that nothing speaks against it, not that it is 有效."""

    NOT_FOUND = "not_found"
    TITLE_DIFFERS = "title_differs"
    NUMBER_DIFFERS = "number_differs"
    OTHER_VERSION = "other_version"
    UNCERTAIN = "uncertain"
    ONLY_LATER = "only_later"
    REPEALED = "repealed"
    EXPIRED = "expired"
    NOT_YET_IN_FORCE = "not_yet_in_force"
    PARTLY_EXPIRED = "partly_expired"
    AMENDED = "amended"
    SUSPENDED = "suspended"
    MAYBE_ENDED = "maybe_ended"
    LATER_TEXT = "later_text"
    ENDS_LATER = "ends_later"
    MAYBE_REVIVED = "maybe_revived"
    SAME_TITLE = "same_title"
    ADJUSTED = "adjusted"
    OLDER_TEXT = "older_text"
    LAW_ENDED = "law_ended"
    NO_RULE = "no_rule"
    ARTICLE_MISSING = "article_missing"
    QUOTATION = "quotation"
    UNDETERMINED = "undetermined"
    FINE = "fine"

    @property
    def weight(self) -> Weight:
        """How much it matters."""
        return _WEIGHTS.get(self, Weight.DOUBTFUL)


_WEIGHTS = {
    FindingCode.TITLE_DIFFERS: Weight.WRONG,
    FindingCode.NUMBER_DIFFERS: Weight.WRONG,
    FindingCode.REPEALED: Weight.WRONG,
    FindingCode.EXPIRED: Weight.WRONG,
    FindingCode.NOT_YET_IN_FORCE: Weight.WRONG,
    FindingCode.ARTICLE_MISSING: Weight.WRONG,
    FindingCode.FINE: Weight.FINE,
}
_BY_VALIDITY = {
    Validity.REPEALED: FindingCode.REPEALED,
    Validity.EXPIRED: FindingCode.EXPIRED,
    Validity.NOT_YET: FindingCode.NOT_YET_IN_FORCE,
    Validity.PARTIAL: FindingCode.PARTLY_EXPIRED,
}
_BY_EFFECT = {
    EffectKind.AMEND: FindingCode.AMENDED,
    EffectKind.SUSPEND: FindingCode.SUSPENDED,
}
_MISSING = frozenset((VerdictReason.ARTICLE, VerdictReason.CLAUSE))
_BY_CAUTION = {
    CautionKind.MAYBE_ENDED: FindingCode.MAYBE_ENDED,
    CautionKind.LATER_TEXT: FindingCode.LATER_TEXT,
    CautionKind.ENDS_LATER: FindingCode.ENDS_LATER,
    CautionKind.MAYBE_REVIVED: FindingCode.MAYBE_REVIVED,
    CautionKind.ADJUSTED: FindingCode.ADJUSTED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One finding on the document `of`, None where that is not in the index.

    It holds from `first_day` on, for `clauses` alone where there are any, and is 明示 where
    `stated`. `sentence` says so in the text of `by` (None: of the document itself).
    `caution` is the caution that it repeats, `newer` the text that took the place of an older one,
    `law` what a cited interpretation interprets, `others` how many documents bear the same title.
    `beside`: neither the verdict (引用核对) nor the validity (效力) says it, so that it is shown
    beside them.
    """

    code: FindingCode
    of: CheckedTarget | None = None
    first_day: date | None = None
    stated: bool = False
    clauses: str = ""
    sentence: str = ""
    by: DocumentSummary | None = None
    caution: Caution | None = None
    newer: NewerVersion | None = None
    law: InterpretedLaw | None = None
    others: int = 0
    beside: bool = False


def findings(reference: CheckedReference, newer: NewerVersion | None = None) -> tuple[Finding, ...]:
    """All findings on one reference, at least one; `newer` is the newer version of its document.

    It is fine only where it is right, too, and its document the text in force.
    """
    found = tuple(_findings(reference, newer))
    if found:
        return found
    doubtful = reference.verdict in (CitationVerdict.MISMATCH, CitationVerdict.UNDETERMINED)
    code = FindingCode.UNDETERMINED if doubtful else FindingCode.FINE
    return (Finding(code=code, of=reference.targets[0]),)


def beside_answers(reference: CheckedReference) -> tuple[Finding, ...]:
    """The findings that neither the verdict nor the validity says."""
    return tuple(one for one in findings(reference) if one.beside)


def weight_of(found: tuple[Finding, ...]) -> Weight:
    """The weight of the worst finding."""
    return min(finding.code.weight for finding in found)


def _findings(reference: CheckedReference, newer: NewerVersion | None) -> Iterator[Finding]:
    reached = reference.reached
    if not reference.targets:
        yield Finding(code=FindingCode.NOT_FOUND)
        for effect in reference.unseen:
            if (validity := effect.kind.row.validity) is None:
                continue
            yield Finding(
                code=_BY_VALIDITY[validity],
                first_day=effect.first_day,
                stated=effect.stated,
                clauses=effect.clauses,
                sentence=effect.sentence,
                by=effect.by,
            )
        return
    target = reference.targets[0]
    if reached.disagrees:
        yield Finding(
            code=FindingCode.TITLE_DIFFERS
            if reached.certain
            else FindingCode.OTHER_VERSION
            if is_numbered_anew(target.document.document_number or "")
            else FindingCode.NUMBER_DIFFERS,
            of=target,
        )
        if not reached.certain:
            return
    if not reached.certain:
        yield Finding(code=FindingCode.UNCERTAIN, of=target)
        return
    if reached.later:
        yield Finding(code=FindingCode.ONLY_LATER, of=target)
    if reference.version:
        yield Finding(code=FindingCode.OTHER_VERSION, of=target)
    if not _MISSING.isdisjoint(reference.reasons):
        yield Finding(
            code=FindingCode.ARTICLE_MISSING,
            of=target,
            clauses="、".join(reference.missing_clauses),
        )
    if reference.same_title:
        others = len(reference.same_title)
        yield Finding(code=FindingCode.SAME_TITLE, of=target, others=others, beside=True)
    yield from _by_validity(target)
    if newer is not None and newer.has_begun and target.validity.validity not in ENDED:
        yield Finding(
            code=FindingCode.OLDER_TEXT, of=target, first_day=newer.first_day, newer=newer
        )
    if any(one.verdict is not QuotationVerdict.VERBATIM for one in reference.quotations):
        yield Finding(code=FindingCode.QUOTATION, of=target)
    for law in reference.interpreted:
        yield Finding(
            code=FindingCode.LAW_ENDED, of=target, first_day=law.first_day, by=law.by, law=law
        )


def _is_in_validity(one: Caution, validity: Validity) -> bool:
    """Whether the validity says what a caution does: nothing is known but that it ends later."""
    whole = one.effect in ENDING and not one.clauses
    return one.kind is CautionKind.ENDS_LATER and whole and validity is Validity.UNSTATED


def _by_validity(target: CheckedTarget) -> Iterator[Finding]:
    """Findings on the validity of a document and its amendments."""
    validity = target.validity
    if validity.ground is Ground.NO_RULE:
        yield Finding(code=FindingCode.NO_RULE, of=target)
    if code := _BY_VALIDITY.get(validity.validity):
        yield Finding(
            code=code,
            of=target,
            first_day=validity.first_day,
            stated=validity.stated,
            clauses=target.ended_clauses,
            sentence=validity.sentence,
            by=validity.by,
        )
    for one in target.cautions:
        told = (one.clauses, one.sentence) == (target.ended_clauses, validity.sentence)
        if one.kind in _BY_CAUTION or (one.kind is CautionKind.PART_ENDED and not told):
            yield Finding(
                code=_BY_CAUTION.get(one.kind, FindingCode.PARTLY_EXPIRED),
                of=target,
                first_day=one.first_day,
                stated=one.stated,
                clauses=one.clauses,
                sentence=one.sentence,
                by=one.by,
                caution=one if one.kind in _BY_CAUTION else None,
                beside=not _is_in_validity(one, validity.validity),
            )
    for effect in target.effects:
        if effect.kind in _BY_EFFECT:
            yield Finding(
                code=_BY_EFFECT[effect.kind],
                of=target,
                first_day=effect.first_day,
                stated=effect.stated,
                clauses=effect.clauses,
                sentence=effect.sentence,
                by=effect.by,
                beside=True,
            )
