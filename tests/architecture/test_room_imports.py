"""Which room imports from which; what is not in the tables is refused.

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
_OPENSEARCH = "indexer/engines/opensearch"

TABLE: dict[str, tuple[str, ...]] = {
    "corpus": ("corpus/fields", "corpus/page_text", "corpus/wrapped_text"),
    "corpus/fields": ("corpus", "corpus/fields/rules"),
    "corpus/fields/rules": ("corpus", "corpus/fields"),
    "corpus/page_text": _LANGUAGE,
    "corpus/page_elements": ("corpus", "corpus/fields", "corpus/page_text"),
    "corpus/printed": ("corpus", "corpus/wrapped_text"),
    "corpus/readers": (
        *("corpus", "corpus/fields", "corpus/page_elements", "corpus/page_text"),
        *("corpus/tables", "corpus/wrapped_text"),
    ),
    "corpus/readers/sent": ("corpus", "corpus/readers", "corpus/wrapped_text"),
    "corpus/readers/word": ("corpus", "corpus/readers", "corpus/wrapped_text"),
    "corpus/readers/ofd": ("corpus", "corpus/printed", "corpus/readers"),
    "corpus/readers/pdf": ("corpus", "corpus/printed", "corpus/readers"),
    "corpus/personal_data": ("corpus",),
    "corpus/tables": ("corpus",),
    "corpus/wrapped_text": ("corpus/fields", "corpus/fields/rules", "corpus/page_text"),
    "indexer": (
        *("corpus", "corpus/fields", "corpus/personal_data", "corpus/readers"),
        *("indexer/analysis", "indexer/corrected_fields", "indexer/engines"),
        *("indexer/limits", "indexer/query", "indexer/relations"),
        *("indexer/relations/grammar", "indexer/relations/resolution"),
        *("indexer/relations/validity", "indexer/results", "indexer/similarity"),
    ),
    "indexer/analysis": (),
    "indexer/limits": ("indexer",),
    "indexer/changes": ("corpus", "indexer", "indexer/results"),
    "indexer/comparison": ("corpus", "indexer/analysis", "indexer/limits", "indexer/results"),
    "indexer/corrected_fields": ("corpus", "corpus/fields", "indexer"),
    "indexer/answers": (
        *("corpus", "corpus/fields", *_ASKED),
        *(
            f"indexer/answers/{room}"
            for room in (
                *("corrections", "drafts", "expanding", "history", "listing", "naming"),
                *("passages", "suggesting", "versions"),
            )
        ),
        *(
            "indexer/relations/grammar",
            "indexer/relations/grammar/drafts",
            "indexer/relations/resolution",
            "indexer/relations/validity",
        ),
        *("indexer/changes", "indexer/limits", "indexer/results", "indexer/similarity"),
    ),
    "indexer/answers/drafts": (
        *("corpus", "corpus/fields", *_ASKED[1:], "indexer/limits", "indexer/relations/grammar"),
        *("indexer/relations/grammar/drafts", "indexer/relations/grammar/rules"),
        *("indexer/relations/resolution", "indexer/relations/validity", "indexer/relations/works"),
        "indexer/results",
    ),
    "indexer/answers/corrections": (
        *("corpus/fields", *_ASKED, "indexer/limits", "indexer/query/syntax"),
        *("indexer/answers", "indexer/results"),
    ),
    "indexer/answers/expanding": (
        *("corpus/fields", *_ASKED, "indexer/relations/grammar", "indexer/results"),
    ),
    "indexer/answers/passages": (
        *("corpus", "corpus/fields", *_ASKED, "indexer/query/typed"),
        *("indexer/relations/resolution", "indexer/relations/validity", "indexer/results"),
    ),
    "indexer/answers/history": (
        *("indexer", "indexer/answers", "indexer/changes", "indexer/query", "indexer/relations"),
        *("indexer/relations/resolution", "indexer/relations/validity", "indexer/results"),
    ),
    "indexer/answers/listing": (
        *("indexer", "indexer/answers", "indexer/query", "indexer/relations"),
        *("indexer/relations/works", "indexer/results"),
    ),
    "indexer/answers/naming": (
        *("corpus", "corpus/fields", *_ASKED, "indexer/query/typed"),
        *("indexer/relations/grammar", "indexer/relations/resolution"),
    ),
    "indexer/answers/suggesting": (
        *("corpus", "indexer", "indexer/analysis", "indexer/answers"),
        *("indexer/answers/corrections", "indexer/answers/naming", "indexer/query"),
        *("indexer/relations", "indexer/relations/grammar", "indexer/relations/validity"),
        "indexer/results",
    ),
    "indexer/answers/versions": (
        "indexer/limits",
        *("corpus", "indexer", "indexer/relations/grammar/rules"),
        *("indexer/answers", "indexer/relations", "indexer/relations/resolution"),
        *("indexer/relations/validity", "indexer/relations/works", "indexer/results"),
    ),
    "indexer/query": (
        *("corpus", "corpus/fields", *_ASKED[:2], "indexer/query/forms", "indexer/query/typed"),
        *("indexer/query/syntax", "indexer/relations", "indexer/relations/validity"),
    ),
    "indexer/query/forms": (),
    "indexer/query/syntax": ("corpus/fields", *_ASKED[:3], "indexer/query/typed"),
    "indexer/query/typed": (
        *(*_LANGUAGE[1:], "indexer/analysis", "indexer/query", "indexer/query/syntax"),
    ),
    "indexer/relations": (
        *("corpus", "corpus/fields", "indexer", "indexer/query"),
        *("indexer/relations/grammar", "indexer/relations/validity"),
    ),
    "indexer/relations/grammar": (
        *("corpus", "corpus/fields", "indexer/analysis", "indexer/relations"),
        *("indexer/relations/grammar/clean_ups", "indexer/relations/grammar/explaining"),
        "indexer/relations/grammar/rules",
    ),
    "indexer/relations/grammar/clean_ups": (
        *("corpus/fields", "indexer/relations", "indexer/relations/grammar"),
        "indexer/relations/grammar/rules",
    ),
    "indexer/relations/grammar/explaining": (
        *("corpus", "corpus/fields", "indexer/relations", "indexer/relations/grammar"),
        "indexer/relations/grammar/rules",
    ),
    "indexer/relations/grammar/drafts": (
        *("corpus", "corpus/fields", "indexer/relations", "indexer/relations/grammar"),
        "indexer/relations/grammar/rules",
    ),
    "indexer/relations/grammar/rules": (
        *("corpus/fields", "corpus/fields/rules", "indexer/analysis"),
    ),
    "indexer/relations/resolution": (
        "indexer/limits",
        *("corpus/fields", "indexer/analysis", "indexer/relations"),
        *("indexer/relations/grammar", "indexer/relations/validity"),
    ),
    "indexer/relations/validity": ("indexer/relations", "indexer/relations/resolution"),
    "indexer/relations/works": (
        *("corpus/fields", "indexer/relations", "indexer/relations/grammar"),
        *("indexer/relations/resolution", "indexer/relations/validity"),
    ),
    "indexer/results": (
        *("corpus", "corpus/fields", "indexer", "indexer/limits", "indexer/query"),
        "indexer/query/syntax",
        *("indexer/relations", "indexer/relations/validity"),
    ),
    "indexer/similarity": (*_LANGUAGE, "indexer/analysis", "indexer/relations/grammar"),
    "indexer/keeping": ("indexer", "indexer/changes", "indexer/engines"),
    "indexer/engines": (
        *("indexer", _WHOOSH, f"{_WHOOSH}/write", _OPENSEARCH, f"{_OPENSEARCH}/write"),
        *("indexer/answers", "indexer/results"),
    ),
    _OPENSEARCH: (
        *_ASKED,
        *("indexer/answers", "indexer/changes", "indexer/engines", "indexer/limits"),
        *("indexer/query/syntax", "indexer/relations/validity", "indexer/results"),
        *(f"{_OPENSEARCH}/{room}" for room in ("cluster", "count", "match", "rank", "write")),
    ),
    f"{_OPENSEARCH}/cluster": (
        *(*_ASKED, "indexer/engines"),
        *("indexer/relations/resolution", "indexer/relations/validity", "indexer/similarity"),
    ),
    f"{_OPENSEARCH}/match": (
        *("corpus/fields", *_ASKED[1:], "indexer/limits", "indexer/query/forms"),
        *("indexer/query/syntax", "indexer/relations/resolution", "indexer/relations/validity"),
        *(_OPENSEARCH, f"{_OPENSEARCH}/cluster"),
    ),
    f"{_OPENSEARCH}/rank": (
        *("corpus", *_ASKED, "indexer/limits", "indexer/similarity"),
        *(_OPENSEARCH, f"{_OPENSEARCH}/cluster", f"{_OPENSEARCH}/match"),
    ),
    f"{_OPENSEARCH}/count": (
        *(*_ASKED[1:], "indexer/results"),
        *(_OPENSEARCH, f"{_OPENSEARCH}/cluster", f"{_OPENSEARCH}/match"),
    ),
    f"{_OPENSEARCH}/write": (
        *("corpus", "indexer", "indexer/changes", "indexer/engines", "indexer/relations"),
        *("indexer/relations/resolution", "indexer/relations/validity", "indexer/results"),
        *("indexer/similarity", _OPENSEARCH, f"{_OPENSEARCH}/cluster", f"{_OPENSEARCH}/match"),
    ),
    _WHOOSH: (
        *_ASKED,
        *("indexer/answers", "indexer/changes", "indexer/engines", "indexer/limits"),
        *("indexer/relations/validity", "indexer/results"),
        *(f"{_WHOOSH}/{room}" for room in ("count", "files", "match", "rank", "write")),
    ),
    f"{_WHOOSH}/files": ("corpus", *_ASKED, "indexer/engines", "indexer/similarity"),
    f"{_WHOOSH}/match": (
        *(
            "corpus/fields",
            *_ASKED,
            "indexer/limits",
            "indexer/query/forms",
            "indexer/query/syntax",
        ),
        *("indexer/relations/resolution", _WHOOSH, f"{_WHOOSH}/files"),
    ),
    f"{_WHOOSH}/rank": (
        *(*_ASKED, "indexer/limits", "indexer/similarity"),
        *(_WHOOSH, f"{_WHOOSH}/files", f"{_WHOOSH}/match"),
    ),
    f"{_WHOOSH}/count": (
        *(*_ASKED[1:], "indexer/limits", "indexer/relations/validity", "indexer/results"),
        *(_WHOOSH, f"{_WHOOSH}/files", f"{_WHOOSH}/match"),
    ),
    f"{_WHOOSH}/write": (
        *("corpus", "indexer", "indexer/analysis", "indexer/changes", "indexer/query"),
        *("indexer/engines", "indexer/relations", "indexer/relations/resolution"),
        *("indexer/relations/validity", "indexer/results", "indexer/similarity"),
        *(f"{_WHOOSH}/{room}" for room in ("count", "files", "match")),
    ),
}


WEB_TABLE: dict[str, tuple[str, ...]] = {
    "search_app": (
        "search_app/addresses",
        "search_app/api",
        "search_app/commands",
        "search_app/compare",
        "search_app/document_forms",
        "search_app/embed",
        "search_app/exports",
        "search_app/feeds",
        "search_app/help",
        "search_app/history",
        "search_app/http",
        "search_app/operation",
        "search_app/pages",
        "search_app/presenters",
        "search_app/rendering",
        "search_app/review",
        "search_app/styleguide",
        "search_app/trends",
        "search_app/wording",
    ),
    "search_app/rendering": ("search_app/wording",),
    "search_app/operation": (),
    "search_app/inspection": ("search_app/addresses",),
    "search_app/addresses": ("search_app/http", "search_app/trends"),
    "search_app/help": (
        "search_app",
        "search_app/addresses",
        "search_app/pages",
        "search_app/presenters/beside",
        "search_app/wording",
    ),
    "search_app/history": (
        "search_app",
        "search_app/addresses",
        "search_app/exports",
        "search_app/http",
        "search_app/pages",
        "search_app/presenters",
        "search_app/wording",
    ),
    "search_app/api": (
        "search_app",
        "search_app/addresses",
        "search_app/api/comparison",
        "search_app/api/history",
        "search_app/history",
        "search_app/http",
        "search_app/offers",
        "search_app/presenters/beside",
        "search_app/presenters/standing",
        "search_app/review",
        "search_app/wording",
    ),
    "search_app/api/comparison": (
        "search_app",
        "search_app/addresses",
        "search_app/api",
        "search_app/compare",
        "search_app/http",
        "search_app/wording",
    ),
    "search_app/api/history": ("search_app/addresses", "search_app/api", "search_app/wording"),
    "search_app/commands": (
        "search_app/addresses",
        "search_app/api",
        "search_app/embed",
        "search_app/http",
        "search_app/inspection",
        "search_app/operation",
        "search_app/review",
        "search_app/mcp_server",
        "search_app/wording",
    ),
    "search_app/document_forms": (
        "search_app",
        "search_app/addresses",
        "search_app/http",
        "search_app/pages",
        "search_app/presenters",
        "search_app/presenters/standing",
        "search_app/wording",
    ),
    "search_app/compare": (
        "search_app",
        "search_app/addresses",
        "search_app/exports",
        "search_app/http",
        "search_app/pages",
        "search_app/wording",
    ),
    "search_app/embed": (
        "search_app",
        "search_app/addresses",
        "search_app/http",
        "search_app/offers",
        "search_app/presenters/beside",
        "search_app/wording",
    ),
    "search_app/exports": (
        "search_app",
        "search_app/addresses",
        "search_app/http",
        "search_app/wording",
    ),
    "search_app/feeds": (
        "search_app",
        "search_app/addresses",
        "search_app/exports",
        "search_app/http",
        "search_app/wording",
    ),
    "search_app/http": (
        "search_app",
        "search_app/addresses",
        "search_app/api",
        "search_app/embed",
        "search_app/operation",
        "search_app/pages",
        "search_app/presenters",
        "search_app/operation",
        "search_app/wording",
    ),
    "search_app/mcp_server": ("search_app", "search_app/api", "search_app/wording"),
    "search_app/offers": ("search_app/addresses",),
    "search_app/pages": (
        "search_app",
        "search_app/addresses",
        "search_app/document_forms",
        "search_app/http",
        "search_app/offers",
        "search_app/presenters",
        "search_app/presenters/beside",
        "search_app/presenters/standing",
        "search_app/wording",
    ),
    "search_app/presenters": (
        "search_app/addresses",
        "search_app/pages",
        "search_app/presenters/beside",
        "search_app/presenters/standing",
        "search_app/wording",
    ),
    "search_app/presenters/standing": (
        "search_app/addresses",
        "search_app/presenters",
        "search_app/wording",
    ),
    "search_app/presenters/beside": (
        "search_app/addresses",
        "search_app/offers",
        "search_app/pages",
        "search_app/wording",
    ),
    "search_app/review": (
        "search_app",
        "search_app/addresses",
        "search_app/exports",
        "search_app/http",
        "search_app/pages",
        "search_app/presenters",
        "search_app/presenters/standing",
        "search_app/wording",
    ),
    "search_app/styleguide": (
        "search_app",
        "search_app/offers",
        "search_app/pages",
        "search_app/presenters",
        "search_app/presenters/beside",
        "search_app/presenters/standing",
        "search_app/wording",
    ),
    "search_app/trends": (
        "search_app",
        "search_app/addresses",
        "search_app/exports",
        "search_app/pages",
        "search_app/wording",
    ),
    "search_app/wording": (),
}
"""The rooms of `search_app` among themselves; any of them may import from the floors below.

`http` asks the rooms whose answers it wraps, and `presenters` show the frozen answers of `pages`.
"""


ROOMS = {**TABLE, **WEB_TABLE}


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
    """The other rooms of its floors that a room imports from, each with one such import."""
    floors = ("search_app",) if room.startswith("search_app") else ("corpus", "indexer")
    found = {}
    for one in IMPORTS:
        if Path(one.file).parent.as_posix() == room and one.top in floors:
            found[room_of(one.module)] = str(one)
    found.pop(room, None)
    return found


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_imports_only_from_those_of_the_table(room: str) -> None:
    wrong = {name: where for name, where in imported_by(room).items() if name not in ROOMS[room]}
    assert not wrong


@pytest.mark.parametrize("room", ROOMS)
def test_the_table_allows_nothing_that_is_not_needed(room: str) -> None:
    assert not set(ROOMS[room]) - set(imported_by(room))


def test_the_table_has_every_room() -> None:
    assert {Path(one.file).parent.as_posix() for one in IMPORTS} == set(ROOMS)


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
