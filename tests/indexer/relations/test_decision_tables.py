"""Repeals read from the columns of tables, as decisions on 清理 have them."""

from __future__ import annotations

import pytest

from indexer.relations.effect_kinds import ENDING, EffectKind
from indexer.relations.grammar.clean_ups import decision_tables
from indexer.relations.grammar.find_statements import find_statements
from tests.indexer.relations.test_statements import document

TITLE = "云州市人民政府关于公布行政规范性文件清理结果的决定"
ROWS = [
    ("1", "云州市养犬管理办法", "云政发〔2005〕3号"),
    ("2", "关于加强犬只免疫工作的通知", "云政办发〔2008〕12号"),
]
FOUND = [(name, number) for _, name, number in ROWS]


def repeals(*lines: str, title: str = TITLE) -> list[tuple[str | None, str | None]]:
    return [
        (one.target.title, one.target.number)
        for one in find_statements(document(*lines, title=title)).effects
        if one.kind in ENDING
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ["序号\t文件名称\t文号", *("\t".join(row) for row in ROWS)],
        ["序号\t发文字号\t文件名称", *(f"{n}\t{code}\t{name}" for n, name, code in ROWS)],
        ["序号\t文件标题\t文件编号\t制定机关", *("\t".join((*row, "市公安局")) for row in ROWS)],
        ["序号", "文件名称", "文号", *(cell for row in ROWS for cell in row)],
        [
            "序 号",
            "文 号",
            "文件名称",
            *(cell for n, name, code in ROWS for cell in (n, code, name)),
        ],
    ],
    ids=["title first", "number first", "with an office", "cell by cell", "cells, number first"],
)
def test_title_and_number_stand_in_columns(lines: list[str]) -> None:
    announced = "市人民政府决定，对下列规范性文件予以废止。"
    assert repeals(announced, "附件", "予以废止的行政规范性文件目录", *lines) == FOUND


def test_a_column_says_what_is_decided() -> None:
    lines = [
        "序号\t文件名称\t文号\t清理结果",
        "1\t云州市养犬管理办法\t云政发〔2005〕3号\t废止",
        "2\t关于加强犬只免疫工作的通知\t云政办发〔2008〕12号\t继续有效",
        "3\t云州市犬只收容办法\t云政发〔2009〕1号\t修改",
        "4\t云州市犬只展览规定\t云政发〔2010〕7号\t宣布失效",
    ]
    assert repeals("清理结果目录", *lines) == [
        ("云州市养犬管理办法", "云政发〔2005〕3号"),
        ("云州市犬只展览规定", "云政发〔2010〕7号"),
    ]


def test_what_is_declared_expired_is_not_repealed() -> None:
    lines = ["序号\t文件名称\t文号\t清理结果", "1\t云州市养犬管理办法\t\t宣布失效"]
    (found,) = find_statements(document(*lines, title=TITLE)).effects
    assert found.kind is EffectKind.DECLARE_EXPIRED
    lines = ["宣布失效的文件目录", "序号\t文件名称\t文号", "\t".join(ROWS[0])]
    (found,) = find_statements(document(*lines, title=TITLE)).effects
    assert found.kind is EffectKind.DECLARE_EXPIRED


def test_what_stays_in_force_is_not_repealed() -> None:
    lines = ["序号\t文件名称\t文号", *("\t".join(row) for row in ROWS)]
    assert repeals("继续有效的行政规范性文件目录", *lines) == []
    assert repeals("拟废止的行政规范性文件目录", *lines) == []
    assert repeals("予以废止的文件", *lines, title="云州市养犬工作情况") == []


def test_an_organ_in_a_cell_of_its_own_is_no_title() -> None:
    lines = ["序号", "文件名称", "文号", "制定机关"]
    lines += [cell for row in ROWS for cell in (*row, "云州市人民政府办公厅")]
    assert repeals("予以废止的行政规范性文件目录", *lines) == FOUND


def test_the_place_is_the_row() -> None:
    rows = ["\t".join(row) for row in ROWS]
    lines = ["予以废止的行政规范性文件目录", "序号\t文件名称\t文号", *rows, "特此公告。"]
    one = document(*lines, title=TITLE)
    places = [effect.place for effect in find_statements(one).effects]
    assert [one.body[place.start : place.end] for place in places] == rows


def test_the_number_stands_before_that_of_what_repeals() -> None:
    lines = ["序号\t文件名称\t文号", *("\t".join((*row, "云政发〔2020〕1号")) for row in ROWS)]
    assert repeals("予以废止的行政规范性文件目录", *lines) == FOUND


def test_a_table_is_read_up_to_a_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = ["序号\t文件名称\t文号", *("\t".join(row) for row in ROWS)]
    monkeypatch.setattr(decision_tables, "_MOST", 1)
    assert repeals("予以废止的行政规范性文件目录", *lines) == FOUND[:1]
