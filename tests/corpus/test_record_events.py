"""The day of proclamation that stands only in the events of a record."""

from __future__ import annotations

import pytest

from corpus.assemble import assemble
from corpus.document import WrittenBy
from corpus.readers.records import read_record

PASSED = ["2019-04-20", "云州市第十五届人民代表大会常务委员会第三次会议通过"]
PROCLAIMED = ["2019-05-01", "云州市人民代表大会常务委员会公告第7号公布"]
AMENDED = ["2021-06-01", "云州市人民代表大会常务委员会《关于修改养犬条例的决定》修正"]
ENTERS = ["2019-07-01", "施行"]


@pytest.mark.parametrize(
    ("events", "day"),
    [
        ([PASSED, PROCLAIMED, ENTERS], "2019-05-01"),
        ([ENTERS, PROCLAIMED, PASSED], "2019-05-01"),
        ([{"date": "2019年5月1日", "event": "云州市人民政府令第7号公布"}], "2019-05-01"),
        ([PASSED, PROCLAIMED, AMENDED], None),
        ([PASSED, ENTERS], None),
        ([["不详", "公布"]], None),
        ("2019-05-01 公布", None),
        ([["2019-05-01"]], None),
    ],
)
def test_an_event_gives_the_day_of_proclamation(events: object, day: str | None) -> None:
    record = {"title": "云州市养犬条例", "body": "第一条　犬只应当登记。", "events": events}
    document, _ = assemble(read_record(record, {}), "test", "1", "records.jsonl")
    assert (document.written_on and document.written_on.isoformat()) == day
    assert document.written_by is (WrittenBy.PROCLAMATION if day else None)


def test_a_stated_day_of_proclamation_counts_before_events() -> None:
    record = {
        "title": "养犬条例",
        "body": "正文。",
        "公布日期": "2019-05-02",
        "events": [PROCLAIMED],
    }
    document, _ = assemble(read_record(record, {}), "test", "1", "records.jsonl")
    assert str(document.written_on) == "2019-05-02"


@pytest.mark.parametrize("name", ["events", "history", "沿革"])
def test_the_events_of_a_record_are_the_history_of_its_text(name: str) -> None:
    listed = [ENTERS, PASSED, AMENDED, ["不详", "公布"]]
    record = {"title": "云州市养犬条例", "body": "第一条　犬只应当登记。", name: listed}
    document, _ = assemble(read_record(record, {}), "test", "1", "records.jsonl")
    said = [[one.day.isoformat(), one.text] for one in document.history]
    assert said == [PASSED, ENTERS, AMENDED]
