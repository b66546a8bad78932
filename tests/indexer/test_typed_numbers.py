"""How document numbers are read as people type them, alone and with other words."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.query.typed.partial_numbers import PartialNumber, partial_number
from indexer.query.typed.typed_numbers import typed_numbers

WRITINGS = [
    "云政规〔2020〕6号", "云政规〔2020〕6", "云政规[2020]6号", "云政规[2020]6",
    "云政规［2020］6号", "云政规(2020)6号", "云政规（2020）6号", "云政规（2020）6",
    "云政规【2020】6号", "云政规﹝2020﹞6号", "云政规<2020>6号", "云政规〈2020〉6号",
    "云政规{2020}6号", "云政规「2020」6号", "云政规《2020》6号", "云政规《2020》6",
    "云政规 2020 6", "云政规 2020 6号", "云政规2020年6号", "云政规2020年第6号", "云政规2020-6",
    "云政规2020-6号", "云政规 2020-6", "云政规-2020-6号", "云政规2020/6", "云政规2020/6号",
    "云政规_2020_6", "云 政 规 〔 2020 〕 6 号", "云 政 规〔2 0 2 0〕6 号",
    "云政规〔２０２０〕６号", "云政规〔2020〕006号", "云政规〔2020〕第6号", "云政规〔2020）6號",
    "云政规〔二〇二〇〕6号", "云政规〔2020年〕6号", "云政规〔2020 6号", "云政规[2020]-6",
    "云政规〔2020〕#6", "云政规〔2020〕No.6", "雲政規〔2020〕6號",
]  # fmt: skip

SENTENCES = [
    ("", ""), ("", "是否有效"), ("", "废止了吗？"), ("", "什么时候施行"), ("", "的精神"),
    ("根据", "的规定"), ("请问", "还有效吗"), ("请问一下", "现在还执行吗？"), ("查一下", ""),
    ("我想找", ""), ("哪里能看到", ""), ("关于", "的解读"), ("贯彻落实", ""), ("公积金 ", " 住房"),
    ("按照", "办理"), ("看", ""),
]  # fmt: skip


@pytest.mark.parametrize("writing", WRITINGS)
def test_each_writing_is_the_number_and_nothing_else_in_each_sentence(writing: str) -> None:
    for before, after in SENTENCES:
        (found,) = typed_numbers(before + writing + after)
        assert found.number.key == "云政规|2020|6"
        assert (found.start, found.end) == (len(before), len(before) + len(writing))
        assert found.sure


@pytest.mark.parametrize(
    ("text", "piece"),
    [
        ("云政规〔2020〕6号文件精神", "云政规〔2020〕6号文件"),
        ("云政规〔2020〕6号文是否有效", "云政规〔2020〕6号文"),
        ("云政规〔2020〕6号文件", "云政规〔2020〕6号文件"),
        ("云政规〔2020〕6号文化", "云政规〔2020〕6号"),
        ("云政规〔2020〕6号文件夹", "云政规〔2020〕6号"),
    ],
)
def test_the_word_for_a_document_belongs_to_its_number(text: str, piece: str) -> None:
    (found,) = typed_numbers(text)
    assert text[found.start : found.end] == piece


@pytest.mark.parametrize(
    "text",
    [
        "", "号", "公积金 2019-2020", "云政规 2019-2020", "公积金 2019-6", "云州市公积金 2019-6",
        "云政规 2020-6-1", "云政规 2020/6/1", "养犬 2020-6-1", "养犬2020/6", "养犬 2019 6",
        "高考 2020-6", "2020-6", "2020.6.1", "云政规2020.6", "财政 2019 12", "0999-2020-12",
        "云州承办2011年第26届运动会", "云政规〔2020〕6号楼", "云政规2020年6月", "《养犬》2020",
        "请问2020-6", "看2020 6", "2020年公积金 3号", "2020年第6号公告", "2020年云州开发6号地块",
    ],
)  # fmt: skip
def test_words_years_and_days_are_no_numbers(text: str) -> None:
    assert typed_numbers(text) == []


@pytest.mark.parametrize("text", ["2020年云政规6号", "2020云政规第6号", "2020年的云政规 6 号文件"])
def test_the_year_may_stand_before_the_code(text: str) -> None:
    (found,) = typed_numbers(text)
    assert (found.number.key, found.sure) == ("云政规|2020|6", True)
    assert (found.start, found.end) == (0, len(text))


def test_what_may_be_an_organ_in_a_month_is_not_sure() -> None:
    (found,) = typed_numbers("云发改委 2020-6")
    assert not found.sure


@given(
    st.lists(st.sampled_from([*"云政规发〔〕《》0126-/ 号年第令", "2020", "请问", "公告", "文件"]))
)
def test_spans_of_whatever_is_typed_are_in_order(pieces: list[str]) -> None:
    text = "".join(pieces)
    end = 0
    for found in typed_numbers(text):
        assert end <= found.start < found.end <= len(text)
        assert not text[found.start].isspace()
        end = found.end
    if partial := partial_number(text):
        assert 0 <= partial.start < partial.end <= len(text)


def test_a_long_text_takes_little_time() -> None:
    started = process_time()
    for text in (
        "云政规 " * 300,
        "云" * 1000,
        "2020-" * 200,
        "请问" * 500,
        "云 " * 500,
        "第1号" * 300,
    ):
        typed_numbers(text)
        partial_number(text)
    assert process_time() - started < 2


ORDER = ("令", 707, None, None)


@pytest.mark.parametrize(
    ("text", "piece", "known"),
    [
        ("707号令", "707号令", ORDER),
        ("第707号令", "第707号令", ORDER),
        ("请问707号令还有效吗", "707号令", ORDER),
        ("关于707号令的解读", "707号令", ORDER),
        ("令第707号", "令第707号", ORDER),
        ("第七百零七号令", "第七百零七号令", ORDER),
        ("第24号公告", "第24号公告", ("公告", 24, None, None)),
        ("2020年第24号公告", "2020年第24号公告", ("公告", 24, None, 2020)),
        ("公告2020年第24号", "公告2020年第24号", ("公告", 24, None, 2020)),
        ("云州市教育局公告第24号", "云州市教育局公告第24号", ("公告", 24, "云州市教育局", None)),
        ("国务院令第707号", "国务院令第707号", ("令", 707, "国务院", None)),
        ("国务院第七百零七号令", "国务院第七百零七号令", ("令", 707, "国务院", None)),
        ("主席令第四十三号", "主席令第四十三号", ("令", 43, "国家主席", None)),
        ("云政规108号", "云政规108号", ("云政规", 108, None, None)),
        ("养犬 云政规 第8号", "云政规 第8号", ("云政规", 8, None, None)),
    ],
)
def test_what_is_known_of_a_partial_number(
    text: str, piece: str, known: tuple[str, int, str | None, int | None]
) -> None:
    found = partial_number(text)
    assert found is not None
    assert text[found.start : found.end] == piece
    assert (found.kind, found.serial, found.organ, found.year) == known


@pytest.mark.parametrize(
    "text",
    ["", "养犬", "命令第5号", "5号公告栏", "8号令人", "云政规〔2020〕6号", "第5号线公告",
     "云州市教育局公告2020年第24号", "第24条", "2020年公告", "政府3号", "云政规8号楼", "养犬8号"],
)  # fmt: skip
def test_what_is_no_partial_number(text: str) -> None:
    assert partial_number(text) is None


@pytest.mark.parametrize(
    ("known", "fitting", "others"),
    [
        (PartialNumber(0, 5, "令", 707), ["国务院令||707", "云州市人民政府令|2020|707"],
         ["国务院令||70", "云政发|2020|707", "云州市教育局公告|2020|707"]),
        (PartialNumber(0, 9, "令", 5, organ="云州市政府"), ["云州市人民政府令||5"],
         ["东州市人民政府令||5"]),
        (PartialNumber(0, 9, "公告", 24, year=2020), ["海关总署公告|2020|24"],
         ["海关总署公告|2021|24", "海关总署公告||24", "海关总署通告|2020|24"]),
    ],
)  # fmt: skip
def test_which_keys_a_partial_number_fits(
    known: PartialNumber, fitting: list[str], others: list[str]
) -> None:
    assert all(known.fits(key) and key.endswith(known.key_end) for key in fitting)
    assert not any(known.fits(key) for key in others)
