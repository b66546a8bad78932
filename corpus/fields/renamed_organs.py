"""Tells what has become of organs that reforms (机构改革) renamed, merged or abolished."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import cache, lru_cache
from importlib.resources import files

from corpus.fields.organ_names import organ_key
from corpus.fields.rules import organ_rules as rules

LOCAL = "*"
_AUTHORITY = "主管部门"
"""How the table calls the kind of authority that took over from a local organ."""


@dataclass(frozen=True, slots=True)
class RenamedOrgan:
    """An organ's former name, what it is called now, since which day, and by which decision.

    If `exact`, `now` is the new name; else it is the kind of authority that took over, whose name
    differs from place to place.
    """

    name: str
    now: str
    since: date
    by: str
    exact: bool = True


@lru_cache(maxsize=65536)
def renamed_organ(name: str, day: date) -> RenamedOrgan | None:
    """Return what an organ has become by a day; None if no renaming is known.

    >>> renamed_organ("卫生部", date(2020, 1, 1)).now, renamed_organ("卫生部", date(2014, 1, 1)).now
    ('国家卫生健康委员会', '国家卫生和计划生育委员会')
    >>> renamed_organ("环境保护部办公厅", date(2020, 1, 1)).now
    '生态环境部办公厅'
    >>> renamed_organ("云川市国土资源局", date(2020, 1, 1)).now
    '自然资源主管部门'
    >>> renamed_organ("国土资源部", date(2018, 1, 1)) is None
    True
    >>> renamed_organ("云川市文化和旅游局", date(2020, 1, 1)) is None
    True
    """
    bare = "".join(name.split()).removeprefix("中华人民共和国")
    found = _first(bare, day)
    if found is None:
        return None
    last = found
    # Only later renamings, so that this ends: the table may say that a name was taken up again.
    while last.exact and (later := _first(last.now, day)) and later.since > last.since:
        last = later
    return replace(last, name=name)


def took_over(one: str, former: str) -> bool:
    """Tell whether an organ took the place of another one, on whatever day; both are keys.

    >>> took_over("市场监管总局", "国家工商总局"), took_over("国家卫生健康委", "卫生部")
    (True, True)
    >>> took_over("云川市自然资源和规划局", "云川市国土资源局")
    True
    >>> took_over("青田县自然资源局", "云川市国土资源局"), took_over("财政部", "卫生部")
    (False, False)
    """
    return one in _successors(former) or any(
        one.startswith(place) and kind in one for place, kind in _local_successors(former)
    )


@lru_cache(maxsize=4096)
def _successors(key: str) -> frozenset[str]:
    """Return the keys of all organs that took over from one, one after another."""
    found: set[str] = set()
    fresh = {key}
    while fresh:
        fresh = {later for name in fresh for later in _named_now().get(name, ())} - found - {key}
        found |= fresh
    return frozenset(found)


@lru_cache(maxsize=4096)
def _local_successors(key: str) -> tuple[tuple[str, str], ...]:
    """Return the place of a local organ with what the names of those that took over hold."""
    return tuple(
        (place, one.now.removesuffix(_AUTHORITY))
        for one in _table()
        if not one.exact
        and (place := key.removesuffix(one.name)) != key
        and rules.PLACE_OF_RENAMED.fullmatch(place)
    )


@cache
def _named_now() -> dict[str, tuple[str, ...]]:
    """Return what each organ of the table that has one became, in keys; it may be split."""
    found: dict[str, tuple[str, ...]] = {}
    for one in _table():
        if one.exact:
            now = tuple(map(organ_key, one.now.split("、")))
            found[organ_key(one.name)] = (*found.get(organ_key(one.name), ()), *now)
    return found


def _first(name: str, day: date) -> RenamedOrgan | None:
    """Find the renaming of a name in the table, or of that name with an office or a place."""
    for one in _table():
        if one.since > day:
            continue
        if one.exact:
            rest = name.removeprefix(one.name)
            if (rest != name or not rest) and rules.OFFICE_OF_RENAMED.fullmatch(rest):
                return replace(one, now=one.now + rest)
        elif name.endswith(one.name) and rules.PLACE_OF_RENAMED.fullmatch(
            name.removesuffix(one.name)
        ):
            return one
    return None


@cache
def _table() -> tuple[RenamedOrgan, ...]:
    """Read `renamed_organs.tsv`."""
    text = (files("corpus.fields") / "renamed_organs.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return tuple(
        RenamedOrgan(
            name.removeprefix(LOCAL),
            now,
            date.fromisoformat(since),
            by,
            exact=not name.startswith(LOCAL),
        )
        for name, now, since, by in rows
    )
