"""Find the names of provinces, cities and counties in typed text."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass

from corpus.fields.regions import is_place, read_region

_ALSO_WORDS = frozenset((
    "朝阳", "东方", "白银", "安康", "大同", "来宾", "日照", "普洱", "阿里", "三明", "玉树", "中山",
    "白山", "黄山", "德州",
))  # fmt: skip
"""Short names of places that are words or other names as well: 白银价格, 日照时数, 普洱茶."""
_LONGEST = 14
"""Characters of the longest name of a place, 积石山保安族东乡族撒拉族自治县."""
_WHOLE_ENDS = ("市", "县", "区", "旗")


@dataclass(frozen=True, slots=True)
class TypedPlace:
    """The place that text[start:end] names.

    `region` is the value of the facet; `wider` says that it is the city that the place, a county,
    lies in.
    """

    start: int
    end: int
    region: str
    wider: bool


def typed_places(
    text: str, boundaries: Sequence[int], regions: Container[str]
) -> tuple[TypedPlace, ...]:
    """The places in a typed text that have documents, in order; `boundaries` are those of words.

    >>> typed_places("广州养犬", (0, 2, 4), {"广东省/广州市"})[0].region
    '广东省/广州市'
    """
    found: list[TypedPlace] = []
    after = 0
    for start in boundaries:
        if start < after:
            continue
        if (place := _place_at(text, start, boundaries)) is not None:
            after = place.end
            if place.region in regions:
                found.append(place)
    return tuple(found)


def _place_at(text: str, start: int, boundaries: Sequence[int]) -> TypedPlace | None:
    """The longest place that begins at a word, with the city behind a province as one."""
    for end in reversed(boundaries):
        name = text[start:end]
        if not 2 <= len(name) <= _LONGEST + _LONGEST or " " in name or name in _ALSO_WORDS:
            continue
        parts = _split(name)
        region = read_region(name) if parts else None
        if region is not None:
            return TypedPlace(start, end, region, _is_county(parts[-1], region))
    return None


def _split(name: str) -> tuple[str, ...]:
    """A name as itself, or as a province and what lies in it; empty where it is no place."""
    if is_place(name):
        return (name,)
    splits = ((name[:at], name[at:]) for at in range(2, len(name) - 1))
    return next((pair for pair in splits if all(map(is_place, pair)) and _holds(*pair)), ())


def _holds(outer: str, inner: str) -> bool:
    whole, part = read_region(outer), read_region(inner)
    return bool(whole and part and f"{part}/".startswith(f"{whole}/"))


def _is_county(name: str, region: str) -> bool:
    """Whether a place is below the region that it belongs to: 天河区 in 广东省/广州市."""
    if name.endswith("自治区"):
        return False
    return name.endswith(_WHOLE_ENDS) and name != region.rpartition("/")[2]
