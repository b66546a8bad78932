"""Which documents show personal data: listed for operators alone, every value masked."""

from __future__ import annotations

import stat
from pathlib import Path

from indexer.engines import open_engine
from indexer.settings import Settings
from search_app import create_app
from tests.cli.conftest import Run, record, write_records

MOBILE = "13800001234"
PERSONAL = record(
    40, body=f"各区人民政府：\n张三丰，手机{MOBILE}。\n1\t李四光\t男\t享受低保\n请执行。"
)


def test_documents_are_listed_with_masked_values(policy_search: Run, folder: Path) -> None:
    write_records(folder / "more.jsonl", [PERSONAL])
    assert "有 1 份可能含个人信息" in policy_search("index", folder).out
    ran = policy_search("privacy")
    assert ran.code == 0
    assert "手机号码\t正文\t" in ran.out and "138****1234" in ran.out
    assert "其中 1 份可能含个人信息" in ran.out
    apart = ran.out.index("依法公开")
    assert ran.out.index("138****1234") < apart < ran.out.index("李**")
    assert MOBILE not in ran.out + ran.err and "李四光" not in ran.out


def test_a_list_in_a_file_can_be_read_by_its_owner_alone(policy_search: Run, folder: Path) -> None:
    write_records(folder / "more.jsonl", [PERSONAL])
    policy_search("index", folder)
    listed = folder.parent / "list.tsv"
    listed.write_text("before")
    listed.chmod(0o644)
    ran = policy_search("privacy", "--output", listed)
    assert stat.S_IMODE(listed.stat().st_mode) == 0o600
    text = listed.read_text(encoding="utf-8")
    assert "138****1234" in text and MOBILE not in text and "before" not in text
    assert "138****1234" not in ran.out and str(listed) in ran.out


def test_a_link_is_not_written_through(policy_search: Run, folder: Path) -> None:
    policy_search("index", folder)
    target, link = folder.parent / "target", folder.parent / "link"
    target.write_text("own")
    link.symlink_to(target)
    assert policy_search("privacy", "--output", link).code == 3
    assert target.read_text() == "own"


def test_nothing_is_said_on_the_site(policy_search: Run, folder: Path) -> None:
    write_records(folder / "more.jsonl", [PERSONAL])
    policy_search("index", folder)
    client = create_app(Settings(), open_engine(Settings())).test_client()
    assert "个人信息" not in client.get("/data").get_data(as_text=True)


def test_an_index_without_personal_data_says_so(policy_search: Run, folder: Path) -> None:
    assert "个人信息" not in policy_search("index", folder).out
    assert "没有找到个人信息。" in policy_search("privacy").out
