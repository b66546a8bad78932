"""Offer the document number that was meant where documents have it and not the one that was typed.

Only the code of the organ is looked at: 国发办〔2019〕5号 was meant as 国办发〔2019〕5号. Another
year or serial number is another document, and so is a code with a character more or less.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from corpus.fields.numbers import number_key
from indexer.analysis.confusions import confusable, spelling_slips
from indexer.answers.corrections.candidate import CorrectionCandidate
from indexer.query.operators import Kind
from indexer.query.syntax.scanned_tokens import Token
from indexer.snapshot import Snapshot


def near_numbers(snapshot: Snapshot, typed: Iterable[Token]) -> list[CorrectionCandidate]:
    """What the first number among typed tokens that no document bears may have been meant as.

    It is only ever offered. O(document numbers of the index) where a number is not known.
    """
    for token in typed:
        key = number_key(token.text) if token.kind is Kind.NUMBER else None
        if key and not snapshot.by_number({key}):
            return list(_meant(snapshot, key, token.text, token.start, token.end))
    return []


def _meant(
    snapshot: Snapshot, key: str, typed: str, start: int, end: int
) -> Iterator[CorrectionCandidate]:
    code, bar, rest = key.partition("|")
    if code not in typed:
        return
    for other in sorted(snapshot.number_keys(bar + rest)):
        near = other.partition("|")[0]
        if near != code and _is_slip(code, near):
            meant = typed.replace(code, near, 1)
            yield CorrectionCandidate(
                typed, meant, start, end, meant, weight=1.0, held=1, sure=False
            )


def _is_slip(typed: str, meant: str) -> bool:
    """Whether two codes differ by neighbours exchanged or by one character of like sound or shape.

    >>> _is_slip("国发办", "国办发"), _is_slip("国办法", "国办发"), _is_slip("国发", "国办发")
    (True, True, False)
    """
    if len(typed) != len(meant):
        return False
    differing = [at for at in range(len(typed)) if typed[at] != meant[at]]
    if len(differing) == 1:
        (at,) = differing
        return any(char == meant[at] for char, _ in confusable(typed[at]))
    return any(slip.text == meant for slip in spelling_slips(typed))
