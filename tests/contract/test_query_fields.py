"""Fields that ask for a property of documents, series of numbers, and quoted numbers."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from corpus.document import Document
from indexer.analysed_document import analyse
from indexer.engine import Engine
from tests.contract.conftest import EngineFactory
from tests.contract.documents import document
from tests.contract.engines import asked, ids


def notices() -> Iterator[Document]:
    for serial in (4, 5, 6):
        yield document(
            f"n{serial}",
            f"关于登记的通知（{serial}）",
            "养犬应当登记，并领取免疫证。",
            document_number=f"云政发〔2019〕{serial}号",
            document_numbers=(f"云政发〔2019〕{serial}号",),
            kind="通知",
            topics=("公安、安全、司法/治安管理",),
            region="云南省/昆明市",
        )
    yield document(
        "other",
        "养犬办法",
        "按照云政发〔2019〕5号办理登记。",
        document_number="云政发〔2018〕4号",
        document_numbers=("云政发〔2018〕4号",),
        kind="办法",
        topics=("农业、林业、水利",),
        region="广东省",
    )


@pytest.fixture(scope="module")
def engine(engine_factory: EngineFactory) -> Iterator[Engine]:
    index = engine_factory()
    index.publish(map(analyse, notices()))
    with index.engine() as engine:
        yield engine


ALL = {"n4", "n5", "n6", "other"}
SERIES = {"n4", "n5", "n6"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("正文:登记", ALL),
        ("正文:养犬", SERIES),
        ("标题:养犬", {"other"}),
        ("主题:公安", SERIES),
        ("主题:治安管理", SERIES),
        ("主题:安全、司法 正文:登记", SERIES),
        ("主题:卫生", set()),
        ("文种:通知", SERIES),
        ("文种:通", set()),
        ("地区:昆明", SERIES),
        ("地区:云南 OR 地区:广东", ALL),
        ("登记 -地区:广东省", SERIES),
        ("养*证", SERIES),
        ("登记*养", set()),
        ("主题:农业*水利", {"other"}),
        ("云政发〔2019〕", SERIES),
        ("云政发[2019] 领取", SERIES),
        ("云政发〔2019", SERIES),
        ("云政发[2019年 领取", SERIES),
        ("云政发〔2018〕", {"other"}),
        ("云政发〔2017〕", set()),
        ("云政发〔2019〕4、6号", {"n4", "n6"}),
        ("云政发〔2019〕5-6号", {"n5", "n6", "other"}),
        ("云政发〔2018〕4号、云政发〔2019〕4号", {"n4", "other"}),
        ("云政发〔19〕5号", {"n5", "other"}),
        ("文号:云政*4号", {"n4", "other"}),
        ("“云政发〔2019〕5号”", {"other"}),
    ],
)
def test_fields_and_numbers(engine: Engine, text: str, found: set[str]) -> None:
    assert set(ids(engine, asked(text))) == found
    result = engine.now().search(asked(text))
    assert result.total == len(found)


def test_the_bearer_of_a_quoted_number_is_named_where_it_does_not_match(engine: Engine) -> None:
    reading = engine.now().search(asked("“云政发〔2019〕5号”")).reading
    assert [(one.number, one.id) for one in reading.quoted_numbers] == [("云政发〔2019〕5号", "n5")]


@pytest.mark.parametrize("text", ["云政发〔2019〕5号", "“云政发〔2020〕5号”", "“登记”"])
def test_other_queries_have_no_quoted_numbers(engine: Engine, text: str) -> None:
    assert not engine.now().search(asked(text)).reading.quoted_numbers


def test_all_of_several_numbers_stand_first(engine: Engine) -> None:
    assert ids(engine, asked("云政发〔2019〕5-6号"))[-1] == "other"


def test_the_result_says_how_signs_were_read(engine: Engine) -> None:
    notes = engine.now().search(asked("养犬 与 与 (登记")).reading.notes
    assert [(note.kind.value, note.start) for note in notes] == [
        ("repeated_operator", 3),
        ("unclosed_bracket", 7),
    ]
