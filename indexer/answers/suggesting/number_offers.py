"""Offer the document numbers that begin as was typed: 国发〔2019, 国发2019, 国务院令第7."""

from __future__ import annotations

import re
from collections.abc import Iterator

from indexer.analysis.normalise import normalise
from indexer.relations.shelf import ResolvedQuery
from indexer.results import Offer, OfferKind, TextPart
from indexer.snapshot import Snapshot
from indexer.stored_record import Card

_TYPED = re.compile(
    r"(?P<code>[\u3400-\u9fff]{1,14}?)\s*(?P<open>[〔(\[{【《<]?)\s*"
    r"(?:(?P<year>\d{1,4})\s*年?\s*(?P<close>[〕)\]}】》>]?)\s*[-第]?\s*(?P<count>\d{0,5})\s*号?)?"
)
_NUMBERED = re.compile(r"(?P<organ>[\u3400-\u9fff]{1,20}[令告])\s*第?\s*(?P<count>\d{0,5})\s*号?")
_YEAR = 4


def number_offers(
    snapshot: Snapshot, text: str, limit: int, among: ResolvedQuery | None
) -> Iterator[Offer]:
    """The numbers that begin so, those of the newest documents first."""
    for beginning in beginnings(text):
        if found := snapshot.numbers_beginning(beginning, among, limit):
            cards = snapshot.cards([one.ref for one in found])
            for one in found:
                stored = cards[one.ref]
                number = _written(stored.card, one.form)
                yield Offer(
                    kind=OfferKind.NUMBER,
                    text=number,
                    parts=_parts(number, beginning),
                    q=number,
                    id=stored.id,
                    title=stored.card.title,
                    dated_on=stored.card.dated_on,
                )
            return


def beginnings(text: str) -> Iterator[str]:
    """How a number may begin that was typed so, in normal form: the surest first.

    >>> list(beginnings("国发2019")), list(beginnings("国发[2019]5"))
    (['国发〔2019'], ['国发〔2019〕5'])
    """
    typed = normalise(text)
    if found := _TYPED.fullmatch(typed):
        year, count = found["year"] or "", found["count"] or ""
        whole = len(year) == _YEAR
        if not count or whole:
            closed = "〕" if whole and (count or found["close"]) else ""
            yield f"{found['code']}〔{year}{closed}{count}"
    if found := _NUMBERED.fullmatch(typed):
        yield f"{found['organ']}第{found['count']}"


def _written(card: Card, form: str) -> str:
    """The number of a document as it writes it."""
    numbers = (*filter(None, [card.document_number]), *card.document_numbers)
    return next((number for number in numbers if normalise(number) == form), form)


def _parts(number: str, beginning: str) -> tuple[TextPart, ...]:
    typed = len(beginning)
    parts = TextPart(number[:typed], match=True), TextPart(number[typed:], match=False)
    return tuple(part for part in parts if part.text)
