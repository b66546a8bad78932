"""Find what has several writings in typed text: 1000元 and 1,000元, 第12条 and 第十二条."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from indexer.query.forms.form_edges import stands_alone
from indexer.query.forms.written_codes import written_codes
from indexer.query.forms.written_dates import written_dates
from indexer.query.forms.written_form import WrittenForm
from indexer.query.forms.written_ordinals import written_ordinals
from indexer.query.forms.written_quantities import written_durations, written_money, written_shares

_FINDERS = (
    written_dates,
    written_ordinals,
    written_money,
    written_shares,
    written_durations,
    written_codes,
)
"""What is found first holds its place: 6日 of a day is no length of time."""


@dataclass(frozen=True, slots=True)
class EqualForms:
    """A piece [start, end) of a normalised text and all writings of it, the typed one first.

    The `forms` are in normal form. A place of a form in a text counts only where the form stands
    alone there: where none of `form_edges.not_before(form)` is directly before it, and none of
    `form_edges.not_after(form)` directly behind. Else it is a part of a longer number, as 1000元 is
    in 21000元.
    """

    start: int
    end: int
    forms: tuple[str, ...]


def _is_read(finder: Callable[[str], Iterable[WrittenForm]], form: str) -> bool:
    """Whether a finder reads a form as a whole: a writing of 6353日 is longer than it reads."""
    return any((one.start, one.end) == (0, len(form)) for one in finder(form))


def equal_forms(text: str) -> list[EqualForms]:
    """The quantities, dates, ordinals and codes of a normalised text that have several writings.

    They are in order, and none lies in another. Document numbers and phrases in quotation marks
    have to be taken out of the text before.

    >>> equal_forms("第12条规定")[0]
    EqualForms(start=0, end=4, forms=('第12条', '第十二条'))
    """
    found: list[EqualForms] = []
    for finder in _FINDERS:
        for one in finder(text):
            free = all(one.end <= other.start or other.end <= one.start for other in found)
            if free and stands_alone(text, one.start, one.end):
                written = (form for form in one.writings if _is_read(finder, form))
                forms = tuple(dict.fromkeys((text[one.start : one.end], *written)))
                if len(forms) > 1:
                    found.append(EqualForms(one.start, one.end, forms))
    return sorted(found, key=lambda one: one.start)
