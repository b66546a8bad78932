"""Find codes of letters and digits in typed text (ISO9001, GB/T 28001), and give their writings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from indexer.query.forms.written_form import WrittenForm

# Not in an address of a page or a mailbox, and not where letters go on: x5pro, h1n1.
_CODE = re.compile(
    r"(?<![a-z0-9./@:_-])(?P<letters>[a-z]{1,8}?)"
    r"(?:(?P<region_gap> ?)(?P<region>\d{1,4})(?=/))?(?P<kind>/[a-z]{1,2})?(?P<gap>[ -]?)"
    r"(?P<digits>\d{1,8}(?:\.\d{1,4}){0,3}(?:-\d{1,4}){0,2})(?![a-z0-9@/_]|\.[a-z0-9])"
)
_YEAR = re.compile(r"(?:19|20)\d\d")


def written_codes(text: str) -> Iterator[WrittenForm]:
    """The codes of letters with digits behind them: joined, with a space and with a hyphen.

    A word and a year that were typed apart (cepa 2019) are two words and no code.
    """
    for found in _CODE.finditer(text):
        if found["gap"] == " " and _YEAR.fullmatch(found["digits"]):
            continue
        kind, digits, region = found["kind"] or "", found["digits"], found["region"]
        heads = [found["letters"] + kind]
        if region:
            heads = [f"{found['letters']}{gap}{region}{kind}" for gap in ("", " ")]
        forms = tuple(f"{head}{gap}{digits}" for head in heads for gap in ("", " ", "-"))
        yield WrittenForm(*found.span(), forms)
