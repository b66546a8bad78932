"""The state of the data."""

from __future__ import annotations

from flask.testing import FlaskClient
from lxml.html import HtmlElement

from corpus.report import Found, RefusalReason, SkipReason, detail
from search_app import wording
from tests.search_app.documents import documents
from tests.search_app.pages import link, page, text, texts


def rows(table: HtmlElement) -> list[tuple[str, str]]:
    return list(zip(texts(table, ".//tbody//th"), texts(table, ".//tbody//td"), strict=True))


def test_documents_years_topics_and_what_is_missing(client: FlaskClient) -> None:
    root = page(client, "/data")
    assert text(root, "//dd[@class='figure']") == str(len(documents()))
    years, validity, topics = root.xpath("//table[@class='bars']")
    assert rows(years)[0] == ("2020", "2")
    assert rows(years)[-1] == ("未标注", "1")
    assert ("公安、安全、司法", "12") in rows(topics)
    assert sum(int(n) for _, n in rows(validity)) == len(documents())
    assert sum(int(n) for n in texts(years, ".//td")) == len(documents())
    missing = root.xpath("//section[@class='source']//tr[td[@class='numeric']]")
    assert ["发文字号", "3", f"{3 / len(documents()):.1%}"] in [texts(row, "td") for row in missing]


def test_a_year_leads_to_its_documents(client: FlaskClient) -> None:
    year = link(page(client, "/data"), "(//table[@class='bars'])[1]//tr[th='2020']//a")
    assert text(page(client, year), "//*[@id='results-title']").endswith("共 2 份文件")


def test_skipped_files_have_their_reason_in_words(client: FlaskClient) -> None:
    (row,) = page(client, "/data").xpath("//tr[contains(., '目录.html')]")
    assert texts(row, "td") == ["目录.html", wording.report.SKIP_REASONS["link_list"], "30"]


def test_each_table_of_a_source_has_a_name_of_its_own(client: FlaskClient) -> None:
    root = page(client, "/data")
    (source,) = set(texts(root, "//section[@class='source']/h3"))
    names = root.xpath("//section[@class='source']//*[@role='region']/@aria-label")
    assert names
    assert names == [name for name in dict.fromkeys(names) if name.startswith(f"{source}：")]


def test_refused_values_stand_with_their_reason(client: FlaskClient) -> None:
    (row,) = page(client, "/data").xpath("//tr[contains(., '政务问答')]")
    assert texts(row, "td") == ["all.jsonl", "发文字号", "政务问答", "不是发文字号"]


def test_every_reason_has_words() -> None:
    assert set(wording.report.SKIP_REASONS) == set(SkipReason)
    assert set(wording.report.REFUSALS) == set(RefusalReason)
    assert set(wording.report.FOUND) == {"", *Found}


def test_a_detail_is_said_in_words() -> None:
    assert (
        wording.report.skip_detail(detail(line=3, cells=2, columns=4))
        == "第 3 行，有 2 格，表头有 4 列"
    )
    assert wording.report.skip_detail(".exe") == ".exe"
    assert wording.report.skip_detail("") == ""
