"""The comparison of two texts as a workbook and as a Word document."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import docx
import pytest
from flask import Flask
from flask.testing import FlaskClient
from openpyxl import load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock

from tests.search_app.conftest import site_of
from tests.search_app.versions import NEW, OLD, SECOND, TITLE, post, sent

BOTH = "a=dogs-2015&b=dogs-2023"


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """The site of two versions of a regulation."""
    with site_of(tmp_path_factory.mktemp("versions"), (OLD, NEW)) as app:
        yield app


def workbook(client: FlaskClient, address: str) -> list[tuple[Any, ...]]:
    """The rows of the table in a workbook."""
    response = client.get(address)
    assert response.status_code == 200
    assert "compare-" in response.headers["Content-Disposition"]
    sheet = load_workbook(io.BytesIO(response.data), rich_text=True).active
    assert sheet is not None
    return list(sheet.iter_rows(values_only=True))


def test_the_workbook_is_a_table_of_old_and_new(client: FlaskClient) -> None:
    found = workbook(client, f"/compare.xlsx?{BOTH}")
    assert found[0][0] == f"《{TITLE}》新旧对照表"
    at = next(n for n, row in enumerate(found) if row[2] == "说明")
    assert found[at][0] == f"原条文：《{TITLE}》（2015年9月1日）"
    table = found[at + 1 :]
    assert [row[2] for row in table] == [
        "未改；仅书写差异 1 处",
        "未改",
        "未改；仅书写差异 1 处",
        "新增",
        "未改",
        "修改；第三条改为第四条",
        "删去",
        "未改",
        "未改",
        "修改",
    ]
    changed = table[5][0]
    assert isinstance(changed, CellRichText)
    marked = [part for part in changed if isinstance(part, TextBlock) and part.font.strike]
    assert [str(part) for part in marked] == ["三十日"]
    assert str(changed).startswith("第三条　犬只出生满三个月的")
    assert "\n登记不收取费用。" in str(changed)
    assert table[3][0] == "—"


def test_only_what_changed_can_be_listed(client: FlaskClient) -> None:
    found = workbook(client, f"/compare.xlsx?{BOTH}&rows=changed")
    at = next(n for n, row in enumerate(found) if row[2] == "说明")
    assert [(str(row[0]), row[2]) for row in found[at + 1 :]][:3] == [
        ("第一章　总则", "未改；仅书写差异 1 处"),
        ("—", "新增"),
        ("第二章　登记", "未改"),
    ]


def test_the_word_document_is_a_table_with_marks(client: FlaskClient) -> None:
    response = client.get(f"/compare.docx?{BOTH}")
    document = docx.Document(io.BytesIO(response.data))
    assert document.paragraphs[0].text == f"《{TITLE}》新旧对照表"
    (table,) = document.tables
    cells = [[cell.text for cell in row.cells] for row in table.rows]
    assert cells[0][2] == "说明"
    assert cells[6] == [
        "第三条　犬只出生满三个月的，养犬人应当在三十日内办理登记。\n登记不收取费用。",
        "第四条　犬只出生满三个月的，养犬人应当在二十日内办理登记。\n登记不收取费用。",
        "修改；第三条改为第四条",
    ]
    runs = [run for p in table.rows[6].cells[0].paragraphs for run in p.runs]
    assert [run.text for run in runs if run.font.strike] == ["三十日"]
    runs = [run for p in table.rows[6].cells[1].paragraphs for run in p.runs]
    assert [run.text for run in runs if run.font.bold and run.font.underline] == ["二十日"]


@pytest.mark.parametrize("form", ["docx", "xlsx"])
def test_what_is_sent_can_be_had_as_a_file(client: FlaskClient, form: str) -> None:
    response = post(client, f"/compare.{form}", a="dogs-2015", b_text="\n".join(SECOND))
    assert (response.status_code, response.headers["Cache-Control"]) == (200, "no-store")
    assert response.data.startswith(b"PK")
    assert sent(client, 400, f"/compare.{form}", a="dogs-2015").xpath("//*[@id='problems']")


def test_no_cell_starts_a_formula(client: FlaskClient) -> None:
    texts = {"a_text": "=1+1甲乙丙丁戊己", "b_text": "=1+1甲乙丙丁戊庚"}
    response = post(client, "/compare.xlsx", **texts)
    sheet = load_workbook(io.BytesIO(response.data)).active
    assert sheet is not None
    values = [cell.value for row in sheet.iter_rows() for cell in row if cell.value]
    assert not [value for value in values if str(value).startswith("=")]
    assert [value for value in values if str(value).startswith("'=1+1甲")]


def test_a_file_of_unknown_documents_is_an_error(client: FlaskClient) -> None:
    assert client.get("/compare.docx?a=dogs-2015&b=nobody").status_code == 404
    assert client.get("/compare.docx?a=dogs-2015").status_code == 400


def test_signs_that_a_file_refuses_are_left_out(client: FlaskClient) -> None:
    for form in ("docx", "xlsx"):
        texts = {"a_text": "甲\x00乙\x0b丙\ufffe丁", "b_text": "甲乙丙丁"}
        response = post(client, f"/compare.{form}", **texts)
        assert response.status_code == 200
