"""The analysis and the reading of queries on real laws and notices."""

from __future__ import annotations

import gzip
import json
import random
import time
from itertools import islice
from pathlib import Path

import pytest

from corpus.fields.numbers import number_key
from indexer.analysis import words
from indexer.analysis.grams import codes, phrase_codes
from indexer.analysis.normalise import Normalised, normalise, normalise_paragraphs
from indexer.query.expressions import leaves
from indexer.query.model import Number, Phrase
from indexer.query.parser import parse

Law = tuple[list[str], Normalised]


@pytest.fixture(scope="module")
def laws(shared_data: Path) -> list[Law]:
    """Every tenth of the laws, with its normal form."""
    with gzip.open(shared_data / "laws.jsonl.gz", "rt", encoding="utf-8") as lines:
        bodies = [json.loads(line)["body"].split("\n") for line in islice(lines, 0, None, 10)]
    return [(body, normalise_paragraphs(body)) for body in bodies]


@pytest.fixture(scope="module")
def numbers(shared_data: Path) -> list[str]:
    """The document numbers of the notices that have a year in brackets, each once."""
    with gzip.open(shared_data / "notices.jsonl.gz", "rt", encoding="utf-8") as lines:
        found = {json.loads(line).get("doc_no") or "" for line in lines}
    return sorted(n for n in found if number_key(n) and "〔" in n and n.endswith("号"))


def pieces(laws: list[Law], count: int) -> list[tuple[Law, int, str]]:
    """Random pieces of 2 to 20 characters within normalised paragraphs, and where they stand."""
    choose = random.Random(2)
    cut: list[tuple[Law, int, str]] = []
    while len(cut) < count:
        law = choose.choice(laws)
        text = law[1].text
        start = choose.randrange(len(text))
        piece = text[start : start + choose.randint(2, 20)]
        if "\n" not in piece and len(piece) > 1 and piece == piece.strip():
            cut.append((law, start, piece))
    return cut


def test_pieces_lead_back_to_what_has_their_normal_form(laws: list[Law]) -> None:
    for (body, normalised), start, piece in pieces(laws, 3000):
        first, last = normalised.original_span(start, start + len(piece))
        assert normalise("\n".join(body)[first:last]) == piece


def test_pieces_are_found_as_quoted_phrases_and_by_their_bigrams(laws: list[Law]) -> None:
    for (_, normalised), start, piece in pieces(laws, 500):
        bare = piece.replace('"', "")  # a straight quote would end the phrase
        if len(bare) > 1:
            assert parse(f'"{bare}"').expression == Phrase(bare)
            assert parse(f"“{bare}”").expression == Phrase(bare)
        bigrams = codes(normalised.text[start : start + len(piece) + 1])
        assert all(bigrams[offset] == code for offset, code in phrase_codes(piece))


def test_titles_are_read_as_words(shared_data: Path) -> None:
    with gzip.open(shared_data / "notices.jsonl.gz", "rt", encoding="utf-8") as lines:
        titles = [json.loads(line)["title"] for line in lines]
    for title in filter(lambda title: any(map(str.isalnum, title)), titles):
        read = parse(title)
        assert read.rank_words or any(leaves(read.expression)), title


@pytest.mark.parametrize(
    "form",
    [
        "{code}〔{year}〕{count}号",
        "{code}[{year}]{count}号",
        "{code}（{year}）{count}号",
        "{code}({year}){count}",
        "{code}【{year}】 {count} 号",
        "{code}﹝{year}﹞{count}号",
        "{code} {year} {count}",
        "{code}〔{wide_year}〕{wide_count}号",
        "关于办理 {code}〔{year}〕{count}号",
        "《{code}〔{year}〕{count}号》",
    ],
)
def test_numbers_in_every_form_are_the_same_number(numbers: list[str], form: str) -> None:
    wide = str.maketrans("0123456789", "０１２３４５６７８９")
    missed = []
    for number in numbers:
        code, rest = number.split("〔")
        year, count = rest.removesuffix("号").split("〕")
        typed = form.format(
            code=code,
            year=year,
            count=count,
            wide_year=year.translate(wide),
            wide_count=count.translate(wide),
        )
        keys = {leaf.key for leaf in leaves(parse(typed).expression) if isinstance(leaf, Number)}
        if keys != {number_key(number)}:
            missed.append(typed)
    assert len(numbers) > 300
    assert not missed


def test_speed(laws: list[Law]) -> None:
    """Milliseconds of processor for 1,500 characters; three times what a slow machine takes."""
    characters = sum(len(normalised.text) for _, normalised in laws)
    started = time.process_time()
    for body, _ in laws:
        normalise_paragraphs(body)
    assert (time.process_time() - started) * 1e3 / characters * 1500 < 0.6
    started = time.process_time()
    for _ in range(100):
        parse("公租房 申请条件 “住房 保障” 国发〔2019〕5号 -标题:办法")
    assert (time.process_time() - started) * 1e3 / 100 < 5


def test_rank_words_are_those_of_the_text(laws: list[Law]) -> None:
    for _, _, piece in pieces(laws, 300):
        bare = piece.replace('"', "")
        if any(map(str.isalnum, bare)):
            assert set(parse(f"“{bare}”").rank_words) == set(words.cut_for_search(bare))


def test_a_number_alone_is_only_a_number(numbers: list[str]) -> None:
    for number in numbers:
        assert isinstance(parse(number).expression, Number)
