"""`sources.toml`: what is said of a source reaches its documents, mistakes are said all at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.document import Document
from indexer.build import build
from indexer.engines import open_engine
from indexer.engines.whoosh.files import manifest
from indexer.query.model import Query
from indexer.results import MarkedDocument
from indexer.settings import Settings, SettingsError
from indexer.sources import load_sources, source_of
from search_app import wording

FILE = """
[[source]]
folder = "crawl/city"
name = "市政府网站"
site_name = "云州市人民政府门户网站"
base_url = "https://www.yunzhou.example/a/"
issuer = "云州市人民政府"
topic = "综合政务/政务公开"
region = "广东广州"
column_part = 2

[[source]]
folder = "local"
"""
NOTICE = (
    "关于做好供水工作的通知\n各单位应当保障居民用水，不得中断，并按期检修。\n"
    "请认真执行本通知的要求。"
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file of two sources, with a notice in each."""
    page = tmp_path / "crawl/city/zwgk/通知公告/1.txt"
    for path in (page, tmp_path / "local/1.txt"):
        path.parent.mkdir(parents=True)
        path.write_text(NOTICE, encoding="utf-8")
    (tmp_path / "sources.toml").write_text(FILE, encoding="utf-8")
    return tmp_path / "sources.toml"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings of an index that is not there yet."""
    return Settings(index_dir=tmp_path / "index", memory_mb=64, workers=1)


def documents(settings: Settings) -> dict[str, Document]:
    """The one document of each source."""
    engine = open_engine(settings)
    found: dict[str, Document] = {}
    for hit in engine.now().search(Query()).hits:
        marked = engine.now().document(hit.id)
        assert isinstance(marked, MarkedDocument)
        found[hit.source] = marked.document
    engine.close()
    return found


def test_what_is_said_of_a_source_reaches_its_documents(file: Path, settings: Settings) -> None:
    sources = load_sources(file)
    for source in sources:
        defaults = {one.name: one.defaults for one in sources}
        build(source.folder, source.name, settings, defaults=defaults)
    found = documents(settings)
    city = found["市政府网站"]
    assert city.url == (
        "https://www.yunzhou.example/a/zwgk/%E9%80%9A%E7%9F%A5%E5%85%AC%E5%91%8A/1.txt"
    )
    assert city.site == "云州市人民政府门户网站"
    assert city.issuers == ("云州市人民政府",)
    assert city.topics == ("综合政务/政务公开",)
    assert city.region == "广东省/广州市"
    assert city.source_topic == "通知公告"
    assert city.rules["issuers"] == "source:issuer"
    local = found["local"]
    assert (local.url, local.site, local.issuers, local.region) == (None, None, (), None)


def test_a_change_of_it_has_the_source_read_again(file: Path, settings: Settings) -> None:
    first, _ = load_sources(file)
    build(first.folder, first.name, settings, defaults={first.name: first.defaults})
    file.write_text(FILE.replace("广东广州", "广东深圳"), encoding="utf-8")
    first, _ = load_sources(file)
    report = build(first.folder, first.name, settings, defaults={first.name: first.defaults})
    assert (report.changed, report.unchanged) == (1, 0)
    assert documents(settings)[first.name].region == "广东省/深圳市"


def test_a_source_that_is_read_again_beside_another_one_keeps_it(
    file: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    city, local = load_sources(file)
    build(city.folder, city.name, settings, defaults={city.name: city.defaults})
    build(local.folder, local.name, settings)
    monkeypatch.setattr(manifest, "STORAGE", "another form")
    report = build(local.folder, local.name, settings)
    assert report.rebuilt == (city.name,)
    assert documents(settings)[city.name].region == "广东省/广州市"


def test_a_file_belongs_to_the_source_that_holds_it(file: Path) -> None:
    sources = load_sources(file)
    city, local = sources
    assert source_of(sources, None, city.folder / "zwgk/通知公告/1.txt") is city
    assert source_of(sources, "local", file) is local
    assert source_of(sources, None, file) is None


def test_all_mistakes_are_said_at_once(tmp_path: Path) -> None:
    (tmp_path / "a/b").mkdir(parents=True)
    file = tmp_path / "s.toml"
    file.write_text(
        """
title = "清单"
[[source]]
folder = "nowhere"
column_part = 0
[[source]]
folder = "a"
regoin = "广东"
[[source]]
name = "无"
region = "四海"
topic = "购房补贴"
issuer = "传闻"
base_url = "www.example"
column_part = "二"
[[source]]
folder = "a"
name = "甲"
[[source]]
folder = "a/b"
name = "甲"
""",
        encoding="utf-8",
    )
    with pytest.raises(SettingsError) as caught:
        load_sources(file)
    said = [
        wording.mistakes.problem(problem).replace(str(file), "")
        for problem in caught.value.problems
    ]
    assert said == [
        "：没有“title”这一项，是不是 [[source]]？",
        " source[1].column_part：“0”不对，请写成 1–20 之间的整数。",
        " source[2]：没有“regoin”这一项，是不是 region？",
        " source[3]：缺少“folder”，请补上。",
        " source[3].base_url：“www.example”不是网址，请写成 https://www.example.gov.cn/ 这样。",
        " source[3].issuer：“传闻”不是机关名称，请写成 云州市人民政府 这样。",
        " source[3].topic：“购房补贴”不是 22 类主题分类之一，"
        "请写成 综合政务、综合政务/政务公开 这样。",
        " source[3].region：“四海”不是地区，请写成 广东省、广东省/广州市、全国 这样。",
        " source[3].column_part：“二”不对，请写成 1–20 之间的整数。",
        "：有两个来源都叫“甲”，请改其中一个的 name。",
        wording.mistakes.problem(caught.value.problems[-1]).replace(str(file), ""),
    ]
    assert said[-1].endswith("在来源“甲”的文件夹之内，会编入两次，请分开。")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (None, "没有来源清单"),
        ("[[source]]\nfolder =\n", "不是正确的 TOML（第 2 行"),
        ("", "里没有来源"),
        ("source = 3", "里没有来源"),
    ],
)
def test_a_file_that_is_none(tmp_path: Path, text: str | None, said: str) -> None:
    file = tmp_path / "s.toml"
    if text is not None:
        file.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        load_sources(file)
    assert said in wording.mistakes.problem(caught.value.problems[0])


def test_a_byte_order_mark_is_no_mistake(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    file = tmp_path / "s.toml"
    file.write_text('[[source]]\nfolder = "a"', encoding="utf-8-sig")
    assert [source.name for source in load_sources(file)] == ["a"]
