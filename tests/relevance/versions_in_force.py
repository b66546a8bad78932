"""Which of the versions of one law is in force on a day, by what their texts say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

_CLOSING = re.compile(
    r"自\s*(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日\s*起?\s*(?:施行|实施|生效)"
)


def first_day(record: Mapping[str, Any]) -> date:
    """From which day a version is in force: that of its closing clause, else when it was passed.

    A law that a decision amended keeps the closing clause of its first version; a day before the
    version was passed is therefore not its own.

    >>> first_day({"date": "2023-12-29", "body": "本法自2024年7月1日起施行。"}).isoformat()
    '2024-07-01'
    >>> first_day({"date": "2023-03-13", "body": "本法自2000年7月1日起施行。"}).isoformat()
    '2023-03-13'
    """
    passed = date.fromisoformat(record["date"])
    clauses = _CLOSING.findall(record["body"])
    stated = date(*map(int, clauses[-1])) if clauses else passed
    return max(passed, stated)


def in_force(versions: Iterable[Mapping[str, Any]], day: date) -> list[Mapping[str, Any]]:
    """The newest version in force on a day; several of one date are all it.

    Where none is in force yet, or one has no date, it cannot be told, and all are returned.
    """
    known = list(versions)
    if any(not one["date"] for one in known):
        return known
    begun = [one for one in known if first_day(one) <= day]
    newest = max((one["date"] for one in begun), default=None)
    return [one for one in begun if one["date"] == newest] or known
