"""A file that is written while a run reads it is read again by the next one."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from corpus.readers import FileResult, read_file
from indexer import build as building
from indexer.build import build
from indexer.query.model import Query
from indexer.settings import Settings
from tests.contract.engines import Index

RECORD = {"id": "a", "title": "关于养犬登记的通知", "body": "养犬应当登记。"}
TEXTS = {
    ".jsonl": json.dumps(RECORD, ensure_ascii=False),
    ".txt": "关于养犬登记的通知\n各区：\n养犬应当登记。\n免疫每年一次。",
}


def read_half(path: Path, *more: Any) -> FileResult:
    """Read a file while only half of it is written; afterwards it is whole, or longer by a line."""
    whole, written = path.read_bytes(), path.stat().st_mtime_ns
    path.write_bytes(whole[: len(whole) // 2])
    result = read_file(path, *more)
    path.write_bytes(whole + (b"\n" if path.stem == "longer" else b""))
    os.utime(path, ns=(written, written + 1_000_000))
    return result


@pytest.mark.parametrize("name", [f"{stem}{kind}" for stem in ("same", "longer") for kind in TEXTS])
def test_what_was_read_half_is_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    folder = tmp_path / "files"
    folder.mkdir()
    path = folder / name
    path.write_text(TEXTS[path.suffix], encoding="utf-8")
    settings = Settings(index_dir=tmp_path / "index", memory_mb=64, workers=1)
    with monkeypatch.context() as patched:
        patched.setattr(building, "read_file", read_half)
        build(folder, "甲", settings)
    report = build(folder, "甲", settings)
    assert report.skipped == ()
    with Index(settings).engine() as engine:
        (hit,) = engine.now().search(Query(size=10)).hits
        document = engine.now().document(hit.id)
    assert document is not None
    assert "养犬应当登记。" in document.document.body  # type: ignore[union-attr]
    assert build(folder, "甲", settings).index_version == report.index_version
