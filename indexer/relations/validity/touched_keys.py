"""The numbers and titles by which effects reach documents: what a change of documents touches.

Where a document comes or goes, others stand otherwise on which it acts, and those that share a
number or a title with it, where an effect names that: the effect may mean another of them now.
"""

from __future__ import annotations

from collections.abc import Iterable

from indexer.relations.facts import Facts
from indexer.relations.resolution.lookup_keys import (
    BOUND,
    FORM,
    NUMBER,
    SHORT,
    TITLE,
    WHOLE,
    own_terms,
    reference_terms,
)


def own_keys(facts: Facts) -> set[str]:
    """The numbers and titles of a document, as terms that `named_as` and `meant_by` deal with."""
    return {*(f"{NUMBER}{key}" for key in facts.number_keys), *own_terms(facts.title_keys)}


def acted_on(changed: Iterable[Facts]) -> set[str]:
    """The terms of all references by which some documents act on others."""
    return {
        term
        for facts in changed
        for term in reference_terms(effect.target for effect in facts.statements.effects)
    }


def meant_by(term: str) -> str:
    """The number or title of a document that the term of a reference can mean."""
    key = term[1:].partition(BOUND)[0]
    if term.startswith(NUMBER):
        return f"{NUMBER}{key}"
    return (WHOLE if term.startswith(SHORT) else FORM) + key


def named_as(key: str) -> str:
    """How an effect names a number or a title: the term of a number, the beginning of a title's."""
    if key.startswith(NUMBER):
        return key
    return f"{TITLE if key.startswith(FORM) else SHORT}{key[1:]}{BOUND}"
