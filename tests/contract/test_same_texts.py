"""The same text on several sites: found as one, listed once where asked, and never lost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from corpus.document import Document
from indexer.engine import Engine
from indexer.query.facets import Facet
from indexer.query.filters import Filters
from indexer.query.model import DateUnit, ParsedText, Query, Sort, Word
from tests.contract.conftest import EngineFactory
from tests.contract.documents import document
from tests.contract.engines import Index

SENTENCES = tuple(
    f"{place}应当在{days}日内到{organ}办理养犬登记，并交验{paper}和免疫证明。"
    for place, days, organ, paper in (
        *(("城区居民", 10, "公安派出所", "身份证"), ("新入户的单位", 15, "区公安局", "营业执照")),
        *(("搬迁的饲养人", 20, "迁入地派出所", "居住证"), ("转让犬只的人", 5, "原机关", "协议")),
        *(("犬只死亡的饲养人", 30, "登记机关", "处置单"), ("收容机构", 7, "畜牧站", "清单")),
    )
)


def notice(key: str, source: str, *extra: str, **fields: object) -> Document:
    usual: dict[str, object] = {
        "published_on": date(2019, 8, 26),
        "document_number": "云公规〔2019〕3号",
        "issuers": ("云川市公安局",),
    }
    title = str(fields.pop("title", "云川市公安局关于做好养犬登记工作的通知"))
    return document(key, title, *SENTENCES, *extra, source=source, **{**usual, **fields})


COPIES = (
    notice("own", "云川市公安局"),
    notice("city", "云川市政府", "来源：云川市公安局", published_on=date(2019, 9, 2)),
    notice(
        "news",
        "云川日报",
        document_number=None,
        issuers=(),
        title="关于做好养犬登记工作的通知",
        published_on=date(2019, 9, 3),
    ),
)
OTHERS = (
    notice("next", "云川市公安局", "本通知适用于2020年。", document_number="云公规〔2020〕1号",
           published_on=date(2020, 8, 26)),
    notice("draft", "云川市公安局", title="云川市公安局关于做好养犬登记工作的通知（征求意见稿）",
           document_number=None),
    document("other", "云川市公安局关于烟花爆竹的通知", "烟花爆竹另行规定，与养犬登记无关。"),
)  # fmt: skip
DOGS = Query(parsed=ParsedText(text="养犬登记", expression=Word("养犬登记")), fold=True)


@pytest.fixture(scope="module")
def engine(engine_factory: EngineFactory) -> Iterator[Engine]:
    """The copies in several segments, and what is no copy."""
    index = engine_factory()
    index.publish((*COPIES[:1], *OTHERS), merge=False)
    index.publish(COPIES[1:], merge=False)
    with index.engine() as engine:
        yield engine


def ids(engine: Engine, query: Query) -> list[str]:
    return [hit.id for hit in engine.now().search(query).hits]


def test_copies_are_one_and_what_differs_is_not(engine: Engine) -> None:
    assert [same.id for same in engine.now().duplicates("own")] == ["city", "news"]
    assert [same.id for same in engine.now().duplicates("news")] == ["own", "city"]
    for other in OTHERS:
        assert engine.now().duplicates(other.id) == ()
    assert engine.now().duplicates("never-given") == ()


def test_a_folded_list_has_the_most_official_of_each_text(engine: Engine) -> None:
    result = engine.now().search(DOGS)
    assert {hit.id: hit.duplicates for hit in result.hits} == {
        "own": 2, "next": 0, "draft": 0, "other": 0
    }  # fmt: skip
    assert (result.total, result.listed) == (6, 4)


def test_an_unfolded_list_has_all_and_says_which_have_copies(engine: Engine) -> None:
    result = engine.now().search(
        Query(parsed=ParsedText(text="养犬登记", expression=Word("养犬登记")))
    )
    assert (result.total, result.listed, len(result.hits)) == (6, 6, 6)
    assert {h.id for h in result.hits if h.duplicates == 2} == {"own", "city", "news"}


def test_of_the_matches_alone_the_most_official_is_shown(engine: Engine) -> None:
    newer = Query(since=date(2019, 9, 1), until=date(2019, 12, 31), fold=True)
    assert [(hit.id, hit.duplicates) for hit in engine.now().search(newer).hits] == [("city", 1)]
    filtered = Query(filters=Filters(issuer=("云川市公安局",)), fold=True, sort=Sort.NEWEST)
    assert set(ids(engine, filtered)) == {"own", "next", "draft"}


def test_facets_count_documents(engine: Engine) -> None:
    issuers = engine.now().search(DOGS).facets[Facet.ISSUER]
    assert issuers[0].count == 4


def test_the_copies_of_a_document_can_be_listed(engine: Engine) -> None:
    result = engine.now().search(Query(same="own"))
    assert {hit.id for hit in result.hits} == {"city", "news"}
    assert result.total == 2
    assert ids(engine, Query(same="own", since=date(2019, 9, 3))) == ["news"]
    assert ids(engine, Query(same="next")) == []
    assert ids(engine, Query(same="never-given")) == []


def test_pages_of_a_folded_list_hold_each_text_once(engine: Engine) -> None:
    pages = [ids(engine, Query(fold=True, size=2, page=page)) for page in (1, 2, 3)]
    listed = [id for page in pages for id in page]
    assert [len(page) for page in pages] == [2, 2, 0]
    assert len(set(listed)) == len(listed) == 4
    first = engine.now().search(Query(fold=True, size=3))
    assert first.next_cursor is not None
    rest = engine.now().search(Query(fold=True, size=3, cursor=first.next_cursor))
    assert [hit.id for hit in (*first.hits, *rest.hits)] == listed
    assert rest.next_cursor is None


def test_all_hits_are_read_folded_too(engine: Engine) -> None:
    read = [hit.id for batch in engine.now().scan(DOGS).batches for hit in batch]
    assert sorted(read) == ["draft", "next", "other", "own"]


def test_groups_follow_each_change(index: Index) -> None:
    index.publish(COPIES[:2])
    with index.engine() as engine:
        assert [same.id for same in engine.now().duplicates("own")] == ["city"]
    index.publish(COPIES[2:], [("云川市政府", "city")])
    with index.engine() as engine:
        assert [same.id for same in engine.now().duplicates("own")] == ["news"]
    index.publish([notice("own", "云川市公安局", document_number="云公规〔2020〕9号")])
    with index.engine() as engine:
        # Its copy has no number of its own, so only the other title or text could part them.
        assert [same.id for same in engine.now().duplicates("own")] == ["news"]
    index.publish([document("own", "别的", "完全不同的内容。", source="云川市公安局")])
    with index.engine() as engine:
        assert engine.now().duplicates("news") == ()


@pytest.mark.parametrize("facet", [Facet.ISSUER, Facet.SOURCE])
def test_a_folded_count_is_that_of_the_folded_list_of_each_cell(
    engine: Engine, facet: Facet
) -> None:
    def listed(since: date | None, until: date | None, value: str | None = None) -> int:
        chosen = Filters(**{facet.value: (value,)}) if value else Filters()
        narrowed = replace(DOGS, since=since, until=until, filters=chosen)
        return engine.now().search(narrowed).listed

    months = {
        "2019-08": (date(2019, 8, 1), date(2019, 8, 31)),
        "2019-09": (date(2019, 9, 1), date(2019, 9, 30)),
        "2020-08": (date(2020, 8, 1), date(2020, 8, 31)),
    }
    found = engine.now().histogram(DOGS, DateUnit.MONTH)
    assert {bar.period: bar.count for bar in found.bars} == {
        month: listed(*days) for month, days in months.items()
    }
    # The text of August is in September once more, though three documents have it in all.
    assert found.total == engine.now().search(DOGS).listed == 4
    assert sum(bar.count for bar in found.bars) + found.undated == 5
    pivot = engine.now().pivot(DOGS, DateUnit.MONTH, facet)
    for row in pivot.rows:
        days = months[row.period]
        assert row.counts == tuple(listed(*days, value) for value in pivot.values)
        assert row.total == listed(*days)
    assert pivot.overall.counts == tuple(listed(None, None, value) for value in pivot.values)
    assert pivot.overall.total == 4
