"""Cuts questions into folds so that no right document stands in two of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping

FOLDS = 5


def folds_by_document(
    right: Mapping[str, Collection[str]], count: int = FOLDS
) -> list[frozenset[str]]:
    """Questions in `count` folds: those that share a right document, also by way of others, stay.

    The largest groups are placed first, each into the fold that is smallest then, so the same
    questions are always cut alike.

    >>> folds = folds_by_document({"1": "a", "2": "ab", "3": "b", "4": "c", "5": "d"}, 2)
    >>> [sorted(fold) for fold in folds]
    [['1', '2', '3'], ['4', '5']]
    """
    folds: list[set[str]] = [set() for _ in range(count)]
    for group in sorted(_groups(right), key=lambda group: (-len(group), min(group))):
        min(folds, key=len).update(group)
    return [frozenset(fold) for fold in folds]


def _groups(right: Mapping[str, Collection[str]]) -> list[set[str]]:
    """The connected components of questions by right documents."""
    answered: dict[str, list[str]] = defaultdict(list)
    for question, documents in right.items():
        for document in documents:
            answered[document].append(question)
    groups: list[set[str]] = []
    seen: set[str] = set()
    for first in right:
        if first in seen:
            continue
        group, waiting = {first}, [first]
        while waiting:
            near = {other for document in right[waiting.pop()] for other in answered[document]}
            waiting.extend(near - group)
            group |= near
        seen |= group
        groups.append(group)
    return groups
