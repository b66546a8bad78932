"""What a paragraph is, by its own text."""

from __future__ import annotations

import pytest

from corpus.document import Paragraph, ParagraphKind, public_id
from corpus.structure import to_paragraph


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("一、总体要求", ParagraphKind.HEADING),
        ("（二）落实责任，加强督导", ParagraphKind.HEADING),
        ("第二章　生活垃圾分类投放", ParagraphKind.HEADING),
        ("四、违反本公告的，由公安机关交通管理部门依法处罚。", ParagraphKind.TEXT),
        ("五、本公告自发布之日起施行。", ParagraphKind.TEXT),
        ("三、办理时限：5个工作日", ParagraphKind.TEXT),
        ("附件2", ParagraphKind.HEADING),
        ("附　表", ParagraphKind.HEADING),
        ("附件：", ParagraphKind.TEXT),
        ("附件2：登记表", ParagraphKind.TEXT),
        ("第五条　任何单位和个人都有权投诉。", ParagraphKind.ARTICLE),
    ],
)
def test_a_sentence_is_no_heading(line: str, kind: ParagraphKind) -> None:
    paragraph = to_paragraph(line)
    assert paragraph is not None
    assert paragraph.kind is kind


@pytest.mark.parametrize("line", ["\u200b", " \u200b\u3000", "\ufeff", "\u2060\u200d"])
def test_a_line_in_which_nothing_is_seen_is_no_paragraph(line: str) -> None:
    assert to_paragraph(line) is None


def test_signs_without_room_before_an_article_do_not_hide_it() -> None:
    paragraph = to_paragraph("\u200b第五条　任何单位和个人都有权投诉。\u200b")
    assert paragraph == Paragraph("第五条　任何单位和个人都有权投诉。", ParagraphKind.ARTICLE)


@pytest.mark.parametrize("record_id", [".", "..", "a b", "", "x" * 65, "条例"])
def test_an_id_that_cannot_stand_in_an_address_is_hashed(record_id: str) -> None:
    assert len(public_id("来源", "1", record_id)) == 16
    assert public_id("来源", "1", "a.b") == "a.b"
