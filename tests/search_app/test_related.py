"""Documents on the same subject, on a document's page and in the API."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from flask.testing import FlaskClient

from indexer.analysed_document import analyse
from indexer.engines import open_engine, open_writer
from indexer.settings import Settings
from search_app import create_app
from tests.contract.test_related import notice, notices
from tests.search_app.conftest import Visitor
from tests.search_app.pages import answer, page, text, texts

SECTION = "//section[@class='related']"


@pytest.fixture(scope="module")
def visitor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    """A visitor of a site with notices on five subjects and one on none."""
    settings = Settings(index_dir=tmp_path_factory.mktemp("index"), memory_mb=64)
    hostile = notice("hostile", "waste", 3, title="<b>生活垃圾分类</b>通告")
    same_city = replace(
        notice("same", "dogs", 0, title="养犬登记指南", document_number="云政规〔2018〕2号"),
        document_numbers=("云政规〔2018〕2号",),
        written_on=date(2018, 3, 1),
    )
    with open_writer(settings) as writer:
        for document in (*notices(), hostile, same_city):
            writer.add(writer.prepare(analyse(document)))
        writer.publish()
    engine = open_engine(settings)
    app = create_app(settings, engine)
    app.test_client_class = Visitor
    yield app.test_client()
    engine.close()


def test_a_page_lists_them_and_says_why(visitor: FlaskClient) -> None:
    root = page(visitor, "/d/dogs-0")
    assert text(root, f"{SECTION}/h2") == "相关文件"
    links = root.xpath(f"{SECTION}//a/@href")
    assert links[0] == "/d/same"
    assert set(links) == {"/d/same", "/d/dogs-1", "/d/dogs-2", "/d/dogs-3"}
    assert texts(root, f"{SECTION}//span")[0] == "云政规〔2018〕2号、2018年3月1日"
    reasons = texts(root, f"{SECTION}//p[@class='why']")
    assert reasons[0].startswith("标题都有“")
    assert "“养犬”" in reasons[0]
    assert reasons[0].endswith("；同为云川省云川市；发文机关相同；主题分类相同")
    assert not any("同为" in reason for reason in reasons[1:])


def test_a_page_without_any_shows_no_section(visitor: FlaskClient) -> None:
    body = visitor.get("/d/alone").get_data(as_text=True)
    assert "相关文件" not in body
    assert 'class="related"' not in body


def test_a_title_is_text(visitor: FlaskClient) -> None:
    body = visitor.get("/d/waste-0").get_data(as_text=True)
    assert "&lt;b&gt;生活垃圾分类&lt;/b&gt;通告" in body
    assert "<b>生活" not in body


def test_the_api_gives_what_they_share(visitor: FlaskClient) -> None:
    found = answer(visitor, "/api/v1/documents/dogs-0/relations")["related"]
    first = found[0]
    assert (first["id"], first["title"]) == ("same", "养犬登记指南")
    assert first["page"] == "http://localhost/d/same"
    assert first["dated_on"] == "2018-03-01"
    shared = first["shared"]
    assert set(shared.pop("words")) == {"养犬", "登记"}
    assert shared == {
        "in_titles": True,
        "issuers": ["云川市人民政府"],
        "topics": ["综合政务"],
        "region": "云川省/云川市",
    }
    assert answer(visitor, "/api/v1/documents/alone/relations")["related"] == []
    again = answer(visitor, "/api/v1/documents/dogs-0/relations?asof=2019-01-01&page=2")
    assert [one["id"] for one in again["related"]] == [one["id"] for one in found]
