"""Malformed files: each gives one line of the report, with its reason, and nothing else happens."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from corpus.readers import read_folder
from tests.accuracy.rows import Row
from tests.corpus.damaged_files import damaged_files, is_told, whole_files
from tests.corpus.test_malformed import OPTIONS, malformed

TOLD = 0.97
"""The bits of a PDF that say what its pages are have no checksum."""


def measure(_: Path) -> list[Row]:
    """How many of at least 300 files have a line each, and of damaged ones of four forms.

    The real documents are not needed.
    """
    return [_lines(), *_damaged(seeds=range(7, 10))]


def _lines() -> Row:
    row = Row("one line for each file", 1.0)
    with TemporaryDirectory() as name:
        folder = Path(name)
        for file, data in malformed(random.Random(4)):
            (folder / file).write_bytes(data)
        results = list(read_folder(folder, "test", OPTIONS))
        lines = Counter(one.path.partition("!/")[0] for r in results for one in r.skipped)
        documents = Counter(document.path for r in results for document in r.documents)
        for path in sorted(folder.iterdir()):
            right = lines[path.name] == 1 and not documents[path.name]
            row.count(right, f"{path.name}: {lines[path.name]} lines, {documents[path.name]} read")
    return row


def _damaged(seeds: range) -> list[Row]:
    """For each form how many files are a line of the report, are read whole, or say what is not."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        for form, data in whole_files().items():
            (folder / f"whole{form}").write_bytes(data)
        whole = {
            Path(result.path).suffix: result.documents[0].body
            for result in read_folder(folder, "test", OPTIONS)
        }
    rows = {form: Row(f"cut off or bits turned, {form}", TOLD) for form in whole}
    for seed in seeds:
        with TemporaryDirectory() as name:
            folder = Path(name)
            for one in damaged_files(random.Random(seed)):
                (folder / one.name).write_bytes(one.data)
            for result in read_folder(folder, "test", OPTIONS):
                form = Path(result.path).suffix
                rows[form].count(float(is_told(result, whole[form])), f"{seed}: {result.path}")
    return list(rows.values())
