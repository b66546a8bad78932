"""Documents on the same subject: who is listed and why, and never what is named elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

import pytest

from corpus.document import Document
from indexer.engine import Engine
from indexer.results.relations import Related
from indexer.similarity.related_scores import LEAST, MOST_RELATED
from indexer.takedown import take_down
from tests.contract.conftest import EngineFactory
from tests.contract.documents import document
from tests.contract.engines import Index
from tests.contract.related_oracle import RelatedOracle

PLACES = ("云川省/云川市", "云川省/青岚市", "海州省/石门市", "海州省")
SUBJECTS = {
    "dogs": (
        "养犬登记",
        "饲养犬要免疫，饲养地公安机关办证。免疫每年一次，免疫证随身携带，饲养人牵引。",
    ),
    "waste": (
        "生活垃圾分类",
        "厨余垃圾沥干后投放，厨余垃圾日产日清。可回收物交给回收站，有害垃圾另存。",
    ),
    "funds": ("住房公积金提取", "缴存职工购买住房的，可以提取公积金。提取额度不超过缴存余额。"),
    "sand": (
        "河道采砂许可",
        "采砂船舶应当停放在指定水域。采砂作业不得影响堤防，采砂许可每年核发。",
    ),
    "heat": ("城市集中供热", "热源单位按期供热，供热温度不低于十八度。热用户缴纳供热费用。"),
}


def notice(key: str, subject: str, place: int, **fields: object) -> Document:
    """A notice of a place on a subject, in words of its own."""
    name, text = SUBJECTS[subject]
    usual: dict[str, object] = {
        "title": f"关于做好{name}工作的通知",
        "region": PLACES[place],
        "issuers": (f"{PLACES[place].split('/')[-1]}人民政府",),
        "written_on": date(2019, 8, 1 + place),
        "topics": ("综合政务",),
    }
    fields = {**usual, **fields}
    title = str(fields.pop("title"))
    more = str(fields.pop("more", f"{PLACES[place]}的要求另行规定，{key}。"))
    return document(key, title, text, more, **fields)


def notices() -> list[Document]:
    """Each subject in each place, and one document on nothing that another is about."""
    every = [notice(f"{s}-{p}", s, p) for s in SUBJECTS for p in range(len(PLACES))]
    return [*every, document("alone", "关于表彰先进集体的决定", "授予荣誉称号。")]


@pytest.fixture(scope="module")
def engine(engine_factory: EngineFactory) -> Iterator[Engine]:
    """An engine over the notices, in one segment."""
    index = engine_factory()
    index.publish(notices())
    with index.engine() as engine:
        yield engine


def related(engine: Engine, id: str) -> tuple[Related, ...]:
    found = engine.now().relations(id)
    assert found is not None
    return found.related


def ids(engine: Engine, id: str) -> list[str]:
    return [one.document.id for one in related(engine, id)]


@pytest.mark.parametrize("subject", SUBJECTS)
def test_a_subject_s_documents_are_related_and_no_others(engine: Engine, subject: str) -> None:
    for place in range(len(PLACES)):
        others = {f"{subject}-{p}" for p in range(len(PLACES)) if p != place}
        assert set(ids(engine, f"{subject}-{place}")) == others


def test_who_is_of_the_same_province_comes_first(engine: Engine) -> None:
    assert ids(engine, "dogs-0")[0] == "dogs-1"
    assert ids(engine, "dogs-2")[0] == "dogs-3"


def test_nothing_is_listed_where_nothing_is_related(engine: Engine) -> None:
    assert ids(engine, "alone") == []


def test_each_says_why(engine: Engine) -> None:
    first = related(engine, "dogs-0")[0]
    assert set(first.words) == {"养犬", "登记"}
    assert first.in_titles
    assert first.topics == ("综合政务",)
    assert (first.issuers, first.region) == ((), None)


def test_texts_alone_can_be_enough_and_say_so(index: Index) -> None:
    bare = notice("bare", "dogs", 0, title="关于有关事项的通知")
    others = [document(f"other-{n}", f"关于第{n}号会议的通知") for n in range(10)]
    index.publish([*notices(), *others, bare])
    with index.engine() as engine:
        found = related(engine, "bare")
        assert {one.document.id for one in found} == {f"dogs-{p}" for p in range(len(PLACES))}
        assert all({"免疫", "饲养"} <= set(one.words) and not one.in_titles for one in found)
        same_place = next(one for one in found if one.document.id == "dogs-0")
        assert (same_place.region, same_place.issuers) == ("云川省/云川市", ("云川市人民政府",))


def test_what_is_named_elsewhere_is_not_listed_again(index: Index) -> None:
    number, cites = "云政规〔2019〕14号", "参照《石门市采砂办法》（石政规〔2018〕2号）执行。"
    numbered = {"document_number": number, "document_numbers": (number,), "more": cites}
    own = notice("own", "sand", 0, **numbered)
    other = "石政规〔2018〕2号"
    cited = notice("cited", "sand", 2, document_number=other, document_numbers=(other,))
    citing = notice("citing", "sand", 0, title="关于采砂许可的补充通知", more=f"按{number}执行。")
    version = notice("version", "sand", 0, written_on=date(2015, 1, 1), more="旧的要求不同。")
    copied = notice("copied", "sand", 0, source="乙", **numbered)
    free = notice("free", "sand", 3)
    rest = [one for one in notices() if not one.id.startswith("sand")]
    index.publish([*rest, own, cited, citing, version, copied, free])
    with index.engine() as engine:
        relations = engine.now().relations("own")
        assert relations is not None
        assert {"cited"} == {t.id for c in relations.citations for t in c.reached.targets}
        assert {one.document.id for one in relations.cited_by} == {"citing"}
        assert "version" in {one.id for one in relations.same_title}
        assert ids(engine, "own") == ["free"]


def test_a_title_and_a_text_are_listed_once(index: Index) -> None:
    older = notice("older", "heat", 2, written_on=date(2012, 1, 1), more="旧办法。")
    more = "价格由发展改革部门核定，按面积计收，每平方米二十五元，逾期缴纳的另行通知。" * 2
    copies = [
        notice(key, "heat", 3, title="关于城市集中供热价格的通知", source=key, more=more)
        for key in ("site-1", "site-2")
    ]
    index.publish([*notices(), older, *copies])
    with index.engine() as engine:
        found = ids(engine, "heat-0")
        assert "heat-2" in found
        assert "older" not in found
        assert len({"site-1", "site-2"} & set(found)) == 1


def test_at_most_so_many_are_listed(index: Index) -> None:
    many = [notice(f"more-{n}", "dogs", 3, title=f"关于养犬登记的通知（{n}）") for n in range(9)]
    index.publish([*notices(), *many])
    with index.engine() as engine:
        assert len(ids(engine, "dogs-0")) == MOST_RELATED


def test_segments_change_nothing(index: Index, engine: Engine) -> None:
    every = notices()
    for start in range(0, len(every), 7):
        index.publish(every[start : start + 7], merge=False)
    with index.engine() as divided:
        for one in every:
            assert related(divided, one.id) == related(engine, one.id)


def test_what_is_removed_or_taken_down_is_gone(index: Index) -> None:
    index.publish(notices())
    index.publish(removed=[("甲", "dogs-1")], merge=False)
    take_down(index.settings, ["dogs-2"], "误发", only=True)
    with index.engine() as engine:
        assert ids(engine, "dogs-0") == ["dogs-3"]


def test_the_same_are_found_by_comparing_with_every_document(engine: Engine) -> None:
    agrees_with_the_oracle(engine, notices())


def test_the_same_are_found_among_real_laws(laws_engine: Engine, laws: Sequence[Document]) -> None:
    agrees_with_the_oracle(laws_engine, laws, laws[::25])


def agrees_with_the_oracle(
    engine: Engine, documents: Sequence[Document], asked: Sequence[Document] = ()
) -> None:
    """The index keeps a length in one byte, so what is near the limit may be on either side."""
    oracle = RelatedOracle(documents)
    for own in asked or documents:
        relations = engine.now().relations(own.id)
        assert relations is not None
        near = oracle.similaritys(own.id)
        found = [one.document.id for one in relations.related]
        assert all(near[id] > LEAST - 0.02 for id in found)
        named = {one.document.id for one in relations.cited_by} | {
            d.id for d in relations.same_title
        }
        named |= {t.id for cited in relations.citations for t in cited.reached.targets}
        expected = [id for id, how in near.items() if how > LEAST + 0.02 and id not in named]
        assert found or not expected
