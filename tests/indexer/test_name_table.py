"""Which names answer to what is typed of them, and in which order."""

from __future__ import annotations

import pytest

from indexer.analysis.name_table import Degree, NameTable

NAMES = (
    "住房公积金管理条例",
    "公积金",
    "公积金中心",
    "房产证",
    "刑法",
    "公司法",
    "劳动合同法",
    "A 类证",
)
TABLE = NameTable(NAMES)


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("公积金", ["公积金", "公积金中心", "住房公积金管理条例"]),
        ("公積", ["公积金", "公积金中心", "住房公积金管理条例"]),
        ("金中", ["公积金中心"]),
        ("gongji", ["公积金", "公积金中心", "住房公积金管理条例"]),
        ("gongjij", ["公积金", "公积金中心", "住房公积金管理条例"]),
        ("gongji金", ["公积金", "公积金中心", "住房公积金管理条例"]),
        ("gjj", ["公积金"]),
        ("gjjz", ["公积金中心"]),
        ("gs", []),
        ("gsf", ["公司法"]),
        ("公司发", ["公司法"]),
        ("刑发", []),
        ("劳动合司法", ["劳动合同法"]),
        ("劳动合法", ["劳动合同法"]),
        ("劳动合合同法", ["劳动合同法"]),
        ("劳动同合法", ["劳动合同法"]),
        ("房", ["房产证"]),
        ("证", []),
        ("法劳", []),
        ("a 类", ["A 类证"]),
        ("", []),
        ("\0", []),
    ],
)
def test_names(typed: str, names: list[str]) -> None:
    assert [one.name for one in TABLE.found(typed, 3)] == names


def test_where_and_how_surely() -> None:
    first, *_, last = TABLE.found("公积金", 3)
    assert first == ("公积金", Degree.BEGINS, 0, 3)
    assert last == ("住房公积金管理条例", Degree.HOLDS, 2, 5)
    assert TABLE.found("gsf", 1)[0].degree is Degree.SOUNDS
    assert TABLE.found("劳动合法", 1)[0].degree is Degree.NEARLY


def test_at_most_so_many_and_none_of_none() -> None:
    assert len(TABLE.found("公积金", 2)) == 2
    assert NameTable(()).found("公", 3) == []


@pytest.mark.parametrize("typed", ["公" * 300, "g" * 300, "😀", "'", "2019"])
def test_anything_may_be_typed(typed: str) -> None:
    assert TABLE.found(typed, 3) == []
