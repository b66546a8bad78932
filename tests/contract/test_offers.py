"""What is offered while somebody types: each kind, by its beginning, by sound, with mistakes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from corpus.document import Document, Rank
from indexer.engine import Engine
from indexer.query.filters import Filters
from indexer.query.model import Query
from indexer.query.plain_words import PlainWords
from indexer.results import Offer, OfferKind
from indexer.snapshot import BorneNumber
from tests.contract.conftest import EngineFactory
from tests.contract.documents import document
from tests.contract.engines import snapshot_of

FUND = "公积金管理中心"
FUND_TOPIC = "城乡建设、环境保护"
NATION = "全国"
NOTICE = "关于调整住房公积金使用政策的通知"


def law(key: str, title: str, year: int, **fields: object) -> Document:
    """A law of the nation."""
    return document(
        key, title, rank=Rank.LAW, region=NATION, effective_on=date(year, 7, 1), **fields
    )


def numbered(key: str, number: str, day: date, title: str = "") -> Document:
    """A document of the State Council with a number."""
    return document(
        key,
        title or f"国务院文件{key}",
        document_number=number,
        document_numbers=(number,),
        written_on=day,
        issuers=("国务院",),
    )


DOCUMENTS = [
    law("company-2018", "中华人民共和国公司法", 2018),
    law("company-2024", "中华人民共和国公司法", 2024),
    law("company-later", "中华人民共和国公司法", 2999),
    law("criminal", "中华人民共和国刑法", 2021),
    document("change", "关于修改《中华人民共和国公司法》的决定", rank=Rank.LAW, region=NATION),
    document("meant", "最高人民法院关于适用《中华人民共和国公司法》的规定（一）"),
    numbered("five", "国发〔2019〕5号", date(2019, 1, 27)),
    numbered("fifteen", "国发〔2019〕15号", date(2019, 7, 31)),
    numbered("older", "国发〔2018〕5号", date(2018, 1, 2)),
    numbered("office", "国办发〔2019〕3号", date(2019, 2, 2)),
    numbered("order", "国务院令第707号", date(2018, 10, 6)),
    document("hz", NOTICE, "正文", issuers=("杭州" + FUND,), region="浙江省/杭州市"),
    document("gz", NOTICE, "另文", issuers=("广州" + FUND,), region="广东省/广州市"),
    document("fund", "公积金提取办法", "公积金可以提取。", issuers=(FUND,), topics=(FUND_TOPIC,)),
    document("card", "居住证管理办法", "居住证由公安机关签发。", written_on=date(2020, 1, 1)),
    document("estate", "不动产登记办法", "不动产权证书由登记机构核发。"),
]


@pytest.fixture(scope="module")
def engine(engine_factory: EngineFactory) -> Iterator[Engine]:
    """An engine over them."""
    index = engine_factory()
    index.publish(DOCUMENTS)
    with index.engine() as engine:
        yield engine


@pytest.fixture(scope="module")
def plain_words() -> PlainWords:
    """The table that comes with the program."""
    return PlainWords.read()


def offered(engine: Engine, text: str, words: PlainWords, **asked: object) -> list[Offer]:
    found = engine.now().offers(text, plain_words=words, **asked)  # type: ignore[arg-type]
    for one in found:
        assert "".join(part.text for part in one.parts) == one.text
    return list(found)


def of_kind(found: list[Offer], kind: OfferKind) -> list[str]:
    return [one.text for one in found if one.kind is kind]


@pytest.mark.parametrize(
    "typed", ["公司", "公司法", "中华人民共和国公司", "gongsi", "gsf", "公司发"]
)
def test_a_law_by_its_short_name_in_the_version_in_force(
    engine: Engine, plain_words: PlainWords, typed: str
) -> None:
    found = [one for one in offered(engine, typed, plain_words) if one.kind is OfferKind.LAW]
    assert [(one.text, one.q, one.title, one.id) for one in found] == [
        ("公司法", "公司法", "中华人民共和国公司法", "company-2024")
    ]


def test_a_law_as_it_stood_on_another_day(engine: Engine, plain_words: PlainWords) -> None:
    then = Query(asof=date(2020, 1, 1))
    (found, *_) = offered(engine, "公司法", plain_words, among=then)
    assert (found.kind, found.id) == (OfferKind.LAW, "company-2018")


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ("国发〔2019", ["国发〔2019〕15号", "国发〔2019〕5号"]),
        ("国发2019", ["国发〔2019〕15号", "国发〔2019〕5号"]),
        ("国发[2019]5", ["国发〔2019〕5号"]),
        ("国发 2019 15", ["国发〔2019〕15号"]),
        ("国发", ["国发〔2019〕15号", "国发〔2019〕5号", "国发〔2018〕5号"]),
        ("国发20", ["国发〔2019〕15号", "国发〔2019〕5号", "国发〔2018〕5号"]),
        ("国务院令第7", ["国务院令第707号"]),
        ("国务院令707", ["国务院令第707号"]),
        ("国发〔2021", []),
        ("2019", []),
    ],
)
def test_numbers_by_how_they_begin(
    engine: Engine, plain_words: PlainWords, typed: str, numbers: list[str]
) -> None:
    found = offered(engine, typed, plain_words)
    assert of_kind(found, OfferKind.NUMBER) == numbers
    assert all(one.id and one.title for one in found if one.kind is OfferKind.NUMBER)


def test_the_verb_gives_each_number_once_with_its_newest_document(engine: Engine) -> None:
    snapshot = snapshot_of(engine)
    found = snapshot.numbers_beginning("国发〔2019", None, 5)
    ids = [one.id for one in snapshot.cards([one.ref for one in found]).values()]
    assert [one.form for one in found] == ["国发〔2019〕15号", "国发〔2019〕5号"]
    assert ids == ["fifteen", "five"]
    assert list(snapshot.numbers_beginning("国发〔2019", None, 1)) == [
        BorneNumber("国发〔2019〕15号", found[0].ref)
    ]
    assert list(snapshot.numbers_beginning("国发〔20199", None, 5)) == []


@pytest.mark.parametrize(
    "typed", ["公积金管", "积金管理", "gongjijinguanli", "gjjgl", "gongji金管"]
)
def test_organs_lead_to_what_they_issued(
    engine: Engine, plain_words: PlainWords, typed: str
) -> None:
    found = offered(engine, typed, plain_words)
    organs = [one for one in found if one.kind is OfferKind.ORGAN]
    assert organs[0].text == FUND
    assert (organs[0].facet, organs[0].count, organs[0].q) == ("issuer", 1, "")


def test_topics(engine: Engine, plain_words: PlainWords) -> None:
    assert of_kind(offered(engine, "城乡", plain_words), OfferKind.TOPIC) == [FUND_TOPIC]
    assert of_kind(offered(engine, "chengxiang", plain_words), OfferKind.TOPIC) == [FUND_TOPIC]


@pytest.mark.parametrize(
    ("typed", "word"),
    [("房产", "房产证"), ("fangchanz", "房产证"), ("fcz", "房产证"), ("居住正", "居住证")],
)
def test_everyday_words(engine: Engine, plain_words: PlainWords, typed: str, word: str) -> None:
    found = offered(engine, typed, plain_words)
    assert word in of_kind(found, OfferKind.WORD)
    assert next(one.q for one in found if one.text == word) == word


def test_no_word_is_offered_that_finds_nothing(engine: Engine, plain_words: PlainWords) -> None:
    assert of_kind(offered(engine, "生小", plain_words), OfferKind.WORD) == []


@pytest.mark.parametrize(
    "typed", [NOTICE, "关于调整住房公积金使用", "关于调整住房公积全使用政策的通知"]
)
def test_one_title_of_several_places(engine: Engine, plain_words: PlainWords, typed: str) -> None:
    (first,) = [one for one in engine.now().suggest(typed) if one.title == NOTICE]
    (other,) = [o for o in offered(engine, typed, plain_words) if o.kind is OfferKind.DOCUMENT]
    assert {first.id, other.id} == {"hz", "gz"}
    assert {first.region, other.region} == {"浙江省/杭州市", "广东省/广州市"}
    assert {*first.issuers, *other.issuers} == {"杭州" + FUND, "广州" + FUND}


def test_a_title_that_only_holds_what_was_typed_has_no_namesakes(
    engine: Engine, plain_words: PlainWords
) -> None:
    assert of_kind(offered(engine, "公积金", plain_words), OfferKind.DOCUMENT) == []


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("gongjij", "公积金提取办法"),
        ("gongji金", "公积金提取办法"),
        ("gjj", "公积金提取办法"),
        ("居住正", "居住证管理办法"),
        ("居住征管理", "居住证管理办法"),
        ("居往证管理办法", "居住证管理办法"),
    ],
)
def test_titles_by_sound_and_with_mistakes(engine: Engine, typed: str, title: str) -> None:
    found = engine.now().suggest(typed)
    assert title in [one.title for one in found]
    assert all(any(part.match for part in one.parts) for one in found)


def test_nothing_beyond_what_the_search_is_narrowed_to(
    engine: Engine, plain_words: PlainWords
) -> None:
    within = Query(filters=Filters(issuer=(FUND,)))
    for typed in ("公司", "国发2019", "居住正", "房产", "gjj", NOTICE):
        for one in offered(engine, typed, plain_words, among=within):
            assert one.kind is OfferKind.ORGAN or one.id == "fund" or one.q.startswith("公积金")
    topics = offered(engine, "城乡", plain_words, among=replace(within, until=date(1990, 1, 1)))
    assert topics == []


@pytest.mark.parametrize(
    "typed", ["", "  ", "，", "\x00", "量子纠缠", "qqqq", "?", "(", "〔2019〕"]
)
def test_nothing_for_what_is_nothing(engine: Engine, plain_words: PlainWords, typed: str) -> None:
    assert offered(engine, typed, plain_words) == []


@pytest.mark.parametrize("typed", ["公", "公司", "公积金", "国发", "gjj", "办法", "关于", "居住正"])
def test_few_of_each_and_nothing_twice(engine: Engine, plain_words: PlainWords, typed: str) -> None:
    found = offered(engine, typed, plain_words)
    kinds = [one.kind for one in found]
    assert len(found) <= 8
    assert kinds == sorted(kinds, key=list(OfferKind).index)
    assert max(map(kinds.count, kinds), default=0) <= 3
    assert len({(one.id, one.facet, one.q or one.text) for one in found}) == len(found)
    assert len(offered(engine, typed, plain_words, limit=1)) == min(1, len(found))
