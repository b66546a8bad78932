"""The day turns at midnight in Beijing, in a process that keeps running, without a rebuild."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest

from corpus.document import Document, Rank
from corpus.pasted import pasted_document
from indexer import today as clock
from indexer.engine import View
from indexer.query.facets import Facet
from indexer.query.filters import Filters
from indexer.query.model import Query
from indexer.relations.validity.statuses import Validity
from tests.contract.documents import document
from tests.contract.engines import Index

LAST_DAY = date(2026, 11, 30)
MIDNIGHT = datetime(2026, 11, 30, 16, tzinfo=UTC)
"""When the first of December begins in Beijing."""


def rule(id: str, title: str, *paragraphs: str, **fields: object) -> Document:
    """A normative document of long ago."""
    return document(
        id, title, *paragraphs, rank=Rank.NORMATIVE, written_on=date(2024, 1, 1), **fields
    )


CITY = ("云川市人民政府",)
DOCUMENTS = (
    rule("ends", "关于云川市养犬登记的通知", "本通知有效期至2026年11月30日。"),
    rule("begins", "云川市养犬服务办法", "养犬服务。", effective_on=LAST_DAY + timedelta(1)),
    rule("repealed", "云川市养犬收费办法", "养犬收费按本办法执行。", issuers=CITY),
    rule(
        "repeals",
        "关于废止文件的通知",
        "《云川市养犬收费办法》自2026年12月1日起废止。",
        issuers=CITY,
    ),
)

BEFORE = {
    "ends": Validity.VALID,
    "begins": Validity.NOT_YET,
    "repealed": Validity.UNSTATED,
}
AFTER = {
    "ends": Validity.EXPIRED,
    "begins": Validity.UNSTATED,
    "repealed": Validity.REPEALED,
}


@pytest.fixture(params=["UTC", "Etc/GMT+12", "Asia/Shanghai"])
def zone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The time zone of the machine."""
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def validities(view: View) -> dict[str, Validity]:
    """How the documents stand, by every answer that says so."""
    found = view.search(Query(size=20))
    hits = {hit.id: hit.validity for hit in found.hits if hit.id in BEFORE}
    labels = {}
    for id in BEFORE:
        relations = view.relations(id)
        assert relations
        assert relations.asof == view.today
        labels[id] = relations.validity.validity
    assert hits == labels
    scanned = {hit.id: hit.validity for batch in view.scan(Query()).batches for hit in batch}
    assert {id: scanned[id] for id in BEFORE} == labels
    for validity in set(labels.values()):
        query = Query(filters=Filters(validity=(validity,)), size=20)
        chosen = {hit.id for hit in view.search(query).hits}
        assert chosen & labels.keys() == {id for id, one in labels.items() if one is validity}
    counted = {value.value: value.count for value in found.facets[Facet.VALIDITY]}
    assert counted == {value.value: value.count for value in view.statistics().validity}
    draft = pasted_document("根据《云川市养犬收费办法》，制定本办法。", view.today)
    (named,) = view.check_draft(draft).references
    assert [target.validity.validity for target in named.targets] == [labels["repealed"]]
    return labels


@pytest.mark.usefixtures("zone")
def test_what_ends_and_begins_at_midnight(index: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    index.publish(DOCUMENTS)
    monkeypatch.setattr(clock, "now", lambda: MIDNIGHT - timedelta(seconds=1))
    with index.engine() as engine:
        before = engine.now()
        assert before.today == LAST_DAY
        assert validities(before) == BEFORE
        due = before.clean_up(Query(), days=1)
        assert (due.asof, due.until) == (LAST_DAY, LAST_DAY + timedelta(1))
        monkeypatch.setattr(clock, "now", lambda: MIDNIGHT)
        after = engine.now()
        assert after.today == LAST_DAY + timedelta(1)
        assert after.version == before.version
        assert validities(after) == AFTER
        assert after.clean_up(Query(), days=1).asof == after.today
        assert validities(before) == BEFORE


@pytest.mark.usefixtures("zone")
@pytest.mark.parametrize(
    ("moment", "today", "expected"),
    [
        (datetime(2026, 11, 30, 15, 59, 59, tzinfo=UTC), date(2026, 11, 30), BEFORE),
        (datetime(2026, 11, 30, 16, 30, tzinfo=UTC), date(2026, 12, 1), AFTER),
        (datetime(2026, 11, 30, 23, 30, tzinfo=UTC), date(2026, 12, 1), AFTER),
        (datetime(2026, 11, 29, 23, 30, tzinfo=UTC), date(2026, 11, 30), BEFORE),
    ],
)
def test_the_time_zone_of_the_machine_says_nothing(
    index: Index,
    monkeypatch: pytest.MonkeyPatch,
    moment: datetime,
    today: date,
    expected: dict[str, Validity],
) -> None:
    monkeypatch.setattr(clock, "now", lambda: moment)
    index.publish(DOCUMENTS)
    with index.engine() as engine:
        view = engine.now()
        assert view.today == today
        assert validities(view) == expected
