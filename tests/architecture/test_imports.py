"""Who may import what, read from the source: data flows corpus → indexer → search_app."""

from __future__ import annotations

import ast
import configparser
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("corpus", "indexer", "search_app")

ALLOWED = {
    "corpus": {"corpus"},
    "indexer": {"corpus", "indexer"},
    "search_app": {"corpus", "indexer", "search_app"},
}

ONLY_IN = {
    "whoosh": "indexer/engines",
    "opensearchpy": "indexer/engines",
    "pickle": "corpus/readers",
    "jieba": "indexer/analysis",
    "rjieba": "indexer/analysis",
    "opencc": "indexer/analysis",
    "lxml": "corpus",
    "rapidfuzz": "indexer/comparison",
    "docx": "search_app",
    "selectolax": "corpus",
    "flask": "search_app",
    "werkzeug": "search_app",
    "jinja2": "search_app",
    "gunicorn": "search_app",
    "click": "search_app",
    "mcp": "search_app/mcp_server",
    "tqdm": "search_app",
}

CARRIED_BY = {
    "werkzeug": "flask",
    "jinja2": "flask",
    "markupsafe": "flask",
    "pydantic-core": "pydantic",
    "typing-extensions": "pydantic",
    "mcp-types": "mcp",
}
"""Packages that are part of what another one offers, and pinned by it."""


@dataclass(frozen=True)
class Import:
    """One import: `file` from the root, `module` in full."""

    file: str
    line: int
    module: str

    @property
    def top(self) -> str:
        """The package that is imported from."""
        return self.module.partition(".")[0]

    def __str__(self) -> str:
        return f"{self.file}:{self.line} imports {self.module}"


def imports_of(path: Path) -> Iterator[Import]:
    """Every import of a file, those inside functions and for type checking too."""
    file = path.relative_to(ROOT).as_posix()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            for name in node.names:
                yield Import(file, node.lineno, name.name)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}:{node.lineno} imports relatively"
            assert node.module
            for name in node.names:
                yield Import(file, node.lineno, f"{node.module}.{name.name}")


IMPORTS = [
    one
    for package in PACKAGES
    for path in sorted((ROOT / package).rglob("*.py"))
    for one in imports_of(path)
]


def shown(imports: list[Import]) -> str:
    return "\n".join(map(str, imports))


@pytest.mark.parametrize("package", PACKAGES)
def test_each_package_imports_only_to_its_left(package: str) -> None:
    ours = {*PACKAGES, "tests"}
    wrong = [
        one
        for one in IMPORTS
        if one.file.startswith(f"{package}/") and one.top in ours - ALLOWED[package]
    ]
    assert not wrong, shown(wrong)


@pytest.mark.parametrize(("library", "folder"), ONLY_IN.items())
def test_a_library_is_known_in_one_place(library: str, folder: str) -> None:
    wrong = [one for one in IMPORTS if one.top == library and not one.file.startswith(f"{folder}/")]
    assert not wrong, shown(wrong)


def test_only_the_engines_know_an_engine() -> None:
    engines = [path.name for path in (ROOT / "indexer" / "engines").iterdir() if path.is_dir()]
    wrong = [
        one
        for one in IMPORTS
        if re.match(rf"indexer\.engines\.({'|'.join(engines)})\b", one.module)
        and not one.file.startswith("indexer/engines/")
    ]
    assert not wrong, shown(wrong)


def test_the_contract_suite_names_no_engine() -> None:
    engines = [path.name for path in (ROOT / "indexer" / "engines").iterdir() if path.is_dir()]
    named = [
        f"{path.relative_to(ROOT)} names {engine}"
        for path in sorted((ROOT / "tests" / "contract").rglob("*.py"))
        for engine in engines
        if not engine.startswith("_") and engine in path.read_text(encoding="utf-8").lower()
    ]
    assert not named, "\n".join(named)


def test_every_library_is_declared() -> None:
    config = configparser.ConfigParser()
    config.read(ROOT / "setup.cfg", encoding="utf-8")
    extras = config["options.extras_require"]
    wanted = config["options"]["install_requires"]
    wanted += "".join(extras[name] for name in ("fast", "mcp", "metrics", "opensearch"))
    declared = {name.lower() for name in re.findall(r"^[\w-]+", wanted, re.MULTILINE)}
    distributions = packages_distributions()
    # `_typeshed` exists for type checkers alone.
    known = {*sys.stdlib_module_names, *PACKAGES, "_typeshed"}
    wrong = []
    for one in IMPORTS:
        names = {name.lower().replace("_", "-") for name in distributions.get(one.top, [one.top])}
        if one.top not in known and not {CARRIED_BY.get(name, name) for name in names} & declared:
            wrong.append(one)
    assert not wrong, shown(wrong)


def test_the_rules_see_what_they_forbid(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules[__name__], "ROOT", tmp_path)
    file = tmp_path / "search_app" / "page.py"
    file.parent.mkdir()
    file.write_text("def page():\n    from whoosh import index\n    import jieba.posseg\n")
    assert [(one.line, one.top) for one in imports_of(file)] == [(2, "whoosh"), (3, "jieba")]
