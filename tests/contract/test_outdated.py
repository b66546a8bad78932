"""An index of another version of the analysis: refused, kept whole, and derived again."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from corpus.document import Document
from indexer import analysis_version
from indexer.analysed_document import AnalysedDocument, analyse
from indexer.engines import check, open_writer
from indexer.errors import IndexStaleError
from indexer.freshness import derive_again, up_to_date_writer
from indexer.ledger import SourceState
from indexer.query.facets import UNSTATED, Facet
from indexer.query.model import Query
from indexer.results import MarkedDocument, RemovedDocument
from tests.contract.documents import document
from tests.contract.engines import Index, ids

DOCUMENTS = [
    document("k1", "养犬登记办法", "养犬应当登记。", "第二条 由公安机关登记。"),
    document("k2", "养犬收费办法", "登记收费。", document_number="云政规〔2019〕14号"),
    document("k3", "关于养犬的通知", "现将办法印发。", source="乙", id="k1"),
    document("k4", "关于收费的通知", "现将办法印发。"),
]


def other_version(monkeypatch: pytest.MonkeyPatch, name: str = "another version") -> None:
    """Stand for a program with other rules."""
    monkeypatch.setattr(analysis_version, "current", lambda: name)


@pytest.fixture
def published(index: Index) -> Index:
    """Four documents, one of them under another id than it asked for, and one removed since."""
    index.publish(DOCUMENTS, merge=False)
    index.publish([], [("甲", "k4")])
    with open_writer(index.settings) as writer:
        writer.ledger.sources["甲"] = SourceState(updated_at="2026-11-29T00:00:00+00:00")
        writer.publish()
    return index


def stored(index: Index) -> dict[str, Document]:
    """Each document as it is answered, by its id."""
    with index.engine() as engine:
        view = engine.now()
        found = {id: view.document(id) for id in ids(engine, Query(size=20))}
    return {id: one.document for id, one in found.items() if isinstance(one, MarkedDocument)}


def test_it_is_refused_and_said_to_be_stale(
    published: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = check(published.settings)
    assert (report.stale, report.made_by) == (False, report.program)
    other_version(monkeypatch)
    with pytest.raises(IndexStaleError) as caught, published.engine():
        pass
    report = check(published.settings)
    assert (report.stale, report.problems) == (True, ())
    assert report.made_by != report.program
    assert str(caught.value) == f"{report.made_by} / {report.program}"


def test_its_documents_come_back_as_they_were_given(
    published: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = stored(published)
    assert len(before) == 3
    other_version(monkeypatch)
    with open_writer(published.settings) as writer:
        assert writer.outdated == 3
        assert not list(writer.keys("甲"))
        back = list(writer.outdated_documents())
        assert {one.id: one for one in back} == before
        given = {(one.source, one.key): one for one in DOCUMENTS}
        assert [replace(one, id="") for one in back] == [
            replace(given[one.source, one.key], id="") for one in back
        ]
        assert set(writer.ledger.sources) == {"甲"}
        assert list(writer.ledger.removed) == ["k4"]
        assert not writer.lost_sources


def test_they_are_derived_again_and_published(
    published: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = stored(published)
    with published.engine() as engine:
        version = engine.now().version
    other_version(monkeypatch)
    with up_to_date_writer(published.settings) as (writer, derived):
        assert derived == 3
        assert writer.outdated == 0
        assert not list(writer.outdated_documents())
        assert writer.content_hash("乙", "k3") is not None
    assert stored(published) == before
    assert not check(published.settings).stale
    with published.engine() as engine:
        assert engine.now().version != version
        assert engine.now().statistics().analysis == "another version"
        assert isinstance(engine.now().document("k4"), RemovedDocument)
    with up_to_date_writer(published.settings) as (_, derived):
        assert derived == 0


def test_one_document_is_derived_again(index: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    index.publish(DOCUMENTS[:1])
    other_version(monkeypatch)
    with up_to_date_writer(index.settings) as (_, derived):
        assert derived == 1
    assert not check(index.settings).stale


def test_nothing_can_be_published_without_them(
    published: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = stored(published)
    with monkeypatch.context() as patched:
        other_version(patched)
        with open_writer(published.settings) as writer:
            writer.add(writer.prepare(analyse(document("k5"))))
            with pytest.raises(RuntimeError):
                writer.publish()
    assert stored(published) == before


def test_what_stops_in_the_middle_changes_nothing(
    published: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_: Any) -> None:
        raise KeyboardInterrupt

    before = stored(published)
    with monkeypatch.context() as patched:
        other_version(patched)
        with pytest.raises(KeyboardInterrupt), open_writer(published.settings) as writer:
            derive_again(writer, 1, stop)
    assert stored(published) == before


def test_the_new_rules_make_what_is_answered(index: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    def forgetful(one: Document) -> AnalysedDocument:
        made = analyse(one)
        return replace(made, facets={**made.facets, "kind": ()})

    def kinds() -> list[str]:
        with index.engine() as engine:
            return [value.value for value in engine.now().search(Query()).facets[Facet.KIND]]

    with monkeypatch.context() as patched:
        other_version(patched, "the version before")
        index.publish(forgetful(replace(one, kind="办法")) for one in DOCUMENTS[:2])
        assert kinds() == [UNSTATED]
    with up_to_date_writer(index.settings) as (_, derived):
        assert derived == 2
    assert kinds() == ["办法"]
