"""Finds the place that a document is for: the whole country, or a province with or without a city.

`regions.txt` lists the provinces with their cities. `counties.txt` lists, for each city, the
counties and districts whose whole name is unique (GB/T 2260, as of 2020).
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from corpus.fields.organ_full_names import CENTRAL
from corpus.fields.rules import organ_rules as rules

NATION = "全国"
"""The region of what central organs issue."""
_ZONE = "经济特区"
OWN_LEVEL = "本级"
"""Stands in the place of a city for what is for a whole province: 广东省/本级."""


def _read() -> tuple[dict[str, str], dict[str, tuple[str, str]]]:
    """Return the full and short names of provinces, and those of cities with their provinces."""
    provinces: dict[str, str] = {}
    cities: dict[str, tuple[str, str]] = {}
    lines = Path(__file__).with_suffix(".txt").read_text(encoding="utf-8").splitlines()
    for line in lines:
        province, *inner = line.split()
        short = rules.PROVINCE_END.sub("", province)
        # 广西省 and 内蒙古省 are wrong and met all the same.
        provinces |= dict.fromkeys((province, short, f"{short}省"), province)
        if province.endswith("自治区"):
            provinces[f"{short}自治区"] = province
        for city in inner:
            bare = rules.CITY_END.sub("", city)
            names = {city, bare} | ({f"{bare}州"} if city.endswith("自治州") else set())
            for name in names:
                # 海南 is the province, and 吉林; their cities are met by their whole names alone.
                if name not in provinces:
                    cities.setdefault(name, (province, city))
    return provinces, cities


def _counties() -> dict[str, str]:
    """Return the whole names of counties, each with the region that it belongs to."""
    lines = Path(__file__).with_name("counties.txt").read_text(encoding="utf-8").splitlines()
    split = (line.split() for line in lines)
    return {county: region for region, *counties in split for county in counties}


_PROVINCES, _CITIES = _read()
_COUNTIES = _counties()
_DIVIDED = frozenset(province for province, _ in _CITIES.values())
_LONGEST = max(map(len, (*_PROVINCES, *_CITIES, *_COUNTIES)))
# 朝阳, 东方, 白银 … are words too: in a name of an organ or a title a city needs its 市 or 州.
_ALL = frozenset(_CITIES)
_WHOLE = frozenset(name for name in _CITIES if rules.WHOLE_CITY.search(name))


def read_region(text: str) -> str | None:
    """Return the region that a field names: `province`, `province/city` or 全国.

    It is None for other words.

    >>> [read_region(text) for text in ("广东", "河南省郑州市", "国家", "义乌市", "海外")]
    ['广东省', '河南省/郑州市', '全国', '浙江省/金华市', None]
    """
    text = rules.PLACE_GAPS.sub("", text)
    if rules.NATION.fullmatch(text):
        return NATION
    return _leading(text, _ALL)


def region_of_names(names: Iterable[str]) -> str | None:
    """Return the region of what these organs issue together: that of the first organ that has one.

    >>> region_of_names(["广州市民政局"]), region_of_names(["财政部"]), region_of_names(["市局"])
    ('广东省/广州市', '全国', None)
    """
    return next((region for name in names if (region := _of_organ(name))), None)


def region_of_title(title: str) -> str | None:
    """Return the region whose name a title begins with, once leading brackets are taken away.

    A special economic zone has the name of its city or province.

    >>> region_of_title("《上海市养犬条例》"), region_of_title("东方红广场管理办法")
    ('上海市', None)
    >>> region_of_title("深圳经济特区养犬条例"), region_of_title("海南经济特区养犬条例")
    ('广东省/深圳市', '海南省')
    """
    bare = title.lstrip("《〈“【[（( ")
    place, zone, _ = bare.partition(_ZONE)
    if zone and (place in _CITIES or place in _PROVINCES):
        return _leading(place, _ALL)
    return _leading(bare, _WHOLE, full=True)


def _of_organ(name: str) -> str | None:
    organ = next((organ for organ in CENTRAL if name.startswith(organ)), None)
    if organ is not None:
        # 国家税务总局深圳市税务局: a branch of a central organ is for its place.
        return _leading(name[len(organ) :], _ALL) or NATION
    return _leading(name.removeprefix("中共"), _WHOLE, full=True)


def _leading(text: str, cities: frozenset[str], *, full: bool = False) -> str | None:
    """Return the region that a text begins with; `full` accepts only whole names of provinces."""
    for length in range(min(_LONGEST, len(text)), 1, -1):
        name = text[:length]
        province = _PROVINCES.get(name)
        if province and (not full or rules.WHOLE_PROVINCE.search(name)):
            inner = _city_of(text[length:], province)
            return f"{province}/{inner}" if inner else province
        if name in cities:
            return "/".join(_CITIES[name])
        if name in _COUNTIES:
            return _COUNTIES[name]
    return None


def _city_of(text: str, province: str) -> str | None:
    for length in range(min(_LONGEST, len(text)), 1, -1):
        found = _CITIES.get(text[:length])
        if found and found[0] == province:
            return found[1]
    return None


def is_place(word: str) -> bool:
    """Tell whether a word is the name of a place and nothing more.

    >>> is_place("上海"), is_place("青田县"), is_place("上海话")
    (True, True, False)
    """
    return word in _PROVINCES or word in _CITIES or word in _COUNTIES


def has_cities(region: str) -> bool:
    """Tell whether a region is a province below which cities are regions of their own.

    >>> has_cities("广东省"), has_cities("北京市"), has_cities("广东省/广州市")
    (True, False, False)
    """
    return region in _DIVIDED


def levels_above(place: str) -> tuple[str, ...]:
    """Return the regions whose documents hold in a place: the nation, its province and itself.

    `place` is a region as `read_region` gives it. Of a province with cities this is what is for the
    whole province (`OWN_LEVEL`), without what is for one of its cities.

    >>> levels_above("广东省/广州市"), levels_above("北京市")
    (('全国', '广东省/本级', '广东省/广州市'), ('全国', '北京市'))
    """
    province, _, city = place.partition("/")
    own = f"{province}/{OWN_LEVEL}" if has_cities(province) else province
    return (NATION, own, place) if city else (NATION, own)
