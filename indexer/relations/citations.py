"""Which documents a text cites, and which of them it rests on."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, replace

from indexer.relations.model import Citation, Place, Reference
from indexer.relations.reading import CLAUSES, COVER, Reading
from indexer.relations.references import Mention
from indexer.relations.titles import title_keys

_MOST = 500
_OPENING = 1500
"""Signs in which a basis is named: the opening, or article 1 behind a list of contents."""
_ON = re.compile(r"(?:根据|依据|依照|按照|遵照)")
_LINK = re.compile(
    rf"(?:{COVER}|[、，,和及与以或等并\s]|有关|国务院|国家|省|市|[\u4e00-\u9fff]{{2,20}}(?:的"
    rf"|发布|印发))*"
)


@dataclass(slots=True)
class _Cited:
    """One document while its mentions come in."""

    target: Reference
    place: Place
    basis: bool
    clauses: dict[str, None]


def find_citations(reading: Reading, acted_on: Collection[int]) -> tuple[Citation, ...]:
    """Every other document that the text names, once, in order.

    `acted_on`: where mentions start that only say what an effect is about.
    """
    found: list[_Cited] = []
    known: dict[str, int] = {}
    for mention in reading.mentions:
        if mention.start in acted_on or reading.is_own(mention.target):
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
    for key in title_keys(target.title):
        index = known.get(key)
        if index is None:
            continue
        other = found[index].target
        if target.number_key and other.number_key and target.number_key != other.number_key:
            continue
        exact = {target.title_key, other.title_key}
        if key in exact or key == (target.title_key or "").removeprefix("中华人民共和国"):
            return index
    return None


def _keys(*targets: Reference) -> list[str]:
    keys = []
    for target in targets:
        if target.number_key:
            keys.append(target.number_key)
        if target.title:
            keys.extend(title_keys(target.title))
    return keys


def _clause(reading: Reading, mention: Mention) -> str:
    found = CLAUSES.match(reading.text, mention.end)
    return "".join(found[1].split()) if found else ""


def _is_basis(reading: Reading, mention: Mention) -> bool:
    """Whether 根据 stands before the mention, with nothing but other names between."""
    if mention.start > _OPENING:
        return False
    sentence = reading.sentence(mention.start)
    before = reading.covered[sentence.start : mention.start]
    ons = list(_ON.finditer(before))
    if not ons:
        return False
    between = before[ons[-1].end() :]
    return "，" not in between.replace("，" + COVER, "") or _LINK.fullmatch(between) is not None
