"""Tells whether two references in one text name one document: by number, else by title."""

from __future__ import annotations

from dataclasses import replace

from indexer.relations.grammar.title_keys import spellings
from indexer.relations.statements import Reference


def names_same(one: Reference, other: Reference) -> bool:
    """Tell whether two references name one document, one of them perhaps without issuer or number.

    Two different numbers are two documents, and so are titles that differ in their issuers, or that
    two organs are said to have issued. One number may print several documents, whose titles have
    nothing in common.
    """
    if one.made_by and other.made_by and one.made_by != other.made_by:
        return False
    if one.number_key and other.number_key and one.number_key != other.number_key:
        return False
    if one.title is None or other.title is None:
        return one.number_key is not None and one.number_key == other.number_key
    if one.number_key and one.number_key == other.number_key:
        short, long = sorted((one.title_key or "", other.title_key or ""), key=len)
        return short in long
    return one.title_key in spellings(other.title) or other.title_key in spellings(one.title)


def fuller(one: Reference, other: Reference) -> Reference:
    """Return of two names of one document the one that says more, with the number that one has."""
    chosen = one if len(one.title or "") >= len(other.title or "") else other
    numbered = one if one.number_key else other
    return replace(
        chosen,
        number=numbered.number,
        number_key=numbered.number_key,
        made_by=one.made_by or other.made_by,
    )
