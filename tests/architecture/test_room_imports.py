"""Which room of `corpus` and `indexer` imports from which; what is not in the table is refused.

A room is a folder of modules; the modules that stand in `indexer` itself are a room as well: the
ports (`engine`, `snapshot`), what is stored, and the work of a run. `test_imports.py` says which
floor may import which.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.architecture.test_imports import IMPORTS, ROOT

_LANGUAGE = ("corpus", "corpus/fields", "corpus/fields/rules")
_ASKED = ("indexer", "indexer/analysis", "indexer/query", "indexer/relations")
_WHOOSH = "indexer/engines/whoosh"

TABLE: dict[str, tuple[str, ...]] = {
    "corpus": ("corpus/fields", "corpus/page_text"),
    "corpus/fields": ("corpus", "corpus/fields/rules"),
    "corpus/fields/rules": ("corpus", "corpus/fields"),
    "corpus/page_text": _LANGUAGE,
    "corpus/readers": ("corpus", "corpus/fields", "corpus/page_text"),
    "indexer": (
        *("corpus", "corpus/fields", "corpus/readers"),
        *("indexer/analysis", "indexer/engines", "indexer/query", "indexer/relations"),
        *("indexer/relations/resolution", "indexer/relations/validity"),
        *("indexer/results", "indexer/similarity"),
    ),
    "indexer/analysis": (),
    "indexer/answers": (
        *("corpus", "corpus/fields", *_ASKED, "indexer/relations/grammar"),
        *("indexer/relations/resolution", "indexer/relations/validity"),
        *("indexer/results", "indexer/similarity"),
    ),
    "indexer/query": ("corpus", "corpus/fields", *_ASKED[:2], "indexer/relations/validity"),
    "indexer/relations": (
        *("corpus", "corpus/fields", "indexer", "indexer/query"),
        *("indexer/relations/grammar", "indexer/relations/validity"),
    ),
    "indexer/relations/grammar": (
        *("corpus", "corpus/fields", "indexer/analysis", "indexer/relations"),
        "indexer/relations/grammar/rules",
    ),
    "indexer/relations/grammar/rules": (
        *("corpus/fields", "corpus/fields/rules", "indexer/analysis"),
    ),
    "indexer/relations/resolution": (
        *("corpus/fields", "indexer/relations", "indexer/relations/grammar"),
        "indexer/relations/validity",
    ),
    "indexer/relations/validity": ("indexer/relations", "indexer/relations/resolution"),
    "indexer/results": (
        *("corpus", "corpus/fields", "indexer", "indexer/query", "indexer/relations"),
        "indexer/relations/validity",
    ),
    "indexer/similarity": (*_LANGUAGE, "indexer/analysis", "indexer/relations/grammar"),
    "indexer/engines": ("indexer", _WHOOSH, f"{_WHOOSH}/write", "indexer/results"),
    _WHOOSH: (
        *_ASKED,
        *("indexer/answers", "indexer/relations/validity", "indexer/results"),
        *(f"{_WHOOSH}/{room}" for room in ("count", "files", "match", "rank", "write")),
    ),
    f"{_WHOOSH}/files": ("corpus", *_ASKED, "indexer/similarity"),
    f"{_WHOOSH}/match": (
        *("corpus/fields", *_ASKED, "indexer/relations/resolution"),
        *(_WHOOSH, f"{_WHOOSH}/files"),
    ),
    f"{_WHOOSH}/rank": (
        *(*_ASKED, "indexer/similarity"),
        *(_WHOOSH, f"{_WHOOSH}/files", f"{_WHOOSH}/match"),
    ),
    f"{_WHOOSH}/count": (
        *(*_ASKED[1:], "indexer/relations/validity", "indexer/results"),
        *(_WHOOSH, f"{_WHOOSH}/files", f"{_WHOOSH}/match"),
    ),
    f"{_WHOOSH}/write": (
        *("corpus", "indexer", "indexer/analysis", "indexer/relations"),
        *("indexer/relations/resolution", "indexer/relations/validity"),
        *("indexer/results", "indexer/similarity"),
        *(f"{_WHOOSH}/{room}" for room in ("count", "files", "match")),
    ),
}


def room_of(module: str) -> str:
    """The room that an imported module, or a name in one, comes from.

    >>> room_of("corpus.fields.dates.find_dates"), room_of("corpus.document")
    ('corpus/fields', 'corpus')
    """
    parts = module.split(".")
    for end in range(len(parts), 0, -1):
        path = ROOT.joinpath(*parts[:end])
        if path.with_suffix(".py").is_file():
            return path.parent.relative_to(ROOT).as_posix()
        if (path / "__init__.py").is_file():
            return path.relative_to(ROOT).as_posix()
    raise ValueError(module)


def imported_by(room: str) -> dict[str, str]:
    """The other rooms of both floors that a room imports from, each with one such import."""
    found = {}
    for one in IMPORTS:
        if Path(one.file).parent.as_posix() == room and one.top in ("corpus", "indexer"):
            found[room_of(one.module)] = str(one)
    found.pop(room, None)
    return found


@pytest.mark.parametrize("room", TABLE)
def test_a_room_imports_only_from_those_of_the_table(room: str) -> None:
    wrong = {name: where for name, where in imported_by(room).items() if name not in TABLE[room]}
    assert not wrong


@pytest.mark.parametrize("room", TABLE)
def test_the_table_allows_nothing_that_is_not_needed(room: str) -> None:
    assert not set(TABLE[room]) - set(imported_by(room))


def test_the_table_has_every_room() -> None:
    rooms = {Path(one.file).parent.as_posix() for one in IMPORTS}
    assert {room for room in rooms if not room.startswith("search_app")} == set(TABLE)


def test_only_the_factory_names_files_of_an_engine() -> None:
    wrong = [
        str(one)
        for one in IMPORTS
        if room_of_engine(one.module)
        and not one.file.startswith(room_of_engine(one.module))
        and one.file != "indexer/engines/__init__.py"
    ]
    assert not wrong


def room_of_engine(module: str) -> str:
    """The folder of the engine that an imported module belongs to, "" where it is of none."""
    parts = module.split(".")
    inside = parts[:2] == ["indexer", "engines"] and len(parts) > 2
    path = ROOT.joinpath(*parts[:3])
    return f"{path.relative_to(ROOT).as_posix()}/" if inside and path.is_dir() else ""


def test_rooms_are_told() -> None:
    assert room_of("indexer.engines.whoosh.files.arrays.Array") == "indexer/engines/whoosh/files"
    assert room_of("indexer.results.Hit") == "indexer/results"
    assert room_of("indexer.engine.View") == "indexer"
    assert room_of_engine("indexer.engines.whoosh.files.arrays") == "indexer/engines/whoosh/"
    assert room_of_engine("indexer.engines.open_engine") == ""
