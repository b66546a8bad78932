"""How a text came to be, as its head or its record says it: tables of invented notes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from corpus.document import Document, HistoryEvent, Paragraph, Part, Rank
from indexer.relations.facts import find_facts
from indexer.relations.grammar.text_history import find_history
from indexer.relations.statements import ChangeKind

MADE, AMENDED, REVISED = ChangeKind
Told = tuple[str, ChangeKind, str | None, str | None]
"""The day of a change, its kind, what made it, and its first day."""

LAW = Document(
    source="s",
    key="k",
    id="i",
    title="云川省养犬条例",
    parts=(),
    path="p",
    rank=Rank.LOCAL_REGULATION,
)


def with_lines(*lines: str) -> Document:
    """The law with these paragraphs."""
    return replace(LAW, parts=(Part(tuple(Paragraph(line) for line in lines)),))


def with_events(*events: tuple[str, str]) -> Document:
    """The law with these events in its record."""
    told = tuple(HistoryEvent(date.fromisoformat(day), text) for day, text in events)
    return replace(LAW, history=told)


def told(document: Document) -> list[Told]:
    """What is read of the history of a document."""
    return [
        (
            one.day.isoformat(),
            one.kind,
            (one.by.title or one.by.number) if one.by else None,
            one.first_day.isoformat() if one.first_day else None,
        )
        for one in find_history(document)
    ]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            ["（2019年5月1日云川省第十三届人民代表大会常务委员会第三次会议通过）"],
            [("2019-05-01", MADE, None, None)],
        ),
        (
            [
                "（2010年5月1日云川省人民代表大会常务委员会第三次会议通过　根据2019年6月1日"
                "云川省人民代表大会常务委员会《关于修改〈云川省养犬条例〉的决定》第一次修正　"
                "2023年7月1日云川省人民代表大会常务委员会第九次会议修订）"
            ],
            [
                ("2010-05-01", MADE, None, None),
                ("2019-06-01", AMENDED, "关于修改〈云川省养犬条例〉的决定", None),
                ("2023-07-01", REVISED, None, None),
            ],
        ),
        # A list of what was passed, with one verb at its end, and both days.
        (
            [
                "（2010年5月1日通过",
                "根据2019年6月1日通过的《云川省养犬条例修正案》、2023年12月29日通过，"
                "自2024年3月1日起施行的《云川省养犬条例修正案（二）》修正）",
            ],
            [
                ("2010-05-01", MADE, None, None),
                ("2019-06-01", AMENDED, "云川省养犬条例修正案", None),
                ("2023-12-29", AMENDED, "云川省养犬条例修正案（二）", "2024-03-01"),
            ],
        ),
        # The same list in lines of its own, without brackets.
        (
            [
                "2010年5月1日云川省人民代表大会常务委员会第三次会议通过",
                "根据2019年6月1日《云川省养犬条例修正案》修正",
                "第一条　为了规范养犬，制定本条例。",
            ],
            [
                ("2010-05-01", MADE, None, None),
                ("2019-06-01", AMENDED, "云川省养犬条例修正案", None),
            ],
        ),
        # Below the order that proclaims the text.
        (
            [
                "云川省人民政府令",
                "第88号",
                "现公布修订后的《云川省养犬办法》，自2019年9月1日起施行。",
                "云川省养犬办法",
                "（2005年3月4日云川省人民政府令第7号发布　2019年8月6日云川省人民政府令第88号修订）",
            ],
            [
                ("2005-03-04", MADE, None, None),
                ("2019-08-06", REVISED, "云川省人民政府令第88号", None),
            ],
        ),
        # 修订 by a decision changes single articles.
        (
            [
                "（2005年3月4日国务院令第7号公布　"
                "根据2016年2月6日《国务院关于修改部分行政法规的决定》第二次修订）"
            ],
            [
                ("2005-03-04", MADE, None, None),
                ("2016-02-06", AMENDED, "国务院关于修改部分行政法规的决定", None),
            ],
        ),
        # What was passed by a city becomes law by the approval of its province.
        (
            [
                "（2005年3月4日云州市人大常委会通过　2005年5月6日云川省人大常委会批准　"
                "根据2017年12月1日云川省人大常委会批准的2017年10月27日云州市人大常委会"
                "《关于修改〈云州市养犬条例〉的决定》修正　2019年8月1日云州市人大常委会通过并经"
                "2019年9月27日云川省人大常委会批准的《关于修改部分法规的决定》修正）"
            ],
            [
                ("2005-03-04", MADE, None, None),
                ("2017-12-01", AMENDED, "关于修改〈云州市养犬条例〉的决定", None),
                ("2019-09-27", AMENDED, "关于修改部分法规的决定", None),
            ],
        ),
        (["第一条　2019年5月1日以前登记的犬只，依照《养犬办法》修正后的规定办理。"], []),
        (["（2019年5月1日云川省人民代表大会通过"], []),
        (["云川省人民政府", "2019年5月1日"], []),
        (["（试行）", "2019年5月1日公布，自2019年7月1日起施行。"], []),
    ],
)
def test_the_head_of_a_text_says_how_it_came_to_be(lines: list[str], expected: list[Told]) -> None:
    assert told(with_lines(*lines)) == expected


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        (
            [
                ("2010-05-01", "云州市人大常委会第三次会议通过"),
                ("2010-06-01", "云川省人大常委会批准"),
                ("2010-06-10", "云州市人大常委会公告公布"),
                ("2010-08-01", "施行"),
                ("2016-04-28", "云州市人大常委会第十次会议修订"),
                ("2016-05-26", "云川省人大常委会批准"),
                ("2016-07-01", "施行"),
            ],
            [("2010-05-01", MADE, None, "2010-08-01"), ("2016-04-28", REVISED, None, "2016-07-01")],
        ),
        # Several events that were written as one.
        (
            [
                ("2010-05-01", "云州市人大常委会通过"),
                (
                    "2010-08-01",
                    "施行根据2018年9月7日云州市人大常委会《关于修改〈云州市养犬条例〉的决定》修正",
                ),
            ],
            [
                ("2010-05-01", MADE, None, "2010-08-01"),
                ("2018-09-07", AMENDED, "关于修改〈云州市养犬条例〉的决定", None),
            ],
        ),
        # Without 《》 around the decision; and one that is called by no verb.
        (
            [
                ("2010-05-01", "通过"),
                ("2017-06-30", "第二次会议通过的关于修改《云州市养犬条例》等四件法规的决定修正"),
                ("2019-08-29", "第十六次会议通过的《云州市养犬条例修正案（二）》"),
            ],
            [
                ("2010-05-01", MADE, None, None),
                ("2017-06-30", AMENDED, "关于修改《云州市养犬条例》等四件法规的决定", None),
                ("2019-08-29", AMENDED, "云州市养犬条例修正案（二）", None),
            ],
        ),
        # Passed once more, years later, in words that do not say how it was changed.
        (
            [("2010-05-01", "审判委员会第9次会议通过"), ("2022-03-22", "审判委员会第99次会议通过")],
            [("2010-05-01", MADE, None, None), ("2022-03-22", MADE, None, None)],
        ),
        ([("2010-05-01", ""), ("2011-05-01", "云州市人大常委会讨论")], []),
    ],
)
def test_the_events_of_a_record_say_it_too(
    events: list[tuple[str, str]], expected: list[Told]
) -> None:
    assert told(with_events(*events)) == expected


def test_the_note_in_the_text_counts_before_the_record() -> None:
    noted = with_lines("（2019年5月1日云川省人民代表大会通过）")
    recorded = with_events(("2021-06-01", "云川省人大常委会《关于修改〈养犬条例〉的决定》修正"))
    assert told(replace(noted, history=recorded.history)) == [("2019-05-01", MADE, None, None)]


PASSED = ("2010-05-01", "第三次会议通过")
AMENDED_LATER = ("2019-06-01", "第九次会议《关于修改〈云川省养犬条例〉的决定》修正")
REVISED_LATER = ("2019-06-01", "第九次会议修订")


@pytest.mark.parametrize(
    ("events", "effective", "expected"),
    [
        ([PASSED, AMENDED_LATER], "2010-08-01", "2019-06-01"),
        ([PASSED, AMENDED_LATER], None, "2019-06-01"),
        # Made anew, with a closing clause of its own.
        ([PASSED, REVISED_LATER], "2019-09-01", None),
        # Revised, and the closing clause left as it was.
        ([PASSED, REVISED_LATER], "2010-08-01", "2019-06-01"),
        # Amended before it took effect.
        ([PASSED, ("2010-06-01", AMENDED_LATER[1])], "2010-08-01", None),
        ([PASSED], "2010-01-01", None),
    ],
)
def test_a_text_is_that_of_its_last_amendment(
    events: list[tuple[str, str]], effective: str | None, expected: str | None
) -> None:
    law = replace(
        with_events(*events),
        effective_on=date.fromisoformat(effective) if effective else None,
    )
    since = find_facts(law).text_since
    assert (since.isoformat() if since else None) == expected


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        ("2021-09-01", "2021-09-01"),  # Long after all events: one of them is cut off.
        ("2019-07-15", "2019-06-01"),  # What was passed is on the web some weeks later.
        (None, "2019-06-01"),
    ],
)
def test_a_record_that_is_dated_long_after_its_events_lacks_one(
    published: str | None, expected: str
) -> None:
    law = replace(
        with_events(PASSED, AMENDED_LATER),
        written_on=date(2019, 6, 1),
        published_on=date.fromisoformat(published) if published else None,
        effective_on=date(2010, 7, 1),
    )
    assert find_facts(law).text_since == date.fromisoformat(expected)


def test_a_note_in_the_text_counts_before_its_day_on_the_web() -> None:
    note = "（2010年5月1日通过　根据2019年6月1日第九次会议《关于修改养犬条例的决定》修正）"
    law = replace(with_lines(note), published_on=date(2023, 3, 1), effective_on=date(2010, 7, 1))
    assert find_facts(law).text_since == date(2019, 6, 1)
