"""Presenters ask nothing: what a page shows is asked first, of one view, and then presented."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
WEB = ROOT / "search_app"
ASKING = {"View", "Engine", "Callable", "current_view"}
"""Names by which a presenter could ask: a view, or a function that asks one."""


def presenters() -> list[Path]:
    """All modules that turn answers into what is shown."""
    return sorted({*WEB.glob("presenters/*.py"), *WEB.rglob("*_page.py")})


def means_to_ask(source: str) -> Iterator[str]:
    """What a module imports or takes that could ask the index, by line."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom):
            names = {alias.name for alias in node.names}
            if node.module == "indexer.engine" or names & ASKING:
                yield f"{node.lineno}: imports {', '.join(sorted(names))} of {node.module}"
        if isinstance(node, ast.arg) and node.annotation is not None:
            taken = {one.id for one in ast.walk(node.annotation) if isinstance(one, ast.Name)}
            if taken & ASKING:
                yield f"{node.lineno}: takes {node.arg}: {ast.unparse(node.annotation)}"


@pytest.mark.parametrize("path", presenters(), ids=lambda path: path.stem)
def test_a_presenter_cannot_ask(path: Path) -> None:
    assert not list(means_to_ask(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    "source",
    [
        "from indexer.engine import View",
        "from search_app.site import current_view",
        "from collections.abc import Callable",
        "def show(view: View) -> str: ...",
        "def show(count: Callable[[Query], int]) -> str: ...",
        "def show(found: Result, *, engine: Engine | None = None) -> str: ...",
    ],
)
def test_the_rule_sees_what_it_forbids(source: str) -> None:
    assert len(list(means_to_ask(source))) == 1


def test_there_are_presenters() -> None:
    assert len(presenters()) > 20
