"""Join labels of a crawled page with their values: copied tables of fields come apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from corpus.fields.dates import parse_date
from corpus.fields.numbers import parse_number
from corpus.fields.rules.organ_rules import ORGAN_END
from corpus.page_text.label_names import LABELS, is_telling, label_field
from corpus.page_text.page_labels import labels_of
from corpus.page_text.page_lines import is_sentence

# How the text of a document begins; no value of a label begins so.
BEGINS = re.compile(
    r"关于.{2,}的(?:通知|公告|通告|意见|决定|批复|函|复函)$|^中华人民共和国.{2,20}令$"
)
_LABELLED = re.compile(r"[:：]")
_MAY_BE_NAME = re.compile(r"[\u4e00-\u9fff][\u4e00-\u9fff \u3000\xa0]{1,11}[:：]?")
_LONGEST = 40
_ABSTRACT = re.compile(r"[【\[]?(?:内容|信息)?(?:概述|摘要|概要|简介)[】\]]?[:：]")
_DAYS = {"published", "written", "proclaimed", "printed", "effective"}
_LONGEST_TITLE = 150
# Columns that the head of a list has at least.
_COLUMNS = 3
# These are words of texts and buttons, too: without a colon they are no labels.
_AMBIGUOUS = {
    "时间", "日期", "标题", "名称", "来源", "索引", "分类", "字号", "时效", "作者", "编辑",
    "审核", "阅读", "浏览", "点击", "打印", "分享", "记者", "签发", "栏目", "标签",
    "二维码", "体裁", "人气", "校对", "字体", "校核", "视力保护色", "分享到", "截止日期",
    "关键词", "关键字", "文种", "服务对象", "供稿",
}  # fmt: skip


def with_values(lines: Sequence[str]) -> list[str]:
    """The lines, with each label that stands alone joined to the value on the next line."""
    return _joined(_without_abstract(with_names(lines)))


def with_names(lines: Sequence[str]) -> list[str]:
    """The lines, with colons behind labels, and rows of labels joined to their values."""
    return _with_colons(
        [
            cell
            for line, following in pairwise([*_turned(lines), ""])
            for cell in ([line] if _heads_list(line, following) else _cells(line))
        ]
    )


def _heads_list(line: str, following: str) -> bool:
    r"""Whether a row names the columns of a list: the next row has as many cells and no label.

    >>> _heads_list("序号\t文件名称\t文号\t失效条款", "1\t养犬办法\t云政发〔2019〕1号\t第三条")
    True
    >>> _heads_list("文号\t云政发〔2019〕1号\t索引号\t1/2", "发文机关\t某局\t页数\t3")
    False
    """
    cells = [cell.strip() for cell in line.split("\t")]
    values = [cell.strip() for cell in following.split("\t")]
    return (
        len(cells) == len(values) >= _COLUMNS
        and not _is_row_of_fields(cells)
        and not any(map(_is_name, values))
    )


def _turned(lines: Sequence[str]) -> list[str]:
    r"""A row of names and the row of values below it as lines of a name and its value.

    >>> _turned(["索引号\t发文机关\t发布日期", "1/2\t某局\t2024-01-02"])
    ['索引号：1/2', '发文机关：某局', '发布日期：2024-01-02']
    """
    turned: list[str] = []
    index = 0
    while index < len(lines):
        names = [name.strip() for name in lines[index].split("\t")]
        values = lines[index + 1].split("\t") if index + 1 < len(lines) else []
        more = lines[index + 2].split("\t") if index + 2 < len(lines) else []
        if (
            len(names) >= _COLUMNS
            and len(names) == len(values) != len(more)
            and all(map(_is_name, names))
        ):
            turned += [
                f"{name}：{value.strip()}" for name, value in zip(names, values, strict=True)
            ]
            index += 2
            continue
        turned.append(lines[index])
        index += 1
    return turned


def _cells(line: str) -> list[str]:
    r"""The cells of a row of labels and values, each label with its value.

    >>> _cells("索引号\t0014/2024\t发布日期\t2024-01-02")
    ['索引号：0014/2024', '发布日期：2024-01-02']

    Beside a label that hardly anything else has, those that no table knows are labels by place.

    >>> _cells("文件编号\t云水发〔2024〕7号\t责任处室\t科技处")
    ['文件编号：云水发〔2024〕7号', '责任处室：科技处']
    """
    cells = [cell.strip() for cell in line.split("\t")]
    if _is_row_of_fields(cells):
        return [
            f"{name.rstrip(':： ')}：{value}"
            for name, value in zip(cells[::2], cells[1::2], strict=True)
            if name
        ]
    if len(cells) < 2 or sum(_is_name(cell) for cell in cells) < min(2, len(cells) - 1):
        return [line]
    rows: list[str] = []
    for cell in filter(None, cells):
        if rows and _is_name(rows[-1]):
            rows[-1] = rows[-1].rstrip(":：") + "："
            if _is_name(cell):
                rows.append(cell)
            else:
                rows[-1] += cell
        else:
            rows.append(cell)
    return rows


def _is_row_of_fields(cells: Sequence[str]) -> bool:
    """Whether names and values stand in turn in a row, one of the names with a value that fits."""
    names = cells[::2]
    return (
        len(cells) >= 4
        and len(cells) % 2 == 0
        and any(_is_told(name, value) for name, value in zip(names, cells[1::2], strict=True))
        and all(not name or _MAY_BE_NAME.fullmatch(name) for name in names)
        and not any(_is_name(value) for value in cells[1::2])
    )


def _without_abstract(lines: Sequence[str]) -> list[str]:
    """The lines without what a table of fields says that a document is about, in a sentence.

    >>> _without_abstract(["文号：", "1号", "内容概述：", "规范养犬。", "公开日期：", "2024-01-02"])
    ['文号：', '1号', '公开日期：', '2024-01-02']
    """
    kept: list[str] = []
    index = 0
    while index < len(lines):
        following = lines[index + 2 : index + 3]
        if _ABSTRACT.fullmatch(lines[index]) and following and labels_of(following[0]):
            index += 2
            continue
        kept.append(lines[index])
        index += 1
    return kept


def _stands_above(name: str, line: str) -> bool:
    """Whether a line states what the name above it says, or is a day."""
    return parse_date(line[:20]) is not None or _is_told(name, line)


def _is_told(name: str, value: str) -> bool:
    """Whether a telling label stands beside a day, a number or an organ, as it says."""
    if not is_telling(name):
        return False
    field = label_field(name)
    if field == "number":
        return parse_number(value) is not None
    if field in _DAYS:
        return parse_date(value) is not None
    return field in ("issuer", "publisher") and ORGAN_END.search(value) is not None


def _is_name(cell: str) -> bool:
    name = re.sub(r"[\s\xa0:：]", "", cell)
    return name in LABELS and (name not in _AMBIGUOUS or cell.rstrip().endswith((":", "：")))


def _with_colons(lines: Sequence[str]) -> list[str]:
    """Names of labels that stand alone without a colon: two near each other, or above a value."""
    places = [index for index, line in enumerate(lines) if _is_name(line)]
    near = {
        index
        for index in places
        if any(other != index and abs(other - index) <= 2 for other in places)
        or (index + 1 < len(lines) and _stands_above(lines[index], lines[index + 1]))
    }
    return [
        f"{line}：" if i in near and not line.endswith((":", "：")) else line
        for i, line in enumerate(lines)
    ]


def _joined(lines: Sequence[str]) -> list[str]:
    joined: list[str] = []
    title = ""
    for index, line in enumerate(lines):
        before = labels_of(joined[-1]) if joined else None
        alone = before is not None and len(before) == 1 and not before[0][1]
        if before and before[-1][0] == "title":
            title = before[-1][1]
        if (
            alone
            and before is not None
            and _is_value(before[0][0], line, title, lines[index + 1 : index + 2])
        ):
            joined[-1] += line
        else:
            joined.append(line)
    return joined


def _is_value(field: str, line: str, title: str, following: Sequence[str]) -> bool:
    """Whether a line is the value of the empty label above it; the text may begin there too."""
    if is_sentence(line) or _LABELLED.search(line):
        return False
    if field == "title":
        return len(line) <= _LONGEST_TITLE
    if len(line) > _LONGEST or BEGINS.search(line) or (len(line) > 5 and title.startswith(line)):
        return False
    if field in _DAYS:
        return parse_date(line) is not None
    if field in ("validity", "rank"):
        return len(line) <= 12
    if field == "other":
        words = line.split()
        several = len(words) >= 3 and all(len(word) <= 8 for word in words)
        return len(line) <= 12 or several or any(labels_of(one) for one in following)
    if field == "number":
        return parse_number(line) is not None or len(line) <= 20
    return True
