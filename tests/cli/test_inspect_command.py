"""Are the newest titles found? Asked of the index, and of a running site."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from flask import Flask

from indexer.engines import open_engine
from indexer.settings import Settings
from search_app import create_app
from tests.browser.servers import serving
from tests.cli.conftest import Ran, Run, record, write_records

HIDDEN = "关于工作的"


def test_all_titles_are_found(policy_search: Run, folder: Path) -> None:
    policy_search("index", folder)
    ran = policy_search("inspect")
    assert (ran.code, ran.out) == (0, "最新的 10 份文件，按标题检索，首页结果中有 10 份。\n")


def test_titles_that_are_not_found_are_listed(policy_search: Run, folder: Path) -> None:
    """Of a title that says nothing, page one holds those that say it more often."""
    write_records(
        folder / "more.jsonl",
        [record(n, id=f"m{n}", title=f"{HIDDEN}{HIDDEN}{n}", date="1999-01-01") for n in range(15)],
    )
    write_records(folder / "bad.jsonl", [record(30, id="bad", title="-通知")])
    policy_search("index", folder)
    ran = policy_search("inspect", "--count", "3")
    assert ran.code == 1
    assert "最新的 3 份文件，按标题检索，首页结果中有 2 份。" in ran.out
    assert "bad  -通知" in ran.out
    with serving(create_app(Settings(), open_engine(Settings()))) as site:
        assert policy_search("inspect", "--url", f"{site.origin}/", "--count", "3").out == ran.out


def test_a_site_that_does_not_answer_is_no_success(policy_search: Run) -> None:
    for address in ("http://127.0.0.1:9", "file:///etc/passwd"):
        ran = policy_search("inspect", "--url", address)
        assert ran.code == 3
        assert address in ran.err
    assert policy_search("inspect", "--count", "0").code == 2


@pytest.fixture
def site_folder(folder: Path, policy_search: Run) -> Path:
    """Three documents with addresses, and ten without."""
    records = [
        record(n, id=f"w{n}", url=f"https://www.example.gov.cn/zwgk/通知{n}.html")
        for n in (40, 41, 42)
    ]
    write_records(folder / "web.jsonl", records)
    assert policy_search("index", folder).code == 0
    return folder


LISTED = """
http://www.example.gov.cn/zwgk/%E9%80%9A%E7%9F%A540.html#top
https://WWW.example.gov.cn:443/zwgk/通知41.html/
https://www.example.gov.cn/zwgk/43.html
"""


def assert_compared(ran: Ran) -> None:
    assert (ran.code, ran.err) == (1, "")
    assert "清单中有 3 个网址：索引中没有的 1 个；索引中有、清单中没有的 1 份。" in ran.out
    assert "索引中没有：\n   https://www.example.gov.cn/zwgk/43.html\n" in ran.out
    assert "第42项工作的通知  https://www.example.gov.cn/zwgk/通知42.html\n" in ran.out
    assert "另有 10 份文件没有原文网址" in ran.out


def test_what_a_list_and_the_index_lack_is_named(policy_search: Run, site_folder: Path) -> None:
    file = site_folder.parent / "list.txt"
    file.write_text(LISTED, encoding="utf-8")
    assert_compared(policy_search("inspect", "--list", file))
    file.write_text("\n".join(LISTED.split()[:2]) + "\nhttps://www.example.gov.cn/zwgk/通知42.html")
    assert policy_search("inspect", "--list", file).code == 0


@pytest.mark.parametrize("text", ["", "<html>没有找到网页</html>"])
def test_a_list_without_addresses_is_no_list(
    policy_search: Run, site_folder: Path, text: str
) -> None:
    file = site_folder.parent / "list.txt"
    file.write_text(text, encoding="utf-8")
    ran = policy_search("inspect", "--list", file)
    assert (ran.code, ran.out) == (2, "")
    assert "没有一个网址" in ran.err


def test_a_sitemap_of_sitemaps_is_followed(policy_search: Run, site_folder: Path) -> None:
    maps: dict[str, bytes] = {}

    app = Flask("site")
    app.add_url_rule("/<name>", view_func=lambda name: maps[f"/{name}"], endpoint="map")
    places = "".join(f"<url><loc>{one}</loc></url>" for one in LISTED.split())
    with serving(app) as site:
        inner = f"<sitemap><loc>{site.origin}/1.xml.gz</loc></sitemap>"
        again = f"<sitemap><loc>{site.origin}/map.xml</loc></sitemap>"
        maps["/map.xml"] = f"<sitemapindex>{inner}{again}</sitemapindex>".encode()
        maps["/1.xml.gz"] = gzip.compress(f"<urlset>{places}</urlset>".encode())
        assert_compared(policy_search("inspect", "--list", f"{site.origin}/map.xml"))


@pytest.mark.parametrize("place", ["no.txt", "http://127.0.0.1:9/sitemap.xml", "."])
def test_a_list_that_cannot_be_read_is_said(
    policy_search: Run, site_folder: Path, place: str
) -> None:
    ran = policy_search("inspect", "--list", place)
    assert (ran.code, ran.out) == (2, "")
    assert f"读不到清单“{place}”" in ran.err
