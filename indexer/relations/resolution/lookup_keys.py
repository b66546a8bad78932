"""The terms under which an index keeps the titles of documents and their references to others.

A reference meets a document where they share a number's key; or where the title as written is one
of the document's own forms (`TITLE` ↔ `FORM`); or where a shorter form of the title as written is
the document's whole title (`SHORT` ↔ `WHOLE`). Two shortened forms never meet: two offices may each
have a notice on printing one name. Behind a title stands the number that the reference has too,
since the number decides first; behind a short form also the title as written, since documents that
bear the whole of it come before those that bear a part.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from indexer.relations.grammar.title_keys import title_keys
from indexer.relations.statements import Reference

FORM, WHOLE = "v", "f"
"""First sign of a term for a document's own title: of any of its forms, and of the whole title."""

NUMBER, TITLE, SHORT = "#", "f", "s"
"""First sign of a term for a reference: its number, its title as written, a shorter form."""

INTERPRETED = "i"
"""Stands before the term of what is only interpreted: who asks what changes a document passes it
over."""

EXPLAINED = "e"
"""Stands before the term of what an official reading (解读) is about, beside the citations."""

BOUND = "\0"

CODE = "法典"
"""A code of laws: 中华人民共和国民法典."""

_PART_OF_CODE = re.compile(r"总则|附则|[\u4e00-\u9fff]{2,6}编")


class TitleStage(NamedTuple):
    """Which terms of own titles to look up: `terms` as they are, or those of parts of `code`."""

    terms: tuple[str, ...]
    code: str = ""


def title_stages(key: str) -> Iterator[TitleStage]:
    """The terms to look up for a title's key, in stages, the surest first.

    Documents whose whole title it is; those that have it as a form of their title; those whose
    whole title is a shorter form of it; and the parts of a code of laws that is here in parts
    (民法典 总则).
    """
    yield TitleStage((f"{WHOLE}{key}",))
    yield TitleStage((f"{FORM}{key}",))
    yield TitleStage(tuple(f"{WHOLE}{form}" for form in shorter(key)))
    if key.endswith(CODE):
        yield TitleStage((), f"{WHOLE}{key}")


def is_part_of_code(rest: str) -> bool:
    """Whether what follows the name of a code in a title names a part of it."""
    return _PART_OF_CODE.fullmatch(rest) is not None


class NamingKeys(NamedTuple):
    """Terms, and beginnings of terms, of the references that may mean a document."""

    terms: frozenset[str]
    beginnings: frozenset[str]

    def may_mean(self, reference: Reference) -> bool:
        """Whether a reference is kept under one of these."""
        return any(
            term in self.terms or term[: term.find(BOUND) + 1] in self.beginnings
            for term in reference_terms((reference,))
        )


def all_of(several: Iterable[NamingKeys]) -> NamingKeys:
    """The keys of several documents together."""
    terms: set[str] = set()
    beginnings: set[str] = set()
    for keys in several:
        terms |= keys.terms
        beginnings |= keys.beginnings
    return NamingKeys(frozenset(terms), frozenset(beginnings))


def naming_keys(number_keys: Iterable[str], title_keys: Sequence[str]) -> NamingKeys:
    """The terms of references to the document with these keys, its whole title's key first."""
    begins = {f"{TITLE}{key}{BOUND}" for key in title_keys}
    begins.update(f"{SHORT}{key}{BOUND}" for key in title_keys[:1])
    return NamingKeys(frozenset(f"{NUMBER}{key}" for key in number_keys), frozenset(begins))


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


def interpreted_terms(references: Iterable[Reference]) -> tuple[str, ...]:
    """The distinct terms of what a text interprets with authority."""
    return tuple(f"{INTERPRETED}{term}" for term in reference_terms(references))


def explained_terms(references: Iterable[Reference]) -> tuple[str, ...]:
    """The distinct terms of what a text is an official reading (解读) of."""
    return tuple(f"{EXPLAINED}{term}" for term in reference_terms(references))


@lru_cache(maxsize=4096)
def shorter(key: str) -> tuple[str, ...]:
    """The shorter forms of a title's key."""
    return tuple(one for one in title_keys(key) if one != key)
