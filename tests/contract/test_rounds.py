"""How often an index is asked for one answer: in a few rounds, however long the answer is.

An engine on another machine answers a round at once, so what an answer costs there is its rounds.
Each of a round's look-ups has to be one request whatever it is asked about: their number may not
grow with the collection, or with the length of the list that comes out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any, TypeVar, cast

import pytest

from corpus.document import Document, Rank
from indexer.answers.clean_up import CleanUp
from indexer.answers.document_relations import Asked, DocumentRelations, IndexState
from indexer.answers.draft_check import draft_check
from indexer.answers.explanations import all_explained
from indexer.answers.history.expiring_documents import ExpiringDocuments
from indexer.answers.history.listed_changes import listed_changes
from indexer.answers.history.listed_effects import ListedEffects
from indexer.answers.history.series_of_numbers import SeriesOfNumbers
from indexer.answers.snapshot_answers import scan
from indexer.answers.versions.document_versions import document_versions
from indexer.answers.versions.kept_works import KeptWorks
from indexer.answers.versions.newer_versions import newer_versions
from indexer.changes.change_log import NO_LOG, ChangeLog
from indexer.changes.history import History
from indexer.engine import Engine
from indexer.query.change_query import ChangeQuery
from indexer.query.effect_query import EffectQuery
from indexer.query.expiry_query import ExpiryQuery
from indexer.query.facets import Facet
from indexer.query.model import Query
from indexer.query.series_query import SeriesQuery
from indexer.relations.effect_kinds import EffectKind
from indexer.relations.rounds import Task, run
from indexer.relations.shelf import AsOf, ResolvedQuery
from indexer.relations.works.finding import work_of
from indexer.results import Scan
from indexer.snapshot import Ranked, Snapshot
from indexer.today import today
from tests.contract.conftest import EngineFactory
from tests.contract.documents import document
from tests.contract.engines import snapshot_of

T = TypeVar("T")

TODAY = date(2024, 3, 1)
ASOF = AsOf(TODAY, TODAY)
QUERY = ResolvedQuery(Query(asked_on=TODAY))
CITY, FORMER = "云川市人民政府", "云川市质量技术监督局"
SMALL, LARGE = 3, 30
"""How many documents of each kind a collection has."""


def rule(key: str, number: int, title: str, *paragraphs: str, **fields: Any) -> Document:
    """A rule of a year that follows from its number."""
    own = f"云政规〔{2010 + number % 10}〕{number}号"
    day = fields.pop("day", date(2010 + number % 10, 5, 1))
    usual = {"issuers": (CITY,), "kind": "办法", "rank": Rank.NORMATIVE, "effective_on": day}
    own_fields = {"document_number": own, "document_numbers": (own,), "written_on": day}
    return document(key, title, *paragraphs, **own_fields, **usual | fields)


def collection(size: int) -> list[Document]:
    """A rule with `size` citers, amendments and citations of its own, and lists as long."""
    dogs, gone = "《云川市养犬管理办法》", "《云川市渣土运输管理规定》"
    named = "、".join(f"《云川市第{n}类场所管理规定》" for n in range(size))
    found = [
        rule("dogs", 1, "云川市养犬管理办法", f"根据{named}，制定本办法。", "养犬应当登记。"),
        rule("ends", 9, "云川市文明养犬管理办法", f"{dogs}同时废止。{gone}同时废止。"),
    ]
    for n in range(size):
        found += [
            rule(f"place{n}", 100 + n, f"云川市第{n}类场所管理规定", "场所应当整洁。"),
            rule(f"cites{n}", 1000 + n, f"云川市第{n}类犬只管理办法", f"根据{dogs}，制定本办法。"),
            rule(f"rests{n}", 2000 + n, f"云川市第{n}类车辆管理办法", f"根据{gone}，制定本办法。"),
            rule(
                f"amends{n}",
                3000 + n,
                f"云川市人民政府关于修改{dogs}的决定（{n}）",
                f"{dogs}作如下修改：第一条修改为：“养犬应当办证{n}。”",
            ),
            rule(
                f"term{n}",
                4000 + n,
                f"云川市第{n}类夜间施工规定",
                "本规定自2021年4月1日起施行，有效期3年。",
                day=date(2021, 4, 1),
            ),
            rule(
                f"version{n}",
                6000 + n,
                "云川市公园管理办法",
                f"公园第{n}版。",
                rank=Rank.RULE,
                effective_on=date(2010, 1, 1),
                day=date(2011, 1 + n % 12, 1),
            ),
            rule(f"former{n}", 5000 + n, f"第{n}类产品质量规定", "保证质量。", issuers=(FORMER,)),
            document(
                f"reading{n}",
                f"《云川市第{n}类场所管理规定》解读",
                "场所整洁，居民安心。",
                rank=Rank.INTERPRETATION,
                published_on=date(2023, 5, 1),
            ),
        ]
    return found


class CountingSnapshot:
    """Hands every question on, and counts the verbs that were asked in the last of `rounds`."""

    def __init__(self, snapshot: Snapshot, rounds: list[Counter[str]]) -> None:
        self._snapshot = snapshot
        self._rounds = rounds

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401
        verb = getattr(self._snapshot, name)
        if not callable(verb):
            return verb

        def counted(*arguments: Any, **named: Any) -> Any:  # noqa: ANN401
            self._rounds[-1][name] += 1
            return verb(*arguments, **named)

        return counted


@dataclass
class Asking:
    """Runs tasks over a snapshot; `rounds` are the verbs that each round asked."""

    snapshot: Snapshot
    rounds: list[Counter[str]] = field(default_factory=list)
    index_dir: Path = Path()

    @property
    def counting(self) -> Snapshot:
        """The snapshot, counted."""
        return cast(Snapshot, CountingSnapshot(self.snapshot, self.rounds))

    def run(self, task: Task[T]) -> T:
        """Run a task; what it returns."""
        return run(task, self.counting, lambda _: self.rounds.append(Counter()))

    def scan(self, query: ResolvedQuery, start: int, stop: int) -> Scan:
        """A scan is a round, and what is shown of each batch of hits another one."""
        self.rounds.append(Counter())
        found = scan(self.counting, query, max(1, stop - start), start, stop)

        def batches() -> Iterator[Any]:
            while True:
                self.rounds.append(Counter())
                batch = next(found.batches, None)
                if batch is None:
                    self.rounds.pop()
                    return
                yield batch

        return replace(found, batches=batches())

    @property
    def state(self) -> IndexState:
        """Of which index answers are."""
        return IndexState(self.snapshot.version, self.snapshot.published_at.date())


def document_page(asking: Asking) -> int:
    """A page of a document; how many documents it names in its lists."""
    asked = Asked(id="dogs", asof=ASOF, size=1000)
    found = asking.run(DocumentRelations(asking.state).of(asked))
    assert found is not None
    lists = (found.cited_by, found.citations, found.effects_on_this)
    assert all(lists)
    return min(map(len, lists))


def clean_up_list(asking: Asking) -> int:
    """A clean-up list, read to its end; how long it is."""
    issuers = asking.snapshot.facet_names(Facet.ISSUER)
    found = asking.run(CleanUp(asking.state, issuers, asking.scan).of(QUERY, ASOF, 60))
    reasons = Counter(one.reason for one in found.documents)
    assert len(reasons) == 3
    return min(reasons.values())


def checked_draft(asking: Asking) -> int:
    """A draft that names many documents; how many it names."""
    size = asking.snapshot.size
    text = (
        "根据" + "、".join(f"《云川市第{n}类场所管理规定》" for n in range(size)) + "，通知如下。"
    )
    draft = document(
        "draft", "云川市人民政府关于场所的通知", text, "按照《云川市养犬管理办法》执行。"
    )
    found = asking.run(draft_check(draft, ASOF, asking.state))
    return len(found.references)


def work(asking: Asking) -> int:
    """The work of a rule; how many versions it has."""
    (document,) = asking.snapshot.find(("version0",)).values()
    found = asking.run(work_of(document, TODAY))
    assert found is not None
    return len(found.versions)


def versions_of_document(asking: Asking) -> int:
    """A document among the versions of its rule; how many there are."""
    found = asking.run(document_versions("version0", ASOF, KeptWorks()))
    assert found is not None
    return len(found.versions)


def newer_versions_of_hits(asking: Asking) -> int:
    """The newer versions of all documents; how many have one."""
    size = asking.snapshot.size
    refs = asking.snapshot.newest([one.ref for one in _everything(asking)], 0, size)
    return len(asking.run(newer_versions(refs, ASOF, KeptWorks())))


def _everything(asking: Asking) -> Sequence[Ranked]:
    return asking.snapshot.ranked(QUERY, 0, asking.snapshot.size).page


def table_of_effects(asking: Asking) -> int:
    """The table of effects; how many rows it has."""
    asked = EffectQuery(kinds=(EffectKind.AMEND,), size=1000)
    found = asking.run(ListedEffects(asking.state).of(asked, ASOF, NO_LOG))
    return len(found.effects)


def ends_of_terms(asking: Asking) -> int:
    """What ends soon; how many documents do."""
    asked = ExpiryQuery(size=1000)
    found = asking.run(ExpiringDocuments(asking.state).of(asked, ASOF, NO_LOG))
    return len(found.expiries)


def series_of_numbers(asking: Asking) -> int:
    """A year of a code; how many numbers the code has."""
    asked = SeriesQuery("云政规", "2010", size=1000)
    found = asking.run(SeriesOfNumbers(asking.state).of(asked, ASOF))
    assert len(found.numbers) == found.total > 0
    return sum(one.held for one in found.years)


def rules_with_a_reading(asking: Asking) -> int:
    """All rules that have a reading; how many there are."""
    return len(asking.run(all_explained()))


def changes(asking: Asking) -> int:
    """The changes of the collection; how many there are."""
    history = History(ChangeLog(asking.index_dir, asking.state.version))
    asked, now = ChangeQuery(size=1000), AsOf(today(), today())
    return len(asking.run(listed_changes(history, asked, now, asking.state.version)).changes)


ANSWERS: dict[str, tuple[Callable[[Asking], int], int]] = {
    "document page": (document_page, 8),
    "clean-up list": (clean_up_list, 12),
    "draft check": (checked_draft, 8),
    "work": (work, 10),
    "versions of a document": (versions_of_document, 13),
    "newer versions of hits": (newer_versions_of_hits, 13),
    "table of effects": (table_of_effects, 5),
    "ends of terms": (ends_of_terms, 6),
    "series of numbers": (series_of_numbers, 3),
    "rules with a reading": (rules_with_a_reading, 3),
    "changes": (changes, 4),
}
"""How each answer is asked for, and the most rounds that it may take."""


@pytest.mark.parametrize("name", ANSWERS)
def test_an_answer_takes_a_few_rounds_however_long_it_is(
    engine_factory: EngineFactory, name: str
) -> None:
    answer, most_rounds = ANSWERS[name]
    rounds, lengths = [], []
    for size in (SMALL, LARGE):
        index = engine_factory()
        index.publish(collection(size))
        with index.engine() as engine:
            asking = Asking(snapshot_of(engine), index_dir=index.settings.index_dir)
            lengths.append(answer(asking))
            rounds.append(asking.rounds)
    assert lengths[1] > 8 * lengths[0] > 0
    assert len(rounds[0]) <= most_rounds
    assert rounds[1] == rounds[0]


@pytest.mark.parametrize("id", ["n3", "n42", "n150"])
def test_a_page_of_the_notices_takes_a_few_rounds(notices_engine: Engine, id: str) -> None:
    asking = Asking(snapshot_of(notices_engine))
    asking.run(DocumentRelations(asking.state).of(Asked(id=id, asof=ASOF)))
    assert 1 < len(asking.rounds) <= ANSWERS["document page"][1]
