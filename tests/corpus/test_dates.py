"""Which date of a text is which."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.fields.dates import find_signature, parse_date
from corpus.fields.effective import Issue, find_effective
from corpus.structure import to_paragraphs


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2019-08-26 11:16", date(2019, 8, 26)),
        ("2019/8/6", date(2019, 8, 6)),
        ("２０１９年８月２６日", date(2019, 8, 26)),
        ("2019 年 8 月 26 日", date(2019, 8, 26)),
        ("二○二○年二月十八日", date(2020, 2, 18)),
        ("二〇二〇年十二月三十一日", date(2020, 12, 31)),
        ("二零零六年九月七日", date(2006, 9, 7)),
        ("二OO六年十月二十日", date(2006, 10, 20)),
        ("20190826", date(2019, 8, 26)),
        ("2019-02-30", None),
        ("2019年", None),
        ("2019", None),
        ("国发〔2019〕5号", None),
        ("", None),
    ],
)
def test_dates_as_they_are_written(text: str, day: date | None) -> None:
    assert parse_date(text) == day


TEXT = [
    "某市人民政府办公室关于转发意见的通知",
    "某政办发〔2019〕7号",
    "各区人民政府：",
    "现转发给你们。",
]


@pytest.mark.parametrize(
    ("lines", "day", "names"),
    [
        (["某市人民政府办公室", "2019年3月5日"], date(2019, 3, 5), ("某市人民政府办公室",)),
        (["某市人民政府办公室　2019年3月5日"], date(2019, 3, 5), ("某市人民政府办公室",)),
        (["某市财政局", "某市教育局", "二○一九年三月五日"], date(2019, 3, 5),
         ("某市财政局", "某市教育局")),
        (["2019年3月5日", "（此件公开发布）", "关于养犬的意见", "某市公安局", "2018年1月2日"],
         date(2019, 3, 5), ()),
        (["附件", "某表", "某市公安局", "2018年1月2日"], None, ()),
        (["某市政府办公室秘书处 2019年3月6日印发"], None, ()),
        (["会议定于", "2019年3月5日上午召开。"], None, ()),
    ],
)  # fmt: skip
def test_the_signature_is_the_first_one(
    lines: list[str], day: date | None, names: tuple[str, ...]
) -> None:
    found = find_signature(to_paragraphs(TEXT + lines))
    assert (found.written_on if found else None) == day
    assert (found.names if found else ()) == names


PRINTING, PUBLICATION = Issue.PRINTING, Issue.PUBLICATION


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("本办法自2019年5月1日起施行。", (date(2019, 5, 1), None, 0)),
        ("第二十条　本条例自二○○六年一月一日起施行。", (date(2006, 1, 1), None, 0)),
        ("现予公布，自2021年5月1日起施行。", (date(2021, 5, 1), None, 0)),
        ("本通知自印发之日起施行，有效期5年。", (None, PRINTING, 0)),
        ("本办法自印发之日起30日后施行。", (None, PRINTING, 30)),
        ("本办法自公布之日起三十日后施行。", (None, PUBLICATION, 30)),
        ("本《办法》从2019年5月1日起施行。", (date(2019, 5, 1), None, 0)),
        ("以上措施由市教育局解释，自2019年5月1日起开始实施。", (date(2019, 5, 1), None, 0)),
        ("本办法有效期为2019年5月1日至2020年4月30日。", (date(2019, 5, 1), None, 0)),
        ("本次政策自发文之日起执行。", (None, PRINTING, 0)),
        ("本措施自发布之日至2020年4月30日有效。", (None, PUBLICATION, 0)),
        ("本法（原称《养犬令》）自2019年5月1日起施行。", (date(2019, 5, 1), None, 0)),
        ("该补贴即日起实施。", None),
        ("对以下政策进行调整并于即日起实施。", (None, PRINTING, 0)),
        ("本措施自即日起施行。", (None, PRINTING, 0)),
        ("本通知第四条自2019年5月1日起执行。", None),
        ("缴存比例自2019年5月1日起执行。", None),
        ("该补贴自发布之日起算。", None),
    ],
)
def test_the_day_it_holds_from(
    line: str, expected: tuple[date | None, Issue | None, int] | None
) -> None:
    clause = find_effective(to_paragraphs([*TEXT, line]))
    assert (clause and (clause.day, clause.from_issue, clause.days)) == expected
    if clause:
        assert line[clause.start : clause.end].endswith(("行", "实施", "日", "有效"))


def test_what_is_decided_from_a_day_holds_from_it() -> None:
    lines = ["为支持养犬，经研究，自2019年5月1日起，调整养犬补贴标准，具体如下：", *TEXT]
    clause = find_effective(to_paragraphs(lines))
    assert clause is not None
    assert (clause.paragraph, clause.day) == (0, date(2019, 5, 1))


def test_a_decision_that_prints_the_amended_text_again_has_a_day_of_its_own() -> None:
    lines = ["本决定自公布之日起施行。", "《养犬办法》根据本决定作相应修改，重新公布。"]
    clause = find_effective(to_paragraphs([*lines, *TEXT, "本办法自2011年5月1日起施行。"]))
    assert clause is not None
    assert (clause.day, clause.from_issue) == (None, PUBLICATION)
