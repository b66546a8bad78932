"""Makes one key of all names that mean the same organ, and splits names that stand together."""

from __future__ import annotations

from corpus.fields.rules import organ_rules as rules
from corpus.fields.rules.number_rules import GOVERNMENT_SIGN, TERM

# Short or older forms, each with the form that stands for them all in keys.
_SAME = {
    "国务院": ("国",),
    "国家主席": ("主席",),
    "国家发展改革委": ("国家发展和改革委员会", "国家发改委", "发展改革委", "发改委"),
    "科技部": ("科学技术部", "国家科技部"),
    "国家科委": ("国家科学技术委员会",),
    "教育部": ("国家教育部",),
    "住房城乡建设部": ("住房和城乡建设部", "住建部"),
    "人力资源社会保障部": ("人力资源和社会保障部", "人社部"),
    "劳动保障部": ("劳动和社会保障部",),
    "工业和信息化部": ("工信部", "工业信息化部"),
    "国家税务总局": ("税务总局", "国税总局"),
    "海关总署": ("国家海关总署",),
    "市场监管总局": ("国家市场监督管理总局", "国家市场监管总局", "市场监督管理总局"),
    "国家工商总局": ("国家工商行政管理总局", "工商行政管理总局", "工商总局"),
    "国家工商局": ("国家工商行政管理局",),
    "国家质检总局": ("国家质量监督检验检疫总局", "质检总局", "质量监督检验检疫总局"),
    "国家药监局": ("国家药品监督管理局", "药监局"),
    "国家食品药品监管总局": ("国家食品药品监督管理总局", "食品药品监管总局"),
    "人民银行": ("中国人民银行", "央行"),
    "银保监会": ("中国银行保险监督管理委员会", "中国银保监会"),
    "银监会": ("中国银行业监督管理委员会", "中国银监会"),
    "保监会": ("中国保险监督管理委员会", "中国保监会"),
    "证监会": ("中国证券监督管理委员会", "中国证监会"),
    "国家卫生健康委": ("国家卫生健康委员会", "国家卫健委", "卫生健康委", "卫健委"),
    "国资委": ("国务院国有资产监督管理委员会", "国务院国资委"),
    "国家知识产权局": ("知识产权局",),
    "生态环境部": ("国家生态环境部",),
    "环境保护部": ("环保部",),
    "铁路局": ("国家铁路局",),
    "民航局": ("中国民用航空局", "中国民航局"),
    "国家网信办": ("国家互联网信息办公室", "网信办"),
    "全国人大常委会": ("全国人民代表大会常务委员会",),
    "最高法院": ("最高人民法院",),
    "最高检察院": ("最高人民检察院",),
}
ORGAN_KEYS = {name: key for key, names in _SAME.items() for name in (key, *names)}

# Organs of the centre that stand in one run with others in joint announcements.
CENTRAL_ORGANS = tuple(
    sorted(
        {name for name in ORGAN_KEYS if len(name) > 2}
        | {
            "财政部", "商务部", "公安部", "民政部", "司法部", "外交部", "水利部", "审计署",
            "农业农村部", "农业部", "文化和旅游部", "交通运输部", "自然资源部", "应急管理部",
            "退役军人事务部", "国家能源局", "国家统计局", "国家林草局", "国家医保局", "国家粮食局",
            "国务院办公厅", "中共中央", "中共中央办公厅", "中央宣传部", "国家外汇管理局",
            "国家外汇局",
        },
        key=len,
        reverse=True,
    )
)  # fmt: skip

# The sign of a province in codes: 粤府令 is the order of 广东省人民政府.
PROVINCES = {
    "京": "北京市", "津": "天津市", "沪": "上海市", "渝": "重庆市", "冀": "河北省",
    "晋": "山西省", "辽": "辽宁省", "吉": "吉林省", "黑": "黑龙江省", "苏": "江苏省",
    "浙": "浙江省", "皖": "安徽省", "闽": "福建省", "赣": "江西省", "鲁": "山东省",
    "豫": "河南省", "鄂": "湖北省", "湘": "湖南省", "粤": "广东省", "琼": "海南省",
    "川": "四川省", "黔": "贵州省", "滇": "云南省", "云": "云南省", "陕": "陕西省",
    "甘": "甘肃省", "青": "青海省", "蒙": "内蒙古自治区", "内": "内蒙古自治区",
    "桂": "广西壮族自治区", "藏": "西藏自治区", "宁": "宁夏回族自治区",
    "新": "新疆维吾尔自治区",
}  # fmt: skip


def split_term(name: str) -> tuple[str, str | None]:
    """Split the term (第…届) of a congress off its name; the term is returned as it is written.

    >>> split_term("广东省第十四届人民代表大会常务委员会")
    ('广东省人民代表大会常务委员会', '十四')
    """
    found = TERM.search(name)
    if found is None:
        return name, None
    return name[: found.start()] + name[found.end() :], found.group(1)


def organ_key(name: str) -> str:
    """Return the form that all names of one organ share; a name that is not known is its own key.

    >>> [organ_key(name) for name in ("中华人民共和国国务院", "国", "科学技术部", "粤府")]
    ['国务院', '国务院', '科技部', '广东省人民政府']
    """
    name = "".join(name.split())
    name = name.removeprefix("中华人民共和国")
    name = name.replace("人民代表大会", "人大").replace("常务委员会", "常委会")
    sign = GOVERNMENT_SIGN.fullmatch(name)
    if sign is not None and sign.group(1) in PROVINCES:
        return PROVINCES[sign.group(1)] + "人民政府"
    return ORGAN_KEYS.get(name, name)


def place_of_organ(name: str) -> str | None:
    """Return the place that an organ's name begins with; None where it names none.

    >>> place_of_organ("云川市教育局"), place_of_organ("教育部")
    ('云川市', None)
    """
    found = rules.PLACE.match(name)
    return found[1] if found else None


def leading_organ(names: str) -> str:
    """Return the first of several organs that stand in one run or with spaces or 、 between them.

    >>> leading_organ("财政部 税务总局"), leading_organ("财政部税务总局住房城乡建设部")
    ('财政部', '财政部')
    >>> leading_organ("国家税务总局深圳市税务局")
    '国家税务总局深圳市税务局'
    """
    first = rules.SEVERAL_ORGANS.split(names.strip())[0]
    bare = first.removeprefix("中华人民共和国")
    for organ in CENTRAL_ORGANS:
        rest = bare.removeprefix(organ)
        if rest != bare and rest.removeprefix("中华人民共和国").startswith(CENTRAL_ORGANS):
            return organ
    return first
