"""The same documents give the same answers in the same order, whatever the index went through."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import fields, is_dataclass, replace
from datetime import date
from typing import Any

import pytest

from corpus.document import Document
from indexer.analysed_document import AnalysedDocument, analyse
from indexer.engine import View
from indexer.engines import open_engine
from indexer.query.facets import Facet
from indexer.query.filters import Filters
from indexer.query.model import DateUnit, Query, Scope, Sort
from indexer.takedown import put_back, take_down
from tests.contract.conftest import EngineFactory
from tests.contract.documents import (
    ISSUERS,
    KINDS,
    MARKS,
    RANKS,
    REGIONS,
    TOPICS,
    WORDS,
    Change,
    document,
)
from tests.contract.engines import EngineUnderTest, Index, asked

TRIALS = 60
SOURCES = ("甲", "乙")
SUBJECTS = {
    "养犬登记": "饲养犬要免疫，饲养地公安机关办证。免疫每年一次，免疫证随身携带，饲养人牵引。",
    "生活垃圾分类": "厨余垃圾沥干后投放，厨余垃圾日产日清。可回收物交给回收站，有害垃圾另存。",
    "住房公积金提取": "缴存职工购买住房的，可以提取公积金。提取额度不超过缴存余额。",
}
COPIED = "".join(
    f"{who}应当在{days}日内到{organ}办理养犬登记，并交验{paper}和免疫证明。"
    for who, days, organ, paper in (
        *(("城区居民", 10, "公安派出所", "身份证"), ("新入户的单位", 15, "区公安局", "营业执照")),
        *(("搬迁的饲养人", 20, "迁入地派出所", "居住证"), ("转让犬只的人", 5, "原机关", "协议")),
    )
)
RULES = ("云川市养犬管理办法", "云川市城市绿化条例", "青岚市机动车停放规定")
NOT_HELD = "云川市渣土运输管理规定"
"""What documents rest on and repeal, and none of them is."""
TEXTS = ("养犬", "登记 管理", "犬", "公积金 提取 办法", "云政办〔2018〕3号", "垃圾 OR 环境", "通知")
DAYS = tuple(date(year, month, 5) for year in range(2016, 2021) for month in (1, 7))

NOT_OF_THE_DOCUMENTS = {"index_version", "took_ms", "next_cursor", "published_at", "query"} | {
    "indexed_on"
}
"""What an answer says of the publication, or of the question."""


@pytest.mark.parametrize("seed", range(TRIALS))
def test_a_history_leaves_no_trace(
    engine_factory: EngineFactory, engine_under_test: EngineUnderTest, seed: int
) -> None:
    chance = random.Random(seed)
    index, documents = engine_factory(), Collection(chance)
    for step in range(chance.randint(2, 3)):
        change = documents.change(first=not step)
        index.publish(change.added, change.removed, merge=chance.random() < 0.4)
        if chance.random() < 0.5:
            documents.take_down(index)
    if chance.random() < 0.3:
        documents.put_back(index)
    left = list(documents.there.values())
    chance.shuffle(left)
    fresh = engine_factory()
    fresh.publish(left)
    with closing(open_engine(index.settings)) as old, closing(open_engine(fresh.settings)) as new:
        ids = [one.id for one in left]
        both = zip(QUESTIONS, answers(old.now(), ids), answers(new.now(), ids), strict=True)
        assert [name for name, before, after in both if before != after] == []
    for one in (index, fresh):
        engine_under_test.forget(one.settings)


class Collection:
    """Random documents that come, change and go; `there` are those in sight, by identity."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self.there: dict[tuple[str, str], AnalysedDocument] = {}
        self._down: dict[tuple[str, str], AnalysedDocument] = {}

    def change(self, *, first: bool) -> Change:
        """Add, replace and remove some."""
        chance = self._chance
        removed = () if first else tuple(chance.sample(sorted(self.there), len(self.there) // 5))
        for identity in removed:
            del self.there[identity]
        keys = chance.sample(range(40), 18 if first else chance.randint(1, 12))
        added = [notice(chance, number) for number in keys]
        added = [
            one
            for one in added
            if (one.source, one.key) not in self._down and (one.source, one.key) not in removed
        ]
        self.there |= {(one.source, one.key): analyse(one) for one in added}
        return Change(tuple(added), removed)

    def take_down(self, index: Index) -> None:
        """Take one out of sight, and no copy with it."""
        identity = self._chance.choice(sorted(self.there))
        self._down[identity] = self.there.pop(identity)
        take_down(index.settings, [self._down[identity].id], "测试", only=True)

    def put_back(self, index: Index) -> None:
        """Show again what was taken down first."""
        for identity, one in list(self._down.items())[:1]:
            put_back(index.settings, [one.id], "测试")
            self.there[identity] = self._down.pop(identity)


def notice(chance: random.Random, number: int) -> Document:
    """A document of one of several kinds, by its number; the rest of it is random."""
    source = SOURCES[number % 3 == 0]
    options: dict[str, Any] = {
        "written_on": chance.choice((*DAYS, None)),
        "published_on": chance.choice((*DAYS, None)),
        "issuers": tuple(chance.sample(ISSUERS, chance.randrange(3))),
        "kind": chance.choice((*KINDS, None)),
        "topics": tuple(chance.sample(TOPICS, chance.randrange(3))),
        "rank": chance.choice((*RANKS, None)),
        "region": chance.choice((*REGIONS, None)),
    }
    if chance.random() < 0.6:
        own = f"云政办〔{chance.randrange(2016, 2021)}〕{chance.randrange(1, 9)}号"
        options |= {"document_number": own, "document_numbers": (own,)}
    title, text = sentence(chance, 2, 4), sentence(chance, 0, 40)
    if number % 5 in (1, 2):  # of one organ, so that it is certain who is meant
        options |= {"issuers": ISSUERS[:1], "region": REGIONS[2], "written_on": chance.choice(DAYS)}
    match number % 5:
        case 0:
            title, text = "关于做好养犬登记工作的通知", COPIED + chance.choice(("", "特此通知。"))
            options |= {"issuers": (), "rank": chance.choice((None, RANKS[2]))}
            options |= {"document_number": None, "document_numbers": (), "written_on": None}
            options |= {"published_on": date(2019, 8, chance.choice((1, 5, 20)))}
        case 1:
            title, text = chance.choice(RULES), f"第一条 为了管理，制定本规则。{text}"
        case 2:
            rule, other = chance.sample((*RULES, NOT_HELD), 2)
            text = f"根据《{rule}》和云政办〔2018〕{chance.randrange(1, 9)}号办理。{text}"
            if chance.random() < 0.7:
                text += f"《{other}》同时废止。"
        case 3:
            subject = chance.choice(tuple(SUBJECTS))
            title, text = f"关于做好{subject}工作的通知", SUBJECTS[subject] + text
    return document(f"n{number}", title, text, sentence(chance, 0, 5), source=source, **options)


def sentence(chance: random.Random, least: int, most: int) -> str:
    return "".join(
        chance.choice(WORDS) + chance.choice(MARKS) for _ in range(chance.randint(least, most))
    )


QUERIES = [
    *(asked(text, size=100) for text in TEXTS),
    *(asked(text, Scope.TITLE, size=100) for text in TEXTS[:2]),
    *(asked(text, Scope.BODY, size=3, fold=True) for text in TEXTS[1:3]),
    *(asked("养犬", size=100, sort=sort) for sort in Sort),
    Query(size=100),
    Query(size=100, fold=True),
    asked("登记", size=100, filters=Filters(kind=("通知",), region=("云川省",))),
    asked("登记", size=100, filters=Filters(validity=("废止",), year=("1990", "2018"))),
]
DRAFT = document(
    "draft",
    "关于养犬的通知",
    "".join(f"根据《{rule}》办理。" for rule in (*RULES, NOT_HELD)),
    "按照云政办〔2018〕3号和云政办〔2019〕4号执行。",
)
QUESTIONS = [
    *(f"search {query.text} {query.scope} {query.sort} {query.filters}" for query in QUERIES),
    *("scan", "facet values", "histogram", "pivot", "suggestions", "narrowed suggestions"),
    *("weights", "draft", "clean-up", "statistics", "same texts", "relations"),
]


def answers(view: View, ids: Sequence[str]) -> Iterator[Any]:
    """What a view answers to each of `QUESTIONS`, `ids` being all that are there, in any order."""
    everything = Query(fold=True)
    for query in QUERIES:
        yield plain(view.search(query))
    yield [plain(hit) for batch in view.scan(asked("养犬 OR 登记")).batches for hit in batch]
    yield [plain(view.facet_values(Query(), facet, "")) for facet in Facet]
    yield plain(view.histogram(everything, DateUnit.MONTH))
    yield plain(view.pivot(everything, DateUnit.YEAR, Facet.ISSUER))
    yield [view.suggest(text) for text in ("养", "关于", "云川", "养犬 登记", "通")]
    yield [view.suggest(text, 2, Query(filters=Filters(source=("甲",)))) for text in ("养", "关")]
    yield [view.explain(query).steps for query in QUERIES[5:9]]
    yield plain(view.check_draft(DRAFT))
    yield [plain(one) for one in view.clean_up(Query(), 4000).documents]
    yield replace(
        view.statistics(), index_version="", published_at=view.published_at.min, sources=()
    )
    yield [(id, view.duplicates(id)) for id in sorted(ids)]
    yield [(id, plain(view.relations(id))) for id in sorted(ids)[::2]]


def plain(value: object) -> object:
    """A value as tuples and dictionaries, without what it says of the publication."""
    if is_dataclass(value):
        return {
            field.name: plain(getattr(value, field.name))
            for field in fields(value)
            if field.name not in NOT_OF_THE_DOCUMENTS
        }
    if isinstance(value, dict):
        return {key: plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [plain(each) for each in value]
    return value
