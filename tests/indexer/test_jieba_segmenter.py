"""Our cut over jieba's dictionary gives jieba's own tokens, whatever the text."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable
from functools import cache
from itertools import islice
from pathlib import Path

import jieba
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.analysis import words
from indexer.analysis.jieba_segmenter import JiebaSegmenter
from indexer.analysis.normalise import normalise

LAWS = 40


@cache
def jieba_itself() -> jieba.Tokenizer:
    """The original, with the words of our dictionary."""
    tokenizer = jieba.Tokenizer()
    tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(tokenizer.get_dict_file())
    tokenizer.initialized = True
    for word in words.policy_words():
        tokenizer.add_word(word, 1000)
    return tokenizer


def assert_cut_alike(text: str) -> None:
    """Both cuts of a text are those of jieba itself."""
    ours, theirs = words.jieba_segmenter(), jieba_itself()
    assert ours.cut(text) == theirs.lcut(text, HMM=False)
    assert ours.cut_for_search(text) == theirs.lcut_for_search(text, HMM=False)


@cache
def frequent_words() -> list[str]:
    """Words of jieba's dictionary that are frequent, so that many routes are possible."""
    return sorted(word for word, count in jieba_itself().FREQ.items() if count > 2000)


HAN_AND_SIGNS = st.text(
    st.one_of(
        st.sampled_from("的年月日一二〇第条武汉市民法国人大会计划生产业务"),
        st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF),
        st.sampled_from("aZ09+#&._%-\r\n \t\u3000,。·〔𠀀é\ud800"),
        st.characters(),
    )
)
WORDS_IN_A_ROW = st.lists(st.deferred(lambda: st.sampled_from(frequent_words()))).map("".join)


@given(HAN_AND_SIGNS)
def test_random_signs_are_cut_as_by_jieba(text: str) -> None:
    assert_cut_alike(text)


@given(WORDS_IN_A_ROW)
def test_words_in_a_row_are_cut_as_by_jieba(text: str) -> None:
    assert_cut_alike(text)


def test_laws_are_cut_as_by_jieba(shared_data: Path) -> None:
    with gzip.open(shared_data / "laws.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in islice(lines, LAWS):
            body = json.loads(line)["body"]
            assert_cut_alike(body)
            assert_cut_alike(normalise(body))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n",
        "1号店和T恤,AA制",
        "iphone6s plus",
        "a" * 40 + "武汉" + "7" * 40,
        "中华人民共和国" * 300,
        "第一\r\n第二\r第三\n\r",
        "\U00020000武汉\U00020000",
    ],
)
def test_rare_texts_are_cut_as_by_jieba(text: str) -> None:
    assert_cut_alike(text)


def segmenter(rows: Iterable[str]) -> JiebaSegmenter:
    """One with a dictionary of these rows alone."""
    return JiebaSegmenter([f"{row} n\n".encode() for row in rows], [], 0)


@pytest.mark.parametrize(
    ("rows", "text", "tokens"),
    [
        (["甲乙 8", "甲 4", "乙 4"], "甲乙", ["甲乙"]),
        (["甲乙 1", "甲 90", "乙 90"], "甲乙", ["甲", "乙"]),
        # Both routes are as probable: the longer word comes first.
        (["甲乙 4", "丙 4", "甲 4", "乙丙 4"], "甲乙丙", ["甲乙", "丙"]),
        # What only begins a word is none, and is taken for the rarest one.
        (["甲乙丙 5", "乙丙丁 5"], "甲乙丙丁", ["甲乙丙", "丁"]),
        (["甲乙丙 0", "丁 5"], "甲乙丙丁", ["甲", "乙", "丙", "丁"]),
        # What follows a sign without a word counts for both routes.
        (["甲戊 2", "甲 10", "乙 1"], "甲戊乙", ["甲戊", "乙"]),
        (["甲 9"], "戊己甲x1%甲", ["戊", "己", "甲", "x1", "%", "甲"]),
    ],
)
def test_most_probable_route_is_taken(rows: list[str], text: str, tokens: list[str]) -> None:
    assert segmenter(rows).cut(text) == tokens


def test_words_of_our_own_count_among_all() -> None:
    own = JiebaSegmenter([b"\xe7\x94\xb2 9 n\n"], ["甲乙"], 9)
    assert own.cut_for_search("甲乙丙") == ["甲乙", "丙"]


def test_letters_joined_to_a_long_word_have_their_parts() -> None:
    letters = segmenter(["ab 1", "a 90", "b 90"])
    assert letters.cut_for_search("ab" * 9) == [*["ab"] * 9, "ab" * 9]
