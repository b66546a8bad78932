"""The small cases of the shared data that are searches find their documents."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pytest import MonkeyPatch

from search_app.cli import run

# The query, and the one document that every hit is.
SEARCHES = {
    "number beside other words": {"国发2019-5号": "s21", "国发〔2019〕5号文": "s21"},
    "one quantity, two writings": {
        **dict.fromkeys(("第12条", "第十二条", "第20条", "第二十条"), "s12"),
        **dict.fromkeys(("2023年5月6日", "二〇二三年五月六日", "二零二三年五月六日"), "s13"),
        **dict.fromkeys(("2023年6月1日", "2023-06-01"), "s13"),
        **dict.fromkeys(("1000元", "ISO9001", "covid19"), "s11"),
        **dict.fromkeys(("ISO14001", "GB/T28001", "HJ2.3"), "m7"),
        "2017": "s03",
    },
    "signs that nobody sees": {"养犬登记须知": "s14"},
    "parts of words and phrases": {
        **dict.fromkeys(('"篇小"', '"使用的一篇"', "一篇"), "s01"),
        **dict.fromkeys(('"小化妆"', '"包"'), "s02"),
        "经典": "s06",
        "大卫": "s04",
    },
}
ASKED = [(kind, query, found) for kind, one in SEARCHES.items() for query, found in one.items()]


@pytest.fixture(scope="module")
def index(shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cases")
    with MonkeyPatch.context() as patch:
        patch.chdir(folder)
        for name in ("search", "search2"):
            cases = shared_data / "cases" / name
            if not cases.is_dir():
                pytest.skip(f"the cases are not in {cases}")
            assert run(["index", str(cases), "--source", name, "--index-dir", "index"]) == 0
    return folder / "index"


@pytest.mark.parametrize(("kind", "query", "found"), ASKED, ids=[query for _, query, _ in ASKED])
def test_a_search_finds_its_document(
    index: Path, capsys: pytest.CaptureFixture[str], kind: str, query: str, found: str
) -> None:
    capsys.readouterr()
    assert run(["search", query, "--json", "--index-dir", str(index)]) == 0, kind
    answer = json.loads(capsys.readouterr().out)
    assert (answer["total"], [hit["id"] for hit in answer["hits"]][:1]) == (1, [found])


def test_a_number_with_other_words_has_its_document_first(
    index: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for query in (
        "国发〔2019〕5号文件精神",
        "国发〔2019〕5号是否有效",
        "国发〔2019〕5号什么时候施行？",
    ):
        capsys.readouterr()
        assert run(["search", query, "--json", "--index-dir", str(index)]) == 0
        assert json.loads(capsys.readouterr().out)["hits"][0]["id"] == "s21"
