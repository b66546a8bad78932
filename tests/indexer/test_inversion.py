"""Postings of grams and words against a plain search through the texts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from indexer.analysis.grams import codes
from indexer.engines.whoosh.files import packed_numbers
from indexer.engines.whoosh.files.literals import Literal
from indexer.engines.whoosh.files.postings import GramField, WordField, head
from indexer.engines.whoosh.write import inversion
from indexer.engines.whoosh.write.inversion import (
    GramBuffer,
    KeyBuffer,
    WordBuffer,
)
from indexer.engines.whoosh.write.vocabulary import Vocabulary

TEXTS = st.lists(st.text("甲乙丙。\n", max_size=12), max_size=6)
QUICK = settings(max_examples=150, deadline=None, derandomize=True)


def gram_field(texts: list[str]) -> GramField:
    """The field of these texts, a document each."""
    buffer = GramBuffer()
    for text in texts:
        buffer.add(text)
    return GramField(buffer.invert().arrays("f"), "f")


SIZES = pytest.mark.parametrize(
    ("page", "most", "part_bits"), [(2**16, 255, 16), (4, 255, 1), (2**16, 1, 2), (3, 2, 0)]
)
"""Characters of a page, how often a gram stands on one, bits of a number in its part."""


@contextmanager
def sizes(page: int, most: int, part_bits: int) -> Iterator[None]:
    """Other bounds than those of real segments, which only long texts would reach."""
    with (
        patch.object(inversion, "PAGE", page),
        patch.object(inversion, "BLOCK", 2 * page),
        patch.object(inversion, "MOST_ON_PAGE", most),
        patch.object(packed_numbers, "LOW_BITS", part_bits),
    ):
        yield


def found(texts: list[str], literal: str) -> dict[int, list[int]]:
    """Where a literal stands in the paragraphs of each text."""
    every = {
        number: [at for at in range(len(text)) if text.startswith(literal, at)]
        for number, text in enumerate(texts)
    }
    return {number: starts for number, starts in every.items() if starts}


@SIZES
@QUICK
@example(texts=["\U00017532甲甲", "甲甲\U00017532"], literal="甲甲")  # 甲 and 2**16 more
@given(texts=TEXTS, literal=st.text("甲乙丙。", min_size=1, max_size=6))
def test_literals(page: int, most: int, part_bits: int, texts: list[str], literal: str) -> None:
    with sizes(page, most, part_bits):
        field = gram_field(texts)
        check_literal(field, texts, literal)


def check_literal(field: GramField, texts: list[str], literal: str) -> None:
    """Where the literal stands, asked in each way."""
    expected = found(texts, literal)
    assert Literal(field, literal).mask().nonzero()[0].tolist() == list(expected)
    assert {
        number: (starts - field.starts[number]).tolist()
        for number in range(len(texts))
        if len(starts := Literal(field, literal).positions_in(np.array([number])))
    } == expected
    matched = Literal(field, literal)
    matched.mask()
    everywhere = matched.positions_in(np.arange(len(texts)))
    assert (
        everywhere.tolist() == Literal(field, literal).positions_in(np.arange(len(texts))).tolist()
    )
    assert len(everywhere) == sum(map(len, expected.values()))
    begins = [number for number, starts in expected.items() if starts[0] == 0]
    holding = [n for n in Literal(field, literal).prefix_mask().nonzero()[0] if texts[n]]
    assert holding == begins


@SIZES
@QUICK
@given(texts=TEXTS)
def test_each_gram(page: int, most: int, part_bits: int, texts: list[str]) -> None:
    with sizes(page, most, part_bits):
        check_grams(gram_field(texts), texts)


def check_grams(field: GramField, texts: list[str]) -> None:
    """Each gram with its documents and frequencies."""
    counted = [Counter(code for code in codes(text).tolist() if code) for text in texts]
    grams = sorted(set().union(*counted))
    assert len(field) == len(grams)
    for ordinal, code in enumerate(grams):
        assert field.find(code) == ordinal
        assert field.lookup(chr(code >> 21) + chr(code & 0x1FFFFF)) == ordinal
        holders = [number for number, counts in enumerate(counted) if counts[code]]
        assert field.docs(ordinal).tolist() == holders
        assert field.freqs(ordinal).tolist() == [counted[number][code] for number in holders]
        assert field.count(ordinal) == len(holders)
        for documents in (np.arange(len(texts)), np.arange(1, len(texts), 2), np.arange(0)):
            often = field.freqs_in(ordinal, documents).tolist()
            assert often == [counted[number][code] for number in documents.tolist()]
    assert field.find(1) is None
    assert field.find(2**42) is None


def test_long_documents_and_frequent_grams() -> None:
    texts = ["甲乙" * 300, "丙", "乙甲" * 3, "甲", "\n甲\n", "丁" * 70_000 + "甲乙丙", "丁甲"]
    field = gram_field(texts)
    for literal in ("甲", "乙", "丙", "甲乙", "乙甲", "甲乙甲", "丁", "甲丙", "丁甲乙丙", "丁" * 9):
        check_literal(field, texts, literal)
    check_grams(field, texts)


def test_characters_of_more_than_16_bits() -> None:
    texts = ["\U00017532甲\U00017532甲", "甲\U0010ffff\n甲", "\ue000\U00017532"]
    field = gram_field(texts)
    for literal in ("\U00017532", "甲\U00017532", "\U0010ffff", "甲"):
        check_literal(field, texts, literal)
    check_grams(field, texts)


def test_grams_whose_characters_take_too_many_bits() -> None:
    """Three characters for each, and one page of four: numbers of grams take fewer bits."""
    texts = ["甲乙甲丙", "乙甲\n丙", "丁戊己庚", "甲乙"]
    with patch.object(inversion, "KEY_BITS", 22):
        check_grams(gram_field(texts), texts)
    with patch.object(inversion, "KEY_BITS", 20), pytest.raises(OverflowError):
        gram_field(texts)


def test_numbers_over_16_bits() -> None:
    """A field of 70,000 documents."""
    texts = ["甲乙" if number % 3 else "丙" for number in range(70_000)]
    field = gram_field(texts)
    ordinal = field.lookup("甲乙")
    assert ordinal is not None
    assert field.docs(ordinal).tolist() == [n for n in range(70_000) if n % 3]
    assert Literal(field, "丙").mask().nonzero()[0].tolist() == list(range(0, 70_000, 3))
    last = Literal(field, "甲乙").positions_in(np.array([65_534, 65_537, 69_998]))
    assert np.flatnonzero(field.mask_at(last)).tolist() == [65_534, 65_537, 69_998]
    several = np.array([0, 1, 65_534, 65_535, 65_536, 65_537, 69_998, 69_999])
    assert field.freqs_in(ordinal, several).tolist() == [int(n % 3 > 0) for n in several.tolist()]


def test_a_segment_has_room_for_32_bits_of_positions() -> None:
    with patch.object(inversion, "MOST_CHARACTERS", 8):
        gram_field(["甲乙丙", "丁戊己"])
        with pytest.raises(OverflowError):
            gram_field(["甲乙丙", "丁戊己", ""])


WORDS = st.lists(
    st.dictionaries(
        st.sampled_from(
            ["甲", "甲乙", "政府信息公开", "政府信息公示", "a", "ab", "a\0", "z" * 9, "z" * 8]
        ),
        st.integers(1, 300),
    ),
    max_size=6,
)

RENEWED = 3
"""The document from which on a vocabulary of its own is used."""


@QUICK
@example(documents=[{"a": 1, "a\0": 2}, {"a": 65535}])
@given(documents=WORDS)
def test_words(documents: list[dict[str, int]]) -> None:
    buffer = WordBuffer()
    vocabulary = Vocabulary()
    for number, document in enumerate(documents):
        if number == RENEWED:
            vocabulary = Vocabulary()
        buffer.add(vocabulary.counted([w for w, n in document.items() for _ in range(n)]))
    field = WordField(buffer.invert().arrays("w"), "w")
    every = sorted({word.encode() for document in documents for word in document})
    assert [field.term(n) for n in range(len(field))] == every
    for ordinal, word in enumerate(every):
        assert field.find(word) == ordinal
        assert field.ceiling(word) == ordinal
        holders = [n for n, d in enumerate(documents) if word.decode() in d]
        assert field.docs(ordinal).tolist() == holders
        assert field.freqs(ordinal).tolist() == [documents[n][word.decode()] for n in holders]
        often = field.freqs_in(ordinal, np.arange(len(documents))).tolist()
        assert often == [document.get(word.decode(), 0) for document in documents]
    terms, docs = field.pairs()
    pairs = sorted((every[t], int(d)) for t, d in zip(terms.tolist(), docs, strict=True))
    assert pairs == sorted((w.encode(), n) for n, d in enumerate(documents) for w in d)
    for absent in (b"", b"zzz", "甲丙".encode(), b"\xff"):
        if absent not in every:
            assert field.find(absent) is None
            assert field.ceiling(absent) == sum(word < absent for word in every)


def test_terms_that_hold_a_piece() -> None:
    buffer = KeyBuffer()
    terms = ["云政规〔2019〕14号", "云政规〔2019〕141号", "号云", "国发〔2020〕1号", "1号", "号"]
    for term in terms:
        buffer.add([term])
    field = WordField(buffer.invert().arrays("n"), "n")
    for piece in ("14号", "〔2019〕", "号云", "号", "1", "不在", "号号", "云政规〔2019〕14号国"):
        held = {field.term(ordinal).decode() for ordinal in field.holding(piece.encode())}
        assert held == {term for term in terms if piece in term}, piece
        assert len(field.holding(piece.encode())) == len(held)


def test_heads_keep_the_order_of_terms() -> None:
    terms = sorted(
        [b"", b"a", b"a\0", b"ab", b"abcdefgh", b"abcdefghi", "甲".encode(), b"\xff" * 9]
    )
    for low, high in pairwise(terms):
        assert head(low) <= head(high)
