"""`policy-search analytics`: what is searched for, and drafts of plain words."""

from __future__ import annotations

from pathlib import Path

from search_app.operation.analytics import PEOPLE, Analytics
from tests.cli.conftest import Run


def asked(folder: Path, text: str, times: int, total: int) -> None:
    counted = Analytics(folder, 30)
    for number in range(times):
        counted.searched(text, total, f"10.0.0.{number}".encode())


def test_nothing_is_counted_by_itself(policy_search: Run, tmp_path: Path) -> None:
    ran = policy_search("analytics", "--index-dir", tmp_path)
    assert (ran.code, "analytics_days" in ran.err) == (2, True)


def test_days_most_asked_and_without_hits(policy_search: Run, tmp_path: Path) -> None:
    asked(tmp_path, "养犬登记", PEOPLE + 3, 7)
    asked(tmp_path, "狗证牌子", PEOPLE, 0)
    ran = policy_search("analytics", "--index-dir", tmp_path)
    assert ran.code == 0
    lines = [" ".join(line.split()) for line in ran.out.splitlines()]
    assert lines[0].endswith(f"检索 {2 * PEOPLE + 3} 次，没有结果 {PEOPLE} 次")
    most, missed = lines.index("检索最多的"), lines.index("没有结果最多的")
    assert lines[most + 1 : missed] == [f"{PEOPLE + 3} 次 养犬登记", f"{PEOPLE} 次 狗证牌子"]
    assert lines[missed + 1 :] == [f"{PEOPLE} 次 狗证牌子"]


def test_a_draft_is_a_line_of_the_table_once_it_is_filled_in(
    policy_search: Run, tmp_path: Path
) -> None:
    asked(tmp_path, "狗证牌子", PEOPLE, 0)
    asked(tmp_path, "遛狗", PEOPLE, 0)  # the program's own table has it
    ran = policy_search("analytics", "--index-dir", tmp_path, "--draft")
    head, line = ran.out.splitlines()
    assert head.startswith("#") and line.startswith("# 狗证牌子\t")
    table = tmp_path / "words.tsv"
    table.write_text(ran.out, encoding="utf-8")
    assert policy_search("words", table).code == 0, "a draft changes nothing yet"
    filled = line.removeprefix("# ").replace("（公文中的说法）", "养犬登记证")
    table.write_text(filled + "\n", encoding="utf-8")
    checked = policy_search("words", table)
    assert (checked.code, checked.err) == (0, "")


def test_where_all_is_found_there_is_nothing_to_draft(policy_search: Run, tmp_path: Path) -> None:
    asked(tmp_path, "养犬登记", PEOPLE, 3)
    assert "都有结果" in policy_search("analytics", "--index-dir", tmp_path, "--draft").out
