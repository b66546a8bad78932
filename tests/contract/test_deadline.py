"""A deadline cuts an answer short, whenever it passes: never what matches, and never unsaid."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count

import pytest

from corpus.document import Document
from indexer.comparison.compare_texts import compare_texts
from indexer.engine import Engine, View
from indexer.limits import deadline as deadlines
from indexer.limits.deadline import DeadlineExceededError, OptionalPart, deadline
from indexer.query.facets import Facet
from indexer.query.filters import Filters
from indexer.query.model import DateUnit, Match, Query
from indexer.results import SearchResult
from tests.contract.documents import document
from tests.contract.engines import asked

TEXTS = ("养犬 登记", "“登记”", "养犬 /20 登记", "SENT(养犬 登记)", "犬 OR 证", "登记 -养犬")
QUERIES = (
    *(asked(text, size=5, match=match) for text in TEXTS for match in Match),
    asked("养犬", size=5, fold=True, match=Match.RANKED),
    asked("登记", size=5, filters=Filters(topic=("公安",))),
)


class Ticks:
    """Clocks that go on by one whenever they are asked: a deadline of n passes at the n-th look."""

    def __init__(self) -> None:
        self._ticks = count()

    def thread_time(self) -> float:
        return float(next(self._ticks))

    perf_counter = thread_time


@pytest.fixture
def ticking(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let deadlines count looks instead of seconds."""
    monkeypatch.setattr(deadlines, "time", Ticks())


VERBS: dict[str, Callable[[View, Query], object]] = {
    "search": lambda view, query: view.search(query),
    "scan": lambda view, query: list(view.scan(query).batches),
    "histogram": lambda view, query: view.histogram(query, DateUnit.YEAR),
    "pivot": lambda view, query: view.pivot(query, DateUnit.YEAR, Facet.TOPIC),
    "facet_values": lambda view, query: view.facet_values(query, Facet.ISSUER, "市"),
}


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("text", TEXTS)
def test_no_time_at_all_is_refused(notices_engine: Engine, text: str, verb: str) -> None:
    view = notices_engine.now()
    with deadline(0), pytest.raises(DeadlineExceededError):
        VERBS[verb](view, asked(text, size=5))


def shown(result: SearchResult) -> tuple[object, ...]:
    """What no deadline may change."""
    ids = tuple(hit.id for hit in result.hits)
    return result.total, result.listed, result.further, ids, result.next_cursor


@pytest.mark.usefixtures("ticking")
@pytest.mark.parametrize("query", QUERIES, ids=lambda query: f"{query.text}-{query.match}")
def test_whenever_it_passes_what_matches_is_whole_or_refused(
    notices_engine: Engine, query: Query
) -> None:
    """Cut after each number of looks until nothing is missing any more."""
    view = notices_engine.now()
    whole = view.search(query)
    assert whole.left_out == ()
    ends = {"refused": 0, "cut": 0}
    ticks = 0
    while True:
        try:
            with deadline(ticks):
                found = view.search(query)
        except DeadlineExceededError:
            ends["refused"] += 1
        else:
            assert shown(found) == shown(whole)
            if not found.left_out:
                assert found.facets == whole.facets
                assert found.hits == whole.hits
                break
            ends["cut"] += 1
            if OptionalPart.FACETS in found.left_out:
                assert not found.facets
            else:
                assert found.facets == whole.facets
            if OptionalPart.SNIPPETS in found.left_out:
                assert not any(hit.snippets for hit in found.hits)
            else:
                assert found.hits == whole.hits
        ticks += max(1, ticks // 12)
    assert ends["refused"]
    assert ends["cut"]


def test_enough_time_changes_nothing(notices_engine: Engine) -> None:
    view = notices_engine.now()
    for query in QUERIES:
        with deadline(600):
            found = view.search(query)
        whole = view.search(query)
        assert (found.hits, found.facets, found.left_out) == (whole.hits, whole.facets, ())


def test_a_deadline_ends_with_what_it_was_set_for(notices_engine: Engine) -> None:
    with deadline(0), deadline(600):
        assert notices_engine.now().search(asked("养犬")).total
    assert notices_engine.now().search(asked("养犬")).total


CITED = "根据《养犬管理办法》第{}条“应当到公安机关登记第{}次”的规定，制定本办法。"
TEXTS_COMPARED = (
    "第{}条 养犬人应当在第{}日内到公安机关登记。",
    "第{}条 养犬人应当于{}日前到公安机关办理登记。",
)


def draft(citations: int) -> Document:
    """A draft that cites so many articles."""
    return document("draft", "本市养犬规定", *(CITED.format(n, n) for n in range(1, citations + 1)))


def compared(pieces: int) -> object:
    """Two texts of so many pieces, none of which are equal, compared."""
    old, new = (
        document("t", "办法", *(text.format(n, n) for n in range(1, pieces + 1))).parts
        for text in TEXTS_COMPARED
    )
    return list(compare_texts(old, new).rows)


GROWING: dict[str, Callable[[View, int], object]] = {
    "draft check": lambda view, size: view.check_draft(draft(size)),
    "comparison": lambda _, size: compared(size),
}


@pytest.mark.parametrize("answer", GROWING)
def test_no_time_for_a_draft_or_a_comparison_is_refused(
    notices_engine: Engine, answer: str
) -> None:
    view = notices_engine.now()
    with deadline(0), pytest.raises(DeadlineExceededError):
        GROWING[answer](view, 5)


@pytest.mark.parametrize("answer", GROWING)
def test_the_more_there_is_to_do_the_oftener_the_deadline_is_looked_at(
    notices_engine: Engine, answer: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    view, looks = notices_engine.now(), []
    for size in (10, 60):
        clock = Ticks()
        monkeypatch.setattr(deadlines, "time", clock)
        with deadline(10**6):
            GROWING[answer](view, size)
        looks.append(int(clock.thread_time()))
    assert looks[1] - looks[0] >= 2 * 50, "at least twice for each citation, or piece"
