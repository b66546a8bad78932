"""Words about the tables of plain words: what a file holds, and what is wrong with a line."""

from __future__ import annotations

import re

NO_FILES = "没有要核对的文件。请写出文件，或用设置 plain_words 指定本站的通俗说法表。"
MISTAKES = {
    "words_missing": "没有文件“{name}”，请检查路径。",
    "words_unreadable": "“{name}”不是 UTF-8 编码的文字，请另存为 UTF-8。",
    "words_cells": "{name}：有 {value} 格，应当是 {limit} 格"
    "（通俗说法、公文中的说法、方向、权重、例子），请用制表符（Tab）隔开。",
    "words_empty": "{name}：第 {value} 格是空的，或“|”的一边是空的，请补上。",
    "words_length": "{name}：“{value}”太短或太长，请写成 {limit} 个字。",
    "words_direction": "{name}：方向“{value}”不对，请写成 {limit}。",
    "words_weight": "{name}：权重“{value}”不对，请写成大于 0、不大于 1 的数，如 0.8。",
    "words_itself": "{name}：“{value}”又是自己的公文说法，请删去其中一个。",
    "words_official_twice": "{name}：公文中的说法“{value}”写了两次，请删去一次。",
    "words_repeated": "{name}：“{value}”在 {limit} 已经有了，请合成一行，几个公文说法用“|”隔开。",
    "words_chain": "{name}：“{value}”自己也是一条通俗说法，不会接着再换，请直接写“{limit}”。",
    "words_chained": "{name}：“{value}”已经是“{limit}”的公文说法，不能又是通俗说法，请删去这一行。",
    "words_example": "{name}：例子“{value}”里没有“{limit}”，请换一个含有它的检索词。",
}
PLACE = re.compile(r"(.+):(\d+)")


def place(name: str) -> str:
    """A line of a file.

    >>> place("words.tsv:12"), place("words.tsv")
    ('words.tsv 第 12 行', 'words.tsv')
    """
    found = PLACE.fullmatch(name)
    return f"{found[1]} 第 {found[2]} 行" if found else name


def not_a_file(path: str) -> str:
    """The table to check is a folder."""
    return f"“{path}”是文件夹，请写出其中的文件。"


def built_in(count: int) -> str:
    """How many entries come with the program."""
    return f"程序自带：{count:,} 条"


def checked(path: str, count: int, replaced: int, wrong: int) -> str:
    """What one file holds."""
    parts = [f"{path}：{count:,} 条"]
    if replaced:
        parts.append(f"其中 {replaced:,} 条代替程序自带的")
    if wrong:
        parts.append(f"{wrong:,} 行有误")
    return "，".join(parts)
