"""What is remarked on the form of a draft: a closed set, each with the rule that it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from indexer.relations.statements import Place


class FormFault(StrEnum):
    """In what the form of an official document (公文) differs from the rules for it."""

    NUMBER_BRACKETS = "number_brackets"
    NUMBER_NTH = "number_nth"
    NUMBER_ZERO = "number_zero"
    NUMBER_DIGITS = "number_digits"
    DATE_DIGITS = "date_digits"
    DATE_ZERO = "date_zero"
    TITLE_FIRST = "title_first"


@dataclass(frozen=True, slots=True)
class FormRemark:
    """A fault of form, what is written, at `place` of the body, and how it would be right.

    `right` is "" where that depends on more than what is written.
    """

    fault: FormFault
    written: str
    right: str
    place: Place
