"""Titles: what belongs to them, and what only stands around them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.document import Paragraph, ParagraphKind
from corpus.fields.kind import find_kind

_SPACE = re.compile(r"\s+")
_FILE_END = re.compile(r"\.(?:html?|shtml|txt|md|pdf|docx?|xlsx?|wps|ofd)$", re.IGNORECASE)
_SITE = re.compile(
    r"(?:网|网站|门户|平台|政府|厅|局|委|委员会|部|首页|频道|栏目|公开|在线|中国|新闻|公告|通知|文件|动态|法规|信息)$"
)
_BETWEEN = re.compile(r"\s*(?:[_|｜]|(?<![\d])\s?-{1,2}\s?|\s[–—]+\s|--)\s*")
_HAN_GAP = re.compile(r"(?<=[\u3000-\u9fff\uff00-\uffef])\s+(?=[\u3001-\u9fff\uff00-\uffef])")

# A title stands among so many lines at the head of a document and has at most so many signs.
_HEAD = 10
_LONGEST = 150
_TITLE = re.compile(
    r"(?:通知|通报|通告|公告|公报|意见|办法|决定|决议|命令|规定|规则|细则|条例|方案|规划|计划|预案|目录|清单"
    r"|批复|函|请示|报告|纪要|指南|要点|标准|规范|制度|解读|名单|一览表|统计表|明细表|汇总表|申请表|登记表|表)"
    r"(?:[（(][^（）()]{2,20}[）)])?$|^关于"
)


def clean_title(text: str) -> str:
    r"""One line, no file ending, and no 《》 that wraps the whole.

    >>> clean_title(" 《关于养犬的通知》\n"), clean_title("《甲》和《乙》"), clean_title("a.pdf")
    ('关于养犬的通知', '《甲》和《乙》', 'a')
    """
    title = _FILE_END.sub("", _SPACE.sub(" ", text).strip())
    if title.startswith("《") and title.endswith("》") and title.count("《") == 1:
        title = title[1:-1]
    return title.strip()


def without_gaps(text: str) -> str:
    r"""A title from several lines as one: white space between Han signs is layout.

    >>> without_gaps("国务院办公厅关于印发\n国 家 粮 食 预 案 的 函")
    '国务院办公厅关于印发国家粮食预案的函'
    """
    return _HAN_GAP.sub("", text).strip()


def without_site(text: str) -> str:
    """A page's `<title>` without the name of its site or column.

    >>> without_site("关于养犬的通知 - 某市人民政府门户网站"), without_site("某局-养犬须知")
    ('关于养犬的通知', '养犬须知')
    """
    parts = [part for part in _BETWEEN.split(text.strip()) if part]
    while len(parts) > 1 and _SITE.search(parts[-1]) and not _is_document(parts[-1]):
        parts.pop()
    while len(parts) > 1 and _SITE.search(parts[0]) and not _is_document(parts[0]):
        parts.pop(0)
    return parts[0] if len(parts) == 1 else text.strip()


def title_in_head(paragraphs: Sequence[Paragraph]) -> str | None:
    """The title that stands among the first lines of a printed document; None where none is one."""
    for paragraph in paragraphs[:_HEAD]:
        text = without_gaps(paragraph.text)
        if text.endswith(("：", ":", "。")) or len(text) > _LONGEST:
            return None
        if paragraph.kind is ParagraphKind.TEXT and _TITLE.search(text) and len(text) > 5:
            return text
    return None


_PRINTS = r"(?:印发|转发|批转|发布|公布|颁布|修订|修订印发|重新印发)"
_PRINTED = re.compile(rf"{_PRINTS}[^《》]{{0,30}}《(?P<inner>.{{3,150}})》")
_PRINTED_BARE = re.compile(
    r"(?:印发|转发|批转)(?P<inner>[^《》]{6,120}?)(?:[（(][^（）()]{2,12}[）)])?的(?:通知|函|公告|通告)"
    r"(?:[（(][^（）()]{2,12}[）)])?$"
)
_HEAD_LINES = 6


def printed_title(title: str) -> str | None:
    """The name inside 关于印发《…》的通知 and its like; None in other titles.

    >>> printed_title("某市关于印发《养犬办法》的通知"), printed_title("关于印发养犬登记办法的通知")
    ('养犬办法', '养犬登记办法')
    >>> printed_title("关于废止《养犬办法》的通知") is None
    True
    """
    found = _PRINTED.search(title)
    if found is None or not re.search(r"的?(?:通知|函|公告|通告|决定|令)", title[found.end() :]):
        found = _PRINTED_BARE.search(title)
    inner = found["inner"].strip() if found else ""
    return inner if len(inner) >= 3 and find_kind(inner) else None


def printing_title(title: str, paragraphs: Sequence[Paragraph]) -> str | None:
    """The whole 关于印发《…》的通知 at the head of a text whose title is the name inside."""
    own = _bare_title(title)
    lines = [paragraph.text.strip() for paragraph in paragraphs[:_HEAD_LINES]]
    for first in range(len(lines)):
        for last in range(first + 1, min(first + 3, len(lines)) + 1):
            text = without_gaps("\n".join(lines[first:last]))
            if len(text) > _LONGEST:
                break
            inner = printed_title(text)
            if inner and text.endswith(("通知", "函", "公告", "通告", "）")):
                return text if _bare_title(inner) == own else None
    return None


def _bare_title(title: str) -> str:
    return re.sub(r"[\s《》“”\"]|[（(][^（）()]{1,12}[）)]$", "", title)


def _is_document(text: str) -> bool:
    return "关于" in text or len(text) > 25
