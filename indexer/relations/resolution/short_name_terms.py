"""The terms under which an index keeps what its documents call short for something."""

from __future__ import annotations

from indexer.analysis.normalise import normalise
from indexer.relations.resolution.lookup_keys import BOUND


def short_name_term(short: str, long: str) -> str:
    r"""The term of a short name and of what it is short for, both in normal form.

    >>> short_name_term("公积金", "住房公积金")
    '公积金\x00住房公积金'
    """
    return f"{short_name_beginning(short)}{normalise(long)}"


def short_name_beginning(short: str) -> str:
    """What the terms of a short name begin with, whatever it is short for."""
    return f"{normalise(short)}{BOUND}"
