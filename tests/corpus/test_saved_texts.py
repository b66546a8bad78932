"""Texts saved from sites, with all that the pages showed: what is the document, and its fields."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.document import Document
from corpus.readers import ReadOptions, read_file

TITLE = "云州市水务局关于开展夏季管网巡查的通知"
TEXT = (
    "各水厂：",
    "为保障夏季供水，现就开展管网巡查有关事项通知如下，请认真组织实施。",
    "一、巡查结果应当于每月十日前报送，并向社会公开。",
    "云州市水务局",
    "2023年6月7日",
)
BYLINE = "发布时间：2023-06-08 09:12 来源：供水科 浏览次数：105"


def read(folder: Path, *lines: str) -> Document:
    path = folder / "page.txt"
    path.write_text("\n".join(lines), encoding="utf-8")
    (document,) = read_file(path, "s", folder, ReadOptions()).documents
    return document


def body_of(document: Document) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs]


BEFORE = {
    "a notice over the page": (
        "网站升级维护公告",
        "因系统升级，本网站将于2025年12月31日22:00至24:00暂停服务，敬请谅解。",
        "网站管理中心",
        "2025年12月29日",
        "我知道了",
    ),
    "a note on cookies": ("本网站使用Cookie以提升您的浏览体验。继续浏览即表示您同意。",),
    "a note on scripts": ("您可能正在尝试从安全浏览器访问此站点。请启用脚本，然后重新加载此页。",),
    "a tool for the blind": ("您好，欢迎使用无障碍辅助工具，按Ctrl+Alt+D退出服务。",),
    "a path with the title": (f"水务论坛»论坛 › 政务公开 › 部门公告 › {TITLE}",),
    "news in a menu": (
        "市委召开会议传达学习有关精神",
        "发布时间：2025-11-03",
        "首页 公开 服务 互动",
    ),
}


@pytest.mark.parametrize("before", BEFORE.values(), ids=BEFORE.keys())
def test_what_stands_before_the_document(tmp_path: Path, before: tuple[str, ...]) -> None:
    document = read(tmp_path, *before, TITLE, BYLINE, *TEXT)
    assert (document.title, str(document.published_on)) == (TITLE, "2023-06-08")
    assert body_of(document) == list(TEXT)


BEHIND = {
    "a vote": ("这篇内容对您有帮助吗？", "有帮助没有帮助"),
    "another vote": ("满意度评价", "满意基本满意不满意提 交"),
    "buttons with gaps": ("分 享打 印",),
    "recommended pages": ("相关推荐云州市水价管理办法2023-01-02水质月报2023-02-03",),
    "the history of a rule": ("历史沿革", "2019-12-10 公布 云州市供水条例（现行有效）"),
    "keys": ("快捷键说明：Shift+Alt+Z 进入服务，Shift+Alt+E 退出服务，Shift+Alt+R 重置。",),
    "neighbours on a line": ("上一页水质月报（2022年6月）下一页水表轮换通知",),
    "who keeps the site": ("云州市水务局主办 云州市信息中心承办",),
    "no files": ("相关附件", "无"),
    "a box of fields": ("信息公开", "公开责任部门：云州市水务局", "公开方式：主动公开"),
    "an address for replies": ("您需要登录后才可以回帖 登录 | 立即注册", "本版积分规则 发表回复"),
}


@pytest.mark.parametrize("behind", BEHIND.values(), ids=BEHIND.keys())
@pytest.mark.parametrize("is_signed", [True, False])
def test_what_stands_behind_the_document(
    tmp_path: Path, behind: tuple[str, ...], is_signed: bool
) -> None:
    text = TEXT if is_signed else TEXT[:-2]
    assert body_of(read(tmp_path, TITLE, BYLINE, *text, *behind)) == list(text)


def test_files_behind_a_day_alone(tmp_path: Path) -> None:
    text = (*TEXT[:-2], "联系电话：0999-2233445", "2023年6月7日")
    document = read(tmp_path, TITLE, BYLINE, *text, "附件：", "巡查记录表.pdf")
    assert body_of(document) == list(text)


DAYS = {
    "turned round": ("发布日期", "星期四, 6 月 8 日, 2023"),
    "the last change below": ("发布时间", "2023-06-08 09:30", "更新时间", "2024-11-08 15:12"),
    "an unusual label": ("[ 信息提供日期：2023-06-08 ] [ 来源：供水科 ] [ 点击数：2206 ]",),
    "tight behind a name": ("云州水务2023.06.08",),
    "labels in pairs": (
        "发布机构云州市水务局 文 号云水发〔2023〕7号",
        "成文日期2023年6月7日 公开日期2023年6月8日",
    ),
    "behind number and state": (
        "云州市水务局公告2023年第4号全文有效成文日期：2023-06-07发布时间：2023-06-08",
    ),
}


@pytest.mark.parametrize("lines", DAYS.values(), ids=DAYS.keys())
def test_days_of_saved_texts(tmp_path: Path, lines: tuple[str, ...]) -> None:
    document = read(tmp_path, TITLE, *lines, *TEXT)
    assert (document.title, str(document.published_on)) == (TITLE, "2023-06-08")
    assert str(document.written_on) == "2023-06-07"
    assert body_of(document) == list(TEXT)


def test_a_sentence_in_a_table_of_fields_is_no_text(tmp_path: Path) -> None:
    fields = (
        *("索 引 号：", "YZ-2023-7", "发布机构：", "云州市水务局", "名 称：", TITLE),
        *("内容概述：", "部署夏季管网巡查，保障供水安全。", "公开日期：", "2023年6月8日"),
        *("公开方式：", "主动公开"),
    )
    document = read(tmp_path, "机构职能", "规章文件", "规划计划", *fields, TITLE, *TEXT)
    assert (document.title, str(document.published_on)) == (TITLE, "2023-06-08")
    assert body_of(document) == list(TEXT)


def test_a_labelled_title_is_the_title(tmp_path: Path) -> None:
    name = "2023年晏河区水务局部门预算公开"
    fields = (
        "信息名称",
        name,
        "索引号",
        "YH-3",
        "生成日期",
        "2023年6月7日",
        "公开日期",
        "2023年6月8日",
    )
    document = read(tmp_path, "晏河区政府信息公开", "区教育局", "镇（街道）", *fields, *TEXT[1:3])
    assert (document.title, str(document.published_on)) == (name, "2023-06-08")


def test_a_column_and_organs_beside_the_title_of_a_text(tmp_path: Path) -> None:
    title = "关于开展夏季管网巡查的通知"
    path = "当前位置：首页 > 通知公告 > 正文"
    assert read(tmp_path, path, f"[通知] {title}", BYLINE, *TEXT).title == title
    broken = read(tmp_path, path, "云州市水务局", title, BYLINE, *TEXT)
    assert (broken.title, body_of(broken)) == (TITLE, list(TEXT))
    assert read(tmp_path, path, "新闻中心", title, BYLINE, *TEXT).title == title


@pytest.mark.parametrize(
    "title",
    [
        "《关于完善门诊保障的通知》政策解读",
        "云州市高级人民法院印发《关于规范拍卖工作的意见》的通知",
    ],
)
def test_a_menu_above_a_title_is_no_half_of_it(tmp_path: Path, title: str) -> None:
    document = read(tmp_path, "首页法院概况新闻中心诉讼服务", title, BYLINE, *TEXT[1:3])
    assert document.title == title
