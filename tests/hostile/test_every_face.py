"""No face of the site lets a document be more than text."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from collections.abc import Iterator
from contextlib import closing
from zipfile import ZipFile

import pytest
from flask import Flask
from lxml import etree, html
from markdown_it import MarkdownIt
from openpyxl import load_workbook

from indexer.engines import open_engine
from indexer.settings import Settings
from search_app import create_app
from tests.contract.engines import Index
from tests.hostile.hostile_documents import hostile_documents
from tests.hostile.hostile_requests import running_parts
from tests.routes import addresses

DOCUMENTS = hostile_documents()
QUESTIONS = ("", "?q=规定", "?q=登记&fold=1", "?q=hostile()", "?q=hostile&match=all&size=5")
DRAFT = "".join(f"根据《{one.title}》第一条、{one.document_number}办理。" for one in DOCUMENTS[:12])
NO_XML = dict.fromkeys(range(0x20))


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    settings = Settings(index_dir=tmp_path_factory.mktemp("hostile"), memory_mb=64)
    Index(settings).publish(DOCUMENTS)
    with closing(open_engine(settings)) as engine:
        yield create_app(settings, engine)


@pytest.mark.parametrize("number", range(len(DOCUMENTS)))
def test_a_document_is_text_on_every_face(app: Flask, number: int) -> None:
    client, faces, id = app.test_client(), set(), DOCUMENTS[number].id
    for address in addresses(app, id):
        if address.method != "GET" or id not in address.path:
            continue
        with client.get(address.path) as answer:
            assert answer.status_code < 500, address.path
            if answer.status_code == 200:
                assert_only_text(answer.mimetype or "", answer.get_data(), address.path)
                faces.add(answer.mimetype)
    assert {"text/html", "application/json", "text/markdown", "text/plain"} <= faces


@pytest.mark.parametrize("question", QUESTIONS)
def test_hits_are_text_on_every_face(app: Flask, question: str) -> None:
    client, faces = app.test_client(), set()
    paths = {a.path for a in addresses(app, "hostile1") if a.method == "GET"}
    for path in sorted(path for path in paths if "hostile1" not in path and "static" not in path):
        with client.get(path + question) as answer:
            assert answer.status_code < 500, path
            if answer.status_code == 200:
                assert_only_text(answer.mimetype or "", answer.get_data(), path)
                faces.add(answer.mimetype)
    if question == "?q=规定":
        assert len(faces) > 5, faces


def test_a_draft_is_text_on_every_face(app: Flask) -> None:
    client = app.test_client()
    for path in ("/check", "/check.docx"):
        with client.post(path, data={"text": DRAFT}) as answer:
            assert answer.status_code == 200
            assert_only_text(answer.mimetype or "", answer.get_data(), path)


def assert_only_text(mimetype: str, data: bytes, path: str) -> None:
    """Read an answer as its readers do; nothing in it may be more than text."""
    if mimetype == "text/html":
        page = data.decode()
        assert list(running_parts(page)) == [], path
        for script in html.fromstring(page).iter("script"):
            if script.text:
                json.loads(script.text)
    elif mimetype.endswith("json"):
        json.loads(data)
    elif mimetype.endswith("xml"):
        root = etree.fromstring(data)
        for element in root.iter("{*}content", "{*}summary"):
            shown = f"<html><body>{element.text or ''}</body></html>".translate(NO_XML)
            assert element.get("type", "text") == "text" or not list(running_parts(shown)), path
        for element in root.iter("{*}link"):
            assert element.get("href", "").startswith(("http://", "https://")), path
    elif mimetype == "text/csv":
        for row in csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")):
            for cell in row:
                assert not re.match(r"\s*[=+\-@\t\r]", unicodedata.normalize("NFKC", cell)), cell
    elif "spreadsheet" in mimetype:
        for sheet in load_workbook(io.BytesIO(data)).worksheets:
            assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row), path
    elif "wordprocessing" in mimetype:
        with ZipFile(io.BytesIO(data)) as file:
            for name in file.namelist():
                if name.endswith((".xml", ".rels")):
                    etree.fromstring(file.read(name))
    elif "research-info" in mimetype:
        for line in data.decode().splitlines():
            assert not line or re.match(r"[A-Z][A-Z0-9]  - ", line), line
        text = data.decode()
        assert text.count("TY  - GOVDOC") == text.count("TY  - "), "a reference was made up"
    elif mimetype == "text/calendar":
        lines = data.decode().replace("\r\n ", "").split("\r\n")
        assert lines.count("BEGIN:VEVENT") == sum(one.startswith("UID:") for one in lines), path
    elif mimetype == "text/markdown":
        shown = MarkdownIt("commonmark").render(data.decode())
        assert not list(running_parts(f"<html><body>{shown}</body></html>")), path
