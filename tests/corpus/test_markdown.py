"""Markdown files and encodings."""

from __future__ import annotations

import pytest

from corpus.document import ParagraphKind
from corpus.encoding import EncodingError, decode
from corpus.readers.markdown import read_markdown

FRONT = """---
id: cy-9
title: 关于养犬的通知
doc_no: 云政发〔2020〕3号
date: 2020-03-04
topic: 公安、安全、司法
---
# 关于养犬的通知

各区人民政府：

## 一、总则

养犬应当**登记**，
并按期年检，见[名录](a.html)。

- 犬牌
- 年检证

| 区 | 站点 |
|----|------|
| 东区 | 一站 |

云州市人民政府\\
2020年3月1日
"""


def test_front_matter_headings_lists_and_tables() -> None:
    draft = read_markdown(FRONT)
    assert draft.record_id == "cy-9"
    assert {name: stated.text for name, stated in draft.stated.items()} == {
        "title": "关于养犬的通知",
        "number": "云政发〔2020〕3号",
        "published": "2020-03-04",
        "topic": "公安、安全、司法",
    }
    found = [(paragraph.kind, paragraph.level, paragraph.text) for paragraph in draft.paragraphs]
    text = ParagraphKind.TEXT
    assert found == [
        (text, 0, "各区人民政府："),
        (ParagraphKind.HEADING, 2, "一、总则"),
        (text, 0, "养犬应当登记，并按期年检，见名录。"),
        (text, 0, "犬牌"),
        (text, 0, "年检证"),
        (ParagraphKind.TABLE_ROW, 0, "区\t站点"),
        (ParagraphKind.TABLE_ROW, 0, "东区\t一站"),
        (text, 0, "云州市人民政府"),
        (text, 0, "2020年3月1日"),
    ]


def test_labels_below_the_title_are_fields() -> None:
    draft = read_markdown(
        "# 关于养犬的通知\n\n发文字号：云政发〔2020〕3号\n发布日期：2020-03-04\n\n养犬应当登记。\n"
    )
    assert {name: stated.text for name, stated in draft.stated.items()} == {
        "title": "关于养犬的通知",
        "number": "云政发〔2020〕3号",
        "published": "2020-03-04",
    }
    assert [paragraph.text for paragraph in draft.paragraphs] == ["养犬应当登记。"]


TEXT = "云州市人民政府关于加强养犬管理的通知，〇二一年。"


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        b"\xef\xbb\xbf" + TEXT.encode(),
        TEXT.encode("gb18030"),
        b"<meta charset=gb2312>" + TEXT.encode("gb18030"),
        b"<meta charset=gbk>" + TEXT.encode(),
        TEXT.encode("utf-16"),
        TEXT.encode()[:-1],
    ],
    ids=["utf-8", "mark", "gb18030", "gb2312", "wrong label", "utf-16", "cut off"],
)
def test_encodings(data: bytes) -> None:
    assert decode(data).split(">")[-1].rstrip("。") == TEXT.rstrip("。")


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_control_signs_are_left_out_in_every_encoding(encoding: str) -> None:
    data = TEXT.replace("养犬", "养\x0b犬\x1f").encode(encoding)
    assert decode(data) == TEXT


def test_big5_where_it_is_declared() -> None:
    text = '<meta charset="big5">雲州市人民政府關於加強養犬管理的通知'
    assert decode(text.encode("big5")) == text


def test_bytes_in_no_encoding() -> None:
    with pytest.raises(EncodingError):
        decode(b"\x81\x20\xff\xfe" * 40)
