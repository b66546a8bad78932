"""Who issued a document: a school, a company, a department that signs right above the day."""

# ruff: noqa: E501
from __future__ import annotations

import json
from pathlib import Path

import pytest

from corpus.assemble import assemble
from corpus.document import Document
from corpus.draft import Draft, Stated
from corpus.fields.organs import issuers_from_title
from corpus.structure import to_paragraphs
from tests.corpus.one_page import LINES, read_page_of, shown

DAY = "2023年6月7日"
SIGNERS = (
    "云川市第三中学", "云川市实验小学", "云川水务集团有限公司", "教务处", "云川市中心幼儿园", "云川大学",
    "云川市第一人民医院", "云川市公路养护队",
)  # fmt: skip
NO_SIGNERS = (
    "请于周五前到教务处", "（一）第三中学", "联系人：教务处", "集合地点在云川火车站", "二、云川市第三中学",
    "附件：云川大学", "云川市供水听证会", "新华社", "由各分公司负责",
)  # fmt: skip


def of(title: str, *lines: str, **stated: str) -> Document:
    """A document with a title, lines of text and stated fields."""
    fields = {name: Stated(value, "test") for name, value in {"title": title, **stated}.items()}
    draft = Draft(paragraphs=to_paragraphs([*LINES, *lines]), stated=fields)
    return assemble(draft, "s", "key", "a.html")[0]


@pytest.mark.parametrize("signer", SIGNERS)
def test_it_signs_right_above_the_day(signer: str) -> None:
    document = of("关于巡查的通知", signer, DAY)
    assert document.issuers == (signer,)
    assert str(document.written_on) == "2023-06-07"


@pytest.mark.parametrize("signer", SIGNERS)
def test_it_signs_beside_the_day(signer: str) -> None:
    document = of("关于巡查的通知", f"{signer} {DAY}")
    assert document.issuers == (signer,)
    assert str(document.written_on) == "2023-06-07"


@pytest.mark.parametrize("line", NO_SIGNERS)
def test_what_only_ends_so_signs_nothing(line: str) -> None:
    assert of("关于巡查的通知", line, DAY).issuers == ()


def test_a_row_of_a_table_signs_nothing() -> None:
    assert of("关于巡查的通知", "序号\t云川市第三中学", DAY).issuers == ()


def test_names_farther_up_belong_to_the_text() -> None:
    lines = ("云川市第一中学", "云川市第二中学", "特此通知。", "云川市教育局", DAY)
    assert of("关于公布名单的通知", *lines).issuers == ("云川市教育局",)


@pytest.mark.parametrize("signed", [("云川市应对夏季洪涝", "灾害工作领导小组"), ("工作领导小组",)])
def test_the_title_completes_a_broken_name(signed: tuple[str, ...]) -> None:
    organ = "云川市应对夏季洪涝灾害工作领导小组"
    assert of(f"{organ}关于巡查的通知", *signed, DAY).issuers == (organ,)


def test_organs_above_a_signer_sign_too() -> None:
    document = of("关于巡查的通知", "云川市教育局", "云川市第三中学", DAY)
    assert document.issuers == ("云川市教育局", "云川市第三中学")


TITLES = {
    "青田县交通运输局2023年部门预算公开说明": ("青田县交通运输局",),
    "云川市水务局2022年政府信息公开工作年度报告": ("云川市水务局",),
    "云川市卫生健康委员会2023年度部门决算": ("云川市卫生健康委员会",),
    "云川市人民政府办公室2024年工作要点": ("云川市人民政府办公室",),
    "云川市教育局2023年事业单位公开招聘公告": ("云川市教育局",),
    "对云川市财政局2022年度预算执行情况的审计报告": (),
    "在云川市教育局2024年工作会议上的总结": (),
    "云川市教育局2024年工作会议召开": (),
    "云川市律师事务所和律师2010年度检查考核结果公告": (),
    "云川市2023年工作要点": (),
    "云川市水价2023年听证会公告": (),
}


@pytest.mark.parametrize(("title", "issuers"), TITLES.items())
def test_a_title_names_whose_report_it_is(title: str, issuers: tuple[str, ...]) -> None:
    assert issuers_from_title(title) == issuers


@pytest.mark.parametrize("office", ["办公室", "局办公室", "综合科", "政策法规处"])
def test_an_office_without_its_organ_is_not_stated(office: str) -> None:
    assert of("关于巡查的通知", "云川市水务局", DAY, issuer=office).issuers == ("云川市水务局",)
    assert of("关于巡查的通知", issuer=office).issuers == ()


def test_the_department_answerable_for_a_page(tmp_path: Path) -> None:
    rows = "<tr><td>索引号</td><td>SW-7</td><td>公开日期</td><td>2023-06-08</td></tr>"
    rows += "<tr><td>公开责任部门</td><td>云川市水务局</td><td>公开方式</td><td>网站</td></tr>"
    page = f"<table>{rows}</table><div id='zoom'>{shown(*LINES)}</div>"
    assert read_page_of(tmp_path, page, name="巡查结果").issuers == ("云川市水务局",)


TITLE = "云川市水务局关于巡查的通知"
ARTICLE = {"title": TITLE, "docNo": "云水发〔2023〕7号", "signDate": "2023-06-05"}
OTHER = {"title": "关于防汛的通知", "docNo": "云水发〔2023〕9号", "pubDate": "2023-09-01"}
STATES = {
    "beside others": {"props": {"list": [OTHER], "article": ARTICLE}},
    "apart from the content": {"meta": ARTICLE, "content": {"html": "<p>…</p>"}},
    "in a list": [OTHER, ARTICLE, OTHER],
    "by Chinese initials": {"bt": TITLE, "fwzh": "云水发〔2023〕7号", "cwrq": "2023-06-05"},
}


@pytest.mark.parametrize("state", STATES.values(), ids=STATES.keys())
@pytest.mark.parametrize("escaped", [True, False])
def test_the_data_of_a_page_state_what_it_does_not_show(
    tmp_path: Path, state: object, escaped: bool
) -> None:
    data = json.dumps(state, ensure_ascii=escaped)
    page = f"<h1>{TITLE}</h1><div class='x2'>{shown(*LINES)}</div>"
    script = f"<script type='application/json'>{data}</script>"
    document = read_page_of(tmp_path, page + script, name="云川市水务局")
    assert document.document_number == "云水发〔2023〕7号"
    assert str(document.written_on) == "2023-06-05"
    assert document.published_on is None


def test_the_data_of_another_page_state_nothing(tmp_path: Path) -> None:
    data = json.dumps({"list": [OTHER, OTHER | {"docNo": "甲"}]})
    script = f"<script>window.__STATE__ = {data}</script>"
    page = f"<h1>{TITLE}</h1><div class='x2'>{shown(*LINES)}</div>{script}"
    document = read_page_of(tmp_path, page, name="云川市水务局")
    assert document.document_number is None
    assert document.published_on is None
