"""Names of persons: what looks like one, and which stand beside what nobody should read of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

Span = tuple[int, int]

SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚"
    "沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤"
)
_LABEL = (
    r"(?:姓\s*名|户\s*主|申请人|监护人|当事人|被处罚人|被执行人|残疾人|违法行为人|受助人|患者"
    r"|低保户|低保对象|特困人员|贫困户|困难户|孤儿)"
)
_BOUND = r"(?=[\s，,、；;：:。（(）)\t]|$|[男女]|系|因|享受|领取|申[请领]|被|同志|家庭)"
LABELLED = re.compile(rf"{_LABEL}\s*[:：]?\s*(?P<name>[{SURNAMES}][\u4e00-\u9fff]{{1,2}}?){_BOUND}")
_CELL = re.compile(
    rf"(?:^|\t|^\d{{1,4}}\s*[.．、\t ])\s*(?P<name>[{SURNAMES}][\u4e00-\u9fff]{{1,2}})"
    rf"(?=[\t，,、；;（(]|\s+[男女]|$)"
)
# A list of names below a line that says whose they are.
_ANNOUNCES = re.compile(r"(?:名单|如下|公示|人员|对象)[^。；]{0,12}[：:]?\s*$")
_NAME = re.compile(
    rf"[{SURNAMES}](?:[\u4e00-\u9fff]{{1,2}}|[ \u3000]{{1,2}}[\u4e00-\u9fff])(?![\u4e00-\u9fff])"
)
_NAMES = re.compile(rf"\s*(?:\d{{1,4}}[.．、]?\s*)?(?:{_NAME.pattern}[、，,；;。\s]*){{1,200}}")
_ROW = 120
"""No row of a list of persons is longer."""
_PROSE = re.compile(r"[。！？]")
_SENSITIVE = re.compile(
    r"低保|最低生活保障|特困|残疾|精神病|艾滋|吸毒|戒毒|刑满|社区矫正|行政处罚|被处罚|失信被执行|拘留|罚款"
    r"|贫困户|脱贫户|临时救助|孤儿|困境儿童|患(?:有)?[\u4e00-\u9fff]{1,6}(?:病|癌|症)"
)
_NO_NAME = re.compile(
    r"[局委厅部院办处科股所站村镇乡县市区省街路厂店校园网报社法费金税证书表类级别度期限款条项目额率制性化率等者员]$"
    r"|^[万向]|某|陈述|[×*xX]|范围|范畴|高血压|高校|高中|高职|高龄|金额|常务|白酒|江河|林业|林果|孙子|余额|于是|方面|石油|黄金|田地"
    r"|工程|管理|建设|单位|方案|办法|标准|情况|服务|保障|救助|补贴|责任|时间|地点|内容|人员|程序|安全|生产|环境"
)


def find_sensitive_names(text: str) -> Iterator[Span]:
    """Where names stand in a line that says who is poor, disabled, ill or punished."""
    at = 0
    listed = False
    for line in text.split("\n"):
        if _SENSITIVE.search(line):
            listed = _ANNOUNCES.search(line) is not None
            yield from ((at + start, at + end) for start, end in _names(line))
        elif listed and _NAMES.fullmatch(line):
            found = (one.span() for one in _NAME.finditer(line))
            yield from ((at + start, at + end) for start, end in found if _is_name(line[start:end]))
        elif line.strip():
            listed = False
        at += len(line) + 1


COMPOUND_SURNAMES = (
    *("欧阳", "司马", "上官", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐"),
    *("夏侯", "司徒", "长孙", "宇文", "闻人", "轩辕", "申屠", "独孤", "南宫"),
)
_SURNAME = rf"(?:[{SURNAMES}]|{'|'.join(COMPOUND_SURNAMES)})"
_WHOLE = re.compile(rf"{_SURNAME}[\u4e00-\u9fff]{{1,2}}")


def is_surname(text: str) -> bool:
    """Whether a text is a surname."""
    return re.fullmatch(_SURNAME, text) is not None


def looks_like_name(text: str) -> bool:
    """Whether a text may be the name of a person, by its surname and length.

    >>> looks_like_name("张伟"), looks_like_name("欧阳小明"), looks_like_name("工程")
    (True, True, False)
    """
    return _WHOLE.fullmatch(text) is not None and _is_name(text)


def _is_name(text: str) -> bool:
    return _NO_NAME.search("".join(text.split())) is None


def _names(line: str) -> Iterator[Span]:
    seen: set[int] = set()
    is_row = len(line) <= _ROW and not _PROSE.search(line)
    for rule in (LABELLED, _CELL) if is_row else (LABELLED,):
        for found in rule.finditer(line):
            start, end = found.span("name")
            # Two signs may be any word: only a label or a cell of a table makes them a name.
            if rule is _CELL and end - start < 3 and "\t" not in line:
                continue
            if start not in seen and not _NO_NAME.search(found["name"]):
                seen.add(start)
                yield start, end
