"""What others did to a cited document is told by page, report and command line alike."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import docx
import pytest
from flask import Flask
from flask.testing import FlaskClient
from lxml.html import document_fromstring

from corpus.pasted import pasted_document
from indexer.engines import open_engine
from indexer.query.plain_words import PlainWords
from indexer.settings import Settings
from search_app.commands.draft_lines import draft_lines
from tests.contract.test_ended_parts import ALL
from tests.search_app.conftest import site_of
from tests.search_app.pages import text

DRAFT = "按照《云川市人民政府关于收取渡船费的通知》（云政发〔2013〕41号）收费。"
DAY = "2020-06-01"
SAID = "暂停执行，自2020年3月1日起。是否已恢复，请核实。"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("changed")


@pytest.fixture(scope="module")
def app(folder: Path) -> Iterator[Flask]:
    with site_of(folder, ALL) as app:
        yield app


def test_the_page_says_that_it_is_suspended(client: FlaskClient) -> None:
    sent = {"text": DRAFT, "asof": DAY}
    response = client.post("/check", data=sent, content_type="multipart/form-data")
    page = document_fromstring(response.get_data(as_text=True))
    said = text(page, "//main")
    assert SAID in said
    assert "自2020年3月1日起暂停执行《云川市人民政府关于收取渡船费的通知》" in said


def test_the_report_says_that_it_is_suspended(client: FlaskClient) -> None:
    sent = {"text": DRAFT, "asof": DAY}
    response = client.post("/check.docx", data=sent, content_type="multipart/form-data")
    (table,) = docx.Document(io.BytesIO(response.get_data())).tables
    assert SAID in table.rows[1].cells[3].text


def test_the_command_line_says_that_it_is_suspended(app: Flask, folder: Path) -> None:
    day = date.fromisoformat(DAY)
    engine = open_engine(Settings(index_dir=folder, memory_mb=64))
    try:
        checked = engine.now().check_draft(pasted_document(DRAFT, day), day, (), PlainWords.read())
        assert any(SAID in line for line in draft_lines(checked, {}))
    finally:
        engine.close()
