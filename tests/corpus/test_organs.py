"""Issuers (发文机关): from fields and titles as they are written."""

from __future__ import annotations

import pytest

from corpus.assemble import assemble
from corpus.draft import Draft, Stated
from corpus.fields.organs import issuers_from_title, split_issuers
from corpus.structure import to_paragraphs


@pytest.mark.parametrize(
    ("text", "organs"),
    [
        ("云州市教育局 云州市财政局", ("云州市教育局", "云州市财政局")),
        ("云州市教育局云州市财政局", ("云州市教育局", "云州市财政局")),
        ("中共云州市委云州市人民政府", ("中共云州市委", "云州市人民政府")),
        ("财政部国家税务总局海关总署", ("财政部", "国家税务总局", "海关总署")),
        ("云州市教育局国家税务总局云州市税务局", ("云州市教育局", "国家税务总局云州市税务局")),
        ("国家税务总局云州市税务局", ("国家税务总局云州市税务局",)),
        ("国务院办公厅", ("国务院办公厅",)),
        ("中共中央国务院", ("中共中央", "国务院")),
        ("中共中央宣传部", ("中共中央宣传部",)),
        ("云州市人民政府办公室", ("云州市人民政府办公室",)),
    ],
)
def test_a_field_names_organs(text: str, organs: tuple[str, ...]) -> None:
    assert split_issuers(text) == (organs, ())


def test_a_title_names_organs_without_anything_between() -> None:
    title = "云州市教育局云州市财政局关于印发《校车管理办法》的通知"
    assert issuers_from_title(title) == ("云州市教育局", "云州市财政局")


BODY = ["各单位：", "现就有关事项通知如下，请认真贯彻执行。"]
SIGNED = {
    ("国家发展改革委办公厅", "国家能源局综合司"): (
        "国家发展和改革委员会办公厅",
        "国家能源局综合司",
    ),
    ("国家发展改革委办公厅　国家能源局综合司",): ("国家发展和改革委员会办公厅", "国家能源局综合司"),
    ("财政部办公厅水利部办公厅",): ("财政部办公厅", "水利部办公厅"),
    ("国家药监局综合司",): ("国家药品监督管理局综合司",),
    ("教育部基础教育司",): ("教育部基础教育司",),
}


@pytest.mark.parametrize(("signers", "organs"), SIGNED.items())
def test_offices_sign_for_themselves(signers: tuple[str, ...], organs: tuple[str, ...]) -> None:
    number = "发改办能源规〔2020〕245号"
    assert issuers("关于能源工作的通知", [number, *BODY, *signers, "2020年3月4日"]) == organs


CODES = {
    "发改办能源规〔2020〕245号": "国家发展和改革委员会办公厅",
    "教基厅函〔2020〕5号": "教育部办公厅",
    "财办建〔2020〕5号": "财政部办公厅",
    "国能综通新能〔2020〕5号": "国家能源局综合司",
    "医保办发〔2020〕5号": "国家医疗保障局办公室",
    "国办发〔2020〕5号": "国务院办公厅",
    "财税〔2020〕5号": "财政部",
}


@pytest.mark.parametrize(("number", "organ"), CODES.items())
def test_the_code_of_an_office_is_not_that_of_its_organ(number: str, organ: str) -> None:
    assert issuers("关于有关工作的通知", [number, *BODY]) == (organ,)


@pytest.mark.parametrize(
    "title",
    [
        "甲船与乙站载人交会对接任务第二场新闻发布会",
        "云州市教育局举行发布会公布新规",
        "云州市供水听证会关于水价的公告",
        "甲项目与乙项目推进会发布成果",
    ],
)
def test_an_event_is_no_organ(title: str) -> None:
    assert issuers(title, BODY) == ()


def test_a_source_is_no_issuer_of_a_text() -> None:
    assert issuers("关于供水的通知", BODY, origin="云州市水务局") == ()
    assert issuers("关于供水的通知", ["附件.pdf"], origin="云州市水务局") == ("云州市水务局",)


def issuers(title: str, lines: list[str], **stated: str) -> tuple[str, ...]:
    """The issuers of a document with a title, lines of text and stated fields."""
    fields = {name: Stated(text, "test") for name, text in {"title": title, **stated}.items()}
    draft = Draft(paragraphs=to_paragraphs(lines), stated=fields)
    return assemble(draft, "s", "key", "a.txt")[0].issuers
