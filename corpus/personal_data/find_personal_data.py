"""Find personal data in a text: each place once, by the surest of the kinds that it may be."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from corpus.document import Document
from corpus.personal_data.bank_cards import find_bank_cards
from corpus.personal_data.home_addresses import find_home_addresses
from corpus.personal_data.identity_cards import find_identity_cards
from corpus.personal_data.masked_finding import MaskedFinding, PersonalData, masked
from corpus.personal_data.names import find_sensitive_names
from corpus.personal_data.phones import find_landlines, find_mobiles

_FINDERS: tuple[tuple[PersonalData, Callable[[str], Iterator[tuple[int, int]]]], ...] = (
    (PersonalData.IDENTITY_CARD, find_identity_cards),
    (PersonalData.BANK_CARD, find_bank_cards),
    (PersonalData.MOBILE, find_mobiles),
    (PersonalData.LANDLINE, find_landlines),
    (PersonalData.HOME_ADDRESS, find_home_addresses),
    (PersonalData.SENSITIVE_NAME, find_sensitive_names),
)
_WITHOUT_NUMBERS = _FINDERS[4:]
# A cheap look first: most texts hold no number that is as long as a telephone's.
_NUMBER = re.compile(r"\d{7}|\d{3,6}[ -]\d{4}")
_WIDE = re.compile(r"[０-９Ｘ－]")
_FULL_WIDTH = str.maketrans("０１２３４５６７８９Ｘ－", "0123456789X-")


def find_personal_data(text: str) -> tuple[MaskedFinding, ...]:
    """All personal data of a text in the order of their places.

    >>> [one.masked for one in find_personal_data("张三，手机13800001234")]
    ['138****1234']
    """
    plain = text.translate(_FULL_WIDTH) if _WIDE.search(text) else text
    found: list[MaskedFinding] = []
    numbered = _NUMBER.search(plain) is not None
    for kind, find in _FINDERS if numbered else _WITHOUT_NUMBERS:
        for start, end in find(plain):
            if all(end <= one.start or one.end <= start for one in found):
                found.append(MaskedFinding(kind, start, end, masked(kind, plain[start:end])))
    return tuple(sorted(found, key=lambda one: one.start))


def without_personal_data(text: str) -> str:
    """A text in which all personal data are masked."""
    for one in reversed(find_personal_data(text)):
        text = text[: one.start] + one.masked + text[one.end :]
    return text


def shows_personal_data(document: Document) -> bool:
    """Whether title or text of a document, attachments included, show personal data."""
    return any(find_personal_data(text) for _, text in texts_of(document))


def texts_of(document: Document) -> Iterator[tuple[int | None, str]]:
    """The title of a document (None) and the text of each part with its number, 0 for the body."""
    yield None, document.title
    for part in document.parts:
        yield part.number, "\n".join(paragraph.text for paragraph in part.paragraphs)
