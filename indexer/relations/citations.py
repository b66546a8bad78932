"""Which documents a text cites, and which of them it rests on."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, replace

from indexer.relations.model import Citation, Place, Reference
from indexer.relations.reading import CLAUSES, COVER, Reading
from indexer.relations.references import Mention
from indexer.relations.titles import spellings

_MOST = 500
_ON = re.compile(
    rf"(?:{COVER}|[、，,和及与以或等并\s]|[\u4e00-\u9fff“”（）()〔〕\d]){{0,400}}?(?:据根|据依"
    rf"|照依|照按|照遵)"
)
"""Read backwards from a name to 根据."""


@dataclass(slots=True)
class _Cited:
    """One document while its mentions come in."""

    target: Reference
    place: Place
    basis: bool
    clauses: dict[str, None]


def find_citations(
    reading: Reading,
    acted_on: Collection[int] = frozenset(),
    printed: Collection[str] = frozenset(),
) -> tuple[Citation, ...]:
    """Every other document that the text names, once, in order.

    `acted_on`: where mentions start that only say what an effect is about; `printed`: the title
    keys of what the text prints, which is a part of it.
    """
    found: list[_Cited] = []
    known: dict[str, int] = {}
    for mention in reading.mentions:
        if mention.start in acted_on or mention.target.title_key in printed:
            continue
        if reading.is_own(mention.target):
            continue
        index = _same(mention.target, known, found)
        clause = _clause(reading, mention)
        basis = _is_basis(reading, mention)
        if index is None:
            index = len(found)
            place = reading.sentence(mention.start)
            found.append(_Cited(mention.target, place, basis, {}))
        cited = found[index]
        cited.basis = cited.basis or basis
        if cited.target.number is None and mention.target.number is not None:
            cited.target = replace(
                cited.target, number=mention.target.number, number_key=mention.target.number_key
            )
        if clause:
            cited.clauses[clause] = None
        for key in _keys(cited.target, mention.target):
            known.setdefault(key, index)
    return tuple(
        Citation(
            target=replace(one.target, clauses="、".join(one.clauses)),
            place=one.place,
            basis=one.basis,
        )
        for one in found[:_MOST]
    )


def _same(target: Reference, known: dict[str, int], found: list[_Cited]) -> int | None:
    if target.number_key is not None and target.number_key in known:
        return known[target.number_key]
    if target.title is None:
        return None
    for key in spellings(target.title):
        index = known.get(key)
        if index is None:
            continue
        other = found[index].target
        if target.number_key and other.number_key and target.number_key != other.number_key:
            continue
        # The issuer may be left out of one of two names, not differ.
        if key in (target.title_key, other.title_key) or not key.startswith("关于"):
            return index
    return None


def _keys(*targets: Reference) -> list[str]:
    keys = []
    for target in targets:
        if target.number_key:
            keys.append(target.number_key)
        if target.title:
            keys.extend(spellings(target.title))
    return keys


def _clause(reading: Reading, mention: Mention) -> str:
    found = CLAUSES.match(reading.text, mention.end)
    return "".join(found[1].split()) if found else ""


def _is_basis(reading: Reading, mention: Mention) -> bool:
    """Whether 根据 stands before a name in the opening, with only names between them.

    The opening is what stands before the first numbered item, or article 1.
    """
    if mention.start > reading.opening_end:
        return False
    sentence = reading.sentence(mention.start)
    before = reading.covered[sentence.start : mention.start]
    on = _ON.match(before[::-1])
    return on is not None
