"""What a text names stands first: by title, short title, nearly the same title or number."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from corpus.document import Document, Rank
from indexer.engine import Engine
from indexer.query.model import Match, Query
from indexer.query.plain_words import PlainWords
from tests.contract.conftest import EngineFactory
from tests.contract.documents import document
from tests.contract.engines import asked, ids

CONGRESS = ("全国人民代表大会常务委员会",)
LAW = "中华人民共和国航运法"


def _law(id: str, title: str, year: int, *paragraphs: str, **fields: Any) -> Document:
    usual: dict[str, Any] = {"issuers": CONGRESS, "rank": Rank.LAW, "region": "全国"}
    day = date(year, 5, 1)
    return document(id, title, *paragraphs, written_on=day, effective_on=day, **usual | fields)


DOCUMENTS = (
    _law("old", LAW, 2015, "航运。" * 20),
    _law("law", LAW, 2023, "航运。"),
    _law("part-1", "中华人民共和国河道典 总则", 2020, "第一条 河道。"),
    _law("part-2", "中华人民共和国河道典 航道编", 2020, "第四十二条 航道宽度。"),
    document(
        "reading",
        "最高人民法院关于适用《中华人民共和国航运法》若干问题的规定",
        "航运法 航运法 航运法。",
        rank=Rank.JUDICIAL_INTERPRETATION,
    ),
    document("news", "航运法五人谈", "航运法、航运法，还是航运法。", rank=Rank.NEWS),
    document("here", "杭州市养犬管理条例", "养犬。", region="浙江省/杭州市"),
    document("notice", "云川市教育局关于做好校车安全管理工作的通知", "校车。"),
    document("order", "船舶登记办法", "登记。", document_number="国务院令第707号"),
    document("sent", "关于船闸检修的通知", "检修。", document_number="云川政发〔2019〕8号"),
    document("cites", "云川政发 8号 宣讲", "云川政发〔2017〕8号、云川政发〔2018〕8号。" * 9),
    document("first", "关于审理海事案件若干问题的解释（一）", "海事。"),
)


@pytest.fixture(scope="module")
def engine(engine_factory: EngineFactory) -> Iterator[Engine]:
    """An engine over `DOCUMENTS`."""
    index = engine_factory()
    index.publish(list(DOCUMENTS))
    with index.engine() as engine:
        yield engine


def ranked(text: str, **options: Any) -> Query:
    """The query of a typed text as pages and the API ask it."""
    return asked(text, match=Match.RANKED, **options)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        (LAW, "law"),
        ("航运法", "law"),
        ("《航运法》", "law"),
        ("航运法全文", "law"),
        ("请问航运法是否有效？", "law"),
        ("航運法", "law"),
        ("航运法 2015", "old"),
        ("二〇一五年航运法", "old"),
        ("航运法 司法解释", "reading"),
        ("《河道典》第四十二条", "part-2"),
        ("杭州市养犬管理条理", "here"),
        ("杭州市养犬管条例", "here"),
        ("杭州市养犬理管条例", "here"),
        ("航运发", "law"),
        ("关于做好校车安全管理工作的通知", "notice"),
        ("707号令", "order"),
        ("云川政发 8号", "sent"),
        ("云川政发8号", "sent"),
        ("川政发第8号", "sent"),
        ("国务院令第707号文件精神", "order"),
    ],
)
def test_what_is_named_stands_first(engine: Engine, text: str, first: str) -> None:
    assert ids(engine, ranked(text))[0] == first


@pytest.mark.parametrize(
    "text",
    [
        "武汉市养犬管理条例",
        "关于审理海事案件问题的解释（一）",
        "关于审理海事案件若干问题的解释（二）",
    ],
)
def test_another_place_or_version_is_not_nearly_the_same(engine: Engine, text: str) -> None:
    assert not engine.now().search(ranked(text)).reading.near_titles


def test_a_short_name_of_the_table_names_the_law(engine_factory: EngineFactory) -> None:
    index = engine_factory()
    title = "中华人民共和国民事诉讼法"
    talk = document("talk", "民诉法讲座", "民诉法。" * 9)
    index.publish([_law("law", title, 2024, "诉讼。"), talk])
    with index.engine() as engine:
        query = ranked("民诉法", plain_words=PlainWords.read())
        assert ids(engine, query)[0] == "law"


def test_what_is_only_a_name_lacks_nothing(engine: Engine) -> None:
    hits = {hit.id: hit for hit in engine.now().search(ranked("707号令")).hits}
    assert hits["order"].missing == ()


def test_a_mark_or_a_greeting_changes_no_hit(engine: Engine) -> None:
    for text in ("航运。", "请问航运", "航运，谢谢", "航运？"):
        assert ids(engine, ranked(text)) == ids(engine, ranked("航运"))


def test_a_cursor_goes_on_in_the_order_of_the_ranked_page(engine_factory: EngineFactory) -> None:
    """Also where official words order both."""
    index = engine_factory()
    index.publish(
        [
            document(str(n), f"房产证登记{n}", "房产证。" * (n % 7), "不动产权证书。" * (n % 5))
            for n in range(30)
        ]
    )
    words = PlainWords.read()
    with index.engine() as engine:
        first = engine.now().search(ranked("房产证", plain_words=words, size=10))
        read = [hit.id for hit in first.hits]
        cursor = first.next_cursor
        while cursor:
            query = ranked("房产证", plain_words=words, size=10, cursor=cursor)
            page = engine.now().search(query)
            read += [hit.id for hit in page.hits]
            cursor = page.next_cursor
    assert sorted(read, key=int) == [str(n) for n in range(30)]


@pytest.mark.parametrize(
    "text", ["刑法第二百三十二条", "刑法 盗窃", "刑法关于盗窃", "请问刑法第20条是什么"]
)
def test_a_law_of_two_characters_is_named_beside_other_words(
    engine_factory: EngineFactory, text: str
) -> None:
    index = engine_factory()
    index.publish(
        [
            _law("law", "中华人民共和国刑法", 2020, "第二十条 防卫。", "第二百三十二条 故意。"),
            *(
                document(f"n{n}", f"盗窃案件规定{n}", "刑法第二百三十二条，盗窃。")
                for n in "甲乙丙"
            ),
            document("way", "盗窃案件的办法", "盗窃。"),
        ]
    )
    with index.engine() as engine:
        assert ids(engine, ranked(text))[0] == "law"
        assert ids(engine, ranked("盗窃 办法"))[0] == "way"


@pytest.mark.parametrize(
    "text", ["食品安金法", "食品安全发", "消费者权益保护发", "消费者权益保沪法", "消费者全益保护法"]
)
def test_one_wrong_character_in_the_short_name_of_a_law(
    engine_factory: EngineFactory, text: str
) -> None:
    index = engine_factory()
    laws = ("食品安全法", "消费者权益保护法", "反食品浪费法")
    index.publish(
        [
            *(_law(name, f"中华人民共和国{name}", 2020, "第一条 本法。") for name in laws),
            document("other", "消费者权益工作通知", "食品安全、消费者权益保护。"),
        ]
    )
    with index.engine() as engine:
        found = engine.now().search(ranked(text))
    assert found.hits[0].id == laws[0 if text.startswith("食品") else 1]
    assert found.reading.near_titles
