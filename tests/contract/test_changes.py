"""What changed in the collection: recorded with each publication, kept over rebuilds and losses."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import IO

import pytest

from corpus.document import Document
from indexer import today as clock
from indexer.analysed_document import analyse
from indexer.changes.awaited_sources import AWAITED, AwaitedSources
from indexer.changes.known_state import STATE
from indexer.changes.recording import LOG, ChangeRecord
from indexer.engines import open_writer
from indexer.errors import QueryError
from indexer.ledger import SourceState
from indexer.query.change_query import ChangeQuery, CollectionChange
from indexer.query.model import Match, ParsedText, Query, Sort
from indexer.query.parser import parse
from indexer.relations.validity.statuses import Validity
from indexer.results.change_lists import ChangeList, TakenUp
from indexer.takedown import put_back, take_down
from tests.contract.conftest import EngineFactory
from tests.contract.documents import document
from tests.contract.engines import EngineUnderTest, Index
from tests.contract.test_relations import NEW, OLD, rule

Clock = Callable[[date], None]

DAYS = tuple(date(2026, 11, 20) + timedelta(days=n) for n in range(10))
LATER = rule(
    "later",
    "云川市犬只条例",
    "云政规〔2026〕8号",
    date(2026, 11, 18),
    "本条例自2026年11月25日起施行，《云川市养犬管理办法》（云政规〔2010〕3号）同时废止。",
)
LATER = replace(LATER, effective_on=date(2026, 11, 25))


@pytest.fixture
def on(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Sets the clock to noon of a day in Beijing."""

    def set_to(day: date) -> None:
        moment = datetime(day.year, day.month, day.day, 4, tzinfo=UTC)
        monkeypatch.setattr(clock, "now", lambda: moment)

    return set_to


def changes(index: Index, query: ChangeQuery | None = None) -> ChangeList:
    with index.engine() as engine:
        return engine.now().changes(query or ChangeQuery())


def told(found: ChangeList) -> list[tuple[str, str, int]]:
    """The kinds, ids and days of changes; days as their place in `DAYS`."""
    return [(one.kind.value, one.id, (one.day - DAYS[0]).days) for one in found.changes]


def test_what_is_taken_up_is_listed_on_the_day_of_taking_up(index: Index, on: Clock) -> None:
    on(DAYS[0])
    index.publish([OLD])
    on(DAYS[2])
    index.publish([document("a", "云川市公告", "公告。", written_on=date(1999, 1, 1))])
    found = changes(index)
    assert told(found) == [("added", "a", 2), ("added", "old", 0)]
    assert found.changes[0].document is not None
    assert found.changes[0].document.title == "云川市公告"
    assert found.changes[0].at is not None
    assert (found.recorded_since, found.older) == (DAYS[0], False)
    with index.engine() as engine:
        assert engine.now().taken_up(["a", "old", "none"]) == {
            "a": TakenUp(DAYS[2], or_before=False),
            "old": TakenUp(DAYS[0], or_before=False),
        }


def test_days_bound_the_list(index: Index, on: Clock) -> None:
    for number in range(4):
        on(DAYS[number])
        index.publish([document(f"k{number}", "云川市公告", "公告。")])
    asked = ChangeQuery(since=DAYS[1], until=DAYS[2])
    assert told(changes(index, asked)) == [("added", "k2", 2), ("added", "k1", 1)]
    assert changes(index, ChangeQuery(since=DAYS[9])).total == 0


def test_text_and_removal(index: Index, on: Clock) -> None:
    on(DAYS[0])
    a, b = document("a", "甲通知", "甲。"), document("b", "乙通知", "乙。")
    index.publish([a, b])
    on(DAYS[1])
    index.publish([document("a", "甲通知", "甲改。"), document("b", "乙通知", " 乙 。")])
    on(DAYS[2])
    index.publish([replace(b, kind="通知")], removed=[("甲", "a")])
    found = changes(index)
    assert told(found) == [
        ("removed", "a", 2),
        ("text", "a", 1),
        *[("added", id, 0) for id in [one.id for one in found.changes][2:]],
    ]
    assert found.changes[0].document is None


def test_what_comes_back_keeps_its_first_day(index: Index, on: Clock) -> None:
    on(DAYS[0])
    a = document("a", "甲通知", "甲。")
    index.publish([a, OLD])
    on(DAYS[1])
    index.publish(removed=[("甲", "a")])
    on(DAYS[2])
    index.publish([a])
    found = changes(index, ChangeQuery(since=DAYS[1]))
    assert told(found) == [("added", "a", 2), ("removed", "a", 1)]
    with index.engine() as engine:
        assert engine.now().taken_up(["a"]) == {"a": TakenUp(DAYS[0], or_before=False)}


def test_validity_that_a_new_document_changes(index: Index, on: Clock) -> None:
    on(DAYS[0])
    index.publish([OLD])
    on(DAYS[1])
    index.publish([NEW])
    found = changes(index, ChangeQuery(kinds=(CollectionChange.VALIDITY,)))
    (one,) = found.changes
    assert (one.id, one.day, one.by_day) == ("old", DAYS[1], False)
    assert [(p.validity, p.first_day) for p in one.periods] == [
        (Validity.REPEALED, date(2019, 8, 26))
    ]


def test_validity_that_comes_with_the_day(index: Index, on: Clock) -> None:
    on(DAYS[0])
    index.publish([OLD])
    on(DAYS[1])
    index.publish([LATER])
    on(DAYS[4])
    assert told(changes(index, ChangeQuery(kinds=(CollectionChange.VALIDITY,)))) == [
        ("validity", "old", 1)
    ]
    on(DAYS[5])
    found = changes(index, ChangeQuery(kinds=(CollectionChange.VALIDITY,)))
    assert sorted(told(found)[:2]) == [("validity", "later", 5), ("validity", "old", 5)]
    assert told(found)[2:] == [("validity", "old", 1)]
    assert {one.by_day for one in found.changes[:2]} == {True}
    old = next(one for one in found.changes if one.id == "old")
    assert [(p.validity, p.first_day) for p in old.periods] == [(Validity.REPEALED, DAYS[5])]


def test_a_day_before_a_document_was_here_changed_nothing_here(index: Index, on: Clock) -> None:
    on(DAYS[0])
    index.publish([OLD])
    on(DAYS[7])
    index.publish([LATER])
    assert told(changes(index)) == [
        *[change for change in told(changes(index)) if change[2] == 7],
        ("added", "old", 0),
    ]
    assert sorted(told(changes(index))[:2]) == [("added", "later", 7), ("validity", "old", 7)]


def test_what_was_taken_down_and_put_back(index: Index, on: Clock) -> None:
    on(DAYS[0])
    index.publish([OLD, NEW])
    on(DAYS[1])
    take_down(index.settings, ["new"], "审核", only=True)
    found = changes(index, ChangeQuery(since=DAYS[1]))
    assert told(found) == [("taken_down", "new", 1)]
    assert (found.changes[0].document, found.changes[0].reason) == (None, "审核")
    on(DAYS[2])
    put_back(index.settings, ["new"], "完成")
    found = changes(index, ChangeQuery(since=DAYS[1]))
    assert told(found) == [("put_back", "new", 2), ("taken_down", "new", 1)]
    assert found.changes[0].document is not None


def test_kinds_choose(index: Index, on: Clock) -> None:
    on(DAYS[0])
    index.publish([OLD, NEW])
    on(DAYS[1])
    index.publish(removed=[("甲", "new")])
    removed = changes(index, ChangeQuery(kinds=(CollectionChange.REMOVED,)))
    assert told(removed) == [("removed", "new", 1)]
    assert (
        changes(index, ChangeQuery(kinds=(CollectionChange.TEXT, CollectionChange.REMOVED))).total
        == 1
    )


def test_pages_are_the_whole_list(index: Index, on: Clock) -> None:
    for number in range(3):
        on(DAYS[number])
        index.publish([document(f"{number}-{n}", "云川市公告", "公告。") for n in range(3)])
    on(DAYS[3])
    take_down(index.settings, ["1-1"], "审核", only=True)
    whole = told(changes(index))
    assert len(whole) == 10
    read: list[tuple[str, str, int]] = []
    cursor = None
    while True:
        found = changes(index, ChangeQuery(size=3, cursor=cursor))
        read += told(found)
        assert found.total == 10
        if (cursor := found.next_cursor) is None:
            break
    assert read == whole
    pages = [told(changes(index, ChangeQuery(start=start, size=4))) for start in (0, 4, 8)]
    assert [one for page in pages for one in page] == whole


@pytest.mark.parametrize("cursor", ["", "nonsense", "bm9uZQ"])
def test_a_cursor_of_no_answer_is_refused(index: Index, cursor: str) -> None:
    index.publish([OLD])
    with index.engine() as engine, pytest.raises(QueryError):
        engine.now().changes(ChangeQuery(cursor=cursor))


def test_a_view_tells_of_nothing_that_was_published_after_it(index: Index, on: Clock) -> None:
    on(DAYS[0])
    index.publish([OLD])
    with index.engine() as engine:
        view = engine.now()
        on(DAYS[1])
        index.publish([NEW])
        assert told(view.changes(ChangeQuery())) == [("added", "old", 0)]


def test_a_rebuild_keeps_the_first_days(index: Index, on: Clock) -> None:
    on(DAYS[0])
    index.publish([OLD])
    on(DAYS[1])
    index.publish([NEW])
    before = told(changes(index))
    _lose_all_but_the_log(index.settings.index_dir)
    on(DAYS[5])
    index.publish([OLD, NEW])
    assert told(changes(index)) == before
    on(DAYS[6])
    index.publish([document("a", "甲通知", "甲。")])
    assert told(changes(index)) == [("added", "a", 6), *before]


def test_what_is_restored_from_a_copy_keeps_its_first_days(
    index: Index, on: Clock, tmp_path: Path, engine_under_test: EngineUnderTest
) -> None:
    on(DAYS[0])
    index.publish([OLD])
    on(DAYS[1])
    index.publish([NEW])
    before, folder = told(changes(index)), index.settings.index_dir
    shutil.copytree(folder, tmp_path / "copy")
    on(DAYS[2])
    index.publish([document("a", "甲通知", "甲。")])
    shutil.rmtree(folder)
    on(DAYS[4])
    shutil.copytree(tmp_path / "copy", folder)
    assert told(changes(index)) == before
    with index.engine() as engine:
        assert engine.now().taken_up(["old", "new"]) == {
            "old": TakenUp(DAYS[0], or_before=False),
            "new": TakenUp(DAYS[1], or_before=False),
        }
    index.publish([document("a", "甲通知", "甲。")])
    day = 4 if engine_under_test.in_its_folder else 2  # a cluster had it all the time
    assert told(changes(index)) == [("added", "a", day), *before]


def test_an_older_copy_under_the_log_of_today_loses_no_first_day(
    index: Index, on: Clock, tmp_path: Path
) -> None:
    on(DAYS[0])
    index.publish([OLD])
    folder = index.settings.index_dir
    shutil.copytree(folder, tmp_path / "copy")
    on(DAYS[1])
    index.publish([NEW])
    log = (folder / LOG).read_bytes()
    shutil.rmtree(folder)
    shutil.copytree(tmp_path / "copy", folder)
    (folder / LOG).write_bytes(log)
    on(DAYS[4])
    index.publish([NEW])
    with index.engine() as engine:
        assert engine.now().taken_up(["old", "new"]) == {
            "old": TakenUp(DAYS[0], or_before=False),
            "new": TakenUp(DAYS[1], or_before=False),
        }


def test_a_rebuild_in_an_empty_folder_with_the_log_of_before(
    index: Index, on: Clock, tmp_path: Path
) -> None:
    on(DAYS[0])
    index.publish([OLD])
    on(DAYS[1])
    index.publish([NEW])
    folder = index.settings.index_dir
    log = (folder / LOG).read_bytes()
    shutil.rmtree(folder)
    folder.mkdir()
    (folder / LOG).write_bytes(log)
    on(DAYS[6])
    index.publish([NEW])
    index.publish([OLD])
    with index.engine() as engine:
        days = engine.now().taken_up(["old", "new"])
    assert {id: one.day for id, one in days.items()} == {"old": DAYS[0], "new": DAYS[1]}


def test_what_comes_of_sources_that_are_still_to_be_read_is_no_news(
    index: Index,
    on: Clock,
    engine_factory: EngineFactory,
    engine_under_test: EngineUnderTest,
) -> None:
    """A new index beside the log of another one: its sources are read one after the other."""
    others = [replace(NEW, source="乙"), replace(document("gone", "丙通知", "丙。"), source="乙")]
    on(DAYS[0])
    publish_source(index, "甲", OLD, document("a", "甲通知", "甲。"))
    on(DAYS[1])
    publish_source(index, "乙", *others)
    before = told(changes(index))
    new = engine_factory()
    new.settings.index_dir.mkdir(exist_ok=True)
    for name in (LOG, STATE):
        shutil.copy2(index.settings.index_dir / name, new.settings.index_dir / name)
    awaited = AwaitedSources({"甲": ["old", "a"], "乙": ["new", "gone"]})
    (new.settings.index_dir / AWAITED).write_text(awaited.to_json(), encoding="ascii")
    moment = datetime(2026, 11, 23, tzinfo=UTC).timestamp()
    os.utime(new.settings.index_dir / AWAITED, (moment, moment))
    on(DAYS[4])
    publish_source(new, "甲", OLD, document("a", "甲通知", "甲。"))
    assert told(changes(new)) == before
    on(DAYS[5])
    publish_source(new, "乙", others[0])
    assert told(changes(new)) == [("removed", "gone", 5), *before]
    on(DAYS[6])
    new.publish([document("b", "乙通知", "乙。")])
    assert told(changes(new)) == [("added", "b", 6), ("removed", "gone", 5), *before]
    engine_under_test.forget(new.settings)


def publish_source(index: Index, name: str, *documents: Document) -> None:
    """Publish the documents of a source as a run does, which notes that it was read."""
    with open_writer(index.settings) as writer:
        for one in documents:
            writer.add(writer.prepare(analyse(one)))
        writer.ledger.sources[name] = SourceState()
        writer.publish()


def test_an_index_without_a_log_begins_with_the_day_of_its_publication(
    index: Index, on: Clock
) -> None:
    on(DAYS[0])
    index.publish([OLD, document("a", "甲通知", "甲。")])
    (index.settings.index_dir / LOG).unlink()
    on(DAYS[3])
    assert changes(index).recorded_since is None
    index.publish([NEW], removed=[("甲", "a")])
    found = changes(index)
    assert sorted(told(found)) == [("added", "new", 3), ("removed", "a", 3), ("validity", "old", 3)]
    assert (found.recorded_since, found.older) == (DAYS[0], True)
    with index.engine() as engine:
        assert engine.now().taken_up(["old", "new"]) == {
            "old": TakenUp(DAYS[0], or_before=True),
            "new": TakenUp(DAYS[3], or_before=False),
        }


def test_a_log_that_lost_its_end_is_completed_by_comparing(index: Index, on: Clock) -> None:
    on(DAYS[0])
    index.publish([OLD])
    log = index.settings.index_dir / LOG
    whole = log.read_bytes()
    on(DAYS[1])
    index.publish([NEW])
    log.write_bytes(whole)
    on(DAYS[2])
    index.publish([document("a", "甲通知", "甲。")])
    assert sorted(told(changes(index))) == [
        ("added", "a", 2),
        ("added", "new", 1),
        ("added", "old", 0),
        ("validity", "old", 1),
    ]


def test_a_line_that_was_cut_off_is_written_again(index: Index, on: Clock) -> None:
    on(DAYS[0])
    index.publish([OLD])
    log = index.settings.index_dir / LOG
    on(DAYS[1])
    index.publish([NEW])
    log.write_bytes(log.read_bytes()[:-70])
    on(DAYS[2])
    index.publish([document("a", "甲通知", "甲。")])
    found = sorted(told(changes(index)))
    assert found[:3] == [("added", "a", 2), ("added", "new", 1), ("added", "old", 0)]


def test_a_search_for_what_was_taken_up_since_a_day(index: Index, on: Clock) -> None:
    on(DAYS[0])
    index.publish([OLD])
    on(DAYS[2])
    index.publish([NEW, document("a", "云川市犬只公告", "犬只公告。", written_on=date(1999, 1, 1))])

    def hits(day: date, text: str = "") -> set[str]:
        query = Query(
            parsed=parse(text) if text else ParsedText(),
            taken_up_since=day,
            match=Match.RANKED,
            sort=Sort.RELEVANCE,
        )
        with index.engine() as engine:
            view = engine.now()
            found = view.search(query)
            assert found.total == len(tuple(one for b in view.scan(query).batches for one in b))
        return {hit.id for hit in found.hits}

    assert hits(DAYS[0]) == {"old", "new", "a"}
    assert hits(DAYS[1]) == hits(DAYS[2]) == {"new", "a"}
    assert hits(DAYS[3]) == set()
    assert hits(DAYS[1], "犬只") == {"a"}
    assert hits(DAYS[1], "养犬") == {"new"}


def test_the_log_holds_no_titles_and_no_text(index: Index) -> None:
    index.publish([document("a", "涉及个人的标题", "正文写了什么。")])
    log = (index.settings.index_dir / LOG).read_text(encoding="utf-8")
    assert "涉及" not in log
    assert "正文" not in log


def _lose_all_but_the_log(folder: Path) -> None:
    for path in folder.iterdir():
        if path.is_dir():
            shutil.rmtree(path)
        elif path.name != LOG:
            path.unlink()


def test_a_line_that_cannot_be_read_costs_its_batch_alone(index: Index, on: Clock) -> None:
    for number in range(3):
        on(DAYS[number])
        index.publish([document(f"k{number}", "云川市公告", "公告。")])
    log = index.settings.index_dir / LOG
    log.write_bytes(log.read_bytes().replace(b'"id":"k1"', b'"id":"k1\x00'))
    assert told(changes(index)) == [("added", "k2", 2), ("added", "k0", 0)]
    (index.settings.index_dir / STATE).unlink()
    on(DAYS[5])
    index.publish([document("k3", "云川市公告", "公告。")])
    assert sorted(told(changes(index))) == [
        ("added", "k0", 0),
        ("added", "k1", 5),
        ("added", "k2", 2),
        ("added", "k3", 5),
    ]


def test_no_room_for_the_confirmation_loses_nothing(
    index: Index, on: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    on(DAYS[0])
    append = ChangeRecord._append

    def full(record: ChangeRecord, first: bytes, more: IO[bytes] | None = None) -> int:
        if first.startswith(b'{"published"'):
            raise OSError(28, "No space left on device")
        return append(record, first, more)

    with monkeypatch.context() as patched:
        patched.setattr(ChangeRecord, "_append", full)
        index.publish([OLD])
    assert told(changes(index)) == [("added", "old", 0)]
    on(DAYS[1])
    index.publish([document("a", "云川市公告", "公告。")])
    assert told(changes(index)) == [("added", "a", 1), ("added", "old", 0)]
