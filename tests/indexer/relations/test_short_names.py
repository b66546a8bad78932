"""What a text calls short for something, and what it only calls so for itself."""

from __future__ import annotations

import pytest

from indexer.relations.grammar.short_names import find_short_names

SURE = [
    ("缴存住房公积金（以下简称“公积金”）的职工。", "公积金", "住房公积金"),
    ("根据中华人民共和国养犬法（以下简称养犬法）制定。", "养犬法", "中华人民共和国养犬法"),
    ("依照《云州市养犬管理条例》（以下简称《养犬条例》）。", "养犬条例", "云州市养犬管理条例"),
    (
        "《云州市养犬管理条例》（云政发〔2019〕5号，以下简称《养犬条例》）",
        "养犬条例",
        "云州市养犬管理条例",
    ),
    ("不动产权证书（俗称“房产证”）", "房产证", "不动产权证书"),
    ("不动产权证书，俗称房产证，由本局发放。", "房产证", "不动产权证书"),
    ("各地发现新型冠状病毒肺炎（以下简称新冠肺炎）的病例", "新冠肺炎", "新型冠状病毒肺炎"),
    ("设立国家高新技术产业开发区（下称高新区）。", "高新区", "高新技术产业开发区"),
    ("向云州市住房公积金管理中心（下称公积金中心）", "公积金中心", "住房公积金管理中心"),
    ("报国防科学技术工业委员会(简称国防科工委)批准", "国防科工委", "国防科学技术工业委员会"),
]

NOT_SURE = [
    "云州市养犬协会（以下简称甲方）",
    "养犬登记申请人（以下简称申请人）",
    "制定了《云州市养犬管理办法》（以下简称《办法》）",
    "制定了《云州市养犬管理实施细则》（以下简称本细则）",
    "犬只登记许可证（以下简称许可证）",
    "云州市教育局（以下简称市教育局）",
    "公民和其他组织（以下统称养犬人）",
    "犬只饲养、登记和防疫活动（以下统称养犬活动）",
    "技术改造或者技术引进项目（以下简称技改项目或引进项目）",
    "高等院校（含高职院校，以下简称高校）",
    "这种犬简称不同。",
]


@pytest.mark.parametrize(("text", "short", "long"), SURE)
def test_a_short_name_and_what_it_is_short_for(text: str, short: str, long: str) -> None:
    assert [(one.short, one.long) for one in find_short_names(text)] == [(short, long)]


@pytest.mark.parametrize("text", NOT_SURE)
def test_what_holds_in_one_text_alone_is_left_out(text: str) -> None:
    assert find_short_names(text) == []


def test_each_comes_with_its_sentence() -> None:
    said = "设立自由贸易试验区（以下简称自贸区），依法管理。"
    text = f"第一条 总则\n第二条 犬只应当登记。{said}\n第三条"
    (found,) = find_short_names(text)
    assert text[found.start : found.end] == said


def test_a_long_text_without_ends_takes_no_long_time() -> None:
    assert find_short_names("（以下简称" * 20_000) == []
    assert find_short_names("，简称犬证，" * 5_000) == []
