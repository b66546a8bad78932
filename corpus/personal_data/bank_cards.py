"""Numbers of bank cards: 16 to 19 digits with the check digit of Luhn, beside words of a bank."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.personal_data import context

Span = tuple[int, int]

_CARD = re.compile(
    r"(?<![0-9A-Za-z.-])[3-69](?:\d{15,18}|\d{3}(?: \d{4}){3}(?: \d{1,3})?)(?![0-9A-Za-z.-])"
)
_BANK = re.compile(r"银行|卡\s*号|[账帐]\s*[号户]|开户|信用社|社保卡|一卡通|打卡")
_OF_ORGAN = re.compile(r"对公|基本户|基本账户|专户|国库|财政|缴款|缴费|汇入|捐赠|收款单位|保证金")


def find_bank_cards(text: str) -> Iterator[Span]:
    """Where the numbers of persons' bank cards stand."""
    for found in _CARD.finditer(text):
        head = text[max(0, found.start() - 200) : found.start()]
        digits = found.group().replace(" ", "")
        if not _BANK.search(head) or not has_luhn_digit(digits):
            continue
        around = context.line(text, *found.span())
        owner = re.search(
            r"(?:户\s*名|名\s*称|单\s*位)[:：]?(?P<name>[^\n，；]{2,40})", head[-120:]
        )
        if _OF_ORGAN.search(around) or (owner and context.names_organ(owner["name"])):
            continue
        if not context.is_something_else(text, *found.span()):
            yield found.span()


def has_luhn_digit(digits: str) -> bool:
    """Whether the last digit checks the others (ISO/IEC 7812-1).

    >>> has_luhn_digit("6222020000000000000"), has_luhn_digit("6222020000000000005")
    (True, False)
    """
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (1 + place % 2)
        total += value - 9 if value > 9 else value
    return total % 10 == 0
