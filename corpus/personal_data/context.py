"""What stands around a number: whether it is an office's, a person's, or part of something else."""

from __future__ import annotations

import re

_LINE = 80
"""So many signs of a line before a number, and half as many behind it, tell whose it is."""
_OFFICE = re.compile(
    r"(?:联系|咨询|监督|举报|投诉|服务|办公|值班|受理|报名|预约|业务|客服|救助|报警|求助)(?:电话|热线|方式|专线)"
    r"|办公室|传\s*真|热线|电\s*话|专线|总机|窗口|大厅|客服|联系人|邮编|邮箱|网址|地\s*址[:：]"
)
_ORGAN = re.compile(
    r"[\u4e00-\u9fff]{2,}(?:局|委|厅|部|院|办|处|科|股|所|站|中心|公司|集团|银行|学校|大学|医院|协会|委员会|政府"
    r"|法院|支队|大队|基地|窗口|大厅|办公室|街道|社区|村委会|居委会)|(?<![\u4e00-\u9fff])传\s*真|办公室|办公电话"
)
_ORGAN_AT_END = re.compile(
    r"[\u4e00-\u9fff]{2,}(?:医院|中心|公司|学校|大学|委员会|政府|街道办|村委会|居委会|派出所)[\s:：（(]*$"
)
_PERSON = re.compile(
    r"姓\s*名|户\s*主|本人|家庭|住\s*址|住宅|身份证|监护人|申请人|承租人|产权人|权利人|被征收人|当事人"
    r"|被处罚人|残疾人|户籍|出生|家长|法定代表人|手机"
)
_IN_ADDRESS = re.compile(r"(?:https?:|www\.|[?&=/%_@#])[^\s\u3000-\u9fff]*$", re.IGNORECASE)
_UNIT = re.compile(
    r"\s*(?:[万亿千百]?元|[万亿]|%|％|平方|公顷|吨|人|户|公里|千米|米|件|个|条|项|号文|股|份|[-–—]\d)"
)
_CODE = re.compile(
    r"(?:信用代码|组织机构代码|注册号|登记号|许可证|批准文号|备案号|索引号|编号|项目代码|文号|合同号"
    r"|统一代码|序列号|订单号|机构代码|证书号|图号|QQ|ISBN)[^，。；\n]{0,12}$"
)


def before(text: str, start: int) -> str:
    """The line before a place, as much of it as tells something."""
    return text[max(text.rfind("\n", 0, start) + 1, start - _LINE) : start]


def line(text: str, start: int, end: int) -> str:
    """The line around a place, as much of it as tells something."""
    stop = text.find("\n", end, end + _LINE // 2)
    return before(text, start) + text[start : stop if stop >= 0 else end + _LINE // 2]


def is_of_office(text: str, start: int, end: int) -> bool:
    """Whether a telephone number stands beside 联系电话 or the like of an organ."""
    around = line(text, start, end)
    if _OFFICE.search(before(text, start)[-60:]) is None:
        return False
    # Who is named above the line is whose number it is.
    above = text[max(0, start - 2 * _LINE) : start]
    return _PERSON.search(around) is None or _ORGAN.search(above) is not None


def is_called_by_organ(text: str, start: int) -> bool:
    """Whether an organ's name stands right before a number: it is the organ's."""
    return _ORGAN_AT_END.search(text[max(0, start - 30) : start]) is not None


def is_of_person(text: str, start: int, end: int) -> bool:
    """Whether a person's own data stand in the same line."""
    return _PERSON.search(line(text, start, end)) is not None


def names_organ(text: str) -> bool:
    """Whether an organ, a company or an office is named."""
    return _ORGAN.search(text) is not None


def is_something_else(text: str, start: int, end: int) -> bool:
    """Whether a number is a code, an amount, or part of an address on the web."""
    head = before(text, start)
    return (
        _IN_ADDRESS.search(head) is not None
        or _CODE.search(head) is not None
        or _UNIT.match(text, end) is not None
    )
