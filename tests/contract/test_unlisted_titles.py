"""A name that documents cite and none bears is said to be missing."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from indexer.engine import Engine
from indexer.query.model import Sort
from tests.contract.conftest import EngineFactory
from tests.contract.documents import document
from tests.contract.engines import asked

CITING = tuple(
    document(
        f"{name}-{n}",
        f"第{n}号答复",
        f"根据《中华人民共和国{name}》第{n}条和《河道管理条例》，答复如下。",
    )
    for name, count in (("航运法", 3), ("锚地法", 2))
    for n in range(1, count + 1)
)

HELD = (
    document("longer", "中华人民共和国内河航运法", "内河航运。"),
    document("about", "内河航运法实施条例", "航运法。"),
    document("place", "云州市河道管理条例", "河道。"),
)


@pytest.fixture(scope="module")
def engine(engine_factory: EngineFactory) -> Iterator[Engine]:
    """An engine over documents of which some cite laws that are not there."""
    index = engine_factory()
    index.publish([*CITING, *HELD])
    with index.engine() as engine:
        yield engine


def said(engine: Engine, text: str, sort: Sort = Sort.RELEVANCE) -> tuple[str, ...]:
    """What an answer names as not held."""
    return engine.now().search(asked(text, sort=sort)).reading.unlisted_titles


@pytest.mark.parametrize(
    "text",
    ["航运法", "《航运法》", "请问航运法是否有效？", "航运法第三条", "航运法 全文"],
)
def test_a_cited_law_that_is_not_held_is_named(engine: Engine, text: str) -> None:
    assert said(engine, text) == ("航运法",)
    assert said(engine, text, Sort.NEWEST) == ("航运法",)


def test_its_whole_name_is_named_as_typed(engine: Engine) -> None:
    assert said(engine, "中华人民共和国航运法") == ("中华人民共和国航运法",)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("内河航运法", "it is held"),
        ("内河航运法和航运法", "the first that is named is held"),
        ("锚地法", "two documents may be wrong"),
        ("河道管理条例", "a place has a rule of that name"),
        ("远洋航运法", "it is another law, of which nobody speaks"),
        ("航运", "it is no name"),
        ("“航运法”", "what is quoted is looked for, not named"),
        ("航运法 -内河", "a text with operators names nothing"),
    ],
)
def test_nothing_is_said_of_other_texts(engine: Engine, text: str, why: str) -> None:
    assert said(engine, text) == (), why
