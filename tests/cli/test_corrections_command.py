"""`policy-search corrections`, and what an index, a page and the API make of the file."""

from __future__ import annotations

import os
from contextlib import closing
from pathlib import Path

import pytest

from corpus.document import Document
from corpus.report import FileResult
from indexer.engines import open_engine
from indexer.results import MarkedDocument
from indexer.settings import Settings
from indexer.source_run import SourceRun
from search_app import create_app
from tests.cli.conftest import Ran, Run, record, write_records

HEAD = "文件,字段,更正为,理由,更正人,日期"


@pytest.fixture
def place(policy_search: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The command line in a place with files of notices, of which nothing is indexed yet."""
    monkeypatch.setenv("POLICY_SEARCH_WORKERS", "1")
    (tmp_path / "files").mkdir()
    write_records(tmp_path / "files" / "all.jsonl", [record(number) for number in range(10, 13)])
    (tmp_path / "files" / "供水.txt").write_text(
        "关于供水的通知\n各区供水应当平稳，按期检修管网。", encoding="utf-8"
    )
    return policy_search


def write(*lines: str, head: str = HEAD, encoding: str = "utf-8") -> Path:
    """The file that the setting names."""
    path = Path("corrections.csv")
    path.write_text("".join(f"{line}\n" for line in (head, *lines)), encoding=encoding)
    return path


def index(place: Run, path: Path | None = None) -> Ran:
    given = ("--corrections", path) if path else ()
    return place("index", "files", *given)


def first_line(ran: Ran) -> str:
    return ran.out.splitlines()[0].partition("：")[2]


def title_of(id: str) -> str:
    with closing(open_engine(Settings())) as engine:
        document = engine.now().document(id)
    assert isinstance(document, MarkedDocument)
    return document.document.title


def test_only_documents_that_are_corrected_are_made_anew(
    place: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert first_line(index(place)) == "新增 4，更改 0，未变 0，删除 0"
    reads: list[str] = []
    take = SourceRun.take

    def noted(run: SourceRun, checksum: str, result: FileResult) -> list[Document]:
        reads.append(result.path)
        return take(run, checksum, result)

    monkeypatch.setattr(SourceRun, "take", noted)
    path = write("n10,标题,示例市第十项工作办法,,张三,2099-01-01")
    assert first_line(index(place, path)) == "新增 0，更改 1，未变 3，删除 0"
    assert reads == ["all.jsonl"]
    assert title_of("n10") == "示例市第十项工作办法"
    assert first_line(index(place, path)) == "新增 0，更改 0，未变 4，删除 0"
    assert reads == ["all.jsonl"]
    # Another line is for another file; the first stays.
    write("n10,标题,示例市第十项工作办法,,张三,2099-01-01", "供水.txt,文号,示水发〔2023〕3号,,,")
    assert first_line(index(place, path)) == "新增 0，更改 1，未变 3，删除 0"
    write("供水.txt,文号,示水发〔2023〕3号,,,")
    assert first_line(index(place, path)) == "新增 0，更改 1，未变 3，删除 0"
    assert title_of("n10") == "示例市人民政府关于第10项工作的通知"


def test_corrections_survive_a_rebuild(place: Run, tmp_path: Path) -> None:
    path = write("n10,标题,示例市第十项工作办法,,,")
    index(place, path)
    place("index", "files", "--corrections", path, "--index-dir", "other")
    write_records(tmp_path / "files" / "all.jsonl", [record(number) for number in (10, 11)])
    index(place, path)
    assert title_of("n10") == "示例市第十项工作办法"


def test_each_line_that_needs_a_look_is_named(place: Run, tmp_path: Path) -> None:
    os.utime(tmp_path / "files" / "all.jsonl", (1_700_000_000, 1_700_000_000))
    path = write(
        "n10,成文日期,三月里,,张三,",
        "n10,颜色,红,,张三,",
        "n99,标题,示例市第九项工作办法,,张三,",
        "https://so.example.gov.cn/d/n11,发文机关,示例市公安局,,张三,2023-11-14",
        "n12,发文机关,示例市公安局,,张三,2023-11-16",
        "n12,written_on,2012-02-01,,张三,昨天",
        ",标题,甲办法,,,",
        "n12,标题",
        "n12,标题,示例市甲办法,,,",
        "n12,标题,示例市乙办法,,,",
    )
    said = [
        f"{path}:2：“三月里”不能作成文日期，没有采用，请改正。",
        f"{path}:7：“昨天”不是日期，请写成 2024-01-31 这样，或留空。",
        f"{path}:8：没有写明是哪份文件，请写它的编号、网址或路径。",
        f"{path}:9：各行应有 6 格，现为“n12,标题”，含有逗号的值请加引号。",
        f"{path}:10：“示例市甲办法”由第 11 行代替，请删去其中一行。",
        "第 4 行（n99 标题）：索引中没有这份文件。",
        "第 5 行（n11 发文机关）：原文件于 2023年11月15日 改过，"
        "晚于更正的日期 2023年11月14日，请核对是否仍要更正。",
    ]
    indexed = index(place, path)
    assert [line.strip() for line in indexed.out.splitlines() if line.strip() in said] == said
    ran = place("corrections", "--corrections", path)
    assert ran.code == 1
    assert [line for line in ran.out.splitlines() if "颜色" not in line] == [
        *said,
        "更正 4 条，有 8 处要处理。",
    ]
    assert title_of("n12") == "示例市乙办法"


def test_a_file_that_is_right(place: Run) -> None:
    path = write("n10,issuers,示例市公安局", head="document,field,value", encoding="gbk")
    index(place, path)
    ran = place("corrections", "--corrections", path)
    assert (ran.code, ran.out) == (0, "更正 1 条，都没有问题。\n")


def test_a_file_that_cannot_be_used_changes_nothing(place: Run) -> None:
    path = write("n10,标题,示例市第十项工作办法,,,")
    index(place, path)
    path.rename("away.csv")
    ran = index(place, path)
    assert (ran.code, ran.err.strip()) == (2, f"没有更正清单“{path}”，请检查路径。")
    assert title_of("n10") == "示例市第十项工作办法"
    ran = index(place, write("n10,甲", head="文件,更正为"))
    assert ran.code == 2
    assert "表头应有 文件,字段,更正为,理由,更正人,日期" in ran.err
    assert place("corrections").code == 2
    ran = place("corrections", "--corrections", write(), "--index-dir", "none")
    assert ran.code == 3


def test_the_page_and_the_api_say_that_a_person_corrected_it(place: Run) -> None:
    index(place, write("n10,发文机关,示例市公安局,,张三,"))
    settings = Settings()
    with closing(open_engine(settings)) as engine:
        visitor = create_app(settings, engine).test_client()
        assert "人工更正（correction）" in visitor.get("/d/n10").get_data(as_text=True)
        assert "人工更正" not in visitor.get("/d/n11").get_data(as_text=True)
        answer = visitor.get("/api/v1/documents/n10").get_json()
    assert (answer["issuers"], answer["rules"]["issuers"]) == (["示例市公安局"], "correction")
