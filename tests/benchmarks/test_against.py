"""Two revisions run their own code on the same documents, and their answers are compared."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from corpus.document import Document, Paragraph, Part
from tests.benchmarks.against.comparison import (
    Asked,
    Measured,
    compare,
    differences,
    requests,
)
from tests.benchmarks.against.comparison_tables import building, figures, rows, table
from tests.benchmarks.against.indexes import NEW, OLD, build_in_turn, keep_old
from tests.benchmarks.against.revision_checkout import (
    ROOT,
    Checkout,
    UnknownRevisionError,
    check_out,
    requirements,
    this_checkout,
)
from tests.benchmarks.against.worker_process import WorkerProcess
from tests.benchmarks.dataset import Question
from tests.benchmarks.typed import EACH, EVERYDAY, QUESTION_WORDS, TypedQuery, typed_queries

DOCUMENTS = 200

QUESTIONS = [
    Question("and", ("养犬", "登记"), True, False, None, ("养犬", "登记"), ()),
    Question("or", ("养犬", "燃气"), False, False, None, ("养犬", "燃气"), ()),
    Question("phrase", ("养犬应当登记",), True, False, None, ("养犬", "登记"), ("应当",)),
    Question("title", ("燃气",), True, True, None, ("燃气",), ()),
    Question(
        "date",
        ("应当",),
        True,
        False,
        (date(2000, 1, 5).toordinal(), date(2000, 2, 4).toordinal()),
        ("应当",),
        (),
    ),
]
TYPED = [
    TypedQuery("name", "云川市养犬登记管理办法"),
    TypedQuery("question", "瓶装燃气的配送要什么证件？"),
    TypedQuery("everyday", "狗证年检"),
]


def made() -> Iterator[Document]:
    """Documents on two subjects, one a day."""
    for number in range(DOCUMENTS):
        subject = ("养犬", "燃气")[number % 2]
        key = f"piece-{number}"
        yield Document(
            source="laws",
            key=key,
            id=key,
            title=f"云川市{subject}登记管理办法（第{number}版）",
            parts=(
                Part((Paragraph(f"第一条 {subject}应当登记。"), Paragraph("配送应当凭证件。"))),
            ),
            path="",
            published_on=date.fromordinal(date(2000, 1, 1).toordinal() + number),
            topics=("公安、安全、司法/公安",),
        )


@pytest.fixture(scope="module")
def earlier(tmp_path_factory: pytest.TempPathFactory) -> Checkout:
    """The commit before this one, or this one where a shallow clone holds no other."""
    for revision in ("HEAD~1", "HEAD"):
        try:
            return check_out(revision, tmp_path_factory.mktemp("revision"))
        except UnknownRevisionError as error:
            missing = error
    pytest.skip(f"needs the history of the project: {missing}")


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for indexes."""
    return tmp_path_factory.mktemp("work")


@pytest.fixture(scope="module")
def measured(earlier: Checkout, work: Path) -> Measured:
    """The commit before and this checkout, measured."""
    checkouts = {OLD: earlier, NEW: this_checkout()}
    builds = build_in_turn(checkouts, made(), work, 1)
    return compare(checkouts, builds, requests(QUESTIONS, TYPED), work, 1)


def test_both_revisions_are_built_and_asked_everything(measured: Measured) -> None:
    kinds = [(row["group"], row["kind"], row["queries"]) for row in rows(measured)]
    assert ("questions", None, len(QUESTIONS)) in kinds
    assert ("typed", None, len(TYPED)) in kinds
    assert ("pages", "results", 2) in kinds
    assert ("pages", "document", 2) in kinds
    for name in (OLD, NEW):
        assert len(measured.times[name]) == len(QUESTIONS) + len(TYPED) + 4
        assert min(measured.times[name]) > 0
        assert building(measured)[name]["bytes"] > 10_000


def test_the_table_gives_each_group_its_ratio_and_bound(measured: Measured) -> None:
    twice = replace(measured, times={OLD: [1.0] * 12, NEW: [2.0] * 12})
    assert {row["ratio"]["mean"] for row in rows(twice)} == {2.0}
    reached = {figure.name: figure.reached for figure in figures(twice, DOCUMENTS)}
    assert reached["typed, mean, new ÷ old"] is False
    assert any("狗证年检" in line for line in table(replace(twice, different=["狗证年检"]), 200))


def test_a_revision_is_run_by_its_own_code(work: Path, measured: Measured, tmp_path: Path) -> None:
    """A module that this checkout has and the revision has not is not taken from this one."""
    folder = tmp_path / "renamed"
    for package in ("corpus", "indexer"):
        _copy(ROOT / package, folder / package)
    parser = folder / "indexer" / "query" / "parser.py"
    altered = parser.read_text(encoding="utf-8") + (
        "\n_read = parse\n\ndef parse(text, *rest):\n    return _read('没有这个词')\n"
    )
    parser.with_name("text.py").write_text(altered, encoding="utf-8")
    parser.unlink()
    for module in folder.rglob("*.py"):
        code = module.read_text(encoding="utf-8")
        module.write_text(
            code.replace("indexer.query.parser", "indexer.query.text"), encoding="utf-8"
        )
    (folder / "indexer" / "workers.py").unlink()
    with WorkerProcess(Checkout(folder, Path(sys.executable), "renamed")) as worker:
        worker.ask("open", index=str(work / NEW))
        assert worker.ask("type", text="养犬")["total"] == 0
        assert all(Path(f).is_relative_to(folder) for f in worker.ask("modules")["files"])
        with pytest.raises(RuntimeError, match="renamed ended at build"):
            worker.ask("build", index=str(tmp_path / "index"), documents="documents.jsonl")


def _copy(source: Path, target: Path) -> None:
    for file in source.rglob("*"):
        if file.is_file() and file.suffix != ".pyc":
            place = target / file.relative_to(source)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(file.read_bytes())


def test_a_query_that_matches_otherwise_is_listed() -> None:
    asked = [Asked("typed", "everyday", "type", {"text": text}) for text in ("狗证", "燃气")]
    lines = differences(asked, [{"total": 3}, {"total": 5}], [{"total": 3}, {"total": 4}])
    assert lines == ['typed, everyday: {"text": "燃气"}: 5 and 4']


def test_an_index_of_the_old_revision_is_kept_for_another_run(tmp_path: Path) -> None:
    """Where it is there nothing is built: no interpreter has to be found."""
    builds = {OLD: [{"cpu_seconds": 1.0}], NEW: [{"cpu_seconds": 2.0}]}
    for name in builds:
        (tmp_path / name).mkdir()
    keep_old(tmp_path, builds)
    assert not (tmp_path / NEW).exists()
    nowhere = Checkout(tmp_path, tmp_path / "no-interpreter", "nowhere")
    assert build_in_turn({OLD: nowhere}, (), tmp_path, 0) == {OLD: builds[OLD], NEW: []}
    with pytest.raises(FileNotFoundError):
        build_in_turn({OLD: nowhere, NEW: nowhere}, (), tmp_path, 1)
    assert (tmp_path / OLD).exists()


def test_an_unknown_revision_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnknownRevisionError, match="shallow"):
        check_out("no-such-revision", tmp_path)


def test_the_dependencies_of_a_revision_are_those_of_its_setup() -> None:
    assert "jieba==0.42.1" in requirements(ROOT / "setup.cfg")
    assert any(line.startswith("rjieba") for line in requirements(ROOT / "setup.cfg"))


def test_everyday_queries_are_distinct() -> None:
    everyday = EVERYDAY.read_text(encoding="utf-8").splitlines()
    assert len(set(everyday)) == len(everyday) == EACH
    assert all(text.strip() for text in everyday)


def test_names_and_questions_are_drawn_alike_in_every_run(shared_data: Path) -> None:
    typed = typed_queries(shared_data.parent)
    for kind in ("name", "question", "everyday"):
        assert len({query.text for query in typed if query.kind == kind}) == EACH
    assert typed == typed_queries(shared_data.parent)
    assert 8 in QUESTION_WORDS
    assert 30 in QUESTION_WORDS
