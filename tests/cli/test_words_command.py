"""`policy-search words`: an operator's tables of plain words, checked before they are used."""

from __future__ import annotations

import re
from pathlib import Path

from tests.cli.conftest import Run

ROOT = Path(__file__).resolve().parents[2]
RIGHT = "随手拍\t交通违法举报\t→\t0.8\t随手拍有奖励吗\n房产证\t房屋权属证书\t→\t1\t房产证\n"


def test_the_entries_of_a_file_are_counted(policy_search: Run, tmp_path: Path) -> None:
    (tmp_path / "a.tsv").write_text(RIGHT, encoding="utf-8")
    ran = policy_search("words", "a.tsv")
    assert (ran.code, ran.err) == (0, "")
    own, named = ran.out.splitlines()
    assert re.fullmatch(r"程序自带：[\d,]+ 条", own)
    assert named == "a.tsv：2 条，其中 1 条代替程序自带的"


def test_wrong_lines_are_named_by_number(policy_search: Run, tmp_path: Path) -> None:
    (tmp_path / "a.tsv").write_text(RIGHT + "随手拍\t举报\t→\t5\t拍\n", encoding="utf-8")
    ran = policy_search("words", "a.tsv", "没有.tsv")
    assert ran.code == 2
    assert ran.out.splitlines()[1:] == ["a.tsv：2 条，其中 1 条代替程序自带的，1 行有误"]
    assert ran.err.splitlines() == [
        "a.tsv 第 3 行：权重“5”不对，请写成大于 0、不大于 1 的数，如 0.8。",
        "a.tsv 第 3 行：例子“拍”里没有“随手拍”，请换一个含有它的检索词。",
        "没有文件“没有.tsv”，请检查路径。",
    ]


def test_files_come_from_the_setting_where_none_is_named(
    policy_search: Run, tmp_path: Path
) -> None:
    (tmp_path / "本地 词.tsv").write_text(RIGHT, encoding="utf-8")
    (tmp_path / "policy-search.toml").write_text(
        'plain_words = ["本地 词.tsv"]\n', encoding="utf-8"
    )
    assert "本地 词.tsv：2 条" in policy_search("words").out
    assert "本地 词.tsv：2 条" in policy_search("words", "--plain-words", "本地 词.tsv, ").out


def test_without_a_file_the_way_to_name_one_is_said(policy_search: Run) -> None:
    ran = policy_search("words")
    assert ran.code == 0
    assert "plain_words" in ran.err


def test_a_folder_is_no_table(policy_search: Run, tmp_path: Path) -> None:
    ran = policy_search("words", tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert "是文件夹" in ran.err


def test_the_example_of_the_documentation_is_right(policy_search: Run, tmp_path: Path) -> None:
    page = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    example = re.search(r"```\n(# 通俗说法\t.*?)```", page, re.DOTALL)
    assert example
    (tmp_path / "a.tsv").write_text(example[1], encoding="utf-8")
    ran = policy_search("words", "a.tsv")
    assert (ran.code, ran.err) == (0, "")
    assert "a.tsv：3 条" in ran.out
