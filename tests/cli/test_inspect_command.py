"""Are the newest titles found? Asked of the index, and of a running site."""

from __future__ import annotations

from pathlib import Path

from indexer.engines import open_engine
from indexer.settings import Settings
from search_app import create_app
from tests.browser.servers import serving
from tests.cli.conftest import Run, record, write_records

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
