"""Documents whose every field tries to become more than text, on whatever face it is shown."""

from __future__ import annotations

from datetime import date
from typing import Any

from corpus.document import Document, HistoryEvent, Paragraph, ParagraphKind, Part
from tests.hostile.hostile_requests import ATTACKS

PAYLOADS = (
    "<script>hostile()</script>",
    "<img src=x onerror=hostile()>",
    "\"'><svg onload=hostile()>",
    "</script><script>hostile()</script>",
    "</title></textarea></style><script>hostile()</script>",
    "<!--<script>-->hostile()</script>",
    "]]><script>hostile()</script>",
    "javascript:hostile()",
    "[a](javascript:hostile())",
    "![a](x)<b onclick=hostile()>b</b>",
    '=HYPERLINK("http://evil.example","a")',
    "+1+cmd|' /C calc'!A0",
    "@SUM(1)",
    "\tTY  - EVIL",
    "a\r\nER  - \r\nTY  - EVIL",
    "END:VEVENT\r\nBEGIN:VEVENT",
    "\u2028hostile()\u2029",
    "\x00\x08\x0b\x1f通知",
    "{{ 7*7 }}{% raw %}${7*7}",
    "&lt;script&gt;hostile()&lt;/script&gt;",
    "&#60;script&#62;hostile()&#60;/script&#62;",
    "\u202e</tpircs>通知",
)
"""What breaks out of markup, scripts, feeds, tables, references, calendars and terminals."""


def hostile_documents() -> list[Document]:
    """A document for each payload, which stands in all of its fields, and one that cites them."""
    found = [_document(number, one) for number, one in enumerate((*PAYLOADS, *ATTACKS[:12]))]
    cited = "".join(f"《{one.title}》同时废止。根据《{one.title}》第一条办理。" for one in found)
    return [*found, _document(len(found), "普通的通知", cited)]


def _document(number: int, payload: str, *more: str) -> Document:
    fields: dict[str, Any] = {
        "document_number": f"云政办〔2019〕{number + 1}号{payload}",
        "document_numbers": (f"云政办〔2019〕{number + 1}号",),
        "issuers": (f"云川市{payload}局",),
        "kind": payload,
        "topics": (payload,),
        "region": payload,
        "index_number": payload,
        "stated_validity": payload,
        "source_topic": payload,
        "site": payload,
        "url": payload,
        "second_title": payload,
    }
    lines = [Paragraph("目录", ParagraphKind.HEADING)]
    lines += [Paragraph(f"第{n}条 {payload}应当登记。", ParagraphKind.ARTICLE) for n in "一二三"]
    lines += [Paragraph(f"有效期5年。{text}{payload}") for text in ("", *more)]
    return Document(
        source=f"来源{payload}",
        key=f"key{number}{payload}",
        id=f"hostile{number}",
        title=f"关于{payload}{number}的规定",
        path=f"{payload}.html",
        parts=(Part(tuple(lines)), Part((Paragraph(payload),), number=1, title=payload)),
        written_on=date(2019, 3, 1 + number % 28),
        effective_on=date(2019, 4, 1),
        history=(HistoryEvent(date(2019, 3, 1), payload),),
        rules={"title": payload},
        **fields,
    )
