"""What a draft names, as its page shows it: what is wrong first, each with its sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from indexer.relations.model import EffectKind
from indexer.relations.review import CheckedDraft, CheckedReference, CheckedTarget
from indexer.relations.statuses import Validity
from search_app import wording
from search_app.links import Links
from search_app.presenters.relations import Mention, clauses_of, mention_of
from search_app.wording import relations, review


class Weight(IntEnum):
    """How much a finding matters; its value orders, its name is the class in the page."""

    WRONG = 0
    DOUBTFUL = 1
    FINE = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing to know of a document that a draft names, and where it is said."""

    weight: Weight
    label: str
    sentence: str = ""
    by: Mention | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceLine:
    """A document that a draft names: as written, what it leads to, what was found."""

    weight: str
    written: str
    role: str
    sentence: str
    targets: tuple[Mention, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftPage:
    """All that was found in a draft; `lines` by weight, those of one weight in its order."""

    summary: str
    lines: tuple[ReferenceLine, ...]
    notes: tuple[str, ...]


def present_draft(checked: CheckedDraft, links: Links) -> DraftPage:
    """The page of a checked draft."""
    lines = [_line(reference, links) for reference in checked.references]
    lines.sort(key=lambda line: Weight[line.weight])
    count = {w: sum(line.weight == w.name for line in lines) for w in Weight}
    return DraftPage(
        summary=review.summary(
            len(lines),
            count[Weight.WRONG],
            count[Weight.DOUBTFUL],
            wording.values.day(checked.asof),
        ),
        lines=tuple(lines),
        notes=(
            review.silence(wording.values.day(checked.indexed_on)),
            review.version(checked.index_version),
        ),
    )


def _line(reference: CheckedReference, links: Links) -> ReferenceLine:
    reached = reference.reached
    findings = tuple(_findings(reference, links))
    role = (
        relations.KINDS[reference.kind]
        if reference.kind
        else relations.BASIS
        if reference.basis
        else relations.CITATIONS
    )
    return ReferenceLine(
        weight=min(finding.weight for finding in findings).name,
        written=relations.as_written(reached.number, reached.title) + reached.clauses,
        role=role,
        sentence=reference.sentence,
        targets=tuple(mention_of(target.document, links) for target in reference.targets),
        findings=findings,
    )


def _findings(reference: CheckedReference, links: Links) -> Iterator[Finding]:
    """What is to be known, at least one thing."""
    reached = reference.reached
    if not reference.targets:
        yield Finding(weight=Weight.DOUBTFUL, label=review.NOT_HERE)
        return
    if reached.disagrees:
        document = reference.targets[0].document
        yield Finding(
            weight=Weight.WRONG,
            label=review.other_title(document.title)
            if reached.certain
            else review.other_number(document.document_number or ""),
        )
        if not reached.certain:
            return
    if not reached.certain:
        yield Finding(weight=Weight.DOUBTFUL, label=review.UNCERTAIN)
        return
    if reached.later:
        yield Finding(weight=Weight.DOUBTFUL, label=review.LATER)
    found = list(_standing(reference.targets[0], links))
    if found or reached.disagrees or reached.later:
        yield from found
    else:
        yield Finding(weight=Weight.FINE, label=review.FINE)


_WRONG = frozenset((Validity.REPEALED, Validity.EXPIRED, Validity.NOT_YET))


def _standing(target: CheckedTarget, links: Links) -> Iterator[Finding]:
    """How the document stands, where that is more than silence."""
    label = target.label
    since = wording.values.day(label.first_day) if label.first_day else ""
    if label.validity in _WRONG or label.validity is Validity.PARTIAL:
        yield Finding(
            weight=Weight.WRONG if label.validity in _WRONG else Weight.DOUBTFUL,
            label=review.stands(label.validity, since, stated=label.stated),
            sentence=label.sentence,
            by=mention_of(label.by, links) if label.by else None,
        )
    for effect in target.effects:
        if effect.kind is EffectKind.AMEND:
            yield Finding(
                weight=Weight.DOUBTFUL,
                label=review.amended(
                    wording.values.day(effect.first_day) if effect.first_day else "",
                    "".join(clauses_of(effect.clauses)),
                ),
                sentence=effect.sentence,
                by=mention_of(effect.by, links),
            )
