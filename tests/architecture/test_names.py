"""No file and no class of product code has the name of another one that means something else."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("corpus", "indexer", "search_app")

ALLOWED = {
    "__init__": "every room has one",
    "views": "the handlers of each room of the web floor",
}
"""Names of files that stand several times with one meaning. The modules of `search_app.wording` are
left out as well: each is named after the subject that its words are about."""


def modules() -> list[Path]:
    """All modules of product code but those of words."""
    found = (path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py")))
    return [path for path in found if path.parent.name != "wording"]


def classes(paths: Iterable[Path]) -> Iterator[tuple[str, Path]]:
    """The name of each class at the top of a module, private ones too."""
    for path in paths:
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef):
                yield node.name, path


def repeated(named: Iterable[tuple[str, Path]]) -> list[str]:
    """The names that stand more than once, each with its files."""
    places: dict[str, list[str]] = defaultdict(list)
    for name, path in named:
        places[name].append(path.as_posix())
    return [
        f"{name}: {', '.join(files)}"
        for name, files in sorted(places.items())
        if len(files) > 1 and name not in ALLOWED
    ]


def test_no_name_of_a_file_stands_twice() -> None:
    assert not repeated((path.stem, path.relative_to(ROOT)) for path in modules())


def test_no_name_of_a_class_stands_twice() -> None:
    assert not repeated(classes(modules()))


def test_names_that_may_stand_twice_do() -> None:
    stems = [path.stem for path in modules()]
    assert all(stems.count(name) > 1 for name in ALLOWED)


def test_repeated_names_are_seen(tmp_path: Path) -> None:
    files = [tmp_path / "a.py", tmp_path / "b.py"]
    for file in files:
        file.write_text("class _Same:\n    pass\n", encoding="utf-8")
    assert repeated(classes(files)) == [f"_Same: {files[0].as_posix()}, {files[1].as_posix()}"]
    assert repeated([("views", files[0]), ("views", files[1])]) == []


def test_no_word_for_people_is_replaced_further_down_its_module() -> None:
    replaced = []
    for path in sorted((ROOT / "search_app" / "wording").glob("*.py")):
        names = [
            name.id
            for node in ast.parse(path.read_text(encoding="utf-8")).body
            if isinstance(node, ast.Assign)
            for target in node.targets
            for name in ast.walk(target)
            if isinstance(name, ast.Name)
        ]
        replaced += [f"{path.stem}.{name}" for name in set(names) if names.count(name) > 1]
    assert not replaced
