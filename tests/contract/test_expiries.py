"""What ends soon: by its own term or by what others do, by organ, in pages."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from corpus.document import Document, Rank
from indexer import today as clock
from indexer.errors import QueryError
from indexer.query.expiry_query import ExpiryQuery
from indexer.relations.validity.statuses import Validity
from indexer.results.expiry_lists import ExpiryList
from indexer.takedown import take_down
from tests.contract.engines import Index
from tests.contract.test_relations import rule

CITY, POLICE = "云川市人民政府", "云川市公安局"
TODAY = date(2026, 3, 1)


def term(key: str, last_day: date, issuer: str = CITY) -> Document:
    """A rule that states its last day."""
    said = f"本办法有效期至{last_day.year}年{last_day.month}月{last_day.day}日。"
    number = f"云政规〔2021〕{1 + len(key)}号"
    day = date(2021, 5, 1)
    return rule(key, f"云川市{key}管理办法", number, day, "应当登记。", said, issuer=issuer)


SOON = term("犬只", date(2026, 3, 20))
LATER = term("渡船渡口", date(2026, 8, 28), POLICE)
FAR = term("集贸市场摊位", date(2027, 12, 31))
PAST = term("墙", date(2026, 2, 28))
TODAYS = term("灯火管", TODAY)
REPEALED = rule("repealed", "云川市滑板规定", "云政规〔2015〕40号", date(2015, 1, 1), "禁止滑行。")
REPEALS = rule(
    "repeals",
    "云川市骑行管理办法",
    "云政规〔2026〕2号",
    date(2026, 2, 1),
    "本办法自2026年6月1日起施行。《云川市滑板规定》（云政规〔2015〕40号）同时废止。",
)
REPEALS = replace(REPEALS, effective_on=date(2026, 6, 1))
AMENDS = rule(
    "amends",
    "云川市公安局关于修改《云川市集贸市场摊位管理办法》的决定",
    "云公规〔2026〕3号",
    date(2026, 2, 10),
    "将《云川市集贸市场摊位管理办法》第三条修改为：“摊位免费。”",
    "本决定自2026年5月1日起施行。",
)
AMENDS = replace(AMENDS, effective_on=date(2026, 5, 1))
DRAFT = replace(term("草案里的内容", date(2026, 4, 1)), rank=Rank.DRAFT)
ALL = (SOON, LATER, FAR, PAST, TODAYS, REPEALED, REPEALS, AMENDS, DRAFT)


@pytest.fixture
def filled(index: Index, monkeypatch: pytest.MonkeyPatch) -> Index:
    monkeypatch.setattr(clock, "now", lambda: datetime(2026, 3, 1, 4, tzinfo=UTC))
    index.publish(ALL)
    return index


def asked(index: Index, query: ExpiryQuery | None = None) -> ExpiryList:
    with index.engine() as engine:
        return engine.now().expiries(query or ExpiryQuery())


def keys(found: ExpiryList) -> list[str]:
    return [one.document.id for one in found.expiries]


def test_what_ends_within_so_many_days_the_earliest_first(filled: Index) -> None:
    found = asked(filled)
    assert keys(found) == [TODAYS.id, SOON.id, "repealed", LATER.id]
    assert [one.last_day for one in found.expiries] == [
        TODAY,
        date(2026, 3, 20),
        date(2026, 5, 31),
        date(2026, 8, 28),
    ]
    assert (found.total, found.until) == (4, date(2026, 8, 28))
    assert keys(asked(filled, ExpiryQuery(days=179))) == [TODAYS.id, SOON.id, "repealed"]
    assert keys(asked(filled, ExpiryQuery(days=90)))[-1] == SOON.id
    assert keys(asked(filled, ExpiryQuery(days=700)))[-1] == FAR.id


def test_what_becomes_of_it_and_who_says_so(filled: Index) -> None:
    _, soon, repealed, _ = asked(filled).expiries
    assert (soon.becomes, soon.by, soon.issuers) == (Validity.EXPIRED, None, (CITY,))
    assert soon.stated
    assert soon.sentence == "本办法有效期至2026年3月20日。"
    assert repealed.becomes is Validity.REPEALED
    assert repealed.by is not None
    assert repealed.by.id == "repeals"
    assert "同时废止" in repealed.sentence


def test_of_an_organ(filled: Index) -> None:
    assert keys(asked(filled, ExpiryQuery(issuers=(POLICE,)))) == [LATER.id]
    assert asked(filled, ExpiryQuery(issuers=("青岚市人民政府",))).total == 0
    both = asked(filled, ExpiryQuery(issuers=(POLICE, CITY)))
    assert both.total == 4


def test_in_pages_and_by_cursor(filled: Index) -> None:
    whole = keys(asked(filled))
    assert keys(asked(filled, ExpiryQuery(start=1, size=2))) == whole[1:3]
    query, read = ExpiryQuery(size=1), list[str]()
    while True:
        found = asked(filled, query)
        read += keys(found)
        if found.next_cursor is None:
            break
        query = replace(query, cursor=found.next_cursor)
    assert read == whole
    first = asked(filled, ExpiryQuery(size=1))
    for wrong in ("x", first.next_cursor):
        with pytest.raises(QueryError):
            asked(filled, ExpiryQuery(days=30, size=1, cursor=wrong))


def test_a_prolonged_term_ends_later(filled: Index) -> None:
    said = f"《{SOON.title}》（{SOON.document_number}）有效期延长至2026年7月31日。"
    filled.publish(
        [rule("longer", "关于延长有效期的通知", "云政规〔2026〕9号", date(2026, 2, 20), said)]
    )
    found = asked(filled)
    (one,) = [one for one in found.expiries if one.document.id == SOON.id]
    assert one.last_day == date(2026, 7, 31)


def test_what_was_taken_down_is_not_listed(filled: Index) -> None:
    take_down(filled.settings, [SOON.id], "核实", only=True)
    assert SOON.id not in keys(asked(filled))


def test_the_next_day_lists_its_own(filled: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    with filled.engine() as engine:
        assert keys(engine.now().expiries(ExpiryQuery()))[0] == TODAYS.id
        monkeypatch.setattr(clock, "now", lambda: datetime(2026, 3, 2, 4, tzinfo=UTC))
        found = engine.now().expiries(ExpiryQuery())
    assert (found.asof, keys(found)[0]) == (date(2026, 3, 2), SOON.id)
