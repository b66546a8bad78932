"""Tell whether the organs of one text may end or change what an organ of another one issued."""

from __future__ import annotations

import re
from functools import lru_cache

from corpus.fields.organ_names import organ_key, place_of_organ
from corpus.fields.regions import NATION, region_of_title
from corpus.fields.renamed_organs import took_over
from indexer.relations.facts import Facts
from indexer.relations.grammar.title_keys import STATE, spellings
from indexer.relations.statements import Reference

_OFFICES = ("办公厅", "办公室")
_GOVERNMENTS = ("人民政府", "政府", "人大")
_OVER_ALL = ("国务院", "全国人大")
_OWN = ("我", "本")
_UNIQUE = (STATE, "最高人民", "人民法院", "人民检察院")
"""What the titles of rules begin with that only one organ makes: of the nation, of the courts."""
_JOINED = re.compile(r"[、和及与]")


def in_charge(reference: Reference, actor: Facts, target: Facts) -> bool:
    """Whether it is known that a text may change a document of which it writes the title alone.

    Its organ issued that document, took the place of the organ that did, or stands above it; or the
    title itself names the place or the organ. Two organs may each have a rule of one title.
    """
    if _names_its_maker(reference.title or "", target):
        return True
    if not actor.issuers or not target.issuers:
        region = actor.region
        return region is not None and region != NATION and region == target.region
    return any(_is_over(one, other) for one in actor.issuers for other in target.issuers)


def is_maker(named: str, issuers: tuple[str, ...]) -> bool:
    """Whether an organ as a sentence names it is one of these, whose names are keys.

    >>> is_maker("市财政局", ("云川市财政局",)), is_maker("卫生部", ("国家卫生健康委",))
    (True, True)
    >>> is_maker("市财政局", ("云川市教育局",)), is_maker("教育局和财政局", ("云川市教育局",))
    (False, True)
    """
    for name in (named, *_JOINED.split(named)):
        key = organ_key(name)
        full = key.replace("人民政府", "政府").replace("政府", "人民政府")
        if any(one == key or one.endswith(full) or took_over(one, key) for one in issuers):
            return True
    return False


def names_maker(reference: Reference) -> bool:
    """Whether a sentence names the organ that issued a document: not 我局, which is its own."""
    return bool(reference.made_by) and not reference.made_by.startswith(_OWN)


@lru_cache(maxsize=4096)
def _is_over(one: str, other: str) -> bool:
    """Whether an organ is another one, its successor, or above it."""
    if one == other or took_over(one, other):
        return True
    body, its = _without_office(one), _without_office(other)
    if body == its:
        return True
    if body in _OVER_ALL:
        return place_of_organ(its) is None
    for kind in _GOVERNMENTS:
        place = body.removesuffix(kind)
        if place and place != body:
            rest = its.removeprefix(place)
            return rest != its and place_of_organ(rest) is None
    return False


def _without_office(organ: str) -> str:
    """An organ whose office signs for it: 云川市人民政府办公室 is 云川市人民政府."""
    return next((organ.removesuffix(end) for end in _OFFICES if organ.endswith(end)), organ)


def _names_its_maker(title: str, target: Facts) -> bool:
    """Whether a title begins with the nation's name, or the place or the organ of a document."""
    bare = title.strip("《》〈〉 ")
    if bare.startswith(_UNIQUE) or region_of_title(bare):
        return True
    heads = [key.removesuffix(rest) for key, *others in [spellings(bare)] for rest in others]
    if any(head and is_maker(head, target.issuers) for head in heads):
        return True
    places = filter(None, map(place_of_organ, target.issuers))
    return any(bare.startswith(place) for place in places)
