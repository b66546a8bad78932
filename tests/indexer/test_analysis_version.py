"""The version of the analysis changes with whatever `analyse` reaches, and with nothing else."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from indexer import analysis_version
from indexer.analysis_version import TABLES, code_digest, imported, reached, sources

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("corpus", "indexer")

REACHED = [path.relative_to(ROOT).as_posix() for path in sources(ROOT)]
MODULES = {name for name, _ in reached(ROOT)}
NOT_REACHED = [
    path
    for package in PACKAGES
    for found in sorted((ROOT / package).rglob("*.py"))
    if (path := found.relative_to(ROOT).as_posix()) not in REACHED
]

# Run where nothing of this program is loaded yet: it says what an analysis opens and loads.
WATCHED = """
import sys
opened = []
def watch(event, arguments):
    if event == "open" and isinstance(arguments[0], str):
        opened.append(arguments[0])
sys.addaudithook(watch)
from pathlib import Path
from corpus.readers import ReadOptions, list_files, read_file
folder = Path("corpus/sample")
files = [path for path in list_files(folder, Path("none")) if path.suffix in (".txt", ".html")]
documents = [one for path in files for one in
             read_file(path, "甲", folder, ReadOptions()).documents]
names = {name for name in sys.modules if name.split(".")[0] in ("corpus", "indexer")}
for name in names:
    del sys.modules[name]
opened.clear()
from indexer.analysed_document import analyse
for document in documents:
    analyse(document)
loaded = {name for name in sys.modules if name.split(".")[0] in ("corpus", "indexer")}
print(len(documents), *loaded, *opened, sep="\\n")
"""


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the program's own text."""
    root = tmp_path_factory.mktemp("program")
    for package in PACKAGES:
        shutil.copytree(
            ROOT / package, root / package, ignore=shutil.ignore_patterns("sample", "__pycache__")
        )
    return root


def changed_by_one_byte(tree: Path, file: str) -> str:
    """The digest of the program with one byte more at the end of a file."""
    path = tree / file
    before = path.read_bytes()
    try:
        path.write_bytes(before + b"\n")
        return code_digest(tree)
    finally:
        path.write_bytes(before)


@pytest.mark.parametrize("file", REACHED)
def test_one_byte_in_what_is_reached_is_another_version(tree: Path, file: str) -> None:
    assert changed_by_one_byte(tree, file) != code_digest(tree)
    assert code_digest(tree) == code_digest(ROOT)


def test_what_is_not_reached_changes_nothing(tree: Path) -> None:
    assert len(NOT_REACHED) > 100
    before = code_digest(tree)
    for file in NOT_REACHED:
        assert changed_by_one_byte(tree, file) == before, file


def test_a_table_of_a_module_that_is_not_reached_is_not_reached_either() -> None:
    assert (ROOT / "indexer/query/plain_words.tsv").is_file()
    assert "indexer/query/plain_words.tsv" not in REACHED
    assert "indexer/query/facets.py" in REACHED, "a module beside it is"
    assert {"corpus/fields/word_classes.tsv", "corpus/fields/topic_terms.tsv"} <= set(REACHED)


@pytest.mark.parametrize(
    "module",
    [
        "indexer.analysis.normalise",
        "indexer.analysis.grams",
        "indexer.analysis.words",
        "indexer.relations.grammar.find_statements",
        "indexer.relations.validity.timeline",
        "indexer.relations.validity.rows_by_others",
        "indexer.relations.resolution.lookup_keys",
        "indexer.relations.resolution.resolve",
        "indexer.similarity.same_texts",
        "indexer.similarity.text_signature",
        "indexer.stored_record",
        "corpus.fields.numbers",
        "corpus.document",
    ],
)
def test_the_analysis_reaches(module: str) -> None:
    assert module in MODULES


@pytest.mark.parametrize(
    "module",
    [
        *("indexer.query.parser", "indexer.query.model", "indexer.engine", "indexer.settings"),
        *("indexer.results.hits", "indexer.snippets", "indexer.build", "corpus.readers"),
    ],
)
def test_what_only_asks_or_reads_is_not_reached(module: str) -> None:
    assert (ROOT / (module.replace(".", "/") + ".py")).is_file() or module == "corpus.readers"
    assert module not in MODULES


def test_nothing_that_an_analysis_loads_or_opens_is_forgotten() -> None:
    """What Python really does, against what was found in the text."""
    ran = subprocess.run(
        [sys.executable, "-c", WATCHED], cwd=ROOT, capture_output=True, text=True, check=True
    )
    documents, *lines = ran.stdout.splitlines()
    assert int(documents) > 20
    loaded = {line for line in lines if line.split(".")[0] in PACKAGES and "/" not in line}
    assert loaded
    assert loaded <= MODULES
    opened = {
        path.relative_to(ROOT).as_posix()
        for line in lines
        if (path := Path(line)).is_absolute()
        and path.is_relative_to(ROOT)
        and path.relative_to(ROOT).parts[0] in PACKAGES
        and path.suffix not in (".pyc", ".py")
    }
    assert "indexer/analysis/policy_words.txt" in opened
    assert opened <= set(REACHED)
    assert all(Path(file).suffix in TABLES for file in opened)


def run_imports(node: ast.AST) -> Iterator[str]:
    """What a tree imports, but for what it imports for type checkers alone."""
    if isinstance(node, ast.Import):
        yield from (name.name for name in node.names)
    elif isinstance(node, ast.ImportFrom) and node.module:
        yield node.module
        yield from (f"{node.module}.{name.name}" for name in node.names)
    elif not (isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"):
        for child in ast.iter_child_nodes(node):
            yield from run_imports(child)


def test_what_a_writer_asks_of_the_rules_is_reached() -> None:
    """What an engine stores is made by its own code, and by rules that the version covers."""
    rooms = ("corpus.fields.", "indexer.analysis.", "indexer.relations.", "indexer.similarity.")
    writing = re.compile(r"^ *def (write_|prepare)", re.MULTILINE)
    writers = [
        path
        for folder in (ROOT / "indexer" / "engines").iterdir()
        for path in folder.rglob("*.py")
        if "write" in path.parts or writing.search(path.read_text(encoding="utf-8"))
    ]
    assert writers
    asked = {
        name
        for path in writers
        for name in run_imports(ast.parse(path.read_text(encoding="utf-8")))
        if name.startswith(rooms)
    }
    modules = {name for name in asked if (ROOT / (name.replace(".", "/") + ".py")).is_file()}
    assert "indexer.similarity.same_texts" in modules
    assert modules <= MODULES


@pytest.mark.parametrize("package", [*PACKAGES, "search_app"])
def test_imports_are_those_that_python_sees(package: str) -> None:
    for path in sorted((ROOT / package).rglob("*.py")):
        source = path.read_text(encoding="utf-8")
        ours = {name for name in run_imports(ast.parse(source)) if name.split(".")[0] in PACKAGES}
        assert {one for one in imported(source) if one.split(".")[0] in PACKAGES} == ours, path


def test_it_costs_little() -> None:
    analysis_version.current.cache_clear()
    spent = []
    for _ in range(5):
        began = time.process_time()  # other processes may have the machine meanwhile
        code_digest(ROOT)
        spent.append(time.process_time() - began)
    assert min(spent) < 0.1  # .02 on a machine that does nothing else
    assert analysis_version.current() == analysis_version.current()


def test_it_names_what_else_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    named = analysis_version.current()
    assert named.split()[0] == code_digest(ROOT)
    assert [part.split("-")[0] for part in named.split()[2:]] == ["opencc", "unicode"]
    analysis_version.current.cache_clear()
    monkeypatch.setattr("indexer.analysis.words.segmenter_name", lambda: "jieba-9")
    try:
        assert analysis_version.current() == named.replace(named.split()[1], "jieba-9")
    finally:
        analysis_version.current.cache_clear()
