"""Tells what has become of organs that reforms (机构改革) renamed, merged or abolished."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import cache, lru_cache
from importlib.resources import files

from corpus.fields.rules import organ_rules as rules

LOCAL = "*"


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
