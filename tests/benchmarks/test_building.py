"""What a build takes is told with the share of segmentation, which its workers take."""

from __future__ import annotations

from pathlib import Path

import pytest

from indexer.analysis import words
from tests.benchmarks.building import build, build_with_jieba, segmentation_share
from tests.benchmarks.goals import figures
from tests.benchmarks.ours import Ours

DOCUMENTS = 200


@pytest.fixture
def shared(shared_data: Path) -> Path:
    """The folder in which the shared data is."""
    return shared_data.parent


def test_share_of_segmentation_is_what_workers_take(shared: Path, tmp_path: Path) -> None:
    untimed = words.tokens_for_search
    built = build(Ours(), tmp_path / "fast", shared, DOCUMENTS)
    with_jieba = build_with_jieba({"ours": Ours, "whoosh": Ours}, tmp_path, shared, DOCUMENTS)
    assert words.tokens_for_search is untimed
    plain = with_jieba["ours"]
    assert 0 < segmentation_share(built) < segmentation_share(plain) < 0.9
    assert plain["segmentation_cpu_seconds"] > 3 * built["segmentation_cpu_seconds"]


def test_share_of_segmentation_stands_among_the_figures() -> None:
    built = {"build_documents_a_second": 8.0, "build_cpu_seconds": 4.0}
    timed = {**built, "segmentation_cpu_seconds": 1.0}
    report = {"sets": {}, "jieba": {10_000: {"ours": timed, "whoosh": {**built}}}}
    found = {figure.name: figure.value for figure in figures(report)}
    assert found["building, share of segmentation, jieba"] == 0.25
    assert found["building, ours ÷ stock Whoosh, jieba"] == 1.0
