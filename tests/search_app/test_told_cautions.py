"""Doubts, ended parts, suspensions and later rules: told on pages and hits, in files and API."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import docx
import pytest
from flask.testing import FlaskClient

from indexer.engines import open_engine
from indexer.settings import Settings
from search_app.mcp_server.site_answers import SiteAnswers
from search_app.mcp_server.tools import Tools
from tests.contract.test_relations import rule
from tests.contract.test_whose_rule import ALSO, held, repeals
from tests.search_app.conftest import site_of
from tests.search_app.pages import answer, page, texts

NAME = "云川市渡船管理办法"
BOATS = rule(
    "boats", NAME, "云政规〔2015〕12号", date(2015, 4, 1),
    *(f"第{count}条　渡船应当登记。" for count in "一二三四五六"),
)  # fmt: skip
FOURTH = f"《{NAME}》第四条自2018年1月1日起废止。"
THIRD = f"《{NAME}》第三条自2019年1月1日起停止执行。"
PAUSED = f"自2020年3月1日起暂停执行《{NAME}》第六条。"
ALL = [
    BOATS,
    rule("fourth", "关于渡船的通知一", "云政规〔2018〕1号", date(2018, 1, 1), FOURTH),
    rule("third", "关于渡船的通知二", "云政规〔2019〕1号", date(2019, 1, 1), THIRD),
    rule("pause", "关于渡船的通知三", "云政规〔2020〕1号", date(2020, 3, 1), PAUSED),
    held("other", "财政部"),
    repeals("教育部", ALSO),
    rule("trial", "云川市渡口办法（试行）", "云政规〔2015〕2号", date(2015, 1, 1), "渡口。"),
    rule("bridges", "云川市渡桥办法", "云政规〔2015〕4号", date(2015, 1, 1), "第一条　渡桥。"),
    rule(
        "ends", "关于渡桥的决定", "云政规〔2022〕2号", date(2022, 1, 1),
        "《云川市渡桥办法》第一条自2021年1月1日起停止执行。",
        "《云川市渡桥办法》自2022年1月1日起废止。",
    ),
    rule("pier", "云川市码头办法", "云政规〔2015〕5号", date(2015, 1, 1), "第一条　码头。"),
    rule(
        "piers", "关于修改《云川市码头办法》的决定", "云政规〔2022〕3号", date(2022, 5, 1),
        "将第一条修改为：“码头应当登记并且应当检验。”",
    ),
    rule("formal", "云川市渡口办法", "云政规〔2021〕2号", date(2021, 1, 1), "渡口。"),
]  # fmt: skip
SAID = {
    "boats": [
        "暂停执行：第六条，自2020年3月1日起。是否已恢复，请核实。",
        "部分失效（文件写明）：第四条，自2018年1月1日起。",
        "部分失效（文件写明）：第三条，自2019年1月1日起。",
    ],
    "other": ["存在同名或同文号的文件，另一文件自2020年1月1日起废止其中之一，是否本文件，请核实。"],
    "trial": ["同一机关后来另有正式文件（自2021年1月1日起），本文件可能从那天起被取代，请核实。"],
    "pier": ["本站的文本未见收入后来的修改：第一条，自2022年5月1日起，请核实。"],
    "formal": [],
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cautions")


@pytest.fixture(scope="module")
def site(folder: Path) -> Iterator[FlaskClient]:
    with site_of(folder, ALL) as app:
        yield app.test_client()


@pytest.fixture(scope="module")
def tools(site: FlaskClient, folder: Path) -> Iterator[Tools]:
    with closing(open_engine(Settings(index_dir=folder, memory_mb=64))) as engine:
        yield Tools(SiteAnswers(site.application, "http://localhost"), engine, "云川")


@pytest.mark.parametrize("id", SAID)
def test_the_top_of_a_page_says_all(site: FlaskClient, id: str) -> None:
    root = page(site, f"/d/{id}")
    told = " ".join(texts(root, "//header[@class='document-head']/div[@class='band']//p"))
    assert [one for one in SAID[id] if one not in told] == []
    assert ("请核实" in told) is bool(SAID[id])


@pytest.mark.parametrize("id", SAID)
@pytest.mark.parametrize("form", ["md", "txt"])
def test_the_other_forms_say_all(site: FlaskClient, id: str, form: str) -> None:
    said = site.get(f"/d/{id}.{form}").get_data(as_text=True).replace("\\", "")
    assert [one for one in SAID[id] if one not in said] == []
    assert ("注意：" in said) is bool(SAID[id])


@pytest.mark.parametrize("id", SAID)
def test_hits_and_api_say_all(site: FlaskClient, id: str) -> None:
    found = answer(site, f"/api/v1/documents/{id}/relations")
    assert [one["message"] for one in found["cautions"]] == SAID[id]
    hits = answer(site, "/api/v1/search?size=50")["hits"]
    (hit,) = (one for one in hits if one["id"] == id)
    assert hit["cautions"] == found["cautions"]
    root = page(site, f"/search?q={BOATS.title if id == 'boats' else '办法'}")
    card = " ".join(texts(root, f"//article[.//h3/a[starts-with(@href, '/d/{id}')]]"))
    assert [one for one in SAID[id] if one not in card] == []


@pytest.mark.parametrize(
    ("article", "ends"),
    [
        ("3", [("第三条", THIRD)]),
        ("4", [("第四条", FOURTH)]),
        ("5", []),
    ],
)
def test_an_article_quotes_its_own_end(
    site: FlaskClient, tools: Tools, article: str, ends: list[tuple[str, str]]
) -> None:
    found = answer(site, f"/api/v1/documents/boats/articles/{article}")
    assert [(one["clauses"], one["validity"]["sentence"]) for one in found["ends"]] == ends
    root = page(site, f"/d/boats/articles/{article}")
    band = " ".join(texts(root, "//header[@class='document-head']/div[@class='band']"))
    assert [clauses for clauses, _ in ends if f"{clauses}已失效（文件写明）" not in band] == []
    assert bool(band) is bool(ends)
    said = tools.get_article("boats", article)
    assert said["validity"]["validity"] == "部分失效"
    assert said["validity"]["sentence"] == (ends[0][1] if ends else "")


def test_an_article_of_a_repealed_document_quotes_that_repeal(site: FlaskClient) -> None:
    sentence = "《云川市渡桥办法》自2022年1月1日起废止。"
    found = answer(site, "/api/v1/documents/bridges/articles/1")
    assert [(one["clauses"], one["validity"]["sentence"]) for one in found["ends"]] == [
        ("", sentence)
    ]
    root = page(site, "/d/bridges/articles/1")
    assert sentence in " ".join(texts(root, "//div[@class='band']"))


ADJUSTED = "自2021年1月1日起至2099年12月31日，在云川新区暂时调整实施《云川市渡河条例》第二条。"
CITED = [
    rule(
        "river", "云川市渡河条例", "云政规〔2016〕1号", date(2016, 1, 1),
        "第一条　渡河。", "第二条　渡河应当许可。", "第三条　本条例自2016年2月1日起施行。",
    ),
    rule("adjust", "关于渡河的决定", "云政规〔2021〕1号", date(2021, 1, 1), ADJUSTED),
    rule(
        "plan", "云川市渡河条例（修订草案征求意见稿）", "云政函〔2023〕1号", date(2023, 1, 1),
        "第一条　渡河。",
    ),
]  # fmt: skip
DRAFT = {
    f"《{NAME}》第一条": ("partly_expired", SAID["boats"][1:]),
    "《云川市渡口办法（试行）》": ("later_text", SAID["trial"]),
    "《云川市渡河条例》第二条": (
        "adjusted",
        ["暂时调整实施：云川新区，第二条，自2021年1月1日起，至2099年12月31日。"],
    ),
    "《云川市渡河条例（修订草案征求意见稿）》": (
        "no_rule",
        ["征求意见稿、解读、新闻等没有时效性"],
    ),
    "《云川市渡河条例》第二条规定：“渡河应当经过许可登记。”": ("quotation", ["有出入"]),
    "《云川市渡河条例》第九条": ("article_missing", ["本站的文本里没有第九条"]),
}


@pytest.fixture(scope="module")
def drafts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    with site_of(tmp_path_factory.mktemp("drafts"), [*ALL, *CITED]) as app:
        yield app.test_client()


@pytest.mark.parametrize("cited", DRAFT)
def test_the_check_of_a_draft_says_all(drafts: FlaskClient, cited: str) -> None:
    code, told = DRAFT[cited]
    answered = drafts.post("/api/v1/check", json={"text": f"根据{cited}办理。"}).get_json()
    (found,) = answered["citations"]
    assert code in {one["code"] for one in found["findings"]}
    assert found["weight"] != "fine"
    shown = drafts.post("/check", data={"text": f"根据{cited}办理。"}).get_data(as_text=True)
    report = drafts.post("/check.docx", data={"text": f"根据{cited}办理。"})
    (table,) = docx.Document(io.BytesIO(report.get_data())).tables
    said = " ".join(cell.text for row in table.rows for cell in row.cells)
    for one in told:
        days = re.split("[：，。]", one)
        assert [part for part in days if part not in shown] == []
        assert [part for part in days if part not in said] == []


def test_an_interpretation_says_that_its_law_has_ended(tmp_path: Path) -> None:
    court = "最高人民法院"
    law = rule(
        "law", "中华人民共和国渡船法", "主席令第1号", date(2007, 1, 1), "第一条　渡船。",
        issuer="全国人民代表大会",
    )  # fmt: skip
    reads = rule(
        "reads", f"{court}关于适用《中华人民共和国渡船法》若干问题的解释", "法释〔2016〕1号",
        date(2016, 1, 1), "第一条　渡船包括木船。", issuer=court,
    )  # fmt: skip
    code = rule(
        "code", "中华人民共和国船法典", "主席令第2号", date(2020, 5, 1),
        "第一条　船舶。", "第二条　本法自2021年1月1日起施行。《中华人民共和国渡船法》同时废止。",
        issuer="全国人民代表大会",
    )  # fmt: skip
    with site_of(tmp_path, [law, reads, code]) as app:
        client = app.test_client()
        found = answer(client, "/api/v1/documents/reads/relations")
        before = answer(client, "/api/v1/documents/reads/relations?asof=2020-01-01")
        band = " ".join(texts(page(client, "/d/reads"), "//div[@class='band']"))
    assert [(one["kind"], one["by"]["id"]) for one in found["cautions"]] == [("law_ended", "law")]
    assert before["cautions"] == []
    assert "请核实它是否仍可适用" in band
