"""Files that are cut off or have bits turned are lines of the report, or say what is missing."""

from __future__ import annotations

import random
from collections.abc import Mapping
from pathlib import Path

import pytest

from corpus.readers import FileResult, ReadOptions, read_folder
from tests.corpus.damaged_files import TRUNCATED, TURNED, damaged_files, is_told, whole_files

OPTIONS = ReadOptions(max_seconds=10)
# Of the bits of a PDF that have no checksum one in so many may lose a line in silence.
SILENT = {".pdf": 1}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    """The text of each whole file by its form."""
    folder = tmp_path_factory.mktemp("whole")
    for form, data in whole_files().items():
        (folder / f"a{form}").write_bytes(data)
    results = list(read_folder(folder, "test", OPTIONS))
    assert not [one for result in results for one in result.skipped]
    return {Path(result.path).suffix: result.documents[0].body for result in results}


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> list[FileResult]:
    folder = tmp_path_factory.mktemp("damaged")
    for one in damaged_files(random.Random(7)):
        (folder / one.name).write_bytes(one.data)
    return list(read_folder(folder, "test", OPTIONS))


def test_the_whole_files_have_all_their_lines(whole: Mapping[str, str]) -> None:
    for form, text in whole.items():
        assert "第59条" in text and "第1条" in text, form


def test_there_are_as_many_results_as_files(results: list[FileResult]) -> None:
    assert len(results) == 4 * (TRUNCATED + TURNED)


def test_what_is_cut_off_is_a_line_of_the_report(results: list[FileResult]) -> None:
    for result in results:
        if result.path.startswith("cut-"):
            assert len(result.skipped) == 1, result.path
            assert not result.documents, result.path


@pytest.mark.parametrize("form", [".docx", ".xlsx", ".ofd", ".pdf"])
def test_nothing_is_lost_in_silence(
    whole: Mapping[str, str], results: list[FileResult], form: str
) -> None:
    of_form = [one for one in results if one.path.endswith(form)]
    silent = [one.path for one in of_form if not is_told(one, whole[form])]
    assert len(silent) <= SILENT.get(form, 0), silent
