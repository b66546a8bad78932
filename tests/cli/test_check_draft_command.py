"""`policy-search check-draft`: the citations of a draft in a file, as the page and the API say."""

from __future__ import annotations

import json
from pathlib import Path

import docx
import pytest

from tests.cli.conftest import Run

RIGHT = "《示例市人民政府关于第12项工作的通知》（示政发〔2012〕12号）"
WRONG = "《示例市人民政府关于第12项工作的通知》（示政发〔2012〕99号）"


@pytest.fixture
def indexed(policy_search: Run, folder: Path) -> Run:
    """The command line, with the ten notices in its index."""
    assert policy_search("index", folder).code == 0
    return policy_search


def word(folder: Path, *paragraphs: str) -> Path:
    """A draft as a Word file."""
    file = docx.Document()
    for text in paragraphs:
        file.add_paragraph(text)
    file.save(str(folder / "draft.docx"))
    return folder / "draft.docx"


def test_citations_are_listed_for_people(indexed: Run, tmp_path: Path) -> None:
    ran = indexed("check-draft", word(tmp_path, f"按照{RIGHT}执行。"))
    assert (ran.code, ran.err) == (0, "")
    assert "核对了 1 处引用" in ran.out
    assert f"1. {RIGHT}" in ran.out
    assert "引用核对：相符" in ran.out
    assert "效力：本站未查到废止、失效的记载" in ran.out


def test_a_wrong_citation_has_an_exit_code(indexed: Run, tmp_path: Path) -> None:
    path = tmp_path / "draft.txt"
    path.write_text(f"按照{WRONG}执行。", encoding="gb18030")
    ran = indexed("check-draft", path)
    assert ran.code == 1
    assert "引用核对：不符" in ran.out


def test_json_has_the_shape_of_the_api(indexed: Run, tmp_path: Path) -> None:
    ran = indexed(
        "check-draft", word(tmp_path, f"按照{WRONG}执行。"), "--json", "--asof", "2020-01-01"
    )
    answer = json.loads(ran.out)
    assert answer["asof"] == "2020-01-01"
    assert answer["counts"]["mismatch"] == 1
    (citation,) = answer["citations"]
    assert citation["verdict"]["code"] == "mismatch"
    (mark,) = citation["marks"]
    assert answer["text"][mark["start"] : mark["end"]] == WRONG


def test_the_report_is_a_word_file(indexed: Run, tmp_path: Path) -> None:
    report = tmp_path / "report.docx"
    indexed("check-draft", word(tmp_path, f"按照{WRONG}执行。"), "--report", report)
    (table,) = docx.Document(str(report)).tables
    cells = [cell.text for cell in table.rows[1].cells]
    assert cells[1].startswith(WRONG)
    assert cells[2].startswith("不符")


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("gone.docx", None, "gone.docx"),
        ("empty.docx", b"", "空文件"),
        ("image.docx", b"\x89PNG\r\n\x1a\n" + bytes(100), "不支持这种格式"),
    ],
)
def test_what_cannot_be_read_is_said(
    indexed: Run, tmp_path: Path, name: str, data: bytes | None, said: str
) -> None:
    path = tmp_path / name
    if data is not None:
        path.write_bytes(data)
    ran = indexed("check-draft", path)
    assert ran.code == 2
    assert said in ran.err
