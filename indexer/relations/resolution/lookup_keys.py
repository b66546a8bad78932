"""The words under which an index keeps who is who and who names whom.

A reference meets a document where they share a number's key; or where the title as written is one
of the document's own forms (`TITLE` ↔ `FORM`); or where a shorter form of the title as written is
the document's whole title (`SHORT` ↔ `WHOLE`). Two shortened forms never meet: two offices may each
have a notice on printing one name. Behind a title stands the number that the reference has too,
since the number decides first; behind a short form also the title as written: its own holders do.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from indexer.relations.grammar.title_keys import title_keys
from indexer.relations.statements import Reference

FORM, WHOLE = "v", "f"
"""Before the key of a document's title: any of its forms, and the whole."""

NUMBER, TITLE, SHORT = "#", "f", "s"
"""Before the key of a reference: its number, its title as written, a shorter form of it."""

BOUND = "\0"


def own_terms(keys: tuple[str, ...]) -> tuple[str, ...]:
    """The terms of a document's own title keys, the whole title's first."""
    return tuple(f"{FORM}{key}" for key in keys) + tuple(f"{WHOLE}{key}" for key in keys[:1])


def reference_terms(references: Iterable[Reference]) -> tuple[str, ...]:
    """The distinct terms of references."""
    found: dict[str, None] = {}
    for reference in references:
        number, title = reference.number_key, reference.title_key
        if number:
            found[f"{NUMBER}{number}"] = None
        if title:
            found[f"{TITLE}{title}{BOUND}{number or ''}"] = None
            for short in shorter(title):
                found[f"{SHORT}{short}{BOUND}{number or ''}{BOUND}{title}"] = None
    return tuple(found)


@lru_cache(maxsize=4096)
def shorter(key: str) -> tuple[str, ...]:
    """The shorter forms of a title's key."""
    return tuple(one for one in title_keys(key) if one != key)
