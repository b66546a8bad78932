"""Tell which versions of a work are the same version, which the index holds several times."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta
from itertools import combinations
from typing import NamedTuple

from indexer.relations.facts import Facts
from indexer.relations.shelf import DocRef, IndexedDocument
from indexer.relations.statements import ChangeKind

SameTexts = Mapping[DocRef, Collection[DocRef]]
"""For each document the others that are the same text."""

NO_COPIES: SameTexts = {}

NEAR = timedelta(days=60)
"""What was passed by a city and approved by its province, or signed and put on the web, is dated by
either; two amendments of one text lie farther apart."""


class _VersionFacts(NamedTuple):
    """What the rules compare of two versions: documents of equal ones need not be told apart.

    `last_day` is that of the last event that its history tells; `changed`: of an amendment.
    """

    title_keys: tuple[str, ...]
    number_keys: tuple[str, ...]
    text_since: date | None
    last_day: date | None
    changed: bool
    effective_on: date | None
    written_on: date | None
    published_on: date | None


def versions_apart(
    documents: Sequence[IndexedDocument], same: SameTexts
) -> list[list[IndexedDocument]]:
    """Some versions of a work, those together that are copies of one; each in the order given.

    The group that ends first comes first. O(documents, pairs of the same text, and the square of
    how many differ in what is compared).
    """
    kinds, kind_of = _kinds(documents)
    held = Counter(kind_of)
    linked = _pairs_of_one_text(documents, kind_of, same)
    group = list(range(len(kinds)))
    for pair in combinations(range(len(kinds)), 2):
        one, other = pair
        if group[one] == group[other]:
            continue
        a, b = kinds[one], kinds[other]
        if (linked[pair] and _are_copies(a, b, same_text=True)) or (
            linked[pair] < held[one] * held[other] and _are_copies(a, b, same_text=False)
        ):
            gone, stays = group[other], group[one]
            group = [stays if number == gone else number for number in group]
    found: dict[int, list[IndexedDocument]] = {}
    last: dict[int, int] = {}
    for place, (document, kind) in enumerate(zip(documents, kind_of, strict=True)):
        found.setdefault(group[kind], []).append(document)
        last[group[kind]] = place
    return [found[number] for number in sorted(found, key=last.__getitem__)]


def _kinds(documents: Sequence[IndexedDocument]) -> tuple[list[_VersionFacts], list[int]]:
    """What is compared of each kind of some documents, and the number of each one's kind.

    Documents of one kind are copies. Where equal ones are not, since they have no day, each is a
    kind of its own.
    """
    kinds: list[_VersionFacts] = []
    kind_of: list[int] = []
    known: dict[_VersionFacts, int] = {}
    for document in documents:
        compared = _compared(document.facts)
        kind = known.get(compared)
        if kind is None:
            kind = len(kinds)
            kinds.append(compared)
            if _are_copies(compared, compared, same_text=False):
                known[compared] = kind
        kind_of.append(kind)
    return kinds, kind_of


def _compared(facts: Facts) -> _VersionFacts:
    last = facts.last_change
    return _VersionFacts(
        title_keys=facts.title_keys,
        number_keys=facts.number_keys,
        text_since=facts.text_since,
        last_day=last.day if last else None,
        changed=any(one.kind is not ChangeKind.MADE for one in facts.statements.history),
        effective_on=facts.effective_on,
        written_on=facts.written_on,
        published_on=facts.published_on,
    )


def _pairs_of_one_text(
    documents: Sequence[IndexedDocument], kind_of: Sequence[int], same: SameTexts
) -> Counter[tuple[int, int]]:
    """How many pairs of documents of two kinds are the same text."""
    place = {one.ref: number for number, one in enumerate(documents)}
    found: Counter[tuple[int, int]] = Counter()
    for number, one in enumerate(documents):
        for ref in same.get(one.ref, ()):
            other = place.get(ref)
            if other is not None and other < number:
                a, b = kind_of[other], kind_of[number]
                found[min(a, b), max(a, b)] += 1
    return found


def _are_copies(a: _VersionFacts, b: _VersionFacts, *, same_text: bool) -> bool:
    """Whether two documents are the same version.

    Copies may differ in what they state of themselves; and two versions may differ in so few words
    that they count as the same text.
    """
    if same_text:
        return _put_up_again(a, b) or not _amended_between(a, b)
    titled = not set(a.title_keys).isdisjoint(b.title_keys)
    if not titled or (a.text_since is None) != (b.text_since is None):
        return False
    if a.text_since and b.text_since:
        told_alike = a.last_day is not None and a.last_day == b.last_day
        return abs(a.text_since - b.text_since) <= (NEAR if told_alike else timedelta())
    for first, second in (
        (a.effective_on, b.effective_on),
        (a.written_on, b.written_on),
        (a.published_on, b.published_on),
    ):
        if first and second:
            return first == second
    return False


def _put_up_again(a: _VersionFacts, b: _VersionFacts) -> bool:
    """Whether one text under one number is only put on the web on two days: neither is amended.

    An amended text keeps the number of the first one, but tells of its amendment.
    """
    changed = a.changed or b.changed
    return not changed and not set(a.number_keys).isdisjoint(b.number_keys)


def _amended_between(a: _VersionFacts, b: _VersionFacts) -> bool:
    """Whether one of two texts is known to be that of an amendment after the other."""
    if a.text_since and b.text_since:
        return abs(a.text_since - b.text_since) > NEAR
    since, other = (a.text_since, b) if a.text_since else (b.text_since, a)
    if since is None:
        return False
    known = [day for day in (other.written_on, other.published_on, other.effective_on) if day]
    return max(known, default=date.max) < since - NEAR
