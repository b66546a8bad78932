"""Lines on what has to be known of a document beside its validity."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from indexer.results.relations import Caution, CautionKind
from search_app import wording
from search_app.addresses.links import Links
from search_app.presenters.relation_sections import DocumentLink, clauses_of, document_link
from search_app.presenters.standing.ends_to_come import Said, ends_later
from search_app.wording import cautions as words


@dataclass(frozen=True, slots=True)
class CautionLine:
    """One caution: what it says, the document that makes it, and the sentence of that."""

    text: str
    by: DocumentLink
    sentence: str


def caution_lines(
    cautions: Iterable[Caution], links: Links, *, older: bool = False
) -> tuple[CautionLine, ...]:
    """The lines of some cautions, in their order.

    `older`: it is said that the document is an older version, so that its amendments need not be.
    """
    return tuple(
        CautionLine(said(one), document_link(one.by, links), one.sentence)
        for one in cautions
        if not (older and one.kind is CautionKind.AMENDED)
    )


def said(one: Said) -> str:
    """What a caution says."""
    first, until = one.first_day, one.until
    since = wording.relations.since(wording.values.day(first), latest=False) if first else ""
    clauses = "".join(clauses_of(one.clauses))
    match one.kind:
        case CautionKind.LATER_TEXT:
            return words.later_text(since)
        case CautionKind.MAYBE_REVIVED:
            return words.maybe_revived(since)
        case CautionKind.LAW_ENDED:
            return words.LAW_ENDED
        case CautionKind.AMENDED:
            return words.amended(clauses, since)
        case CautionKind.ENDS_LATER:
            return f"{ends_later(one, clauses)}。"
        case CautionKind.PART_ENDED:
            return words.part_ended(clauses, since, wording.validity.how(stated=one.stated))
        case CautionKind.MAYBE_ENDED:
            assert one.effect is not None, "an effect makes this doubt"
            return words.maybe_ended(one.effect, since, clauses)
        case _:
            assert one.effect is not None, "an effect suspends or adjusts"
            ends = wording.relations.until(wording.values.day(until)) if until else ""
            return words.for_a_time(one.effect, one.where, clauses, since, ends)
