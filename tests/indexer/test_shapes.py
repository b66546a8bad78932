"""Characters that look alike are found, for most pairs that people mistake for each other."""

from __future__ import annotations

import time
from itertools import permutations

import pytest

from indexer.analysis.common_characters import common_characters
from indexer.analysis.shapes import MOST, similar_shapes

_LISTED = """
未末 己已巳 土士 人入 日曰 待侍 住往 拔拨 辩辨瓣 戌戍戊 贷货 怆沧 侯候 茶荼 祟崇 栗粟 赢羸 瀑曝
徙徒 撤撒 盲肓 毫亳 蜜密 竞竟 券卷 幕墓慕暮 清请情晴 治冶 汨汩 苑宛 析折拆 场扬 坏环 廷延 遣遗
壁璧 斤斥 旱早 午牛 天夫 干千于 大太犬 王玉主 目且 白自 田由甲申 问间 鸟乌 师帅 今令 失矢 刀力
几凡 兔免 宇字 裁栽载 哀衰衷 陪倍赔 复覆 历厉 检捡 渡度 账帐 低抵 征证 职织识 险验检 抚扶 像象
维惟 项顶 贫贪 泄泻 庆厌 爪瓜 逐遂 绪诸 脏赃 谁准 蓝篮 诀决 仓仑 侵浸 偿赏 拾抬 拥佣 援缓 搏博
漫慢 魂魄 沂祈 即既 恨狠 崇宗 孤狐 赁凭 租组祖 购构沟 村材 体休 养美 罚刑
"""

MISTAKEN = _LISTED.split()
"""Groups of characters that schoolbooks and editors warn of, and of official words."""

PAIRS = sorted({pair for group in MISTAKEN for pair in permutations(group, 2)})


def test_most_pairs_that_are_mistaken_are_found() -> None:
    found = [second in similar_shapes(first) for first, second in PAIRS]
    assert sum(found) >= 0.75 * len(PAIRS)


@pytest.mark.parametrize(
    ("typed", "meant"), ["侍待", "往住", "末未", "贷货", "候侯", "巳已", "券卷"]
)
def test_examples(typed: str, meant: str) -> None:
    assert meant in similar_shapes(typed)


def test_few_look_alike() -> None:
    counts = [len(similar_shapes(char)) for char in list(common_characters())[:500]]
    assert max(counts) <= MOST
    assert sum(counts) / len(counts) < 16


@pytest.mark.parametrize("char", ["〇", "a", "5", "龘", "𠀀", "。"])
def test_other_signs_look_like_nothing(char: str) -> None:
    assert similar_shapes(char) == ()


def test_a_shape_is_compared_quickly() -> None:
    similar_shapes("一")
    begin = time.perf_counter()
    for char in "关于印发住房公积金管理办法的通知":
        similar_shapes(char)
    assert time.perf_counter() - begin < 1
