"""Tell whether the organ or place that a title names can be that of a document of that title."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from corpus.fields.regions import NATION, region_of_names, region_of_title
from indexer.relations.facts import Facts, organ_keys
from indexer.relations.grammar.title_keys import STATE, spellings, title_key
from indexer.relations.resolution.resolve import Resolution, within
from indexer.relations.statements import Reference


class MadeBy(NamedTuple):
    """A resolution without the documents of other organs; `unsure`: nothing tells their organ."""

    found: Resolution
    unsure: bool


def made_by_named(reference: Reference, found: Resolution) -> MadeBy:
    """Leave documents out whose organ or place is another one than the title names.

    《德州市人民政府关于…的通知》 has the words of many other notices, and means none of them. What
    a number decides is left as it is.
    """
    if not reference.title or not found.targets or _by_number(reference, found):
        return MadeBy(found, False)
    fits = {one.ref: fits_maker(reference.title, one.facts) for one in found.targets}
    sure = tuple(one for one in found.targets if fits[one.ref])
    unknown = tuple(one for one in found.targets if fits[one.ref] is None)
    if sure:
        return MadeBy(replace(found, targets=sure), False)
    return MadeBy(replace(found, targets=unknown), bool(unknown))


def fits_maker(title: str, facts: Facts) -> bool | None:
    """Whether the organ and place in a title can be those of a document; None where it is unknown.

    The title is right by itself where the document bears all of it.
    """
    key = title_key(title)
    if key in facts.title_keys or key.removeprefix(STATE) in facts.title_keys:
        return True
    organ = _organ_of(title)
    place = region_of_title(title) or (region_of_names([organ]) if organ else None)
    if organ is None and place is None:
        return True
    shared = organ is not None and not set(organ_keys((organ,))).isdisjoint(facts.issuers)
    if shared:
        return True
    if place is not None and facts.region is not None:
        if not within(place, facts.region):
            return False
        return not (place == NATION and facts.issuers and organ is not None)
    return None


def _organ_of(title: str) -> str | None:
    """The organ that a title begins with: 云州市教育局 of 云州市教育局关于校车的通知."""
    key = title_key(title)
    shorter = [one for one in spellings(title)[1:] if not key.startswith(STATE)]
    return key.removesuffix(shorter[0]) if shorter and key.endswith(shorter[0]) else None


def _by_number(reference: Reference, found: Resolution) -> bool:
    held = {number for one in found.targets for number in one.facts.number_keys}
    return reference.number_key is not None and reference.number_key in held
