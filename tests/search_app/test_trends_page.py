"""Counts by year and month: each number leads to just these documents."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient
from lxml.html import HtmlElement

from tests.contract.test_same_texts import COPIES, OTHERS
from tests.search_app.conftest import site_of
from tests.search_app.documents import documents
from tests.search_app.pages import page, text, texts


def counted(client: FlaskClient, address: str) -> dict[tuple[str, str], tuple[int, str]]:
    """The table of a page of trends: (row, column) → count and link."""
    root = page(client, address)
    (table,) = root.xpath("//table[@class='counts']")
    columns = texts(table, "./thead//th")[1:]
    cells = {}
    for row in table.xpath("./tbody/tr | ./tfoot/tr"):
        for column, cell in zip(columns, row.xpath("./td"), strict=True):
            cells[text(row, "./th"), column] = (
                int(cell.text_content().strip().replace(",", "")),
                href(cell),
            )
    return cells


def href(cell: HtmlElement) -> str:
    links = cell.xpath("./a/@href")
    return str(links[0]) if links else ""


@pytest.mark.parametrize(
    "address",
    [
        "/trends",
        "/trends?unit=month",
        "/trends?split=topic",
        "/trends?split=issuer&q=养犬",
        "/trends?split=kind&unit=month&since=2016-01-01",
        "/trends?split=topic&topic=公安、安全、司法&year=2018&year=2020",
        "/trends?q=养犬&versus=通知",
        "/trends?split=issuer&scope=title&q=养犬",
    ],
)
def test_each_number_leads_to_just_these_documents(client: FlaskClient, address: str) -> None:
    follow(client, address)


@pytest.mark.parametrize("split", ["", "topic", "issuer", "kind"])
@pytest.mark.parametrize("unit", ["year", "month"])
@pytest.mark.parametrize("fold", ["", "1"])
def test_each_number_leads_to_just_these_documents_where_texts_are_here_twice(
    copies_client: FlaskClient, split: str, unit: str, fold: str
) -> None:
    follow(copies_client, f"/trends?unit={unit}&split={split}&fold={fold}")
    follow(copies_client, f"/trends?unit={unit}&fold={fold}&q=养犬登记&versus=烟花")


def test_what_has_no_date_is_counted_without_a_picture(client: FlaskClient) -> None:
    assert not page(client, "/trends?q=垃圾").xpath("//*[@class='chart']")
    assert follow(client, "/trends?q=垃圾")["合计", "份数"] == 1
    assert follow(client, "/trends?q=养犬&versus=垃圾")["未标注", "垃圾"] == 1


def test_how_many_have_no_date_stands_beside_every_picture(client: FlaskClient) -> None:
    def notes(address: str) -> list[str]:
        return texts(page(client, address), "//*[@class='notes']/*")

    assert "每份都有日期。" in notes("/trends?q=登记")
    assert "其中 1 份没有日期，列在“未标注”。" in notes("/trends")
    assert "其中 垃圾 有 1 份没有日期，列在“未标注”。" in notes("/trends?q=垃圾&versus=养犬")


def follow(client: FlaskClient, address: str) -> dict[tuple[str, str], int]:
    """The counts of a page, each compared with the page that it leads to."""
    cells = counted(client, address)
    assert any(count for count, _ in cells.values())
    for where, (count, link) in cells.items():
        assert bool(count) == bool(link), where
        if link:
            found = page(client, link)
            said = texts(found, "//h2[@id='results-title'] | //p[@class='list-notes']/span")
            documents, *folded = re.findall(r"\d+", " ".join(said))
            # Folded, the list has as many; of what is folded away the page tells before that.
            listed = folded[0] if folded and "fold=1" in address else documents
            assert (where, int(listed)) == (where, count)
    return {where: count for where, (count, _) in cells.items()}


@pytest.fixture(scope="module")
def copies_client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    """A site with texts that are here twice, in different months and of different organs."""
    with site_of(tmp_path_factory.mktemp("copies"), (*COPIES, *OTHERS)) as app:
        yield app.test_client()


def test_totals_are_documents_and_not_sums(client: FlaskClient) -> None:
    cells = counted(client, "/trends?split=issuer")
    assert cells["合计", "合计"][0] == len(documents())
    joint = [d for d in documents() if len(d.issuers) > 1]
    assert joint
    values = sum(n for (row, column), (n, _) in cells.items() if row == "合计" != column)
    assert values > len(documents())


def test_the_picture_shows_what_the_table_says(client: FlaskClient) -> None:
    root = page(client, "/trends")
    labels = texts(root, "//*[local-name()='svg']//*[local-name()='title']")
    cells = counted(client, "/trends")
    years = {row: n for (row, _), (n, _) in cells.items() if row.isdigit()}
    assert labels == [f"{year} 份数 {years[year]}" for year in sorted(years)]


def test_mistakes_stand_above_the_form(client: FlaskClient) -> None:
    root = page(client, "/trends?unit=week&split=colour&versus=)(&since=2019-02-30", 400)
    said = " ".join(texts(root, "//*[@id='problems']//li"))
    for value in ("week", "colour", "2019-02-30"):
        assert value in said
    assert not root.xpath("//table")


def test_filters_stand_beside_the_figure_and_all_words_count(client: FlaskClient) -> None:
    said = text(page(client, "/trends?q=养犬登记&kind=通知"), "//*[@class='notes']")
    assert "只统计符合筛选条件的：文件类型：通知" in said
    plain = text(page(client, "/trends?q=养犬"), "//*[@class='notes']")
    assert "筛选" not in plain
    for file in ("/trends.csv", "/export.csv"):
        lines = client.get(f"{file}?q=养犬登记火星").get_data(as_text=True).splitlines()
        assert "至少" not in lines[0]
        assert not any("养犬登记工作" in line for line in lines)


@pytest.mark.parametrize(
    ("address", "columns", "lines"),
    [
        ("/trends", 7, 0),
        ("/trends?split=topic&year=2019", 3, 0),
        ("/trends?split=topic", 0, 4),
        ("/trends?year=2019&q=养犬&versus=意见", 2, 0),
    ],
)
def test_few_periods_are_columns_and_many_are_lines(
    client: FlaskClient, address: str, columns: int, lines: int
) -> None:
    drawn = page(client, address).xpath("//*[@class='chart']")[0]
    inside = "//*[local-name()='svg']"
    shown = [float(e.get("width")) for e in drawn.xpath(f".{inside}//*[@class='column']")]
    assert (len(shown), len(drawn.xpath(f".{inside}//*[@class='line']"))) == (columns, lines)
    assert all(width > 3 for width in shown)


def test_nothing_found_says_so(client: FlaskClient) -> None:
    root = page(client, "/trends?q=量子纠缠")
    assert "没有相符的文件" in root.text_content()


def test_filters_of_the_search_are_carried(client: FlaskClient) -> None:
    root = page(client, "/trends?q=养犬&year=2018&scope=title&since=2018-01-01")
    hidden = {(e.get("name"), e.get("value")) for e in root.xpath("//input[@type='hidden']")}
    assert {("year", "2018"), ("scope", "title"), ("since", "2018-01-01")} <= hidden


def test_the_file_holds_the_table(client: FlaskClient) -> None:
    response = client.get("/trends.csv?split=issuer&q=养犬")
    assert response.content_type == "text/csv; charset=utf-8"
    told = response.get_data().decode("utf-8")
    assert told.startswith("\ufeff")
    head, columns, *rows = csv.reader(io.StringIO(told.removeprefix("\ufeff")))
    assert "养犬" in head[1]
    assert "索引版本" in head
    cells = counted(client, "/trends?split=issuer&q=养犬")
    assert {
        (row[0], column): int(n)
        for row in rows
        for column, n in zip(columns[1:], row[1:], strict=True)
    } == {where: n for where, (n, _) in cells.items()}
