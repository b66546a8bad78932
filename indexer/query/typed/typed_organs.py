"""Find the organs in typed text that issued documents, by full and usual short names."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

from corpus.fields.organ_full_names import CENTRAL, full_name
from corpus.fields.organs import is_organ
from corpus.fields.regions import is_place, read_region

_LONGEST = 30
"""Characters of a name that is looked up; longer ones are not typed among other words."""

_PLACES = range(2, 12)
"""Characters of a place that the name of an organ begins with, 延边朝鲜族自治州."""
_CENTRAL = tuple(name for name in CENTRAL if len(name) > 2 or name.endswith("部"))
"""How names of central organs begin, without 国家, 中央 and 全国, which begin much else."""

_USUAL = {
    "发改委": ("发展和改革委员会", "发展改革委"),
    "发改局": ("发展和改革局", "发展改革局"),
    "发展改革委": ("发展和改革委员会",),
    "工信局": ("工业和信息化局",),
    "工信厅": ("工业和信息化厅",),
    "人社局": ("人力资源和社会保障局", "人力资源社会保障局"),
    "人社厅": ("人力资源和社会保障厅", "人力资源社会保障厅"),
    "住建局": ("住房和城乡建设局", "住房城乡建设局"),
    "住建委": ("住房和城乡建设委员会", "住房城乡建设委员会"),
    "住建厅": ("住房和城乡建设厅", "住房城乡建设厅"),
    "卫健委": ("卫生健康委员会", "卫生健康委"),
    "卫健局": ("卫生健康局",),
    "市监局": ("市场监督管理局",),
    "市场监管局": ("市场监督管理局",),
    "医保局": ("医疗保障局",),
    "文旅局": ("文化和旅游局", "文化广电旅游局"),
    "文旅厅": ("文化和旅游厅",),
    "科技局": ("科学技术局",),
    "科技厅": ("科学技术厅",),
    "国资委": ("国有资产监督管理委员会",),
    "环保局": ("环境保护局", "生态环境局"),
    "城管局": ("城市管理局", "城市管理和综合执法局"),
    "交通局": ("交通运输局",),
    "交通厅": ("交通运输厅",),
    "公积金中心": ("住房公积金管理中心",),
    "税务局": ("税务局",),
    "政府": ("人民政府",),
    "政府办": ("人民政府办公室", "人民政府办公厅"),
    "府办": ("人民政府办公室", "人民政府办公厅"),
}
"""Ends of names that people type for those of a place's organs, which differ from place to place:
each that a place may have, so only those that the index holds are taken."""


@dataclass(frozen=True, slots=True)
class TypedOrgan:
    """The organ that text[start:end] names; `issuer` is the value of the facet."""

    start: int
    end: int
    issuer: str


def typed_organs(
    text: str, boundaries: Sequence[int], issuers: Container[str]
) -> tuple[TypedOrgan, ...]:
    """The organs in a typed text that issued documents; `boundaries` are those of words.

    Of names that begin at one word the longest is taken: 广州市教育局 and not 广州市. A name has to
    end with a word, so that 教育部门 is not 教育部.

    >>> typed_organs("发改委和证监会", (0, 3, 4, 7), {"中国证券监督管理委员会"})[0].end
    7
    """
    found: list[TypedOrgan] = []
    after = 0
    for start in boundaries:
        if start < after or not _can_begin(text, start):
            continue
        if organ := _organ_at(text, start, boundaries, issuers):
            found.append(organ)
            after = organ.end
    return tuple(found)


def _can_begin(text: str, start: int) -> bool:
    """Whether an organ may begin here: behind no other word, or by the name of a place or centre.

    Each name that ends like an organ's is looked up, so few places in the text may begin one.
    """
    alone = start == 0 or not text[start - 1].isalnum()
    names = (text[start : start + length] for length in _PLACES)
    return alone or text.startswith(_CENTRAL, start) or any(map(is_place, names))


def _organ_at(
    text: str, start: int, boundaries: Sequence[int], issuers: Container[str]
) -> TypedOrgan | None:
    for end in reversed(boundaries):
        name = text[start:end]
        if 2 <= len(name) <= _LONGEST and " " not in name and is_organ(name):
            issuer = next((one for one in _full_forms(name) if one in issuers), None)
            if issuer is not None:
                return TypedOrgan(start, end, issuer)
    return None


def _full_forms(name: str) -> Iterator[str]:
    """What an organ may be called in full where people type `name`, itself first."""
    yield name
    # 发改委 alone may be that of any place, but who does not name one means the central organ.
    for central in (False, True):
        if (full := full_name(name, central=central)) != name:
            yield full
    for place in dict.fromkeys((name, _with_whole_place(name))):
        yield place
        for short, ends in _USUAL.items():
            if place.endswith(short) and place != short:
                yield from (place.removesuffix(short) + end for end in ends)


def _with_whole_place(name: str) -> str:
    """A name with its place in full: 广州人社局 is 广州市人社局; itself where it has none.

    >>> _with_whole_place("广州人社局"), _with_whole_place("财政部")
    ('广州市人社局', '财政部')
    """
    for length in (3, 2):
        place = name[:length]
        if is_place(place) and (region := read_region(place)):
            whole = region.rpartition("/")[2]
            return whole + name[length:] if whole.startswith(place) else name
    return name
