"""Leave out what a page prints above a text and is none: who signed it, its class, its viewer."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.document import ParagraphKind
from corpus.fields.dates import parse_date
from corpus.fields.numbers import parse_number
from corpus.fields.rules.organ_rules import ORGAN_END
from corpus.page_text.label_names import LABELS, is_telling
from corpus.page_text.page_labels import labels_of
from corpus.page_text.page_lines import is_furniture, is_sentence
from corpus.page_text.page_summary import is_addressed, is_named_summary
from corpus.structure import to_paragraph

# How many lines above a text are looked at, and how many fields in a row are a page's own table.
_HEAD, _TABLE = 14, 3
_GAP = r"[ \u3000\xa0]*"
_SIGNER = rf"(?:{_GAP.join('签发人')}|签发|核签人?|会签人?){_GAP}[:：][^。；，、:：]{{0,16}}"
# How a reply to a deputy was settled: 类别：A, （B）.
_CLASS = (
    rf"(?:办理|答复|建议|提案|复文)?(?:类别|分类|类型|结果|分级){_GAP}[:：]{_GAP}[A-D]\d?{_GAP}类?"
    r"|[（(【\[]\s*[A-D]\d?类?\s*[）)】\]]|[A-D]\d?类"
)
_OPEN = (
    rf"(?:信息|政务|文件|是否|可否)?公开(?:属性|方式|形式|类别|类型|选项|范围|意见)?{_GAP}[:：]{_GAP}"
    r"(?:是|否|可以?公开|(?:主动|依申请|不予?|同意|全文|部分|此件)公开|公开)"
)
_VIEWER = (
    r".{0,10}浏览器(?:暂|版本)?(?:不支持|无法).{0,16}(?:预览|查看|播放|显示|下载|阅读|框架|iframe).{0,16}"
    r"|第?\s*\d{1,3}\s*页?\s*/\s*共?\s*\d{1,4}\s*页?|\d(?:\.\d+)?\s*[xX倍]速?"
)
_READER = (
    r"[（(【]?(?:本文|全文|文章)(?:共|约|字数)[^。]{0,30}(?:字|分钟)[^。]{0,6}[）)】]?|收听(?:本文|全文)"
    r"|[【\[]?(?:字体|字号|文字)(?:大小)?[:：].{0,20}|分享(?:到|至)?\s*[:：]"
    r"|[【\[]?(?:关键[词字]|主题词)(?:[】\]]\s*[:：]?|\s*[:：])[^。]{0,60}"
    r"|[【\[](?:效\s*力(?:说明)?|内容类别|法规类型)[】\]].{0,20}"
    r"|(?:征集|征求意见|公示)?状态\s*[:：]\s*(?:已结束|已截止|已反馈|未开始|进行中|(?:正在)?征[集求]中?)"
)
_NONE = re.compile(f"(?:{_SIGNER}|{_CLASS}|{_OPEN}|{_VIEWER}|{_READER})")
_STATE = re.compile(r"[【\[（(]\s*((?:现行|全文|部分)?(?:有效|失效|废止))\s*[】\]）)]")
_SIGNED_BESIDE = re.compile(rf"(?<=号)[\s\u3000\xa0]+{_SIGNER}$")
_PAPER = re.compile(r"文\s*件$")
_LABELLED = re.compile(
    r"[【\[]?([\u4e00-\u9fff\s\u3000]{2,9}?)\s*(?:[】\]]\s*[:：]?|[:：])\s*(\S.{0,59})?"
)
# Fields whose labels hardly any text begins with, so that one line is enough.
_SURE = frozenset(["index_number", "validity", "rank", "published"])
_OF_BYLINE = frozenset(["published", "origin"])
_BESIDE_DAY = re.compile(r"来源|浏览|阅读|点击|作者|字号|字体|更新|编辑|打印")
# Labels that no table of fields but a page's own has, apart from those that name fields.
_ALSO = frozenset(
    [
        *(
            "状态",
            "信息类别",
            "公开方式",
            "公开形式",
            "公开属性",
            "公开类别",
            "公开时限",
            "公开范围",
        ),
        *("体裁", "体裁分类", "文件类型", "公文种类", "有效期至", "组配分类", "服务对象", "栏目"),
        *("服务对象分类", "主题词", "关键词", "名称", "标题", "信息名称", "文件名称", "文件标题"),
    ]
)


def without_head_lines(lines: Sequence[str]) -> tuple[list[str], dict[str, str]]:
    """The lines of a text without what its page prints above it, and the fields of a table there.

    A number, the organ's name and the title pass; the text begins with whatever else stands there.
    Where a page has nothing else, its lines stay.

    >>> without_head_lines(["类别：A", "云教函〔2023〕6号　签发人：李某", "王某委员："])
    (['云教函〔2023〕6号', '王某委员：'], {})
    >>> without_head_lines(["索引号：A1-2", "文号：云政发〔2023〕6号", "栏目：通知", "各区："])
    (['各区：'], {'index_number': 'A1-2', 'number': '云政发〔2023〕6号'})
    >>> without_head_lines(["申报类别：A", "签发人：李某"])
    (['申报类别：A', '签发人：李某'], {})
    """
    fields, behind = _table(lines)
    kept: list[str] = []
    for index in range(behind, min(len(lines), _HEAD)):
        line = _SIGNED_BESIDE.sub("", lines[index].strip())
        pairs = labels_of(line)
        if _NONE.fullmatch(line) or is_furniture(line) or pairs == []:
            continue
        if pairs and _is_byline(line, pairs):
            fields |= {
                name: value for name, value in pairs if value and name in _OF_BYLINE
            } | fields
            continue
        stated = _STATE.fullmatch(line)
        if stated is not None:
            fields.setdefault("validity", stated[1])
            continue
        kept.append(line)
        if not _may_stand_above(line):
            return [*kept, *lines[index + 1 :]], fields
    kept += lines[max(behind, _HEAD) :]
    return kept or list(lines), fields


def _is_byline(line: str, pairs: Sequence[tuple[str, str]]) -> bool:
    """Whether a line states the day of its page beside a source, a size of type or the like."""
    told = any(name == "published" and parse_date(value) for name, value in pairs)
    return told and len(pairs) > 1 and _BESIDE_DAY.search(line) is not None


def _may_stand_above(line: str) -> bool:
    """Whether a line can be the number, the organ or the title above a text."""
    if (
        parse_number(line)
        or is_named_summary(line)
        or _PAPER.search(line)
        or ORGAN_END.search(line)
    ):
        return True
    if is_addressed(line) or is_sentence(line) or re.search(r"[:：\t]", line):
        return False
    paragraph = to_paragraph(line)
    return paragraph is not None and paragraph.kind is ParagraphKind.TEXT


def _table(lines: Sequence[str]) -> tuple[dict[str, str], int]:
    """The fields of a table of labels, one on each line, above a text, and where that begins."""
    fields: dict[str, str] = {}
    tells, sure = False, True
    count = 0
    for line in lines[:_HEAD]:
        found = _LABELLED.fullmatch(line.strip())
        name = re.sub(r"\s", "", found[1]) if found else ""
        field = LABELS.get(name) if is_telling(name) else None
        if found is None or (field is None and name not in _ALSO):
            break
        count += 1
        value = (found[2] or "").strip()
        tells = tells or field is not None or name == "状态"
        numbered = field == "number" and "决定" not in name and parse_number(value) is not None
        sure = sure and (field in _SURE or numbered)
        if field is not None and value:
            fields.setdefault(field, value)
    return (fields, count) if tells and (sure or count >= _TABLE) else ({}, 0)
