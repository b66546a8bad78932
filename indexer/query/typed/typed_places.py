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
"""Signs that end the whole names of cities and counties, but for 自治州 and 地区."""


@dataclass(frozen=True, slots=True)
class TypedPlace:
    """The place that text[start:end] names.

    `region` is the value of the facet; `wider` says that it is the city that the place, a county,
    lies in. The narrowest name in it begins at `narrowest`: 海陵区 in 泰州市海陵区.
    """

    start: int
    end: int
    region: str
    wider: bool
    narrowest: int


def typed_places(
    text: str, boundaries: Sequence[int], regions: Container[str]
) -> tuple[TypedPlace, ...]:
    """The places in a typed text that have documents, in order; `boundaries` are those of words.

    >>> typed_places("广州养犬", (0, 2, 4), {"广东省/广州市"})[0].region
    '广东省/广州市'
    >>> typed_places("泰州市海陵区", (0, 3, 6), {"江苏省/泰州市"})[0].narrowest
    3
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
    """The longest place that begins at a word, with what lies in it behind it: 广东省广州市."""
    end = _end_at(text, start, boundaries)
    if end is None:
        return None
    first, name = start, text[start:end]
    while (further := _end_at(text, end, boundaries)) and _holds(name, text[end:further]):
        first, end, name = end, further, text[end:further]
    region = read_region(name)
    assert region is not None, "a place has a region"
    whole = region.rpartition("/")[2]
    return TypedPlace(start, end, region, _is_county(text[first:end], whole), first)


def _end_at(text: str, start: int, boundaries: Sequence[int]) -> int | None:
    """Where the longest name of a place ends that begins at `start`; None where there is none.

    It ends where a word does, so that 上海市场 is not 上海市. A whole name may also begin a word:
    the dictionary has 广州市公安局, but no 大理 begins 大理石.
    """
    word = next((end for end in boundaries if end > start), start)
    inside = [end for end in range(start + 2, word) if text[end - 1] in _WHOLE_ENDS]
    return max((end for end in (*inside, *boundaries) if _is_name(text[start:end])), default=None)


def _is_name(name: str) -> bool:
    return 2 <= len(name) <= _LONGEST and name not in _ALSO_WORDS and is_place(name)


def _holds(outer: str, inner: str) -> bool:
    whole, part = read_region(outer), read_region(inner)
    return bool(whole and part and f"{part}/".startswith(f"{whole}/"))


def _is_county(name: str, whole: str) -> bool:
    """Whether a place lies below the province or city `whole` that its documents are found by."""
    return name.endswith(_WHOLE_ENDS) and not name.endswith("自治区") and name != whole
