"""A small published index to break."""

from __future__ import annotations

from pathlib import Path

import pytest

from indexer.settings import Settings
from tests.contract.documents import document
from tests.contract.engines import Index


@pytest.fixture
def index(tmp_path: Path) -> Index:
    """Five documents in two segments."""
    index = Index(Settings(index_dir=tmp_path / "index", memory_mb=64))
    four = [document(f"k{number}", "养犬登记", "应当登记") for number in range(4)]
    index.publish(four, merge=False)
    index.publish([document("k4", "养犬办法", "应当登记")], merge=False)
    return index
