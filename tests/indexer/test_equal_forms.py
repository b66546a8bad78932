"""Which writings of quantities, dates, ordinals and codes are equal, and where they count."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.analysis.normalise import normalise
from indexer.query.forms.equal_forms import EqualForms, equal_forms
from indexer.query.forms.form_edges import not_after, not_before, stands_alone
from indexer.query.forms.han_numerals import LIMIT, han_number, han_spellings, read_han, with_liang

DAY = (
    "2023年5月6日 2023年05月06日 二〇二三年五月六日 二零二三年五月六日 2023-05-06 2023-5-6 "
    "2023.05.06 2023.5.6 2023/05/06 2023/5/6"
)

SAME = [
    "iso9001|iso 9001|iso-9001",
    "covid19|covid 19|covid-19",
    "gb/t28001|gb/t 28001|gb/t-28001",
    "hj2.3|hj 2.3|hj-2.3",
    "db44/t1234-2020|db44/t 1234-2020|db44/t-1234-2020|db 44/t1234-2020|db 44/t 1234-2020"
    "|db 44/t-1234-2020",
    "第12条|第十二条",
    "第120条|第一百二十条|第一二〇条|第一二零条",
    "第105条|第一百零五条|第一百〇五条|第一〇五条|第一零五条",
    "第3款|第三款", "第20项|第二十项", "第7章|第七章", "第14届|第十四届", "第10期|第十期",
    "1000元|1,000元|一千元|1千元",
    "50000元|50,000元|5万元|五万元",
    "20000元|20,000元|2万元|二万元|两万元",
    "15000元|15,000元|1.5万元|一万五千元|一点五万元",
    "10500元|10,500元|1.05万元|一万零五百元|一万〇五百元|一点零五万元",
    "50000000元|50,000,000元|5000万元|5,000万元|五千万元|0.5亿元|零点五亿元",
    "100000000元|100,000,000元|10000万元|10,000万元|1亿元|一亿元",
    "1234.5元|1,234.5元|1234.50元|1,234.50元",
    "300元|三百元",
    "50%|百分之五十", "5.5%|百分之五点五", "100%|百分之百|百分之一百",
    "0.5%|百分之零点五|百分之〇点五", "3‰|千分之三",
    DAY.replace(" ", "|"),
    "2023年11月12日|二〇二三年十一月十二日|二零二三年十一月十二日|2023-11-12|2023.11.12|2023/11/12",
    "2023年5月|2023年05月|二〇二三年五月|二零二三年五月|2023-05|2023.05|2023/05",
    "2025年|二〇二五年|二零二五年", "1958年|一九五八年",
    "5月6日|05月06日|五月六日", "12月31日|十二月三十一日",
    "30日|三十日", "2个月|二个月|两个月", "15个工作日|十五个工作日", "18周岁|十八周岁",
    "3年|三年", "24小时|二十四小时",
]  # fmt: skip


def the_only(text: str) -> EqualForms:
    """The equal forms of a text that is one form, which they cover."""
    (found,) = equal_forms(text)
    assert (found.start, found.end, found.forms[0]) == (0, len(text), text)
    return found


@pytest.mark.parametrize("row", SAME)
def test_each_writing_gives_the_same_writings(row: str) -> None:
    writings = row.split("|")
    for writing in writings:
        assert set(the_only(writing).forms) == set(writings)


@pytest.mark.parametrize(
    ("typed", "equal"),
    [
        ("ＩＳＯ９００１", "iso 9001"), ("COVID-19", "covid19"), ("GB／T 28001", "gb/t28001"),
        ("第 12 條", "第十二条"), ("1，000 元", "1000元"), ("50 ％", "百分之五十"),
        ("百分之50", "50%"), ("二○二三年五月六日", "2023-05-06"), ("2023年5月06日", "2023.5.6"),
        ("二0二三年五月六日", "2023年5月6日"), ("2023年5月6号", "2023年5月6日"),
        ("1000.00元", "一千元"), ("第012条", "第十二条"), ("5百万元", "500万元"),
    ],
)  # fmt: skip
def test_rarer_writings_are_read(typed: str, equal: str) -> None:
    assert equal in the_only(normalise(typed)).forms


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("第12条第2款规定", ["第12条", "第2款"]),
        ("罚款5000元以上2万元以下", ["5000元", "2万元"]),
        ("2025年中考体育占50%", ["2025年", "50%"]),
        ("符合iso 9001和gb/t28001", ["iso 9001", "gb/t28001"]),
        ("自二〇二三年五月六日起三十日内", ["二〇二三年五月六日", "三十日"]),
        ("iso9001:2015", ["iso9001"]),
    ],
)
def test_forms_inside_a_text(text: str, pieces: list[str]) -> None:
    assert [text[one.start : one.end] for one in equal_forms(text)] == pieces


@pytest.mark.parametrize(
    "text",
    [
        "", "三农", "一带一路", "五险一金", "第一", "十四五", "一网通办", "九九重阳", "三八红旗手",
        "国发〔2019〕5号", "云政办发2019-5", "第24号公告", "0999-1234567", "13812345678",
        "400-123-4567",
        "2019-2020", "2023.5", "2020-6", "12345", "二三千元", "几十万元", "数十万元", "万元",
        "百万元", "统一千元", "3亿5000万元", "2023年13月40日", "2023-13-01", "1.2.2023.5.6",
        "第一年", "5g", "x5pro", "h1n1", "cepa 2019", "http://www.example.com/a1", "a1@example.com",
        "百分之二三", "0元", "第0条", "1234567890123元",
    ],
)  # fmt: skip
def test_what_has_one_writing_only(text: str) -> None:
    assert equal_forms(text) == []


@pytest.mark.parametrize(
    ("form", "inside"),
    [
        ("1000元", "21000元 31000元 1.1000元"), ("500元", "1,500元 3万500元"),
        ("5000万元", "1亿5000万元 15000万元"), ("5万元", "15万元 2.5万元"),
        ("1,000元", "21,000元"), ("一千元", "二万一千元"), ("五万元", "十五万元 三点五万元"),
        ("十万元", "几十万元 数十万元 二十万元"), ("50%", "150% 0.50%"),
        ("百分之五", "百分之五十 百分之五点五"), ("百分之五十", "百分之五十五"),
        ("2023-5-6", "2023-5-61 12023-5-6"), ("2月6日", "12月6日"), ("二月六日", "十二月六日"),
        ("30日", "130日 2.30日"), ("三年", "二〇一三年 十三年 第三年"), ("3年", "2023年"),
        ("iso9001", "iso90011 xiso9001 iso9001.1"), ("三十日", "一百三十日 第三十日"),
    ],
)  # fmt: skip
def test_a_part_of_a_longer_number_does_not_count(form: str, inside: str) -> None:
    for text in inside.split():
        at = text.index(form)
        assert not stands_alone(text, at, at + len(form))


@pytest.mark.parametrize(
    ("form", "inside"),
    [
        ("1000元", "罚款1000元以上 500元,1000元"), ("500元", "100元,500元"),
        ("5万元", "处5万元罚款"),
        ("五万元", "处以五万元以上"), ("第二条", "第二条之一"), ("50%", "达50%以上"),
        ("2023年5月6日", "1.2023年5月6日起"), ("2025年", "2025年5月"), ("2023-05", "2023-05-06"),
        ("2023.05", "2023.05.06"), ("30日", "满30日 5月30日"), ("百分之五十", "约百分之五十以上"),
        ("iso9001", "iso9001-2015 iso9001:2015"), ("五月六日", "二〇二三年五月六日"),
    ],
)  # fmt: skip
def test_a_form_counts_where_it_stands_alone(form: str, inside: str) -> None:
    for text in inside.split():
        at = text.index(form)
        assert stands_alone(text, at, at + len(form))


@given(
    st.lists(
        st.sampled_from([*"0123456789〇零一二三十百千万亿点,.%元年月日第条款-/ ", "百分之", "iso"])
    )
)
def test_every_form_of_whatever_is_typed_is_normal_alone_and_equal(pieces: list[str]) -> None:
    text = normalise("".join(pieces))
    end = 0
    for found in equal_forms(text):
        assert end <= found.start < found.end <= len(text)
        end = found.end
        assert found.forms[0] == text[found.start : found.end]
        assert len(found.forms) <= 13
        rest = set(found.forms[1:])
        for form in rest:
            assert normalise(form) == form
            assert rest <= set(the_only(form).forms)


@given(st.integers(1, LIMIT - 1))
def test_numbers_are_read_as_they_are_written(number: int) -> None:
    usual = han_number(number)
    for written in (*han_spellings(number), *with_liang(usual)):
        assert read_han(written) == number


def test_edges_are_short_literals() -> None:
    for row in SAME:
        for form in row.split("|"):
            edges = (*not_before(form), *not_after(form))
            assert all(1 <= len(edge) <= 2 and normalise(edge) == edge for edge in edges)


def test_a_long_text_takes_little_time() -> None:
    started = process_time()
    for text in ("1,000" * 200, "一千" * 500, "a" * 1000, "2023年5月" * 150, "第1条" * 330):
        equal_forms(text)
    assert process_time() - started < 1
