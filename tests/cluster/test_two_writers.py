"""Two programs that write one index, each with a lock of its own: nothing is lost in silence."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from indexer.analysed_document import analyse
from indexer.engines import check, open_writer
from indexer.engines.opensearch.cluster.cluster_generations import Generations
from indexer.engines.opensearch.cluster.connection import connect
from indexer.engines.opensearch.open_index import OpenIndex
from indexer.engines.opensearch.write import draft_generation
from indexer.engines.opensearch.write.opensearch_writer import OpenSearchWriter
from indexer.errors import PublishedMeanwhileError
from indexer.settings import Settings
from search_app.wording.index import INDEX_ERRORS
from tests.contract.documents import document
from tests.contract.engines import Index


@pytest.fixture
def place(cluster_url: str, tmp_path: Path) -> Iterator[Callable[[str], Index]]:
    """Gives the index as a machine of some name has it, with a folder of its own."""

    def at(name: str) -> Index:
        return Index(
            Settings(
                engine="opensearch",
                index_dir=tmp_path / name,
                opensearch_hosts=(cluster_url,),
                opensearch_index="two",
            )
        )

    yield at
    connect(at("end").settings).call("DELETE", "/two,two-*", ignore_unavailable="true")


def generations(index: Index) -> Generations:
    return Generations(connect(index.settings), index.settings)


def keys(index: Index) -> set[str]:
    """The keys of what is published."""
    name, _ = generations(index).current()
    found = OpenIndex(connect(index.settings), name).scan({"match_all": {}}, stored=("key",))
    return {stored["key"] for _, _, stored in found}


def add(writer: OpenSearchWriter, key: str) -> None:
    writer.add(writer.prepare(analyse(document(key))))


def opened(index: Index) -> OpenSearchWriter:
    writer = open_writer(index.settings)
    assert isinstance(writer, OpenSearchWriter)
    return writer


def test_who_starts_from_what_was_replaced_meanwhile_publishes_nothing(
    place: Callable[[str], Index],
) -> None:
    one, other = place("one"), place("other")
    one.publish([document("a"), document("b")])
    with pytest.raises(PublishedMeanwhileError), opened(one) as writer:
        other.publish([document("c")])
        writer.delete("甲", "a")
        writer.publish()
    assert keys(one) == {"a", "b", "c"}
    assert check(one.settings).problems == ()
    one.publish(removed=[("甲", "a")])
    assert keys(other) == {"b", "c"}
    assert None not in generations(one).every().values()


@pytest.mark.parametrize("begun", [False, True])
def test_two_first_publications_are_not_mixed(place: Callable[[str], Index], begun: bool) -> None:
    one, other = place("one"), place("other")
    with pytest.raises(PublishedMeanwhileError), opened(one) as writer:
        add(writer, "a")
        if begun:
            writer.verify()
        other.publish([document("b")])
        writer.publish()
    assert keys(one) == {"b"}
    assert set(generations(one).every()) == {2 if begun else 1}


def test_a_start_elsewhere_leaves_what_is_being_written(place: Callable[[str], Index]) -> None:
    one, other = place("one"), place("other")
    one.publish([document("a")])
    with opened(one) as writer:
        add(writer, "b")
        writer.verify()
        with opened(other):
            pass
        writer.publish()
    assert keys(other) == {"a", "b"}


def test_a_draft_of_an_own_run_that_was_killed_is_deleted(place: Callable[[str], Index]) -> None:
    one = place("one")
    one.publish([document("a")])
    killed = draft_generation.DraftGeneration(
        generations(one), one.settings, generations(one).current()[1]
    )
    assert killed.number == 2
    with opened(place("other")):
        assert set(generations(one).every()) == {1, 2}
    with opened(one):
        assert set(generations(one).every()) == {1}


def test_nothing_is_written_where_the_draft_is_gone(place: Callable[[str], Index]) -> None:
    one = place("one")
    one.publish([document("a")])
    with pytest.raises(PublishedMeanwhileError), opened(one) as writer:
        add(writer, "b")
        writer.verify()
        generations(one).delete(2)
        add(writer, "c")
        writer.publish()
    assert set(generations(one).every()) == {1}
    assert not connect(one.settings).call("GET", "/two-*/_alias/two-draft-*")
    assert keys(one) == {"a"}


def test_a_base_that_was_deleted_since_is_told_as_such(place: Callable[[str], Index]) -> None:
    one, other = place("one"), place("other")
    one.publish([document("a")])
    with pytest.raises(PublishedMeanwhileError), opened(one) as writer:
        for number in range(4):
            other.publish([document(f"n{number}")])
        add(writer, "b")
        writer.publish()
    assert keys(one) == {"a", "n0", "n1", "n2", "n3"}


def test_an_answer_that_did_not_come_is_no_other_publication(
    place: Callable[[str], Index], monkeypatch: pytest.MonkeyPatch
) -> None:
    one = place("one")
    one.publish([document("a")])
    connection = connect(one.settings)
    call = connection.call

    def twice(method: str, path: str, *more: object, **options: object) -> object:
        if path == "/_aliases":
            call(method, path, *more, **options)  # type: ignore[arg-type]
        return call(method, path, *more, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(connection, "call", twice)
    one.publish([document("b")])
    assert keys(one) == {"a", "b"}


def test_going_back_does_not_undo_what_came_meanwhile(place: Callable[[str], Index]) -> None:
    one, other = place("one"), place("other")
    one.publish([document("a")])
    one.publish([document("b")])
    seen = generations(one).aliased()
    other.publish([document("c")])
    with pytest.raises(PublishedMeanwhileError):
        generations(one).publish(1, seen)
    assert keys(one) == {"a", "b", "c"}


def test_the_error_says_what_to_do() -> None:
    assert "请再运行一次" in INDEX_ERRORS[PublishedMeanwhileError]
