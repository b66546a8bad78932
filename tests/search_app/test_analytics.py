"""What is searched for is written only where the operator asks for it, and of many people alike."""

from __future__ import annotations

import sqlite3
import stat
from datetime import timedelta
from multiprocessing import get_context
from pathlib import Path

import pytest

from indexer.today import today
from search_app.operation import analytics
from search_app.operation.analytics import (
    FILE,
    PEOPLE,
    Analytics,
    SearchedText,
    most_searched,
    recordable,
    searched_by_day,
)

DAY = today()


@pytest.fixture
def days(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many days have passed, to be changed by a test."""
    passed = [0]
    monkeypatch.setattr(analytics, "today", lambda: DAY + timedelta(days=passed[0]))
    return passed


def ask(counted: Analytics, text: str, people: int, total: int = 3, first: int = 0) -> None:
    for number in range(first, first + people):
        counted.searched(text, total, f"10.0.0.{number}".encode())


def written(folder: Path) -> bytes:
    """Every byte that stands on the disk."""
    return b"".join(path.read_bytes() for path in folder.iterdir())


def test_a_text_is_written_once_enough_people_searched_for_it(tmp_path: Path) -> None:
    counted = Analytics(tmp_path, 30)
    ask(counted, "公积金 提取", PEOPLE - 1)
    ask(counted, "公积金 提取", PEOPLE - 1)
    assert "公积金".encode() not in written(tmp_path)
    assert most_searched(tmp_path, DAY, 10) == []
    ask(counted, "公积金  提取 ", 1, first=PEOPLE)
    assert most_searched(tmp_path, DAY, 10) == [SearchedText("公积金 提取", 2 * PEOPLE - 1, 0)]
    ask(counted, "公积金 提取", 1, total=0)
    assert most_searched(tmp_path, DAY, 10) == [SearchedText("公积金 提取", 2 * PEOPLE, 1)]
    assert searched_by_day(tmp_path, DAY) == [(DAY, 2 * PEOPLE, 1)]


def test_no_address_is_written_and_only_the_owner_may_read(tmp_path: Path) -> None:
    ask(Analytics(tmp_path, 30), "养犬", PEOPLE + 2)
    assert b"10.0.0" not in written(tmp_path)
    assert stat.S_IMODE((tmp_path / FILE).stat().st_mode) == 0o600


def test_one_person_alone_is_never_written(tmp_path: Path) -> None:
    counted = Analytics(tmp_path, 30)
    for _ in range(50):
        counted.searched("我家楼下的狗", 0, b"10.0.0.1")
    assert "楼下".encode() not in written(tmp_path)


def test_the_key_of_a_day_is_gone_the_next(tmp_path: Path, days: list[int]) -> None:
    counted = Analytics(tmp_path, 30)
    ask(counted, "养犬", PEOPLE - 1)
    before = counted._key_today()
    days[0] = 1
    ask(counted, "养犬", PEOPLE - 1, first=PEOPLE)
    assert counted._key_today() != before
    assert before not in vars(counted).values()
    assert most_searched(tmp_path, DAY, 10) == [], "what two days had is not added up"
    with sqlite3.connect(tmp_path / FILE) as file:
        assert file.execute("SELECT count(*) FROM asking").fetchone() == (PEOPLE - 1,)
    file.close()


def test_what_is_old_goes(tmp_path: Path, days: list[int]) -> None:
    counted = Analytics(tmp_path, 30)
    ask(counted, "养犬", PEOPLE)
    days[0] = 29
    ask(counted, "公积金", PEOPLE)
    assert {one.text for one in most_searched(tmp_path, DAY, 10)} == {"养犬", "公积金"}
    days[0] = 30
    ask(counted, "公积金", 1)
    assert [one.text for one in most_searched(tmp_path, DAY, 10)] == ["公积金"]
    assert "养犬".encode() not in written(tmp_path)


def test_searches_without_hits_come_first_where_they_are_asked_for(tmp_path: Path) -> None:
    counted = Analytics(tmp_path, 30)
    ask(counted, "养犬", PEOPLE + 4)
    ask(counted, "狗证", PEOPLE, total=0)
    assert [one.text for one in most_searched(tmp_path, DAY, 1)] == ["养犬"]
    empty = most_searched(tmp_path, DAY, 10, without_hits=True)
    assert empty == [SearchedText("狗证", PEOPLE, PEOPLE)]


def test_processes_share_the_key_and_the_file(tmp_path: Path) -> None:
    counted = Analytics(tmp_path, 30)
    context = get_context("fork")
    processes = [
        context.Process(target=ask, args=(counted, "养犬", 1, 3, number))
        for number in range(PEOPLE)
    ]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
        assert process.exitcode == 0
    assert most_searched(tmp_path, DAY, 10) == [SearchedText("养犬", PEOPLE, 0)]


def test_a_file_that_cannot_be_written_stops_no_search(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / FILE).write_bytes(b"no database at all, whatever its name says" * 40)
    ask(Analytics(tmp_path, 30), "养犬", 1)
    assert "not counted" in caplog.text
    assert "养犬" not in caplog.text


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("公积金提取", "公积金提取"),
        ("国办发〔2019〕3号", "国办发〔2019〕3号"),
        ("行政许可", "行政许可"),
        ("高龄津贴", "高龄津贴"),
        ("张伟", ""),
        ("张伟 低保", "低保"),
        ("张伟低保", "低保"),
        ("王小明 户口", "户口"),
        ("欧阳小明", ""),
        ("毛泽东", ""),
        ("身份证 11010519491231002X", "身份证"),
        ("身份证 110105194912310021", "身份证"),
        ("社保 13800001234", "社保"),
        ("电话 010-12345678", "电话"),
        ("６２２２０２１２３４５６７８９０１２３ 转账", "转账"),
        ("长" * 41, ""),
        ("", ""),
    ],
)
def test_numbers_and_names_are_left_out(typed: str, kept: str) -> None:
    assert recordable(typed) == kept
