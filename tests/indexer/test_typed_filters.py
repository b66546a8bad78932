"""Days, places and organs in typed text, by tables."""

from __future__ import annotations

from datetime import date

import pytest

from indexer.query.typed.calendar_days import months_before
from indexer.query.typed.typed_days import typed_days
from indexer.query.typed.typed_filters import FilterKind, typed_filters

TODAY = date(2026, 8, 5)
REGIONS = frozenset((
    "全国", "上海市", "广东省", "广东省/广州市", "广东省/深圳市", "云南省/大理白族自治州",
    "甘肃省/白银市", "内蒙古自治区",
))  # fmt: skip
ISSUERS = frozenset((
    "教育部", "财政部", "国务院", "国家发展和改革委员会", "中国证券监督管理委员会", "广州市教育局",
    "广州市人力资源和社会保障局", "上海市人民政府",
))  # fmt: skip


def days(text: str) -> list[tuple[str, str, str]]:
    """What is read of each piece: the piece, and the two days."""
    found = typed_days(text, TODAY)
    return [(text[one.start : one.end], str(one.since), str(one.until)) for one in found]


@pytest.mark.parametrize(
    ("text", "piece", "since", "until"),
    [
        ("二〇二五年养犬", "二〇二五年", "2025-01-01", "2025-12-31"),
        ("二零二五 养犬", "二零二五", "2025-01-01", "2025-12-31"),
        ("2025年养犬", "2025年", "2025-01-01", "2025-12-31"),
        ("２０２５年养犬", "２０２５年", "2025-01-01", "2025-12-31"),
        ("2019年度预算", "2019年度", "2019-01-01", "2019-12-31"),
        ("养犬 2019", "2019", "2019-01-01", "2019-12-31"),
        ("2019年以来的补贴", "2019年以来", "2019-01-01", "None"),
        ("自2019年起 补贴", "自2019年起", "2019-01-01", "None"),
        ("2019年以前的补贴", "2019年以前", "None", "2018-12-31"),
        ("2019年至2021年养犬", "2019年至2021年", "2019-01-01", "2021-12-31"),
        ("养犬 2019-2021", "2019-2021", "2019-01-01", "2021-12-31"),
        ("2020年5月至8月", "2020年5月至8月", "2020-05-01", "2020-08-31"),
        ("去年的落户政策", "去年", "2025-01-01", "2025-12-31"),
        ("今年落户", "今年", "2026-01-01", "2026-12-31"),
        ("今年以来落户", "今年以来", "2026-01-01", "None"),
        ("前年落户", "前年", "2024-01-01", "2024-12-31"),
        ("近三年的补贴", "近三年", "2023-08-05", "None"),
        ("近两年来补贴", "近两年来", "2024-08-05", "None"),
        ("最近半年", "最近半年", "2026-02-05", "None"),
        ("近3个月", "近3个月", "2026-05-05", "None"),
        ("过去30天", "过去30天", "2026-07-06", "None"),
        ("最近两周", "最近两周", "2026-07-22", "None"),
        ("上个月社保", "上个月", "2026-07-01", "2026-07-31"),
        ("本月社保", "本月", "2026-08-01", "2026-08-31"),
        ("去年5月社保", "去年5月", "2025-05-01", "2025-05-31"),
        ("2020年5月社保", "2020年5月", "2020-05-01", "2020-05-31"),
        ("2020年2月社保", "2020年2月", "2020-02-01", "2020-02-29"),
        ("二〇二三年五月六日", "二〇二三年五月六日", "2023-05-06", "2023-05-06"),
        ("2020年上半年社保", "2020年上半年", "2020-01-01", "2020-06-30"),
        ("2020年第三季度", "2020年第三季度", "2020-07-01", "2020-09-30"),
    ],
)
def test_days_are_read(text: str, piece: str, since: str, until: str) -> None:
    assert days(text) == [(piece, since, until)]


@pytest.mark.parametrize(
    "text",
    [
        *("近年来", "第3年", "满2年", "12019年", "公积金2019", "2019年版目录", "2019年修订"),
        *("2020年第24号", "到2035年的远景", "2020年13月", "2020年2月30日"),
        *("1900年", "GB 20190", "三年内", "2028年以来"),
    ],
)
def test_what_is_no_day_is_left(text: str) -> None:
    assert days(text) == []


def test_months_end_where_they_end() -> None:
    assert months_before(date(2024, 3, 31), 1) == date(2024, 2, 29)
    assert months_before(date(2024, 1, 15), 1) == date(2023, 12, 15)


def filters(text: str) -> list[tuple[str, str, str]]:
    """What is found: kind, value or days, and the rest."""
    found = typed_filters(text, TODAY, REGIONS, ISSUERS)
    return [(f.kind.value, f.value or f"{f.since} {f.until}", f.rest) for f in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("广州积分入户", [("place", "广东省/广州市", "积分入户")]),
        ("港澳居民子女在广州就读", [("place", "广东省/广州市", "港澳居民子女 就读")]),
        ("广东省广州市公积金", [("place", "广东省/广州市", "公积金")]),
        ("广东 公积金", [("place", "广东省", "公积金")]),
        ("上海的公积金", [("place", "上海市", "公积金")]),
        ("内蒙古 草原", [("place", "内蒙古自治区", "草原")]),
        # The filter of a county is that of its city, so the county stays among the words.
        ("天河区幼儿园", [("place", "广东省/广州市", "天河区幼儿园")]),
        ("大理市旅游", [("place", "云南省/大理白族自治州", "大理市旅游")]),
        ("上海市场", [("place", "上海市", "市场")]),
        ("大理石价格", []),
        ("白银价格", []),
        ("白银市价格", [("place", "甘肃省/白银市", "价格")]),
        ("武汉 公积金", []),
        ("教育部 双减", [("organ", "教育部", "双减")]),
        ("教育部门职责", []),
        ("证监会处罚", [("organ", "中国证券监督管理委员会", "处罚")]),
        ("发改委 电价", [("organ", "国家发展和改革委员会", "电价")]),
        ("上海市政府 落户", [("organ", "上海市人民政府", "落户")]),
        ("广州人社局 补贴", [("organ", "广州市人力资源和社会保障局", "补贴")]),
        ("广州市公安局 落户", [("place", "广东省/广州市", "公安局 落户")]),
        (
            "广州市教育局2023年招生",
            [
                ("organ", "广州市教育局", "2023年招生"),
                ("days", "2023-01-01 2023-12-31", "广州市教育局 招生"),
            ],
        ),
        (
            "养犬 广州 2019年以来",
            [
                ("place", "广东省/广州市", "养犬 2019年以来"),
                ("days", "2019-01-01 None", "养犬 广州"),
            ],
        ),
    ],
)
def test_filters_are_found(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert filters(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "   ",
            "养犬",
            "广州",
            "2019年",
            "去年",
            "广州市教育局",
            "在去年",
            "广州的",
            "去年？",
        ),
        *("“广州”养犬", '"2019年"养犬', "《广州市养犬管理条例》 全文", "国发〔2019〕5号 精神"),
        *("标题:广州 养犬", "养犬 -广州", "养犬 OR 广州", "(广州 养犬)", "养犬 /5 广州"),
    ],
)
def test_nothing_is_offered_for_the_whole_for_quotes_numbers_and_operators(text: str) -> None:
    assert filters(text) == []


def test_a_filter_says_where_it_stands() -> None:
    (found,) = typed_filters("养犬  近三年", TODAY, REGIONS, ISSUERS)
    assert (found.kind, found.start, found.end) == (FilterKind.DAYS, 4, 7)
