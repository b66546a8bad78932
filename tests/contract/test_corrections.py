"""Mistakes, pinyin and initials, with every engine: what texts hold, and what is corrected."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import pytest

from corpus.document import Document
from indexer.analysis.normalise import normalise
from indexer.analysis.typed_pinyin import spelled_mixed
from indexer.answers.corrections.slips import DOCUMENTS_OF_ONE
from indexer.engine import Engine
from indexer.query.model import Match, Query, Scope
from indexer.query.plain_words import PlainWords
from indexer.results import Correction
from indexer.snapshot import TitlePlace
from tests.contract.conftest import EngineFactory
from tests.contract.documents import document
from tests.contract.engines import asked, ids, snapshot_of
from tests.contract.oracle import Oracle

COPIES = 6
"""Documents with each text: a correction is always applied where five hold it."""

TEXTS = {
    "residence": ("居住证办理指南", "居住证由公安机关签发。"),
    "fund": ("住房公积金提取办法", "公积金可以提取。"),
    "points": ("积分入户申请条件", "积分入户按年度办理。"),
    "office": ("关于会议费的通知", "按照国办发〔2014〕50号执行。"),
    "card": ("社会保障卡遗失之后怎么办", "社保卡补办只需一天，社保卡可以补办。"),
    "nursery": ("幼儿园招生办法", "幼儿园应当招生。"),
}


def copies() -> Iterator[Document]:
    """Each text in documents that differ by a year."""
    for name, (title, text) in TEXTS.items():
        for number in range(COPIES):
            yield document(f"{name}{number}", title, text, f"本办法自{2010 + number}年起施行。")


@pytest.fixture(scope="module")
def engine(engine_factory: EngineFactory) -> Iterator[Engine]:
    """An engine over `copies`."""
    index = engine_factory()
    index.publish(copies())
    with index.engine() as engine:
        yield engine


def ranked(text: str, **options: object) -> Query:
    """The query of a typed text as pages and the API ask it."""
    return replace(asked(text), match=Match.RANKED, **options)  # type: ignore[arg-type]


def correction_of(engine: Engine, query: Query) -> Correction | None:
    """What a query was read as."""
    return engine.now().search(query).reading.correction


@pytest.mark.parametrize(
    ("typed", "piece", "corrected", "text", "applied"),
    [
        ("居住正怎么办", "居住正", "居住证", "居住证怎么办", True),
        ("居住正", "居住正", "居住证", "居住证", True),
        ("居证怎么办", "居证", "居住证", "居住证怎么办", True),
        ("公积积金提取", "公积积金", "公积金", "公积金提取", True),
        ("公积提金取", "公积提金取", "公积金提取", "公积金提取", True),
        ("幼儿圆招生", "幼儿圆", "幼儿园", "幼儿园招生", True),
        ("社保卡补半", "补半", "补办", "社保卡补办", True),
        ("gongjijin", "gongjijin", "公积金", "公积金", True),
        ("gjj", "gjj", "公积金", "公积金", True),
        ("jifen ruhu", "jifen ruhu", "积分入户", "积分入户", True),
        ("gongji金", "gongji金", "公积金", "公积金", True),
        ("gongji金怎么提", "gongji金", "公积金", "公积金怎么提", True),
        ("“提取” gjj", "gjj", "公积金", "“提取” 公积金", True),
        ("gjj“提取”gjj", "gjj", "公积金", "公积金“提取”gjj", True),
        ("gjj 提取", "gjj 提取", "公积金提取", "公积金提取", True),
        ("国发办", "国发办", "国办发", "国办发", False),
    ],
)
def test_what_was_meant(
    engine: Engine, typed: str, piece: str, corrected: str, text: str, applied: bool
) -> None:
    expected = Correction(piece, corrected, text, applied)
    assert correction_of(engine, ranked(typed)) == expected


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("云市发〔2019〕5号", "云发市〔2019〕5号"),
        ("云法市〔2019〕5号怎么办", "云发市〔2019〕5号怎么办"),
        ("云发市〔2019〕6号", None),
        ("云发〔2019〕5号", None),
        ("“云市发〔2019〕5号” 养犬", None),
        ("云市发〔2019〕5号 OR 养犬", None),
    ],
)
def test_a_number_with_a_slip_in_its_code_is_offered(
    engine_factory: EngineFactory, typed: str, meant: str | None
) -> None:
    index = engine_factory()
    index.publish([document("n", "养犬管理办法", "养犬。", document_number="云发市〔2019〕5号")])
    with index.engine() as engine:
        found = correction_of(engine, ranked(typed))
    assert (found and found.query_text, found and found.applied) == (meant, meant and False)


def test_the_name_of_a_place_is_no_mistake(engine_factory: EngineFactory) -> None:
    index = engine_factory()
    index.publish(
        [document(f"n{n}", "养犬式样规定", "养犬。武汉式样犬证。") for n in range(COPIES)]
    )
    with index.engine() as engine:
        found = correction_of(engine, ranked("武汉市样犬"))
    assert found is None or "武汉市" in found.query_text


def test_everyday_words_are_read_from_letters(engine: Engine) -> None:
    """They need not stand in titles: here only texts have 社保卡, and only as a word of its own."""
    words = PlainWords.read()
    for typed in ("sbk", "社bk", "社保ka"):
        found = correction_of(engine, ranked(typed, plain_words=words))
        assert found == Correction(typed, "社保卡", "社保卡", True)
    assert correction_of(engine, ranked("sbk")) is None


@pytest.mark.parametrize(
    "typed",
    [
        "居住证怎么办",
        "公积金提取",
        "“居住正”",
        "“gjj”",
        "标题:居住正",
        "居住正 OR 公积金",
        "-居住正 公积金",
        "国发办〔2014〕50号",
        "养狗",
        "app",
        "women",
        "",
    ],
)
def test_what_is_left_as_it_was_typed(engine: Engine, typed: str) -> None:
    assert correction_of(engine, ranked(typed)) is None


def test_the_list_is_that_of_the_corrected_text(engine: Engine) -> None:
    view = engine.now()
    typed, meant = view.search(ranked("居住正怎么办")), view.search(ranked("居住证怎么办"))
    assert [hit.id for hit in typed.hits] == [hit.id for hit in meant.hits]
    assert (typed.total, typed.listed, typed.further) == (0, meant.listed, meant.listed)
    assert typed.reading.words == ("居住", "正")
    assert typed.next_cursor is None
    assert typed.query.text == "居住正怎么办"


def test_pages_of_a_corrected_list_follow_each_other(engine: Engine) -> None:
    pages = [ids(engine, ranked("居住正", size=2, page=page)) for page in (1, 2, 3)]
    assert [one for page in pages for one in page] == ids(engine, ranked("居住证", size=6))


def test_what_is_counted_is_what_was_typed(engine: Engine) -> None:
    view = engine.now()
    everything = replace(asked("居住正怎么办"), match=Match.ALL)
    for query in (everything, ranked("居住正怎么办", exact=True)):
        found = view.search(query)
        assert found.total == 0
        assert found.reading.correction is None
    assert view.scan(ranked("居住正怎么办")).total == 0
    number = Query(parsed=asked("居住正", Scope.NUMBER).parsed, scope=Scope.NUMBER)
    assert correction_of(engine, replace(number, match=Match.RANKED)) is None


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("居住正", "居住证"),
        ("juzhuzheng", "居住证"),
        ("申领居住正", "申领居住证"),
        ("居证", None),  # a character that is missing may be another one
        ("居住地", None),  # a word of the dictionary
    ],
)
def test_a_small_collection_needs_few_documents_for_a_correction(
    engine_factory: EngineFactory, typed: str, meant: str | None
) -> None:
    index = engine_factory()
    index.publish([document("one", "居住证", "申领居住证。居住证由公安机关签发。")])
    with index.engine() as engine:
        found = correction_of(engine, ranked(typed))
    assert (found and (found.query_text, found.applied)) == (meant and (meant, True))


def test_without_enough_documents_a_correction_is_none(engine_factory: EngineFactory) -> None:
    index = engine_factory()
    others = [document(f"{number}", "通知", f"第{number}号") for number in range(DOCUMENTS_OF_ONE)]
    index.publish([*others, document("one", "居住证", "居住证由公安机关签发。")])
    with index.engine() as engine:
        assert correction_of(engine, ranked("居住正")) is None


def test_what_stands_somewhere_is_only_offered(engine_factory: EngineFactory) -> None:
    index = engine_factory()
    many = [document(str(number), f"居住证{number}") for number in range(60)]
    index.publish([*many, document("slip", "通知", "居住正")])
    with index.engine() as engine:
        assert correction_of(engine, ranked("居住正怎么办")) == Correction(
            "居住正", "居住证", "居住证怎么办", applied=False
        )


def test_a_title_in_pinyin_with_its_quotation_marks_is_offered(
    engine_factory: EngineFactory,
) -> None:
    index = engine_factory()
    index.publish([document(str(n), "关于推行“预告登记”的通知", str(n)) for n in range(COPIES)])
    typed = "guanyutuixing“yugaodengji”detongzhi"
    with index.engine() as engine:
        title = '关于推行"预告登记"的通知'
        assert correction_of(engine, ranked(typed)) == Correction(typed, title, title, False)


def test_titles_that_sound_so(engine_factory: EngineFactory) -> None:
    index = engine_factory()
    index.publish(
        [
            document("inside", "关于公积金的通知"),
            document("begins", "公积金办法"),
            document("twice", "公积金，公积金"),
            document("parted", "公“积”金"),
            document("two", "公积", "公积金"),
            document("other", "攻击"),
        ]
    )
    with index.engine() as engine:
        snapshot = snapshot_of(engine)
        (reading, *_) = spelled_mixed("gongjijin")
        found = snapshot.titles_sounding(reading.places, 9)
        names = {one.ref: name for name in NAMES for one in snapshot.find((name,)).values()}
        places = {(names[one.ref], one.start, one.end) for one in found}
        assert places == {("inside", 2, 5), ("begins", 0, 3), ("twice", 0, 3), ("parted", 0, 5)}
        assert {names[one.ref] for one in found[:3]} == {"begins", "twice", "parted"}
        assert len(snapshot.titles_sounding(reading.places, 2)) == 2
        assert not snapshot.titles_sounding((), 9)
        assert snapshot.texts_sounding(reading.places, 9) == {"公积金": 3, '公"积"金': 1}
        assert snapshot.texts_sounding(reading.places, 1) == {"公积金": 3}
        two = spelled_mixed("gongji")[0].places
        assert snapshot.texts_sounding(two, 9) == {"公积": 4, '公"积': 1, "攻击": 1}
        assert isinstance(found[0], TitlePlace)


NAMES = ("inside", "begins", "twice", "parted", "two", "other")


def test_characters_that_were_typed_stand_for_themselves(engine_factory: EngineFactory) -> None:
    index = engine_factory()
    index.publish([document("fund", "公积金"), document("other", "公积今")])
    with index.engine() as engine:
        places = spelled_mixed("gongji金")[0].places
        assert snapshot_of(engine).texts_sounding(places, 9) == {"公积金": 1}


def test_words_that_sound_so(engine_factory: EngineFactory) -> None:
    index = engine_factory()
    index.publish(
        [
            document("one", "题", "公积金可以提取。", "公积金"),
            document("two", "题", "公积金。"),
            document("gone", "题", "公积金。"),
            document("other", "公积金", "居民"),
        ]
    )
    index.publish(removed=[("甲", "gone")], merge=False)
    with index.engine() as engine:
        snapshot = snapshot_of(engine)
        assert snapshot.words_sounding(spelled_mixed("gongjijin")[0].places, 9) == {"公积金": 2}
        assert not snapshot.words_sounding(spelled_mixed("jumi")[0].places, 9)
        assert snapshot.words_sounding(spelled_mixed("tiqu")[0].places, 9) == {"提取": 1}
        assert not snapshot.words_sounding((), 9)


def test_how_many_documents_hold_a_text(notices_engine: Engine, oracle: Oracle) -> None:
    snapshot = snapshot_of(notices_engine)
    texts = ("养犬登记", "军运会", "犬", "（一）", "居住正")
    literals = [normalise(text) for text in texts]
    expected = {literal: n for literal in literals if (n := _held(oracle, literal))}
    assert snapshot.holding(literals) == expected


def test_pairs_are_counted_at_least_as_often_as_they_stand(
    notices_engine: Engine, oracle: Oracle
) -> None:
    snapshot = snapshot_of(notices_engine)
    texts = [line for one in oracle.documents for line in (one.title, *one.lines)]
    pairs = sorted({a + b for text in texts for a, b in pairwise(text)})
    often = snapshot.pair_frequencies([*pairs, "居正"])
    assert "居正" not in often
    for pair in pairs[::7]:
        assert often[pair] >= _held(oracle, pair)
    begun = snapshot.pairs_beginning("养", 1)
    assert begun == {pair: often[pair] for pair in pairs if pair[0] == "养"}
    least = max(begun.values())
    assert set(snapshot.pairs_beginning("养", least)) == {
        pair for pair, count in begun.items() if count >= least
    }


def test_neighbours_are_counted_as_pairs(notices_engine: Engine) -> None:
    snapshot = snapshot_of(notices_engine)
    often = snapshot.pair_frequencies(("养犬", "犬登", "犬管", "正登"))
    assert often["养犬"] != often["犬登"]
    assert [list(counts) for counts in snapshot.neighbour_frequencies("养", "犬正", "登")] == [
        [often["养犬"], often["犬登"]],
        [0, often.get("正登", 0)],
    ]
    assert list(map(list, snapshot.neighbour_frequencies("", "犬", "管"))) == [[often["犬管"]]]
    assert list(map(list, snapshot.neighbour_frequencies("养", "犬", ""))) == [[often["养犬"]]]
    assert list(map(list, snapshot.neighbour_frequencies("", "犬", ""))) == [[]]
    assert list(snapshot.neighbour_frequencies("养", "", "登")) == []


def _held(oracle: Oracle, literal: str) -> int:
    documents = oracle.documents
    return sum(any(literal in line for line in (one.title, *one.lines)) for one in documents)
