"""The whole result as a file."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from collections.abc import Iterator
from datetime import date, datetime
from threading import BoundedSemaphore
from urllib.parse import urlsplit

import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from werkzeug.http import parse_options_header

from indexer.engine import Engine
from indexer.settings import Settings
from indexer.today import today
from search_app import create_app, wording
from search_app.exports import formats
from search_app.exports.cells import LONGEST_CELL, kept, safe
from search_app.exports.columns import COLUMNS
from search_app.http.in_turn import AT_ONCE, EXPORTS
from tests.contract.documents import document
from tests.search_app.conftest import site_of
from tests.search_app.documents import DOGS
from tests.search_app.pages import answer, page

FORMS = tuple(formats.FORMATS)
HEAD = [column.title for column in COLUMNS]
NASTY = (
    *("=1+1", "+1", "-2", "@SUM(A1)", "\t=1", "\r=1"),
    *("＝1", "＋1", "－1", "＠x", "  =1", "\x00=1"),
)


def rows_of(client: FlaskClient, address: str) -> list[list[str]]:
    """The rows of a CSV under its two first lines."""
    text = client.get(address).get_data().decode("utf-8-sig")
    _, head, *rows = csv.reader(io.StringIO(text, newline=""))
    assert head == HEAD
    return rows


def titles(client: FlaskClient, form: str, query: str) -> list[str]:
    """The titles in a file, in its order."""
    data = client.get(f"/export.{form}?{query}").get_data()
    match form:
        case "csv":
            return [row[0] for row in rows_of(client, f"/export.csv?{query}")]
        case "xlsx":
            sheet = load_workbook(io.BytesIO(data)).worksheets[1]
            return [str(row[0]) for row in sheet.iter_rows(2, values_only=True)]
        case "jsonl":
            return [json.loads(line)["title"] for line in data.splitlines()[1:]]
        case _:
            return re.findall(r"^TI  - (.*)\r$", data.decode(), re.MULTILINE)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("query", ["q=养犬", "q=养犬&sort=oldest&year=2019", "", "q=不在这里的字"])
def test_all_hits_in_the_order_of_the_page(client: FlaskClient, form: str, query: str) -> None:
    found = answer(client, f"/api/v1/search?size=100&{query}")
    assert titles(client, form, query) == [hit["title"] for hit in found["hits"]]
    assert found["total"] < 100


@pytest.mark.parametrize("form", FORMS)
def test_it_says_where_it_comes_from(client: FlaskClient, engine: Engine, form: str) -> None:
    response = client.get(f"/export.{form}?q=养犬&kind=通知")
    data = response.get_data()
    if form == "xlsx":
        book = load_workbook(io.BytesIO(data))
        assert book.active is not None
        assert (book.worksheets[0].title, book.active.title) == ("说明", "检索结果")
        said = [str(cell) for row in book.worksheets[0].iter_rows(values_only=True) for cell in row]
    else:
        first = data.decode("utf-8-sig").split("ER  -" if form == "ris" else "\n")[0]
        said = [first]
    for part in ("养犬；文件类型：通知", engine.now().version, "http://localhost/search?q="):
        assert any(part in one for one in said), (part, said)
    assert any(str(today().year) in one for one in said)
    disposition, names = parse_options_header(response.headers["Content-Disposition"])
    assert disposition == "attachment"
    assert re.fullmatch(rf"检索结果-\d{{8}}-\d{{4}}\.{form}", names["filename"])


def test_csv_is_what_excel_opens(client: FlaskClient) -> None:
    data = client.get("/export.csv?q=养犬&sort=oldest").get_data()
    assert data.startswith(b"\xef\xbb\xbf")
    assert not data.startswith(b"\xef\xbb\xbf\xef\xbb\xbf")
    assert data.count(b"\r\n") == data.count(b"\n") == DOGS + 2
    first = dict(zip(HEAD, rows_of(client, "/export.csv?q=养犬&sort=oldest")[0], strict=True))
    assert first["日期"] == first["文件落款日期"]
    assert date.fromisoformat(first["日期"]).year == 2015
    assert (first["日期依据"], first["发文机关"]) == ("落款", "云川市公安局")
    assert client.get(urlsplit(first["本站网址"]).path).status_code == 200


def test_xlsx_has_days_for_days(client: FlaskClient) -> None:
    data = client.get("/export.xlsx?q=养犬&sort=oldest").get_data()
    sheet = load_workbook(io.BytesIO(data)).worksheets[1]
    first = dict(zip(HEAD, next(sheet.iter_rows(2)), strict=True))
    assert isinstance(first["日期"].value, datetime)
    assert first["日期"].number_format == "yyyy-mm-dd"
    assert first["上网日期"].value is None
    assert sheet.freeze_panes == "A2"


def test_ris_is_a_list_of_references(client: FlaskClient) -> None:
    text = client.get("/export.ris?q=养犬").get_data(as_text=True)
    references = text.split("ER  - \r\n\r\n")
    assert references.pop() == ""
    assert len(references) == DOGS
    for reference in references:
        lines = reference.split("\r\n")
        assert lines[0] == "TY  - GOVDOC"
        assert all(re.match(r"[A-Z][A-Z0-9]  - .", line) for line in lines[:-1])
        assert re.search(r"^DA  - \d{4}/\d\d/\d\d/\r$", reference, re.MULTILINE)


@pytest.fixture(scope="module")
def nasty_client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    """A site whose documents try to be formulas."""
    nasty = [
        document(f"x{number}", text, issuers=(text,), kind=text, url=text, source=text)
        for number, text in enumerate(NASTY)
    ]
    long = document("long", "长" * 40_000)
    with site_of(tmp_path_factory.mktemp("nasty"), (*nasty, long)) as app:
        yield app.test_client()


def test_no_cell_is_a_formula(nasty_client: FlaskClient) -> None:
    text = nasty_client.get("/export.csv?q==1").get_data().decode("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row]
    data = nasty_client.get("/export.xlsx").get_data()
    for sheet in load_workbook(io.BytesIO(data)).worksheets:
        for row in sheet.iter_rows():
            for one in row:
                assert one.data_type != "f"
                cells.append(str(one.value or ""))
    assert len(cells) > 4 * len(NASTY)
    for cell in cells:
        assert not re.match(r"\s*[=+\-@\t\r]", unicodedata.normalize("NFKC", cell)), cell
        assert len(cell) <= LONGEST_CELL + 1


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("420100197001011234", "'420100197001011234"),
        ("0012", "'0012"),
        ("3-1", "'3-1"),
        ("2019/8", "2019/8"),
        ("12/31/2019", "'12/31/2019"),
        ("（三）", "（三）"),
        ("（3）", "'（3）"),
        ("1e5", "'1e5"),
        ("2019", "2019"),
        ("2019-08", "2019-08"),
        ("2019-08-26", "2019-08-26"),
        ("1,206.11", "1,206.11"),
        ("12号", "12号"),
        ("", ""),
    ],
)
def test_excel_leaves_texts_as_they_stand(text: str, shown: str) -> None:
    assert kept(text) == shown


@given(st.text(max_size=20))
def test_no_text_becomes_a_formula(text: str) -> None:
    shown = safe(text)
    assert not re.match(r"\s*[=+\-@\t\r]", unicodedata.normalize("NFKC", shown))
    shown.encode("utf-8")


@pytest.mark.parametrize("form", FORMS)
def test_what_is_wrong_is_said_before_a_file_begins(client: FlaskClient, form: str) -> None:
    for wrong in (
        "q=养犬&page=2",
        "size=5",
        "since=19",
        "sort=upwards",
        "cursor=x",
        "nonsense=1",
    ):
        assert client.get(f"/export.{form}?{wrong}").status_code == 400
    assert client.get("/export.doc").status_code == 404


def test_head_writes_nothing_and_places_are_given_back(client: FlaskClient) -> None:
    for _ in range(3 * AT_ONCE):
        response = client.head("/export.xlsx?q=养犬")
        assert (response.status_code, response.get_data()) == (200, b"")
    assert client.get("/export.csv").status_code == 200


def test_too_many_at_once_are_asked_to_wait(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(EXPORTS, "_free", BoundedSemaphore(1))
    EXPORTS._free.acquire()
    response = client.get("/export.csv")
    assert (response.status_code, response.headers["Retry-After"]) == (503, "10")
    assert wording.exports.BUSY in response.get_data(as_text=True)


def test_the_page_offers_the_files_and_feeds_of_its_query(client: FlaskClient) -> None:
    found = page(client, "/search?q=养犬&kind=通知&sort=oldest&page=1")
    links = [a.get("href") for a in found.xpath("//*[@class='take-along']//a")]
    assert len(links) == 6
    for link in links:
        assert client.get(link).status_code == 200
        assert ("sort=oldest" in link) == link.startswith("/export")


def test_a_file_is_written_while_it_is_sent(engine: Engine, settings: Settings) -> None:
    client = create_app(settings, engine).test_client()
    response = client.get("/export.jsonl", buffered=False)
    assert json.loads(next(response.iter_encoded()))["about"]["total"] > DOGS
    response.close()
