"""Plain words for official ones: the table, what is found in typed text, wrong lines."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from indexer.analysis.normalise import normalise
from indexer.query.model import Expansion
from indexer.query.plain_word_line import Direction
from indexer.query.plain_words import PlainWords
from indexer.query.plain_words_table import TABLE, read_table
from indexer.settings import SettingsError
from search_app import wording

READ = read_table(TABLE)
ENTRIES = READ.entries
LEVELS = {1.0, 0.8, 0.6}
"""The weights that the head of the table explains."""


@pytest.fixture(scope="module")
def plain_words() -> PlainWords:
    """The program's own table."""
    return PlainWords.read()


def pairs(found: tuple[Expansion, ...]) -> list[tuple[str, str]]:
    return [(one.typed, one.official) for one in found]


def written(path: Path, *lines: str) -> Path:
    """A table of an operator, cells parted by spaces here and by tabs in the file."""
    path.write_text("".join(line.replace(" ", "\t") + "\n" for line in lines), encoding="utf-8")
    return path


def said(*files: Path) -> list[str]:
    """What is said of the wrong lines of some files, without the folder."""
    with pytest.raises(SettingsError) as caught:
        PlainWords.read(files)
    return [
        wording.mistakes.problem(problem).replace(f"{files[0].parent}/", "")
        for problem in caught.value.problems
    ]


# The table that comes with the program.


def test_no_line_of_the_table_is_wrong() -> None:
    assert not READ.problems
    assert len(ENTRIES) >= 600


def test_the_table_covers_all_fields_of_life() -> None:
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    sections = [line for line in lines if line.startswith("# ") and len(line) < 12]
    assert len(sections) >= 14
    assert all(line == line.strip() for line in lines)


def test_no_plain_word_stands_twice() -> None:
    counts = Counter(entry.plain for entry in ENTRIES)
    assert not [plain for plain, count in counts.items() if count > 1]


def test_no_entry_leads_on_to_another_one() -> None:
    plains = {entry.plain for entry in ENTRIES}
    assert not [entry.plain for entry in ENTRIES for one in entry.normal_officials if one in plains]


def test_weights_are_those_that_the_head_explains() -> None:
    assert {entry.weight for entry in ENTRIES} == LEVELS
    head = TABLE.read_text(encoding="utf-8").partition("# 生育")[0]
    assert all(f" {level:g} " in head for level in LEVELS)


def test_only_names_of_one_thing_lead_both_ways() -> None:
    assert not [
        entry.plain for entry in ENTRIES if entry.direction is Direction.BOTH and entry.weight != 1
    ]


def test_every_example_shows_its_entry(plain_words: PlainWords) -> None:
    """The plain word is found in it, not covered by a longer one nor cut by the segmenter."""
    assert not [
        (entry.plain, entry.example)
        for entry in ENTRIES
        if entry.plain
        not in {one.typed for one in plain_words.expansions(normalise(entry.example))}
    ]


@pytest.mark.parametrize(
    ("typed", "official"),
    [
        ("房产证", "不动产权证书"),
        ("低保", "最低生活保障"),
        ("丢了工作", "失业"),
        ("外地看病", "异地就医"),
        ("老人", "老年人"),
        ("人社局", "人力资源和社会保障局"),
        ("医保局", "医疗保障局"),
        ("卫健委", "卫生健康委员会"),
        ("民诉法", "民事诉讼法"),
        ("刑诉法", "刑事诉讼法"),
        ("消法", "消费者权益保护法"),
        ("公积金条例", "住房公积金管理条例"),
        ("交规", "道路交通安全法"),
    ],
)
def test_words_that_everybody_uses_are_known(
    plain_words: PlainWords, typed: str, official: str
) -> None:
    assert (typed, official) in pairs(plain_words.expansions(typed))


# What is found in typed text.


def test_words_come_in_the_order_of_the_text(plain_words: PlainWords) -> None:
    found = plain_words.expansions("老人丢了工作能领低保吗")
    assert [one.typed for one in found] == ["老人", "丢了工作", "低保"]
    assert all(0 < one.weight <= 1 for one in found)


def test_the_longest_word_counts(tmp_path: Path) -> None:
    file = written(tmp_path / "a.tsv", "甲乙 丙丁 → 1 甲乙", "甲乙戊 己庚 → 1 甲乙戊")
    assert pairs(PlainWords.read([file]).expansions("甲乙戊")) == [("甲乙戊", "己庚")]


def test_the_other_way_only_where_the_line_says_so(plain_words: PlainWords) -> None:
    back = plain_words.expansions("人力资源和社会保障局")
    assert pairs(back) == [("人力资源和社会保障局", "人社局")]
    assert plain_words.expansions("老年人") == ()


@pytest.mark.parametrize(
    "text",
    [
        "行政审批",  # 政审 bridges two words
        "上学期",  # 上学 is the beginning of a word
        "农民工",  # 民工 stands in an official word
        "交通部门",  # 交通部 ends within 部门
        "城市政府",  # 市政府 begins within 城市
        "残疾人法律服务",  # 残疾人法 ends within 法律
        "fetch",  # etc stands in letters
        "etc2",
        "",
    ],
)
def test_a_word_inside_others_is_left(plain_words: PlainWords, text: str) -> None:
    assert plain_words.expansions(text) == ()


@pytest.mark.parametrize(
    ("text", "typed"),
    [("国企改革", "国企"), ("办etc卡", "etc"), ("市人社局", "人社局"), ("打预防针", "预防针")],
)
def test_a_word_beside_others_is_found(plain_words: PlainWords, text: str, typed: str) -> None:
    assert typed in {one.typed for one in plain_words.expansions(text)}


def test_a_word_across_an_official_one_is_found(tmp_path: Path) -> None:
    file = written(tmp_path / "a.tsv", "甲乙丙 子丑寅 → 1 甲乙丙", "丑寅卯 辰巳 → 1 丑寅卯")
    assert pairs(PlainWords.read([file]).expansions("子丑寅卯")) == [("丑寅卯", "辰巳")]


def test_an_official_word_that_is_typed_as_well_is_left_out(plain_words: PlainWords) -> None:
    assert plain_words.expansions("低保(最低生活保障)") == ()


def test_nothing_is_given_twice(plain_words: PlainWords) -> None:
    assert pairs(plain_words.expansions("低保,低保")) == [("低保", "最低生活保障")]


# Files of an operator.


def test_an_operators_file_is_read_beside_the_table(tmp_path: Path) -> None:
    file = tmp_path / "words.tsv"
    file.write_bytes(
        "\ufeff# 本市\r\n\r\n隨手拍\t交通违法举报|交通違法舉報奖励\t→\t0.8\t随手拍\r\n".encode()
    )
    found = PlainWords.read([file])
    assert len(found) == len(ENTRIES) + 1
    assert found.expansions("随手拍") == (
        Expansion("随手拍", "交通违法举报", 0.8),
        Expansion("随手拍", "交通違法舉報奖励", 0.8),
    )


def test_an_operators_entry_replaces_that_of_the_table(tmp_path: Path) -> None:
    file = written(tmp_path / "a.tsv", "房产证 房屋权属证书 → 0.5 房产证")
    found = PlainWords.read([file])
    assert len(found) == len(ENTRIES)
    assert found.expansions("房产证") == (Expansion("房产证", "房屋权属证书", 0.5),)


def test_all_wrong_lines_are_said_at_once(tmp_path: Path) -> None:
    file = written(
        tmp_path / "a.tsv",
        "# 注",
        "甲乙 丙丁 →",
        " 丙丁 → 1 甲乙",
        "甲乙 丙丁| → 1 甲乙",
        "车 机动车 → 1 车",
        "甲乙 丙丁 -> 2 甲",
        "甲乙 丙丁 → 一 甲乙",
        "甲乙 丙丁|甲乙|丙丁 → 1 甲乙",
        "子丑 寅卯 → 1 子丑",
        "子丑 辰巳 ↔ 1 子丑",
        "午未 子丑 → 1 午未",
        "最低生活保障 申酉 → 1 最低生活保障",
        "戌亥 房产证 → 1 戌亥",
    )
    assert said(file) == [
        "a.tsv 第 2 行：有 3 格，应当是 5 格（通俗说法、公文中的说法、方向、权重、例子），"
        "请用制表符（Tab）隔开。",
        "a.tsv 第 3 行：第 1 格是空的，或“|”的一边是空的，请补上。",
        "a.tsv 第 4 行：第 2 格是空的，或“|”的一边是空的，请补上。",
        "a.tsv 第 5 行：“车”太短或太长，请写成 2–20 个字。",
        "a.tsv 第 6 行：方向“->”不对，请写成 → 或 ↔。",
        "a.tsv 第 6 行：权重“2”不对，请写成大于 0、不大于 1 的数，如 0.8。",
        "a.tsv 第 6 行：例子“甲”里没有“甲乙”，请换一个含有它的检索词。",
        "a.tsv 第 7 行：权重“一”不对，请写成大于 0、不大于 1 的数，如 0.8。",
        "a.tsv 第 8 行：“甲乙”又是自己的公文说法，请删去其中一个。",
        "a.tsv 第 8 行：公文中的说法“丙丁”写了两次，请删去一次。",
        "a.tsv 第 10 行：“子丑”在 a.tsv 第 9 行 已经有了，请合成一行，几个公文说法用“|”隔开。",
        "a.tsv 第 11 行：“子丑”自己也是一条通俗说法，不会接着再换，请直接写“寅卯”。",
        "a.tsv 第 12 行：“最低生活保障”已经是“低保”的公文说法，不能又是通俗说法，请删去这一行。",
        "a.tsv 第 13 行：“房产证”自己也是一条通俗说法，不会接着再换，"
        "请直接写“不动产权证书|房屋所有权证”。",
    ]


def test_a_word_stands_in_one_file_of_the_operator(tmp_path: Path) -> None:
    first = written(tmp_path / "a.tsv", "甲乙 丙丁 → 1 甲乙")
    second = written(tmp_path / "b.tsv", "甲乙 戊己 → 1 甲乙", "庚辛 甲乙 → 1 庚辛")
    assert said(first, second) == [
        "b.tsv 第 1 行：“甲乙”在 a.tsv 第 1 行 已经有了，请合成一行，几个公文说法用“|”隔开。",
        "b.tsv 第 2 行：“甲乙”自己也是一条通俗说法，不会接着再换，请直接写“戊己”。",
    ]


def test_a_file_that_is_none(tmp_path: Path) -> None:
    other = tmp_path / "b.tsv"
    other.write_bytes("房产证\t不动产".encode("gbk"))
    assert said(tmp_path / "a.tsv", other) == [
        "没有文件“a.tsv”，请检查路径。",
        "“b.tsv”不是 UTF-8 编码的文字，请另存为 UTF-8。",
    ]
