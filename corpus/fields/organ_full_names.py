"""Gives the full names of central organs for their short ones (发文机关).

A short name is in the table only if it can mean one organ alone. 市住建局 is left as it is, because
its full name differs from city to city. An organ that has been renamed since (环保部, 银监会) keeps
the name of its time. 发改委 may also be a city's: it is read as the central organ only in a
document that is known to come from a central organ.
"""

from __future__ import annotations

from collections.abc import Sequence

from corpus.fields.rules.organ_rules import GOVERNMENT, OFFICE

# Behind | the short names that an organ of a place may bear too.
_FULL: dict[str, str] = {
    "国务院办公厅": "国办",
    "中共中央办公厅": "中办 中央办公厅",
    "中共中央": "中央",
    "国务院新闻办公室": "国新办",
    "国家发展和改革委员会": "国家发展改革委 国家发改委 | 发展改革委 发改委",
    "科学技术部": "科技部 国家科技部",
    "工业和信息化部": "工信部 工业信息化部 国家工信部",
    "人力资源和社会保障部": "人力资源社会保障部 人社部",
    "劳动和社会保障部": "劳动保障部",
    "住房和城乡建设部": "住房城乡建设部 住建部",
    "退役军人事务部": "退役军人部",
    "应急管理部": "应急部",
    "环境保护部": "环保部",
    "国家卫生健康委员会": "国家卫生健康委 国家卫健委 | 卫生健康委 卫健委",
    "国家卫生和计划生育委员会": "国家卫生计生委 国家卫计委 | 卫生计生委 卫计委",
    "中国人民银行": "人民银行 央行",
    "国务院国有资产监督管理委员会": "国务院国资委 | 国资委",
    "国家税务总局": "税务总局 国税总局",
    "国家市场监督管理总局": "市场监管总局 国家市场监管总局 市场监督管理总局",
    "国家工商行政管理总局": "工商总局 国家工商总局 工商行政管理总局",
    "国家质量监督检验检疫总局": "质检总局 国家质检总局",
    "国家食品药品监督管理总局": "食品药品监管总局 国家食品药品监管总局",
    "国家广播电视总局": "广电总局 广播电视总局 国家广电总局",
    "国家体育总局": "体育总局",
    "国家统计局": "| 统计局",
    "国家国际发展合作署": "国际发展合作署",
    "国家医疗保障局": "国家医保局 | 医保局",
    "国家知识产权局": "| 知识产权局",
    "国家药品监督管理局": "国家药监局 | 药监局",
    "国家林业和草原局": "国家林草局 | 林草局",
    "国家粮食和物资储备局": "国家粮食和储备局 国家粮储局 | 粮食和储备局",
    "国家能源局": "| 能源局",
    "国家铁路局": "| 铁路局",
    "中国民用航空局": "民航局 中国民航局",
    "国家邮政局": "| 邮政局",
    "国家文物局": "| 文物局",
    "国家中医药管理局": "国家中医药局 | 中医药局",
    "国家外汇管理局": "国家外汇局 外汇局",
    "国家烟草专卖局": "| 烟草局",
    "国家移民管理局": "| 移民局",
    "国家疾病预防控制局": "国家疾控局 | 疾控局",
    "国家国防科技工业局": "国防科工局 国家国防科工局",
    "国家互联网信息办公室": "国家网信办 | 网信办",
    "中央网络安全和信息化委员会办公室": "中央网信办",
    "中央精神文明建设指导委员会办公室": "中央文明办",
    "国家金融监督管理总局": "金融监管总局",
    "中国银行保险监督管理委员会": "银保监会 中国银保监会",
    "中国银行业监督管理委员会": "银监会 中国银监会",
    "中国保险监督管理委员会": "保监会 中国保监会",
    "中国证券监督管理委员会": "证监会 中国证监会",
    "国务院扶贫开发领导小组办公室": "国务院扶贫办 | 扶贫办",
    "国家乡村振兴局": "| 乡村振兴局",
    "中华全国总工会": "全国总工会",
    "中国共产主义青年团中央委员会": "共青团中央 团中央",
    "中华全国妇女联合会": "全国妇联",
    "中国残疾人联合会": "中国残联",
    "全国人民代表大会": "全国人大",
    "全国人民代表大会常务委员会": "全国人大常委会",
    "最高人民法院": "最高法 最高法院",
    "最高人民检察院": "最高检 最高检察院",
    "中华全国供销合作总社": "供销合作总社",
}


def _shorts(part: int) -> dict[str, str]:
    split = {full: names.partition("|")[::2] for full, names in _FULL.items()}
    return {short: full for full, names in split.items() for short in names[part].split()}


_SURE, _SHARED = _shorts(0), _shorts(1)

CENTRAL = tuple(
    sorted(
        {*_FULL, *_SURE}
        | {
            "国务院", "外交部", "国防部", "教育部", "国家民族事务委员会", "国家民委", "公安部",
            "国家安全部", "民政部", "司法部", "财政部", "自然资源部", "生态环境部", "交通运输部",
            "水利部", "农业农村部", "农业部", "商务部", "文化和旅游部", "文化部", "审计署",
            "海关总署", "国土资源部", "卫生部", "人事部", "建设部", "交通部", "铁道部",
            "信息产业部", "监察部", "国家", "中华人民共和国", "中央", "全国", "中国科学院",
            "中国工程院",
        },
        key=len,
        reverse=True,
    )
)  # fmt: skip
"""How names of central organs begin, longest first."""


def full_name(name: str, *, central: bool = False) -> str:
    """Return the full name for an organ's short name, with or without its office.

    Else the name itself.

    `central` says that the name is known to be a central organ's.

    >>> [full_name(name) for name in ("国办", "国家发改委办公厅", "宁波市政府办公厅", "市住建局")]
    ['国务院办公厅', '国家发展和改革委员会办公厅', '宁波市人民政府办公厅', '市住建局']
    >>> full_name("发改委"), full_name("发改委", central=True)
    ('发改委', '国家发展和改革委员会')
    """
    bare = name.removeprefix("中华人民共和国") or name
    for end in range(len(bare), 1, -1):
        if end < len(bare) and not _is_office(bare[end:]):
            continue
        full = _SURE.get(bare[:end]) or (_SHARED.get(bare[:end]) if central else None)
        if full:
            return full + bare[end:]
    return GOVERNMENT.sub("人民政府", bare)


def _is_office(name: str) -> bool:
    found = OFFICE.search(name)
    return found is not None and found.start() == 0


def full_names(names: Sequence[str], *, central: bool = False) -> tuple[str, ...]:
    """Return the full names of those who issue a document together, each once.

    If one of them is surely a central organ, or `central` says so, all short names are read as
    central organs'.

    >>> full_names(("发展改革委", "财政部")), full_names(("云州市财政局", "发改委"))
    (('国家发展和改革委员会', '财政部'), ('云州市财政局', '发改委'))
    """
    central = central or any(is_central(name) for name in names)
    return tuple(dict.fromkeys(full_name(name, central=central) for name in names))


def is_central(name: str) -> bool:
    """Tell whether a name is surely a central organ's.

    >>> [is_central(name) for name in ("财政部", "国家税务总局深圳市税务局", "发改委")]
    [True, True, False]
    """
    return name.startswith(CENTRAL)
