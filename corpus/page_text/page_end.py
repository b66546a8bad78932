"""Find where the text of a crawled page ends: buttons, links and the site's foot follow it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.document import ParagraphKind
from corpus.fields.dates import is_signing_line, parse_date
from corpus.page_text.page_labels import labels_of
from corpus.page_text.page_lines import (
    heads_side_bar,
    is_address,
    is_furniture,
    is_sentence,
    is_site_foot,
    neighbour,
    without_bullet,
)
from corpus.page_text.page_links import is_day, is_link, is_menu, is_short, may_be_link, names_file
from corpus.page_text.page_tail import is_boilerplate, offers_files, opens_tail
from corpus.structure import to_paragraph

# Lines in a row that make a side bar; fewer are no side bar.
_RUN = 3
# What may stand below a signature: notes, attachments, copies, who answers questions.
_BELOW_SIGNATURE = re.compile(
    r"[（(].{2,80}[）)]$|(?:抄\s*[送报]|主\s*送|分送|主题词|联系人|联系电话|联系方式|咨询电话|打字|校对|公开(?:方式|属性|形式)\s*[:：])|.{0,40}印发?$"
    r"|附\s*[件表录](?!.*\.(?:docx?|xlsx?|pdf|wps|et|ofd|zip|rar)\b)"
)
_PRINTED = re.compile(r"日\s*印发?$")
# Names of lists that a document has behind its signature.
_LISTED = re.compile(
    r"(?:名单|一览表|登记表|汇总表|统计表|申请表|目录|清单|附表|标准)(?:[（(].*[）)])?$"
)
# The share of the running text that may stand in the foot of a page.
_FOOT = 0.1
_TALK = 0.3
_FILE_HEADINGS = frozenset(["相关附件", "文章附件", "附件下载", "文件下载", "资料下载", "下载附件"])
_NAMED = re.compile(r"\s*[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,2})[)）.．、]")
_FILE = re.compile(r"\.(?:docx?|xlsx?|pdf|wps|et|ofd|zip|rar)$", re.IGNORECASE)
_LONGEST_DAY = 20
_NONE = re.compile(r"[暂]?无(?:附件|数据|内容)?")
_ATTACHMENTS = re.compile(
    r"^Attachments?[:：]?$|^(?:相关)?附\s*[件表]\s*[\d一二三四五]{0,2}\s*[:：]?"
)


def find_end(lines: Sequence[str]) -> int:
    """The place behind the last line of the text."""
    end = find_foot(lines)
    end = _before_links(lines, _peeled(lines, end))
    return _behind_signature(lines, _without_empty(lines, end))


def find_foot(lines: Sequence[str], *, attachments: bool = True) -> int:
    """Where the foot of the page begins: at a button or heading of the site behind the text.

    `attachments` says whether a list of files to download is part of the foot.
    """
    whole = sum(len(line) for line in lines if is_sentence(line))
    signed = _signed(lines)
    end = len(lines)
    end = _without_empty(lines, end)
    lines = lines[:end]
    behind = 0
    for index in range(len(lines) - 1, -1, -1):
        line = lines[index]
        behind += len(line) if _is_text(line) else 0
        if behind > whole * _TALK:
            break
        # Readers' comments are running text, too.
        limit = whole * (_TALK if behind > whole * _FOOT and is_boilerplate(line) else _FOOT)
        may_open = index > signed and (whole or index * 2 >= len(lines))
        if behind <= limit and (
            (may_open and (opens_tail(line) or (attachments and _offers_files(lines, index))))
            or _begins_foot(lines, index)
        ):
            end = index
    return end


def _without_empty(lines: Sequence[str], end: int) -> int:
    """The end before headings of files without any."""
    while end and (empty := _empty(lines, end)):
        end -= empty
    return end


def _empty(lines: Sequence[str], end: int) -> int:
    """How many of the last lines are a heading of files without any, and say so."""
    last = lines[end - 1].strip()
    heading = last.endswith(("：", ":")) and _ATTACHMENTS.fullmatch(last) is not None
    above = _ATTACHMENTS.fullmatch(lines[end - 2].strip()) if end > 1 else None
    if above is not None and _NONE.fullmatch(last):
        return 2
    return int(heading)


def _behind_signature(lines: Sequence[str], end: int) -> int:
    """The end of a text that is signed, where what stands behind its day is nothing of a document.

    A note in brackets, attachments, and to whom copies go do belong to it, and so does what reads
    as a text: the rules that a notice issues.
    """
    signed = _signed(lines[:end])
    if signed < 0:
        return _before_files(lines, end)
    rest = lines[signed + 1 : end]
    told = sum(len(line) for line in rest if _is_text(line))
    if any(_is_of_document(line) for line in rest):
        return end
    if told > _FOOT * sum(len(line) for line in lines[: signed + 1] if is_sentence(line)):
        return end
    behind = signed + 1
    attached = False
    while behind < end:
        belongs = _BELOW_SIGNATURE.match(lines[behind]) is not None
        # The office that prints stands above the day of that.
        prints = is_signing_line(lines[behind]) and _PRINTED.search(
            "".join(lines[behind + 1 : behind + 2])
        )
        if not (belongs or prints or (attached and _NAMED.match(lines[behind]))):
            break
        attached = attached or _ATTACHMENTS.match(lines[behind]) is not None
        behind += 1
    return behind


def _before_files(lines: Sequence[str], end: int) -> int:
    """The end before files to download, where a day alone ends the text above them."""
    first = end
    while first and (_FILE.search(lines[first - 1]) or _ATTACHMENTS.fullmatch(lines[first - 1])):
        first -= 1
    dated = first > _RUN and _is_day_alone(lines[first - 1])
    return first if dated else end


def _is_day_alone(line: str) -> bool:
    return line.endswith("日") and len(line) <= _LONGEST_DAY and parse_date(line) is not None


def _is_of_document(line: str) -> bool:
    """Whether a line behind a signature can be nothing of a site: a row, a title, an article."""
    paragraph = to_paragraph(line)
    return (
        "\t" in line
        or (paragraph is not None and paragraph.kind is not ParagraphKind.TEXT)
        or _LISTED.search(line) is not None
    )


def _is_text(line: str) -> bool:
    return (
        is_sentence(line)
        and not is_boilerplate(line)
        and not is_furniture(line)
        and not is_site_foot(line)
    )


def _offers_files(lines: Sequence[str], index: int) -> bool:
    """Whether a list of files to download begins in a line; 附件： above names is none."""
    following = lines[index + 1] if index + 1 < len(lines) else ""
    named = _NAMED.match(following) is not None or names_file(following)
    if named and lines[index].strip() in _FILE_HEADINGS:
        return True
    return offers_files(lines[index]) and not (named and lines[index].startswith("附件"))


def _signed(lines: Sequence[str]) -> int:
    """The last line that is a day below the name of an organ; -1 without one."""
    days = [index for index in range(len(lines) - 1, 0, -1) if _is_day_alone(lines[index])]
    return next((index for index in days if is_signing_line(lines[index - 1])), -1)


def _begins_foot(lines: Sequence[str], index: int) -> bool:
    line = lines[index]
    if is_furniture(line):
        return True
    # A heading that is in no table of headings (关联文件), above several titles.
    following = lines[index + 1 : index + 3]
    return (
        is_short(line)
        and not is_signing_line(line)
        and _ATTACHMENTS.match(line) is None
        and len(following) == 2
        and all(is_link(one) for one in following)
    )


def _peeled(lines: Sequence[str], end: int) -> int:
    """The end of the text, before lines that surely are the site's and lines between these."""
    place = end
    for index in range(end - 1, -1, -1):
        line = lines[index]
        if (
            is_site_foot(line)
            or is_furniture(line)
            or is_menu(line)
            or neighbour(line) is not False
            or _is_field(line)
        ):
            place = index
        elif is_address(line):
            continue
        elif is_short(line) and place == index + 1 and place < end and _is_field(lines[place]):
            # The heading of a box of fields (信息公开).
            place = index
        elif (
            is_sentence(line)
            or is_signing_line(line)
            or _ATTACHMENTS.match(line)
            or (labels_of(line) is None and not is_short(line) and not is_day(line))
        ):
            break
    return place


def _is_field(line: str) -> bool:
    """Whether a line states the number, the issuer or the validity of its page, with a label."""
    return any(
        name in ("number", "issuer", "publisher", "validity", "index_number", "topic") and value
        for name, value in labels_of(line) or ()
    )


def _before_links(lines: Sequence[str], stop: int) -> int:
    """Where a list of links behind the text begins; signature and attachments are no links."""
    end = stop
    while end and (may_be_link(lines[end - 1]) or is_day(lines[end - 1])):
        end -= 1
    while end < stop and without_bullet(lines[end]) is None and not is_link(lines[end]):
        end += 1
    tail = lines[end:stop]
    sure = sum(without_bullet(line) is not None or is_link(line) or is_day(line) for line in tail)
    if len(tail) >= _RUN and sure * 2 >= len(tail):
        while end and heads_side_bar(lines[end - 1]):
            end -= 1
        return end
    return stop
