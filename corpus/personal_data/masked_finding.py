"""What is found: a kind of personal data and its place; its value leaves this room only masked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum


class PersonalData(StrEnum):
    """A kind of personal data."""

    IDENTITY_CARD = "identity_card"
    MOBILE = "mobile"
    LANDLINE = "landline"
    BANK_CARD = "bank_card"
    HOME_ADDRESS = "home_address"
    SENSITIVE_NAME = "sensitive_name"


@dataclass(frozen=True, slots=True)
class MaskedFinding:
    """Personal data at [start, end) of a text, in characters; `masked` is how it may be shown."""

    kind: PersonalData
    start: int
    end: int
    masked: str


# How many signs of a value stay at its head and at its end.
_SHOWN = {
    PersonalData.IDENTITY_CARD: (4, 4),
    PersonalData.MOBILE: (3, 4),
    PersonalData.LANDLINE: (4, 2),
    PersonalData.BANK_CARD: (4, 4),
}
_DIGIT = re.compile(r"[0-9A-Za-z一二三四五六七八九十]")
_PLACE = 6


def masked(kind: PersonalData, value: str) -> str:
    """A value as it may be shown.

    >>> masked(PersonalData.IDENTITY_CARD, "110101190001011234")
    '1101**********1234'
    >>> masked(PersonalData.SENSITIVE_NAME, "张三丰")
    '张**'
    """
    if kind is PersonalData.SENSITIVE_NAME:
        return value[:1] + "*" * (len(value) - 1)
    if kind is PersonalData.HOME_ADDRESS:
        return value[:_PLACE] + _DIGIT.sub("*", value[_PLACE:])
    digits = re.sub(r"[\s-]", "", value)
    head, tail = _SHOWN[kind]
    return digits[:head] + "*" * max(0, len(digits) - head - tail) + digits[-tail:]
