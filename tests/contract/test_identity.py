"""Ids stay, are never shared, and are remembered when their document is gone."""

from __future__ import annotations

from datetime import timedelta

import pytest

from indexer.analysed_document import analyse, content_hash
from indexer.engines import open_engine, open_writer
from indexer.errors import IndexBusyError, IndexMissingError
from indexer.query.model import Query
from indexer.results import MarkedDocument, RemovedDocument
from indexer.today import now
from tests.contract.documents import document
from tests.contract.engines import Index, asked, ids


def test_two_sources_with_the_same_record_id(index: Index) -> None:
    first = document("r1", "养犬甲", source="甲")
    second = document("r1", "养犬乙", source="乙")
    with open_writer(index.settings) as writer:
        given = [
            writer.add(writer.prepare(analyse(first))),
            writer.add(writer.prepare(analyse(second))),
        ]
        assert list(writer.collisions) == [("乙", "r1", "r1")]
        writer.publish()
    assert given[0] == "r1"
    assert len(set(given)) == 2
    again = index.publish([document("r1", "养犬乙乙", source="乙")])
    assert again["乙", "r1"] == given[1]
    with index.engine() as engine:
        for id, title in zip(given, ("养犬甲", "养犬乙乙"), strict=True):
            found = engine.now().document(id)
            assert isinstance(found, MarkedDocument)
            assert (found.document.id, found.document.title) == (id, title)
        assert set(ids(engine, asked("养犬"))) == set(given)


def test_a_removed_document_is_remembered_and_comes_back_under_its_id(index: Index) -> None:
    one, other = document("k1", "养犬", id="one"), document("k2", "养犬")
    index.publish([one, other])
    before = now() - timedelta(seconds=2)
    index.publish(removed=[("甲", "k1")])
    with index.engine() as engine:
        gone = engine.now().document("one")
        assert ids(engine, asked("养犬")) == ["k2"]
        assert engine.now().document("k1") is None
    assert isinstance(gone, RemovedDocument)
    assert gone.id == "one"
    assert before <= gone.removed_at <= now()
    assert index.publish([document("k1", "养犬", id="asks-for-another")]) == {("甲", "k1"): "one"}
    with index.engine() as engine:
        assert isinstance(engine.now().document("one"), MarkedDocument)
        assert set(ids(engine, asked("养犬"))) == {"one", "k2"}


def test_the_id_of_a_removed_document_is_not_given_to_another(index: Index) -> None:
    index.publish([document("k1", id="one")])
    index.publish(removed=[("甲", "k1")])
    with open_writer(index.settings) as writer:
        id = writer.add(writer.prepare(analyse(document("k9", source="乙", id="one"))))
        assert list(writer.collisions) == [("乙", "k9", "one")]
        writer.publish()
    assert id != "one"
    with index.engine() as engine:
        assert isinstance(engine.now().document("one"), RemovedDocument)
        assert isinstance(engine.now().document(id), MarkedDocument)


def test_a_changed_document_keeps_its_id_and_loses_its_old_text(index: Index) -> None:
    index.publish([document("k1", "养犬", "旧文")])
    assert index.publish([document("k1", "养犬", "新文", id="another")]) == {("甲", "k1"): "k1"}
    with index.engine() as engine:
        assert ids(engine, asked("“旧文”")) == []
        assert ids(engine, asked("“新文”")) == ["k1"]
        assert engine.now().search(Query()).total == 1


def test_a_document_added_twice_in_one_change_is_there_once(index: Index) -> None:
    index.publish([document("k1", "养犬", "旧文"), document("k1", "养犬", "新文")])
    with index.engine() as engine:
        assert engine.now().search(Query()).total == 1
        assert ids(engine, asked("“新文”")) == ["k1"]


def test_added_and_deleted_in_one_change(index: Index) -> None:
    with open_writer(index.settings) as writer:
        writer.add(writer.prepare(analyse(document("k1", "养犬"))))
        writer.delete("甲", "k1")
        writer.add(writer.prepare(analyse(document("k2", "养犬"))))
        writer.publish()
    with index.engine() as engine:
        assert ids(engine, asked("养犬")) == ["k2"]
        assert isinstance(engine.now().document("k1"), RemovedDocument)


def test_deleted_and_added_again_in_one_change(index: Index) -> None:
    again = document("k1", "养犬", "新文")
    index.publish([document("k1", "养犬", "旧文", id="one")])
    assert index.publish([again], [("甲", "k1")]) == {("甲", "k1"): "one"}
    with index.engine() as engine:
        assert ids(engine, asked("养犬 新文")) == ["one"]


def test_a_writer_knows_what_is_there(index: Index) -> None:
    one, two = document("k1", "养犬"), document("k2", "登记", source="乙")
    index.publish([one])
    with open_writer(index.settings) as writer:
        assert list(writer.keys("甲")) == ["k1"]
        assert list(writer.keys("乙")) == []
        assert writer.content_hash("甲", "k1") == content_hash(one)
        assert writer.content_hash("乙", "k2") is None
        writer.add(writer.prepare(analyse(two)))
        assert list(writer.keys("乙")) == ["k2"]
        assert writer.content_hash("乙", "k2") == content_hash(two)
        writer.delete("甲", "k1")
        assert list(writer.keys("甲")) == []
        assert writer.content_hash("甲", "k1") is None


@pytest.mark.parametrize("how", ["end", "error", "roll_back"])
def test_what_is_not_published_is_forgotten(index: Index, how: str) -> None:
    index.publish([document("k1", "养犬")])
    with index.engine() as engine:
        version = engine.now().version
    try:
        with open_writer(index.settings) as writer:
            writer.add(writer.prepare(analyse(document("k2", "养犬"))))
            writer.delete("甲", "k1")
            if how == "roll_back":
                writer.roll_back()
            if how == "error":
                raise ValueError(how)
    except ValueError:
        pass
    with index.engine() as engine:
        assert ids(engine, asked("养犬")) == ["k1"]
        assert engine.now().document("k2") is None
        assert engine.now().version == version
    index.publish([document("k3", "养犬")])
    with index.engine() as engine:
        assert set(ids(engine, asked("养犬"))) == {"k1", "k3"}


def test_a_second_writer_is_refused_at_once(index: Index) -> None:
    with open_writer(index.settings) as first:
        with pytest.raises(IndexBusyError), open_writer(index.settings):
            pass
        first.add(first.prepare(analyse(document("k1", "养犬"))))
        first.publish()
    index.publish([document("k2", "养犬")])
    with index.engine() as engine:
        assert set(ids(engine, asked("养犬"))) == {"k1", "k2"}


def test_there_is_nothing_to_open_before_the_first_publication(index: Index) -> None:
    with pytest.raises(IndexMissingError):
        open_engine(index.settings)


def test_the_version_changes_with_the_documents(index: Index) -> None:
    versions = set()
    for number in range(3):
        index.publish([document(f"k{number}")])
        with index.engine() as engine:
            versions.add(engine.now().version)
            assert engine.now().search(Query()).index_version == engine.now().version
    assert len(versions) == 3
