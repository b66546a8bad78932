"""Texts that are no crawled page: tables, lists and verse keep all of their lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.document import Document
from corpus.readers import ReadOptions, read_file

TITLE = "云州市渡船收费标准"
SIGNATURE = ("云州市交通局", "2023年5月6日")
ROWS = {
    "tabs": ("航线\t船型\t收费", "南岸线\t小船\t两元", "北岸线\t大船\t三元"),
    "gaps": (
        "航线      船型      收费标准",
        "南岸线    小船      每人两元",
        "北岸线    大船      每人三元",
    ),
    "a list": ("南岸渡口", "北岸渡口", "柳荫渡口", "梧桐渡口"),
    "verse": ("一江春水向东流", "两岸青山夹渡头", "朝送行人过江去", "暮迎归客系轻舟"),
}


def read(folder: Path, *lines: str) -> Document:
    (folder / "a.txt").write_text("\n".join(lines), encoding="utf-8")
    (document,) = read_file(folder / "a.txt", "test", folder, ReadOptions()).documents
    return document


def texts(document: Document) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs]


@pytest.mark.parametrize("rows", ROWS.values(), ids=ROWS.keys())
@pytest.mark.parametrize("note", [(), ("说明：以上标准自2023年6月1日起执行。",)])
def test_lines_that_are_no_sentences_are_the_text(
    tmp_path: Path, rows: tuple[str, ...], note: tuple[str, ...]
) -> None:
    document = read(tmp_path, TITLE, *rows, *note, *SIGNATURE)
    assert document.title == TITLE
    assert str(document.written_on) == "2023-05-06"
    found = texts(document)
    assert found[found[0] == TITLE :] == [*rows, *note, *SIGNATURE]


def test_what_sites_put_around_a_list_is_no_part_of_it(tmp_path: Path) -> None:
    lines = ("当前位置：首页 > 通知公告", TITLE, "南岸渡口", "北岸渡口", "打印本页", "关闭窗口")
    assert not {*lines[:1], *lines[-2:]} & {*texts(read(tmp_path, *lines))}


def test_spaces_behind_broken_lines_are_no_part_of_them(tmp_path: Path) -> None:
    paragraphs = [
        "为规范渡船收费，维护乘客权益，根据《云州市渡船管理办法》的规定，经市政府同意，现将有关事项通知如下。",
        "一、各渡口应当公示收费标准，不得在标准之外收取费用，不得拒载老人、儿童和残疾人。",
        "二、本通知自2023年6月1日起施行，有效期五年，《云州市渡船收费暂行规定》同时废止。",
    ]
    lines = [
        f"　　{text}"[start : start + 22] + "   "
        for text in paragraphs
        for start in range(0, len(text) + 2, 22)
    ]
    document = read(tmp_path, "云州市交通局关于规范渡船收费的通知", "各渡口：", *lines, *SIGNATURE)
    assert texts(document) == ["各渡口：", *paragraphs, *SIGNATURE]


def test_two_cut_sentences_show_the_width_of_a_short_text(tmp_path: Path) -> None:
    lines = (
        "第一条 为规范渡船管理，保障乘客的安全，制定本",
        "办法。",
        "第二条 在本市水域内经营渡船，使用渡口，适用本",
        "办法的规定。",
        *("第三条 下列人员免费乘船：", "（一）儿童；", "（二）老人；", "（三）残疾人。"),
        *("第四条 渡口应当公示收费标准。", "第五条 不得超载。", "第六条 由市交通局解释。"),
        "第七条 本办法自2023年6月1日起施行。",
    )
    document = read(tmp_path, "云州市渡船管理办法", *lines, *SIGNATURE)
    assert texts(document)[:2] == [lines[0] + lines[1], lines[2] + lines[3]]
