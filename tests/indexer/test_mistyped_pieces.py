"""Which pieces of a typed text may hold a mistake, and what each may be a slip for."""

from __future__ import annotations

import pytest

from indexer.answers.corrections.slips import Slip, exchanges
from indexer.answers.corrections.typed_pieces import (
    MOST_SIGNS,
    content_pieces,
    line_of,
    plain_runs,
    plain_tokens,
)


@pytest.mark.parametrize(
    ("typed", "pieces"),
    [
        ("居住正怎么办", ["居住正"]),
        ("请问居住正在哪办", ["居住正在"]),
        ("公积金的提取", ["公积金", "提取"]),
        ("公积金 提取", ["公积金", "提取"]),
        ("社保卡补半，多少钱", ["社保卡补半"]),
        ("居住証", ["居住证"]),
        ("证", []),
        ("“居住正”", []),
        ("国发〔2019〕5号 养犬", ["养犬"]),
        ("标题:居住正", []),
        ("居住正 OR 公积金", []),
        ("居住正 -公积金", []),
        ("2019年居住正", ["年居住正"]),
        ("gongji金", []),
        ("", []),
    ],
)
def test_pieces(typed: str, pieces: list[str]) -> None:
    line = line_of(typed)
    found = [piece for run in plain_runs(plain_tokens(line)) for piece in content_pieces(run)]
    assert [piece.text for piece in found] == pieces
    for piece in found:
        assert len(line[piece.start : piece.end]) == len(piece.text)


def test_what_was_pasted_is_not_looked_at() -> None:
    assert not plain_runs(plain_tokens("居" * (MOST_SIGNS + 1)))


def test_addresses_of_the_web_are_no_pinyin() -> None:
    assert line_of("居住证 https://www.example.gov.cn/gjj  办理") == "居住证 办理"


def test_neighbours_that_may_be_exchanged() -> None:
    found = list(exchanges("国发办"))
    assert [slip.text for slip in found] == ["发国办", "国办发"]
    assert found[1] == Slip("国办发", 1, 3, 3, 1.0)


@pytest.mark.parametrize(
    ("slip", "pairs"),
    [
        (Slip("居住证怎", 2, 3, 3, 1.0), ("住证", "证怎")),
        (Slip("居住证", 2, 3, 3, 1.0), ("住证",)),
        (Slip("居住证", 1, 1, 2, 0.8), ("居住", "住证")),
        (Slip("公积金", 1, 3, 2, 1.0), ("公积", "积金")),
        (Slip("国办发", 1, 3, 3, 1.0), ("国办", "办发")),
    ],
)
def test_the_pairs_that_a_correction_makes(slip: Slip, pairs: tuple[str, ...]) -> None:
    assert slip.new_pairs == pairs
