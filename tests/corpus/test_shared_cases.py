"""Every small case of the shared data gives the right value, where that data is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.judging import SourceDefaults
from corpus.readers import FileResult, ReadOptions, read_folder
from tests.corpus.shared_case_table import CASES
from tests.corpus.shared_cases import Right, read_cases

BASE_URL = "https://www.qinglan.example/zw/"


@pytest.fixture(scope="module")
def cases(shared_data: Path) -> Path:
    folder = shared_data / "cases"
    if not folder.is_dir():
        pytest.skip(f"the cases are not in {folder}")
    return folder


@pytest.fixture(scope="module")
def results(cases: Path) -> Mapping[str, FileResult]:
    return read_cases(cases)


@pytest.mark.parametrize("case", CASES, ids=[case.file for case in CASES])
def test_the_case_gives_the_right_value(results: Mapping[str, FileResult], case: Right) -> None:
    assert case.wrong(results[case.file]) == []


def test_a_link_from_the_root_of_the_site_leads_to_its_file(cases: Path) -> None:
    options = ReadOptions(defaults=SourceDefaults(base_url=BASE_URL))
    (result,) = read_folder(cases / "attach" / "zw", "附件", options)
    names = {name.rpartition("/")[2] for name in result.attachments}
    assert {"10.docx", "6.DOCX", "9 表.docx"} <= names


def test_the_test_of_a_case_sees_what_is_wrong(results: Mapping[str, FileResult]) -> None:
    case = next(one for one in CASES if one.file == "docx/track-ins.docx")
    result = results[case.file]
    for wrong in (
        replace(case, begins=("第四条",)),
        replace(case, lacks=("罚款二百元",)),
        replace(case, notes={"revisions": 1}),
        replace(case, fields={"written_on": "2023-05-07"}),
        replace(case, effects=(("repeal", "无此文件"),)),
        replace(case, documents=2),
    ):
        assert len(wrong.wrong(result)) == 1


def test_every_file_of_the_cases_has_its_right_value(cases: Path) -> None:
    files = {str(path.relative_to(cases)) for path in cases.rglob("*") if path.is_file()}
    attached = {name for name in files if name.startswith(("attach/", "attach2/"))}
    searched = {"search/docs.jsonl", "search2/m.jsonl"}
    assert files - attached - searched - {case.file for case in CASES} == {"README.md"}
