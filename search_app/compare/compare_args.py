"""The parameters of a comparison: which two texts, and which rows."""

from __future__ import annotations

from enum import StrEnum

from search_app.addresses.checked_args import NoArgs
from search_app.addresses.parameter_types import Value

LONGEST_TEXT = 200_000
"""Characters of a text: the longest of 3,469 laws has 103,498."""
MOST_PARAGRAPHS = 5_000
"""Paragraphs of a text: the longest of 3,469 laws has 1,874."""
MOST_FILE_BYTES = 10 * 1024 * 1024


class Rows(StrEnum):
    """Which rows a file or an answer has."""

    ALL = "all"
    CHANGED = "changed"


class CompareArgs(NoArgs):
    """Two documents of the index, by their ids: `a` is the old text, `b` the new one."""

    a: Value = ""
    b: Value = ""
    rows: Rows = Rows.ALL


class CompareForm(CompareArgs):
    """The same with pasted texts, of which one stands for a document where it is given."""

    a_text: str = ""
    b_text: str = ""
