"""`recommended.csv`: which lines can be read, which are wrong, and when the file is read again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from indexer import recommended_file
from indexer.errors import Problem
from indexer.query.model import Query
from indexer.query.parser import parse
from indexer.recommendations import (
    RecommendedMistake,
    checked_recommendations,
    read_recommendations,
)
from indexer.recommended_file import RecommendedFile
from indexer.settings import SettingsError
from search_app import wording

HEAD = "query,document,from,until\n"
DAY = date(2024, 6, 1)


def file_of(folder: Path, *lines: str, encoding: str = "utf-8", head: str = HEAD) -> Path:
    """A file of these lines."""
    path = folder / "recommended.csv"
    path.write_bytes((head + "".join(f"{line}\n" for line in lines)).encode(encoding))
    return path


def asked(text: str) -> Query:
    """The query of a text."""
    return Query(parsed=parse(text))


@pytest.mark.parametrize(
    ("typed", "same"),
    [
        ("公积金提取", True),
        ("公积金 提取", True),
        ("请问公积金怎么提取？", True),
        ("公積金的提取", True),
        ("公积金 提取。", True),
        ("提取公积金", False),
        ("公积金", False),
        ("公积金 提取 条件", False),
        ("公积金 -提取", False),
        ("公积金 OR 提取", False),
        ("“公积金” 提取", False),
        ("", False),
    ],
)
def test_a_query_is_equal_after_normalisation_and_without_words_that_only_ask(
    tmp_path: Path, typed: str, same: bool
) -> None:
    file = RecommendedFile(file_of(tmp_path, "公积金提取,a,,"))
    assert file.of(asked(typed), DAY) == (("a",) if same else ())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_lines_stand_in_their_order_within_their_days(tmp_path: Path, encoding: str) -> None:
    path = file_of(
        tmp_path,
        "养犬,https://so.example.gov.cn/x/d/b?q=1,2024-01-01,2024-06-01",
        "",
        '"养犬登记",c,,',
        "养犬,a,,2024-06-30",
        "养犬,a,,",
        encoding=encoding,
    )
    file = RecommendedFile(path)
    assert file.of(asked("养犬"), DAY) == ("b", "a")
    assert file.of(asked("养犬"), date(2023, 12, 31)) == ("a",)
    assert file.of(asked("养犬"), date(2024, 6, 2)) == ("a",)
    assert [one.line for one in read_recommendations(path).lines] == [2, 4, 5, 6]


WRONG = {
    "养犬,a": (RecommendedMistake.COLUMNS, "养犬,a"),
    "养犬,a,,,": (RecommendedMistake.COLUMNS, "养犬,a,,,"),
    ",a,,": (RecommendedMistake.QUERY, ""),
    "养犬 -登记,a,,": (RecommendedMistake.QUERY, "养犬 -登记"),
    "“养犬”,a,,": (RecommendedMistake.QUERY, "“养犬”"),
    "养犬,,,": (RecommendedMistake.DOCUMENT, ""),
    "养犬,https://a.example/x,,": (RecommendedMistake.DOCUMENT, "https://a.example/x"),
    "养犬,a,2024-2-1,": (RecommendedMistake.DAY, "2024-2-1"),
    "养犬,a,,2024-02-30": (RecommendedMistake.DAY, "2024-02-30"),
    "养犬,a,2024-03-01,2024-02-01": (RecommendedMistake.ORDER, "2024-02-01"),
}


@pytest.mark.parametrize("line", WRONG)
def test_wrong_lines_are_named_by_number_and_the_others_hold(tmp_path: Path, line: str) -> None:
    path = file_of(tmp_path, "登记,b,,", line)
    found = read_recommendations(path)
    assert [one.id for one in found.lines] == ["b"]
    (problem,) = found.wrong
    assert (problem.code, problem.value) == WRONG[line]
    assert problem.parameter == f"{path}:3"
    said = wording.mistakes.problem(problem)
    assert said.startswith(f"{path}:3")
    assert "有误，请改正" not in said
    with pytest.raises(SettingsError):
        checked_recommendations(path)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (None, RecommendedMistake.FILE_MISSING),
        (b"", RecommendedMistake.COLUMNS),
        ("词,文件\n".encode(), RecommendedMistake.COLUMNS),
        (HEAD.encode() + b'"a', RecommendedMistake.FILE_UNREADABLE),
        (b"\xff\xff\xff", RecommendedMistake.FILE_UNREADABLE),
    ],
)
def test_a_file_that_cannot_be_read_is_a_mistake(
    tmp_path: Path, data: bytes | None, code: RecommendedMistake
) -> None:
    path = tmp_path / "recommended.csv"
    if data is not None:
        path.write_bytes(data)
    found = read_recommendations(path)
    assert (found.lines, found.readable) == ((), False)
    assert [one.code for one in found.wrong] == [code]
    assert "有误，请改正" not in wording.mistakes.problem(found.wrong[0])


def test_a_changed_file_is_read_again_and_what_is_wrong_is_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recommended_file, "LOOK_EVERY", 0)
    reported: list[Sequence[Problem]] = []
    path = file_of(tmp_path, "养犬,a,,")
    file = RecommendedFile(path, reported.append)
    before = file.version
    assert (file.of(asked("养犬"), DAY), reported) == (("a",), [])
    file_of(tmp_path, "养犬,b,,", "养犬,c", "登记,d,,")
    assert file.version != before
    assert file.of(asked("养犬"), DAY) == ("b",)
    assert [[one.parameter for one in several] for several in reported] == [[f"{path}:3"]]
    assert file.of(asked("登记"), DAY) == ("d",)
    assert len(reported) == 1
    path.unlink()
    assert file.of(asked("养犬"), DAY) == ("b",)
    assert [one.code for one in reported[-1]] == [RecommendedMistake.FILE_MISSING]
    file_of(tmp_path)
    assert file.of(asked("养犬"), DAY) == ()


def test_without_a_file_nothing_is_recommended() -> None:
    assert RecommendedFile.of_setting("").of(asked("养犬"), DAY) == ()
