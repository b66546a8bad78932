"""Separates a title from what stands around it, and finds the title that it prints."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.document import Paragraph, ParagraphKind
from corpus.fields.kind import find_kind
from corpus.fields.rules import title_rules as rules
from corpus.fields.word_classes import words

# A title stands among so many lines at the head of a document and has at most so many signs.
_HEAD = 10
_LONGEST = 150


def clean_title(text: str) -> str:
    r"""Return a title on one line, without the ending of a file and without 《》 around all of it.

    >>> clean_title(" 《关于养犬的通知》\n"), clean_title("《甲》和《乙》"), clean_title("a.pdf")
    ('关于养犬的通知', '《甲》和《乙》', 'a')
    """
    title = rules.FILE_END.sub("", rules.SPACE.sub(" ", text).strip())
    if title.startswith("《") and title.endswith("》") and title.count("《") == 1:
        title = title[1:-1]
    return title.strip()


def without_gaps(text: str) -> str:
    r"""Join a title that stands on several lines: white space between Han signs is only layout.

    >>> without_gaps("国务院办公厅关于印发\n国 家 粮 食 预 案 的 函")
    '国务院办公厅关于印发国家粮食预案的函'
    """
    return rules.HAN_GAP.sub("", text).strip()


def without_site(text: str) -> str:
    """Return a page's `<title>` without the name of the site or column.

    >>> without_site("关于养犬的通知 - 某市人民政府门户网站"), without_site("某局-养犬须知")
    ('关于养犬的通知', '养犬须知')
    """
    parts = [part for part in rules.BETWEEN.split(text.strip()) if part]
    while len(parts) > 1 and names_site(parts[-1]):
        parts.pop()
    while len(parts) > 1 and names_site(parts[0]):
        parts.pop(0)
    if len(parts) > 1 and rules.TITLE.search(parts[0]) and _is_document(parts[0]):
        # Behind a title that says what it is, other names are those of columns and sites.
        return parts[0]
    return parts[0] if len(parts) == 1 else text.strip()


def names_site(text: str) -> bool:
    """Tell whether a part of a page's name is that of a site or column and no title.

    >>> names_site("云州市财政局"), names_site("关于公布财政信息")
    (True, False)
    """
    return rules.SITE.search(text) is not None and not _is_document(text)


def title_in_head(paragraphs: Sequence[Paragraph]) -> str | None:
    """Return the title among the first lines of a printed document; None where no line is one."""
    for paragraph in paragraphs[:_HEAD]:
        text = without_gaps(paragraph.text)
        if text.endswith(("：", ":", "。")) or len(text) > _LONGEST:
            return None
        if paragraph.kind is ParagraphKind.TEXT and rules.TITLE.search(text) and len(text) > 5:
            return text
    return None


_HEAD_LINES = 6


def printed_title(title: str) -> str | None:
    """Return the name inside 关于印发《…》的通知 and similar titles; None for other titles.

    >>> printed_title("某市关于印发《养犬办法》的通知"), printed_title("关于印发养犬登记办法的通知")
    ('养犬办法', '养犬登记办法')
    >>> printed_title("关于废止《养犬办法》的通知") is None
    True
    """
    found = rules.PRINTED.search(title)
    if found is None or not rules.CARRIER.search(title[found.end() :]):
        found = rules.PRINTED_BARE.search(title)
    inner = found["inner"].strip() if found else ""
    return inner if len(inner) >= 3 and find_kind(inner) else None


def printing_title(title: str, paragraphs: Sequence[Paragraph]) -> str | None:
    """Find 关于印发《…》的通知 at the head of a text whose title is the name inside it."""
    own = _bare_title(title)
    lines = [paragraph.text.strip() for paragraph in paragraphs[:_HEAD_LINES]]
    for first in range(len(lines)):
        for last in range(first + 1, min(first + 3, len(lines)) + 1):
            text = without_gaps("\n".join(lines[first:last]))
            if len(text) > _LONGEST:
                break
            inner = printed_title(text)
            if inner and text.endswith((*words("carrier_kind"), "）")):
                return text if _bare_title(inner) == own else None
    return None


def _bare_title(title: str) -> str:
    return rules.LAYOUT.sub("", title)


def _is_document(text: str) -> bool:
    return "关于" in text or len(text) > 25
