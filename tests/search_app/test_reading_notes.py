"""What a text does not show of its file is said wherever the text is read, and to the operator."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from corpus.document import DOUBTS, Document, NoteKind, Paragraph, Part, ReadingNote
from indexer.analysed_document import analyse, stored_document
from indexer.build import BuildReport, build
from indexer.engines import open_engine
from indexer.settings import Settings
from search_app import create_app, wording
from search_app.commands import lines
from tests.cli.conftest import record, write_records
from tests.contract.documents import document
from tests.search_app.conftest import site_of
from tests.search_app.pages import page, texts

NOTES = "//p[@class='note']"


@pytest.fixture
def built(tmp_path: Path) -> tuple[Settings, BuildReport]:
    """An index of two records, one of which holds two characters that nobody could read."""
    folder = tmp_path / "示例"
    folder.mkdir()
    write_records(folder / "a.jsonl", [record(10), record(11, body="罚款\ufffd\ufffd元。")])
    settings = Settings(index_dir=tmp_path / "index", memory_mb=64)
    build(folder, "示例", settings)
    # The notes of a file that did not change are those of the run before.
    return settings, build(folder, "示例", settings)


@pytest.fixture
def visitor(built: tuple[Settings, BuildReport]) -> Iterator[FlaskClient]:
    settings, _ = built
    with closing(open_engine(settings)) as engine:
        yield create_app(settings, engine).test_client()


def test_unreadable_characters_are_counted_on_the_page_and_in_the_api(visitor: FlaskClient) -> None:
    (note,) = texts(page(visitor, "/d/n11"), NOTES)
    assert note.startswith("正文有2处字符无法识别")
    assert not texts(page(visitor, "/d/n10"), NOTES)
    answer = visitor.get("/api/v1/documents/n11").get_json()
    assert answer["notes"] == [
        {"kind": "wrong_characters", "attachment": 0, "count": 2, "pages": []}
    ]


def test_the_operator_is_told(visitor: FlaskClient, built: tuple[Settings, BuildReport]) -> None:
    settings, report = built
    told = "a.jsonl n11（第 2 行）：正文有2处字符无法识别"
    assert any(told in line for line in lines.build_lines("示例", report))
    with closing(open_engine(settings)) as engine:
        assert any(told in line for line in lines.statistics_lines(engine.now().statistics()))
    (row,) = page(visitor, "/data").xpath("//tr[contains(., '无法识别')]")
    assert texts(row, "td")[0] == "a.jsonl n11（第 2 行）"


def _noted() -> Document:
    kinds = tuple(ReadingNote(kind, 3, (2, 3)) for kind in NoteKind)
    attached = Part((Paragraph("表中有字。"),), 1, "附件1", kinds)
    one = document("noted", "关于养犬的通知", "养犬应当登记。")
    return replace(one, parts=(*one.parts, attached))


def test_notes_come_back_as_they_were_stored() -> None:
    one = _noted()
    kept = analyse(one)
    assert stored_document(kept.record, kept.structure, kept.text.encode(), one.id) == one


def test_readers_see_what_they_must_know_and_no_more(tmp_path: Path) -> None:
    with site_of(tmp_path, [_noted()]) as app:
        shown = texts(page(app.test_client(), "/d/noted"), NOTES)
    assert shown == [wording.report.note(ReadingNote(kind, 3, (2, 3))) for kind in DOUBTS]
    assert "第2、3页是图片，本站搜不到其中的文字" in shown


def test_every_kind_of_note_has_words() -> None:
    assert set(wording.report.NOTES) == set(NoteKind)
