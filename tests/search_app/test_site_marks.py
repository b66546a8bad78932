"""What inspections of government sites look for on the pages."""

from __future__ import annotations

import pytest
from flask import Flask
from flask.testing import FlaskClient
from lxml.html import HtmlElement

from indexer.engine import Engine
from indexer.settings import Settings, SettingsError, load_settings
from search_app import create_app, wording
from tests.routes import page_endpoints
from tests.search_app.pages import page, texts

PUBLIC = {
    "public_url": "https://so.example.gov.cn",
    "site_name": "云川市政策文件库",
    "site_code": "3301000001",
    "sponsor": "云川市人民政府办公室",
    "operator": "云川市大数据局",
    "contact": "电话 0571-12345",
    "icp_number": "浙ICP备12345678号-1",
    "police_number": "浙公网安备33010002000001号",
    "party_sign_url": "https://bszs.conac.cn/sitename?method=show&id=07A1",
    "error_report_url": "https://zfwzgl.www.gov.cn/exposure/jiucuo.html?site_code=3301000001",
}


@pytest.fixture
def official(settings: Settings, engine: Engine) -> FlaskClient:
    """A visitor of a site with all that the settings can say of it."""
    given = load_settings(PUBLIC, environment={})
    changed = {name: getattr(given, name) for name in PUBLIC}
    return create_app(settings.model_copy(update=changed), engine).test_client()


def metas(root: HtmlElement) -> dict[str, str]:
    return {one.get("name"): one.get("content") for one in root.xpath("//meta[@name]")}


def test_every_page_names_the_site_and_its_column(official: FlaskClient) -> None:
    for address, status in (("/search?q=养犬", 200), ("/data", 200), ("/embed", 200), ("/x", 404)):
        found = metas(page(official, address, status))
        assert found["SiteName"] == "云川市政策文件库"
        assert found["SiteDomain"] == "so.example.gov.cn"
        assert found["SiteIDCode"] == "3301000001"
        assert found["ColumnName"] and found["ColumnDescription"] and found["Description"]
        assert "ArticleTitle" not in found


def test_every_page_has_a_column_of_its_own(app: Flask) -> None:
    assert page_endpoints(app, "rules") == {*wording.site.COLUMNS, "pages.document"}


def test_a_document_names_itself(official: FlaskClient) -> None:
    found = metas(page(official, "/d/rules?q=公开"))
    assert found["ArticleTitle"] == "云川市政府信息公开办法"
    assert found["PubDate"] == "2018-12-10"
    assert found["ContentSource"] == "云川市人民政府"
    assert found["Keywords"] == "综合政务/政务公开,云政规〔2018〕14号"
    assert found["Description"].startswith("第一章")
    assert found["Url"] == "https://so.example.gov.cn/d/rules"


def test_what_is_not_known_is_not_said(client: FlaskClient) -> None:
    found = metas(page(client, "/d/undated"))
    assert "PubDate" not in found
    assert "SiteIDCode" not in found
    assert texts(page(client, "/search"), "//footer//ul[@class='marks']") == []


def test_footer_says_what_the_settings_say(official: FlaskClient) -> None:
    root = page(official, "/search")
    assert texts(root, "//ul[@class='marks']/li") == [
        "主办单位：云川市人民政府办公室",
        "承办单位：云川市大数据局",
        "联系方式：电话 0571-12345",
        "网站标识码：3301000001",
        "浙ICP备12345678号-1",
        "浙公网安备33010002000001号",
        "党政机关",
        "政府网站找错",
    ]
    assert root.xpath("//ul[@class='marks']/li/a/@href") == [
        "https://beian.miit.gov.cn/",
        "https://beian.mps.gov.cn/#/query/webSearch?code=33010002000001",
        PUBLIC["party_sign_url"],
        PUBLIC["error_report_url"],
    ]


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("site_code", "123"),
        ("icp_number", "ICP12345678"),
        ("police_number", "公网安备1"),
        ("party_sign_url", "javascript:alert(1)"),
        ("error_report_url", "//example.gov.cn/x"),
        ("sponsor", "某" * 101),
    ],
)
def test_wrong_marks_are_refused(name: str, wrong: str) -> None:
    with pytest.raises(SettingsError):
        load_settings({name: wrong}, environment={})
