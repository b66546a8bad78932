"""The operator's table of how long documents of a kind hold where they do not say it themselves.

Many a place lets its normative documents (规范性文件) lapse after some years unless they are kept.
The program knows no such rule: an operator who does writes it down, with where it stands.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from indexer.errors import Problem, QueryError
from search_app.wording import review

MOST_YEARS = 100


@dataclass(frozen=True, slots=True)
class TermRule:
    """Documents of a `kind` (文件类型, or 法律、法规还是文件) of a region hold for some years.

    `region` is a province or "province/city". `basis` names the rule that says so.
    """

    region: str
    kind: str
    years: int
    basis: str


def read_term_rules(setting: str) -> tuple[TermRule, ...]:
    """The rows of the file that the setting `term_rules` names; raises `QueryError`.

    All mistakes are told at once: a row left out in silence would leave documents out of a list.
    """
    if not setting:
        return ()
    path = Path(setting)
    try:
        text = path.read_bytes().decode("utf-8-sig")
        head, *rows = [row for row in csv.reader(StringIO(text, newline=""), strict=True) if row]
    except FileNotFoundError:
        raise QueryError(Problem("term_rules_missing", setting, setting)) from None
    except (UnicodeDecodeError, csv.Error, ValueError):
        raise QueryError(Problem("term_rules_unreadable", setting, setting)) from None
    columns = "、".join(review.TERM_COLUMNS)
    if tuple(cell.strip() for cell in head) != review.TERM_COLUMNS:
        raise QueryError(Problem("term_rules_columns", setting, ",".join(head), columns))
    read = [_rule([cell.strip() for cell in row]) for row in rows]
    wrong = [
        Problem("term_rules_row", setting, ",".join(row), columns)
        for row, rule in zip(rows, read, strict=True)
        if rule is None
    ]
    if wrong:
        raise QueryError(*wrong)
    return tuple(rule for rule in read if rule is not None)


def _rule(row: list[str]) -> TermRule | None:
    if len(row) != len(review.TERM_COLUMNS) or not all(row):
        return None
    region, kind, years, basis = row
    if not (years.isascii() and years.isdigit() and 0 < int(years) <= MOST_YEARS):
        return None
    return TermRule(region, kind, int(years), basis)
