"""What titles hold that sounds as was typed is what looking at every title finds."""

from __future__ import annotations

from collections import Counter

import pytest

from corpus.document import Document
from indexer.analysis.normalise import normalise
from indexer.analysis.typed_pinyin import spelled_mixed
from indexer.engine import Engine
from tests.contract.brute_force.brute_vocabulary import sounding
from tests.contract.engines import snapshot_of


@pytest.mark.parametrize(
    "typed",
    [
        *("gongjijin", "gongjij", "gongji金", "gjj", "yangquan", "yqdj", "junyunhui", "juyun"),
        *("chengshi", "guanlib", "tongz", "butie", "baozhang", "zlbz", "huanjing", "nuan"),
    ],
)
def test_texts_that_sound_so(notices_engine: Engine, notices: list[Document], typed: str) -> None:
    snapshot = snapshot_of(notices_engine)
    titles = [normalise(one.title) for one in notices]
    for reading in spelled_mixed(typed):
        held = Counter(
            text
            for title in titles
            for text in {title[start:end] for start, end in sounding(title, reading.places)}
        )
        assert snapshot.texts_sounding(reading.places, 1000) == held
