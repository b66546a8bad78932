"""Malformed files: each gives one line of the report, with its reason, and nothing else happens."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from corpus.readers import read_folder
from tests.accuracy.rows import Row
from tests.corpus.test_malformed import OPTIONS, malformed


def measure(_: Path) -> list[Row]:
    """How many of at least 300 files have a line each; the real documents are not needed."""
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
    return [row]
