"""Tells who issued a document by the code in its number (机关代字): 国办发 is 国务院办公厅's.

The number of a joint document has the code of the leading organ. Codes that several organs use are
not in the table: 宁 stands for 宁夏 and for 南京, 青 for 青海 and for 青岛, and 苏府 is 苏州's.
"""

from __future__ import annotations

from corpus.fields.organ_names import PROVINCES
from corpus.fields.rules import issuer_code_rules as rules


def issuer_of_code(number: str) -> str | None:
    """Return the organ whose code stands in a number of the official form.

    It is None where that is not sure.

    >>> [issuer_of_code(n) for n in ("国办发〔2019〕6号", "粤府办〔2020〕1号", "云政规〔2019〕1号")]
    ['国务院办公厅', '广东省人民政府办公厅', None]
    >>> issuer_of_code("发改办能源规〔2020〕245号")
    '国家发展和改革委员会办公厅'
    """
    found = rules.CODE_OF_NUMBER.match(number)
    if found is None:
        return None
    code, year = found["code"], int(found["year"])
    province = rules.PROVINCE_CODE.fullmatch(code)
    if province:
        # The office of a province's government is a 办公厅 everywhere.
        return f"{PROVINCES[province[1]]}人民政府{'办公厅' if province[2] else ''}"
    held_by = (one for one in rules.CODES if year in one.held)
    organ = next((one.organ for one in held_by if one.rule.fullmatch(code)), None)
    sign = rules.OFFICE_CODE.search(code)
    return organ if organ is None or sign is None else _office(organ, sign.group())


def _office(organ: str, sign: str) -> str:
    """The office of a central organ, by the sign for it in a code: 办, 厅 or 综.

    >>> _office("教育部", "厅"), _office("国家能源局", "综"), _office("国家医疗保障局", "办")
    ('教育部办公厅', '国家能源局综合司', '国家医疗保障局办公室')
    """
    if organ.endswith(("办公厅", "办公室")):
        return organ
    if sign == "综":
        return f"{organ}综合司"
    # A bureau below a ministry's rank has a 办公室.
    small = organ.endswith("局") and not organ.endswith("总局")
    return f"{organ}{'办公室' if small else '办公厅'}"
