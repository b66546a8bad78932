"""Words of normalised text: exact tokens in order, the same by both segmenters."""

from __future__ import annotations

import subprocess
import sys
from itertools import accumulate
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer import analysis_version
from indexer.analysis import words
from indexer.analysis.normalise import normalise
from indexer.analysis.words import Segmenter

TABLE = [
    (
        "武汉市养犬管理条例",
        [("武汉市", 0, 3), ("养犬", 3, 5), ("管理条例", 5, 9)],
        ["武汉", "武汉市", "养犬", "管理", "条例", "管理条例"],
    ),
    (
        "2019年8月26日,第8条",
        [
            ("2019", 0, 4),
            ("年", 4, 5),
            ("8", 5, 6),
            ("月", 6, 7),
            ("26", 7, 9),
            ("日", 9, 10),
            (",", 10, 11),
            ("第", 11, 12),
            ("8", 12, 13),
            ("条", 13, 14),
        ],
        ["2019", "年", "8", "月", "26", "日", "第", "8", "条"],
    ),
    (
        "二〇一九年\n军运会",
        [
            ("二", 0, 1),
            ("〇", 1, 2),
            ("一", 2, 3),
            ("九年", 3, 5),
            ("\n", 5, 6),
            ("军运会", 6, 9),
        ],
        ["二", "〇", "一", "九年", "军运会"],
    ),
    (
        "open data平台",
        [("open", 0, 4), (" ", 4, 5), ("data", 5, 9), ("平台", 9, 11)],
        ["open", "data", "平台"],
    ),
    ("〔】,。", [("〔", 0, 1), ("】", 1, 2), (",", 2, 3), ("。", 3, 4)], []),
    ("", [], []),
]


@pytest.fixture(params=["jieba", "rjieba"])
def segmenter(request: pytest.FixtureRequest) -> Segmenter:
    """Each segmenter that is installed."""
    pytest.importorskip(request.param)
    return words.jieba_segmenter() if request.param == "jieba" else words.rjieba_segmenter()


@pytest.mark.parametrize(("text", "tokens", "ranked"), TABLE)
def test_tokens(
    segmenter: Segmenter, text: str, tokens: list[tuple[str, int, int]], ranked: list[str]
) -> None:
    cut = segmenter.cut(text)
    ends = list(accumulate(map(len, cut)))
    assert list(zip(cut, [0, *ends], ends, strict=False)) == tokens
    assert list(filter(words.is_word, segmenter.cut_for_search(text))) == ranked
    assert words.cut_for_search(text) == ranked


@pytest.mark.parametrize("word", words.policy_words())
def test_each_word_of_our_dictionary_stays_whole_and_is_needed(word: str) -> None:
    assert normalise(word) == word
    assert words.cut(f"关于{word}的通知") == ["关于", word, "的", "通知"]


TYPED = st.text(
    st.one_of(st.sampled_from("的年月日〇第条武汉市养犬管理abZ019.-_%+#& ,。\n𠀀"), st.characters())
)


@given(TYPED)
def test_both_segmenters_cut_alike_and_lose_nothing(text: str) -> None:
    pytest.importorskip("rjieba")
    text = normalise(text)
    plain, fast = words.jieba_segmenter(), words.rjieba_segmenter()
    assert plain.cut(text) == fast.cut(text)
    assert plain.cut_for_search(text) == fast.cut_for_search(text)
    assert "".join(words.cut(text)) == text


@given(st.lists(TYPED, max_size=4))
def test_words_stay_within_a_paragraph(paragraphs: list[str]) -> None:
    lines = list(map(normalise, paragraphs))
    together = [word for word in words.cut("\n".join(lines)) if word != "\n"]
    assert together == [word for line in lines for word in words.cut(line)]


def test_fingerprint_names_the_segmenter() -> None:
    assert words.segmenter_name() in analysis_version.current()
    assert words.segmenter_name().startswith(("jieba-0.42.1", "rjieba-"))


def test_jieba_says_nothing_and_writes_no_cache(tmp_path: Path) -> None:
    program = "from indexer.analysis import words; words.jieba_segmenter().cut('养犬')"
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", program],
        env={"TMPDIR": str(tmp_path)},
        capture_output=True,
        check=True,
    )
    assert (done.stdout, done.stderr) == (b"", b"")
    assert not list(tmp_path.iterdir())
