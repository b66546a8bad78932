"""Titles: what belongs to them, and what only stands around them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.document import Paragraph, ParagraphKind

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


def _is_document(text: str) -> bool:
    return "关于" in text or len(text) > 25
